package org.septuple.experiment;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.septuple.learning.Learner;
import org.septuple.network.ActivationDynamics;
import org.septuple.network.BasePaths;
import org.septuple.network.Biases;
import org.septuple.network.CloudChange;
import org.septuple.network.CloudReading;
import org.septuple.network.Septuple;
import org.septuple.network.TangentClouds;
import org.septuple.network.TrainableVector;
import org.septuple.network.Trainables;
import org.septuple.network.WeightBlock;
import org.septuple.network.Weights;
import org.septuple.numerics.Engine;
import org.septuple.numerics.Purpose;
import org.septuple.numerics.RandomStream;
import org.septuple.statistics.Estimate;

/// Learning on against off, on the same data: entropy change of tangent clouds of a network that makes one learning step before each step of (2.1), less
/// that of the same network with ŵ and b at rest, around the same base states. Beside it two null models of steps as long, around the same base states:
///
/// | steps | q at step k |
/// |---|---|
/// | *learning* | q_k |
/// | *reversed* | q₀ − (q_k − q₀): to first order the opposite |
/// | *random* | q₀ + s·(q_k − q₀), s a random sign of each trainable, one draw per branch: each trainable goes as far, and all steps are as long |
///
/// A branch of the learner with minibatches and signs of its own is an independent unit of what this learner does. All of a cloud see the same changes of ŵ and b.
final class LearningClouds {

    /// Most branches of one learner.
    static final int MOST_BRANCHES = 8;

    private static final int LEAST_BRANCHES = 2;
    private static final int CLOUDS = 20;
    private static final double HALF = 0.5;

    private final LearnerBranches branches;
    private final LearningPlan plan;
    private final int first;

    /// Branches of one learner.
    ///
    /// @param branches where they begin
    /// @param plan     what learns
    /// @param first    number of the first branch; no other row or learner uses it or the next [#MOST_BRANCHES]
    LearningClouds(LearnerBranches branches, LearningPlan plan, int first) {
        this.branches = branches;
        this.plan = plan;
        this.first = first;
    }

    /// ΔS less that at rest, mean over vectors and clouds, in nats over d steps; n = branches.
    ///
    /// @param learning one learning step before each step of (2.1)
    /// @param reversed steps in the opposite direction
    /// @param random   steps in a random direction
    /// @param direction half of learning less reversed, branch by branch: what is odd in the steps
    record Differences(Estimate learning, Estimate reversed, Estimate random, Estimate direction) {}

    /// Branches of each learner: two where there are learners to tell how they differ, eight of a single one.
    static int branches(int learners) {
        return Math.max(LEAST_BRANCHES, Math.ceilDiv(MOST_BRANCHES, learners));
    }

    /// Measures.
    ///
    /// @param source  of base states, of the learner's network; it is left alone
    /// @param reading positions
    /// @param engine  kernels and workers
    /// @throws UntestableException if a branch diverges
    Differences differences(BaseStates source, CloudReading reading, Engine engine) {
        int count = branches(plan.replicas());
        double[] learning = new double[count];
        double[] reversed = new double[count];
        double[] random = new double[count];
        for (int branch = 0; branch < count; branch++) {
            Learner learner = branches.branch(plan.optimiser(), branches.number(first + branch), engine);
            double[] rest = learner.trainables().values().clone();
            List<double[]> q = path(learner, reading.steps());
            double[] back = new double[rest.length];
            Arrays.fill(back, -1);
            double[] signs = signs(source.seed(), branches.number(first + branch), learner.time(), rest.length);
            int batch = source.block() * count + branch; // on a schedule, learners and branches go through its phases
            double[] off = changes(source, List.of(rest), rest, batch, reading, engine);
            learning[branch] = mean(changes(source, q, rest, batch, reading, engine), off);
            reversed[branch] = mean(changes(source, turned(rest, q, back), rest, batch, reading, engine), off);
            random[branch] = mean(changes(source, turned(rest, q, signs), rest, batch, reading, engine), off);
        }
        double[] direction = new double[count];
        Arrays.setAll(direction, branch -> (learning[branch] - reversed[branch]) / 2);
        return new Differences(
                Estimate.ofMean(learning),
                Estimate.ofMean(reversed),
                Estimate.ofMean(random),
                Estimate.ofMean(direction));
    }

    /// q after each step.
    private static List<double[]> path(Learner learner, int steps) {
        List<double[]> q = new ArrayList<>();
        for (int step = 0; step < steps; step++) {
            if (!learner.step().isFinite()) {
                throw new UntestableException("a branch left the finite numbers; lower learning.step");
            }
            q.add(learner.trainables().values().clone());
        }
        return q;
    }

    private static double[] signs(long seed, int branch, long time, int count) {
        RandomStream random = new RandomStream(seed, Purpose.CHECK_POINTS, branch, time);
        double[] signs = new double[count];
        Arrays.setAll(signs, _ -> random.nextUniform() < HALF ? -1 : 1);
        return signs;
    }

    private static List<double[]> turned(double[] rest, List<double[]> q, double[] signs) {
        List<double[]> turned = new ArrayList<>();
        for (double[] at : q) {
            double[] other = new double[rest.length];
            Arrays.setAll(other, k -> rest[k] + signs[k] * (at[k] - rest[k]));
            turned.add(other);
        }
        return turned;
    }

    /// Of those clouds that have a volume in both.
    private static double mean(double[] on, double[] off) {
        double sum = 0;
        int count = 0;
        for (int p = 0; p < on.length; p++) {
            if (Double.isFinite(on[p] - off[p])) {
                sum += on[p] - off[p];
                count++;
            }
        }
        return sum / count;
    }

    private static double[] changes(
            BaseStates source, List<double[]> q, double[] begin, int batch, CloudReading reading, Engine engine) {
        Septuple live = copy(source.septuple(), begin);
        BaseStates own = new BaseStates(
                live,
                source.protocol(),
                source.warmUp(),
                source.spread(),
                source.seed(),
                source.block(),
                source.begin());
        ActivationDynamics run = own.run(batch * CLOUDS, CLOUDS, reading.steps(), engine);
        BasePaths paths = new BasePaths(live.projector().neurons(), CLOUDS, reading.steps());
        paths.follow(run, step -> {
            write(live, q.get(Math.min(step, q.size() - 1)));
            run.trainablesChanged();
        });
        double[] changes = new double[CLOUDS * reading.vectors()];
        List<Septuple> networks =
                q.stream().map(values -> copy(source.septuple(), values)).toList();
        TangentClouds.exact(networks, paths.held(), reading, engine)
                .carry(paths, 0, (column, change) -> take(column, change, reading.vectors(), changes));
        return changes;
    }

    private static void take(int column, CloudChange change, int vectors, double[] changes) {
        System.arraycopy(change.entropyChanges(), 0, changes, column * vectors, vectors);
    }

    /// The network with weights of its own.
    private static Septuple copy(Septuple network, double[] q) {
        List<WeightBlock> blocks = new ArrayList<>();
        for (WeightBlock block : network.weights().blocks()) {
            WeightBlock other = block.blank();
            for (int p = 0; p < block.parts().size(); p++) {
                double[] from = block.parts().get(p);
                System.arraycopy(from, 0, other.parts().get(p), 0, from.length);
            }
            blocks.add(other);
        }
        Biases biases =
                new Biases(network.projector().neurons(), network.biases().trainable());
        System.arraycopy(network.biases().values(), 0, biases.values(), 0, biases.values().length);
        Septuple copy = new Septuple(
                network.states(),
                network.projector(),
                network.distribution(),
                new Weights(network.weights().neurons(), blocks),
                biases,
                network.activation(),
                network.loss());
        write(copy, q);
        return copy;
    }

    private static void write(Septuple network, double[] q) {
        Trainables trainables = new Trainables(network.weights(), network.biases());
        TrainableVector vector = trainables.newVector();
        System.arraycopy(q, 0, vector.values(), 0, q.length);
        trainables.write(vector);
    }
}
