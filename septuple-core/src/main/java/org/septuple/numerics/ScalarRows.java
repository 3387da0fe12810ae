package org.septuple.numerics;

/// Matrix times vector, eight rows at a time: eight independent chains hide the latency of a fused multiply–add, and
/// eight streams are as many as a processor prefetches well.
final class ScalarRows {

    private ScalarRows() {}

    static void timesVector(
            int rows,
            int depth,
            double[] a,
            int a0,
            int aRow,
            int aColumn,
            double[] x,
            int x0,
            double[] y,
            int y0,
            int yStep) {
        int i = 0;
        for (; i + 8 <= rows; i += 8) {
            if (aColumn == 1) {
                eightConsecutive(depth, a, a0 + i * aRow, aRow, x, x0, y, y0 + i * yStep, yStep);
            } else {
                eight(depth, a, a0 + i * aRow, aRow, aColumn, x, x0, y, y0 + i * yStep, yStep);
            }
        }
        for (; i < rows; i++) {
            double sum = y[y0 + i * yStep];
            int at = a0 + i * aRow;
            for (int p = 0; p < depth; p++, at += aColumn) {
                sum = Math.fma(a[at], x[x0 + p], sum);
            }
            y[y0 + i * yStep] = sum;
        }
    }

    private static void eightConsecutive(
            int depth, double[] a, int a0, int aRow, double[] x, int x0, double[] y, int y0, int yStep) {
        double s0 = y[y0], s1 = y[y0 + yStep], s2 = y[y0 + 2 * yStep], s3 = y[y0 + 3 * yStep];
        double s4 = y[y0 + 4 * yStep], s5 = y[y0 + 5 * yStep], s6 = y[y0 + 6 * yStep], s7 = y[y0 + 7 * yStep];
        int a1 = a0 + aRow, a2 = a1 + aRow, a3 = a2 + aRow, a4 = a3 + aRow, a5 = a4 + aRow, a6 = a5 + aRow;
        int a7 = a6 + aRow;
        for (int p = 0; p < depth; p++) {
            double value = x[x0 + p];
            s0 = Math.fma(a[a0 + p], value, s0);
            s1 = Math.fma(a[a1 + p], value, s1);
            s2 = Math.fma(a[a2 + p], value, s2);
            s3 = Math.fma(a[a3 + p], value, s3);
            s4 = Math.fma(a[a4 + p], value, s4);
            s5 = Math.fma(a[a5 + p], value, s5);
            s6 = Math.fma(a[a6 + p], value, s6);
            s7 = Math.fma(a[a7 + p], value, s7);
        }
        y[y0] = s0;
        y[y0 + yStep] = s1;
        y[y0 + 2 * yStep] = s2;
        y[y0 + 3 * yStep] = s3;
        y[y0 + 4 * yStep] = s4;
        y[y0 + 5 * yStep] = s5;
        y[y0 + 6 * yStep] = s6;
        y[y0 + 7 * yStep] = s7;
    }

    private static void eight(
            int depth, double[] a, int a0, int aRow, int aColumn, double[] x, int x0, double[] y, int y0, int yStep) {
        double s0 = y[y0], s1 = y[y0 + yStep], s2 = y[y0 + 2 * yStep], s3 = y[y0 + 3 * yStep];
        double s4 = y[y0 + 4 * yStep], s5 = y[y0 + 5 * yStep], s6 = y[y0 + 6 * yStep], s7 = y[y0 + 7 * yStep];
        for (int p = 0, at = a0; p < depth; p++, at += aColumn) {
            double value = x[x0 + p];
            s0 = Math.fma(a[at], value, s0);
            s1 = Math.fma(a[at + aRow], value, s1);
            s2 = Math.fma(a[at + 2 * aRow], value, s2);
            s3 = Math.fma(a[at + 3 * aRow], value, s3);
            s4 = Math.fma(a[at + 4 * aRow], value, s4);
            s5 = Math.fma(a[at + 5 * aRow], value, s5);
            s6 = Math.fma(a[at + 6 * aRow], value, s6);
            s7 = Math.fma(a[at + 7 * aRow], value, s7);
        }
        y[y0] = s0;
        y[y0 + yStep] = s1;
        y[y0 + 2 * yStep] = s2;
        y[y0 + 3 * yStep] = s3;
        y[y0 + 4 * yStep] = s4;
        y[y0 + 5 * yStep] = s5;
        y[y0 + 6 * yStep] = s6;
        y[y0 + 7 * yStep] = s7;
    }
}
