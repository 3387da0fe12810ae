package org.septuple.experiment;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;
import org.septuple.learning.Learner;
import org.septuple.learning.LossShares;
import org.septuple.learning.Readout;
import org.septuple.network.ActivationDynamics;
import org.septuple.network.BoundaryDistribution;
import org.septuple.network.Dataset;
import org.septuple.network.Held;
import org.septuple.network.LossEvaluation;
import org.septuple.network.Recurrence;
import org.septuple.network.Septuple;
import org.septuple.network.Split;
import org.septuple.network.States;
import org.septuple.numerics.Engine;
import org.septuple.numerics.Outcome;
import org.septuple.statistics.Estimate;

/// One learner of an ensemble on its way to a [Replica]. It can rest between two learning steps, be kept, and go on in another
/// process with the same bits.
final class ReplicaLearning implements LearningReplica {

    private static final int REPORT_EVERY = 20;
    private static final String LEARNING_ADVICE =
            "lower learning.step, learning.rate or the gain of the bulk; see the spectral radius";
    private static final String READOUT_ADVICE =
            "states grow without bound when the trained network is read out or runs (2.1): lower readout.relaxation-rate, or the gain of the bulk";

    private final Experiment experiment;
    private final LearningPlan plan;
    private final Split data;
    private final int number;
    private final Engine engine;
    private final Engine whole;
    private final RunOutput output;
    private final List<EpochRecord> epochs = new ArrayList<>();
    private @Nullable Work work;
    private LossShares mean = LossShares.ZERO;
    private long reported;
    private @Nullable Replica result;

    /// The network, which is there from the first step to the read-out.
    private record Work(Septuple septuple, Learner learner, Recurrence recurrence) {}

    /// A learner.
    ///
    /// @param experiment of which it is one
    /// @param data       samples
    /// @param number     replica
    /// @param engine     kernels and workers while it learns
    /// @param whole      those that the ledger's rows are measured with: no other learner may use this crew
    /// @param output     told of progress
    ReplicaLearning(Experiment experiment, Split data, int number, Engine engine, Engine whole, RunOutput output) {
        this.experiment = experiment;
        this.plan = Objects.requireNonNull(experiment.learning());
        this.data = data;
        this.number = number;
        this.engine = engine;
        this.whole = number == 0 ? whole : engine;
        this.output = output;
    }

    private Work start() {
        long seed = experiment.header().seed();
        BoundaryDistribution distribution = plan.data().distribution(data, seed, number);
        Septuple septuple = plan.network().septuple(distribution, plan.batch(), seed, number);
        Learner learner = new Learner(septuple, plan.mode(), plan.optimiser(), seed, number, engine);
        return new Work(septuple, learner, new Recurrence(septuple.weights()));
    }

    /// The network that learns, live; fresh before the first step.
    ///
    /// @throws IllegalStateException once it has ended
    Septuple septuple() {
        if (result != null) {
            throw new IllegalStateException("replica %d has been read out; its network is gone".formatted(number));
        }
        Work at = work == null ? start() : work;
        work = at;
        return at.septuple();
    }

    @Override
    public @Nullable Replica result() {
        return result;
    }

    @Override
    public long reported() {
        return reported;
    }

    @Override
    public long made() {
        return work == null ? reported : work.learner().time();
    }

    @Override
    public void advance(BooleanSupplier rest, boolean begin) {
        if (result != null || (work == null && !begin && rest.getAsBoolean())) {
            return;
        }
        Work at = work == null ? start() : work;
        work = at;
        result = learn(at, rest);
        if (result != null) {
            output.trained(number, at.learner().trainables().values());
            work = null;
        }
    }

    private @Nullable Replica learn(Work at, BooleanSupplier rest) {
        Learner learner = at.learner();
        int samples = data.train().samples();
        long last = plan.stepsUntil(plan.epochs(), samples);
        while (epochs.size() < plan.epochs()) {
            int epoch = epochs.size() + 1;
            long begin = plan.stepsUntil(epoch - 1, samples);
            long end = plan.stepsUntil(epoch, samples);
            while (learner.time() < end) {
                LossShares loss = learner.step();
                if (!loss.isFinite()) {
                    return diverged("the loss or a trainable", LEARNING_ADVICE, learner.time());
                }
                mean = mean.plus(1.0 / (end - begin), loss);
                if (learner.time() - reported >= REPORT_EVERY && learner.time() < end) {
                    report(learner.time(), last);
                }
                if (rest.getAsBoolean()) {
                    return null;
                }
            }
            EpochRecord record = new EpochRecord(
                    number,
                    epoch,
                    end,
                    mean,
                    accuracy(at.septuple(), plan.dynamics(), data.test(), engine),
                    epochs.isEmpty() || at.recurrence().isTrainable()
                            ? at.recurrence().spectralRadius()
                            : epochs.getLast().spectralRadius());
            epochs.add(record);
            mean = LossShares.ZERO;
            output.epoch(record);
            report(end, last);
        }
        return readOut(at);
    }

    private void report(long time, long total) {
        output.progress("learning", time - reported, total);
        reported = time;
    }

    private Replica readOut(Work at) {
        Map<String, Estimate> measured = new LinkedHashMap<>();
        List<Integer> answers = classify(plan, at.septuple(), data, engine, measured);
        putLoss(epochs.getLast(), measured);
        LedgerNotes found =
                experiment instanceof Experiment.Duality duality ? observed(at, duality) : new LedgerNotes();
        measured.putAll(found.results());
        for (Map.Entry<String, Estimate> measurement : measured.entrySet()) {
            if (!Double.isFinite(measurement.getValue().value())) {
                return diverged(
                        measurement.getKey(), READOUT_ADVICE, at.learner().time());
            }
        }
        NetworkPortrait portrait = number == 0 ? NetworkPortrait.of(at.septuple(), plan, data, engine) : null;
        return new Replica(
                new Outcome.Completed(),
                List.copyOf(epochs),
                measured,
                answers,
                portrait,
                found.rows(),
                found.untestable(),
                found.tables());
    }

    /// The trained network under (2.1), and of replica 0 the rows of the ledger.
    private LedgerNotes observed(Work at, Experiment.Duality duality) {
        LedgerNotes found = new LedgerNotes();
        long seed = experiment.header().seed();
        long begin = at.learner().clock();
        DynamicsPlan dynamics = duality.dynamics();
        Septuple observed =
                at.septuple().withStates(new States(at.septuple().projector().neurons(), dynamics.columns()));
        found.put(
                "dynamics.loss",
                Replica.unknownError(timeAveragedLoss(observed, dynamics, seed, number, begin, engine)));
        if (duality.spacetime() != null) {
            long after = begin + dynamics.warmUp() + dynamics.steps() + 1;
            Septuple fresh = plan.network().septuple(at.septuple().distribution(), 1, seed, number);
            SpacetimeChecks clouds = new SpacetimeChecks(duality, number, after, whole, found);
            clouds.measure(at.septuple(), fresh, output);
            Learner first = new Learner(
                    plan.network().septuple(at.septuple().distribution(), plan.batch(), seed, number),
                    plan.mode(),
                    plan.optimiser(),
                    seed,
                    number,
                    whole);
            clouds.compare(
                    at.septuple(),
                    fresh,
                    new LearnerBranches(plan, at.learner(), data.train(), seed, number, whole),
                    new LearnerBranches(plan, first, data.train(), seed, number, whole),
                    plan);
        }
        if (number == 0) {
            found.rows().putAll(new NetworkChecks(observed, seed, whole).all());
            CanonicalPlan canonical = duality.canonical();
            if (canonical != null) {
                check(at, duality, canonical, found);
            }
        }
        return found;
    }

    private void check(Work at, Experiment.Duality duality, CanonicalPlan canonical, LedgerNotes found) {
        Learner learner = at.learner();
        Septuple septuple = at.septuple();
        new CanonicalChecks(septuple, duality, canonical, data, learner.clock(), whole, found).measure(output);
        LearningChecks learning = new LearningChecks(learner, septuple, duality, canonical, data, whole, found);
        learning.measure(output);
        new MacroscopicChecks(duality, canonical, whole, found).measure(learning, output);
        new ChemicalPotentialChecks(duality, canonical, whole, found).measure(learner, septuple, learning, output);
        new SliceChecks(duality, whole, found).measure(learning, output);
    }

    private Replica diverged(String quantity, String advice, long steps) {
        Outcome outcome = new Outcome.Diverged(quantity + " is not finite", steps, advice);
        return new Replica(outcome, List.copyOf(epochs), Map.of(), List.of(), null, Map.of(), Map.of(), List.of());
    }

    @Override
    public void save(Checkpoint checkpoint) {
        if (result != null) {
            result.save(checkpoint.at("result"));
        } else if (work != null) {
            checkpoint.put("time", work.learner().time(), reported);
            List<double[]> parts = work.learner().save();
            for (int k = 0; k < parts.size(); k++) {
                checkpoint.put("learner." + k, parts.get(k));
            }
            checkpoint.put("mean", mean.inputs(), mean.bulk(), mean.outputs(), mean.potential());
            EpochRecord.save(epochs, checkpoint);
        }
    }

    @Override
    public void resume(Checkpoint checkpoint) {
        if (checkpoint.has("result.measured")) {
            result = Replica.restored(checkpoint.at("result"), number);
            reported = result.outcome() instanceof Outcome.Diverged(String _, String _, long step, String _)
                    ? step
                    : plan.stepsUntil(plan.epochs(), data.train().samples());
        } else if (checkpoint.has("time")) {
            Work at = start();
            long[] times = checkpoint.integers("time");
            List<double[]> parts = new ArrayList<>();
            while (checkpoint.has("learner." + parts.size())) {
                parts.add(checkpoint.reals("learner." + parts.size()));
            }
            at.learner().resume(times[0], parts);
            reported = times[1];
            double[] shares = checkpoint.reals("mean");
            mean = new LossShares(shares[0], shares[1], shares[2], shares[3]);
            epochs.addAll(EpochRecord.restored(checkpoint, number));
            work = at;
        }
    }

    /// Loss and spectral radius of the last epoch.
    static void putLoss(EpochRecord last, Map<String, Estimate> measured) {
        measured.put("loss", Replica.unknownError(last.loss().total()));
        measured.put("loss.inputs", Replica.unknownError(last.loss().inputs()));
        measured.put("loss.bulk", Replica.unknownError(last.loss().bulk()));
        measured.put("loss.outputs", Replica.unknownError(last.loss().outputs()));
        measured.put("loss.potential", Replica.unknownError(last.loss().potential()));
        measured.put("spectral_radius", Replica.unknownError(last.spectralRadius()));
    }

    /// What a trained network answers to the test part; its accuracies go to the measured numbers.
    static List<Integer> classify(
            LearningPlan plan, Septuple septuple, Split data, Engine engine, Map<String, Estimate> measured) {
        if (data.test().classes() == 0) {
            return List.of();
        }
        Readout.Answers forward = plan.dynamics().classify(septuple, data.test(), engine);
        Readout.Answers relaxed = plan.relaxation().classify(septuple, data.test(), engine);
        Readout.Answers known = plan.dynamics().classify(septuple, data.train(), engine);
        measured.put("accuracy.dynamics", proportion(forward, data.test()));
        measured.put("accuracy.relaxation", proportion(relaxed, data.test()));
        measured.put("accuracy.train", proportion(known, data.train()));
        measured.put("movement.dynamics", Replica.unknownError(forward.movement()));
        measured.put("movement.relaxation", Replica.unknownError(relaxed.movement()));
        return forward.classes();
    }

    private static @Nullable Double accuracy(Septuple septuple, Readout readout, Dataset test, Engine engine) {
        return test.classes() == 0
                ? null
                : proportion(readout.classify(septuple, test, engine), test).value();
    }

    static Estimate proportion(Readout.Answers answers, Dataset truth) {
        return Estimate.ofProportion(answers.right(truth), truth.samples());
    }

    /// The loss averaged over time and columns while the trained network follows (2.1), from the time on at which learning
    /// ended: no random number of learning comes again, and data that change in time go on changing.
    private static double timeAveragedLoss(
            Septuple septuple, DynamicsPlan plan, long seed, int replica, long begin, Engine engine) {
        ActivationDynamics dynamics = new ActivationDynamics(septuple, plan.protocol(), seed, replica, begin, engine);
        LossEvaluation loss = new LossEvaluation(septuple, engine);
        double mean = 0;
        for (int step = 0; step < plan.warmUp() + plan.steps(); step++) {
            dynamics.step();
            if (step >= plan.warmUp()) {
                loss.hold(Held.NOTHING);
                loss.evaluate();
                mean += loss.mean() / plan.steps();
            }
        }
        return mean;
    }
}
