package org.septuple.gravity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.septuple.numerics.Purpose;
import org.septuple.numerics.RandomStream;
import org.septuple.spacetime.MetricJet;

/// (8.8) with plus at random places: with minus it fails (E6).
class ActionIdentityTest {

    private static final int DRAWS = 2000;

    private static RandomStream stream(long seed) {
        return new RandomStream(seed, Purpose.CHECK_POINTS, 0, 0);
    }

    @Test
    void holdsForAnyMetricAndFailsAsPrinted() {
        ActionIdentity identity = new ActionIdentity();
        MetricJet jet = new MetricJet(2);
        for (boolean synchronous : new boolean[] {true, false}) {
            RandomStream stream = stream(7);
            int seen = 0;
            for (int k = 0; k < DRAWS; k++) {
                RandomJet.fill(stream, synchronous, jet);
                ActionIdentity.Sides sides = identity.at(jet);
                assertThat(sides.violation()).isLessThan(1e-14);
                seen += sides.violationAsPrinted() > 1e-6 ? 1 : 0;
            }
            assertThat(seen).isGreaterThan(DRAWS * 99 / 100);
        }
    }

    @Test
    void randomJetsAreLorentzianAndSynchronousOnesInTheGauge() {
        RandomStream stream = stream(3);
        MetricJet jet = new MetricJet(2);
        Connection connection = new Connection();
        for (int k = 0; k < 100; k++) {
            RandomJet.fill(stream, k % 2 == 0, jet);
            assertThat(connection.of(jet)).isTrue();
            assertThat(connection.determinant()).isNegative();
            if (k % 2 == 0) {
                assertThat(jet.g(0, 0)).isEqualTo(-1);
                assertThat(jet.first()[MetricJet.PAIRS]).isZero();
                assertThat(jet.first()[MetricJet.PAIRS + 4]).isNotZero();
            }
        }
    }

    /// De Sitter in flat slices, a = e^{Ht}: Γ^0_ab = a²Hδ_ab, Γ^a_0b = Hδ_ab, A = 9H², B = 3H², √−g R = 12a³H², and d/dt(6a³H) is the divergence.
    @Test
    void sidesOfDeSitterAreThoseByHand() {
        double hubble = 0.7;
        MetricJet jet = new MetricJet(2);
        jet.event()[0] = 0.4;
        assertThat(DeSitter.of(hubble).at(jet)).isTrue();
        ActionIdentity.Sides sides = new ActionIdentity().at(jet);
        double cube = StrictMath.exp(3 * hubble * 0.4);
        assertThat(sides.action()).isCloseTo(-6 * hubble * hubble * cube, within(1e-13 * cube));
        assertThat(sides.divergence()).isCloseTo(18 * hubble * hubble * cube, within(1e-12 * cube));
        assertThat(sides.scalar()).isCloseTo(12 * hubble * hubble * cube, within(1e-12 * cube));
        assertThat(sides.violation()).isLessThan(1e-15);
        assertThat(sides.printed()).isCloseTo(-3 * hubble * hubble * cube, within(1e-12 * cube));
    }

    @ParameterizedTest
    @MethodSource("org.septuple.gravity.ClosedFormsTest#forms")
    void holdsForEveryClosedForm(ClosedForm form) {
        ActionIdentity identity = new ActionIdentity();
        MetricJet jet = new MetricJet(2);
        RandomStream stream = stream(11);
        for (int k = 0; k < 50; k++) {
            form.draw(stream, jet.event());
            assertThat(form.at(jet)).isTrue();
            assertThat(identity.at(jet).violation()).isLessThan(1e-13);
        }
    }

    @Test
    void singularMetricsGiveNoNumber() {
        assertThat(new ActionIdentity().at(new MetricJet(2)).violation()).isNaN();
    }
}
