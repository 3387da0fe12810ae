package org.septuple.quantum;

import org.septuple.numerics.Grid;

/// A density given by a table, such as that of an earlier run: on the grid of the table its values, elsewhere a cubic spline
/// through them. In steep tails a spline can fall below 0 by a little; there the density is 0. Both forms take the same numbers, and
/// they need no norm.
///
/// @param table ≥ 0 at its points
public record TabulatedDensity(Tabulated table) implements InitialDensity {

    @Override
    public double[] values(Grid grid) {
        double[] field = table.on(grid, 0);
        boolean isTable = grid.equals(table.grid());
        for (int cell = 0; cell < field.length; cell++) {
            if (isTable && field[cell] < 0) {
                throw new IllegalArgumentException(
                        "density %s of cell %d of the table must be >= 0".formatted(field[cell], cell));
            }
            field[cell] = Math.max(0, field[cell]);
        }
        return InitialDensity.normalised(grid, field);
    }

    @Override
    public double[] averages(Grid grid) {
        return values(grid);
    }
}
