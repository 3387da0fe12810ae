package org.septuple.quantum;

import java.util.List;
import org.septuple.numerics.Elementary;
import org.septuple.numerics.Grid;

/// Vortices in a two-dimensional Gaussian cloud, Ψ ∝ e^{−r²/2a²} Π (z − z_j)^{n_j} with z = x + iy, conjugated where n_j < 0.
///
/// In a round trap of frequency ω, a² = ħ/Mω: one core of winding n in the middle is an eigenstate of energy (|n| + 1)ħω and angular
/// momentum nħ; one of winding 1 off the middle, at z₀, moves as z₀e^{iωt}.
///
/// @param cores one or more; none is the ground state
/// @param width a > 0
public record VortexWave(List<Core> cores, double width) implements InitialWave {

    /// One vortex.
    ///
    /// @param x       first coordinate
    /// @param y       second coordinate
    /// @param winding n ≠ 0, at most 64 in size
    public record Core(double x, double y, int winding) {

        /// Checks the numbers.
        public Core {
            if (!Double.isFinite(x + y) || winding == 0 || Math.abs(winding) > 64) {
                throw new IllegalArgumentException(
                        "core at (%s, %s) of winding %d: need finite numbers and a winding in [-64, 64], not 0"
                                .formatted(x, y, winding));
            }
        }
    }

    /// Copies and checks.
    public VortexWave {
        cores = List.copyOf(cores);
        if (!(width > 0 && Double.isFinite(width))) {
            throw new IllegalArgumentException("width %s must be finite and > 0".formatted(width));
        }
    }

    /// One vortex in the middle.
    ///
    /// @param winding n
    /// @param width   a
    /// @return the wave
    public static VortexWave centred(int winding, double width) {
        return new VortexWave(List.of(new Core(0, 0, winding)), width);
    }

    @Override
    public WaveFunction on(Grid grid) {
        return WaveRows.normalised(grid, 2, (q, into) -> {
            double re = Elementary.exp(-(q[0] * q[0] + q[1] * q[1]) / (2 * width * width));
            double im = 0;
            for (int j = 0; j < cores.size(); j++) {
                Core core = cores.get(j);
                double x = (q[0] - core.x()) / width;
                double y = Integer.signum(core.winding()) * (q[1] - core.y()) / width;
                for (int n = Math.abs(core.winding()); n > 0; n--) {
                    double next = re * x - im * y;
                    im = re * y + im * x;
                    re = next;
                }
            }
            into[0] = re;
            into[1] = im;
        });
    }

    /// A polynomial of degree N = Σ|n_j| in z, so made of at most N quanta of a trap.
    ///
    /// @return (√(2N + 1) + 2)/a
    @Override
    public double wavenumber(Grid grid, int axis) {
        int degree = cores.stream().mapToInt(core -> Math.abs(core.winding())).sum();
        return (Math.sqrt(2.0 * degree + 1) + 2) / width;
    }
}
