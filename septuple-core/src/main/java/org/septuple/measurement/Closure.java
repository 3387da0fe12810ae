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
/// with S the mean squares of Δy − prediction by least squares: S₀ by a constant, S_y linear in y(t), S_h
/// linear in y(t) and y(t − l), l = 1, …, L lags: the history. 1 if y is closed (Markov, linear), less if hidden coordinates act on it
/// whose past the history shows. What no history shows is not seen, so 1 − closure is a lower bound of what is missing.
///
/// Fitted noise makes S too small by p·S/n for p regressors. That goes with the pseudo-values over [Units], all fits made again without each
/// piece. Where y is closed, 1 − closure is quadratic in what is 0: it is 0 in the mean, but not normal; [MarkovTest] decides there.
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
        int width = design.width();
        int[] responses = IntStream.range(design.regressors(), width).toArray();
        List<Estimate> all = PseudoValues.of(
                        moments.length,
                        left -> {
                            double[] sums = Moments.total(moments, left);
                            Regression none = fit(sums, width, 1, responses);
                            Regression present = fit(sums, width, 1 + d, responses);
                            Regression past = fit(sums, width, design.regressors(), responses);
                            double[] numbers = new double[2 * d];
                            for (int k = 0; k < d; k++) {
                                double s0 = none.rest(k, k);
                                double sh = past.rest(k, k);
                                numbers[k] = (s0 - present.rest(k, k)) / (s0 - sh);
                                numbers[d + k] = (s0 - sh) / s0;
                            }
                            return numbers;
                        },
                        engine.crew())
                .estimates();
        return new Closure(all.subList(0, d), all.subList(d, 2 * d));
    }

    private static Regression fit(double[] sums, int width, int first, int[] responses) {
        return Regression.of(sums, width, IntStream.range(0, first).toArray(), responses);
    }
}
