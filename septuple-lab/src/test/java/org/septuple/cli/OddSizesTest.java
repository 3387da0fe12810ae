package org.septuple.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// The smallest and oddest data and networks: they run to an end with finite numbers, or are refused with a reason.
class OddSizesTest {

    private static final int SAMPLES = 40;

    @TempDir
    private Path directory;

    /// One row of a table with two features and a label.
    private static String row(String table, int i) {
        double wave = Math.rint(1000 * StrictMath.sin(1 + i * (double) i)) / 1000;
        int side = i % 2;
        return switch (table) {
            case "ordinary" -> "%s,%s,%d".formatted(wave + 2 * side, -wave, side);
            case "one-class" -> "%s,%s,0".formatted(wave, -wave);
            case "class-without-samples" -> "%s,%s,%d".formatted(wave, -wave, 5 * side);
            case "constant" -> "3.5,3.5,%d".formatted(side);
            case "constant-feature" -> "%s,0.1,%d".formatted(wave, side);
            case "far-from-zero" -> "%s,1e15,%d".formatted(1e15 + i, side);
            case "large" -> "%s,1,%d".formatted(1e150 * (side - 0.5), side);
            case "huge" -> "%s,1,%d".formatted(1e308 * (2 * side - 1), side);
            case "tiny" -> "%s,0,%d".formatted(1e-310 * side, side);
            default -> throw new IllegalArgumentException(table);
        };
    }

    private Captured run(String table, int samples, String... overrides) throws IOException {
        String rows =
                IntStream.range(0, samples).mapToObj(i -> row(table, i) + "\n").collect(Collectors.joining());
        Files.writeString(directory.resolve(table + ".csv"), rows);
        Path file = Files.writeString(directory.resolve("odd.yaml"), """
                septuple: 1
                kind: learning
                name: odd
                data: {set: csv, path: %s.csv, train: 30, scale: [-1, 1], targets: [-1, 1]}
                network:
                  bulk: {structure: feed-forward, layers: [3]}
                learning: {mode: relaxation, steps: 4, optimiser: plain, step: 0.01, batch: 5, epochs: 2}
                dynamics: {steps: 5, warm-up: 2, columns: 2}
                readout: {relaxation-steps: 4}
                """.formatted(table));
        String[] arguments = new String[6 + overrides.length];
        String[] first = {
            "run",
            file.toString(),
            "--json",
            "--quiet",
            "--out",
            directory.resolve("runs").toString()
        };
        System.arraycopy(first, 0, arguments, 0, first.length);
        System.arraycopy(overrides, 0, arguments, first.length, overrides.length);
        return Captured.of(arguments);
    }

    private static void assertFinite(Captured run) {
        assertThat(run.exit()).as(run.err()).isZero();
        JsonNode printed = JsonMapper.builder().build().readTree(run.out());
        assertThat(printed.path("outcome").asString()).isEqualTo("completed");
        assertThat(printed.path("results").size()).isPositive();
        printed.path("results")
                .forEach(result -> assertThat(result.path("value").isNumber())
                        .as(run.out())
                        .isTrue());
        printed.path("ledger")
                .forEach(equation -> assertThat(
                                equation.path("residual").path("value").isNull())
                        .as(equation.toString())
                        .isFalse());
    }

    private void assertRefused(Captured run, String code, String... words) {
        assertThat(run.exit()).as(run.err()).isEqualTo(2);
        assertThat(run.err()).contains("[" + code + "]").contains(words).doesNotContain("Exception", "\tat ");
        assertThat(directory.resolve("runs")).doesNotExist();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "ordinary",
                "one-class",
                "class-without-samples",
                "constant",
                "constant-feature",
                "far-from-zero",
                "large"
            })
    void oddTablesAreLearnt(String table) throws IOException {
        assertFinite(run(table, SAMPLES));
        assertFinite(run(table, SAMPLES, "data.scale=standard", "kind=duality"));
    }

    @ParameterizedTest
    @CsvSource({"ordinary, 2", "ordinary, 3", "one-class, 2", "constant, 2"})
    void oneTrainingSampleIsEnough(String table, int samples) throws IOException {
        assertFinite(run(table, samples, "data.train=1", "learning.batch=1"));
        assertFinite(run(table, samples, "data.train=1", "learning.batch=1", "data.scale=standard", "kind=duality"));
    }

    @ParameterizedTest
    @CsvSource({"huge, '[-1, 1]'", "huge, standard", "tiny, '[-1, 1]'", "tiny, standard"})
    void spreadsBeyondDoublePrecisionAreRefused(String table, String scale) throws IOException {
        assertRefused(run(table, SAMPLES, "data.scale=" + scale), "CFG-027", "`data`", table);
    }

    @ParameterizedTest
    @CsvSource({"0, 1, DATA-002, no bytes", "1, 1, CFG-026, a test part", "40, 40, CFG-026, at most 39"})
    void aTestPartMustRemain(int samples, int train, String code, String words) throws IOException {
        assertRefused(run("ordinary", samples, "data.train=" + train), code, words);
    }

    @ParameterizedTest
    @ValueSource(ints = {31, 1_000_000})
    void batchesBeyondTheTrainingPartAreRefused(int batch) throws IOException {
        assertRefused(run("ordinary", SAMPLES, "learning.batch=" + batch), "CFG-026", "30 training samples");
    }

    /// Without classes there are no outputs, and nothing of the boundary loss can be learnt.
    @ParameterizedTest
    @ValueSource(strings = {"learning", "duality"})
    void networksWithoutOutputsLearn(String kind) throws IOException {
        assertFinite(run("ordinary", SAMPLES, "data.label=none", "kind=" + kind));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{structure: feed-forward, layers: [1]}",
                "{structure: cyclic, groups: 1, size: 1}",
                "{structure: permutation, size: 1}",
                "{structure: random, size: 1, trainable: true}",
                "{structure: sparse, size: 1, in-degree: 1, trainable: true}"
            })
    void oneNeuronInTheBulkIsEnough(String bulk) throws IOException {
        assertFinite(run("ordinary", SAMPLES, "network.bulk=" + bulk));
        assertFinite(run("ordinary", SAMPLES, "network.bulk=" + bulk, "learning.mode=activation", "kind=duality"));
    }

    /// A network may be given by all its weights, with feedback to its inputs or without any bulk.
    @ParameterizedTest
    @ValueSource(
            strings = {
                "{weights: {structure: ring, neurons: 5, weight: 0.4}, inputs: 2, outputs: 2}",
                "{weights: [[0, 0, 0, 0], [0, 0, 0, 0], [0.5, 0, 0, 0.1], [0, -0.5, 0.1, 0]], outputs: 2, biases: [0, 0, 1, -1]}"
            })
    void networksOfGivenWeightsLearn(String network) throws IOException {
        assertFinite(run("ordinary", SAMPLES, "network=" + network));
        assertFinite(run("ordinary", SAMPLES, "network=" + network, "learning.mode=activation", "kind=duality"));
    }
}
