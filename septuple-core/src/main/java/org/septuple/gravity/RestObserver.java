package org.septuple.gravity;

import org.septuple.spacetime.Metric;
import org.septuple.spacetime.MetricJet;

/// What an observer at rest in the coordinates, U^μ = δ^μ_0/√(−g_00), sees of light.
///
/// Light of wave vector k^μ = dx^μ/dλ has frequency ω = −U^μ k_μ = −g_0μ k^μ/√(−g_00) there. From emission to observation it is redshifted by
/// 1 + z = ω_emitted/ω_observed: √(g_00 observed/g_00 emitted) between observers in a static field, the ratio of scale factors in an expanding universe.
///
/// Source: R. M. Wald, *General Relativity* (1984), eqs. (5.3.6), (6.3.5).
public final class RestObserver {

    private RestObserver() {}

    /// The frequency.
    ///
    /// @param metric space-time
    /// @param point  of light, followed in λ
    /// @return ω in units of 1/λ; NaN where nothing is at rest, g_00 ≥ 0, or there is no metric
    public static double frequency(Metric metric, GeodesicPoint point) {
        MetricJet jet = new MetricJet(0);
        for (int mu = 0; mu < MetricJet.DIMENSIONS; mu++) {
            jet.event()[mu] = point.event(mu);
        }
        double[] g = jet.metric();
        if (!metric.at(jet) || !(g[0] < 0)) {
            return Double.NaN;
        }
        double lowered = g[0] * point.velocity(0)
                + g[1] * point.velocity(1)
                + (g[2] * point.velocity(2) + g[3] * point.velocity(3));
        return -lowered / Math.sqrt(-g[0]);
    }
}
