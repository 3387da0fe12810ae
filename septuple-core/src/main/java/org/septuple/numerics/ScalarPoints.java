package org.septuple.numerics;

/// Entry by entry.
final class ScalarPoints implements PointKernels {

    @Override
    public int distances(
            double[] rest, int from, int to, double[] point, double square, double[] factors, int[] live, int count) {
        int next = count;
        for (int tile = from / TILE; tile * TILE < to; tile++) {
            boolean reaches = false;
            for (int j = 0; j < TILE; j++) {
                int i = tile * TILE * REST + j;
                int k = next * TILE + j;
                double dx = point[0] - rest[i];
                double dy = point[1] - rest[i + TILE];
                double dz = point[2] - rest[i + 2 * TILE];
                double ux = lowered(rest, i + MATRIX * TILE, 0, 1, 2, dx, dy, dz);
                double uy = lowered(rest, i + MATRIX * TILE, 1, 3, 4, dx, dy, dz);
                double uz = lowered(rest, i + MATRIX * TILE, 2, 4, 5, dx, dy, dz);
                double q = dot(dx, dy, dz, ux, uy, uz);
                boolean near = q <= square && tile * TILE + j >= from && tile * TILE + j < to;
                factors[k] = near ? Math.abs(q) * -0.5 : BEYOND;
                factors[k + DISTANCE * PITCH] = dx;
                factors[k + (DISTANCE + 1) * PITCH] = dy;
                factors[k + (DISTANCE + 2) * PITCH] = dz;
                reaches |= near;
            }
            if (reaches) {
                live[next++] = tile;
            }
        }
        return next;
    }

    @Override
    public void weights(double[] rest, int[] live, int count, double[] factors) {
        for (int k = 0; k < count * TILE; k++) {
            factors[k] = Elementary.exp(factors[k]) * rest[at(live, k, REST) + ROOT * TILE];
        }
    }

    @Override
    public void slopes(double[] rest, int[] live, int count, boolean second, double[] factors) {
        for (int k = 0; k < count * TILE; k++) {
            int g = at(live, k, REST) + MATRIX * TILE;
            double dx = factors[k + DISTANCE * PITCH];
            double dy = factors[k + (DISTANCE + 1) * PITCH];
            double dz = factors[k + (DISTANCE + 2) * PITCH];
            double ux = lowered(rest, g, 0, 1, 2, dx, dy, dz);
            double uy = lowered(rest, g, 1, 3, 4, dx, dy, dz);
            double uz = lowered(rest, g, 2, 4, 5, dx, dy, dz);
            double w = factors[k];
            factors[k + PITCH] = ux * -w;
            factors[k + 2 * PITCH] = uy * -w;
            factors[k + 3 * PITCH] = uz * -w;
            factors[k + LOWERED * PITCH] = ux;
            factors[k + (LOWERED + 1) * PITCH] = uy;
            factors[k + (LOWERED + 2) * PITCH] = uz;
            if (second) {
                factors[k + 4 * PITCH] = Math.fma(ux, ux, -rest[g]) * w;
                factors[k + 5 * PITCH] = Math.fma(ux, uy, -rest[g + TILE]) * w;
                factors[k + 6 * PITCH] = Math.fma(ux, uz, -rest[g + 2 * TILE]) * w;
                factors[k + 7 * PITCH] = Math.fma(uy, uy, -rest[g + 3 * TILE]) * w;
                factors[k + 8 * PITCH] = Math.fma(uy, uz, -rest[g + 4 * TILE]) * w;
                factors[k + 9 * PITCH] = Math.fma(uz, uz, -rest[g + 5 * TILE]) * w;
            }
        }
    }

    @Override
    public void rates(double[] rest, double[] motion, int[] live, int count, boolean second, double[] factors) {
        for (int k = 0; k < count * TILE; k++) {
            int m = at(live, k, MOTION);
            int h = m + RATE * TILE;
            double dx = factors[k + DISTANCE * PITCH];
            double dy = factors[k + (DISTANCE + 1) * PITCH];
            double dz = factors[k + (DISTANCE + 2) * PITCH];
            double rx = lowered(motion, h, 0, 1, 2, dx, dy, dz);
            double ry = lowered(motion, h, 1, 3, 4, dx, dy, dz);
            double rz = lowered(motion, h, 2, 4, 5, dx, dy, dz);
            double ux = factors[k + LOWERED * PITCH];
            double uy = factors[k + (LOWERED + 1) * PITCH];
            double uz = factors[k + (LOWERED + 2) * PITCH];
            double vx = motion[m + VELOCITY * TILE];
            double vy = motion[m + (VELOCITY + 1) * TILE];
            double vz = motion[m + (VELOCITY + 2) * TILE];
            double growth = dot(vx, vy, vz, ux, uy, uz) + motion[m + GROWTH * TILE];
            double lambda = growth + dot(dx, dy, dz, rx, ry, rz) * -0.5;
            factors[k + LAMBDA * PITCH] = lambda;
            factors[k + TIME_ROW * PITCH] = lambda * factors[k];
            factors[k + TURNED * PITCH] = rx;
            factors[k + (TURNED + 1) * PITCH] = ry;
            factors[k + (TURNED + 2) * PITCH] = rz;
            if (second) {
                twice(rest, at(live, k, REST) + MATRIX * TILE, motion, m, k, factors);
            }
        }
    }

    private static void twice(double[] rest, int g, double[] motion, int m, int k, double[] factors) {
        double w = factors[k];
        double lambda = factors[k + LAMBDA * PITCH];
        double ux = factors[k + LOWERED * PITCH];
        double uy = factors[k + (LOWERED + 1) * PITCH];
        double uz = factors[k + (LOWERED + 2) * PITCH];
        double rx = factors[k + TURNED * PITCH];
        double ry = factors[k + (TURNED + 1) * PITCH];
        double rz = factors[k + (TURNED + 2) * PITCH];
        double vx = motion[m + VELOCITY * TILE];
        double vy = motion[m + (VELOCITY + 1) * TILE];
        double vz = motion[m + (VELOCITY + 2) * TILE];
        double ax = motion[m + ACCELERATION * TILE];
        double ay = motion[m + (ACCELERATION + 1) * TILE];
        double az = motion[m + (ACCELERATION + 2) * TILE];
        factors[k + 11 * PITCH] = Math.fma(-lambda, ux, lowered(rest, g, 0, 1, 2, vx, vy, vz) - rx) * w;
        factors[k + 12 * PITCH] = Math.fma(-lambda, uy, lowered(rest, g, 1, 3, 4, vx, vy, vz) - ry) * w;
        factors[k + 13 * PITCH] = Math.fma(-lambda, uz, lowered(rest, g, 2, 4, 5, vx, vy, vz) - rz) * w;
        double push = dot(ax, ay, az, ux, uy, uz) + motion[m + GROWTH_RATE * TILE];
        double l = Math.fma(2, dot(vx, vy, vz, rx, ry, rz), push);
        factors[k + 14 * PITCH] = Math.fma(lambda, lambda, l) * w;
        factors[k + 15 * PITCH] = factors[k + TIME_ROW * PITCH] + factors[k + TIME_ROW * PITCH];
    }

    @Override
    public void octet(
            double[] table,
            int width,
            int matrix,
            int scalar,
            int[] live,
            int count,
            double[] factors,
            int row,
            double[] chains,
            int at) {
        for (int k = 0; k < count * TILE; k++) {
            int i = at(live, k, width);
            double f = factors[row * PITCH + k];
            int to = at + k % TILE;
            chains[to] += f;
            for (int c = 0; c < 6; c++) {
                int sum = to + (c + 1) * TILE;
                chains[sum] = Math.fma(f, table[i + (matrix + c) * TILE], chains[sum]);
            }
            int last = to + 7 * TILE;
            chains[last] = Math.fma(f, table[i + scalar * TILE], chains[last]);
        }
    }

    /// Index of entry k in the first column of its tile.
    private static int at(int[] live, int k, int width) {
        return live[k / TILE] * TILE * width + k % TILE;
    }

    /// One component of m d.
    private static double lowered(double[] table, int m, int a, int b, int c, double dx, double dy, double dz) {
        double last = table[m + c * TILE] * dz;
        return Math.fma(table[m + a * TILE], dx, Math.fma(table[m + b * TILE], dy, last));
    }

    private static double dot(double ax, double ay, double az, double bx, double by, double bz) {
        return Math.fma(ax, bx, Math.fma(ay, by, az * bz));
    }
}
