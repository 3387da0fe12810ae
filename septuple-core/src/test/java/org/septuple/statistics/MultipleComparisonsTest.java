package org.septuple.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import org.hipparchus.distribution.continuous.NormalDistribution;
import org.junit.jupiter.api.Test;
import org.septuple.numerics.Purpose;
import org.septuple.numerics.RandomStream;

class MultipleComparisonsTest {

    private static final double[] P = {0.01, 0.04, 0.03, 0.005, 0.5};

    /// By hand, and `statsmodels.stats.multitest.multipletests(p, method)` of statsmodels 0.15.0: 5·.005, 4·.01, 3·.03, 2·.04 made to
    /// rise, .5.
    @Test
    void holmStepsDown() {
        assertThat(MultipleComparisons.holm(P))
                .containsExactly(new double[] {0.04, 0.09, 0.09, 0.025, 0.5}, within(1e-15));
    }

    /// By hand and as above: 5·.005, 5/2·.01, 5/3·.03, 5/4·.04, .5.
    @Test
    void benjaminiAndHochbergStepUp() {
        assertThat(MultipleComparisons.benjaminiHochberg(P))
                .containsExactly(new double[] {0.025, 0.05, 0.05, 0.025, 0.5}, within(1e-15));
    }

    /// As above, times 1 + ½ + ⅓ + ¼ + ⅕ = 137/60, at most 1.
    @Test
    void benjaminiAndYekutieliPayForDependence() {
        double factor = 137 / 60.0;
        assertThat(MultipleComparisons.benjaminiYekutieli(P))
                .containsExactly(
                        new double[] {0.025 * factor, 0.05 * factor, 0.05 * factor, 0.025 * factor, 1}, within(1e-15));
    }

    @Test
    void oneTestStaysAsItIs() {
        assertThat(MultipleComparisons.holm(new double[] {0.3})).containsExactly(0.3);
        assertThat(MultipleComparisons.benjaminiHochberg(new double[] {0.3})).containsExactly(0.3);
        assertThat(MultipleComparisons.benjaminiYekutieli(new double[] {0.3})).containsExactly(0.3);
        assertThat(MultipleComparisons.holm(new double[0])).isEmpty();
    }

    /// 20 tests, of which 15 are null, 2000 times. At level .1, Benjamini and Hochberg's rate of false discoveries is .1·15/20 exactly
    /// for independent tests, that of Yekutieli lower by 1/3.6; Holm errs in at most .1 of all cases. |z| < 4.
    @Test
    void errorRatesAreHeld() {
        int cases = 2000;
        var normal = new NormalDistribution();
        double[] hochberg = new double[cases];
        double[] yekutieli = new double[cases];
        double[] holm = new double[cases];
        for (int s = 0; s < cases; s++) {
            double[] z = new RandomStream(5, Purpose.DATASET, s, 0).gaussians(20);
            double[] p = new double[20];
            Arrays.setAll(p, i -> normal.cumulativeProbability(z[i] - (i < 5 ? 3 : 0)));
            hochberg[s] = falseRate(MultipleComparisons.benjaminiHochberg(p));
            yekutieli[s] = falseRate(MultipleComparisons.benjaminiYekutieli(p));
            holm[s] = falseRate(MultipleComparisons.holm(p)) > 0 ? 1 : 0;
        }
        double harmonic = 3.597739657143682; // Σ 1/i up to 20
        assertThat(Math.abs(Estimate.ofMean(hochberg).zAgainst(0.075))).isLessThan(4);
        assertThat(Math.abs(Estimate.ofMean(yekutieli).zAgainst(0.075 / harmonic)))
                .isLessThan(4);
        assertThat(Estimate.ofMean(holm).zAgainst(0.1)).isLessThan(0);
        assertThat(Estimate.ofMean(holm).zAgainst(0.05)).isGreaterThan(0);
    }

    /// False among the discoveries below .1; the first five tests are true.
    private static double falseRate(double[] adjusted) {
        int all = 0;
        int wrong = 0;
        for (int i = 0; i < adjusted.length; i++) {
            if (adjusted[i] <= 0.1) {
                all++;
                wrong += i < 5 ? 0 : 1;
            }
        }
        return all == 0 ? 0 : (double) wrong / all;
    }

    @Test
    void refusesNonsense() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> MultipleComparisons.holm(new double[] {0.5, 1.5}))
                .withMessageContaining("p-value 1");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> MultipleComparisons.benjaminiHochberg(new double[] {Double.NaN}));
    }
}
