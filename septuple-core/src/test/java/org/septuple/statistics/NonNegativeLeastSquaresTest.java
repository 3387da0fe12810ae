package org.septuple.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.hipparchus.linear.Array2DRowRealMatrix;
import org.hipparchus.linear.ArrayRealVector;
import org.hipparchus.linear.QRDecomposition;
import org.junit.jupiter.api.Test;
import org.septuple.numerics.Purpose;
import org.septuple.numerics.RandomStream;

class NonNegativeLeastSquaresTest {

    private static double squares(double[][] design, double[] y, double[] beta) {
        double sum = 0;
        for (int i = 0; i < y.length; i++) {
            double rest = y[i];
            for (int j = 0; j < beta.length; j++) {
                rest -= design[i][j] * beta[j];
            }
            sum += rest * rest;
        }
        return sum;
    }

    /// The least sum of squares over all 2^p sets of columns whose unconstrained solution is ≥ 0.
    private static double[] byEnumeration(double[][] design, double[] y) {
        int p = design[0].length;
        double[] best = new double[p];
        for (int set = 1; set < 1 << p; set++) {
            int chosen = set;
            int[] columns =
                    IntStream.range(0, p).filter(j -> (chosen >> j & 1) == 1).toArray();
            var part = new Array2DRowRealMatrix(design)
                    .getSubMatrix(IntStream.range(0, y.length).toArray(), columns);
            double[] found = new QRDecomposition(part)
                    .getSolver()
                    .solve(new ArrayRealVector(y))
                    .toArray();
            double[] beta = new double[p];
            for (int k = 0; k < columns.length; k++) {
                beta[columns[k]] = found[k];
            }
            if (Arrays.stream(beta).allMatch(b -> b >= 0) && squares(design, y, beta) < squares(design, y, best)) {
                best = beta;
            }
        }
        return best;
    }

    private static double[][] problem(int seed, int n, int p, double common) {
        double[][] design = new double[n][];
        for (int i = 0; i < n; i++) {
            double[] row = new RandomStream(seed, Purpose.DATASET, i, 0).gaussians(p + 1);
            design[i] = IntStream.range(0, p)
                    .mapToDouble(j -> row[j] + common * row[p])
                    .toArray();
        }
        return design;
    }

    /// By hand: y = (1, −1) in unit columns leaves (1, 0).
    @Test
    void whatWouldBeNegativeIsZero() {
        var fit = NonNegativeLeastSquares.of(new double[][] {{1, 0}, {0, 1}}, new double[] {1, -1});
        assertThat(fit.coefficients()).containsExactly(1, 0);
        assertThat(fit.residualSquares()).isEqualTo(1);
        assertThat(fit.violation()).isZero();
    }

    @Test
    void activeSetsAreTheBestOfAllSets() {
        int bound = 0;
        for (int seed = 0; seed < 60; seed++) {
            double[][] design = problem(seed, 9, 6, seed % 3 * 2);
            double[] y = new RandomStream(seed, Purpose.DATASET, 0, 1).gaussians(9);
            var fit = NonNegativeLeastSquares.of(design, y);
            assertThat(fit.coefficients()).containsExactly(byEnumeration(design, y), within(1e-9));
            assertThat(fit.residualSquares()).isCloseTo(squares(design, y, fit.coefficients()), within(1e-12));
            assertThat(fit.violation()).isLessThan(1e-12);
            bound += (int) Arrays.stream(fit.coefficients()).filter(b -> b == 0).count();
        }
        assertThat(bound).isBetween(60, 300);
    }

    /// Where no bound is met, the fit is the plain one.
    @Test
    void withoutBoundsItIsLeastSquares() {
        double[][] design = problem(3, 20, 4, 1);
        double[] noise = new RandomStream(4, Purpose.DATASET, 0, 1).gaussians(20);
        double[] weights = IntStream.range(0, 20).mapToDouble(i -> 1 + i % 3).toArray();
        double[] y = new double[20];
        Arrays.setAll(y, i -> 5 * Arrays.stream(design[i]).sum() + 0.1 * noise[i]);
        double[] plain = LeastSquares.weighted(design, y, weights).coefficients().stream()
                .mapToDouble(Estimate::value)
                .toArray();
        assertThat(NonNegativeLeastSquares.weighted(design, y, weights).coefficients())
                .containsExactly(plain, within(1e-12));
    }

    /// A column that is there twice, and one that is 0, do no harm: the minimum is that without them.
    @Test
    void dependentColumnsDoNoHarm() {
        double[][] design = problem(5, 8, 3, 0);
        double[][] twice = Arrays.stream(design)
                .map(row -> new double[] {row[0], row[1], row[2], row[1], 0})
                .toArray(double[][]::new);
        double[] y = new double[8];
        Arrays.setAll(y, i -> design[i][0] + 2 * design[i][1] - design[i][2]);
        var once = NonNegativeLeastSquares.of(design, y);
        var fit = NonNegativeLeastSquares.of(twice, y);
        assertThat(fit.residualSquares()).isCloseTo(once.residualSquares(), within(1e-12));
        assertThat(fit.coefficients()[1] + fit.coefficients()[3]).isCloseTo(once.coefficients()[1], within(1e-12));
        assertThat(fit.violation()).isLessThan(1e-12);
    }

    @Test
    void nothingIsFittedToZero() {
        var fit = NonNegativeLeastSquares.of(problem(6, 4, 2, 0), new double[4]);
        assertThat(fit.coefficients()).containsExactly(0, 0);
        assertThat(fit.violation()).isZero();
    }

    @Test
    void refusesNonsense() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> NonNegativeLeastSquares.of(new double[][] {{1}}, new double[2]));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> NonNegativeLeastSquares.of(new double[][] {{1}, {1, 2}}, new double[2]))
                .withMessageContaining("row 1");
    }
}
