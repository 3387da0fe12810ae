package org.septuple.numerics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.hipparchus.linear.Array2DRowRealMatrix;
import org.hipparchus.linear.LUDecomposition;
import org.hipparchus.linear.RealMatrix;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;

class LogDeterminantTest {

    /// The oracle is the decomposition of Hipparchus.
    @RepeatedTest(6)
    void equalsTheDeterminant(RepetitionInfo repetition) {
        int n = 7 * repetition.getCurrentRepetition();
        double[] a = new RandomStream(3, Purpose.WEIGHTS, n, 0).gaussians(n * n);
        RealMatrix dense = new Array2DRowRealMatrix(n, n);
        for (int k = 0; k < n * n; k++) {
            dense.setEntry(k / n, k % n, a[k]);
        }
        double expected = StrictMath.log(Math.abs(new LUDecomposition(dense).getDeterminant()));
        assertThat(LogDeterminant.of(n, a)).isCloseTo(expected, within(1e-11));
    }

    /// The determinant 10⁶⁰⁰ is not a double, its logarithm is.
    @Test
    void determinantsMayBeBeyondDoubles() {
        double[] a = {0, 1e300, 0, 0, 0, -1e300, 1, 0, 7};
        assertThat(LogDeterminant.of(3, a)).isCloseTo(600 * StrictMath.log(10), within(1e-10));
    }

    @Test
    void singularAndBrokenMatricesAreTold() {
        assertThat(LogDeterminant.of(2, new double[] {1, 2, 2, 4})).isEqualTo(Double.NEGATIVE_INFINITY);
        assertThat(LogDeterminant.of(3, new double[] {1, 2, 3, 4, 5, 6, 7, 8, 9}))
                .isEqualTo(Double.NEGATIVE_INFINITY);
        assertThat(LogDeterminant.of(2, new double[] {0, 0, 2, 4})).isEqualTo(Double.NEGATIVE_INFINITY);
        assertThat(LogDeterminant.of(2, new double[] {1, Double.NaN, 0, 1})).isNaN();
        assertThat(LogDeterminant.of(0, new double[0])).isZero();
    }
}
