package org.septuple.numerics.lanes;

import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.VectorSpecies;

/// Tiles of C that are one vector wide, for what is left over at the right.
final class NarrowVectorTile {

    private static final VectorSpecies<Double> SPECIES = DoubleVector.SPECIES_PREFERRED;

    private NarrowVectorTile() {}

    static void add(
            int rows,
            int depth,
            double[] a,
            int a0,
            int aRow,
            int aColumn,
            double[] b,
            int b0,
            int bRow,
            double[] c,
            int c0,
            int cRow) {
        switch (rows) {
            case 8 -> eight(depth, a, a0, aRow, aColumn, b, b0, bRow, c, c0, cRow);
            case 4 -> four(depth, a, a0, aRow, aColumn, b, b0, bRow, c, c0, cRow);
            case 2 -> two(depth, a, a0, aRow, aColumn, b, b0, bRow, c, c0, cRow);
            case 1 -> one(depth, a, a0, aColumn, b, b0, bRow, c, c0);
            default -> throw new IllegalArgumentException("%d rows of a tile, must be 1, 2, 4 or 8".formatted(rows));
        }
    }

    private static void eight(
            int depth,
            double[] a,
            int a0,
            int aRow,
            int aColumn,
            double[] b,
            int b0,
            int bRow,
            double[] c,
            int c0,
            int cRow) {
        int c1 = c0 + cRow,
                c2 = c1 + cRow,
                c3 = c2 + cRow,
                c4 = c3 + cRow,
                c5 = c4 + cRow,
                c6 = c5 + cRow,
                c7 = c6 + cRow;
        DoubleVector s0 = load(c, c0);
        DoubleVector t0 = load(c, c1);
        DoubleVector u0 = load(c, c2);
        DoubleVector v0 = load(c, c3);
        DoubleVector w0 = load(c, c4);
        DoubleVector x0 = load(c, c5);
        DoubleVector y0 = load(c, c6);
        DoubleVector z0 = load(c, c7);
        for (int p = 0, ia = a0, ib = b0; p < depth; p++, ia += aColumn, ib += bRow) {
            DoubleVector g0 = load(b, ib), f = spread(a, ia);
            s0 = f.fma(g0, s0);
            f = spread(a, ia + aRow);
            t0 = f.fma(g0, t0);
            f = spread(a, ia + 2 * aRow);
            u0 = f.fma(g0, u0);
            f = spread(a, ia + 3 * aRow);
            v0 = f.fma(g0, v0);
            f = spread(a, ia + 4 * aRow);
            w0 = f.fma(g0, w0);
            f = spread(a, ia + 5 * aRow);
            x0 = f.fma(g0, x0);
            f = spread(a, ia + 6 * aRow);
            y0 = f.fma(g0, y0);
            f = spread(a, ia + 7 * aRow);
            z0 = f.fma(g0, z0);
        }
        s0.intoArray(c, c0);
        t0.intoArray(c, c1);
        u0.intoArray(c, c2);
        v0.intoArray(c, c3);
        w0.intoArray(c, c4);
        x0.intoArray(c, c5);
        y0.intoArray(c, c6);
        z0.intoArray(c, c7);
    }

    private static void four(
            int depth,
            double[] a,
            int a0,
            int aRow,
            int aColumn,
            double[] b,
            int b0,
            int bRow,
            double[] c,
            int c0,
            int cRow) {
        int c1 = c0 + cRow, c2 = c1 + cRow, c3 = c2 + cRow;
        DoubleVector s0 = load(c, c0);
        DoubleVector t0 = load(c, c1);
        DoubleVector u0 = load(c, c2);
        DoubleVector v0 = load(c, c3);
        for (int p = 0, ia = a0, ib = b0; p < depth; p++, ia += aColumn, ib += bRow) {
            DoubleVector g0 = load(b, ib), f = spread(a, ia);
            s0 = f.fma(g0, s0);
            f = spread(a, ia + aRow);
            t0 = f.fma(g0, t0);
            f = spread(a, ia + 2 * aRow);
            u0 = f.fma(g0, u0);
            f = spread(a, ia + 3 * aRow);
            v0 = f.fma(g0, v0);
        }
        s0.intoArray(c, c0);
        t0.intoArray(c, c1);
        u0.intoArray(c, c2);
        v0.intoArray(c, c3);
    }

    private static void two(
            int depth,
            double[] a,
            int a0,
            int aRow,
            int aColumn,
            double[] b,
            int b0,
            int bRow,
            double[] c,
            int c0,
            int cRow) {
        int c1 = c0 + cRow;
        DoubleVector s0 = load(c, c0);
        DoubleVector t0 = load(c, c1);
        for (int p = 0, ia = a0, ib = b0; p < depth; p++, ia += aColumn, ib += bRow) {
            DoubleVector g0 = load(b, ib), f = spread(a, ia);
            s0 = f.fma(g0, s0);
            f = spread(a, ia + aRow);
            t0 = f.fma(g0, t0);
        }
        s0.intoArray(c, c0);
        t0.intoArray(c, c1);
    }

    private static void one(
            int depth, double[] a, int a0, int aColumn, double[] b, int b0, int bRow, double[] c, int c0) {
        DoubleVector s0 = load(c, c0);
        for (int p = 0, ia = a0, ib = b0; p < depth; p++, ia += aColumn, ib += bRow) {
            DoubleVector g0 = load(b, ib), f = spread(a, ia);
            s0 = f.fma(g0, s0);
        }
        s0.intoArray(c, c0);
    }

    private static DoubleVector load(double[] a, int at) {
        return DoubleVector.fromArray(SPECIES, a, at);
    }

    private static DoubleVector spread(double[] a, int at) {
        return DoubleVector.broadcast(SPECIES, a[at]);
    }
}
