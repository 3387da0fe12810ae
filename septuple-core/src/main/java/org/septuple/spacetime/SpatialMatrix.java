package org.septuple.spacetime;

/// Symmetric 3×3 matrices as six entries xx, xy, xz, yy, yz, zz, many of them one after the other.
final class SpatialMatrix {

    /// Entries of one.
    static final int ENTRIES = 6;

    /// Relative; three equal eigenvalues are known to the third root of round-off only.
    private static final double EIGENVALUE_ROOM = 1e-4;
    /// Each takes a third of the distance to three equal ones.
    private static final int NEWTON_STEPS = 40;

    private static final int[][] PLACE = {{0, 1, 2}, {1, 3, 4}, {2, 4, 5}};

    private SpatialMatrix() {}

    /// Where entry (a, b) stands.
    static int place(int a, int b) {
        return PLACE[a][b];
    }

    /// Determinant of the matrix at `at`.
    static double determinant(double[] m, int at) {
        double xx = m[at];
        double xy = m[at + 1];
        double xz = m[at + 2];
        double yy = m[at + 3];
        double yz = m[at + 4];
        double zz = m[at + 5];
        return xx * (yy * zz - yz * yz) - xy * (xy * zz - yz * xz) + xz * (xy * yz - yy * xz);
    }

    /// Inverse of the matrix at `at`, which has a determinant other than 0.
    static void inverse(double[] m, int at, double[] inverse, int to) {
        double xx = m[at];
        double xy = m[at + 1];
        double xz = m[at + 2];
        double yy = m[at + 3];
        double yz = m[at + 4];
        double zz = m[at + 5];
        double one = 1 / determinant(m, at);
        inverse[to] = one * (yy * zz - yz * yz);
        inverse[to + 1] = one * (xz * yz - xy * zz);
        inverse[to + 2] = one * (xy * yz - xz * yy);
        inverse[to + 3] = one * (xx * zz - xz * xz);
        inverse[to + 4] = one * (xy * xz - xx * yz);
        inverse[to + 5] = one * (xx * yy - xy * xy);
    }

    /// Whether all leading minors are > 0 and finite.
    static boolean isPositiveDefinite(double[] m, int at) {
        double minor = m[at] * m[at + 3] - m[at + 1] * m[at + 1];
        double determinant = determinant(m, at);
        return m[at] > 0 && minor > 0 && determinant > 0 && Double.isFinite(m[at] + minor + determinant);
    }

    /// v ↦ m v.
    static void apply(double[] m, int at, double[] v, double[] product) {
        double x = v[0];
        double y = v[1];
        double z = v[2];
        product[0] = m[at] * x + m[at + 1] * y + m[at + 2] * z;
        product[1] = m[at + 1] * x + m[at + 3] * y + m[at + 4] * z;
        product[2] = m[at + 2] * x + m[at + 4] * y + m[at + 5] * z;
    }

    /// −m⁻¹ ṁ m⁻¹ from m⁻¹ and ṁ.
    static void rateOfInverse(double[] inverse, double[] rate, double[] to, int at) {
        double[] product = new double[ENTRIES];
        sandwich(inverse, rate, inverse, product);
        for (int k = 0; k < ENTRIES; k++) {
            to[at + k] = -product[k];
        }
    }

    /// vᵀ m v.
    static double form(double[] m, double x, double y, double z) {
        return m[0] * x * x + m[3] * y * y + m[5] * z * z + 2 * (m[1] * x * y + m[2] * x * z + m[4] * y * z);
    }

    /// tr(m n).
    static double traceOfProduct(double[] m, double[] n) {
        return m[0] * n[0] + m[3] * n[3] + m[5] * n[5] + 2 * (m[1] * n[1] + m[2] * n[2] + m[4] * n[4]);
    }

    /// m n p where that is symmetric.
    static void sandwich(double[] m, double[] n, double[] p, double[] product) {
        for (int a = 0; a < 3; a++) {
            for (int b = a; b < 3; b++) {
                double sum = 0;
                for (int c = 0; c < 3; c++) {
                    for (int d = 0; d < 3; d++) {
                        sum += m[PLACE[a][c]] * n[PLACE[c][d]] * p[PLACE[d][b]];
                    }
                }
                product[PLACE[a][b]] = sum;
            }
        }
    }

    /// A lower bound of the smallest eigenvalue of a positive definite matrix, by Newton's steps on the characteristic polynomial from 0, which only
    /// approach it; 10⁻⁴ less for round-off.
    static double below(double[] m, int at) {
        return (1 - EIGENVALUE_ROOM) * newton(m, at, 0);
    }

    /// An upper bound of the largest eigenvalue of a positive definite matrix, from the trace; 10⁻⁴ more for round-off.
    static double above(double[] m, int at) {
        return (1 + EIGENVALUE_ROOM) * newton(m, at, m[at] + m[at + 3] + m[at + 5]);
    }

    private static double newton(double[] m, int at, double from) {
        double trace = m[at] + m[at + 3] + m[at + 5];
        double minors = m[at] * m[at + 3]
                - m[at + 1] * m[at + 1]
                + m[at] * m[at + 5]
                - m[at + 2] * m[at + 2]
                + m[at + 3] * m[at + 5]
                - m[at + 4] * m[at + 4];
        double determinant = determinant(m, at);
        double x = from;
        for (int k = 0; k < NEWTON_STEPS; k++) {
            double slope = (3 * x - 2 * trace) * x + minors;
            double step = slope == 0 ? 0 : (((x - trace) * x + minors) * x - determinant) / slope;
            x -= step;
            if (Math.abs(step) <= EIGENVALUE_ROOM / 10 * x) {
                break;
            }
        }
        return x;
    }

    /// Largest entry of m n − 1 by magnitude; NaN if one is.
    static double distanceFromOne(double[] m, double[] n) {
        double largest = 0;
        for (int a = 0; a < 3; a++) {
            for (int b = 0; b < 3; b++) {
                double sum = a == b ? -1 : 0;
                for (int c = 0; c < 3; c++) {
                    sum += m[PLACE[a][c]] * n[PLACE[c][b]];
                }
                largest = Math.max(largest, Math.abs(sum));
            }
        }
        return largest;
    }
}
