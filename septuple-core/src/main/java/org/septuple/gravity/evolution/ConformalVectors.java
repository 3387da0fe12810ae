package org.septuple.gravity.evolution;

import org.septuple.numerics.TensorKernels;

/// Rows of vectors that first derivatives of [Conformal] are multiplied by. The bits are those of [ConformalPoint].
final class ConformalVectors {

    private static final int Z = 0;
    private static final int PARTNER = Z + 3;
    private static final int WEIGHTS = PARTNER + 3;
    private static final int SLOPE = WEIGHTS + 3;
    private static final int PUSH = SLOPE + 3;
    private static final int TEMPORARY = PUSH + 3;

    /// Rows that it takes.
    static final int COUNT = TEMPORARY + 3;

    private final TensorKernels kernels;
    private final ConformalRows rows;
    private final ConnectionRows space;
    private final int from;
    private final Conformal conformal;
    private final int length;
    private final double[] s;

    /// Begins with row `from`.
    ConformalVectors(TensorKernels kernels, ConformalRows rows, ConnectionRows space, int from, Conformal conformal) {
        this.kernels = kernels;
        this.rows = rows;
        this.space = space;
        this.from = from;
        this.conformal = conformal;
        this.length = rows.scratch().length;
        this.s = rows.scratch().numbers;
    }

    private int row(int number) {
        return rows.scratch().row(from + number);
    }

    /// W_j of φ_i W_j + φ_j W_i in R_ij.
    int partner(int j) {
        return row(PARTNER + j);
    }

    /// What γ̃^ij is multiplied by in ½ ∂_t Γ̂^i.
    int slope(int j) {
        return row(SLOPE + j);
    }

    /// What Ã^ij is multiplied by in ½ ∂_t Γ̂^i.
    int push(int j) {
        return row(PUSH + j);
    }

    private void scale(double factor, int x, int out) {
        kernels.chain(0, length, s, factor, new int[] {x}, s, out);
    }

    /// All of them.
    void pass() {
        if (conformal.variant() instanceof Conformal.Variant.Ccz4(double kappa1, double kappa2)) {
            violation(kappa1);
        }
        for (int k = 0; k < 3; k++) {
            int phi = rows.first(k, Conformal.PHI);
            int extra = rows.first(k, Conformal.EXTRA);
            int mean = rows.first(k, Conformal.MEAN);
            switch (conformal.variant()) {
                case Conformal.Variant.Bssn bssn -> {
                    scale(2, phi, partner(k));
                    scale(-2.0 / 3, mean, slope(k));
                    scale(6, phi, push(k));
                }
                case Conformal.Variant.Harmonic harmonic -> {
                    kernels.blend(0, length, s, 2, phi, 2, extra, partner(k));
                    kernels.blend(0, length, s, -2, phi, -1, extra, row(WEIGHTS + k));
                    scale(-2.0 / 3, mean, slope(k));
                    kernels.blend(0, length, s, 6, phi, -1, extra, push(k));
                }
                case Conformal.Variant.Ccz4 ccz4 -> {
                    kernels.blend(0, length, s, 2, phi, -4, row(Z + k), partner(k));
                    kernels.blend(0, length, s, -2, phi, 2, row(Z + k), row(WEIGHTS + k));
                    kernels.blend(0, length, s, -2.0 / 3, mean, 1, extra, slope(k));
                    int[] damped = {slope(k), row(TEMPORARY), row(Z + k)};
                    kernels.chain(0, length, s, 1, damped, s, slope(k));
                    scale(6, phi, push(k));
                }
            }
        }
    }

    /// Z_i, and −(⅔K + κ₁) in a temporary row.
    private void violation(double kappa1) {
        for (int k = 0; k < 3; k++) {
            int gamma = rows.field(Conformal.GAMMA + k);
            kernels.blend(0, length, s, 0.5, gamma, -0.5, space.trace(k), row(TEMPORARY + k));
        }
        for (int i = 0; i < 3; i++) {
            int[] table = {
                space.metric(SpatialSlice.pair(i, 0)),
                space.metric(SpatialSlice.pair(i, 1)),
                space.metric(SpatialSlice.pair(i, 2)),
                row(TEMPORARY),
                row(TEMPORARY + 1),
                row(TEMPORARY + 2)
            };
            kernels.dot(0, length, s, table, row(Z + i));
        }
        int mean = rows.field(Conformal.MEAN);
        int out = row(TEMPORARY);
        for (int i = 0; i < length; i++) {
            s[out + i] = Math.fma(-2.0 / 3, s[mean + i], -kappa1);
        }
    }

    /// −D̃²f + f^k Y_k, of φ or ln α.
    ///
    /// @param trace row for γ̃^ij ∂_i ∂_j f
    void divergence(int field, int trace, int out) {
        int[] table = new int[13];
        table[0] = trace;
        for (int k = 0; k < 3; k++) {
            table[1 + 2 * k] = space.trace(k);
            table[2 + 2 * k] = rows.first(k, field);
            table[7 + 2 * k] = row(TEMPORARY + k);
            table[8 + 2 * k] = row(WEIGHTS + k);
            int[] raise = space.raise(k, rows.first(0, field), rows.first(1, field), rows.first(2, field));
            kernels.dot(0, length, s, raise, row(TEMPORARY + k));
        }
        kernels.trace(0, length, s, space.inverse(0), rows.second(0, field), rows.scratch().pitch, trace);
        kernels.chain(0, length, s, -1, table, s, out);
    }
}
