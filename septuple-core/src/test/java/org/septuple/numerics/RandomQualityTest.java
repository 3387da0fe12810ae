package org.septuple.numerics;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import org.hipparchus.distribution.continuous.NormalDistribution;
import org.junit.jupiter.api.Test;

/// Laws of chance as z-scores over fixed seeds: each is standard normal, so |z| < 4 fails once in 16 000 draws.
class RandomQualityTest {

    private static final int N = 1 << 20;
    private static final double LIMIT = 4;

    private static double[] gaussians(long seed, Purpose purpose, int block, long step, int n) {
        double[] numbers = new double[n];
        Kernels.scalar().random().gaussians(seed, purpose, block, step, 0, numbers, 0, n);
        return numbers;
    }

    /// Σ over x of x^k has mean n·m_k and variance n·(m_2k − m_k²) with moments 1, 3, 15, 105 of the normal law.
    @Test
    void momentsOfGaussiansAreThoseOfTheNormalLaw() {
        for (long seed = 1; seed <= 3; seed++) {
            double[] x = gaussians(seed, Purpose.STATE_NOISE, 0, 0, N);
            double[] sums = new double[5];
            for (double value : x) {
                double square = value * value;
                sums[1] += value;
                sums[2] += square - 1;
                sums[3] += square * value - 3 * value; // Hermite: free of the mean's noise
                sums[4] += square * square - 6 * square + 3;
            }
            assertThat(sums[1] / Math.sqrt(N)).as("mean").isBetween(-LIMIT, LIMIT);
            assertThat(sums[2] / Math.sqrt(2.0 * N)).as("variance").isBetween(-LIMIT, LIMIT);
            assertThat(sums[3] / Math.sqrt(6.0 * N)).as("skewness").isBetween(-LIMIT, LIMIT);
            assertThat(sums[4] / Math.sqrt(24.0 * N)).as("kurtosis").isBetween(-LIMIT, LIMIT);
        }
    }

    @Test
    void tailsAreAsHeavyAsTheNormalLaws() {
        double[] x = gaussians(5, Purpose.DATASET, 1, 2, N);
        var normal = new NormalDistribution();
        for (double edge : new double[] {1, 2, 3, 4}) {
            double probability = 2 * normal.cumulativeProbability(-edge);
            long beyond = Arrays.stream(x).filter(v -> Math.abs(v) > edge).count();
            double z = (beyond - N * probability) / Math.sqrt(N * probability * (1 - probability));
            assertThat(z).as("beyond %s", edge).isBetween(-LIMIT, LIMIT);
        }
    }

    /// Both numbers of one pair share their radius: their squares, too, must be uncorrelated.
    @Test
    void thePartnersOfAPairAreIndependent() {
        double[] x = gaussians(7, Purpose.WEIGHTS, 0, 0, N);
        double product = 0;
        double squares = 0;
        for (int i = 0; i < N; i += 2) {
            product += x[i] * x[i + 1];
            squares += (x[i] * x[i] - 1) * (x[i + 1] * x[i + 1] - 1) / 2;
        }
        assertThat(product / Math.sqrt(N / 2.0)).isBetween(-LIMIT, LIMIT);
        assertThat(squares / Math.sqrt(N / 2.0)).isBetween(-LIMIT, LIMIT);
    }

    @Test
    void neighboursInBlockStepPurposeAndSeedAreUncorrelated() {
        int n = 1 << 17;
        long seed = 11;
        double[] here = gaussians(seed, Purpose.STATE_NOISE, 100, 1000, n);
        List<double[]> neighbours = List.of(
                gaussians(seed, Purpose.STATE_NOISE, 101, 1000, n),
                gaussians(seed, Purpose.STATE_NOISE, 100, 1001, n),
                gaussians(seed, Purpose.DATASET, 100, 1000, n),
                gaussians(seed + 1, Purpose.STATE_NOISE, 100, 1000, n),
                gaussians(seed + (1L << 32), Purpose.STATE_NOISE, 100, 1000, n));
        for (double[] there : neighbours) {
            for (int lag = 0; lag < 4; lag++) {
                double sum = 0;
                double squares = 0;
                for (int i = lag; i < n; i++) {
                    sum += here[i] * there[i - lag];
                    squares += (here[i] * here[i] - 1) * (there[i - lag] * there[i - lag] - 1) / 2;
                }
                assertThat(sum / Math.sqrt(n - lag)).as("lag %d", lag).isBetween(-LIMIT, LIMIT);
                assertThat(squares / Math.sqrt(n - lag)).as("lag %d", lag).isBetween(-LIMIT, LIMIT);
            }
        }
    }

    @Test
    void successiveNumbersAreUncorrelated() {
        double[] x = gaussians(13, Purpose.UPDATE_TIMES, 0, 0, N);
        for (int lag = 1; lag <= 16; lag++) {
            double sum = 0;
            for (int i = lag; i < N; i++) {
                sum += x[i] * x[i - lag];
            }
            assertThat(sum / Math.sqrt(N - lag)).as("lag %d", lag).isBetween(-LIMIT, LIMIT);
        }
    }

    /// Means of the uniforms' bits and of powers of the uniforms.
    @Test
    void uniformsHaveTheirMomentsAndFairBits() {
        double[] u = new double[N];
        Kernels.scalar().random().uniforms(17, Purpose.SPLIT, 3, 9, 0, u, 0, N);
        double first = 0;
        double second = 0;
        long[] ones = new long[53];
        for (double value : u) {
            double centred = value - 0.5;
            first += centred;
            second += centred * centred - 1.0 / 12;
            long bits = (long) (value * 0x1p53);
            for (int b = 0; b < 53; b++) {
                ones[b] += (bits >>> b) & 1;
            }
        }
        assertThat(first / Math.sqrt(N / 12.0)).isBetween(-LIMIT, LIMIT);
        assertThat(second / Math.sqrt(N / 180.0)).isBetween(-LIMIT, LIMIT);
        for (long count : ones) {
            assertThat((count - N / 2.0) / Math.sqrt(N / 4.0)).isBetween(-LIMIT, LIMIT);
        }
    }
}
