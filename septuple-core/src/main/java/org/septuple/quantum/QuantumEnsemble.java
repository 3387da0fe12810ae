package org.septuple.quantum;

import java.util.Arrays;
import org.septuple.numerics.Axis;
import org.septuple.numerics.Engine;
import org.septuple.numerics.Grid;
import org.septuple.numerics.LagrangeStencil;
import org.septuple.numerics.Purpose;
import org.septuple.numerics.RandomKernels;

/// Particles whose density must follow |Ψ|²: a control of Schrödinger solutions by another method.
///
/// dq = (u + ν ∂log p) dt + √(2ν) dW with p = |Ψ|² and u = (ħ/M) Im(∂Ψ/Ψ): its Fokker–Planck equation is ∂p/∂t = −∂(u p) for any ν ≥ 0.
/// Nelson's stochastic mechanics has [ν = ħ/2M][#nelson]. By the method of Euler and Maruyama with Ψ at the beginning of the step,
/// weak order 1.
///
/// ∂log p diverges at nodes. A drift of more than a cell and than four standard deviations of the noise per step is cut to the larger of
/// both, and counted: [#cut]. Noise is that of
/// (seed, [Purpose#QUANTUM_PATHS], block of 1024 particles, step). Coordinates of periodic axes go on beyond them; others are reflected at
/// walls.
///
/// Source: E. Nelson, Phys. Rev. 150 (1966) 1079; D. Bohm, B. J. Hiley, Phys. Rep. 172 (1989) 93 for other ν.
public final class QuantumEnsemble {

    private static final int BLOCK = 1024;
    private static final double SMALLEST = 1e-290;

    private final Grid grid;
    private final double factor;
    private final double diffusion;
    private final long seed;
    private final double[][] positions;
    private final Engine engine;
    private final double[][] noises;
    private final Scratch[] scratch;
    private final long[] cuts;
    private long steps;

    /// Nelson's ν.
    ///
    /// @param hbar ħ
    /// @param mass M
    /// @return ħ/2M
    public static double nelson(double hbar, double mass) {
        return hbar / (2 * mass);
    }

    /// Particles at their places.
    ///
    /// @param grid      of Ψ
    /// @param hbar      ħ > 0
    /// @param mass      M > 0
    /// @param diffusion ν ≥ 0
    /// @param seed      of the noise
    /// @param positions `[k][i]`: coordinate k of particle i, copied; such as from a [GridSampler]
    /// @param steps     made before, 0 of a new ensemble
    /// @param engine    whose crew works off the blocks
    public QuantumEnsemble(
            Grid grid,
            double hbar,
            double mass,
            double diffusion,
            long seed,
            double[][] positions,
            long steps,
            Engine engine) {
        if (!(hbar > 0 && mass > 0 && diffusion >= 0 && Double.isFinite(diffusion) && steps >= 0)) {
            throw new IllegalArgumentException(
                    "hbar %g and mass %g must be > 0, diffusion %g finite, it and %d steps >= 0"
                            .formatted(hbar, mass, diffusion, steps));
        }
        this.grid = grid;
        this.factor = hbar / mass;
        this.diffusion = diffusion;
        this.seed = seed;
        this.positions = BohmianTrajectories.particles(grid, positions);
        this.steps = steps;
        this.engine = engine;
        this.noises = new double[engine.crew().workers()][BLOCK * grid.dimensions()];
        this.scratch = new Scratch[engine.crew().workers()];
        Arrays.setAll(scratch, worker -> new Scratch(grid));
        this.cuts = new long[(positions[0].length - 1) / BLOCK + 1];
    }

    private static final class Scratch {
        private final LagrangeStencil stencil;
        private final double[] q;

        Scratch(Grid grid) {
            this.stencil = new LagrangeStencil(grid, 6);
            this.q = new double[grid.dimensions()];
        }
    }

    /// One step.
    ///
    /// @param psi Ψ(t)
    /// @param dt  Δt > 0
    public void advance(WaveFunction psi, double dt) {
        if (!(dt > 0 && Double.isFinite(dt))) {
            throw new IllegalArgumentException("time step %g must be finite and > 0".formatted(dt));
        }
        RandomKernels random = engine.kernels().random();
        double amplitude = Math.sqrt(2 * diffusion * dt);
        engine.crew().work(cuts.length, (worker, block) -> {
            double[] noise = noises[worker];
            if (amplitude > 0) {
                random.gaussians(seed, Purpose.QUANTUM_PATHS, block, steps, 0, noise, 0, noise.length);
            }
            int first = block * BLOCK;
            for (int i = first; i < Math.min(positions[0].length, first + BLOCK); i++) {
                cuts[block] += move(scratch[worker], psi, i, dt, amplitude, noise, i - first) ? 1 : 0;
            }
        });
        steps++;
    }

    /// Moves a particle; says whether its drift was cut.
    private boolean move(Scratch own, WaveFunction psi, int i, double dt, double amplitude, double[] noise, int place) {
        for (int k = 0; k < own.q.length; k++) {
            own.q[k] = positions[k][i];
        }
        own.stencil.moveTo(own.q);
        double re = own.stencil.value(psi.re());
        double im = own.stencil.value(psi.im());
        double p = Math.max(SMALLEST, re * re + im * im);
        boolean cut = false;
        for (int k = 0; k < own.q.length; k++) {
            double reSlope = own.stencil.slope(psi.re(), k);
            double imSlope = own.stencil.slope(psi.im(), k);
            double current = factor * (re * imSlope - im * reSlope) / p;
            double osmotic = 2 * diffusion * (re * reSlope + im * imSlope) / p;
            double drift = dt * (current + osmotic);
            double most = Math.max(grid.axis(k).spacing(), 4 * amplitude);
            cut |= !(Math.abs(drift) <= most);
            double moved = own.q[k] + Math.clamp(drift, -most, most) + amplitude * noise[k * BLOCK + place];
            positions[k][i] = reflected(grid.axis(k), moved);
        }
        return cut;
    }

    private static double reflected(Axis axis, double q) {
        if (axis.periodic()) {
            return q;
        }
        double once = q < axis.from() ? 2 * axis.from() - q : q > axis.to() ? 2 * axis.to() - q : q;
        return Math.clamp(once, axis.from(), axis.to());
    }

    /// Where the particles are; the live arrays.
    ///
    /// @return `[k][i]`
    public double[][] positions() {
        return positions;
    }

    /// Steps made.
    ///
    /// @return those of before included
    public long steps() {
        return steps;
    }

    /// Moves whose drift was cut since this ensemble was made: beside nodes Δt or h is too large for them.
    ///
    /// @return ≥ 0
    public long cut() {
        return Arrays.stream(cuts).sum();
    }
}
