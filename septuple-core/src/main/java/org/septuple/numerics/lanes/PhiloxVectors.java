package org.septuple.numerics.lanes;

import static jdk.incubator.vector.VectorOperators.LSHL;
import static jdk.incubator.vector.VectorOperators.LSHR;
import static jdk.incubator.vector.VectorOperators.XOR;
import static org.septuple.numerics.Philox.LOW;
import static org.septuple.numerics.Philox.MULTIPLIER_0;
import static org.septuple.numerics.Philox.MULTIPLIER_1;
import static org.septuple.numerics.Philox.WEYL_0;
import static org.septuple.numerics.Philox.WEYL_1;

import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.LongVector;
import jdk.incubator.vector.VectorSpecies;

/// [org.septuple.numerics.Philox] with one counter in each 64-bit lane. A word is the low half of its lane; what
/// multiplication leaves in the upper half is masked where it would count. The ten rounds are written out twice, for
/// words and for uniforms, since a call cannot return four registers without boxing them.
final class PhiloxVectors {

    static final VectorSpecies<Long> SPECIES = VectorSpecies.of(long.class, ElementaryVectors.SPECIES.vectorShape());

    private static final VectorSpecies<Double> DOUBLES = ElementaryVectors.SPECIES;
    private static final int LANES = SPECIES.length();

    /// 2²⁰, whose last bit is 2⁻³²: a high word in its mantissa adds word·2⁻³².
    private static final long HIGH_FRAME = 0x4130000000000000L;

    /// ½, whose last bit is 2⁻⁵³: 21 bits in its mantissa add bits·2⁻⁵³.
    private static final long LOW_FRAME = 0x3fe0000000000000L;

    private static final double FRAMES = 0x1p20 + 0.5;

    private PhiloxVectors() {}

    /// 64-bit words.
    ///
    /// @param seed       key
    /// @param position   word 0 of the first counter
    /// @param block      word 1 of the first counter
    /// @param across     whether lanes differ in their block; else in their position
    /// @param stepLow    word 2
    /// @param high       word 3
    /// @param iterations registers of counters
    /// @param target     receives two registers of numbers per iteration
    /// @param offset     index of the first numbers 2p
    /// @param second     distance from there to numbers 2p + 1
    /// @param stride     distance between iterations
    static void words(
            long seed,
            int position,
            int block,
            boolean across,
            int stepLow,
            int high,
            int iterations,
            long[] target,
            int offset,
            int second,
            int stride) {
        LongVector lane = LongVector.zero(SPECIES).addIndex(1);
        LongVector counter = lane.mul(across ? 0 : 1).add(position);
        LongVector blocks = lane.mul(across ? 1 : 0).add(block);
        LongVector mask = LongVector.broadcast(SPECIES, LOW);
        LongVector multiplier0 = LongVector.broadcast(SPECIES, MULTIPLIER_0).and(mask);
        LongVector multiplier1 = LongVector.broadcast(SPECIES, MULTIPLIER_1).and(mask);
        long key0 = seed; // whose upper half does not count
        long key1 = seed >>> 32;
        LongVector highWord = LongVector.broadcast(SPECIES, high);
        int advance = across ? 1 : LANES;
        for (int i = 0; i < iterations; i++) {
            int index = offset + i * stride;
            LongVector zero = counter;
            LongVector two = LongVector.broadcast(SPECIES, stepLow);
            LongVector a = zero.and(mask).mul(multiplier0);
            LongVector b = two.and(mask).mul(multiplier1);
            zero = b.lanewise(LSHR, 32).lanewise(XOR, blocks).lanewise(XOR, key0);
            two = a.lanewise(LSHR, 32).lanewise(XOR, highWord).lanewise(XOR, key1);
            LongVector c = zero.and(mask).mul(multiplier0);
            LongVector d = two.and(mask).mul(multiplier1);
            zero = d.lanewise(LSHR, 32).lanewise(XOR, b).lanewise(XOR, key0 + WEYL_0);
            two = c.lanewise(LSHR, 32).lanewise(XOR, a).lanewise(XOR, key1 + WEYL_1);
            a = zero.and(mask).mul(multiplier0);
            b = two.and(mask).mul(multiplier1);
            zero = b.lanewise(LSHR, 32).lanewise(XOR, d).lanewise(XOR, key0 + 2L * WEYL_0);
            two = a.lanewise(LSHR, 32).lanewise(XOR, c).lanewise(XOR, key1 + 2L * WEYL_1);
            c = zero.and(mask).mul(multiplier0);
            d = two.and(mask).mul(multiplier1);
            zero = d.lanewise(LSHR, 32).lanewise(XOR, b).lanewise(XOR, key0 + 3L * WEYL_0);
            two = c.lanewise(LSHR, 32).lanewise(XOR, a).lanewise(XOR, key1 + 3L * WEYL_1);
            a = zero.and(mask).mul(multiplier0);
            b = two.and(mask).mul(multiplier1);
            zero = b.lanewise(LSHR, 32).lanewise(XOR, d).lanewise(XOR, key0 + 4L * WEYL_0);
            two = a.lanewise(LSHR, 32).lanewise(XOR, c).lanewise(XOR, key1 + 4L * WEYL_1);
            c = zero.and(mask).mul(multiplier0);
            d = two.and(mask).mul(multiplier1);
            zero = d.lanewise(LSHR, 32).lanewise(XOR, b).lanewise(XOR, key0 + 5L * WEYL_0);
            two = c.lanewise(LSHR, 32).lanewise(XOR, a).lanewise(XOR, key1 + 5L * WEYL_1);
            a = zero.and(mask).mul(multiplier0);
            b = two.and(mask).mul(multiplier1);
            zero = b.lanewise(LSHR, 32).lanewise(XOR, d).lanewise(XOR, key0 + 6L * WEYL_0);
            two = a.lanewise(LSHR, 32).lanewise(XOR, c).lanewise(XOR, key1 + 6L * WEYL_1);
            c = zero.and(mask).mul(multiplier0);
            d = two.and(mask).mul(multiplier1);
            zero = d.lanewise(LSHR, 32).lanewise(XOR, b).lanewise(XOR, key0 + 7L * WEYL_0);
            two = c.lanewise(LSHR, 32).lanewise(XOR, a).lanewise(XOR, key1 + 7L * WEYL_1);
            a = zero.and(mask).mul(multiplier0);
            b = two.and(mask).mul(multiplier1);
            zero = b.lanewise(LSHR, 32).lanewise(XOR, d).lanewise(XOR, key0 + 8L * WEYL_0);
            two = a.lanewise(LSHR, 32).lanewise(XOR, c).lanewise(XOR, key1 + 8L * WEYL_1);
            c = zero.and(mask).mul(multiplier0);
            d = two.and(mask).mul(multiplier1);
            zero = d.lanewise(LSHR, 32).lanewise(XOR, b).lanewise(XOR, key0 + 9L * WEYL_0);
            two = c.lanewise(LSHR, 32).lanewise(XOR, a).lanewise(XOR, key1 + 9L * WEYL_1);
            zero.and(mask).or(d.lanewise(LSHL, 32)).intoArray(target, index);
            two.and(mask).or(c.lanewise(LSHL, 32)).intoArray(target, index + second);
            counter = counter.add(advance);
        }
    }

    /// Uniforms: multiples of 2⁻⁵³ in [0, 1).
    ///
    /// @param seed       key
    /// @param position   word 0 of the first counter
    /// @param block      word 1 of the first counter
    /// @param across     whether lanes differ in their block; else in their position
    /// @param stepLow    word 2
    /// @param high       word 3
    /// @param iterations registers of counters
    /// @param target     receives two registers of numbers per iteration
    /// @param offset     index of the first numbers 2p
    /// @param second     distance from there to numbers 2p + 1
    /// @param stride     distance between iterations
    static void uniforms(
            long seed,
            int position,
            int block,
            boolean across,
            int stepLow,
            int high,
            int iterations,
            double[] target,
            int offset,
            int second,
            int stride) {
        LongVector lane = LongVector.zero(SPECIES).addIndex(1);
        LongVector counter = lane.mul(across ? 0 : 1).add(position);
        LongVector blocks = lane.mul(across ? 1 : 0).add(block);
        LongVector mask = LongVector.broadcast(SPECIES, LOW);
        LongVector multiplier0 = LongVector.broadcast(SPECIES, MULTIPLIER_0).and(mask);
        LongVector multiplier1 = LongVector.broadcast(SPECIES, MULTIPLIER_1).and(mask);
        long key0 = seed; // whose upper half does not count
        long key1 = seed >>> 32;
        LongVector highWord = LongVector.broadcast(SPECIES, high);
        int advance = across ? 1 : LANES;
        for (int i = 0; i < iterations; i++) {
            int index = offset + i * stride;
            LongVector zero = counter;
            LongVector two = LongVector.broadcast(SPECIES, stepLow);
            LongVector a = zero.and(mask).mul(multiplier0);
            LongVector b = two.and(mask).mul(multiplier1);
            zero = b.lanewise(LSHR, 32).lanewise(XOR, blocks).lanewise(XOR, key0);
            two = a.lanewise(LSHR, 32).lanewise(XOR, highWord).lanewise(XOR, key1);
            LongVector c = zero.and(mask).mul(multiplier0);
            LongVector d = two.and(mask).mul(multiplier1);
            zero = d.lanewise(LSHR, 32).lanewise(XOR, b).lanewise(XOR, key0 + WEYL_0);
            two = c.lanewise(LSHR, 32).lanewise(XOR, a).lanewise(XOR, key1 + WEYL_1);
            a = zero.and(mask).mul(multiplier0);
            b = two.and(mask).mul(multiplier1);
            zero = b.lanewise(LSHR, 32).lanewise(XOR, d).lanewise(XOR, key0 + 2L * WEYL_0);
            two = a.lanewise(LSHR, 32).lanewise(XOR, c).lanewise(XOR, key1 + 2L * WEYL_1);
            c = zero.and(mask).mul(multiplier0);
            d = two.and(mask).mul(multiplier1);
            zero = d.lanewise(LSHR, 32).lanewise(XOR, b).lanewise(XOR, key0 + 3L * WEYL_0);
            two = c.lanewise(LSHR, 32).lanewise(XOR, a).lanewise(XOR, key1 + 3L * WEYL_1);
            a = zero.and(mask).mul(multiplier0);
            b = two.and(mask).mul(multiplier1);
            zero = b.lanewise(LSHR, 32).lanewise(XOR, d).lanewise(XOR, key0 + 4L * WEYL_0);
            two = a.lanewise(LSHR, 32).lanewise(XOR, c).lanewise(XOR, key1 + 4L * WEYL_1);
            c = zero.and(mask).mul(multiplier0);
            d = two.and(mask).mul(multiplier1);
            zero = d.lanewise(LSHR, 32).lanewise(XOR, b).lanewise(XOR, key0 + 5L * WEYL_0);
            two = c.lanewise(LSHR, 32).lanewise(XOR, a).lanewise(XOR, key1 + 5L * WEYL_1);
            a = zero.and(mask).mul(multiplier0);
            b = two.and(mask).mul(multiplier1);
            zero = b.lanewise(LSHR, 32).lanewise(XOR, d).lanewise(XOR, key0 + 6L * WEYL_0);
            two = a.lanewise(LSHR, 32).lanewise(XOR, c).lanewise(XOR, key1 + 6L * WEYL_1);
            c = zero.and(mask).mul(multiplier0);
            d = two.and(mask).mul(multiplier1);
            zero = d.lanewise(LSHR, 32).lanewise(XOR, b).lanewise(XOR, key0 + 7L * WEYL_0);
            two = c.lanewise(LSHR, 32).lanewise(XOR, a).lanewise(XOR, key1 + 7L * WEYL_1);
            a = zero.and(mask).mul(multiplier0);
            b = two.and(mask).mul(multiplier1);
            zero = b.lanewise(LSHR, 32).lanewise(XOR, d).lanewise(XOR, key0 + 8L * WEYL_0);
            two = a.lanewise(LSHR, 32).lanewise(XOR, c).lanewise(XOR, key1 + 8L * WEYL_1);
            c = zero.and(mask).mul(multiplier0);
            d = two.and(mask).mul(multiplier1);
            zero = d.lanewise(LSHR, 32).lanewise(XOR, b).lanewise(XOR, key0 + 9L * WEYL_0);
            two = c.lanewise(LSHR, 32).lanewise(XOR, a).lanewise(XOR, key1 + 9L * WEYL_1);
            DoubleVector upper =
                    d.and(mask).or(HIGH_FRAME).reinterpretAsDoubles().sub(FRAMES);
            zero.and(mask)
                    .lanewise(LSHR, 11)
                    .or(LOW_FRAME)
                    .reinterpretAsDoubles()
                    .add(upper)
                    .intoArray(target, index);
            upper = c.and(mask).or(HIGH_FRAME).reinterpretAsDoubles().sub(FRAMES);
            two.and(mask)
                    .lanewise(LSHR, 11)
                    .or(LOW_FRAME)
                    .reinterpretAsDoubles()
                    .add(upper)
                    .intoArray(target, index + second);
            counter = counter.add(advance);
        }
    }

    /// ⌊word·bound/2⁶⁴⌋ in place.
    ///
    /// @param bound  > 0
    /// @param target words
    /// @param from   first index
    /// @param to     index after the last; to − from is a multiple of the lanes
    static void below(int bound, long[] target, int from, int to) {
        for (int i = from; i < to; i += LANES) {
            LongVector word = LongVector.fromArray(SPECIES, target, i);
            LongVector carried = product(word, bound).lanewise(LSHR, 32);
            product(word.lanewise(LSHR, 32), bound)
                    .add(carried)
                    .lanewise(LSHR, 32)
                    .intoArray(target, i);
        }
    }

    /// x₀ x₁ … y₀ y₁ … becomes x₀ y₀ x₁ y₁ …, two registers at a time.
    ///
    /// @param target     holds two registers per iteration
    /// @param offset     index of the first
    /// @param iterations pairs of registers
    static void interleave(double[] target, int offset, int iterations) {
        LongVector lane = LongVector.zero(SPECIES).addIndex(1);
        // What lands at place i of the result is number i/2 of x or, for odd i, of y, which follows x.
        LongVector left = lane.lanewise(LSHR, 1).add(lane.and(1).mul(LANES));
        LongVector later = lane.add(LANES);
        LongVector right = later.lanewise(LSHR, 1).add(later.and(1).mul(LANES));
        for (int i = 0; i < iterations; i++) {
            int index = offset + i * 2 * LANES;
            LongVector x = DoubleVector.fromArray(DOUBLES, target, index).reinterpretAsLongs();
            LongVector y =
                    DoubleVector.fromArray(DOUBLES, target, index + LANES).reinterpretAsLongs();
            left.selectFrom(x, y).reinterpretAsDoubles().intoArray(target, index);
            right.selectFrom(x, y).reinterpretAsDoubles().intoArray(target, index + LANES);
        }
    }

    /// The 64-bit product of low words.
    private static LongVector product(LongVector word, int multiplier) {
        return word.and(LOW).mul(LongVector.broadcast(SPECIES, multiplier).and(LOW));
    }
}
