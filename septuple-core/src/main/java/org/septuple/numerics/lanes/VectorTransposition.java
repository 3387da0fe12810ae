package org.septuple.numerics.lanes;

import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.VectorMask;
import jdk.incubator.vector.VectorShuffle;
import jdk.incubator.vector.VectorSpecies;

/// Contiguous lines of a field become lines side by side, and back, 8×8 numbers in registers at a time; numbers of a line and lines must be
/// multiples of 8. Each of three
/// stages exchanges the blocks beside the diagonal of 2×2 blocks of 1, 2 and 4 numbers.
final class VectorTransposition {

    private static final VectorSpecies<Double> SPECIES = DoubleVector.SPECIES_512;
    private static final VectorShuffle<Double> UP_ONE = VectorShuffle.iota(SPECIES, 7, 1, true);
    private static final VectorShuffle<Double> UP_TWO = VectorShuffle.iota(SPECIES, 6, 1, true);
    private static final VectorShuffle<Double> UP_FOUR = VectorShuffle.iota(SPECIES, 4, 1, true);
    private static final VectorShuffle<Double> DOWN_ONE = VectorShuffle.iota(SPECIES, 1, 1, true);
    private static final VectorShuffle<Double> DOWN_TWO = VectorShuffle.iota(SPECIES, 2, 1, true);
    private static final VectorShuffle<Double> DOWN_FOUR = VectorShuffle.iota(SPECIES, 4, 1, true);
    private static final VectorMask<Double> UPPER_ONE = VectorMask.fromLong(SPECIES, 0b10101010);
    private static final VectorMask<Double> UPPER_TWO = VectorMask.fromLong(SPECIES, 0b11001100);
    private static final VectorMask<Double> UPPER_FOUR = VectorMask.fromLong(SPECIES, 0b11110000);

    private VectorTransposition() {}

    /// [org.septuple.numerics.FourierKernels#gather] along contiguous lines.
    static void into(
            double[] field, int base, int lineStep, int length, int width, int[] place, double[] tile, int at) {
        for (int line = 0; line < width; line += 8) {
            eightInto(field, base + line * lineStep, lineStep, length, width, place, tile, at + line);
        }
    }

    /// [org.septuple.numerics.FourierKernels#scatter] along contiguous lines.
    static void outOf(
            double[] tile, int at, int[] place, double[] field, int base, int lineStep, int length, int width) {
        for (int line = 0; line < width; line += 8) {
            eightOutOf(tile, at + line, place, field, base + line * lineStep, lineStep, length, width);
        }
    }

    private static void eightInto(
            double[] field, int base, int lineStep, int length, int width, int[] place, double[] tile, int at) {
        for (int i = 0; i < length; i += 8) {
            DoubleVector r0 = DoubleVector.fromArray(SPECIES, field, base + i);
            DoubleVector r1 = DoubleVector.fromArray(SPECIES, field, base + i + lineStep);
            DoubleVector r2 = DoubleVector.fromArray(SPECIES, field, base + i + 2 * lineStep);
            DoubleVector r3 = DoubleVector.fromArray(SPECIES, field, base + i + 3 * lineStep);
            DoubleVector r4 = DoubleVector.fromArray(SPECIES, field, base + i + 4 * lineStep);
            DoubleVector r5 = DoubleVector.fromArray(SPECIES, field, base + i + 5 * lineStep);
            DoubleVector r6 = DoubleVector.fromArray(SPECIES, field, base + i + 6 * lineStep);
            DoubleVector r7 = DoubleVector.fromArray(SPECIES, field, base + i + 7 * lineStep);
            DoubleVector s0 = lower(r0, r1, UP_ONE, UPPER_ONE);
            DoubleVector s1 = upper(r0, r1, DOWN_ONE, UPPER_ONE);
            DoubleVector s2 = lower(r2, r3, UP_ONE, UPPER_ONE);
            DoubleVector s3 = upper(r2, r3, DOWN_ONE, UPPER_ONE);
            DoubleVector s4 = lower(r4, r5, UP_ONE, UPPER_ONE);
            DoubleVector s5 = upper(r4, r5, DOWN_ONE, UPPER_ONE);
            DoubleVector s6 = lower(r6, r7, UP_ONE, UPPER_ONE);
            DoubleVector s7 = upper(r6, r7, DOWN_ONE, UPPER_ONE);
            DoubleVector t0 = lower(s0, s2, UP_TWO, UPPER_TWO);
            DoubleVector t2 = upper(s0, s2, DOWN_TWO, UPPER_TWO);
            DoubleVector t1 = lower(s1, s3, UP_TWO, UPPER_TWO);
            DoubleVector t3 = upper(s1, s3, DOWN_TWO, UPPER_TWO);
            DoubleVector t4 = lower(s4, s6, UP_TWO, UPPER_TWO);
            DoubleVector t6 = upper(s4, s6, DOWN_TWO, UPPER_TWO);
            DoubleVector t5 = lower(s5, s7, UP_TWO, UPPER_TWO);
            DoubleVector t7 = upper(s5, s7, DOWN_TWO, UPPER_TWO);
            DoubleVector u0 = lower(t0, t4, UP_FOUR, UPPER_FOUR);
            DoubleVector u4 = upper(t0, t4, DOWN_FOUR, UPPER_FOUR);
            DoubleVector u1 = lower(t1, t5, UP_FOUR, UPPER_FOUR);
            DoubleVector u5 = upper(t1, t5, DOWN_FOUR, UPPER_FOUR);
            DoubleVector u2 = lower(t2, t6, UP_FOUR, UPPER_FOUR);
            DoubleVector u6 = upper(t2, t6, DOWN_FOUR, UPPER_FOUR);
            DoubleVector u3 = lower(t3, t7, UP_FOUR, UPPER_FOUR);
            DoubleVector u7 = upper(t3, t7, DOWN_FOUR, UPPER_FOUR);
            u0.intoArray(tile, at + width * place[i]);
            u1.intoArray(tile, at + width * place[i + 1]);
            u2.intoArray(tile, at + width * place[i + 2]);
            u3.intoArray(tile, at + width * place[i + 3]);
            u4.intoArray(tile, at + width * place[i + 4]);
            u5.intoArray(tile, at + width * place[i + 5]);
            u6.intoArray(tile, at + width * place[i + 6]);
            u7.intoArray(tile, at + width * place[i + 7]);
        }
    }

    private static void eightOutOf(
            double[] tile, int at, int[] place, double[] field, int base, int lineStep, int length, int width) {
        for (int i = 0; i < length; i += 8) {
            DoubleVector r0 = DoubleVector.fromArray(SPECIES, tile, at + width * place[i]);
            DoubleVector r1 = DoubleVector.fromArray(SPECIES, tile, at + width * place[i + 1]);
            DoubleVector r2 = DoubleVector.fromArray(SPECIES, tile, at + width * place[i + 2]);
            DoubleVector r3 = DoubleVector.fromArray(SPECIES, tile, at + width * place[i + 3]);
            DoubleVector r4 = DoubleVector.fromArray(SPECIES, tile, at + width * place[i + 4]);
            DoubleVector r5 = DoubleVector.fromArray(SPECIES, tile, at + width * place[i + 5]);
            DoubleVector r6 = DoubleVector.fromArray(SPECIES, tile, at + width * place[i + 6]);
            DoubleVector r7 = DoubleVector.fromArray(SPECIES, tile, at + width * place[i + 7]);
            DoubleVector s0 = lower(r0, r1, UP_ONE, UPPER_ONE);
            DoubleVector s1 = upper(r0, r1, DOWN_ONE, UPPER_ONE);
            DoubleVector s2 = lower(r2, r3, UP_ONE, UPPER_ONE);
            DoubleVector s3 = upper(r2, r3, DOWN_ONE, UPPER_ONE);
            DoubleVector s4 = lower(r4, r5, UP_ONE, UPPER_ONE);
            DoubleVector s5 = upper(r4, r5, DOWN_ONE, UPPER_ONE);
            DoubleVector s6 = lower(r6, r7, UP_ONE, UPPER_ONE);
            DoubleVector s7 = upper(r6, r7, DOWN_ONE, UPPER_ONE);
            DoubleVector t0 = lower(s0, s2, UP_TWO, UPPER_TWO);
            DoubleVector t2 = upper(s0, s2, DOWN_TWO, UPPER_TWO);
            DoubleVector t1 = lower(s1, s3, UP_TWO, UPPER_TWO);
            DoubleVector t3 = upper(s1, s3, DOWN_TWO, UPPER_TWO);
            DoubleVector t4 = lower(s4, s6, UP_TWO, UPPER_TWO);
            DoubleVector t6 = upper(s4, s6, DOWN_TWO, UPPER_TWO);
            DoubleVector t5 = lower(s5, s7, UP_TWO, UPPER_TWO);
            DoubleVector t7 = upper(s5, s7, DOWN_TWO, UPPER_TWO);
            DoubleVector u0 = lower(t0, t4, UP_FOUR, UPPER_FOUR);
            DoubleVector u4 = upper(t0, t4, DOWN_FOUR, UPPER_FOUR);
            DoubleVector u1 = lower(t1, t5, UP_FOUR, UPPER_FOUR);
            DoubleVector u5 = upper(t1, t5, DOWN_FOUR, UPPER_FOUR);
            DoubleVector u2 = lower(t2, t6, UP_FOUR, UPPER_FOUR);
            DoubleVector u6 = upper(t2, t6, DOWN_FOUR, UPPER_FOUR);
            DoubleVector u3 = lower(t3, t7, UP_FOUR, UPPER_FOUR);
            DoubleVector u7 = upper(t3, t7, DOWN_FOUR, UPPER_FOUR);
            u0.intoArray(field, base + i);
            u1.intoArray(field, base + i + lineStep);
            u2.intoArray(field, base + i + 2 * lineStep);
            u3.intoArray(field, base + i + 3 * lineStep);
            u4.intoArray(field, base + i + 4 * lineStep);
            u5.intoArray(field, base + i + 5 * lineStep);
            u6.intoArray(field, base + i + 6 * lineStep);
            u7.intoArray(field, base + i + 7 * lineStep);
        }
    }

    /// Lower blocks of a, then those of b.
    private static DoubleVector lower(
            DoubleVector a, DoubleVector b, VectorShuffle<Double> up, VectorMask<Double> upper) {
        return a.blend(b.rearrange(up), upper);
    }

    /// Upper blocks of a, then those of b.
    private static DoubleVector upper(
            DoubleVector a, DoubleVector b, VectorShuffle<Double> down, VectorMask<Double> upper) {
        return a.rearrange(down).blend(b, upper);
    }
}
