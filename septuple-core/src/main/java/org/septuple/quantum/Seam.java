package org.septuple.quantum;

import java.util.function.ToDoubleFunction;
import org.jspecify.annotations.Nullable;
import org.septuple.numerics.Axis;
import org.septuple.numerics.Grid;

/// What a function does where a periodic axis closes: of a function on that circle both are 0.
///
/// @param step largest |F(to) − F(from)| over lines of cells along the axis
/// @param kink largest |∂F(to) − ∂F(from)|, of the slope along the axis
public record Seam(double step, double kink) {

    /// Share of the largest density that is worth looking at: an amplitude of 1e-4.
    private static final double SHARE = 1e-8;

    /// Compares both ends of all lines at t = 0.
    ///
    /// @param function of as many coordinates as the grid
    /// @param grid     of the lines
    /// @param axis     that closes
    /// @return at most what is seen on lines through the middles of cells
    public static Seam of(Landscape function, Grid grid, int axis) {
        double[] slope = new double[grid.dimensions()];
        return new Seam(
                largest(grid, axis, null, q -> difference(grid.axis(axis), axis, q, at -> function.value(at, 0))),
                largest(
                        grid,
                        axis,
                        null,
                        q -> difference(grid.axis(axis), axis, q, at -> {
                            function.gradient(at, 0, slope);
                            return slope[axis];
                        })));
    }

    /// How far the phase −F̃/ħ of a polar wave function is from closing, on lines at whose ends its density is above 1e-8 of the largest.
    ///
    /// @param freeEnergy F̃
    /// @param density    p, one number per cell
    /// @param grid       of both
    /// @param axis       periodic
    /// @param hbar       ħ > 0
    /// @param twist      θ of Ψ(q + L) = e^{iθ}Ψ(q)
    /// @return the largest distance of turns from a whole number, in [0, ½]
    public static double openTurns(
            Landscape freeEnergy, double[] density, Grid grid, int axis, double hbar, double twist) {
        return largest(grid, axis, density, q -> {
            double step = difference(grid.axis(axis), axis, q, at -> freeEnergy.value(at, 0));
            double turns = (-step / hbar - twist) / Math.TAU;
            return turns - Math.rint(turns);
        });
    }

    private static double difference(Axis axis, int k, double[] q, ToDoubleFunction<double[]> function) {
        q[k] = Math.nextDown(axis.to()); // a table on the axis begins again at its end
        double above = function.applyAsDouble(q);
        q[k] = axis.from();
        return above - function.applyAsDouble(q);
    }

    private static double largest(Grid grid, int axis, double @Nullable [] density, ToDoubleFunction<double[]> of) {
        double highest = 0;
        for (int cell = 0; density != null && cell < density.length; cell++) {
            highest = Math.max(highest, density[cell]);
        }
        double[] q = new double[grid.dimensions()];
        double largest = 0;
        int last = (grid.axis(axis).points() - 1) * grid.stride(axis);
        for (int cell = 0; cell < grid.size(); cell++) {
            if (grid.along(cell, axis) == 0
                    && (density == null || Math.max(density[cell], density[cell + last]) > SHARE * highest)) {
                grid.position(cell, q);
                largest = Math.max(largest, Math.abs(of.applyAsDouble(q)));
            }
        }
        return largest;
    }
}
