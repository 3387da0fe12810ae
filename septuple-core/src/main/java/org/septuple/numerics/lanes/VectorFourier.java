package org.septuple.numerics.lanes;

import static org.septuple.numerics.ElementaryCoefficients.HALF_PI_1;
import static org.septuple.numerics.ElementaryCoefficients.HALF_PI_2;
import static org.septuple.numerics.ElementaryCoefficients.HALF_PI_3;
import static org.septuple.numerics.ElementaryCoefficients.REDUCTION_LIMIT;
import static org.septuple.numerics.ElementaryCoefficients.ROUND;

import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.LongVector;
import jdk.incubator.vector.VectorMask;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorSpecies;
import org.septuple.numerics.FourierKernels;

/// As many butterflies at a time as a register holds; the last ones are the scalar twin's.
final class VectorFourier implements FourierKernels {

    private static final VectorSpecies<Double> SPECIES = ElementaryVectors.SPECIES;
    private static final int LANES = SPECIES.length();

    private final FourierKernels scalar;

    VectorFourier(FourierKernels scalar) {
        this.scalar = scalar;
    }

    @Override
    public void pass(
            int radix,
            int blocks,
            int count,
            int from,
            int to,
            double[] twiddles,
            double[] z,
            int xr,
            int xi,
            int yr,
            int yi) {
        int whole = to - (to - from) % LANES;
        if (whole > from) {
            switch (radix) {
                case 2 -> VectorButterflies.two(blocks, count, from, whole, twiddles, z, xr, xi, yr, yi);
                case 3 -> VectorButterflies.three(blocks, count, from, whole, twiddles, z, xr, xi, yr, yi);
                case 4 -> VectorButterflies.four(blocks, count, from, whole, twiddles, z, xr, xi, yr, yi);
                case 5 -> VectorButterflies.five(blocks, count, from, whole, twiddles, z, xr, xi, yr, yi);
                case 8 -> VectorOctets.eight(blocks, count, from, whole, twiddles, z, xr, xi, yr, yi);
                default -> throw new IllegalArgumentException("radix %d must be 2, 3, 4, 5 or 8".formatted(radix));
            }
        }
        if (whole < to) {
            scalar.pass(radix, blocks, count, whole, to, twiddles, z, xr, xi, yr, yi);
        }
    }

    @Override
    public void rotate(int length, int width, double[] fr, double[] fi, double[] z, int re, int im) {
        if (width % LANES != 0) {
            scalar.rotate(length, width, fr, fi, z, re, im);
            return;
        }
        for (int i = 0; i < length; i++) {
            DoubleVector cos = DoubleVector.broadcast(SPECIES, fr[i]);
            DoubleVector sin = DoubleVector.broadcast(SPECIES, fi[i]);
            for (int k = i * width; k < (i + 1) * width; k += LANES) {
                DoubleVector r = load(z, re + k);
                DoubleVector m = load(z, im + k);
                r.mul(cos).sub(m.mul(sin)).intoArray(z, re + k);
                r.fma(sin, m.mul(cos)).intoArray(z, im + k);
            }
        }
    }

    @Override
    public void mix(
            int length, int width, double[] ar, double[] ai, double[] br, double[] bi, double[] z, int re, int im) {
        if (width % LANES != 0) {
            scalar.mix(length, width, ar, ai, br, bi, z, re, im);
            return;
        }
        for (int i = 0; i <= length / 2; i++) {
            int j = i == 0 ? 0 : length - i;
            for (int line = 0; line < width; line += LANES) {
                int k = i * width + line;
                int partner = j * width + line;
                DoubleVector xr = load(z, re + k);
                DoubleVector xi = load(z, im + k);
                DoubleVector yr = load(z, re + partner);
                DoubleVector yi = load(z, im + partner);
                yr.mul(ar[j])
                        .sub(yi.mul(ai[j]))
                        .add(xr.mul(br[j]).sub(xi.mul(bi[j])))
                        .intoArray(z, re + partner);
                yi.fma(broadcast(ar[j]), yr.mul(ai[j]))
                        .add(xi.fma(broadcast(br[j]), xr.mul(bi[j])))
                        .intoArray(z, im + partner);
                xr.mul(ar[i])
                        .sub(xi.mul(ai[i]))
                        .add(yr.mul(br[i]).sub(yi.mul(bi[i])))
                        .intoArray(z, re + k);
                xi.fma(broadcast(ar[i]), xr.mul(ai[i]))
                        .add(yi.fma(broadcast(br[i]), yr.mul(bi[i])))
                        .intoArray(z, im + k);
            }
        }
    }

    /// Sine and cosine have their reduction and both series in common; see [ElementaryVectors#quarter].
    @Override
    public void kick(double factor, int potential, int size, double[] z, int re, int im) {
        int i = 0;
        for (; i <= size - LANES; i += LANES) {
            DoubleVector angle =
                    DoubleVector.fromArray(SPECIES, z, potential + i).mul(factor);
            DoubleVector magnitude = angle.lanewise(VectorOperators.ABS);
            if (magnitude.compare(VectorOperators.LE, REDUCTION_LIMIT).allTrue()) {
                DoubleVector rounded = ElementaryVectors.quarters(magnitude);
                DoubleVector k = rounded.sub(ROUND);
                DoubleVector first = k.fma(DoubleVector.broadcast(SPECIES, -HALF_PI_1), magnitude);
                DoubleVector product = k.mul(HALF_PI_2);
                DoubleVector reduced = first.sub(product);
                DoubleVector low = k.fma(
                        DoubleVector.broadcast(SPECIES, -HALF_PI_3),
                        first.sub(reduced).sub(product));
                DoubleVector even = ElementaryVectors.cosReduced(reduced, low);
                DoubleVector odd = ElementaryVectors.sinReduced(reduced, low);
                LongVector q = rounded.reinterpretAsLongs();
                VectorMask<Double> whole =
                        q.and(1).compare(VectorOperators.EQ, 0).cast(SPECIES);
                DoubleVector cos = odd.blend(even, whole)
                        .reinterpretAsLongs()
                        .lanewise(VectorOperators.XOR, q.add(1).and(2).lanewise(VectorOperators.LSHL, 62))
                        .reinterpretAsDoubles();
                DoubleVector sin = even.blend(odd, whole)
                        .reinterpretAsLongs()
                        .lanewise(VectorOperators.XOR, q.and(2).lanewise(VectorOperators.LSHL, 62))
                        .lanewise(
                                VectorOperators.XOR, angle.reinterpretAsLongs().and(Long.MIN_VALUE))
                        .reinterpretAsDoubles();
                DoubleVector r = DoubleVector.fromArray(SPECIES, z, re + i);
                DoubleVector m = DoubleVector.fromArray(SPECIES, z, im + i);
                r.mul(cos).sub(m.mul(sin)).intoArray(z, re + i);
                r.fma(sin, m.mul(cos)).intoArray(z, im + i);
            } else {
                scalar.kick(factor, potential + i, LANES, z, re + i, im + i);
            }
        }
        scalar.kick(factor, potential + i, size - i, z, re + i, im + i);
    }

    @Override
    public void gather(
            double[] field,
            int base,
            int step,
            int lineStep,
            int length,
            int width,
            int[] place,
            double[] tile,
            int at) {
        if (lineStep == 1 && width % LANES == 0) {
            for (int i = 0; i < length; i++) {
                for (int line = 0; line < width; line += LANES) {
                    load(field, base + i * step + line).intoArray(tile, at + place[i] * width + line);
                }
            }
        } else if (step == 1 && transposes(length, width)) {
            VectorTransposition.into(field, base, lineStep, length, width, place, tile, at);
        } else {
            scalar.gather(field, base, step, lineStep, length, width, place, tile, at);
        }
    }

    @Override
    public void scatter(
            double[] tile,
            int at,
            int[] place,
            double[] field,
            int base,
            int step,
            int lineStep,
            int length,
            int width) {
        if (lineStep == 1 && width % LANES == 0) {
            for (int i = 0; i < length; i++) {
                for (int line = 0; line < width; line += LANES) {
                    load(tile, at + place[i] * width + line).intoArray(field, base + i * step + line);
                }
            }
        } else if (step == 1 && transposes(length, width)) {
            VectorTransposition.outOf(tile, at, place, field, base, lineStep, length, width);
        } else {
            scalar.scatter(tile, at, place, field, base, step, lineStep, length, width);
        }
    }

    /// Whether lines fall into blocks of which a register holds a row.
    private static boolean transposes(int length, int width) {
        return LANES == 8 && length % 8 == 0 && width % 8 == 0;
    }

    private static DoubleVector load(double[] a, int at) {
        return DoubleVector.fromArray(SPECIES, a, at);
    }

    private static DoubleVector broadcast(double value) {
        return DoubleVector.broadcast(SPECIES, value);
    }
}
