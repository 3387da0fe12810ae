package org.septuple.gravity.evolution;

import org.septuple.numerics.Engine;
import org.septuple.numerics.Grid;

/// What guards look at in a slice.
///
/// @param contraction     k, the largest eigenvalue of K^i_j: how fast neighbours approach, in 1/length; < 0 if none do
/// @param contractionCell where
/// @param rate            the largest √(K^i_j K^j_i)
/// @param smallest        the smallest eigenvalue of γ_ij
/// @param smallestCell    where
/// @param speed           the largest √(Σ_ab |γ^ab|/(h_a h_b)): cells that light crosses per time
/// @param badCell         the first cell where γ_ij is not positive or a number not finite; −1 if all are good. Others are not to be used then
public record SliceBounds(
        double contraction,
        int contractionCell,
        double rate,
        double smallest,
        int smallestCell,
        double speed,
        int badCell) {

    /// Looks at all cells.
    ///
    /// @param slice  of space
    /// @param engine whose crew works
    /// @return the same for any number of workers
    public static SliceBounds of(SpatialSlice slice, Engine engine) {
        Grid grid = slice.grid();
        int row = grid.axis(grid.dimensions() - 1).points();
        int rows = grid.size() / row;
        CellBounds[] scratch = new CellBounds[engine.crew().workers()];
        for (int w = 0; w < scratch.length; w++) {
            scratch[w] = new CellBounds(slice);
        }
        SliceBounds[] parts = new SliceBounds[rows];
        engine.crew().work(rows, (worker, piece) -> parts[piece] = scratch[worker].of(piece * row, (piece + 1) * row));
        SliceBounds all = parts[0];
        for (int k = 1; k < rows; k++) {
            all = all.with(parts[k]);
        }
        return all;
    }

    private SliceBounds with(SliceBounds later) {
        boolean contracts = later.contraction > contraction;
        boolean smaller = later.smallest < smallest;
        return new SliceBounds(
                contracts ? later.contraction : contraction,
                contracts ? later.contractionCell : contractionCell,
                Math.max(rate, later.rate),
                smaller ? later.smallest : smallest,
                smaller ? later.smallestCell : smallestCell,
                Math.max(speed, later.speed),
                badCell >= 0 ? badCell : later.badCell);
    }

    /// Time until neighbours meet where they approach fastest, if tides are those of Λ alone: dk/dt = k² − Λ/3. Exact in Minkowski's, de Sitter's and anti-de Sitter's
    /// space-time; matter and tides that focus bring it nearer.
    ///
    /// @param lambda Λ
    /// @return > 0; ∞ if k ≤ √(Λ/3)
    public double timeToCaustic(double lambda) {
        double k = contraction;
        double turn = Math.sqrt(Math.abs(lambda) / 3);
        if (lambda < 0) {
            return StrictMath.atan2(turn, k) / turn;
        }
        if (k <= turn) {
            return Double.POSITIVE_INFINITY;
        }
        return turn == 0 ? 1 / k : 0.5 * StrictMath.log1p(2 * turn / (k - turn)) / turn;
    }
}
