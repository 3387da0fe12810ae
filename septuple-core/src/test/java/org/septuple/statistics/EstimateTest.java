package org.septuple.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.septuple.numerics.Elementary;
import org.septuple.numerics.Purpose;
import org.septuple.numerics.RandomStream;

class EstimateTest {

    /// By hand: mean 2, s² = (1 + 0 + 1)/2 = 1, standard error 1/√3; t(.975, 2) = 4.302653.
    @Test
    void meanOfThree() {
        Estimate estimate = Estimate.ofMean(new double[] {1, 2, 3});
        assertThat(estimate.value()).isEqualTo(2);
        assertThat(estimate.standardError()).isCloseTo(1 / Math.sqrt(3), within(1e-15));
        assertThat(estimate.halfWidth(0.95)).isCloseTo(4.302653 / Math.sqrt(3), within(1e-5));
    }

    /// The 95 % interval of 5 normal numbers covers their mean in 95 % of 4000 cases: |z| < 4.
    @Test
    void intervalsCoverTheTruth() {
        int cases = 4000;
        int covered = 0;
        for (int i = 0; i < cases; i++) {
            double[] units = new RandomStream(8, Purpose.DATASET, i, 0).gaussians(5);
            Estimate estimate = Estimate.ofMean(units);
            covered += Math.abs(estimate.value()) <= estimate.halfWidth(0.95) ? 1 : 0;
        }
        double z = (covered - 0.95 * cases) / Math.sqrt(cases * 0.95 * 0.05);
        assertThat(Math.abs(z)).isLessThan(4);
    }

    @Test
    void oneValueHasUnknownError() {
        assertThat(Estimate.ofMean(new double[] {7}).standardError()).isNaN();
        assertThat(Estimate.ofMean(new double[] {7}).halfWidth(0.9)).isNaN();
        assertThat(Estimate.exact(7, 3).halfWidth(0.9)).isZero();
    }

    /// By hand: p̃ = 37/102, error √(37·65/102²/103).
    @Test
    void proportion() {
        Estimate estimate = Estimate.ofProportion(36, 100);
        assertThat(estimate.value()).isEqualTo(0.36);
        assertThat(estimate.standardError()).isCloseTo(Math.sqrt(37.0 * 65 / 102 / 102 / 103), within(1e-15));
    }

    /// After 100 successes of 100 the error is about 1/n, not 0.
    @Test
    void aPerfectScoreIsNotCertain() {
        assertThat(Estimate.ofProportion(100, 100).standardError()).isBetween(0.005, 0.015);
        assertThat(Estimate.ofProportion(0, 100).standardError())
                .isCloseTo(Estimate.ofProportion(100, 100).standardError(), within(1e-15));
    }

    /// Values add, errors add in quadrature; by hand: (3, 4) give 5.
    @Test
    void errorsOfIndependentEstimatesAddInQuadrature() {
        Estimate a = new Estimate(10, 3, 20);
        Estimate b = new Estimate(7, 4, 20);
        assertThat(a.plus(b).value()).isEqualTo(17);
        assertThat(a.minus(b).value()).isEqualTo(3);
        assertThat(a.plus(b).standardError()).isEqualTo(5);
        assertThat(a.minus(b).standardError()).isEqualTo(5);
        assertThat(a.times(-2)).isEqualTo(new Estimate(-20, 6, 20));
        assertThat(a.distance(b)).isCloseTo(0.6, within(1e-15));
        assertThat(a.zAgainst(13)).isEqualTo(-1);
    }

    /// Welch and Satterthwaite by hand: equal errors of 20 units each have 2·19 degrees of freedom; an exact number
    /// takes none away, an unknown error stays unknown.
    @Test
    void degreesOfFreedomOfSums() {
        Estimate a = new Estimate(1, 2, 20);
        assertThat(a.plus(a).n()).isEqualTo(39);
        assertThat(a.plus(Estimate.exact(5, 1))).isEqualTo(new Estimate(6, 2, 20));
        assertThat(Estimate.exact(5, 1).minus(a)).isEqualTo(new Estimate(4, 2, 20));
        assertThat(Estimate.exact(5, 4).plus(Estimate.exact(1, 7))).isEqualTo(Estimate.exact(6, 4));
        assertThat(a.plus(Estimate.ofMean(new double[] {7})).standardError()).isNaN();
    }

    /// The 95 % interval of a difference of two small samples of unequal width covers the truth: |z| < 4 over 4000.
    @Test
    void intervalsOfDifferencesCoverTheTruth() {
        int cases = 4000;
        int covered = 0;
        for (int i = 0; i < cases; i++) {
            double[] units = new RandomStream(9, Purpose.DATASET, i, 0).gaussians(16);
            Estimate narrow = Estimate.ofMean(Arrays.copyOf(units, 10));
            Estimate wide = Estimate.ofMean(Arrays.copyOfRange(units, 10, 16)).times(3);
            Estimate difference = wide.minus(narrow);
            covered += Math.abs(difference.value()) <= difference.halfWidth(0.95) ? 1 : 0;
        }
        double z = (covered - 0.95 * cases) / Math.sqrt(cases * 0.95 * 0.05);
        assertThat(Math.abs(z)).isLessThan(4);
    }

    /// By hand: 10 ± 3 times 7 ± 4 is 70 ± √(21² + 40²); over 50 ± 4 it is .2 ± √(3² + (.2·4)²)/50.
    @Test
    void productsAndQuotientsToFirstOrder() {
        Estimate a = new Estimate(10, 3, 20);
        Estimate product = a.times(new Estimate(7, 4, 20));
        assertThat(product.value()).isEqualTo(70);
        assertThat(product.standardError()).isCloseTo(Math.sqrt(21 * 21 + 40 * 40), within(1e-12));
        Estimate quotient = a.dividedBy(new Estimate(50, 4, 20));
        assertThat(quotient.value()).isEqualTo(0.2);
        assertThat(quotient.standardError()).isCloseTo(Math.sqrt(9 + 0.64) / 50, within(1e-15));
    }

    /// Welch and Satterthwaite by hand: equal parts of 20 units each have 38 degrees of freedom; exact factors are units.
    @Test
    void degreesOfFreedomOfProducts() {
        Estimate a = new Estimate(4, 0.5, 20);
        assertThat(a.times(a).n()).isEqualTo(39);
        assertThat(a.dividedBy(a).n()).isEqualTo(39);
        assertThat(a.times(Estimate.exact(-2, 1))).isEqualTo(a.times(-2));
        assertThat(a.dividedBy(Estimate.exact(-2, 1))).isEqualTo(a.times(-0.5));
    }

    /// A divisor that may be close to 0 leaves no error; exact 0 neither.
    @Test
    void quotientsByNearlyNothingHaveNoError() {
        Estimate a = new Estimate(10, 3, 20);
        assertThat(a.dividedBy(new Estimate(-4.9, 1, 20)).standardError()).isNaN();
        assertThat(a.dividedBy(new Estimate(-5, 1, 20)).standardError()).isPositive();
        assertThat(a.dividedBy(Estimate.exact(0, 1)).standardError()).isNaN();
        assertThat(a.dividedBy(new Estimate(10, Double.NaN, 1)).standardError()).isNaN();
    }

    /// By hand: the square of 3 ± .1 is 9 ± .6, whichever way the function falls.
    @Test
    void functionsToFirstOrder() {
        Estimate square = new Estimate(-3, 0.1, 7).map(x -> x * x, x -> 2 * x);
        assertThat(square.value()).isEqualTo(9);
        assertThat(square.standardError()).isCloseTo(0.6, within(1e-15));
        assertThat(square.n()).isEqualTo(7);
    }

    /// Products, quotients and logarithms of means of 40 numbers: z over 1000 seeds.
    @Test
    void errorsOfFunctionsAreRight() {
        int cases = 1000;
        double[] product = new double[cases];
        double[] quotient = new double[cases];
        double[] log = new double[cases];
        for (int i = 0; i < cases; i++) {
            double[] units = new RandomStream(12, Purpose.DATASET, i, 0).gaussians(80);
            Estimate x = Estimate.ofMean(Arrays.copyOf(units, 40)).plus(Estimate.exact(5, 1));
            Estimate y = Estimate.ofMean(Arrays.copyOfRange(units, 40, 80)).plus(Estimate.exact(8, 1));
            product[i] = Calibration.normalScore(x.times(y), 40);
            quotient[i] = Calibration.normalScore(x.dividedBy(y), 0.625);
            log[i] = Calibration.normalScore(x.map(Elementary::log, v -> 1 / v), Elementary.log(5));
        }
        for (double[] z : new double[][] {product, quotient, log}) {
            Calibration.assertStandardNormal(z, 1e-4);
            Calibration.assertUnitMoments(z, 1e-4);
        }
    }

    @Test
    void exactNumbersAreRightOrInfinitelyWrong() {
        assertThat(Estimate.exact(3, 1).zAgainst(3)).isZero();
        assertThat(Estimate.exact(3, 1).zAgainst(4)).isEqualTo(Double.NEGATIVE_INFINITY);
        assertThat(Estimate.exact(3, 1).distance(Estimate.exact(4, 1))).isEqualTo(Double.POSITIVE_INFINITY);
    }

    @Test
    void refusesNonsense() {
        assertThatIllegalArgumentException().isThrownBy(() -> Estimate.ofMean(new double[0]));
        assertThatIllegalArgumentException().isThrownBy(() -> new Estimate(1, -1, 2));
        assertThatIllegalArgumentException().isThrownBy(() -> Estimate.ofProportion(3, 2));
        assertThatIllegalArgumentException().isThrownBy(() -> new Estimate(1, 1, 2).halfWidth(1));
    }
}
