package org.septuple.quantum;

import java.util.List;
import org.septuple.numerics.Axis;
import org.septuple.numerics.Grid;

/// A complex absorbing potential −iW at both ends of axes: W = strength·Σ_k s_k², with s_k the depth inside the layer of axis
/// k over its width, 0 inside the box. A wave of velocity v that crosses it, meets the end and comes back keeps
/// e^{−4·strength·width/(3ħv)} of its density; waves much longer than the layer are reflected by it. What is absorbed is reported as lost
/// norm. (U. V. Riss, H.-D. Meyer, J. Phys. B 26 (1993) 4503.)
///
/// @param widths   along each axis, 0 for none, at most half of its length
/// @param strength W at the end of an axis, ≥ 0, in units of energy
public record AbsorbingLayer(List<Double> widths, double strength) {

    /// Checks.
    public AbsorbingLayer {
        widths = List.copyOf(widths);
        if (!(strength >= 0 && Double.isFinite(strength))) {
            throw new IllegalArgumentException(
                    "strength %s of an absorbing layer must be >= 0 and finite".formatted(strength));
        }
    }

    /// W in the middle of all cells.
    ///
    /// @param grid of as many axes as widths
    /// @return one number ≥ 0 per cell
    public double[] on(Grid grid) {
        if (widths.size() != grid.dimensions()) {
            throw new IllegalArgumentException("%d widths of absorbing layers on a grid of %d dimensions: need one each"
                    .formatted(widths.size(), grid.dimensions()));
        }
        double[] field = new double[grid.size()];
        for (int k = 0; k < grid.dimensions(); k++) {
            double[] alongAxis = along(grid.axis(k), widths.get(k));
            for (int cell = 0; cell < field.length; cell++) {
                field[cell] += alongAxis[grid.along(cell, k)];
            }
        }
        return field;
    }

    private double[] along(Axis axis, double width) {
        if (!(width >= 0 && width <= axis.length() / 2)) {
            throw new IllegalArgumentException(
                    "absorbing layer of width %s on an axis of length %s: need 0 to half of it"
                            .formatted(width, axis.length()));
        }
        double[] values = new double[axis.points()];
        for (int i = 0; i < values.length; i++) {
            double q = axis.position(i);
            double depth = width - Math.min(q - axis.from(), axis.to() - q);
            if (depth > 0) {
                values[i] = strength * (depth / width) * (depth / width);
            }
        }
        return values;
    }
}
