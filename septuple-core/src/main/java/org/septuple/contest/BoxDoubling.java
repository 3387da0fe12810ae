package org.septuple.contest;

import java.util.List;
import java.util.Optional;
import org.septuple.numerics.Axis;
import org.septuple.numerics.Grid;

/// Whether the walls of a box matter to a prediction: it is made again in a box of twice the length with the same cells and as many more beyond them.
///
/// ```
/// largest over t of ½ ∫ |p(q, t; box) − p(q, t; twice)| dq
/// ```
///
/// the total variation between both, p being 0 outside of its box.
public final class BoxDoubling {

    private BoxDoubling() {}

    /// Whether there is a wall to move.
    ///
    /// @param box any
    /// @return false if all axes are periodic
    public static boolean hasWalls(Grid box) {
        return box.axes().stream().anyMatch(axis -> !axis.periodic());
    }

    /// The larger box: axes that are not periodic gain half of their cells, rounded down, below and the rest above.
    ///
    /// @param box any
    /// @return of the same spacing
    public static Grid twice(Grid box) {
        return new Grid(box.axes().stream().map(BoxDoubling::twice).toList());
    }

    private static Axis twice(Axis axis) {
        if (axis.periodic()) {
            return axis;
        }
        int below = axis.points() / 2;
        double from = axis.from() - below * axis.spacing();
        return new Axis(from, from + 2 * axis.length(), 2 * axis.points(), axis.boundary());
    }

    /// Predicts in both.
    ///
    /// @param inside contestant on a grid
    /// @param wide   the same on [#twice] of it
    /// @param larger that grid
    /// @param values of the parameters
    /// @param times  rising
    /// @return total variation in [0, 1]; empty where a prediction is exact and knows no box
    /// @throws UnpredictableException if either has no prediction
    public static Optional<Double> distance(
            Contestant inside, Contestant wide, Grid larger, double[] values, List<Double> times) {
        List<PredictedDensity> here = inside.predict(values, times);
        if (!(here.getFirst() instanceof GridPrediction)) {
            return Optional.empty();
        }
        List<PredictedDensity> there = wide.predict(values, times);
        double largest = 0;
        double[] q = new double[larger.dimensions()];
        for (int i = 0; i < here.size(); i++) {
            double sum = 0;
            for (int cell = 0; cell < larger.size(); cell++) {
                larger.position(cell, q);
                sum += Math.abs(here.get(i).density(q) - there.get(i).density(q));
            }
            largest = Math.max(largest, sum * larger.cellVolume() / 2);
        }
        return Optional.of(largest);
    }
}
