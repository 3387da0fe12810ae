package org.septuple.quantum;

/// Coefficients of cubic splines along lines, s(u) = Σ c_i B(u − i) with B the cubic B-spline of integer knots, so that
/// (c_{i−1} + 4c_i + c_{i+1})/6 are the values.
///
/// Without periods the two missing equations are *not-a-knot*: the third derivative is continuous at the second and the last but one point.
/// There the second derivative is then exactly the second difference of values, which gives c there at once.
final class SplineLines {

    /// Coefficients that each line has more than values: c₋₁ first, c_n and, for periods, c_{n+1} last.
    static final int PADDING = 3;

    private SplineLines() {}

    /// Weight of coefficient j − 1 after the point that lies u ∈ [0, 1] behind, derived `order` times by u. Also for u outside, where the
    /// piece goes on.
    static double weight(int j, double u, int order) {
        double v = 1 - u;
        return switch (order) {
            case 0 ->
                switch (j) {
                    case 0 -> v * v * v / 6;
                    case 1 -> (4 - 6 * u * u + 3 * u * u * u) / 6;
                    case 2 -> (4 - 6 * v * v + 3 * v * v * v) / 6;
                    default -> u * u * u / 6;
                };
            case 1 ->
                switch (j) {
                    case 0 -> -v * v / 2;
                    case 1 -> u * (1.5 * u - 2);
                    case 2 -> -v * (1.5 * v - 2);
                    default -> u * u / 2;
                };
            default ->
                switch (j) {
                    case 0 -> v;
                    case 1 -> 3 * u - 2;
                    case 2 -> 3 * v - 2;
                    default -> u;
                };
        };
    }

    /// Turns values into coefficients along one axis.
    ///
    /// @param values   with that shape
    /// @param shape    points along each axis
    /// @param axis     along which
    /// @param periodic whether the line closes
    /// @return [#PADDING] more along that axis
    static double[] coefficients(double[] values, int[] shape, int axis, boolean periodic) {
        int n = shape[axis];
        int stride = 1;
        for (int k = axis + 1; k < shape.length; k++) {
            stride *= shape[k];
        }
        int lines = values.length / n;
        int longer = n + PADDING;
        double[] result = new double[lines * longer];
        double[] f = new double[n];
        double[] c = new double[longer];
        double[] scratch = new double[n];
        double[] correction = periodic ? correction(n, scratch) : f;
        for (int line = 0; line < lines; line++) {
            int outer = line / stride;
            int inner = line % stride;
            for (int i = 0; i < n; i++) {
                f[i] = values[(outer * n + i) * stride + inner];
            }
            if (periodic) {
                closed(f, c, scratch, correction);
            } else {
                open(f, c, scratch);
            }
            for (int i = 0; i < longer; i++) {
                result[(outer * longer + i) * stride + inner] = c[i];
            }
        }
        return result;
    }

    private static void open(double[] f, double[] c, double[] scratch) {
        int n = f.length;
        double first = f[1] - (f[0] - 2 * f[1] + f[2]) / 6;
        double last = f[n - 2] - (f[n - 3] - 2 * f[n - 2] + f[n - 1]) / 6;
        // c of point i is c[i + 1].
        c[2] = first;
        c[n - 1] = last;
        if (n > 4) {
            for (int i = 2; i < n - 2; i++) {
                c[i + 1] = 6 * f[i];
            }
            c[3] -= first;
            c[n - 2] -= last;
            tridiagonal(c, 3, n - 4, scratch);
        }
        c[1] = 6 * f[1] - 4 * c[2] - c[3];
        c[0] = 6 * f[0] - 4 * c[1] - c[2];
        c[n] = 6 * f[n - 2] - 4 * c[n - 1] - c[n - 2];
        c[n + 1] = 6 * f[n - 1] - 4 * c[n] - c[n - 1];
        c[n + 2] = 0;
    }

    /// Solves x_{i−1} + 4x_i + x_{i+1} = right side in place, by Thomas' algorithm: stable, since 4 > 1 + 1.
    private static void tridiagonal(double[] x, int from, int count, double[] scratch) {
        double factor = 0;
        for (int i = 0; i < count; i++) {
            double pivot = 4 - factor;
            x[from + i] = (x[from + i] - (i > 0 ? x[from + i - 1] : 0)) / pivot;
            factor = 1 / pivot;
            scratch[i] = factor;
        }
        for (int i = count - 2; i >= 0; i--) {
            x[from + i] -= scratch[i] * x[from + i + 1];
        }
    }

    /// The cyclic system is 4 on the diagonal but 3 at its ends, and 1 in the corners: of rank one apart. Sherman and Morrison need the
    /// solution for the right side e₀ + e_{n−1}.
    private static double[] correction(int n, double[] scratch) {
        double[] z = new double[n];
        z[0] = 1;
        z[n - 1] = 1;
        endsOfThree(z, scratch);
        return z;
    }

    /// Solves the system with 3 at its ends, in place.
    private static void endsOfThree(double[] x, double[] scratch) {
        int n = x.length;
        double factor = 0;
        for (int i = 0; i < n; i++) {
            double pivot = (i == 0 || i == n - 1 ? 3 : 4) - factor;
            x[i] = (x[i] - (i > 0 ? x[i - 1] : 0)) / pivot;
            factor = 1 / pivot;
            scratch[i] = factor;
        }
        for (int i = n - 2; i >= 0; i--) {
            x[i] -= scratch[i] * x[i + 1];
        }
    }

    private static void closed(double[] f, double[] c, double[] scratch, double[] z) {
        int n = f.length;
        for (int i = 0; i < n; i++) {
            f[i] *= 6;
        }
        endsOfThree(f, scratch);
        double share = (f[0] + f[n - 1]) / (1 + z[0] + z[n - 1]);
        for (int i = 0; i < n; i++) {
            c[i + 1] = f[i] - share * z[i];
        }
        c[0] = c[n];
        c[n + 1] = c[1];
        c[n + 2] = c[2];
    }
}
