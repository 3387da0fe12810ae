package org.septuple.quantum;

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

    double[] at(double time) {
        double[] field = potential.on(grid, time);
        for (int cell = 0; cell < field.length; cell++) {
            field[cell] = checked(field[cell] / mass, cell, time);
        }
        return field;
    }

    /// The same without a new field.
    ///
    /// @param q    scratch, one number per axis
    /// @param into receives one number per cell
    void at(double time, double[] q, double[] into) {
        for (int cell = 0; cell < into.length; cell++) {
            grid.position(cell, q);
            into[cell] = checked(potential.value(q, time) / mass, cell, time);
        }
    }

    private static double checked(double value, int cell, double time) {
        if (!Double.isFinite(value)) {
            throw new IllegalArgumentException(
                    "potential over mass is %g in cell %d at t=%g: must be finite; move the box"
                            .formatted(value, cell, time));
        }
        return value;
    }
}
