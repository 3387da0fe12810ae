package org.septuple.experiment;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.septuple.learning.Knob;
import org.septuple.learning.LearningMode;
import org.septuple.learning.Optimiser;
import org.septuple.learning.Snapshot;
import org.septuple.network.ActivationDynamics;
import org.septuple.numerics.Outcome;
import org.septuple.numerics.lanes.Lanes;
import org.septuple.thermodynamics.Annealing;
import org.septuple.thermodynamics.Average;
import org.septuple.thermodynamics.Insertion;
import org.septuple.thermodynamics.Proposal;
import org.septuple.thermodynamics.Reference;
import org.septuple.thermodynamics.Sampling;

/// Runs that are stopped at any moment and go on elsewhere give what they would have given without a stop.
class RestingTest {

    /// Stops the run after some questions, and keeps a deep copy of the moment.
    private static final class Stop implements CheckpointStore {
        private final AtomicInteger left;
        private @Nullable Checkpoint latest;
        private final int rests;
        private int saved;

        /// Rests that often, then stops.
        Stop(@Nullable Checkpoint latest, int questions, int rests) {
            this.latest = latest;
            this.left = new AtomicInteger(questions);
            this.rests = rests;
        }

        @Override
        public @Nullable Checkpoint latest() {
            return latest;
        }

        @Override
        public boolean isDue() {
            return left.decrementAndGet() < 0;
        }

        @Override
        public boolean save(Checkpoint moment) {
            latest = copy(moment);
            left.set(3);
            return ++saved < rests;
        }

        private static Checkpoint copy(Checkpoint moment) {
            Checkpoint copy = new Checkpoint();
            moment.entries()
                    .forEach((name, entry) -> copy.put(
                            name,
                            switch (entry) {
                                case Checkpoint.Text text -> text;
                                case Checkpoint.Integers integers ->
                                    new Checkpoint.Integers(integers.values().clone());
                                case Checkpoint.Reals reals -> {
                                    double[][] rows = new double[reals.rows().length][];
                                    for (int r = 0; r < rows.length; r++) {
                                        rows[r] = reals.rows()[r].clone();
                                    }
                                    yield new Checkpoint.Reals(rows);
                                }
                            }));
            return copy;
        }
    }

    /// Keeps all that a run tells, in an order that does not depend on threads.
    private static final class Told implements RunOutput {
        private final List<String> lines = new ArrayList<>();
        private long done;

        @Override
        public void epoch(EpochRecord record) {
            lines.add(record.toString());
        }

        @Override
        public void snapshot(SnapshotRecord record, Snapshot snapshot) {
            int hash = 31 * record.hashCode() + Arrays.deepHashCode(snapshot.rows());
            lines.add("%s at %d: %d".formatted(record.name(), record.step(), hash));
        }

        @Override
        public void measured(FreeEnergyFindings.Moment moment, double[] gradient, double[] errors) {
            int hash = 31 * Arrays.hashCode(gradient) + Arrays.hashCode(errors);
            lines.add("%s, gradient %d".formatted(moment, hash));
        }

        @Override
        public void trained(int replica, double[] q) {
            lines.add("trained %d: %d".formatted(replica, Arrays.hashCode(q)));
        }

        @Override
        public void progress(String stage, long steps, long total) {
            assertThat(steps).isBetween(done, total);
            done = steps;
        }

        List<String> sorted() {
            lines.sort(Comparator.naturalOrder());
            return lines;
        }
    }

    private static Experiment.Duality activated(Optimiser optimiser, int replicas) {
        Experiment.Duality moons = Moons.duality(Moons.BULK, 0.2, replicas);
        LearningPlan plan = moons.learning();
        ActivationDynamics.Protocol protocol =
                new ActivationDynamics.Protocol(new ActivationDynamics.Poisson(3), true, false, 0.01);
        return new Experiment.Duality(
                moons.header(),
                new LearningPlan(
                        plan.data(),
                        plan.network(),
                        new LearningMode.Activated(3, protocol),
                        optimiser,
                        plan.batch(),
                        3,
                        replicas,
                        plan.dynamics(),
                        plan.relaxation()),
                moons.dynamics(),
                moons.canonical(),
                moons.ledger());
    }

    private static Experiment.Duality canonical(Proposal proposal, int replicas) {
        Experiment.Duality moons = Moons.duality(Moons.BULK, 0.2, replicas);
        LearningPlan plan = moons.learning();
        return new Experiment.Duality(
                moons.header(),
                new LearningPlan(
                        plan.data(),
                        plan.network(),
                        new LearningMode.Canonical(
                                20, Reference.LEBESGUE, proposal, 2, 1, 2, new LearningMode.Relaxed(6, 8, 0.2)),
                        plan.optimiser(),
                        plan.batch(),
                        3,
                        replicas,
                        plan.dynamics(),
                        plan.relaxation()),
                moons.dynamics(),
                moons.canonical(),
                moons.ledger());
    }

    private static void stopsChangeNothing(Experiment experiment, int threads) throws InterruptedException {
        Told whole = new Told();
        Run expected = new LocalRunner(Lanes.kernels(), threads).run(experiment, Moons.DATA, whole);
        assertThat(expected.outcome()).isInstanceOf(Outcome.Completed.class);
        Told told = new Told();
        Run run = null;
        Checkpoint latest = null;
        int questions = 1;
        int stops = 0;
        while (run == null || run.outcome() instanceof Outcome.Interrupted) {
            Stop stop = new Stop(latest, questions, 1 + stops % 3);
            told.done = 0;
            run = new LocalRunner(Lanes.kernels(), threads).run(experiment, Moons.DATA, told, stop);
            latest = stop.latest();
            questions = 1 + (questions * 7 + 5) % 97;
            stops++;
        }
        assertThat(stops).isGreaterThan(1);
        assertThat(told.sorted()).isEqualTo(whole.sorted());
        assertThat(run.outcome()).isEqualTo(expected.outcome());
        assertThat(run.results()).isEqualTo(expected.results());
        assertThat(run.epochs()).isEqualTo(expected.epochs());
        assertThat(run.snapshots()).isEqualTo(expected.snapshots());
        assertThat(run.classification()).usingRecursiveComparison().isEqualTo(expected.classification());
        assertThat(run.ledger()).isEqualTo(expected.ledger());
        assertThat(run.freeEnergy()).isEqualTo(expected.freeEnergy());
    }

    @Test
    void learnersOneByOneAndSideBySide() throws InterruptedException {
        stopsChangeNothing(Moons.duality(Moons.BULK, 0.2, 1), 2);
        stopsChangeNothing(Moons.duality(Moons.BULK, 0.2, 5), 2);
    }

    @Test
    void activationModeWithEveryOptimiser() throws InterruptedException {
        for (Optimiser optimiser : List.of(
                new Optimiser.Plain(0.05),
                new Optimiser.Momentum(0.01, 0.9),
                new Optimiser.Adam(0.01, 0.9, 0.999, 1e-8))) {
            stopsChangeNothing(activated(optimiser, 3), 2);
        }
    }

    @Test
    void canonicalModeWithEveryProposal() throws InterruptedException {
        stopsChangeNothing(canonical(new Proposal.Langevin(0.57), 3), 2);
        stopsChangeNothing(canonical(new Proposal.Hamiltonian(1, 0.8, 9), 1), 2);
    }

    @Test
    void ensemblesWithAndWithoutBranches() throws InterruptedException {
        Experiment.Duality base = Moons.duality(Moons.BULK, 0.2, 70);
        stopsChangeNothing(new Experiment.Learning(base.header(), base.learning(), new EnsemblePlan(7, null)), 2);
        stopsChangeNothing(
                new Experiment.Learning(
                        base.header(), base.learning(), new EnsemblePlan(50, new EnsemblePlan.Branch(80, 3, 33))),
                2);
    }

    @Test
    void ensemblesWhoseTrainablesAreMeasured() throws InterruptedException {
        Experiment.Duality base = Moons.duality(Moons.BULK, 0.2, 40);
        MeasurePlan measure = new MeasurePlan(
                List.of(MeasurePlan.Quantity.DIFFUSION, MeasurePlan.Quantity.TIMES),
                1,
                List.of(),
                MeasurePlan.Removal.LINEAR,
                4,
                List.of(),
                null);
        EnsemblePlan plan = new EnsemblePlan(50, null, new EnsemblePlan.Watch(20, 3, List.of(0, 5)));
        stopsChangeNothing(new Experiment.Learning(base.header(), base.learning(), plan, measure), 2);
    }

    /// Knobs, slopes and sizes of the network are kept with it; so are replicas that have ended while others go on.
    @Test
    void learnersThatAdapt() throws InterruptedException {
        stopsChangeNothing(AdaptiveMoons.of(3, Knob.STEP, Knob.BATCH, Knob.NEURONS), 2);
        stopsChangeNothing(AdaptiveMoons.of(1), 2);
    }

    private static Experiment.FreeEnergy law(@Nullable LearningPlan learning, BoundaryPlan boundary, Average average) {
        LearningPlan plan = Moons.duality(Moons.BULK, 0.2, 1).learning();
        Sampling sampling = new Sampling(new Proposal.Hamiltonian(1.5, 0.8, 8), 2, 20, 8, 2, true);
        SlicePlan slice = new SlicePlan(
                List.of(new SlicePlan.Axis(0, -1, 1, 2), new SlicePlan.Axis(SlicePlan.Axis.GRADIENT, 0, 0.5, 2)));
        CanonicalPlan canonical = new CanonicalPlan(
                2,
                average,
                Reference.LEBESGUE,
                3,
                sampling,
                new Annealing(2, 2, 3, true),
                true,
                List.of(Insertion.SINK, Insertion.PRUNED),
                slice,
                50);
        return new Experiment.FreeEnergy(
                new Experiment.Header("law", 5, "completed"), boundary, plan.network(), canonical, learning);
    }

    @Test
    void freeEnergiesAlongLearning() throws InterruptedException {
        LearningPlan plan = Moons.duality(Moons.BULK, 0.2, 1).learning();
        Experiment.FreeEnergy along = law(plan, new BoundaryPlan.Data(plan.data()), Average.QUENCHED);
        stopsChangeNothing(along, 2);
        Run run = new LocalRunner(Lanes.kernels(), 1).run(along, Moons.DATA, new Told());
        FreeEnergyFindings findings = Objects.requireNonNull(run.freeEnergy());
        assertThat(findings.course().stream().map(FreeEnergyFindings.Moment::step))
                .containsExactly(0L, 50L, 100L, 120L);
        assertThat(Objects.requireNonNull(findings.slice()).values()).hasSize(4);
        assertThat(findings.insertions()).hasSize(2);
    }

    @Test
    void freeEnergiesOfFreshWeights() throws InterruptedException {
        BoundaryPlan normal = new BoundaryPlan.Normal(2, List.of(0.0, 0.5, 1.0), List.of(1.0, 2.0, 0.5));
        stopsChangeNothing(law(null, normal, Average.ANNEALED), 2);
        stopsChangeNothing(law(null, normal, Average.QUENCHED), 2);
    }

    @Test
    void aLearnerThatExplodesIsKeptAtItsLastGoodState() throws InterruptedException {
        Experiment.Duality steep = activated(new Optimiser.Plain(1e200), 2);
        Told told = new Told();
        Stop store = new Stop(null, Integer.MAX_VALUE, 9);
        Run run = new LocalRunner(Lanes.kernels(), 1).run(steep, Moons.DATA, told, store);
        assertThat(run.outcome()).isInstanceOf(Outcome.Diverged.class);
        assertThat(told.sorted()).hasSize(2).allMatch(line -> line.startsWith("trained"));
        Run again = new LocalRunner(Lanes.kernels(), 1).run(steep, Moons.DATA, new Told(), store);
        assertThat(again.outcome()).isEqualTo(run.outcome());
    }
}
