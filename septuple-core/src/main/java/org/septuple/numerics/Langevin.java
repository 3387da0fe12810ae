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
    public static final int BLOCK = 1024;

    private final Drift drift;
    private final int dimension;
    private final double amplitude;
    private final double dt;
    private final long seed;
    private final int replicas;
    private final Crew crew;
    private final RandomKernels random;
    private final double[][] blocks;
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
        this.dimension = dimension;
        this.amplitude = Math.sqrt(2 * diffusion * dt);
        this.dt = dt;
        this.seed = seed;
        this.replicas = replicas;
        this.crew = engine.crew();
        this.random = engine.kernels().random();
        this.blocks = new double[(replicas - 1) / BLOCK + 1][dimension * BLOCK];
        this.forces = new double[crew.workers()][dimension * BLOCK];
        this.noises = new double[crew.workers()][dimension * BLOCK];
    }

    /// Number of replicas R.
    ///
    /// @return ≥ 1
    public int replicas() {
        return replicas;
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
        crew.work(blocks.length, (worker, block) -> {
            for (long step = steps; step < steps + count; step++) {
                step(block, step, blocks[block], forces[worker], noises[worker]);
            }
        });
        steps += count;
    }

    private void step(int block, long step, double[] q, double[] force, double[] noise) {
        int active = Math.min(BLOCK, replicas - block * BLOCK);
        drift.at(step * dt, q, active, force);
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
        for (int first = 0; first < replicas; first += BLOCK) {
            System.arraycopy(
                    blocks[first / BLOCK], place(coordinate), target, first, Math.min(BLOCK, replicas - first));
        }
    }

    /// Sets one coordinate of all replicas.
    ///
    /// @param coordinate in [0, d)
    /// @param source     R numbers
    public void write(int coordinate, double[] source) {
        for (int first = 0; first < replicas; first += BLOCK) {
            System.arraycopy(
                    source, first, blocks[first / BLOCK], place(coordinate), Math.min(BLOCK, replicas - first));
        }
    }

    private int place(int coordinate) {
        if (coordinate < 0 || coordinate >= dimension) {
            throw new IllegalArgumentException("coordinate %d must be in [0, %d)".formatted(coordinate, dimension));
        }
        return coordinate * BLOCK;
    }

    /// Advances to a number of steps and records on the way, at the present time first.
    ///
    /// @param until       steps, ≥ the present ones
    /// @param every       steps between records, ≥ 1
    /// @param coordinates which are recorded
    /// @return times in steps
    public Trajectories record(long until, long every, int... coordinates) {
        Trajectories trajectories =
                new Trajectories(Trajectories.times(steps, until, every), replicas, coordinates.length);
        double[] all = new double[replicas];
        for (int i = 0; i < trajectories.times(); i++) {
            advance(trajectories.time(i) - steps);
            for (int c = 0; c < coordinates.length; c++) {
                read(coordinates[c], all);
                trajectories.set(i, c, all);
            }
        }
        advance(until - steps);
        return trajectories;
    }

    /// Replicas that left the finite numbers. They disturb no other; a smaller Δt keeps them.
    ///
    /// @return how many
    public int diverged() {
        int count = 0;
        for (int r = 0; r < replicas; r++) {
            boolean finite = true;
            for (int k = 0; k < dimension; k++) {
                finite &= Double.isFinite(blocks[r / BLOCK][k * BLOCK + r % BLOCK]);
            }
            count += finite ? 0 : 1;
        }
        return count;
    }
}
