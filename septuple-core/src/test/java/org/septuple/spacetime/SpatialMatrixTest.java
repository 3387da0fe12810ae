package org.septuple.spacetime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Eigenvalues against matrices made of known ones.
class SpatialMatrixTest {

    /// Columns of a rotation by 2π/3 about (1, 1, 1), and halves of it: (2, −1, 2), (2, 2, −1), (−1, 2, 2) over 3.
    private static double[] matrix(double... eigenvalues) {
        double[][] axes = {{2 / 3.0, -1 / 3.0, 2 / 3.0}, {2 / 3.0, 2 / 3.0, -1 / 3.0}, {-1 / 3.0, 2 / 3.0, 2 / 3.0}};
        double[] m = new double[6];
        for (int k = 0; k < 3; k++) {
            for (int a = 0, at = 0; a < 3; a++) {
                for (int b = a; b < 3; b++) {
                    m[at++] += eigenvalues[k] * axes[k][a] * axes[k][b];
                }
            }
        }
        return m;
    }

    @ParameterizedTest
    @CsvSource({"1, 2, 3", "1, 1, 1", "2, 2, 5", "1, 4, 4", "0.001, 1, 1000", "3, 3, 3.0001"})
    void eigenvaluesAreBounded(double least, double middle, double largest) {
        double[] m = matrix(middle, largest, least);
        assertThat(SpatialMatrix.below(m, 0)).isLessThan(least).isCloseTo(least, within(3e-4 * least));
        assertThat(SpatialMatrix.above(m, 0)).isGreaterThan(largest).isCloseTo(largest, within(3e-4 * largest));
    }

    @Test
    void theInverseMovesWithTheMatrix() {
        double[] m = matrix(1, 2, 4);
        double[] rate = {0.3, -0.2, 0.5, 0.7, 0.1, -0.4};
        double step = 1e-5;
        double[][] inverse = new double[3][6];
        for (int k = 0; k < 3; k++) {
            double[] moved = m.clone();
            for (int at = 0; at < 6; at++) {
                moved[at] += (k - 1) * step * rate[at];
            }
            SpatialMatrix.inverse(moved, 0, inverse[k], 0);
        }
        double[] slope = new double[6];
        SpatialMatrix.rateOfInverse(inverse[1], rate, slope, 0);
        for (int at = 0; at < 6; at++) {
            assertThat(slope[at]).isCloseTo((inverse[2][at] - inverse[0][at]) / (2 * step), within(1e-9));
        }
    }
}
