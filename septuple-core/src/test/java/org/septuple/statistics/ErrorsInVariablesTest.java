package org.septuple.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.hipparchus.distribution.continuous.FDistribution;
import org.junit.jupiter.api.Test;
import org.septuple.numerics.Purpose;
import org.septuple.numerics.RandomStream;

class ErrorsInVariablesTest {

    private static final int SEEDS = 400;
    private static final double LEVEL = 1e-4;

    /// By hand: through the origin, X = 1, 2, 3, Y = 2, 4, 5, error variance ½ in x and error covariance ¼:
    /// β = (25 − ¾)/(14 − 1.5).
    @Test
    void momentsOfErrorsAreTakenOff() {
        double[][] design = {{1}, {2}, {3}};
        double[][] noise = {{0.5, 0.25}, {0.25, 1}};
        var fit = ErrorsInVariables.of(design, new double[] {2, 4, 5}, noise);
        double beta = 24.25 / 12.5;
        assertThat(fit.coefficient(0).value()).isCloseTo(beta, within(1e-14));
        assertThat(fit.reliability(0)).isCloseTo(0.5, within(1e-14));
        double[] residuals = {2 - beta, 4 - 2 * beta, 5 - 3 * beta};
        double squares = 0;
        double scores = 0;
        for (int i = 0; i < 3; i++) {
            squares += residuals[i] * residuals[i];
            double score = (i + 1) * residuals[i] - 0.25 + 0.5 * beta;
            scores += score * score;
        }
        assertThat(fit.covariance()[0][0]).isCloseTo(1.5 * scores / 12.5 / 12.5, within(1e-14));
        assertThat(fit.equationVariance())
                .isCloseTo(squares / 2 - (1 - 2 * 0.25 * beta + 0.5 * beta * beta), within(1e-14));
    }

    /// With a constant term and the error variances λ of x and λδ of y, where λ is the least root of
    /// (s_xx − λ)(s_yy − δλ) = s_xy², the slope s_xy/(s_xx − λ) is that of W. E. Deming (1943) for the ratio δ:
    /// [s_yy − δs_xx + √((s_yy − δs_xx)² + 4δs_xy²)]/(2s_xy).
    @Test
    void slopeIsThatOfDeming() {
        double[] x = {1.1, 2.3, 2.8, 4.5, 4.9, 6.2};
        double[] y = {0.8, 2.9, 2.1, 3.5, 5.9, 5.5};
        double delta = 0.7;
        double mx = Arrays.stream(x).average().orElseThrow();
        double my = Arrays.stream(y).average().orElseThrow();
        double xx = 0;
        double xy = 0;
        double yy = 0;
        for (int i = 0; i < 6; i++) {
            xx += (x[i] - mx) * (x[i] - mx) / 6;
            xy += (x[i] - mx) * (y[i] - my) / 6;
            yy += (y[i] - my) * (y[i] - my) / 6;
        }
        double b = yy + delta * xx;
        double lambda = (b - Math.sqrt(b * b - 4 * delta * (xx * yy - xy * xy))) / (2 * delta);
        double deming =
                (yy - delta * xx + Math.sqrt((yy - delta * xx) * (yy - delta * xx) + 4 * delta * xy * xy)) / (2 * xy);
        double[][] design = Arrays.stream(x).mapToObj(v -> new double[] {1, v}).toArray(double[][]::new);
        double[][] noise = {{0, 0, 0}, {0, lambda, 0}, {0, 0, lambda * delta}};
        assertThat(ErrorsInVariables.of(design, y, noise).coefficient(1).value())
                .isCloseTo(deming, within(1e-12));
    }

    /// Without errors it is clustered least squares, but for the factor (n − 1)/(n − p) of CR1.
    @Test
    void withoutErrorsItIsLeastSquares() {
        int n = 20;
        double[][] design = new double[n][];
        Arrays.setAll(design, i -> new double[] {1, i, new RandomStream(1, Purpose.DATASET, i, 0).gaussians(1)[0]});
        double[] y = new RandomStream(1, Purpose.DATASET, 0, 1).gaussians(n);
        int[] cluster = IntStream.range(0, n).map(i -> i / 3).toArray();
        var plain = LeastSquares.of(design, y);
        var expected = plain.clustered(cluster);
        var fit = ErrorsInVariables.of(design, y, row -> new double[4][4], cluster);
        for (int j = 0; j < 3; j++) {
            assertThat(fit.coefficients().get(j).value())
                    .isCloseTo(expected.coefficient(j).value(), within(1e-12));
            assertThat(fit.coefficient(j).standardError() * Math.sqrt(19.0 / 17))
                    .isCloseTo(expected.coefficient(j).standardError(), within(1e-12));
            assertThat(fit.coefficient(j).n()).isEqualTo(7);
            assertThat(fit.reliability(j)).isEqualTo(1);
        }
        assertThat(fit.equationVariance()).isCloseTo(plain.residualVariance(), within(1e-12));
    }

    /// 200 clusters of 2 rows, errors of every second row twice as wide and correlated between x and y, ε shared within a cluster.
    /// Corrected slopes are right with their errors, plain ones are wrong.
    @Test
    void errorsAreRightWherePlainLeastSquaresIsBiased() {
        int n = 400;
        int[] cluster = IntStream.range(0, n).map(i -> i / 2).toArray();
        double[] z = new double[SEEDS];
        double[] other = new double[SEEDS];
        double[] plain = new double[SEEDS];
        double[] variance = new double[SEEDS];
        for (int s = 0; s < SEEDS; s++) {
            double[] normal = new RandomStream(7, Purpose.DATASET, s, 0).gaussians(5 * n);
            double[][] design = new double[n][];
            double[] y = new double[n];
            for (int i = 0; i < n; i++) {
                double width = 0.3 * (1 + i % 2);
                double first = normal[5 * i];
                double second = 0.5 * first + normal[5 * i + 1];
                double u = width * normal[5 * i + 2];
                double v = width * normal[5 * i + 3] + u;
                design[i] = new double[] {1, first + u, second};
                y[i] = 1 + 2 * first - second + v + 0.5 * normal[10 * cluster[i] + 4];
            }
            var fit = ErrorsInVariables.of(design, y, ErrorsInVariablesTest::noise, cluster);
            z[s] = Calibration.normalScore(fit.coefficient(1), 2);
            other[s] = Calibration.normalScore(fit.coefficient(2), -1);
            plain[s] = Calibration.normalScore(
                    LeastSquares.of(design, y).clustered(cluster).coefficient(1), 2);
            variance[s] = fit.equationVariance();
        }
        for (double[] scores : new double[][] {z, other}) {
            Calibration.assertStandardNormal(scores, LEVEL);
            Calibration.assertUnitMoments(scores, LEVEL);
        }
        assertThat(Math.abs(Estimate.ofMean(variance).zAgainst(0.25))).isLessThan(4);
        assertThatThrownBy(() -> Calibration.assertUnitMoments(plain, LEVEL)).isInstanceOf(AssertionError.class);
    }

    private static double[][] noise(int row) {
        double square = 0.09 * (1 + row % 2) * (1 + row % 2);
        return new double[][] {{0, 0, 0, 0}, {0, square, 0, square}, {0, 0, 0, 0}, {0, square, 0, 2 * square}};
    }

    @Test
    void noiseThatExplainsAllIsRefused() {
        double[][] design = {{1, 1}, {1, 2}, {1, 3}};
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ErrorsInVariables.of(design, new double[3], new double[][] {
                    {0, 0, 0}, {0, 2.0 / 3, 0}, {0, 0, 0}
                }))
                .withMessageContaining("noise explains the spread");
        assertThat(ErrorsInVariables.of(design, new double[] {1, 2, 3}, new double[][] {
                            {0, 0, 0}, {0, 0.99 * 2 / 3, 0}, {0, 0, 0}
                        })
                        .coefficient(1)
                        .value())
                .isCloseTo(100, within(1e-9));
    }

    /// Without errors F is that of clustered least squares without the factor (n − 1)/(n − p) of their variance.
    @Test
    void testsOfTermsWithoutErrorsAreThoseOfLeastSquares() {
        int n = 40;
        double[] normal = new RandomStream(5, Purpose.CHECK_POINTS, 0, 0).gaussians(3 * n);
        double[][] design = new double[n][];
        double[] y = new double[n];
        int[] cluster = new int[n];
        for (int i = 0; i < n; i++) {
            design[i] = new double[] {1, normal[i], normal[n + i]};
            y[i] = 1 + .3 * normal[i] + normal[2 * n + i];
            cluster[i] = i / 2;
        }
        double least = LeastSquares.of(design, y).clustered(cluster).pValueWithout(1, 2);
        var f = new FDistribution(2, 18);
        double larger = f.inverseCumulativeProbability(1 - least) * (n - 1) / (n - 3);
        assertThat(ErrorsInVariables.of(design, y, row -> new double[4][4], cluster)
                        .pValueWithout(1, 2))
                .isCloseTo(1 - f.cumulativeProbability(larger), within(1e-9));
        assertThatIllegalArgumentException()
                .isThrownBy(
                        () -> ErrorsInVariables.of(design, y, new double[4][4]).pValueWithout(1, 1))
                .withMessageContaining("different columns");
    }

    /// Estimates of error variances may be negative in some rows, but not on average.
    @Test
    void onlyTheMeanErrorVarianceCounts() {
        double[][] design = {{1, 1}, {1, 2}, {1, 4}, {1, 7}};
        double[] y = {1, 3, 2, 6};
        int[] cluster = {0, 1, 2, 3};
        double[][] some = {{0, 0, 0}, {0, .4, 0}, {0, 0, 0}};
        double[][] less = {{0, 0, 0}, {0, -.2, 0}, {0, 0, 0}};
        double[][] mean = {{0, 0, 0}, {0, .1, 0}, {0, 0, 0}};
        assertThat(ErrorsInVariables.of(design, y, row -> row % 2 == 0 ? some : less, cluster)
                        .coefficient(1)
                        .value())
                .isCloseTo(ErrorsInVariables.of(design, y, mean).coefficient(1).value(), within(1e-14));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ErrorsInVariables.of(design, y, less))
                .withMessageContaining("mean error variance");
    }

    @Test
    void refusesNonsense() {
        double[][] design = {{1}, {2}, {3}};
        double[] y = new double[3];
        assertThatIllegalArgumentException().isThrownBy(() -> ErrorsInVariables.of(design, y, new double[1][1]));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ErrorsInVariables.of(design, y, new double[][] {{1, 0.5}, {0, 1}}))
                .withMessageContaining("symmetric");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ErrorsInVariables.of(new double[3][1], y, new double[2][2]))
                .withMessageContaining("column 0 is zero");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ErrorsInVariables.of(new double[][] {{1}}, new double[1], new double[2][2]));
    }
}
