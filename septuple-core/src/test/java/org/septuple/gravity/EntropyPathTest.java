package org.septuple.gravity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.septuple.gravity.CausalCharacter.TIME_LIKE;

import org.junit.jupiter.api.Test;
import org.septuple.spacetime.Metric;
import org.septuple.spacetime.MetricJet;

/// The equations of Euler and Lagrange of ∫ΔS dt, without any Christoffel symbol: d/dt(2 g_aβ ẋ^β) = ∂_a g_αβ ẋ^α ẋ^β, with and without a shift.
class EntropyPathTest {

    @Test
    void pathsMakeTheIntegralOfEntropyStationary() {
        check(Kasner.of(-1 / 3.0, 2 / 3.0, 2 / 3.0), new double[] {2, 0, 0, 0}, 0.3, 0.1, -0.2);
        check(Kerr.kerrSchild(1, 0.9), new double[] {0, 6, 1, 2}, 0.1, 0.2, -0.15);
    }

    private static void check(Metric metric, double[] event, double... v) {
        GeodesicStart start = GeodesicStart.ofVelocity(metric, TIME_LIKE, event, v);
        double h = 1e-3;
        double t = event[0] + 1;
        Geodesic path = new GeodesicSolver(metric, GeodesicSettings.of(GeodesicLaw.ENTROPY, 1e-14))
                .follow(start, t + 1, t - 2 * h, t - h, t, t + h, t + 2 * h);
        double[] before2 = momentum(metric, path.points().get(0));
        double[] before = momentum(metric, path.points().get(1));
        double[] after = momentum(metric, path.points().get(3));
        double[] after2 = momentum(metric, path.points().get(4));
        MetricJet jet = jet(metric, path.points().get(2), 1);
        for (int a = 1; a < 4; a++) {
            double rate = (8 * (after[a] - before[a]) - (after2[a] - before2[a])) / (12 * h);
            double gradient = 0;
            for (int mu = 0; mu < 4; mu++) {
                for (int nu = 0; nu < 4; nu++) {
                    gradient += jet.first()[10 * a + MetricJet.pair(mu, nu)]
                            * velocity(path.points().get(2), mu)
                            * velocity(path.points().get(2), nu);
                }
            }
            assertThat(2 * rate).isCloseTo(gradient, within(1e-9));
        }
    }

    private static MetricJet jet(Metric metric, GeodesicPoint point, int order) {
        MetricJet jet = new MetricJet(order);
        for (int mu = 0; mu < 4; mu++) {
            jet.event()[mu] = point.event(mu);
        }
        assertThat(metric.at(jet)).isTrue();
        return jet;
    }

    /// ẋ^μ = dx^μ/dt.
    private static double velocity(GeodesicPoint point, int mu) {
        return point.velocity(mu) / point.ut();
    }

    private static double[] momentum(Metric metric, GeodesicPoint point) {
        MetricJet jet = jet(metric, point, 0);
        double[] p = new double[4];
        for (int mu = 0; mu < 4; mu++) {
            for (int nu = 0; nu < 4; nu++) {
                p[mu] += jet.g(mu, nu) * velocity(point, nu);
            }
        }
        return p;
    }
}
