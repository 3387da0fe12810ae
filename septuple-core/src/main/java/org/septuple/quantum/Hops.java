package org.septuple.quantum;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import org.septuple.numerics.Axis;
import org.septuple.numerics.Boundary;
import org.septuple.numerics.Crew;
import org.septuple.numerics.Grid;

/// The rates at which mass hops along one lattice direction e: from a cell x to x + e at `up[x]`, back at `down[x]`, and
/// from x out of the box, through a vanishing wall, at `loss[x]`. Both rates are 0 where x + e does not exist.
final class Hops {

    final Grid grid;
    final int[] offset;
    final double[] up;
    final double[] down;
    final double @Nullable [] loss;
    private final int columns;
    private final int[] points;

    Hops(Grid grid, int[] offset) {
        this.grid = grid;
        this.offset = offset.clone();
        this.points = grid.shape();
        this.columns = points[points.length - 1];
        this.up = new double[grid.size()];
        this.down = new double[grid.size()];
        boolean vanishing = false;
        for (int k = 0; k < points.length; k++) {
            vanishing |= offset[k] != 0 && grid.axis(k).boundary() == Boundary.VANISHING;
            if (Math.abs(offset[k]) >= points[k]) {
                throw new IllegalArgumentException(
                        "diffusion tensor needs hops over %d cells on an axis of %d: use more cells or turn the axes"
                                .formatted(Math.abs(offset[k]), points[k]));
            }
        }
        this.loss = vanishing ? new double[grid.size()] : null;
    }

    int rows() {
        return grid.size() / columns;
    }

    /// The cell at x ± e, or −1 outside.
    int neighbour(int cell, int sign) {
        int rest = cell;
        int found = 0;
        int stride = 1;
        for (int k = points.length - 1; k >= 0; k--) {
            int moved = rest % points[k] + sign * offset[k];
            rest /= points[k];
            if (moved < 0 || moved >= points[k]) {
                if (!grid.axis(k).periodic()) {
                    return -1;
                }
                moved += moved < 0 ? points[k] : -points[k];
            }
            found += moved * stride;
            stride *= points[k];
        }
        return found;
    }

    /// For a cell from which x ± e is outside: the part of e up to the wall that it meets first, > 0 if that wall
    /// absorbs and 0 if it reflects.
    double partToWall(int cell, int sign) {
        double nearest = Double.POSITIVE_INFINITY;
        boolean absorbs = false;
        int rest = cell;
        for (int k = points.length - 1; k >= 0; k--) {
            int i = rest % points[k];
            rest /= points[k];
            Axis axis = grid.axis(k);
            int move = sign * offset[k];
            if (axis.periodic() || (i + move >= 0 && i + move < points[k])) {
                continue;
            }
            double part = move > 0 ? (points[k] - 0.5 - i) / move : (i + 0.5) / -move;
            if (part < nearest) {
                nearest = part;
                absorbs = axis.boundary() == Boundary.VANISHING;
            }
        }
        return absorbs ? nearest : 0;
    }

    /// Adds the inflow Σ (`down` p at x + e + `up` p at x − e) of a row of cells.
    void addInflow(int row, double[] p, double[] into) {
        int here = row * columns;
        int step = offset[points.length - 1];
        int above = rowAt(row, 1);
        if (above >= 0) {
            segments(here, above * columns, step, down, here, p, into, true);
        }
        int below = rowAt(row, -1);
        if (below >= 0) {
            segments(here, below * columns, -step, up, below * columns, p, into, false);
        }
    }

    /// Row reached by the leading components of ±e, −1 outside.
    private int rowAt(int row, int sign) {
        int rest = row;
        int found = 0;
        int stride = 1;
        for (int k = points.length - 2; k >= 0; k--) {
            int moved = rest % points[k] + sign * offset[k];
            rest /= points[k];
            if (moved < 0 || moved >= points[k]) {
                if (!grid.axis(k).periodic()) {
                    return -1;
                }
                moved += moved < 0 ? points[k] : -points[k];
            }
            found += moved * stride;
            stride *= points[k];
        }
        return found;
    }

    /// Cells i of the row with i + step inside, and, if the last axis is periodic, those that wrap.
    private void segments(
            int here, int there, int step, double[] rate, int rateRow, double[] p, double[] into, boolean rateHere) {
        int from = Math.max(0, -step);
        int to = columns - Math.max(0, step);
        int shift = there + step;
        add(into, here, rate, rateRow + (rateHere ? 0 : step), p, shift, from, to);
        if (step != 0 && grid.axis(points.length - 1).periodic()) {
            int wrap = step > 0 ? step - columns : step + columns;
            add(
                    into,
                    here,
                    rate,
                    rateRow + (rateHere ? 0 : wrap),
                    p,
                    there + wrap,
                    step > 0 ? to : 0,
                    step > 0 ? columns : from);
        }
    }

    private static void add(double[] into, int into0, double[] rate, int rate0, double[] p, int p0, int from, int to) {
        for (int i = from; i < to; i++) {
            into[into0 + i] += rate[rate0 + i] * p[p0 + i];
        }
    }

    /// Adds to every cell the rate at which mass leaves it along this direction.
    void addEscape(Crew crew, double[] into) {
        double[] lost = loss;
        crew.ranges(0, up.length, (from, to) -> {
            for (int cell = from; cell < to; cell++) {
                int below = neighbour(cell, -1);
                into[cell] += up[cell] + (below < 0 ? 0 : down[below]) + (lost == null ? 0 : lost[cell]);
            }
        });
    }

    /// Whether it is an axis, and which; −1 if oblique.
    int axis() {
        int axis = -1;
        for (int k = 0; k < offset.length; k++) {
            if (offset[k] != 0) {
                if (axis >= 0 || offset[k] != 1) {
                    return -1;
                }
                axis = k;
            }
        }
        return axis;
    }

    void clear() {
        Arrays.fill(up, 0);
        Arrays.fill(down, 0);
        if (loss != null) {
            Arrays.fill(loss, 0);
        }
    }
}
