package org.septuple.spacetime;

/// Lengths and directions of vectors, and the refusal of numbers that are not finite.
final class SpatialVector {

    private static final int SIZE = 3;

    private SpatialVector() {}

    /// The root of the sum of squares.
    ///
    /// @param v any number of components
    static double length(double[] v) {
        double squares = 0;
        for (double x : v) {
            squares += x * x;
        }
        return Math.sqrt(squares);
    }

    /// The unit vector along a vector of any length.
    ///
    /// @param what name of the vector
    /// @param v    3 finite numbers, not all 0
    static double[] direction(String what, double[] v) {
        requireNumbers(what, v, SIZE);
        double largest = Math.max(Math.abs(v[0]), Math.max(Math.abs(v[1]), Math.abs(v[2])));
        if (largest == 0) {
            throw new IllegalArgumentException(what + " is zero; give a vector that points somewhere");
        }
        double[] n = {v[0] / largest, v[1] / largest, v[2] / largest};
        double length = length(n);
        return new double[] {n[0] / length, n[1] / length, n[2] / length};
    }

    static void requireNumbers(String what, double[] numbers, int count) {
        if (numbers.length != count) {
            throw new IllegalArgumentException("%s: %d numbers, need %d".formatted(what, numbers.length, count));
        }
        for (double x : numbers) {
            requireFinite(what, x);
        }
    }

    static void requireFinite(String what, double x) {
        if (!Double.isFinite(x)) {
            throw new IllegalArgumentException("%s: %s, must be finite".formatted(what, x));
        }
    }
}
