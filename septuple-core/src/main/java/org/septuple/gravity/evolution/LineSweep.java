package org.septuple.gravity.evolution;

import org.septuple.numerics.Grid;
import org.septuple.numerics.TensorKernels;

/// The right-hand side of a formulation in passes along lines of the last axis: scratch of one worker.
///
/// A piece is a line, and in three dimensions a plane, of which first differences across it are kept for the mixed ones. Of all first differences those along an earlier
/// axis come first.
final class LineSweep {

    private static final int FOURTH = 4;
    private static final int THREE = 3;

    private final Grid grid;
    private final double dissipation;
    private final TensorKernels kernels;
    private final boolean fourth;
    private final int reach;
    private final int last;
    private final int length;
    private final int[] points;
    private final double[] slopes;
    private final double[] bends;
    private final LineRows rows;
    private final LineScratch scratch;
    /// Of each axis, places of neighbouring rows, −1, +1, −2, +2, …; of the last for a row at 0.
    private final int[][] near;

    private final int[] nearInPlane;
    private final int[] alongRow;
    /// In three dimensions, ∂_1 f in a plane, of fields with second derivatives.
    private final double[][] plane;

    LineSweep(Grid grid, Discretisation differences, TensorKernels kernels, LineRows rows) {
        differences.require(grid);
        this.grid = grid;
        this.dissipation = differences.dissipation();
        this.kernels = kernels;
        this.rows = rows;
        scratch = rows.scratch();
        fourth = differences.order() == FOURTH;
        reach = differences.reach();
        last = grid.dimensions() - 1;
        points = grid.shape();
        length = points[last];
        slopes = new double[last + 1];
        bends = new double[last + 1];
        near = new int[last + 1][2 * reach];
        nearInPlane = new int[2 * reach];
        alongRow = new int[2 * reach];
        for (int a = 0; a <= last; a++) {
            double h = grid.axis(a).spacing();
            slopes[a] = 1 / ((fourth ? 12 : 60) * h);
            bends[a] = 1 / ((fourth ? 12 : 180) * h * h);
        }
        plane = new double[last + 1 == THREE ? rows.fields() : 0][];
        for (int q = 0; q < plane.length; q++) {
            plane[q] = new double[rows.derivatives(q) == 2 ? grid.size() / points[0] : 0];
        }
    }

    /// Points of a line.
    static int length(Grid grid) {
        return grid.axis(grid.dimensions() - 1).points();
    }

    /// Pieces of a grid.
    static int pieces(Grid grid) {
        return grid.dimensions() == 1 ? 1 : grid.axis(0).points();
    }

    /// Rates of one piece.
    void piece(int number, double[][] fields, double[][] rates) {
        if (last + 1 < THREE) {
            line(number, 0, fields, rates);
            return;
        }
        neighbours(0, number, 0);
        for (int q = 0; q < plane.length; q++) {
            for (int y = 0; y < points[1] && rows.derivatives(q) == 2; y++) {
                int at = (number * points[1] + y) * length;
                shift(near[0], at, alongRow);
                kernels.slope(0, length, fourth, fields[q], alongRow, slopes[0], plane[q], y * length);
            }
        }
        for (int y = 0; y < points[1]; y++) {
            line(number, y, fields, rates);
        }
    }

    /// Shifts from position i of an axis, a row being at `at`.
    private void neighbours(int a, int i, int at) {
        for (int k = 1; k <= reach; k++) {
            near[a][2 * k - 2] = at + (Math.floorMod(i - k, points[a]) - i) * grid.stride(a);
            near[a][2 * k - 1] = at + (Math.floorMod(i + k, points[a]) - i) * grid.stride(a);
        }
    }

    private static void shift(int[] places, int by, int[] into) {
        for (int k = 0; k < places.length; k++) {
            into[k] = places[k] + by;
        }
    }

    private int[] along(int row) {
        for (int k = 1; k <= reach; k++) {
            alongRow[2 * k - 2] = row - k;
            alongRow[2 * k - 1] = row + k;
        }
        return alongRow;
    }

    private void line(int x, int y, double[][] fields, double[][] rates) {
        int at = (last == 0 ? 0 : last == 1 ? x : x * points[1] + y) * length;
        if (last > 0) {
            neighbours(0, x, at);
        }
        if (last > 1) {
            neighbours(1, y, at);
            shift(near[1], y * length - at, nearInPlane);
        }
        double[] s = scratch.numbers;
        for (int q = 0; q < rows.fields(); q++) {
            int row = rows.field(q);
            scratch.bring(fields[q], at, row);
            if (rows.derivatives(q) > 0) {
                across(q, at, y, fields[q]);
                kernels.slope(0, length, fourth, s, along(row), slopes[last], s, rows.first(last, q));
            }
            if (rows.derivatives(q) == 2) {
                int square = rows.second(SpatialSlice.pair(last, last), q);
                kernels.bend(0, length, fourth, s, row, along(row), bends[last], s, square);
            }
        }
        rows.rates(fields, rates, at);
        if (dissipation > 0) {
            damp(at, fields, rates);
        }
    }

    /// Differences along earlier axes, and mixed ones.
    private void across(int q, int at, int y, double[] field) {
        double[] s = scratch.numbers;
        boolean twice = rows.derivatives(q) == 2;
        for (int a = 0; a < last; a++) {
            int first = rows.first(a, q);
            if (twice && plane.length > 0 && a == 0) {
                System.arraycopy(plane[q], y * length, s, first, length);
            } else {
                kernels.slope(0, length, fourth, field, near[a], slopes[a], s, first);
            }
            if (twice) {
                scratch.halo(first);
                int square = rows.second(SpatialSlice.pair(a, a), q);
                kernels.bend(0, length, fourth, field, at, near[a], bends[a], s, square);
                int mixed = rows.second(SpatialSlice.pair(a, last), q);
                kernels.slope(0, length, fourth, s, along(first), slopes[last], s, mixed);
            }
        }
        if (twice && plane.length > 0) {
            int mixed = rows.second(SpatialSlice.pair(0, 1), q);
            kernels.slope(0, length, fourth, plane[q], nearInPlane, slopes[1], s, mixed);
        }
    }

    private void damp(int at, double[][] fields, double[][] rates) {
        double[] s = scratch.numbers;
        for (int a = 0; a <= last; a++) {
            int weight = rows.weights(dissipation, grid.axis(a).spacing(), a);
            for (int q = 0; q < rows.fields(); q++) {
                if (a < last) {
                    kernels.damp(0, length, fourth, fields[q], at, near[a], s, weight, rates[q], at);
                } else {
                    int row = rows.field(q);
                    kernels.damp(0, length, fourth, s, row, along(row), s, weight, rates[q], at);
                }
            }
        }
    }
}
