package org.septuple.quantum;

import org.septuple.numerics.Axis;
import org.septuple.numerics.Grid;

/// Which cells of a grid are neighbours. The link (cell, k) goes from a cell to the next one along axis k; the last cell of an axis
/// that is not periodic has none.
final class Links {

    private final int dimensions;
    private final int[] points;
    private final int[] strides;
    private final boolean[] periodic;

    Links(Grid grid) {
        this.dimensions = grid.dimensions();
        this.points = grid.shape();
        this.strides = new int[dimensions];
        this.periodic = new boolean[dimensions];
        for (int k = 0; k < dimensions; k++) {
            Axis axis = grid.axis(k);
            strides[k] = grid.stride(k);
            periodic[k] = axis.periodic();
        }
    }

    int dimensions() {
        return dimensions;
    }

    /// The cell behind a link, −1 if there is none.
    int next(int cell, int k) {
        int along = cell / strides[k] % points[k];
        if (along < points[k] - 1) {
            return cell + strides[k];
        }
        return periodic[k] ? cell - along * strides[k] : -1;
    }

    /// The cell whose next one this is, −1 if there is none.
    int previous(int cell, int k) {
        int along = cell / strides[k] % points[k];
        if (along > 0) {
            return cell - strides[k];
        }
        return periodic[k] ? cell + (points[k] - 1) * strides[k] : -1;
    }

    /// The cell in direction 2k (previous) or 2k + 1 (next), −1 if there is none.
    int neighbour(int cell, int direction) {
        return direction % 2 == 0 ? previous(cell, direction / 2) : next(cell, direction / 2);
    }

    /// The cell some links further along axis k, −1 if a wall is before it.
    int moved(int cell, int k, int count) {
        int at = cell;
        for (int i = 0; i < Math.abs(count) && at >= 0; i++) {
            at = count > 0 ? next(at, k) : previous(at, k);
        }
        return at;
    }
}
