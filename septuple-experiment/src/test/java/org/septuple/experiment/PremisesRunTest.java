package org.septuple.experiment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.septuple.experiment.FindingTable.Shape;
import org.septuple.network.Activation;
import org.septuple.network.ActivationDynamics;
import org.septuple.network.BulkPotential;
import org.septuple.network.Loss;
import org.septuple.network.Wiring;
import org.septuple.numerics.Engine;
import org.septuple.numerics.Outcome;
import org.septuple.numerics.ThreadCrew;
import org.septuple.statistics.Estimate;

/// Searches of three small networks.
class PremisesRunTest {

    private static final RunOutput SILENT = new RunOutput() {
        @Override
        public void epoch(EpochRecord record) {}

        @Override
        public void progress(String stage, long done, long total) {}
    };

    private static CloudSource.OfNetwork source(Wiring wiring) {
        return new CloudSource.OfNetwork(
                new NetworkPlan(wiring, new Activation.Tanh(), new Loss.Bulk(new BulkPotential.None())),
                0,
                new ActivationDynamics.Protocol(new ActivationDynamics.Poisson(3), false, false, 0),
                new SpacetimePlan(SpacetimePlan.Reading.LAYERS, 3, 3, 320, 0, 0.3, null, null));
    }

    /// One that expands, one that contracts, and one that nothing can be said of.
    private static Experiment.OfPremises experiment() {
        List<Wiring> wirings = List.of(
                new Wiring.Cyclic(3, 5, true, 1.3, false),
                new Wiring.Cyclic(3, 5, true, 0.3, false),
                new Wiring.FeedForward(List.of(3, 3, 3)));
        List<PremisesPlan.Case> cases = IntStream.range(0, wirings.size())
                .mapToObj(k -> new PremisesPlan.Case(List.of(k), source(wirings.get(k))))
                .toList();
        PremisesPlan.Axis axis = new PremisesPlan.Axis("network.bulk.gain", List.of("1.3", "0.3", "none"));
        return new Experiment.OfPremises(
                new Experiment.Header("few", 3, "completed"), new PremisesPlan(List.of(axis), cases, List.of(0)));
    }

    /// Stops after the first network, and then goes on.
    private static final class Stopping implements CheckpointStore {
        private @Nullable Checkpoint kept;
        private boolean stops = true;

        @Override
        public @Nullable Checkpoint latest() {
            return kept;
        }

        @Override
        public boolean isDue() {
            return stops;
        }

        @Override
        public boolean save(Checkpoint moment) {
            kept = moment;
            stops = false;
            return false;
        }
    }

    private static List<List<Double>> rows(Run run) {
        return Objects.requireNonNull(run.findings())
                .table(Shape.PREMISES)
                .orElseThrow()
                .rows();
    }

    @Test
    void aStopLosesNothing() {
        Engine engine = Engine.scalar();
        Run whole = new PremisesRun(experiment(), engine, SILENT, CheckpointStore.NONE).run();
        Stopping store = new Stopping();
        Run stopped = new PremisesRun(experiment(), engine, SILENT, store).run();
        assertThat(stopped.outcome()).isEqualTo(new Outcome.Interrupted(1, 3));
        Run resumed = new PremisesRun(experiment(), engine, SILENT, store).run();
        assertThat(rows(resumed)).isEqualTo(rows(whole));
        assertThat(Objects.requireNonNull(resumed.findings()).remarks())
                .isEqualTo(Objects.requireNonNull(whole.findings()).remarks());
    }

    @Test
    void workersChangeNothing() throws InterruptedException {
        Run alone = new PremisesRun(experiment(), Engine.scalar(), SILENT, CheckpointStore.NONE).run();
        try (ThreadCrew crew = new ThreadCrew(2)) {
            Engine engine = new Engine(Engine.scalar().kernels(), crew);
            assertThat(rows(new PremisesRun(experiment(), engine, SILENT, CheckpointStore.NONE).run()))
                    .isEqualTo(rows(alone));
        }
    }

    @Test
    void whatHoldsIsCountedAndWhatCannotBeMeasuredSaysWhy() {
        Run run = new PremisesRun(experiment(), Engine.scalar(), SILENT, CheckpointStore.NONE).run();
        Estimate production = Objects.requireNonNull(run.results().get("holds.production"));
        assertThat(production.value()).isCloseTo(1.0 / 3, within(1e-12));
        assertThat(Objects.requireNonNull(run.results().get("best")).value()).isEqualTo(0);
        assertThat(Objects.requireNonNull(run.results().get("together")).value())
                .isEqualTo(0);
        assertThat(String.join("\n", Objects.requireNonNull(run.findings()).remarks()))
                .contains("Most hold in network 0 (gain 1.3)", "nilpotent", "in 0 of 3 networks");
    }

    /// As many networks are kept in memory as run at once.
    @Test
    void memoryIsThatOfNetworksThatRunAtOnce() {
        long one = PremisesCost.memoryBytes(experiment(), 1);
        assertThat(one).isPositive();
        assertThat(PremisesCost.memoryBytes(experiment(), 2)).isEqualTo(2 * one);
        assertThat(PremisesCost.memoryBytes(experiment(), 8)).isEqualTo(3 * one);
    }

    /// All combinations where they are few, the last axis fastest.
    @Test
    void fewCombinationsAreAllTaken() {
        assertThat(PremisesPlan.design(List.of(2, 3), 6, 1))
                .containsExactly(
                        List.of(0, 0), List.of(0, 1), List.of(0, 2), List.of(1, 0), List.of(1, 1), List.of(1, 2));
    }

    /// Every value of an axis is as frequent as the others, to one, and pairs of axes are spread like independent ones.
    @Test
    void manyCombinationsAreALatinHypercube() {
        List<List<Integer>> design = PremisesPlan.design(List.of(3, 4, 50), 100, 7);
        assertThat(design).hasSize(100).isEqualTo(PremisesPlan.design(List.of(3, 4, 50), 100, 7));
        int[] sizes = {3, 4, 50};
        for (int axis = 0; axis < 3; axis++) {
            int[] counts = new int[sizes[axis]];
            for (List<Integer> at : design) {
                counts[at.get(axis)]++;
            }
            int least = 100 / sizes[axis];
            assertThat(IntStream.of(counts)).allMatch(count -> count == least || count == least + 1);
        }
        double square = 0;
        for (int i = 0; i < 3; i++) {
            for (int j = 0; j < 4; j++) {
                int one = i;
                int other = j;
                long both = design.stream()
                        .filter(at -> at.get(0) == one && at.get(1) == other)
                        .count();
                square += (both - 100.0 / 12) * (both - 100.0 / 12) / (100.0 / 12);
            }
        }
        assertThat(square).isBetween(0.5, 22.5); // χ² of 6 degrees of freedom, at .998 and .001
    }

    /// 5 and 5 of 10 have nothing in common in one of 252 cases, and any number in all.
    @Test
    void chanceOfFewInCommonIsHypergeometric() {
        assertThat(PremisesFindings.atMost(0, 5, 5, 10)).isCloseTo(1.0 / 252, within(1e-15));
        assertThat(PremisesFindings.atMost(1, 5, 5, 10)).isCloseTo(26.0 / 252, within(1e-15));
        assertThat(PremisesFindings.atMost(5, 5, 5, 10)).isCloseTo(1, within(1e-12));
    }
}
