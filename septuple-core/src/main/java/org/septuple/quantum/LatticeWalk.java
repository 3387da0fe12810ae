package org.septuple.quantum;

import org.septuple.numerics.Grid;

/// Goes along a loop of cells, link by link.
final class LatticeWalk {

    /// Sees a link and whether it is walked from its cell to the next (+1) or back (−1).
    @FunctionalInterface
    interface Visitor {
        void link(int cell, int next, int k, int sign);
    }

    private final Grid grid;
    private final Links links;

    LatticeWalk(Grid grid) {
        this.grid = grid;
        this.links = new Links(grid);
    }

    void around(Loop.Ring ring, Visitor visitor) {
        int k = ring.axis();
        if (k < 0 || k >= grid.dimensions() || !grid.axis(k).periodic()) {
            throw new IllegalArgumentException(
                    "axis %d does not close: need a periodic axis of %d".formatted(k, grid.dimensions()));
        }
        straight(ring.cell(), k, grid.axis(k).points(), 1, visitor);
    }

    void around(Loop.Cells loop, Visitor visitor) {
        int cell = straight(loop.corner(), loop.first(), loop.alongFirst(), 1, visitor);
        cell = straight(cell, loop.second(), loop.alongSecond(), 1, visitor);
        cell = straight(cell, loop.first(), loop.alongFirst(), -1, visitor);
        straight(cell, loop.second(), loop.alongSecond(), -1, visitor);
    }

    private int straight(int from, int k, int count, int sign, Visitor visitor) {
        int cell = from;
        for (int i = 0; i < count; i++) {
            int to = sign > 0 ? links.next(cell, k) : links.previous(cell, k);
            if (to < 0) {
                throw new IllegalArgumentException(
                        "loop leaves the grid at cell %d along axis %d; shorten that side".formatted(cell, k));
            }
            if (sign > 0) {
                visitor.link(cell, to, k, 1);
            } else {
                visitor.link(to, cell, k, -1);
            }
            cell = to;
        }
        return cell;
    }
}
