package org.septuple.quantum;

/// One row of the recurrence of [BondFlow]: t_{n+1} = t_{n−1} − 2iĜ t_n, in the place of t_{n−1}, and sum += weight·t_{n+1}.
/// Each worker has one.
final class BondLine {

    private int start;
    private int length;
    private boolean around;
    private int up0;
    private int down0;
    private int up1;
    private int down1;
    private double hopUp0;
    private double hopDown0;
    private double hopUp1;
    private double hopDown1;
    private double hop;

    /// Finds the neighbours of a row.
    void place(CellRows rows, int row, double[] hops) {
        start = row * rows.length;
        length = rows.length;
        around = rows.periodic[2];
        hop = hops[2];
        up0 = rows.above(0, row);
        down0 = rows.below(0, row);
        up1 = rows.above(1, row);
        down1 = rows.below(1, row);
        hopUp0 = up0 < 0 ? 0 : hops[0];
        hopDown0 = down0 < 0 ? 0 : hops[0];
        hopUp1 = up1 < 0 ? 0 : hops[1];
        hopDown1 = down1 < 0 ? 0 : hops[1];
        up0 = up0 < 0 ? start : up0;
        down0 = down0 < 0 ? start : down0;
        up1 = up1 < 0 ? start : up1;
        down1 = down1 < 0 ? start : down1;
    }

    void sweep(
            double scale,
            double weight,
            BondWave wave,
            double[] diagonal,
            double[] re,
            double[] im,
            double[] otherRe,
            double[] otherIm,
            double[] sumRe,
            double[] sumIm) {
        int last = length - 1;
        for (int i = 0; i <= last; i += wave.linked() ? 1 : last) {
            int before = i > 0 ? i - 1 : around ? last : 0;
            int after = i < last ? i + 1 : around ? 0 : last;
            double hopBefore = i > 0 || around ? hop : 0;
            double hopAfter = i < last || around ? hop : 0;
            int cell = start + i;
            double real =
                    diagonal[cell] * re[cell] - neighbours(i, before, after, hopBefore, hopAfter, wave, re, im, 1);
            double imaginary =
                    diagonal[cell] * im[cell] - neighbours(i, before, after, hopBefore, hopAfter, wave, im, re, -1);
            otherRe[cell] += scale * imaginary;
            otherIm[cell] -= scale * real;
            sumRe[cell] += weight * otherRe[cell];
            sumIm[cell] += weight * otherIm[cell];
        }
        if (!wave.linked()) {
            inner(scale, weight, diagonal, re, im, otherRe, otherIm, sumRe, sumIm);
        }
    }

    /// Σ hop·(cos A·x ∓ sin A·y), upper sign from above with (x, y, sign) = (re, im, 1) and (im, re, −1).
    private double neighbours(
            int i,
            int before,
            int after,
            double hopBefore,
            double hopAfter,
            BondWave wave,
            double[] x,
            double[] y,
            double sign) {
        if (!wave.linked()) {
            return hopBefore * x[start + before]
                    + hopAfter * x[start + after]
                    + (hopDown1 * x[down1 + i] + hopUp1 * x[up1 + i])
                    + (hopDown0 * x[down0 + i] + hopUp0 * x[up0 + i]);
        }
        int cell = start + i;
        return hopBefore * turned(wave, 2, start + before, start + before, -sign, x, y)
                + hopAfter * turned(wave, 2, cell, start + after, sign, x, y)
                + hopDown1 * turned(wave, 1, down1 + i, down1 + i, -sign, x, y)
                + hopUp1 * turned(wave, 1, cell, up1 + i, sign, x, y)
                + hopDown0 * turned(wave, 0, down0 + i, down0 + i, -sign, x, y)
                + hopUp0 * turned(wave, 0, cell, up0 + i, sign, x, y);
    }

    private static double turned(BondWave wave, int slot, int face, int cell, double sign, double[] x, double[] y) {
        return wave.cos[slot][face] * x[cell] - sign * wave.sin[slot][face] * y[cell];
    }

    private void inner(
            double scale,
            double weight,
            double[] diagonal,
            double[] re,
            double[] im,
            double[] otherRe,
            double[] otherIm,
            double[] sumRe,
            double[] sumIm) {
        int at = start;
        int u0 = up0;
        int d0 = down0;
        int u1 = up1;
        int d1 = down1;
        double hu0 = hopUp0;
        double hd0 = hopDown0;
        double hu1 = hopUp1;
        double hd1 = hopDown1;
        double h = hop;
        for (int i = 1; i < length - 1; i++) {
            double real = diagonal[at + i] * re[at + i]
                    - (h * re[at + i - 1]
                            + h * re[at + i + 1]
                            + (hd1 * re[d1 + i] + hu1 * re[u1 + i])
                            + (hd0 * re[d0 + i] + hu0 * re[u0 + i]));
            double imaginary = diagonal[at + i] * im[at + i]
                    - (h * im[at + i - 1]
                            + h * im[at + i + 1]
                            + (hd1 * im[d1 + i] + hu1 * im[u1 + i])
                            + (hd0 * im[d0 + i] + hu0 * im[u0 + i]));
            double nextRe = otherRe[at + i] + scale * imaginary;
            double nextIm = otherIm[at + i] - scale * real;
            otherRe[at + i] = nextRe;
            otherIm[at + i] = nextIm;
            sumRe[at + i] += weight * nextRe;
            sumIm[at + i] += weight * nextIm;
        }
    }
}
