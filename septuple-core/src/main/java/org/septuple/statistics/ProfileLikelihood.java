package org.septuple.statistics;

import java.util.Arrays;
import java.util.function.DoubleUnaryOperator;
import org.hipparchus.analysis.solvers.BrentSolver;
import org.hipparchus.distribution.continuous.ChiSquaredDistribution;

/// The interval of one parameter in which the log-likelihood ℓ, maximised over all other parameters, is at most χ²/2 below its maximum,
/// χ² the quantile of one degree of freedom.
///
/// ℓ is first looked at on a grid over the range that is searched; nothing narrower than its mesh is seen, and nothing outside. The
/// maximum is then found by golden section, the ends by Brent's method. An end is open, ±∞, where ℓ stays above the threshold up to the
/// end of the range. With several maxima above the threshold, the interval covers all of them, and the gaps between.
///
/// Source: S. A. Murphy, A. W. van der Vaart, J. Am. Stat. Assoc. 95 (2000) 449; R. P. Brent, *Algorithms for Minimization without
/// Derivatives* (1973), chapter 4.
///
/// @param estimate the parameter of largest likelihood, within √ε of the range
/// @param maximum  ℓ there
/// @param low      lower end, −∞ if open
/// @param high     upper end, ∞ if open
/// @param maxima   number of local maxima above the threshold that the grid sees, ≥ 1; a plateau is one
public record ProfileLikelihood(double estimate, double maximum, double low, double high, int maxima) {

    private static final int GOLDEN_STEPS = 60;
    private static final double GOLDEN = (Math.sqrt(5) - 1) / 2;
    private static final int MOST_EVALUATIONS = 1000;

    /// Precision of an end, relative to the range.
    private static final double PRECISION = 1e-12;

    /// Depth below the threshold at which ℓ is cut off, so that impossible parameters have a number.
    private static final double DEPTH = 1000;

    /// Dips that are shallower than this, relative to ℓ or 1, are round-off.
    private static final double DIP = 1e-9;

    /// Finds the interval.
    ///
    /// @param logLikelihood profile ℓ; NaN or −∞ where the parameter is impossible
    /// @param from          lower end of the range
    /// @param to            upper end of the range
    /// @param cells         of the grid, ≥ 2
    /// @param confidence    in (0, 1), such as 0.95
    /// @return the interval
    /// @throws IllegalArgumentException if the parameter is impossible on the whole grid
    public static ProfileLikelihood of(
            DoubleUnaryOperator logLikelihood, double from, double to, int cells, double confidence) {
        if (!(from < to && Double.isFinite(to - from)) || cells < 2 || !(confidence > 0 && confidence < 1)) {
            throw new IllegalArgumentException(
                    "range [%g, %g], %d cells, confidence %g: need from < to, cells >= 2, confidence in (0, 1)"
                            .formatted(from, to, cells, confidence));
        }
        DoubleUnaryOperator l = x -> {
            double value = logLikelihood.applyAsDouble(x);
            return Double.isNaN(value) ? Double.NEGATIVE_INFINITY : value;
        };
        double[] x = new double[cells + 1];
        Arrays.setAll(x, k -> k == cells ? to : from + (to - from) * k / cells);
        double[] values = Arrays.stream(x).map(l).toArray();
        int top = highest(values);
        if (!Double.isFinite(values[top])) {
            throw new IllegalArgumentException(
                    "the log-likelihood is %s at best on [%g, %g]; search elsewhere or with more cells"
                            .formatted(values[top], from, to));
        }
        double estimate = summit(l, x[Math.max(top - 1, 0)], x[top], x[Math.min(top + 1, cells)]);
        double maximum = l.applyAsDouble(estimate);
        double threshold = maximum - new ChiSquaredDistribution(1).inverseCumulativeProbability(confidence) / 2;
        DoubleUnaryOperator above = parameter -> Math.max(l.applyAsDouble(parameter), threshold - DEPTH) - threshold;
        int first = 0;
        while (first <= cells && x[first] < estimate && !(values[first] > threshold)) {
            first++;
        }
        int last = cells;
        while (last >= 0 && x[last] > estimate && !(values[last] > threshold)) {
            last--;
        }
        double precision = PRECISION * (to - from);
        double low = first == 0
                ? Double.NEGATIVE_INFINITY
                : crossing(above, x[first - 1], Math.min(x[Math.min(first, cells)], estimate), precision);
        double high = last == cells
                ? Double.POSITIVE_INFINITY
                : crossing(above, Math.max(x[Math.max(last, 0)], estimate), x[last + 1], precision);
        return new ProfileLikelihood(estimate, maximum, low, high, Math.max(1, maxima(values, threshold)));
    }

    /// Whether a second maximum rises above the threshold, so that the interval is a hull of several.
    ///
    /// @return maxima > 1
    public boolean isMultimodal() {
        return maxima > 1;
    }

    private static int highest(double[] values) {
        int top = 0;
        for (int k = 1; k < values.length; k++) {
            top = values[k] > values[top] ? k : top;
        }
        return top;
    }

    /// The maximum between two neighbours of the best grid point, or that point if nothing is better.
    private static double summit(DoubleUnaryOperator l, double left, double top, double right) {
        double a = left;
        double b = right;
        double inner = b - GOLDEN * (b - a);
        double outer = a + GOLDEN * (b - a);
        double atInner = l.applyAsDouble(inner);
        double atOuter = l.applyAsDouble(outer);
        for (int step = 0; step < GOLDEN_STEPS; step++) {
            if (atInner >= atOuter) {
                b = outer;
                outer = inner;
                atOuter = atInner;
                inner = b - GOLDEN * (b - a);
                atInner = l.applyAsDouble(inner);
            } else {
                a = inner;
                inner = outer;
                atInner = atOuter;
                outer = a + GOLDEN * (b - a);
                atOuter = l.applyAsDouble(outer);
            }
        }
        double best = atInner >= atOuter ? inner : outer;
        return l.applyAsDouble(best) > l.applyAsDouble(top) ? best : top;
    }

    private static double crossing(DoubleUnaryOperator above, double left, double right, double precision) {
        return new BrentSolver(0, precision).solve(MOST_EVALUATIONS, above::applyAsDouble, left, right);
    }

    private static int maxima(double[] values, double threshold) {
        int count = 0;
        boolean rising = true;
        double extreme = Double.NEGATIVE_INFINITY;
        for (double value : values) {
            double dip = DIP * Math.max(1, Math.abs(threshold));
            if (rising) {
                extreme = Math.max(extreme, value);
                if (value < extreme - dip) {
                    count += extreme > threshold ? 1 : 0;
                    rising = false;
                    extreme = value;
                }
            } else {
                extreme = Math.min(extreme, value);
                if (value > extreme + dip) {
                    rising = true;
                    extreme = value;
                }
            }
        }
        return count + (rising && extreme > threshold ? 1 : 0);
    }
}
