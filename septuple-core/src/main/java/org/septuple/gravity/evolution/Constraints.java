package org.septuple.gravity.evolution;

import org.septuple.numerics.Engine;

/// The four of Einstein's equations that bind a slice of space, apart from the six that move it (E9), with dust at rest:
///
/// ```
/// H = R + K² − K_ij K^ij − 2Λ − 2κρ = 0,  M_i = γ^jk (D_k K_ij − D_i K_jk) = 0
/// ```
///
/// H = 2(G_00 − Λ − κρ) and M_i = −G_0i. All are in 1/length². Derivatives are differences of the given order, so that those of an exact solution fall with its power of the
/// spacing.
///
/// @param hamiltonian H
/// @param momentum    √(γ^ij M_i M_j)
public record Constraints(Violation hamiltonian, Violation momentum) {

    /// How far a constraint is from 0.
    ///
    /// @param largest  modulus on the grid
    /// @param rms      root of the mean square over cells
    /// @param terms    the largest sum of moduli of the terms that should cancel
    /// @param roundOff what rounding of fields makes of it; less counts as 0
    public record Violation(double largest, double rms, double terms, double roundOff) {

        /// Compared with the terms.
        ///
        /// @return largest/terms; 0 if it is round-off; NaN if it is not a number
        public double relative() {
            return largest <= roundOff ? 0 : largest / terms;
        }
    }

    /// Measures them.
    ///
    /// @param slice  of space
    /// @param order  of differences: 4 or 6
    /// @param lambda Λ
    /// @param engine whose crew works
    /// @return all numbers; NaN where the metric is singular
    public static Constraints of(SpatialSlice slice, int order, double lambda, Engine engine) {
        Discretisation differences = new Discretisation(order, 0);
        int workers = engine.crew().workers();
        ConstraintSums[] scratch = new ConstraintSums[workers];
        for (int w = 0; w < workers; w++) {
            scratch[w] = new ConstraintSums(slice, differences, lambda);
        }
        int row = slice.grid().axis(slice.grid().dimensions() - 1).points();
        int rows = slice.grid().size() / row;
        double[][] sums = new double[rows][];
        engine.crew().work(rows, (worker, piece) -> sums[piece] = scratch[worker].of(piece * row, (piece + 1) * row));
        return ConstraintSums.together(sums, slice.grid().size());
    }

    /// The larger of both.
    ///
    /// @return relative to terms; NaN if one is not a number
    public double relative() {
        return Math.max(hamiltonian.relative(), momentum.relative());
    }
}
