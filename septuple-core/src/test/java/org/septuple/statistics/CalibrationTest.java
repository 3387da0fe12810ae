package org.septuple.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.septuple.numerics.Purpose;
import org.septuple.numerics.RandomStream;

class CalibrationTest {

    @Test
    void numbersThatAreNoneAreFound() {
        assertThat(Calibration.ofStandardNormal(new double[] {0.5, Double.NaN, -0.2}))
                .isZero();
        assertThatThrownBy(() -> Calibration.assertUniform(new double[] {0.5, Double.NaN}, 0.001))
                .isInstanceOf(AssertionError.class);
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
