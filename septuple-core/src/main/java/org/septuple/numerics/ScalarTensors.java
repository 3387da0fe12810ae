package org.septuple.numerics;

/// Cell by cell.
final class ScalarTensors implements TensorKernels {

    @Override
    public void slope(int from, int to, boolean fourth, double[] f, int[] places, double factor, double[] out, int at) {
        for (int i = from; i < to; i++) {
            double one = f[places[1] + i] - f[places[0] + i];
            double two = f[places[3] + i] - f[places[2] + i];
            double sum = fourth
                    ? Math.fma(8, one, -two)
                    : Math.fma(45, one, Math.fma(-9, two, f[places[5] + i] - f[places[4] + i]));
            out[at + i] = sum * factor;
        }
    }

    @Override
    public void bend(
            int from,
            int to,
            boolean fourth,
            double[] f,
            int middle,
            int[] places,
            double factor,
            double[] out,
            int at) {
        for (int i = from; i < to; i++) {
            double one = bulge(f, middle + i, places[0] + i, places[1] + i);
            double two = bulge(f, middle + i, places[2] + i, places[3] + i);
            double sum = fourth
                    ? Math.fma(16, one, -two)
                    : Math.fma(270, one, Math.fma(-27, two, 2 * bulge(f, middle + i, places[4] + i, places[5] + i)));
            out[at + i] = sum * factor;
        }
    }

    private static double bulge(double[] f, int middle, int minus, int plus) {
        return (f[plus] - f[middle]) + (f[minus] - f[middle]);
    }

    @Override
    public void damp(
            int from,
            int to,
            boolean fourth,
            double[] f,
            int middle,
            int[] places,
            double[] weights,
            int weight,
            double[] out,
            int at) {
        for (int i = from; i < to; i++) {
            double one = bulge(f, middle + i, places[0] + i, places[1] + i);
            double two = bulge(f, middle + i, places[2] + i, places[3] + i);
            double three = bulge(f, middle + i, places[4] + i, places[5] + i);
            double sum = fourth
                    ? Math.fma(15, one, Math.fma(-6, two, three)) * (1.0 / 64)
                    : Math.fma(
                                    56,
                                    one,
                                    Math.fma(
                                            -28,
                                            two,
                                            Math.fma(8, three, -bulge(f, middle + i, places[6] + i, places[7] + i))))
                            * (1.0 / 256);
            out[at + i] = Math.fma(weights[weight + i], sum, out[at + i]);
        }
    }

    @Override
    public void invert(int from, int to, double[] s, int matrix, int inverse, int pitch) {
        for (int i = from; i < to; i++) {
            int m = matrix + i;
            double a = s[m];
            double b = s[m + pitch];
            double c = s[m + 2 * pitch];
            double d = s[m + 3 * pitch];
            double e = s[m + 4 * pitch];
            double f = s[m + 5 * pitch];
            double xx = Math.fma(d, f, -(e * e));
            double xy = Math.fma(c, e, -(b * f));
            double xz = Math.fma(b, e, -(c * d));
            double one = 1 / Math.fma(a, xx, Math.fma(b, xy, c * xz));
            int w = inverse + i;
            s[w] = xx * one;
            s[w + pitch] = xy * one;
            s[w + 2 * pitch] = xz * one;
            s[w + 3 * pitch] = Math.fma(a, f, -(c * c)) * one;
            s[w + 4 * pitch] = Math.fma(b, c, -(a * e)) * one;
            s[w + 5 * pitch] = Math.fma(a, d, -(b * b)) * one;
        }
    }

    @Override
    public void halfSum(int from, int to, double[] s, int a, int b, int c, int out) {
        for (int i = from; i < to; i++) {
            s[out + i] = (s[a + i] + s[b + i] - s[c + i]) * 0.5;
        }
    }

    @Override
    public void dot(int from, int to, double[] s, int[] rows, int out) {
        for (int i = from; i < to; i++) {
            double last = s[rows[2] + i] * s[rows[5] + i];
            s[out + i] = Math.fma(s[rows[0] + i], s[rows[3] + i], Math.fma(s[rows[1] + i], s[rows[4] + i], last));
        }
    }

    @Override
    public void trace(int from, int to, double[] s, int matrix, int tensor, int pitch, int out) {
        for (int i = from; i < to; i++) {
            int m = matrix + i;
            int x = tensor + i;
            double off = Math.fma(
                    s[m + pitch],
                    s[x + pitch],
                    Math.fma(s[m + 2 * pitch], s[x + 2 * pitch], s[m + 4 * pitch] * s[x + 4 * pitch]));
            double diagonal = Math.fma(
                    s[m], s[x], Math.fma(s[m + 3 * pitch], s[x + 3 * pitch], s[m + 5 * pitch] * s[x + 5 * pitch]));
            s[out + i] = Math.fma(2, off, diagonal);
        }
    }

    @Override
    public void ricci(int from, int to, double[] s, int[] rows, int out) {
        for (int i = from; i < to; i++) {
            double last = s[rows[2] + i] * s[rows[5] + i];
            double sum = -Math.fma(s[rows[0] + i], s[rows[3] + i], Math.fma(s[rows[1] + i], s[rows[4] + i], last));
            for (int k = 6; k < RICCI; k += 11) {
                double plus = s[rows[k + 1] + i] + s[rows[k + 2] + i];
                double minus = s[rows[k + 3] + i] + s[rows[k + 4] + i];
                double term = Math.fma(s[rows[k + 9] + i], s[rows[k + 10] + i], (plus - minus) * 0.5);
                term = Math.fma(s[rows[k + 7] + i], s[rows[k + 8] + i], term);
                term = Math.fma(s[rows[k + 5] + i], s[rows[k + 6] + i], term);
                sum = Math.fma(s[rows[k] + i], term, sum);
            }
            s[out + i] = sum;
        }
    }

    @Override
    public void source(int from, int to, double[] s, int[] rows, double[] out, int at) {
        for (int i = from; i < to; i++) {
            double square = Math.fma(
                    s[rows[1] + i],
                    s[rows[4] + i],
                    Math.fma(s[rows[2] + i], s[rows[5] + i], s[rows[3] + i] * s[rows[6] + i]));
            double rest = Math.fma(s[rows[7] + i], s[rows[8] + i], -(s[rows[9] + i] * s[rows[10] + i]));
            out[at + i] = s[rows[0] + i] + Math.fma(-2, square, rest);
        }
    }

    @Override
    public void blend(int from, int to, double[] s, double a, int x, double b, int y, int out) {
        for (int i = from; i < to; i++) {
            s[out + i] = Math.fma(a, s[x + i], b * s[y + i]);
        }
    }

    @Override
    public void chain(int from, int to, double[] s, double factor, int[] rows, double[] out, int at) {
        for (int i = from; i < to; i++) {
            double sum = factor * s[rows[0] + i];
            for (int k = 1; k < rows.length; k += 2) {
                sum = Math.fma(s[rows[k] + i], s[rows[k + 1] + i], sum);
            }
            out[at + i] = sum;
        }
    }

    @Override
    public void multiply(int from, int to, double[] s, int x, double[] y, int at) {
        for (int i = from; i < to; i++) {
            y[at + i] *= s[x + i];
        }
    }
}
