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
import org.septuple.experiment.Experiment;
import org.septuple.experiment.LearningPlan;
import org.septuple.learning.LearningMode;
import org.septuple.learning.Optimiser;
import org.septuple.network.Wiring;

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
        assertThat(again.value().experiment()).isEqualTo(bound.value().experiment());
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
