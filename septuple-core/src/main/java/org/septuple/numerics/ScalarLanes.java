package org.septuple.numerics;

/// Eight replicas, one after the other.
final class ScalarLanes implements LaneKernels {

    @Override
    public void accumulate(
            int rows,
            int columns,
            int depth,
            double[] a,
            int a0,
            int aRow,
            int aColumn,
            double[] b,
            int b0,
            int bRow,
            int bColumn,
            double[] s,
            int s0,
            int sRow,
            int sColumn,
            double[] c,
            int c0,
            int cRow,
            int cColumn) {
        int da = aColumn * LANES;
        int db = bRow * LANES;
        for (int i = 0; i < rows; i++) {
            for (int j = 0; j < columns; j++) {
                int ia = (a0 + i * aRow) * LANES;
                int ib = (b0 + j * bColumn) * LANES;
                System.arraycopy(
                        s, (s0 + i * sRow + j * sColumn) * LANES, c, (c0 + i * cRow + j * cColumn) * LANES, LANES);
                chains(depth, a, ia, da, b, ib, db, c, (c0 + i * cRow + j * cColumn) * LANES);
            }
        }
    }

    private static void chains(int depth, double[] a, int ia, int da, double[] b, int ib, int db, double[] c, int ic) {
        double s0 = c[ic], s1 = c[ic + 1], s2 = c[ic + 2], s3 = c[ic + 3];
        double s4 = c[ic + 4], s5 = c[ic + 5], s6 = c[ic + 6], s7 = c[ic + 7];
        for (int p = 0; p < depth; p++, ia += da, ib += db) {
            s0 = Math.fma(a[ia], b[ib], s0);
            s1 = Math.fma(a[ia + 1], b[ib + 1], s1);
            s2 = Math.fma(a[ia + 2], b[ib + 2], s2);
            s3 = Math.fma(a[ia + 3], b[ib + 3], s3);
            s4 = Math.fma(a[ia + 4], b[ib + 4], s4);
            s5 = Math.fma(a[ia + 5], b[ib + 5], s5);
            s6 = Math.fma(a[ia + 6], b[ib + 6], s6);
            s7 = Math.fma(a[ia + 7], b[ib + 7], s7);
        }
        c[ic] = s0;
        c[ic + 1] = s1;
        c[ic + 2] = s2;
        c[ic + 3] = s3;
        c[ic + 4] = s4;
        c[ic + 5] = s5;
        c[ic + 6] = s6;
        c[ic + 7] = s7;
    }

    @Override
    public void addRows(int rows, int columns, double[] a, int a0, double[] c, int c0) {
        for (int i = 0; i < rows; i++) {
            for (int j = 0; j < columns; j++) {
                int ia = (a0 + i * columns + j) * LANES;
                int ic = (c0 + i) * LANES;
                for (int lane = 0; lane < LANES; lane++) {
                    c[ic + lane] += a[ia + lane];
                }
            }
        }
    }

    @Override
    public void spread(double[] a, int a0, int columns, double[] c, int c0) {
        for (int j = 0; j < columns; j++) {
            System.arraycopy(a, a0 * LANES, c, (c0 + j) * LANES, LANES);
        }
    }

    @Override
    public void error(
            double[] x, double[] f, double[] slope, int from, int to, double[] error, double[] delta, double[] sum) {
        for (int i = from * LANES; i < to * LANES; i++) {
            double e = x[i] - f[i];
            error[i] = e;
            delta[i] = -slope[i] * e;
        }
        squares(error, from, to, sum, 0);
    }

    @Override
    public void error(double[] x, double[] f, int from, int to, double[] error, double[] delta, double[] sum) {
        for (int i = from * LANES; i < to * LANES; i++) {
            double e = x[i] - f[i];
            error[i] = e;
            delta[i] = -e;
        }
        squares(error, from, to, sum, 0);
    }

    @Override
    public void addDistance(double[] x, int from, int to, double[] f, int f0, double[] sum) {
        for (int lane = 0; lane < LANES; lane++) {
            double centre = f[f0 * LANES + lane];
            double s0 = 0, s1 = 0, s2 = 0, s3 = 0;
            int k = from;
            for (; k + 4 <= to; k += 4) {
                int i = k * LANES + lane;
                double e = x[i] - centre;
                s0 = Math.fma(e, e, s0);
                e = x[i + LANES] - centre;
                s1 = Math.fma(e, e, s1);
                e = x[i + 2 * LANES] - centre;
                s2 = Math.fma(e, e, s2);
                e = x[i + 3 * LANES] - centre;
                s3 = Math.fma(e, e, s3);
            }
            for (int chain = 0; k < to; k++, chain++) {
                double e = x[k * LANES + lane] - centre;
                s0 = chain == 0 ? Math.fma(e, e, s0) : s0;
                s1 = chain == 1 ? Math.fma(e, e, s1) : s1;
                s2 = chain == 2 ? Math.fma(e, e, s2) : s2;
            }
            sum[lane] += (s0 + s1) + (s2 + s3);
        }
    }

    @Override
    public void addScaled(double factor, double[] a, int a0, double[] b, int b0, int groups) {
        int shift = (a0 - b0) * LANES;
        for (int i = b0 * LANES; i < (b0 + groups) * LANES; i++) {
            b[i] = Math.fma(factor, a[i + shift], b[i]);
        }
    }

    @Override
    public void scale(double factor, double[] a, int from, int to, double[] b) {
        for (int i = from * LANES; i < to * LANES; i++) {
            b[i] = factor * a[i];
        }
    }

    @Override
    public void squares(double[] a, int from, int to, double[] sum, int at) {
        for (int lane = 0; lane < LANES; lane++) {
            double s0 = 0, s1 = 0, s2 = 0, s3 = 0;
            int k = from;
            for (; k + 4 <= to; k += 4) {
                int i = k * LANES + lane;
                s0 = Math.fma(a[i], a[i], s0);
                s1 = Math.fma(a[i + LANES], a[i + LANES], s1);
                s2 = Math.fma(a[i + 2 * LANES], a[i + 2 * LANES], s2);
                s3 = Math.fma(a[i + 3 * LANES], a[i + 3 * LANES], s3);
            }
            if (k < to) {
                s0 = Math.fma(a[k * LANES + lane], a[k * LANES + lane], s0);
            }
            if (k + 1 < to) {
                s1 = Math.fma(a[(k + 1) * LANES + lane], a[(k + 1) * LANES + lane], s1);
            }
            if (k + 2 < to) {
                s2 = Math.fma(a[(k + 2) * LANES + lane], a[(k + 2) * LANES + lane], s2);
            }
            sum[at * LANES + lane] = (s0 + s1) + (s2 + s3);
        }
    }

    @Override
    public int notFinite(double[] a, int from, int to) {
        int lanes = 0;
        for (int lane = 0; lane < LANES; lane++) {
            double sum = 0;
            for (int k = from; k < to; k++) {
                sum += 0 * a[k * LANES + lane]; // 0·x is 0 for finite x, else NaN
            }
            lanes |= sum == 0 ? 0 : 1 << lane;
        }
        return lanes;
    }
}
