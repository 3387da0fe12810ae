package org.septuple.numerics.lanes;

import static org.septuple.numerics.ElementaryCoefficients.*;
import static org.septuple.numerics.lanes.ElementaryVectors.SPECIES;

import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.LongVector;
import jdk.incubator.vector.VectorMask;
import jdk.incubator.vector.VectorOperators;

/// Pairs of registers of uniforms become normal numbers in place: r·cos 2πu and r·sin 2πu. Two passes, so that the
/// constants of each fit the registers.
final class BoxMuller {

    private BoxMuller() {}

    /// u becomes √(−2·log(u + 2⁻⁵⁴)).
    ///
    /// @param target     holds one register of uniforms per iteration
    /// @param offset     index of the first
    /// @param stride     distance between iterations
    /// @param iterations registers
    static void radii(double[] target, int offset, int stride, int iterations) {
        for (int i = 0; i < iterations; i++) {
            int index = offset + i * stride;
            DoubleVector uniform = DoubleVector.fromArray(SPECIES, target, index);
            ElementaryVectors.logOfNormal(uniform.add(0x1p-54))
                    .mul(-2)
                    .lanewise(VectorOperators.SQRT)
                    .intoArray(target, index);
        }
    }

    /// Radii and turns become both normal numbers of each pair, where these were.
    ///
    /// @param target     holds one register of radii and one of turns per iteration
    /// @param offset     index of the first radii
    /// @param second     distance from there to the turns
    /// @param stride     distance between iterations
    /// @param iterations pairs of registers
    static void rotate(double[] target, int offset, int second, int stride, int iterations) {
        for (int i = 0; i < iterations; i++) {
            int index = offset + i * stride;
            DoubleVector radius = DoubleVector.fromArray(SPECIES, target, index);
            DoubleVector turns = DoubleVector.fromArray(SPECIES, target, index + second);
            DoubleVector quarters = turns.mul(4);
            DoubleVector rounded = quarters.add(ROUND);
            DoubleVector f = quarters.sub(rounded.sub(ROUND));
            DoubleVector z = f.mul(f);
            DoubleVector sin = z.fma(
                    DoubleVector.broadcast(SPECIES, QUARTER_SIN_5), DoubleVector.broadcast(SPECIES, QUARTER_SIN_4));
            sin = sin.fma(z, DoubleVector.broadcast(SPECIES, QUARTER_SIN_3));
            sin = sin.fma(z, DoubleVector.broadcast(SPECIES, QUARTER_SIN_2));
            sin = sin.fma(z, DoubleVector.broadcast(SPECIES, QUARTER_SIN_1));
            sin = sin.fma(z, DoubleVector.broadcast(SPECIES, QUARTER_SIN_0));
            sin = f.fma(
                    DoubleVector.broadcast(SPECIES, HALF_PI_1),
                    f.mul(sin.fma(z, DoubleVector.broadcast(SPECIES, HALF_PI_LOW))));
            DoubleVector cos = z.fma(
                    DoubleVector.broadcast(SPECIES, QUARTER_COS_6), DoubleVector.broadcast(SPECIES, QUARTER_COS_5));
            cos = cos.fma(z, DoubleVector.broadcast(SPECIES, QUARTER_COS_4));
            cos = cos.fma(z, DoubleVector.broadcast(SPECIES, QUARTER_COS_3));
            cos = cos.fma(z, DoubleVector.broadcast(SPECIES, QUARTER_COS_2));
            cos = cos.fma(z, DoubleVector.broadcast(SPECIES, QUARTER_COS_1));
            cos = cos.fma(z, DoubleVector.broadcast(SPECIES, QUARTER_COS_0));
            cos = cos.fma(z, DoubleVector.broadcast(SPECIES, 1));
            LongVector q = rounded.reinterpretAsLongs();
            VectorMask<Double> odd = q.and(1).compare(VectorOperators.NE, 0).cast(SPECIES);
            cos.blend(sin, odd)
                    .mul(radius)
                    .reinterpretAsLongs()
                    .lanewise(VectorOperators.XOR, q.add(1).and(2).lanewise(VectorOperators.LSHL, 62))
                    .reinterpretAsDoubles()
                    .intoArray(target, index);
            sin.blend(cos, odd)
                    .mul(radius)
                    .reinterpretAsLongs()
                    .lanewise(VectorOperators.XOR, q.and(2).lanewise(VectorOperators.LSHL, 62))
                    .reinterpretAsDoubles()
                    .intoArray(target, index + second);
        }
    }
}
