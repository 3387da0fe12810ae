package org.septuple.io;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.septuple.experiment.AdaptivePlan;
import org.septuple.experiment.Experiment;
import org.septuple.experiment.LearningPlan;
import org.septuple.learning.AdaptiveLearner;
import org.septuple.learning.DiffusionConvention;
import org.septuple.learning.Knob;
import org.septuple.learning.LearningMode;
import org.septuple.learning.Optimiser;
import org.septuple.learning.Saturation;
import org.septuple.learning.SaturationController;
import org.septuple.learning.SaturationConvention;
import org.septuple.network.Wiring;
import org.septuple.thermodynamics.Insertion;
import org.septuple.thermodynamics.Proposal;
import org.septuple.thermodynamics.Reference;

class ExperimentFileTest {

    private static final Path EXPERIMENTS = Path.of("../experiments");
    private static final DataPlaces PLACES = new DataPlaces(Path.of(""), null, EXPERIMENTS.resolve("data"));

    @TempDir
    private Path directory;

    static List<Path> shipped() throws IOException {
        try (Stream<Path> files = Files.list(EXPERIMENTS)) {
            return files.filter(file -> file.toString().endsWith(".yaml"))
                    .sorted()
                    .toList();
        }
    }

    @ParameterizedTest
    @MethodSource("shipped")
    void resolvedConfigurationsMeanTheSame(Path file) throws IOException {
        Bound<ExperimentFile.Prepared> bound = ExperimentFile.read(file, List.of(), PLACES);
        Path resolved = Files.writeString(
                directory.resolve("resolved.yaml"), bound.resolved().toYaml());
        Bound<ExperimentFile.Prepared> again = ExperimentFile.read(resolved, List.of(), PLACES);
        assertThat(again.value().experiment())
                .usingRecursiveComparison() // densities are no records
                .isEqualTo(bound.value().experiment());
        assertThat(again.resolved().toYaml()).isEqualTo(bound.resolved().toYaml());
        assertThat(again.value().hashes()).isEqualTo(bound.value().hashes());
    }

    /// A template names every key: binding it asks for nothing that it does not hold.
    @ParameterizedTest
    @EnumSource
    void templatesBindAndNameEveryKey(ExperimentFile.Kind kind) throws IOException {
        String text = Templates.of(kind);
        Path file = Files.writeString(directory.resolve("template.yaml"), text);
        Bound<ExperimentFile.Prepared> bound = ExperimentFile.read(file, List.of(), DataPlaces.none());
        assertThat(bound.value().experiment().kind()).isEqualTo(kind.toString());
        for (String path : bound.resolved().flat().keySet()) {
            String[] keys = path.split("\\.", -1);
            int last = keys.length - 1;
            String named = last > 0 && keys[last].equals("kind") ? keys[last - 1] : keys[last]; // short forms
            assertThat(text).as(path).contains(named + ":");
        }
    }

    @Test
    void theMainJobIsWhatItSays() {
        Experiment experiment = ExperimentFile.read(EXPERIMENTS.resolve("digits.yaml"), List.of(), PLACES)
                .value()
                .experiment();
        assertThat(experiment).isInstanceOf(Experiment.Duality.class);
        assertThat(learning(experiment).network().bulk()).isEqualTo(new Wiring.Cyclic(3, 42, true, 0.9, false));
        assertThat(learning(experiment).mode()).isEqualTo(new LearningMode.Relaxed(12, 16, 0.2));
        assertThat(learning(experiment).optimiser()).isInstanceOf(Optimiser.Adam.class);
    }

    @Test
    void canonicalLearningIsWhatItSays() {
        Path file = EXPERIMENTS.resolve("digits-canonical.yaml");
        LearningMode.Relaxed start = new LearningMode.Relaxed(12, 16, 0.2);
        assertThat(mode(file))
                .isEqualTo(new LearningMode.Canonical(
                        100, Reference.LEBESGUE, new Proposal.Hamiltonian(1, 0.8, 32), 2, 2, 4, start));
        assertThat(mode(
                        file,
                        "learning.beta=7",
                        "learning.reference=normal",
                        "learning.chains=3",
                        "learning.burn=5",
                        "learning.samples=1",
                        "learning.proposal={kind: mala, acceptance: 0.4}"))
                .isEqualTo(new LearningMode.Canonical(7, Reference.NORMAL, new Proposal.Langevin(0.4), 3, 5, 1, start));
    }

    private static LearningMode mode(Path file, String... overrides) {
        return Objects.requireNonNull(ExperimentFile.read(file, List.of(overrides), PLACES)
                        .value()
                        .experiment()
                        .learning())
                .mode();
    }

    @Test
    void adaptiveLearnersThatCannotBeAreRefused() {
        Path file = EXPERIMENTS.resolve("digits-adaptive.yaml");
        refused(file, "learning.adaptive", "optimiser: plain", "learning.optimiser=adam");
        refused(file, "learning.adaptive", "a step > 0", "learning.step=-0.1");
        refused(file, "learning.batch", "even number", "learning.batch=31");
        refused(file, "learning.adaptive.steps", "lower bound first", "learning.adaptive.steps=[1, 0.1]");
        refused(file, "learning.adaptive.batches", "lower bound first", "learning.adaptive.batches=[1, 64]");
        refused(file, "learning.ensemble", "Keep one of them", "learning.ensemble={snapshots: 5}");
        refused(file, "learning.adaptive", "choose another beta", "learning.adaptive.beta=6.283185307179586");
        refused(
                file,
                "learning.adaptive",
                "choose diffusion mean",
                "learning.adaptive.knobs=[step, neurons]",
                "learning.adaptive.diffusion=force");
        AdaptivePlan plan = adaptive(file, "learning.adaptive.knobs=none", "learning.adaptive.target=2");
        assertThat(plan.controller().knobs()).isEmpty();
        assertThat(plan.controller().target()).isEqualTo(8 * Math.PI);
        assertThat(adaptive(file, "learning.adaptive={beta: 1}"))
                .isEqualTo(new AdaptivePlan(
                        new SaturationConvention(1, Reference.LEBESGUE, Insertion.SINK, DiffusionConvention.MEAN),
                        new SaturationController(
                                Saturation.TARGET,
                                List.of(Knob.STEP, Knob.BATCH),
                                new SaturationController.Bounds(1e-4, 1),
                                new SaturationController.Bounds(2, 1024),
                                new SaturationController.Bounds(1, 4096),
                                0.7),
                        new AdaptiveLearner.Stretch(50, 20, 4)));
    }

    private static AdaptivePlan adaptive(Path file, String... overrides) {
        Experiment experiment =
                ExperimentFile.read(file, List.of(overrides), PLACES).value().experiment();
        return Objects.requireNonNull(((Experiment.Learning) experiment).adaptive());
    }

    /// Each refusal names the key and a way out.
    @Test
    void chainsThatCannotBeAreRefused() {
        Path file = EXPERIMENTS.resolve("digits-canonical.yaml");
        refused(file, "learning.ensemble", "Leave `ensemble` out", "learning.ensemble={snapshots: 5}");
        refused(
                file,
                "learning.reference",
                "use the normal reference measure",
                "network.activation=relu",
                "network.bulk.gain=2",
                "network.bulk.blocks=gaussian");
        refused(file, "learning.reference", "boundary loss", "network.loss=boundary");
        mode(file, "network.loss=boundary", "learning.reference=normal");
        refused(
                file,
                "learning.chains",
                "Use fewer chains",
                "network.bulk={structure: sparse, size: 2000000, in-degree: 1}");
    }

    private static void refused(Path file, String pointer, String remedy, String... overrides) {
        assertThatExceptionOfType(ConfigurationException.class)
                .isThrownBy(() -> mode(file, overrides))
                .withMessageContaining(remedy)
                .satisfies(refusal -> assertThat(refusal.violations().stream().map(Violation::pointer))
                        .contains(pointer));
    }

    @Test
    void overridesReachTheExperiment() {
        List<String> overrides =
                List.of("network.bulk.gain=0.5", "learning.epochs=2", "seed=11", "learning.optimiser=plain");
        Experiment experiment = ExperimentFile.read(EXPERIMENTS.resolve("digits.yaml"), overrides, PLACES)
                .value()
                .experiment();
        assertThat(experiment.header().seed()).isEqualTo(11);
        assertThat(learning(experiment).epochs()).isEqualTo(2);
        assertThat(learning(experiment).network().bulk()).isEqualTo(new Wiring.Cyclic(3, 42, true, 0.5, false));
        assertThat(learning(experiment).optimiser()).isEqualTo(new Optimiser.Plain(0.003));
    }

    /// Three mistakes in three sections come back together.
    @Test
    void allMistakesAreReportedAtOnce() {
        List<String> overrides = List.of("data.train=0", "network.activation=gelu", "learning.batch=-1");
        assertThatExceptionOfType(ConfigurationException.class)
                .isThrownBy(() -> ExperimentFile.read(EXPERIMENTS.resolve("digits.yaml"), overrides, PLACES))
                .satisfies(refusal -> assertThat(refusal.violations().stream().map(Violation::pointer))
                        .containsExactlyInAnyOrder("data.train", "network.activation.kind", "learning.batch"));
    }

    @Test
    void missingDataSayWhereToGetThem() {
        List<String> overrides = List.of("data={set: fashion-mnist}");
        assertThatExceptionOfType(ConfigurationException.class)
                .isThrownBy(
                        () -> ExperimentFile.read(EXPERIMENTS.resolve("digits-feedforward.yaml"), overrides, PLACES))
                .withMessageContaining("SEPTUPLE_DATA")
                .withMessageContaining("b0564c3eedabfbf835052cff8503ea422014ce006caf5b757f851416ee8300c7");
    }

    @Test
    void wellKnownSetsAreFoundInTheEnvironmentFirst() throws IOException {
        Path mine = Files.createDirectory(directory.resolve("mine"));
        Files.copy(EXPERIMENTS.resolve("data/optdigits-8x8.csv.gz"), mine.resolve("optdigits-8x8.csv.gz"));
        DataPlaces places = new DataPlaces(Path.of(""), mine, null);
        assertThat(ExperimentFile.read(EXPERIMENTS.resolve("digits.yaml"), List.of(), places)
                        .value()
                        .data()
                        .train()
                        .imageColumns())
                .isEqualTo(8);
    }

    private static LearningPlan learning(Experiment experiment) {
        return Objects.requireNonNull(experiment.learning());
    }
}
