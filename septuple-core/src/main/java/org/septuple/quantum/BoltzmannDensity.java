package org.septuple.quantum;

import org.septuple.numerics.Elementary;
import org.septuple.numerics.Grid;

/// The equilibrium p ∝ e^{−cF} of a free energy, on whatever box it is asked for; with c = γ/D that of (3.1). Both forms take F in the
/// middle of cells, where finite volumes of Scharfetter and Gummel have their equilibrium.
///
/// @param freeEnergy F, bounded from below on the box
/// @param factor     c, finite
/// @param time       t of F
public record BoltzmannDensity(Landscape freeEnergy, double factor, double time) implements InitialDensity {

    /// Checks the factor.
    public BoltzmannDensity {
        if (!Double.isFinite(factor) || !Double.isFinite(time)) {
            throw new IllegalArgumentException("factor %s and time %s must be finite".formatted(factor, time));
        }
    }

    /// Of a free energy at t = 0.
    ///
    /// @param freeEnergy F
    /// @param factor     c
    public BoltzmannDensity(Landscape freeEnergy, double factor) {
        this(freeEnergy, factor, 0);
    }

    @Override
    public double[] values(Grid grid) {
        double[] field = freeEnergy.on(grid, time);
        double least = Double.POSITIVE_INFINITY;
        for (double f : field) {
            least = Math.min(least, factor * f);
        }
        for (int cell = 0; cell < field.length; cell++) {
            field[cell] = Elementary.exp(least - factor * field[cell]);
        }
        return InitialDensity.normalised(grid, field);
    }

    @Override
    public double[] averages(Grid grid) {
        return values(grid);
    }
}
