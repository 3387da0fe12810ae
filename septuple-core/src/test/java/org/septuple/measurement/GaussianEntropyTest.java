package org.septuple.measurement;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.hipparchus.special.Gamma;
import org.junit.jupiter.api.Test;
import org.septuple.numerics.Engine;
import org.septuple.numerics.Purpose;
import org.septuple.numerics.RandomStream;
import org.septuple.statistics.Calibration;
import org.septuple.statistics.Estimate;

class GaussianEntropyTest {

    private static final double ONE = 0.5 * Math.log(2 * Math.PI * Math.E);

    private static double[] gaussian(int count, long seed) {
        return new RandomStream(seed, Purpose.KNOWN_PROCESS, 0, 0).gaussians(count);
    }

    private static void assertCalibrated(double[] z) {
        Calibration.assertStandardNormal(z, 0.001);
        Calibration.assertUnitMoments(z, 0.001);
    }

    /// q = (g₁, 3g₁ + 2g₂, g₃): det Σ = 4.
    @Test
    void valueHasNoBiasAndTheExactErrorForIndependentGaussians() {
        double truth = 3 * ONE + Math.log(2);
        double[] z = IntStream.range(0, 2000)
                .mapToDouble(seed -> {
                    double[] q = gaussian(3 * 60, seed);
                    for (int i = 0; i < q.length; i += 3) {
                        q[i + 1] = 3 * q[i] + 2 * q[i + 1];
                    }
                    return GaussianEntropy.of(Sample.independent(q, 3)).zAgainst(truth);
                })
                .toArray();
        Calibration.assertUnitMoments(z, 0.001);
    }

    /// 64 replicas × 20 frames of an autoregression of correlation time 10 frames: few more independent points than replicas.
    @Test
    void errorsAreCalibratedOnShortCorrelatedRecordings() {
        LinearProcess process = LinearProcess.autoregression(
                new double[][] {{0.9, 0}, {0, 0.9}}, new double[][] {{0.19, 0}, {0, 0.19}});
        double[] naive = new double[300];
        double[] z = IntStream.range(0, naive.length)
                .mapToDouble(seed -> {
                    Recording recording = process.record(20, 64, seed, Engine.scalar());
                    Sample sample = Sample.of(recording, Units.of(recording), 1);
                    naive[seed] = GaussianEntropy.of(Sample.independent(sample.values(), 2))
                            .zAgainst(2 * ONE);
                    return Calibration.normalScore(GaussianEntropy.of(sample), 2 * ONE);
                })
                .toArray();
        assertCalibrated(z);
        assertThat(Calibration.deviation(naive)).isGreaterThan(2);
    }

    /// S(aq) = S(q) + log a for each coordinate, even where variances are 10¹⁸ apart.
    @Test
    void scalesAdd() {
        double[] q = gaussian(900, 3);
        Estimate plain = GaussianEntropy.of(Sample.independent(q.clone(), 3));
        Arrays.setAll(q, i -> i % 3 == 1 ? q[i] * 1e-9 : q[i]);
        Estimate scaled = GaussianEntropy.of(Sample.independent(q, 3));
        assertThat(scaled.value() - plain.value() - Math.log(1e-9)).isBetween(-1e-9, 1e-9);
        assertThat(scaled.standardError()).isEqualTo(plain.standardError());
    }

    /// Two points on a line: ν = 1, Σ̂ = 2 for ±1; Var log χ²₁ = ψ′(½) = π²/2.
    @Test
    void twoPointsGiveTheFormula() {
        Estimate s = GaussianEntropy.of(Sample.independent(new double[] {-1, 1}, 1));
        double truth = ONE + (Math.log(2) - Gamma.digamma(0.5) - Math.log(2)) / 2;
        assertThat(s.value()).isBetween(truth - 1e-14, truth + 1e-14);
        assertThat(s.standardError()).isBetween(Math.PI / Math.sqrt(8) - 1e-12, Math.PI / Math.sqrt(8) + 1e-12);
    }

    @Test
    void singularCovariancesAreRefused() {
        double[] q = gaussian(400, 4);
        for (int i = 0; i < q.length; i += 2) {
            q[i + 1] = 2 * q[i];
        }
        assertThatThrownBy(() -> GaussianEntropy.of(Sample.independent(q, 2)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("no density");
        assertThatThrownBy(() -> GaussianEntropy.of(Sample.independent(gaussian(9, 5), 3)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("more points than coordinates");
    }
}
