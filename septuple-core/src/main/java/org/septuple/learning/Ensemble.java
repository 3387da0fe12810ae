package org.septuple.learning;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.septuple.network.BoundaryDistribution;
import org.septuple.network.ReplicaData;
import org.septuple.network.Septuple;
import org.septuple.network.WeightBlock;
import org.septuple.numerics.Engine;
import org.septuple.numerics.LaneKernels;
import org.septuple.numerics.Trajectories;

/// Many replicas of one network that learn independently: each has its own weights, biases, data and random numbers.
///
/// Replica r has the q of `new Learner(plan.septuple(seed, first + r), mode, optimiser, seed, first + r)`, bit for bit. Small
/// networks run eight side by side in the lanes of vector registers; large ones, and parts without a twin in lanes, as one
/// [Learner] each. Neither this choice nor kernels, threads or the order of work changes a bit of q. Losses agree to rounding
/// between the two ways, and exactly between threads and kernels.
///
/// A replica whose loss or q stops being finite keeps its last good q and stops; the others go on.
public final class Ensemble {

    /// Replicas that a worker advances at a time when they run side by side.
    public static final int BLOCK = 256;

    private final ReplicaPlan plan;
    private final LearningMode mode;
    private final Optimiser optimiser;
    private final long seed;
    private final int first;
    private final int replicas;
    private final Engine engine;
    private final boolean tiled;
    private final int trainables;
    private final List<ReplicaGroup> groups = new ArrayList<>();
    private final @Nullable TileLearning[] work;
    private long time;

    /// An ensemble at time 0.
    ///
    /// @param plan      makes replicas first, …, first + R − 1
    /// @param mode      where the states come from
    /// @param optimiser how q answers the gradient
    /// @param seed      handed to the plan; of update times and noise in activation mode
    /// @param first     number of the first replica
    /// @param replicas  R ≥ 1
    /// @param engine    kernels and crew
    public Ensemble(
            ReplicaPlan plan,
            LearningMode mode,
            Optimiser optimiser,
            long seed,
            int first,
            int replicas,
            Engine engine) {
        this(plan, mode, optimiser, seed, first, replicas, engine, true);
    }

    Ensemble(
            ReplicaPlan plan,
            LearningMode mode,
            Optimiser optimiser,
            long seed,
            int first,
            int replicas,
            Engine engine,
            boolean sideBySide) {
        if (replicas < 1 || first < 0 || first > Integer.MAX_VALUE - LaneKernels.LANES - replicas) {
            throw new IllegalArgumentException(
                    "%d replicas from number %d: need at least one, numbers from 0 to below 2^31"
                            .formatted(replicas, first));
        }
        if (mode instanceof LearningMode.Canonical) {
            throw refused();
        }
        this.plan = plan;
        this.mode = mode;
        this.optimiser = optimiser;
        this.seed = seed;
        this.first = first;
        this.replicas = replicas;
        this.engine = engine;
        Septuple shape = plan.septuple(seed, first);
        ParameterLayout layout = new ParameterLayout(shape);
        this.trainables = layout.trainables();
        this.tiled = sideBySide && TileLearning.fits(shape);
        this.work = new TileLearning[engine.crew().workers()];
        if (tiled) {
            for (int worker = 0; worker < work.length; worker++) {
                work[worker] = new TileLearning(shape, mode, seed, engine.kernels());
            }
            for (int r = 0; r < replicas; r += LaneKernels.LANES) {
                groups.add(tile(shape, layout, r));
            }
        } else {
            for (int r = 0; r < replicas; r++) {
                groups.add(new LoneReplica(
                        sameShape(shape, plan.septuple(seed, first + r)),
                        mode,
                        optimiser,
                        seed,
                        first + r,
                        oneByOne() ? engine : engine.alone()));
            }
        }
    }

    static IllegalArgumentException refused() {
        return new IllegalArgumentException(
                "canonical mode keeps chains for every sample and replica, which ensembles do not; let learners learn one by one, or use relaxation or activation");
    }

    /// An ensemble that goes on from a snapshot.
    ///
    /// @param snapshot where it was
    /// @param engine   kernels and crew, which may be others than before
    /// @return at the time of the snapshot
    public static Ensemble resumed(Snapshot snapshot, Engine engine) {
        return resumed(snapshot, engine, true);
    }

    static Ensemble resumed(Snapshot snapshot, Engine engine, boolean sideBySide) {
        Ensemble ensemble = new Ensemble(
                snapshot.plan(),
                snapshot.mode(),
                snapshot.optimiser(),
                snapshot.seed(),
                snapshot.first(),
                snapshot.replicas(),
                engine,
                sideBySide);
        ensemble.resume(snapshot.time(), snapshot.rows());
        return ensemble;
    }

    /// Goes on where an ensemble made of the same arguments was; from then on both give the same bits.
    ///
    /// @param reached its time, ≥ 0
    /// @param rows    R×width, what [Snapshot#rows] of that ensemble gave; not changed
    public void resume(long reached, double[][] rows) {
        int width = group(0).save(0).length;
        if (rows.length != replicas || reached < 0) {
            throw new IllegalArgumentException(
                    "%d replicas at time %d; need %d at a time >= 0".formatted(rows.length, reached, replicas));
        }
        for (int r = 0; r < replicas; r++) {
            if (rows[r].length != width) {
                throw new IllegalArgumentException(
                        "replica %d has %d numbers, needs %d".formatted(r, rows[r].length, width));
            }
        }
        for (int r = 0; r < replicas; r++) {
            group(r).load(lane(r), rows[r], reached);
        }
        time = reached;
    }

    private ReplicaTile tile(Septuple shape, ParameterLayout layout, int from) {
        int lanes = Math.min(LaneKernels.LANES, replicas - from);
        List<Septuple> septuples = new ArrayList<>();
        List<BoundaryDistribution> distributions = new ArrayList<>();
        for (int lane = 0; lane < lanes; lane++) {
            Septuple septuple = sameShape(shape, plan.septuple(seed, first + from + lane));
            septuples.add(septuple);
            distributions.add(septuple.distribution());
        }
        ReplicaTile tile = new ReplicaTile(
                first + from,
                ReplicaData.of(distributions, engine.kernels().random()),
                optimiser.start(layout.trainables() * LaneKernels.LANES),
                layout.size(),
                mode instanceof LearningMode.Activated ? shape.states().values().length : 0);
        for (int lane = 0; lane < lanes; lane++) {
            ReplicaTile.scatter(layout.read(septuples.get(lane)), 0, tile.parameters(), lane);
            ReplicaTile.scatter(septuples.get(lane).states().values(), 0, tile.states(), lane);
        }
        Objects.requireNonNull(work[0]).begin(tile);
        return tile;
    }

    private static Septuple sameShape(Septuple shape, Septuple septuple) {
        List<WeightBlock> blocks = shape.weights().blocks();
        List<WeightBlock> others = septuple.weights().blocks();
        boolean same = blocks.size() == others.size()
                && shape.projector().equals(septuple.projector())
                && shape.states().batch() == septuple.states().batch()
                && shape.biases().trainable().equals(septuple.biases().trainable())
                && shape.activation().equals(septuple.activation())
                && shape.loss().equals(septuple.loss());
        for (int k = 0; same && k < blocks.size(); k++) {
            WeightBlock block = blocks.get(k);
            WeightBlock other = others.get(k);
            same = block.targets().equals(other.targets())
                    && block.sources().equals(other.sources())
                    && block.trainable() == other.trainable()
                    && block.size() == other.size();
        }
        if (!same) {
            throw new IllegalArgumentException(
                    "the plan gives replicas of different shape; neurons, columns, blocks, activation and loss must agree");
        }
        return septuple;
    }

    /// Number of replicas R.
    ///
    /// @return ≥ 1
    public int replicas() {
        return replicas;
    }

    /// Number K of trainable variables per replica.
    ///
    /// @return ≥ 0
    public int trainables() {
        return trainables;
    }

    /// Learning steps made so far.
    ///
    /// @return t ≥ 0
    public long time() {
        return time;
    }

    /// Whether replicas run eight side by side.
    ///
    /// @return false if each is a learner of its own
    public boolean sideBySide() {
        return tiled;
    }

    /// Makes learning steps. Each worker takes [#BLOCK] replicas at a time (one, if they are learners of their own) and makes all
    /// steps with eight of them before the next eight.
    ///
    /// @param steps ≥ 0
    public void advance(long steps) {
        if (steps < 0) {
            throw new IllegalArgumentException(
                    "%d steps, need >= 0: an ensemble does not run backwards".formatted(steps));
        }
        if (oneByOne()) {
            groups.forEach(group -> group.advance(time, steps, work[0]));
            time += steps;
            return;
        }
        int perPiece = tiled ? BLOCK / LaneKernels.LANES : 1;
        int pieces = (groups.size() + perPiece - 1) / perPiece;
        if (steps > 0) {
            engine.crew().work(pieces, (worker, piece) -> {
                int last = Math.min(groups.size(), (piece + 1) * perPiece);
                for (int g = piece * perPiece; g < last; g++) {
                    groups.get(g).advance(time, steps, work[worker]);
                }
            });
            time += steps;
        }
    }

    /// Advances to a time and records trainable variables on the way, at the present time first.
    ///
    /// @param until       ≥ the present time
    /// @param every       steps between records, ≥ 1
    /// @param coordinates which of q
    /// @return times in learning steps
    public Trajectories record(long until, long every, int... coordinates) {
        Trajectories trajectories =
                new Trajectories(Trajectories.times(time, until, every), replicas, coordinates.length);
        double[] all = new double[replicas];
        for (int i = 0; i < trajectories.times(); i++) {
            advance(trajectories.time(i) - time);
            for (int c = 0; c < coordinates.length; c++) {
                read(coordinates[c], all);
                trajectories.set(i, c, all);
            }
        }
        advance(until - time);
        return trajectories;
    }

    /// The trainable variables of one replica.
    ///
    /// @param replica in [0, R)
    /// @return a copy of its q
    public double[] trainables(int replica) {
        double[] q = new double[trainables];
        for (int k = 0; k < trainables; k++) {
            q[k] = group(replica).trainable(lane(replica), k);
        }
        return q;
    }

    /// One trainable variable of all replicas.
    ///
    /// @param coordinate in [0, K)
    /// @param target     receives R numbers
    public void read(int coordinate, double[] target) {
        requireRoom(target);
        if (coordinate < 0 || coordinate >= trainables) {
            throw new IllegalArgumentException("coordinate %d must be in [0, %d)".formatted(coordinate, trainables));
        }
        for (int r = 0; r < replicas; r++) {
            target[r] = group(r).trainable(lane(r), coordinate);
        }
    }

    /// The mean loss H̄ of each replica in the last step, before q moved.
    ///
    /// @param target receives R numbers; NaN before the first step and for stopped replicas
    public void losses(double[] target) {
        requireRoom(target);
        for (int r = 0; r < replicas; r++) {
            target[r] = group(r).loss(lane(r));
        }
    }

    private void requireRoom(double[] target) {
        if (target.length < replicas) {
            throw new IllegalArgumentException("an array of length %d for %d replicas: give one number per replica"
                    .formatted(target.length, replicas));
        }
    }

    /// Number of replicas that stopped.
    ///
    /// @return in [0, R]
    public int stopped() {
        int count = 0;
        for (int r = 0; r < replicas; r++) {
            count += stopped(r) ? 1 : 0;
        }
        return count;
    }

    /// Whether a replica's loss or q stopped being finite.
    ///
    /// @param replica in [0, R)
    /// @return true if it rests at its last good q
    public boolean stopped(int replica) {
        return group(replica).stopped(lane(replica));
    }

    /// All that the future depends on.
    ///
    /// @return a copy
    public Snapshot snapshot() {
        double[][] values = new double[replicas][];
        for (int r = 0; r < replicas; r++) {
            values[r] = group(r).save(lane(r));
        }
        return new Snapshot(plan, mode, optimiser, seed, first, time, trainables, values);
    }

    /// Fewer learners of their own than workers: one after the other, each with the whole crew.
    private boolean oneByOne() {
        return !tiled && replicas < engine.crew().workers();
    }

    private ReplicaGroup group(int replica) {
        if (replica < 0 || replica >= replicas) {
            throw new IllegalArgumentException("replica %d must be in [0, %d)".formatted(replica, replicas));
        }
        return groups.get(tiled ? replica / LaneKernels.LANES : replica);
    }

    private int lane(int replica) {
        return tiled ? replica % LaneKernels.LANES : 0;
    }
}
