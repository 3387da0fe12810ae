package org.septuple.numerics;

import static org.assertj.core.api.Assertions.assertThat;

import org.assertj.core.data.Percentage;
import org.hipparchus.linear.Array2DRowRealMatrix;
import org.hipparchus.linear.SingularValueDecomposition;
import org.junit.jupiter.api.Test;

class BidiagonalSpectrumTest {

    @Test
    void squaresAreThoseOfSingularValues() {
        // B of 4x5: rows hold z0 z1 | z2 z3 | ...
        double[] squares = {1, 2, 0.5, 3, 1.5, 0.1, 2.5, 0.7};
        double[][] b = new double[4][5];
        for (int i = 0; i < 4; i++) {
            b[i][i] = Math.sqrt(squares[2 * i]);
            b[i][i + 1] = -Math.sqrt(squares[2 * i + 1]);
        }
        double[] expected = new SingularValueDecomposition(new Array2DRowRealMatrix(b)).getSingularValues();
        double[] found = BidiagonalSpectrum.smallest(squares, 4);
        for (int n = 0; n < 4; n++) {
            assertThat(found[n]).isCloseTo(expected[3 - n] * expected[3 - n], Percentage.withPercentage(1e-10));
        }
    }

    @Test
    void tinyValuesAreRelativelyAccurate() {
        // One entry pair of 1e-80 between two of order 1: two chains joined weakly; sigma^2 = harmonic combination.
        double[] squares = {1, 1, 1e-80, 1e-80, 1, 1};
        // Cells a-b | c-d, face b-c of rate 1e-80: mass (1/2)(1/2) -> lambda = 1e-80 * (1/2 + 1/2).
        assertThat(BidiagonalSpectrum.smallest(squares, 1)[0]).isCloseTo(1e-80, Percentage.withPercentage(1e-12));
    }
}
