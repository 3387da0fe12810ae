package org.septuple.numerics.lanes;

import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorSpecies;
import org.septuple.numerics.LaneKernels;

/// Eight replicas in 8/L registers of L doubles, L = 8, 4 or 2.
///
/// Products keep up to eight chains in flight: tiles of 4×2 groups, 1×4 where fewer than four rows are left. A 4×4 tile
/// was measured four times slower: too many registers.
final class VectorLanes implements LaneKernels {

    private static final VectorSpecies<Double> D =
            DoubleVector.SPECIES_PREFERRED.length() < LANES ? DoubleVector.SPECIES_PREFERRED : DoubleVector.SPECIES_512;
    static final int WIDTH = D.length();

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
        for (int h = 0; h < LANES; h += WIDTH) {
            part(
                    rows,
                    columns,
                    depth,
                    a,
                    a0 * LANES + h,
                    aRow * LANES,
                    aColumn * LANES,
                    b,
                    b0 * LANES + h,
                    bRow * LANES,
                    bColumn * LANES,
                    s,
                    s0 * LANES + h,
                    sRow * LANES,
                    sColumn * LANES,
                    c,
                    c0 * LANES + h,
                    cRow * LANES,
                    cColumn * LANES);
        }
    }

    private static void part(
            int rows,
            int columns,
            int depth,
            double[] a,
            int a0,
            int ar,
            int ac,
            double[] b,
            int b0,
            int br,
            int bc,
            double[] s,
            int s0,
            int sr,
            int sc,
            double[] c,
            int c0,
            int cr,
            int cc) {
        int i = 0;
        for (; i + 4 <= rows; i += 4) {
            int j = 0;
            for (; j + 2 <= columns; j += 2) {
                tile(
                        depth,
                        a,
                        a0 + i * ar,
                        ar,
                        ac,
                        b,
                        b0 + j * bc,
                        br,
                        bc,
                        s,
                        s0 + i * sr + j * sc,
                        sr,
                        sc,
                        c,
                        c0 + i * cr + j * cc,
                        cr,
                        cc);
            }
            if (j < columns) { // four rows of one column: the same strip with the roles of A and B exchanged
                strip(
                        depth,
                        b,
                        b0 + j * bc,
                        br,
                        a,
                        a0 + i * ar,
                        ac,
                        ar,
                        s,
                        s0 + i * sr + j * sc,
                        sr,
                        c,
                        c0 + i * cr + j * cc,
                        cr);
            }
        }
        for (; i < rows; i++) {
            int j = 0;
            for (; j + 4 <= columns; j += 4) {
                strip(
                        depth,
                        a,
                        a0 + i * ar,
                        ac,
                        b,
                        b0 + j * bc,
                        br,
                        bc,
                        s,
                        s0 + i * sr + j * sc,
                        sc,
                        c,
                        c0 + i * cr + j * cc,
                        cc);
            }
            for (; j < columns; j++) {
                chain(depth, a, a0 + i * ar, ac, b, b0 + j * bc, br, s, s0 + i * sr + j * sc, c, c0 + i * cr + j * cc);
            }
        }
    }

    private static void chain(
            int depth, double[] a, int ia, int da, double[] b, int ib, int db, double[] s, int is, double[] c, int ic) {
        DoubleVector v = DoubleVector.fromArray(D, s, is);
        for (int p = 0; p < depth; p++, ia += da, ib += db) {
            v = DoubleVector.fromArray(D, a, ia).fma(DoubleVector.fromArray(D, b, ib), v);
        }
        v.intoArray(c, ic);
    }

    private static void strip(
            int depth,
            double[] a,
            int ia,
            int da,
            double[] b,
            int ib,
            int db,
            int bc,
            double[] s,
            int is,
            int sc,
            double[] c,
            int ic,
            int cc) {
        DoubleVector v0 = DoubleVector.fromArray(D, s, is);
        DoubleVector v1 = DoubleVector.fromArray(D, s, is + sc);
        DoubleVector v2 = DoubleVector.fromArray(D, s, is + 2 * sc);
        DoubleVector v3 = DoubleVector.fromArray(D, s, is + 3 * sc);
        for (int p = 0; p < depth; p++, ia += da, ib += db) {
            DoubleVector w = DoubleVector.fromArray(D, a, ia);
            v0 = w.fma(DoubleVector.fromArray(D, b, ib), v0);
            v1 = w.fma(DoubleVector.fromArray(D, b, ib + bc), v1);
            v2 = w.fma(DoubleVector.fromArray(D, b, ib + 2 * bc), v2);
            v3 = w.fma(DoubleVector.fromArray(D, b, ib + 3 * bc), v3);
        }
        v0.intoArray(c, ic);
        v1.intoArray(c, ic + cc);
        v2.intoArray(c, ic + 2 * cc);
        v3.intoArray(c, ic + 3 * cc);
    }

    private static void tile(
            int depth,
            double[] a,
            int ia,
            int ar,
            int da,
            double[] b,
            int ib,
            int db,
            int bc,
            double[] s,
            int is,
            int sr,
            int sc,
            double[] c,
            int ic,
            int cr,
            int cc) {
        DoubleVector v00 = DoubleVector.fromArray(D, s, is);
        DoubleVector v01 = DoubleVector.fromArray(D, s, is + sc);
        DoubleVector v10 = DoubleVector.fromArray(D, s, is + sr);
        DoubleVector v11 = DoubleVector.fromArray(D, s, is + sr + sc);
        DoubleVector v20 = DoubleVector.fromArray(D, s, is + 2 * sr);
        DoubleVector v21 = DoubleVector.fromArray(D, s, is + 2 * sr + sc);
        DoubleVector v30 = DoubleVector.fromArray(D, s, is + 3 * sr);
        DoubleVector v31 = DoubleVector.fromArray(D, s, is + 3 * sr + sc);
        for (int p = 0; p < depth; p++, ia += da, ib += db) {
            DoubleVector b0 = DoubleVector.fromArray(D, b, ib);
            DoubleVector b1 = DoubleVector.fromArray(D, b, ib + bc);
            DoubleVector w = DoubleVector.fromArray(D, a, ia);
            v00 = w.fma(b0, v00);
            v01 = w.fma(b1, v01);
            w = DoubleVector.fromArray(D, a, ia + ar);
            v10 = w.fma(b0, v10);
            v11 = w.fma(b1, v11);
            w = DoubleVector.fromArray(D, a, ia + 2 * ar);
            v20 = w.fma(b0, v20);
            v21 = w.fma(b1, v21);
            w = DoubleVector.fromArray(D, a, ia + 3 * ar);
            v30 = w.fma(b0, v30);
            v31 = w.fma(b1, v31);
        }
        v00.intoArray(c, ic);
        v01.intoArray(c, ic + cc);
        v10.intoArray(c, ic + cr);
        v11.intoArray(c, ic + cr + cc);
        v20.intoArray(c, ic + 2 * cr);
        v21.intoArray(c, ic + 2 * cr + cc);
        v30.intoArray(c, ic + 3 * cr);
        v31.intoArray(c, ic + 3 * cr + cc);
    }

    @Override
    public void addRows(int rows, int columns, double[] a, int a0, double[] c, int c0) {
        for (int i = 0; i < rows; i++) {
            for (int h = 0; h < LANES; h += WIDTH) {
                int ic = (c0 + i) * LANES + h;
                int ia = (a0 + i * columns) * LANES + h;
                DoubleVector s = DoubleVector.fromArray(D, c, ic);
                for (int j = 0; j < columns; j++, ia += LANES) {
                    s = s.add(DoubleVector.fromArray(D, a, ia));
                }
                s.intoArray(c, ic);
            }
        }
    }

    @Override
    public void spread(double[] a, int a0, int columns, double[] c, int c0) {
        for (int h = 0; h < LANES; h += WIDTH) {
            DoubleVector s = DoubleVector.fromArray(D, a, a0 * LANES + h);
            for (int j = 0, ic = c0 * LANES + h; j < columns; j++, ic += LANES) {
                s.intoArray(c, ic);
            }
        }
    }

    @Override
    public void error(
            double[] x, double[] f, double[] slope, int from, int to, double[] error, double[] delta, double[] sum) {
        for (int h = 0; h < LANES; h += WIDTH) {
            DoubleVector e;
            DoubleVector s0 = DoubleVector.zero(D);
            DoubleVector s1 = s0;
            DoubleVector s2 = s0;
            DoubleVector s3 = s0;
            int i = from * LANES + h;
            for (; i + 3 * LANES < to * LANES; i += 4 * LANES) {
                e = DoubleVector.fromArray(D, x, i).sub(DoubleVector.fromArray(D, f, i));
                e.intoArray(error, i);
                DoubleVector.fromArray(D, slope, i).neg().mul(e).intoArray(delta, i);
                s0 = e.fma(e, s0);
                e = DoubleVector.fromArray(D, x, i + LANES).sub(DoubleVector.fromArray(D, f, i + LANES));
                e.intoArray(error, i + LANES);
                DoubleVector.fromArray(D, slope, i + LANES).neg().mul(e).intoArray(delta, i + LANES);
                s1 = e.fma(e, s1);
                e = DoubleVector.fromArray(D, x, i + 2 * LANES).sub(DoubleVector.fromArray(D, f, i + 2 * LANES));
                e.intoArray(error, i + 2 * LANES);
                DoubleVector.fromArray(D, slope, i + 2 * LANES).neg().mul(e).intoArray(delta, i + 2 * LANES);
                s2 = e.fma(e, s2);
                e = DoubleVector.fromArray(D, x, i + 3 * LANES).sub(DoubleVector.fromArray(D, f, i + 3 * LANES));
                e.intoArray(error, i + 3 * LANES);
                DoubleVector.fromArray(D, slope, i + 3 * LANES).neg().mul(e).intoArray(delta, i + 3 * LANES);
                s3 = e.fma(e, s3);
            }
            if (i < to * LANES) {
                e = DoubleVector.fromArray(D, x, i).sub(DoubleVector.fromArray(D, f, i));
                e.intoArray(error, i);
                DoubleVector.fromArray(D, slope, i).neg().mul(e).intoArray(delta, i);
                s0 = e.fma(e, s0);
            }
            if (i + LANES < to * LANES) {
                e = DoubleVector.fromArray(D, x, i + LANES).sub(DoubleVector.fromArray(D, f, i + LANES));
                e.intoArray(error, i + LANES);
                DoubleVector.fromArray(D, slope, i + LANES).neg().mul(e).intoArray(delta, i + LANES);
                s1 = e.fma(e, s1);
            }
            if (i + 2 * LANES < to * LANES) {
                e = DoubleVector.fromArray(D, x, i + 2 * LANES).sub(DoubleVector.fromArray(D, f, i + 2 * LANES));
                e.intoArray(error, i + 2 * LANES);
                DoubleVector.fromArray(D, slope, i + 2 * LANES).neg().mul(e).intoArray(delta, i + 2 * LANES);
                s2 = e.fma(e, s2);
            }
            s0.add(s1).add(s2.add(s3)).intoArray(sum, h);
        }
    }

    @Override
    public void error(double[] x, double[] f, int from, int to, double[] error, double[] delta, double[] sum) {
        for (int h = 0; h < LANES; h += WIDTH) {
            DoubleVector e;
            DoubleVector s0 = DoubleVector.zero(D);
            DoubleVector s1 = s0;
            DoubleVector s2 = s0;
            DoubleVector s3 = s0;
            int i = from * LANES + h;
            for (; i + 3 * LANES < to * LANES; i += 4 * LANES) {
                e = DoubleVector.fromArray(D, x, i).sub(DoubleVector.fromArray(D, f, i));
                e.intoArray(error, i);
                e.neg().intoArray(delta, i);
                s0 = e.fma(e, s0);
                e = DoubleVector.fromArray(D, x, i + LANES).sub(DoubleVector.fromArray(D, f, i + LANES));
                e.intoArray(error, i + LANES);
                e.neg().intoArray(delta, i + LANES);
                s1 = e.fma(e, s1);
                e = DoubleVector.fromArray(D, x, i + 2 * LANES).sub(DoubleVector.fromArray(D, f, i + 2 * LANES));
                e.intoArray(error, i + 2 * LANES);
                e.neg().intoArray(delta, i + 2 * LANES);
                s2 = e.fma(e, s2);
                e = DoubleVector.fromArray(D, x, i + 3 * LANES).sub(DoubleVector.fromArray(D, f, i + 3 * LANES));
                e.intoArray(error, i + 3 * LANES);
                e.neg().intoArray(delta, i + 3 * LANES);
                s3 = e.fma(e, s3);
            }
            if (i < to * LANES) {
                e = DoubleVector.fromArray(D, x, i).sub(DoubleVector.fromArray(D, f, i));
                e.intoArray(error, i);
                e.neg().intoArray(delta, i);
                s0 = e.fma(e, s0);
            }
            if (i + LANES < to * LANES) {
                e = DoubleVector.fromArray(D, x, i + LANES).sub(DoubleVector.fromArray(D, f, i + LANES));
                e.intoArray(error, i + LANES);
                e.neg().intoArray(delta, i + LANES);
                s1 = e.fma(e, s1);
            }
            if (i + 2 * LANES < to * LANES) {
                e = DoubleVector.fromArray(D, x, i + 2 * LANES).sub(DoubleVector.fromArray(D, f, i + 2 * LANES));
                e.intoArray(error, i + 2 * LANES);
                e.neg().intoArray(delta, i + 2 * LANES);
                s2 = e.fma(e, s2);
            }
            s0.add(s1).add(s2.add(s3)).intoArray(sum, h);
        }
    }

    @Override
    public void addDistance(double[] x, int from, int to, double[] f, int f0, double[] sum) {
        for (int h = 0; h < LANES; h += WIDTH) {
            DoubleVector centre = DoubleVector.fromArray(D, f, f0 * LANES + h);
            DoubleVector e;
            DoubleVector s0 = DoubleVector.zero(D);
            DoubleVector s1 = s0;
            DoubleVector s2 = s0;
            DoubleVector s3 = s0;
            int i = from * LANES + h;
            for (; i + 3 * LANES < to * LANES; i += 4 * LANES) {
                e = DoubleVector.fromArray(D, x, i).sub(centre);
                s0 = e.fma(e, s0);
                e = DoubleVector.fromArray(D, x, i + LANES).sub(centre);
                s1 = e.fma(e, s1);
                e = DoubleVector.fromArray(D, x, i + 2 * LANES).sub(centre);
                s2 = e.fma(e, s2);
                e = DoubleVector.fromArray(D, x, i + 3 * LANES).sub(centre);
                s3 = e.fma(e, s3);
            }
            if (i < to * LANES) {
                e = DoubleVector.fromArray(D, x, i).sub(centre);
                s0 = e.fma(e, s0);
            }
            if (i + LANES < to * LANES) {
                e = DoubleVector.fromArray(D, x, i + LANES).sub(centre);
                s1 = e.fma(e, s1);
            }
            if (i + 2 * LANES < to * LANES) {
                e = DoubleVector.fromArray(D, x, i + 2 * LANES).sub(centre);
                s2 = e.fma(e, s2);
            }
            DoubleVector.fromArray(D, sum, h).add(s0.add(s1).add(s2.add(s3))).intoArray(sum, h);
        }
    }

    @Override
    public void addScaled(double factor, double[] a, int a0, double[] b, int b0, int groups) {
        int shift = (a0 - b0) * LANES;
        DoubleVector k = DoubleVector.broadcast(D, factor);
        for (int i = b0 * LANES; i < (b0 + groups) * LANES; i += WIDTH) {
            k.fma(DoubleVector.fromArray(D, a, i + shift), DoubleVector.fromArray(D, b, i))
                    .intoArray(b, i);
        }
    }

    @Override
    public void scale(double factor, double[] a, int from, int to, double[] b) {
        DoubleVector k = DoubleVector.broadcast(D, factor);
        for (int i = from * LANES; i < to * LANES; i += WIDTH) {
            k.mul(DoubleVector.fromArray(D, a, i)).intoArray(b, i);
        }
    }

    @Override
    public void squares(double[] a, int from, int to, double[] sum, int at) {
        for (int h = 0; h < LANES; h += WIDTH) {
            DoubleVector s0 = DoubleVector.zero(D);
            DoubleVector s1 = s0;
            DoubleVector s2 = s0;
            DoubleVector s3 = s0;
            int k = from;
            for (; k + 4 <= to; k += 4) {
                int i = k * LANES + h;
                DoubleVector v = DoubleVector.fromArray(D, a, i);
                s0 = v.fma(v, s0);
                v = DoubleVector.fromArray(D, a, i + LANES);
                s1 = v.fma(v, s1);
                v = DoubleVector.fromArray(D, a, i + 2 * LANES);
                s2 = v.fma(v, s2);
                v = DoubleVector.fromArray(D, a, i + 3 * LANES);
                s3 = v.fma(v, s3);
            }
            if (k < to) {
                DoubleVector v = DoubleVector.fromArray(D, a, k * LANES + h);
                s0 = v.fma(v, s0);
            }
            if (k + 1 < to) {
                DoubleVector v = DoubleVector.fromArray(D, a, (k + 1) * LANES + h);
                s1 = v.fma(v, s1);
            }
            if (k + 2 < to) {
                DoubleVector v = DoubleVector.fromArray(D, a, (k + 2) * LANES + h);
                s2 = v.fma(v, s2);
            }
            s0.add(s1).add(s2.add(s3)).intoArray(sum, at * LANES + h);
        }
    }

    @Override
    public int notFinite(double[] a, int from, int to) {
        int lanes = 0;
        for (int h = 0; h < LANES; h += WIDTH) {
            DoubleVector sum = DoubleVector.zero(D);
            for (int k = from; k < to; k++) {
                sum = sum.add(DoubleVector.fromArray(D, a, k * LANES + h).mul(0)); // 0·x is 0 for finite x, else NaN
            }
            lanes |= (int) sum.test(VectorOperators.IS_NAN).toLong() << h;
        }
        return lanes;
    }
}
