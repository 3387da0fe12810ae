package org.septuple.numerics.lanes;

import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.VectorSpecies;
import org.septuple.numerics.ProductKernels;

/// Strips of two vectors.
final class VectorProduct implements ProductKernels {

    private static final VectorSpecies<Double> SPECIES = DoubleVector.SPECIES_PREFERRED;
    private static final int LANES = SPECIES.length();
    private static final int STRIP = 2 * LANES;

    @Override
    public int strip() {
        return STRIP;
    }

    @Override
    public int narrowStrip() {
        return LANES;
    }

    @Override
    public int tileRows() {
        return LANES == 8 ? 8 : 4; // 32 registers come with 8 lanes
    }

    @Override
    public void tile(
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
        VectorTile.add(rows, depth, a, a0, aRow, aColumn, b, b0, bRow, c, c0, cRow);
    }

    @Override
    public void narrowTile(
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
        NarrowVectorTile.add(rows, depth, a, a0, aRow, aColumn, b, b0, bRow, c, c0, cRow);
    }

    @Override
    public void pack(int depth, double[] b, int b0, int bRow, double[] strip, int at) {
        for (int p = 0, from = b0, to = at; p < depth; p++, from += bRow, to += STRIP) {
            load(b, from).intoArray(strip, to);
            load(b, from + LANES).intoArray(strip, to + LANES);
        }
    }

    @Override
    public void columnsTimesVector(
            int rows, int depth, double[] a, int a0, int aColumn, double[] x, int x0, double[] y, int y0) {
        int p = 0;
        for (; p + 4 <= depth; p += 4) {
            fourColumns(rows, a, a0 + p * aColumn, aColumn, x, x0 + p, y, y0);
        }
        for (; p < depth; p++) {
            oneColumn(rows, a, a0 + p * aColumn, x[x0 + p], y, y0);
        }
    }

    private static void fourColumns(int rows, double[] a, int a0, int aColumn, double[] x, int x0, double[] y, int y0) {
        double x1 = x[x0], x2 = x[x0 + 1], x3 = x[x0 + 2], x4 = x[x0 + 3];
        DoubleVector v1 = spread(x1), v2 = spread(x2), v3 = spread(x3), v4 = spread(x4);
        int a1 = a0 + aColumn, a2 = a1 + aColumn, a3 = a2 + aColumn;
        int i = 0;
        for (; i <= rows - LANES; i += LANES) {
            DoubleVector sum = load(a, a0 + i).fma(v1, load(y, y0 + i));
            sum = load(a, a1 + i).fma(v2, sum);
            sum = load(a, a2 + i).fma(v3, sum);
            load(a, a3 + i).fma(v4, sum).intoArray(y, y0 + i);
        }
        for (; i < rows; i++) {
            double sum = Math.fma(a[a0 + i], x1, y[y0 + i]);
            sum = Math.fma(a[a1 + i], x2, sum);
            sum = Math.fma(a[a2 + i], x3, sum);
            y[y0 + i] = Math.fma(a[a3 + i], x4, sum);
        }
    }

    private static void oneColumn(int rows, double[] a, int a0, double x, double[] y, int y0) {
        DoubleVector factor = spread(x);
        int i = 0;
        for (; i <= rows - LANES; i += LANES) {
            load(a, a0 + i).fma(factor, load(y, y0 + i)).intoArray(y, y0 + i);
        }
        for (; i < rows; i++) {
            y[y0 + i] = Math.fma(a[a0 + i], x, y[y0 + i]);
        }
    }

    private static DoubleVector load(double[] a, int at) {
        return DoubleVector.fromArray(SPECIES, a, at);
    }

    private static DoubleVector spread(double value) {
        return DoubleVector.broadcast(SPECIES, value);
    }
}
