package org.septuple.gravity.evolution;

import org.jspecify.annotations.Nullable;
import org.septuple.numerics.Kernels;
import org.septuple.numerics.TensorKernels;

/// Rows of [Conformal], and passes over them that need no neighbours. The bits are those of [ConformalPoint].
final class ConformalRows implements LineRows {

    private static final int SIX = SpatialSlice.PAIRS;
    private static final int[] I = {0, 0, 0, 1, 1, 2};
    private static final int[] J = {0, 1, 2, 1, 2, 2};
    private static final double THIRD = 1.0 / 3;

    private static final int FIELDS = ConnectionRows.COUNT - SIX;
    private static final int FIRST = FIELDS + Conformal.EXTRA + 1;
    private static final int SECOND = FIRST + 3 * SIX;
    private static final int MIXED = SECOND + 8 * SIX;
    private static final int RAISED = MIXED + 9;
    private static final int SHRUNK = RAISED + SIX;
    private static final int LAPSE = SHRUNK + 1;
    private static final int SQUARE = LAPSE + 1;
    private static final int TRACE = SQUARE + 1;
    private static final int TURNING = TRACE + 1;
    private static final int PULL = TURNING + 1;
    private static final int SUM = PULL + 1;
    private static final int WEIGHT = SUM + 1;
    private static final int ROWS = WEIGHT + 1;

    private final TensorKernels kernels;
    private final Kernels all;
    private final Conformal conformal;
    private final int length;
    private final LineScratch scratch;
    private final double[] s;
    private final ConnectionRows space;
    private final ConformalVectors vectors;
    private final ConformalCurvature curvature;
    private final int[][] mixings = new int[9][];
    private final int[][] raisings = new int[SIX][];
    private final int[][] sources = new int[SIX][];
    private final int[][] gammas = new int[3][];

    ConformalRows(Kernels all, int length, Conformal conformal) {
        this.all = all;
        this.kernels = all.tensors();
        this.conformal = conformal;
        this.length = length;
        scratch = new LineScratch(length, ROWS + ConformalVectors.COUNT + ConformalCurvature.COUNT);
        s = scratch.numbers;
        space = new ConnectionRows(kernels, scratch, 0);
        vectors = new ConformalVectors(kernels, this, space, ROWS, conformal);
        curvature = new ConformalCurvature(
                kernels, this, space, vectors, ROWS + ConformalVectors.COUNT, conformal.harmonic());
        for (int k = 0; k < 3; k++) {
            for (int j = 0; j < 3; j++) {
                mixings[3 * k + j] = space.raise(k, traceless(0, j), traceless(1, j), traceless(2, j));
            }
            gammas[k] = gamma(k);
        }
        for (int q = 0; q < SIX; q++) {
            int mixed = row(MIXED + 3 * I[q]);
            raisings[q] = space.raise(J[q], mixed, mixed + scratch.pitch, mixed + 2 * scratch.pitch);
            sources[q] = source(I[q], J[q], q);
        }
    }

    private int row(int number) {
        return scratch.row(number);
    }

    private int traceless(int i, int j) {
        return field(Conformal.TRACELESS + SpatialSlice.pair(i, j));
    }

    private int raised(int i, int j) {
        return row(RAISED + SpatialSlice.pair(i, j));
    }

    /// ½ ∂_t Γ̂^k: a trace, γ̃^kj and Ã^kj times vectors.
    private int[] gamma(int k) {
        int[] rows = new int[13];
        rows[0] = row(SUM);
        for (int j = 0; j < 3; j++) {
            rows[1 + 4 * j] = space.inverse(SpatialSlice.pair(k, j));
            rows[2 + 4 * j] = vectors.slope(j);
            rows[3 + 4 * j] = raised(k, j);
            rows[4 + 4 * j] = vectors.push(j);
        }
        return rows;
    }

    private int[] source(int i, int j, int q) {
        return new int[] {
            curvature.row(q),
            traceless(i, 0),
            traceless(i, 1),
            traceless(i, 2),
            row(MIXED + j),
            row(MIXED + 3 + j),
            row(MIXED + 6 + j),
            row(TURNING),
            traceless(i, j),
            row(TRACE),
            space.metric(q)
        };
    }

    @Override
    public LineScratch scratch() {
        return scratch;
    }

    @Override
    public int fields() {
        return conformal.evolved();
    }

    @Override
    public int derivatives(int q) {
        if (q < SIX || q == Conformal.PHI || (q == Conformal.EXTRA && conformal.harmonic())) {
            return 2;
        }
        return q < Conformal.PHI ? 0 : 1;
    }

    @Override
    public int field(int q) {
        return q < SIX ? space.metric(q) : row(FIELDS + q);
    }

    @Override
    public int first(int a, int q) {
        return q < SIX ? space.first(a, q) : row(FIRST + 3 * (q - Conformal.PHI) + a);
    }

    @Override
    public int second(int pair, int q) {
        int tensor = q < SIX ? 2 + q : q == Conformal.PHI ? 0 : 1;
        return row(SECOND + SIX * tensor + pair);
    }

    @Override
    public void rates(double[][] fields, double[][] rates, int at) {
        int shrunk = row(SHRUNK);
        scale(-4, field(Conformal.PHI), shrunk);
        all.elementary().exp(s, shrunk, shrunk + length, s);
        space.pass();
        vectors.pass();
        for (int n = 0; n < 9; n++) {
            kernels.dot(0, length, s, mixings[n], row(MIXED + n));
        }
        for (int q = 0; q < SIX; q++) {
            kernels.dot(0, length, s, raisings[q], row(RAISED + q));
        }
        curvature.pass(shrunk);
        trace(field(Conformal.TRACELESS), row(RAISED), row(SQUARE));
        trace(space.inverse(0), curvature.row(0), row(TRACE));
        boolean dusty = fields.length > conformal.evolved();
        scalars(dusty ? fields[conformal.evolved()] : null, rates, at);
        tensors(rates, at);
        if (dusty) {
            dust(fields[conformal.evolved()], rates[conformal.evolved()], at);
        }
        if (conformal.harmonic()) {
            lapse(rates, at);
        }
    }

    private void scale(double factor, int x, int out) {
        kernels.chain(0, length, s, factor, new int[] {x}, s, out);
    }

    private void trace(int matrix, int tensor, int out) {
        kernels.trace(0, length, s, matrix, tensor, scratch.pitch, out);
    }

    /// ∂_t φ, ∂_t K, ∂_t Θ or ∂_t ln α, and K or K − 2Θ.
    private void scalars(double @Nullable [] density, double[][] rates, int at) {
        int mean = field(Conformal.MEAN);
        int extra = field(Conformal.EXTRA);
        kernels.chain(0, length, s, -1.0 / 6, new int[] {mean}, rates[Conformal.PHI], at);
        double[] out = rates[Conformal.MEAN];
        int square = row(SQUARE);
        int shrunk = row(SHRUNK);
        int pull = row(PULL);
        switch (conformal.variant()) {
            case Conformal.Variant.Bssn bssn -> {
                scale(1, mean, row(TURNING));
                for (int i = 0; i < length; i++) {
                    double dust = density == null ? 0 : density[at + i];
                    out[at + i] = conformal.meanRate(s[mean + i], s[square + i], dust);
                }
            }
            case Conformal.Variant.Harmonic harmonic -> {
                scale(1, mean, row(TURNING));
                vectors.divergence(Conformal.EXTRA, row(SUM), row(PULL));
                for (int i = 0; i < length; i++) {
                    double rest = conformal.meanRate(s[mean + i], s[square + i], 0);
                    out[at + i] = Math.fma(s[shrunk + i], s[pull + i], rest);
                }
                kernels.chain(0, length, s, -1, new int[] {mean}, rates[Conformal.EXTRA], at);
            }
            case Conformal.Variant.Ccz4 ccz4 -> {
                kernels.blend(0, length, s, 1, mean, -2, extra, row(TURNING));
                vectors.divergence(Conformal.PHI, row(SUM), row(PULL));
                int trace = row(TRACE);
                for (int i = 0; i < length; i++) {
                    double k = s[mean + i];
                    double theta = s[extra + i];
                    double dust = density == null ? 0 : density[at + i];
                    double scalar = Math.fma(6 * s[shrunk + i], s[pull + i], s[trace + i]);
                    out[at + i] = conformal.meanRate(ccz4, k, theta, scalar, dust);
                    rates[Conformal.EXTRA][at + i] = conformal.thetaRate(ccz4, k, theta, scalar, s[square + i], dust);
                }
            }
        }
    }

    /// ∂_t γ̃_ij, ∂_t Ã_ij and ∂_t Γ̂^i.
    private void tensors(double[][] rates, int at) {
        scale(THIRD, row(TRACE), row(TRACE));
        for (int q = 0; q < SIX; q++) {
            kernels.chain(0, length, s, -2, new int[] {field(Conformal.TRACELESS + q)}, rates[q], at);
            kernels.source(0, length, s, sources[q], rates[Conformal.TRACELESS + q], at);
        }
        for (int k = 0; k < 3; k++) {
            trace(row(RAISED), space.upper(k, 0), row(SUM));
            kernels.chain(0, length, s, 1, gammas[k], s, row(SUM));
            kernels.chain(0, length, s, 2, new int[] {row(SUM)}, rates[Conformal.GAMMA + k], at);
        }
    }

    /// ∂_t κρ = K κρ.
    private void dust(double[] density, double[] rates, int at) {
        int mean = field(Conformal.MEAN);
        for (int i = 0; i < length; i++) {
            rates[at + i] = s[mean + i] * density[at + i];
        }
    }

    /// All rates times α.
    private void lapse(double[][] rates, int at) {
        int lapse = row(LAPSE);
        scale(1, field(Conformal.EXTRA), lapse);
        all.elementary().exp(s, lapse, lapse + length, s);
        for (int q = 0; q < conformal.evolved(); q++) {
            kernels.multiply(0, length, s, lapse, rates[q], at);
        }
    }

    @Override
    public int weights(double dissipation, double spacing, int a) {
        int inverse = space.inverse(SpatialSlice.pair(a, a));
        int weight = row(WEIGHT);
        int shrunk = row(SHRUNK);
        for (int i = 0; i < length; i++) {
            s[weight + i] = dissipation * Math.sqrt(s[shrunk + i] * s[inverse + i]) / spacing;
        }
        if (conformal.harmonic()) {
            kernels.multiply(0, length, s, row(LAPSE), s, weight);
        }
        return weight;
    }
}
