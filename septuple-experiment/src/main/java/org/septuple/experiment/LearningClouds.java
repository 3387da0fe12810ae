package org.septuple.experiment;

import java.util.ArrayList;
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
import org.septuple.statistics.Estimate;

/// Learning on against off, on the same data: entropy change of tangent clouds of a network that makes one learning step before each step of (2.1), less
/// that of the same network with ŵ and b at rest, around the same base states.
///
/// A branch of the learner with minibatches of its own is an independent unit. All of a cloud see the same changes of ŵ and b.
final class LearningClouds {

    /// Branches.
    static final int BRANCHES = 8;

    /// Two-sided test of 5 % and a power of 80 %, in standard errors: Student's t with 7 degrees of freedom.
    static final double DETECTABLE = 2.365 + 0.896;

    private static final int CLOUDS = 40;

    private final LearnerBranches branches;
    private final LearningPlan plan;
    private final int first;

    /// Branches of one learner.
    ///
    /// @param branches where they begin
    /// @param plan     what learns
    /// @param first    number of the first branch, which no other row uses
    LearningClouds(LearnerBranches branches, LearningPlan plan, int first) {
        this.branches = branches;
        this.plan = plan;
        this.first = first;
    }

    /// ΔS with learning less ΔS without, mean over vectors and clouds.
    ///
    /// @param source  of base states, of the learner's network; it is left alone
    /// @param reading positions
    /// @param engine  kernels and workers
    /// @return nats over d steps, n = branches
    Estimate difference(CloudSurvey.Source source, CloudReading reading, Engine engine) {
        double[] differences = new double[BRANCHES];
        for (int branch = 0; branch < BRANCHES; branch++) {
            Learner learner = branches.branch(plan.optimiser(), branches.number(first + branch), engine);
            List<double[]> rest = List.of(learner.trainables().values().clone());
            List<Septuple> networks = new ArrayList<>();
            List<double[]> q = new ArrayList<>();
            for (int step = 0; step < reading.steps(); step++) {
                if (!learner.step().isFinite()) {
                    throw new UntestableException("a branch left the finite numbers; lower learning.step");
                }
                q.add(learner.trainables().values().clone());
                networks.add(copy(source.septuple(), q.getLast()));
            }
            List<Septuple> still = List.of(copy(source.septuple(), rest.getFirst()));
            double[] off = changes(source, still, rest, rest.getFirst(), branch, reading, engine);
            double[] on = changes(source, networks, q, rest.getFirst(), branch, reading, engine);
            int count = 0;
            for (int p = 0; p < on.length; p++) {
                if (Double.isFinite(on[p] - off[p])) {
                    differences[branch] += on[p] - off[p];
                    count++;
                }
            }
            differences[branch] /= count;
        }
        return Estimate.ofMean(differences);
    }

    private static double[] changes(
            CloudSurvey.Source source,
            List<Septuple> networks,
            List<double[]> q,
            double[] begin,
            int branch,
            CloudReading reading,
            Engine engine) {
        Septuple live = copy(source.septuple(), begin);
        CloudSurvey.Source own = new CloudSurvey.Source(
                live,
                source.protocol(),
                source.warmUp(),
                source.spread(),
                source.seed(),
                source.block(),
                source.begin());
        ActivationDynamics run = own.run(branch * CLOUDS, CLOUDS, reading.steps(), engine);
        BasePaths paths = new BasePaths(live.projector().neurons(), CLOUDS, reading.steps());
        paths.follow(run, step -> {
            write(live, q.get(Math.min(step, q.size() - 1)));
            run.trainablesChanged();
        });
        double[] changes = new double[CLOUDS * reading.vectors()];
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
