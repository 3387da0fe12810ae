package org.septuple.experiment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.septuple.network.Activation;
import org.septuple.network.ActivationDynamics;
import org.septuple.network.BulkPotential;
import org.septuple.network.CloudReading;
import org.septuple.network.Loss;
import org.septuple.network.NormalData;
import org.septuple.network.Septuple;
import org.septuple.network.Wiring;
import org.septuple.numerics.Engine;

class JointEntropyRowTest {

    private static final int CLOUDS = 20;

    /// ŵ² = 1, so that what correlates in one step is isotropic after two: ΔS₁ = −½ log 2.5, ΔS₂ = ½ log 2, and log|det ŵ| = 0.
    @Test
    void totalCorrelationCanFall() {
        double[][] rows = {{0.5, 1.5}, {0.5, -0.5}};
        JointEntropyRow row =
                JointEntropyRow.of(JointEntropyRow.linear(rows), CloudReading.delay(2, 1, 1), 1, Engine.scalar());
        assertThat(row.summed().value()).isCloseTo(-Math.log(1.25) / 2, within(1e-14));
        assertThat(row.joint().value()).isCloseTo(0, within(1e-14));
        Comparison comparison = row.row(CloudReading.delay(2, 1, 1), Engine.scalar());
        assertThat(comparison.residual().value()).isCloseTo(Math.log(1.25) / Math.log(5), within(1e-14));
        assertThat(comparison.control().value()).isLessThan(1e-14);
        // eigenvalues 1.8 and three times .2: squared lengths (1.8²ᵗ + 3·.2²ᵗ)/4
        double sum =
                2 * Math.log((Math.pow(1.8, 12) + 3 * Math.pow(0.2, 12)) / (Math.pow(1.8, 6) + 3 * Math.pow(0.2, 6)));
        assertThat(comparison.nullModel().value())
                .isCloseTo((sum - 3 * Math.log(1.8 * 0.2 * 0.2 * 0.2)) / sum, within(1e-12));
    }

    /// The oracle: Gram matrices of the same clouds in two surveys, one of d steps and one of 2d.
    @Test
    void jointAndSummedChangesAreThoseOfGramMatrices() {
        BaseStates source = source(true);
        int[][] groups = groups(source.septuple());
        JointEntropyRow row = JointEntropyRow.of(source, CloudReading.layers(2, groups), CLOUDS, Engine.scalar());
        assertThat(row.joint().value()).isCloseTo(later(source, single(groups)), within(1e-8));
        assertThat(row.summed().value()).isCloseTo(later(source, groups), within(1e-10));
    }

    /// With a free boundary, neurons beside the reading move: their clouds have no determinant, and Gram matrices decide.
    @Test
    void aFreeBoundaryIsCarriedAlong() {
        BaseStates source = source(false);
        int[][] groups = groups(source.septuple());
        JointEntropyRow row = JointEntropyRow.of(source, CloudReading.layers(2, groups), CLOUDS, Engine.scalar());
        assertThat(row.joint().value()).isCloseTo(later(source, single(groups)), within(1e-10));
        assertThat(row.joint().value()).isLessThan(row.summed().value());
    }

    @Test
    void aFlatCloudIsNotTestable() {
        BaseStates twins = JointEntropyRow.linear(new double[][] {{0.5, 0.5}, {0.5, 0.5}});
        assertThatThrownBy(() -> JointEntropyRow.of(twins, CloudReading.delay(2, 1, 3), 3, Engine.scalar()))
                .isInstanceOf(UntestableException.class)
                .hasMessage("the joint cloud of 2 neurons is flat in 3 of 3 cases: it has no entropy");
    }

    private static BaseStates source(boolean clamped) {
        Septuple septuple = new NetworkPlan(
                        new Wiring.Cyclic(3, 4, true, 1.1, false),
                        new Activation.Tanh(),
                        new Loss.Bulk(new BulkPotential.None()))
                .septuple(NormalData.standard(2, 3, 0), 1, 3, 0);
        return new BaseStates(
                septuple,
                new ActivationDynamics.Protocol(new ActivationDynamics.Poisson(3), clamped, false, 0),
                10,
                0,
                3,
                0,
                0);
    }

    private static int[][] groups(Septuple septuple) {
        int from = septuple.projector().bulkRange().from();
        return IntStream.range(0, 3)
                .mapToObj(a -> IntStream.range(from + 4 * a, from + 4 * a + 4).toArray())
                .toArray(int[][]::new);
    }

    private static int[][] single(int[][] groups) {
        return Arrays.stream(groups)
                .flatMapToInt(Arrays::stream)
                .mapToObj(i -> new int[] {i})
                .toArray(int[][]::new);
    }

    /// ⟨Σ ΔS⟩ between two and four steps.
    private static double later(BaseStates source, int[][] groups) {
        return sum(source, CloudReading.layers(4, groups)) - sum(source, CloudReading.layers(2, groups));
    }

    private static double sum(BaseStates source, CloudReading reading) {
        CloudSurvey survey = CloudSurvey.of(source, reading, CLOUDS, Engine.scalar());
        return IntStream.range(0, reading.vectors())
                .mapToDouble(v -> Arrays.stream(survey.changes(v, survey.regular(v)))
                        .average()
                        .orElseThrow())
                .sum();
    }
}
