package org.septuple.gravity;

import java.util.Arrays;
import org.septuple.numerics.Purpose;
import org.septuple.numerics.RandomStream;
import org.septuple.spacetime.MetricJet;

/// How far a metric is from solving Einstein's equations, relative to the absolute values of what is summed: scratch of one thread.
///
/// ```
/// |R_μν − Λg_μν − κ(T_μν − ½ g_μν T)| / Σ|terms|,  the largest of ten components
/// ```
///
/// The terms are all products of metric, inverse and derivatives that (8.9) adds up, so that a nearly flat metric does not pass for being small. Round-off gives some 1e-15.
public final class EinsteinResidual {

    private static final int FOUR = MetricJet.DIMENSIONS;
    private static final int TEN = MetricJet.PAIRS;

    private final Curvature curvature = new Curvature();
    private final double[] lower = new double[FOUR * TEN];
    private final double[] upper = new double[FOUR * TEN];
    private final double[] differences = new double[TEN];
    private final double[] terms = new double[TEN];

    /// The result of a check at many events.
    ///
    /// @param largest of all components and events
    /// @param events  that were looked at
    public record Account(double largest, int events) {}

    /// Checks what is said of a closed form at random events of its chart.
    ///
    /// @param form   with its Λ and T
    /// @param events > 0, how many
    /// @param seed   of the events
    /// @return the largest residual
    public static Account of(ClosedForm form, int events, long seed) {
        var stream = new RandomStream(seed, Purpose.CHECK_POINTS, 0, 0);
        var residual = new EinsteinResidual();
        var jet = new MetricJet(2);
        double[] stress = new double[TEN];
        double largest = 0;
        for (int k = 0; k < events; k++) {
            form.draw(stream, jet.event());
            form.stress(jet.event(), stress);
            largest = Math.max(largest, form.at(jet) ? residual.at(jet, form.lambda(), stress) : Double.NaN);
        }
        return new Account(largest, events);
    }

    /// The residual at one event.
    ///
    /// @param jet    metric with second derivatives
    /// @param lambda Λ
    /// @param stress κT_μν, ten pairs
    /// @return the largest of ten components; NaN where the metric is singular or not finite
    public double at(MetricJet jet, double lambda, double[] stress) {
        if (!curvature.of(jet)) {
            return Double.NaN;
        }
        double[] inverse = curvature.connection().inverse();
        double trace = 0;
        double traceTerms = 0;
        for (int mu = 0; mu < FOUR; mu++) {
            for (int nu = 0; nu < FOUR; nu++) {
                double term = inverse[MetricJet.pair(mu, nu)] * stress[MetricJet.pair(mu, nu)];
                trace += term;
                traceTerms += Math.abs(term);
            }
        }
        connectionTerms(jet.first(), inverse);
        double largest = 0;
        for (int mu = 0; mu < FOUR; mu++) {
            for (int nu = mu; nu < FOUR; nu++) {
                int pair = MetricJet.pair(mu, nu);
                double g = jet.metric()[pair];
                differences[pair] = Math.abs(curvature.ricci()[pair] - lambda * g - stress[pair] + 0.5 * trace * g);
                terms[pair] = ricciTerms(jet, inverse, mu, nu)
                        + Math.abs(lambda * g)
                        + Math.abs(stress[pair])
                        + 0.5 * traceTerms * Math.abs(g);
                largest = Math.max(largest, differences[pair] == 0 ? 0 : differences[pair] / terms[pair]);
            }
        }
        return largest;
    }

    /// What is left of a component at the event last looked at, to be held against terms elsewhere where those here vanish.
    ///
    /// @param pair of [MetricJet#pair]
    /// @return |R_μν − Λg_μν − κ(T_μν − ½ g_μν T)|
    public double difference(int pair) {
        return differences[pair];
    }

    /// What it is the difference of.
    ///
    /// @param pair of [MetricJet#pair]
    /// @return Σ|terms|
    public double terms(int pair) {
        return terms[pair];
    }

    /// Sums of absolute values in (7.9).
    private void connectionTerms(double[] d, double[] inverse) {
        Arrays.fill(upper, 0);
        for (int sigma = 0; sigma < FOUR; sigma++) {
            for (int alpha = 0; alpha < FOUR; alpha++) {
                for (int beta = alpha; beta < FOUR; beta++) {
                    int pair = MetricJet.pair(alpha, beta);
                    double sum = Math.abs(d[TEN * beta + MetricJet.pair(sigma, alpha)])
                            + Math.abs(d[TEN * alpha + MetricJet.pair(sigma, beta)])
                            + Math.abs(d[TEN * sigma + pair]);
                    lower[TEN * sigma + pair] = 0.5 * sum;
                    for (int mu = 0; mu < FOUR; mu++) {
                        upper[TEN * mu + pair] += Math.abs(inverse[MetricJet.pair(mu, sigma)]) * 0.5 * sum;
                    }
                }
            }
        }
    }

    /// Σ|terms| of R_σν = g^ρμ R_ρσμν.
    private double ricciTerms(MetricJet jet, double[] inverse, int sigma, int nu) {
        double[] dd = jet.second();
        double all = 0;
        for (int rho = 0; rho < FOUR; rho++) {
            for (int mu = 0; mu < FOUR; mu++) {
                if (rho == sigma || mu == nu) {
                    continue;
                }
                int sigmaMu = MetricJet.pair(sigma, mu);
                int rhoNu = MetricJet.pair(rho, nu);
                int rhoMu = MetricJet.pair(rho, mu);
                int sigmaNu = MetricJet.pair(sigma, nu);
                double sum = 0.5
                        * (Math.abs(dd[TEN * sigmaMu + rhoNu])
                                + Math.abs(dd[TEN * rhoNu + sigmaMu])
                                + Math.abs(dd[TEN * rhoMu + sigmaNu])
                                + Math.abs(dd[TEN * sigmaNu + rhoMu]));
                for (int alpha = 0; alpha < FOUR; alpha++) {
                    int at = TEN * alpha;
                    sum += lower[at + sigmaMu] * upper[at + rhoNu] + lower[at + sigmaNu] * upper[at + rhoMu];
                }
                all += Math.abs(inverse[rhoMu]) * sum;
            }
        }
        return all;
    }
}
