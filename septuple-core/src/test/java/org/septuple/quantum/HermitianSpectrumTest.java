package org.septuple.quantum;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.septuple.numerics.Engine;
import org.septuple.numerics.Purpose;
import org.septuple.numerics.RandomStream;

class HermitianSpectrumTest {

    /// ‖Av − λv‖ and |v*w − δ| over all eigenvectors, of matrices with equal eigenvalues, too.
    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 7, 40})
    void eigenvectorsAreOrthonormalAndSolve(int n) {
        for (int rank : new int[] {0, 1, (n + 1) / 2, n}) {
            double[] re = new double[n * n];
            double[] im = new double[n * n];
            for (int term = 0; term < rank; term++) {
                addProjection(n, term, re, im);
            }
            isSolved(n, re, im);
        }
    }

    private static void addProjection(int n, int term, double[] re, double[] im) {
        double[] x = new double[2 * n];
        new RandomStream(7, Purpose.CHECK_POINTS, term, 0).fillGaussian(x, 0, 2 * n);
        for (int i = 0; i < n; i++) {
            for (int j = 0; j < n; j++) {
                re[i * n + j] += x[i] * x[j] + x[n + i] * x[n + j];
                im[i * n + j] += x[n + i] * x[j] - x[i] * x[n + j];
            }
        }
    }

    private static void isSolved(int n, double[] re, double[] im) {
        HermitianSpectrum spectrum = new HermitianSpectrum(n, re.clone(), im.clone());
        double[][] v = new double[n][n];
        double[][] w = new double[n][n];
        double trace = 0;
        for (int k = 0; k < n; k++) {
            spectrum.vector(k, v[k], w[k]);
            trace += spectrum.value(k) - re[k * n + k];
            assertThat(spectrum.value(k)).isGreaterThanOrEqualTo(spectrum.value(Math.max(0, k - 1)));
            for (int i = 0; i < n; i++) {
                double x = -spectrum.value(k) * v[k][i];
                double y = -spectrum.value(k) * w[k][i];
                for (int j = 0; j < n; j++) {
                    x += re[i * n + j] * v[k][j] - im[i * n + j] * w[k][j];
                    y += re[i * n + j] * w[k][j] + im[i * n + j] * v[k][j];
                }
                assertThat(Math.hypot(x, y)).isLessThan(1e-14 * n * n);
            }
            for (int l = 0; l <= k; l++) {
                double x = 0;
                double y = 0;
                for (int i = 0; i < n; i++) {
                    x += v[k][i] * v[l][i] + w[k][i] * w[l][i];
                    y += v[k][i] * w[l][i] - w[k][i] * v[l][i];
                }
                assertThat(x).isCloseTo(k == l ? 1 : 0, within(1e-14 * n + 1e-15));
                assertThat(y).isCloseTo(0, within(1e-14 * n));
            }
        }
        assertThat(trace).isCloseTo(0, within(1e-13 * n * n));
    }

    /// Three fields, the third of them the sum of the others and 1e-12 of something else.
    @Test
    void aDependentFieldIsNotTaken() {
        SubspaceBlock block = new SubspaceBlock(4, 5, Engine.scalar());
        block.re[0][0] = 3;
        block.im[1][1] = 2;
        assertThat(block.orthonormalise(0)).isTrue();
        assertThat(block.orthonormalise(1)).isTrue();
        block.re[2][0] = 1;
        block.re[2][1] = 4;
        block.re[2][2] = 1e-12;
        assertThat(block.orthonormalise(2)).isFalse();
        block.clear(2);
        assertThat(block.orthonormalise(2)).isFalse();
        block.re[2][0] = 1;
        block.re[2][2] = -1e-6;
        assertThat(block.orthonormalise(2)).isTrue();
        assertThat(block.re[2]).containsExactly(0, 0, -1, 0, 0);
    }
}
