package org.septuple.quantum;

import java.util.List;
import java.util.Optional;
import java.util.stream.DoubleStream;
import org.septuple.numerics.Grid;

/// A place beside which a function grows beyond all bounds, though it is finite in the middles of all cells.
///
/// Where F changes by more than half of itself within a cell, and more steeply than in neighbouring cells, |F| is climbed from
/// the middle of the cell by a pattern search of halving steps, one cell far at most. What grows a millionfold is taken for a pole.
/// Poles that grow as slowly as a logarithm are not found, and peaks of finite height are none.
///
/// @param position about where
/// @param value    F there; may be infinite
public record Pole(List<Double> position, double value) {

    private static final double GROWTH = 1e6;
    private static final double STEEP = 0.5;
    private static final int HALVINGS = 60;

    /// Copies.
    public Pole {
        position = List.copyOf(position);
    }

    /// Looks for one at t = 0.
    ///
    /// @param function of as many coordinates as the grid
    /// @param grid     in whose middles it is finite
    /// @return the first in the order of cells; empty if there is none
    public static Optional<Pole> of(Landscape function, Grid grid) {
        int d = grid.dimensions();
        double[] values = function.on(grid, 0);
        double[] steepness = new double[values.length];
        double[] q = new double[d];
        double[] slope = new double[d];
        for (int cell = 0; cell < values.length; cell++) {
            grid.position(cell, q);
            function.gradient(q, 0, slope);
            for (int k = 0; k < d; k++) {
                steepness[cell] = Math.max(
                        steepness[cell], Math.abs(slope[k]) * grid.axis(k).spacing());
            }
        }
        Links links = new Links(grid);
        for (int cell = 0; cell < values.length; cell++) {
            if (steepness[cell] > STEEP * Math.abs(values[cell]) && isSteepest(steepness, links, d, cell)) {
                grid.position(cell, q);
                double found = climb(function, grid, q);
                if (!(Math.abs(found) < GROWTH * (Math.abs(values[cell]) + steepness[cell]))) {
                    return Optional.of(new Pole(DoubleStream.of(q).boxed().toList(), found));
                }
            }
        }
        return Optional.empty();
    }

    /// Whether no neighbour is steeper, round-off aside.
    private static boolean isSteepest(double[] steepness, Links links, int d, int cell) {
        double enough = steepness[cell] * (1 + 1e-9);
        for (int k = 0; k < d; k++) {
            int next = links.next(cell, k);
            int previous = links.previous(cell, k);
            if ((next >= 0 && steepness[next] > enough) || (previous >= 0 && steepness[previous] > enough)) {
                return false;
            }
        }
        return true;
    }

    /// Climbs |F|, at most a cell away along each axis and not beyond the box.
    private static double climb(Landscape function, Grid grid, double[] q) {
        double[] start = q.clone();
        double best = function.value(q, 0);
        double part = 0.5;
        for (int halving = 0; halving < HALVINGS && Double.isFinite(best); halving++) {
            for (int k = 0; k < q.length; k++) {
                double h = grid.axis(k).spacing();
                double here = q[k];
                for (int side = -1; side <= 1; side += 2) {
                    double there = Math.clamp(
                            here + side * part * h,
                            Math.max(grid.axis(k).from(), start[k] - h),
                            Math.min(grid.axis(k).to(), start[k] + h));
                    double kept = q[k];
                    q[k] = there;
                    double value = function.value(q, 0);
                    if (!(Math.abs(value) <= Math.abs(best))) {
                        best = value;
                    } else {
                        q[k] = kept;
                    }
                }
            }
            part /= 2;
        }
        return best;
    }
}
