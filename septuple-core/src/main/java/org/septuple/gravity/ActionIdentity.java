package org.septuple.gravity;

import org.septuple.spacetime.MetricJet;

/// The first line of (8.8) at one event, with its divergence kept: scratch of one thread.
///
/// ```
/// L = −½ (√−g A + Γ^μ_αβ ∂_μ(√−g g^αβ)),  A = g^αβ Γ^μ_αβ Γ^γ_γμ,  B = g^αβ Γ^μ_αγ Γ^γ_βμ
/// L + ∂_μ[√−g (g^αβ Γ^μ_αβ − g^αμ Γ^γ_αγ)] = √−g R,  L = √−g (B − A)
/// ```
///
/// With the printed sign (E6), −½ (√−g A − Γ^μ_αβ ∂_μ(√−g g^αβ)) = −√−g B, which is not √−g R up to any divergence.
///
/// Left and right have no sum in common: ∂_μ(√−g g^αβ) is of derivatives of the metric, the divergence of (7.9) differentiated once more, R of the Riemann tensor.
public final class ActionIdentity {

    private static final int FOUR = MetricJet.DIMENSIONS;
    private static final int TEN = MetricJet.PAIRS;

    private final Curvature curvature = new Curvature();
    private final double[] volumes = new double[FOUR];
    /// ∂_μ g^αβ at [10μ + pair].
    private final double[] inverses = new double[FOUR * TEN];

    private double terms;

    /// What stands on both sides, each times the volume √−g.
    ///
    /// @param action     L with plus, in √−g/length²
    /// @param printed    L with minus, as printed
    /// @param divergence of the vector in brackets
    /// @param scalar     √−g R
    /// @param terms      sum of the absolute values of all products that are added on the left, and of √−g R
    public record Sides(double action, double printed, double divergence, double scalar, double terms) {

        /// How far the identity is from holding.
        ///
        /// @return |L + divergence − √−g R| over the terms; 0 where all are 0
        public double violation() {
            return relative(action + divergence - scalar);
        }

        /// How far that with the printed sign is.
        ///
        /// @return the same with minus
        public double violationAsPrinted() {
            return relative(printed + divergence - scalar);
        }

        private double relative(double difference) {
            return difference == 0 ? 0 : Math.abs(difference) / terms;
        }
    }

    /// Both sides.
    ///
    /// @param jet metric with second derivatives
    /// @return all of it; NaN where the metric is singular or not finite
    public Sides at(MetricJet jet) {
        if (!curvature.of(jet)) {
            return new Sides(Double.NaN, Double.NaN, Double.NaN, Double.NaN, Double.NaN);
        }
        Connection connection = curvature.connection();
        double volume = Math.sqrt(Math.abs(connection.determinant()));
        differentiate(jet.first(), connection.inverse(), volume);
        terms = 0;
        double products = products(connection, volume);
        double fluxes = fluxes(connection, volume);
        double divergence = divergence(jet, connection, volume);
        double scalar = volume * curvature.scalar();
        return new Sides(
                -0.5 * (products + fluxes), -0.5 * (products - fluxes), divergence, scalar, terms + Math.abs(scalar));
    }

    /// ∂_μ √−g = ½ √−g g^αβ ∂_μ g_αβ and ∂_μ g^αβ = −g^αρ g^βσ ∂_μ g_ρσ.
    private void differentiate(double[] first, double[] inverse, double volume) {
        for (int mu = 0; mu < FOUR; mu++) {
            double trace = 0;
            for (int alpha = 0; alpha < FOUR; alpha++) {
                for (int beta = 0; beta < FOUR; beta++) {
                    trace += inverse[MetricJet.pair(alpha, beta)] * first[TEN * mu + MetricJet.pair(alpha, beta)];
                    inverses[TEN * mu + MetricJet.pair(alpha, beta)] = inverseRate(first, inverse, mu, alpha, beta);
                }
            }
            volumes[mu] = 0.5 * volume * trace;
        }
    }

    private static double inverseRate(double[] first, double[] inverse, int mu, int alpha, int beta) {
        double sum = 0;
        for (int rho = 0; rho < FOUR; rho++) {
            for (int sigma = 0; sigma < FOUR; sigma++) {
                sum -= inverse[MetricJet.pair(alpha, rho)]
                        * inverse[MetricJet.pair(beta, sigma)]
                        * first[TEN * mu + MetricJet.pair(rho, sigma)];
            }
        }
        return sum;
    }

    /// √−g A.
    private double products(Connection connection, double volume) {
        double sum = 0;
        for (int mu = 0; mu < FOUR; mu++) {
            double trace = trace(connection, mu);
            for (int alpha = 0; alpha < FOUR; alpha++) {
                for (int beta = 0; beta < FOUR; beta++) {
                    sum += count(volume
                            * connection.inverse()[MetricJet.pair(alpha, beta)]
                            * connection.at(mu, alpha, beta)
                            * trace);
                }
            }
        }
        return sum;
    }

    /// Γ^μ_αβ ∂_μ(√−g g^αβ).
    private double fluxes(Connection connection, double volume) {
        double sum = 0;
        for (int mu = 0; mu < FOUR; mu++) {
            for (int alpha = 0; alpha < FOUR; alpha++) {
                for (int beta = 0; beta < FOUR; beta++) {
                    sum += count(connection.at(mu, alpha, beta) * densityRate(connection, volume, mu, alpha, beta));
                }
            }
        }
        return sum;
    }

    /// ∂_μ(√−g g^αβ).
    private double densityRate(Connection connection, double volume, int mu, int alpha, int beta) {
        int pair = MetricJet.pair(alpha, beta);
        return volumes[mu] * connection.inverse()[pair] + volume * inverses[TEN * mu + pair];
    }

    /// ∂_μ(√−g g^αβ Γ^μ_αβ) − ∂_μ(√−g g^αμ Γ^γ_αγ).
    private double divergence(MetricJet jet, Connection connection, double volume) {
        double sum = 0;
        for (int mu = 0; mu < FOUR; mu++) {
            for (int alpha = 0; alpha < FOUR; alpha++) {
                double raised = volume * connection.inverse()[MetricJet.pair(alpha, mu)];
                for (int beta = 0; beta < FOUR; beta++) {
                    double density = volume * connection.inverse()[MetricJet.pair(alpha, beta)];
                    sum += count(densityRate(connection, volume, mu, alpha, beta) * connection.at(mu, alpha, beta))
                            + count(density * rate(jet, connection, mu, mu, alpha, beta))
                            - count(raised * rate(jet, connection, mu, beta, alpha, beta));
                }
                sum -= count(densityRate(connection, volume, mu, alpha, mu) * trace(connection, alpha));
            }
        }
        return sum;
    }

    /// Γ^γ_γα.
    private static double trace(Connection connection, int alpha) {
        double sum = 0;
        for (int gamma = 0; gamma < FOUR; gamma++) {
            sum += connection.at(gamma, gamma, alpha);
        }
        return sum;
    }

    /// ∂_ν Γ^μ_αβ.
    private double rate(MetricJet jet, Connection connection, int nu, int mu, int alpha, int beta) {
        double[] second = jet.second();
        double sum = 0;
        for (int sigma = 0; sigma < FOUR; sigma++) {
            double lowered = 0.5
                    * (second[TEN * MetricJet.pair(nu, beta) + MetricJet.pair(sigma, alpha)]
                            + second[TEN * MetricJet.pair(nu, alpha) + MetricJet.pair(sigma, beta)]
                            - second[TEN * MetricJet.pair(nu, sigma) + MetricJet.pair(alpha, beta)]);
            int pair = MetricJet.pair(mu, sigma);
            sum += inverses[TEN * nu + pair] * connection.lowered()[TEN * sigma + MetricJet.pair(alpha, beta)]
                    + connection.inverse()[pair] * lowered;
        }
        return sum;
    }

    private double count(double term) {
        terms += Math.abs(term);
        return term;
    }
}
