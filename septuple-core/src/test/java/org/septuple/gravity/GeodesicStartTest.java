package org.septuple.gravity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;
import static org.septuple.gravity.CausalCharacter.NULL;
import static org.septuple.gravity.CausalCharacter.SPACE_LIKE;
import static org.septuple.gravity.CausalCharacter.TIME_LIKE;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.septuple.spacetime.Metric;
import org.septuple.spacetime.MetricJet;

class GeodesicStartTest {

    private static final Metric KERR = Kerr.kerrSchild(1, 0.8);
    private static final double[] EVENT = {0.5, 4, -2, 3};

    private static double norm(GeodesicStart start) {
        double sum = 0;
        for (int mu = 0; mu < 4; mu++) {
            sum += start.momentum(mu) * start.velocity(mu);
        }
        return sum;
    }

    @ParameterizedTest
    @EnumSource(CausalCharacter.class)
    void momentaAreKeptAndTheNormIsSolvedForTheFuture(CausalCharacter character) {
        GeodesicStart start = GeodesicStart.ofMomentum(KERR, character, EVENT, 1.5, -0.7, 0.4);
        assertThat(norm(start)).isCloseTo(character.norm(), within(1e-14));
        assertThat(start.velocity(0)).isPositive();
        assertThat(start.momentum(1)).isCloseTo(1.5, within(1e-14));
        assertThat(start.momentum(2)).isCloseTo(-0.7, within(1e-14));
        assertThat(start.momentum(3)).isCloseTo(0.4, within(1e-14));
    }

    @Test
    void velocitiesAreKeptAndTheNormIsSolvedForTheFuture() {
        GeodesicStart slow = GeodesicStart.ofVelocity(KERR, TIME_LIKE, EVENT, 0.1, -0.1, 0.05);
        GeodesicStart fast = GeodesicStart.ofVelocity(KERR, SPACE_LIKE, EVENT, 2, -0.1, 0.05);
        GeodesicStart light = GeodesicStart.ofVelocity(KERR, NULL, EVENT, 0.3, -0.1, 0.05);
        assertThat(norm(slow)).isCloseTo(-1, within(1e-14));
        assertThat(norm(fast)).isCloseTo(1, within(1e-14));
        assertThat(norm(light)).isCloseTo(0, within(1e-14));
        assertThat(slow.velocity(1) / slow.velocity(0)).isCloseTo(0.1, within(1e-15));
        assertThat(fast.velocity(1) / fast.velocity(0)).isCloseTo(2, within(1e-14));
        assertThat(light.velocity(1) / light.velocity(2)).isCloseTo(-3, within(1e-14));
        assertThat(light.velocity(1)).isPositive();
        assertThat(light.velocity(0)).isEqualTo(1);
    }

    @Test
    void startsWithoutAFutureAreRefusedWithNumbers() {
        Metric flat = Minkowski.cartesian();
        assertThatThrownBy(() -> GeodesicStart.ofVelocity(flat, TIME_LIKE, EVENT, 1, 0.5, 0))
                .hasMessage(
                        "velocity (1.0, 0.5, 0.0) at (0.5, 4.0, -2.0, 3.0) has g_αβ v^α v^β = 0.25: a time-like start needs < 0");
        assertThatThrownBy(() -> GeodesicStart.ofVelocity(flat, SPACE_LIKE, EVENT, 0.5, 0.5, 0))
                .hasMessageContaining("= -0.5: a space-like start needs > 0");
        assertThatThrownBy(() -> GeodesicStart.ofVelocity(flat, NULL, EVENT, 0, 0, 0))
                .hasMessage("direction (0.0, 0.0, 0.0) has no velocity of light: g_ab v^a v^b = 0.0, g_00 = -1.0");
        assertThatThrownBy(() -> GeodesicStart.ofMomentum(flat, SPACE_LIKE, EVENT, 0.5, 0.5, 0))
                .hasMessage("momentum (0.5, 0.5, 0.0) at (0.5, 4.0, -2.0, 3.0) has γ^ab p_a p_b = 0.5: need > 1");
        assertThatThrownBy(() -> GeodesicStart.ofMomentum(flat, NULL, EVENT, 0, 0, 0))
                .hasMessageContaining("= 0.0: need > 0");
    }

    @Test
    void startsWithoutAMetricOrInsideAHorizonAreRefusedWithNumbers() {
        assertThatThrownBy(() ->
                        GeodesicStart.ofVelocity(Schwarzschild.of(1), TIME_LIKE, new double[] {0, 1.5, 1, 0}, 0, 0, 0))
                .hasMessage("there is no metric at (0.0, 1.5, 1.0, 0.0)");
        Metric inside = jet -> {
            double lapse = 1 - 2 / jet.event()[1];
            jet.metric()[0] = -lapse;
            jet.metric()[4] = 1 / lapse;
            jet.metric()[7] = 1;
            jet.metric()[9] = 1;
            return true;
        };
        assertThatThrownBy(() -> GeodesicStart.ofVelocity(inside, TIME_LIKE, new double[] {0, 1, 0, 0}, 0, 0, 0))
                .hasMessage(
                        "g_ab at (0.0, 1.0, 0.0, 0.0) is not positive definite, its leading minors are -1.0, -1.0, -1.0: time is not t there");
        Metric euclidean = jet -> {
            for (int mu = 0; mu < 4; mu++) {
                jet.metric()[MetricJet.pair(mu, mu)] = 1;
            }
            return true;
        };
        assertThatThrownBy(() -> GeodesicStart.ofMomentum(euclidean, TIME_LIKE, EVENT, 0, 0, 0))
                .hasMessageContaining("det g at (0.5, 4.0, -2.0, 3.0) is 1.0: need < 0");
    }
}
