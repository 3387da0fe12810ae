package org.septuple.learning;

import org.septuple.numerics.Crew;
import org.septuple.numerics.Engine;
import org.septuple.numerics.ReplicaBlocks;
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
    private final Crew crew;
    private final BatchGradients[] batches;
    private final double[][] gradients;
    private final ReplicaBlocks blocks;
    private final ReplicaBlocks velocities;
    private long steps;

    /// All replicas at q = 0, v = 0, t = 0.
    ///
    /// @param learner  what learns
    /// @param descent  how q answers a gradient
    /// @param seed     of the minibatches
    /// @param replicas R ≥ 1
    /// @param engine   whose crew works off the blocks
    public SolvableEnsemble(SolvableLearner learner, HeavyBall descent, long seed, int replicas, Engine engine) {
        this.dimension = learner.dimension();
        this.descent = descent;
        this.crew = engine.crew();
        this.batches = new BatchGradients[crew.workers()];
        for (int worker = 0; worker < batches.length; worker++) {
            batches[worker] = BatchGradients.of(learner, seed, engine.kernels());
        }
        this.gradients = new double[crew.workers()][dimension * BLOCK];
        this.blocks = new ReplicaBlocks(replicas, dimension);
        this.velocities = new ReplicaBlocks(replicas, descent.momentum() > 0 ? dimension : 0);
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
        return blocks.replicas();
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
        crew.work(blocks.count(), (worker, block) -> {
            for (long step = steps; step < steps + count; step++) {
                step(block, step, batches[worker], gradients[worker]);
            }
        });
        steps += count;
    }

    private void step(int block, long step, BatchGradients batch, double[] gradient) {
        int active = blocks.active(block);
        double[] q = blocks.block(block);
        batch.at(block, step, q, active, gradient);
        for (int from = 0; from < gradient.length; from += BLOCK) {
            if (descent.momentum() == 0) {
                descend(q, gradient, from, from + active);
            } else {
                roll(q, velocities.block(block), gradient, from, from + active);
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
        blocks.read(coordinate, target);
    }

    /// Sets one trainable of all replicas.
    ///
    /// @param coordinate in [0, d)
    /// @param source     R numbers
    public void write(int coordinate, double[] source) {
        blocks.write(coordinate, source);
    }

    /// The last step of one trainable of all replicas, v.
    ///
    /// @param coordinate in [0, d)
    /// @param target     receives R numbers
    /// @throws IllegalStateException without momentum
    public void readVelocity(int coordinate, double[] target) {
        velocities().read(coordinate, target);
    }

    /// Sets v of one trainable of all replicas.
    ///
    /// @param coordinate in [0, d)
    /// @param source     R numbers
    /// @throws IllegalStateException without momentum
    public void writeVelocity(int coordinate, double[] source) {
        velocities().write(coordinate, source);
    }

    private ReplicaBlocks velocities() {
        if (descent.momentum() == 0) {
            throw new IllegalStateException("momentum 0 keeps no velocities; only q is to be read and written");
        }
        return velocities;
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

    /// Replicas that left the finite numbers. They disturb no other; a smaller η keeps them.
    ///
    /// @return how many
    public int diverged() {
        return blocks.diverged();
    }
}
