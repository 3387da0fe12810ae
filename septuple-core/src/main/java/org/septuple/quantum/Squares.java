package org.septuple.quantum;

import org.septuple.numerics.Grid;

/// The squares of four neighbouring cells of a grid, in all planes.
final class Squares {

    /// Sees the corners a → b (next along j) → c → d (next of a along k), so the positive sense of the plane (j, k).
    @FunctionalInterface
    interface Visitor {
        void square(int a, int b, int c, int d, int j, int k);
    }

    private final Grid grid;
    private final Links links;

    Squares(Grid grid) {
        this.grid = grid;
        this.links = new Links(grid);
    }

    /// Planes (0,1), then (1,2) and (2,0) of three dimensions, whose normals are axes 2, 0 and 1.
    void each(Visitor visitor) {
        int d = grid.dimensions();
        for (int plane = 0; plane < (d == 3 ? 3 : d - 1); plane++) {
            int j = plane;
            int k = d == 2 ? 1 : (plane + 1) % 3;
            for (int a = 0; a < grid.size(); a++) {
                int b = links.next(a, j);
                int side = links.next(a, k);
                if (b >= 0 && side >= 0) {
                    visitor.square(a, b, links.next(b, k), side, j, k);
                }
            }
        }
    }
}
