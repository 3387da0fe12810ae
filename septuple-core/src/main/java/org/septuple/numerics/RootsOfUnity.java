package org.septuple.numerics;

/// e^(−2πi·j/n), both parts right to about half a unit in the last place of 1.
final class RootsOfUnity {

    private RootsOfUnity() {}

    /// Real part.
    ///
    /// @param j in [0, n)
    /// @param n of the circle
    /// @return cos(2πj/n)
    static double cos(long j, long n) {
        return ofQuarters(4 * j / n, 4 * j % n, n);
    }

    /// Imaginary part.
    ///
    /// @param j in [0, n)
    /// @param n of the circle
    /// @return −sin(2πj/n)
    static double minusSin(long j, long n) {
        return ofQuarters(4 * j / n + 1, 4 * j % n, n);
    }

    /// cos((quarters + rest/n)·π/2): the reduction to an eighth of the circle is exact.
    private static double ofQuarters(long quarters, long rest, long n) {
        boolean beyond = 2 * rest > n;
        double turns = (double) (beyond ? n - rest : rest) / (4 * n);
        boolean cosine = ((quarters & 1) == 0) != beyond;
        double value = cosine ? Elementary.cosTurns(turns) : Elementary.sinTurns(turns);
        long quadrant = quarters & 3;
        return quadrant == 1 || quadrant == 2 ? -value : value;
    }
}
