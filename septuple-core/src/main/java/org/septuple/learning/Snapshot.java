package org.septuple.learning;

import java.util.Arrays;
import org.septuple.network.DenseBlock;
import org.septuple.network.Septuple;

/// An [Ensemble] at one time, with all that its future depends on: continued from here, it gives the bits that it would
/// have given without a stop.
///
/// The numbers of one replica are, in this order: its trainable variables, fixed weights and fixed biases; what the optimiser
/// remembers; in activation mode its states; its last loss; 1 if it stopped, else 0. In relaxation mode nothing else is
/// remembered from step to step.
public final class Snapshot {

    private final ReplicaPlan plan;
    private final LearningMode mode;
    private final Optimiser optimiser;
    private final long seed;
    private final int first;
    private final long time;
    private final int trainables;
    private final double[][] values;

    Snapshot(
            ReplicaPlan plan,
            LearningMode mode,
            Optimiser optimiser,
            long seed,
            int first,
            long time,
            int trainables,
            double[][] values) {
        this.plan = plan;
        this.mode = mode;
        this.optimiser = optimiser;
        this.seed = seed;
        this.first = first;
        this.time = time;
        this.trainables = trainables;
        this.values = values;
    }

    /// When.
    ///
    /// @return learning steps
    public long time() {
        return time;
    }

    /// Number of replicas R.
    ///
    /// @return ≥ 1
    public int replicas() {
        return values.length;
    }

    /// Number K of trainable variables per replica.
    ///
    /// @return ≥ 0
    public int trainables() {
        return trainables;
    }

    /// The trainable variables of one replica.
    ///
    /// @param replica in [0, R)
    /// @return a copy of its q
    public double[] trainables(int replica) {
        requireReplica(replica);
        return Arrays.copyOf(values[replica], trainables);
    }

    /// All numbers of all replicas, for [Ensemble#resume].
    ///
    /// @return live, R×width, each row in the order stated above; not to be changed
    public double[][] rows() {
        return values;
    }

    /// One replica by itself.
    ///
    /// @param replica in [0, R)
    /// @return an ensemble of one, at this time
    public Snapshot only(int replica) {
        requireReplica(replica);
        double[][] one = {values[replica]}; // never changed
        return new Snapshot(plan, mode, optimiser, seed, first + replica, time, trainables, one);
    }

    /// Many futures of one replica: each starts from its q, its optimiser and its states at this time.
    ///
    /// Data, noise and update times come from the new seed; with the old seed, the branch whose number is the parent's repeats
    /// the parent.
    ///
    /// @param replica the parent, in [0, R)
    /// @param count   number of branches, ≥ 1
    /// @param newSeed of what is to come
    /// @param number  of the first branch: the block of its random streams
    /// @return an ensemble of `count` replicas at this time
    public Snapshot branch(int replica, int count, long newSeed, int number) {
        requireReplica(replica);
        if (count < 1) {
            throw new IllegalArgumentException("%d branches, need >= 1".formatted(count));
        }
        double[][] copies = new double[count][];
        Arrays.fill(copies, values[replica]); // never changed
        ReplicaPlan branches = (ownSeed, own) -> withPatternOf(replica, plan.septuple(ownSeed, own));
        return new Snapshot(branches, mode, optimiser, newSeed, number, time, trainables, copies);
    }

    /// Sparse synapses are drawn for each replica; those of a branch are its parent's.
    private Septuple withPatternOf(int replica, Septuple own) {
        if (own.weights().blocks().stream().allMatch(DenseBlock.class::isInstance)) {
            return own;
        }
        Septuple parent = plan.septuple(seed, first + replica);
        return new Septuple(
                own.states(),
                own.projector(),
                own.distribution(),
                parent.weights(),
                parent.biases(),
                own.activation(),
                own.loss());
    }

    private void requireReplica(int replica) {
        if (replica < 0 || replica >= values.length) {
            throw new IllegalArgumentException("replica %d must be in [0, %d)".formatted(replica, values.length));
        }
    }

    ReplicaPlan plan() {
        return plan;
    }

    LearningMode mode() {
        return mode;
    }

    Optimiser optimiser() {
        return optimiser;
    }

    long seed() {
        return seed;
    }

    int first() {
        return first;
    }
}
