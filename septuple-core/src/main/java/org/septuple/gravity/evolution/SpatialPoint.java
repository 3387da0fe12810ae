package org.septuple.gravity.evolution;

import java.util.Arrays;
import org.septuple.numerics.Grid;
import org.septuple.spacetime.MetricJet;

/// Geometry of a slice at one cell: scratch of one worker, filled without allocation.
///
/// ```
/// Γ_kij = ½ (∂_i γ_jk + ∂_j γ_ik − ∂_k γ_ij),  Γ^k_ij = γ^kl Γ_lij,  Γ^k = γ^ij Γ^k_ij
/// R_ij = γ^ml [½ (∂_i∂_m γ_lj + ∂_j∂_m γ_li − ∂_m∂_l γ_ij − ∂_i∂_j γ_ml) + Γ^k_im Γ_kjl] − Γ^k Γ_kij
/// ∂_t K_ij = R_ij + K K_ij − 2 K_ik K^k_j − (Λ + ½κρ) γ_ij
/// ```
///
/// Tensors of two symmetric indices have six components, those of three stand at [6k + pair(i, j)], second derivatives at [6·pair(k, l) + pair(i, j)]. Sums are fused, in
/// the order written, from the right.
final class SpatialPoint {

    private static final int SIX = SpatialSlice.PAIRS;
    private static final int[] I = {0, 0, 0, 1, 1, 2};
    private static final int[] J = {0, 1, 2, 1, 2, 2};

    private final SpatialStencil stencil;
    final double[] metric = new double[SIX];
    final double[] inverse = new double[SIX];
    final double[] first = new double[3 * SIX];
    final double[] second = new double[SIX * SIX];
    final double[] lower = new double[3 * SIX];
    final double[] upper = new double[3 * SIX];
    final double[] trace = new double[3];
    final double[] ricci = new double[SIX];
    final double[] extrinsic = new double[SIX];
    /// K^i_j at [3i + j].
    final double[] mixed = new double[9];
    /// ∂_k K_ij.
    final double[] firstExtrinsic = new double[3 * SIX];
    /// K.
    double mean;

    SpatialPoint(Grid grid, Discretisation differences) {
        stencil = new SpatialStencil(grid, differences);
    }

    SpatialStencil stencil() {
        return stencil;
    }

    private static int pair(int i, int j) {
        return SpatialSlice.pair(i, j);
    }

    /// Metric, its derivatives, connection, Ricci tensor, and K^i_j.
    void at(double[][] fields, int cell) {
        stencil.at(cell);
        int axes = stencil.axes();
        for (int q = 0; q < SIX; q++) {
            double[] field = fields[q];
            metric[q] = field[cell];
            extrinsic[q] = fields[SIX + q][cell];
            for (int a = 0; a < axes; a++) {
                first[SIX * a + q] = stencil.slope(field, a);
                second[SIX * pair(a, a) + q] = stencil.bend(field, a);
                for (int b = a + 1; b < axes; b++) {
                    second[SIX * pair(a, b) + q] = stencil.mixed(field, a, b);
                }
            }
        }
        invert();
        connection();
        for (int q = 0; q < SIX; q++) {
            ricci[q] = ricci(I[q], J[q]);
        }
        raise();
    }

    private void invert() {
        double a = metric[0];
        double b = metric[1];
        double c = metric[2];
        double d = metric[3];
        double e = metric[4];
        double f = metric[5];
        double xx = Math.fma(d, f, -(e * e));
        double xy = Math.fma(c, e, -(b * f));
        double xz = Math.fma(b, e, -(c * d));
        double one = 1 / Math.fma(a, xx, Math.fma(b, xy, c * xz));
        inverse[0] = xx * one;
        inverse[1] = xy * one;
        inverse[2] = xz * one;
        inverse[3] = Math.fma(a, f, -(c * c)) * one;
        inverse[4] = Math.fma(b, c, -(a * e)) * one;
        inverse[5] = Math.fma(a, d, -(b * b)) * one;
    }

    private void connection() {
        for (int k = 0; k < 3; k++) {
            for (int q = 0; q < SIX; q++) {
                double sum = first[SIX * I[q] + pair(J[q], k)] + first[SIX * J[q] + pair(I[q], k)];
                lower[SIX * k + q] = (sum - first[SIX * k + q]) * 0.5;
            }
        }
        for (int k = 0; k < 3; k++) {
            for (int q = 0; q < SIX; q++) {
                upper[SIX * k + q] = row(k, lower[q], lower[SIX + q], lower[2 * SIX + q]);
            }
            trace[k] = trace(upper, SIX * k);
        }
    }

    /// γ^kl v_l.
    private double row(int k, double x, double y, double z) {
        return Math.fma(inverse[pair(k, 0)], x, Math.fma(inverse[pair(k, 1)], y, inverse[pair(k, 2)] * z));
    }

    /// γ^ij of six components.
    private double trace(double[] tensor, int at) {
        double off =
                Math.fma(inverse[1], tensor[at + 1], Math.fma(inverse[2], tensor[at + 2], inverse[4] * tensor[at + 4]));
        double diagonal =
                Math.fma(inverse[0], tensor[at], Math.fma(inverse[3], tensor[at + 3], inverse[5] * tensor[at + 5]));
        return Math.fma(2, off, diagonal);
    }

    private double ricci(int i, int j) {
        int ij = pair(i, j);
        double sum = -dot(trace[0], trace[1], trace[2], lower, ij);
        for (int m = 0; m < 3; m++) {
            int im = pair(i, m);
            for (int l = 0; l < 3; l++) {
                double plus = second[SIX * im + pair(l, j)] + second[SIX * pair(j, m) + pair(l, i)];
                double minus = second[SIX * pair(m, l) + ij] + second[SIX * ij + pair(m, l)];
                double bend = (plus - minus) * 0.5;
                int jl = pair(j, l);
                double term = Math.fma(
                        upper[im],
                        lower[jl],
                        Math.fma(
                                upper[SIX + im],
                                lower[SIX + jl],
                                Math.fma(upper[2 * SIX + im], lower[2 * SIX + jl], bend)));
                sum = Math.fma(inverse[pair(m, l)], term, sum);
            }
        }
        return sum;
    }

    private static double dot(double x, double y, double z, double[] rows, int q) {
        return Math.fma(x, rows[q], Math.fma(y, rows[SIX + q], z * rows[2 * SIX + q]));
    }

    private void raise() {
        for (int j = 0; j < 3; j++) {
            double x = extrinsic[pair(0, j)];
            double y = extrinsic[pair(1, j)];
            double z = extrinsic[pair(2, j)];
            for (int i = 0; i < 3; i++) {
                mixed[3 * i + j] = row(i, x, y, z);
            }
        }
        mean = mixed[0] + mixed[4] + mixed[8];
    }

    /// K_ik K^k_j.
    double square(int q) {
        int i = I[q];
        int j = J[q];
        return Math.fma(
                extrinsic[pair(i, 0)],
                mixed[j],
                Math.fma(extrinsic[pair(i, 1)], mixed[3 + j], extrinsic[pair(i, 2)] * mixed[6 + j]));
    }

    /// ∂_t K_ij.
    ///
    /// @param source Λ + ½κρ
    double extrinsicRate(int q, double source) {
        return ricci[q] + Math.fma(-2, square(q), Math.fma(mean, extrinsic[q], -(source * metric[q])));
    }

    /// ∂_k K_ij too, at the cell of [#at].
    void extrinsicSlopes(double[][] fields) {
        for (int q = 0; q < SIX; q++) {
            for (int a = 0; a < stencil.axes(); a++) {
                firstExtrinsic[SIX * a + q] = stencil.slope(fields[SIX + q], a);
            }
        }
    }

    /// The jet of −dt² + γ_ab dx^a dx^b at the cell of [#at] and [#extrinsicSlopes], its second derivative in time by the equations of motion.
    ///
    /// @param source Λ + ½κρ
    /// @param jet    of order 2; its event is not changed
    void jet(double source, MetricJet jet) {
        int ten = MetricJet.PAIRS;
        double[] d = jet.first();
        double[] dd = jet.second();
        Arrays.fill(jet.metric(), 0);
        Arrays.fill(d, 0);
        Arrays.fill(dd, 0);
        jet.metric()[0] = -1;
        for (int q = 0; q < SIX; q++) {
            int own = MetricJet.pair(I[q] + 1, J[q] + 1);
            jet.metric()[own] = metric[q];
            d[own] = -2 * extrinsic[q];
            dd[own] = -2 * extrinsicRate(q, source);
            for (int k = 0; k < 3; k++) {
                d[ten * (k + 1) + own] = first[SIX * k + q];
                dd[ten * MetricJet.pair(0, k + 1) + own] = -2 * firstExtrinsic[SIX * k + q];
            }
            for (int p = 0; p < SIX; p++) {
                dd[ten * MetricJet.pair(I[p] + 1, J[p] + 1) + own] = second[SIX * p + q];
            }
        }
    }
}
