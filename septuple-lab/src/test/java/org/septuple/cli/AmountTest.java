package org.septuple.cli;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class AmountTest {

    @Test
    void sizesHaveTwoOrThreeDigits() {
        assertThat(Amount.bytes(0)).isEqualTo("0 B");
        assertThat(Amount.bytes(999)).isEqualTo("999 B");
        assertThat(Amount.bytes(1000)).isEqualTo("1.0 kB");
        assertThat(Amount.bytes(9_949)).isEqualTo("9.9 kB");
        assertThat(Amount.bytes(9_951)).isEqualTo("10 kB");
        assertThat(Amount.bytes(999_499)).isEqualTo("999 kB");
        assertThat(Amount.bytes(999_500)).isEqualTo("1.0 MB");
        assertThat(Amount.bytes(Long.MAX_VALUE)).isEqualTo("9.2 EB");
    }

    @Test
    void timesAreInSecondsThenMinutesThenHours() {
        assertThat(Amount.seconds(0)).isEqualTo("0.0 s");
        assertThat(Amount.seconds(99.94)).isEqualTo("99.9 s");
        assertThat(Amount.seconds(125.4)).isEqualTo("2 min 5 s");
        assertThat(Amount.seconds(3599.6)).isEqualTo("1 h 0 min");
        assertThat(Amount.seconds(90_000)).isEqualTo("25 h 0 min");
        assertThat(Amount.seconds(3.2e9)).isEqualTo("101 years");
        assertThat(Amount.seconds(1e300)).isEqualTo("3.17e+292 years");
    }

    @Test
    void onlyWhatIsDoneIsAHundredPerCent() {
        assertThat(Amount.percent(0.9999)).isEqualTo("99 %");
        assertThat(Amount.percent(1)).isEqualTo("100 %");
        assertThat(Amount.percent(Double.NaN)).isEqualTo("–");
    }
}
