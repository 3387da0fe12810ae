package org.septuple.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.SplittableRandom;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;

class NumberTextTest {

    @RepeatedTest(200)
    void roundingStaysWithinHalfADigit(RepetitionInfo repetition) {
        var random = new SplittableRandom(repetition.getCurrentRepetition());
        double value = random.nextDouble(-1, 1) * Math.pow(10, random.nextInt(-30, 30));
        int digits = random.nextInt(1, 9);
        double unit = Math.pow(10, Math.floor(Math.log10(Math.abs(value))) - digits + 1);
        assertThat(ParsedPage.printed(NumberText.significant(value, digits))).isCloseTo(value, within(0.5001 * unit));
        assertThat(Double.parseDouble(NumberText.data(value))).isCloseTo(value, within(0.5001e-5 * Math.abs(value)));
        assertThat(ParsedPage.printed(NumberText.chosen(value))).isEqualTo(Double.parseDouble(NumberText.data(value)));
    }

    @Test
    void knownNumbers() {
        assertThat(NumberText.significant(0.0225, 4)).isEqualTo("0.02250");
        assertThat(NumberText.significant(-4.14e-16, 2)).isEqualTo("−4.1\u00A0×\u00A010⁻¹⁶");
        assertThat(NumberText.significant(12345, 2)).isEqualTo("12000");
        assertThat(NumberText.significant(0, 3)).isEqualTo("0");
        assertThat(NumberText.significant(Double.NaN, 3)).isEqualTo("–");
        assertThat(NumberText.significant(Double.NEGATIVE_INFINITY, 3)).isEqualTo("−∞");
        assertThat(NumberText.chosen(1e-8)).isEqualTo("10⁻⁸");
        assertThat(NumberText.chosen(0.003)).isEqualTo("0.003");
        assertThat(NumberText.data(1437)).isEqualTo("1437");
        assertThat(NumberText.data(100)).isEqualTo("100");
        assertThat(NumberText.count(1437)).isEqualTo("1437");
        assertThat(NumberText.count(1234567)).isEqualTo("1\u202F234\u202F567");
        assertThat(NumberText.percent(0.9777)).isEqualTo("97.8\u00A0%");
    }

    @Test
    void valueAndErrorEndAtTheSameDigit() {
        assertThat(NumberText.withError(97.8213, 0.3412)).isEqualTo("97.8\u00A0±\u00A00.3");
        assertThat(NumberText.withError(97.8213, 1.42)).isEqualTo("97.8\u00A0±\u00A01.4");
        assertThat(NumberText.withError(97.8213, 6.1)).isEqualTo("98\u00A0±\u00A06");
        assertThat(NumberText.withError(1234, 560)).isEqualTo("1200\u00A0±\u00A0600");
        assertThat(NumberText.withError(1.234e-9, 4.2e-11)).isEqualTo("(1.23\u00A0±\u00A00.04)\u00A0×\u00A010⁻⁹");
        assertThat(NumberText.withError(0.5, Double.NaN)).isEqualTo("0.5000");
        assertThat(NumberText.toError(0.97777, 0.00341)).isEqualTo("0.9778");
        assertThat(NumberText.toError(0.9, 6e-17)).isEqualTo("0.90000000");
    }
}
