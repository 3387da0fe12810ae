package org.septuple.numerics;

/// Tiles of 4×4 chains, which are as many as sixteen scalar registers hold.
final class ScalarProduct implements ProductKernels {

    private static final int TILE = 4;
    private static final int NARROW = 2;

    @Override
    public int strip() {
        return TILE;
    }

    @Override
    public int narrowStrip() {
        return NARROW;
    }

    @Override
    public int tileRows() {
        return TILE;
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
        if (rows == TILE) {
            four(depth, a, a0, aRow, aColumn, b, b0, bRow, c, c0, cRow);
            return;
        }
        for (int i = 0; i < rows; i++) {
            one(depth, a, a0 + i * aRow, aColumn, b, b0, bRow, c, c0 + i * cRow);
        }
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
        for (int i = 0; i < rows; i++) {
            double s0 = c[c0 + i * cRow], s1 = c[c0 + i * cRow + 1];
            for (int p = 0, ia = a0 + i * aRow, ib = b0; p < depth; p++, ia += aColumn, ib += bRow) {
                s0 = Math.fma(a[ia], b[ib], s0);
                s1 = Math.fma(a[ia], b[ib + 1], s1);
            }
            c[c0 + i * cRow] = s0;
            c[c0 + i * cRow + 1] = s1;
        }
    }

    @Override
    public void pack(int depth, double[] b, int b0, int bRow, double[] strip, int at) {
        for (int p = 0, from = b0, to = at; p < depth; p++, from += bRow, to += TILE) {
            strip[to] = b[from];
            strip[to + 1] = b[from + 1];
            strip[to + 2] = b[from + 2];
            strip[to + 3] = b[from + 3];
        }
    }

    @Override
    public void columnsTimesVector(
            int rows, int depth, double[] a, int a0, int aColumn, double[] x, int x0, double[] y, int y0) {
        int p = 0;
        for (; p + 4 <= depth; p += 4) {
            double x1 = x[x0 + p], x2 = x[x0 + p + 1], x3 = x[x0 + p + 2], x4 = x[x0 + p + 3];
            int a1 = a0 + p * aColumn, a2 = a1 + aColumn, a3 = a2 + aColumn, a4 = a3 + aColumn;
            for (int i = 0; i < rows; i++) {
                double sum = Math.fma(a[a1 + i], x1, y[y0 + i]);
                sum = Math.fma(a[a2 + i], x2, sum);
                sum = Math.fma(a[a3 + i], x3, sum);
                y[y0 + i] = Math.fma(a[a4 + i], x4, sum);
            }
        }
        for (; p < depth; p++) {
            double value = x[x0 + p];
            int at = a0 + p * aColumn;
            for (int i = 0; i < rows; i++) {
                y[y0 + i] = Math.fma(a[at + i], value, y[y0 + i]);
            }
        }
    }

    private static void one(int depth, double[] a, int ia, int ac, double[] b, int ib, int br, double[] c, int ic) {
        double s0 = c[ic], s1 = c[ic + 1], s2 = c[ic + 2], s3 = c[ic + 3];
        for (int p = 0; p < depth; p++, ia += ac, ib += br) {
            double w = a[ia];
            s0 = Math.fma(w, b[ib], s0);
            s1 = Math.fma(w, b[ib + 1], s1);
            s2 = Math.fma(w, b[ib + 2], s2);
            s3 = Math.fma(w, b[ib + 3], s3);
        }
        c[ic] = s0;
        c[ic + 1] = s1;
        c[ic + 2] = s2;
        c[ic + 3] = s3;
    }

    private static void four(
            int depth, double[] a, int ia, int ar, int ac, double[] b, int ib, int br, double[] c, int ic, int cr) {
        int ic1 = ic + cr;
        int ic2 = ic1 + cr;
        int ic3 = ic2 + cr;
        double c00 = c[ic], c01 = c[ic + 1], c02 = c[ic + 2], c03 = c[ic + 3];
        double c10 = c[ic1], c11 = c[ic1 + 1], c12 = c[ic1 + 2], c13 = c[ic1 + 3];
        double c20 = c[ic2], c21 = c[ic2 + 1], c22 = c[ic2 + 2], c23 = c[ic2 + 3];
        double c30 = c[ic3], c31 = c[ic3 + 1], c32 = c[ic3 + 2], c33 = c[ic3 + 3];
        int ar2 = 2 * ar;
        int ar3 = 3 * ar;
        for (int p = 0; p < depth; p++, ia += ac, ib += br) {
            double b0 = b[ib];
            double b1 = b[ib + 1];
            double b2 = b[ib + 2];
            double b3 = b[ib + 3];
            double w = a[ia];
            c00 = Math.fma(w, b0, c00);
            c01 = Math.fma(w, b1, c01);
            c02 = Math.fma(w, b2, c02);
            c03 = Math.fma(w, b3, c03);
            w = a[ia + ar];
            c10 = Math.fma(w, b0, c10);
            c11 = Math.fma(w, b1, c11);
            c12 = Math.fma(w, b2, c12);
            c13 = Math.fma(w, b3, c13);
            w = a[ia + ar2];
            c20 = Math.fma(w, b0, c20);
            c21 = Math.fma(w, b1, c21);
            c22 = Math.fma(w, b2, c22);
            c23 = Math.fma(w, b3, c23);
            w = a[ia + ar3];
            c30 = Math.fma(w, b0, c30);
            c31 = Math.fma(w, b1, c31);
            c32 = Math.fma(w, b2, c32);
            c33 = Math.fma(w, b3, c33);
        }
        c[ic] = c00;
        c[ic + 1] = c01;
        c[ic + 2] = c02;
        c[ic + 3] = c03;
        c[ic1] = c10;
        c[ic1 + 1] = c11;
        c[ic1 + 2] = c12;
        c[ic1 + 3] = c13;
        c[ic2] = c20;
        c[ic2 + 1] = c21;
        c[ic2 + 2] = c22;
        c[ic2 + 3] = c23;
        c[ic3] = c30;
        c[ic3 + 1] = c31;
        c[ic3 + 2] = c32;
        c[ic3 + 3] = c33;
    }
}
