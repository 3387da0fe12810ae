package org.septuple.quantum;

import org.septuple.numerics.Crew;
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
        double[] field = new double[grid.size()];
        fill(grid, t, field, Crew.alone());
        return field;
    }

    /// Writes its values in the middle of all cells. Workers share out rows; the bits do not depend on them.
    ///
    /// @param grid  of as many dimensions
    /// @param t     time
    /// @param field receives one number per cell
    /// @param crew  the workers
    default void fill(Grid grid, double t, double[] field, Crew crew) {
        int d = dimensions();
        Rows.each(grid, d, field, crew, (worker, q, last, at) -> {
            for (int j = 0; j < last.length; j++) {
                q[d - 1] = last[j];
                field[at + j] = value(q, t);
            }
        });
    }
}
