package org.septuple.numerics.lanes;

import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.VectorSpecies;
import org.septuple.numerics.SparseKernels;
import org.septuple.numerics.SparseRows;

/// A batch of one: a vector is eight rows, or half of them, whose factors are gathered. Larger batches: vectors along
/// the batch, four at a time while there are as many.
final class VectorSparse implements SparseKernels {

    private static final VectorSpecies<Double> SPECIES = DoubleVector.SPECIES_PREFERRED;
    private static final int LANES = SPECIES.length();
    private static final int GROUP = SparseRows.GROUP;

    /// Registers of two numbers have no instruction that gathers.
    private static final boolean GATHERS = LANES == 8 || LANES == 4;

    @Override
    public void gather(
            int from,
            int to,
            int[] starts,
            int[] order,
            int[] columns,
            double[] values,
            double[] x,
            int batch,
            double[] y) {
        if (batch > 1) {
            for (int p = from; p < to; p++) {
                gatherRow(p, starts, order[p] * batch, columns, values, x, batch, y);
            }
        } else if (GATHERS) {
            timesVector(from, to, starts, order, columns, values, x, y);
        } else {
            SparseRows.timesVector(from, to, starts, order, columns, values, x, y);
        }
    }

    private static void timesVector(
            int from, int to, int[] starts, int[] order, int[] columns, double[] values, double[] x, double[] y) {
        double[] sums = new double[GROUP];
        for (int p = from; p < to; p += GROUP) {
            int m = SparseRows.interleaved(starts, p);
            if (m > 0) {
                int first = starts[p];
                for (int lane = 0; lane < GROUP; lane += LANES) {
                    lanes(first + lane, first + GROUP * m, order, p + lane, columns, values, x, y, sums);
                }
            }
            SparseRows.restTimesVector(p, Math.min(to, p + GROUP), m, starts, order, columns, values, x, y);
        }
    }

    /// Numbers are put back one by one: not every processor that gathers scatters, too.
    private static void lanes(
            int first,
            int end,
            int[] order,
            int p,
            int[] columns,
            double[] values,
            double[] x,
            double[] y,
            double[] sums) {
        DoubleVector sum = DoubleVector.fromArray(SPECIES, y, 0, order, p);
        for (int e = first; e < end; e += GROUP) {
            sum = load(values, e).fma(DoubleVector.fromArray(SPECIES, x, 0, columns, e), sum);
        }
        sum.intoArray(sums, 0);
        for (int lane = 0; lane < LANES; lane++) {
            y[order[p + lane]] = sums[lane];
        }
    }

    private static void gatherRow(
            int p, int[] starts, int y0, int[] columns, double[] values, double[] x, int batch, double[] y) {
        int m = SparseRows.interleaved(starts, p);
        int first = SparseRows.first(starts, p);
        int rest = SparseRows.rest(starts, p, m);
        int restEnd = SparseRows.restEnd(starts, p, m);
        if (m > 0) {
            gatherRun(first, first + GROUP * m, GROUP, columns, values, x, batch, y, y0);
        }
        if (rest < restEnd) {
            gatherRun(rest, restEnd, 1, columns, values, x, batch, y, y0);
        }
    }

    private static void gatherRun(
            int e, int end, int step, int[] columns, double[] values, double[] x, int batch, double[] y, int y0) {
        int b = 0;
        for (; b <= batch - 4 * LANES; b += 4 * LANES) {
            gatherFour(e, end, step, columns, values, x, b, batch, y, y0 + b);
        }
        for (; b <= batch - LANES; b += LANES) {
            gatherOne(e, end, step, columns, values, x, b, batch, y, y0 + b);
        }
        for (; b < batch; b++) {
            gatherScalar(e, end, step, columns, values, x, b, batch, y, y0 + b);
        }
    }

    private static void gatherFour(
            int first,
            int end,
            int step,
            int[] columns,
            double[] values,
            double[] x,
            int x0,
            int batch,
            double[] y,
            int y0) {
        DoubleVector s = load(y, y0);
        DoubleVector t = load(y, y0 + LANES);
        DoubleVector u = load(y, y0 + 2 * LANES);
        DoubleVector v = load(y, y0 + 3 * LANES);
        for (int e = first; e < end; e += step) {
            DoubleVector value = DoubleVector.broadcast(SPECIES, values[e]);
            int at = x0 + columns[e] * batch;
            s = value.fma(load(x, at), s);
            t = value.fma(load(x, at + LANES), t);
            u = value.fma(load(x, at + 2 * LANES), u);
            v = value.fma(load(x, at + 3 * LANES), v);
        }
        s.intoArray(y, y0);
        t.intoArray(y, y0 + LANES);
        u.intoArray(y, y0 + 2 * LANES);
        v.intoArray(y, y0 + 3 * LANES);
    }

    private static void gatherOne(
            int first,
            int end,
            int step,
            int[] columns,
            double[] values,
            double[] x,
            int x0,
            int batch,
            double[] y,
            int y0) {
        DoubleVector sum = load(y, y0);
        for (int e = first; e < end; e += step) {
            sum = DoubleVector.broadcast(SPECIES, values[e]).fma(load(x, x0 + columns[e] * batch), sum);
        }
        sum.intoArray(y, y0);
    }

    private static void gatherScalar(
            int first,
            int end,
            int step,
            int[] columns,
            double[] values,
            double[] x,
            int x0,
            int batch,
            double[] y,
            int y0) {
        double sum = y[y0];
        for (int e = first; e < end; e += step) {
            sum = Math.fma(values[e], x[x0 + columns[e] * batch], sum);
        }
        y[y0] = sum;
    }

    @Override
    public void scatter(
            int[] starts,
            int[] places,
            int[] columns,
            double[] values,
            double[] x,
            int batch,
            int first,
            int end,
            double[] y) {
        if (batch == 1) {
            SparseRows.transposedTimesVector(starts, places, columns, values, x, y);
            return;
        }
        for (int i = 0; i < places.length; i++) {
            int p = places[i];
            int x0 = i * batch + first;
            int m = SparseRows.interleaved(starts, p);
            int e = SparseRows.first(starts, p);
            for (int k = 0; k < m; k++, e += GROUP) {
                add(values[e], x, x0, end - first, y, columns[e] * batch + first);
            }
            int last = SparseRows.restEnd(starts, p, m);
            for (e = SparseRows.rest(starts, p, m); e < last; e++) {
                add(values[e], x, x0, end - first, y, columns[e] * batch + first);
            }
        }
    }

    private static void add(double factor, double[] x, int x0, int length, double[] y, int y0) {
        DoubleVector value = DoubleVector.broadcast(SPECIES, factor);
        int b = 0;
        for (; b <= length - LANES; b += LANES) {
            value.fma(load(x, x0 + b), load(y, y0 + b)).intoArray(y, y0 + b);
        }
        for (; b < length; b++) {
            y[y0 + b] = Math.fma(factor, x[x0 + b], y[y0 + b]);
        }
    }

    private static DoubleVector load(double[] a, int at) {
        return DoubleVector.fromArray(SPECIES, a, at);
    }
}
