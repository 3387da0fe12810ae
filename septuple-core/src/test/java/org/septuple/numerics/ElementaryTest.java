package org.septuple.numerics;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.SplittableRandom;
import java.util.function.DoubleUnaryOperator;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;

/// StrictMath (fdlibm) is the oracle of many arguments, its own error being below 1 ulp; [HighPrecision] that of few.
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

    /// The largest error at 1500 arguments, uniform in [low, high) or with that exponent, against sixty digits.
    private static double worst(
            DoubleUnaryOperator f, UnaryOperator<BigDecimal> oracle, double low, double high, boolean logarithmic) {
        var random = new SplittableRandom(23);
        double worst = 0;
        for (int i = 0; i < 1500; i++) {
            double x = random.nextDouble(low, high);
            x = logarithmic ? StrictMath.scalb(random.nextDouble(1, 2), (int) x) : x;
            worst = Math.max(worst, HighPrecision.ulps(f.applyAsDouble(x), oracle.apply(new BigDecimal(x))));
        }
        return worst;
    }

    @Test
    void expAndLogAreWithinOneUlpOfTheTruth() {
        assertThat(worst(Elementary::exp, HighPrecision::exp, -20, 20, false)).isLessThanOrEqualTo(1);
        assertThat(worst(Elementary::log, HighPrecision::log, 0.5, 2, false)).isLessThanOrEqualTo(1);
        assertThat(worst(Elementary::log, HighPrecision::log, 0.99, 1.01, false))
                .isLessThanOrEqualTo(1);
        assertThat(worst(Elementary::log, HighPrecision::log, -1020, 1020, true))
                .isLessThanOrEqualTo(1);
    }

    @Test
    void sineAndCosineAreWithinOneUlpOfTheTruth() {
        for (double limit : new double[] {0.8, 10, 1e4, 0x1p20}) {
            assertThat(worst(Elementary::sin, HighPrecision::sin, -limit, limit, false))
                    .isLessThanOrEqualTo(1);
            assertThat(worst(Elementary::cos, HighPrecision::cos, -limit, limit, false))
                    .isLessThanOrEqualTo(1);
        }
        assertThat(worst(Elementary::sin, HighPrecision::sin, -60, 20, true)).isLessThanOrEqualTo(1);
    }

    /// The doubles nearest to multiples of π/2, where reduction cancels most.
    @Test
    void sineAndCosineAreWithinOneUlpBesideTheirZeros() {
        BigDecimal quarter = HighPrecision.PI.divide(new BigDecimal(2));
        for (int k = 1; k < 667_000; k += 1 + k / 40) {
            double x = quarter.multiply(new BigDecimal(k)).doubleValue();
            BigDecimal exact = new BigDecimal(x);
            assertThat(HighPrecision.ulps(Elementary.sin(x), HighPrecision.sin(exact)))
                    .isLessThanOrEqualTo(1);
            assertThat(HighPrecision.ulps(Elementary.cos(x), HighPrecision.cos(exact)))
                    .isLessThanOrEqualTo(1);
        }
    }

    @Test
    void sineAndCosineOfTurnsAreWithinOneUlpOfTheTruth() {
        BigDecimal turn = HighPrecision.PI.add(HighPrecision.PI);
        assertThat(worst(Elementary::sinTurns, u -> HighPrecision.sin(u.multiply(turn)), 0, 1, false))
                .isLessThanOrEqualTo(1);
        assertThat(worst(Elementary::cosTurns, u -> HighPrecision.cos(u.multiply(turn)), 0, 1, false))
                .isLessThanOrEqualTo(1);
        assertThat(worst(Elementary::sinTurns, u -> HighPrecision.sin(u.multiply(turn)), -53, 0, true))
                .isLessThanOrEqualTo(1);
        assertThat(Elementary.cosTurns(0.25)).isZero();
        assertThat(Elementary.sinTurns(0.25)).isEqualTo(1);
        assertThat(Elementary.cosTurns(0.5)).isEqualTo(-1);
        assertThat(Elementary.sinTurns(0.75)).isEqualTo(-1);
    }

    @Test
    void softplusIsWithinThreeUlpOfTheTruth() {
        assertThat(worst(
                        Elementary::softplus,
                        x -> HighPrecision.log(HighPrecision.exp(x).add(BigDecimal.ONE)),
                        -6,
                        40,
                        false))
                .isLessThanOrEqualTo(3);
    }

    /// Beyond its own range sin is fdlibm's, inside it differs from that by rounding only.
    @Test
    void logSineAndCosineAgreeWithStrictMath() {
        assertThat(worstUlp(Elementary::log, StrictMath::log, 0, 10, false)).isLessThanOrEqualTo(2);
        assertThat(worstUlp(Elementary::log, StrictMath::log, -1074, 1024, true))
                .isLessThanOrEqualTo(2);
        assertThat(worstUlp(Elementary::sin, StrictMath::sin, -0x1p20, 0x1p20, false))
                .isLessThanOrEqualTo(2);
        assertThat(worstUlp(Elementary::cos, StrictMath::cos, -0x1p20, 0x1p20, false))
                .isLessThanOrEqualTo(2);
        for (double x : new double[] {1048577, -3e7, 1e22, Double.MAX_VALUE}) {
            assertThat(Elementary.sin(x)).isEqualTo(StrictMath.sin(x));
            assertThat(Elementary.cos(x)).isEqualTo(StrictMath.cos(x));
        }
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
        assertThat(Elementary.log(1)).isEqualTo(0);
        assertThat(Elementary.log(-0.0)).isEqualTo(Double.NEGATIVE_INFINITY);
        assertThat(Elementary.log(-1)).isNaN();
        assertThat(Elementary.log(Double.NaN)).isNaN();
        assertThat(Elementary.log(Double.POSITIVE_INFINITY)).isEqualTo(Double.POSITIVE_INFINITY);
        assertThat(1 / Elementary.sin(-0.0)).isEqualTo(Double.NEGATIVE_INFINITY);
        assertThat(Elementary.sin(-Double.MIN_VALUE)).isEqualTo(-Double.MIN_VALUE);
        assertThat(Elementary.sin(Double.POSITIVE_INFINITY)).isNaN();
        assertThat(Elementary.sin(Double.NaN)).isNaN();
        assertThat(Elementary.cos(0)).isEqualTo(1);
        assertThat(Elementary.cos(Double.NEGATIVE_INFINITY)).isNaN();
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
