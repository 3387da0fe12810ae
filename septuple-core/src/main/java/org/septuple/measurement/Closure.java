package org.septuple.measurement;

import java.util.List;
import java.util.stream.IntStream;
import org.septuple.numerics.Engine;
import org.septuple.statistics.Estimate;

/// How much of the drift on the recorded coordinates y they explain themselves:
///
/// ```
/// closure = (S₀ − S_y)/(S₀ − S_h)
/// ```
///
/// with S the mean squares of Δy − prediction, out of sample (each piece is predicted from the other pieces): S₀ by a constant, S_y linear in y(t), S_h
/// linear in y(t) and y(t − l), l = 1, …, L lags: the history. 1 if y is closed (Markov, linear), less if hidden coordinates act on it
/// whose past the history shows. What no history shows is not seen, so 1 − closure is a lower bound of what is missing.
///
/// @param closure   for each coordinate; meaningless where `explained` is not positive within its error
/// @param explained S₀ − S_h over S₀ for each coordinate: the share of increments that is drift at all
public record Closure(List<Estimate> closure, List<Estimate> explained) {

    public Closure {
        closure = List.copyOf(closure);
        explained = List.copyOf(explained);
    }

    /// Measures.
    ///
    /// @param recording of the coordinates y
    /// @param lag       of increments and of the history, in frames, ≥ 1
    /// @param history   L ≥ 1
    /// @param engine    kernels and crew; bits do not depend on it
    /// @return for each coordinate
    public static Closure of(Recording recording, int lag, int history, Engine engine) {
        if (lag < 1 || history < 1) {
            throw new IllegalArgumentException("lag %d and history %d must be >= 1".formatted(lag, history));
        }
        int d = recording.coordinates();
        // lags of the window: present, pasts, then the response, an increment over the present
        int[] lags = new int[history + 2];
        for (int l = 0; l <= history; l++) {
            lags[l] = (history - l) * lag;
        }
        lags[history + 1] = (history + 1) * lag;
        Design design = new Design.Lagged(Design.origin(recording), lags, history + 1, true);
        double[][] moments = Moments.of(recording, Units.of(recording), design, engine);
        int[] responses = IntStream.range(design.regressors(), design.width()).toArray();
        double[][] none = squares(moments, design.width(), 1, responses, engine);
        double[][] present = squares(moments, design.width(), 1 + d, responses, engine);
        double[][] past = squares(moments, design.width(), design.regressors(), responses, engine);
        List<Estimate> all = PseudoValues.of(
                        moments.length,
                        left -> {
                            double[] numbers = new double[2 * d];
                            for (int k = 0; k < d; k++) {
                                double s0 = without(none, left, k);
                                double sh = without(past, left, k);
                                numbers[k] = (s0 - without(present, left, k)) / (s0 - sh);
                                numbers[d + k] = (s0 - sh) / s0;
                            }
                            return numbers;
                        },
                        engine.crew())
                .estimates();
        return new Closure(all.subList(0, d), all.subList(d, 2 * d));
    }

    /// Squares that the first regressors leave in each piece, fitted without it.
    private static double[][] squares(double[][] moments, int width, int first, int[] responses, Engine engine) {
        int[] regressors = IntStream.range(0, first).toArray();
        double[][] squares = new double[moments.length][responses.length];
        engine.crew().work(moments.length, (worker, unit) -> {
            Regression fit = Regression.of(Moments.total(moments, unit), width, regressors, responses);
            for (int k = 0; k < responses.length; k++) {
                squares[unit][k] = fit.squares(moments[unit], width, regressors, responses, k);
            }
        });
        return squares;
    }

    private static double without(double[][] squares, int left, int k) {
        return IntStream.range(0, squares.length)
                .filter(unit -> unit != left)
                .mapToDouble(unit -> squares[unit][k])
                .sum();
    }
}
