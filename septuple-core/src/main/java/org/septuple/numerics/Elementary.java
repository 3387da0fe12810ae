package org.septuple.numerics;

/// Elementary functions whose bits are the same on every machine.
///
/// exp and tanh use only IEEE additions, multiplications, divisions, fused multiply–adds and bit operations, in a fixed
/// order, so interpreter, compiler and processor cannot disagree (`Math.exp` may). The reduction is
/// x = k·ln 2 + r with |r| ≤ ½ ln 2 and e^r − 1 = r + r²·q(r), where q is a minimax polynomial of degree 10 with error
/// 1.4·10⁻¹⁸ on |r| ≤ 0.3466.
///
/// | function | largest error, measured in the tests |
/// |---|---|
/// | exp | 1 ulp |
/// | tanh | 4 ulp |
/// | sigmoid | 3 ulp |
/// | softplus | 3 ulp |
///
/// NaN gives NaN; infinities give the limits.
public final class Elementary {

    private static final double LOG2_E = 0x1.71547652b82fep0;
    private static final double LN2_HIGH = 0x1.62e42fefa39efp-1;
    private static final double LN2_LOW = 0x1.abc9e3b39803fp-56;
    /// Adding this constant rounds a double of modest size to an integer, held in the lowest bits.
    private static final double ROUND = 0x1.8p52;

    private static final long ROUND_BITS = Double.doubleToRawLongBits(ROUND);
    private static final double EXP_OVERFLOW = 710;
    private static final double EXP_UNDERFLOW = -746;
    /// tanh rounds to 1 from here on: 1 − tanh 22 = 2·e⁻⁴⁴ < 2⁻⁵⁴.
    private static final double TANH_SATURATION = 22;

    // q(r) = Σ Q_k r^k
    private static final double Q10 = 0x1.1f7301a8efa5cp-29;
    private static final double Q9 = 0x1.af4de6a36d4fcp-26;
    private static final double Q8 = 0x1.27e4db653346ep-22;
    private static final double Q7 = 0x1.71de0232f4775p-19;
    private static final double Q6 = 0x1.a01a01a6d84aap-16;
    private static final double Q5 = 0x1.a01a01abe78f9p-13;
    private static final double Q4 = 0x1.6c16c16c162d5p-10;
    private static final double Q3 = 0x1.11111111100dcp-7;
    private static final double Q2 = 0x1.5555555555556p-5;
    private static final double Q1 = 0x1.5555555555557p-3;
    private static final double Q0 = 0.5;

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
        return x < 0 ? e / (1 + e) : 1 / (1 + e);
    }

    /// The soft rectifier.
    ///
    /// @param x any double
    /// @return log(1 + e^x) ≥ 0, free of overflow
    public static double softplus(double x) {
        return Math.max(x, 0) + StrictMath.log1p(exp(-Math.abs(x)));
    }

    private static double reduce(double x, double k) {
        return Math.fma(k, -LN2_LOW, Math.fma(k, -LN2_HIGH, x));
    }

    private static double expMinusOneReduced(double r) {
        double q = Math.fma(Q10, r, Q9);
        q = Math.fma(q, r, Q8);
        q = Math.fma(q, r, Q7);
        q = Math.fma(q, r, Q6);
        q = Math.fma(q, r, Q5);
        q = Math.fma(q, r, Q4);
        q = Math.fma(q, r, Q3);
        q = Math.fma(q, r, Q2);
        q = Math.fma(q, r, Q1);
        q = Math.fma(q, r, Q0);
        return Math.fma(r * r, q, r);
    }

    private static double powerOfTwo(long exponent) {
        return Double.longBitsToDouble((exponent + 1023) << 52);
    }
}
