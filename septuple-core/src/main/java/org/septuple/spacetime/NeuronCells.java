package org.septuple.spacetime;

import java.util.ArrayList;
import java.util.List;

/// Neurons sorted for the question who reaches a point: by reach into levels, in each level by cell, in each cell by place into tiles of neighbours. O(N) to build
/// where neurons are spread evenly.
///
/// The kernel of neuron i reaches c/√λ_min(g_i) far. A level holds reaches within a factor 1.5, so that a few wide kernels cost no more than themselves. Slot s is place
/// s modulo 8 of tile s/8; the last tile of a cell may have empty ones.
final class NeuronCells {

    private static final double LEVEL = 1.5;
    private static final int MOST_LEVELS = 200;

    private final Box box;
    private final List<CellLevel> levels = new ArrayList<>();
    private final int[] order;
    private final int[] slots;
    private final double[] positions;
    private final double[] reach;

    /// @param cutoff of the kernels
    NeuronCells(Neurons neurons, Box box, Cutoff cutoff) {
        int size = neurons.size();
        this.box = box;
        this.slots = new int[size];
        this.positions = wrapped(neurons, box);
        this.reach = reaches(neurons, cutoff);
        byte[] level = levels(reach);
        int[] sorted = new int[size];
        List<int[]> cells = new ArrayList<>();
        int from = 0;
        for (int l = 0; l < MOST_LEVELS && from < size; l++) {
            from = add(l, from, level, sorted, cells);
        }
        this.order = tiles(sorted, cells);
        for (int slot = 0; slot < order.length; slot++) {
            if (order[slot] != NeuronTiles.EMPTY) {
                slots[order[slot]] = slot;
            }
        }
    }

    /// Cuts each cell into tiles.
    private int[] tiles(int[] sorted, List<int[]> cells) {
        int tiles = 0;
        for (int l = 0; l < cells.size(); l++) {
            int[] starts = cells.get(l);
            int[] first = new int[starts.length];
            for (int c = 0; c < starts.length; c++) {
                first[c] = tiles;
                tiles += c + 1 < starts.length ? NeuronTiles.count(starts[c + 1] - starts[c]) : 0;
            }
            levels.get(l).fill(first);
        }
        NeuronTiles cut = new NeuronTiles(positions, sorted, tiles);
        for (int[] starts : cells) {
            for (int c = 1; c < starts.length; c++) {
                cut.add(starts[c - 1], starts[c]);
            }
        }
        return cut.order();
    }

    /// Positions, those on periodic sides in [from, to).
    static double[] wrapped(Neurons neurons, Box box) {
        double[] positions = neurons.positions().clone();
        for (int k = 0; k < positions.length; k++) {
            positions[k] = box.side(k % 3).inside(positions[k]) + 0.0; // no −0
        }
        return positions;
    }

    private static double[] reaches(Neurons neurons, Cutoff cutoff) {
        double[] reach = new double[neurons.size()];
        for (int i = 0; i < reach.length; i++) {
            double least = SpatialMatrix.below(neurons.matrices(), SpatialMatrix.ENTRIES * i);
            reach[i] = cutoff.radius() / Math.sqrt(least);
            if (!(reach[i] > 0 && reach[i] < Double.MAX_VALUE)) {
                throw new IllegalArgumentException(
                        "the smallest eigenvalue of g of neuron %d is %s: its kernel has no end".formatted(i, least));
            }
        }
        return reach;
    }

    private static byte[] levels(double[] reach) {
        double least = Double.MAX_VALUE;
        for (double r : reach) {
            least = Math.min(least, r);
        }
        byte[] level = new byte[reach.length];
        for (int i = 0; i < reach.length; i++) {
            double end = least * LEVEL;
            int l = 0;
            while (reach[i] >= end && l < Byte.MAX_VALUE) {
                end *= LEVEL;
                l++;
            }
            level[i] = (byte) l;
        }
        return level;
    }

    /// Adds level l, if it has neurons, from a slot on.
    private int add(int l, int from, byte[] level, int[] sorted, List<int[]> starts) {
        double[] low = {Double.MAX_VALUE, Double.MAX_VALUE, Double.MAX_VALUE};
        double[] high = {-Double.MAX_VALUE, -Double.MAX_VALUE, -Double.MAX_VALUE};
        double widest = 0;
        int count = 0;
        for (int i = 0; i < level.length; i++) {
            if (level[i] == l) {
                count++;
                widest = Math.max(widest, reach[i]);
                for (int a = 0; a < 3; a++) {
                    low[a] = Math.min(low[a], positions[3 * i + a]);
                    high[a] = Math.max(high[a], positions[3 * i + a]);
                }
            }
        }
        if (count > 0) {
            CellLevel cells = new CellLevel(box, count, widest, low, high);
            starts.add(sort(cells, l, from, level, sorted));
            levels.add(cells);
        }
        return from + count;
    }

    /// Sorts the neurons of a level by cell; where each begins.
    private int[] sort(CellLevel cells, int l, int from, byte[] level, int[] sorted) {
        int[] starts = new int[cells.cells() + 1];
        for (int i = 0; i < level.length; i++) {
            if (level[i] == l) {
                starts[cell(cells, i) + 1]++;
            }
        }
        starts[0] = from;
        for (int c = 1; c < starts.length; c++) {
            starts[c] += starts[c - 1];
        }
        int[] next = starts.clone();
        for (int i = 0; i < level.length; i++) {
            if (level[i] == l) {
                sorted[next[cell(cells, i)]++] = i;
            }
        }
        return starts;
    }

    private int cell(CellLevel cells, int i) {
        return cells.cell(positions[3 * i], positions[3 * i + 1], positions[3 * i + 2]);
    }

    /// How far each kernel reaches.
    double[] reach() {
        return reach;
    }

    /// Neuron of each slot; [NeuronTiles#EMPTY] where there is none.
    int[] order() {
        return order;
    }

    /// Slot of a neuron.
    int slot(int neuron) {
        return slots[neuron];
    }

    /// Wrapped positions by neuron.
    double[] positions() {
        return positions;
    }

    /// Passes all runs of tiles that may hold neurons in reach of a point, level by level.
    void near(double[] point, NeuronTable table, BracketChains sums) {
        for (int l = 0; l < levels.size(); l++) {
            levels.get(l).near(point, table, sums);
        }
    }

    /// A number that neighbouring points share or have next to each other: the first level's cell.
    int neighbourhood(double x, double y, double z) {
        return levels.getFirst().cell(x, y, z);
    }

    /// Neighbourhoods.
    int neighbourhoods() {
        return levels.getFirst().cells();
    }
}
