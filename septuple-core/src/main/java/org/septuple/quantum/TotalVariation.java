package org.septuple.quantum;

import org.septuple.numerics.Grid;

/// The total variation distance of two densities: the largest difference of the probabilities that they give to one event.
public final class TotalVariation {

    private TotalVariation() {}

    /// ½ ∫ |p − r| dq.
    ///
    /// @param grid   of both
    /// @param first  p, one number per cell
    /// @param second r
    /// @return in [0, 1] for normalised densities
    public static double between(Grid grid, double[] first, double[] second) {
        grid.require(first);
        grid.require(second);
        double[] difference = new double[first.length];
        for (int cell = 0; cell < difference.length; cell++) {
            difference[cell] = Math.abs(first[cell] - second[cell]);
        }
        return grid.integral(difference) / 2;
    }
}
