package org.septuple.gravity;

import org.septuple.spacetime.MetricJet;

/// The connection (7.9) of a metric at one event: scratch of one thread, filled without allocation.
///
/// ```
/// Γ_σαβ = ½ (∂_β g_σα + ∂_α g_σβ − ∂_σ g_αβ),  Γ^μ_αβ = g^μσ Γ_σαβ
/// ```
///
/// Symmetric pairs stand in the order of [MetricJet]. What it holds belongs to the last jet that had a connection.
public final class Connection {

    private static final int FOUR = MetricJet.DIMENSIONS;
    private static final int TEN = MetricJet.PAIRS;
    /// A determinant this small beside the product of the largest entries of rows is round-off.
    private static final double SINGULAR = 1e-15;

    /// Of Γ_σαβ at [10σ + pair(α, β)], where ∂_β g_σα and ∂_α g_σβ stand.
    private static final int[] BETA = new int[FOUR * TEN];

    private static final int[] ALPHA = new int[FOUR * TEN];

    static {
        for (int sigma = 0; sigma < FOUR; sigma++) {
            for (int alpha = 0; alpha < FOUR; alpha++) {
                for (int beta = alpha; beta < FOUR; beta++) {
                    int at = TEN * sigma + MetricJet.pair(alpha, beta);
                    BETA[at] = TEN * beta + MetricJet.pair(sigma, alpha);
                    ALPHA[at] = TEN * alpha + MetricJet.pair(sigma, beta);
                }
            }
        }
    }

    private final double[] inverse = new double[TEN];
    private final double[] lower = new double[FOUR * TEN];
    private final double[] upper = new double[FOUR * TEN];
    private double determinant;

    /// Computes all of it.
    ///
    /// @param jet metric with first derivatives
    /// @return false if the metric is singular or not finite; then nothing here is to be used
    public boolean of(MetricJet jet) {
        if (jet.order() < 1) {
            throw new IllegalArgumentException("connection of a metric without derivatives: need order 1");
        }
        if (!invert(jet.metric())) {
            return false;
        }
        lower(jet.first());
        raise();
        return true;
    }

    private boolean invert(double[] g) {
        // Minors of rows 0, 1 and of rows 2, 3, columns in pairs.
        double a01 = g[0] * g[4] - g[1] * g[1];
        double a02 = g[0] * g[5] - g[2] * g[1];
        double a03 = g[0] * g[6] - g[3] * g[1];
        double a12 = g[1] * g[5] - g[2] * g[4];
        double a13 = g[1] * g[6] - g[3] * g[4];
        double a23 = g[2] * g[6] - g[3] * g[5];
        double b01 = g[2] * g[6] - g[3] * g[5];
        double b02 = g[2] * g[8] - g[3] * g[7];
        double b03 = g[2] * g[9] - g[3] * g[8];
        double b12 = g[5] * g[8] - g[6] * g[7];
        double b13 = g[5] * g[9] - g[6] * g[8];
        double b23 = g[7] * g[9] - g[8] * g[8];
        determinant = a01 * b23 - a02 * b13 + a03 * b12 + a12 * b03 - a13 * b02 + a23 * b01;
        if (!(Math.abs(determinant) > SINGULAR * scale(g) && Math.abs(determinant) <= Double.MAX_VALUE)) {
            return false;
        }
        double one = 1 / determinant;
        inverse[0] = (g[4] * b23 - g[5] * b13 + g[6] * b12) * one;
        inverse[1] = (-g[1] * b23 + g[2] * b13 - g[3] * b12) * one;
        inverse[2] = (g[6] * a23 - g[8] * a13 + g[9] * a12) * one;
        inverse[3] = (-g[5] * a23 + g[7] * a13 - g[8] * a12) * one;
        inverse[4] = (g[0] * b23 - g[2] * b03 + g[3] * b02) * one;
        inverse[5] = (-g[3] * a23 + g[8] * a03 - g[9] * a02) * one;
        inverse[6] = (g[2] * a23 - g[7] * a03 + g[8] * a02) * one;
        inverse[7] = (g[3] * a13 - g[6] * a03 + g[9] * a01) * one;
        inverse[8] = (-g[2] * a13 + g[5] * a03 - g[8] * a01) * one;
        inverse[9] = (g[2] * a12 - g[5] * a02 + g[7] * a01) * one;
        return true;
    }

    private static double scale(double[] g) {
        double zero = Math.max(Math.max(Math.abs(g[0]), Math.abs(g[1])), Math.max(Math.abs(g[2]), Math.abs(g[3])));
        double one = Math.max(Math.max(Math.abs(g[1]), Math.abs(g[4])), Math.max(Math.abs(g[5]), Math.abs(g[6])));
        double two = Math.max(Math.max(Math.abs(g[2]), Math.abs(g[5])), Math.max(Math.abs(g[7]), Math.abs(g[8])));
        double three = Math.max(Math.max(Math.abs(g[3]), Math.abs(g[6])), Math.max(Math.abs(g[8]), Math.abs(g[9])));
        return zero * one * two * three;
    }

    private void lower(double[] d) {
        for (int k = 0; k < lower.length; k++) {
            lower[k] = 0.5 * (d[BETA[k]] + d[ALPHA[k]] - d[k]);
        }
    }

    private void raise() {
        for (int mu = 0; mu < FOUR; mu++) {
            double zero = inverse[MetricJet.pair(mu, 0)];
            double one = inverse[MetricJet.pair(mu, 1)];
            double two = inverse[MetricJet.pair(mu, 2)];
            double three = inverse[MetricJet.pair(mu, 3)];
            for (int pair = 0; pair < TEN; pair++) {
                upper[TEN * mu + pair] = zero * lower[pair]
                        + one * lower[TEN + pair]
                        + two * lower[2 * TEN + pair]
                        + three * lower[3 * TEN + pair];
            }
        }
    }

    /// Γ^μ_αβ.
    ///
    /// @param mu    upper index
    /// @param alpha lower index
    /// @param beta  lower index
    /// @return the symbol
    public double at(int mu, int alpha, int beta) {
        return upper[TEN * mu + MetricJet.pair(alpha, beta)];
    }

    /// All Γ^μ_αβ, not to be written.
    ///
    /// @return forty numbers at [10μ + pair(α, β)]
    public double[] symbols() {
        return upper;
    }

    /// All Γ_σαβ, not to be written.
    ///
    /// @return forty numbers at [10σ + pair(α, β)]
    public double[] lowered() {
        return lower;
    }

    /// g^μν, not to be written.
    ///
    /// @return ten pairs
    public double[] inverse() {
        return inverse;
    }

    /// det g.
    ///
    /// @return < 0 for a space-time
    public double determinant() {
        return determinant;
    }
}
