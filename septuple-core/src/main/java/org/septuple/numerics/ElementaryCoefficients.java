package org.septuple.numerics;

/// The numbers behind [Elementary], for it and for its twins with vector registers. Polynomials are written
/// P₀ + P₁z + P₂z² + …; every constant is exact as printed.
public final class ElementaryCoefficients {

    /// Adding this constant rounds a double of modest size to an integer, held in the lowest bits of the sum.
    public static final double ROUND = 0x1.8p52;

    /// The bits of [#ROUND].
    public static final long ROUND_BITS = 0x4338000000000000L;

    /// Bias of the exponent of a double.
    public static final long EXPONENT_BIAS = 1023;

    /// Bits of the mantissa of a double.
    public static final int MANTISSA_BITS = 52;

    /// log₂ e.
    public static final double LOG2_E = 0x1.71547652b82fep0;

    /// ln 2 = LN2_HIGH + LN2_LOW, for exp.
    public static final double LN2_HIGH = 0x1.62e42fefa39efp-1;

    /// See [#LN2_HIGH].
    public static final double LN2_LOW = 0x1.abc9e3b39803fp-56;

    /// e^x overflows before this argument, to which larger ones are lowered.
    public static final double EXP_OVERFLOW = 710;

    /// e^x is 0 from here on down.
    public static final double EXP_UNDERFLOW = -746;

    /// tanh rounds to 1 from here on: 1 − tanh 22 = 2·e⁻⁴⁴ < 2⁻⁵⁴.
    public static final double TANH_SATURATION = 22;

    /// (e^r − 1 − r)/r² on |r| ≤ 0.3466, minimax of degree 10, error 1.4·10⁻¹⁸.
    public static final double EXP_0 = 0.5;

    /// See [#EXP_0].
    public static final double EXP_1 = 0x1.5555555555557p-3;

    /// See [#EXP_0].
    public static final double EXP_2 = 0x1.5555555555556p-5;

    /// See [#EXP_0].
    public static final double EXP_3 = 0x1.11111111100dcp-7;

    /// See [#EXP_0].
    public static final double EXP_4 = 0x1.6c16c16c162d5p-10;

    /// See [#EXP_0].
    public static final double EXP_5 = 0x1.a01a01abe78f9p-13;

    /// See [#EXP_0].
    public static final double EXP_6 = 0x1.a01a01a6d84aap-16;

    /// See [#EXP_0].
    public static final double EXP_7 = 0x1.71de0232f4775p-19;

    /// See [#EXP_0].
    public static final double EXP_8 = 0x1.27e4db653346ep-22;

    /// See [#EXP_0].
    public static final double EXP_9 = 0x1.af4de6a36d4fcp-26;

    /// See [#EXP_0].
    public static final double EXP_10 = 0x1.1f7301a8efa5cp-29;

    /// The bits of √½: mantissas are taken from [√½, √2).
    public static final long SQRT_HALF_BITS = 0x3fe6a09e667f3bcdL;

    /// ln 2 = LOG_LN2_HIGH + LOG_LN2_LOW, where k·LOG_LN2_HIGH is exact for every exponent k (fdlibm).
    public static final double LOG_LN2_HIGH = 0x1.62e42feep-1;

    /// See [#LOG_LN2_HIGH].
    public static final double LOG_LN2_LOW = 0x1.a39ef35793c76p-33;

    /// (log((1 + s)/(1 − s)) − 2s)/s = LOG_1·z + LOG_2·z² + … with z = s² ≤ 0.0295, error 2⁻⁵⁸ (fdlibm `e_log.c`).
    public static final double LOG_1 = 0x1.5555555555593p-1;

    /// See [#LOG_1].
    public static final double LOG_2 = 0x1.999999997fa04p-2;

    /// See [#LOG_1].
    public static final double LOG_3 = 0x1.2492494229359p-2;

    /// See [#LOG_1].
    public static final double LOG_4 = 0x1.c71c51d8e78afp-3;

    /// See [#LOG_1].
    public static final double LOG_5 = 0x1.7466496cb03dep-3;

    /// See [#LOG_1].
    public static final double LOG_6 = 0x1.39a09d078c69fp-3;

    /// See [#LOG_1].
    public static final double LOG_7 = 0x1.2f112df3e5244p-3;

    /// √2 − 1: for e above, log(1 + e) is ln 2 + log(1 + (e − 1)/2).
    public static final double SQRT_TWO_MINUS_ONE = 0x1.a827999fcef32p-2;

    /// 2/π.
    public static final double TWO_OVER_PI = 0x1.45f306dc9c883p-1;

    /// π/2 = HALF_PI_1 + HALF_PI_2 + HALF_PI_3 up to 2⁻¹⁴⁰; HALF_PI_2 has 33 bits.
    public static final double HALF_PI_1 = 0x1.921fb54442d18p0;

    /// See [#HALF_PI_1].
    public static final double HALF_PI_2 = 0x1.1a626331p-54;

    /// See [#HALF_PI_1].
    public static final double HALF_PI_3 = 0x1.1701b839a252p-88;

    /// π/2 − HALF_PI_1 in one double.
    public static final double HALF_PI_LOW = 0x1.1a62633145c07p-54;

    /// Up to this |x| = 2²⁰ the three parts of π/2 reduce x without loss.
    public static final double REDUCTION_LIMIT = 0x1p20;

    /// (sin r − r)/r³ in z = r², |r| ≤ π/4, error 2⁻⁵⁸ (fdlibm `k_sin.c`).
    public static final double SIN_0 = -0x1.5555555555549p-3;

    /// See [#SIN_0].
    public static final double SIN_1 = 0x1.111111110f8a6p-7;

    /// See [#SIN_0].
    public static final double SIN_2 = -0x1.a01a019c161d5p-13;

    /// See [#SIN_0].
    public static final double SIN_3 = 0x1.71de357b1fe7dp-19;

    /// See [#SIN_0].
    public static final double SIN_4 = -0x1.ae5e68a2b9cebp-26;

    /// See [#SIN_0].
    public static final double SIN_5 = 0x1.5d93a5acfd57cp-33;

    /// (cos r − 1 + r²/2)/r⁴ in z = r², |r| ≤ π/4, error 2⁻⁵⁸ (fdlibm `k_cos.c`).
    public static final double COS_0 = 0x1.555555555554cp-5;

    /// See [#COS_0].
    public static final double COS_1 = -0x1.6c16c16c15177p-10;

    /// See [#COS_0].
    public static final double COS_2 = 0x1.a01a019cb159p-16;

    /// See [#COS_0].
    public static final double COS_3 = -0x1.27e4f809c52adp-22;

    /// See [#COS_0].
    public static final double COS_4 = 0x1.1ee9ebdb4b1c4p-29;

    /// See [#COS_0].
    public static final double COS_5 = -0x1.8fae9be8838d4p-37;

    /// (sin(πf/2) − πf/2)/f³ in z = f², |f| ≤ ½, by interpolation at Chebyshev's nodes, error 2⁻⁵⁶ of the sine.
    public static final double QUARTER_SIN_0 = -0x1.4abbce625be52p-1;

    /// See [#QUARTER_SIN_0].
    public static final double QUARTER_SIN_1 = 0x1.466bc6775a476p-4;

    /// See [#QUARTER_SIN_0].
    public static final double QUARTER_SIN_2 = -0x1.32d2cce500387p-8;

    /// See [#QUARTER_SIN_0].
    public static final double QUARTER_SIN_3 = 0x1.50783208843ebp-13;

    /// See [#QUARTER_SIN_0].
    public static final double QUARTER_SIN_4 = -0x1.e3027dea82bd7p-19;

    /// See [#QUARTER_SIN_0].
    public static final double QUARTER_SIN_5 = 0x1.e4a9d9166f052p-25;

    /// (cos(πf/2) − 1)/f² in z = f², |f| ≤ ½, by interpolation at Chebyshev's nodes, error 2⁻⁵⁵ of the cosine.
    public static final double QUARTER_COS_0 = -0x1.3bd3cc9be45dep0;

    /// See [#QUARTER_COS_0].
    public static final double QUARTER_COS_1 = 0x1.03c1f081b5acp-2;

    /// See [#QUARTER_COS_0].
    public static final double QUARTER_COS_2 = -0x1.55d3c7e3cb241p-6;

    /// See [#QUARTER_COS_0].
    public static final double QUARTER_COS_3 = 0x1.e1f5068688d5bp-11;

    /// See [#QUARTER_COS_0].
    public static final double QUARTER_COS_4 = -0x1.a6d1eef479be1p-16;

    /// See [#QUARTER_COS_0].
    public static final double QUARTER_COS_5 = 0x1.f9ce245cada0bp-22;

    /// See [#QUARTER_COS_0].
    public static final double QUARTER_COS_6 = -0x1.b2f3eb054afcdp-28;

    private ElementaryCoefficients() {}
}
