package org.septuple.io;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DecimalTest {

    private static double parse(String text) {
        byte[] bytes = ("x" + text + "y").getBytes(StandardCharsets.UTF_8);
        return Decimal.parse(bytes, 1, bytes.length - 1);
    }

    /// The fast path and `Double.parseDouble` agree to the last bit.
    @Test
    void numbersAreCorrectlyRounded() {
        var random = new SplittableRandom(1);
        for (int i = 0; i < 50_000; i++) {
            var digits = Long.toString(random.nextLong(1L << random.nextInt(1, 63)));
            int point = random.nextInt(digits.length() + 1);
            var sign = new String[] {"", "-", "+"}[random.nextInt(3)];
            var exponent = random.nextInt(4) == 0 ? "e" + random.nextInt(-330, 310) : "";
            var text = sign + digits.substring(0, point) + "." + digits.substring(point) + exponent;
            assertThat(parse(text)).as(text).isEqualTo(Double.parseDouble(text));
        }
    }

    @Test
    void zerosKeepTheirSign() {
        assertThat(parse("-0")).isEqualTo(-0.0);
        assertThat(parse("0.000")).isEqualTo(0.0);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "", "-", ".", "+.", "1e", "e5", "1d", "1f", "0x1p3", "1_0", "1.2.3", "--1", "1-", "one", "1 2", "nan",
                "٣"
            })
    void otherTextIsNoNumber(String text) {
        assertThat(parse(text)).isNaN();
    }

    @ParameterizedTest
    @ValueSource(strings = {"inf", "Infinity", "-inf", ".inf", "1e999"})
    void infinitiesAreInfinite(String text) {
        assertThat(Math.abs(parse(text))).isEqualTo(Double.POSITIVE_INFINITY);
    }
}
