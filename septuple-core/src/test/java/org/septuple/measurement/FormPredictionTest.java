package org.septuple.measurement;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import org.junit.jupiter.api.Test;

class FormPredictionTest {

    private static final int CLOUDS = 2000;

    /// xᵀgx.
    private static double square(double[] x) {
        double sum = 0;
        for (int a = 0; a < x.length; a++) {
            for (int b = 0; b < x.length; b++) {
                sum += x[a] * PlantedForm.POSITIVE[a][b] * x[b];
            }
        }
        return sum;
    }

    /// Without noise every class outside the band is the sign of ΔS.
    @Test
    void aNoiselessFormForetellsEveryClass() {
        CloudDisplacements clouds = PlantedForm.of(PlantedForm.POSITIVE, CLOUDS, 0, 1);
        FormPrediction told = FormPrediction.of(clouds);
        assertThat(told.explained().value()).isCloseTo(1, within(1e-12));
        assertThat(told.timelike() + told.spacelike() + told.nulls()).isEqualTo(CLOUDS);
        assertThat(told.wrong()).isZero();
        assertThat(told.wrongByChance()).isGreaterThan(100);
        double[][] velocity = PlantedForm.displacements(CLOUDS, 3, 1);
        long rising = Arrays.stream(velocity)
                .filter(x -> square(x) < PlantedForm.PRODUCTION)
                .count();
        assertThat(told.timelike()).isCloseTo((int) rising, within(3));
    }

    /// R² of noise s: Var(ẋᵀgẋ)/(Var(ẋᵀgẋ) + s²).
    @Test
    void noiseLowersWhatIsExplained() {
        double noise = 0.15;
        double[][] velocity = PlantedForm.displacements(CLOUDS, 3, 2);
        double[] squares = Arrays.stream(velocity).mapToDouble(x -> square(x)).toArray();
        double mean = Arrays.stream(squares).average().orElseThrow();
        double variance = Arrays.stream(squares)
                .map(x -> (x - mean) * (x - mean))
                .average()
                .orElseThrow();
        FormPrediction told = FormPrediction.of(PlantedForm.of(PlantedForm.POSITIVE, CLOUDS, noise, 2));
        double truth = variance / (variance + noise * noise);
        assertThat(told.explained().zAgainst(truth)).isBetween(-4.0, 4.0);
        assertThat(told.nulls()).isPositive();
        assertThat(told.wrong() / told.wrongByChance()).isBetween(0.1, 0.9);
    }

    @Test
    void displacementsOfOthersForetellNothing() {
        double[][] velocity = PlantedForm.displacements(CLOUDS, 3, 3);
        double[] changes = PlantedForm.changes(PlantedForm.POSITIVE, velocity, 0.01, 3);
        double[][] others = new double[CLOUDS][];
        Arrays.setAll(others, c -> velocity[(c + 1) % CLOUDS]);
        FormPrediction told = FormPrediction.of(CloudDisplacements.of(changes, others));
        assertThat(told.explained().value()).isBetween(-0.03, 0.01);
    }

    /// The mean of ΔS is σ₊ where nothing depends on ẋ: all displacements are of its class, and nothing can be told wrong but by ΔS itself.
    @Test
    void oneClassIsToldRightByChance() {
        double[][] velocity = PlantedForm.displacements(CLOUDS, 3, 4);
        double[] changes = PlantedForm.changes(new double[3][3], velocity, 0.01, 4);
        FormPrediction told = FormPrediction.of(CloudDisplacements.of(changes, velocity));
        assertThat(told.timelike()).isEqualTo(CLOUDS);
        assertThat(told.wrongByChance()).isZero();
        double[] equal = new double[CLOUDS];
        assertThatThrownBy(() -> FormPrediction.of(CloudDisplacements.of(equal, velocity)))
                .hasMessageContaining("all entropy changes are equal");
    }
}
