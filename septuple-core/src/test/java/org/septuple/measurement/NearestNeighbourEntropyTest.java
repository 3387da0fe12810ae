package org.septuple.measurement;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.function.IntToDoubleFunction;
import java.util.stream.IntStream;
import org.hipparchus.special.Gamma;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.septuple.numerics.Engine;
import org.septuple.numerics.Kernels;
import org.septuple.numerics.Purpose;
import org.septuple.numerics.RandomStream;
import org.septuple.numerics.ThreadCrew;
import org.septuple.statistics.Calibration;
import org.septuple.statistics.Estimate;

class NearestNeighbourEntropyTest {

    private static final double GAUSSIAN = 0.5 * Math.log(2 * Math.PI * Math.E);

    private static double[] gaussian(int count, long seed) {
        return new RandomStream(seed, Purpose.KNOWN_PROCESS, 0, 0).gaussians(count);
    }

    /// Half the sum of two squared normal numbers is exponential.
    private static double[] exponential(int count, long seed) {
        double[] g = gaussian(2 * count, seed);
        return IntStream.range(0, count)
                .mapToDouble(i -> (g[2 * i] * g[2 * i] + g[2 * i + 1] * g[2 * i + 1]) / 2)
                .toArray();
    }

    private static Estimate entropy(double[] values, int d, int k) {
        return NearestNeighbourEntropy.of(Sample.independent(values, d), k, Engine.scalar())
                .entropy();
    }

    private static double[] scores(int seeds, IntToDoubleFunction score) {
        return IntStream.range(0, seeds).parallel().mapToDouble(score).toArray();
    }

    private static void assertCalibrated(double[] z) {
        Calibration.assertStandardNormal(z, 0.001);
        Calibration.assertUnitMoments(z, 0.001);
    }

    /// All nearest distances are 1.
    @Test
    void equallySpacedPointsGiveTheFormula() {
        double[] x = IntStream.range(0, 100).mapToDouble(i -> i).toArray();
        double mean = NearestNeighbourEntropy.terms(Sample.independent(x, 1), 1, true, Engine.scalar())
                .mean();
        assertThat(mean).isCloseTo(Gamma.digamma(100) - Gamma.digamma(1) + Math.log(2), within(1e-12));
    }

    @Test
    void errorsAreCalibratedQuickly() {
        assertCalibrated(scores(60, seed -> Calibration.normalScore(entropy(gaussian(1200, seed), 1, 3), GAUSSIAN)));
    }

    @Test
    @Tag("slow")
    void errorsAreCalibratedOnGaussianAndExponentialLaws() {
        assertCalibrated(scores(300, seed -> Calibration.normalScore(entropy(gaussian(4000, seed), 1, 3), GAUSSIAN)));
        assertCalibrated(scores(300, seed -> Calibration.normalScore(entropy(exponential(4000, seed), 1, 3), 1)));
    }

    /// A ball of radius ε about a point at distance r from the middle has the mass πε²p·(1 + ε²(r² − 2)/8), ε² = k/nπp, so that the bias is
    ///
    /// ```
    /// −(k/n) ∫ (r² − 2)/(8πp) p d²x = −(k/n)(R⁴/16 − R²/4)
    /// ```
    ///
    /// up to the R² = 2 log(n/2k) from where on a ball of radius 1 has no k points. Where exactly is open, hence the bracket of a factor 2.
    /// The spread does not know of it.
    @Test
    @Tag("slow")
    void inTwoDimensionsTheSpreadIsCalibratedAndTheBiasThatOfTheTails() {
        int n = 6000;
        int k = 3;
        Estimate[] found = IntStream.range(0, 300)
                .parallel()
                .mapToObj(seed -> entropy(gaussian(2 * n, seed), 2, k))
                .toArray(Estimate[]::new);
        double mean =
                Arrays.stream(found).mapToDouble(Estimate::value).average().orElseThrow();
        double log = Math.log(n / (2.0 * k));
        assertThat((mean - 2 * GAUSSIAN) / (-(double) k / n * (log * log / 4 - log / 2)))
                .isBetween(0.5, 2.0);
        assertCalibrated(Arrays.stream(found)
                .mapToDouble(estimate -> Calibration.normalScore(estimate, mean))
                .toArray());
    }

    /// 128 replicas of an autoregression that forgets in ten frames, every tenth of 60 frames taken.
    @Test
    @Tag("slow")
    void errorsAreCalibratedOnShortCorrelatedRecordings() {
        LinearProcess process = LinearProcess.autoregression(new double[][] {{0.9}}, new double[][] {{0.19}});
        assertCalibrated(scores(300, seed -> {
            Recording recording = process.record(60, 128, seed, Engine.scalar());
            Sample sample = Sample.of(recording, Units.of(recording), 10);
            return Calibration.normalScore(
                    NearestNeighbourEntropy.of(sample, 3, Engine.scalar()).entropy(), GAUSSIAN);
        }));
    }

    /// Standard deviations 1 : .1 : .01.
    @Test
    void whiteningRemovesTheBiasOfNarrowLaws() {
        double[] x = gaussian(9000, 4);
        Arrays.setAll(x, i -> x[i] * (i % 3 == 0 ? 1 : i % 3 == 1 ? 0.1 : 0.01));
        double truth = 3 * GAUSSIAN + Math.log(1e-3);
        Sample sample = Sample.independent(x, 3);
        Estimate white = NearestNeighbourEntropy.of(sample, 4, Engine.scalar()).entropy();
        Estimate plain =
                NearestNeighbourEntropy.unscaled(sample, 4, Engine.scalar()).entropy();
        assertThat(white.zAgainst(truth)).isBetween(-4.0, 4.0);
        assertThat(plain.value() - truth).isGreaterThan(0.1);
    }

    @Test
    void fewCoincidingPointsAreCountedAndManyRefused() {
        double[] x = gaussian(4000, 5);
        for (int i = 0; i < 10; i++) {
            x[100 * i + 1] = x[100 * i];
        }
        NearestNeighbourEntropy found = NearestNeighbourEntropy.of(Sample.independent(x, 1), 1, Engine.scalar());
        assertThat(found.tied()).isEqualTo(20);
        assertThat(found.entropy().zAgainst(GAUSSIAN)).isBetween(-4.0, 4.0);
        double[] integers = Arrays.stream(x).map(Math::rint).toArray();
        assertThatThrownBy(() -> entropy(integers, 1, 3))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("no density");
    }

    /// Points recorded twice have their first neighbour at distance 0, and their fourth not.
    @Test
    void pointsRecordedTwiceAreRefusedWhateverK() {
        double[] once = gaussian(1000, 7);
        double[] twice = new double[2000];
        Arrays.setAll(twice, i -> once[i / 2]);
        for (int k : new int[] {1, 4, 8}) {
            assertThatThrownBy(() -> entropy(twice, 1, k)).hasMessageContaining("2000 of 2000");
        }
        double[] few = gaussian(2000, 8);
        for (int i = 0; i < 20; i += 2) {
            few[i + 1] = few[i];
        }
        NearestNeighbourEntropy found = NearestNeighbourEntropy.of(Sample.independent(few, 1), 4, Engine.scalar());
        assertThat(found.tied()).isEqualTo(20);
    }

    @Test
    void bitsDoNotDependOnThreads() {
        Sample sample = Sample.independent(gaussian(9000, 6), 3);
        NearestNeighbourEntropy alone = NearestNeighbourEntropy.of(sample, 4, Engine.scalar());
        try (ThreadCrew crew = new ThreadCrew(3)) {
            assertThat(NearestNeighbourEntropy.of(sample, 4, new Engine(Kernels.scalar(), crew)))
                    .isEqualTo(alone);
        }
    }
}
