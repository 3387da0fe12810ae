package org.septuple.numerics.lanes;

import static org.septuple.numerics.ElementaryCoefficients.ROUND;

import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.VectorMask;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorSpecies;
import org.septuple.numerics.ElementaryKernels;
import org.septuple.numerics.GaussianKernels;

/// Eight lines, or eight kernels, in 8/L registers of L doubles, L = 8, 4 or 2. Passes exchange numbers through arrays only: no vector crosses a call.
final class VectorGaussians implements GaussianKernels {

    private static final VectorSpecies<Double> D = ElementaryVectors.SPECIES;
    private static final int WIDTH = D.length();
    private static final double[] X = {-0.5, -0.5, -0.5, -0.5, 0.5, 0.5, 0.5, 0.5};
    private static final double[] Y = {-1.5, -0.5, 0.5, 1.5, -1.5, -0.5, 0.5, 1.5};

    private final GaussianKernels scalar;
    private final ElementaryKernels elementary;

    VectorGaussians(GaussianKernels scalar, ElementaryKernels elementary) {
        this.scalar = scalar;
        this.elementary = elementary;
    }

    @Override
    public int select(
            double[] shapes,
            int stride,
            int from,
            int to,
            double[] column,
            double radius,
            int rows,
            int found,
            int[] hits,
            double[] places) {
        int n = found;
        int spare = places.length - SCRATCH;
        for (int i = from; i < to; i += WIDTH) {
            DoubleVector dx = wide(column[0]).sub(load(shapes, i));
            DoubleVector dy = wide(column[1]).sub(load(shapes, stride + i));
            DoubleVector z = load(shapes, 2 * stride + i).add(column[2]);
            DoubleVector crossed = load(shapes, 3 * stride + i)
                    .fma(dx, load(shapes, 4 * stride + i).mul(dy).mul(2));
            DoubleVector near = crossed.fma(
                            dx, load(shapes, 5 * stride + i).mul(dy).mul(dy))
                    .max(0)
                    .sqrt()
                    .sub(load(shapes, 6 * stride + i))
                    .max(0);
            DoubleVector rest = near.neg().fma(near, wide(radius * radius));
            DoubleVector half = rest.max(0).sqrt().fma(load(shapes, 9 * stride + i), load(shapes, 10 * stride + i));
            DoubleVector ridge = z.sub(load(shapes, 7 * stride + i)
                    .fma(dx, load(shapes, 8 * stride + i).mul(dy)));
            DoubleVector first =
                    ridge.sub(half).add(0.5).min(rows).max(0).add(ROUND).sub(ROUND);
            DoubleVector last =
                    ridge.add(half).add(0.5).min(rows).max(0).add(ROUND).sub(ROUND);
            VectorMask<Double> reached =
                    rest.compare(VectorOperators.GE, 0).and(first.compare(VectorOperators.LT, last));
            long those = reached.toLong();
            if (to - i < WIDTH) {
                those &= (1L << (to - i)) - 1;
            }
            if (those == 0) {
                continue;
            }
            dx.intoArray(places, spare);
            dy.intoArray(places, spare + SPARE);
            z.intoArray(places, spare + 2 * SPARE);
            first.intoArray(places, spare + 3 * SPARE);
            last.intoArray(places, spare + 4 * SPARE);
            ridge.add(ROUND).sub(ROUND).min(last.sub(1)).max(first).intoArray(places, spare + 5 * SPARE);
            for (long left = those; left != 0; left &= left - 1) {
                int k = Long.numberOfTrailingZeros(left);
                hits[HIT * n] = i + k;
                hits[HIT * n + 1] = (int) places[spare + 3 * SPARE + k];
                hits[HIT * n + 2] = (int) places[spare + 4 * SPARE + k];
                hits[HIT * n + 3] = (int) places[spare + 5 * SPARE + k];
                places[PLACE * n] = places[spare + k];
                places[PLACE * n + 1] = places[spare + SPARE + k];
                places[PLACE * n + 2] = places[spare + 2 * SPARE + k];
                n++;
            }
        }
        return n;
    }

    @Override
    public void values(
            int from,
            int to,
            int[] hits,
            double[] places,
            double[] records,
            int record,
            double[] arguments,
            int row,
            double[] weights) {
        exponents(from, to, hits, places, records, record, arguments);
        elementary.exp(arguments, 0, ARGUMENTS * (to - from), arguments);
        runs(from, to, hits, records, record, arguments, row, weights);
        for (int h = from; h < to; h++) {
            if (records[hits[HIT * h] * record + DECAY] < 0) {
                scalar.values(h, h + 1, hits, places, records, record, arguments, row, weights);
            }
        }
    }

    /// Of the start, the step up and the step down of each line.
    private static void exponents(
            int from, int to, int[] hits, double[] places, double[] g, int record, double[] arguments) {
        for (int h = from; h < to; h++) {
            int at = hits[HIT * h] * record;
            double x = places[PLACE * h];
            double y = places[PLACE * h + 1];
            double dz = hits[HIT * h + 3] - places[PLACE * h + 2];
            double half = -0.5 * g[at + 5];
            for (int l = 0; l < LINES; l += WIDTH) {
                DoubleVector dx = load(X, l).add(x);
                DoubleVector dy = load(Y, l).add(y);
                DoubleVector ux = wide(g[at]).fma(dx, wide(g[at + 1]).fma(dy, wide(g[at + 2] * dz)));
                DoubleVector uy = wide(g[at + 1]).fma(dx, wide(g[at + 3]).fma(dy, wide(g[at + 4] * dz)));
                DoubleVector uz = wide(g[at + 2]).fma(dx, wide(g[at + 4]).fma(dy, wide(g[at + 5] * dz)));
                int to1 = ARGUMENTS * (h - from) + l;
                dx.fma(ux, dy.fma(uy, uz.mul(dz))).mul(-0.5).intoArray(arguments, to1);
                wide(half).sub(uz).intoArray(arguments, to1 + LINES);
                uz.add(half).intoArray(arguments, to1 + 2 * LINES);
            }
        }
    }

    private static void runs(
            int from, int to, int[] hits, double[] g, int record, double[] powers, int row, double[] weights) {
        for (int h = from; h < to; h++) {
            int at = hits[HIT * h] * record;
            int place = hits[HIT * h + 4];
            int low = place + hits[HIT * h + 1] * row;
            int middle = place + hits[HIT * h + 3] * row;
            int end = place + hits[HIT * h + 2] * row;
            DoubleVector decay = wide(g[at + DECAY]);
            for (int l = 0; l < LINES; l += WIDTH) {
                int power = ARGUMENTS * (h - from) + l;
                DoubleVector w = load(powers, power).mul(g[at + AMPLITUDE]);
                DoubleVector v = w;
                w.intoArray(weights, middle + l);
                DoubleVector up = load(powers, power + LINES);
                for (int k = middle + row + l; k < end; k += row) {
                    v = v.mul(up);
                    up = up.mul(decay);
                    v.intoArray(weights, k);
                }
                DoubleVector down = load(powers, power + 2 * LINES);
                for (int k = middle - row + l; k >= low; k -= row) {
                    w = w.mul(down);
                    down = down.mul(decay);
                    w.intoArray(weights, k);
                }
            }
        }
    }

    @Override
    public void curvatures(
            int from, int to, int[] hits, double[] places, double[] g, int record, int row, double[] weights) {
        for (int h = from; h < to; h++) {
            int at = hits[HIT * h] * record;
            DoubleVector gxx = wide(-g[at]);
            DoubleVector gxy = wide(-g[at + 1]);
            DoubleVector gxz = wide(-g[at + 2]);
            DoubleVector gyy = wide(-g[at + 3]);
            DoubleVector gyz = wide(-g[at + 4]);
            DoubleVector gzz = wide(-g[at + 5]);
            for (int l = 0; l < LINES; l += WIDTH) {
                DoubleVector dx = load(X, l).add(places[PLACE * h]);
                DoubleVector dy = load(Y, l).add(places[PLACE * h + 1]);
                DoubleVector x = wide(g[at]).fma(dx, dy.mul(g[at + 1]));
                DoubleVector y = wide(g[at + 1]).fma(dx, dy.mul(g[at + 3]));
                DoubleVector z = wide(g[at + 2]).fma(dx, dy.mul(g[at + 4]));
                int w0 = hits[HIT * h + 4] + hits[HIT * h + 1] * row + l;
                for (int k = hits[HIT * h + 1]; k < hits[HIT * h + 2]; k++, w0 += row) {
                    DoubleVector dz = wide(k - places[PLACE * h + 2]);
                    DoubleVector w = load(weights, w0);
                    // minus u, as G is here with minus, too: products of two are the same
                    DoubleVector ux = gxz.fma(dz, x.neg());
                    DoubleVector uy = gyz.fma(dz, y.neg());
                    DoubleVector uz = gzz.fma(dz, z.neg());
                    ux.fma(ux, gxx).mul(w).intoArray(weights, w0 + LINES);
                    ux.fma(uy, gxy).mul(w).intoArray(weights, w0 + 2 * LINES);
                    ux.fma(uz, gxz).mul(w).intoArray(weights, w0 + 3 * LINES);
                    uy.fma(uy, gyy).mul(w).intoArray(weights, w0 + 4 * LINES);
                    uy.fma(uz, gyz).mul(w).intoArray(weights, w0 + 5 * LINES);
                    uz.fma(uz, gzz).mul(w).intoArray(weights, w0 + 6 * LINES);
                }
            }
        }
    }

    @Override
    public void rates(
            int from,
            int to,
            int[] hits,
            double[] places,
            double[] g,
            int record,
            int motion,
            int row,
            double[] weights) {
        for (int h = from; h < to; h++) {
            int at = hits[HIT * h] * record;
            int m = at + motion;
            for (int l = 0; l < LINES; l += WIDTH) {
                DoubleVector dx = load(X, l).add(places[PLACE * h]);
                DoubleVector dy = load(Y, l).add(places[PLACE * h + 1]);
                int w0 = hits[HIT * h + 4] + hits[HIT * h + 1] * row + l;
                for (int k = hits[HIT * h + 1]; k < hits[HIT * h + 2]; k++, w0 += row) {
                    DoubleVector dz = wide(k - places[PLACE * h + 2]);
                    DoubleVector ux = wide(g[at + 2]).fma(dz, wide(g[at]).fma(dx, dy.mul(g[at + 1])));
                    DoubleVector uy = wide(g[at + 4]).fma(dz, wide(g[at + 1]).fma(dx, dy.mul(g[at + 3])));
                    DoubleVector uz = wide(g[at + 5]).fma(dz, wide(g[at + 2]).fma(dx, dy.mul(g[at + 4])));
                    DoubleVector rx = wide(g[m + 5]).fma(dz, wide(g[m + 3]).fma(dx, dy.mul(g[m + 4])));
                    DoubleVector ry = wide(g[m + 7]).fma(dz, wide(g[m + 4]).fma(dx, dy.mul(g[m + 6])));
                    DoubleVector rz = wide(g[m + 8]).fma(dz, wide(g[m + 5]).fma(dx, dy.mul(g[m + 7])));
                    DoubleVector along = wide(g[m])
                            .fma(ux, wide(g[m + 1]).fma(uy, wide(g[m + 2]).fma(uz, wide(g[m + 9]))));
                    DoubleVector bent = dx.fma(rx, dy.fma(ry, dz.mul(rz)));
                    wide(-0.5).fma(bent, along).mul(load(weights, w0)).intoArray(weights, w0 + row - LINES);
                }
            }
        }
    }

    @Override
    public void lines(int from, int to, int[] hits, double[] places, double[] g, int record, double[] lines) {
        for (int h = from; h < to; h++) {
            int at = hits[HIT * h] * record;
            for (int l = 0; l < LINES; l += WIDTH) {
                DoubleVector dx = load(X, l).add(places[PLACE * h]);
                DoubleVector dy = load(Y, l).add(places[PLACE * h + 1]);
                int to1 = AT + ARGUMENTS * h + l;
                wide(g[at]).fma(dx, dy.mul(g[at + 1])).neg().intoArray(lines, to1);
                wide(g[at + 1]).fma(dx, dy.mul(g[at + 3])).neg().intoArray(lines, to1 + LINES);
                wide(g[at + 2]).fma(dx, dy.mul(g[at + 4])).neg().intoArray(lines, to1 + 2 * LINES);
            }
        }
    }

    @Override
    public void sum(
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
        for (int l = 0; l < LINES; l += WIDTH) {
            VectorSums.add(z, reached, hits, weights, weight + l, records, record, octet, f, sum + l);
        }
    }

    @Override
    public void slopes(
            int z,
            long[] reached,
            int[] hits,
            double[] places,
            double[] lines,
            double[] weights,
            int weight,
            double[] records,
            int record,
            int octet,
            double[] f,
            int sum) {
        for (int l = 0; l < LINES; l += WIDTH) {
            VectorSums.addSlopes(
                    z, reached, hits, places, lines, AT + l, weights, weight + l, records, record, octet, f, sum + l);
        }
    }

    private static DoubleVector load(double[] a, int at) {
        return DoubleVector.fromArray(D, a, at);
    }

    private static DoubleVector wide(double a) {
        return DoubleVector.broadcast(D, a);
    }
}
