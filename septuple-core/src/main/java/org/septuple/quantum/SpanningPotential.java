package org.septuple.quantum;

import java.util.Arrays;
import org.septuple.numerics.Grid;

/// A potential φ on the cells of a grid whose steps along links are given: φ_next = φ + step on a maximum spanning forest of the
/// links, where a link is worth the smaller density of its two cells. Links outside of the forest close loops; what is missing
/// there is the circulation of the steps.
///
/// Cells join in falling order of density (compared to 1e-6, then by number), each to its densest neighbour so far, and so join
/// whole groups: Kruskal's algorithm on disjoint sets with offsets, O(n log n). That is quality-guided unwrapping by a path that
/// need not be continuous.
///
/// Source: M. A. Herráez, D. R. Burton, M. J. Lalor, M. A. Gdeisat, Appl. Opt. 41 (2002) 7437; D. C. Ghiglia, M. D. Pritt,
/// Two-Dimensional Phase Unwrapping, Wiley 1998, section 4.2; R. E. Tarjan, J. ACM 26 (1979) 690.
final class SpanningPotential {

    private static final int ABSENT = -1;

    /// The step of φ along a link, from a cell to its next.
    @FunctionalInterface
    interface Steps {
        double of(int cell, int next, int k);
    }

    private final Links links;
    private final Steps steps;
    private final int[] parent;
    private final double[] offset;
    private int components;

    /// @param included cells that take part
    SpanningPotential(Grid grid, double[] density, boolean[] included, Steps steps) {
        this.links = new Links(grid);
        this.steps = steps;
        this.parent = new int[grid.size()];
        this.offset = new double[grid.size()];
        Arrays.fill(parent, ABSENT);
        long[] order = order(density, included);
        for (long key : order) {
            join((int) key, density);
        }
        anchor(order);
    }

    /// Keys in rising order: upper half falls with density, lower half is the cell.
    private static long[] order(double[] density, boolean[] included) {
        long[] keys = new long[density.length];
        int count = 0;
        for (int cell = 0; cell < density.length; cell++) {
            if (included[cell]) {
                long falling = ~Double.doubleToLongBits(density[cell]) & 0xFFFF_FFFF_0000_0000L;
                keys[count++] = falling | cell;
            }
        }
        long[] order = Arrays.copyOf(keys, count);
        Arrays.sort(order);
        return order;
    }

    private void join(int cell, double[] density) {
        parent[cell] = cell;
        components++;
        int joined = 0;
        for (int round = 0; round < 2 * links.dimensions(); round++) {
            int best = -1;
            double most = -1;
            for (int direction = 0; direction < 2 * links.dimensions(); direction++) {
                int neighbour = links.neighbour(cell, direction);
                boolean free = (joined >> direction & 1) == 0 && neighbour >= 0 && parent[neighbour] != ABSENT;
                if (free && density[neighbour] > most) {
                    best = direction;
                    most = density[neighbour];
                }
            }
            if (best < 0) {
                return;
            }
            joined |= 1 << best;
            int neighbour = links.neighbour(cell, best);
            unite(
                    cell,
                    neighbour,
                    best % 2 == 0 ? -steps.of(neighbour, cell, best / 2) : steps.of(cell, neighbour, best / 2));
        }
    }

    private void unite(int a, int b, double step) {
        int rootA = root(a);
        int rootB = root(b);
        if (rootA == rootB) {
            return;
        }
        // φ_b = φ_a + step; the cell's own group goes under the older one
        parent[rootA] = rootB;
        offset[rootA] = offset(b) - step - offset(a);
        components--;
    }

    private double offset(int cell) {
        return parent[cell] == cell ? 0 : offset[cell];
    }

    /// The root of a cell; afterwards its offset is to the root.
    private int root(int cell) {
        int root = cell;
        double sum = 0;
        while (parent[root] != root) {
            sum += offset[root];
            root = parent[root];
        }
        int at = cell;
        while (parent[at] != root && at != root) {
            int next = parent[at];
            double own = offset[at];
            parent[at] = root;
            offset[at] = sum;
            sum -= own;
            at = next;
        }
        return root;
    }

    /// Makes φ 0 in the densest cell of each group.
    private void anchor(long[] order) {
        double[] shift = new double[parent.length];
        boolean[] known = new boolean[parent.length];
        for (long key : order) {
            int cell = (int) key;
            int root = root(cell);
            if (!known[root]) {
                known[root] = true;
                shift[root] = offset(cell);
            }
        }
        double[] result = new double[parent.length];
        for (long key : order) {
            int cell = (int) key;
            result[cell] = offset(cell) - shift[root(cell)];
        }
        System.arraycopy(result, 0, offset, 0, result.length);
    }

    /// φ; 0 in cells that take no part.
    double at(int cell) {
        return offset[cell];
    }

    /// Number of connected groups of cells.
    int components() {
        return components;
    }

    /// What a link lacks of closing: φ + step − φ_next; 0 but for round-off on the forest, 0 where there is no link.
    double gap(int cell, int k) {
        int next = links.next(cell, k);
        if (next < 0 || parent[cell] == ABSENT || parent[next] == ABSENT) {
            return 0;
        }
        return offset[cell] + steps.of(cell, next, k) - offset[next];
    }
}
