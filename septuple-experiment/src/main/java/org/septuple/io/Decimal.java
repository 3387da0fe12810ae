package org.septuple.io;

import java.nio.charset.StandardCharsets;

/// Reads decimal numbers from bytes, correctly rounded.
final class Decimal {

    private static final double[] POWERS_OF_TEN = {
        1e0, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15, 1e16, 1e17, 1e18, 1e19,
        1e20, 1e21, 1e22
    };
    private static final int SAFE_DIGITS = 15;

    private Decimal() {}

    /// The number in `bytes[from, to)`; NaN if it is none, or `nan`; infinite if it is `inf` or overflows.
    ///
    /// Up to 15 digits and 10^±22 the mantissa and the power are exact doubles, so that one rounding is made, as in
    /// Clinger's fast path; everything else goes through `Double.parseDouble`.
    static double parse(byte[] bytes, int from, int to) {
        int at = from;
        boolean negative = at < to && bytes[at] == '-';
        if (negative || (at < to && bytes[at] == '+')) {
            at++;
        }
        long mantissa = 0;
        int digits = 0;
        int point = -1;
        for (; at < to; at++) {
            int c = bytes[at];
            if (c >= '0' && c <= '9' && digits < SAFE_DIGITS) {
                mantissa = 10 * mantissa + (c - '0');
                digits++;
            } else if (c == '.' && point < 0) {
                point = digits;
            } else {
                return slow(bytes, from, to);
            }
        }
        if (digits == 0) {
            return Double.NaN;
        }
        double value = point < 0 ? mantissa : mantissa / POWERS_OF_TEN[digits - point];
        return negative ? -value : value;
    }

    private static double slow(byte[] bytes, int from, int to) {
        boolean plain = true;
        for (int i = from; i < to; i++) {
            int c = bytes[i];
            plain &= (c >= '0' && c <= '9') || c == '+' || c == '-' || c == '.' || c == 'e' || c == 'E';
        }
        var text = new String(bytes, from, to - from, StandardCharsets.UTF_8);
        if (!plain) {
            return isInfinite(text) ? Double.POSITIVE_INFINITY : Double.NaN;
        }
        try {
            return Double.parseDouble(text);
        } catch (NumberFormatException e) {
            return Double.NaN;
        }
    }

    /// Whether the text is one of the usual names of not-a-number.
    static boolean isNan(String text) {
        return text.matches("(?i)[-+]?\\.?nan");
    }

    private static boolean isInfinite(String text) {
        return text.matches("(?i)[-+]?\\.?inf(inity)?");
    }
}
