package org.septuple.gravity.evolution;

import org.septuple.numerics.Elementary;
import org.septuple.numerics.Grid;

/// The right-hand side of [Conformal] at one cell: scratch of one worker. Sums are fused in the order written.
final class ConformalPoint {

    private static final int SIX = SpatialSlice.PAIRS;
    private static final int[] I = {0, 0, 0, 1, 1, 2};
    private static final int[] J = {0, 1, 2, 1, 2, 2};
    private static final double THIRD = 1.0 / 3;

    private final Conformal conformal;
    private final Grid grid;
    /// γ̃_ij, its connection, and Ã_ij.
    private final SpatialPoint space;
    /// ∂_a f at [3f + a] of φ, K, Γ̂^k, and Θ or ln α.
    private final double[] first = new double[18];
    /// ∂_a ∂_b of φ, and of ln α from 6 on.
    private final double[] second = new double[2 * SIX];
    private final double[] phi = new double[3];
    private final double[] extra = new double[3];
    private final double[] z = new double[3];
    /// φ_i W_j + φ_j W_i is what first derivatives of φ, Z_i and ln α add to R_ij.
    private final double[] partner = new double[3];
    /// γ̃^lm Γ̃_jkm at [9j + 3k + l].
    private final double[] slanted = new double[27];
    /// Ã^ij.
    private final double[] raised = new double[SIX];
    /// e^{−4φ} times R_ij without the part ∝ γ̃_ij.
    private final double[] curvature = new double[SIX];
    private double shrunk;

    ConformalPoint(Grid grid, Conformal conformal) {
        this.conformal = conformal;
        this.grid = grid;
        space = new SpatialPoint(grid, conformal.differences());
    }

    private static int pair(int i, int j) {
        return SpatialSlice.pair(i, j);
    }

    /// ∂_t of all fields.
    void rates(double[][] fields, double[][] rates, int cell) {
        space.at(fields, cell);
        differences(fields);
        shrunk = Elementary.exp(-4 * fields[Conformal.PHI][cell]);
        boolean ccz4 = conformal.variant() instanceof Conformal.Variant.Ccz4;
        if (ccz4) {
            violation(fields, cell);
        }
        for (int k = 0; k < 3; k++) {
            partner[k] = ccz4
                    ? Math.fma(2, phi[k], -4 * z[k])
                    : conformal.harmonic() ? Math.fma(2, phi[k], 2 * extra[k]) : 2 * phi[k];
        }
        algebra();
        for (int q = 0; q < SIX; q++) {
            curvature[q] = shrunk * curvature(fields, cell, I[q], J[q]);
        }
        write(fields, rates, cell);
        double lapse = conformal.harmonic() ? Elementary.exp(fields[Conformal.EXTRA][cell]) : 1;
        for (int f = 0; f < conformal.evolved() && conformal.harmonic(); f++) {
            rates[f][cell] *= lapse;
        }
        if (conformal.differences().dissipation() > 0) {
            damp(lapse, fields, rates, cell);
        }
    }

    private void differences(double[][] fields) {
        SpatialStencil stencil = space.stencil();
        for (int a = 0; a < stencil.axes(); a++) {
            for (int f = Conformal.PHI; f < conformal.evolved(); f++) {
                first[3 * (f - Conformal.PHI) + a] = stencil.slope(fields[f], a);
            }
            phi[a] = first[a];
            extra[a] = first[15 + a];
            for (int b = a; b < stencil.axes(); b++) {
                second[pair(a, b)] = second(fields[Conformal.PHI], a, b);
                if (conformal.harmonic()) {
                    second[SIX + pair(a, b)] = second(fields[Conformal.EXTRA], a, b);
                }
            }
        }
    }

    private double second(double[] field, int a, int b) {
        return a == b ? space.stencil().bend(field, a) : space.stencil().mixed(field, a, b);
    }

    /// Z_i.
    private void violation(double[][] fields, int cell) {
        double[] half = new double[3];
        for (int k = 0; k < 3; k++) {
            half[k] = Math.fma(0.5, fields[Conformal.GAMMA + k][cell], -0.5 * space.trace[k]);
        }
        for (int i = 0; i < 3; i++) {
            z[i] = dot(space.metric, i, half[0], half[1], half[2]);
        }
    }

    /// m_k0 x + (m_k1 y + m_k2 z).
    private static double dot(double[] m, int k, double x, double y, double z) {
        return Math.fma(m[pair(k, 0)], x, Math.fma(m[pair(k, 1)], y, m[pair(k, 2)] * z));
    }

    private void algebra() {
        for (int j = 0; j < 3; j++) {
            for (int k = 0; k < 3; k++) {
                double x = space.lower[SIX * j + pair(k, 0)];
                double y = space.lower[SIX * j + pair(k, 1)];
                double w = space.lower[SIX * j + pair(k, 2)];
                for (int l = 0; l < 3; l++) {
                    slanted[9 * j + 3 * k + l] = dot(space.inverse, l, x, y, w);
                }
            }
        }
        for (int q = 0; q < SIX; q++) {
            int i = 3 * I[q];
            raised[q] = dot(space.inverse, J[q], space.mixed[i], space.mixed[i + 1], space.mixed[i + 2]);
        }
    }

    /// R_ij without the part ∝ γ̃_ij, from linear terms on.
    private double curvature(double[][] fields, int cell, int i, int j) {
        int ij = pair(i, j);
        double sum = -4 * second[ij];
        for (int k = 0; k < 3; k++) {
            sum = Math.fma(space.upper[SIX * k + ij], 4 * phi[k], sum);
        }
        for (int p = 0; p < SIX; p++) {
            double weight = (I[p] == J[p] ? -1 : -2) * space.inverse[p];
            sum = Math.fma(weight, space.second[SIX * p + ij], sum);
        }
        for (int k = 0; k < 3; k++) {
            double gamma = fields[Conformal.GAMMA + k][cell];
            sum = Math.fma(gamma, space.lower[SIX * i + pair(j, k)], sum);
            sum = Math.fma(gamma, space.lower[SIX * j + pair(i, k)], sum);
            sum = Math.fma(space.metric[pair(k, i)], first[6 + 3 * k + j], sum);
            sum = Math.fma(space.metric[pair(k, j)], first[6 + 3 * k + i], sum);
        }
        if (conformal.harmonic()) {
            sum = Math.fma(-2, second[SIX + ij], sum);
            for (int k = 0; k < 3; k++) {
                sum = Math.fma(space.upper[SIX * k + ij], 2 * extra[k], sum);
            }
        }
        sum *= 0.5;
        sum = Math.fma(phi[i], partner[j], sum);
        sum = Math.fma(phi[j], partner[i], sum);
        for (int k = 0; k < 3; k++) {
            for (int l = 0; l < 3; l++) {
                sum = Math.fma(space.upper[SIX * k + pair(l, i)], slanted[9 * j + 3 * k + l], sum);
                sum = Math.fma(space.upper[SIX * k + pair(l, j)], slanted[9 * i + 3 * k + l], sum);
                sum = Math.fma(space.upper[SIX * k + pair(i, l)], slanted[9 * k + 3 * j + l], sum);
            }
        }
        return conformal.harmonic() ? Math.fma(extra[i], -extra[j], sum) : sum;
    }

    /// −D̃²f + f^k Y_k, of φ or ln α.
    private double divergence(int from, double[] slope, double[] weights) {
        double sum = -trace(space.inverse, second, from);
        for (int k = 0; k < 3; k++) {
            sum = Math.fma(space.trace[k], slope[k], sum);
        }
        for (int k = 0; k < 3; k++) {
            sum = Math.fma(dot(space.inverse, k, slope[0], slope[1], slope[2]), weights[k], sum);
        }
        return sum;
    }

    private static double trace(double[] m, double[] x, int at) {
        double off = Math.fma(m[1], x[at + 1], Math.fma(m[2], x[at + 2], m[4] * x[at + 4]));
        double diagonal = Math.fma(m[0], x[at], Math.fma(m[3], x[at + 3], m[5] * x[at + 5]));
        return Math.fma(2, off, diagonal);
    }

    private void write(double[][] fields, double[][] rates, int cell) {
        double mean = fields[Conformal.MEAN][cell];
        boolean dusty = fields.length > conformal.evolved();
        double density = dusty ? fields[conformal.evolved()][cell] : 0;
        double square = trace(space.extrinsic, raised, 0);
        double trace = trace(space.inverse, curvature, 0);
        double[] weights = new double[3];
        double[] slope = new double[3];
        double turning = mean;
        for (int k = 0; k < 3; k++) {
            slope[k] = -2.0 / 3 * first[3 + k];
        }
        switch (conformal.variant()) {
            case Conformal.Variant.Bssn bssn -> rates[Conformal.MEAN][cell] = conformal.meanRate(mean, square, density);
            case Conformal.Variant.Harmonic harmonic -> {
                for (int k = 0; k < 3; k++) {
                    weights[k] = Math.fma(-2, phi[k], -extra[k]);
                }
                double pull = divergence(SIX, extra, weights);
                rates[Conformal.MEAN][cell] = Math.fma(shrunk, pull, conformal.meanRate(mean, square, density));
                rates[Conformal.EXTRA][cell] = -mean;
            }
            case Conformal.Variant.Ccz4 ccz4 -> {
                double theta = fields[Conformal.EXTRA][cell];
                turning = Math.fma(1, mean, -2 * theta);
                double factor = Math.fma(-2.0 / 3, mean, -ccz4.kappa1());
                for (int k = 0; k < 3; k++) {
                    weights[k] = Math.fma(-2, phi[k], 2 * z[k]);
                    slope[k] = Math.fma(factor, z[k], Math.fma(-2.0 / 3, first[3 + k], extra[k]));
                }
                double scalar = Math.fma(6 * shrunk, divergence(0, phi, weights), trace);
                rates[Conformal.MEAN][cell] = conformal.meanRate(ccz4, mean, theta, scalar, density);
                rates[Conformal.EXTRA][cell] = conformal.thetaRate(ccz4, mean, theta, scalar, square, density);
            }
        }
        rates[Conformal.PHI][cell] = -1.0 / 6 * mean;
        double third = trace * THIRD;
        for (int q = 0; q < SIX; q++) {
            rates[q][cell] = -2 * space.extrinsic[q];
            double rest = Math.fma(turning, space.extrinsic[q], -(third * space.metric[q]));
            rates[Conformal.TRACELESS + q][cell] = curvature[q] + Math.fma(-2, space.square(q), rest);
        }
        for (int i = 0; i < 3; i++) {
            rates[Conformal.GAMMA + i][cell] = 2 * gammaRate(i, slope);
        }
        if (dusty) {
            rates[conformal.evolved()][cell] = mean * density;
        }
    }

    private double gammaRate(int i, double[] slope) {
        double sum = trace(raised, space.upper, SIX * i);
        for (int j = 0; j < 3; j++) {
            sum = Math.fma(space.inverse[pair(i, j)], slope[j], sum);
            double push = conformal.harmonic() ? Math.fma(6, phi[j], -extra[j]) : 6 * phi[j];
            sum = Math.fma(raised[pair(i, j)], push, sum);
        }
        return sum;
    }

    private void damp(double lapse, double[][] fields, double[][] rates, int cell) {
        for (int a = 0; a < grid.dimensions(); a++) {
            double root = Math.sqrt(shrunk * space.inverse[pair(a, a)]);
            double weight =
                    conformal.differences().dissipation() * root / grid.axis(a).spacing() * lapse;
            for (int f = 0; f < conformal.evolved(); f++) {
                rates[f][cell] = Math.fma(weight, space.stencil().damping(fields[f], a), rates[f][cell]);
            }
        }
    }
}
