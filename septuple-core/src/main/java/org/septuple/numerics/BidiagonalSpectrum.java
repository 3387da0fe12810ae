package org.septuple.numerics;

/// The small singular values of a bidiagonal matrix, every one to a relative error of a few n·ε, however small.
///
/// With entries z₀, z₁, … read along the two diagonals in turn, the singular values are the positive eigenvalues of the symmetric
/// tridiagonal matrix with zero diagonal and z beside it. Its Sturm sequence d_i = −σ − z²_{i−1}/d_{i−1} counts
/// them exactly for entries changed by an ulp or two, and such changes move every singular value by as little, relatively.
/// So bisection finds them.
///
/// Source: J. Demmel, W. Kahan, SIAM J. Sci. Stat. Comput. 11 (1990) 873, sections 2 and 5; K. V. Fernando, Numer. Math.
/// 79 (1998) 1.
public final class BidiagonalSpectrum {

    private static final double LEAST = 1e-150;

    private BidiagonalSpectrum() {}

    /// Squares of the smallest singular values that are not zero by the shape of the matrix.
    ///
    /// @param squares z², an even number of them, ≥ 0
    /// @param count   how many, ≤ half as many as z has entries
    /// @return σ² in rising order; those below 1e-300 as 0
    public static double[] smallest(double[] squares, int count) {
        int available = squares.length / 2;
        if (squares.length % 2 != 0 || count < 0 || count > available) {
            throw new IllegalArgumentException(
                    "%d singular values of %d entries: need an even number of entries, twice as many"
                            .formatted(count, squares.length));
        }
        double largest = 0;
        for (double square : squares) {
            largest = Math.max(largest, square);
        }
        double[] found = new double[count];
        for (int n = 0; n < count; n++) {
            double low = LEAST;
            double high = 2 * Math.sqrt(largest) + LEAST;
            if (below(squares, low) > available + 1 + n) {
                continue;
            }
            while (high / low > 1 + 4e-16) {
                double middle = high > 2 * low ? Math.sqrt(low) * Math.sqrt(high) : low + (high - low) / 2;
                if (middle <= low || middle >= high) {
                    break;
                }
                if (below(squares, middle) > available + 1 + n) {
                    high = middle;
                } else {
                    low = middle;
                }
            }
            found[n] = high * high;
        }
        return found;
    }

    /// Number of eigenvalues of the tridiagonal matrix below σ > 0: all negative ones, the 0 and singular values.
    private static int below(double[] squares, double sigma) {
        double d = -sigma;
        int count = 1;
        for (double square : squares) {
            double before = Math.abs(d) < 1e-300 ? -1e-300 : d;
            d = -sigma - square / before;
            count += d < 0 ? 1 : 0;
        }
        return count;
    }
}
