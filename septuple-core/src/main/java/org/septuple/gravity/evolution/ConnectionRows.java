package org.septuple.gravity.evolution;

import org.septuple.numerics.TensorKernels;

/// Rows of a metric of three dimensions, its inverse, first derivatives and connection, one after the other. The bits are those of [SpatialPoint].
final class ConnectionRows {

    /// Rows that it takes.
    static final int COUNT = 69;

    private static final int SIX = SpatialSlice.PAIRS;
    private static final int[] I = {0, 0, 0, 1, 1, 2};
    private static final int[] J = {0, 1, 2, 1, 2, 2};

    private static final int INVERSE = 6;
    private static final int FIRST = 12;
    private static final int LOWER = 30;
    private static final int UPPER = 48;
    private static final int TRACE = 66;

    private final TensorKernels kernels;
    private final LineScratch scratch;
    private final int from;
    private final int[][] dots = new int[3 * SIX][];

    /// Begins with row `from`.
    ConnectionRows(TensorKernels kernels, LineScratch scratch, int from) {
        this.kernels = kernels;
        this.scratch = scratch;
        this.from = from;
        for (int k = 0; k < 3; k++) {
            for (int q = 0; q < SIX; q++) {
                dots[SIX * k + q] = raise(k, lower(0, q), lower(1, q), lower(2, q));
            }
        }
    }

    private int row(int number) {
        return scratch.row(from + number);
    }

    /// γ_ij.
    int metric(int q) {
        return row(q);
    }

    /// γ^ij.
    int inverse(int q) {
        return row(INVERSE + q);
    }

    /// ∂_a γ_ij.
    int first(int a, int q) {
        return row(FIRST + SIX * a + q);
    }

    /// Γ_kij = ½(∂_i γ_jk + ∂_j γ_ik − ∂_k γ_ij).
    int lower(int k, int q) {
        return row(LOWER + SIX * k + q);
    }

    /// Γ^k_ij.
    int upper(int k, int q) {
        return row(UPPER + SIX * k + q);
    }

    /// γ^ij Γ^k_ij.
    int trace(int k) {
        return row(TRACE + k);
    }

    /// Rows of γ^kl v_l for [TensorKernels#dot].
    int[] raise(int k, int x, int y, int z) {
        return new int[] {
            inverse(SpatialSlice.pair(k, 0)),
            inverse(SpatialSlice.pair(k, 1)),
            inverse(SpatialSlice.pair(k, 2)),
            x,
            y,
            z
        };
    }

    /// Inverse and connection of metric and first derivatives.
    void pass() {
        double[] s = scratch.numbers;
        int length = scratch.length;
        kernels.invert(0, length, s, metric(0), inverse(0), scratch.pitch);
        for (int k = 0; k < 3; k++) {
            for (int q = 0; q < SIX; q++) {
                int one = first(I[q], SpatialSlice.pair(J[q], k));
                int two = first(J[q], SpatialSlice.pair(I[q], k));
                kernels.halfSum(0, length, s, one, two, first(k, q), lower(k, q));
            }
        }
        for (int k = 0; k < 3; k++) {
            for (int q = 0; q < SIX; q++) {
                kernels.dot(0, length, s, dots[SIX * k + q], upper(k, q));
            }
            kernels.trace(0, length, s, inverse(0), upper(k, 0), scratch.pitch, trace(k));
        }
    }
}
