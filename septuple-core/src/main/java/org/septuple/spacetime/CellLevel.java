package org.septuple.spacetime;

import org.septuple.numerics.Elementary;

/// Cells of the neurons whose kernels reach about equally far: rows along z, so that all tiles of neurons near a point in a row are one range.
///
/// Cells are about cubes. On periodic sides they divide the side exactly; on open ones they cover the neurons.
final class CellLevel {

    /// Neurons of a cell, where they are spread evenly.
    private static final double PER_CELL = 64;

    private static final double GROWTH = 1.25;
    private static final double MARGIN = 1e-9;
    private static final double ROUNDING = 1e-14;

    /// How far the widest kernel of the level reaches.
    private final double reach;
    private final double[] origin = new double[3];
    private final double[] edge = new double[3];
    private final int[] count = new int[3];
    private final boolean[] periodic = new boolean[3];
    private final double[] length = new double[3];

    /// First tile of each cell, and the end.
    private int[] starts = new int[0];

    /// @param size number of neurons
    /// @param reach of the widest kernel
    /// @param low   least coordinates of the neurons
    /// @param high  largest ones
    CellLevel(Box box, int size, double reach, double[] low, double[] high) {
        double[] extent = new double[3];
        double volume = 1;
        double magnitude = 0;
        for (int a = 0; a < 3; a++) {
            Side side = box.side(a);
            periodic[a] = side.periodic();
            origin[a] = side.periodic() ? side.from() : low[a];
            length[a] = side.length();
            extent[a] = side.periodic() ? side.length() : high[a] - low[a];
            volume *= Math.max(extent[a], reach);
            magnitude = Math.max(magnitude, Math.abs(origin[a]) + extent[a]);
        }
        this.reach = reach * (1 + MARGIN) + magnitude * ROUNDING;
        double wanted = Elementary.exp(Elementary.log(PER_CELL * volume / size) / 3);
        cut(extent, wanted);
        while ((double) count[0] * count[1] * count[2] > 2 * size / PER_CELL + 8) {
            wanted *= GROWTH;
            cut(extent, wanted);
        }
    }

    private void cut(double[] extent, double wanted) {
        for (int a = 0; a < 3; a++) {
            count[a] = (int) Math.clamp(Math.rint(extent[a] / wanted), 1.0, 1 << 20);
            edge[a] = extent[a] > 0 ? extent[a] / count[a] : 1;
        }
    }

    int cells() {
        return count[0] * count[1] * count[2];
    }

    int cell(double x, double y, double z) {
        return (place(0, x) * count[1] + place(1, y)) * count[2] + place(2, z);
    }

    private int place(int axis, double x) {
        return Math.clamp((int) Math.floor((x - origin[axis]) / edge[axis]), 0, count[axis] - 1);
    }

    /// Sets the first tile of each cell, and the end.
    void fill(int[] tiles) {
        starts = tiles;
    }

    /// Passes all runs of tiles that may hold neurons in reach of a point.
    ///
    /// @param point in the box on periodic sides
    /// @param table of the neurons
    /// @param sums  receives them in a fixed order
    void near(double[] point, NeuronTable table, BracketChains sums) {
        double x = point[0];
        int highX = high(0, x, reach);
        for (int ix = low(0, x, reach); ix <= highX; ix++) {
            int imageX = image(0, ix);
            double gapX = gap(0, ix, x);
            double leftX = reach * reach - gapX * gapX;
            if (leftX < 0) {
                continue;
            }
            sums.shift(table, 0, imageX * length[0]);
            rows((ix - imageX * count[0]) * count[1], leftX, point, table, sums);
        }
    }

    private void rows(int row, double left, double[] point, NeuronTable table, BracketChains sums) {
        double y = point[1];
        double half = Math.sqrt(left);
        int highY = high(1, y, half);
        for (int iy = low(1, y, half); iy <= highY; iy++) {
            int imageY = image(1, iy);
            double gapY = gap(1, iy, y);
            double leftY = left - gapY * gapY;
            if (leftY < 0) {
                continue;
            }
            sums.shift(table, 1, imageY * length[1]);
            row((row + iy - imageY * count[1]) * count[2], Math.sqrt(leftY), point[2], table, sums);
        }
    }

    private void row(int first, double half, double z, NeuronTable table, BracketChains sums) {
        int highZ = high(2, z, half);
        int k = low(2, z, half);
        while (k <= highZ) {
            int image = image(2, k);
            int begin = image * count[2];
            int end = Math.min(highZ, begin + count[2] - 1);
            int from = starts[first + k - begin];
            int to = starts[first + end - begin + 1];
            if (from < to) {
                sums.shift(table, 2, image * length[2]);
                sums.add(table, from, to);
            }
            k = end + 1;
        }
    }

    private int image(int axis, int index) {
        return index >= 0 && index < count[axis] ? 0 : Math.floorDiv(index, count[axis]);
    }

    /// Distance from a coordinate to a layer of cells.
    private double gap(int axis, int index, double x) {
        double begin = origin[axis] + index * edge[axis];
        double slack = reach * MARGIN;
        return Math.max(0, Math.max(begin - x, x - begin - edge[axis]) - slack);
    }

    private int low(int axis, double x, double half) {
        double cell = Math.floor((x - half - origin[axis]) / edge[axis] - MARGIN);
        return (int) (periodic[axis] ? cell : Math.max(cell, 0));
    }

    private int high(int axis, double x, double half) {
        double cell = Math.floor((x + half - origin[axis]) / edge[axis] + MARGIN);
        return (int) (periodic[axis] ? cell : Math.min(cell, count[axis] - 1.0));
    }
}
