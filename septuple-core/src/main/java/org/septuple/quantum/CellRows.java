package org.septuple.quantum;

import org.septuple.numerics.Axis;
import org.septuple.numerics.Boundary;
import org.septuple.numerics.Grid;

/// A grid as rows along its last axis. Axes are in slots 0, 1, 2, the last axis in slot 2; slots of missing axes have one point
/// and no faces.
final class CellRows {

    static final int SLOTS = 3;

    /// Cells worth a piece of work.
    private static final int GRAIN = 16384;

    final int[] points = {1, 1, 1};
    final double[] spacing = {1, 1, 1};
    final boolean[] periodic = new boolean[SLOTS];
    final boolean[] vanishing = new boolean[SLOTS];
    final int missing;
    final int rows;
    final int length;
    private final int rowsPerPiece;

    CellRows(Grid grid) {
        missing = SLOTS - grid.dimensions();
        for (int k = 0; k < grid.dimensions(); k++) {
            Axis axis = grid.axis(k);
            points[missing + k] = axis.points();
            spacing[missing + k] = axis.spacing();
            periodic[missing + k] = axis.periodic();
            vanishing[missing + k] = axis.boundary() == Boundary.VANISHING;
        }
        rows = points[0] * points[1];
        length = points[2];
        rowsPerPiece = Math.max(1, GRAIN / length);
    }

    int pieces() {
        return Math.ceilDiv(rows, rowsPerPiece);
    }

    int firstRow(int piece) {
        return piece * rowsPerPiece;
    }

    int endRow(int piece) {
        return Math.min(rows, (piece + 1) * rowsPerPiece);
    }

    /// First cell of the row above along slot 0 or 1.
    ///
    /// @return −1 behind a wall
    int above(int slot, int row) {
        int stride = slot == 0 ? points[1] : 1;
        int i = slot == 0 ? row / points[1] : row % points[1];
        int n = points[slot];
        if (i < n - 1) {
            return (row + stride) * length;
        }
        return periodic[slot] ? (row - (n - 1) * stride) * length : -1;
    }

    /// First cell of the row below along slot 0 or 1.
    ///
    /// @return −1 behind a wall
    int below(int slot, int row) {
        int stride = slot == 0 ? points[1] : 1;
        int i = slot == 0 ? row / points[1] : row % points[1];
        if (i > 0) {
            return (row - stride) * length;
        }
        return periodic[slot] ? (row + (points[slot] - 1) * stride) * length : -1;
    }

    /// Walls of vanishing axes that a cell touches in a slot.
    int vanishingWalls(int slot, int cell) {
        return vanishing[slot] ? walls(slot, cell) : 0;
    }

    /// Ends of axes that are not periodic which a cell touches in a slot.
    int walls(int slot, int cell) {
        if (slot < missing || periodic[slot]) {
            return 0;
        }
        int stride = slot == 2 ? 1 : slot == 1 ? length : length * points[1];
        int i = cell / stride % points[slot];
        return (i == 0 ? 1 : 0) + (i == points[slot] - 1 ? 1 : 0);
    }
}
