package org.septuple.learning;

import org.septuple.numerics.Crew;
import org.septuple.numerics.Engine;
import org.septuple.numerics.Trajectories;

/// Many replicas of a [SolvableLearner] by [HeavyBall] descent, each with minibatches of its own, drawn by the law of their gradient: a step
/// costs the same few random numbers whatever the batch, but for χ².
///
/// Replicas are worked off in blocks of [#BLOCK], each with a stream (seed, [org.septuple.numerics.Purpose#MINIBATCHES], block, step) of its
/// own. Neither the number of threads nor that of replicas changes a bit of any replica, and steps allocate nothing.
public final class SolvableEnsemble {

    /// Replicas per block.
    public static final int BLOCK = MinibatchStream.BLOCK;

    private final int dimension;
    private final HeavyBall descent;
    private final int replicas;
    private final Crew crew;
    private final BatchGradients[] batches;
    private final double[][] gradients;
    private final double[][] blocks;
    private final double[][] velocities;
    private long steps;

    /// All replicas at q = 0, v = 0, t = 0.
    ///
    /// @param learner  what learns
    /// @param descent  how q answers a gradient
    /// @param seed     of the minibatches
    /// @param replicas R ≥ 1
    /// @param engine   whose crew works off the blocks
    public SolvableEnsemble(SolvableLearner learner, HeavyBall descent, long seed, int replicas, Engine engine) {
        if (replicas < 1) {
            throw new IllegalArgumentException("replicas %d must be >= 1".formatted(replicas));
        }
        this.dimension = learner.dimension();
        this.descent = descent;
        this.replicas = replicas;
        this.crew = engine.crew();
        this.batches = new BatchGradients[crew.workers()];
        for (int worker = 0; worker < batches.length; worker++) {
            batches[worker] = BatchGradients.of(learner, seed, engine.kernels());
        }
        int length = dimension * BLOCK;
        int count = (replicas - 1) / BLOCK + 1;
        this.gradients = new double[crew.workers()][length];
        this.blocks = new double[count][length];
        this.velocities = new double[count][descent.momentum() > 0 ? length : 0];
    }

    /// Number of trainables d of each replica.
    ///
    /// @return ≥ 1
    public int dimension() {
        return dimension;
    }

    /// Number of replicas R.
    ///
    /// @return ≥ 1
    public int replicas() {
        return replicas;
    }

    /// Learning steps made so far: the present time t.
    ///
    /// @return ≥ 0
    public long steps() {
        return steps;
    }

    /// Goes on from an earlier run: its q, and v if there is momentum, are to be written; its minibatches go on by themselves.
    ///
    /// @param steps that the earlier run had made, ≥ 0
    public void resumeAt(long steps) {
        if (steps < 0) {
            throw new IllegalArgumentException("cannot resume at step %d; need >= 0".formatted(steps));
        }
        this.steps = steps;
    }

    /// Makes learning steps.
    ///
    /// @param count ≥ 0
    public void advance(long count) {
        crew.work(blocks.length, (worker, block) -> {
            for (long step = steps; step < steps + count; step++) {
                step(block, step, batches[worker], gradients[worker]);
            }
        });
        steps += count;
    }

    private void step(int block, long step, BatchGradients batch, double[] gradient) {
        int active = Math.min(BLOCK, replicas - block * BLOCK);
        batch.at(block, step, blocks[block], active, gradient);
        for (int from = 0; from < gradient.length; from += BLOCK) {
            if (descent.momentum() == 0) {
                descend(blocks[block], gradient, from, from + active);
            } else {
                roll(blocks[block], velocities[block], gradient, from, from + active);
            }
        }
    }

    private void descend(double[] q, double[] gradient, int from, int to) {
        double rate = descent.rate();
        for (int i = from; i < to; i++) {
            q[i] = Math.fma(-rate, gradient[i], q[i]);
        }
    }

    private void roll(double[] q, double[] velocity, double[] gradient, int from, int to) {
        double rate = descent.rate();
        double momentum = descent.momentum();
        for (int i = from; i < to; i++) {
            double v = Math.fma(momentum, velocity[i], -rate * gradient[i]);
            velocity[i] = v;
            q[i] += v;
        }
    }

    /// One trainable of all replicas.
    ///
    /// @param coordinate in [0, d)
    /// @param target     receives R numbers
    public void read(int coordinate, double[] target) {
        read(blocks, coordinate, target);
    }

    /// Sets one trainable of all replicas.
    ///
    /// @param coordinate in [0, d)
    /// @param source     R numbers
    public void write(int coordinate, double[] source) {
        write(blocks, coordinate, source);
    }

    /// The last step of one trainable of all replicas, v.
    ///
    /// @param coordinate in [0, d)
    /// @param target     receives R numbers
    /// @throws IllegalStateException without momentum
    public void readVelocity(int coordinate, double[] target) {
        read(velocities(), coordinate, target);
    }

    /// Sets v of one trainable of all replicas.
    ///
    /// @param coordinate in [0, d)
    /// @param source     R numbers
    /// @throws IllegalStateException without momentum
    public void writeVelocity(int coordinate, double[] source) {
        write(velocities(), coordinate, source);
    }

    private double[][] velocities() {
        if (descent.momentum() == 0) {
            throw new IllegalStateException("momentum 0 keeps no velocities; only q is to be read and written");
        }
        return velocities;
    }

    private void read(double[][] from, int coordinate, double[] target) {
        for (int first = 0; first < replicas; first += BLOCK) {
            int count = Math.min(BLOCK, replicas - first);
            System.arraycopy(from[first / BLOCK], place(coordinate), target, first, count);
        }
    }

    private void write(double[][] to, int coordinate, double[] source) {
        for (int first = 0; first < replicas; first += BLOCK) {
            int count = Math.min(BLOCK, replicas - first);
            System.arraycopy(source, first, to[first / BLOCK], place(coordinate), count);
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

    /// Replicas that left the finite numbers. They disturb no other; a smaller η keeps them.
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
