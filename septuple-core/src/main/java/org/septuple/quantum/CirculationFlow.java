package org.septuple.quantum;

import org.septuple.numerics.Axis;
import org.septuple.numerics.Elementary;
import org.septuple.numerics.Grid;

/// A flow around the middle of a two-dimensional cloud with any circulation 2πνħ/M, ν real:
///
/// ```
/// p ∝ r^{2|ν|} e^{−r²/a²},   u = (ħ/M) ν ê_φ / r
/// ```
///
/// In a round trap of frequency ω, a² = ħ/Mω, it is stationary under (3.8), (3.9) for all ν. A wave function has it only for whole ν, where it is
/// [VortexWave#centred]; ν = ½ is the half-integer state r^{½}e^{−r²/2a²}e^{iφ/2} (T. C. Wallstrom, Phys. Rev. A 49 (1994) 1613).
///
/// The point r = 0 must be a corner of cells, not the middle of one.
///
/// @param circulation ν, in units of 2πħ/M
/// @param width       a > 0
/// @param hbar        ħ > 0
/// @param mass        M > 0
public record CirculationFlow(double circulation, double width, double hbar, double mass) {

    /// Checks the numbers.
    public CirculationFlow {
        if (!(width > 0 && hbar > 0 && mass > 0) || !Double.isFinite(circulation + width + hbar + mass)) {
            throw new IllegalArgumentException(
                    "circulation %s must be finite, width %s, hbar %s and mass %s finite and > 0"
                            .formatted(circulation, width, hbar, mass));
        }
    }

    /// p in the middle of cells, scaled to integral 1.
    ///
    /// @param grid of two dimensions, without periodic axes
    /// @return one number per cell
    public double[] density(Grid grid) {
        require(grid);
        double[] field = new double[grid.size()];
        double[] q = new double[2];
        for (int cell = 0; cell < field.length; cell++) {
            grid.position(cell, q);
            double squared = (q[0] * q[0] + q[1] * q[1]) / (width * width);
            field[cell] = Elementary.exp(Math.abs(circulation) * Elementary.log(squared) - squared);
        }
        return InitialDensity.normalised(grid, field);
    }

    /// The mean of u between the middle of each cell and of the next one along an axis, that is on the face between them: sums around loops
    /// of faces are exactly the circulation.
    ///
    /// @param grid of two dimensions, without periodic axes
    /// @param axis 0 or 1
    /// @return one number per cell, 0 on the wall behind the last cell
    public double[] velocity(Grid grid, int axis) {
        require(grid);
        double[] field = new double[grid.size()];
        double[] q = new double[2];
        Axis line = grid.axis(axis);
        double h = line.spacing();
        for (int cell = 0; cell < field.length; cell++) {
            if (grid.along(cell, axis) < line.points() - 1) {
                grid.position(cell, q);
                double x = q[0];
                double y = q[1];
                q[axis] += h;
                double angle = StrictMath.atan2(x * q[1] - y * q[0], x * q[0] + y * q[1]);
                field[cell] = hbar / mass * circulation * angle / h;
            }
        }
        return field;
    }

    /// √p e^{iνφ} with φ in (−π, π]: the wave function that goes with (p, u), which jumps where φ does unless ν is whole.
    ///
    /// @param grid of two dimensions, without periodic axes
    /// @return of norm 1
    public WaveFunction lift(Grid grid) {
        require(grid);
        double[] density = density(grid);
        double[] re = new double[density.length];
        double[] im = new double[density.length];
        double[] q = new double[2];
        for (int cell = 0; cell < density.length; cell++) {
            grid.position(cell, q);
            double phase = circulation * StrictMath.atan2(q[1], q[0]);
            double size = Math.sqrt(density[cell]);
            re[cell] = size * Elementary.cos(phase);
            im[cell] = size * Elementary.sin(phase);
        }
        return new WaveFunction(grid, re, im);
    }

    private static void require(Grid grid) {
        if (grid.dimensions() != 2 || grid.axis(0).periodic() || grid.axis(1).periodic()) {
            throw new IllegalArgumentException(
                    "a flow around a point needs a grid of 2 dimensions without periodic axes, got %s"
                            .formatted(grid.axes()));
        }
        double[] q = new double[2];
        for (int k = 0; k < 2; k++) {
            double nearest = Double.POSITIVE_INFINITY;
            for (double position : grid.positions(k)) {
                nearest = Math.min(nearest, Math.abs(position));
            }
            q[k] = nearest / grid.axis(k).spacing();
        }
        if (q[0] < 1e-9 && q[1] < 1e-9) {
            throw new IllegalArgumentException(
                    "the middle of the flow is in the middle of a cell, where u is not defined; use an even number of points");
        }
    }
}
