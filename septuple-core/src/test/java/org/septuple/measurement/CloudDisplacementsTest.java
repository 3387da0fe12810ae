package org.septuple.measurement;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import org.junit.jupiter.api.Test;

class CloudDisplacementsTest {

    private static final int CLOUDS = 200;

    /// Planted entropy changes beside displacements with errors: the errors stay.
    @Test
    void changesArePlantedBesideErrors() {
        double[][] velocity = PlantedForm.displacements(CLOUDS, 3, 1);
        double[][] error = {{.001, .0002, 0}, {.0002, .002, 0}, {0, 0, .001}};
        double[] first = PlantedForm.changes(PlantedForm.POSITIVE, velocity, .1, 1);
        double[] second = PlantedForm.changes(PlantedForm.INDEFINITE, velocity, .1, 2);
        EntropyForm planted = EntropyForm.of(
                CloudDisplacements.of(first, velocity).withErrors(error).withChanges(second));
        EntropyForm anew =
                EntropyForm.of(CloudDisplacements.of(second, velocity).withErrors(error));
        assertThat(planted).isEqualTo(anew);
        assertThat(planted).isNotEqualTo(EntropyForm.of(CloudDisplacements.of(second, velocity)));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> CloudDisplacements.of(first, velocity).withChanges(new double[3]))
                .withMessageContaining("3 entropy changes for 200 clouds");
    }

    /// Exchanged displacements tell nothing, and going round the end gives the same clouds again.
    @Test
    void exchangedDisplacementsTellNothing() {
        double[][] velocity = PlantedForm.displacements(CLOUDS, 2, 1);
        double[] change = new double[CLOUDS];
        Arrays.setAll(change, c -> 1 - velocity[c][0] * velocity[c][0] - velocity[c][1] * velocity[c][1]);
        CloudDisplacements clouds = CloudDisplacements.of(change, velocity);
        assertThat(EntropyForm.of(clouds).rSquared()).isCloseTo(1, within(1e-12));
        assertThat(EntropyForm.of(clouds.exchanged(1)).rSquared()).isLessThan(.1);
        assertThat(clouds.exchanged(3).velocity(CLOUDS - 1)).isEqualTo(velocity[2]);
        assertThat(EntropyForm.of(clouds.exchanged(CLOUDS))).isEqualTo(EntropyForm.of(clouds));
    }

    @Test
    void roundingIsNoSpread() {
        double[][] velocity = PlantedForm.displacements(CLOUDS, 1, 1);
        double[] change = new double[CLOUDS];
        Arrays.setAll(change, c -> -4 + 1e-12 * velocity[c][0]);
        CloudDisplacements clouds = CloudDisplacements.of(change, velocity);
        assertThat(EntropyForm.of(clouds).production().value()).isCloseTo(-4, within(1e-11));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> FormPrediction.of(clouds))
                .withMessageContaining("all entropy changes are equal");
    }
}
