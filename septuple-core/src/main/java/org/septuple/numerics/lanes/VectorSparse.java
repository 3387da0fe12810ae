package org.septuple.numerics.lanes;

import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.VectorSpecies;
import org.septuple.numerics.SparseKernels;
import org.septuple.numerics.SparseRows;

/// Vectors along the batch, four at a time while there are as many.
final class VectorSparse implements SparseKernels {

    private static final VectorSpecies<Double> SPECIES = DoubleVector.SPECIES_PREFERRED;
    private static final int LANES = SPECIES.length();

    @Override
    public void gather(
            int from,
            int to,
            int[] starts,
            char[] columns,
            double[] values,
            double[] x,
            int x0,
            int batch,
            double[] y) {
        if (batch == 1) {
            SparseRows.timesVector(from, to, starts, columns, values, x, x0, y);
            return;
        }
        for (int i = from; i < to; i++) {
            int e = starts[i];
            int end = starts[i + 1];
            int y0 = i * batch;
            int b = 0;
            for (; b <= batch - 4 * LANES; b += 4 * LANES) {
                gatherFour(e, end, columns, values, x, x0 + b, batch, y, y0 + b);
            }
            for (; b <= batch - LANES; b += LANES) {
                gatherOne(e, end, columns, values, x, x0 + b, batch, y, y0 + b);
            }
            for (; b < batch; b++) {
                gatherScalar(e, end, columns, values, x, x0 + b, batch, y, y0 + b);
            }
        }
    }

    private static void gatherFour(
            int first, int end, char[] columns, double[] values, double[] x, int x0, int batch, double[] y, int y0) {
        DoubleVector s = load(y, y0);
        DoubleVector t = load(y, y0 + LANES);
        DoubleVector u = load(y, y0 + 2 * LANES);
        DoubleVector v = load(y, y0 + 3 * LANES);
        for (int e = first; e < end; e++) {
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
            int first, int end, char[] columns, double[] values, double[] x, int x0, int batch, double[] y, int y0) {
        DoubleVector sum = load(y, y0);
        for (int e = first; e < end; e++) {
            sum = DoubleVector.broadcast(SPECIES, values[e]).fma(load(x, x0 + columns[e] * batch), sum);
        }
        sum.intoArray(y, y0);
    }

    private static void gatherScalar(
            int first, int end, char[] columns, double[] values, double[] x, int x0, int batch, double[] y, int y0) {
        double sum = y[y0];
        for (int e = first; e < end; e++) {
            sum = Math.fma(values[e], x[x0 + columns[e] * batch], sum);
        }
        y[y0] = sum;
    }

    @Override
    public void scatter(
            int rows,
            int[] starts,
            char[] columns,
            double[] values,
            double[] x,
            int batch,
            int first,
            int end,
            double[] y,
            int y0) {
        if (batch == 1) {
            SparseRows.transposedTimesVector(rows, starts, columns, values, x, y, y0);
            return;
        }
        for (int i = 0; i < rows; i++) {
            for (int e = starts[i]; e < starts[i + 1]; e++) {
                add(values[e], x, i * batch + first, end - first, y, y0 + columns[e] * batch + first);
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
