package org.septuple.numerics.lanes;

import static org.septuple.numerics.PointKernels.*;
import static org.septuple.numerics.lanes.ElementaryVectors.SPECIES;

import jdk.incubator.vector.DoubleVector;

/// Rows of factors for moving Gaussians; see [org.septuple.numerics.PointKernels#rates].
final class VectorRates {

    private static final int LANES = SPECIES.length();

    private VectorRates() {}

    /// ġd, λ and wλ.
    static void grow(int from, int to, double[] factors) {
        for (int k = from; k < to; k += LANES) {
            int m = k + (MOTIONS + RATE) * PITCH;
            DoubleVector xx = DoubleVector.fromArray(SPECIES, factors, m);
            DoubleVector xy = DoubleVector.fromArray(SPECIES, factors, m + PITCH);
            DoubleVector xz = DoubleVector.fromArray(SPECIES, factors, m + 2 * PITCH);
            DoubleVector yy = DoubleVector.fromArray(SPECIES, factors, m + 3 * PITCH);
            DoubleVector yz = DoubleVector.fromArray(SPECIES, factors, m + 4 * PITCH);
            DoubleVector zz = DoubleVector.fromArray(SPECIES, factors, m + 5 * PITCH);
            DoubleVector dx = DoubleVector.fromArray(SPECIES, factors, k + DISTANCE * PITCH);
            DoubleVector dy = DoubleVector.fromArray(SPECIES, factors, k + (DISTANCE + 1) * PITCH);
            DoubleVector dz = DoubleVector.fromArray(SPECIES, factors, k + (DISTANCE + 2) * PITCH);
            DoubleVector rx = xx.fma(dx, xy.fma(dy, xz.mul(dz)));
            DoubleVector ry = xy.fma(dx, yy.fma(dy, yz.mul(dz)));
            DoubleVector rz = xz.fma(dx, yz.fma(dy, zz.mul(dz)));
            rx.intoArray(factors, k + TURNED * PITCH);
            ry.intoArray(factors, k + (TURNED + 1) * PITCH);
            rz.intoArray(factors, k + (TURNED + 2) * PITCH);
            DoubleVector stretch = dx.fma(rx, dy.fma(ry, dz.mul(rz))).mul(-0.5);
            int v = k + (MOTIONS + VELOCITY) * PITCH;
            DoubleVector vx = DoubleVector.fromArray(SPECIES, factors, v);
            DoubleVector vy = DoubleVector.fromArray(SPECIES, factors, v + PITCH);
            DoubleVector vz = DoubleVector.fromArray(SPECIES, factors, v + 2 * PITCH);
            DoubleVector ux = DoubleVector.fromArray(SPECIES, factors, k + LOWERED * PITCH);
            DoubleVector uy = DoubleVector.fromArray(SPECIES, factors, k + (LOWERED + 1) * PITCH);
            DoubleVector uz = DoubleVector.fromArray(SPECIES, factors, k + (LOWERED + 2) * PITCH);
            DoubleVector growth = vx.fma(ux, vy.fma(uy, vz.mul(uz)))
                    .add(DoubleVector.fromArray(SPECIES, factors, k + (MOTIONS + GROWTH) * PITCH));
            DoubleVector lambda = growth.add(stretch);
            lambda.intoArray(factors, k + LAMBDA * PITCH);
            lambda.mul(DoubleVector.fromArray(SPECIES, factors, k)).intoArray(factors, k + TIME_ROW * PITCH);
        }
    }

    /// w(gẋ − ġd − λu).
    static void shear(int from, int to, double[] factors) {
        for (int k = from; k < to; k += LANES) {
            int m = k + MATRICES * PITCH;
            int v = k + (MOTIONS + VELOCITY) * PITCH;
            DoubleVector vx = DoubleVector.fromArray(SPECIES, factors, v);
            DoubleVector vy = DoubleVector.fromArray(SPECIES, factors, v + PITCH);
            DoubleVector vz = DoubleVector.fromArray(SPECIES, factors, v + 2 * PITCH);
            DoubleVector xx = DoubleVector.fromArray(SPECIES, factors, m);
            DoubleVector xy = DoubleVector.fromArray(SPECIES, factors, m + PITCH);
            DoubleVector xz = DoubleVector.fromArray(SPECIES, factors, m + 2 * PITCH);
            DoubleVector yy = DoubleVector.fromArray(SPECIES, factors, m + 3 * PITCH);
            DoubleVector yz = DoubleVector.fromArray(SPECIES, factors, m + 4 * PITCH);
            DoubleVector zz = DoubleVector.fromArray(SPECIES, factors, m + 5 * PITCH);
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
    static void accelerate(int from, int to, double[] factors) {
        DoubleVector two = DoubleVector.broadcast(SPECIES, 2);
        for (int k = from; k < to; k += LANES) {
            int v = k + (MOTIONS + VELOCITY) * PITCH;
            int a = k + (MOTIONS + ACCELERATION) * PITCH;
            DoubleVector vx = DoubleVector.fromArray(SPECIES, factors, v);
            DoubleVector vy = DoubleVector.fromArray(SPECIES, factors, v + PITCH);
            DoubleVector vz = DoubleVector.fromArray(SPECIES, factors, v + 2 * PITCH);
            DoubleVector ax = DoubleVector.fromArray(SPECIES, factors, a);
            DoubleVector ay = DoubleVector.fromArray(SPECIES, factors, a + PITCH);
            DoubleVector az = DoubleVector.fromArray(SPECIES, factors, a + 2 * PITCH);
            DoubleVector ux = DoubleVector.fromArray(SPECIES, factors, k + LOWERED * PITCH);
            DoubleVector uy = DoubleVector.fromArray(SPECIES, factors, k + (LOWERED + 1) * PITCH);
            DoubleVector uz = DoubleVector.fromArray(SPECIES, factors, k + (LOWERED + 2) * PITCH);
            DoubleVector rx = DoubleVector.fromArray(SPECIES, factors, k + TURNED * PITCH);
            DoubleVector ry = DoubleVector.fromArray(SPECIES, factors, k + (TURNED + 1) * PITCH);
            DoubleVector rz = DoubleVector.fromArray(SPECIES, factors, k + (TURNED + 2) * PITCH);
            DoubleVector lambda = DoubleVector.fromArray(SPECIES, factors, k + LAMBDA * PITCH);
            DoubleVector push = ax.fma(ux, ay.fma(uy, az.mul(uz)))
                    .add(DoubleVector.fromArray(SPECIES, factors, k + (MOTIONS + GROWTH_RATE) * PITCH));
            DoubleVector l = two.fma(vx.fma(rx, vy.fma(ry, vz.mul(rz))), push);
            DoubleVector first = DoubleVector.fromArray(SPECIES, factors, k + TIME_ROW * PITCH);
            lambda.fma(lambda, l)
                    .mul(DoubleVector.fromArray(SPECIES, factors, k))
                    .intoArray(factors, k + 14 * PITCH);
            first.add(first).intoArray(factors, k + 15 * PITCH);
        }
    }
}
