package org.septuple.gravity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.septuple.gravity.CausalCharacter.NULL;
import static org.septuple.gravity.CausalCharacter.SPACE_LIKE;
import static org.septuple.gravity.CausalCharacter.TIME_LIKE;
import static org.septuple.gravity.GeodesicLaw.AFFINE;
import static org.septuple.gravity.GeodesicLaw.COORDINATE_TIME;
import static org.septuple.gravity.GeodesicLaw.ENTROPY;

import org.hipparchus.analysis.integration.IterativeLegendreGaussIntegrator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.septuple.numerics.IntegrationEvent.Crossing;
import org.septuple.spacetime.Metric;

/// Rows G1 and G2: geodesics of de Sitter space in flat slices and of Kasner space, from momenta p_a, which are conserved.
class CosmologicalGeodesicTest {

    private static final double TOLERANCE = 1e-13;
    private static final Metric DE_SITTER = DeSitter.of(1);
    private static final double[] EXPONENTS = {-1 / 3.0, 2 / 3.0, 2 / 3.0};
    private static final Metric KASNER = Kasner.of(EXPONENTS[0], EXPONENTS[1], EXPONENTS[2]);

    /// Follows to a time: λ laws by an event.
    private static GeodesicPoint at(Metric metric, GeodesicLaw law, GeodesicStart start, double t) {
        GeodesicSettings settings =
                GeodesicSettings.of(law, TOLERANCE).with(GeodesicEvent.coordinate("t", 0, t, Crossing.EITHER, true));
        Geodesic path = new GeodesicSolver(metric, settings).follow(start, law.inCoordinateTime() ? t : 1000);
        assertThat(path.last().t()).isCloseTo(t, within(1e-14));
        return path.last();
    }

    @ParameterizedTest
    @EnumSource(
            value = GeodesicLaw.class,
            names = {"AFFINE", "HAMILTONIAN", "COORDINATE_TIME"})
    void deSitterIsRowG1(GeodesicLaw law) {
        double[] event = {0, 0, 0, 0};
        GeodesicPoint end = at(DE_SITTER, law, GeodesicStart.ofMomentum(DE_SITTER, TIME_LIKE, event, 1, 0, 0), 2);
        double e = StrictMath.exp(2);
        assertThat(end.x()).isCloseTo(Math.sqrt(2) - Math.sqrt(1 + 1 / (e * e)), within(1e-12));
        assertThat(end.x()).isCloseTo(.405097296084253, within(1e-12));
        double asinh = StrictMath.log(e + Math.sqrt(1 + e * e)) - StrictMath.log(1 + Math.sqrt(2));
        assertThat(end.lambda()).isCloseTo(asinh, within(1e-12));
        assertThat(end.lambda()).isCloseTo(1.81632136985589, within(1e-12));
        GeodesicPoint light = at(DE_SITTER, law, GeodesicStart.ofMomentum(DE_SITTER, NULL, event, 1, 0, 0), 2);
        assertThat(light.x()).isCloseTo(1 - 1 / e, within(1e-12));
        assertThat(light.x()).isCloseTo(.864664716763387, within(1e-12));
    }

    @ParameterizedTest
    @EnumSource(
            value = GeodesicLaw.class,
            names = {"AFFINE", "HAMILTONIAN", "COORDINATE_TIME"})
    void kasnerIsRowG2(GeodesicLaw law) {
        double[] event = {1, 0, 0, 0};
        GeodesicPoint end = at(KASNER, law, GeodesicStart.ofMomentum(KASNER, TIME_LIKE, event, 1, 1, 0), 5);
        assertThat(end.x()).isCloseTo(quadrature(1, 0), within(1e-11)).isCloseTo(4.41820057028849, within(1e-11));
        assertThat(end.y()).isCloseTo(quadrature(1, 1), within(1e-11)).isCloseTo(.703292309831614, within(1e-11));
        assertThat(end.lambda()).isCloseTo(quadrature(1, -1), within(1e-11)).isCloseTo(2.19367686607755, within(1e-11));
        GeodesicPoint light = at(KASNER, law, GeodesicStart.ofMomentum(KASNER, NULL, event, 1, 1, 0), 5);
        assertThat(light.x()).isCloseTo(quadrature(0, 0), within(1e-11)).isCloseTo(5.26525647507627, within(1e-11));
        assertThat(light.y()).isCloseTo(quadrature(0, 1), within(1e-11)).isCloseTo(.853935572211963, within(1e-11));
    }

    /// ∫₁⁵ p_a t^{−2p_a}/u⁰ dt, u⁰² = m² + Σ_a t^{−2p_a}; for axis −1 ∫ dt/u⁰.
    private static double quadrature(double mass, int axis) {
        return new IterativeLegendreGaussIntegrator(20, 1e-14, 1e-14)
                .integrate(
                        100_000,
                        t -> {
                            double first = StrictMath.pow(t, -2 * EXPONENTS[0]);
                            double second = StrictMath.pow(t, -2 * EXPONENTS[1]);
                            double rate = 1 / Math.sqrt(mass + first + second);
                            return axis < 0 ? rate : axis == 0 ? first * rate : second * rate;
                        },
                        1,
                        5);
    }

    /// E17: from the same velocity ẍ = −2Hẋ, x = v₀(1 − e^{−4})/2.
    @Test
    void theEntropyPrincipleHasOtherPaths() {
        GeodesicStart start = GeodesicStart.ofMomentum(DE_SITTER, TIME_LIKE, new double[] {0, 0, 0, 0}, 1, 0, 0);
        GeodesicPoint end = at(DE_SITTER, ENTROPY, start, 2);
        assertThat(end.x()).isCloseTo((1 - StrictMath.exp(-4)) / Math.sqrt(8), within(1e-12));
        assertThat(end.x()).isCloseTo(.347078, within(5e-7));
    }

    @ParameterizedTest
    @EnumSource(CausalCharacter.class)
    void coordinateTimeAndAffineParameterAgree(CausalCharacter character) {
        Metric kerr = Kerr.kerrSchild(1, 0.9);
        GeodesicStart start = GeodesicStart.ofMomentum(kerr, character, new double[] {0, 8, 1, 2}, 0.3, 1.2, -0.2);
        GeodesicPoint affine = at(kerr, AFFINE, start, 30);
        GeodesicPoint time = at(kerr, COORDINATE_TIME, start, 30);
        GeodesicPoint momenta = at(kerr, GeodesicLaw.HAMILTONIAN, start, 30);
        for (int mu = 0; mu < 4; mu++) {
            assertThat(affine.event(mu)).isCloseTo(momenta.event(mu), within(1e-10));
            assertThat(affine.event(mu)).isCloseTo(time.event(mu), within(1e-10));
            double scale = character == NULL ? affine.ut() : 1;
            assertThat(affine.velocity(mu)).isCloseTo(momenta.velocity(mu), within(1e-10));
            assertThat(affine.velocity(mu)).isCloseTo(scale * time.velocity(mu), within(1e-10));
        }
        if (character != NULL) {
            assertThat(affine.lambda()).isCloseTo(time.lambda(), within(1e-10));
        }
    }

    @Test
    void spaceLikeGeodesicsOfDeSitterAreThoseOfTheHyperboloid() {
        GeodesicStart start = GeodesicStart.ofMomentum(DE_SITTER, SPACE_LIKE, new double[] {0, 0, 0, 0}, 1.25, 0, 0);
        Geodesic path = new GeodesicSolver(DE_SITTER, GeodesicSettings.of(AFFINE, TOLERANCE)).follow(start, 0.5);
        // X(λ) = X₀ cos λ + U sin λ with X₀ = (0, 0, 1), U = u: X⁴ + X⁰ = e^t, X¹ = e^t x
        double u0 = Math.sqrt(1.25 * 1.25 - 1);
        double sum = StrictMath.cos(0.5) + u0 * StrictMath.sin(0.5);
        assertThat(path.last().t()).isCloseTo(StrictMath.log(sum), within(1e-12));
        assertThat(path.last().x()).isCloseTo(1.25 * StrictMath.sin(0.5) / sum, within(1e-12));
    }

    /// ξ = ∂_t − H x^a ∂_a, and p_x.
    @Test
    void killingFieldsAreConserved() {
        ConservedQuantity dilation = ConservedQuantity.killing("dilation", (event, to) -> {
            to[0] = 1;
            to[1] = -event[1];
            to[2] = -event[2];
            to[3] = -event[3];
        });
        ConservedQuantity wrong = ConservedQuantity.momentum("energy", 0);
        GeodesicStart start =
                GeodesicStart.ofMomentum(DE_SITTER, TIME_LIKE, new double[] {0, 0.3, -0.2, 0.1}, 1, 0.5, -0.4);
        GeodesicSettings settings =
                GeodesicSettings.of(AFFINE, TOLERANCE).watching(dilation, ConservedQuantity.momentum("p_x", 1), wrong);
        Geodesic path = new GeodesicSolver(DE_SITTER, settings).follow(start, 2);
        assertThat(path.drifts().get(0).relative()).isLessThan(1e-12);
        assertThat(path.drifts().get(1).relative()).isLessThan(1e-12);
        assertThat(path.drifts().get(2).relative()).isGreaterThan(0.1);
        assertThat(path.drifts().get(1).initial()).isCloseTo(1, within(1e-15));
        assertThat(path.normDrift()).isLessThan(1e-12);
    }

    @Test
    void backwardsIsTheSamePath() {
        GeodesicStart start = GeodesicStart.ofMomentum(KASNER, TIME_LIKE, new double[] {5, 1, 2, 3}, 1, 1, 0);
        for (GeodesicLaw law : new GeodesicLaw[] {AFFINE, COORDINATE_TIME}) {
            GeodesicSettings settings = GeodesicSettings.of(law, TOLERANCE)
                    .with(GeodesicEvent.coordinate("t", 0, 1, Crossing.FALLING, true));
            Geodesic path = new GeodesicSolver(KASNER, settings).follow(start, law.inCoordinateTime() ? 1 : -100);
            assertThat(1 - path.last().x()).isCloseTo(quadrature(1, 0), within(1e-11));
            assertThat(2 - path.last().y()).isCloseTo(quadrature(1, 1), within(1e-11));
            assertThat(-path.last().lambda()).isCloseTo(quadrature(1, -1), within(1e-11));
        }
    }
}
