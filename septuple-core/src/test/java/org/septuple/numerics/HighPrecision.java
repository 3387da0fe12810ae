package org.septuple.numerics;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;

/// Elementary functions to forty digits by their power series: slow, and independent of any mathematics library.
final class HighPrecision {

    private static final MathContext DIGITS = new MathContext(60);
    private static final int TERMS_END = -50;

    /// π by Machin's formula, to 400 digits so that large arguments can be reduced.
    static final BigDecimal PI = machin();

    private static final BigDecimal LN_2 = logNearOne(new BigDecimal(2));

    private HighPrecision() {}

    /// Distance of a double from the truth, in units of the truth's last place.
    static double ulps(double value, BigDecimal truth) {
        double ulp = Math.ulp(truth.doubleValue());
        return new BigDecimal(value)
                .subtract(truth)
                .divide(new BigDecimal(ulp), DIGITS)
                .abs()
                .doubleValue();
    }

    static BigDecimal exp(BigDecimal x) {
        int halvings = 12;
        BigDecimal small = x.divide(new BigDecimal(1 << halvings), DIGITS);
        BigDecimal sum = BigDecimal.ONE;
        BigDecimal term = BigDecimal.ONE;
        for (int n = 1; exponent(term) > TERMS_END - 10; n++) {
            term = term.multiply(small, DIGITS).divide(new BigDecimal(n), DIGITS);
            sum = sum.add(term, DIGITS);
        }
        for (int i = 0; i < halvings; i++) {
            sum = sum.multiply(sum, DIGITS);
        }
        return sum;
    }

    static BigDecimal log(BigDecimal x) {
        int exponent = Math.getExponent(x.doubleValue());
        BigDecimal power = BigDecimal.ONE.add(BigDecimal.ONE).pow(Math.abs(exponent), DIGITS);
        BigDecimal mantissa = exponent < 0 ? x.multiply(power, DIGITS) : x.divide(power, DIGITS);
        if (mantissa.doubleValue() > 1.4) {
            exponent++;
            mantissa = mantissa.divide(new BigDecimal(2), DIGITS);
        }
        return logNearOne(mantissa).add(LN_2.multiply(new BigDecimal(exponent), DIGITS), DIGITS);
    }

    /// 2·artanh((x − 1)/(x + 1)).
    private static BigDecimal logNearOne(BigDecimal x) {
        BigDecimal s = x.subtract(BigDecimal.ONE).divide(x.add(BigDecimal.ONE), DIGITS);
        BigDecimal square = s.multiply(s, DIGITS);
        BigDecimal power = s;
        BigDecimal sum = s;
        int start = exponent(s);
        for (int n = 3; exponent(power) > start + TERMS_END; n += 2) {
            power = power.multiply(square, DIGITS);
            sum = sum.add(power.divide(new BigDecimal(n), DIGITS), DIGITS);
        }
        return sum.add(sum);
    }

    static BigDecimal sin(BigDecimal x) {
        BigDecimal turn = PI.add(PI);
        BigDecimal reduced = x.subtract(turn.multiply(x.divide(turn, 0, RoundingMode.HALF_EVEN)));
        BigDecimal r = reduced.round(new MathContext(80));
        BigDecimal square = r.multiply(r, DIGITS).negate();
        BigDecimal term = r;
        BigDecimal sum = r;
        for (int n = 2; exponent(term) > TERMS_END - 20; n += 2) {
            term = term.multiply(square, DIGITS).divide(new BigDecimal((long) n * (n + 1)), DIGITS);
            sum = sum.add(term);
        }
        return sum;
    }

    static BigDecimal cos(BigDecimal x) {
        return sin(x.add(PI.divide(new BigDecimal(2), new MathContext(400))));
    }

    private static int exponent(BigDecimal x) {
        return x.signum() == 0 ? Integer.MIN_VALUE : x.precision() - x.scale();
    }

    private static BigDecimal machin() {
        return arccotangent(5)
                .multiply(new BigDecimal(16))
                .subtract(arccotangent(239).multiply(new BigDecimal(4)));
    }

    private static BigDecimal arccotangent(int n) {
        var digits = new MathContext(400);
        BigDecimal square = new BigDecimal(n * n);
        BigDecimal power = BigDecimal.ONE.divide(new BigDecimal(n), digits);
        BigDecimal sum = power;
        for (int k = 3; exponent(power) > -400; k += 2) {
            power = power.divide(square, digits).negate();
            sum = sum.add(power.divide(new BigDecimal(k), digits));
        }
        return sum;
    }
}
