package org.septuple.spacetime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.septuple.numerics.Elementary;
import org.septuple.numerics.Purpose;
import org.septuple.numerics.RandomStream;

class NullComparisonTest {

    private static final double ROUND_OFF = 1e-14;

    /// Own labelling one draw from the log-normal law of the null, with a spread over starts of its own: p below .05 in no more than one case of twenty.
    @Test
    void theNullModelSeldomBeatsItself() {
        int cases = 2000;
        int better = 0;
        for (int c = 0; c < cases; c++) {
            double[] normal = new RandomStream(1, Purpose.KNOWN_PROCESS, 64, c).gaussians(13);
            double[] own = new double[6];
            double[] other = new double[6];
            for (int k = 0; k < 6; k++) {
                own[k] = Elementary.exp(normal[12] + 0.1 * normal[k]);
                other[k] = Elementary.exp(Math.sqrt(1.01) * normal[6 + k]);
            }
            if (NullComparison.of(own, other, other, ROUND_OFF).verdict(0.05) == NullComparison.Verdict.BETTER) {
                better++;
            }
        }
        double sigma = Math.sqrt(0.05 * 0.95 * cases);
        assertThat(better).isBetween((int) (0.05 * cases - 4 * sigma), (int) (0.05 * cases + 4 * sigma));
    }

    /// By hand: logarithms of the null 1, 2, 3 times ln 2, own 0: t = −2/√(4/3) = −√3 of 2 degrees, p = ½(1 − √3/√5) = .112702.
    @Test
    void studentsTail() {
        NullComparison comparison =
                NullComparison.of(new double[] {1, 1}, new double[] {5, 5}, new double[] {2, 4, 8}, ROUND_OFF);
        assertThat(comparison.p()).isCloseTo((1 - Math.sqrt(0.6)) / 2, within(1e-12));
        assertThat(comparison.random().value()).isEqualTo(5);
        assertThat(comparison.nullModel().value()).isCloseTo(14.0 / 3, within(1e-15));
    }

    /// Own ones at round-off beside a null that is not: log 1e-14, however small they are. Both at round-off: nothing to compare.
    @Test
    void roundOffIsNoNumber() {
        double[] some = {1, 2};
        NullComparison zero = NullComparison.of(new double[] {0, 1e-300}, some, some, ROUND_OFF);
        assertThat(zero.verdict(0.05)).isEqualTo(NullComparison.Verdict.BETTER);
        assertThat(zero.p())
                .isEqualTo(NullComparison.of(new double[] {1e-14, 1e-15}, some, some, ROUND_OFF)
                        .p());
        double[] tiny = {2.8e-16, 3.1e-16};
        NullComparison none = NullComparison.of(tiny, some, new double[] {1.2e-15, 1e-14}, ROUND_OFF);
        assertThat(none.verdict(0.05)).isEqualTo(NullComparison.Verdict.NOT_TESTABLE);
        assertThat(none.p()).isNaN();
        assertThat(NullComparison.of(tiny, some, new double[] {1.2e-15, 1.1e-14}, ROUND_OFF)
                        .verdict(0.05))
                .isNotEqualTo(NullComparison.Verdict.NOT_TESTABLE);
    }
}
