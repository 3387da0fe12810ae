package org.septuple.spacetime;

import org.septuple.numerics.Elementary;

/// Rotations of space as 3×3 matrices, row-major, many of them one after the other.
final class Rotations {

    /// Entries of one.
    static final int ENTRIES = 9;

    private static final int AXES = 3;
    private static final double SMALL = 1e-4;

    private Rotations() {}

    /// Of the quaternion (w, x, y, z), of any length but 0.
    static void ofQuaternion(double w, double x, double y, double z, double[] to, int at) {
        double two = 2 / (w * w + x * x + y * y + z * z);
        to[at] = 1 - two * (y * y + z * z);
        to[at + 1] = two * (x * y - w * z);
        to[at + 2] = two * (x * z + w * y);
        to[at + 3] = two * (x * y + w * z);
        to[at + 4] = 1 - two * (x * x + z * z);
        to[at + 5] = two * (y * z - w * x);
        to[at + 6] = two * (x * z - w * y);
        to[at + 7] = two * (y * z + w * x);
        to[at + 8] = 1 - two * (x * x + y * y);
    }

    /// v ↦ R v.
    static void apply(double[] r, int at, double[] v, double[] to) {
        for (int a = 0; a < AXES; a++) {
            to[a] = r[at + 3 * a] * v[0] + r[at + 3 * a + 1] * v[1] + r[at + 3 * a + 2] * v[2];
        }
    }

    /// factor·R g Rᵀ of packed symmetric matrices.
    static void conjugate(double[] r, int at, double[] g, int from, double factor, double[] to, int place) {
        for (int a = 0; a < AXES; a++) {
            double x = r[at + 3 * a];
            double y = r[at + 3 * a + 1];
            double z = r[at + 3 * a + 2];
            double gx = x * g[from] + y * g[from + 1] + z * g[from + 2];
            double gy = x * g[from + 1] + y * g[from + 3] + z * g[from + 4];
            double gz = x * g[from + 2] + y * g[from + 4] + z * g[from + 5];
            for (int b = a; b < AXES; b++) {
                to[place + SpatialMatrix.place(a, b)] =
                        factor * (gx * r[at + 3 * b] + gy * r[at + 3 * b + 1] + gz * r[at + 3 * b + 2]);
            }
        }
    }

    /// e^T R, Tv = θ × v: the retraction of the search. By the unit quaternion (cos ½|θ|, sin ½|θ| θ/|θ|), and made orthogonal to round-off.
    static void turn(double[] r, int at, double x, double y, double z, double[] to, int place) {
        double half = Math.sqrt(x * x + y * y + z * z) / 2;
        double sinc = half < SMALL ? 1 - half * half / 6 : Elementary.sin(half) / half;
        double s = sinc / 2;
        double[] e = new double[ENTRIES];
        ofQuaternion(Elementary.cos(half), s * x, s * y, s * z, e, 0);
        for (int a = 0; a < AXES; a++) {
            for (int b = 0; b < AXES; b++) {
                to[place + 3 * a + b] =
                        e[3 * a] * r[at + b] + e[3 * a + 1] * r[at + 3 + b] + e[3 * a + 2] * r[at + 6 + b];
            }
        }
        orthonormalise(to, place);
    }

    /// One step of Newton's iteration for the polar factor, R ← R(3 − RᵀR)/2: kills the drift of many products.
    private static void orthonormalise(double[] r, int at) {
        double[] old = new double[ENTRIES];
        System.arraycopy(r, at, old, 0, ENTRIES);
        double[] square = new double[ENTRIES];
        for (int a = 0; a < AXES; a++) {
            for (int b = 0; b < AXES; b++) {
                square[3 * a + b] =
                        (a == b ? 3 : 0) - (old[a] * old[b] + old[3 + a] * old[3 + b] + old[6 + a] * old[6 + b]);
            }
        }
        for (int a = 0; a < AXES; a++) {
            for (int b = 0; b < AXES; b++) {
                r[at + 3 * a + b] =
                        (old[3 * a] * square[b] + old[3 * a + 1] * square[3 + b] + old[3 * a + 2] * square[6 + b]) / 2;
            }
        }
    }
}
