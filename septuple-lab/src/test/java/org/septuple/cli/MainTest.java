package org.septuple.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class MainTest {

    private static final String DIGITS = "../experiments/digits.yaml";
    private static final String DATA = "data.path=data/optdigits-8x8.csv.gz";

    @TempDir
    private Path directory;

    private Captured small(String... more) {
        List<String> arguments = new ArrayList<>(List.of(
                "run",
                DIGITS,
                DATA,
                "learning.epochs=2",
                "learning.replicas=2",
                "dynamics.steps=5",
                "canonical=none",
                "spacetime=none",
                "readout.relaxation-steps=10",
                "--out",
                runs().toString()));
        arguments.addAll(List.of(more));
        return Captured.of(arguments.toArray(String[]::new));
    }

    private Path runs() {
        return directory.resolve("runs with space");
    }

    private Path onlyRun() throws IOException {
        try (Stream<Path> files = Files.list(runs())) {
            List<Path> all = files.toList();
            assertThat(all).hasSize(1);
            return all.getFirst();
        }
    }

    @Test
    void runWritesItsDirectoryAndPrintsTheSameNumbers() throws IOException {
        Captured run = small("--json", "--progress", "none");
        assertThat(run.exit()).as(run.err()).isZero();
        JsonNode printed = JsonMapper.builder().build().readTree(run.out());
        assertThat(printed.path("outcome").asString()).isEqualTo("completed");
        assertThat(printed.path("results")
                        .path("accuracy.dynamics")
                        .path("value")
                        .asDouble())
                .isGreaterThan(0.8);
        assertThat(printed.path("results").path("accuracy.dynamics").path("n").asInt())
                .isEqualTo(2);
        assertThat(printed.path("ledger").size()).isEqualTo(76);
        assertThat(printed.path("equation_2_9").asString()).isEqualTo("not (2.9)");
        Path path = onlyRun();
        assertThat(printed.path("directory").asString()).isEqualTo(path.toString());
        try (Stream<Path> files = Files.list(path)) {
            assertThat(files.map(file -> file.getFileName().toString()))
                    .containsExactlyInAnyOrder(
                            "config.yaml",
                            "config.resolved.yaml",
                            "metrics.ndjson",
                            "results.json",
                            "ledger.json",
                            "manifest.json",
                            "report.html",
                            "status.json",
                            "fields.zarr",
                            "tables",
                            "checkpoints",
                            "lock",
                            "run.log");
        }
        assertThat(JsonMapper.builder().build().readTree(Files.readString(path.resolve("results.json"))))
                .isEqualTo(printed);
        assertThat(Files.readAllLines(path.resolve("metrics.ndjson"))).hasSize(4);
        assertThat(Files.readString(path.resolve("config.yaml"))).isEqualTo(Files.readString(Path.of(DIGITS)));
    }

    @Test
    void resolvedConfigurationRepeatsTheRunBitByBit() throws IOException {
        Captured first = small("--json", "--progress", "none");
        Path resolved = Files.copy(onlyRun().resolve("config.resolved.yaml"), directory.resolve("again.yaml"));
        Captured second = Captured.of(
                "run",
                resolved.toString(),
                "--threads",
                "1",
                "--json",
                "--progress",
                "none",
                "--out",
                runs().toString());
        assertThat(second.exit()).as(second.err()).isZero();
        JsonMapper mapper = JsonMapper.builder().build();
        assertThat(mapper.readTree(second.out()).path("results"))
                .isEqualTo(mapper.readTree(first.out()).path("results"));
        assertThat(mapper.readTree(second.out()).path("ledger"))
                .isEqualTo(mapper.readTree(first.out()).path("ledger"));
    }

    @Test
    void divergenceExitsWith5UnlessExpected() {
        String[] explosive = {"learning.rate=1e200", "learning.epochs=1"};
        Captured unexpected = small(explosive);
        assertThat(unexpected.exit()).isEqualTo(5);
        assertThat(unexpected.out()).contains("diverged", "good steps");
        assertThat(unexpected.err()).contains("RUN-001");
        Captured json = small("learning.rate=1e200", "learning.epochs=1", "--json", "--progress", "none");
        JsonNode error = JsonMapper.builder().build().readTree(json.out()).path("error");
        assertThat(error.path("code").asString()).isEqualTo("RUN-001");
        Captured expected = small("learning.rate=1e200", "learning.epochs=1", "expect.outcome=diverged");
        assertThat(expected.exit()).isZero();
        Captured completed = small("expect.outcome=diverged", "learning.epochs=1");
        assertThat(completed.exit()).isEqualTo(5);
        assertThat(completed.out()).contains("not (2.9)");
        assertThat(completed.err()).contains("RUN-002", "expected: diverged");
    }

    @Test
    void dryRunWritesNothing() {
        Captured dry = small("--dry-run");
        assertThat(dry.exit()).isZero();
        assertThat(dry.out()).contains("bytes");
        assertThat(runs()).doesNotExist();
    }

    @Test
    void unwritableOutputExitsWith6() throws IOException {
        Path file = Files.writeString(directory.resolve("file"), "not a directory");
        Captured run = Captured.of("run", DIGITS, DATA, "--out", file.toString());
        assertThat(run.exit()).isEqualTo(6);
        assertThat(run.err()).contains("IO-001").doesNotContain("\tat ");
    }

    @Test
    void usageErrorsExitWith2() {
        assertThat(Captured.of().exit()).isEqualTo(2);
        assertThat(Captured.of("rum", DIGITS).err()).contains("run");
        assertThat(Captured.of("run").exit()).isEqualTo(2);
        assertThat(Captured.of("run", DIGITS, "--threads", "0").err()).contains(">= 1", "USE-001");
        assertThat(Captured.of("new", "einstien").err()).contains("einstein");
    }

    @Test
    void templatesPassTheirOwnCheck() throws IOException {
        for (String kind : new String[] {"learning", "duality"}) {
            Captured template = Captured.of("new", kind);
            Path file = Files.writeString(directory.resolve(kind + ".yaml"), template.out());
            Captured check = Captured.of("check", file.toString());
            assertThat(check.exit()).as(check.err()).isZero();
            assertThat(check.out()).contains("ready to run");
        }
    }

    @Test
    void otherCommandsAnswer() {
        assertThat(Captured.of("--version").out()).contains("septuple 0.");
        assertThat(Captured.of("doctor").out()).contains("GFLOP/s", "cores");
        assertThat(Captured.of("completion").out()).contains("septuple");
        assertThat(Captured.of("--help").out()).contains("run", "check", "Exit codes");
        assertThat(Captured.of("check", "--resolved", DIGITS, DATA).out()).contains("beta1: 0.9");
    }
}
