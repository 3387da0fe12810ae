package org.septuple.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;

class AxisTest {

    @RepeatedTest(200)
    void ticksCoverTheData(RepetitionInfo repetition) {
        var random = new SplittableRandom(repetition.getCurrentRepetition());
        double size = Math.pow(10, random.nextDouble(-250, 250));
        double one = size * random.nextDouble(-1, 1);
        double other = random.nextInt(10) == 0 ? one : one + size * Math.pow(10, random.nextDouble(-8, 1));
        requireSound(Axis.linear("x", "", one, other), one, other);
        requireSound(Axis.log("x", "", size, size * random.nextDouble(1, 50)), size, size);
        double wide = size * Math.pow(10, random.nextDouble(0, 40));
        requireSound(Axis.log("x", "", size, wide), size, wide);
        int first = random.nextInt(5);
        int last = first + (int) Math.pow(10, random.nextDouble(0, 6)) - 1;
        Axis counting = Axis.counting("epoch", first, last);
        requireSound(counting, first, last);
        assertThat(counting.ticks()).allSatisfy(tick -> assertThat(tick.value()).isEqualTo(Math.rint(tick.value())));
    }

    private static void requireSound(Axis axis, double low, double high) {
        assertThat(axis.low()).isLessThanOrEqualTo(low);
        assertThat(axis.high()).isGreaterThanOrEqualTo(high);
        assertThat(axis.position(axis.low())).isZero();
        assertThat(axis.position(axis.high())).isEqualTo(1);
        List<Axis.Tick> labelled =
                axis.ticks().stream().filter(tick -> !tick.label().isEmpty()).toList();
        assertThat(labelled).hasSizeBetween(2, 12).extracting(Axis.Tick::label).doesNotHaveDuplicates();
        for (Axis.Tick tick : labelled) {
            assertThat(ParsedPage.printed(tick.label()))
                    .as(tick.label())
                    .isCloseTo(tick.value(), within(1e-12 * Math.abs(tick.value())));
        }
        for (int k = 1; k < axis.ticks().size(); k++) {
            double step = axis.position(axis.ticks().get(k).value())
                    - axis.position(axis.ticks().get(k - 1).value());
            assertThat(step).isPositive();
        }
    }

    @Test
    void roundSteps() {
        assertThat(Axis.linear("accuracy", "%", 88.1, 96.4).ticks())
                .extracting(Axis.Tick::label)
                .containsExactly("88", "90", "92", "94", "96", "98");
        assertThat(Axis.linear("x", "", -0.3, 0.3).ticks())
                .extracting(Axis.Tick::label)
                .containsExactly("−0.3", "−0.2", "−0.1", "0", "0.1", "0.2", "0.3");
        assertThat(Axis.counting("epoch", 1, 1).ticks())
                .extracting(Axis.Tick::label)
                .containsExactly("0", "1", "2");
        assertThat(Axis.log("loss", "", 0.017, 0.45).ticks().stream()
                        .map(Axis.Tick::label)
                        .filter(label -> !label.isEmpty()))
                .containsExactly("0.01", "0.02", "0.05", "0.1", "0.2", "0.5");
        assertThat(Axis.log("size", "", 1e-16, 2).ticks())
                .extracting(Axis.Tick::label)
                .containsExactly("10⁻¹⁸", "10⁻¹⁵", "10⁻¹²", "10⁻⁹", "10⁻⁶", "10⁻³", "10⁰", "10³");
    }

    @Test
    void equalRatiosAreEqualLengthsOnALogAxis() {
        Axis axis = Axis.log("x", "", 0.001, 1000);
        assertThat(axis.position(1)).isCloseTo(0.5, within(1e-15));
        assertThat(axis.position(1e-99)).isZero();
        assertThat(axis.position(-1)).isZero();
        assertThat(axis.position(1e99)).isEqualTo(1);
        assertThat(axis.position(Double.NaN)).isNaN();
    }

    @Test
    void unitsStandInParentheses() {
        assertThat(Axis.linear("accuracy", "%", 0, 1).title()).isEqualTo("accuracy (%)");
        assertThat(Axis.counting("epoch", 0, 1).title()).isEqualTo("epoch");
    }

    @Test
    void impossibleRangesAreRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Axis.linear("x", "", 1, 0))
                .withMessageContaining("low <= high");
        assertThatIllegalArgumentException().isThrownBy(() -> Axis.linear("x", "", Double.NaN, 0));
        assertThatIllegalArgumentException().isThrownBy(() -> Axis.log("x", "", 0, 1));
    }
}
