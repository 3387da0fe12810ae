package org.septuple.numerics;

/// Inner products δ_i · x_j where a sparse matrix has entries: four chains at a time, which hides most of the latency of
/// a fused multiply–add.
final class SampledProduct {

    private SampledProduct() {}

    static void add(
            int from,
            int to,
            int[] starts,
            char[] columns,
            double[] values,
            double[] delta,
            double[] x,
            int x0,
            int batch) {
        for (int i = from; i < to; i++) {
            int d0 = i * batch;
            int e = starts[i];
            int end = starts[i + 1];
            for (; e + 4 <= end; e += 4) {
                four(columns, values, e, delta, d0, x, x0, batch);
            }
            for (; e < end; e++) {
                int at = x0 + columns[e] * batch;
                double sum = values[e];
                for (int b = 0; b < batch; b++) {
                    sum = Math.fma(delta[d0 + b], x[at + b], sum);
                }
                values[e] = sum;
            }
        }
    }

    private static void four(
            char[] columns, double[] values, int e, double[] delta, int d0, double[] x, int x0, int batch) {
        int a0 = x0 + columns[e] * batch;
        int a1 = x0 + columns[e + 1] * batch;
        int a2 = x0 + columns[e + 2] * batch;
        int a3 = x0 + columns[e + 3] * batch;
        double s0 = values[e];
        double s1 = values[e + 1];
        double s2 = values[e + 2];
        double s3 = values[e + 3];
        for (int b = 0; b < batch; b++) {
            double d = delta[d0 + b];
            s0 = Math.fma(d, x[a0 + b], s0);
            s1 = Math.fma(d, x[a1 + b], s1);
            s2 = Math.fma(d, x[a2 + b], s2);
            s3 = Math.fma(d, x[a3 + b], s3);
        }
        values[e] = s0;
        values[e + 1] = s1;
        values[e + 2] = s2;
        values[e + 3] = s3;
    }
}
