package org.septuple.measurement;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.septuple.numerics.Engine;
import org.septuple.statistics.Estimate;

/// Chains of components that are there, and that are not.
class LayerChainTest {

    private static final Engine ENGINE = Engine.scalar();
    private static final int[][] GIVEN = {{0, 3, 6, 9, 12}, {1, 4, 7, 10, 13}, {2, 5, 8, 11, 14}};

    /// Five rings of three neurons, or neurons that know themselves only.
    private static LinearProcess process(double along, double own) {
        double[][] propagator = new double[15][15];
        double[][] noise = new double[15][15];
        for (int i = 0; i < 15; i++) {
            int next = i / 3 * 3 + (i + 1) % 3;
            propagator[next][i] = along;
            propagator[i][i] = own;
            noise[i][i] = 1 - along * along - own * own;
        }
        return LinearProcess.autoregression(propagator, noise);
    }

    @Test
    void ringsStandOut() {
        int seeds = 40;
        double along = .7;
        Scores scores = new Scores("60 × 12", seeds);
        for (int seed = 0; seed < seeds; seed++) {
            LayerChain found = LayerChain.of(process(along, 0).record(60, 12, seed, ENGINE), GIVEN, 20, seed, ENGINE);
            scores.put("r²", seed, found.squared(), along * along);
            assertThat(found.overPermuted().zAgainst(0)).isGreaterThan(3);
            assertThat(found.pairs()).isEqualTo(15);
        }
        scores.judge();
        // forward, not backward
        int[][] backward = {GIVEN[2], GIVEN[1], GIVEN[0]};
        LayerChain found = LayerChain.of(process(along, 0).record(60, 12, 1, ENGINE), backward, 20, 1, ENGINE);
        assertThat(found.squared().value()).isCloseTo(0, within(.02));
    }

    /// Long correlation times would feign r² of 1/n_eff = .1 and more.
    @Test
    void independentNeuronsDoNot() {
        int seeds = 40;
        Scores scores = new Scores("60 × 12", seeds);
        for (int seed = 0; seed < seeds; seed++) {
            LayerChain found = LayerChain.of(process(0, .95).record(60, 12, seed, ENGINE), GIVEN, 20, seed, ENGINE);
            double tooLarge = Math.sqrt(2 * 11 / 10.0); // of 12 replicas, at r² = 0
            Estimate squared = found.squared();
            scores.put("r²", seed, new Estimate(squared.value(), squared.standardError() / tooLarge, 12), 0);
            scores.put("over permuted", seed, found.overPermuted(), 0);
        }
        scores.judge();
    }

    @Test
    void neuronsThatStandStillHaveNoPair() {
        double[] values = new double[30 * 4 * 4];
        for (int j = 0; j < values.length; j++) {
            values[j] = j % 4 == 3 ? .1 : (j * 7919L % 101) / 100.0;
        }
        Recording recording = Recording.of(values, 4, 4, 1);
        assertThat(LayerChain.of(recording, new int[][] {{0, 1}, {2, 3}}, 2, 1, ENGINE)
                        .pairs())
                .isEqualTo(2);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> LayerChain.of(recording, new int[][] {{0, 1}, {2, 1}}, 2, 1, ENGINE))
                .withMessageContaining("neuron 1 must be");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> LayerChain.of(recording, new int[][] {{0, 1}, {2}}, 2, 1, ENGINE))
                .withMessageContaining("as many in each");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> LayerChain.of(recording, new int[][] {{0, 1}, {2, 3}}, 1, 1, ENGINE))
                .withMessageContaining("2 or more");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> LayerChain.of(
                        Recording.of(new double[48], 4, 4, 1), new int[][] {{0, 1}, {2, 3}}, 2, 1, ENGINE))
                .withMessageContaining("no pair");
    }
}
