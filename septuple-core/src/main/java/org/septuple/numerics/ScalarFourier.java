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
            double[] xr,
            double[] xi,
            double[] yr,
            double[] yi,
            int at) {
        int jump = blocks * count;
        for (int p = 0; p < blocks; p++) {
            int x = at + p * count;
            int y = at + radix * p * count;
            int w = 2 * (radix - 1) * p;
            switch (radix) {
                case 2 -> two(from, to, x, jump, y, count, w, twiddles, xr, xi, yr, yi);
                case 3 -> three(from, to, x, jump, y, count, w, twiddles, xr, xi, yr, yi);
                case 4 -> four(from, to, x, jump, y, count, w, twiddles, xr, xi, yr, yi);
                case 5 -> five(from, to, x, jump, y, count, w, twiddles, xr, xi, yr, yi);
                case 8 -> eight(from, to, x, jump, y, count, w, twiddles, xr, xi, yr, yi);
                default -> throw new IllegalArgumentException("radix %d must be 2, 3, 4, 5 or 8".formatted(radix));
            }
        }
    }

    private static void two(
            int from,
            int to,
            int x,
            int jump,
            int y,
            int count,
            int w,
            double[] t,
            double[] xr,
            double[] xi,
            double[] yr,
            double[] yi) {
        for (int q = from; q < to; q++) {
            double ar = xr[x + q];
            double ai = xi[x + q];
            double br = xr[x + jump + q];
            double bi = xi[x + jump + q];
            put(ar + br, ai + bi, yr, yi, y + q);
            turn(ar - br, ai - bi, t, w, yr, yi, y + count + q);
        }
    }

    private static void three(
            int from,
            int to,
            int x,
            int jump,
            int y,
            int count,
            int w,
            double[] t,
            double[] xr,
            double[] xi,
            double[] yr,
            double[] yi) {
        for (int q = from; q < to; q++) {
            double ar = xr[x + q];
            double ai = xi[x + q];
            double br = xr[x + jump + q];
            double bi = xi[x + jump + q];
            double cr = xr[x + 2 * jump + q];
            double ci = xi[x + 2 * jump + q];
            double sumR = br + cr;
            double sumI = bi + ci;
            double halfR = Math.fma(sumR, -0.5, ar);
            double halfI = Math.fma(sumI, -0.5, ai);
            double sideR = (bi - ci) * SIN_60;
            double sideI = (cr - br) * SIN_60;
            put(ar + sumR, ai + sumI, yr, yi, y + q);
            turn(halfR + sideR, halfI + sideI, t, w, yr, yi, y + count + q);
            turn(halfR - sideR, halfI - sideI, t, w + 2, yr, yi, y + 2 * count + q);
        }
    }

    private static void four(
            int from,
            int to,
            int x,
            int jump,
            int y,
            int count,
            int w,
            double[] t,
            double[] xr,
            double[] xi,
            double[] yr,
            double[] yi) {
        for (int q = from; q < to; q++) {
            double ar = xr[x + q];
            double ai = xi[x + q];
            double br = xr[x + jump + q];
            double bi = xi[x + jump + q];
            double cr = xr[x + 2 * jump + q];
            double ci = xi[x + 2 * jump + q];
            double dr = xr[x + 3 * jump + q];
            double di = xi[x + 3 * jump + q];
            double evenR = ar + cr;
            double evenI = ai + ci;
            double oddR = br + dr;
            double oddI = bi + di;
            double acR = ar - cr;
            double acI = ai - ci;
            double sideR = bi - di;
            double sideI = dr - br;
            put(evenR + oddR, evenI + oddI, yr, yi, y + q);
            turn(acR + sideR, acI + sideI, t, w, yr, yi, y + count + q);
            turn(evenR - oddR, evenI - oddI, t, w + 2, yr, yi, y + 2 * count + q);
            turn(acR - sideR, acI - sideI, t, w + 4, yr, yi, y + 3 * count + q);
        }
    }

    private static void five(
            int from,
            int to,
            int x,
            int jump,
            int y,
            int count,
            int w,
            double[] t,
            double[] xr,
            double[] xi,
            double[] yr,
            double[] yi) {
        for (int q = from; q < to; q++) {
            double ar = xr[x + q];
            double ai = xi[x + q];
            double outerR = xr[x + jump + q] + xr[x + 4 * jump + q];
            double outerI = xi[x + jump + q] + xi[x + 4 * jump + q];
            double innerR = xr[x + 2 * jump + q] + xr[x + 3 * jump + q];
            double innerI = xi[x + 2 * jump + q] + xi[x + 3 * jump + q];
            double outwardR = xi[x + jump + q] - xi[x + 4 * jump + q];
            double outwardI = xr[x + 4 * jump + q] - xr[x + jump + q];
            double inwardR = xi[x + 2 * jump + q] - xi[x + 3 * jump + q];
            double inwardI = xr[x + 3 * jump + q] - xr[x + 2 * jump + q];
            double oneR = Math.fma(innerR, COS_144, Math.fma(outerR, COS_72, ar));
            double oneI = Math.fma(innerI, COS_144, Math.fma(outerI, COS_72, ai));
            double twoR = Math.fma(innerR, COS_72, Math.fma(outerR, COS_144, ar));
            double twoI = Math.fma(innerI, COS_72, Math.fma(outerI, COS_144, ai));
            double sideR = Math.fma(inwardR, SIN_144, outwardR * SIN_72);
            double sideI = Math.fma(inwardI, SIN_144, outwardI * SIN_72);
            double crossR = Math.fma(inwardR, -SIN_72, outwardR * SIN_144);
            double crossI = Math.fma(inwardI, -SIN_72, outwardI * SIN_144);
            put(ar + (outerR + innerR), ai + (outerI + innerI), yr, yi, y + q);
            turn(oneR + sideR, oneI + sideI, t, w, yr, yi, y + count + q);
            turn(twoR + crossR, twoI + crossI, t, w + 2, yr, yi, y + 2 * count + q);
            turn(twoR - crossR, twoI - crossI, t, w + 4, yr, yi, y + 3 * count + q);
            turn(oneR - sideR, oneI - sideI, t, w + 6, yr, yi, y + 4 * count + q);
        }
    }

    private static void eight(
            int from,
            int to,
            int x,
            int jump,
            int y,
            int count,
            int w,
            double[] t,
            double[] xr,
            double[] xi,
            double[] yr,
            double[] yi) {
        for (int q = from; q < to; q++) {
            double ar = xr[x + q];
            double er = xr[x + 4 * jump + q];
            double aR = ar + er;
            double ai = xi[x + q];
            double ei = xi[x + 4 * jump + q];
            double aI = ai + ei;
            double br = xr[x + jump + q];
            double fr = xr[x + 5 * jump + q];
            double bR = br + fr;
            double bi = xi[x + jump + q];
            double fi = xi[x + 5 * jump + q];
            double bI = bi + fi;
            double cr = xr[x + 2 * jump + q];
            double gr = xr[x + 6 * jump + q];
            double cR = cr + gr;
            double ci = xi[x + 2 * jump + q];
            double gi = xi[x + 6 * jump + q];
            double cI = ci + gi;
            double dr = xr[x + 3 * jump + q];
            double hr = xr[x + 7 * jump + q];
            double dR = dr + hr;
            double di = xi[x + 3 * jump + q];
            double hi = xi[x + 7 * jump + q];
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
            put(evenSumR + evenOtherR, evenSumI + evenOtherI, yr, yi, y + q);
            turn(evenDifferenceR + evenSideR, evenDifferenceI + evenSideI, t, w + 2, yr, yi, y + 2 * count + q);
            turn(evenSumR - evenOtherR, evenSumI - evenOtherI, t, w + 6, yr, yi, y + 4 * count + q);
            turn(evenDifferenceR - evenSideR, evenDifferenceI - evenSideI, t, w + 10, yr, yi, y + 6 * count + q);
            double oddSumR = eR + gR;
            double oddSumI = eI + gI;
            double oddOtherR = fR + hR;
            double oddOtherI = fI + hI;
            double oddDifferenceR = eR - gR;
            double oddDifferenceI = eI - gI;
            double oddSideR = fI - hI;
            double oddSideI = hR - fR;
            turn(oddSumR + oddOtherR, oddSumI + oddOtherI, t, w, yr, yi, y + count + q);
            turn(oddDifferenceR + oddSideR, oddDifferenceI + oddSideI, t, w + 4, yr, yi, y + 3 * count + q);
            turn(oddSumR - oddOtherR, oddSumI - oddOtherI, t, w + 8, yr, yi, y + 5 * count + q);
            turn(oddDifferenceR - oddSideR, oddDifferenceI - oddSideI, t, w + 12, yr, yi, y + 7 * count + q);
        }
    }

    private static void put(double re, double im, double[] yr, double[] yi, int at) {
        yr[at] = re;
        yi[at] = im;
    }

    /// y = w·z.
    private static void turn(double re, double im, double[] t, int w, double[] yr, double[] yi, int at) {
        yr[at] = re * t[w] - im * t[w + 1];
        yi[at] = Math.fma(re, t[w + 1], im * t[w]);
    }

    @Override
    public void rotate(int length, int width, double[] fr, double[] fi, double[] re, double[] im, int at) {
        for (int i = 0; i < length; i++) {
            for (int k = at + i * width; k < at + (i + 1) * width; k++) {
                double r = re[k];
                re[k] = r * fr[i] - im[k] * fi[i];
                im[k] = Math.fma(r, fi[i], im[k] * fr[i]);
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
        for (int i = 0; i <= length / 2; i++) {
            int j = i == 0 ? 0 : length - i;
            for (int line = 0; line < width; line++) {
                int k = at + i * width + line;
                int partner = at + j * width + line;
                double xr = re[k];
                double xi = im[k];
                double yr = re[partner];
                double yi = im[partner];
                re[partner] = (ar[j] * yr - ai[j] * yi) + (br[j] * xr - bi[j] * xi);
                im[partner] = Math.fma(ar[j], yi, ai[j] * yr) + Math.fma(br[j], xi, bi[j] * xr);
                re[k] = (ar[i] * xr - ai[i] * xi) + (br[i] * yr - bi[i] * yi);
                im[k] = Math.fma(ar[i], xi, ai[i] * xr) + Math.fma(br[i], yi, bi[i] * yr);
            }
        }
    }

    @Override
    public void kick(double factor, double[] potential, int from, int to, double[] re, double[] im) {
        for (int i = from; i < to; i++) {
            double angle = factor * potential[i];
            double cos = Elementary.cos(angle);
            double sin = Elementary.sin(angle);
            double r = re[i];
            re[i] = r * cos - im[i] * sin;
            im[i] = Math.fma(r, sin, im[i] * cos);
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
