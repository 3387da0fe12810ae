package org.septuple.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import org.assertj.core.data.Percentage;
import org.junit.jupiter.api.Test;
import org.septuple.numerics.Purpose;
import org.septuple.numerics.RandomStream;

class BlockBootstrapTest {

    private static double mean(double[] x, int[] times) {
        return Arrays.stream(times).mapToDouble(t -> x[t]).average().orElseThrow();
    }

    /// Politis and Romano's closed form: the resampled mean has the variance [C₀ + 2Σ(1 − k/n)q^k C_k]/n with circular
    /// autocovariances C_k. The bootstrap's own relative error is 1/√(2B): |z| < 4.
    @Test
    void errorOfAMeanIsTheClosedForm() {
        int n = 60;
        int resamples = 20_000;
        double[] x = AutoregressiveChains.of(1, 1, n, 0.6)[0];
        double mean = EffectiveSampleSize.mean(x);
        for (double block : new double[] {1, 2.5, 12}) {
            double sum = 0;
            for (int k = 0; k < n; k++) {
                double circular = 0;
                for (int t = 0; t < n; t++) {
                    circular += (x[t] - mean) * (x[(t + k) % n] - mean) / n;
                }
                double weight = StrictMath.pow(1 - 1 / block, k) * (1 - (double) k / n);
                sum += (k == 0 ? 1 : 2 * weight) * circular;
            }
            double expected = Math.sqrt(sum / n * n / (n - 2 * block + 1));
            Estimate found = new BlockBootstrap(n, block, resamples, 3).of(times -> mean(x, times));
            assertThat(found.value()).isCloseTo(mean, within(1e-14));
            double z = (found.standardError() / expected - 1) * Math.sqrt(2.0 * resamples);
            assertThat(z).isBetween(-4.0, 4.0);
        }
    }

    /// Blocks of one are the plain bootstrap: s/√n from n units.
    @Test
    void blocksOfOneAreThePlainBootstrap() {
        double[] x = new RandomStream(2, Purpose.DATASET, 0, 0).gaussians(30);
        Estimate found = new BlockBootstrap(30, 1, 20_000, 3).of(times -> mean(x, times));
        assertThat(found.n()).isEqualTo(30);
        assertThat(found.standardError()).isCloseTo(Estimate.ofMean(x).standardError(), Percentage.withPercentage(2));
    }

    /// Steps that do not follow the series are jumps: (1 − 1/n)/b of them, |z| < 4; all times are drawn alike.
    @Test
    void blocksAreGeometric() {
        int n = 50;
        int[] jumps = {0};
        int[] early = {0};
        int resamples = 2000;
        new BlockBootstrap(n, 5, resamples, 8).of(times -> {
            for (int t = 0; t < n; t++) {
                jumps[0] += t > 0 && times[t] != (times[t - 1] + 1) % n ? 1 : 0;
            }
            early[0] += times[n - 1] < n / 2 ? 1 : 0;
            return 0;
        });
        double steps = resamples * (n - 1.0);
        double p = 0.2 * (1 - 1.0 / n);
        assertThat((jumps[0] - p * steps) / Math.sqrt(steps * p * (1 - p))).isBetween(-4.0, 4.0);
        assertThat((early[0] - resamples / 2.0) / Math.sqrt(resamples / 4.0)).isBetween(-4.0, 4.0);
    }

    /// Autoregressions of correlation time 3: mean and lagged product of 1000 times, blocks chosen by themselves. The error of
    /// independent numbers is too small by √3.
    @Test
    void errorsOfCorrelatedSeriesAreRight() {
        int seeds = 200;
        int n = 1000;
        double[] z = new double[seeds];
        double[] product = new double[seeds];
        double[] naive = new double[seeds];
        for (int s = 0; s < seeds; s++) {
            double[] x = AutoregressiveChains.of(100 + s, 1, n, 0.5)[0];
            var found = new BlockBootstrap(n, BlockLength.of(x), 100, s)
                    .ofAll(times -> new double[] {mean(x, times), variance(x, times)});
            z[s] = Calibration.normalScore(found.get(0), 0);
            product[s] = Calibration.normalScore(found.get(1), 1);
            naive[s] = Estimate.ofMean(x).zAgainst(0);
        }
        for (double[] scores : new double[][] {z, product}) {
            Calibration.assertStandardNormal(scores, 1e-4);
            Calibration.assertUnitMoments(scores, 1e-4);
        }
        assertThatThrownBy(() -> Calibration.assertUnitMoments(naive, 1e-4)).isInstanceOf(AssertionError.class);
    }

    /// Mean square about the known mean 0.
    private static double variance(double[] x, int[] times) {
        return Arrays.stream(times).mapToDouble(t -> x[t] * x[t]).average().orElseThrow();
    }

    @Test
    void statisticsShareTheirResamples() {
        double[] x = new RandomStream(4, Purpose.DATASET, 0, 0).gaussians(20);
        var bootstrap = new BlockBootstrap(20, 2, 50, 9);
        assertThat(bootstrap.ofAll(times -> new double[] {times.length, mean(x, times)}))
                .containsExactly(
                        new Estimate(20, 0, bootstrap.of(times -> 0).n()), bootstrap.of(times -> mean(x, times)));
        assertThat(new BlockBootstrap(20, 2, 50, 10).of(times -> mean(x, times)))
                .isNotEqualTo(bootstrap.of(times -> mean(x, times)));
    }

    @Test
    void refusesNonsense() {
        assertThatIllegalArgumentException().isThrownBy(() -> new BlockBootstrap(5, 1, 10, 0));
        assertThatIllegalArgumentException().isThrownBy(() -> new BlockBootstrap(10, 1, 1, 0));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new BlockBootstrap(10, 4, 10, 0))
                .withMessageContaining("three blocks");
        assertThatIllegalArgumentException().isThrownBy(() -> new BlockBootstrap(10, 0.5, 10, 0));
    }
}
