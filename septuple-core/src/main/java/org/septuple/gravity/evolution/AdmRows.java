package org.septuple.gravity.evolution;

import org.septuple.numerics.TensorKernels;

/// Rows of [Adm], and passes over them that need no neighbours. The bits are those of [SpatialPoint].
final class AdmRows implements LineRows {

    private static final int SIX = SpatialSlice.PAIRS;
    private static final int[] I = {0, 0, 0, 1, 1, 2};
    private static final int[] J = {0, 1, 2, 1, 2, 2};

    private static final int EXTRINSIC = ConnectionRows.COUNT;
    private static final int SECOND = EXTRINSIC + SIX;
    private static final int MIXED = SECOND + SIX * SIX;
    private static final int MEAN = MIXED + 9;
    private static final int SOURCE = MEAN + 1;
    private static final int RICCI = SOURCE + 1;
    private static final int WEIGHT = RICCI + SIX;
    private static final int ROWS = WEIGHT + 1;

    private final TensorKernels kernels;
    private final double lambda;
    private final LineScratch scratch;
    private final ConnectionRows space;
    private final int[][] mixings = new int[9][];
    private final int[][] riccis = new int[SIX][];
    private final int[][] sources = new int[SIX][];

    AdmRows(TensorKernels kernels, int length, double lambda) {
        this.kernels = kernels;
        this.lambda = lambda;
        scratch = new LineScratch(length, ROWS);
        space = new ConnectionRows(kernels, scratch, 0);
        for (int k = 0; k < 3; k++) {
            for (int j = 0; j < 3; j++) {
                mixings[3 * k + j] =
                        space.raise(k, extrinsic(pair(0, j)), extrinsic(pair(1, j)), extrinsic(pair(2, j)));
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
        return scratch.row(number);
    }

    private int extrinsic(int q) {
        return row(EXTRINSIC + q);
    }

    private int[] ricci(int i, int j) {
        int ij = pair(i, j);
        int[] rows = new int[TensorKernels.RICCI];
        for (int k = 0; k < 3; k++) {
            rows[k] = space.trace(k);
            rows[3 + k] = space.lower(k, ij);
        }
        for (int m = 0, at = 6; m < 3; m++) {
            for (int l = 0; l < 3; l++, at += 11) {
                rows[at] = space.inverse(pair(m, l));
                rows[at + 1] = second(pair(i, m), pair(l, j));
                rows[at + 2] = second(pair(j, m), pair(l, i));
                rows[at + 3] = second(pair(m, l), ij);
                rows[at + 4] = second(ij, pair(m, l));
                for (int k = 0; k < 3; k++) {
                    rows[at + 5 + 2 * k] = space.upper(k, pair(i, m));
                    rows[at + 6 + 2 * k] = space.lower(k, pair(j, l));
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
            space.metric(q)
        };
    }

    @Override
    public LineScratch scratch() {
        return scratch;
    }

    @Override
    public int fields() {
        return 2 * SIX;
    }

    @Override
    public int derivatives(int q) {
        return q < SIX ? 2 : 0;
    }

    @Override
    public int field(int q) {
        return q < SIX ? space.metric(q) : extrinsic(q - SIX);
    }

    @Override
    public int first(int a, int q) {
        return space.first(a, q);
    }

    @Override
    public int second(int pair, int q) {
        return row(SECOND + SIX * pair + q);
    }

    /// Inverse, connection, Ricci tensor, K^i_j and K from metric, derivatives and K_ij.
    private void geometry() {
        double[] s = scratch.numbers;
        int length = scratch.length;
        space.pass();
        for (int q = 0; q < SIX; q++) {
            kernels.ricci(0, length, s, riccis[q], row(RICCI + q));
        }
        for (int n = 0; n < 9; n++) {
            kernels.dot(0, length, s, mixings[n], row(MIXED + n));
        }
        int x = row(MIXED);
        int y = row(MIXED + 4);
        int z = row(MIXED + 8);
        int mean = row(MEAN);
        for (int i = 0; i < length; i++) {
            s[mean + i] = s[x + i] + s[y + i] + s[z + i];
        }
    }

    @Override
    public void rates(double[][] fields, double[][] rates, int at) {
        geometry();
        double[] s = scratch.numbers;
        int length = scratch.length;
        boolean dusty = fields.length > 2 * SIX;
        int source = row(SOURCE);
        int mean = row(MEAN);
        for (int i = 0; i < length; i++) {
            s[source + i] = dusty ? Math.fma(0.5, fields[2 * SIX][at + i], lambda) : lambda;
        }
        for (int q = 0; q < SIX; q++) {
            kernels.chain(0, length, s, -2, new int[] {extrinsic(q)}, rates[q], at);
            kernels.source(0, length, s, sources[q], rates[SIX + q], at);
        }
        for (int i = 0; dusty && i < length; i++) {
            rates[2 * SIX][at + i] = s[mean + i] * fields[2 * SIX][at + i];
        }
    }

    @Override
    public int weights(double dissipation, double spacing, int a) {
        double[] s = scratch.numbers;
        int inverse = space.inverse(pair(a, a));
        int weight = row(WEIGHT);
        for (int i = 0; i < scratch.length; i++) {
            s[weight + i] = dissipation * Math.sqrt(s[inverse + i]) / spacing;
        }
        return weight;
    }
}
