package org.septuple.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.septuple.numerics.Purpose;
import org.septuple.numerics.RandomStream;
import org.septuple.statistics.Equivalence.Verdict;

class EquivalenceTest {

    /// `scipy.stats.t.sf((1.2 - .5)/.3, 9)` is the larger of the two tails of SciPy 1.17.1.
    @Test
    void largerTailCounts() {
        var test = Equivalence.of(new Estimate(1.2, 0.3, 10), 0.5, 2);
        assertThat(test.inside()).isCloseTo(0.02225176865278821, within(1e-12));
        assertThat(test.outside()).isEqualTo(1);
        assertThat(test.verdict(0.05)).isEqualTo(Verdict.EQUIVALENT);
        assertThat(test.verdict(0.01)).isEqualTo(Verdict.UNDECIDED);
    }

    /// Twice `scipy.stats.t.sf(.7/.3, 9)`: 1.2 against bounds .7 below it.
    @Test
    void differenceIsShownToo() {
        var test = Equivalence.of(new Estimate(1.2, 0.3, 10), -1, 0.5);
        assertThat(test.outside()).isCloseTo(2 * 0.02225176865278821, within(1e-12));
        assertThat(test.verdict(0.05)).isEqualTo(Verdict.DIFFERENT);
        assertThat(test.inside()).isGreaterThan(0.5);
    }

    /// Equivalent at level α if and only if the interval of confidence 1 − 2α lies between the bounds.
    @Test
    void agreesWithTheInterval() {
        for (int s = 0; s < 500; s++) {
            double[] u = new RandomStream(1, Purpose.DATASET, s, 0).gaussians(6);
            Estimate estimate = Estimate.ofMean(Arrays.copyOf(u, 5)).plus(Estimate.exact(u[5] / 2, 1));
            double half = estimate.halfWidth(0.9);
            boolean within = estimate.value() - half > -1 && estimate.value() + half < 1;
            assertThat(Equivalence.of(estimate, -1, 1).verdict(0.05) == Verdict.EQUIVALENT)
                    .isEqualTo(within);
        }
    }

    /// On a bound, one of 20 is called equivalent and less than one of 20 different: the sizes of the tests, |z| < 4 of 4000.
    @Test
    void sizeIsTheLevel() {
        int cases = 4000;
        int equivalent = 0;
        int different = 0;
        for (int s = 0; s < cases; s++) {
            double[] u = new RandomStream(2, Purpose.DATASET, s, 0).gaussians(6);
            var verdict = Equivalence.of(Estimate.ofMean(u), -5, 0).verdict(0.05);
            equivalent += verdict == Verdict.EQUIVALENT ? 1 : 0;
            different += verdict == Verdict.DIFFERENT ? 1 : 0;
        }
        double deviation = Math.sqrt(cases * 0.05 * 0.95);
        assertThat((equivalent - 0.05 * cases) / deviation).isBetween(-4.0, 4.0);
        assertThat((different - 0.025 * cases) / deviation).isBetween(-4.0, 4.0);
    }

    @Test
    void exactNumbersAreBetweenOrNot() {
        assertThat(Equivalence.of(Estimate.exact(1, 1), 0, 2).verdict(0.05)).isEqualTo(Verdict.EQUIVALENT);
        assertThat(Equivalence.of(Estimate.exact(3, 1), 0, 2).verdict(0.05)).isEqualTo(Verdict.DIFFERENT);
        assertThat(Equivalence.of(Estimate.exact(2, 1), 0, 2).verdict(0.05)).isEqualTo(Verdict.UNDECIDED);
    }

    @Test
    void unknownErrorsDecideNothing() {
        var alone = Equivalence.of(Estimate.ofMean(new double[] {1}), 0, 2);
        assertThat(alone.inside()).isNaN();
        assertThat(alone.verdict(0.05)).isEqualTo(Verdict.UNDECIDED);
        assertThat(Equivalence.of(new Estimate(1, 0.1, 1), 0, 2).verdict(0.05)).isEqualTo(Verdict.UNDECIDED);
    }

    @Test
    void refusesNonsense() {
        assertThatIllegalArgumentException().isThrownBy(() -> Equivalence.of(Estimate.exact(1, 1), 2, 2));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Equivalence.of(Estimate.exact(1, 1), 0, 2).verdict(0.5));
    }
}
