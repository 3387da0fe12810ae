package org.septuple.numerics;

/// Inner products δ_i · x_j where a sparse matrix has entries: four chains at a time, which hides most of the latency of
/// a fused multiply–add.
final class SampledProduct {

    private SampledProduct() {}

    static void add(
            int from,
            int to,
            int[] starts,
            int[] order,
            int[] columns,
            double[] values,
            double[] delta,
            double[] x,
            int batch) {
        for (int p = from; p < to; p++) {
            int d0 = order[p] * batch;
            int m = SparseRows.interleaved(starts, p);
            if (batch > 1) {
                run(SparseRows.first(starts, p), SparseRows.GROUP, m, columns, values, delta, d0, x, batch);
            } else if (m > 0 && p % SparseRows.GROUP == 0) {
                eight(starts[p], starts[p] + SparseRows.GROUP * m, p, order, columns, values, delta, x);
            }
            int rest = starts[p + 1] - starts[p] - m;
            run(SparseRows.rest(starts, p, m), 1, rest, columns, values, delta, d0, x, batch);
        }
    }

    /// The interleaved entries of a group for a batch of one, in the order in which they lie.
    private static void eight(
            int first, int end, int p, int[] order, int[] columns, double[] values, double[] delta, double[] x) {
        double[] d = new double[SparseRows.GROUP];
        for (int lane = 0; lane < d.length; lane++) {
            d[lane] = delta[order[p + lane]];
        }
        for (int e = first; e < end; e += SparseRows.GROUP) {
            for (int lane = 0; lane < SparseRows.GROUP; lane++) {
                values[e + lane] = Math.fma(d[lane], x[columns[e + lane]], values[e + lane]);
            }
        }
    }

    /// Some entries of one row.
    private static void run(
            int first,
            int step,
            int entries,
            int[] columns,
            double[] values,
            double[] delta,
            int d0,
            double[] x,
            int batch) {
        int e = first;
        int k = 0;
        for (; k + 4 <= entries; k += 4) {
            four(columns, values, e, step, delta, d0, x, batch);
            e += 4 * step;
        }
        for (; k < entries; k++) {
            int at = columns[e] * batch;
            double sum = values[e];
            for (int b = 0; b < batch; b++) {
                sum = Math.fma(delta[d0 + b], x[at + b], sum);
            }
            values[e] = sum;
            e += step;
        }
    }

    private static void four(
            int[] columns, double[] values, int e, int step, double[] delta, int d0, double[] x, int batch) {
        int a0 = columns[e] * batch;
        int a1 = columns[e + step] * batch;
        int a2 = columns[e + 2 * step] * batch;
        int a3 = columns[e + 3 * step] * batch;
        double s0 = values[e];
        double s1 = values[e + step];
        double s2 = values[e + 2 * step];
        double s3 = values[e + 3 * step];
        for (int b = 0; b < batch; b++) {
            double d = delta[d0 + b];
            s0 = Math.fma(d, x[a0 + b], s0);
            s1 = Math.fma(d, x[a1 + b], s1);
            s2 = Math.fma(d, x[a2 + b], s2);
            s3 = Math.fma(d, x[a3 + b], s3);
        }
        values[e] = s0;
        values[e + step] = s1;
        values[e + 2 * step] = s2;
        values[e + 3 * step] = s3;
    }
}
