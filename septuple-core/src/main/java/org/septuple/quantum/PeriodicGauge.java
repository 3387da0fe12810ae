package org.septuple.quantum;

import java.util.List;
import org.septuple.numerics.Axis;
import org.septuple.numerics.Elementary;
import org.septuple.numerics.Grid;

/// Takes a twist θ, Ψ(q + L) = e^{iθ}Ψ(q), out of a wave function: φ = Ψ e^{−iθ·(q − q₀)/L} with q₀ the lower end of the axis is periodic, so
/// what looks at neighbours may go across the seam.
///
/// φ has the density of Ψ, its nodes, and its winding around each of them; the velocity of Ψ is that of φ plus ħθ/ML. Around a periodic
/// axis φ winds n times, and u of Ψ has the circulation (n + θ/2π)·2πħ/M: ħθ is a flux through the ring.
///
/// @param twist θ along each axis in radians, 0 where the axis is not periodic
public record PeriodicGauge(List<Double> twist) {

    /// Copies.
    public PeriodicGauge {
        twist = List.copyOf(twist);
    }

    /// φ.
    ///
    /// @param psi Ψ on a grid of as many axes
    /// @return Ψ itself without twist
    public WaveFunction of(WaveFunction psi) {
        Grid grid = psi.grid();
        if (twist.size() != grid.dimensions()) {
            throw new IllegalArgumentException(
                    "%d twists on a grid of %d dimensions: need as many".formatted(twist.size(), grid.dimensions()));
        }
        if (twist.stream().allMatch(angle -> angle == 0)) {
            return psi;
        }
        double[] re = new double[grid.size()];
        double[] im = new double[grid.size()];
        double[] q = new double[grid.dimensions()];
        for (int cell = 0; cell < re.length; cell++) {
            grid.position(cell, q);
            double turns = 0;
            for (int k = 0; k < q.length; k++) {
                Axis axis = grid.axis(k);
                turns += twist.get(k) / Math.TAU * (q[k] - axis.from()) / axis.length();
            }
            double c = Elementary.cosTurns(turns);
            double s = Elementary.sinTurns(turns);
            re[cell] = psi.re()[cell] * c + psi.im()[cell] * s;
            im[cell] = psi.im()[cell] * c - psi.re()[cell] * s;
        }
        return new WaveFunction(grid, re, im);
    }

    /// What the twist adds to the winding of φ around a loop.
    ///
    /// @param loop on the grid
    /// @return θ/2π around a periodic axis, 0 around loops that close without going around one
    public double turns(Loop loop) {
        return switch (loop) {
            case Loop.Ring ring -> twist.get(ring.axis()) / Math.TAU;
            case Loop.Cells _, Loop.Curve _ -> 0;
        };
    }
}
