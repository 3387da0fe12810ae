package org.septuple.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import org.junit.jupiter.api.Test;

class BlockLengthTest {

    /// `arch.bootstrap.optimal_block_length(x)["stationary"]` of arch 8.0.0, and the formula typed in NumPy.
    @Test
    void lengthsAreThoseOfArch() {
        double[] damped = new double[200];
        Arrays.setAll(
                damped, t -> StrictMath.sin(0.7 * t) * StrictMath.exp(-t / 60.0) + StrictMath.cos((double) t * t));
        assertThat(BlockLength.of(damped)).isCloseTo(1.9891392188425552, within(1e-9));
        double[] walk = new double[300];
        for (int t = 0; t < 300; t++) {
            walk[t] = (t > 0 ? walk[t - 1] : 0) + StrictMath.cos((double) t * t);
        }
        assertThat(BlockLength.of(walk)).isCloseTo(25.21140956602176, within(1e-8));
        assertThat(BlockLength.ofAll(new double[][] {walk, damped})).isEqualTo(BlockLength.of(walk));
    }

    /// For autoregressions φ, G/g = 2φ/(1 − φ²); the median of 40 series is within a fifth of the limit.
    @Test
    void lengthsOfAutoregressionsAreTheClosedForm() {
        int n = 8000;
        for (double phi : new double[] {0.3, 0.7}) {
            double[] found = new double[40];
            Arrays.setAll(found, s -> BlockLength.of(AutoregressiveChains.of(s, 1, n, phi)[0]));
            Arrays.sort(found);
            double expected = StrictMath.pow(2 * phi / (1 - phi * phi), 2 / 3.0) * StrictMath.cbrt(n);
            assertThat(found[20] / expected).isBetween(0.8, 1.25);
        }
    }

    @Test
    void constantSeriesNeedNoBlocks() {
        double[] same = new double[10];
        Arrays.fill(same, 0.1);
        assertThat(BlockLength.of(same)).isEqualTo(1);
    }

    /// A straight line is correlated throughout: the bound n/3.
    @Test
    void lengthsAreBounded() {
        double[] line = new double[30];
        Arrays.setAll(line, t -> t);
        assertThat(BlockLength.of(line)).isBetween(5.0, 10.0);
    }

    @Test
    void refusesNonsense() {
        assertThatIllegalArgumentException().isThrownBy(() -> BlockLength.of(new double[5]));
        assertThatIllegalArgumentException().isThrownBy(() -> BlockLength.of(new double[] {1, 2, 3, 4, 5, Double.NaN}));
        assertThatIllegalArgumentException().isThrownBy(() -> BlockLength.ofAll(new double[0][]));
    }
}
