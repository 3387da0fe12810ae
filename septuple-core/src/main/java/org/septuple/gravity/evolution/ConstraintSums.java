package org.septuple.gravity.evolution;

import org.septuple.gravity.evolution.Constraints.Violation;

/// Constraints cell by cell: scratch of one worker.
final class ConstraintSums {

    private static final int SIX = SpatialSlice.PAIRS;
    /// Of a number that a difference takes apart; a stencil adds some ten of them.
    private static final double ROUND_OFF = 0x1p-46;

    /// Largest |H|, terms of H, round-off of H, the same of M, sums of squares of both.
    private static final int SUMS = 8;

    private final SpatialSlice slice;
    private final double lambda;
    private final SpatialPoint point;
    private final double[] crossings;
    private final double[] momentum = new double[3];
    private double terms;

    ConstraintSums(SpatialSlice slice, Discretisation differences, double lambda) {
        this.slice = slice;
        this.lambda = lambda;
        this.point = new SpatialPoint(slice.grid(), differences);
        this.crossings = CellBounds.crossings(slice.grid());
    }

    /// Largest values and sums of squares in some cells.
    double[] of(int from, int to) {
        double[] sums = new double[SUMS];
        for (int cell = from; cell < to; cell++) {
            point.at(slice.fields(), cell);
            point.extrinsicSlopes(slice.fields());
            double speed = CellBounds.speed(crossings, point.inverse);
            double h = hamiltonian(cell);
            larger(sums, 0, Math.abs(h), terms, ROUND_OFF * speed * speed);
            double m = momentum();
            larger(sums, 3, m, terms, ROUND_OFF * speed * Math.sqrt(contracted(point.mixed)));
            sums[6] += h * h;
            sums[7] += m * m;
        }
        return sums;
    }

    private static void larger(double[] sums, int at, double value, double terms, double roundOff) {
        sums[at] = Math.max(sums[at], value);
        sums[at + 1] = Math.max(sums[at + 1], terms);
        sums[at + 2] = Math.max(sums[at + 2], roundOff);
    }

    /// Puts rows together, in order.
    static Constraints together(double[][] rows, int cells) {
        double[] all = new double[SUMS];
        for (double[] row : rows) {
            larger(all, 0, row[0], row[1], row[2]);
            larger(all, 3, row[3], row[4], row[5]);
            all[6] += row[6];
            all[7] += row[7];
        }
        return new Constraints(
                new Violation(all[0], Math.sqrt(all[6] / cells), all[1], all[2]),
                new Violation(all[3], Math.sqrt(all[7] / cells), all[4], all[5]));
    }

    private double hamiltonian(int cell) {
        double curvature = 0;
        double moduli = 0;
        for (int i = 0; i < 3; i++) {
            for (int j = 0; j < 3; j++) {
                double term = point.inverse[SpatialSlice.pair(i, j)] * point.ricci[SpatialSlice.pair(i, j)];
                curvature += term;
                moduli += Math.abs(term);
            }
        }
        double mean = point.mean * point.mean;
        double square = contracted(point.mixed);
        double source = 2 * (lambda + slice.density(cell));
        terms = moduli + mean + square + 2 * (Math.abs(lambda) + slice.density(cell));
        return curvature + mean - square - source;
    }

    /// K^i_j K^j_i.
    static double contracted(double[] mixed) {
        return mixed[0] * mixed[0]
                + mixed[4] * mixed[4]
                + mixed[8] * mixed[8]
                + 2 * (mixed[1] * mixed[3] + mixed[2] * mixed[6] + mixed[5] * mixed[7]);
    }

    /// √(γ^ij M_i M_j), and the sum of moduli of terms.
    private double momentum() {
        terms = 0;
        double all = 0;
        for (int i = 0; i < 3; i++) {
            double sum = 0;
            double moduli = 0;
            for (int j = 0; j < 3; j++) {
                for (int k = 0; k < 3; k++) {
                    double weight = point.inverse[SpatialSlice.pair(j, k)];
                    sum += weight * (derivative(k, i, j) - derivative(i, j, k));
                    moduli += Math.abs(weight) * (size(k, i, j) + size(i, j, k));
                }
            }
            momentum[i] = sum;
            terms += moduli * Math.sqrt(point.inverse[SpatialSlice.pair(i, i)]);
        }
        for (int i = 0; i < 3; i++) {
            for (int j = 0; j < 3; j++) {
                all += point.inverse[SpatialSlice.pair(i, j)] * momentum[i] * momentum[j];
            }
        }
        return all < 0 ? 0 : Math.sqrt(all);
    }

    /// D_k K_ij = ∂_k K_ij − Γ^l_ki K_lj − Γ^l_kj K_il.
    private double derivative(int k, int i, int j) {
        double sum = point.firstExtrinsic[SIX * k + SpatialSlice.pair(i, j)];
        for (int l = 0; l < 3; l++) {
            sum -= connection(l, k, i) * extrinsic(l, j) + connection(l, k, j) * extrinsic(i, l);
        }
        return sum;
    }

    private double size(int k, int i, int j) {
        double sum = Math.abs(point.firstExtrinsic[SIX * k + SpatialSlice.pair(i, j)]);
        for (int l = 0; l < 3; l++) {
            sum += Math.abs(connection(l, k, i) * extrinsic(l, j)) + Math.abs(connection(l, k, j) * extrinsic(i, l));
        }
        return sum;
    }

    private double connection(int l, int i, int j) {
        return point.upper[SIX * l + SpatialSlice.pair(i, j)];
    }

    private double extrinsic(int i, int j) {
        return point.extrinsic[SpatialSlice.pair(i, j)];
    }
}
