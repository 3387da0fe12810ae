package org.septuple.gravity;

/// The inverse of a symmetric 4×4 matrix of ten pairs, by minors of its upper and lower half; no pivots, so it may be indefinite.
///
/// A matrix without entries 0a is inverted as 1 + 3, one without any off the diagonal as a diagonal.
final class InverseMetric {

    private InverseMetric() {}

    /// Inverts.
    ///
    /// @param g  ten pairs
    /// @param to receives ten pairs
    /// @return the determinant; no inverse if it is 0 or not finite
    static double invert(double[] g, double[] to) {
        if (g[1] != 0 || g[2] != 0 || g[3] != 0) {
            return full(g, to);
        }
        to[0] = 1 / g[0];
        to[1] = 0;
        to[2] = 0;
        to[3] = 0;
        if (g[5] != 0 || g[6] != 0 || g[8] != 0) {
            return g[0] * spatial(g, to);
        }
        to[4] = 1 / g[4];
        to[5] = 0;
        to[6] = 0;
        to[7] = 1 / g[7];
        to[8] = 0;
        to[9] = 1 / g[9];
        return g[0] * g[4] * (g[7] * g[9]);
    }

    /// Inverts the spatial part of ten pairs into entries 4 to 9.
    ///
    /// @return its determinant
    static double spatial(double[] g, double[] to) {
        double xx = g[7] * g[9] - g[8] * g[8];
        double xy = g[6] * g[8] - g[5] * g[9];
        double xz = g[5] * g[8] - g[6] * g[7];
        double determinant = g[4] * xx + g[5] * xy + g[6] * xz;
        double r = 1 / determinant;
        to[4] = r * xx;
        to[5] = r * xy;
        to[6] = r * xz;
        to[7] = r * (g[4] * g[9] - g[6] * g[6]);
        to[8] = r * (g[5] * g[6] - g[4] * g[8]);
        to[9] = r * (g[4] * g[7] - g[5] * g[5]);
        return determinant;
    }

    private static double full(double[] g, double[] to) {
        // minors s of rows 0 and 1, c of rows 2 and 3, of two columns each
        double s01 = g[0] * g[4] - g[1] * g[1];
        double s02 = g[0] * g[5] - g[1] * g[2];
        double s03 = g[0] * g[6] - g[1] * g[3];
        double s12 = g[1] * g[5] - g[4] * g[2];
        double s13 = g[1] * g[6] - g[4] * g[3];
        double s23 = g[2] * g[6] - g[5] * g[3];
        double c02 = g[2] * g[8] - g[3] * g[7];
        double c03 = g[2] * g[9] - g[3] * g[8];
        double c12 = g[5] * g[8] - g[6] * g[7];
        double c13 = g[5] * g[9] - g[6] * g[8];
        double c23 = g[7] * g[9] - g[8] * g[8];
        double determinant = s01 * c23 - s02 * c13 + s03 * c12 + s12 * c03 - s13 * c02 + s23 * s23;
        double r = 1 / determinant;
        to[0] = r * (g[4] * c23 - g[5] * c13 + g[6] * c12);
        to[1] = r * (g[2] * c13 - g[1] * c23 - g[3] * c12);
        to[2] = r * (g[6] * s23 - g[8] * s13 + g[9] * s12);
        to[3] = r * (g[7] * s13 - g[5] * s23 - g[8] * s12);
        to[4] = r * (g[0] * c23 - g[2] * c03 + g[3] * c02);
        to[5] = r * (g[8] * s03 - g[3] * s23 - g[9] * s02);
        to[6] = r * (g[2] * s23 - g[7] * s03 + g[8] * s02);
        to[7] = r * (g[3] * s13 - g[6] * s03 + g[9] * s01);
        to[8] = r * (g[5] * s03 - g[2] * s13 - g[8] * s01);
        to[9] = r * (g[2] * s12 - g[5] * s02 + g[7] * s01);
        return determinant;
    }
}
