package org.septuple.numerics.lanes;

import static org.septuple.numerics.FourierKernels.SQRT_HALF;

import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.VectorSpecies;

/// Butterflies of radix 8, a register of them at a time, ordered so that few values wait; see
/// [org.septuple.numerics.FourierKernels#pass].
final class VectorOctets {

    private static final VectorSpecies<Double> SPECIES = ElementaryVectors.SPECIES;
    private static final int LANES = SPECIES.length();

    private VectorOctets() {}

    static void eight(int blocks, int count, int from, int to, double[] t, double[] z, int xr, int xi, int yr, int yi) {
        int jump = blocks * count;
        for (int p = 0; p < blocks; p++) {
            int w = 14 * p;
            int x = p * count;
            int y = 8 * p * count;
            for (int q = from; q < to; q += LANES) {
                DoubleVector ar = DoubleVector.fromArray(SPECIES, z, xr + x + q);
                DoubleVector er = DoubleVector.fromArray(SPECIES, z, xr + x + q + 4 * jump);
                DoubleVector aR = ar.add(er);
                DoubleVector ai = DoubleVector.fromArray(SPECIES, z, xi + x + q);
                DoubleVector ei = DoubleVector.fromArray(SPECIES, z, xi + x + q + 4 * jump);
                DoubleVector aI = ai.add(ei);
                DoubleVector br = DoubleVector.fromArray(SPECIES, z, xr + x + q + jump);
                DoubleVector fr = DoubleVector.fromArray(SPECIES, z, xr + x + q + 5 * jump);
                DoubleVector bR = br.add(fr);
                DoubleVector bi = DoubleVector.fromArray(SPECIES, z, xi + x + q + jump);
                DoubleVector fi = DoubleVector.fromArray(SPECIES, z, xi + x + q + 5 * jump);
                DoubleVector bI = bi.add(fi);
                DoubleVector cr = DoubleVector.fromArray(SPECIES, z, xr + x + q + 2 * jump);
                DoubleVector gr = DoubleVector.fromArray(SPECIES, z, xr + x + q + 6 * jump);
                DoubleVector cR = cr.add(gr);
                DoubleVector ci = DoubleVector.fromArray(SPECIES, z, xi + x + q + 2 * jump);
                DoubleVector gi = DoubleVector.fromArray(SPECIES, z, xi + x + q + 6 * jump);
                DoubleVector cI = ci.add(gi);
                DoubleVector dr = DoubleVector.fromArray(SPECIES, z, xr + x + q + 3 * jump);
                DoubleVector hr = DoubleVector.fromArray(SPECIES, z, xr + x + q + 7 * jump);
                DoubleVector dR = dr.add(hr);
                DoubleVector di = DoubleVector.fromArray(SPECIES, z, xi + x + q + 3 * jump);
                DoubleVector hi = DoubleVector.fromArray(SPECIES, z, xi + x + q + 7 * jump);
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
                evenSumR.add(evenOtherR).intoArray(z, yr + y + q);
                evenSumI.add(evenOtherI).intoArray(z, yi + y + q);
                DoubleVector r2 = evenDifferenceR.add(evenSideR);
                DoubleVector i2 = evenDifferenceI.add(evenSideI);
                DoubleVector cos2 = DoubleVector.broadcast(SPECIES, t[w + 2]);
                DoubleVector sin2 = DoubleVector.broadcast(SPECIES, t[w + 3]);
                r2.mul(cos2).sub(i2.mul(sin2)).intoArray(z, yr + y + q + 2 * count);
                r2.fma(sin2, i2.mul(cos2)).intoArray(z, yi + y + q + 2 * count);
                DoubleVector r4 = evenSumR.sub(evenOtherR);
                DoubleVector i4 = evenSumI.sub(evenOtherI);
                DoubleVector cos4 = DoubleVector.broadcast(SPECIES, t[w + 6]);
                DoubleVector sin4 = DoubleVector.broadcast(SPECIES, t[w + 7]);
                r4.mul(cos4).sub(i4.mul(sin4)).intoArray(z, yr + y + q + 4 * count);
                r4.fma(sin4, i4.mul(cos4)).intoArray(z, yi + y + q + 4 * count);
                DoubleVector r6 = evenDifferenceR.sub(evenSideR);
                DoubleVector i6 = evenDifferenceI.sub(evenSideI);
                DoubleVector cos6 = DoubleVector.broadcast(SPECIES, t[w + 10]);
                DoubleVector sin6 = DoubleVector.broadcast(SPECIES, t[w + 11]);
                r6.mul(cos6).sub(i6.mul(sin6)).intoArray(z, yr + y + q + 6 * count);
                r6.fma(sin6, i6.mul(cos6)).intoArray(z, yi + y + q + 6 * count);
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
                r1.mul(cos1).sub(i1.mul(sin1)).intoArray(z, yr + y + q + count);
                r1.fma(sin1, i1.mul(cos1)).intoArray(z, yi + y + q + count);
                DoubleVector r3 = oddDifferenceR.add(oddSideR);
                DoubleVector i3 = oddDifferenceI.add(oddSideI);
                DoubleVector cos3 = DoubleVector.broadcast(SPECIES, t[w + 4]);
                DoubleVector sin3 = DoubleVector.broadcast(SPECIES, t[w + 5]);
                r3.mul(cos3).sub(i3.mul(sin3)).intoArray(z, yr + y + q + 3 * count);
                r3.fma(sin3, i3.mul(cos3)).intoArray(z, yi + y + q + 3 * count);
                DoubleVector r5 = oddSumR.sub(oddOtherR);
                DoubleVector i5 = oddSumI.sub(oddOtherI);
                DoubleVector cos5 = DoubleVector.broadcast(SPECIES, t[w + 8]);
                DoubleVector sin5 = DoubleVector.broadcast(SPECIES, t[w + 9]);
                r5.mul(cos5).sub(i5.mul(sin5)).intoArray(z, yr + y + q + 5 * count);
                r5.fma(sin5, i5.mul(cos5)).intoArray(z, yi + y + q + 5 * count);
                DoubleVector r7 = oddDifferenceR.sub(oddSideR);
                DoubleVector i7 = oddDifferenceI.sub(oddSideI);
                DoubleVector cos7 = DoubleVector.broadcast(SPECIES, t[w + 12]);
                DoubleVector sin7 = DoubleVector.broadcast(SPECIES, t[w + 13]);
                r7.mul(cos7).sub(i7.mul(sin7)).intoArray(z, yr + y + q + 7 * count);
                r7.fma(sin7, i7.mul(cos7)).intoArray(z, yi + y + q + 7 * count);
            }
        }
    }
}
