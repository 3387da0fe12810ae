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
        Ensemble branches = null;
        if (branch != null) {
            advance("ensemble", ensemble, 0, branch.at(), advanced);
            Snapshot from = ensemble.snapshot();
            branches = Ensemble.resumed(
                    from.branch(
                            branch.from(),
                            branch.replicas(),
                            experiment.header().seed(),
                            plan.replicas()),
                    engine);
        }
        advance("ensemble", ensemble, branch == null ? 0 : branch.at(), end, advanced);
        record("ensemble", ensemble);
        if (branch != null && branches != null) {
            advance("branch", branches, branch.at(), end, advanced);
            record("branch", branches);
        }
        if (ensemble.stopped() == plan.replicas()) {
            return finished(new Outcome.Diverged("the loss or a trainable of every replica", 0, ADVICE), Map.of());
        }
        return finished(new Outcome.Completed(), results(ensemble));
    }

    private Run finished(Outcome outcome, Map<String, Estimate> results) {
        return new Run(experiment, outcome, results, List.of(), snapshots, null, null);
    }

    /// Advances from one time to another, with a snapshot at each multiple of the interval before the end.
    private void advance(String name, Ensemble ensemble, long from, long to, BiConsumer<Long, Integer> advanced) {
        long time = from;
        while (time < to) {
            if (time % recording.every() == 0 || time == from) {
                record(name, ensemble);
            }
            long next = Math.min(to, (time / recording.every() + 1) * recording.every());
            ensemble.advance(next - time);
            advanced.accept(next - time, ensemble.replicas());
            time = next;
        }
    }

    private void record(String name, Ensemble ensemble) {
        if (!snapshots.isEmpty()
                && snapshots.getLast().name().equals(name)
                && snapshots.getLast().step() == ensemble.time()) {
            return;
        }
        SnapshotRecord record = SnapshotRecord.of(name, ensemble);
        snapshots.add(record);
        output.snapshot(record, ensemble.snapshot());
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
