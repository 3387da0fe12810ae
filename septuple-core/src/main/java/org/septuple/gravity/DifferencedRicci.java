package org.septuple.gravity;

import java.util.Arrays;
import org.septuple.spacetime.Metric;
import org.septuple.spacetime.MetricJet;

/// Ricci's tensor (8.9) as it stands, R_μν = ∂_α Γ^α_μν − ∂_ν Γ^α_μα + Γ^α_αλ Γ^λ_μν − Γ^α_νλ Γ^λ_μα, with derivatives of the connection by central differences of order 4
/// or 6. It shares neither second derivatives of the metric nor Riemann's tensor with [Curvature]. Positive on spheres. Scratch of one thread.
public final class DifferencedRicci {

    private static final int FOUR = MetricJet.DIMENSIONS;
    private static final int TEN = MetricJet.PAIRS;

    private final CentralDifferences differences;
    private final double step;
    private final double timeStep;
    private final MetricJet jet = new MetricJet(1);
    private final Connection connection = new Connection();
    private final double[] slopes = new double[FOUR * FOUR * TEN];
    private final double[] ricci = new double[TEN];

    /// Differences of connections.
    ///
    /// @param order    4 or 6
    /// @param timeStep > 0, between times
    /// @param step     > 0, between places along each axis
    public DifferencedRicci(int order, double timeStep, double step) {
        if (!(step > 0 && timeStep > 0 && Double.isFinite(step + timeStep))) {
            throw new IllegalArgumentException(
                    "steps %s in time and %s in space: need finite numbers > 0".formatted(timeStep, step));
        }
        this.differences = new CentralDifferences(order);
        this.step = step;
        this.timeStep = timeStep;
    }

    /// Computes it.
    ///
    /// @param metric space-time
    /// @param event  t, x, y, z
    /// @return false where there is no connection at this event, or at one around it
    public boolean of(Metric metric, double... event) {
        Arrays.fill(slopes, 0);
        for (int alpha = 0; alpha < FOUR; alpha++) {
            if (!along(metric, alpha, event)) {
                return false;
            }
        }
        if (!connection(metric, event, 0, 0)) {
            return false;
        }
        for (int mu = 0; mu < FOUR; mu++) {
            for (int nu = mu; nu < FOUR; nu++) {
                ricci[MetricJet.pair(mu, nu)] = component(mu, nu);
            }
        }
        return true;
    }

    private boolean along(Metric metric, int alpha, double[] event) {
        double h = alpha == 0 ? timeStep : step;
        for (int k = -differences.reach(); k <= differences.reach(); k++) {
            if (k == 0) {
                continue;
            }
            if (!connection(metric, event, alpha, k * h)) {
                return false;
            }
            double factor = Integer.signum(k) * differences.coefficient(Math.abs(k)) / h;
            double[] gamma = connection.symbols();
            for (int s = 0; s < gamma.length; s++) {
                slopes[FOUR * TEN * alpha + s] += factor * gamma[s];
            }
        }
        return true;
    }

    private boolean connection(Metric metric, double[] event, int alpha, double shift) {
        System.arraycopy(event, 0, jet.event(), 0, FOUR);
        jet.event()[alpha] += shift;
        return metric.at(jet) && connection.of(jet);
    }

    /// ∂_α Γ^μ_βγ.
    private double slope(int alpha, int mu, int beta, int gamma) {
        return slopes[FOUR * TEN * alpha + TEN * mu + MetricJet.pair(beta, gamma)];
    }

    private double component(int mu, int nu) {
        double sum = 0;
        for (int alpha = 0; alpha < FOUR; alpha++) {
            sum += slope(alpha, alpha, mu, nu) - slope(nu, alpha, mu, alpha);
            for (int lambda = 0; lambda < FOUR; lambda++) {
                sum += connection.at(alpha, alpha, lambda) * connection.at(lambda, mu, nu)
                        - connection.at(alpha, nu, lambda) * connection.at(lambda, mu, alpha);
            }
        }
        return sum;
    }

    /// R_μν, not to be written.
    ///
    /// @return ten pairs
    public double[] ricci() {
        return ricci;
    }
}
