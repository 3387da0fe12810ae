package org.septuple.quantum;

import org.septuple.numerics.Grid;

/// A probability density of trainables to begin with.
public sealed interface InitialDensity
        permits GaussianDensity, UniformDensity, BoltzmannDensity, LandscapeDensity, TabulatedDensity {

    /// p in the middle of cells, for spectral methods and Madelung; scaled so that its integral by the midpoint rule is 1.
    ///
    /// @param grid of as many dimensions
    /// @return one number ≥ 0 per cell
    double[] values(Grid grid);

    /// The mean of p over each cell, for finite volumes; scaled so that their sum times the volume of a cell is 1.
    ///
    /// @param grid of as many dimensions
    /// @return one number ≥ 0 per cell
    double[] averages(Grid grid);

    /// Scales to integral 1.
    ///
    /// @param grid  of the field
    /// @param field ≥ 0, one number per cell; changed in place
    /// @return the field
    /// @throws IllegalArgumentException if its integral is 0 or not finite
    static double[] normalised(Grid grid, double[] field) {
        double integral = grid.integral(field);
        if (!(integral > 0 && Double.isFinite(integral))) {
            throw new IllegalArgumentException(
                    "density has integral %s on the grid: need a finite one > 0; move the box to where the density is"
                            .formatted(integral));
        }
        for (int cell = 0; cell < field.length; cell++) {
            field[cell] /= integral;
        }
        return field;
    }
}
