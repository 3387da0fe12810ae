package org.septuple.measurement;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import org.junit.jupiter.api.Test;

class MomentFitTest {

    /// ∫₀ᵗ(t − t′)t′³ dt′ = t⁵/20, with every frame or every other.
    @Test
    void cubicsAreIntegratedTwiceExactly() {
        for (int stride = 1; stride <= 2; stride++) {
            double[][] weights = TwiceIntegrated.weights(9, 0.5, stride);
            for (int j = 0; j < 9; j++) {
                double sum = 0;
                for (int i = 0; i < 9; i++) {
                    sum += weights[j][i] * Math.pow(0.5 * i, 3);
                }
                assertThat(sum).isCloseTo(Math.pow(0.5 * j, 5) / 20, within(1e-11));
            }
        }
    }

    /// f₁ of a Gaussian is −2∫p²/σ² = −1/(σ³√π), f₂ = 0.
    @Test
    void pressureOfAGaussianIsInverseToItsCube() {
        double[] f = new PressureMoments(-6, 6, 0.7, 3).of(new double[] {0, -1});
        assertThat(f[1]).isCloseTo(-1 / (0.343 * Math.sqrt(Math.PI)), within(1e-6));
        assertThat(f[2]).isCloseTo(0, within(1e-9));
    }

    /// What a group of replicas adds is what its loss takes away, to first order.
    @Test
    void influencesAreThoseOfLeavingOut() {
        int n = 4000;
        double[] x = new Ensembles(n, 1, 1, 0.2, 0.8, 3).normal(0);
        double[] fewer = new double[n - n / 100];
        System.arraycopy(x, n / 100, fewer, 0, fewer.length);
        QuantileFrame all = new QuantileFrame(x, 100);
        QuantileFrame rest = new QuantileFrame(fewer, 99);
        double[][] means = all.quantileMeans(new ShiftedLegendre(x.length, 3), 4);
        double[][] less = rest.quantileMeans(new ShiftedLegendre(fewer.length, 3), 4);
        double[][] pressure = all.pressure(3, 4);
        double[][] without = rest.pressure(3, 4);
        for (int k = 0; k < 12; k++) {
            double lost = (means[k][0] - less[k][0]) * 0.99;
            assertThat(means[k][1]).isCloseTo(lost, within(5e-4));
        }
        for (int k = 1; k < 3; k++) {
            double lost = (pressure[k][0] - without[k][0]) * 0.99;
            assertThat(pressure[k][1]).isCloseTo(lost, within(0.1 * Math.abs(lost) + 1e-3));
        }
    }

    /// Draws that are equal count as those a hair apart, and one far away does not matter to where the others stand.
    @Test
    void equalDrawsAreAsIfApart() {
        int n = 2000;
        double[] x = new Ensembles(n, 1, 1, 0.2, 0.8, 3).normal(0);
        double[] tied = Arrays.stream(x).map(q -> Math.rint(4 * q) / 4).toArray();
        tied[7] = 1e6;
        double[] apart = tied.clone();
        for (int r = 0; r < n; r++) {
            apart[r] += r * 1e-13;
        }
        ShiftedLegendre weights = new ShiftedLegendre(n, 3);
        double[][] one = new QuantileFrame(tied, 50).quantileMeans(weights, 3);
        double[][] other = new QuantileFrame(apart, 50).quantileMeans(weights, 3);
        for (int m = 0; m < one.length; m++) {
            double size = Math.abs(one[m][0]);
            for (int g = 0; g <= 50; g++) {
                assertThat(one[m][g]).isCloseTo(other[m][g], within(1e-9 * (1 + size)));
            }
        }
    }

    /// Two equations with the same noise and no floor to speak of.
    @Test
    void equationsWithOneNoiseAreRefused() {
        double[][] values = {{1, 2}, {1, 2}};
        double[][] noise = {{1, -1, 2, -2}, {1, -1, 2, -2}};
        double[][][] shares = {new double[2][4], noise};
        assertThatThrownBy(() -> new MomentFit(values, shares, new double[] {1e-300, 1e-300}))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("positive definite");
    }
}
