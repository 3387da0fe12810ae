package org.septuple.quantum;

import org.septuple.numerics.Grid;

/// A scalar function of coordinates and time with its derivatives: a potential V or a free energy F.
public interface Landscape {

    /// Number of coordinates d.
    ///
    /// @return ≥ 1
    int dimensions();

    /// Whether it depends on t.
    ///
    /// @return false if t is ignored
    boolean varies();

    /// The function.
    ///
    /// @param q d coordinates
    /// @param t time
    /// @return its value; where it is not defined NaN or an infinity
    double value(double[] q, double t);

    /// Its slope.
    ///
    /// @param q    d coordinates
    /// @param t    time
    /// @param into receives ∂_k of all d coordinates
    void gradient(double[] q, double t, double[] into);

    /// The sum of its second derivatives.
    ///
    /// @param q d coordinates
    /// @param t time
    /// @return Σ ∂_k²
    double laplacian(double[] q, double t);

    /// Its values in the middle of all cells.
    ///
    /// @param grid of as many dimensions
    /// @param t    time
    /// @return one number per cell
    default double[] on(Grid grid, double t) {
        if (grid.dimensions() != dimensions()) {
            throw new IllegalArgumentException(
                    "function of %d coordinates on a grid of %d dimensions: need the same number"
                            .formatted(dimensions(), grid.dimensions()));
        }
        double[] field = new double[grid.size()];
        double[] q = new double[dimensions()];
        for (int cell = 0; cell < field.length; cell++) {
            grid.position(cell, q);
            field[cell] = value(q, t);
        }
        return field;
    }
}
