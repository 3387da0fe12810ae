package org.septuple.gravity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.septuple.gravity.CausalCharacter.TIME_LIKE;

import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.septuple.numerics.IntegrationEvent.Crossing;
import org.septuple.spacetime.Metric;
import org.septuple.spacetime.MetricJet;

/// An inclined, eccentric bound orbit around a Kerr hole, a = .9, in Kerr–Schild coordinates: energy, angular momentum and the constant of Carter.
class KerrGeodesicTest {

    private static final double SPIN = 0.9;
    private static final int ORBITS = 100;
    private static final ClosedForm KERR = Kerr.kerrSchild(1, SPIN);
    /// By its derivatives.
    private static final Metric METRIC = jet -> KERR.at(jet);

    private static final ConservedQuantity[] CONSTANTS = Stream.concat(
                    Stream.of(ConservedQuantity.momentum("E", 0)), KERR.constants().stream())
            .toArray(ConservedQuantity[]::new);

    @ParameterizedTest
    @EnumSource(
            value = GeodesicLaw.class,
            names = {"AFFINE", "HAMILTONIAN", "COORDINATE_TIME"})
    void constantsDriftBelowElevenDigitsOverAHundredOrbits(GeodesicLaw law) {
        GeodesicStart start = GeodesicStart.ofVelocity(METRIC, TIME_LIKE, new double[] {0, 10, 0, 0}, 0, 0.27, 0.13);
        GeodesicSettings settings = GeodesicSettings.of(law, 1e-14)
                .watching(CONSTANTS)
                .with(new GeodesicEvent("turn", (x, u) -> x[2], Crossing.RISING, false));
        Geodesic path = new GeodesicSolver(METRIC, settings).follow(start, 22_000);
        assertThat(path.passages()).hasSizeGreaterThan(ORBITS);
        assertThat(path.drifts()).extracting(Geodesic.Drift::name).containsExactly("E", "angular_momentum_z", "carter");
        for (Geodesic.Drift drift : path.drifts()) {
            assertThat(drift.relative()).isLessThan(1e-11);
        }
        assertThat(path.normDrift()).isLessThan(1e-11);
    }

    @Test
    void aMetricMayBringItsOwnEquations() {
        ClosedForm own = KERR;
        GeodesicEquations derived = new GeodesicEquations(METRIC, GeodesicLaw.HAMILTONIAN, TIME_LIKE);
        GeodesicEquations brought = new GeodesicEquations(own, GeodesicLaw.HAMILTONIAN, TIME_LIKE);
        double[] y = {0.3, 4, -2, 3, -1.2, 0.5, 0.7, -0.4};
        double[] expected = new double[8];
        double[] f = new double[8];
        assertThat(derived.at(0, y, expected)).isTrue();
        assertThat(brought.at(0, y, f)).isTrue();
        assertThat(f).containsExactly(expected, within(1e-15));
        GeodesicStart start = GeodesicStart.ofVelocity(own, TIME_LIKE, new double[] {0, 10, 0, 0}, 0, 0.27, 0.13);
        GeodesicSettings settings = GeodesicSettings.of(GeodesicLaw.HAMILTONIAN, 1e-12)
                .watching(CONSTANTS)
                .with(new GeodesicEvent("turn", (x, u) -> x[2], Crossing.RISING, false));
        Geodesic path = new GeodesicSolver(METRIC, settings).follow(start, 500, 100, 250);
        Geodesic other = new GeodesicSolver(own, settings).follow(start, 500, 100, 250);
        GeodesicStart origin = GeodesicStart.ofVelocity(new OriginFlow(), TIME_LIKE, new double[4], 0.3, 0, 0);
        assertThat(new GeodesicSolver(new OriginFlow(), settings)
                        .follow(origin, 1, 0)
                        .points())
                .extracting(GeodesicPoint::ux)
                .containsExactly(origin.velocity(1));
        assertThat(other.passages()).hasSameSizeAs(path.passages());
        assertThat(other.normDrift()).isLessThan(1e-11);
        for (int mu = 0; mu < 4; mu++) {
            assertThat(other.points().get(1).event(mu))
                    .isCloseTo(path.points().get(1).event(mu), within(1e-9));
            assertThat(other.points().get(1).velocity(mu))
                    .isCloseTo(path.points().get(1).velocity(mu), within(1e-9));
        }
    }

    /// Flat, by its own equations: a jet that nothing has filled stands at the origin too.
    private record OriginFlow() implements HamiltonianMetric {

        @Override
        public boolean at(MetricJet jet) {
            return Minkowski.cartesian().at(jet);
        }

        @Override
        public boolean flow(double[] y, double[] f) {
            for (int mu = 0; mu < 4; mu++) {
                f[mu] = mu == 0 ? -y[4] : y[4 + mu];
                f[4 + mu] = 0;
            }
            return true;
        }
    }
}
