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
/// S are residual sums over n − p, for n increments and p regressors: fitted noise makes sums too small by p·S/n. What bias is left to them goes
/// with the pseudo-values over [Units], all fits made again without each piece, and the ratio is one of sums without bias. Of what remains,
/// of order (p/n)², the bound [#MOST_REGRESSORS] leaves less than a tenth of an error. Where y is closed, 1 − closure is quadratic in what is 0: it is 0 in the mean, but not normal; [MarkovTest] decides there.
///
/// @param closure   for each coordinate; its error is unknown (NaN) where `explained` is not known to a fifth of itself
/// @param explained S₀ − S_h over S₀ for each coordinate: the share of increments that is drift at all
public record Closure(List<Estimate> closure, List<Estimate> explained) {

    /// Regressors for each independent increment, of which there are n/lag, above which nothing is measured.
    public static final double MOST_REGRESSORS = 0.1;

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
    /// @throws IllegalArgumentException if 1 + d(L + 1) regressors are too many for the increments
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
        Regression.requireFew(design.regressors(), Moments.total(moments, -1)[0], lag, MOST_REGRESSORS);
        PseudoValues sums = PseudoValues.of(
                moments.length,
                left -> {
                    double[] total = Moments.total(moments, left);
                    Regression none = fit(total, width, 1, responses);
                    Regression present = fit(total, width, 1 + d, responses);
                    Regression past = fit(total, width, design.regressors(), responses);
                    double[] numbers = new double[3 * d];
                    for (int k = 0; k < d; k++) {
                        double s0 = square(none, k, total[0]);
                        numbers[k] = s0 - square(present, k, total[0]);
                        numbers[d + k] = s0 - square(past, k, total[0]);
                        numbers[2 * d + k] = s0;
                    }
                    return numbers;
                },
                engine.crew());
        List<Estimate> explained = ratios(sums, d, d);
        List<Estimate> closure = ratios(sums, 0, d);
        return new Closure(
                IntStream.range(0, d)
                        .mapToObj(k -> known(closure.get(k), explained.get(k)))
                        .toList(),
                explained);
    }

    private static Estimate known(Estimate closure, Estimate explained) {
        boolean far = explained.value() >= Estimate.FAR * explained.standardError();
        return far ? closure : new Estimate(closure.value(), Double.NaN, closure.n());
    }

    private static double square(Regression fit, int k, double n) {
        return fit.rest(k, k) / (n - fit.regressors());
    }

    /// Of d numbers to the next d.
    private static List<Estimate> ratios(PseudoValues sums, int from, int d) {
        return IntStream.range(from, from + d)
                .mapToObj(k -> sums.product(new int[] {k, k + d}, new int[] {1, -1}))
                .toList();
    }

    private static Regression fit(double[] sums, int width, int first, int[] responses) {
        return Regression.of(sums, width, IntStream.range(0, first).toArray(), responses);
    }
}
