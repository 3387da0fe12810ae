package org.septuple.thermodynamics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.septuple.numerics.Engine;

class SplittingTest {

    /// One path of the oscillator ẋ = p, ṗ = −x from (x, p).
    private static double[] path(Splitting splitting, int repetitions, double length, double x, double p) {
        double at = x;
        double momentum = p;
        for (int k = 0; k < repetitions; k++) {
            for (int stage = 0; stage < splitting.stages(); stage++) {
                momentum -= splitting.kicks().get(stage) * length * at;
                at += splitting.drifts().get(stage) * length * momentum;
            }
            momentum -= splitting.kicks().getLast() * length * at;
        }
        return new double[] {at, momentum};
    }

    private static Splitting splitting(int stages) {
        return Splitting.of(stages);
    }

    /// Largest energy error over starts on the circle x² + p² = 2.
    private static double error(Splitting splitting, double perStage, double time) {
        double length = splitting.stages() * perStage;
        double worst = 0;
        for (int k = 0; k < 60; k++) {
            double angle = 2 * Math.PI * k / 60;
            double[] end = path(
                    splitting,
                    (int) Math.round(time / length),
                    length,
                    Math.sqrt(2) * Math.cos(angle),
                    Math.sqrt(2) * Math.sin(angle));
            worst = Math.max(worst, Math.abs((end[0] * end[0] + end[1] * end[1]) / 2 - 1));
        }
        return worst;
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3})
    void lengthsAddUpAndReadTheSameBackwards(int stages) {
        Splitting splitting = splitting(stages);
        assertThat(splitting.stages()).isEqualTo(stages);
        assertThat(splitting.kicks())
                .hasSize(stages + 1)
                .isEqualTo(splitting.kicks().reversed());
        assertThat(splitting.drifts()).isEqualTo(splitting.drifts().reversed());
        assertThat(splitting.kicks().stream().mapToDouble(x -> x).sum()).isCloseTo(1, within(1e-15));
        assertThat(splitting.drifts().stream().mapToDouble(x -> x).sum()).isCloseTo(1, within(1e-15));
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3})
    void theEnergyErrorIsOfSecondOrder(int stages) {
        double coarse = error(splitting(stages), 0.1, 60 * 0.1);
        double fine = error(splitting(stages), 0.05, 60 * 0.1);
        assertThat(Math.log(coarse / fine) / Math.log(2)).isCloseTo(2, within(0.15));
    }

    @Test
    void moreStagesErrLessAtTheSameNumberOfGradients() {
        double one = error(splitting(1), 0.8, 4.8);
        double two = error(splitting(2), 0.8, 4.8);
        double three = error(splitting(3), 0.8, 4.8);
        assertThat(two).isLessThan(one / 5);
        assertThat(three).isLessThan(two / 2);
    }

    @ParameterizedTest
    @CsvSource({"1,9,2", "2,9,2", "3,9,3", "4,9,4", "5,9,6", "7,9,8", "9,9,9", "8,7,6", "1,1,1", "40,3,3", "40,2,2"})
    void gradientsAreEvenOrMultiplesOfThree(int wanted, int most, int made) {
        assertThat(Splitting.gradients(Math.min(wanted, most), most)).isEqualTo(made);
    }

    /// T1 at β = 1, U = .756199220, with steps so long that many proposals are refused.
    @ParameterizedTest
    @CsvSource({"1, .8", "2, .6", "3, .5", "4, .5", "5, .4", "6, .5"})
    void transitionsLeaveTheLawInvariant(int gradients, double stepSize) {
        int columns = 512;
        double[] lambda = new double[columns];
        Arrays.fill(lambda, 1);
        ChainBlock block = new ChainBlock(LawOf.three(1), new int[columns], lambda, Engine.scalar());
        block.drawFromBase(7, 0);
        double[] sum = new double[columns];
        int kept = 150;
        double acceptance = 0;
        for (int time = 0; time < 50 + kept; time++) {
            block.transition(
                    7, 0, time, new Leapfrog(gradients, stepSize * (1 + time % 5 / 10.0))); // no period of any mode
            for (int c = 0; c < columns && time >= 50; c++) {
                sum[c] += block.loss()[c] / kept;
                acceptance += block.acceptance()[c] / kept / columns;
            }
        }
        double mean = 0;
        double squares = 0;
        for (double value : sum) {
            mean += value / columns;
        }
        for (double value : sum) {
            squares += (value - mean) * (value - mean);
        }
        double error = Math.sqrt(squares / (columns - 1) / columns);
        assertThat(acceptance).isBetween(0.2, 0.97);
        assertThat((mean - .756199220) / error).isBetween(-4.0, 4.0);
    }
}
