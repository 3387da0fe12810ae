package org.septuple.numerics;

/// Chains of fused multiply–adds, row by row, or eight rows at a time for a single vector.
final class ScalarSparse implements SparseKernels {

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
        if (batch == 1) {
            SparseRows.timesVector(from, to, starts, order, columns, values, x, y);
            return;
        }
        for (int p = from; p < to; p++) {
            int y0 = order[p] * batch;
            int m = SparseRows.interleaved(starts, p);
            int e = SparseRows.first(starts, p);
            for (int k = 0; k < m; k++, e += SparseRows.GROUP) {
                add(values[e], x, columns[e] * batch, batch, y, y0);
            }
            int end = SparseRows.restEnd(starts, p, m);
            for (e = SparseRows.rest(starts, p, m); e < end; e++) {
                add(values[e], x, columns[e] * batch, batch, y, y0);
            }
        }
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
            for (int k = 0; k < m; k++, e += SparseRows.GROUP) {
                add(values[e], x, x0, end - first, y, columns[e] * batch + first);
            }
            int last = SparseRows.restEnd(starts, p, m);
            for (e = SparseRows.rest(starts, p, m); e < last; e++) {
                add(values[e], x, x0, end - first, y, columns[e] * batch + first);
            }
        }
    }

    private static void add(double factor, double[] x, int x0, int length, double[] y, int y0) {
        for (int b = 0; b < length; b++) {
            y[y0 + b] = Math.fma(factor, x[x0 + b], y[y0 + b]);
        }
    }
}
