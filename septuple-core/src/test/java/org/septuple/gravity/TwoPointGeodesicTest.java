package org.septuple.gravity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.septuple.spacetime.Metric;

/// Geodesics through two events of de Sitter's space-time, where x^a(t) = x^a + p_a s(t) in closed form for one conserved p.
class TwoPointGeodesicTest {

    private static final double HUBBLE = 0.4;

    private static Metric deSitter() {
        Map<String, Double> parameters = new HashMap<>();
        parameters.put("hubble", HUBBLE);
        return ClosedForms.of("de-sitter", parameters);
    }

    /// A geodesic with p_a = p(.6, .8, 0) that is at x = 0 at t = 0: ẋ^a = p_a e^{−2Ht}/√(1 + p² e^{−2Ht}), whose integral is p_a (√(1 + p²) − √(1 + p² e^{−2Ht}))/(p² H) .
    private static double[] event(double p, double t) {
        double way = (StrictMath.sqrt(1 + p * p) - StrictMath.sqrt(1 + p * p * StrictMath.exp(-2 * HUBBLE * t)))
                / (p * HUBBLE);
        return new double[] {t, 0.6 * way, 0.8 * way, 0};
    }

    @Test
    void theThirdPlaceIsThatOfTheClosedForm() {
        double[] to = new double[3];
        for (double p : new double[] {0.3, 2}) {
            TwoPointGeodesic geodesic = new TwoPointGeodesic(deSitter(), GeodesicLaw.COORDINATE_TIME);
            assertThat(geodesic.find(event(p, 0), event(p, 1))).isTrue();
            assertThat(geodesic.character()).isEqualTo(CausalCharacter.TIME_LIKE);
            assertThat(geodesic.velocity(0)).isCloseTo(0.6 * p / StrictMath.sqrt(1 + p * p), within(1e-7));
            assertThat(geodesic.at(2, to)).isTrue();
            assertPlace(to, event(p, 2));
            assertThat(geodesic.atByProperTime(2, to)).isTrue();
            assertPlace(to, event(p, 2));
        }
    }

    private static void assertPlace(double[] to, double[] event) {
        for (int a = 0; a < 3; a++) {
            assertThat(to[a]).isCloseTo(event[1 + a], within(1e-7));
        }
    }

    /// ∫ΔS has ẍ = −2Hẋ there: another place, ẋ falls as e^{−2Ht}.
    @Test
    void theCompetitorGoesElsewhere() {
        TwoPointGeodesic other = new TwoPointGeodesic(deSitter(), GeodesicLaw.ENTROPY);
        double[] end = event(2, 1);
        double[] to = new double[3];
        assertThat(other.find(event(2, 0), end)).isTrue();
        assertThat(other.at(2, to)).isTrue();
        double ratio = 1 + StrictMath.exp(-2 * HUBBLE);
        assertPlace(to, new double[] {2, ratio * end[1], ratio * end[2], 0});
        assertThat(to[0]).isLessThan(event(2, 2)[1] - 0.01);
    }

    @Test
    void spaceLikePathsGoStraightInFlatSpace() {
        Metric flat = ClosedForms.of("minkowski", new HashMap<>());
        TwoPointGeodesic geodesic = new TwoPointGeodesic(flat, GeodesicLaw.COORDINATE_TIME);
        assertThat(geodesic.find(new double[] {0, 0, 1, 2}, new double[] {0.5, 2, 1, 1}))
                .isTrue();
        assertThat(geodesic.character()).isEqualTo(CausalCharacter.SPACE_LIKE);
        double[] to = new double[3];
        assertThat(geodesic.at(1, to)).isTrue();
        assertPlace(to, new double[] {1, 4, 1, 0});
        assertThat(geodesic.atByProperTime(1, to)).isTrue();
        assertPlace(to, new double[] {1, 4, 1, 0});
    }

    @Test
    void pathsThatLeaveTheMetricAreNone() {
        Metric whole = deSitter();
        Metric half = jet -> jet.event()[1] < 0.3 && whole.at(jet);
        double[] to = new double[3];
        TwoPointGeodesic geodesic = new TwoPointGeodesic(half, GeodesicLaw.COORDINATE_TIME);
        assertThat(geodesic.at(2, to)).isFalse();
        assertThat(geodesic.find(event(2, 0), event(2, 0.4))).isTrue();
        assertThat(geodesic.at(2, to)).isFalse();
        assertThat(geodesic.atByProperTime(2, to)).isFalse();
        assertThat(geodesic.find(event(2, 0), event(2, 2))).isFalse();
        assertThatThrownBy(() -> geodesic.find(event(2, 1), event(2, 0)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("later event");
        assertThatThrownBy(() -> new TwoPointGeodesic(half, GeodesicLaw.AFFINE))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("AFFINE");
    }
}
