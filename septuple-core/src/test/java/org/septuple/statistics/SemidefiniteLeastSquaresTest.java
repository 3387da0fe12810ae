package org.septuple.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.hipparchus.linear.Array2DRowRealMatrix;
import org.hipparchus.linear.EigenDecompositionSymmetric;
import org.hipparchus.linear.MatrixUtils;
import org.hipparchus.linear.RealMatrix;
import org.junit.jupiter.api.Test;
import org.septuple.numerics.Elementary;
import org.septuple.numerics.Purpose;
import org.septuple.numerics.RandomStream;

class SemidefiniteLeastSquaresTest {

    private static RealMatrix symmetric(int seed, int m) {
        RealMatrix a = new Array2DRowRealMatrix(m, m);
        for (int i = 0; i < m; i++) {
            a.setRow(i, new RandomStream(seed, Purpose.DATASET, i, 7).gaussians(m));
        }
        return a.add(a.transpose()).scalarMultiply(0.5);
    }

    /// Negative eigenvalues put to 0.
    private static double[][] clipped(RealMatrix a) {
        var modes = new EigenDecompositionSymmetric(a);
        double[] kept =
                Arrays.stream(modes.getEigenvalues()).map(x -> Math.max(x, 0)).toArray();
        return modes.getV()
                .multiply(MatrixUtils.createRealDiagonalMatrix(kept))
                .multiply(modes.getVT())
                .getData();
    }

    /// Rows 1, zᵢ², 2zᵢzⱼ.
    private static double[][] design(int seed, int n, int m, double[] scale) {
        double[][] rows = new double[n][];
        for (int i = 0; i < n; i++) {
            double[] z = new RandomStream(seed, Purpose.DATASET, i, 0).gaussians(m);
            Arrays.setAll(z, k -> scale[k] * z[k]);
            double[] form = SemidefiniteLeastSquares.quadraticForm(z);
            rows[i] = new double[1 + form.length];
            rows[i][0] = 1;
            System.arraycopy(form, 0, rows[i], 1, form.length);
        }
        return rows;
    }

    private static double[] ones(int m) {
        double[] ones = new double[m];
        Arrays.fill(ones, 1);
        return ones;
    }

    /// If the entries themselves are measured, with weight 2 off the diagonal, the answer is the nearest matrix in the Frobenius
    /// norm: negative eigenvalues become 0 (N. J. Higham, Linear Algebra Appl. 103 (1988) 103).
    @Test
    void nearestMatrixHasItsNegativeEigenvaluesClipped() {
        for (int m = 1; m <= 5; m++) {
            for (int seed = 0; seed < 8; seed++) {
                RealMatrix a = symmetric(seed, m);
                int q = m * (m + 1) / 2;
                double[] y = new double[q];
                double[] weights = new double[q];
                int at = 0;
                for (int i = 0; i < m; i++) {
                    for (int j = i; j < m; j++) {
                        y[at] = a.getEntry(i, j);
                        weights[at++] = i == j ? 1 : 2;
                    }
                }
                double[][] unit = MatrixUtils.createRealIdentityMatrix(q).getData();
                var fit = SemidefiniteLeastSquares.weighted(unit, y, weights, m);
                double[][] expected = clipped(a);
                for (int i = 0; i < m; i++) {
                    assertThat(fit.matrix()[i]).containsExactly(expected[i], within(1e-7));
                }
                assertThat(fit.free()).isEmpty();
                assertThat(fit.violation()).isLessThan(1e-13);
            }
        }
    }

    /// A 2×2 answer on the bound is r(cos φ, sin φ)ᵀ(cos φ, sin φ): for each φ, r ≥ 0 and the constant follow from a straight line;
    /// the best of 20 000 φ leaves at most as much more as the grid is coarse.
    @Test
    void twoByTwoIsTheBestOfAGrid() {
        int onTheBound = 0;
        for (int seed = 0; seed < 12; seed++) {
            double[][] design = design(seed, 15, 2, ones(2));
            double[] y = new RandomStream(seed, Purpose.DATASET, 0, 1).gaussians(15);
            var fit = SemidefiniteLeastSquares.of(design, y, 2);
            double[][] g = fit.matrix();
            if (g[0][0] * g[1][1] - g[0][1] * g[1][0] > 1e-6) {
                continue;
            }
            onTheBound++;
            double best = Double.POSITIVE_INFINITY;
            for (int step = 0; step < 20_000; step++) {
                double cos = Elementary.cosTurns(step / 40_000.0);
                double sin = Elementary.sinTurns(step / 40_000.0);
                double[] x = Arrays.stream(design)
                        .mapToDouble(row -> cos * cos * row[1] + cos * sin * row[2] + sin * sin * row[3])
                        .toArray();
                best = Math.min(best, squaresOfRisingLine(x, y));
            }
            assertThat(fit.residualSquares()).isBetween(best * (1 - 1e-6), best * (1 + 1e-10));
            assertThat(fit.violation()).isLessThan(1e-13);
        }
        assertThat(onTheBound).isGreaterThan(5);
    }

    /// Σ(y − a − rx)² at the best a and r ≥ 0.
    private static double squaresOfRisingLine(double[] x, double[] y) {
        double mx = Arrays.stream(x).average().orElseThrow();
        double my = Arrays.stream(y).average().orElseThrow();
        double xx = 0;
        double xy = 0;
        double yy = 0;
        for (int i = 0; i < x.length; i++) {
            xx += (x[i] - mx) * (x[i] - mx);
            xy += (x[i] - mx) * (y[i] - my);
            yy += (y[i] - my) * (y[i] - my);
        }
        return yy - (xy > 0 ? xy * xy / xx : 0);
    }

    /// No other G ≥ 0 nearby leaves less, in three and four dimensions and in units 1e6 apart.
    @Test
    void noNeighbourIsBetter() {
        for (int m = 3; m <= 4; m++) {
            double[] scale = ones(m);
            scale[0] = 1e6;
            double[][] design = design(40 + m, 40, m, scale);
            double[] y = new RandomStream(50 + m, Purpose.DATASET, 0, 1).gaussians(40);
            var fit = SemidefiniteLeastSquares.of(design, y, m);
            assertThat(fit.violation()).isLessThan(1e-13);
            for (int trial = 0; trial < 200; trial++) {
                RealMatrix push = symmetric(trial, m);
                for (int i = 0; i < m; i++) {
                    for (int j = 0; j < m; j++) {
                        push.multiplyEntry(i, j, 0.01 / scale[i] / scale[j]);
                    }
                }
                RealMatrix scaled = new Array2DRowRealMatrix(fit.matrix()).add(push);
                for (int i = 0; i < m; i++) {
                    for (int j = 0; j < m; j++) {
                        scaled.multiplyEntry(i, j, scale[i] * scale[j]);
                    }
                }
                double[][] g = clipped(scaled);
                double[] x = new double[40];
                for (int i = 0; i < 40; i++) {
                    int at = 1;
                    for (int a = 0; a < m; a++) {
                        for (int b = a; b < m; b++) {
                            x[i] += g[a][b] / scale[a] / scale[b] * design[i][at++];
                        }
                    }
                }
                double rest = IntStream.range(0, 40)
                        .mapToDouble(i -> y[i] - x[i])
                        .average()
                        .orElseThrow();
                double squares = IntStream.range(0, 40)
                        .mapToDouble(i -> (y[i] - x[i] - rest) * (y[i] - x[i] - rest))
                        .sum();
                assertThat(squares).isGreaterThan(fit.residualSquares() * (1 - 1e-12));
            }
        }
    }

    /// A positive form without noise is found exactly, constant and all.
    @Test
    void insideItIsLeastSquares() {
        double[][] design = design(2, 30, 3, ones(3));
        double[] beta = {4, 2, 0.5, 0, 3, -1, 2};
        double[] y = Arrays.stream(design)
                .mapToDouble(row -> WeightedRows.dot(row, beta))
                .toArray();
        var fit = SemidefiniteLeastSquares.of(design, y, 3);
        assertThat(fit.free()).containsExactly(new double[] {4}, within(1e-12));
        assertThat(fit.matrix()[0]).containsExactly(new double[] {2, 0.5, 0}, within(1e-12));
        assertThat(fit.matrix()[1]).containsExactly(new double[] {0.5, 3, -1}, within(1e-12));
        assertThat(fit.matrix()[2]).containsExactly(new double[] {0, -1, 2}, within(1e-12));
        assertThat(fit.residualSquares()).isLessThan(1e-20);
    }

    /// A negative form is answered by G = 0 and the mean.
    @Test
    void negativeFormsBecomeZero() {
        double[][] design = design(3, 30, 2, ones(2));
        double[] y = Arrays.stream(design).mapToDouble(row -> -row[1] - row[3]).toArray();
        var fit = SemidefiniteLeastSquares.of(design, y, 2);
        assertThat(fit.free()[0]).isCloseTo(Arrays.stream(y).average().orElseThrow(), within(1e-7));
        assertThat(fit.matrix()[0][0]).isBetween(0.0, 1e-8);
        assertThat(fit.matrix()[1][1]).isBetween(0.0, 1e-8);
    }

    @Test
    void refusesNonsense() {
        double[][] design = design(2, 30, 2, ones(2));
        assertThatIllegalArgumentException().isThrownBy(() -> SemidefiniteLeastSquares.of(design, new double[30], 3));
        assertThatIllegalArgumentException().isThrownBy(() -> SemidefiniteLeastSquares.of(design, new double[30], 0));
        for (double[] row : design) {
            row[3] = row[1];
        }
        assertThatIllegalArgumentException()
                .isThrownBy(() -> SemidefiniteLeastSquares.of(design, new double[30], 2))
                .withMessageContaining("column 3");
    }
}
