package org.septuple.numerics;

/// An ensemble of stochastic differential equations dq = F(q, t) dt + √(2D) dW by the method of Euler and Maruyama,
/// q ← q + F Δt + √(2DΔt) ξ: strong order ½ (1 for this additive noise), weak order 1.
///
/// Replicas are worked off in blocks of [#BLOCK], each with a stream (seed, [Purpose#LANGEVIN], block, step) of its own. The
/// blocks are part of the definition, workers are not: neither the number of threads nor that of replicas changes a bit of
/// any replica.
///
/// Source: P. E. Kloeden, E. Platen, Numerical Solution of Stochastic Differential Equations, Springer 1992, section 10.2.
public final class Langevin {

    /// Replicas per block.
    public static final int BLOCK = ReplicaBlocks.BLOCK;

    private final Drift drift;
    private final double amplitude;
    private final double dt;
    private final long seed;
    private final Crew crew;
    private final RandomKernels random;
    private final ReplicaBlocks blocks;
    private final double[][] forces;
    private final double[][] noises;
    private long steps;

    /// All replicas at q = 0, t = 0.
    ///
    /// @param drift     F
    /// @param dimension d ≥ 1 coordinates per replica
    /// @param diffusion D ≥ 0
    /// @param dt        Δt > 0
    /// @param seed      of the noise
    /// @param replicas  R ≥ 1
    /// @param engine    whose crew works off the blocks
    public Langevin(Drift drift, int dimension, double diffusion, double dt, long seed, int replicas, Engine engine) {
        if (dimension < 1 || dimension > Integer.MAX_VALUE / BLOCK - 1 || replicas < 1) {
            throw new IllegalArgumentException(
                    "dimension %d and replicas %d must be >= 1".formatted(dimension, replicas));
        }
        if (!(diffusion >= 0 && Double.isFinite(diffusion) && dt > 0 && Double.isFinite(dt))) {
            throw new IllegalArgumentException(
                    "diffusion %g must be finite and >= 0, time step %g finite and > 0".formatted(diffusion, dt));
        }
        this.drift = drift;
        this.amplitude = Math.sqrt(2 * diffusion * dt);
        this.dt = dt;
        this.seed = seed;
        this.crew = engine.crew();
        this.random = engine.kernels().random();
        this.blocks = new ReplicaBlocks(replicas, dimension);
        this.forces = new double[crew.workers()][dimension * BLOCK];
        this.noises = new double[crew.workers()][dimension * BLOCK];
    }

    /// Number of replicas R.
    ///
    /// @return ≥ 1
    public int replicas() {
        return blocks.replicas();
    }

    /// Steps made so far.
    ///
    /// @return t/Δt ≥ 0
    public long steps() {
        return steps;
    }

    /// The present time.
    ///
    /// @return steps·Δt
    public double time() {
        return steps * dt;
    }

    /// Goes on from an earlier run: its states are to be written, its noise goes on by itself.
    ///
    /// @param steps that the earlier run had made, ≥ 0
    public void resumeAt(long steps) {
        if (steps < 0) {
            throw new IllegalArgumentException("cannot resume at step %d; need >= 0".formatted(steps));
        }
        this.steps = steps;
    }

    /// Makes steps.
    ///
    /// @param count ≥ 0
    public void advance(long count) {
        crew.work(blocks.count(), (worker, block) -> {
            for (long step = steps; step < steps + count; step++) {
                step(block, step, blocks.block(block), forces[worker], noises[worker]);
            }
        });
        steps += count;
    }

    private void step(int block, long step, double[] q, double[] force, double[] noise) {
        drift.at(step * dt, q, blocks.active(block), force);
        if (amplitude > 0) {
            random.gaussians(seed, Purpose.LANGEVIN, block, step, 0, noise, 0, noise.length);
        }
        for (int i = 0; i < q.length; i++) {
            q[i] = Math.fma(amplitude, noise[i], Math.fma(dt, force[i], q[i]));
        }
    }

    /// One coordinate of all replicas.
    ///
    /// @param coordinate in [0, d)
    /// @param target     receives R numbers
    public void read(int coordinate, double[] target) {
        blocks.read(coordinate, target);
    }

    /// Sets one coordinate of all replicas.
    ///
    /// @param coordinate in [0, d)
    /// @param source     R numbers
    public void write(int coordinate, double[] source) {
        blocks.write(coordinate, source);
    }

    /// Advances to a number of steps and records on the way, at the present time first.
    ///
    /// @param until       steps, ≥ the present ones
    /// @param every       steps between records, ≥ 1
    /// @param coordinates which are recorded
    /// @return times in steps
    public Trajectories record(long until, long every, int... coordinates) {
        return blocks.record(steps, until, every, this::advance, coordinates);
    }

    /// Replicas that left the finite numbers. They disturb no other; a smaller Δt keeps them.
    ///
    /// @return how many
    public int diverged() {
        return blocks.diverged();
    }
}
