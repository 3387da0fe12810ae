package org.septuple.numerics;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.SplittableRandom;
import java.util.function.DoubleUnaryOperator;
import org.junit.jupiter.api.Test;

/// StrictMath (fdlibm) is the oracle; its own error is below 1 ulp.
class ElementaryTest {

    private static double worstUlp(
            DoubleUnaryOperator f, DoubleUnaryOperator oracle, double low, double high, boolean logarithmic) {
        var random = new SplittableRandom(11);
        double worst = 0;
        for (int i = 0; i < 200_000; i++) {
            double x = random.nextDouble(low, high);
            x = logarithmic ? StrictMath.scalb(random.nextDouble(1, 2), (int) x) : x;
            double truth = oracle.applyAsDouble(x);
            worst = Math.max(worst, Math.abs(f.applyAsDouble(x) - truth) / Math.ulp(truth));
        }
        return worst;
    }

    @Test
    void expIsWithinOneUlp() {
        assertThat(worstUlp(Elementary::exp, StrictMath::exp, -708, 709.7, false))
                .isLessThanOrEqualTo(1);
        assertThat(worstUlp(Elementary::exp, StrictMath::exp, -1, 1, false)).isLessThanOrEqualTo(1);
        assertThat(worstUlp(Elementary::exp, StrictMath::exp, -745, -708, false))
                .isLessThanOrEqualTo(1);
    }

    @Test
    void tanhIsWithinFourUlp() {
        assertThat(worstUlp(Elementary::tanh, StrictMath::tanh, -25, 25, false)).isLessThanOrEqualTo(4);
        assertThat(worstUlp(Elementary::tanh, StrictMath::tanh, -1, 1, false)).isLessThanOrEqualTo(4);
        assertThat(worstUlp(Elementary::tanh, StrictMath::tanh, -1070, 0, true)).isLessThanOrEqualTo(4);
    }

    /// log(1 + e^x) and 1/(1 + e^−x) in forms that do not cancel; e^x ≥ 2⁻⁵⁰⁰ keeps the oracle itself accurate.
    @Test
    void sigmoidAndSoftplusAreWithinThreeUlp() {
        DoubleUnaryOperator sigmoid =
                x -> x < 0 ? StrictMath.exp(x) / (1 + StrictMath.exp(x)) : 1 / (1 + StrictMath.exp(-x));
        DoubleUnaryOperator softplus =
                x -> x > 0 ? x + StrictMath.log1p(StrictMath.exp(-x)) : StrictMath.log1p(StrictMath.exp(x));
        assertThat(worstUlp(Elementary::sigmoid, sigmoid, -340, 40, false)).isLessThanOrEqualTo(3);
        assertThat(worstUlp(Elementary::softplus, softplus, -340, 340, false)).isLessThanOrEqualTo(3);
    }

    @Test
    void limitsAndSpecialNumbers() {
        assertThat(Elementary.exp(0)).isEqualTo(1);
        assertThat(Elementary.exp(Double.NEGATIVE_INFINITY)).isEqualTo(0);
        assertThat(Elementary.exp(-746)).isEqualTo(0);
        assertThat(Elementary.exp(710)).isEqualTo(Double.POSITIVE_INFINITY);
        assertThat(Elementary.exp(Double.POSITIVE_INFINITY)).isEqualTo(Double.POSITIVE_INFINITY);
        assertThat(Elementary.exp(Double.NaN)).isNaN();
        assertThat(Elementary.exp(-745.13)).isEqualTo(Double.MIN_VALUE);
        assertThat(Elementary.tanh(Double.NaN)).isNaN();
        assertThat(Elementary.tanh(Double.POSITIVE_INFINITY)).isEqualTo(1);
        assertThat(Elementary.tanh(Double.NEGATIVE_INFINITY)).isEqualTo(-1);
        assertThat(1 / Elementary.tanh(-0.0)).isEqualTo(Double.NEGATIVE_INFINITY);
        assertThat(Elementary.tanh(Double.MIN_VALUE)).isEqualTo(Double.MIN_VALUE);
        assertThat(Elementary.sigmoid(Double.NEGATIVE_INFINITY)).isEqualTo(0);
        assertThat(Elementary.sigmoid(Double.POSITIVE_INFINITY)).isEqualTo(1);
        assertThat(Elementary.softplus(Double.POSITIVE_INFINITY)).isEqualTo(Double.POSITIVE_INFINITY);
        assertThat(Elementary.softplus(-1000)).isEqualTo(0);
        assertThat(Elementary.softplus(Double.NaN)).isNaN();
    }

    @Test
    void tanhIsOddAndSigmoidsAreComplementary() {
        var random = new SplittableRandom(3);
        for (int i = 0; i < 10_000; i++) {
            double x = random.nextDouble(-40, 40);
            assertThat(Elementary.tanh(-x)).isEqualTo(-Elementary.tanh(x));
            assertThat(Math.abs(Elementary.sigmoid(x) + Elementary.sigmoid(-x) - 1))
                    .isLessThanOrEqualTo(0x1p-52);
        }
    }
}
