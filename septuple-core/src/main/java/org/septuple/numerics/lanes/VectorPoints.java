package org.septuple.numerics.lanes;

import static org.septuple.numerics.lanes.ElementaryVectors.SPECIES;

import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.VectorMask;
import jdk.incubator.vector.VectorOperators;
import org.septuple.numerics.PointKernels;

/// One register of entries at a time, operation by operation as the scalar twin.
///
/// Loops call the Vector API alone, but for the exponential, which has a loop of its own: HotSpot always inlines the one, other calls only in small methods.
final class VectorPoints implements PointKernels {

    private static final int LANES = SPECIES.length();
    private static final double[] NUMBERS = {0, 1, 2, 3, 4, 5, 6, 7};

    @Override
    public int distances(
            double[] rest, int from, int to, double[] point, double square, double[] factors, int[] live, int count) {
        DoubleVector px = DoubleVector.broadcast(SPECIES, point[0]);
        DoubleVector py = DoubleVector.broadcast(SPECIES, point[1]);
        DoubleVector pz = DoubleVector.broadcast(SPECIES, point[2]);
        DoubleVector beyond = DoubleVector.broadcast(SPECIES, BEYOND);
        int next = count;
        int end = (to - 1) / TILE;
        for (int tile = from / TILE; tile <= end; tile++) {
            boolean reaches = false;
            double low = from - tile * (double) TILE;
            double high = to - tile * (double) TILE;
            for (int j = 0; j < TILE; j += LANES) {
                int i = tile * TILE * REST + j;
                int m = i + MATRIX * TILE;
                int k = next * TILE + j;
                DoubleVector dx = px.sub(DoubleVector.fromArray(SPECIES, rest, i));
                DoubleVector dy = py.sub(DoubleVector.fromArray(SPECIES, rest, i + TILE));
                DoubleVector dz = pz.sub(DoubleVector.fromArray(SPECIES, rest, i + 2 * TILE));
                DoubleVector xx = DoubleVector.fromArray(SPECIES, rest, m);
                DoubleVector xy = DoubleVector.fromArray(SPECIES, rest, m + TILE);
                DoubleVector xz = DoubleVector.fromArray(SPECIES, rest, m + 2 * TILE);
                DoubleVector yy = DoubleVector.fromArray(SPECIES, rest, m + 3 * TILE);
                DoubleVector yz = DoubleVector.fromArray(SPECIES, rest, m + 4 * TILE);
                DoubleVector zz = DoubleVector.fromArray(SPECIES, rest, m + 5 * TILE);
                DoubleVector ux = xx.fma(dx, xy.fma(dy, xz.mul(dz)));
                DoubleVector uy = xy.fma(dx, yy.fma(dy, yz.mul(dz)));
                DoubleVector uz = xz.fma(dx, yz.fma(dy, zz.mul(dz)));
                DoubleVector q = dx.fma(ux, dy.fma(uy, dz.mul(uz)));
                DoubleVector number = DoubleVector.fromArray(SPECIES, NUMBERS, j);
                VectorMask<Double> near = q.compare(VectorOperators.LE, square)
                        .and(number.compare(VectorOperators.GE, low))
                        .and(number.compare(VectorOperators.LT, high));
                beyond.blend(q.lanewise(VectorOperators.ABS).mul(-0.5), near).intoArray(factors, k);
                dx.intoArray(factors, k + DISTANCE * PITCH);
                dy.intoArray(factors, k + (DISTANCE + 1) * PITCH);
                dz.intoArray(factors, k + (DISTANCE + 2) * PITCH);
                reaches |= near.anyTrue();
            }
            live[next] = tile; // without a branch that nobody could foretell
            next += reaches ? 1 : 0;
        }
        return next;
    }

    @Override
    public void weights(double[] rest, int[] live, int count, double[] factors) {
        for (int k = 0; k < count * TILE; k += LANES) {
            int i = live[k / TILE] * TILE * REST + k % TILE;
            ElementaryVectors.exp(DoubleVector.fromArray(SPECIES, factors, k))
                    .mul(DoubleVector.fromArray(SPECIES, rest, i + ROOT * TILE))
                    .intoArray(factors, k);
        }
    }

    @Override
    public void slopes(double[] rest, int[] live, int count, boolean second, double[] factors) {
        for (int k = 0; k < count * TILE; k += LANES) {
            int i = live[k / TILE] * TILE * REST + k % TILE;
            int m = i + MATRIX * TILE;
            DoubleVector xx = DoubleVector.fromArray(SPECIES, rest, m);
            DoubleVector xy = DoubleVector.fromArray(SPECIES, rest, m + TILE);
            DoubleVector xz = DoubleVector.fromArray(SPECIES, rest, m + 2 * TILE);
            DoubleVector yy = DoubleVector.fromArray(SPECIES, rest, m + 3 * TILE);
            DoubleVector yz = DoubleVector.fromArray(SPECIES, rest, m + 4 * TILE);
            DoubleVector zz = DoubleVector.fromArray(SPECIES, rest, m + 5 * TILE);
            DoubleVector dx = DoubleVector.fromArray(SPECIES, factors, k + DISTANCE * PITCH);
            DoubleVector dy = DoubleVector.fromArray(SPECIES, factors, k + (DISTANCE + 1) * PITCH);
            DoubleVector dz = DoubleVector.fromArray(SPECIES, factors, k + (DISTANCE + 2) * PITCH);
            DoubleVector ux = xx.fma(dx, xy.fma(dy, xz.mul(dz)));
            DoubleVector uy = xy.fma(dx, yy.fma(dy, yz.mul(dz)));
            DoubleVector uz = xz.fma(dx, yz.fma(dy, zz.mul(dz)));
            DoubleVector less = DoubleVector.fromArray(SPECIES, factors, k).neg();
            ux.mul(less).intoArray(factors, k + PITCH);
            uy.mul(less).intoArray(factors, k + 2 * PITCH);
            uz.mul(less).intoArray(factors, k + 3 * PITCH);
            ux.intoArray(factors, k + LOWERED * PITCH);
            uy.intoArray(factors, k + (LOWERED + 1) * PITCH);
            uz.intoArray(factors, k + (LOWERED + 2) * PITCH);
        }
        if (second) {
            bend(rest, live, count, factors);
        }
    }

    /// (u_a u_b − g_ab) w.
    private static void bend(double[] rest, int[] live, int count, double[] factors) {
        for (int k = 0; k < count * TILE; k += LANES) {
            int i = live[k / TILE] * TILE * REST + k % TILE;
            int m = i + MATRIX * TILE;
            DoubleVector w = DoubleVector.fromArray(SPECIES, factors, k);
            DoubleVector ux = DoubleVector.fromArray(SPECIES, factors, k + LOWERED * PITCH);
            DoubleVector uy = DoubleVector.fromArray(SPECIES, factors, k + (LOWERED + 1) * PITCH);
            DoubleVector uz = DoubleVector.fromArray(SPECIES, factors, k + (LOWERED + 2) * PITCH);
            ux.fma(ux, DoubleVector.fromArray(SPECIES, rest, m).neg()).mul(w).intoArray(factors, k + 4 * PITCH);
            ux.fma(uy, DoubleVector.fromArray(SPECIES, rest, m + TILE).neg())
                    .mul(w)
                    .intoArray(factors, k + 5 * PITCH);
            ux.fma(uz, DoubleVector.fromArray(SPECIES, rest, m + 2 * TILE).neg())
                    .mul(w)
                    .intoArray(factors, k + 6 * PITCH);
            uy.fma(uy, DoubleVector.fromArray(SPECIES, rest, m + 3 * TILE).neg())
                    .mul(w)
                    .intoArray(factors, k + 7 * PITCH);
            uy.fma(uz, DoubleVector.fromArray(SPECIES, rest, m + 4 * TILE).neg())
                    .mul(w)
                    .intoArray(factors, k + 8 * PITCH);
            uz.fma(uz, DoubleVector.fromArray(SPECIES, rest, m + 5 * TILE).neg())
                    .mul(w)
                    .intoArray(factors, k + 9 * PITCH);
        }
    }

    @Override
    public void rates(double[] rest, double[] motion, int[] live, int count, boolean second, double[] factors) {
        turn(motion, live, count, factors);
        grow(motion, live, count, factors);
        if (second) {
            shear(rest, motion, live, count, factors);
            accelerate(motion, live, count, factors);
        }
    }

    /// ġd and −½dᵀġd.
    private static void turn(double[] motion, int[] live, int count, double[] factors) {
        for (int k = 0; k < count * TILE; k += LANES) {
            int i = live[k / TILE] * TILE * MOTION + k % TILE;
            int m = i + RATE * TILE;
            DoubleVector xx = DoubleVector.fromArray(SPECIES, motion, m);
            DoubleVector xy = DoubleVector.fromArray(SPECIES, motion, m + TILE);
            DoubleVector xz = DoubleVector.fromArray(SPECIES, motion, m + 2 * TILE);
            DoubleVector yy = DoubleVector.fromArray(SPECIES, motion, m + 3 * TILE);
            DoubleVector yz = DoubleVector.fromArray(SPECIES, motion, m + 4 * TILE);
            DoubleVector zz = DoubleVector.fromArray(SPECIES, motion, m + 5 * TILE);
            DoubleVector dx = DoubleVector.fromArray(SPECIES, factors, k + DISTANCE * PITCH);
            DoubleVector dy = DoubleVector.fromArray(SPECIES, factors, k + (DISTANCE + 1) * PITCH);
            DoubleVector dz = DoubleVector.fromArray(SPECIES, factors, k + (DISTANCE + 2) * PITCH);
            DoubleVector rx = xx.fma(dx, xy.fma(dy, xz.mul(dz)));
            DoubleVector ry = xy.fma(dx, yy.fma(dy, yz.mul(dz)));
            DoubleVector rz = xz.fma(dx, yz.fma(dy, zz.mul(dz)));
            rx.intoArray(factors, k + TURNED * PITCH);
            ry.intoArray(factors, k + (TURNED + 1) * PITCH);
            rz.intoArray(factors, k + (TURNED + 2) * PITCH);
            dx.fma(rx, dy.fma(ry, dz.mul(rz))).mul(-0.5).intoArray(factors, k + LAMBDA * PITCH);
        }
    }

    /// λ and wλ.
    private static void grow(double[] motion, int[] live, int count, double[] factors) {
        for (int k = 0; k < count * TILE; k += LANES) {
            int i = live[k / TILE] * TILE * MOTION + k % TILE;
            DoubleVector vx = DoubleVector.fromArray(SPECIES, motion, i + VELOCITY * TILE);
            DoubleVector vy = DoubleVector.fromArray(SPECIES, motion, i + (VELOCITY + 1) * TILE);
            DoubleVector vz = DoubleVector.fromArray(SPECIES, motion, i + (VELOCITY + 2) * TILE);
            DoubleVector ux = DoubleVector.fromArray(SPECIES, factors, k + LOWERED * PITCH);
            DoubleVector uy = DoubleVector.fromArray(SPECIES, factors, k + (LOWERED + 1) * PITCH);
            DoubleVector uz = DoubleVector.fromArray(SPECIES, factors, k + (LOWERED + 2) * PITCH);
            DoubleVector growth =
                    vx.fma(ux, vy.fma(uy, vz.mul(uz))).add(DoubleVector.fromArray(SPECIES, motion, i + GROWTH * TILE));
            DoubleVector lambda = growth.add(DoubleVector.fromArray(SPECIES, factors, k + LAMBDA * PITCH));
            lambda.intoArray(factors, k + LAMBDA * PITCH);
            lambda.mul(DoubleVector.fromArray(SPECIES, factors, k)).intoArray(factors, k + TIME_ROW * PITCH);
        }
    }

    /// w(gẋ − ġd − λu).
    private static void shear(double[] rest, double[] motion, int[] live, int count, double[] factors) {
        for (int k = 0; k < count * TILE; k += LANES) {
            int i = live[k / TILE] * TILE * MOTION + k % TILE;
            int m = live[k / TILE] * TILE * REST + k % TILE + MATRIX * TILE;
            DoubleVector vx = DoubleVector.fromArray(SPECIES, motion, i + VELOCITY * TILE);
            DoubleVector vy = DoubleVector.fromArray(SPECIES, motion, i + (VELOCITY + 1) * TILE);
            DoubleVector vz = DoubleVector.fromArray(SPECIES, motion, i + (VELOCITY + 2) * TILE);
            DoubleVector xx = DoubleVector.fromArray(SPECIES, rest, m);
            DoubleVector xy = DoubleVector.fromArray(SPECIES, rest, m + TILE);
            DoubleVector xz = DoubleVector.fromArray(SPECIES, rest, m + 2 * TILE);
            DoubleVector yy = DoubleVector.fromArray(SPECIES, rest, m + 3 * TILE);
            DoubleVector yz = DoubleVector.fromArray(SPECIES, rest, m + 4 * TILE);
            DoubleVector zz = DoubleVector.fromArray(SPECIES, rest, m + 5 * TILE);
            DoubleVector sx = xx.fma(vx, xy.fma(vy, xz.mul(vz)));
            DoubleVector sy = xy.fma(vx, yy.fma(vy, yz.mul(vz)));
            DoubleVector sz = xz.fma(vx, yz.fma(vy, zz.mul(vz)));
            DoubleVector w = DoubleVector.fromArray(SPECIES, factors, k);
            DoubleVector less =
                    DoubleVector.fromArray(SPECIES, factors, k + LAMBDA * PITCH).neg();
            DoubleVector ux = DoubleVector.fromArray(SPECIES, factors, k + LOWERED * PITCH);
            DoubleVector uy = DoubleVector.fromArray(SPECIES, factors, k + (LOWERED + 1) * PITCH);
            DoubleVector uz = DoubleVector.fromArray(SPECIES, factors, k + (LOWERED + 2) * PITCH);
            DoubleVector rx = DoubleVector.fromArray(SPECIES, factors, k + TURNED * PITCH);
            DoubleVector ry = DoubleVector.fromArray(SPECIES, factors, k + (TURNED + 1) * PITCH);
            DoubleVector rz = DoubleVector.fromArray(SPECIES, factors, k + (TURNED + 2) * PITCH);
            less.fma(ux, sx.sub(rx)).mul(w).intoArray(factors, k + 11 * PITCH);
            less.fma(uy, sy.sub(ry)).mul(w).intoArray(factors, k + 12 * PITCH);
            less.fma(uz, sz.sub(rz)).mul(w).intoArray(factors, k + 13 * PITCH);
        }
    }

    /// w(l + ẍᵀu + 2ẋᵀġd + λ²) and 2wλ.
    private static void accelerate(double[] motion, int[] live, int count, double[] factors) {
        DoubleVector two = DoubleVector.broadcast(SPECIES, 2);
        for (int k = 0; k < count * TILE; k += LANES) {
            int i = live[k / TILE] * TILE * MOTION + k % TILE;
            DoubleVector vx = DoubleVector.fromArray(SPECIES, motion, i + VELOCITY * TILE);
            DoubleVector vy = DoubleVector.fromArray(SPECIES, motion, i + (VELOCITY + 1) * TILE);
            DoubleVector vz = DoubleVector.fromArray(SPECIES, motion, i + (VELOCITY + 2) * TILE);
            DoubleVector ax = DoubleVector.fromArray(SPECIES, motion, i + ACCELERATION * TILE);
            DoubleVector ay = DoubleVector.fromArray(SPECIES, motion, i + (ACCELERATION + 1) * TILE);
            DoubleVector az = DoubleVector.fromArray(SPECIES, motion, i + (ACCELERATION + 2) * TILE);
            DoubleVector ux = DoubleVector.fromArray(SPECIES, factors, k + LOWERED * PITCH);
            DoubleVector uy = DoubleVector.fromArray(SPECIES, factors, k + (LOWERED + 1) * PITCH);
            DoubleVector uz = DoubleVector.fromArray(SPECIES, factors, k + (LOWERED + 2) * PITCH);
            DoubleVector rx = DoubleVector.fromArray(SPECIES, factors, k + TURNED * PITCH);
            DoubleVector ry = DoubleVector.fromArray(SPECIES, factors, k + (TURNED + 1) * PITCH);
            DoubleVector rz = DoubleVector.fromArray(SPECIES, factors, k + (TURNED + 2) * PITCH);
            DoubleVector lambda = DoubleVector.fromArray(SPECIES, factors, k + LAMBDA * PITCH);
            DoubleVector push = ax.fma(ux, ay.fma(uy, az.mul(uz)))
                    .add(DoubleVector.fromArray(SPECIES, motion, i + GROWTH_RATE * TILE));
            DoubleVector l = two.fma(vx.fma(rx, vy.fma(ry, vz.mul(rz))), push);
            DoubleVector first = DoubleVector.fromArray(SPECIES, factors, k + TIME_ROW * PITCH);
            lambda.fma(lambda, l)
                    .mul(DoubleVector.fromArray(SPECIES, factors, k))
                    .intoArray(factors, k + 14 * PITCH);
            first.add(first).intoArray(factors, k + 15 * PITCH);
        }
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
        for (int part = 0; part < TILE; part += LANES) {
            int to = at + part;
            DoubleVector sum = DoubleVector.fromArray(SPECIES, chains, to);
            DoubleVector xx = DoubleVector.fromArray(SPECIES, chains, to + TILE);
            DoubleVector xy = DoubleVector.fromArray(SPECIES, chains, to + 2 * TILE);
            DoubleVector xz = DoubleVector.fromArray(SPECIES, chains, to + 3 * TILE);
            DoubleVector yy = DoubleVector.fromArray(SPECIES, chains, to + 4 * TILE);
            DoubleVector yz = DoubleVector.fromArray(SPECIES, chains, to + 5 * TILE);
            DoubleVector zz = DoubleVector.fromArray(SPECIES, chains, to + 6 * TILE);
            DoubleVector other = DoubleVector.fromArray(SPECIES, chains, to + 7 * TILE);
            for (int n = 0; n < count; n++) {
                int i = live[n] * TILE * width + part;
                int m = i + matrix * TILE;
                DoubleVector f = DoubleVector.fromArray(SPECIES, factors, row * PITCH + n * TILE + part);
                sum = sum.add(f);
                xx = f.fma(DoubleVector.fromArray(SPECIES, table, m), xx);
                xy = f.fma(DoubleVector.fromArray(SPECIES, table, m + TILE), xy);
                xz = f.fma(DoubleVector.fromArray(SPECIES, table, m + 2 * TILE), xz);
                yy = f.fma(DoubleVector.fromArray(SPECIES, table, m + 3 * TILE), yy);
                yz = f.fma(DoubleVector.fromArray(SPECIES, table, m + 4 * TILE), yz);
                zz = f.fma(DoubleVector.fromArray(SPECIES, table, m + 5 * TILE), zz);
                other = f.fma(DoubleVector.fromArray(SPECIES, table, i + scalar * TILE), other);
            }
            sum.intoArray(chains, to);
            xx.intoArray(chains, to + TILE);
            xy.intoArray(chains, to + 2 * TILE);
            xz.intoArray(chains, to + 3 * TILE);
            yy.intoArray(chains, to + 4 * TILE);
            yz.intoArray(chains, to + 5 * TILE);
            zz.intoArray(chains, to + 6 * TILE);
            other.intoArray(chains, to + 7 * TILE);
        }
    }
}
