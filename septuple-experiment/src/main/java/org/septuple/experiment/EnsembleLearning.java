package org.septuple.experiment;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.septuple.learning.Ensemble;
import org.septuple.learning.ReplicaPlan;
import org.septuple.learning.Snapshot;
import org.septuple.measurement.Recording;
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

    private static final long REST_NANOS = 500_000_000;
    private static final String ADVICE = "lower learning.step, learning.rate or the gain of the bulk";

    private final Experiment experiment;
    private final LearningPlan plan;
    private final EnsemblePlan recording;
    private final Split data;
    private final Engine engine;
    private final RunOutput output;
    private final CheckpointStore store;
    private final List<SnapshotRecord> snapshots = new ArrayList<>();
    private final List<double[]> watched = new ArrayList<>();
    private final long end;
    private long pace = 1;
    private long lastGood;
    private @Nullable Snapshot parent;
    private @Nullable Ensemble branches;

    EnsembleLearning(
            Experiment experiment,
            EnsemblePlan recording,
            Split data,
            Engine engine,
            RunOutput output,
            CheckpointStore store) {
        this.experiment = experiment;
        this.plan = Objects.requireNonNull(experiment.learning());
        this.recording = recording;
        this.data = data;
        this.engine = engine;
        this.output = output;
        this.store = store;
        this.end = plan.stepsUntil(plan.epochs(), data.train().samples());
    }

    static Ensemble start(Experiment experiment, Split data, int first, int replicas, Engine engine) {
        LearningPlan plan = Objects.requireNonNull(experiment.learning());
        ReplicaPlan made = (seed, number) -> septuple(plan, data, seed, number);
        long seed = experiment.header().seed();
        return new Ensemble(made, plan.mode(), plan.optimiser(), seed, first, replicas, engine);
    }

    private static Septuple septuple(LearningPlan plan, Split data, long seed, int number) {
        return plan.network().septuple(plan.data().distribution(data, seed, number), plan.batch(), seed, number);
    }

    Run run() {
        EnsemblePlan.Branch branch = recording.branch();
        Ensemble ensemble = start(experiment, data, 0, plan.replicas(), engine);
        resume(ensemble, store.latest());
        if (branch != null && parent == null) {
            if (!advance("ensemble", ensemble, branch.at(), ensemble)) {
                return interrupted(ensemble);
            }
            if (ensemble.stopped(branch.from())) {
                return diverged(
                        "the loss or a trainable of replica %d, from which branches start".formatted(branch.from()));
            }
            parent = ensemble.snapshot().only(branch.from());
        }
        if (!advance("ensemble", ensemble, end, ensemble)) {
            return interrupted(ensemble);
        }
        if (branch != null) {
            branches = branches == null ? branches(branch) : branches;
            if (!advance("branch", branches, end, ensemble)) {
                return interrupted(ensemble);
            }
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
        MeasurePlan measure = experiment instanceof Experiment.Learning learning ? learning.measure() : null;
        if (measure == null) {
            return finished(new Outcome.Completed(), results);
        }
        RecordingMeasurement measurement = new RecordingMeasurement(recordingOfTrainables(), null, measure, engine);
        try {
            measurement.measure(output);
        } catch (IllegalArgumentException refused) { // trainables that stand still
            measurement.refuse(refused);
        }
        results.putAll(measurement.results());
        return new Run(
                experiment,
                new Outcome.Completed(),
                results,
                List.of(),
                List.copyOf(snapshots),
                null,
                null,
                null,
                null,
                measurement.findings());
    }

    private Recording recordingOfTrainables() {
        double[] all = watched.stream().flatMapToDouble(Arrays::stream).toArray();
        int width = watched.getFirst().length / plan.replicas();
        return Recording.of(all, plan.replicas(), width, (double)
                Objects.requireNonNull(recording.watch()).every());
    }

    private Ensemble branches(EnsemblePlan.Branch branch) {
        Snapshot from = Objects.requireNonNull(parent);
        long seed = experiment.header().seed();
        return Ensemble.resumed(from.branch(0, branch.replicas(), seed, plan.replicas()), engine);
    }

    private Run interrupted(Ensemble ensemble) {
        return finished(new Outcome.Interrupted(done(ensemble), total()), Map.of());
    }

    /// Steps of all replicas in all.
    private long total() {
        EnsemblePlan.Branch branch = recording.branch();
        return end * plan.replicas() + (branch == null ? 0 : (end - branch.at()) * branch.replicas());
    }

    private long done(Ensemble ensemble) {
        Ensemble second = branches;
        long begin = parent == null ? 0 : parent.time();
        return ensemble.time() * ensemble.replicas()
                + (second == null ? 0 : (second.time() - begin) * second.replicas());
    }

    private Run diverged(String quantity) {
        return finished(new Outcome.Diverged(quantity + " is not finite", lastGood, ADVICE), Map.of());
    }

    private Run finished(Outcome outcome, Map<String, Estimate> results) {
        return new Run(experiment, outcome, results, List.of(), List.copyOf(snapshots), null, null, null, null);
    }

    /// Advances with a snapshot now, at each multiple of the interval, and at the end. False if told to stop on the way.
    private boolean advance(String name, Ensemble moving, long to, Ensemble all) {
        if (snapshots.stream().noneMatch(record -> record.name().equals(name))) {
            record(name, moving);
            EnsemblePlan.Watch first = recording.watch();
            if (first != null && name.equals("ensemble") && first.isDue(moving.time())) {
                watched.add(watched(moving, first.coordinates()));
            }
        }
        while (moving.time() < to) {
            long time = moving.time();
            long next = Math.min(to, (time / recording.every() + 1) * recording.every());
            EnsemblePlan.Watch watch = name.equals("ensemble") ? recording.watch() : null;
            long look = watch == null ? next : Math.min(next, watch.after(time));
            long steps = Math.min(look - time, pace);
            long began = System.nanoTime();
            moving.advance(steps);
            pace = pace(steps, System.nanoTime() - began);
            if (moving.time() == next) {
                record(name, moving);
            }
            if (watch != null && watch.isDue(moving.time())) {
                watched.add(watched(moving, watch.coordinates()));
            }
            output.progress("learning", done(all), total());
            boolean atTheEnd = name.equals("branch") || recording.branch() == null;
            if ((store.isDue() || (atTheEnd && moving.time() == end)) && !store.save(moment(all))) {
                return moving.time() == end && atTheEnd;
            }
        }
        return true;
    }

    /// Steps that take about [#REST_NANOS], at most twice as many as the last time. They decide when the run can rest, not what
    /// it gives.
    private static long pace(long steps, long nanos) {
        double fitting = steps * (REST_NANOS / (double) Math.max(1, nanos));
        return (long) Math.max(1, Math.min(2.0 * steps, fitting));
    }

    private Checkpoint moment(Ensemble ensemble) {
        Checkpoint moment = new Checkpoint();
        SnapshotRecord.save(snapshots, moment.at("snapshots"));
        if (!watched.isEmpty()) {
            moment.put("watched", watched.toArray(double[][]::new));
        }
        moment.put("last-good", lastGood);
        save(ensemble.snapshot(), moment.at("ensemble"));
        if (parent != null) {
            save(parent, moment.at("parent"));
        }
        if (branches != null) {
            save(branches.snapshot(), moment.at("branch"));
        }
        return moment;
    }

    private static void save(Snapshot snapshot, Checkpoint checkpoint) {
        checkpoint.put("time", snapshot.time()).put("replicas", snapshot.rows());
    }

    private static void load(Ensemble ensemble, Checkpoint checkpoint) {
        ensemble.resume(checkpoint.integer("time"), checkpoint.rows("replicas"));
    }

    private void resume(Ensemble ensemble, @Nullable Checkpoint moment) {
        if (moment == null) {
            return;
        }
        snapshots.addAll(SnapshotRecord.restored(moment.at("snapshots")));
        lastGood = moment.integer("last-good");
        if (moment.has("watched")) {
            watched.addAll(List.of(moment.rows("watched")));
        }
        load(ensemble, moment.at("ensemble"));
        EnsemblePlan.Branch branch = recording.branch();
        if (branch != null && moment.has("parent.time")) {
            Ensemble one = start(experiment, data, branch.from(), 1, engine);
            load(one, moment.at("parent"));
            parent = one.snapshot();
            if (moment.has("branch.time")) {
                Ensemble second = branches(branch);
                load(second, moment.at("branch"));
                branches = second;
            }
        }
    }

    private void record(String name, Ensemble ensemble) {
        SnapshotRecord record = SnapshotRecord.of(name, ensemble);
        lastGood = record.stopped() < ensemble.replicas() ? ensemble.time() : lastGood;
        snapshots.add(record);
        output.snapshot(record, ensemble.snapshot());
    }

    /// `[replica·C + coordinate]`.
    private static double[] watched(Ensemble ensemble, List<Integer> coordinates) {
        int width = coordinates.isEmpty() ? ensemble.trainables() : coordinates.size();
        double[] frame = new double[ensemble.replicas() * width];
        for (int replica = 0; replica < ensemble.replicas(); replica++) {
            double[] q = ensemble.trainables(replica);
            for (int k = 0; k < width; k++) {
                frame[replica * width + k] = q[coordinates.isEmpty() ? k : coordinates.get(k)];
            }
        }
        return frame;
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
