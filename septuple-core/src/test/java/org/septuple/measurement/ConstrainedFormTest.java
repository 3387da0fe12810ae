package org.septuple.measurement;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.septuple.statistics.Estimate;

/// σ₊ ≥ 0 and g ≥ 0 at their bounds and far from them.
class ConstrainedFormTest {

    /// g of −1 along one axis becomes 0 there, and σ₊ < 0 becomes 0.
    @Test
    void boundsHold() {
        CloudDisplacements clouds = PlantedForm.of(PlantedForm.INDEFINITE, 1000, .1, 7);
        ConstrainedForm bounded = ConstrainedForm.of(clouds, 50, 1);
        assertThat(bounded.bound()).isTrue();
        assertThat(bounded.form().at(2, 2).value()).isBetween(0.0, .05);
        assertThat(bounded.form().at(0, 0).value()).isCloseTo(2, within(.1));
        assertThat(bounded.form().at(0, 0).standardError()).isBetween(.02, .08);
        double[][] velocity = PlantedForm.displacements(1000, 1, 7);
        double[] change = PlantedForm.changes(new double[][] {{1}}, velocity, .1, 7);
        Arrays.setAll(change, c -> change[c] - 1);
        ConstrainedForm fallen = ConstrainedForm.of(CloudDisplacements.of(change, velocity), 50, 1);
        assertThat(fallen.production().value()).isZero();
        double top = 0;
        double below = 0;
        for (int c = 0; c < change.length; c++) {
            double square = velocity[c][0] * velocity[c][0];
            top -= square * change[c];
            below += square * square;
        }
        assertThat(fallen.form().at(0, 0).value()).isCloseTo(top / below, within(1e-9));
    }

    /// Where no bound is near, both fits and both kinds of errors agree.
    @Test
    void farFromBoundsTheyChangeNothing() {
        CloudDisplacements clouds = PlantedForm.of(PlantedForm.POSITIVE, 1500, .05, 8);
        EntropyForm free = EntropyForm.of(clouds);
        ConstrainedForm bounded = ConstrainedForm.of(clouds, 200, 1);
        for (int e = 0; e < 9; e++) {
            Estimate one = free.form().entries().get(e);
            Estimate other = bounded.form().entries().get(e);
            assertThat(other.value()).isCloseTo(one.value(), within(1e-10));
            assertThat(other.standardError() / one.standardError()).isBetween(.75, 1.25);
        }
    }

    @Test
    void boundsThatAreFarChangeNothingWithErrorsToo() {
        CloudDisplacements clouds = EntropyFormErrorsTest.skew(1500, 2, true);
        EntropyForm free = EntropyForm.of(clouds);
        ConstrainedForm bounded = ConstrainedForm.of(clouds, 4, 1);
        assertThat(bounded.bound()).isFalse();
        assertThat(bounded.production().value()).isCloseTo(free.production().value(), within(1e-9));
        EntropyFormTest.assertForm(bounded.form(), free.form().values(), 1e-9);
    }
}
