package org.septuple.gravity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.septuple.gravity.CausalCharacter.NULL;
import static org.septuple.gravity.CausalCharacter.TIME_LIKE;
import static org.septuple.gravity.GeodesicLaw.AFFINE;
import static org.septuple.gravity.GeodesicLaw.HAMILTONIAN;

import org.hipparchus.analysis.integration.IterativeLegendreGaussIntegrator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.septuple.numerics.IntegrationEvent.Crossing;
import org.septuple.spacetime.Metric;

/// Row G3, M = 1, in polar coordinates t, r, θ, φ.
class SchwarzschildGeodesicTest {

    private static final double TOLERANCE = 1e-13;
    private static final Metric METRIC = Schwarzschild.of(1);
    private static final double EQUATOR = Math.PI / 2;

    /// Δφ − 2π = ∫ dχ/√(1 − (6 + 2e cos χ)/p) − 2π over a revolution of the anomaly χ.
    @ParameterizedTest
    @EnumSource(
            value = GeodesicLaw.class,
            names = {"AFFINE", "HAMILTONIAN"})
    void perihelionAdvances(GeodesicLaw law) {
        double p = 10;
        double e = 0.2;
        double angularMomentum = p / Math.sqrt(p - 3 - e * e);
        double[] perihelion = {0, p / (1 + e), EQUATOR, 0};
        GeodesicStart start = GeodesicStart.ofMomentum(METRIC, TIME_LIKE, perihelion, 0, 0, angularMomentum);
        GeodesicSettings settings = GeodesicSettings.of(law, TOLERANCE)
                .with(
                        GeodesicEvent.turning("aphelion", 1, Crossing.FALLING, false),
                        GeodesicEvent.turning("perihelion", 1, Crossing.RISING, true))
                .watching(ConservedQuantity.momentum("E", 0), ConservedQuantity.momentum("L", 3));
        Geodesic path = new GeodesicSolver(METRIC, settings).follow(start, 1e4);
        double exact = new IterativeLegendreGaussIntegrator(20, 1e-14, 1e-14)
                        .integrate(100_000, x -> 2 / Math.sqrt(1 - (6 + 2 * e * StrictMath.cos(x)) / p), 0, Math.PI)
                - 2 * Math.PI;
        assertThat(path.end().name()).isEqualTo("perihelion");
        assertThat(path.last().z() - 2 * Math.PI).isCloseTo(exact, within(1e-10));
        assertThat(path.last().z() - 2 * Math.PI).isCloseTo(3.67013288567451, within(1e-10));
        assertThat(path.passages()).extracting(Geodesic.Passage::name).containsExactly("aphelion", "perihelion");
        assertThat(path.passages().getFirst().point().x()).isCloseTo(p / (1 - e), within(1e-10));
        for (Geodesic.Drift drift : path.drifts()) {
            assertThat(drift.relative()).isLessThan(law == HAMILTONIAN ? Double.MIN_VALUE : 1e-12);
        }
    }

    /// From closest approach r₀ to r = 10¹², where 1/r is what is left of the angle.
    @ParameterizedTest
    @CsvSource({"10, .500235656607792", "4, 2.18410018772756"})
    void lightIsDeflected(double r0, double expected) {
        GeodesicStart start =
                GeodesicStart.ofMomentum(METRIC, NULL, new double[] {0, r0, EQUATOR, 0}, 0, 0, impact(r0));
        GeodesicSettings settings = GeodesicSettings.of(AFFINE, TOLERANCE)
                .with(GeodesicEvent.coordinate("far", 1, 1e12, Crossing.RISING, true));
        Geodesic path = new GeodesicSolver(METRIC, settings).follow(start, 1e13);
        assertThat(start.momentum(0)).isCloseTo(-1, within(1e-14));
        assertThat(2 * path.last().z() - Math.PI).isCloseTo(deflection(r0), within(1e-10));
        assertThat(2 * path.last().z() - Math.PI).isCloseTo(expected, within(1e-10));
    }

    /// r₀/√(1 − 2/r₀).
    private static double impact(double r0) {
        return r0 / Math.sqrt(1 - 2 / r0);
    }

    /// 2∫dφ − π along 1/r = (1 − s²)/r₀, which takes the root off dφ = d(1/r)/√(1/b² − 1/r² + 2/r³).
    private static double deflection(double r0) {
        double swept = new IterativeLegendreGaussIntegrator(20, 1e-14, 1e-14)
                .integrate(
                        100_000,
                        s -> {
                            double w = 1 - s * s;
                            // 1/b² − u² + 2u³ = s²/r₀² · (1 + w − (2/r₀)(1 + w + w²))
                            return 2 / Math.sqrt(1 + w - 2 / r0 * (1 + w + w * w));
                        },
                        0,
                        1);
        return 2 * swept - Math.PI;
    }

    @Test
    void lightIsCapturedBelowTheCriticalImpact() {
        double critical = 3 * Math.sqrt(3);
        assertThat(incoming(critical * (1 - 1e-10)).end().name()).isEqualTo("captured");
        assertThat(incoming(critical * (1 + 1e-10)).end().name()).isEqualTo("escaped");
    }

    /// p_r from g^μν p_μ p_ν = 0 with p_t = −1.
    private static Geodesic incoming(double impact) {
        double r = 30;
        double lapse = 1 - 2 / r;
        double radial = -Math.sqrt(1 - impact * impact * lapse / (r * r)) / lapse;
        GeodesicStart start =
                GeodesicStart.ofMomentum(METRIC, NULL, new double[] {0, r, EQUATOR, 0}, radial, 0, impact);
        GeodesicSettings settings = GeodesicSettings.of(HAMILTONIAN, TOLERANCE)
                .with(
                        GeodesicEvent.coordinate("captured", 1, 2.5, Crossing.FALLING, true),
                        GeodesicEvent.coordinate("escaped", 1, 31, Crossing.RISING, true));
        return new GeodesicSolver(METRIC, settings).follow(start, 1e4);
    }

    @Test
    void thePolarChartEndsInSingularityAtItsHorizon() {
        GeodesicStart start = GeodesicStart.ofVelocity(METRIC, TIME_LIKE, new double[] {0, 6, EQUATOR, 0}, 0, 0, 0);
        Geodesic path = new GeodesicSolver(METRIC, GeodesicSettings.of(AFFINE, 1e-10)).follow(start, 100);
        assertThat(path.end().kind()).isIn(GeodesicEnd.Kind.SINGULAR, GeodesicEnd.Kind.NO_METRIC);
        assertThat(path.last().x()).isCloseTo(2, within(1e-6));
        // τ from rest at R to r = R(1 + cos η)/2: √(R³/8)(η + sin η)
        double eta = StrictMath.acos(2 * 2 / 6.0 - 1);
        assertThat(path.last().lambda()).isCloseTo(Math.sqrt(27) * (eta + StrictMath.sin(eta)), within(1e-6));
        Metric regular = Kerr.kerrSchild(1, 0);
        GeodesicSettings settings = GeodesicSettings.of(AFFINE, TOLERANCE)
                .with(new GeodesicEvent("horizon", (x, u) -> Kerr.radius(x, 0) - 2, Crossing.FALLING, false));
        GeodesicStart fall = GeodesicStart.ofVelocity(regular, TIME_LIKE, new double[] {0, 6, 0, 0}, 0, 0, 0);
        double deep = StrictMath.acos(2 * 0.5 / 6 - 1);
        double end = Math.sqrt(27) * (deep + StrictMath.sin(deep));
        Geodesic through = new GeodesicSolver(regular, settings).follow(fall, end);
        assertThat(through.passages().getFirst().point().lambda())
                .isCloseTo(Math.sqrt(27) * (eta + StrictMath.sin(eta)), within(1e-11));
        assertThat(through.last().x()).isCloseTo(0.5, within(1e-10));
    }
}
