package org.septuple.numerics;

/// Butterflies one after the other.
final class ScalarFourier implements FourierKernels {

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
        int jump = blocks * count;
        for (int p = 0; p < blocks; p++) {
            int x = p * count;
            int y = radix * p * count;
            int w = 2 * (radix - 1) * p;
            switch (radix) {
                case 2 -> two(from, to, xr + x, xi + x, jump, yr + y, yi + y, count, w, twiddles, z);
                case 3 -> three(from, to, xr + x, xi + x, jump, yr + y, yi + y, count, w, twiddles, z);
                case 4 -> four(from, to, xr + x, xi + x, jump, yr + y, yi + y, count, w, twiddles, z);
                case 5 -> five(from, to, xr + x, xi + x, jump, yr + y, yi + y, count, w, twiddles, z);
                case 8 -> eight(from, to, xr + x, xi + x, jump, yr + y, yi + y, count, w, twiddles, z);
                default -> throw new IllegalArgumentException("radix %d must be 2, 3, 4, 5 or 8".formatted(radix));
            }
        }
    }

    private static void two(
            int from, int to, int xr, int xi, int jump, int yr, int yi, int count, int w, double[] t, double[] z) {
        for (int q = from; q < to; q++) {
            double ar = z[xr + q];
            double ai = z[xi + q];
            double br = z[xr + jump + q];
            double bi = z[xi + jump + q];
            put(ar + br, ai + bi, z, yr + q, yi + q);
            turn(ar - br, ai - bi, t, w, z, yr + count + q, yi + count + q);
        }
    }

    private static void three(
            int from, int to, int xr, int xi, int jump, int yr, int yi, int count, int w, double[] t, double[] z) {
        for (int q = from; q < to; q++) {
            double ar = z[xr + q];
            double ai = z[xi + q];
            double br = z[xr + jump + q];
            double bi = z[xi + jump + q];
            double cr = z[xr + 2 * jump + q];
            double ci = z[xi + 2 * jump + q];
            double sumR = br + cr;
            double sumI = bi + ci;
            double halfR = Math.fma(sumR, -0.5, ar);
            double halfI = Math.fma(sumI, -0.5, ai);
            double sideR = (bi - ci) * SIN_60;
            double sideI = (cr - br) * SIN_60;
            put(ar + sumR, ai + sumI, z, yr + q, yi + q);
            turn(halfR + sideR, halfI + sideI, t, w, z, yr + count + q, yi + count + q);
            turn(halfR - sideR, halfI - sideI, t, w + 2, z, yr + 2 * count + q, yi + 2 * count + q);
        }
    }

    private static void four(
            int from, int to, int xr, int xi, int jump, int yr, int yi, int count, int w, double[] t, double[] z) {
        for (int q = from; q < to; q++) {
            double ar = z[xr + q];
            double ai = z[xi + q];
            double br = z[xr + jump + q];
            double bi = z[xi + jump + q];
            double cr = z[xr + 2 * jump + q];
            double ci = z[xi + 2 * jump + q];
            double dr = z[xr + 3 * jump + q];
            double di = z[xi + 3 * jump + q];
            double evenR = ar + cr;
            double evenI = ai + ci;
            double oddR = br + dr;
            double oddI = bi + di;
            double acR = ar - cr;
            double acI = ai - ci;
            double sideR = bi - di;
            double sideI = dr - br;
            put(evenR + oddR, evenI + oddI, z, yr + q, yi + q);
            turn(acR + sideR, acI + sideI, t, w, z, yr + count + q, yi + count + q);
            turn(evenR - oddR, evenI - oddI, t, w + 2, z, yr + 2 * count + q, yi + 2 * count + q);
            turn(acR - sideR, acI - sideI, t, w + 4, z, yr + 3 * count + q, yi + 3 * count + q);
        }
    }

    private static void five(
            int from, int to, int xr, int xi, int jump, int yr, int yi, int count, int w, double[] t, double[] z) {
        for (int q = from; q < to; q++) {
            double ar = z[xr + q];
            double ai = z[xi + q];
            double outerR = z[xr + jump + q] + z[xr + 4 * jump + q];
            double outerI = z[xi + jump + q] + z[xi + 4 * jump + q];
            double innerR = z[xr + 2 * jump + q] + z[xr + 3 * jump + q];
            double innerI = z[xi + 2 * jump + q] + z[xi + 3 * jump + q];
            double outwardR = z[xi + jump + q] - z[xi + 4 * jump + q];
            double outwardI = z[xr + 4 * jump + q] - z[xr + jump + q];
            double inwardR = z[xi + 2 * jump + q] - z[xi + 3 * jump + q];
            double inwardI = z[xr + 3 * jump + q] - z[xr + 2 * jump + q];
            double oneR = Math.fma(innerR, COS_144, Math.fma(outerR, COS_72, ar));
            double oneI = Math.fma(innerI, COS_144, Math.fma(outerI, COS_72, ai));
            double twoR = Math.fma(innerR, COS_72, Math.fma(outerR, COS_144, ar));
            double twoI = Math.fma(innerI, COS_72, Math.fma(outerI, COS_144, ai));
            double sideR = Math.fma(inwardR, SIN_144, outwardR * SIN_72);
            double sideI = Math.fma(inwardI, SIN_144, outwardI * SIN_72);
            double crossR = Math.fma(inwardR, -SIN_72, outwardR * SIN_144);
            double crossI = Math.fma(inwardI, -SIN_72, outwardI * SIN_144);
            put(ar + (outerR + innerR), ai + (outerI + innerI), z, yr + q, yi + q);
            turn(oneR + sideR, oneI + sideI, t, w, z, yr + count + q, yi + count + q);
            turn(twoR + crossR, twoI + crossI, t, w + 2, z, yr + 2 * count + q, yi + 2 * count + q);
            turn(twoR - crossR, twoI - crossI, t, w + 4, z, yr + 3 * count + q, yi + 3 * count + q);
            turn(oneR - sideR, oneI - sideI, t, w + 6, z, yr + 4 * count + q, yi + 4 * count + q);
        }
    }

    private static void eight(
            int from, int to, int xr, int xi, int jump, int yr, int yi, int count, int w, double[] t, double[] z) {
        for (int q = from; q < to; q++) {
            double ar = z[xr + q];
            double er = z[xr + 4 * jump + q];
            double aR = ar + er;
            double ai = z[xi + q];
            double ei = z[xi + 4 * jump + q];
            double aI = ai + ei;
            double br = z[xr + jump + q];
            double fr = z[xr + 5 * jump + q];
            double bR = br + fr;
            double bi = z[xi + jump + q];
            double fi = z[xi + 5 * jump + q];
            double bI = bi + fi;
            double cr = z[xr + 2 * jump + q];
            double gr = z[xr + 6 * jump + q];
            double cR = cr + gr;
            double ci = z[xi + 2 * jump + q];
            double gi = z[xi + 6 * jump + q];
            double cI = ci + gi;
            double dr = z[xr + 3 * jump + q];
            double hr = z[xr + 7 * jump + q];
            double dR = dr + hr;
            double di = z[xi + 3 * jump + q];
            double hi = z[xi + 7 * jump + q];
            double dI = di + hi;
            double eR = ar - er;
            double eI = ai - ei;
            double turnR = br - fr;
            double turnI = bi - fi;
            double fR = (turnR + turnI) * SQRT_HALF;
            double fI = (turnI - turnR) * SQRT_HALF;
            double gR = ci - gi;
            double gI = gr - cr;
            double lastR = dr - hr;
            double lastI = di - hi;
            double hR = (lastI - lastR) * SQRT_HALF;
            double hI = (lastR + lastI) * -SQRT_HALF;
            double evenSumR = aR + cR;
            double evenSumI = aI + cI;
            double evenOtherR = bR + dR;
            double evenOtherI = bI + dI;
            double evenDifferenceR = aR - cR;
            double evenDifferenceI = aI - cI;
            double evenSideR = bI - dI;
            double evenSideI = dR - bR;
            put(evenSumR + evenOtherR, evenSumI + evenOtherI, z, yr + q, yi + q);
            turn(
                    evenDifferenceR + evenSideR,
                    evenDifferenceI + evenSideI,
                    t,
                    w + 2,
                    z,
                    yr + 2 * count + q,
                    yi + 2 * count + q);
            turn(evenSumR - evenOtherR, evenSumI - evenOtherI, t, w + 6, z, yr + 4 * count + q, yi + 4 * count + q);
            turn(
                    evenDifferenceR - evenSideR,
                    evenDifferenceI - evenSideI,
                    t,
                    w + 10,
                    z,
                    yr + 6 * count + q,
                    yi + 6 * count + q);
            double oddSumR = eR + gR;
            double oddSumI = eI + gI;
            double oddOtherR = fR + hR;
            double oddOtherI = fI + hI;
            double oddDifferenceR = eR - gR;
            double oddDifferenceI = eI - gI;
            double oddSideR = fI - hI;
            double oddSideI = hR - fR;
            turn(oddSumR + oddOtherR, oddSumI + oddOtherI, t, w, z, yr + count + q, yi + count + q);
            turn(
                    oddDifferenceR + oddSideR,
                    oddDifferenceI + oddSideI,
                    t,
                    w + 4,
                    z,
                    yr + 3 * count + q,
                    yi + 3 * count + q);
            turn(oddSumR - oddOtherR, oddSumI - oddOtherI, t, w + 8, z, yr + 5 * count + q, yi + 5 * count + q);
            turn(
                    oddDifferenceR - oddSideR,
                    oddDifferenceI - oddSideI,
                    t,
                    w + 12,
                    z,
                    yr + 7 * count + q,
                    yi + 7 * count + q);
        }
    }

    private static void put(double re, double im, double[] z, int atRe, int atIm) {
        z[atRe] = re;
        z[atIm] = im;
    }

    /// y = w·z.
    private static void turn(double re, double im, double[] t, int w, double[] z, int atRe, int atIm) {
        z[atRe] = re * t[w] - im * t[w + 1];
        z[atIm] = Math.fma(re, t[w + 1], im * t[w]);
    }

    @Override
    public void rotate(int length, int width, double[] fr, double[] fi, double[] z, int re, int im) {
        for (int i = 0; i < length; i++) {
            for (int k = i * width; k < (i + 1) * width; k++) {
                double r = z[re + k];
                z[re + k] = r * fr[i] - z[im + k] * fi[i];
                z[im + k] = Math.fma(r, fi[i], z[im + k] * fr[i]);
            }
        }
    }

    @Override
    public void mix(
            int length, int width, double[] ar, double[] ai, double[] br, double[] bi, double[] z, int re, int im) {
        for (int i = 0; i <= length / 2; i++) {
            int j = i == 0 ? 0 : length - i;
            for (int line = 0; line < width; line++) {
                int k = i * width + line;
                int partner = j * width + line;
                double xr = z[re + k];
                double xi = z[im + k];
                double yr = z[re + partner];
                double yi = z[im + partner];
                z[re + partner] = (ar[j] * yr - ai[j] * yi) + (br[j] * xr - bi[j] * xi);
                z[im + partner] = Math.fma(ar[j], yi, ai[j] * yr) + Math.fma(br[j], xi, bi[j] * xr);
                z[re + k] = (ar[i] * xr - ai[i] * xi) + (br[i] * yr - bi[i] * yi);
                z[im + k] = Math.fma(ar[i], xi, ai[i] * xr) + Math.fma(br[i], yi, bi[i] * yr);
            }
        }
    }

    @Override
    public void kick(double factor, int potential, int size, double[] z, int re, int im) {
        for (int i = 0; i < size; i++) {
            double angle = factor * z[potential + i];
            double cos = Elementary.cos(angle);
            double sin = Elementary.sin(angle);
            double r = z[re + i];
            z[re + i] = r * cos - z[im + i] * sin;
            z[im + i] = Math.fma(r, sin, z[im + i] * cos);
        }
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
        for (int i = 0; i < length; i++) {
            for (int line = 0; line < width; line++) {
                tile[at + place[i] * width + line] = field[base + i * step + line * lineStep];
            }
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
        for (int i = 0; i < length; i++) {
            for (int line = 0; line < width; line++) {
                field[base + i * step + line * lineStep] = tile[at + place[i] * width + line];
            }
        }
    }
}
