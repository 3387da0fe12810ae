package org.septuple.gravity.evolution;

/// γ̃_ij = γ_ij/∛(det γ) of one cell, whose determinant is 1, and its inverse: scratch of one worker.
final class UnitMetric {

    private static final int SIX = SpatialSlice.PAIRS;

    private final double[] metric = new double[SIX];
    private final double[] inverse = new double[SIX];

    /// Takes γ_ij from six fields.
    ///
    /// @return ∛(det γ); NaN unless > 0
    double take(double[][] fields, int cell) {
        for (int q = 0; q < SIX; q++) {
            metric[q] = fields[q][cell];
        }
        cofactors();
        double determinant = Math.fma(metric[0], inverse[0], Math.fma(metric[1], inverse[1], metric[2] * inverse[2]));
        double root = determinant > 0 ? StrictMath.cbrt(determinant) : Double.NaN;
        for (int q = 0; q < SIX; q++) {
            metric[q] /= root;
        }
        cofactors();
        return root;
    }

    private void cofactors() {
        double a = metric[0];
        double b = metric[1];
        double c = metric[2];
        double d = metric[3];
        double e = metric[4];
        double f = metric[5];
        inverse[0] = Math.fma(d, f, -(e * e));
        inverse[1] = Math.fma(c, e, -(b * f));
        inverse[2] = Math.fma(b, e, -(c * d));
        inverse[3] = Math.fma(a, f, -(c * c));
        inverse[4] = Math.fma(b, c, -(a * e));
        inverse[5] = Math.fma(a, d, -(b * b));
    }

    /// γ̃_ij.
    double metric(int q) {
        return metric[q];
    }

    /// γ̃^ij x_ij of six fields from one on.
    double trace(double[][] fields, int from, int cell) {
        double sum = 0;
        for (int q = 0; q < SIX; q++) {
            double weight = q == 0 || q == 3 || q == 5 ? 1 : 2;
            sum = Math.fma(weight * inverse[q], fields[from + q][cell], sum);
        }
        return sum;
    }
}
