package org.septuple.numerics.lanes;

import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.VectorSpecies;

/// Tiles of C that are two vectors wide: eight rows are sixteen chains of vectors in registers, which leaves enough of
/// 32 for a row of the strip; four rows are as many as 16 registers hold. Larger ones (4×4, 6×4) spill.
final class VectorTile {

    private static final VectorSpecies<Double> SPECIES = DoubleVector.SPECIES_PREFERRED;
    private static final int LANES = SPECIES.length();

    private VectorTile() {}

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
            case 8 -> {
                if (aRow == 1) {
                    eightColumns(depth, a, a0, aColumn, b, b0, bRow, c, c0, cRow);
                } else {
                    eight(depth, a, a0, aRow, aColumn, b, b0, bRow, c, c0, cRow);
                }
            }
            case 4 -> four(depth, a, a0, aRow, aColumn, b, b0, bRow, c, c0, cRow);
            case 2 -> two(depth, a, a0, aRow, aColumn, b, b0, bRow, c, c0, cRow);
            case 1 -> one(depth, a, a0, aColumn, b, b0, bRow, c, c0);
            default -> throw new IllegalArgumentException("%d rows of a tile, must be 1, 2, 4 or 8".formatted(rows));
        }
    }

    private static void eightColumns(
            int depth, double[] a, int a0, int aColumn, double[] b, int b0, int bRow, double[] c, int c0, int cRow) {
        int c1 = c0 + cRow,
                c2 = c1 + cRow,
                c3 = c2 + cRow,
                c4 = c3 + cRow,
                c5 = c4 + cRow,
                c6 = c5 + cRow,
                c7 = c6 + cRow;
        DoubleVector s0 = load(c, c0), s1 = load(c, c0 + LANES);
        DoubleVector t0 = load(c, c1), t1 = load(c, c1 + LANES);
        DoubleVector u0 = load(c, c2), u1 = load(c, c2 + LANES);
        DoubleVector v0 = load(c, c3), v1 = load(c, c3 + LANES);
        DoubleVector w0 = load(c, c4), w1 = load(c, c4 + LANES);
        DoubleVector x0 = load(c, c5), x1 = load(c, c5 + LANES);
        DoubleVector y0 = load(c, c6), y1 = load(c, c6 + LANES);
        DoubleVector z0 = load(c, c7), z1 = load(c, c7 + LANES);
        for (int p = 0, ia = a0, ib = b0; p < depth; p++, ia += aColumn, ib += bRow) {
            DoubleVector g0 = load(b, ib), g1 = load(b, ib + LANES), f = spread(a, ia);
            s0 = f.fma(g0, s0);
            s1 = f.fma(g1, s1);
            f = spread(a, ia + 1);
            t0 = f.fma(g0, t0);
            t1 = f.fma(g1, t1);
            f = spread(a, ia + 2);
            u0 = f.fma(g0, u0);
            u1 = f.fma(g1, u1);
            f = spread(a, ia + 3);
            v0 = f.fma(g0, v0);
            v1 = f.fma(g1, v1);
            f = spread(a, ia + 4);
            w0 = f.fma(g0, w0);
            w1 = f.fma(g1, w1);
            f = spread(a, ia + 5);
            x0 = f.fma(g0, x0);
            x1 = f.fma(g1, x1);
            f = spread(a, ia + 6);
            y0 = f.fma(g0, y0);
            y1 = f.fma(g1, y1);
            f = spread(a, ia + 7);
            z0 = f.fma(g0, z0);
            z1 = f.fma(g1, z1);
        }
        s0.intoArray(c, c0);
        s1.intoArray(c, c0 + LANES);
        t0.intoArray(c, c1);
        t1.intoArray(c, c1 + LANES);
        u0.intoArray(c, c2);
        u1.intoArray(c, c2 + LANES);
        v0.intoArray(c, c3);
        v1.intoArray(c, c3 + LANES);
        w0.intoArray(c, c4);
        w1.intoArray(c, c4 + LANES);
        x0.intoArray(c, c5);
        x1.intoArray(c, c5 + LANES);
        y0.intoArray(c, c6);
        y1.intoArray(c, c6 + LANES);
        z0.intoArray(c, c7);
        z1.intoArray(c, c7 + LANES);
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
        DoubleVector s0 = load(c, c0), s1 = load(c, c0 + LANES);
        DoubleVector t0 = load(c, c1), t1 = load(c, c1 + LANES);
        DoubleVector u0 = load(c, c2), u1 = load(c, c2 + LANES);
        DoubleVector v0 = load(c, c3), v1 = load(c, c3 + LANES);
        DoubleVector w0 = load(c, c4), w1 = load(c, c4 + LANES);
        DoubleVector x0 = load(c, c5), x1 = load(c, c5 + LANES);
        DoubleVector y0 = load(c, c6), y1 = load(c, c6 + LANES);
        DoubleVector z0 = load(c, c7), z1 = load(c, c7 + LANES);
        for (int p = 0, ia = a0, ib = b0; p < depth; p++, ia += aColumn, ib += bRow) {
            DoubleVector g0 = load(b, ib), g1 = load(b, ib + LANES), f = spread(a, ia);
            s0 = f.fma(g0, s0);
            s1 = f.fma(g1, s1);
            f = spread(a, ia + aRow);
            t0 = f.fma(g0, t0);
            t1 = f.fma(g1, t1);
            f = spread(a, ia + 2 * aRow);
            u0 = f.fma(g0, u0);
            u1 = f.fma(g1, u1);
            f = spread(a, ia + 3 * aRow);
            v0 = f.fma(g0, v0);
            v1 = f.fma(g1, v1);
            f = spread(a, ia + 4 * aRow);
            w0 = f.fma(g0, w0);
            w1 = f.fma(g1, w1);
            f = spread(a, ia + 5 * aRow);
            x0 = f.fma(g0, x0);
            x1 = f.fma(g1, x1);
            f = spread(a, ia + 6 * aRow);
            y0 = f.fma(g0, y0);
            y1 = f.fma(g1, y1);
            f = spread(a, ia + 7 * aRow);
            z0 = f.fma(g0, z0);
            z1 = f.fma(g1, z1);
        }
        s0.intoArray(c, c0);
        s1.intoArray(c, c0 + LANES);
        t0.intoArray(c, c1);
        t1.intoArray(c, c1 + LANES);
        u0.intoArray(c, c2);
        u1.intoArray(c, c2 + LANES);
        v0.intoArray(c, c3);
        v1.intoArray(c, c3 + LANES);
        w0.intoArray(c, c4);
        w1.intoArray(c, c4 + LANES);
        x0.intoArray(c, c5);
        x1.intoArray(c, c5 + LANES);
        y0.intoArray(c, c6);
        y1.intoArray(c, c6 + LANES);
        z0.intoArray(c, c7);
        z1.intoArray(c, c7 + LANES);
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
        DoubleVector s0 = load(c, c0), s1 = load(c, c0 + LANES);
        DoubleVector t0 = load(c, c1), t1 = load(c, c1 + LANES);
        DoubleVector u0 = load(c, c2), u1 = load(c, c2 + LANES);
        DoubleVector v0 = load(c, c3), v1 = load(c, c3 + LANES);
        for (int p = 0, ia = a0, ib = b0; p < depth; p++, ia += aColumn, ib += bRow) {
            DoubleVector g0 = load(b, ib), g1 = load(b, ib + LANES), f = spread(a, ia);
            s0 = f.fma(g0, s0);
            s1 = f.fma(g1, s1);
            f = spread(a, ia + aRow);
            t0 = f.fma(g0, t0);
            t1 = f.fma(g1, t1);
            f = spread(a, ia + 2 * aRow);
            u0 = f.fma(g0, u0);
            u1 = f.fma(g1, u1);
            f = spread(a, ia + 3 * aRow);
            v0 = f.fma(g0, v0);
            v1 = f.fma(g1, v1);
        }
        s0.intoArray(c, c0);
        s1.intoArray(c, c0 + LANES);
        t0.intoArray(c, c1);
        t1.intoArray(c, c1 + LANES);
        u0.intoArray(c, c2);
        u1.intoArray(c, c2 + LANES);
        v0.intoArray(c, c3);
        v1.intoArray(c, c3 + LANES);
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
        DoubleVector s0 = load(c, c0), s1 = load(c, c0 + LANES);
        DoubleVector t0 = load(c, c1), t1 = load(c, c1 + LANES);
        for (int p = 0, ia = a0, ib = b0; p < depth; p++, ia += aColumn, ib += bRow) {
            DoubleVector g0 = load(b, ib), g1 = load(b, ib + LANES), f = spread(a, ia);
            s0 = f.fma(g0, s0);
            s1 = f.fma(g1, s1);
            f = spread(a, ia + aRow);
            t0 = f.fma(g0, t0);
            t1 = f.fma(g1, t1);
        }
        s0.intoArray(c, c0);
        s1.intoArray(c, c0 + LANES);
        t0.intoArray(c, c1);
        t1.intoArray(c, c1 + LANES);
    }

    private static void one(
            int depth, double[] a, int a0, int aColumn, double[] b, int b0, int bRow, double[] c, int c0) {
        DoubleVector s0 = load(c, c0), s1 = load(c, c0 + LANES);
        for (int p = 0, ia = a0, ib = b0; p < depth; p++, ia += aColumn, ib += bRow) {
            DoubleVector g0 = load(b, ib), g1 = load(b, ib + LANES), f = spread(a, ia);
            s0 = f.fma(g0, s0);
            s1 = f.fma(g1, s1);
        }
        s0.intoArray(c, c0);
        s1.intoArray(c, c0 + LANES);
    }

    private static DoubleVector load(double[] a, int at) {
        return DoubleVector.fromArray(SPECIES, a, at);
    }

    private static DoubleVector spread(double[] a, int at) {
        return DoubleVector.broadcast(SPECIES, a[at]);
    }
}
