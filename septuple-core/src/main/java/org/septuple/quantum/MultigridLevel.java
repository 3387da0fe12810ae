package org.septuple.quantum;

import java.util.Arrays;
import java.util.List;
import org.septuple.numerics.Grid;

/// Hops and the room for one cycle on one grid.
final class MultigridLevel {
    final Grid grid;
    final List<Hops> hops;
    final double[] escape;
    final int[] cut;
    final double[] weight;
    final double[] x;
    final double[] r;
    final double[] work;

    MultigridLevel(Grid grid, List<Hops> hops, double[] escape, int[] cut) {
        this.grid = grid;
        this.hops = hops;
        this.escape = escape;
        this.cut = cut;
        boolean last = Arrays.stream(cut).allMatch(c -> c == 1);
        weight = new double[last ? 0 : grid.size()];
        x = new double[grid.size()];
        r = new double[grid.size()];
        work = new double[grid.size()];
    }

    /// Rows of cells along the last axis.
    int rows() {
        return grid.size() / grid.axis(cut.length - 1).points();
    }
}
