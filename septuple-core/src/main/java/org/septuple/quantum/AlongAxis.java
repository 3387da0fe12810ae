package org.septuple.quantum;

import java.util.Arrays;
import org.septuple.numerics.Crew;
import org.septuple.numerics.Grid;

/// A function of one coordinate, in a space of several.
///
/// @param function   of one coordinate
/// @param axis       which of the d coordinates it is of
/// @param dimensions d > axis
public record AlongAxis(Landscape function, int axis, int dimensions) implements Landscape {

    /// Checks the numbers.
    public AlongAxis {
        if (function.dimensions() != 1 || axis < 0 || axis >= dimensions) {
            throw new IllegalArgumentException(
                    "function of %d coordinates along axis %d of %d: need one coordinate and an axis in [0, %d)"
                            .formatted(function.dimensions(), axis, dimensions, dimensions));
        }
    }

    @Override
    public boolean varies() {
        return function.varies();
    }

    @Override
    public double value(double[] q, double t) {
        return function.value(new double[] {q[axis]}, t);
    }

    @Override
    public void gradient(double[] q, double t, double[] into) {
        double[] slope = new double[1];
        function.gradient(new double[] {q[axis]}, t, slope);
        Arrays.fill(into, 0, dimensions, 0);
        into[axis] = slope[0];
    }

    @Override
    public double laplacian(double[] q, double t) {
        return function.laplacian(new double[] {q[axis]}, t);
    }

    @Override
    public void fill(Grid grid, double t, double[] field, Crew crew) {
        double[] values = new double[grid.dimensions() > axis ? grid.axis(axis).points() : 0];
        double[] at = new double[1];
        for (int i = 0; i < values.length; i++) {
            at[0] = grid.axis(axis).position(i);
            values[i] = function.value(at, t);
        }
        int stride = grid.stride(axis);
        Rows.each(grid, dimensions, field, crew, (worker, q, last, first) -> {
            for (int cell = first; cell < first + last.length; cell++) {
                field[cell] = values[cell / stride % values.length];
            }
        });
    }
}
