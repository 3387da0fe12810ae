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
                case 8 -> eight(blocks, count, from, whole, twiddles, xr, xi, yr, yi, at);
                default -> throw new IllegalArgumentException("radix %d must be 2, 3, 4, 5 or 8".formatted(radix));
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

    private static void eight(
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
            int w = 14 * p;
            int x = at + p * count;
            int y = at + 8 * p * count;
            for (int q = from; q < to; q += LANES) {
                DoubleVector ar = DoubleVector.fromArray(SPECIES, xr, x + q);
                DoubleVector er = DoubleVector.fromArray(SPECIES, xr, x + q + 4 * jump);
                DoubleVector aR = ar.add(er);
                DoubleVector ai = DoubleVector.fromArray(SPECIES, xi, x + q);
                DoubleVector ei = DoubleVector.fromArray(SPECIES, xi, x + q + 4 * jump);
                DoubleVector aI = ai.add(ei);
                DoubleVector br = DoubleVector.fromArray(SPECIES, xr, x + q + jump);
                DoubleVector fr = DoubleVector.fromArray(SPECIES, xr, x + q + 5 * jump);
                DoubleVector bR = br.add(fr);
                DoubleVector bi = DoubleVector.fromArray(SPECIES, xi, x + q + jump);
                DoubleVector fi = DoubleVector.fromArray(SPECIES, xi, x + q + 5 * jump);
                DoubleVector bI = bi.add(fi);
                DoubleVector cr = DoubleVector.fromArray(SPECIES, xr, x + q + 2 * jump);
                DoubleVector gr = DoubleVector.fromArray(SPECIES, xr, x + q + 6 * jump);
                DoubleVector cR = cr.add(gr);
                DoubleVector ci = DoubleVector.fromArray(SPECIES, xi, x + q + 2 * jump);
                DoubleVector gi = DoubleVector.fromArray(SPECIES, xi, x + q + 6 * jump);
                DoubleVector cI = ci.add(gi);
                DoubleVector dr = DoubleVector.fromArray(SPECIES, xr, x + q + 3 * jump);
                DoubleVector hr = DoubleVector.fromArray(SPECIES, xr, x + q + 7 * jump);
                DoubleVector dR = dr.add(hr);
                DoubleVector di = DoubleVector.fromArray(SPECIES, xi, x + q + 3 * jump);
                DoubleVector hi = DoubleVector.fromArray(SPECIES, xi, x + q + 7 * jump);
                DoubleVector dI = di.add(hi);
                DoubleVector eR = ar.sub(er);
                DoubleVector eI = ai.sub(ei);
                DoubleVector turnR = br.sub(fr);
                DoubleVector turnI = bi.sub(fi);
                DoubleVector fR = turnR.add(turnI).mul(SQRT_HALF);
                DoubleVector fI = turnI.sub(turnR).mul(SQRT_HALF);
                DoubleVector gR = ci.sub(gi);
                DoubleVector gI = gr.sub(cr);
                DoubleVector lastR = dr.sub(hr);
                DoubleVector lastI = di.sub(hi);
                DoubleVector hR = lastI.sub(lastR).mul(SQRT_HALF);
                DoubleVector hI = lastR.add(lastI).mul(-SQRT_HALF);
                DoubleVector evenSumR = aR.add(cR);
                DoubleVector evenSumI = aI.add(cI);
                DoubleVector evenOtherR = bR.add(dR);
                DoubleVector evenOtherI = bI.add(dI);
                DoubleVector evenDifferenceR = aR.sub(cR);
                DoubleVector evenDifferenceI = aI.sub(cI);
                DoubleVector evenSideR = bI.sub(dI);
                DoubleVector evenSideI = dR.sub(bR);
                evenSumR.add(evenOtherR).intoArray(yr, y + q);
                evenSumI.add(evenOtherI).intoArray(yi, y + q);
                DoubleVector r2 = evenDifferenceR.add(evenSideR);
                DoubleVector i2 = evenDifferenceI.add(evenSideI);
                DoubleVector cos2 = DoubleVector.broadcast(SPECIES, t[w + 2]);
                DoubleVector sin2 = DoubleVector.broadcast(SPECIES, t[w + 3]);
                r2.mul(cos2).sub(i2.mul(sin2)).intoArray(yr, y + q + 2 * count);
                r2.fma(sin2, i2.mul(cos2)).intoArray(yi, y + q + 2 * count);
                DoubleVector r4 = evenSumR.sub(evenOtherR);
                DoubleVector i4 = evenSumI.sub(evenOtherI);
                DoubleVector cos4 = DoubleVector.broadcast(SPECIES, t[w + 6]);
                DoubleVector sin4 = DoubleVector.broadcast(SPECIES, t[w + 7]);
                r4.mul(cos4).sub(i4.mul(sin4)).intoArray(yr, y + q + 4 * count);
                r4.fma(sin4, i4.mul(cos4)).intoArray(yi, y + q + 4 * count);
                DoubleVector r6 = evenDifferenceR.sub(evenSideR);
                DoubleVector i6 = evenDifferenceI.sub(evenSideI);
                DoubleVector cos6 = DoubleVector.broadcast(SPECIES, t[w + 10]);
                DoubleVector sin6 = DoubleVector.broadcast(SPECIES, t[w + 11]);
                r6.mul(cos6).sub(i6.mul(sin6)).intoArray(yr, y + q + 6 * count);
                r6.fma(sin6, i6.mul(cos6)).intoArray(yi, y + q + 6 * count);
                DoubleVector oddSumR = eR.add(gR);
                DoubleVector oddSumI = eI.add(gI);
                DoubleVector oddOtherR = fR.add(hR);
                DoubleVector oddOtherI = fI.add(hI);
                DoubleVector oddDifferenceR = eR.sub(gR);
                DoubleVector oddDifferenceI = eI.sub(gI);
                DoubleVector oddSideR = fI.sub(hI);
                DoubleVector oddSideI = hR.sub(fR);
                DoubleVector r1 = oddSumR.add(oddOtherR);
                DoubleVector i1 = oddSumI.add(oddOtherI);
                DoubleVector cos1 = DoubleVector.broadcast(SPECIES, t[w]);
                DoubleVector sin1 = DoubleVector.broadcast(SPECIES, t[w + 1]);
                r1.mul(cos1).sub(i1.mul(sin1)).intoArray(yr, y + q + count);
                r1.fma(sin1, i1.mul(cos1)).intoArray(yi, y + q + count);
                DoubleVector r3 = oddDifferenceR.add(oddSideR);
                DoubleVector i3 = oddDifferenceI.add(oddSideI);
                DoubleVector cos3 = DoubleVector.broadcast(SPECIES, t[w + 4]);
                DoubleVector sin3 = DoubleVector.broadcast(SPECIES, t[w + 5]);
                r3.mul(cos3).sub(i3.mul(sin3)).intoArray(yr, y + q + 3 * count);
                r3.fma(sin3, i3.mul(cos3)).intoArray(yi, y + q + 3 * count);
                DoubleVector r5 = oddSumR.sub(oddOtherR);
                DoubleVector i5 = oddSumI.sub(oddOtherI);
                DoubleVector cos5 = DoubleVector.broadcast(SPECIES, t[w + 8]);
                DoubleVector sin5 = DoubleVector.broadcast(SPECIES, t[w + 9]);
                r5.mul(cos5).sub(i5.mul(sin5)).intoArray(yr, y + q + 5 * count);
                r5.fma(sin5, i5.mul(cos5)).intoArray(yi, y + q + 5 * count);
                DoubleVector r7 = oddDifferenceR.sub(oddSideR);
                DoubleVector i7 = oddDifferenceI.sub(oddSideI);
                DoubleVector cos7 = DoubleVector.broadcast(SPECIES, t[w + 12]);
                DoubleVector sin7 = DoubleVector.broadcast(SPECIES, t[w + 13]);
                r7.mul(cos7).sub(i7.mul(sin7)).intoArray(yr, y + q + 7 * count);
                r7.fma(sin7, i7.mul(cos7)).intoArray(yi, y + q + 7 * count);
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

    /// Sine and cosine have their reduction and both series in common; see [ElementaryVectors#quarter].
    @Override
    public void kick(double factor, double[] potential, int from, int to, double[] re, double[] im) {
        int i = from;
        for (; i <= to - LANES; i += LANES) {
            DoubleVector angle = DoubleVector.fromArray(SPECIES, potential, i).mul(factor);
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
                DoubleVector r = DoubleVector.fromArray(SPECIES, re, i);
                DoubleVector m = DoubleVector.fromArray(SPECIES, im, i);
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
