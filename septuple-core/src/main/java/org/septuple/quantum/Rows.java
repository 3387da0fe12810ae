package org.septuple.quantum;

import org.septuple.numerics.Crew;
import org.septuple.numerics.Grid;

/// The rows of a grid: cells along its last axis, which differ in the last coordinate only.
final class Rows {

    private Rows() {}

    /// Work on one row.
    @FunctionalInterface
    interface Body {
        /// Does a row.
        ///
        /// @param worker in [0, workers)
        /// @param q      d coordinates, of which the first d − 1 are set and the last is free to use
        /// @param last   last coordinate of all cells of the row
        /// @param at     number of the first cell
        void row(int worker, double[] q, double[] last, int at);
    }

    /// Does all rows, in pieces of about [Crew#GRAIN] cells.
    static void each(Grid grid, int dimensions, double[] field, Crew crew, Body body) {
        int d = grid.dimensions();
        if (d != dimensions) {
            throw new IllegalArgumentException(
                    "function of %d coordinates on a grid of %d dimensions: need the same number"
                            .formatted(dimensions, d));
        }
        grid.require(field);
        double[] last = grid.positions(d - 1);
        int rows = field.length / last.length;
        int together = Math.max(1, Crew.GRAIN / last.length);
        double[][] scratch = new double[crew.workers()][d];
        crew.work(Math.ceilDiv(rows, together), (worker, piece) -> {
            double[] q = scratch[worker];
            int end = Math.min(rows, (piece + 1) * together);
            for (int row = piece * together; row < end; row++) {
                grid.position(row * last.length, q);
                body.row(worker, q, last, row * last.length);
            }
        });
    }
}
