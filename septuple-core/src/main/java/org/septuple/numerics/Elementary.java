package org.septuple.numerics;

import static org.septuple.numerics.ElementaryCoefficients.*;

/// Elementary functions whose bits are the same on every machine.
///
/// They use only IEEE additions, multiplications, divisions, fused multiply–adds and bit operations, in a fixed order,
/// so interpreter, compiler and processor cannot disagree (`Math.exp` may). Beyond [#sin]'s range `StrictMath`, whose
/// bits its specification fixes, takes over.
///
/// | function | reduction | largest error, measured in the tests |
/// |---|---|---|
/// | exp | x = k·ln 2 + r, abs(r) ≤ ½ ln 2 | 1 ulp |
/// | log | x = 2^k·(1 + f), √½ ≤ 1 + f < √2, s = f/(2 + f) | 1 ulp |
/// | sin, cos | x = k·π/2 + r, abs(r) ≤ π/4, r in two doubles | 1 ulp |
/// | sine, cosine of turns | 4u = k + f, abs(f) ≤ ½, exactly | 1 ulp |
/// | tanh | by e^{2·abs(x)} − 1 | 4 ulp |
/// | sigmoid | by e^{−abs(x)} | 3 ulp |
/// | softplus | by e^{−abs(x)} and the polynomial of log | 3 ulp |
///
/// NaN gives NaN; infinities give the limits.
///
/// Source of the polynomials of log, sin and cos: Sun Microsystems, fdlibm 5.3.
public final class Elementary {

    private Elementary() {}

    /// The exponential function.
    ///
    /// @param x any double
    /// @return e^x, 0 below −745.2, ∞ above 709.8
    public static double exp(double x) {
        double clamped = x > EXP_OVERFLOW ? EXP_OVERFLOW : x;
        clamped = clamped < EXP_UNDERFLOW ? EXP_UNDERFLOW : clamped;
        double rounded = Math.fma(clamped, LOG2_E, ROUND);
        double mantissa = expMinusOneReduced(reduce(clamped, rounded - ROUND)) + 1;
        long k = Double.doubleToRawLongBits(rounded) - ROUND_BITS;
        long half = k >> 1; // two factors, each representable, so that underflow is gradual
        return mantissa * powerOfTwo(half) * powerOfTwo(k - half);
    }

    /// The natural logarithm.
    ///
    /// @param x any double
    /// @return log x; −∞ at ±0, NaN below
    public static double log(double x) {
        if (!(x >= Double.MIN_NORMAL && x <= Double.MAX_VALUE)) {
            return logOfTheUnusual(x);
        }
        return logOfNormal(x, 0);
    }

    private static double logOfTheUnusual(double x) {
        if (x == 0) {
            return Double.NEGATIVE_INFINITY;
        }
        if (x > 0 && x < Double.MIN_NORMAL) {
            return logOfNormal(x * 0x1p54, -54);
        }
        return x > 0 ? x : Double.NaN;
    }

    private static double logOfNormal(double x, long shift) {
        long bits = Double.doubleToRawLongBits(x);
        long k = (bits - SQRT_HALF_BITS) >> MANTISSA_BITS;
        double f = Double.longBitsToDouble(bits - (k << MANTISSA_BITS)) - 1;
        return logReduced(f, Double.longBitsToDouble(k + shift + ROUND_BITS) - ROUND);
    }

    /// k·ln 2 + log(1 + f) by log(1 + f) = f − (f²/2 − s·(f²/2 + R(s²))).
    private static double logReduced(double f, double k) {
        double s = f / (2 + f);
        double z = s * s;
        double series = Math.fma(LOG_7, z, LOG_6);
        series = Math.fma(series, z, LOG_5);
        series = Math.fma(series, z, LOG_4);
        series = Math.fma(series, z, LOG_3);
        series = Math.fma(series, z, LOG_2);
        series = Math.fma(series, z, LOG_1);
        double halfSquare = 0.5 * f * f;
        double correction = Math.fma(s, Math.fma(series, z, halfSquare), k * LOG_LN2_LOW);
        return Math.fma(k, LOG_LN2_HIGH, f - (halfSquare - correction));
    }

    /// The sine.
    ///
    /// @param x in radians; |x| ≤ 2²⁰ by own reduction, larger ones by `StrictMath`
    /// @return sin x; NaN for infinities, −0 stays −0
    public static double sin(double x) {
        double magnitude = Math.abs(x);
        if (!(magnitude <= REDUCTION_LIMIT)) {
            return StrictMath.sin(x);
        }
        double rounded = Math.fma(magnitude, TWO_OVER_PI, ROUND);
        return Double.longBitsToDouble(
                quarterBits(magnitude, rounded - ROUND, Double.doubleToRawLongBits(rounded)) ^ signBit(x));
    }

    /// The cosine.
    ///
    /// @param x in radians; |x| ≤ 2²⁰ by own reduction, larger ones by `StrictMath`
    /// @return cos x; NaN for infinities
    public static double cos(double x) {
        double magnitude = Math.abs(x);
        if (!(magnitude <= REDUCTION_LIMIT)) {
            return StrictMath.cos(x);
        }
        double rounded = Math.fma(magnitude, TWO_OVER_PI, ROUND);
        return Double.longBitsToDouble(
                quarterBits(magnitude, rounded - ROUND, Double.doubleToRawLongBits(rounded) + 1));
    }

    /// The bits of sin(x − k·π/2 + q·π/2), where only q mod 4 counts.
    private static long quarterBits(double x, double k, long q) {
        double first = Math.fma(k, -HALF_PI_1, x); // exact: a multiple of 2⁻⁵³ below 1
        double product = k * HALF_PI_2; // exact: 20 and 33 bits
        double r = first - product;
        double low = Math.fma(k, -HALF_PI_3, first - r - product);
        double value = (q & 1) == 0 ? sinReduced(r, low) : cosReduced(r, low);
        return Double.doubleToRawLongBits(value) ^ ((q & 2) << 62);
    }

    private static double sinReduced(double r, double low) {
        double z = r * r;
        double series = Math.fma(SIN_5, z, SIN_4);
        series = Math.fma(series, z, SIN_3);
        series = Math.fma(series, z, SIN_2);
        series = Math.fma(series, z, SIN_1);
        series = Math.fma(series, z, SIN_0);
        return r + Math.fma(z * r, series, Math.fma(-0.5 * z, low, low));
    }

    private static double cosReduced(double r, double low) {
        double z = r * r;
        double series = Math.fma(COS_5, z, COS_4);
        series = Math.fma(series, z, COS_3);
        series = Math.fma(series, z, COS_2);
        series = Math.fma(series, z, COS_1);
        series = Math.fma(series, z, COS_0);
        double half = 0.5 * z;
        double leading = 1 - half;
        return leading + (1 - leading - half + Math.fma(z * z, series, -(r * low)));
    }

    /// sin 2πu.
    ///
    /// @param u in turns, |u| ≤ 2⁴⁸
    /// @return the sine of the full circle times u; exactly 0, ±1 at multiples of ¼
    public static double sinTurns(double u) {
        double quarters = 4 * u;
        double rounded = quarters + ROUND;
        return turn(quarters - (rounded - ROUND), Double.doubleToRawLongBits(rounded));
    }

    /// cos 2πu.
    ///
    /// @param u in turns, |u| ≤ 2⁴⁸
    /// @return the cosine of the full circle times u; exactly 0, ±1 at multiples of ¼
    public static double cosTurns(double u) {
        double quarters = 4 * u;
        double rounded = quarters + ROUND;
        return turn(quarters - (rounded - ROUND), Double.doubleToRawLongBits(rounded) + 1);
    }

    /// sin((f + q)·π/2), where only q mod 4 counts.
    private static double turn(double f, long q) {
        double value = (q & 1) == 0 ? quarterSin(f) : quarterCos(f);
        return Double.longBitsToDouble(Double.doubleToRawLongBits(value) ^ ((q & 2) << 62));
    }

    private static double quarterSin(double f) {
        double z = f * f;
        double series = Math.fma(QUARTER_SIN_5, z, QUARTER_SIN_4);
        series = Math.fma(series, z, QUARTER_SIN_3);
        series = Math.fma(series, z, QUARTER_SIN_2);
        series = Math.fma(series, z, QUARTER_SIN_1);
        series = Math.fma(series, z, QUARTER_SIN_0);
        return Math.fma(f, HALF_PI_1, f * Math.fma(series, z, HALF_PI_LOW));
    }

    private static double quarterCos(double f) {
        double z = f * f;
        double series = Math.fma(QUARTER_COS_6, z, QUARTER_COS_5);
        series = Math.fma(series, z, QUARTER_COS_4);
        series = Math.fma(series, z, QUARTER_COS_3);
        series = Math.fma(series, z, QUARTER_COS_2);
        series = Math.fma(series, z, QUARTER_COS_1);
        series = Math.fma(series, z, QUARTER_COS_0);
        return Math.fma(series, z, 1);
    }

    /// The hyperbolic tangent, (e^{2|x|} − 1)/(e^{2|x|} + 1) with the sign of x.
    ///
    /// @param x any double
    /// @return tanh x in [−1, 1]; −0 stays −0
    public static double tanh(double x) {
        double magnitude = Math.abs(x);
        magnitude = magnitude > TANH_SATURATION ? TANH_SATURATION : magnitude;
        double twice = magnitude + magnitude;
        double rounded = Math.fma(twice, LOG2_E, ROUND);
        double scale = powerOfTwo(Double.doubleToRawLongBits(rounded) - ROUND_BITS);
        double expMinusOne = Math.fma(expMinusOneReduced(reduce(twice, rounded - ROUND)), scale, scale - 1);
        return Math.copySign(expMinusOne / (expMinusOne + 2), x);
    }

    /// The logistic function.
    ///
    /// @param x any double
    /// @return 1/(1 + e^{−x}) in [0, 1]
    public static double sigmoid(double x) {
        double e = exp(-Math.abs(x));
        return (x < 0 ? e : 1) / (1 + e);
    }

    /// The soft rectifier, max(x, 0) + log(1 + e^{−|x|}).
    ///
    /// @param x any double
    /// @return log(1 + e^x) ≥ 0, free of overflow
    public static double softplus(double x) {
        return (x > 0 ? x : 0) + logOfOnePlus(exp(-Math.abs(x)));
    }

    /// log(1 + e) for e in [0, 1], without cancellation.
    private static double logOfOnePlus(double e) {
        boolean large = e > SQRT_TWO_MINUS_ONE;
        return logReduced(large ? Math.fma(0.5, e, -0.5) : e, large ? 1 : 0);
    }

    private static double reduce(double x, double k) {
        return Math.fma(k, -LN2_LOW, Math.fma(k, -LN2_HIGH, x));
    }

    private static double expMinusOneReduced(double r) {
        double q = Math.fma(EXP_10, r, EXP_9);
        q = Math.fma(q, r, EXP_8);
        q = Math.fma(q, r, EXP_7);
        q = Math.fma(q, r, EXP_6);
        q = Math.fma(q, r, EXP_5);
        q = Math.fma(q, r, EXP_4);
        q = Math.fma(q, r, EXP_3);
        q = Math.fma(q, r, EXP_2);
        q = Math.fma(q, r, EXP_1);
        q = Math.fma(q, r, EXP_0);
        return Math.fma(r * r, q, r);
    }

    private static double powerOfTwo(long exponent) {
        return Double.longBitsToDouble((exponent + EXPONENT_BIAS) << MANTISSA_BITS);
    }

    private static long signBit(double x) {
        return Double.doubleToRawLongBits(x) & Long.MIN_VALUE;
    }
}
