package org.septuple.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.septuple.io.RunDirectory;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// `show` says how a run stands and what to do next.
class ShowCommandTest {

    @TempDir
    private Path scratch;

    private Path runs() {
        return scratch.resolve("runs");
    }

    private static String shown(Path run) {
        Captured show = Captured.of("show", run.toString());
        assertThat(show.exit()).as(show.err()).isZero();
        return show.out();
    }

    private static JsonNode json(Path run) {
        return JsonMapper.builder()
                .build()
                .readTree(Captured.of("show", run.toString(), "--json").out());
    }

    @Test
    void aFinishedRunIsShownInTheWordsWithWhichItEnded() throws IOException {
        Path configuration = SmallExperiment.DIGITS.interrupted(runs()).resolve("config.yaml");
        Path others = scratch.resolve("others");
        Captured run = Captured.of("run", configuration.toString(), "--progress", "none", "--out", others.toString());
        assertThat(run.exit()).as(run.err()).isZero();
        Path directory = Artefacts.onlyRun(others);
        String text = shown(directory);
        String ended = run.out().substring(0, run.out().indexOf("report "));
        assertThat(ended).contains("accuracy.dynamics", "ledger: ");
        assertThat(text)
                .contains(ended)
                .contains("state       completed", "small, kind duality, seed 7", "100 %", "replica ", "test accuracy ")
                .contains("fields.zarr/", "manifest.json")
                .endsWith("report " + directory.resolve("report.html") + "\n")
                .doesNotContain("septuple resume");
        JsonNode results = JsonMapper.builder().build().readTree(Files.readString(directory.resolve("results.json")));
        JsonNode json = json(directory);
        assertThat(json.path("results")).isEqualTo(results.path("results"));
        assertThat(json.path("ledger")).isEqualTo(results.path("ledger"));
        assertThat(json.path("state").asString()).isEqualTo("completed");
        assertThat(json.path("sessions").size()).isEqualTo(1);
        assertThat(json.path("metrics").path("epoch").asInt()).isEqualTo(2);
    }

    @Test
    void anEnsembleTellsItsLastSnapshot() throws IOException {
        assertThat(shown(SmallExperiment.ENSEMBLE.run(runs()))).contains("last        branch, step 40, loss 0.");
    }

    @Test
    void divergenceIsToldWithAdvice() throws IOException {
        assertThat(shown(SmallExperiment.DIVERGED.run(runs())))
                .contains(
                        "state       diverged",
                        "diverged: the loss or a trainable is not finite after ",
                        " good steps; lower ");
    }

    @Test
    void anInterruptedRunSaysWhyAndHowToGoOn() throws IOException {
        Path run = SmallExperiment.FEED_FORWARD.interrupted(runs());
        String text = shown(run);
        assertThat(text)
                .contains(
                        "interrupted: the time allowed is up",
                        "next        septuple resume " + run,
                        "kept        a checkpoint",
                        "thread")
                .doesNotContain("report ", "completed");
        JsonNode json = json(run);
        assertThat(json.path("can_go_on").asBoolean()).isTrue();
        assertThat(json.path("reason").asString()).isEqualTo("the time allowed is up");
        assertThat(json.path("results").size() + json.path("ledger").size()).isZero();
        Captured.of("resume", run.toString(), "--max-wall", "0s");
        assertThat(shown(run)).contains("session 1", "session 2", "interrupted after ");
    }

    @Test
    void aKilledRunIsNotTakenForARunningOne() throws IOException {
        Path run = SmallExperiment.ONE_REPLICA.killed(runs());
        assertThat(shown(run)).contains("killed: process ", " is gone, its last sign was at ", "septuple resume ");
        try (Stream<Path> checkpoints = Files.list(run.resolve("checkpoints"))) {
            for (Path checkpoint : checkpoints.toList()) {
                Files.delete(checkpoint);
            }
        }
        assertThat(shown(run)).contains("kept        no checkpoint, so it would begin anew");
        Files.delete(run.resolve("status.json"));
        assertThat(shown(run)).contains("killed before its first sign", "septuple resume ");
        Files.writeString(run.resolve("status.json"), "?");
        assertThat(Captured.of("show", run.toString()).err()).contains("status.json: not the status of a run");
    }

    @Test
    void theLockTellsTheRunningFromTheKilled() throws IOException {
        Path run = SmallExperiment.ONE_REPLICA.killed(runs());
        try (RunDirectory held = RunDirectory.open(run)) {
            assertThat(shown(held.path()))
                    .contains("running: process ", "last sign ")
                    .doesNotContain("septuple resume", "killed");
        }
    }

    @Test
    void aLineThatWasCutIsNoMetrics() throws IOException {
        Path run = SmallExperiment.FEED_FORWARD.run(runs());
        String whole = shown(run);
        Files.writeString(run.resolve("metrics.ndjson"), "{\"replica\": 7, \"epo", StandardOpenOption.APPEND);
        assertThat(shown(run).lines().filter(line -> line.startsWith("  last ")))
                .isNotEmpty()
                .containsExactlyElementsOf(
                        whole.lines().filter(line -> line.startsWith("  last ")).toList());
    }

    @Test
    void damageIsShownBesideWhatCanBeRead() throws IOException {
        Path run = SmallExperiment.FEED_FORWARD.run(runs());
        Files.delete(run.resolve("results.json"));
        Captured text = Captured.of("show", run.toString());
        assertThat(text.exit()).isEqualTo(6);
        assertThat(text.out()).contains("damaged: ", "small, kind learning", "fields.zarr/");
        assertThat(text.err())
                .contains(run.resolve("results.json").toString(), "[RUN-009]")
                .doesNotContain("\tat ");
        assertThat(json(run).path("error").path("code").asString()).isEqualTo("RUN-009");
        Files.writeString(run.resolve("manifest.json"), "[]");
        Captured broken = Captured.of("show", run.toString());
        assertThat(broken.exit()).isEqualTo(2);
        assertThat(broken.out()).contains("damaged: ", "fields.zarr/");
        assertThat(broken.err()).contains("manifest.json", "[RUN-007]");
    }

    @Test
    void anEmptyDirectoryIsNoRun() throws IOException {
        Path empty = Files.createDirectories(runs().resolve("empty"));
        for (String command : new String[] {"show", "report"}) {
            Captured refused = Captured.of(command, empty.toString(), "--json");
            assertThat(refused.exit()).isEqualTo(2);
            assertThat(refused.err()).contains("[RUN-007]", "septuple ls");
        }
    }
}
