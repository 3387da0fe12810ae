package org.septuple.experiment;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.septuple.experiment.FreeEnergyFindings.Moment;
import org.septuple.network.Septuple;
import org.septuple.network.Split;
import org.septuple.numerics.Engine;
import org.septuple.numerics.Outcome;
import org.septuple.statistics.Estimate;
import org.septuple.thermodynamics.CanonicalLaw;
import org.septuple.thermodynamics.FreeEnergyGradient;
import org.septuple.thermodynamics.Insertion;
import org.septuple.thermodynamics.Sampling;
import org.septuple.thermodynamics.Thermodynamics;

/// Carries out kind `free-energy`.
///
/// ```
/// measure ─▶ learn ─▶ measure ─▶ … ─▶ learn ─▶ measure ─▶ insert ─▶ slice ─▶ read out
/// ```
///
/// It can rest between any two transitions of chains and between any two learning steps.
final class FreeEnergyRun {

    private final Experiment.FreeEnergy experiment;
    private final CanonicalPlan plan;
    private final Split data;
    private final Engine engine;
    private final RunOutput output;
    private final CheckpointStore store;
    private final long seed;
    private final List<Long> moments;
    private final Septuple fresh;
    private final @Nullable ReplicaLearning learning;
    private final @Nullable SliceCourse slice;
    private final List<Moment> course = new ArrayList<>();
    private @Nullable Slopes slopes;
    private final List<FreeEnergyFindings.Inserted> inserted = new ArrayList<>();
    private List<Estimate> logPartitions = List.of();
    private @Nullable Resting current;
    private @Nullable List<double[]> kept;
    private Outcome.@Nullable Diverged broken;
    private long learned;
    private long unit;

    FreeEnergyRun(
            Experiment.FreeEnergy experiment, Split data, Engine engine, RunOutput output, CheckpointStore store) {
        this.experiment = experiment;
        this.plan = experiment.canonical();
        this.data = data;
        this.engine = engine;
        this.output = output;
        this.store = store;
        this.seed = experiment.header().seed();
        this.fresh = experiment.network().septuple(experiment.boundary().distribution(data, seed), 1, seed, 0);
        LearningPlan learner = experiment.learning();
        this.learning =
                learner == null ? null : new ReplicaLearning(experiment, data, 0, engine, engine, new Learned());
        this.moments = plan.moments(
                learner == null
                        ? 0
                        : learner.stepsUntil(learner.epochs(), data.train().samples()));
        this.slice = plan.slice() == null ? null : new SliceCourse(plan.slice(), another());
    }

    /// A network like the fresh one, with numbers of its own.
    private Septuple another() {
        return experiment.network().septuple(fresh.distribution(), 1, seed, 0);
    }

    Run run() {
        resume(store.latest());
        boolean whole = measureCourse() && insert() && measureSlice() && readOut();
        Replica replica = learning == null ? null : learning.result();
        if (broken == null && replica != null && replica.outcome() instanceof Outcome.Diverged diverged) {
            broken = diverged;
        }
        if (broken != null) {
            return ended(broken, Map.of(), replica);
        }
        if (!whole) {
            return new Run(
                    experiment,
                    new Outcome.Interrupted(done(), total()),
                    Map.of(),
                    List.of(),
                    List.of(),
                    null,
                    null,
                    null,
                    null);
        }
        output.progress("measured", total(), total());
        keep(); // so that a run whose files could not be written need not compute again
        Map<String, Estimate> results =
                new LinkedHashMap<>(FreeEnergyResults.of(findings(), plan.gradient() ? slopes : null, law(fresh)));
        if (replica != null) {
            results.putAll(replica.measured());
        }
        return ended(new Outcome.Completed(), results, replica);
    }

    private Run ended(Outcome outcome, Map<String, Estimate> results, @Nullable Replica replica) {
        NetworkPortrait portrait = null;
        Classification classification = null;
        if (outcome instanceof Outcome.Completed && replica != null) {
            portrait = replica.portrait();
            classification =
                    data.test().classes() == 0 ? null : Classification.of(data.test(), List.of(replica.answers()));
        }
        return new Run(
                experiment,
                outcome,
                results,
                replica == null ? List.of() : replica.epochs(),
                List.of(),
                portrait,
                classification,
                null,
                course.isEmpty() ? null : findings());
    }

    private FreeEnergyFindings findings() {
        return new FreeEnergyFindings(course, inserted, slice == null || !slice.isWhole() ? null : slice.result());
    }

    /// Each of these parts is false if the run is to stop, or broke down.
    private boolean measureCourse() {
        while (course.size() < moments.size()) {
            long step = moments.get(course.size());
            if (!learnUntil(step) || !measure(step)) {
                return false;
            }
        }
        return true;
    }

    private boolean learnUntil(long step) {
        while (learning != null && learning.result() == null && learning.made() < step) {
            ReplicaLearning learner = learning;
            learner.advance(() -> learner.made() >= step || store.isDue(), true);
            if (store.isDue() && !keep()) {
                return false;
            }
        }
        return learning == null || learning.result() == null;
    }

    private boolean measure(long step) {
        CanonicalProbe probe;
        try {
            probe = new CanonicalProbe(law(network()), plan, plan.annealing(), seed, course.size(), engine);
        } catch (IllegalArgumentException refused) {
            broken = new Outcome.Diverged("the free energy is not finite", step, String.valueOf(refused.getMessage()));
            return false;
        }
        if (!finish("sampling", probe)) {
            return false;
        }
        FreeEnergyGradient gradient;
        Thermodynamics measured;
        try {
            measured = probe.result();
            gradient = plan.gradient() || needsDescent() ? probe.gradient() : null;
        } catch (IllegalArgumentException refused) { // energies that are not finite
            broken = new Outcome.Diverged("the free energy is not finite", step, String.valueOf(refused.getMessage()));
            return false;
        }
        slopes = gradient == null ? null : Slopes.of(gradient);
        FreeEnergyGradient told = plan.gradient() ? gradient : null;
        Moment moment = new Moment(step, measured, told == null ? null : told.norm());
        course.add(moment);
        logPartitions = plan.insertions().isEmpty() ? List.of() : probe.logPartitions();
        double[] none = new double[0];
        output.measured(moment, told == null ? none : told.values(), told == null ? none : told.errors());
        return !store.isDue() || keep();
    }

    private boolean needsDescent() {
        return plan.slice() != null
                && plan.slice().axes().stream().anyMatch(axis -> axis.direction() == SlicePlan.Axis.GRADIENT);
    }

    private boolean insert() {
        while (inserted.size() < plan.insertions().size()) {
            Insertion next = plan.insertions().get(inserted.size());
            Sampling sampling = Objects.requireNonNull(plan.sampling(), "insertions are sampled");
            InsertionProbe probe;
            try {
                probe = new InsertionProbe(next, law(network()), plan, sampling, logPartitions, seed, engine);
            } catch (IllegalArgumentException refused) {
                broken = new Outcome.Diverged(
                        "mu." + next.word() + " is not finite",
                        moments.getLast(),
                        String.valueOf(refused.getMessage()));
                return false;
            }
            if (!finish("inserting", probe)) {
                return false;
            }
            inserted.add(probe.result());
            if (store.isDue() && !keep()) {
                return false;
            }
        }
        return true;
    }

    private boolean measureSlice() {
        if (slice == null || slice.isWhole()) {
            return true;
        }
        slice.begin(network(), slopes);
        while (!slice.isWhole()) {
            CanonicalProbe probe;
            try {
                probe = new CanonicalProbe(law(slice.move()), plan, null, seed, slice.block(), engine);
            } catch (IllegalArgumentException refused) {
                slice.refused();
                continue;
            }
            if (!finish("slice", probe)) {
                return false;
            }
            slice.add(probe);
            if (store.isDue() && !keep()) {
                return false;
            }
        }
        return true;
    }

    private boolean readOut() {
        while (learning != null && learning.result() == null) {
            learning.advance(store::isDue, true);
            if (learning.result() == null && !keep()) {
                return false;
            }
        }
        return true;
    }

    /// Brings work to its end; it takes up what an earlier process kept of it.
    private boolean finish(String stage, Resting work) {
        if (kept != null) {
            work.resume(kept);
            kept = null;
        }
        current = work;
        unit = Math.max(unit, work.total());
        while (!work.advance(() -> {
            output.progress(stage, done(), total());
            return store.isDue();
        })) {
            if (!keep()) {
                return false;
            }
        }
        output.progress(stage, done(), total());
        current = null;
        return true;
    }

    private CanonicalLaw law(Septuple septuple) {
        return plan.law(septuple, experiment.boundary(), data, seed);
    }

    private Septuple network() {
        return learning == null ? fresh : learning.septuple();
    }

    private long done() {
        Resting work = current;
        long inside = work == null ? 0 : unit * work.done() / work.total();
        return learned + unit * (course.size() + inserted.size() + (slice == null ? 0 : slice.size())) + inside;
    }

    private long total() {
        return moments.getLast()
                + unit * (moments.size() + plan.insertions().size() + (slice == null ? 0 : slice.points()));
    }

    private boolean keep() {
        Checkpoint moment = new Checkpoint();
        moment.put("unit", unit);
        MomentCheckpoint.save(course, moment.at("course"));
        if (slopes != null) {
            slopes.save(moment.at("slopes"));
        }
        if (slice != null) {
            slice.save(moment.at("slice"));
        }
        InsertionProbe.save(inserted, moment.at("insertions"));
        moment.put("log-partitions", Replica.rows(logPartitions));
        if (current != null) {
            List<double[]> parts = current.save();
            moment.put(
                    "work.lengths",
                    parts.stream().mapToLong(part -> part.length).toArray());
            moment.put(
                    "work.numbers",
                    parts.stream().flatMapToDouble(Arrays::stream).toArray());
        }
        if (learning != null) {
            learning.save(moment.at("0"));
        }
        return store.save(moment);
    }

    private void resume(@Nullable Checkpoint moment) {
        if (moment == null) {
            return;
        }
        unit = moment.integer("unit");
        course.addAll(MomentCheckpoint.restored(moment.at("course")));
        if (moment.has("slopes.units")) {
            slopes = Slopes.restored(moment.at("slopes"));
        }
        if (learning != null) {
            learning.resume(moment.at("0"));
            learned = learning.reported();
        }
        if (slice != null) {
            slice.resume(moment.at("slice"));
        }
        inserted.addAll(InsertionProbe.restored(moment.at("insertions")));
        logPartitions = Replica.estimates(moment.rows("log-partitions"));
        if (moment.has("work.lengths")) {
            double[] all = moment.reals("work.numbers");
            List<double[]> parts = new ArrayList<>();
            int at = 0;
            for (long length : moment.integers("work.lengths")) {
                parts.add(Arrays.copyOfRange(all, at, at + (int) length));
                at += (int) length;
            }
            kept = parts;
        }
    }

    private final class Learned implements RunOutput {
        @Override
        public void epoch(EpochRecord record) {
            output.epoch(record);
        }

        @Override
        public void trained(int replica, double[] q) {
            output.trained(replica, q);
        }

        @Override
        public void progress(String stage, long steps, long ofReplica) {
            learned += steps;
            output.progress(stage, done(), total());
        }
    }
}
