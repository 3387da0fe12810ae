package org.septuple.experiment;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;
import org.septuple.learning.AdaptiveLearner;
import org.septuple.learning.ExcessLoss;
import org.septuple.learning.Knob;
import org.septuple.learning.LossShares;
import org.septuple.network.Recurrence;
import org.septuple.network.Septuple;
import org.septuple.network.Split;
import org.septuple.network.TrainableVector;
import org.septuple.network.Trainables;
import org.septuple.numerics.Engine;
import org.septuple.numerics.Outcome;
import org.septuple.statistics.Estimate;

/// One learner that adapts by (4.8), on its way to a [Replica].
///
/// An epoch is as much work, in samples × neurons², as a pass through the training samples takes with the network as it is at first; branches
/// that measure slopes count, chains of μ do not. So learners with and without knobs, of any B and N, end at the same cost, up to the chains.
final class AdaptiveLearning implements LearningReplica {

    private static final int REPORT_EVERY = 20;
    private static final String ADVICE =
            "lower learning.step, the upper bound of learning.adaptive.steps, or the gain of the bulk";

    private final Experiment experiment;
    private final LearningPlan plan;
    private final AdaptivePlan adaptive;
    private final Split data;
    private final int number;
    private final Engine engine;
    private final RunOutput output;
    private final List<EpochRecord> epochs = new ArrayList<>();
    private @Nullable AdaptiveLearner learner;
    private LossShares sum = LossShares.ZERO;
    private long summed;
    private long reported;
    private double passCost;
    private int boundary;
    private List<List<Double>> rows = List.of();
    private @Nullable Replica result;

    AdaptiveLearning(
            Experiment experiment, AdaptivePlan adaptive, Split data, int number, Engine engine, RunOutput output) {
        this.experiment = experiment;
        this.plan = Objects.requireNonNull(experiment.learning());
        this.adaptive = adaptive;
        this.data = data;
        this.number = number;
        this.engine = engine;
        this.output = output;
    }

    private AdaptiveLearner start() {
        AdaptiveLearner at = adaptive.learner(plan, data, experiment.header().seed(), number, engine);
        long neurons = at.septuple().projector().neurons();
        passCost = (double) data.train().samples() * neurons * neurons;
        boundary = at.septuple().projector().neurons() - at.setting().bulk();
        return at;
    }

    @Override
    public @Nullable Replica result() {
        return result;
    }

    @Override
    public long reported() {
        return reported;
    }

    /// In learning steps that the network would make with B and N as they are at first.
    @Override
    public long made() {
        return learner == null ? reported : made(learner);
    }

    private long made(AdaptiveLearner at) {
        long all = plan.stepsUntil(plan.epochs(), data.train().samples());
        return Math.min(all, (long) (at.cost() / passCost * data.train().samples() / plan.batch()));
    }

    @Override
    public List<List<Double>> controllerRows() {
        return rows;
    }

    @Override
    public void advance(BooleanSupplier rest, boolean begin) {
        if (result != null || (learner == null && !begin && rest.getAsBoolean())) {
            return;
        }
        AdaptiveLearner at = learner == null ? start() : learner;
        learner = at;
        result = learn(at, rest);
        if (result != null) {
            rows = new ControllerTrace(at.trace(), boundary).rows(number);
            learner = null;
        }
    }

    private @Nullable Replica learn(AdaptiveLearner at, BooleanSupplier rest) {
        while (epochs.size() < plan.epochs()) {
            LossShares loss = at.step();
            if (!loss.isFinite()) {
                return diverged("the loss or a trainable", at.time());
            }
            sum = sum.plus(1, loss);
            summed++;
            if (at.cost() >= (epochs.size() + 1) * passCost) {
                endEpochs(at);
            }
            if (made(at) - reported >= REPORT_EVERY) {
                report(made(at));
            }
            if (rest.getAsBoolean()) {
                return null;
            }
        }
        report(plan.stepsUntil(plan.epochs(), data.train().samples()));
        return readOut(at);
    }

    /// One epoch, or more if branches took as much.
    private void endEpochs(AdaptiveLearner at) {
        LossShares mean = LossShares.ZERO.plus(1.0 / summed, sum);
        Double accuracy = data.test().classes() == 0
                ? null
                : ReplicaLearning.proportion(plan.dynamics().classify(at.septuple(), data.test(), engine), data.test())
                        .value();
        double radius = new Recurrence(at.septuple().weights()).spectralRadius();
        while (epochs.size() < plan.epochs() && at.cost() >= (epochs.size() + 1) * passCost) {
            EpochRecord record = new EpochRecord(number, epochs.size() + 1, at.time(), mean, accuracy, radius);
            epochs.add(record);
            output.epoch(record);
        }
        sum = LossShares.ZERO;
        summed = 0;
    }

    private void report(long made) {
        if (made == reported) {
            return;
        }
        output.progress(
                "learning",
                made - reported,
                plan.stepsUntil(plan.epochs(), data.train().samples()));
        reported = made;
    }

    private Replica readOut(AdaptiveLearner at) {
        Map<String, Estimate> measured = new LinkedHashMap<>();
        List<Integer> answers = ReplicaLearning.classify(plan, at.septuple(), data, engine, measured);
        ReplicaLearning.putLoss(epochs.getLast(), measured);
        if (at.trace().isEmpty()) {
            return broken(
                    "no stretch of learning was long enough to measure D",
                    at.time(),
                    "lower learning.adaptive.every, or learn for more epochs");
        }
        ExcessLoss excess = at.excess(adaptive.stretch().every());
        measured.putAll(new ControllerTrace(at.trace(), boundary).results(excess, at.cost() / passCost));
        for (Map.Entry<String, Estimate> measurement : measured.entrySet()) {
            if (!Double.isFinite(measurement.getValue().value())) {
                return diverged(measurement.getKey(), at.time());
            }
        }
        if (!adaptive.controller().knobs().contains(Knob.NEURONS)) { // replicas of different sizes fill no array
            output.trained(number, trainables(at.septuple()));
        }
        NetworkPortrait portrait = number == 0 ? NetworkPortrait.of(at.septuple(), plan, data, engine) : null;
        return new Replica(
                new Outcome.Completed(),
                List.copyOf(epochs),
                measured,
                answers,
                portrait,
                Map.of(),
                Map.of(),
                List.of());
    }

    private static double[] trainables(Septuple septuple) {
        Trainables trainables = new Trainables(septuple.weights(), septuple.biases());
        TrainableVector q = trainables.newVector();
        trainables.read(q);
        return q.values();
    }

    private Replica diverged(String quantity, long steps) {
        return broken(quantity + " is not finite", steps, ADVICE);
    }

    private Replica broken(String what, long steps, String advice) {
        return new Replica(
                new Outcome.Diverged(what, steps, advice),
                List.copyOf(epochs),
                Map.of(),
                List.of(),
                null,
                Map.of(),
                Map.of(),
                List.of());
    }

    @Override
    public void save(Checkpoint checkpoint) {
        if (result != null) {
            result.save(checkpoint.at("result"));
            checkpoint.put(
                    "rows",
                    rows.stream()
                            .map(row -> row.stream()
                                    .mapToDouble(Double::doubleValue)
                                    .toArray())
                            .toArray(double[][]::new));
            checkpoint.put("reported", reported);
        } else if (learner != null) {
            checkpoint.put("reported", reported, summed);
            List<double[]> parts = learner.save();
            for (int k = 0; k < parts.size(); k++) {
                checkpoint.put("learner." + k, parts.get(k));
            }
            checkpoint.put("sum", sum.inputs(), sum.bulk(), sum.outputs(), sum.potential());
            EpochRecord.save(epochs, checkpoint);
        }
    }

    @Override
    public void resume(Checkpoint checkpoint) {
        if (checkpoint.has("result.measured")) {
            result = Replica.restored(checkpoint.at("result"), number);
            reported = checkpoint.integer("reported");
            List<List<Double>> read = new ArrayList<>();
            for (double[] row : checkpoint.rows("rows")) {
                read.add(Arrays.stream(row).boxed().toList());
            }
            rows = List.copyOf(read);
        } else if (checkpoint.has("reported")) {
            AdaptiveLearner at = start();
            List<double[]> parts = new ArrayList<>();
            while (checkpoint.has("learner." + parts.size())) {
                parts.add(checkpoint.reals("learner." + parts.size()));
            }
            at.resume(parts);
            long[] counts = checkpoint.integers("reported");
            reported = counts[0];
            summed = counts[1];
            double[] shares = checkpoint.reals("sum");
            sum = new LossShares(shares[0], shares[1], shares[2], shares[3]);
            epochs.addAll(EpochRecord.restored(checkpoint, number));
            learner = at;
        }
    }
}
