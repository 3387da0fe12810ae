package org.septuple.quantum;

import org.septuple.numerics.HopKernels;

/// One row of the recurrence of [BondFlow]: t_{n+1} = t_{n−1} − 2iĜ t_n, in the place of t_{n−1}, and sum += weight·t_{n+1}.
/// Each worker has one.
final class BondLine {

    private final HopKernels kernels;
    private final int[] places = new int[1 + HopKernels.OTHERS];
    private final double[] factors = new double[1 + HopKernels.OTHERS];
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

    BondLine(HopKernels kernels) {
        this.kernels = kernels;
    }

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
        factors[0] = hop;
        factors[1] = hopDown1;
        factors[2] = hopUp1;
        factors[3] = hopDown0;
        factors[4] = hopUp0;
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
        if (!wave.linked() && length > 2) {
            places[0] = start + 1;
            places[1] = down1 + 1;
            places[2] = up1 + 1;
            places[3] = down0 + 1;
            places[4] = up0 + 1;
            kernels.leap(length - 2, places, factors, diagonal, im, otherRe, sumRe, scale, weight);
            kernels.leap(length - 2, places, factors, diagonal, re, otherIm, sumIm, -scale, weight);
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
}
