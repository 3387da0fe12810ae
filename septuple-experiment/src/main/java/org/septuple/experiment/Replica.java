package org.septuple.experiment;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
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

/// One learner of an ensemble, from fresh weights to its read-out.
///
/// It keeps numbers, not the network: an ensemble may have more replicas than weight matrices fit into memory.
///
/// @param outcome  how learning ended
/// @param epochs   learning curve
/// @param measured named numbers of this replica, with the errors that it knows alone
/// @param answers  classes given to the test part, read out by (2.1); empty without labels
/// @param rows     comparisons for the ledger by equation number; replica 0 of kind duality only
record Replica(
        Outcome outcome,
        List<EpochRecord> epochs,
        Map<String, Estimate> measured,
        List<Integer> answers,
        Map<String, Comparison> rows) {

    private static final int REPORT_EVERY = 20;
    private static final String LEARNING_ADVICE =
            "lower learning.step, learning.rate or the gain of the bulk; see the spectral radius";
    private static final String READOUT_ADVICE =
            "states grow without bound when the trained network is read out or runs (2.1): lower readout.relaxation-rate, or the gain of the bulk";

    static Replica learn(Experiment experiment, Split data, int number, Engine engine, RunOutput output) {
        LearningPlan plan = experiment.learning();
        long seed = experiment.header().seed();
        BoundaryDistribution distribution = plan.data().distribution(data, seed, number);
        Septuple septuple = plan.network().septuple(distribution, plan.batch(), seed, number);
        Learner learner = new Learner(septuple, plan.mode(), plan.optimiser(), seed, number, engine);
        Recurrence recurrence = new Recurrence(septuple.weights());
        double spectralRadius = recurrence.spectralRadius();
        List<EpochRecord> epochs = new ArrayList<>();
        long reported = 0;
        for (int epoch = 1; epoch <= plan.epochs(); epoch++) {
            long end = plan.stepsUntil(epoch, data.train().samples());
            LossShares mean = LossShares.ZERO;
            long begin = learner.time();
            while (learner.time() < end) {
                LossShares loss = learner.step();
                if (!loss.isFinite()) {
                    return diverged("the loss or a trainable", LEARNING_ADVICE, learner.time(), epochs);
                }
                mean = mean.plus(1.0 / (end - begin), loss);
                if (learner.time() - reported == REPORT_EVERY && learner.time() < end) {
                    output.progress("learning", learner.time() - reported, end);
                    reported = learner.time();
                }
            }
            if (recurrence.isTrainable()) {
                spectralRadius = recurrence.spectralRadius();
            }
            EpochRecord record = new EpochRecord(
                    number, epoch, end, mean, accuracy(septuple, plan.dynamics(), data.test(), engine), spectralRadius);
            epochs.add(record);
            output.epoch(record);
            output.progress("learning", end - reported, end);
            reported = end;
        }
        Map<String, Estimate> measured = new LinkedHashMap<>();
        List<Integer> answers = readOut(plan, septuple, data, engine, measured);
        LossShares last = epochs.getLast().loss();
        measured.put("loss", unknownError(last.total()));
        measured.put("loss.inputs", unknownError(last.inputs()));
        measured.put("loss.bulk", unknownError(last.bulk()));
        measured.put("loss.outputs", unknownError(last.outputs()));
        measured.put("loss.potential", unknownError(last.potential()));
        measured.put("spectral_radius", unknownError(spectralRadius));
        Map<String, Comparison> rows = Map.of();
        if (experiment instanceof Experiment.Duality duality) {
            int neurons = septuple.projector().neurons();
            Septuple observed =
                    septuple.withStates(new States(neurons, duality.dynamics().columns()));
            measured.put(
                    "dynamics.loss",
                    unknownError(
                            timeAveragedLoss(observed, duality.dynamics(), seed, number, learner.clock(), engine)));
            rows = number == 0 ? new NetworkChecks(observed, seed, engine).all() : rows;
        }
        for (Map.Entry<String, Estimate> result : measured.entrySet()) {
            if (!Double.isFinite(result.getValue().value())) {
                return diverged(result.getKey(), READOUT_ADVICE, learner.time(), epochs);
            }
        }
        return new Replica(new Outcome.Completed(), epochs, measured, answers, rows);
    }

    private static Replica diverged(String quantity, String advice, long steps, List<EpochRecord> epochs) {
        Outcome outcome = new Outcome.Diverged(quantity, steps, advice);
        return new Replica(outcome, epochs, Map.of(), List.of(), Map.of());
    }

    private static List<Integer> readOut(
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
        measured.put("movement.dynamics", unknownError(forward.movement()));
        measured.put("movement.relaxation", unknownError(relaxed.movement()));
        return forward.classes();
    }

    private static @Nullable Double accuracy(Septuple septuple, Readout readout, Dataset test, Engine engine) {
        return test.classes() == 0
                ? null
                : proportion(readout.classify(septuple, test, engine), test).value();
    }

    private static Estimate proportion(Readout.Answers answers, Dataset truth) {
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

    private static Estimate unknownError(double value) {
        return new Estimate(value, Double.NaN, 1);
    }
}
