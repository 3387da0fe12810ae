package org.septuple.contest;

import java.util.Arrays;
import org.septuple.numerics.Axis;
import org.septuple.numerics.Elementary;
import org.septuple.numerics.Engine;
import org.septuple.numerics.Grid;
import org.septuple.numerics.Purpose;
import org.septuple.numerics.RandomKernels;
import org.septuple.quantum.Landscape;

/// Particles with inertia, dq = v dt, dv = −(λv + a ∂F) dt + √(2B) dW: controls that obey Kramers' equation or Hamilton's.
///
/// Steps are BAOAB: half a kick, half a flight, the exact Ornstein–Uhlenbeck flow of v, half a flight, half a kick. Order 2 in Δt, weakly
/// with noise; without friction and noise it is velocity Verlet, symplectic. Stable for Δt²a∂²F < 4. On periodic axes F is
/// read within the axis, and positions are told within it; other walls are ignored: particles go where F leads them.
///
/// The numbers of 1024 particles are those of (seed, [Purpose#LANGEVIN], block, step); first velocities have step 0.
///
/// Source: B. Leimkuhler, C. Matthews, Appl. Math. Res. Express 2013 (2013) 34.
public final class PhaseSpaceEnsemble {

    private static final int BLOCK = 1024;

    private final Grid grid;
    private final Landscape landscape;
    private final double friction;
    private final double acceleration;
    private final double diffusion;
    private final double dt;
    private final long seed;
    private final Engine engine;
    private final double[][] q;
    private final double[][] v;
    private final double[][] noises;
    private long steps;

    private PhaseSpaceEnsemble(
            Grid grid,
            Landscape landscape,
            double friction,
            double acceleration,
            double diffusion,
            double dt,
            long seed,
            double[][] positions,
            Engine engine) {
        int d = grid.dimensions();
        boolean finite = Double.isFinite(acceleration)
                && friction >= 0
                && Double.isFinite(friction)
                && diffusion >= 0
                && Double.isFinite(diffusion);
        if (!(finite && dt > 0 && Double.isFinite(dt))) {
            throw new IllegalArgumentException(
                    "acceleration %g must be finite, friction %g and diffusion %g finite and >= 0, time step %g finite and > 0"
                            .formatted(acceleration, friction, diffusion, dt));
        }
        if (positions.length != d || landscape.dimensions() != d || positions[0].length == 0) {
            throw new IllegalArgumentException(
                    "%d coordinates and F of %d on a grid of %d dimensions: need as many, of 1 particle or more"
                            .formatted(positions.length, landscape.dimensions(), d));
        }
        this.grid = grid;
        this.landscape = landscape;
        this.friction = friction;
        this.acceleration = acceleration;
        this.diffusion = diffusion;
        this.dt = dt;
        this.seed = seed;
        this.engine = engine;
        this.q = Arrays.stream(positions).map(double[]::clone).toArray(double[][]::new);
        this.v = new double[d][q[0].length];
        this.noises = new double[engine.crew().workers()][d * BLOCK];
    }

    /// τ dv = −(v + γ ∂F) dt + √(2D) dW, whose density of q follows (3.1) as τ → 0; at rest.
    ///
    /// @param landscape F
    /// @param grid      whose periodic axes hold
    /// @param gamma     γ
    /// @param diffusion D ≥ 0
    /// @param tau       τ > 0
    /// @param dt        Δt > 0
    /// @param seed      of all draws
    /// @param positions `[k][i]`: coordinate k of particle i; copied
    /// @param engine    whose crew works off blocks of particles
    /// @return particles at rest
    public static PhaseSpaceEnsemble kramers(
            Landscape landscape,
            Grid grid,
            double gamma,
            double diffusion,
            double tau,
            double dt,
            long seed,
            double[][] positions,
            Engine engine) {
        return new PhaseSpaceEnsemble(
                grid, landscape, 1 / tau, gamma / tau, diffusion / (tau * tau), dt, seed, positions, engine);
    }

    /// dv = −a ∂F dt; at rest.
    ///
    /// @param landscape    F
    /// @param grid         whose periodic axes hold
    /// @param acceleration a
    /// @param dt           Δt > 0
    /// @param seed         of first velocities
    /// @param positions    `[k][i]`: coordinate k of particle i; copied
    /// @param engine       whose crew works off blocks of particles
    /// @return particles at rest
    public static PhaseSpaceEnsemble hamiltonian(
            Landscape landscape,
            Grid grid,
            double acceleration,
            double dt,
            long seed,
            double[][] positions,
            Engine engine) {
        return new PhaseSpaceEnsemble(grid, landscape, 0, acceleration, 0, dt, seed, positions, engine);
    }

    /// Sets velocities at the start, v = −c ∂F + s·ξ with independent standard normal ξ.
    ///
    /// @param slip  c
    /// @param speed s ≥ 0
    /// @return this
    /// @throws IllegalStateException if a step was made
    public PhaseSpaceEnsemble starting(double slip, double speed) {
        if (steps > 0) {
            throw new IllegalStateException("velocities are set before the first step, %d are made".formatted(steps));
        }
        if (!(Double.isFinite(slip) && speed >= 0 && Double.isFinite(speed))) {
            throw new IllegalArgumentException(
                    "slip %g must be finite, speed %g finite and >= 0".formatted(slip, speed));
        }
        each((worker, block, first, count) -> {
            double[] noise = noises[worker];
            gaussians(block, 0, noise);
            kick(first, count, slip, true);
            for (int k = 0; k < v.length; k++) {
                for (int i = 0; i < count; i++) {
                    v[k][first + i] += speed * noise[k * BLOCK + i];
                }
            }
        });
        return this;
    }

    /// Makes steps.
    ///
    /// @param count ≥ 0
    public void advance(long count) {
        double kept = Elementary.exp(-friction * dt);
        // B(1 − e^{−2λΔt})/λ → 2BΔt
        double variance = friction == 0 ? 2 * diffusion * dt : diffusion * (1 - kept * kept) / friction;
        double deviation = Math.sqrt(variance);
        each((worker, block, first, particles) -> {
            for (long step = steps + 1; step <= steps + count; step++) {
                kick(first, particles, acceleration * dt / 2, false);
                fly(first, particles);
                double[] noise = noises[worker];
                if (deviation > 0) {
                    gaussians(block, step, noise);
                }
                for (int k = 0; k < v.length; k++) {
                    for (int i = 0; i < particles; i++) {
                        v[k][first + i] = Math.fma(deviation, noise[k * BLOCK + i], kept * v[k][first + i]);
                    }
                }
                fly(first, particles);
                kick(first, particles, acceleration * dt / 2, false);
            }
        });
        steps += count;
    }

    private interface Piece {
        void work(int worker, int block, int first, int count);
    }

    private void each(Piece piece) {
        int all = q[0].length;
        engine.crew().work((all - 1) / BLOCK + 1, (worker, block) -> {
            int first = block * BLOCK;
            piece.work(worker, block, first, Math.min(BLOCK, all - first));
        });
    }

    private void gaussians(int block, long step, double[] noise) {
        RandomKernels random = engine.kernels().random();
        random.gaussians(seed, Purpose.LANGEVIN, block, step, 0, noise, 0, noise.length);
    }

    private void fly(int first, int count) {
        for (int k = 0; k < q.length; k++) {
            for (int i = first; i < first + count; i++) {
                q[k][i] = Math.fma(dt / 2, v[k][i], q[k][i]);
            }
        }
    }

    /// v ← v − factor·∂F, or its new value.
    private void kick(int first, int count, double factor, boolean anew) {
        double[] at = new double[q.length];
        double[] slope = new double[q.length];
        for (int i = first; i < first + count; i++) {
            for (int k = 0; k < at.length; k++) {
                at[k] = within(grid.axis(k), q[k][i]);
            }
            landscape.gradient(at, 0, slope);
            for (int k = 0; k < at.length; k++) {
                v[k][i] = Math.fma(-factor, slope[k], anew ? 0 : v[k][i]);
            }
        }
    }

    private static double within(Axis axis, double q) {
        return axis.periodic() ? q - axis.length() * Math.floor((q - axis.from()) / axis.length()) : q;
    }

    /// Where the particles are, within periodic axes.
    ///
    /// @return `[k][i]`, a copy
    public double[][] positions() {
        double[][] inside = new double[q.length][];
        for (int k = 0; k < q.length; k++) {
            Axis axis = grid.axis(k);
            inside[k] = Arrays.stream(q[k]).map(x -> within(axis, x)).toArray();
        }
        return inside;
    }

    /// How fast they are.
    ///
    /// @return `[k][i]`, a copy
    public double[][] velocities() {
        return Arrays.stream(v).map(double[]::clone).toArray(double[][]::new);
    }

    /// Steps made.
    ///
    /// @return ≥ 0
    public long steps() {
        return steps;
    }
}
