package org.septuple.io;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class IntervalTest {

    @Test
    void printsAsMessagesWant() {
        assertThat(Interval.POSITIVE).hasToString("> 0");
        assertThat(Interval.atLeast(1e-12)).hasToString(">= 1e-12");
        assertThat(Interval.below(-0.5)).hasToString("< -0.5");
        assertThat(Interval.atMost(3)).hasToString("<= 3");
        assertThat(Interval.closedOpen(0, 1)).hasToString("in [0, 1)");
        assertThat(Interval.openClosed(0, 1e7)).hasToString("in (0, 1e7]");
        assertThat(Interval.FINITE).hasToString("finite");
    }

    @Test
    void openEndsAreExcludedClosedOnesAreNot() {
        assertThat(Interval.open(0, 1).contains(0)).isFalse();
        assertThat(Interval.open(0, 1).contains(Math.nextUp(0.0))).isTrue();
        assertThat(Interval.open(0, 1).contains(1)).isFalse();
        assertThat(Interval.UNIT.contains(0)).isTrue();
        assertThat(Interval.UNIT.contains(1)).isTrue();
        assertThat(Interval.UNIT.contains(Math.nextUp(1.0))).isFalse();
    }

    @Test
    void onlyFiniteNumbersAreInside() {
        assertThat(Interval.FINITE.contains(Double.MAX_VALUE)).isTrue();
        for (double x : new double[] {Double.NaN, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY}) {
            assertThat(Interval.FINITE.contains(x)).isFalse();
        }
    }

    @Test
    void standInsLieInside() {
        var intervals = List.of(
                Interval.FINITE,
                Interval.POSITIVE,
                Interval.UNIT,
                Interval.above(3),
                Interval.below(-7),
                Interval.atMost(-7),
                Interval.open(0, 1e-300),
                Interval.open(1, Math.nextUp(Math.nextUp(1.0))),
                Interval.closed(5, 5),
                Interval.above(1e300));
        assertThat(intervals).allMatch(interval -> interval.contains(interval.anyInside()));
    }

    @Test
    void emptyIntervalsAreRefused() {
        assertThatIllegalArgumentException().isThrownBy(() -> Interval.open(1, 1));
        assertThatIllegalArgumentException().isThrownBy(() -> Interval.closed(2, 1));
        assertThatIllegalArgumentException().isThrownBy(() -> Interval.closed(Double.NaN, 1));
    }

    @Test
    void printedNumbersReadBackAsThemselves() {
        var random = new SplittableRandom(1);
        for (int i = 0; i < 10_000; i++) {
            double x = Double.longBitsToDouble(random.nextLong());
            if (Double.isFinite(x)) {
                assertThat(Double.parseDouble(Interval.print(x))).isEqualTo(x);
                assertThat(Form.ofPlain(Interval.print(x)).isNumber()).isTrue();
            }
        }
        assertThat(Interval.print(-0.0)).isEqualTo("-0");
    }
}
