package org.septuple.report;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;

/// How numbers are printed: the same everywhere, with a proper minus sign and `–` for what is unknown.
final class NumberText {

    /// What stands where a number is unknown.
    static final String UNKNOWN = "–";

    /// The sign after a number, on the same line.
    static final String PERCENT = "\u00A0%";

    private static final String PLUS_MINUS = "\u00A0±\u00A0";
    private static final String TIMES = "\u00A0×\u00A0";
    private static final String SUPERSCRIPTS = "⁰¹²³⁴⁵⁶⁷⁸⁹";
    private static final int LEAST_PLAIN_EXPONENT = -4;
    private static final int LARGEST_PLAIN_EXPONENT = 5;
    private static final int DATA_DIGITS = 6;
    private static final int MOST_DIGITS = 8;

    private NumberText() {}

    /// To so many significant digits, such as 0.02250 or 4.1 × 10⁻¹⁶.
    static String significant(double value, int digits) {
        if (!Double.isFinite(value)) {
            return notFinite(value);
        }
        if (value == 0) {
            return "0";
        }
        BigDecimal rounded = new BigDecimal(value).round(new MathContext(digits, RoundingMode.HALF_EVEN));
        int exponent = exponent(rounded);
        return isPlain(exponent)
                ? withMinus(rounded.setScale(Math.max(0, digits - 1 - exponent), RoundingMode.HALF_EVEN))
                : withMinus(rounded.movePointLeft(exponent).setScale(digits - 1, RoundingMode.HALF_EVEN))
                        + TIMES
                        + powerOfTen(exponent);
    }

    /// With so many digits after the point; negative counts round before it.
    static String decimals(double value, int decimals) {
        return Double.isFinite(value)
                ? withMinus(new BigDecimal(value)
                        .setScale(decimals, RoundingMode.HALF_EVEN)
                        .setScale(Math.max(0, decimals), RoundingMode.UNNECESSARY))
                : notFinite(value);
    }

    /// value ± error, the error to one digit, or to two if it begins below 25, and the value to the same decimals.
    static String withError(double value, double error) {
        if (!Double.isFinite(error) || error == 0 || !Double.isFinite(value)) {
            return significant(value, DATA_DIGITS - 2)
                    + (Double.isNaN(error) ? "" : PLUS_MINUS + significant(error, 1));
        }
        int exponent = exponent(BigDecimal.valueOf(Math.max(Math.abs(value), error)));
        if (isPlain(exponent)) {
            int decimals = decimalsFor(error);
            return decimals(value, decimals) + PLUS_MINUS + decimals(error, decimals);
        }
        int decimals = decimalsFor(error) + exponent;
        return "(" + decimals(shifted(value, exponent), decimals)
                + PLUS_MINUS
                + decimals(shifted(error, exponent), decimals)
                + ")"
                + TIMES
                + powerOfTen(exponent);
    }

    /// The value alone, to two digits of its error, but no more than eight digits.
    static String toError(double value, double error) {
        if (!Double.isFinite(value)) {
            return notFinite(value);
        }
        int decimals = 1 - exponent(BigDecimal.valueOf(error));
        return significant(value, Math.clamp(exponent(BigDecimal.valueOf(value)) + decimals + 1, 1, MOST_DIGITS));
    }

    /// The value to two digits of its error; to six digits where the error is 0 or unknown.
    static String measured(double value, double error) {
        return error > 0 && Double.isFinite(error) ? toError(value, error) : significant(value, DATA_DIGITS);
    }

    /// Decimals that show one digit of an error, or two if it begins below 25.
    static int decimalsFor(double error) {
        BigDecimal twoDigits = BigDecimal.valueOf(error).round(new MathContext(2, RoundingMode.HALF_EVEN));
        int exponent = exponent(twoDigits);
        boolean two = twoDigits.movePointLeft(exponent).doubleValue() < 2.5;
        return (two ? 1 : 0) - exponent;
    }

    /// For machines and for copying: up to six significant digits, with a hyphen for minus and E for powers of ten.
    static String data(double value) {
        if (!Double.isFinite(value)) {
            return notFinite(value);
        }
        BigDecimal rounded = new BigDecimal(value)
                .round(new MathContext(DATA_DIGITS, RoundingMode.HALF_EVEN))
                .stripTrailingZeros();
        return isPlain(exponent(rounded)) ? rounded.toPlainString() : rounded.toString();
    }

    /// A number that somebody chose: as many digits as it needs, up to six, such as 0.003 or 10⁻⁸.
    static String chosen(double value) {
        if (!Double.isFinite(value)) {
            return notFinite(value);
        }
        BigDecimal rounded = new BigDecimal(value)
                .round(new MathContext(DATA_DIGITS, RoundingMode.HALF_EVEN))
                .stripTrailingZeros();
        int exponent = exponent(rounded);
        if (isPlain(exponent)) {
            return withMinus(rounded);
        }
        String leading = withMinus(rounded.movePointLeft(exponent).stripTrailingZeros());
        return (leading.equals("1") ? "" : leading + TIMES) + powerOfTen(exponent);
    }

    /// A share as a percentage with one decimal.
    static String percent(double share) {
        return Double.isNaN(share) ? UNKNOWN : decimals(100 * share, 1) + PERCENT;
    }

    /// A whole number, in groups of three from 10 000 on.
    static String count(long number) {
        String digits = Long.toString(number).replace('-', '−');
        return Math.abs(number) < 10_000 ? digits : digits.replaceAll("(?<=\\d)(?=(\\d{3})+$)", "\u202F");
    }

    /// 10ⁿ.
    static String powerOfTen(int exponent) {
        StringBuilder text = new StringBuilder("10");
        for (char digit : Integer.toString(exponent).toCharArray()) {
            text.append(digit == '-' ? '⁻' : SUPERSCRIPTS.charAt(digit - '0'));
        }
        return text.toString();
    }

    /// A decimal number as it is, with a proper minus sign.
    static String withMinus(BigDecimal number) {
        String digits = number.abs().toPlainString();
        return number.signum() < 0 ? "−" + digits : digits;
    }

    private static boolean isPlain(int exponent) {
        return exponent >= LEAST_PLAIN_EXPONENT && exponent <= LARGEST_PLAIN_EXPONENT;
    }

    private static int exponent(BigDecimal number) {
        return number.signum() == 0 ? 0 : number.precision() - number.scale() - 1;
    }

    private static double shifted(double value, int exponent) {
        return new BigDecimal(value).movePointLeft(exponent).doubleValue();
    }

    private static String notFinite(double value) {
        if (Double.isNaN(value)) {
            return UNKNOWN;
        }
        return value > 0 ? "∞" : "−∞";
    }
}
