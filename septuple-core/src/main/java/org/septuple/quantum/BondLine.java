package org.septuple.quantum;

import org.septuple.numerics.HopKernels;

/// One row of the recurrence of [BondFlow]: t_{n+1} = t_{n−1} − 2iĜ t_n, in the place of t_{n−1}, and sum += weight·t_{n+1};
/// first as if all A were 0, then what they change. Each worker has one.
final class BondLine {

    private final HopKernels kernels;
    private final int[] places = new int[1 + HopKernels.OTHERS];
    private final double[] factors = new double[1 + HopKernels.OTHERS];
    private int row;
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
        this.row = row;
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

    void sweep(BondTerms terms, double[] diagonal, BondAngles angles) {
        double scale = terms.scale;
        double weight = terms.weight;
        int last = length - 1;
        for (int i = 0; i <= last; i += last) {
            int before = start + (i > 0 ? i - 1 : last);
            int after = start + (i < last ? i + 1 : 0);
            double hopBefore = i > 0 || around ? hop : 0;
            double hopAfter = i < last || around ? hop : 0;
            int cell = start + i;
            double real = diagonal[cell] * terms.re[cell]
                    - (hopBefore * terms.re[before] + hopAfter * terms.re[after] + beside(i, terms.re));
            double imaginary = diagonal[cell] * terms.im[cell]
                    - (hopBefore * terms.im[before] + hopAfter * terms.im[after] + beside(i, terms.im));
            terms.nextRe[cell] += scale * imaginary;
            terms.nextIm[cell] -= scale * real;
            terms.sumRe[cell] += weight * terms.nextRe[cell];
            terms.sumIm[cell] += weight * terms.nextIm[cell];
        }
        if (length > 2) {
            places[0] = start + 1;
            places[1] = down1 + 1;
            places[2] = up1 + 1;
            places[3] = down0 + 1;
            places[4] = up0 + 1;
            kernels.leap(length - 2, places, factors, diagonal, terms.im, terms.nextRe, terms.sumRe, scale, weight);
            kernels.leap(length - 2, places, factors, diagonal, terms.re, terms.nextIm, terms.sumIm, -scale, weight);
        }
        if (!angles.none()) {
            turnAlong(terms, angles);
            turnAcross(terms, angles, 1, up1, hopUp1, down1, hopDown1);
            turnAcross(terms, angles, 0, up0, hopUp0, down0, hopDown0);
        }
    }

    private double beside(int i, double[] x) {
        return (hopDown1 * x[down1 + i] + hopUp1 * x[up1 + i]) + (hopDown0 * x[down0 + i] + hopUp0 * x[up0 + i]);
    }

    private void turnAlong(BondTerms terms, BondAngles angles) {
        for (int face = angles.first(2, row); face < angles.end(2, row); face++) {
            int cell = angles.cell(2, face);
            int next = cell < start + length - 1 ? cell + 1 : start;
            double bend = angles.bend(2, face);
            double sine = angles.sine(2, face);
            terms.hand(cell, next, hop, bend, sine);
            terms.hand(next, cell, hop, bend, -sine);
        }
    }

    private void turnAcross(
            BondTerms terms, BondAngles angles, int slot, int up, double hopUp, int down, double hopDown) {
        if (hopUp > 0) {
            for (int face = angles.first(slot, row); face < angles.end(slot, row); face++) {
                int cell = angles.cell(slot, face);
                terms.hand(cell, up + cell - start, hopUp, angles.bend(slot, face), angles.sine(slot, face));
            }
        }
        if (hopDown > 0) {
            int below = down / length;
            for (int face = angles.first(slot, below); face < angles.end(slot, below); face++) {
                int cell = angles.cell(slot, face);
                terms.hand(start + cell - down, cell, hopDown, angles.bend(slot, face), -angles.sine(slot, face));
            }
        }
    }
}
