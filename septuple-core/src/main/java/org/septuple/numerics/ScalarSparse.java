package org.septuple.numerics;

/// Chains of fused multiply–adds, row by row.
final class ScalarSparse implements SparseKernels {

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
            int y0 = i * batch;
            for (int e = starts[i]; e < starts[i + 1]; e++) {
                double value = values[e];
                int at = x0 + columns[e] * batch;
                for (int b = 0; b < batch; b++) {
                    y[y0 + b] = Math.fma(value, x[at + b], y[y0 + b]);
                }
            }
        }
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
                double value = values[e];
                int at = y0 + columns[e] * batch;
                for (int b = first; b < end; b++) {
                    y[at + b] = Math.fma(value, x[i * batch + b], y[at + b]);
                }
            }
        }
    }
}
