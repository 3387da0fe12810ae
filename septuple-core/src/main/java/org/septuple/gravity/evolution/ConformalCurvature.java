package org.septuple.gravity.evolution;

import java.util.stream.IntStream;
import org.septuple.numerics.TensorKernels;

/// Rows of e^{−4φ} R_ij of [Conformal] without the part ∝ γ̃_ij, in two sums for each component. The bits are those of [ConformalPoint].
final class ConformalCurvature {

    private static final int SIX = SpatialSlice.PAIRS;
    private static final int[] I = {0, 0, 0, 1, 1, 2};
    private static final int[] J = {0, 1, 2, 1, 2, 2};

    private static final int MINUS = 0;
    private static final int SLANTED = MINUS + SIX;
    private static final int FOUR = SLANTED + 27;
    private static final int TWICE = FOUR + 3;
    private static final int NEGATIVE = TWICE + 3;
    private static final int MINUS_TWO = NEGATIVE + 3;
    private static final int LINEAR = MINUS_TWO + 1;
    private static final int CURVATURE = LINEAR + 1;

    /// Rows that it takes.
    static final int COUNT = CURVATURE + SIX;

    private final TensorKernels kernels;
    private final ConformalRows rows;
    private final LineScratch scratch;
    private final ConnectionRows space;
    private final ConformalVectors vectors;
    private final int from;
    private final boolean harmonic;
    private final int[][] slants = new int[27][];
    private final int[][] linear = new int[SIX][];
    private final int[][] squares = new int[SIX][];

    /// Begins with row `from`.
    ConformalCurvature(
            TensorKernels kernels,
            ConformalRows rows,
            ConnectionRows space,
            ConformalVectors vectors,
            int from,
            boolean harmonic) {
        this.kernels = kernels;
        this.rows = rows;
        this.scratch = rows.scratch();
        this.space = space;
        this.vectors = vectors;
        this.from = from;
        this.harmonic = harmonic;
        for (int n = 0; n < 27; n++) {
            int j = n / 9;
            int k = n / 3 % 3;
            slants[n] = space.raise(
                    n % 3, space.lower(j, pair(k, 0)), space.lower(j, pair(k, 1)), space.lower(j, pair(k, 2)));
        }
        for (int q = 0; q < SIX; q++) {
            linear[q] = linear(I[q], J[q]);
            squares[q] = squares(I[q], J[q]);
        }
        for (int i = 0; i < scratch.length; i++) {
            scratch.numbers[at(MINUS_TWO) + i] = -2;
        }
    }

    private static int pair(int i, int j) {
        return SpatialSlice.pair(i, j);
    }

    private int at(int number) {
        return scratch.row(from + number);
    }

    /// γ̃^lm Γ̃_jkm.
    private int slanted(int j, int k, int l) {
        return at(SLANTED + 9 * j + 3 * k + l);
    }

    /// e^{−4φ} R_ij without the part ∝ γ̃_ij.
    int row(int q) {
        return at(CURVATURE + q);
    }

    /// Second derivatives, and first ones beside the connection and Γ̂.
    private int[] linear(int i, int j) {
        int ij = pair(i, j);
        IntStream.Builder table = IntStream.builder().add(rows.second(ij, Conformal.PHI));
        for (int k = 0; k < 3; k++) {
            table.add(space.upper(k, ij)).add(at(FOUR + k));
        }
        for (int p = 0; p < SIX; p++) {
            table.add(at(MINUS + p)).add(rows.second(p, ij));
        }
        for (int k = 0; k < 3; k++) {
            int gamma = rows.field(Conformal.GAMMA + k);
            table.add(gamma).add(space.lower(i, pair(j, k)));
            table.add(gamma).add(space.lower(j, pair(i, k)));
            table.add(space.metric(pair(k, i))).add(rows.first(j, Conformal.GAMMA + k));
            table.add(space.metric(pair(k, j))).add(rows.first(i, Conformal.GAMMA + k));
        }
        if (harmonic) {
            table.add(at(MINUS_TWO)).add(rows.second(ij, Conformal.EXTRA));
            for (int k = 0; k < 3; k++) {
                table.add(space.upper(k, ij)).add(at(TWICE + k));
            }
        }
        return table.build().toArray();
    }

    /// Products of first derivatives.
    private int[] squares(int i, int j) {
        IntStream.Builder table = IntStream.builder().add(at(LINEAR));
        table.add(rows.first(i, Conformal.PHI)).add(vectors.partner(j));
        table.add(rows.first(j, Conformal.PHI)).add(vectors.partner(i));
        for (int k = 0; k < 3; k++) {
            for (int l = 0; l < 3; l++) {
                table.add(space.upper(k, pair(l, i))).add(slanted(j, k, l));
                table.add(space.upper(k, pair(l, j))).add(slanted(i, k, l));
                table.add(space.upper(k, pair(i, l))).add(slanted(k, j, l));
            }
        }
        if (harmonic) {
            table.add(rows.first(i, Conformal.EXTRA)).add(at(NEGATIVE + j));
        }
        return table.build().toArray();
    }

    /// All six, of connection, derivatives and partners.
    ///
    /// @param shrunk row of e^{−4φ}
    void pass(int shrunk) {
        double[] s = scratch.numbers;
        int length = scratch.length;
        for (int q = 0; q < SIX; q++) {
            scale(I[q] == J[q] ? -1 : -2, space.inverse(q), at(MINUS + q));
        }
        for (int k = 0; k < 3; k++) {
            scale(4, rows.first(k, Conformal.PHI), at(FOUR + k));
            if (harmonic) {
                scale(2, rows.first(k, Conformal.EXTRA), at(TWICE + k));
                scale(-1, rows.first(k, Conformal.EXTRA), at(NEGATIVE + k));
            }
        }
        for (int n = 0; n < slants.length; n++) {
            kernels.dot(0, length, s, slants[n], at(SLANTED + n));
        }
        for (int q = 0; q < SIX; q++) {
            kernels.chain(0, length, s, -4, linear[q], s, at(LINEAR));
            kernels.chain(0, length, s, 0.5, squares[q], s, row(q));
            kernels.multiply(0, length, s, shrunk, s, row(q));
        }
    }

    private void scale(double factor, int x, int out) {
        kernels.chain(0, scratch.length, scratch.numbers, factor, new int[] {x}, scratch.numbers, out);
    }
}
