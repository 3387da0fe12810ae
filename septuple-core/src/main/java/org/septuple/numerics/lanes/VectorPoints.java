package org.septuple.numerics.lanes;

import static org.septuple.numerics.lanes.ElementaryVectors.SPECIES;

import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.LongVector;
import jdk.incubator.vector.VectorMask;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorSpecies;
import org.septuple.numerics.PointKernels;

/// One register of entries at a time, or of the sums of an octet, operation by operation as the scalar twin.
///
/// Loops call the Vector API alone, but for the exponential, which has a loop of its own: HotSpot always inlines the one, other calls only in small methods.
final class VectorPoints implements PointKernels {

    private static final int LANES = SPECIES.length();
    private static final VectorSpecies<Long> LONGS = VectorSpecies.of(long.class, SPECIES.vectorShape());
    private static final long[] NUMBERS = {0, 1, 2, 3, 4, 5, 6, 7};

    @Override
    public int tiles(double[] boxes, int from, int to, double[] point, long[] tiles, int count) {
        DoubleVector px = DoubleVector.broadcast(SPECIES, point[0]);
        DoubleVector py = DoubleVector.broadcast(SPECIES, point[1]);
        DoubleVector pz = DoubleVector.broadcast(SPECIES, point[2]);
        LongVector numbers = LongVector.fromArray(LONGS, NUMBERS, 0);
        int next = count;
        for (int t = from / LANES * LANES; t < to; t += LANES) {
            int i = LEAD + t / TILE * (TILE * BOX) + t % TILE;
            DoubleVector gx = px.sub(DoubleVector.fromArray(SPECIES, boxes, i))
                    .lanewise(VectorOperators.ABS)
                    .sub(DoubleVector.fromArray(SPECIES, boxes, i + 3 * TILE));
            DoubleVector gy = py.sub(DoubleVector.fromArray(SPECIES, boxes, i + TILE))
                    .lanewise(VectorOperators.ABS)
                    .sub(DoubleVector.fromArray(SPECIES, boxes, i + 4 * TILE));
            DoubleVector gz = pz.sub(DoubleVector.fromArray(SPECIES, boxes, i + 2 * TILE))
                    .lanewise(VectorOperators.ABS)
                    .sub(DoubleVector.fromArray(SPECIES, boxes, i + 5 * TILE));
            gx = gx.add(gx.lanewise(VectorOperators.ABS));
            gy = gy.add(gy.lanewise(VectorOperators.ABS));
            gz = gz.add(gz.lanewise(VectorOperators.ABS));
            DoubleVector square = gx.fma(gx, gy.fma(gy, gz.mul(gz)));
            long before = t < from ? -1L >>> (Long.SIZE + t - from) : 0;
            long beyond = to - t < LANES ? -1L << (to - t) : 0;
            VectorMask<Double> near = square.compare(
                            VectorOperators.LE, DoubleVector.fromArray(SPECIES, boxes, i + 6 * TILE))
                    .and(VectorMask.fromLong(SPECIES, ~(before | beyond)));
            numbers.add(t).compress(near.cast(LONGS)).intoArray(tiles, next);
            next += near.trueCount();
        }
        return next;
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
        DoubleVector px = DoubleVector.broadcast(SPECIES, point[0]);
        DoubleVector py = DoubleVector.broadcast(SPECIES, point[1]);
        DoubleVector pz = DoubleVector.broadcast(SPECIES, point[2]);
        LongVector numbers = LongVector.fromArray(LONGS, NUMBERS, 0);
        int k = count;
        for (int entry = 0; entry < most * TILE; entry += LANES) {
            int tile = (int) tiles[entry / TILE];
            int i = LEAD + tile * TILE * REST + entry % TILE;
            int m = i + MATRIX * TILE;
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
            DoubleVector q = dx.fma(ux, dy.fma(uy, dz.mul(uz))).lanewise(VectorOperators.ABS);
            VectorMask<Double> near = q.compare(VectorOperators.LE, square);
            q.compress(near).intoArray(factors, k);
            numbers.add(tile * TILE + entry % TILE).compress(near.cast(LONGS)).intoArray(found, k);
            if (depth > 0) {
                ux.compress(near).intoArray(factors, k + LOWERED * PITCH);
                uy.compress(near).intoArray(factors, k + (LOWERED + 1) * PITCH);
                uz.compress(near).intoArray(factors, k + (LOWERED + 2) * PITCH);
            }
            if (depth > 1) {
                dx.compress(near).intoArray(factors, k + DISTANCE * PITCH);
                dy.compress(near).intoArray(factors, k + (DISTANCE + 1) * PITCH);
                dz.compress(near).intoArray(factors, k + (DISTANCE + 2) * PITCH);
            }
            k += near.trueCount();
        }
        return k;
    }

    @Override
    public void weights(int count, double[] factors) {
        for (int k = 0; k < count; k += LANES) {
            ElementaryVectors.modestExp(
                            DoubleVector.fromArray(SPECIES, factors, k).mul(-0.5))
                    .intoArray(factors, k);
        }
    }

    @Override
    public void slopes(int from, int to, boolean second, double[] factors) {
        for (int k = from; k < to; k += LANES) {
            DoubleVector less = DoubleVector.fromArray(SPECIES, factors, k).neg();
            for (int a = 1; a <= 3; a++) {
                DoubleVector.fromArray(SPECIES, factors, k + (LOWERED - 1 + a) * PITCH)
                        .mul(less)
                        .intoArray(factors, k + a * PITCH);
            }
        }
        if (second) {
            bend(from, to, factors);
        }
    }

    /// (u_a u_b − g_ab) w.
    private static void bend(int from, int to, double[] factors) {
        for (int k = from; k < to; k += LANES) {
            DoubleVector w = DoubleVector.fromArray(SPECIES, factors, k);
            DoubleVector ux = DoubleVector.fromArray(SPECIES, factors, k + LOWERED * PITCH);
            DoubleVector uy = DoubleVector.fromArray(SPECIES, factors, k + (LOWERED + 1) * PITCH);
            DoubleVector uz = DoubleVector.fromArray(SPECIES, factors, k + (LOWERED + 2) * PITCH);
            int g = k + MATRICES * PITCH;
            DoubleVector one =
                    DoubleVector.broadcast(SPECIES, 1).div(DoubleVector.fromArray(SPECIES, factors, k + ROOT * PITCH));
            DoubleVector xx = DoubleVector.fromArray(SPECIES, factors, g).mul(one);
            DoubleVector xy =
                    DoubleVector.fromArray(SPECIES, factors, g + PITCH).mul(one);
            DoubleVector xz =
                    DoubleVector.fromArray(SPECIES, factors, g + 2 * PITCH).mul(one);
            DoubleVector yy =
                    DoubleVector.fromArray(SPECIES, factors, g + 3 * PITCH).mul(one);
            DoubleVector yz =
                    DoubleVector.fromArray(SPECIES, factors, g + 4 * PITCH).mul(one);
            DoubleVector zz =
                    DoubleVector.fromArray(SPECIES, factors, g + 5 * PITCH).mul(one);
            xx.intoArray(factors, g);
            xy.intoArray(factors, g + PITCH);
            xz.intoArray(factors, g + 2 * PITCH);
            yy.intoArray(factors, g + 3 * PITCH);
            yz.intoArray(factors, g + 4 * PITCH);
            zz.intoArray(factors, g + 5 * PITCH);
            ux.fma(ux, xx.neg()).mul(w).intoArray(factors, k + 4 * PITCH);
            ux.fma(uy, xy.neg()).mul(w).intoArray(factors, k + 5 * PITCH);
            ux.fma(uz, xz.neg()).mul(w).intoArray(factors, k + 6 * PITCH);
            uy.fma(uy, yy.neg()).mul(w).intoArray(factors, k + 7 * PITCH);
            uy.fma(uz, yz.neg()).mul(w).intoArray(factors, k + 8 * PITCH);
            uz.fma(uz, zz.neg()).mul(w).intoArray(factors, k + 9 * PITCH);
        }
    }

    @Override
    public void rates(int from, int to, boolean second, double[] factors) {
        VectorRates.grow(from, to, factors);
        if (second) {
            VectorRates.shear(from, to, factors);
            VectorRates.accelerate(from, to, factors);
        }
    }

    @Override
    public void octet(
            double[] octets, long[] found, int from, int to, double[] factors, int row, double[] chains, int at) {
        int whole = from + (to - from) / CHAINS * CHAINS;
        for (int part = 0; part < CHANNELS; part += LANES) {
            int sum = at + part;
            DoubleVector a = DoubleVector.fromArray(SPECIES, chains, sum);
            DoubleVector b = DoubleVector.fromArray(SPECIES, chains, sum + CHANNELS);
            DoubleVector c = DoubleVector.fromArray(SPECIES, chains, sum + 2 * CHANNELS);
            DoubleVector d = DoubleVector.fromArray(SPECIES, chains, sum + 3 * CHANNELS);
            for (int k = from; k < whole; k += CHAINS) {
                int f = row * PITCH + k;
                a = DoubleVector.fromArray(SPECIES, octets, LEAD + part + (int) found[k] * CHANNELS)
                        .fma(DoubleVector.broadcast(SPECIES, factors[f]), a);
                b = DoubleVector.fromArray(SPECIES, octets, LEAD + part + (int) found[k + 1] * CHANNELS)
                        .fma(DoubleVector.broadcast(SPECIES, factors[f + 1]), b);
                c = DoubleVector.fromArray(SPECIES, octets, LEAD + part + (int) found[k + 2] * CHANNELS)
                        .fma(DoubleVector.broadcast(SPECIES, factors[f + 2]), c);
                d = DoubleVector.fromArray(SPECIES, octets, LEAD + part + (int) found[k + 3] * CHANNELS)
                        .fma(DoubleVector.broadcast(SPECIES, factors[f + 3]), d);
            }
            a.intoArray(chains, sum);
            b.intoArray(chains, sum + CHANNELS);
            c.intoArray(chains, sum + 2 * CHANNELS);
            d.intoArray(chains, sum + 3 * CHANNELS);
        }
        last(octets, found, whole, to, factors, row, chains, at);
    }

    /// Fewer than [#CHAINS] entries.
    private static void last(
            double[] octets, long[] found, int from, int to, double[] factors, int row, double[] chains, int at) {
        for (int k = from; k < to; k++) {
            for (int part = 0; part < CHANNELS; part += LANES) {
                int sum = at + k % CHAINS * CHANNELS + part;
                DoubleVector.fromArray(SPECIES, octets, LEAD + part + (int) found[k] * CHANNELS)
                        .fma(
                                DoubleVector.broadcast(SPECIES, factors[row * PITCH + k]),
                                DoubleVector.fromArray(SPECIES, chains, sum))
                        .intoArray(chains, sum);
            }
        }
    }

    @Override
    public void octets(
            double[] octets, long[] found, int from, int to, double[] factors, int row, double[] chains, int at) {
        int whole = from + (to - from) / CHAINS * CHAINS;
        int next = CHAINS * CHANNELS;
        for (int part = 0; part < CHANNELS; part += LANES) {
            int sum = at + part;
            DoubleVector ax = DoubleVector.fromArray(SPECIES, chains, sum);
            DoubleVector ay = DoubleVector.fromArray(SPECIES, chains, sum + next);
            DoubleVector az = DoubleVector.fromArray(SPECIES, chains, sum + 2 * next);
            DoubleVector bx = DoubleVector.fromArray(SPECIES, chains, sum + CHANNELS);
            DoubleVector by = DoubleVector.fromArray(SPECIES, chains, sum + next + CHANNELS);
            DoubleVector bz = DoubleVector.fromArray(SPECIES, chains, sum + 2 * next + CHANNELS);
            DoubleVector cx = DoubleVector.fromArray(SPECIES, chains, sum + 2 * CHANNELS);
            DoubleVector cy = DoubleVector.fromArray(SPECIES, chains, sum + next + 2 * CHANNELS);
            DoubleVector cz = DoubleVector.fromArray(SPECIES, chains, sum + 2 * next + 2 * CHANNELS);
            DoubleVector dx = DoubleVector.fromArray(SPECIES, chains, sum + 3 * CHANNELS);
            DoubleVector dy = DoubleVector.fromArray(SPECIES, chains, sum + next + 3 * CHANNELS);
            DoubleVector dz = DoubleVector.fromArray(SPECIES, chains, sum + 2 * next + 3 * CHANNELS);
            for (int k = from; k < whole; k += CHAINS) {
                int f = row * PITCH + k;
                DoubleVector a = DoubleVector.fromArray(SPECIES, octets, LEAD + part + (int) found[k] * CHANNELS);
                ax = a.fma(DoubleVector.broadcast(SPECIES, factors[f]), ax);
                ay = a.fma(DoubleVector.broadcast(SPECIES, factors[f + PITCH]), ay);
                az = a.fma(DoubleVector.broadcast(SPECIES, factors[f + 2 * PITCH]), az);
                DoubleVector b = DoubleVector.fromArray(SPECIES, octets, LEAD + part + (int) found[k + 1] * CHANNELS);
                bx = b.fma(DoubleVector.broadcast(SPECIES, factors[f + 1]), bx);
                by = b.fma(DoubleVector.broadcast(SPECIES, factors[f + PITCH + 1]), by);
                bz = b.fma(DoubleVector.broadcast(SPECIES, factors[f + 2 * PITCH + 1]), bz);
                DoubleVector c = DoubleVector.fromArray(SPECIES, octets, LEAD + part + (int) found[k + 2] * CHANNELS);
                cx = c.fma(DoubleVector.broadcast(SPECIES, factors[f + 2]), cx);
                cy = c.fma(DoubleVector.broadcast(SPECIES, factors[f + PITCH + 2]), cy);
                cz = c.fma(DoubleVector.broadcast(SPECIES, factors[f + 2 * PITCH + 2]), cz);
                DoubleVector d = DoubleVector.fromArray(SPECIES, octets, LEAD + part + (int) found[k + 3] * CHANNELS);
                dx = d.fma(DoubleVector.broadcast(SPECIES, factors[f + 3]), dx);
                dy = d.fma(DoubleVector.broadcast(SPECIES, factors[f + PITCH + 3]), dy);
                dz = d.fma(DoubleVector.broadcast(SPECIES, factors[f + 2 * PITCH + 3]), dz);
            }
            ax.intoArray(chains, sum);
            ay.intoArray(chains, sum + next);
            az.intoArray(chains, sum + 2 * next);
            bx.intoArray(chains, sum + CHANNELS);
            by.intoArray(chains, sum + next + CHANNELS);
            bz.intoArray(chains, sum + 2 * next + CHANNELS);
            cx.intoArray(chains, sum + 2 * CHANNELS);
            cy.intoArray(chains, sum + next + 2 * CHANNELS);
            cz.intoArray(chains, sum + 2 * next + 2 * CHANNELS);
            dx.intoArray(chains, sum + 3 * CHANNELS);
            dy.intoArray(chains, sum + next + 3 * CHANNELS);
            dz.intoArray(chains, sum + 2 * next + 3 * CHANNELS);
        }
        for (int r = 0; r < 3; r++) {
            last(octets, found, whole, to, factors, row + r, chains, at + r * next);
        }
    }
}
