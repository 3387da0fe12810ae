package org.septuple.experiment;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.septuple.learning.Learner;
import org.septuple.learning.Optimiser;
import org.septuple.measurement.Recording;
import org.septuple.network.Dataset;
import org.septuple.network.SampledData;
import org.septuple.network.Septuple;
import org.septuple.numerics.Engine;

/// Learners that all go on from one: the same q, weights and memory of the optimiser, samples of their own from then on. What they do
/// differently is the noise of minibatches; what they do alike is drift.
///
/// Branch r draws independent samples under the number plan.replicas + r, which no learner of the experiment has.
final class LearnerBranches {

    /// Coordinates of q that are recorded, at most.
    private static final int WATCHED = 64;

    private final LearningPlan plan;
    private final Learner trained;
    private final Dataset samples;
    private final long seed;
    private final int replica;
    private final Engine engine;

    /// Branches of replica 0.
    ///
    /// @param plan    what learns what, and how
    /// @param trained where they begin; left as it is
    /// @param samples what they draw from
    /// @param seed    of their samples
    /// @param engine  kernels and workers
    LearnerBranches(LearningPlan plan, Learner trained, Dataset samples, long seed, Engine engine) {
        this(plan, trained, samples, seed, 0, engine);
    }

    /// Branches of a learner.
    ///
    /// @param plan    what learns what, and how
    /// @param trained where they begin; left as it is
    /// @param samples what they draw from
    /// @param seed    of their samples
    /// @param replica number of the learner, whose weights that do not learn they have
    /// @param engine  kernels and workers
    LearnerBranches(LearningPlan plan, Learner trained, Dataset samples, long seed, int replica, Engine engine) {
        this.plan = plan;
        this.trained = trained;
        this.samples = samples;
        this.seed = seed;
        this.replica = replica;
        this.engine = engine;
    }

    /// What branches did.
    ///
    /// @param drifts mean Δq per step over the first steps, `[branch][trainable]`
    /// @param watched some trainables that move, at the beginning and after each step
    record Result(List<double[]> drifts, Recording watched) {}

    /// Lets branches learn.
    ///
    /// @param optimiser  the trained learner's, or another one, which then starts without memory
    /// @param count      branches, ≥ 2
    /// @param driftSteps steps over which Δq is averaged, ≥ 1
    /// @param steps      ≥ driftSteps
    /// @throws IllegalArgumentException if a branch leaves the finite numbers
    Result learn(Optimiser optimiser, int count, int driftSteps, int steps) {
        List<double[]> drifts = new ArrayList<>();
        int[] coordinates = moving(optimiser);
        int width = coordinates.length;
        double[] record = new double[(steps + 1) * count * width];
        for (int branch = 0; branch < count; branch++) {
            Learner learner = branch(optimiser, plan.replicas() + branch);
            double[] q = learner.trainables().values();
            double[] start = q.clone();
            for (int step = 0; step <= steps; step++) {
                if (step > 0 && !learner.step().isFinite()) {
                    throw new IllegalArgumentException(
                            "branch %d left the finite numbers after %d learning steps; lower learning.step"
                                    .formatted(branch, step));
                }
                for (int k = 0; k < width; k++) {
                    record[(step * count + branch) * width + k] = q[coordinates[k]];
                }
                if (step == driftSteps) {
                    drifts.add(IntStream.range(0, q.length)
                            .mapToDouble(k -> (q[k] - start[k]) / driftSteps)
                            .toArray());
                }
            }
        }
        return new Result(drifts, Recording.of(record, count, width, 1));
    }

    /// Where branches are after some steps.
    ///
    /// @param first number of the first branch, 0 for the first of [#learn]
    /// @param count branches
    /// @param times learning steps, increasing
    /// @return Δq since the beginning, `[time][branch][trainable]`
    /// @throws IllegalArgumentException if a branch leaves the finite numbers
    List<List<double[]>> paths(int first, int count, List<Integer> times) {
        List<List<double[]>> all = new ArrayList<>();
        times.forEach(_ -> all.add(new ArrayList<>()));
        for (int branch = first; branch < first + count; branch++) {
            Learner learner = branch(plan.optimiser(), plan.replicas() + branch);
            double[] q = learner.trainables().values();
            double[] start = q.clone();
            int step = 0;
            for (int at = 0; at < times.size(); at++) {
                for (; step < times.get(at); step++) {
                    if (!learner.step().isFinite()) {
                        throw new IllegalArgumentException(
                                "branch %d left the finite numbers after %d learning steps; lower learning.step"
                                        .formatted(branch, step));
                    }
                }
                all.get(at)
                        .add(IntStream.range(0, q.length)
                                .mapToDouble(k -> q[k] - start[k])
                                .toArray());
            }
        }
        return all;
    }

    private Learner branch(Optimiser optimiser, int number) {
        return branch(optimiser, number, engine);
    }

    /// One learner.
    ///
    /// @param number of its samples, from plan.replicas on
    /// @param with   its kernels and workers
    Learner branch(Optimiser optimiser, int number, Engine with) {
        SampledData data = new SampledData(samples, plan.data().targets(), new SampledData.Independent(), seed, number);
        Septuple septuple = plan.network().septuple(data, plan.batch(), seed, replica);
        Learner learner = new Learner(septuple, plan.mode(), optimiser, seed, number, with);
        List<double[]> parts = new ArrayList<>(optimiser.equals(plan.optimiser()) ? trained.save() : learner.save());
        parts.set(0, trained.save().getFirst());
        learner.resume(trained.time(), parts);
        return learner;
    }

    /// Plain descent at rate 1 on all samples at once: its steps are gradients of their mean loss.
    ///
    /// @param number of its order of samples, which does not matter
    Learner whole(int number) {
        SampledData data = new SampledData(samples, plan.data().targets(), new SampledData.Shuffled(), seed, number);
        Septuple septuple = plan.network().septuple(data, samples.samples(), seed, replica);
        Learner learner = new Learner(septuple, plan.mode(), new Optimiser.Plain(1), seed, number, engine);
        List<double[]> parts = new ArrayList<>(learner.save());
        parts.set(0, trained.save().getFirst());
        learner.resume(0, parts);
        return learner;
    }

    /// Number of the samples of the n-th branch, n ≥ 0.
    int number(int n) {
        return plan.replicas() + n;
    }

    /// Some trainables that one step moves, evenly over all of them.
    private int[] moving(Optimiser optimiser) {
        Learner learner = branch(optimiser, plan.replicas());
        double[] q = learner.trainables().values();
        double[] start = q.clone();
        learner.step();
        int[] all = IntStream.range(0, q.length).filter(k -> q[k] != start[k]).toArray();
        if (all.length == 0) {
            throw new IllegalArgumentException("no trainable moves");
        }
        int count = Math.min(WATCHED, all.length);
        return IntStream.range(0, count)
                .map(i -> all[(int) ((long) i * all.length / count)])
                .toArray();
    }
}
