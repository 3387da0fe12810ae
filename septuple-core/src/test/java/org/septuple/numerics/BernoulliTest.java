package org.septuple.numerics;

import static org.assertj.core.api.Assertions.assertThat;

import org.assertj.core.data.Percentage;
import org.junit.jupiter.api.Test;

class BernoulliTest {

    @Test
    void isXOverExpm1() {
        for (double x = -50; x < 50; x += 0.0371) {
            assertThat(Bernoulli.of(x)).isCloseTo(x / StrictMath.expm1(x), Percentage.withPercentage(4e-13));
            assertThat(Bernoulli.symmetric(x))
                    .isCloseTo(x / 2 / StrictMath.sinh(x / 2), Percentage.withPercentage(1e-12));
        }
    }

    @Test
    void limitsAreExact() {
        assertThat(Bernoulli.of(0)).isEqualTo(1);
        assertThat(Bernoulli.of(Double.POSITIVE_INFINITY)).isZero();
        assertThat(Bernoulli.of(-1e5)).isEqualTo(1e5);
        assertThat(Bernoulli.of(Double.NaN)).isNaN();
    }
}
