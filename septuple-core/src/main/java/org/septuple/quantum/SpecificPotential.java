package org.septuple.quantum;

import org.septuple.numerics.Crew;
import org.septuple.numerics.Grid;

/// V/M in the cells of a grid.
///
/// @param grid      where
/// @param potential V
/// @param mass      M
record SpecificPotential(Grid grid, Landscape potential, double mass) {

    boolean varies() {
        return potential.varies();
    }

    /// Writes it.
    ///
    /// @param field receives one number per cell
    void at(double time, double[] field, Crew crew) {
        potential.fill(grid, time, field, crew);
        crew.ranges(0, field.length, (from, to) -> {
            for (int cell = from; cell < to; cell++) {
                field[cell] /= mass;
            }
        });
        for (int cell = 0; cell < field.length; cell++) {
            if (!Double.isFinite(field[cell])) {
                throw new IllegalArgumentException(
                        "potential over mass is %g in cell %d at t=%g: must be finite; move the box"
                                .formatted(field[cell], cell, time));
            }
        }
    }
}
