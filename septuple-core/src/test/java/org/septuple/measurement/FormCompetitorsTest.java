package org.septuple.measurement;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.septuple.measurement.FormCompetitors.Winner;
import org.septuple.measurement.PlantedClouds.Positioned;

/// E24: whether ΔS is a function of displacement or of position.
class FormCompetitorsTest {

    private static final int CLOUDS = 600;

    private static Positioned positioned(Winner truth, double noise, long seed) {
        return PlantedClouds.of(PlantedForm.PRODUCTION, PlantedForm.POSITIVE, noise)
                .drawPositioned(truth, CLOUDS, seed);
    }

    /// ΔS a quadratic form of one of the three.
    private static FormCompetitors planted(Winner truth, double noise, long seed) {
        return positioned(truth, noise, seed).competitors();
    }

    @Test
    void thePlantedOneWins() {
        for (Winner truth : Winner.values()) {
            assertThat(planted(truth, .1, 1).winner()).isEqualTo(truth);
        }
        FormCompetitors exact = planted(Winner.ARRIVAL, 0, 2);
        assertThat(exact.arrival().value()).isCloseTo(1, within(1e-12));
        assertThat(exact.overArrival().value()).isLessThan(-.2);
        assertThat(exact.overArrival().value())
                .isCloseTo(exact.displacement().value() - exact.arrival().value(), within(1e-12));
    }

    /// Of each cloud from the other half: without noise the planted model says it exactly, and the others do not.
    @Test
    void everyCloudIsForetold() {
        Positioned exact = positioned(Winner.ARRIVAL, 0, 3);
        double[] change = PlantedForm.changes(PlantedForm.POSITIVE, exact.arrival(), 0, 3);
        double[][] told = FormCompetitors.foretold(exact.clouds(), exact.start(), exact.arrival());
        assertThat(told[2]).containsExactly(change, within(1e-11));
        assertThat(Math.abs(told[0][0] - change[0]) + Math.abs(told[1][0] - change[0]))
                .isGreaterThan(0.01);
    }

    /// Of noise alone nothing explains, and hardly ever does one win: 2.5 % at most.
    @Test
    void noiseHasNoWinner() {
        int won = 0;
        for (int seed = 0; seed < 60; seed++) {
            won += planted(Winner.UNDECIDED, .1, seed).winner() == Winner.UNDECIDED ? 0 : 1;
        }
        assertThat(won).isLessThanOrEqualTo(6);
    }

    /// ẋ ∝ x, as in S1: all three are one model.
    @Test
    void proportionalPositionsAreNotTold() {
        double[][] velocity = PlantedForm.displacements(CLOUDS, 3, 3);
        double[][] start = new double[CLOUDS][3];
        double[][] arrival = new double[CLOUDS][3];
        for (int c = 0; c < CLOUDS; c++) {
            for (int k = 0; k < 3; k++) {
                start[c][k] = velocity[c][k] * 1.3;
                arrival[c][k] = velocity[c][k] * 4.3;
            }
        }
        double[] change = PlantedForm.changes(PlantedForm.POSITIVE, velocity, .1, 3);
        FormCompetitors found = FormCompetitors.of(CloudDisplacements.of(change, velocity), start, arrival);
        assertThat(found.displacement().value()).isGreaterThan(.5);
        assertThat(found.overArrival().value()).isCloseTo(0, within(1e-12));
        assertThat(found.winner()).isEqualTo(Winner.UNDECIDED);
    }

    /// R² out of sample is that of the planted function less what fitting ten coefficients costs.
    @Test
    void shareIsThatOfTheTrueFunctionUpToItsFit() {
        FormCompetitors found = planted(Winner.DISPLACEMENT, .1, 4);
        CloudDisplacements clouds = positioned(Winner.DISPLACEMENT, .1, 4).clouds();
        CloudDisplacements exact = positioned(Winner.DISPLACEMENT, 0, 4).clouds();
        double mean =
                IntStream.range(0, CLOUDS).mapToDouble(clouds::change).average().orElseThrow();
        double left = 0;
        double all = 0;
        for (int c = 0; c < CLOUDS; c++) {
            double off = clouds.change(c) - exact.change(c);
            left += off * off;
            all += (clouds.change(c) - mean) * (clouds.change(c) - mean);
        }
        // ten coefficients of 300 clouds cost a thirtieth of the noise on average
        double truth = 1 - left / all;
        assertThat(found.displacement().value()).isCloseTo(truth - (1 - truth) / 30, within((1 - truth) / 30));
    }

    @Test
    void refusesNonsense() {
        Positioned positioned = positioned(Winner.DISPLACEMENT, .1, 5);
        CloudDisplacements clouds = positioned.clouds();
        assertThatIllegalArgumentException()
                .isThrownBy(() -> FormCompetitors.of(clouds, new double[3][3], positioned.arrival()))
                .withMessageContaining("x(t)");
        double[][] still =
                Arrays.stream(positioned.start()).map(double[]::clone).toArray(double[][]::new);
        for (double[] row : still) {
            row[1] = .75;
        }
        assertThatIllegalArgumentException()
                .isThrownBy(() -> FormCompetitors.of(clouds, positioned.start(), still))
                .withMessageContaining("component 1");
        CloudDisplacements constant =
                CloudDisplacements.of(new double[CLOUDS], PlantedForm.displacements(CLOUDS, 3, 5));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> FormCompetitors.of(constant, positioned.start(), positioned.arrival()))
                .withMessageContaining("nothing to explain");
    }
}
