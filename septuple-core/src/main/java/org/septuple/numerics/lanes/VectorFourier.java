package org.septuple.numerics.lanes;

import static org.septuple.numerics.ElementaryCoefficients.REDUCTION_LIMIT;
import static org.septuple.numerics.ElementaryCoefficients.ROUND;

import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.LongVector;
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
            double[] xr,
            double[] xi,
            double[] yr,
            double[] yi,
            int at) {
        int whole = to - (to - from) % LANES;
        if (whole > from) {
            switch (radix) {
                case 2 -> two(blocks, count, from, whole, twiddles, xr, xi, yr, yi, at);
                case 3 -> three(blocks, count, from, whole, twiddles, xr, xi, yr, yi, at);
                case 4 -> four(blocks, count, from, whole, twiddles, xr, xi, yr, yi, at);
                case 5 -> five(blocks, count, from, whole, twiddles, xr, xi, yr, yi, at);
                default -> throw new IllegalArgumentException("radix %d must be 2, 3, 4 or 5".formatted(radix));
            }
        }
        if (whole < to) {
            scalar.pass(radix, blocks, count, whole, to, twiddles, xr, xi, yr, yi, at);
        }
    }

    private static void two(
            int blocks,
            int count,
            int from,
            int to,
            double[] t,
            double[] xr,
            double[] xi,
            double[] yr,
            double[] yi,
            int at) {
        int jump = blocks * count;
        for (int p = 0; p < blocks; p++) {
            DoubleVector w1r = DoubleVector.broadcast(SPECIES, t[2 * p]);
            DoubleVector w1i = DoubleVector.broadcast(SPECIES, t[2 * p + 1]);
            int x = at + p * count;
            int y = at + 2 * p * count;
            for (int q = from; q < to; q += LANES) {
                DoubleVector ar = DoubleVector.fromArray(SPECIES, xr, x + q);
                DoubleVector ai = DoubleVector.fromArray(SPECIES, xi, x + q);
                DoubleVector br = DoubleVector.fromArray(SPECIES, xr, x + q + jump);
                DoubleVector bi = DoubleVector.fromArray(SPECIES, xi, x + q + jump);
                ar.add(br).intoArray(yr, y + q);
                ai.add(bi).intoArray(yi, y + q);
                DoubleVector ur = ar.sub(br);
                DoubleVector ui = ai.sub(bi);
                ur.mul(w1r).sub(ui.mul(w1i)).intoArray(yr, y + q + count);
                ur.fma(w1i, ui.mul(w1r)).intoArray(yi, y + q + count);
            }
        }
    }

    private static void three(
            int blocks,
            int count,
            int from,
            int to,
            double[] t,
            double[] xr,
            double[] xi,
            double[] yr,
            double[] yi,
            int at) {
        int jump = blocks * count;
        DoubleVector minusHalf = DoubleVector.broadcast(SPECIES, -0.5);
        for (int p = 0; p < blocks; p++) {
            DoubleVector w1r = DoubleVector.broadcast(SPECIES, t[4 * p]);
            DoubleVector w1i = DoubleVector.broadcast(SPECIES, t[4 * p + 1]);
            DoubleVector w2r = DoubleVector.broadcast(SPECIES, t[4 * p + 2]);
            DoubleVector w2i = DoubleVector.broadcast(SPECIES, t[4 * p + 3]);
            int x = at + p * count;
            int y = at + 3 * p * count;
            for (int q = from; q < to; q += LANES) {
                DoubleVector ar = DoubleVector.fromArray(SPECIES, xr, x + q);
                DoubleVector ai = DoubleVector.fromArray(SPECIES, xi, x + q);
                DoubleVector br = DoubleVector.fromArray(SPECIES, xr, x + q + jump);
                DoubleVector bi = DoubleVector.fromArray(SPECIES, xi, x + q + jump);
                DoubleVector cr = DoubleVector.fromArray(SPECIES, xr, x + q + 2 * jump);
                DoubleVector ci = DoubleVector.fromArray(SPECIES, xi, x + q + 2 * jump);
                DoubleVector sumR = br.add(cr);
                DoubleVector sumI = bi.add(ci);
                DoubleVector halfR = sumR.fma(minusHalf, ar);
                DoubleVector halfI = sumI.fma(minusHalf, ai);
                DoubleVector sideR = bi.sub(ci).mul(SIN_60);
                DoubleVector sideI = cr.sub(br).mul(SIN_60);
                ar.add(sumR).intoArray(yr, y + q);
                ai.add(sumI).intoArray(yi, y + q);
                DoubleVector ur = halfR.add(sideR);
                DoubleVector ui = halfI.add(sideI);
                ur.mul(w1r).sub(ui.mul(w1i)).intoArray(yr, y + q + count);
                ur.fma(w1i, ui.mul(w1r)).intoArray(yi, y + q + count);
                DoubleVector vr = halfR.sub(sideR);
                DoubleVector vi = halfI.sub(sideI);
                vr.mul(w2r).sub(vi.mul(w2i)).intoArray(yr, y + q + 2 * count);
                vr.fma(w2i, vi.mul(w2r)).intoArray(yi, y + q + 2 * count);
            }
        }
    }

    private static void four(
            int blocks,
            int count,
            int from,
            int to,
            double[] t,
            double[] xr,
            double[] xi,
            double[] yr,
            double[] yi,
            int at) {
        int jump = blocks * count;
        for (int p = 0; p < blocks; p++) {
            DoubleVector w1r = DoubleVector.broadcast(SPECIES, t[6 * p]);
            DoubleVector w1i = DoubleVector.broadcast(SPECIES, t[6 * p + 1]);
            DoubleVector w2r = DoubleVector.broadcast(SPECIES, t[6 * p + 2]);
            DoubleVector w2i = DoubleVector.broadcast(SPECIES, t[6 * p + 3]);
            DoubleVector w3r = DoubleVector.broadcast(SPECIES, t[6 * p + 4]);
            DoubleVector w3i = DoubleVector.broadcast(SPECIES, t[6 * p + 5]);
            int x = at + p * count;
            int y = at + 4 * p * count;
            for (int q = from; q < to; q += LANES) {
                DoubleVector ar = DoubleVector.fromArray(SPECIES, xr, x + q);
                DoubleVector ai = DoubleVector.fromArray(SPECIES, xi, x + q);
                DoubleVector br = DoubleVector.fromArray(SPECIES, xr, x + q + jump);
                DoubleVector bi = DoubleVector.fromArray(SPECIES, xi, x + q + jump);
                DoubleVector cr = DoubleVector.fromArray(SPECIES, xr, x + q + 2 * jump);
                DoubleVector ci = DoubleVector.fromArray(SPECIES, xi, x + q + 2 * jump);
                DoubleVector dr = DoubleVector.fromArray(SPECIES, xr, x + q + 3 * jump);
                DoubleVector di = DoubleVector.fromArray(SPECIES, xi, x + q + 3 * jump);
                DoubleVector evenR = ar.add(cr);
                DoubleVector evenI = ai.add(ci);
                DoubleVector oddR = br.add(dr);
                DoubleVector oddI = bi.add(di);
                DoubleVector acR = ar.sub(cr);
                DoubleVector acI = ai.sub(ci);
                DoubleVector sideR = bi.sub(di);
                DoubleVector sideI = dr.sub(br);
                evenR.add(oddR).intoArray(yr, y + q);
                evenI.add(oddI).intoArray(yi, y + q);
                DoubleVector ur = acR.add(sideR);
                DoubleVector ui = acI.add(sideI);
                ur.mul(w1r).sub(ui.mul(w1i)).intoArray(yr, y + q + count);
                ur.fma(w1i, ui.mul(w1r)).intoArray(yi, y + q + count);
                DoubleVector vr = evenR.sub(oddR);
                DoubleVector vi = evenI.sub(oddI);
                vr.mul(w2r).sub(vi.mul(w2i)).intoArray(yr, y + q + 2 * count);
                vr.fma(w2i, vi.mul(w2r)).intoArray(yi, y + q + 2 * count);
                DoubleVector zr = acR.sub(sideR);
                DoubleVector zi = acI.sub(sideI);
                zr.mul(w3r).sub(zi.mul(w3i)).intoArray(yr, y + q + 3 * count);
                zr.fma(w3i, zi.mul(w3r)).intoArray(yi, y + q + 3 * count);
            }
        }
    }

    private static void five(
            int blocks,
            int count,
            int from,
            int to,
            double[] t,
            double[] xr,
            double[] xi,
            double[] yr,
            double[] yi,
            int at) {
        int jump = blocks * count;
        DoubleVector cos72 = DoubleVector.broadcast(SPECIES, COS_72);
        DoubleVector cos144 = DoubleVector.broadcast(SPECIES, COS_144);
        DoubleVector sin72 = DoubleVector.broadcast(SPECIES, SIN_72);
        DoubleVector sin144 = DoubleVector.broadcast(SPECIES, SIN_144);
        for (int p = 0; p < blocks; p++) {
            DoubleVector w1r = DoubleVector.broadcast(SPECIES, t[8 * p]);
            DoubleVector w1i = DoubleVector.broadcast(SPECIES, t[8 * p + 1]);
            DoubleVector w2r = DoubleVector.broadcast(SPECIES, t[8 * p + 2]);
            DoubleVector w2i = DoubleVector.broadcast(SPECIES, t[8 * p + 3]);
            DoubleVector w3r = DoubleVector.broadcast(SPECIES, t[8 * p + 4]);
            DoubleVector w3i = DoubleVector.broadcast(SPECIES, t[8 * p + 5]);
            DoubleVector w4r = DoubleVector.broadcast(SPECIES, t[8 * p + 6]);
            DoubleVector w4i = DoubleVector.broadcast(SPECIES, t[8 * p + 7]);
            int x = at + p * count;
            int y = at + 5 * p * count;
            for (int q = from; q < to; q += LANES) {
                DoubleVector ar = DoubleVector.fromArray(SPECIES, xr, x + q);
                DoubleVector ai = DoubleVector.fromArray(SPECIES, xi, x + q);
                DoubleVector br = DoubleVector.fromArray(SPECIES, xr, x + q + jump);
                DoubleVector bi = DoubleVector.fromArray(SPECIES, xi, x + q + jump);
                DoubleVector cr = DoubleVector.fromArray(SPECIES, xr, x + q + 2 * jump);
                DoubleVector ci = DoubleVector.fromArray(SPECIES, xi, x + q + 2 * jump);
                DoubleVector dr = DoubleVector.fromArray(SPECIES, xr, x + q + 3 * jump);
                DoubleVector di = DoubleVector.fromArray(SPECIES, xi, x + q + 3 * jump);
                DoubleVector er = DoubleVector.fromArray(SPECIES, xr, x + q + 4 * jump);
                DoubleVector ei = DoubleVector.fromArray(SPECIES, xi, x + q + 4 * jump);
                DoubleVector outerR = br.add(er);
                DoubleVector outerI = bi.add(ei);
                DoubleVector innerR = cr.add(dr);
                DoubleVector innerI = ci.add(di);
                DoubleVector outwardR = bi.sub(ei);
                DoubleVector outwardI = er.sub(br);
                DoubleVector inwardR = ci.sub(di);
                DoubleVector inwardI = dr.sub(cr);
                DoubleVector oneR = innerR.fma(cos144, outerR.fma(cos72, ar));
                DoubleVector twoR = innerR.fma(cos72, outerR.fma(cos144, ar));
                DoubleVector sideR = inwardR.fma(sin144, outwardR.mul(sin72));
                DoubleVector crossR = inwardR.fma(sin72.neg(), outwardR.mul(sin144));
                DoubleVector oneI = innerI.fma(cos144, outerI.fma(cos72, ai));
                DoubleVector twoI = innerI.fma(cos72, outerI.fma(cos144, ai));
                DoubleVector sideI = inwardI.fma(sin144, outwardI.mul(sin72));
                DoubleVector crossI = inwardI.fma(sin72.neg(), outwardI.mul(sin144));
                ar.add(outerR.add(innerR)).intoArray(yr, y + q);
                ai.add(outerI.add(innerI)).intoArray(yi, y + q);
                DoubleVector ur = oneR.add(sideR);
                DoubleVector ui = oneI.add(sideI);
                ur.mul(w1r).sub(ui.mul(w1i)).intoArray(yr, y + q + count);
                ur.fma(w1i, ui.mul(w1r)).intoArray(yi, y + q + count);
                DoubleVector vr = twoR.add(crossR);
                DoubleVector vi = twoI.add(crossI);
                vr.mul(w2r).sub(vi.mul(w2i)).intoArray(yr, y + q + 2 * count);
                vr.fma(w2i, vi.mul(w2r)).intoArray(yi, y + q + 2 * count);
                DoubleVector wr = twoR.sub(crossR);
                DoubleVector wi = twoI.sub(crossI);
                wr.mul(w3r).sub(wi.mul(w3i)).intoArray(yr, y + q + 3 * count);
                wr.fma(w3i, wi.mul(w3r)).intoArray(yi, y + q + 3 * count);
                DoubleVector zr = oneR.sub(sideR);
                DoubleVector zi = oneI.sub(sideI);
                zr.mul(w4r).sub(zi.mul(w4i)).intoArray(yr, y + q + 4 * count);
                zr.fma(w4i, zi.mul(w4r)).intoArray(yi, y + q + 4 * count);
            }
        }
    }

    @Override
    public void rotate(int length, int width, double[] fr, double[] fi, double[] re, double[] im, int at) {
        if (width % LANES != 0) {
            scalar.rotate(length, width, fr, fi, re, im, at);
            return;
        }
        for (int i = 0; i < length; i++) {
            DoubleVector cos = DoubleVector.broadcast(SPECIES, fr[i]);
            DoubleVector sin = DoubleVector.broadcast(SPECIES, fi[i]);
            for (int k = at + i * width; k < at + (i + 1) * width; k += LANES) {
                DoubleVector r = load(re, k);
                DoubleVector m = load(im, k);
                r.mul(cos).sub(m.mul(sin)).intoArray(re, k);
                r.fma(sin, m.mul(cos)).intoArray(im, k);
            }
        }
    }

    @Override
    public void mix(
            int length,
            int width,
            double[] ar,
            double[] ai,
            double[] br,
            double[] bi,
            double[] re,
            double[] im,
            int at) {
        if (width % LANES != 0) {
            scalar.mix(length, width, ar, ai, br, bi, re, im, at);
            return;
        }
        for (int i = 0; i <= length / 2; i++) {
            int j = i == 0 ? 0 : length - i;
            for (int line = 0; line < width; line += LANES) {
                int k = at + i * width + line;
                int partner = at + j * width + line;
                DoubleVector xr = load(re, k);
                DoubleVector xi = load(im, k);
                DoubleVector yr = load(re, partner);
                DoubleVector yi = load(im, partner);
                yr.mul(ar[j])
                        .sub(yi.mul(ai[j]))
                        .add(xr.mul(br[j]).sub(xi.mul(bi[j])))
                        .intoArray(re, partner);
                yi.fma(broadcast(ar[j]), yr.mul(ai[j]))
                        .add(xi.fma(broadcast(br[j]), xr.mul(bi[j])))
                        .intoArray(im, partner);
                xr.mul(ar[i])
                        .sub(xi.mul(ai[i]))
                        .add(yr.mul(br[i]).sub(yi.mul(bi[i])))
                        .intoArray(re, k);
                xi.fma(broadcast(ar[i]), xr.mul(ai[i]))
                        .add(yi.fma(broadcast(br[i]), yr.mul(bi[i])))
                        .intoArray(im, k);
            }
        }
    }

    @Override
    public void kick(double factor, double[] potential, int from, int to, double[] re, double[] im) {
        int i = from;
        for (; i <= to - LANES; i += LANES) {
            DoubleVector angle = load(potential, i).mul(factor);
            DoubleVector magnitude = angle.lanewise(VectorOperators.ABS);
            if (magnitude.compare(VectorOperators.LE, REDUCTION_LIMIT).allTrue()) {
                DoubleVector rounded = ElementaryVectors.quarters(magnitude);
                LongVector quarter = rounded.reinterpretAsLongs();
                DoubleVector k = rounded.sub(ROUND);
                DoubleVector cos = ElementaryVectors.quarter(magnitude, k, quarter.add(1));
                DoubleVector sin = ElementaryVectors.quarter(magnitude, k, quarter)
                        .reinterpretAsLongs()
                        .lanewise(
                                VectorOperators.XOR, angle.reinterpretAsLongs().and(Long.MIN_VALUE))
                        .reinterpretAsDoubles();
                DoubleVector r = load(re, i);
                DoubleVector m = load(im, i);
                r.mul(cos).sub(m.mul(sin)).intoArray(re, i);
                r.fma(sin, m.mul(cos)).intoArray(im, i);
            } else {
                scalar.kick(factor, potential, i, i + LANES, re, im);
            }
        }
        scalar.kick(factor, potential, i, to, re, im);
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
        } else {
            scalar.scatter(tile, at, place, field, base, step, lineStep, length, width);
        }
    }

    private static DoubleVector load(double[] a, int at) {
        return DoubleVector.fromArray(SPECIES, a, at);
    }

    private static DoubleVector broadcast(double value) {
        return DoubleVector.broadcast(SPECIES, value);
    }
}
