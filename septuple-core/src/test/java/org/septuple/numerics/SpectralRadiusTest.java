package org.septuple.numerics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.hipparchus.complex.Complex;
import org.hipparchus.linear.Array2DRowRealMatrix;
import org.hipparchus.linear.EigenDecompositionNonSymmetric;
import org.hipparchus.linear.RealMatrix;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;

class SpectralRadiusTest {

    /// The oracle is the eigenvalue decomposition of Hipparchus.
    @RepeatedTest(8)
    void equalsTheLargestEigenvalue(RepetitionInfo repetition) {
        int n = 5 * repetition.getCurrentRepetition();
        double[] matrix = new RandomStream(2, Purpose.WEIGHTS, n, 0).gaussians(n * n);
        RealMatrix dense = new Array2DRowRealMatrix(n, n);
        for (int k = 0; k < n * n; k++) {
            dense.setEntry(k / n, k % n, matrix[k]);
        }
        double largest = 0;
        for (Complex eigenvalue : new EigenDecompositionNonSymmetric(dense).getEigenvalues()) {
            largest = Math.max(largest, eigenvalue.norm());
        }
        assertThat(SpectralRadius.of(n, matrix)).isCloseTo(largest, within(1e-7 * largest));
    }

    /// A rotation by any angle times r has eigenvalues r·e^{±iφ}.
    @Test
    void scaledRotation() {
        double c = 3 * StrictMath.cos(1);
        double s = 3 * StrictMath.sin(1);
        assertThat(SpectralRadius.of(2, new double[] {c, -s, s, c})).isCloseTo(3, within(1e-8));
    }

    /// A Jordan block has ‖A^m‖ ~ m λ^m: the slowest case.
    @Test
    void jordanBlock() {
        assertThat(SpectralRadius.of(2, new double[] {0.5, 1, 0, 0.5})).isCloseTo(0.5, within(1e-6));
    }

    @Test
    void nilpotentMatrixHasNone() {
        assertThat(SpectralRadius.of(3, new double[] {0, 2, 3, 0, 0, 4, 0, 0, 0}))
                .isZero();
        assertThat(SpectralRadius.of(0, new double[0])).isZero();
    }

    @Test
    void hugeAndTinyMatricesDoNotOverflow() {
        assertThat(SpectralRadius.of(1, new double[] {-1e300})).isCloseTo(1e300, within(1e293));
        assertThat(SpectralRadius.of(1, new double[] {1e-300})).isCloseTo(1e-300, within(1e-307));
        assertThat(SpectralRadius.of(1, new double[] {Double.NaN})).isNaN();
    }
}
