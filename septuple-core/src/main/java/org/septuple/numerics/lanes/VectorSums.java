package org.septuple.numerics.lanes;

import static org.septuple.numerics.GaussianKernels.ARGUMENTS;
import static org.septuple.numerics.GaussianKernels.GROUPS;
import static org.septuple.numerics.GaussianKernels.HIT;
import static org.septuple.numerics.GaussianKernels.LINES;
import static org.septuple.numerics.GaussianKernels.OCTET;
import static org.septuple.numerics.GaussianKernels.PLACE;

import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.VectorSpecies;

/// Sums of weights times channels in one row of a column, L lines in each register and all sums of a pass in registers: 8 of values, 21 of first derivatives.
final class VectorSums {

    private static final VectorSpecies<Double> D = ElementaryVectors.SPECIES;
    private static final int BLOCK = LINES * OCTET;

    private VectorSums() {}

    static void add(
            int z,
            long[] reached,
            int[] hits,
            double[] weights,
            int weight,
            double[] records,
            int record,
            int octet,
            double[] f,
            int sum) {
        DoubleVector f0 = DoubleVector.fromArray(D, f, sum);
        DoubleVector f1 = DoubleVector.fromArray(D, f, sum + LINES);
        DoubleVector f2 = DoubleVector.fromArray(D, f, sum + 2 * LINES);
        DoubleVector f3 = DoubleVector.fromArray(D, f, sum + 3 * LINES);
        DoubleVector f4 = DoubleVector.fromArray(D, f, sum + 4 * LINES);
        DoubleVector f5 = DoubleVector.fromArray(D, f, sum + 5 * LINES);
        DoubleVector f6 = DoubleVector.fromArray(D, f, sum + 6 * LINES);
        DoubleVector f7 = DoubleVector.fromArray(D, f, sum + 7 * LINES);
        for (int g = 0; g < GROUPS; g++) {
            for (long left = reached[GROUPS * z + g]; left != 0; left &= left - 1) {
                int hit = HIT * (Long.SIZE * g + Long.numberOfTrailingZeros(left));
                DoubleVector w = DoubleVector.fromArray(D, weights, hits[hit + 4] + weight);
                int c = hits[hit] * record + octet;
                f0 = DoubleVector.broadcast(D, records[c]).fma(w, f0);
                f1 = DoubleVector.broadcast(D, records[c + 1]).fma(w, f1);
                f2 = DoubleVector.broadcast(D, records[c + 2]).fma(w, f2);
                f3 = DoubleVector.broadcast(D, records[c + 3]).fma(w, f3);
                f4 = DoubleVector.broadcast(D, records[c + 4]).fma(w, f4);
                f5 = DoubleVector.broadcast(D, records[c + 5]).fma(w, f5);
                f6 = DoubleVector.broadcast(D, records[c + 6]).fma(w, f6);
                f7 = DoubleVector.broadcast(D, records[c + 7]).fma(w, f7);
            }
        }
        f0.intoArray(f, sum);
        f1.intoArray(f, sum + LINES);
        f2.intoArray(f, sum + 2 * LINES);
        f3.intoArray(f, sum + 3 * LINES);
        f4.intoArray(f, sum + 4 * LINES);
        f5.intoArray(f, sum + 5 * LINES);
        f6.intoArray(f, sum + 6 * LINES);
        f7.intoArray(f, sum + 7 * LINES);
    }

    static void addSlopes(
            int z,
            long[] reached,
            int[] hits,
            double[] places,
            double[] lines,
            int line,
            double[] weights,
            int weight,
            double[] records,
            int record,
            int octet,
            double[] f,
            int sum) {
        DoubleVector x0 = DoubleVector.fromArray(D, f, sum);
        DoubleVector x1 = DoubleVector.fromArray(D, f, sum + LINES);
        DoubleVector x2 = DoubleVector.fromArray(D, f, sum + 2 * LINES);
        DoubleVector x3 = DoubleVector.fromArray(D, f, sum + 3 * LINES);
        DoubleVector x4 = DoubleVector.fromArray(D, f, sum + 4 * LINES);
        DoubleVector x5 = DoubleVector.fromArray(D, f, sum + 5 * LINES);
        DoubleVector x6 = DoubleVector.fromArray(D, f, sum + 6 * LINES);
        DoubleVector y0 = DoubleVector.fromArray(D, f, sum + BLOCK);
        DoubleVector y1 = DoubleVector.fromArray(D, f, sum + BLOCK + LINES);
        DoubleVector y2 = DoubleVector.fromArray(D, f, sum + BLOCK + 2 * LINES);
        DoubleVector y3 = DoubleVector.fromArray(D, f, sum + BLOCK + 3 * LINES);
        DoubleVector y4 = DoubleVector.fromArray(D, f, sum + BLOCK + 4 * LINES);
        DoubleVector y5 = DoubleVector.fromArray(D, f, sum + BLOCK + 5 * LINES);
        DoubleVector y6 = DoubleVector.fromArray(D, f, sum + BLOCK + 6 * LINES);
        DoubleVector z0 = DoubleVector.fromArray(D, f, sum + 2 * BLOCK);
        DoubleVector z1 = DoubleVector.fromArray(D, f, sum + 2 * BLOCK + LINES);
        DoubleVector z2 = DoubleVector.fromArray(D, f, sum + 2 * BLOCK + 2 * LINES);
        DoubleVector z3 = DoubleVector.fromArray(D, f, sum + 2 * BLOCK + 3 * LINES);
        DoubleVector z4 = DoubleVector.fromArray(D, f, sum + 2 * BLOCK + 4 * LINES);
        DoubleVector z5 = DoubleVector.fromArray(D, f, sum + 2 * BLOCK + 5 * LINES);
        DoubleVector z6 = DoubleVector.fromArray(D, f, sum + 2 * BLOCK + 6 * LINES);
        for (int group = 0; group < GROUPS; group++) {
            for (long left = reached[GROUPS * z + group]; left != 0; left &= left - 1) {
                int h = Long.SIZE * group + Long.numberOfTrailingZeros(left);
                int g = hits[HIT * h] * record;
                int constant = ARGUMENTS * h + line;
                DoubleVector w = DoubleVector.fromArray(D, weights, hits[HIT * h + 4] + weight);
                DoubleVector dz = DoubleVector.broadcast(D, places[PLACE * h + 2] - z);
                DoubleVector x = DoubleVector.broadcast(D, records[g + 2])
                        .fma(dz, DoubleVector.fromArray(D, lines, constant))
                        .mul(w);
                DoubleVector y = DoubleVector.broadcast(D, records[g + 4])
                        .fma(dz, DoubleVector.fromArray(D, lines, constant + LINES))
                        .mul(w);
                DoubleVector s = DoubleVector.broadcast(D, records[g + 5])
                        .fma(dz, DoubleVector.fromArray(D, lines, constant + 2 * LINES))
                        .mul(w);
                DoubleVector c0 = DoubleVector.broadcast(D, records[g + octet]);
                x0 = c0.fma(x, x0);
                y0 = c0.fma(y, y0);
                z0 = c0.fma(s, z0);
                DoubleVector c1 = DoubleVector.broadcast(D, records[g + octet + 1]);
                x1 = c1.fma(x, x1);
                y1 = c1.fma(y, y1);
                z1 = c1.fma(s, z1);
                DoubleVector c2 = DoubleVector.broadcast(D, records[g + octet + 2]);
                x2 = c2.fma(x, x2);
                y2 = c2.fma(y, y2);
                z2 = c2.fma(s, z2);
                DoubleVector c3 = DoubleVector.broadcast(D, records[g + octet + 3]);
                x3 = c3.fma(x, x3);
                y3 = c3.fma(y, y3);
                z3 = c3.fma(s, z3);
                DoubleVector c4 = DoubleVector.broadcast(D, records[g + octet + 4]);
                x4 = c4.fma(x, x4);
                y4 = c4.fma(y, y4);
                z4 = c4.fma(s, z4);
                DoubleVector c5 = DoubleVector.broadcast(D, records[g + octet + 5]);
                x5 = c5.fma(x, x5);
                y5 = c5.fma(y, y5);
                z5 = c5.fma(s, z5);
                DoubleVector c6 = DoubleVector.broadcast(D, records[g + octet + 6]);
                x6 = c6.fma(x, x6);
                y6 = c6.fma(y, y6);
                z6 = c6.fma(s, z6);
            }
        }
        x0.intoArray(f, sum);
        x1.intoArray(f, sum + LINES);
        x2.intoArray(f, sum + 2 * LINES);
        x3.intoArray(f, sum + 3 * LINES);
        x4.intoArray(f, sum + 4 * LINES);
        x5.intoArray(f, sum + 5 * LINES);
        x6.intoArray(f, sum + 6 * LINES);
        y0.intoArray(f, sum + BLOCK);
        y1.intoArray(f, sum + BLOCK + LINES);
        y2.intoArray(f, sum + BLOCK + 2 * LINES);
        y3.intoArray(f, sum + BLOCK + 3 * LINES);
        y4.intoArray(f, sum + BLOCK + 4 * LINES);
        y5.intoArray(f, sum + BLOCK + 5 * LINES);
        y6.intoArray(f, sum + BLOCK + 6 * LINES);
        z0.intoArray(f, sum + 2 * BLOCK);
        z1.intoArray(f, sum + 2 * BLOCK + LINES);
        z2.intoArray(f, sum + 2 * BLOCK + 2 * LINES);
        z3.intoArray(f, sum + 2 * BLOCK + 3 * LINES);
        z4.intoArray(f, sum + 2 * BLOCK + 4 * LINES);
        z5.intoArray(f, sum + 2 * BLOCK + 5 * LINES);
        z6.intoArray(f, sum + 2 * BLOCK + 6 * LINES);
    }
}
