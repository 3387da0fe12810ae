package org.septuple.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.septuple.io.RunDirectory;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// `ls` lists runs of every state, and no other directory.
class LsCommandTest {

    private static final int WIDTH = 120;

    @TempDir
    private Path scratch;

    private Path runs() {
        return scratch.resolve("runs");
    }

    private Captured ls(String... more) {
        List<String> arguments = new ArrayList<>(List.of("ls", "--out", runs().toString()));
        arguments.addAll(List.of(more));
        return Captured.of(arguments.toArray(String[]::new));
    }

    private static String name(Path run) {
        return run.getFileName().toString();
    }

    private String lineOf(Path run) {
        return ls().out()
                .lines()
                .filter(line -> line.startsWith(name(run) + " "))
                .findFirst()
                .orElseThrow();
    }

    /// As if the run had begun then.
    private Path at(String time, Path run) throws IOException {
        return Files.move(run, runs().resolve(time + "_" + name(run).split("_", 2)[1]));
    }

    @Test
    void nothingToListIsNoError() throws IOException {
        Captured none = ls();
        assertThat(none.exit()).isZero();
        assertThat(none.out()).isEmpty();
        assertThat(none.err()).contains("no runs in " + runs());
        Files.createDirectories(runs().resolve("no run"));
        assertThat(ls().err()).contains("no runs in ");
        JsonNode json = JsonMapper.builder().build().readTree(ls("--json").out());
        assertThat(json.path("runs").isArray()).isTrue();
        assertThat(json.path("runs").size()).isZero();
    }

    @Test
    void everyStateIsToldTheNewestFirst() throws IOException {
        Path completed = at("2026-01-01T00-00-01Z", SmallExperiment.FEED_FORWARD.run(runs()));
        Path diverged = at("2026-01-01T00-00-02Z", SmallExperiment.DIVERGED.run(runs()));
        Path interrupted = at("2026-01-01T00-00-03Z", SmallExperiment.ENSEMBLE.interrupted(runs()));
        Path killed = at("2026-01-01T00-00-04Z", SmallExperiment.ONE_REPLICA.killed(runs()));
        Path failed = at("2026-01-01T00-00-05Z", SmallExperiment.FEED_FORWARD.interrupted(runs()));
        Files.writeString(
                failed.resolve("status.json"),
                Files.readString(failed.resolve("status.json")).replace("\"interrupted\"", "\"failed\""));
        Path damaged = at("2026-01-01T00-00-06Z", SmallExperiment.FEED_FORWARD.run(runs()));
        Files.writeString(damaged.resolve("results.json"), "{");
        Path broken = at("2026-01-01T00-00-07Z", SmallExperiment.FEED_FORWARD.interrupted(runs()));
        Files.writeString(broken.resolve("manifest.json"), "");
        Captured listed = ls();
        assertThat(listed.exit()).isZero();
        List<String> lines = listed.out().lines().toList();
        assertThat(lines).allSatisfy(line -> assertThat(line.length()).isLessThanOrEqualTo(WIDTH));
        assertThat(lines.getFirst()).contains("run", "kind", "state", "done", "result (± 95 % interval)");
        assertThat(lines.subList(1, 8).stream().map(line -> line.replaceFirst(" .*", "")))
                .containsExactly(
                        name(broken),
                        name(damaged),
                        name(failed),
                        name(killed),
                        name(interrupted),
                        name(diverged),
                        name(completed));
        assertThat(lineOf(completed)).contains("learning", "completed", "100 %", "accuracy 0.", " ± ", "kB");
        assertThat(lineOf(diverged)).contains("diverged").doesNotContain("accuracy", "100 %");
        assertThat(lineOf(interrupted)).contains("interrupted");
        assertThat(lineOf(killed)).contains("duality", "killed");
        assertThat(lineOf(failed)).contains("failed");
        assertThat(lineOf(damaged)).contains("damaged");
        assertThat(lineOf(broken)).contains("damaged");
        assertThat(listed.out())
                .contains(name(damaged) + ": results.json: the results are not JSON")
                .contains(name(broken) + ": manifest.json: not the manifest of a run");
        JsonNode all = JsonMapper.builder().build().readTree(ls("--json").out()).path("runs");
        assertThat(all.size()).isEqualTo(7);
        JsonNode last = all.get(6);
        assertThat(last.path("run").asString()).isEqualTo(name(completed));
        assertThat(last.path("results").path("accuracy.dynamics").path("n").asLong())
                .isEqualTo(3);
        assertThat(last.path("progress").asDouble()).isEqualTo(1);
        assertThat(all.get(0).path("reason").asString()).contains("manifest.json");
        assertThat(all.get(3).path("state").asString()).isEqualTo("killed");
    }

    @Test
    void theLockTellsTheRunningFromTheKilled() throws IOException {
        Path run = SmallExperiment.FEED_FORWARD.killed(runs());
        assertThat(lineOf(run)).contains("killed");
        try (RunDirectory held = RunDirectory.open(run)) {
            assertThat(held.path()).isEqualTo(run);
            assertThat(lineOf(run)).contains("running");
        }
        assertThat(lineOf(run)).contains("killed");
    }

    @Test
    void longNamesAreCut() throws IOException {
        Path run = SmallExperiment.FEED_FORWARD.run(runs(), "name=" + "n".repeat(64));
        List<String> lines = ls().out().lines().toList();
        assertThat(lines.getLast()).startsWith(name(run).substring(0, 24)).contains("…  learning");
        assertThat(lines).allSatisfy(line -> assertThat(line.length()).isLessThanOrEqualTo(WIDTH));
    }
}
