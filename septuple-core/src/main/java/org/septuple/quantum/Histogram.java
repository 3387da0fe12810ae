package org.septuple.quantum;

import org.septuple.numerics.Axis;
import org.septuple.numerics.Grid;

/// The density of an ensemble on a grid: particles per cell over number and volume.
///
/// A cell with probability P has a relative standard error √((1 − P)/(P R)) for R independent particles.
public final class Histogram {

    private final double[] density;
    private final int outside;

    /// Counts.
    ///
    /// @param grid      where
    /// @param positions `[k][i]`: coordinate k of particle i; periodic axes wrap
    public Histogram(Grid grid, double[][] positions) {
        if (positions.length != grid.dimensions() || positions[0].length == 0) {
            throw new IllegalArgumentException(
                    "%d coordinates on a grid of %d dimensions: need as many, of 1 particle or more"
                            .formatted(positions.length, grid.dimensions()));
        }
        int count = positions[0].length;
        this.density = new double[grid.size()];
        int beyond = 0;
        for (int i = 0; i < count; i++) {
            int cell = 0;
            for (int k = 0; k < positions.length && cell >= 0; k++) {
                Axis axis = grid.axis(k);
                double at = Math.floor((positions[k][i] - axis.from()) / axis.spacing());
                at = axis.periodic() ? at - axis.points() * Math.floor(at / axis.points()) : at;
                cell = at >= 0 && at < axis.points() ? cell + ((int) at) * grid.stride(k) : -1;
            }
            if (cell < 0) {
                beyond++;
            } else {
                density[cell]++;
            }
        }
        this.outside = beyond;
        for (int cell = 0; cell < density.length; cell++) {
            density[cell] /= count * grid.cellVolume();
        }
    }

    /// Particles per volume, relative to all.
    ///
    /// @return one number per cell, a copy
    public double[] density() {
        return density.clone();
    }

    /// Particles outside of the grid, or not finite.
    ///
    /// @return ≥ 0
    public int outside() {
        return outside;
    }
}
