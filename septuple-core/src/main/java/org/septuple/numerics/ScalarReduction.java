package org.septuple.numerics;

import java.util.Objects;

/// Eight of the 32 chains at a time, in scalar registers.
final class ScalarReduction implements ReductionKernels {

    private static final int TOGETHER = 8;

    @Override
    public double sum(double[] x, int from, int to) {
        Objects.checkFromToIndex(from, to, x.length);
        double total = 0;
        for (int q = 0; q < CHAINS; q += TOGETHER) {
            double s0 = 0, s1 = 0, s2 = 0, s3 = 0, s4 = 0, s5 = 0, s6 = 0, s7 = 0;
            int i = from + q;
            for (; i <= to - TOGETHER; i += CHAINS) {
                s0 += x[i];
                s1 += x[i + 1];
                s2 += x[i + 2];
                s3 += x[i + 3];
                s4 += x[i + 4];
                s5 += x[i + 5];
                s6 += x[i + 6];
                s7 += x[i + 7];
            }
            s0 = s0 + term(x, i, to);
            s1 = s1 + term(x, i + 1, to);
            s2 = s2 + term(x, i + 2, to);
            s3 = s3 + term(x, i + 3, to);
            s4 = s4 + term(x, i + 4, to);
            s5 = s5 + term(x, i + 5, to);
            s6 = s6 + term(x, i + 6, to);
            total = total + s0 + s1 + s2 + s3 + s4 + s5 + s6 + s7;
        }
        return total;
    }

    @Override
    public double dot(double[] x, int x0, double[] y, int y0, int length) {
        Objects.checkFromIndexSize(x0, length, x.length);
        Objects.checkFromIndexSize(y0, length, y.length);
        double total = 0;
        for (int q = 0; q < CHAINS; q += TOGETHER) {
            double s0 = 0, s1 = 0, s2 = 0, s3 = 0, s4 = 0, s5 = 0, s6 = 0, s7 = 0;
            int i = q;
            for (; i <= length - TOGETHER; i += CHAINS) {
                int a = x0 + i;
                int b = y0 + i;
                s0 = Math.fma(x[a], y[b], s0);
                s1 = Math.fma(x[a + 1], y[b + 1], s1);
                s2 = Math.fma(x[a + 2], y[b + 2], s2);
                s3 = Math.fma(x[a + 3], y[b + 3], s3);
                s4 = Math.fma(x[a + 4], y[b + 4], s4);
                s5 = Math.fma(x[a + 5], y[b + 5], s5);
                s6 = Math.fma(x[a + 6], y[b + 6], s6);
                s7 = Math.fma(x[a + 7], y[b + 7], s7);
            }
            int a = x0 + i;
            int b = y0 + i;
            s0 = Math.fma(term(x, a, x0 + length), term(y, b, y0 + length), s0);
            s1 = Math.fma(term(x, a + 1, x0 + length), term(y, b + 1, y0 + length), s1);
            s2 = Math.fma(term(x, a + 2, x0 + length), term(y, b + 2, y0 + length), s2);
            s3 = Math.fma(term(x, a + 3, x0 + length), term(y, b + 3, y0 + length), s3);
            s4 = Math.fma(term(x, a + 4, x0 + length), term(y, b + 4, y0 + length), s4);
            s5 = Math.fma(term(x, a + 5, x0 + length), term(y, b + 5, y0 + length), s5);
            s6 = Math.fma(term(x, a + 6, x0 + length), term(y, b + 6, y0 + length), s6);
            total = total + s0 + s1 + s2 + s3 + s4 + s5 + s6 + s7;
        }
        return total;
    }

    @Override
    public double largestMagnitude(double[] x, int from, int to) {
        Objects.checkFromToIndex(from, to, x.length);
        double largest = 0;
        for (int i = from; i < to; i++) {
            largest = Math.max(largest, Math.abs(x[i]));
        }
        return largest;
    }

    /// Zeros beyond the end change no total: they can turn a chain from −0 to +0 at most.
    private static double term(double[] x, int i, int to) {
        return i < to ? x[i] : 0;
    }
}
