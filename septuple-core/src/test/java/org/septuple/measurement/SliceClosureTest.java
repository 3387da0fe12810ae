package org.septuple.measurement;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.septuple.numerics.Purpose;
import org.septuple.numerics.RandomStream;
import org.septuple.statistics.Estimate;

/// Learners of two trainables on H = (a q₀² + b q₁²)/2: q ← (1 − γΛ)q + ηξ from q = z₀e, read along e after some steps.
class SliceClosureTest {

    private static final double FAST = 0.3;
    private static final double SLOW = 0.01;
    private static final double NOISE = 0.1;
    private static final double OF_TWINS = 0.02;
    private static final int STEPS = 6;
    private static final int UNITS = 400;

    /// R² of one seed.
    private static Estimate measured(double angle, int seed) {
        double[] e = {Math.cos(angle), Math.sin(angle)};
        double[] rate = {FAST, SLOW};
        double[][] z = new double[UNITS][1];
        double[][] first = new double[UNITS][1];
        double[][] second = new double[UNITS][1];
        for (int u = 0; u < UNITS; u++) {
            double[] random = new RandomStream(seed, Purpose.CHECK_POINTS, 7, u).gaussians(2 * STEPS + 5);
            double[] q = {random[0] * e[0], random[0] * e[1]};
            for (int step = 0; step < STEPS; step++) {
                for (int k = 0; k < 2; k++) {
                    q[k] += -rate[k] * q[k] + NOISE * random[1 + 2 * step + k];
                }
            }
            z[u][0] = e[0] * q[0] + e[1] * q[1];
            double drift = -e[0] * FAST * q[0] - e[1] * SLOW * q[1];
            int at = 1 + 2 * STEPS;
            first[u][0] = drift + OF_TWINS * (e[0] * random[at] + e[1] * random[at + 1]);
            second[u][0] = drift + OF_TWINS * (e[0] * random[at + 2] + e[1] * random[at + 3]);
        }
        return SliceClosure.of(z, first, second, 3);
    }

    /// Of Gaussian z and drift d the square of their correlation: of q = (c₀z₀ + noise, c₁z₀ + noise).
    private static double exact(double angle) {
        double[] e = {Math.cos(angle), Math.sin(angle)};
        double[] rate = {FAST, SLOW};
        double[][] covariance = new double[2][2];
        for (int k = 0; k < 2; k++) {
            double left = 1 - rate[k];
            for (int step = 0; step < STEPS; step++) {
                covariance[k][k] += NOISE * NOISE * Math.pow(left, 2 * step);
            }
            for (int l = 0; l < 2; l++) {
                covariance[k][l] += e[k] * e[l] * Math.pow(left, STEPS) * Math.pow(1 - rate[l], STEPS);
            }
        }
        double zz = 0;
        double zd = 0;
        double dd = 0;
        for (int k = 0; k < 2; k++) {
            for (int l = 0; l < 2; l++) {
                zz += e[k] * e[l] * covariance[k][l];
                zd += e[k] * e[l] * rate[l] * covariance[k][l];
                dd += e[k] * rate[k] * e[l] * rate[l] * covariance[k][l];
            }
        }
        return zd * zd / (zz * dd);
    }

    @Test
    void anEigenvectorCloses() {
        assertThat(exact(0)).isCloseTo(1, within(1e-12));
        Estimate found = measured(0, 1);
        assertThat(Math.abs(found.zAgainst(1))).isLessThan(3);
        assertThat(found.standardError()).isLessThan(0.02);
    }

    /// Noise moves both coordinates apart, and z tells their sum alone.
    @Test
    void twoCurvaturesLeaveWhatTheirCovarianceSays() {
        double angle = Math.PI / 4;
        double truth = exact(angle);
        assertThat(truth).isBetween(0.2, 0.8);
        double[] values = new double[20];
        for (int seed = 0; seed < values.length; seed++) {
            Estimate found = measured(angle, seed);
            values[seed] = found.value();
            assertThat(Math.abs(found.zAgainst(truth)))
                    .as("seed %d: %s", seed, found)
                    .isLessThan(4);
        }
        Estimate mean = Estimate.ofMean(values);
        assertThat(Math.abs(mean.zAgainst(truth)))
                .as("%s, truth %s", mean, truth)
                .isLessThan(3);
    }

    @Test
    void aDriftOfNothingIsUnknown() {
        double[][] z = new double[50][1];
        double[][] first = new double[50][1];
        double[][] second = new double[50][1];
        for (int u = 0; u < z.length; u++) {
            double[] random = new RandomStream(3, Purpose.CHECK_POINTS, 8, u).gaussians(3);
            z[u][0] = random[0];
            first[u][0] = random[1];
            second[u][0] = random[2];
        }
        assertThat(SliceClosure.of(z, first, second, 3).standardError()).isNaN();
        assertThatIllegalArgumentException()
                .isThrownBy(() -> SliceClosure.of(new double[50][1], first, second, 3))
                .withMessageContaining("variance 0.0");
    }
}
