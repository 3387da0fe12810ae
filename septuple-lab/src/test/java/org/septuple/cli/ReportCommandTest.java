package org.septuple.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.septuple.io.RunDirectory;
import org.septuple.io.Sha256;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/// `report` finds in the files of a run all that its report says.
class ReportCommandTest {

    @TempDir
    private Path scratch;

    private Path runs() {
        return scratch.resolve("runs");
    }

    private static Captured report(Path run, String... more) {
        List<String> arguments = new ArrayList<>(List.of("report", run.toString()));
        arguments.addAll(List.of(more));
        return Captured.of(arguments.toArray(String[]::new));
    }

    private static ObjectNode manifest(Path run) throws IOException {
        return (ObjectNode) JsonMapper.builder().build().readTree(Files.readString(run.resolve("manifest.json")));
    }

    private static void isUnchanged(Path run) {
        assertThat(Captured.of("verify", run.toString()).out()).endsWith(" 0 changed\n");
    }

    private static void isTheReportOf(Path run) throws IOException {
        String left = Files.readString(run.resolve("report.html"));
        String manifest = Files.readString(run.resolve("manifest.json"));
        Files.delete(run.resolve("report.html"));
        Captured anew = report(run);
        assertThat(anew.exit()).as(anew.err()).isZero();
        assertThat(anew.out().strip()).isEqualTo(run.resolve("report.html").toString());
        assertThat(run.resolve("report.html")).hasContent(left).hasBinaryContent(left.getBytes(StandardCharsets.UTF_8));
        assertThat(run.resolve("manifest.json")).hasContent(manifest);
        isUnchanged(run);
    }

    @ParameterizedTest
    @EnumSource
    void theReportWrittenAnewIsTheOneThatTheRunLeft(SmallExperiment experiment) throws IOException {
        isTheReportOf(experiment.run(runs()));
    }

    @ParameterizedTest
    @EnumSource(names = {"ONE_REPLICA", "ENSEMBLE", "FOKKER_PLANCK", "SCHROEDINGER", "MADELUNG", "NODE"})
    void soItIsAfterAStopAndUnderAnotherName(SmallExperiment experiment) throws IOException {
        Path run = experiment.interrupted(runs());
        Captured resumed = Captured.of("resume", run.toString(), "name=other", "--progress", "none");
        assertThat(resumed.exit()).as(resumed.err()).isZero();
        assertThat(Files.readString(run.resolve("report.html"))).contains("<h1>other</h1>", "name: other");
        isTheReportOf(run);
        assertThat(Captured.of("show", run.toString()).out()).contains("other, kind ");
    }

    @Test
    void theDataAreNotNeeded() throws IOException {
        Path data = Files.writeString(scratch.resolve("data.csv"), "0,1,0\n1,0,1\n0.5,1,0\n1,0.5,1\n".repeat(10));
        Path file = Files.writeString(scratch.resolve("own.yaml"), """
                septuple: 1
                kind: learning
                data: {set: csv, path: data.csv, train: 30}
                network: {bulk: {structure: feed-forward, layers: [3]}}
                learning: {mode: relaxation, batch: 10, epochs: 2, step: 0.1}
                """);
        assertThat(Captured.of("run", file.toString(), "--out", runs().toString())
                        .exit())
                .isZero();
        Files.delete(data);
        isTheReportOf(Artefacts.onlyRun(runs()));
    }

    @Test
    void elsewhereItLeavesTheRunAsItIs() throws IOException {
        Path run = SmallExperiment.FEED_FORWARD.run(runs());
        Path copy = scratch.resolve("copy.html");
        Captured written = report(run, "--output", copy.toString(), "--json");
        assertThat(JsonMapper.builder()
                        .build()
                        .readTree(written.out())
                        .path("report")
                        .asString())
                .isEqualTo(copy.toString());
        assertThat(copy).hasSameBinaryContentAs(run.resolve("report.html"));
        isUnchanged(run);
        assertThat(report(run, "--output", scratch.toString()).exit()).isEqualTo(2);
        Captured nowhere =
                report(run, "--output", scratch.resolve("no/where.html").toString());
        assertThat(nowhere.exit()).isEqualTo(6);
        assertThat(nowhere.err()).contains("where.html", "[IO-001]").doesNotContain("\tat ");
    }

    /// As after a change of the program that writes reports.
    @Test
    void anotherReportChangesItsHashAndNothingElse() throws IOException {
        Path run = SmallExperiment.FEED_FORWARD.run(runs());
        ObjectNode before = manifest(run);
        String old = "<html>old</html>";
        Files.writeString(run.resolve("report.html"), old);
        ObjectNode aged = before.deepCopy();
        ((ObjectNode) aged.path("files")).put("report.html", Sha256.of(old.getBytes(StandardCharsets.UTF_8)));
        Files.writeString(run.resolve("manifest.json"), aged.toPrettyString());
        isUnchanged(run);
        assertThat(report(run).exit()).isZero();
        assertThat((JsonNode) manifest(run)).isEqualTo(before);
        isUnchanged(run);
    }

    @Test
    void aRunWithoutAnEndHasNoReport() throws IOException {
        Path run = SmallExperiment.FEED_FORWARD.interrupted(runs());
        Captured refused = report(run, "--json");
        assertThat(refused.exit()).isEqualTo(2);
        assertThat(refused.err()).contains("[RUN-011]", "septuple resume " + run);
        assertThat(JsonMapper.builder()
                        .build()
                        .readTree(refused.out())
                        .path("error")
                        .path("code")
                        .asString())
                .isEqualTo("RUN-011");
        assertThat(run.resolve("report.html")).doesNotExist();
    }

    @Test
    void aRunAtWorkIsRefused() throws IOException {
        Path run = SmallExperiment.FEED_FORWARD.run(runs());
        try (RunDirectory held = RunDirectory.open(run)) {
            assertThat(report(held.path()).exit()).isEqualTo(4);
        }
        assertThat(report(run).exit()).isZero();
    }

    /// What is damaged is named, whether or not its hash tells.
    @ParameterizedTest
    @EnumSource(names = {"ONE_REPLICA", "ENSEMBLE"})
    void damagedAndMissingFilesAreNamed(SmallExperiment experiment) throws IOException {
        Path run = experiment.run(runs());
        String manifest = Files.readString(run.resolve("manifest.json"));
        int refused = 0;
        for (String name : manifest(run).path("files").propertyNames()) {
            if (!name.matches(
                    "config\\.resolved\\.yaml|results\\.json|tables/.*|fields\\.zarr/(?!q/|.*_q/|.*_step/).*")) {
                continue;
            }
            Path file = run.resolve(name);
            byte[] whole = Files.readAllBytes(file);
            Files.write(file, new byte[] {'{', 1, 2});
            Captured changed = report(run);
            assertThat(changed.exit()).as(name).isEqualTo(6);
            assertThat(changed.err()).contains(file.toString(), "[RUN-009]").doesNotContain("\tat ");
            ObjectNode deceived = manifest(run);
            ((ObjectNode) deceived.path("files")).put(name, Sha256.of(file));
            Files.writeString(run.resolve("manifest.json"), deceived.toPrettyString());
            Captured damaged =
                    report(run, "--output", scratch.resolve("damaged.html").toString());
            assertThat(damaged.err()).as(name).doesNotContain("\tat ");
            refused += damaged.exit() == 6 ? 1 : 0;
            Files.writeString(run.resolve("manifest.json"), manifest);
            Files.delete(file);
            Captured missing = report(run);
            assertThat(missing.exit()).as(name).isEqualTo(6);
            assertThat(missing.err()).contains(file.toString(), "there is no such file");
            Files.write(file, whole);
        }
        assertThat(refused).isGreaterThan(5);
        isTheReportOf(run);
    }
}
