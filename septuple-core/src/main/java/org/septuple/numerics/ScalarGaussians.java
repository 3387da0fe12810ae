package org.septuple.numerics;

import static org.septuple.numerics.ElementaryCoefficients.ROUND;

/// Line by line.
final class ScalarGaussians implements GaussianKernels {

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
        for (int i = from; i < to; i++) {
            double dx = column[0] - shapes[i];
            double dy = column[1] - shapes[stride + i];
            double z = shapes[2 * stride + i] + column[2];
            double crossed = Math.fma(shapes[3 * stride + i], dx, 2 * (shapes[4 * stride + i] * dy));
            double near = Math.sqrt(Math.max(Math.fma(crossed, dx, shapes[5 * stride + i] * dy * dy), 0))
                    - shapes[6 * stride + i];
            near = Math.max(near, 0);
            double rest = Math.fma(-near, near, radius * radius);
            double half = Math.fma(Math.sqrt(Math.max(rest, 0)), shapes[9 * stride + i], shapes[10 * stride + i]);
            double ridge = z - Math.fma(shapes[7 * stride + i], dx, shapes[8 * stride + i] * dy);
            double low = Math.max(Math.min(ridge - half + 0.5, rows), 0);
            double high = Math.max(Math.min(ridge + half + 0.5, rows), 0);
            double first = low + ROUND - ROUND;
            double last = high + ROUND - ROUND;
            if (rest >= 0 && first < last) {
                hits[HIT * n] = i;
                hits[HIT * n + 1] = (int) first;
                hits[HIT * n + 2] = (int) last;
                hits[HIT * n + 3] = (int) Math.max(Math.min(ridge + ROUND - ROUND, last - 1), first);
                places[PLACE * n] = dx;
                places[PLACE * n + 1] = dy;
                places[PLACE * n + 2] = z;
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
        for (int h = from; h < to; h++) {
            int at = hits[HIT * h] * record;
            if (records[at + DECAY] < 0) {
                narrow(h, hits, places, records, at, row, weights);
            } else {
                wide(h, hits, places, records, at, row, weights);
            }
        }
    }

    private static void wide(int h, int[] hits, double[] places, double[] g, int at, int row, double[] weights) {
        int start = hits[HIT * h + 3];
        int first = hits[HIT * h + 1];
        int end = hits[HIT * h + 2];
        int middle = hits[HIT * h + 4] + start * row;
        double[] v = new double[2];
        for (int line = 0; line < LINES; line++) {
            double dz = start - places[PLACE * h + 2];
            double e = exponent(h, places, g, at, line, dz, v);
            double up = Elementary.exp(Math.fma(-0.5, g[at + 5], -v[1]));
            double down = Elementary.exp(Math.fma(-0.5, g[at + 5], v[1]));
            double decay = g[at + DECAY];
            double w = Elementary.exp(e) * g[at + AMPLITUDE];
            weights[middle + line] = w;
            double u = w;
            for (int k = 1; k < end - start; k++) {
                u *= up;
                up *= decay;
                weights[middle + k * row + line] = u;
            }
            for (int k = 1; k <= start - first; k++) {
                w *= down;
                down *= decay;
                weights[middle - k * row + line] = w;
            }
        }
    }

    private static void narrow(int h, int[] hits, double[] places, double[] g, int at, int row, double[] weights) {
        double[] v = new double[2];
        for (int z = hits[HIT * h + 1]; z < hits[HIT * h + 2]; z++) {
            for (int line = 0; line < LINES; line++) {
                double e = exponent(h, places, g, at, line, z - places[PLACE * h + 2], v);
                weights[hits[HIT * h + 4] + z * row + line] = Elementary.exp(e) * g[at + AMPLITUDE];
            }
        }
    }

    /// −½dᵀGd; v[1] = u_z.
    private static double exponent(int h, double[] places, double[] g, int at, int line, double dz, double[] v) {
        double dx = places[PLACE * h] + x(line);
        double dy = places[PLACE * h + 1] + y(line);
        double ux = Math.fma(g[at], dx, Math.fma(g[at + 1], dy, g[at + 2] * dz));
        double uy = Math.fma(g[at + 1], dx, Math.fma(g[at + 3], dy, g[at + 4] * dz));
        double uz = Math.fma(g[at + 2], dx, Math.fma(g[at + 4], dy, g[at + 5] * dz));
        v[1] = uz;
        return -0.5 * Math.fma(dx, ux, Math.fma(dy, uy, dz * uz));
    }

    private static double x(int line) {
        return line < ACROSS ? -0.5 : 0.5;
    }

    private static double y(int line) {
        return (line & (ACROSS - 1)) - 1.5;
    }

    /// A row of Gd.
    private static double u(double gx, double gy, double gz, double dx, double dy, double dz) {
        return Math.fma(gz, dz, Math.fma(gx, dx, gy * dy));
    }

    @Override
    public void curvatures(
            int from, int to, int[] hits, double[] places, double[] g, int record, int row, double[] weights) {
        for (int h = from; h < to; h++) {
            int at = hits[HIT * h] * record;
            for (int z = hits[HIT * h + 1]; z < hits[HIT * h + 2]; z++) {
                int w0 = hits[HIT * h + 4] + z * row;
                double dz = z - places[PLACE * h + 2];
                for (int line = 0; line < LINES; line++) {
                    double dx = places[PLACE * h] + x(line);
                    double dy = places[PLACE * h + 1] + y(line);
                    double w = weights[w0 + line];
                    double ux = u(g[at], g[at + 1], g[at + 2], dx, dy, dz);
                    double uy = u(g[at + 1], g[at + 3], g[at + 4], dx, dy, dz);
                    double uz = u(g[at + 2], g[at + 4], g[at + 5], dx, dy, dz);
                    int to1 = w0 + LINES + line;
                    weights[to1] = Math.fma(ux, ux, -g[at]) * w;
                    weights[to1 + LINES] = Math.fma(ux, uy, -g[at + 1]) * w;
                    weights[to1 + 2 * LINES] = Math.fma(ux, uz, -g[at + 2]) * w;
                    weights[to1 + 3 * LINES] = Math.fma(uy, uy, -g[at + 3]) * w;
                    weights[to1 + 4 * LINES] = Math.fma(uy, uz, -g[at + 4]) * w;
                    weights[to1 + 5 * LINES] = Math.fma(uz, uz, -g[at + 5]) * w;
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
            for (int z = hits[HIT * h + 1]; z < hits[HIT * h + 2]; z++) {
                int w0 = hits[HIT * h + 4] + z * row;
                double dz = z - places[PLACE * h + 2];
                for (int line = 0; line < LINES; line++) {
                    double dx = places[PLACE * h] + x(line);
                    double dy = places[PLACE * h + 1] + y(line);
                    double ux = u(g[at], g[at + 1], g[at + 2], dx, dy, dz);
                    double uy = u(g[at + 1], g[at + 3], g[at + 4], dx, dy, dz);
                    double uz = u(g[at + 2], g[at + 4], g[at + 5], dx, dy, dz);
                    double rx = u(g[m + 3], g[m + 4], g[m + 5], dx, dy, dz);
                    double ry = u(g[m + 4], g[m + 6], g[m + 7], dx, dy, dz);
                    double rz = u(g[m + 5], g[m + 7], g[m + 8], dx, dy, dz);
                    double along = Math.fma(g[m], ux, Math.fma(g[m + 1], uy, Math.fma(g[m + 2], uz, g[m + 9])));
                    double bent = Math.fma(dx, rx, Math.fma(dy, ry, dz * rz));
                    weights[w0 + row - LINES + line] = Math.fma(-0.5, bent, along) * weights[w0 + line];
                }
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
        for (int h = 0; h < HITS; h++) {
            if (reaches(h, z, reached)) {
                add(OCTET, weights, hits[HIT * h + 4] + weight, records, hits[HIT * h] * record + octet, f, sum);
            }
        }
    }

    private static boolean reaches(int h, int z, long[] reached) {
        return (reached[GROUPS * z + h / Long.SIZE] & 1L << h) != 0;
    }

    private static void add(int channels, double[] weights, int w, double[] records, int c, double[] f, int sum) {
        for (int k = 0; k < channels; k++) {
            for (int line = 0; line < LINES; line++) {
                int at = sum + LINES * k + line;
                f[at] = Math.fma(weights[w + line], records[c + k], f[at]);
            }
        }
    }

    @Override
    public void lines(int from, int to, int[] hits, double[] places, double[] g, int record, double[] lines) {
        for (int h = from; h < to; h++) {
            int at = hits[HIT * h] * record;
            for (int line = 0; line < LINES; line++) {
                double dx = places[PLACE * h] + x(line);
                double dy = places[PLACE * h + 1] + y(line);
                int to1 = AT + ARGUMENTS * h + line;
                lines[to1] = -Math.fma(g[at], dx, g[at + 1] * dy);
                lines[to1 + LINES] = -Math.fma(g[at + 1], dx, g[at + 3] * dy);
                lines[to1 + 2 * LINES] = -Math.fma(g[at + 2], dx, g[at + 4] * dy);
            }
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
            double[] g,
            int record,
            int octet,
            double[] f,
            int sum) {
        double[] slope = new double[3 * LINES];
        for (int h = 0; h < HITS; h++) {
            if (!reaches(h, z, reached)) {
                continue;
            }
            int at = hits[HIT * h] * record;
            double dz = places[PLACE * h + 2] - z;
            for (int line = 0; line < LINES; line++) {
                double w = weights[hits[HIT * h + 4] + weight + line];
                int constant = AT + ARGUMENTS * h + line;
                slope[line] = Math.fma(g[at + 2], dz, lines[constant]) * w;
                slope[LINES + line] = Math.fma(g[at + 4], dz, lines[constant + LINES]) * w;
                slope[2 * LINES + line] = Math.fma(g[at + 5], dz, lines[constant + 2 * LINES]) * w;
            }
            for (int a = 0; a < 3; a++) {
                add(DERIVED, slope, LINES * a, g, at + octet, f, sum + LINES * OCTET * a);
            }
        }
    }
}
