package org.septuple.numerics.lanes;

import static org.septuple.numerics.ElementaryCoefficients.*;

import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.LongVector;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorSpecies;

/// The functions of [org.septuple.numerics.Elementary] on one vector register, operation by operation the same. Small
/// enough that every loop takes them in whole: a vector that crosses a call is boxed. HotSpot stops inlining calls like
/// these (not those of the Vector API) once a method has grown to 18 000 nodes, about 400 for each operation on vectors
/// and 150 for each constant, so what calls them must do so early.
final class ElementaryVectors {

    /// At most eight lanes, the width of a tile of random numbers.
    static final VectorSpecies<Double> SPECIES =
            DoubleVector.SPECIES_PREFERRED.length() > 8 ? DoubleVector.SPECIES_512 : DoubleVector.SPECIES_PREFERRED;

    private ElementaryVectors() {}

    static DoubleVector exp(DoubleVector x) {
        return expOfModest(x.blend(EXP_OVERFLOW, x.compare(VectorOperators.GT, EXP_OVERFLOW)));
    }

    /// e^{−|x|}.
    static DoubleVector decay(DoubleVector x) {
        return expOfModest(x.lanewise(VectorOperators.ABS).neg());
    }

    /// e^x for |x| ≤ 700, where all powers of two are normal numbers: the bits of [#exp].
    static DoubleVector modestExp(DoubleVector x) {
        DoubleVector rounded = x.fma(DoubleVector.broadcast(SPECIES, LOG2_E), DoubleVector.broadcast(SPECIES, ROUND));
        return expMinusOneReduced(reduce(x, rounded.sub(ROUND)))
                .add(1)
                .mul(powerOfTwo(rounded.reinterpretAsLongs().sub(ROUND_BITS)));
    }

    /// e^x for x ≤ 710.
    private static DoubleVector expOfModest(DoubleVector x) {
        DoubleVector clamped = x.blend(EXP_UNDERFLOW, x.compare(VectorOperators.LT, EXP_UNDERFLOW));
        DoubleVector rounded =
                clamped.fma(DoubleVector.broadcast(SPECIES, LOG2_E), DoubleVector.broadcast(SPECIES, ROUND));
        DoubleVector mantissa =
                expMinusOneReduced(reduce(clamped, rounded.sub(ROUND))).add(1);
        LongVector k = rounded.reinterpretAsLongs().sub(ROUND_BITS);
        LongVector half = k.lanewise(VectorOperators.ASHR, 1);
        return mantissa.mul(powerOfTwo(half)).mul(powerOfTwo(k.sub(half)));
    }

    static DoubleVector tanh(DoubleVector x) {
        DoubleVector magnitude = x.lanewise(VectorOperators.ABS);
        magnitude = magnitude.blend(TANH_SATURATION, magnitude.compare(VectorOperators.GT, TANH_SATURATION));
        DoubleVector twice = magnitude.add(magnitude);
        DoubleVector rounded =
                twice.fma(DoubleVector.broadcast(SPECIES, LOG2_E), DoubleVector.broadcast(SPECIES, ROUND));
        DoubleVector scale = powerOfTwo(rounded.reinterpretAsLongs().sub(ROUND_BITS));
        DoubleVector expMinusOne =
                expMinusOneReduced(reduce(twice, rounded.sub(ROUND))).fma(scale, scale.sub(1));
        return expMinusOne
                .div(expMinusOne.add(2))
                .reinterpretAsLongs()
                .or(x.reinterpretAsLongs().and(Long.MIN_VALUE))
                .reinterpretAsDoubles();
    }

    /// log x where every lane is normal and positive.
    static DoubleVector logOfNormal(DoubleVector x) {
        LongVector bits = x.reinterpretAsLongs();
        LongVector k = bits.sub(SQRT_HALF_BITS).lanewise(VectorOperators.ASHR, MANTISSA_BITS);
        DoubleVector f = bits.sub(k.lanewise(VectorOperators.LSHL, MANTISSA_BITS))
                .reinterpretAsDoubles()
                .sub(1);
        DoubleVector exponent = k.add(ROUND_BITS).reinterpretAsDoubles().sub(ROUND);
        DoubleVector s = f.div(f.add(2));
        DoubleVector z = s.mul(s);
        DoubleVector series = z.fma(DoubleVector.broadcast(SPECIES, LOG_7), DoubleVector.broadcast(SPECIES, LOG_6));
        series = series.fma(z, DoubleVector.broadcast(SPECIES, LOG_5));
        series = series.fma(z, DoubleVector.broadcast(SPECIES, LOG_4));
        series = series.fma(z, DoubleVector.broadcast(SPECIES, LOG_3));
        series = series.fma(z, DoubleVector.broadcast(SPECIES, LOG_2));
        series = series.fma(z, DoubleVector.broadcast(SPECIES, LOG_1));
        DoubleVector halfSquare = f.mul(0.5).mul(f);
        DoubleVector correction = s.fma(series.fma(z, halfSquare), exponent.mul(LOG_LN2_LOW));
        return exponent.fma(DoubleVector.broadcast(SPECIES, LOG_LN2_HIGH), f.sub(halfSquare.sub(correction)));
    }

    /// k = round(2|x|/π) with [org.septuple.numerics.ElementaryCoefficients#ROUND] still added.
    static DoubleVector quarters(DoubleVector magnitude) {
        return magnitude.fma(DoubleVector.broadcast(SPECIES, TWO_OVER_PI), DoubleVector.broadcast(SPECIES, ROUND));
    }

    /// sin(x − k·π/2 + q·π/2), where only q mod 4 counts.
    static DoubleVector quarter(DoubleVector x, DoubleVector k, LongVector q) {
        DoubleVector first = k.fma(DoubleVector.broadcast(SPECIES, -HALF_PI_1), x);
        DoubleVector product = k.mul(HALF_PI_2);
        DoubleVector r = first.sub(product);
        DoubleVector low =
                k.fma(DoubleVector.broadcast(SPECIES, -HALF_PI_3), first.sub(r).sub(product));
        DoubleVector cos = cosReduced(r, low);
        DoubleVector sin = sinReduced(r, low);
        return cos.blend(sin, q.and(1).compare(VectorOperators.EQ, 0).cast(SPECIES))
                .reinterpretAsLongs()
                .lanewise(VectorOperators.XOR, q.and(2).lanewise(VectorOperators.LSHL, 62))
                .reinterpretAsDoubles();
    }

    static DoubleVector sinReduced(DoubleVector r, DoubleVector low) {
        DoubleVector z = r.mul(r);
        DoubleVector series = z.fma(DoubleVector.broadcast(SPECIES, SIN_5), DoubleVector.broadcast(SPECIES, SIN_4));
        series = series.fma(z, DoubleVector.broadcast(SPECIES, SIN_3));
        series = series.fma(z, DoubleVector.broadcast(SPECIES, SIN_2));
        series = series.fma(z, DoubleVector.broadcast(SPECIES, SIN_1));
        series = series.fma(z, DoubleVector.broadcast(SPECIES, SIN_0));
        return r.add(z.mul(r).fma(series, z.mul(-0.5).fma(low, low)));
    }

    static DoubleVector cosReduced(DoubleVector r, DoubleVector low) {
        DoubleVector z = r.mul(r);
        DoubleVector series = z.fma(DoubleVector.broadcast(SPECIES, COS_5), DoubleVector.broadcast(SPECIES, COS_4));
        series = series.fma(z, DoubleVector.broadcast(SPECIES, COS_3));
        series = series.fma(z, DoubleVector.broadcast(SPECIES, COS_2));
        series = series.fma(z, DoubleVector.broadcast(SPECIES, COS_1));
        series = series.fma(z, DoubleVector.broadcast(SPECIES, COS_0));
        DoubleVector half = z.mul(0.5);
        DoubleVector leading = DoubleVector.broadcast(SPECIES, 1).sub(half);
        DoubleVector rest = z.mul(z).fma(series, r.mul(low).neg());
        return leading.add(
                DoubleVector.broadcast(SPECIES, 1).sub(leading).sub(half).add(rest));
    }

    private static DoubleVector reduce(DoubleVector x, DoubleVector k) {
        return k.fma(DoubleVector.broadcast(SPECIES, -LN2_LOW), k.fma(DoubleVector.broadcast(SPECIES, -LN2_HIGH), x));
    }

    private static DoubleVector expMinusOneReduced(DoubleVector r) {
        DoubleVector q = r.fma(DoubleVector.broadcast(SPECIES, EXP_10), DoubleVector.broadcast(SPECIES, EXP_9));
        q = q.fma(r, DoubleVector.broadcast(SPECIES, EXP_8));
        q = q.fma(r, DoubleVector.broadcast(SPECIES, EXP_7));
        q = q.fma(r, DoubleVector.broadcast(SPECIES, EXP_6));
        q = q.fma(r, DoubleVector.broadcast(SPECIES, EXP_5));
        q = q.fma(r, DoubleVector.broadcast(SPECIES, EXP_4));
        q = q.fma(r, DoubleVector.broadcast(SPECIES, EXP_3));
        q = q.fma(r, DoubleVector.broadcast(SPECIES, EXP_2));
        q = q.fma(r, DoubleVector.broadcast(SPECIES, EXP_1));
        q = q.fma(r, DoubleVector.broadcast(SPECIES, EXP_0));
        return r.mul(r).fma(q, r);
    }

    private static DoubleVector powerOfTwo(LongVector exponent) {
        return exponent.add(EXPONENT_BIAS)
                .lanewise(VectorOperators.LSHL, MANTISSA_BITS)
                .reinterpretAsDoubles();
    }
}
