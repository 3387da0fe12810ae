package org.septuple.numerics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Objects;
import org.hipparchus.complex.Complex;
import org.hipparchus.linear.Array2DRowRealMatrix;
import org.hipparchus.linear.EigenDecompositionNonSymmetric;
import org.hipparchus.linear.RealMatrix;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EigenvaluesTest {

    private static Eigenvalues of(int n, double... matrix) {
        return Objects.requireNonNull(Eigenvalues.of(n, matrix));
    }

    private static double distance(Eigenvalues found, double re, double im) {
        double least = Double.POSITIVE_INFINITY;
        for (int k = 0; k < found.size(); k++) {
            least = Math.min(least, Math.hypot(found.re(k) - re, found.im(k) - im));
        }
        return least;
    }

    /// Each eigenvalue that Hipparchus finds is one of ours; the sums of λ and λ² are those of the diagonals of A and A².
    @RepeatedTest(12)
    void equalThoseOfAnotherLibrary(RepetitionInfo repetition) {
        int n = 3 * repetition.getCurrentRepetition();
        double[] matrix = new RandomStream(3, Purpose.WEIGHTS, n, 0).gaussians(n * n);
        Eigenvalues found = of(n, matrix);
        RealMatrix dense = new Array2DRowRealMatrix(n, n);
        for (int k = 0; k < n * n; k++) {
            dense.setEntry(k / n, k % n, matrix[k]);
        }
        for (Complex other : new EigenDecompositionNonSymmetric(dense).getEigenvalues()) {
            assertThat(distance(found, other.getReal(), other.getImaginary())).isLessThan(1e-7);
        }
        double sum = 0;
        double sumOfSquares = 0;
        for (int k = 0; k < n; k++) {
            sum += found.re(k);
            sumOfSquares += found.re(k) * found.re(k) - found.im(k) * found.im(k);
        }
        assertThat(sum).isCloseTo(dense.getTrace(), within(1e-12 * n * n));
        assertThat(sumOfSquares).isCloseTo(dense.multiply(dense).getTrace(), within(1e-12 * n * n * n));
    }

    @RepeatedTest(5)
    void modulusFallsAndConjugatesStandSideBySide(RepetitionInfo repetition) {
        int n = 11 * repetition.getCurrentRepetition();
        Eigenvalues found = of(n, new RandomStream(4, Purpose.WEIGHTS, n, 0).gaussians(n * n));
        for (int k = 0; k < n; k++) {
            double modulus = Math.hypot(found.re(k), found.im(k));
            assertThat(k == 0 || modulus <= Math.hypot(found.re(k - 1), found.im(k - 1)))
                    .isTrue();
            if (found.im(k) > 0) {
                assertThat(found.re(k + 1)).isEqualTo(found.re(k));
                assertThat(found.im(k + 1)).isEqualTo(-found.im(k));
            }
        }
    }

    /// A ring of n neurons with weight w: the eigenvalues are w times the n-th roots of unity. Plain shifts go round in
    /// circles here.
    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4, 7, 64, 127})
    void aRingHasTheRootsOfUnity(int n) {
        double[] ring = new double[n * n];
        for (int i = 0; i < n; i++) {
            ring[(i + 1) % n * n + i] = 0.9;
        }
        Eigenvalues found = of(n, ring);
        for (int k = 0; k < n; k++) {
            double angle = 2 * Math.PI * k / n;
            assertThat(distance(found, 0.9 * Math.cos(angle), 0.9 * Math.sin(angle)))
                    .isLessThan(1e-13);
        }
    }

    /// x⁴ − 10x³ + 35x² − 50x + 24 = (x − 1)(x − 2)(x − 3)(x − 4).
    @Test
    void aCompanionMatrixHasTheRootsOfItsPolynomial() {
        Eigenvalues found = of(4, 10, -35, 50, -24, 1, 0, 0, 0, 0, 1, 0, 0, 0, 0, 1, 0);
        for (int k = 0; k < 4; k++) {
            assertThat(found.re(k)).isCloseTo(4 - k, within(1e-12));
            assertThat(found.im(k)).isZero();
        }
    }

    @Test
    void aScaledRotation() {
        double c = 3 * Math.cos(1);
        double s = 3 * Math.sin(1);
        Eigenvalues found = of(2, c, -s, s, c);
        assertThat(distance(found, c, s)).isLessThan(1e-15);
        assertThat(distance(found, c, -s)).isLessThan(1e-15);
    }

    /// A triangular matrix shows its eigenvalues, exactly.
    @Test
    void aTriangularMatrix() {
        Eigenvalues found = of(3, 2, 5, -1, 0, -7, 3, 0, 0, 0);
        assertThat(new double[] {found.re(0), found.re(1), found.re(2)}).containsExactly(-7, 2, 0);
        assertThat(of(3, new double[9]).re(0)).isZero();
        assertThat(of(0).size()).isZero();
    }

    @Test
    void hugeAndTinyMatricesDoNotOverflow() {
        for (double w : new double[] {1e300, 1e-300}) {
            assertThat(distance(of(3, 0, w, 0, 0, 0, w, w, 0, 0), w, 0)).isLessThan(1e-13 * w);
        }
        assertThat(Eigenvalues.of(1, new double[] {Double.NaN})).isNull();
    }
}
