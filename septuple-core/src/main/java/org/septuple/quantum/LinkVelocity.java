package org.septuple.quantum;

import org.septuple.numerics.Grid;
import org.septuple.numerics.LagrangeStencil;

/// A velocity u on the links of a grid: for each cell and axis the mean of u_k on the straight line from the middle of the cell to
/// that of the next cell along axis k. So its integrals along lines of cells are sums, without any discretisation: Σ u h.
///
/// Of a phase φ it is (ħ/M)(φ_next − φ)/h, and so are velocities that a staggered scheme drives by differences of a
/// cell-centred function. The last entry along an axis that is not periodic stands for no link and is not read.
public final class LinkVelocity {

    /// A velocity as a function of position.
    @FunctionalInterface
    public interface Velocity {
        /// Evaluates it.
        ///
        /// @param q    d coordinates
        /// @param into receives d components
        void at(double[] q, double[] into);
    }

    // Gauss–Legendre, 5 points on [0, 1]
    private static final double[] NODES = {
        0.046910077030668, 0.230765344947158, 0.5, 0.769234655052842, 0.953089922969332
    };
    private static final double[] SHARES = {
        0.118463442528095, 0.239314335249683, 0.284444444444444, 0.239314335249683, 0.118463442528095
    };

    private final Grid grid;
    private final double[][] along;

    /// Takes over the arrays.
    ///
    /// @param grid  where
    /// @param along `[k][cell]`, one mean per axis and cell
    public LinkVelocity(Grid grid, double[][] along) {
        if (along.length != grid.dimensions()) {
            throw new IllegalArgumentException(
                    "velocity of %d components on a grid of %d dimensions".formatted(along.length, grid.dimensions()));
        }
        for (double[] component : along) {
            grid.require(component);
        }
        this.grid = grid;
        this.along = along;
    }

    /// The link means of a formula, by Gauss–Legendre quadrature of 5 points.
    ///
    /// @param grid     where
    /// @param velocity u(q)
    /// @return u on links
    public static LinkVelocity of(Grid grid, Velocity velocity) {
        int d = grid.dimensions();
        double[][] along = new double[d][grid.size()];
        double[] q = new double[d];
        double[] u = new double[d];
        for (int k = 0; k < d; k++) {
            double h = grid.axis(k).spacing();
            for (int cell = 0; cell < grid.size(); cell++) {
                for (int node = 0; node < NODES.length; node++) {
                    grid.position(cell, q);
                    q[k] += NODES[node] * h;
                    velocity.at(q, u);
                    along[k][cell] += SHARES[node] * u[k];
                }
            }
        }
        return new LinkVelocity(grid, along);
    }

    /// The link means of values at the middle of cells, (−u₋₁ + 13u₀ + 13u₁ − u₂)/24 with error O(h⁴); next to walls, where a
    /// neighbour is missing, (u₀ + u₁)/2 with error O(h²).
    ///
    /// @param grid  where
    /// @param cells `[k][cell]`, u in the middle of cells
    /// @return u on links
    public static LinkVelocity ofCells(Grid grid, double[][] cells) {
        Links links = new Links(grid);
        double[][] along = new double[grid.dimensions()][grid.size()];
        for (int k = 0; k < along.length; k++) {
            double[] u = cells[k];
            for (int cell = 0; cell < grid.size(); cell++) {
                int next = links.next(cell, k);
                if (next < 0) {
                    continue;
                }
                int before = links.previous(cell, k);
                int after = links.next(next, k);
                along[k][cell] = before < 0 || after < 0
                        ? (u[cell] + u[next]) / 2
                        : (13 * (u[cell] + u[next]) - u[before] - u[after]) / 24;
            }
        }
        return new LinkVelocity(grid, along);
    }

    /// Where it lives.
    ///
    /// @return the grid
    public Grid grid() {
        return grid;
    }

    /// The means along one axis; the live array.
    ///
    /// @param k axis
    /// @return one number per cell
    public double[] along(int k) {
        return along[k];
    }

    /// u at any point, error O(h^{w−1}) for a stencil of w cells.
    ///
    /// @param stencil of this grid, moved to the point
    /// @param into    receives d components
    public void at(LagrangeStencil stencil, double[] into) {
        for (int k = 0; k < along.length; k++) {
            into[k] = stencil.fromMeans(along[k], k);
        }
    }
}
