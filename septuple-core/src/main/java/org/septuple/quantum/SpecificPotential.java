package org.septuple.quantum;

import org.jspecify.annotations.Nullable;
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

    /// Writes it at t = 0.
    ///
    /// @param field receives one number per cell
    /// @throws IllegalArgumentException if it is not finite
    void atStart(double[] field, Crew crew) {
        int cell = fill(0, field, crew);
        if (cell >= 0) {
            throw new IllegalArgumentException(
                    "potential over mass is %g in cell %d at t=0: must be finite; move the box"
                            .formatted(field[cell], cell));
        }
    }

    /// Writes it.
    ///
    /// @param steps made, for the end
    /// @param field receives one number per cell
    /// @return the end, where it is not finite
    @Nullable
    MadelungEnd at(double time, long steps, double[] field, Crew crew) {
        int cell = fill(time, field, crew);
        return cell < 0
                ? null
                : new MadelungEnd.Stopped(
                        steps, "potential", time, cell, "V/M", field[cell], Double.MAX_VALUE, BOUNDED);
    }

    private static final String BOUNDED = "end before it, or bound V";

    /// The first cell where it is not finite, −1 if there is none.
    private int fill(double time, double[] field, Crew crew) {
        potential.fill(grid, time, field, crew);
        crew.ranges(0, field.length, (from, to) -> {
            for (int cell = from; cell < to; cell++) {
                field[cell] /= mass;
            }
        });
        for (int cell = 0; cell < field.length; cell++) {
            if (!Double.isFinite(field[cell])) {
                return cell;
            }
        }
        return -1;
    }
}
