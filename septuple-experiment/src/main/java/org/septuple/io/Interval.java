package org.septuple.io;

import java.util.Locale;
import java.util.stream.DoubleStream;

/// The finite numbers a field accepts. Prints as messages want it: `> 0`, `in [0, 1)`, `finite`.
///
/// @param lower     the lower bound, −∞ if none
/// @param lowerOpen whether the lower bound itself is excluded
/// @param upper     the upper bound, +∞ if none
/// @param upperOpen whether the upper bound itself is excluded
public record Interval(double lower, boolean lowerOpen, double upper, boolean upperOpen) {

    /// Every finite number.
    public static final Interval FINITE = new Interval(Double.NEGATIVE_INFINITY, true, Double.POSITIVE_INFINITY, true);

    /// > 0.
    public static final Interval POSITIVE = above(0);

    /// >= 0.
    public static final Interval NON_NEGATIVE = atLeast(0);

    /// From 0 to 1, both included.
    public static final Interval UNIT = closed(0, 1);

    /// Refuses intervals without any number.
    public Interval {
        boolean open = lowerOpen || upperOpen;
        if (!(lower < upper || (lower == upper && !open))) {
            throw new IllegalArgumentException("lower = %s must lie below upper = %s".formatted(lower, upper));
        }
    }

    /// Numbers > bound.
    ///
    /// @param bound excluded
    /// @return the interval
    public static Interval above(double bound) {
        return new Interval(bound, true, Double.POSITIVE_INFINITY, true);
    }

    /// Numbers >= bound.
    ///
    /// @param bound included
    /// @return the interval
    public static Interval atLeast(double bound) {
        return new Interval(bound, false, Double.POSITIVE_INFINITY, true);
    }

    /// Numbers < bound.
    ///
    /// @param bound excluded
    /// @return the interval
    public static Interval below(double bound) {
        return new Interval(Double.NEGATIVE_INFINITY, true, bound, true);
    }

    /// Numbers <= bound.
    ///
    /// @param bound included
    /// @return the interval
    public static Interval atMost(double bound) {
        return new Interval(Double.NEGATIVE_INFINITY, true, bound, false);
    }

    /// [lower, upper].
    ///
    /// @param lower included
    /// @param upper included
    /// @return the interval
    public static Interval closed(double lower, double upper) {
        return new Interval(lower, false, upper, false);
    }

    /// (lower, upper).
    ///
    /// @param lower excluded
    /// @param upper excluded
    /// @return the interval
    public static Interval open(double lower, double upper) {
        return new Interval(lower, true, upper, true);
    }

    /// [lower, upper).
    ///
    /// @param lower included
    /// @param upper excluded
    /// @return the interval
    public static Interval closedOpen(double lower, double upper) {
        return new Interval(lower, false, upper, true);
    }

    /// (lower, upper].
    ///
    /// @param lower excluded
    /// @param upper included
    /// @return the interval
    public static Interval openClosed(double lower, double upper) {
        return new Interval(lower, true, upper, false);
    }

    /// Whether a number is finite and inside.
    ///
    /// @param x the number
    /// @return false also for NaN
    public boolean contains(double x) {
        return Double.isFinite(x) && (lowerOpen ? x > lower : x >= lower) && (upperOpen ? x < upper : x <= upper);
    }

    /// Some number inside, for going on after a violation.
    double anyInside() {
        return DoubleStream.of(1, 0, lower, upper, lower / 2 + upper / 2, lower + 1, upper - 1, Math.nextUp(lower))
                .filter(this::contains)
                .findFirst()
                .orElse(0);
    }

    @Override
    public String toString() {
        boolean bounded = lower > Double.NEGATIVE_INFINITY;
        if (upper == Double.POSITIVE_INFINITY) {
            return bounded ? (lowerOpen ? "> " : ">= ") + print(lower) : "finite";
        }
        if (!bounded) {
            return (upperOpen ? "< " : "<= ") + print(upper);
        }
        return "in %s%s, %s%s".formatted(lowerOpen ? "(" : "[", print(lower), print(upper), upperOpen ? ")" : "]");
    }

    /// The shortest text that reads back as the same number, as people write it: 5, 0.001, 1e-12.
    static String print(double x) {
        if (Double.isNaN(x)) {
            return ".nan";
        }
        if (Double.isInfinite(x)) {
            return x > 0 ? ".inf" : "-.inf";
        }
        var text = Double.toString(x).toLowerCase(Locale.ROOT).replace(".0e", "e");
        return text.endsWith(".0") ? text.substring(0, text.length() - 2) : text;
    }
}
