package org.septuple.gravity;

import org.septuple.spacetime.MetricJet;

/// Γ^μ_αβ u^α u^β of (7.9), contracted straight from the first derivatives of the metric; scratch of one thread.
///
/// ```
/// Γ_ν,αβ u^α u^β = u^β (u^α ∂_α g_νβ) − ½ u^α u^β ∂_ν g_αβ
/// ```
///
/// The 40 derivatives are read twice and none of the 40 symbols is formed.
final class GeodesicForce {

    private static final int TEN = MetricJet.PAIRS;
    private static final int FOUR = MetricJet.DIMENSIONS;

    private final double[] inverse = new double[TEN];
    private final double[] products = new double[TEN];
    private final double[] along = new double[TEN];
    private final double[] lower = new double[FOUR];
    private final double[] upper = new double[FOUR];

    /// Takes the inverse of the metric in a jet.
    ///
    /// @return false if there is none
    boolean take(MetricJet jet) {
        double determinant = InverseMetric.invert(jet.metric(), inverse);
        return determinant != 0 && Math.abs(determinant) < Double.POSITIVE_INFINITY;
    }

    /// Ten pairs g^μν of the metric taken.
    double[] inverse() {
        return inverse;
    }

    /// Γ^μ_αβ u^α u^β with the inverse taken. Not to be written to.
    ///
    /// @param d  forty derivatives
    /// @param u0 u⁰; u1 to u3 likewise
    double[] connection(double[] d, double u0, double u1, double u2, double u3) {
        products(u0, u1, u2, u3);
        for (int k = 0; k < TEN; k++) {
            along[k] = Math.fma(u3, d[30 + k], Math.fma(u2, d[20 + k], Math.fma(u1, d[10 + k], u0 * d[k])));
        }
        double[] a = along;
        lower[0] = u0 * a[0] + u1 * a[1] + (u2 * a[2] + u3 * a[3]) - gradient(d, 0);
        lower[1] = u0 * a[1] + u1 * a[4] + (u2 * a[5] + u3 * a[6]) - gradient(d, 10);
        lower[2] = u0 * a[2] + u1 * a[5] + (u2 * a[7] + u3 * a[8]) - gradient(d, 20);
        lower[3] = u0 * a[3] + u1 * a[6] + (u2 * a[8] + u3 * a[9]) - gradient(d, 30);
        raise(lower[0], lower[1], lower[2], lower[3], upper);
        return upper;
    }

    /// ½ ∂_μ g_αβ u^α u^β, the rate of the momentum p_μ.
    void momentumRates(double[] d, double u0, double u1, double u2, double u3, double[] to) {
        products(u0, u1, u2, u3);
        to[FOUR] = gradient(d, 0);
        to[FOUR + 1] = gradient(d, 10);
        to[FOUR + 2] = gradient(d, 20);
        to[FOUR + 3] = gradient(d, 30);
    }

    /// g^μν p_ν with the inverse taken.
    void raise(double p0, double p1, double p2, double p3, double[] to) {
        double[] g = inverse;
        to[0] = g[0] * p0 + g[1] * p1 + (g[2] * p2 + g[3] * p3);
        to[1] = g[1] * p0 + g[4] * p1 + (g[5] * p2 + g[6] * p3);
        to[2] = g[2] * p0 + g[5] * p1 + (g[7] * p2 + g[8] * p3);
        to[3] = g[3] * p0 + g[6] * p1 + (g[8] * p2 + g[9] * p3);
    }

    /// Halves of squares and products, so that a sum over ten pairs is half of that over sixteen.
    private void products(double u0, double u1, double u2, double u3) {
        double[] p = products;
        p[0] = u0 * u0 / 2;
        p[1] = u0 * u1;
        p[2] = u0 * u2;
        p[3] = u0 * u3;
        p[4] = u1 * u1 / 2;
        p[5] = u1 * u2;
        p[6] = u1 * u3;
        p[7] = u2 * u2 / 2;
        p[8] = u2 * u3;
        p[9] = u3 * u3 / 2;
    }

    private double gradient(double[] d, int offset) {
        double[] p = products;
        double even = d[offset] * p[0];
        double odd = d[offset + 1] * p[1];
        for (int k = 2; k < TEN; k += 2) {
            even = Math.fma(d[offset + k], p[k], even);
            odd = Math.fma(d[offset + k + 1], p[k + 1], odd);
        }
        return even + odd;
    }

    /// g_μν u^μ u^ν.
    static double norm(double[] g, double[] u) {
        double sum = 0;
        for (int mu = 0; mu < FOUR; mu++) {
            for (int nu = 0; nu < FOUR; nu++) {
                sum += g[MetricJet.pair(mu, nu)] * u[mu] * u[nu];
            }
        }
        return sum;
    }

    /// |g_μν u^μ u^ν − k| relative to the largest |g_μν u^μ u^ν| of the 16 terms.
    static double drift(double[] g, double[] u, int k) {
        double sum = 0;
        double largest = 0;
        for (int mu = 0, pair = 0; mu < FOUR; mu++) {
            for (int nu = mu; nu < FOUR; nu++, pair++) {
                double term = g[pair] * u[mu] * u[nu];
                sum += mu == nu ? term : 2 * term;
                largest = Math.max(largest, Math.abs(term));
            }
        }
        return Math.abs(sum - k) / largest;
    }

    /// p_μ = g_μν u^ν.
    static void lower(double[] g, double[] u, double[] to) {
        for (int mu = 0; mu < FOUR; mu++) {
            double sum = 0;
            for (int nu = 0; nu < FOUR; nu++) {
                sum += g[MetricJet.pair(mu, nu)] * u[nu];
            }
            to[mu] = sum;
        }
    }
}
