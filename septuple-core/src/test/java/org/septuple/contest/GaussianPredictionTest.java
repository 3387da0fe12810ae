package org.septuple.contest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class GaussianPredictionTest {

    private static final double[][] COVARIANCE = {{2, 0.6, -0.3}, {0.6, 1, 0.2}, {-0.3, 0.2, 0.5}};

    /// det C = .669 and C⁻¹ by cofactors.
    @Test
    void theLogarithmIsThatOfTheFormula() {
        var prediction = GaussianPrediction.of(new double[] {1, -1, 0.5}, COVARIANCE);
        double x = 0.7;
        double y = -0.4;
        double z = 1.1;
        double det = 2 * (0.5 - 0.04) - 0.6 * (0.3 + 0.06) - 0.3 * (0.12 + 0.3);
        double form = ((0.5 - 0.04) * x * x
                        + (1 - 0.09) * y * y
                        + (2 - 0.36) * z * z
                        + 2 * (-0.3 - 0.06) * x * y
                        + 2 * (0.12 + 0.3) * x * z
                        + 2 * (-0.4 - 0.18) * y * z)
                / det;
        double expected = -0.5 * form - 0.5 * StrictMath.log(det) - 1.5 * StrictMath.log(2 * Math.PI);
        assertThat(prediction.logDensity(new double[] {1.7, -1.4, 1.6})).isCloseTo(expected, within(1e-13));
    }

    /// Φ(1) = .841344746068543 and Φ(−3).
    @Test
    void projectionsAreNormal() {
        var prediction = GaussianPrediction.of(new double[] {1, -1, 0.5}, COVARIANCE);
        double[] e = {2 / 7.0, -3 / 7.0, 6 / 7.0};
        double mean = (2 + 3 + 3) / 7.0;
        double variance = 0;
        for (int i = 0; i < 3; i++) {
            for (int j = 0; j < 3; j++) {
                variance += e[i] * COVARIANCE[i][j] * e[j];
            }
        }
        double sd = Math.sqrt(variance);
        double[] below = prediction.below(e, new double[] {mean - 3 * sd, mean, mean + sd});
        assertThat(below[0]).isCloseTo(0.00134989803163009, within(1e-15));
        assertThat(below[1]).isCloseTo(0.5, within(1e-15));
        assertThat(below[2]).isCloseTo(0.841344746068543, within(1e-14));
    }

    @Test
    void aDensityWithoutWidthIsNoPrediction() {
        assertThatThrownBy(() -> GaussianPrediction.of(new double[2], new double[][] {{1, 2}, {2, 4}}))
                .isInstanceOf(UnpredictableException.class)
                .hasMessageContaining("coordinate 1");
        assertThatThrownBy(() -> GaussianPrediction.of(new double[1], new double[][] {{Double.POSITIVE_INFINITY}}))
                .isInstanceOf(UnpredictableException.class);
    }
}
