package org.septuple.numerics;

/// Entry by entry.
final class ScalarPoints implements PointKernels {

    @Override
    public int tiles(double[] boxes, int from, int to, double[] point, long[] tiles, int count) {
        int next = count;
        for (int t = from; t < to; t++) {
            int i = PointKernels.at(BOX, 0, t);
            double x = twiceTheGap(point[0], boxes[i], boxes[i + 3 * TILE]);
            double y = twiceTheGap(point[1], boxes[i + TILE], boxes[i + 4 * TILE]);
            double z = twiceTheGap(point[2], boxes[i + 2 * TILE], boxes[i + 5 * TILE]);
            if (dot(x, y, z, x, y, z) <= boxes[i + 6 * TILE]) {
                tiles[next++] = t;
            }
        }
        return next;
    }

    private static double twiceTheGap(double x, double middle, double half) {
        double gap = Math.abs(x - middle) - half;
        return gap + Math.abs(gap);
    }

    @Override
    public int near(
            double[] rest,
            long[] tiles,
            int most,
            double[] point,
            double square,
            int depth,
            double[] factors,
            long[] found,
            int count) {
        int k = count;
        for (int entry = 0; entry < most * TILE; entry++) {
            int number = (int) tiles[entry / TILE] * TILE + entry % TILE;
            int i = PointKernels.at(REST, PLACE, number);
            int m = PointKernels.at(REST, MATRIX, number);
            double dx = point[0] - rest[i];
            double dy = point[1] - rest[i + TILE];
            double dz = point[2] - rest[i + 2 * TILE];
            double ux = lowered(rest, m, TILE, 0, 1, 2, dx, dy, dz);
            double uy = lowered(rest, m, TILE, 1, 3, 4, dx, dy, dz);
            double uz = lowered(rest, m, TILE, 2, 4, 5, dx, dy, dz);
            double q = Math.abs(dot(dx, dy, dz, ux, uy, uz));
            if (q <= square) {
                factors[k] = q;
                found[k] = number;
                if (depth > 0) {
                    put(factors, k + LOWERED * PITCH, ux, uy, uz);
                }
                if (depth > 1) {
                    put(factors, k + DISTANCE * PITCH, dx, dy, dz);
                }
                k++;
            }
        }
        return k;
    }

    @Override
    public void weights(int count, double[] factors) {
        for (int k = 0; k < count; k++) {
            factors[k] = Elementary.exp(factors[k] * -0.5);
        }
    }

    @Override
    public void slopes(int from, int to, boolean second, double[] factors) {
        for (int k = from; k < to; k++) {
            double w = factors[k];
            double ux = factors[k + LOWERED * PITCH];
            double uy = factors[k + (LOWERED + 1) * PITCH];
            double uz = factors[k + (LOWERED + 2) * PITCH];
            put(factors, k + PITCH, ux * -w, uy * -w, uz * -w);
            if (second) {
                int g = k + MATRICES * PITCH;
                double one = 1 / factors[k + ROOT * PITCH];
                for (int c = 0; c < 6; c++) {
                    factors[g + c * PITCH] = factors[g + c * PITCH] * one;
                }
                factors[k + 4 * PITCH] = Math.fma(ux, ux, -factors[g]) * w;
                factors[k + 5 * PITCH] = Math.fma(ux, uy, -factors[g + PITCH]) * w;
                factors[k + 6 * PITCH] = Math.fma(ux, uz, -factors[g + 2 * PITCH]) * w;
                factors[k + 7 * PITCH] = Math.fma(uy, uy, -factors[g + 3 * PITCH]) * w;
                factors[k + 8 * PITCH] = Math.fma(uy, uz, -factors[g + 4 * PITCH]) * w;
                factors[k + 9 * PITCH] = Math.fma(uz, uz, -factors[g + 5 * PITCH]) * w;
            }
        }
    }

    @Override
    public void rates(int from, int to, boolean second, double[] factors) {
        for (int k = from; k < to; k++) {
            int h = k + (MOTIONS + RATE) * PITCH;
            double dx = factors[k + DISTANCE * PITCH];
            double dy = factors[k + (DISTANCE + 1) * PITCH];
            double dz = factors[k + (DISTANCE + 2) * PITCH];
            double rx = lowered(factors, h, PITCH, 0, 1, 2, dx, dy, dz);
            double ry = lowered(factors, h, PITCH, 1, 3, 4, dx, dy, dz);
            double rz = lowered(factors, h, PITCH, 2, 4, 5, dx, dy, dz);
            double growth = product(factors, k, MOTIONS + VELOCITY, LOWERED) + factors[k + (MOTIONS + GROWTH) * PITCH];
            double lambda = growth + dot(dx, dy, dz, rx, ry, rz) * -0.5;
            factors[k + LAMBDA * PITCH] = lambda;
            factors[k + TIME_ROW * PITCH] = lambda * factors[k];
            put(factors, k + TURNED * PITCH, rx, ry, rz);
            if (second) {
                twice(k, factors);
            }
        }
    }

    private static void twice(int k, double[] factors) {
        double w = factors[k];
        double lambda = factors[k + LAMBDA * PITCH];
        int g = k + MATRICES * PITCH;
        double vx = factors[k + (MOTIONS + VELOCITY) * PITCH];
        double vy = factors[k + (MOTIONS + VELOCITY + 1) * PITCH];
        double vz = factors[k + (MOTIONS + VELOCITY + 2) * PITCH];
        double sx = lowered(factors, g, PITCH, 0, 1, 2, vx, vy, vz) - factors[k + TURNED * PITCH];
        double sy = lowered(factors, g, PITCH, 1, 3, 4, vx, vy, vz) - factors[k + (TURNED + 1) * PITCH];
        double sz = lowered(factors, g, PITCH, 2, 4, 5, vx, vy, vz) - factors[k + (TURNED + 2) * PITCH];
        factors[k + 11 * PITCH] = Math.fma(-lambda, factors[k + LOWERED * PITCH], sx) * w;
        factors[k + 12 * PITCH] = Math.fma(-lambda, factors[k + (LOWERED + 1) * PITCH], sy) * w;
        factors[k + 13 * PITCH] = Math.fma(-lambda, factors[k + (LOWERED + 2) * PITCH], sz) * w;
        double push =
                product(factors, k, MOTIONS + ACCELERATION, LOWERED) + factors[k + (MOTIONS + GROWTH_RATE) * PITCH];
        double l = Math.fma(2, product(factors, k, MOTIONS + VELOCITY, TURNED), push);
        factors[k + 14 * PITCH] = Math.fma(lambda, lambda, l) * w;
        factors[k + 15 * PITCH] = factors[k + TIME_ROW * PITCH] + factors[k + TIME_ROW * PITCH];
    }

    @Override
    public void octet(
            double[] octets, long[] found, int from, int to, double[] factors, int row, double[] chains, int at) {
        for (int k = from; k < to; k++) {
            int i = LEAD + (int) found[k] * CHANNELS;
            double f = factors[row * PITCH + k];
            int sum = at + k % CHAINS * CHANNELS;
            for (int c = 0; c < CHANNELS; c++) {
                chains[sum + c] = Math.fma(f, octets[i + c], chains[sum + c]);
            }
        }
    }

    @Override
    public void octets(
            double[] octets, long[] found, int from, int to, double[] factors, int row, double[] chains, int at) {
        for (int r = 0; r < 3; r++) {
            octet(octets, found, from, to, factors, row + r, chains, at + r * CHAINS * CHANNELS);
        }
    }

    private static void put(double[] factors, int k, double x, double y, double z) {
        factors[k] = x;
        factors[k + PITCH] = y;
        factors[k + 2 * PITCH] = z;
    }

    /// One component of m d.
    private static double lowered(
            double[] table, int m, int pitch, int a, int b, int c, double dx, double dy, double dz) {
        double last = table[m + c * pitch] * dz;
        return Math.fma(table[m + a * pitch], dx, Math.fma(table[m + b * pitch], dy, last));
    }

    private static double product(double[] factors, int k, int a, int b) {
        int from = k + a * PITCH;
        int other = k + b * PITCH;
        double last = factors[from + 2 * PITCH] * factors[other + 2 * PITCH];
        double both = Math.fma(factors[from + PITCH], factors[other + PITCH], last);
        return Math.fma(factors[from], factors[other], both);
    }

    private static double dot(double ax, double ay, double az, double bx, double by, double bz) {
        return Math.fma(ax, bx, Math.fma(ay, by, az * bz));
    }
}
