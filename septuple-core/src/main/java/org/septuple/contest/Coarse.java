package org.septuple.contest;

import org.septuple.numerics.Axis;
import org.septuple.numerics.Grid;

/// Larger cells for [rough][Contestant#rough] predictions.
final class Coarse {

    /// Cells that are left, or up to twice as many less one.
    private static final int CELLS = 256;

    private Coarse() {}

    /// One axis in half as many cells, again and again while that leaves [#CELLS]; more axes as they are.
    static Grid of(Grid grid) {
        if (grid.dimensions() > 1) {
            return grid;
        }
        Axis axis = grid.axis(0);
        int points = axis.points();
        while (points % 2 == 0 && points / 2 >= CELLS) {
            points /= 2;
        }
        return Grid.of(new Axis(axis.from(), axis.to(), points, axis.boundary()));
    }
}
