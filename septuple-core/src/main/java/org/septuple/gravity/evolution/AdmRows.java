package org.septuple.gravity.evolution;

import org.septuple.numerics.TensorKernels;

/// Where the numbers of a line of cells stand in scratch, one row per component, and passes over rows that need no neighbours. The bits are those of [SpatialPoint].
final class AdmRows {

    private static final int SIX = SpatialSlice.PAIRS;
    private static final int[] I = {0, 0, 0, 1, 1, 2};
    private static final int[] J = {0, 1, 2, 1, 2, 2};

    /// Cells beside a row: what differences reach.
    static final int HALO = 8;

    private static final int METRIC = 0;
    private static final int EXTRINSIC = 6;
    private static final int INVERSE = 12;
    private static final int FIRST = 18;
    private static final int SECOND = 36;
    private static final int LOWER = 72;
    private static final int UPPER = 90;
    private static final int TRACE = 108;
    private static final int MIXED = 111;
    private static final int MEAN = 120;
    private static final int SOURCE = 121;
    private static final int RICCI = 122;
    private static final int WEIGHT = 128;
    private static final int ROWS = 131;

    private final TensorKernels kernels;
    private final int length;
    private final int pitch;
    private final double[] scratch;
    private final int[][] dots = new int[3 * SIX][];
    private final int[][] mixings = new int[9][];
    private final int[][] riccis = new int[SIX][];
    private final int[][] sources = new int[SIX][];

    AdmRows(TensorKernels kernels, int length) {
        this.kernels = kernels;
        this.length = length;
        this.pitch = length + 2 * HALO;
        this.scratch = new double[ROWS * pitch];
        for (int k = 0; k < 3; k++) {
            for (int q = 0; q < SIX; q++) {
                dots[SIX * k + q] = dot(k, row(LOWER + q), row(LOWER + SIX + q), row(LOWER + 2 * SIX + q));
            }
            for (int j = 0; j < 3; j++) {
                mixings[3 * k + j] = dot(k, extrinsic(pair(0, j)), extrinsic(pair(1, j)), extrinsic(pair(2, j)));
            }
        }
        for (int q = 0; q < SIX; q++) {
            riccis[q] = ricci(I[q], J[q]);
            sources[q] = source(I[q], J[q], q);
        }
    }

    private static int pair(int i, int j) {
        return SpatialSlice.pair(i, j);
    }

    private int row(int number) {
        return HALO + number * pitch;
    }

    private int[] dot(int k, int x, int y, int z) {
        return new int[] {row(INVERSE + pair(k, 0)), row(INVERSE + pair(k, 1)), row(INVERSE + pair(k, 2)), x, y, z};
    }

    private int[] ricci(int i, int j) {
        int ij = pair(i, j);
        int[] rows = new int[TensorKernels.RICCI];
        for (int k = 0; k < 3; k++) {
            rows[k] = row(TRACE + k);
            rows[3 + k] = row(LOWER + SIX * k + ij);
        }
        for (int m = 0, at = 6; m < 3; m++) {
            for (int l = 0; l < 3; l++, at += 11) {
                rows[at] = row(INVERSE + pair(m, l));
                rows[at + 1] = second(pair(i, m), pair(l, j));
                rows[at + 2] = second(pair(j, m), pair(l, i));
                rows[at + 3] = second(pair(m, l), ij);
                rows[at + 4] = second(ij, pair(m, l));
                for (int k = 0; k < 3; k++) {
                    rows[at + 5 + 2 * k] = row(UPPER + SIX * k + pair(i, m));
                    rows[at + 6 + 2 * k] = row(LOWER + SIX * k + pair(j, l));
                }
            }
        }
        return rows;
    }

    private int[] source(int i, int j, int q) {
        return new int[] {
            row(RICCI + q),
            extrinsic(pair(i, 0)),
            extrinsic(pair(i, 1)),
            extrinsic(pair(i, 2)),
            row(MIXED + j),
            row(MIXED + 3 + j),
            row(MIXED + 6 + j),
            row(MEAN),
            extrinsic(q),
            row(SOURCE),
            metric(q)
        };
    }

    double[] scratch() {
        return scratch;
    }

    int metric(int q) {
        return row(METRIC + q);
    }

    int extrinsic(int q) {
        return row(EXTRINSIC + q);
    }

    int first(int a, int q) {
        return row(FIRST + SIX * a + q);
    }

    int second(int pair, int q) {
        return row(SECOND + SIX * pair + q);
    }

    int weight(int a) {
        return row(WEIGHT + a);
    }

    /// Brings a row in and its ends round.
    void bring(double[] field, int at, int row) {
        System.arraycopy(field, at, scratch, row, length);
        halo(row);
    }

    /// Brings the ends of a row round, for differences along it.
    void halo(int row) {
        int reach = Math.min(HALO, length);
        System.arraycopy(scratch, row + length - reach, scratch, row - reach, reach);
        System.arraycopy(scratch, row, scratch, row + length, reach);
    }

    /// Inverse, connection, Ricci tensor, K^i_j and K from metric, derivatives and K_ij.
    void geometry() {
        kernels.invert(0, length, scratch, row(METRIC), row(INVERSE), pitch);
        for (int k = 0; k < 3; k++) {
            for (int q = 0; q < SIX; q++) {
                kernels.halfSum(
                        0,
                        length,
                        scratch,
                        first(I[q], pair(J[q], k)),
                        first(J[q], pair(I[q], k)),
                        first(k, q),
                        row(LOWER + SIX * k + q));
            }
        }
        for (int k = 0; k < 3; k++) {
            for (int q = 0; q < SIX; q++) {
                kernels.dot(0, length, scratch, dots[SIX * k + q], row(UPPER + SIX * k + q));
            }
            kernels.trace(0, length, scratch, row(INVERSE), row(UPPER + SIX * k), pitch, row(TRACE + k));
        }
        for (int q = 0; q < SIX; q++) {
            kernels.ricci(0, length, scratch, riccis[q], row(RICCI + q));
        }
        for (int n = 0; n < 9; n++) {
            kernels.dot(0, length, scratch, mixings[n], row(MIXED + n));
        }
        int x = row(MIXED);
        int y = row(MIXED + 4);
        int z = row(MIXED + 8);
        int mean = row(MEAN);
        for (int i = 0; i < length; i++) {
            scratch[mean + i] = scratch[x + i] + scratch[y + i] + scratch[z + i];
        }
    }

    /// Λ + ½κρ.
    void source(double lambda, double[] density, int at) {
        int row = row(SOURCE);
        for (int i = 0; i < length; i++) {
            scratch[row + i] = Math.fma(0.5, density[at + i], lambda);
        }
    }

    /// Λ alone.
    void source(double lambda) {
        int row = row(SOURCE);
        for (int i = 0; i < length; i++) {
            scratch[row + i] = lambda;
        }
    }

    /// ∂_t γ_ij and ∂_t K_ij.
    void rates(double[][] rates, int at) {
        for (int q = 0; q < SIX; q++) {
            double[] out = rates[q];
            int k = extrinsic(q);
            for (int i = 0; i < length; i++) {
                out[at + i] = -2 * scratch[k + i];
            }
            kernels.source(0, length, scratch, sources[q], rates[SIX + q], at);
        }
    }

    /// ∂_t κρ = K κρ.
    void dust(double[] density, double[] rates, int at) {
        int mean = row(MEAN);
        for (int i = 0; i < length; i++) {
            rates[at + i] = scratch[mean + i] * density[at + i];
        }
    }

    /// ε √γ^aa/h_a.
    void weights(double dissipation, double spacing, int a) {
        int inverse = row(INVERSE + pair(a, a));
        int weight = weight(a);
        for (int i = 0; i < length; i++) {
            scratch[weight + i] = dissipation * Math.sqrt(scratch[inverse + i]) / spacing;
        }
    }
}
