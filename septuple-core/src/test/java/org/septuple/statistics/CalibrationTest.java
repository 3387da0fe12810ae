package org.septuple.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import org.assertj.core.data.Percentage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.septuple.numerics.Purpose;
import org.septuple.numerics.RandomStream;

class CalibrationTest {

    /// Exact quantiles of D_n, `scipy.stats.kstwo.isf(p, n)` of SciPy 1.17.1.
    @ParameterizedTest
    @CsvSource({
        "10, 0.2, 0.32256790169857147",
        "10, 0.05, 0.4092460847775048",
        "10, 0.01, 0.4889316594110927",
        "30, 0.05, 0.24170347059707345",
        "30, 0.001, 0.34672215088771174",
        "200, 0.2, 0.07502038443569872",
        "200, 0.05, 0.09515787601831346",
        "200, 0.01, 0.11415556228260802",
        "200, 0.001, 0.136804265974858"
    })
    void pValuesAreThoseOfTheTable(int n, double p, double distance) {
        assertThat(Calibration.pValue(distance, n)).isCloseTo(p, Percentage.withPercentage(n < 100 ? 12 : 3));
    }

    /// By hand: F_2 jumps to ½ at .3 and to 1 at .5; the largest gap is 1 − .5.
    @Test
    void largestGapOfTwoNumbers() {
        assertThat(Calibration.statistic(new double[] {0.5, 0.3}, x -> x)).isCloseTo(0.5, within(1e-15));
    }

    @Test
    void wrongErrorBarsAreFound() {
        double[] z = new RandomStream(1, Purpose.DATASET, 0, 0).gaussians(200);
        Calibration.assertStandardNormal(z, 0.001);
        for (double factor : new double[] {0.6, 1.8}) {
            double[] wrong = Arrays.stream(z).map(x -> factor * x).toArray();
            assertThatThrownBy(() -> Calibration.assertStandardNormal(wrong, 0.001))
                    .isInstanceOf(AssertionError.class);
        }
        double[] shifted = Arrays.stream(z).map(x -> x + 0.6).toArray();
        assertThatThrownBy(() -> Calibration.assertStandardNormal(shifted, 0.001))
                .isInstanceOf(AssertionError.class);
    }

    /// Widths and shifts that the Kolmogorov–Smirnov test passes at the same level.
    @Test
    void wrongMomentsAreFoundSooner() {
        double level = 1e-5;
        double[] z = new RandomStream(1, Purpose.DATASET, 0, 0).gaussians(200);
        double mean = Arrays.stream(z).average().orElseThrow();
        double deviation = Calibration.deviation(z);
        Calibration.assertUnitMoments(z, level);
        for (double[] wrong : new double[][] {{0, 0.75}, {0, 1.27}, {0.33, 1}, {-0.33, 1}}) {
            double[] moved = Arrays.stream(z)
                    .map(x -> wrong[0] + wrong[1] * (x - mean) / deviation)
                    .toArray();
            Calibration.assertStandardNormal(moved, level);
            assertThatThrownBy(() -> Calibration.assertUnitMoments(moved, level))
                    .isInstanceOf(AssertionError.class);
        }
    }

    /// Means of four numbers: t of 3 degrees of freedom, whose standard deviation is √3.
    @Test
    void ratiosToEstimatedErrorsBecomeNormal() {
        double[] z = new double[2000];
        Arrays.setAll(
                z,
                k -> Calibration.normalScore(
                        Estimate.ofMean(new RandomStream(1, Purpose.DATASET, 1, k).gaussians(4)), 0));
        Calibration.assertUnitMoments(z, 0.001);
        Calibration.assertStandardNormal(z, 0.001);
        assertThat(Calibration.normalScore(new Estimate(12.706204736432095, 1, 2), 0))
                .isCloseTo(1.959963984540054, within(1e-9)); // 97.5 % of Cauchy's law and of the normal one
    }
}
