package org.septuple.numerics.lanes;

import static org.septuple.numerics.FourierKernels.COS_144;
import static org.septuple.numerics.FourierKernels.COS_72;
import static org.septuple.numerics.FourierKernels.SIN_144;
import static org.septuple.numerics.FourierKernels.SIN_60;
import static org.septuple.numerics.FourierKernels.SIN_72;

import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.VectorSpecies;

/// Butterflies of radix 2, 3, 4 and 5, a register of them at a time; see [org.septuple.numerics.FourierKernels#pass].
final class VectorButterflies {

    private static final VectorSpecies<Double> SPECIES = ElementaryVectors.SPECIES;
    private static final int LANES = SPECIES.length();

    private VectorButterflies() {}

    static void two(int blocks, int count, int from, int to, double[] t, double[] z, int xr, int xi, int yr, int yi) {
        int jump = blocks * count;
        for (int p = 0; p < blocks; p++) {
            DoubleVector w1r = DoubleVector.broadcast(SPECIES, t[2 * p]);
            DoubleVector w1i = DoubleVector.broadcast(SPECIES, t[2 * p + 1]);
            int x = p * count;
            int y = 2 * p * count;
            for (int q = from; q < to; q += LANES) {
                DoubleVector ar = DoubleVector.fromArray(SPECIES, z, xr + x + q);
                DoubleVector ai = DoubleVector.fromArray(SPECIES, z, xi + x + q);
                DoubleVector br = DoubleVector.fromArray(SPECIES, z, xr + x + q + jump);
                DoubleVector bi = DoubleVector.fromArray(SPECIES, z, xi + x + q + jump);
                ar.add(br).intoArray(z, yr + y + q);
                ai.add(bi).intoArray(z, yi + y + q);
                DoubleVector ur = ar.sub(br);
                DoubleVector ui = ai.sub(bi);
                ur.mul(w1r).sub(ui.mul(w1i)).intoArray(z, yr + y + q + count);
                ur.fma(w1i, ui.mul(w1r)).intoArray(z, yi + y + q + count);
            }
        }
    }

    static void three(int blocks, int count, int from, int to, double[] t, double[] z, int xr, int xi, int yr, int yi) {
        int jump = blocks * count;
        DoubleVector minusHalf = DoubleVector.broadcast(SPECIES, -0.5);
        for (int p = 0; p < blocks; p++) {
            DoubleVector w1r = DoubleVector.broadcast(SPECIES, t[4 * p]);
            DoubleVector w1i = DoubleVector.broadcast(SPECIES, t[4 * p + 1]);
            DoubleVector w2r = DoubleVector.broadcast(SPECIES, t[4 * p + 2]);
            DoubleVector w2i = DoubleVector.broadcast(SPECIES, t[4 * p + 3]);
            int x = p * count;
            int y = 3 * p * count;
            for (int q = from; q < to; q += LANES) {
                DoubleVector ar = DoubleVector.fromArray(SPECIES, z, xr + x + q);
                DoubleVector ai = DoubleVector.fromArray(SPECIES, z, xi + x + q);
                DoubleVector br = DoubleVector.fromArray(SPECIES, z, xr + x + q + jump);
                DoubleVector bi = DoubleVector.fromArray(SPECIES, z, xi + x + q + jump);
                DoubleVector cr = DoubleVector.fromArray(SPECIES, z, xr + x + q + 2 * jump);
                DoubleVector ci = DoubleVector.fromArray(SPECIES, z, xi + x + q + 2 * jump);
                DoubleVector sumR = br.add(cr);
                DoubleVector sumI = bi.add(ci);
                DoubleVector halfR = sumR.fma(minusHalf, ar);
                DoubleVector halfI = sumI.fma(minusHalf, ai);
                DoubleVector sideR = bi.sub(ci).mul(SIN_60);
                DoubleVector sideI = cr.sub(br).mul(SIN_60);
                ar.add(sumR).intoArray(z, yr + y + q);
                ai.add(sumI).intoArray(z, yi + y + q);
                DoubleVector ur = halfR.add(sideR);
                DoubleVector ui = halfI.add(sideI);
                ur.mul(w1r).sub(ui.mul(w1i)).intoArray(z, yr + y + q + count);
                ur.fma(w1i, ui.mul(w1r)).intoArray(z, yi + y + q + count);
                DoubleVector vr = halfR.sub(sideR);
                DoubleVector vi = halfI.sub(sideI);
                vr.mul(w2r).sub(vi.mul(w2i)).intoArray(z, yr + y + q + 2 * count);
                vr.fma(w2i, vi.mul(w2r)).intoArray(z, yi + y + q + 2 * count);
            }
        }
    }

    static void four(int blocks, int count, int from, int to, double[] t, double[] z, int xr, int xi, int yr, int yi) {
        int jump = blocks * count;
        for (int p = 0; p < blocks; p++) {
            DoubleVector w1r = DoubleVector.broadcast(SPECIES, t[6 * p]);
            DoubleVector w1i = DoubleVector.broadcast(SPECIES, t[6 * p + 1]);
            DoubleVector w2r = DoubleVector.broadcast(SPECIES, t[6 * p + 2]);
            DoubleVector w2i = DoubleVector.broadcast(SPECIES, t[6 * p + 3]);
            DoubleVector w3r = DoubleVector.broadcast(SPECIES, t[6 * p + 4]);
            DoubleVector w3i = DoubleVector.broadcast(SPECIES, t[6 * p + 5]);
            int x = p * count;
            int y = 4 * p * count;
            for (int q = from; q < to; q += LANES) {
                DoubleVector ar = DoubleVector.fromArray(SPECIES, z, xr + x + q);
                DoubleVector ai = DoubleVector.fromArray(SPECIES, z, xi + x + q);
                DoubleVector br = DoubleVector.fromArray(SPECIES, z, xr + x + q + jump);
                DoubleVector bi = DoubleVector.fromArray(SPECIES, z, xi + x + q + jump);
                DoubleVector cr = DoubleVector.fromArray(SPECIES, z, xr + x + q + 2 * jump);
                DoubleVector ci = DoubleVector.fromArray(SPECIES, z, xi + x + q + 2 * jump);
                DoubleVector dr = DoubleVector.fromArray(SPECIES, z, xr + x + q + 3 * jump);
                DoubleVector di = DoubleVector.fromArray(SPECIES, z, xi + x + q + 3 * jump);
                DoubleVector evenR = ar.add(cr);
                DoubleVector evenI = ai.add(ci);
                DoubleVector oddR = br.add(dr);
                DoubleVector oddI = bi.add(di);
                DoubleVector acR = ar.sub(cr);
                DoubleVector acI = ai.sub(ci);
                DoubleVector sideR = bi.sub(di);
                DoubleVector sideI = dr.sub(br);
                evenR.add(oddR).intoArray(z, yr + y + q);
                evenI.add(oddI).intoArray(z, yi + y + q);
                DoubleVector ur = acR.add(sideR);
                DoubleVector ui = acI.add(sideI);
                ur.mul(w1r).sub(ui.mul(w1i)).intoArray(z, yr + y + q + count);
                ur.fma(w1i, ui.mul(w1r)).intoArray(z, yi + y + q + count);
                DoubleVector vr = evenR.sub(oddR);
                DoubleVector vi = evenI.sub(oddI);
                vr.mul(w2r).sub(vi.mul(w2i)).intoArray(z, yr + y + q + 2 * count);
                vr.fma(w2i, vi.mul(w2r)).intoArray(z, yi + y + q + 2 * count);
                DoubleVector zr = acR.sub(sideR);
                DoubleVector zi = acI.sub(sideI);
                zr.mul(w3r).sub(zi.mul(w3i)).intoArray(z, yr + y + q + 3 * count);
                zr.fma(w3i, zi.mul(w3r)).intoArray(z, yi + y + q + 3 * count);
            }
        }
    }

    static void five(int blocks, int count, int from, int to, double[] t, double[] z, int xr, int xi, int yr, int yi) {
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
            int x = p * count;
            int y = 5 * p * count;
            for (int q = from; q < to; q += LANES) {
                DoubleVector ar = DoubleVector.fromArray(SPECIES, z, xr + x + q);
                DoubleVector ai = DoubleVector.fromArray(SPECIES, z, xi + x + q);
                DoubleVector br = DoubleVector.fromArray(SPECIES, z, xr + x + q + jump);
                DoubleVector bi = DoubleVector.fromArray(SPECIES, z, xi + x + q + jump);
                DoubleVector cr = DoubleVector.fromArray(SPECIES, z, xr + x + q + 2 * jump);
                DoubleVector ci = DoubleVector.fromArray(SPECIES, z, xi + x + q + 2 * jump);
                DoubleVector dr = DoubleVector.fromArray(SPECIES, z, xr + x + q + 3 * jump);
                DoubleVector di = DoubleVector.fromArray(SPECIES, z, xi + x + q + 3 * jump);
                DoubleVector er = DoubleVector.fromArray(SPECIES, z, xr + x + q + 4 * jump);
                DoubleVector ei = DoubleVector.fromArray(SPECIES, z, xi + x + q + 4 * jump);
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
                ar.add(outerR.add(innerR)).intoArray(z, yr + y + q);
                ai.add(outerI.add(innerI)).intoArray(z, yi + y + q);
                DoubleVector ur = oneR.add(sideR);
                DoubleVector ui = oneI.add(sideI);
                ur.mul(w1r).sub(ui.mul(w1i)).intoArray(z, yr + y + q + count);
                ur.fma(w1i, ui.mul(w1r)).intoArray(z, yi + y + q + count);
                DoubleVector vr = twoR.add(crossR);
                DoubleVector vi = twoI.add(crossI);
                vr.mul(w2r).sub(vi.mul(w2i)).intoArray(z, yr + y + q + 2 * count);
                vr.fma(w2i, vi.mul(w2r)).intoArray(z, yi + y + q + 2 * count);
                DoubleVector wr = twoR.sub(crossR);
                DoubleVector wi = twoI.sub(crossI);
                wr.mul(w3r).sub(wi.mul(w3i)).intoArray(z, yr + y + q + 3 * count);
                wr.fma(w3i, wi.mul(w3r)).intoArray(z, yi + y + q + 3 * count);
                DoubleVector zr = oneR.sub(sideR);
                DoubleVector zi = oneI.sub(sideI);
                zr.mul(w4r).sub(zi.mul(w4i)).intoArray(z, yr + y + q + 4 * count);
                zr.fma(w4i, zi.mul(w4r)).intoArray(z, yi + y + q + 4 * count);
            }
        }
    }
}
