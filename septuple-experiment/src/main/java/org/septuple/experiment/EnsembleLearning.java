package org.septuple.experiment;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import org.septuple.learning.Ensemble;
import org.septuple.learning.ReplicaPlan;
import org.septuple.learning.Snapshot;
import org.septuple.network.Septuple;
import org.septuple.network.Split;
import org.septuple.network.TrainableVector;
import org.septuple.network.Trainables;
import org.septuple.numerics.Engine;
import org.septuple.numerics.Outcome;
import org.septuple.statistics.Estimate;

/// Learning of many replicas side by side, with snapshots on a schedule and branches from one of them.
final class EnsembleLearning {

    /// Replicas that are read out at the end, the first of all.
    static final int READ_OUT = 64;

    private static final String ADVICE = "lower learning.step, learning.rate or the gain of the bulk";

    private final Experiment experiment;
    private final LearningPlan plan;
    private final EnsemblePlan recording;
    private final Split data;
    private final Engine engine;
    private final RunOutput output;
    private final List<SnapshotRecord> snapshots = new ArrayList<>();
    private long done;
    private long lastGood;

    EnsembleLearning(Experiment experiment, EnsemblePlan recording, Split data, Engine engine, RunOutput output) {
        this.experiment = experiment;
        this.plan = experiment.learning();
        this.recording = recording;
        this.data = data;
        this.engine = engine;
        this.output = output;
    }

    static Ensemble start(Experiment experiment, Split data, int replicas, Engine engine) {
        LearningPlan plan = experiment.learning();
        ReplicaPlan made = (seed, number) -> septuple(plan, data, seed, number);
        long seed = experiment.header().seed();
        return new Ensemble(made, plan.mode(), plan.optimiser(), seed, 0, replicas, engine);
    }

    private static Septuple septuple(LearningPlan plan, Split data, long seed, int number) {
        return plan.network().septuple(plan.data().distribution(data, seed, number), plan.batch(), seed, number);
    }

    Run run() {
        long end = plan.stepsUntil(plan.epochs(), data.train().samples());
        EnsemblePlan.Branch branch = recording.branch();
        long total = end * plan.replicas() + (branch == null ? 0 : (end - branch.at()) * branch.replicas());
        BiConsumer<Long, Integer> advanced = (steps, replicas) -> {
            done += steps * replicas;
            output.progress("learning", done, total);
        };
        Ensemble ensemble = start(experiment, data, plan.replicas(), engine);
        if (branch == null) {
            advance("ensemble", ensemble, end, advanced);
        } else {
            advance("ensemble", ensemble, branch.at(), advanced);
            if (ensemble.stopped(branch.from())) {
                return diverged(
                        "the loss or a trainable of replica %d, from which branches start".formatted(branch.from()));
            }
            Snapshot parents = ensemble.snapshot();
            advance("ensemble", ensemble, end, advanced);
            Ensemble branches = Ensemble.resumed(
                    parents.branch(
                            branch.from(),
                            branch.replicas(),
                            experiment.header().seed(),
                            plan.replicas()),
                    engine);
            advance("branch", branches, end, advanced);
        }
        for (SnapshotRecord last : snapshots) {
            if (last.step() == end && last.means().stream().anyMatch(mean -> !Double.isFinite(mean.value()))) {
                return diverged("the loss or a trainable of all replicas (%s)".formatted(last.name()));
            }
        }
        Map<String, Estimate> results = results(ensemble);
        for (Map.Entry<String, Estimate> result : results.entrySet()) {
            if (!Double.isFinite(result.getValue().value())) {
                return diverged(result.getKey());
            }
        }
        return finished(new Outcome.Completed(), results);
    }

    private Run diverged(String quantity) {
        return finished(new Outcome.Diverged(quantity, lastGood, ADVICE), Map.of());
    }

    private Run finished(Outcome outcome, Map<String, Estimate> results) {
        return new Run(experiment, outcome, results, List.of(), snapshots, null, null, null);
    }

    /// Advances with a snapshot now, at each multiple of the interval, and at the end.
    private void advance(String name, Ensemble ensemble, long to, BiConsumer<Long, Integer> advanced) {
        record(name, ensemble);
        while (ensemble.time() < to) {
            long time = ensemble.time();
            long next = Math.min(to, (time / recording.every() + 1) * recording.every());
            ensemble.advance(next - time);
            advanced.accept(next - time, ensemble.replicas());
            record(name, ensemble);
        }
    }

    private void record(String name, Ensemble ensemble) {
        boolean again = !snapshots.isEmpty()
                && snapshots.getLast().name().equals(name)
                && snapshots.getLast().step() == ensemble.time();
        if (!again) {
            SnapshotRecord record = SnapshotRecord.of(name, ensemble);
            lastGood = record.stopped() < ensemble.replicas() ? ensemble.time() : lastGood;
            snapshots.add(record);
            output.snapshot(record, ensemble.snapshot());
        }
    }

    private Map<String, Estimate> results(Ensemble ensemble) {
        Map<String, Estimate> results = new LinkedHashMap<>();
        for (SnapshotRecord last : snapshots) { // the last of each name stays
            String prefix = last.name().equals("ensemble") ? "" : last.name() + ".";
            results.put(prefix + "loss", last.loss());
            results.put(prefix + "stopped", Estimate.exact(last.stopped(), 1));
            for (int k = 0; k < last.means().size(); k++) {
                results.put(prefix + "q." + k, last.means().get(k));
                results.put(prefix + "q." + k + ".sd", last.deviation().get(k));
            }
        }
        if (data.test().classes() > 0) {
            results.put("accuracy.dynamics", accuracy(ensemble));
        }
        return results;
    }

    private Estimate accuracy(Ensemble ensemble) {
        int count = Math.min(READ_OUT, ensemble.replicas());
        int samples = data.test().samples();
        int[] right = new int[count];
        for (int replica = 0; replica < count; replica++) {
            Septuple septuple = septuple(plan, data, experiment.header().seed(), replica);
            Trainables trainables = new Trainables(septuple.weights(), septuple.biases());
            TrainableVector q = trainables.newVector();
            System.arraycopy(ensemble.trainables(replica), 0, q.values(), 0, q.size());
            trainables.write(q);
            right[replica] =
                    plan.dynamics().classify(septuple, data.test(), engine).right(data.test());
        }
        return count == 1
                ? Estimate.ofProportion(right[0], samples)
                : Estimate.ofMean(Arrays.stream(right)
                        .mapToDouble(r -> (double) r / samples)
                        .toArray());
    }
}
