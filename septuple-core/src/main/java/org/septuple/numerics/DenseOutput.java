package org.septuple.numerics;

/// The polynomials of degree 7 that [Dop853] makes of a step.
///
/// ```
/// y(x + θh) = r₀ + θ(r₁ + θ̄(r₂ + θ(r₃ + θ̄(r₄ + θ(r₅ + θ̄(r₆ + θr₇)))))),  θ̄ = 1 − θ
/// ```
final class DenseOutput {

    private static final int ENDS = 4;

    private DenseOutput() {}

    /// r₀ to r₃ from the ends of a step, r₄ to r₇ as sums over its stages.
    static void polynomials(double[] before, double[] after, double[][] k, double h, double[][] r) {
        double[] first = k[0];
        double[] last = k[Dop853Tableau.STAGES];
        for (int i = 0; i < before.length; i++) {
            double change = after[i] - before[i];
            double bend = h * first[i] - change;
            r[0][i] = before[i];
            r[1][i] = change;
            r[2][i] = bend;
            r[3][i] = change - h * last[i] - bend;
        }
        for (int p = 0; p < Dop853Tableau.DENSE_SUMS; p++) {
            double[] row = Dop853Tableau.dense(p);
            int second = Dop853Tableau.second(Dop853Tableau.STAGES);
            double[] to = r[ENDS + p];
            for (int i = 0; i < to.length; i++) {
                double sum = row[0] * first[i];
                for (int j = second; j < row.length; j++) {
                    sum = Math.fma(row[j], k[j][i], sum);
                }
                to[i] = h * sum;
            }
        }
    }

    /// The state at θ of the way.
    static void evaluate(double[][] r, double theta, int dimension, double[] to) {
        double rest = 1 - theta;
        for (int i = 0; i < dimension; i++) {
            double value = Math.fma(theta, r[7][i], r[6][i]);
            value = Math.fma(rest, value, r[5][i]);
            value = Math.fma(theta, value, r[4][i]);
            value = Math.fma(rest, value, r[3][i]);
            value = Math.fma(theta, value, r[2][i]);
            value = Math.fma(rest, value, r[1][i]);
            to[i] = Math.fma(theta, value, r[0][i]);
        }
    }
}
