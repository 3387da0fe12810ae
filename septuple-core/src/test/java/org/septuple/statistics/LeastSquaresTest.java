package org.septuple.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.septuple.numerics.Purpose;
import org.septuple.numerics.RandomStream;

class LeastSquaresTest {

    private static final int SEEDS = 400;
    private static final double LEVEL = 1e-4;
    private static final Offset<Double> CLOSE = within(1e-12);
    private static final double[] Y = {1.2, 1.9, 3.3, 3.9, 5.2, 5.8, 7.4, 7.7};
    private static final double[] WEIGHTS = {1, 2, 1, 0.5, 1, 3, 1, 2};

    /// 1, x, x² at x = 1 … 8.
    private static double[][] parabola() {
        double[][] design = new double[8][];
        Arrays.setAll(design, i -> new double[] {1, i + 1.0, (i + 1.0) * (i + 1.0)});
        return design;
    }

    private static LeastSquares weighted() {
        return LeastSquares.weighted(parabola(), Y, WEIGHTS);
    }

    /// By hand: x = 0, 1, 2 and y = 0, 2, 1 have slope Σ(x − 1)y/2 = ½ and residuals (−½, 1, −½), so s² = 1.5 of one degree of
    /// freedom, Var slope = s²/2, R² = 1 − 1.5/2.
    @Test
    void lineThroughThreePoints() {
        LeastSquares fit = LeastSquares.of(new double[][] {{1, 0}, {1, 1}, {1, 2}}, new double[] {0, 2, 1});
        assertThat(fit.coefficient(0).value()).isCloseTo(0.5, CLOSE);
        assertThat(fit.coefficient(1).value()).isCloseTo(0.5, CLOSE);
        assertThat(fit.coefficient(1).standardError()).isCloseTo(Math.sqrt(0.75), CLOSE);
        assertThat(fit.coefficient(1).n()).isEqualTo(2);
        assertThat(fit.residuals()).containsExactly(new double[] {-0.5, 1, -0.5}, CLOSE);
        assertThat(fit.residualVariance()).isCloseTo(1.5, CLOSE);
        assertThat(fit.rSquared()).isCloseTo(0.25, CLOSE);
    }

    /// `statsmodels.api.WLS(Y, X, weights).fit()` of statsmodels 0.15.0: params, bse, rsquared, scale, f_test, get_prediction.
    @Test
    void weightedFitIsThatOfStatsmodels() {
        LeastSquares fit = weighted();
        double[] values = {0.0188698083066986, 1.0425157248402557, -0.008773462460064108};
        double[] errors = {0.40616163591041665, 0.20641460526725958, 0.022082949058127906};
        for (int j = 0; j < 3; j++) {
            assertThat(fit.coefficients().get(j).value()).isCloseTo(values[j], within(1e-11));
            assertThat(fit.coefficient(j).standardError()).isCloseTo(errors[j], within(1e-11));
        }
        assertThat(fit.rSquared()).isCloseTo(0.9909268508460283, CLOSE);
        assertThat(fit.residualVariance()).isCloseTo(0.1073487669728436, CLOSE);
        assertThat(fit.degreesOfFreedom()).isEqualTo(5);
        assertThat(fit.pValueWithout(1, 2)).isCloseTo(7.84142739865884e-06, within(1e-13));
        assertThat(fit.pValueWithout(2)).isCloseTo(0.7075422445103938, within(1e-10));
        Estimate mean = fit.predict(new double[] {1, 2.5, 6.25});
        assertThat(mean.value()).isCloseTo(2.57032498, within(1e-8));
        assertThat(mean.standardError()).isCloseTo(0.14012451, within(1e-8));
    }

    /// `get_robustcov_results('cluster', groups, use_correction=True)` of the same fit; the p-value is
    /// `stats.f.sf(W*(nu-q+1)/(nu*q), q, nu-q+1)` of its covariance, with nu = 3, q = 2.
    @Test
    void clusteredErrorsAreThoseOfStatsmodels() {
        LeastSquares fit = weighted().clustered(new int[] {7, 7, -1, -1, 2, 2, 9, 9});
        double[] errors = {0.14392327351368836, 0.09221197544013207, 0.009149607472520077};
        for (int j = 0; j < 3; j++) {
            assertThat(fit.coefficient(j).value())
                    .isEqualTo(weighted().coefficient(j).value());
            assertThat(fit.coefficient(j).standardError()).isCloseTo(errors[j], within(1e-11));
            assertThat(fit.coefficient(j).n()).isEqualTo(4);
        }
        assertThat(fit.covariance()[0][1]).isCloseTo(-1.19715787e-02, within(1e-10));
        assertThat(fit.pValueWithout(1, 2)).isCloseTo(0.0010646505564872108, within(1e-9));
    }

    /// A constant term alone on clusters of one size: the mean, with the error of the mean of cluster means.
    @Test
    void clusteredMeanIsTheMeanOfClusterMeans() {
        double[] y = new RandomStream(1, Purpose.DATASET, 0, 0).gaussians(12);
        double[][] ones = new double[12][];
        Arrays.fill(ones, new double[] {1});
        int[] cluster = {0, 0, 0, 1, 1, 1, 2, 2, 2, 3, 3, 3};
        double[] means = new double[4];
        for (int i = 0; i < 12; i++) {
            means[cluster[i]] += y[i] / 3;
        }
        Estimate expected = Estimate.ofMean(means);
        LeastSquares fit = LeastSquares.of(ones, y).clustered(cluster);
        assertThat(fit.coefficient(0).value()).isCloseTo(expected.value(), CLOSE);
        assertThat(fit.coefficient(0).standardError()).isCloseTo(expected.standardError(), CLOSE);
        assertThat(fit.coefficient(0).n()).isEqualTo(4);
    }

    /// For one term, the F test is the two-sided t test.
    @Test
    void oneTermIsTestedByStudent() {
        Estimate slope = weighted().coefficient(1);
        double p = weighted().pValueWithout(1);
        assertThat(slope.halfWidth(1 - p)).isCloseTo(Math.abs(slope.value()), within(1e-9));
    }

    /// Columns and weights in other units change nothing but units.
    @Test
    void unitsDoNotMatter() {
        double[][] scaled = parabola();
        for (double[] row : scaled) {
            row[2] *= 1e9;
        }
        double[] heavy = Arrays.stream(WEIGHTS).map(w -> 1e-6 * w).toArray();
        LeastSquares fit = LeastSquares.weighted(scaled, Y, heavy);
        assertThat(fit.coefficient(2).times(1e9).value()).isCloseTo(-0.008773462460064108, within(1e-11));
        assertThat(fit.coefficient(2).times(1e9).standardError()).isCloseTo(0.022082949058127906, within(1e-11));
        assertThat(fit.pValueWithout(1, 2)).isCloseTo(7.84142739865884e-06, within(1e-13));
    }

    /// Errors of independent rows, variance 1/w, few degrees of freedom.
    @Test
    void weightedErrorsAreRight() {
        double[] z = new double[SEEDS];
        double[] p = new double[SEEDS];
        for (int s = 0; s < SEEDS; s++) {
            double[] noise = new RandomStream(2, Purpose.DATASET, s, 0).gaussians(8);
            double[] y = new double[8];
            Arrays.setAll(y, i -> 2 - (i + 1.0) + 3 * noise[i] / Math.sqrt(WEIGHTS[i]));
            LeastSquares fit = LeastSquares.weighted(parabola(), y, WEIGHTS);
            z[s] = Calibration.normalScore(fit.coefficient(1), -1);
            p[s] = fit.pValueWithout(2);
        }
        Calibration.assertStandardNormal(z, LEVEL);
        Calibration.assertUnitMoments(z, LEVEL);
        Calibration.assertUniform(p, LEVEL);
    }

    /// 60 clusters of 8 rows; regressors and errors share a part within a cluster. Clustered errors and tests are right, those of
    /// independent rows are too small.
    @Test
    void clusteredErrorsAreRightWhereNaiveOnesFail() {
        int groups = 60;
        int rows = 8 * groups;
        int[] cluster = new int[rows];
        Arrays.setAll(cluster, i -> i / 8);
        double[] z = new double[SEEDS];
        double[] naive = new double[SEEDS];
        double[] p = new double[SEEDS];
        for (int s = 0; s < SEEDS; s++) {
            double[] own = new RandomStream(3, Purpose.DATASET, s, 0).gaussians(4 * rows);
            double[] shared = new RandomStream(3, Purpose.DATASET, s, 1).gaussians(4 * groups);
            double[][] design = new double[rows][];
            double[] y = new double[rows];
            for (int i = 0; i < rows; i++) {
                int g = 4 * cluster[i];
                design[i] = new double[] {
                    1, shared[g] + 0.5 * own[4 * i], shared[g + 1] + own[4 * i + 1], shared[g + 2] + own[4 * i + 2]
                };
                y[i] = 1 + 2 * design[i][1] + shared[g + 3] + own[4 * i + 3];
            }
            LeastSquares fit = LeastSquares.of(design, y);
            LeastSquares clustered = fit.clustered(cluster);
            naive[s] = Calibration.normalScore(fit.coefficient(1), 2);
            z[s] = Calibration.normalScore(clustered.coefficient(1), 2);
            p[s] = clustered.pValueWithout(2, 3);
        }
        Calibration.assertStandardNormal(z, LEVEL);
        Calibration.assertUnitMoments(z, LEVEL);
        Calibration.assertUniform(p, LEVEL);
        assertThatThrownBy(() -> Calibration.assertUnitMoments(naive, LEVEL)).isInstanceOf(AssertionError.class);
    }

    @Test
    void dependentColumnsAreNamed() {
        double[][] design = parabola();
        for (double[] row : design) {
            row[2] = 3 * row[1] - 2 * row[0];
        }
        assertThatIllegalArgumentException()
                .isThrownBy(() -> LeastSquares.of(design, Y))
                .withMessageContaining("column 2 of 3");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> LeastSquares.of(new double[][] {{0, 1}, {0, 2}, {0, 3}}, new double[3]))
                .withMessageContaining("column 0 of 2");
    }

    @Test
    void refusesNonsense() {
        double[] y = {1, 2, 3};
        double[][] ones = {{1}, {1}, {1}};
        assertThatIllegalArgumentException().isThrownBy(() -> LeastSquares.of(ones, new double[2]));
        assertThatIllegalArgumentException().isThrownBy(() -> LeastSquares.of(new double[0][], new double[0]));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> LeastSquares.of(new double[][] {{1}}, new double[1]))
                .withMessageContaining("need more rows");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> LeastSquares.weighted(ones, y, new double[] {1, 0, 1}))
                .withMessageContaining("weight 1");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> LeastSquares.of(ones, new double[] {1, 2, Double.NaN}))
                .withMessageContaining("row 2");
        LeastSquares fit = LeastSquares.of(ones, y);
        assertThatIllegalArgumentException().isThrownBy(() -> fit.clustered(new int[3]));
        assertThatIllegalArgumentException().isThrownBy(() -> fit.clustered(new int[2]));
        assertThatIllegalArgumentException().isThrownBy(fit::pValueWithout);
        assertThatIllegalArgumentException().isThrownBy(() -> fit.pValueWithout(0, 0));
        assertThatIllegalArgumentException().isThrownBy(() -> fit.predict(new double[2]));
    }
}
