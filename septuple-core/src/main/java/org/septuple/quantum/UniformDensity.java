package org.septuple.quantum;

import java.util.List;
import org.septuple.numerics.Axis;
import org.septuple.numerics.Crew;
import org.septuple.numerics.Grid;

/// The same density all over a box, 0 outside. Cells that the edge of the box cuts hold the part inside, in both forms.
///
/// @param from lower corner, d coordinates
/// @param to   upper corner, each > that of `from`
public record UniformDensity(List<Double> from, List<Double> to) implements InitialDensity {

    /// Copies and checks.
    public UniformDensity {
        from = List.copyOf(from);
        to = List.copyOf(to);
        boolean rising = !from.isEmpty() && from.size() == to.size();
        for (int k = 0; rising && k < from.size(); k++) {
            rising = from.get(k) < to.get(k) && Double.isFinite(to.get(k) - from.get(k));
        }
        if (!rising) {
            throw new IllegalArgumentException(
                    "box from %s to %s: need two finite corners, the lower one first".formatted(from, to));
        }
    }

    /// All over a grid.
    ///
    /// @param grid the box
    /// @return the density 1/volume
    public static UniformDensity over(Grid grid) {
        return new UniformDensity(
                grid.axes().stream().map(Axis::from).toList(),
                grid.axes().stream().map(Axis::to).toList());
    }

    @Override
    public double[] values(Grid grid) {
        return averages(grid);
    }

    @Override
    public double[] averages(Grid grid) {
        double[] field = new double[grid.size()];
        Rows.each(grid, from.size(), field, Crew.alone(), (worker, q, last, at) -> {
            int d = q.length;
            double share = 1;
            for (int k = 0; k < d - 1; k++) {
                share *= inside(grid, k, q[k]);
            }
            for (int j = 0; j < last.length; j++) {
                field[at + j] = share * inside(grid, d - 1, last[j]);
            }
        });
        return InitialDensity.normalised(grid, field);
    }

    /// Part of a cell that lies in the box.
    private double inside(Grid grid, int k, double middle) {
        double h = grid.axis(k).spacing();
        double overlap = Math.min(to.get(k), middle + h / 2) - Math.max(from.get(k), middle - h / 2);
        return Math.min(1, Math.max(0, overlap / h));
    }
}
