package org.septuple.quantum;

import java.util.ArrayList;
import java.util.List;
import org.septuple.numerics.Axis;
import org.septuple.numerics.Boundary;
import org.septuple.numerics.Engine;
import org.septuple.numerics.Grid;
import org.septuple.numerics.GridTransform;

/// What a grid does not see of a wave function: the share of |Ψ|² with wave numbers from π/h on, which come out as smaller ones.
/// It is measured on finer grids that have the cells of the grid among theirs, so it sees wave numbers up to 7π/h, and of
/// larger ones those that do not seem small on both of them.
public final class SpectralTail {

    /// Odd, so that middles of cells stay middles of cells.
    private static final int[] FINER = {3, 7};

    private static final double FAINT = 1e-8;

    private SpectralTail() {}

    /// Compares a grid with finer ones along an axis.
    ///
    /// @param wave   to be resolved
    /// @param grid   of as many dimensions
    /// @param axis   along which
    /// @param twist  θ of each axis
    /// @param engine computes
    /// @return in [0, 1]
    public static double beyond(InitialWave wave, Grid grid, int axis, double[] twist, Engine engine) {
        double largest = 0;
        for (int finer : FINER) {
            largest = Math.max(largest, beyond(wave, grid, axis, twist, finer, engine));
        }
        return largest;
    }

    private static double beyond(InitialWave wave, Grid grid, int axis, double[] twist, int finer, Engine engine) {
        List<Axis> axes = new ArrayList<>(grid.axes());
        Axis coarse = grid.axis(axis);
        axes.set(
                axis,
                new Axis(coarse.from(), coarse.to(), Math.multiplyExact(finer, coarse.points()), coarse.boundary()));
        Grid fine = new Grid(axes);
        WaveFunction spectrum = wave.on(fine);
        GridTransform transform = new GridTransform(fine, twist, engine);
        transform.forward(spectrum.re(), spectrum.im());
        double[] wavenumbers = transform.wavenumbers(axis);
        double[] weights = spectrum.density();
        // the last of sines is resolved; of exponentials at the end of the spectrum the sign is lost
        double bound = Math.PI / coarse.spacing() * (coarse.boundary() == Boundary.PERIODIC ? 1 - 1e-12 : 1 + 1e-12);
        double sum = 0;
        double all = 0;
        for (int mode = 0; mode < weights.length; mode++) {
            all += weights[mode];
            sum += Math.abs(wavenumbers[fine.along(mode, axis)]) >= bound ? weights[mode] : 0;
        }
        return sum / all;
    }

    /// The largest step of the phase −F̃/ħ between neighbouring cells along an axis, where p is above 1e-8 of its maximum. F̃ is a
    /// number, not an angle, so its steps are known even where those of Ψ are not: from π on they are taken for others.
    ///
    /// @param freeEnergy F̃, one number per cell
    /// @param density    p, one number per cell
    /// @param grid       of both
    /// @param axis       along which
    /// @param hbar       ħ > 0
    /// @return ≥ 0, in radians
    public static double steepest(double[] freeEnergy, double[] density, Grid grid, int axis, double hbar) {
        double highest = 0;
        for (double p : density) {
            highest = Math.max(highest, p);
        }
        double largest = 0;
        int stride = grid.stride(axis);
        for (int cell = 0; cell < density.length; cell++) {
            if (grid.along(cell, axis) + 1 < grid.axis(axis).points()
                    && Math.min(density[cell], density[cell + stride]) > FAINT * highest) {
                largest = Math.max(largest, Math.abs(freeEnergy[cell + stride] - freeEnergy[cell]) / hbar);
            }
        }
        return largest;
    }
}
