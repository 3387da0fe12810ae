package org.septuple.spacetime;

import java.util.Arrays;
import org.septuple.numerics.PointKernels;

/// Cuts the neurons of a cell into tiles of neighbours: by halves across the longest side of the box around their places, in whole tiles.
final class NeuronTiles {

    /// No neuron.
    static final int EMPTY = -1;

    private static final int TILE = PointKernels.TILE;

    private final double[] positions;
    private final int[] sorted;
    private final int[] order;
    private int next;

    /// @param positions 3N
    /// @param sorted    neurons, cell by cell; those of a cell are put in other places
    /// @param tiles     in all
    NeuronTiles(double[] positions, int[] sorted, int tiles) {
        if (tiles > Integer.MAX_VALUE / TILE) {
            throw new IllegalArgumentException("%d tiles: need at most %d".formatted(tiles, Integer.MAX_VALUE / TILE));
        }
        this.positions = positions;
        this.sorted = sorted;
        this.order = new int[tiles * TILE];
        Arrays.fill(order, EMPTY);
    }

    /// Tiles of so many neurons of a cell.
    static int count(int neurons) {
        return Math.ceilDiv(neurons, TILE);
    }

    /// The neuron of each place.
    int[] order() {
        return order;
    }

    /// Adds the tiles of a cell.
    void add(int from, int to) {
        if (to - from > TILE) {
            int middle = from + Math.ceilDiv(count(to - from), 2) * TILE;
            select(from, to - 1, middle, longest(from, to));
            add(from, middle);
            add(middle, to);
        } else if (to > from) {
            System.arraycopy(sorted, from, order, next, to - from);
            next += TILE;
        }
    }

    private int longest(int from, int to) {
        int longest = 0;
        double length = -1;
        for (int a = 0; a < 3; a++) {
            double low = Double.MAX_VALUE;
            double high = -Double.MAX_VALUE;
            for (int k = from; k < to; k++) {
                double x = x(k, a);
                low = Math.min(low, x);
                high = Math.max(high, x);
            }
            if (high - low > length) {
                length = high - low;
                longest = a;
            }
        }
        return longest;
    }

    /// Hoare's selection: nothing before `middle` is larger than anything from it on.
    private void select(int from, int to, int middle, int axis) {
        int low = from;
        int high = to;
        while (low < high) {
            double pivot = x((low + high) >>> 1, axis);
            int i = low;
            int j = high;
            while (i <= j) {
                while (x(i, axis) < pivot) {
                    i++;
                }
                while (x(j, axis) > pivot) {
                    j--;
                }
                if (i <= j) {
                    int other = sorted[i];
                    sorted[i++] = sorted[j];
                    sorted[j--] = other;
                }
            }
            low = j < middle ? i : low;
            high = middle < i ? j : high;
        }
    }

    private double x(int k, int axis) {
        return positions[3 * sorted[k] + axis];
    }
}
