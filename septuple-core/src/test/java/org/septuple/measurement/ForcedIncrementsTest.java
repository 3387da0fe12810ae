package org.septuple.measurement;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.septuple.numerics.Purpose;
import org.septuple.numerics.RandomStream;

class ForcedIncrementsTest {

    private static final double GAMMA = 0.7;
    private static final double DT = 0.1;

    /// q′ = q − γqΔt + noise of covariance 2DΔt with D = (0.3, 0.1; 0.1, 0.2) and F = |q|²/2: γ, D = .25 and the tensor come back, with errors
    /// that are those seen over 200 seeds.
    @Test
    void rateAndDiffusionOfALinearDescentComeBack() {
        int seeds = 200;
        double[] ofRate = new double[seeds];
        double[] ofDiffusion = new double[seeds];
        double together = 0;
        double claimed = 0;
        for (int seed = 0; seed < seeds; seed++) {
            ForcedIncrements found = linear(seed, 50, 8);
            ofRate[seed] = (found.rate().value() - GAMMA) / found.rate().standardError();
            ofDiffusion[seed] =
                    (found.diffusion().value() - 0.25) / found.diffusion().standardError();
            together += ofRate[seed] * ofDiffusion[seed] / seeds;
            claimed += found.covariance()
                    / (found.rate().standardError() * found.diffusion().standardError())
                    / seeds;
        }
        assertThat(mean(ofRate) * Math.sqrt(seeds)).isBetween(-4.0, 4.0);
        assertThat(mean(ofDiffusion) * Math.sqrt(seeds)).isBetween(-4.0, 4.0);
        assertThat(square(ofRate)).isBetween(0.65, 1.45);
        assertThat(square(ofDiffusion)).isBetween(0.65, 1.45);
        assertThat(together).isCloseTo(claimed, within(0.3));
        ForcedIncrements many = linear(1, 4000, 8);
        assertThat(many.tensor().get(0).get(0)).isCloseTo(0.3, within(0.01));
        assertThat(many.tensor().get(0).get(1)).isCloseTo(0.1, within(0.01));
        assertThat(many.tensor().get(1).get(1)).isCloseTo(0.2, within(0.01));
    }

    /// Increments of a replica that share one noise are no independent numbers: errors know.
    @Test
    void repeatedIncrementsAddNothing() {
        double[][][] increments = new double[40][][];
        double[][][] forces = new double[40][][];
        double[][][] longer = new double[40][9][];
        double[][][] stronger = new double[40][9][];
        RandomStream random = new RandomStream(5, Purpose.CHECK_POINTS, 0, 0);
        for (int r = 0; r < 40; r++) {
            double[] noise = new double[2];
            random.fillGaussian(noise, 0, 2);
            increments[r] = new double[][] {{noise[0]}};
            forces[r] = new double[][] {{noise[1]}};
            for (int n = 0; n < 9; n++) {
                longer[r][n] = increments[r][0];
                stronger[r][n] = forces[r][0];
            }
        }
        ForcedIncrements once = ForcedIncrements.of(increments, forces, 1);
        ForcedIncrements often = ForcedIncrements.of(longer, stronger, 1);
        assertThat(often.rate().standardError()).isCloseTo(once.rate().standardError(), within(1e-12));
        assertThat(often.diffusion().standardError()).isCloseTo(once.diffusion().standardError(), within(1e-12));
    }

    @Test
    void aFlatFreeEnergyTellsNoRate() {
        double[][][] still = new double[3][2][1];
        assertThatThrownBy(() -> ForcedIncrements.of(still, still, 1)).hasMessageContaining("F is flat");
    }

    private static ForcedIncrements linear(long seed, int replicas, int steps) {
        double[][][] increments = new double[replicas][steps][2];
        double[][][] forces = new double[replicas][steps][2];
        double first = Math.sqrt(2 * 0.3 * DT);
        double shared = 2 * 0.1 * DT / first;
        double second = Math.sqrt(2 * 0.2 * DT - shared * shared);
        for (int r = 0; r < replicas; r++) {
            double[] noise = new double[2 * steps + 2];
            new RandomStream(seed, Purpose.CHECK_POINTS, r, 1).fillGaussian(noise, 0, noise.length);
            double[] q = {1 + noise[2 * steps], -1 + noise[2 * steps + 1]};
            for (int n = 0; n < steps; n++) {
                forces[r][n] = new double[] {-q[0], -q[1]};
                increments[r][n][0] = -GAMMA * q[0] * DT + first * noise[2 * n];
                increments[r][n][1] = -GAMMA * q[1] * DT + shared * noise[2 * n] + second * noise[2 * n + 1];
                q[0] += increments[r][n][0];
                q[1] += increments[r][n][1];
            }
        }
        return ForcedIncrements.of(increments, forces, DT);
    }

    private static double mean(double[] z) {
        double sum = 0;
        for (double value : z) {
            sum += value / z.length;
        }
        return sum;
    }

    private static double square(double[] z) {
        double sum = 0;
        for (double value : z) {
            sum += value * value / z.length;
        }
        return sum;
    }
}
