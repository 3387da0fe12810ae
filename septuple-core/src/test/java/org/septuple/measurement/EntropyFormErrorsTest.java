package org.septuple.measurement;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.hipparchus.linear.Array2DRowRealMatrix;
import org.hipparchus.linear.CholeskyDecomposition;
import org.junit.jupiter.api.Test;
import org.septuple.statistics.Calibration;
import org.septuple.statistics.Estimate;

/// Errors of displacements taken off σ₊ and g.
class EntropyFormErrorsTest {

    /// Normal displacements of variance ¼ with errors of variance 1/16, or 1/64 in every third cloud: plain least squares finds too small a g.
    @Test
    void errorsOfDisplacementsAreTakenOff() {
        int seeds = 40;
        Scores scores = new Scores("errors in variables", seeds);
        Estimate plain = Estimate.exact(0, 1);
        for (int seed = 0; seed < seeds; seed++) {
            int n = 1500;
            double[] x = PlantedForm.gaussians(n, 2, seed);
            double[] u = PlantedForm.gaussians(n, 3, seed);
            double[][] truth = new double[n][];
            double[][] seen = new double[n][];
            double[][][] errors = new double[n][][];
            for (int c = 0; c < n; c++) {
                double sd = c % 3 == 0 ? .125 : .25;
                truth[c] = new double[] {x[c] / 2};
                seen[c] = new double[] {x[c] / 2 + sd * u[c]};
                errors[c] = new double[][] {{sd * sd}};
            }
            double[] change = PlantedForm.changes(new double[][] {{3}}, truth, .1, seed);
            EntropyForm fit = EntropyForm.of(CloudDisplacements.of(change, seen).withErrors(errors));
            scores.put("sigma", seed, fit.production(), PlantedForm.PRODUCTION);
            scores.put("g", seed, fit.form().at(0, 0), 3);
            assertThat(fit.residual()).isLessThan(.5);
            plain = EntropyForm.of(CloudDisplacements.of(change, seen)).form().at(0, 0);
        }
        scores.judge();
        assertThat(plain.zAgainst(3)).isLessThan(-5);
    }

    private static final double[][] ERRORS = {{.02, .005, 0}, {.005, .01, -.004}, {0, -.004, .01}};

    /// Clouds of skew displacements x = (e − 1)/4, e of mean 1 and variance 1, seen with normal errors of the given covariance.
    static CloudDisplacements skew(int clouds, long seed, boolean told) {
        double[][] root = new CholeskyDecomposition(new Array2DRowRealMatrix(ERRORS))
                .getL()
                .getData();
        double[] normal = PlantedForm.gaussians(6 * clouds, 2, seed);
        double[] error = PlantedForm.gaussians(3 * clouds, 3, seed);
        double[][] truth = new double[clouds][3];
        double[][] seen = new double[clouds][3];
        for (int c = 0; c < clouds; c++) {
            for (int k = 0; k < 3; k++) {
                double a = normal[6 * c + k];
                double b = normal[6 * c + 3 + k];
                truth[c][k] = ((a * a + b * b) / 2 - 1) / 4;
                seen[c][k] = truth[c][k];
                for (int l = 0; l < 3; l++) {
                    seen[c][k] += root[k][l] * error[3 * c + l];
                }
            }
        }
        CloudDisplacements found =
                CloudDisplacements.of(PlantedForm.changes(PlantedForm.POSITIVE, truth, .1, seed), seen);
        return told ? found.withErrors(ERRORS) : found;
    }

    /// Unless they are told, errors of skew displacements feign terms of first order, and a smaller g.
    @Test
    void errorsOfThreeComponentsAreTakenOff() {
        int seeds = 16;
        Scores scores = new Scores("errors in three variables", seeds);
        double[] first = new double[seeds];
        double[] untold = new double[seeds];
        for (int seed = 0; seed < seeds; seed++) {
            EntropyForm fit = EntropyForm.of(skew(1500, seed, true));
            scores.put("sigma", seed, fit.production(), PlantedForm.PRODUCTION);
            scores.put("g_00", seed, fit.form().at(0, 0), PlantedForm.POSITIVE[0][0]);
            scores.put("g_01", seed, fit.form().at(0, 1), PlantedForm.POSITIVE[0][1]);
            first[seed] = fit.firstOrder();
            untold[seed] =
                    EntropyForm.of(skew(1500, seed, false)).form().at(0, 0).value();
        }
        scores.judge();
        Calibration.assertUniform(first, Scores.LEVEL);
        assertThat(EntropyForm.of(skew(1500, 1, false)).firstOrder()).isLessThan(1e-4);
        assertThat(Estimate.ofMean(untold).zAgainst(2)).isLessThan(-5);
    }

    @Test
    void noErrorsAndErrorsOfVarianceZeroAreTheSame() {
        CloudDisplacements clouds = PlantedForm.of(PlantedForm.POSITIVE, 200, .1, 6);
        EntropyForm plain = EntropyForm.of(clouds);
        EntropyForm zero = EntropyForm.of(clouds.withErrors(new double[3][3]));
        assertThat(zero.production().value()).isCloseTo(plain.production().value(), within(1e-12));
        assertThat(zero.rSquared()).isCloseTo(plain.rSquared(), within(1e-10));
        assertThat(zero.residual()).isCloseTo(plain.residual(), within(1e-12));
        assertThat(zero.cubic()).isBetween(plain.cubic() * .5, Math.min(1, plain.cubic() * 1.5 + .1));
    }
}
