package org.septuple.numerics.lanes;

import java.util.Objects;
import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.LongVector;
import jdk.incubator.vector.VectorMask;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorSpecies;
import org.septuple.numerics.ReductionKernels;

/// Four vectors of chains at a time, as often as makes all 32 chains.
final class VectorReduction implements ReductionKernels {

    private static final VectorSpecies<Double> SPECIES = DoubleVector.SPECIES_PREFERRED;
    private static final VectorSpecies<Long> BITS = LongVector.SPECIES_PREFERRED;
    private static final int LANES = SPECIES.length();
    private static final int TOGETHER = Math.min(CHAINS, 4 * LANES);

    @Override
    public double sum(double[] x, int from, int to) {
        Objects.checkFromToIndex(from, to, x.length);
        double total = 0;
        for (int q = 0; q < CHAINS; q += TOGETHER) {
            DoubleVector s = DoubleVector.zero(SPECIES), t = s, u = s, v = s;
            int i = from + q;
            for (; i <= to - TOGETHER; i += CHAINS) {
                s = s.add(load(x, i));
                t = t.add(load(x, i + LANES));
                u = u.add(load(x, i + 2 * LANES));
                v = v.add(load(x, i + 3 * LANES));
            }
            if (i < to) {
                s = s.add(load(x, i, to));
                t = t.add(load(x, i + LANES, to));
                u = u.add(load(x, i + 2 * LANES, to));
                v = v.add(load(x, i + 3 * LANES, to));
            }
            total = inOrder(inOrder(inOrder(inOrder(total, s), t), u), v);
        }
        return total;
    }

    @Override
    public double dot(double[] x, int x0, double[] y, int y0, int length) {
        Objects.checkFromIndexSize(x0, length, x.length);
        Objects.checkFromIndexSize(y0, length, y.length);
        double total = 0;
        for (int q = 0; q < CHAINS; q += TOGETHER) {
            DoubleVector s = DoubleVector.zero(SPECIES), t = s, u = s, v = s;
            int i = q;
            for (; i <= length - TOGETHER; i += CHAINS) {
                int a = x0 + i;
                int b = y0 + i;
                s = load(x, a).fma(load(y, b), s);
                t = load(x, a + LANES).fma(load(y, b + LANES), t);
                u = load(x, a + 2 * LANES).fma(load(y, b + 2 * LANES), u);
                v = load(x, a + 3 * LANES).fma(load(y, b + 3 * LANES), v);
            }
            if (i < length) {
                int a = x0 + i;
                int b = y0 + i;
                int aEnd = x0 + length;
                int bEnd = y0 + length;
                s = load(x, a, aEnd).fma(load(y, b, bEnd), s);
                t = load(x, a + LANES, aEnd).fma(load(y, b + LANES, bEnd), t);
                u = load(x, a + 2 * LANES, aEnd).fma(load(y, b + 2 * LANES, bEnd), u);
                v = load(x, a + 3 * LANES, aEnd).fma(load(y, b + 3 * LANES, bEnd), v);
            }
            total = inOrder(inOrder(inOrder(inOrder(total, s), t), u), v);
        }
        return total;
    }

    /// Magnitudes are ordered as their bits are, with NaN above infinity.
    @Override
    public double largestMagnitude(double[] x, int from, int to) {
        Objects.checkFromToIndex(from, to, x.length);
        LongVector s = LongVector.zero(BITS), t = s;
        int i = from;
        for (; i <= to - 2 * LANES; i += 2 * LANES) {
            s = s.max(load(x, i).reinterpretAsLongs().and(Long.MAX_VALUE));
            t = t.max(load(x, i + LANES).reinterpretAsLongs().and(Long.MAX_VALUE));
        }
        if (i < to) {
            s = s.max(load(x, i, to).reinterpretAsLongs().and(Long.MAX_VALUE));
            t = t.max(load(x, i + LANES, to).reinterpretAsLongs().and(Long.MAX_VALUE));
        }
        return Double.longBitsToDouble(s.max(t).reduceLanes(VectorOperators.MAX));
    }

    private static double inOrder(double total, DoubleVector s) {
        return switch (LANES) {
            case 8 ->
                total + s.lane(0) + s.lane(1) + s.lane(2) + s.lane(3) + s.lane(4) + s.lane(5) + s.lane(6) + s.lane(7);
            case 4 -> total + s.lane(0) + s.lane(1) + s.lane(2) + s.lane(3);
            case 2 -> total + s.lane(0) + s.lane(1);
            default -> {
                double sum = total;
                for (int lane = 0; lane < LANES; lane++) {
                    sum += s.lane(lane);
                }
                yield sum;
            }
        };
    }

    private static DoubleVector load(double[] a, int at) {
        return DoubleVector.fromArray(SPECIES, a, at);
    }

    /// Zeros beyond the end change no total: they can turn a chain from −0 to +0 at most.
    private static DoubleVector load(double[] a, int at, int to) {
        if (at >= to) {
            return DoubleVector.zero(SPECIES);
        }
        VectorMask<Double> inside = SPECIES.indexInRange(at, to);
        return DoubleVector.fromArray(SPECIES, a, at, inside);
    }
}
