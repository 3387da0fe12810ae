package org.septuple.quantum;

import java.util.Arrays;
import org.septuple.numerics.Grid;

/// A density given by its values: a [Formula], or a [Tabulated] one, such as that of an earlier run. Both forms take the middle of cells;
/// the values need no norm.
///
/// @param shape ≥ 0 on the box, at t = 0
public record LandscapeDensity(Landscape shape) implements InitialDensity {

    @Override
    public double[] values(Grid grid) {
        double[] field = shape.on(grid, 0);
        for (int cell = 0; cell < field.length; cell++) {
            if (!(field[cell] >= 0 && field[cell] < Double.POSITIVE_INFINITY)) {
                double[] q = new double[grid.dimensions()];
                grid.position(cell, q);
                throw new IllegalArgumentException(
                        "density %s at %s must be finite and >= 0".formatted(field[cell], Arrays.toString(q)));
            }
        }
        return InitialDensity.normalised(grid, field);
    }

    @Override
    public double[] averages(Grid grid) {
        return values(grid);
    }
}
