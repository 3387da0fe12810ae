package org.septuple.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.septuple.io.RunDirectory;
import org.septuple.io.RunStatus;
import org.septuple.io.zarr.ZarrGroup;

/// What `resume` takes up, and what it refuses.
class ResumeTest {

    private static final String DIGITS =
            Child.home().resolve("experiments/digits.yaml").toString();

    private static final String DATA = "data.path=data/optdigits-8x8.csv.gz";

    /// What a run says that nobody stopped.
    private static final Map<String, String> EXPECTED = new TreeMap<>();

    @TempDir
    private Path scratch;

    private Captured run(String... more) {
        List<String> all = new ArrayList<>(List.of(
                "run",
                DIGITS,
                "canonical=none",
                "spacetime=none",
                DATA,
                "learning.epochs=2",
                "learning.replicas=2",
                "dynamics.steps=5",
                "--out",
                scratch.resolve("runs").toString()));
        all.addAll(List.of(more));
        return Captured.of(all.toArray(String[]::new));
    }

    private Path onlyRun() throws IOException {
        return Artefacts.onlyRun(scratch.resolve("runs"));
    }

    private Captured resume(String... more) throws IOException {
        List<String> all = new ArrayList<>(List.of("resume", onlyRun().toString()));
        all.addAll(List.of(more));
        return Captured.of(all.toArray(String[]::new));
    }

    @BeforeAll
    static void runWhole(@TempDir Path whole) throws IOException {
        Captured run = Captured.of(
                "run",
                DIGITS,
                "canonical=none",
                "spacetime=none",
                DATA,
                "learning.epochs=2",
                "learning.replicas=2",
                "dynamics.steps=5",
                "--out",
                whole.toString());
        assertThat(run.exit()).as(run.err()).isZero();
        EXPECTED.putAll(Artefacts.of(Artefacts.onlyRun(whole)));
    }

    /// All but the report, whose command differs.
    private void isWhole() throws IOException {
        Map<String, String> found = Artefacts.of(onlyRun());
        assertThat(found.keySet()).isEqualTo(EXPECTED.keySet());
        EXPECTED.forEach((name, content) -> {
            if (!name.equals("report")) {
                assertThat(found.get(name)).as(name).isEqualTo(content);
            }
        });
    }

    private List<Path> checkpoints() throws IOException {
        try (Stream<Path> files = Files.list(onlyRun().resolve("checkpoints"))) {
            return files.sorted().toList();
        }
    }

    private void change(String file, String from, String to) throws IOException {
        Path path = onlyRun().resolve(file);
        String text = Files.readString(path);
        assertThat(text).contains(from);
        Files.writeString(path, text.replace(from, to));
    }

    @Test
    void theTimeAllowedEndsWithACheckpointAndStatus75() throws IOException {
        Captured stopped = run("--max-wall", "0s");
        assertThat(stopped.exit()).isEqualTo(75);
        assertThat(stopped.err()).contains("[RUN-010]");
        assertThat(stopped.out()).contains("interrupted after ", "septuple resume " + onlyRun());
        RunStatus status = RunStatus.read(onlyRun());
        assertThat(status).extracting(RunStatus::state).isEqualTo(RunStatus.State.INTERRUPTED);
        Captured again = resume("--max-wall", "0s", "--json");
        assertThat(again.exit()).isEqualTo(75);
        assertThat(again.out()).contains("\"outcome\" : \"interrupted\"", "\"code\" : \"RUN-010\"");
        Captured end = resume("--threads", "1");
        assertThat(end.exit()).as(end.err()).isZero();
        assertThat(end.err()).contains("1 threads instead of ", "which changes no result");
        isWhole();
        Captured nothing = resume();
        assertThat(nothing.exit()).isZero();
        assertThat(nothing.err()).contains("has ended already; nothing to do");
    }

    @Test
    void manyCheckpointsLeaveTwo() throws IOException {
        assertThat(run("--checkpoint-every", "1ms").exit()).isZero();
        assertThat(checkpoints()).hasSize(2);
        isWhole();
    }

    @Test
    void aDamagedCheckpointGivesWayToTheOneBefore() throws IOException {
        run("--max-wall", "0s");
        resume("--max-wall", "0s");
        assertThat(checkpoints()).hasSize(2);
        damage(checkpoints().getLast());
        Captured end = resume("--threads", "2");
        assertThat(end.exit()).as(end.err()).isZero();
        assertThat(end.err()).contains("000000002.npz is damaged: ", "; going back to the one before");
        assertThat(end.err()).contains("going on from a checkpoint");
        assertThat(Files.readString(onlyRun().resolve("run.log"))).contains("000000002.npz is damaged: ");
        assertThat(Captured.of("verify", onlyRun().toString()).exit()).isZero();
        isWhole();
    }

    @Test
    void aLinkToARunIsTheRun() throws IOException {
        run("--max-wall", "0s");
        Path link = Files.createSymbolicLink(scratch.resolve("link"), onlyRun());
        assertThat(Captured.of("resume", link.toString()).exit()).isZero();
        assertThat(Captured.of("verify", link.toString()).out()).endsWith(" 0 changed\n");
        assertThat(Captured.of("resume", link.toString()).err()).contains("has ended already");
        isWhole();
    }

    @Test
    void theSameDataMayLieElsewhere() throws IOException {
        run("--max-wall", "0s");
        Path data = Files.copy(
                Child.home().resolve("experiments/data/optdigits-8x8.csv.gz"), scratch.resolve("optdigits-8x8.csv.gz"));
        assertThat(resume("data.path=" + data).exit()).isZero();
        isWhole();
    }

    @Test
    void withoutAWholeCheckpointARunBeginsAnewInItsDirectory() throws IOException {
        run("--max-wall", "0s");
        damage(checkpoints().getFirst());
        Captured end = resume();
        assertThat(end.exit()).as(end.err()).isZero();
        assertThat(end.err()).contains("no checkpoint: beginning anew");
        isWhole();
    }

    private static void damage(Path file) throws IOException {
        byte[] bytes = Files.readAllBytes(file);
        bytes[bytes.length / 2] ^= 1;
        Files.write(file, bytes);
    }

    @Test
    void changedPhysicsIsRefusedWithADiff() throws IOException {
        run("--max-wall", "0s");
        byte[] before = Files.readAllBytes(onlyRun().resolve("status.json"));
        Captured overridden = resume("learning.step=0.5", "seed=9");
        assertThat(overridden.exit()).isEqualTo(4);
        assertThat(overridden.err()).contains("seed: 7 → 9", "learning.step: 0.003 → 0.5", "[RUN-004]");
        change("config.resolved.yaml", "seed: 7", "seed: 8");
        Captured edited = resume();
        assertThat(edited.exit()).isEqualTo(4);
        assertThat(edited.err()).contains("seed: 7 → 8").doesNotContain("learning");
        assertThat(Files.readAllBytes(onlyRun().resolve("status.json"))).isEqualTo(before);
        change("config.resolved.yaml", "seed: 8", "seed: 7");
        assertThat(resume("name=other").exit()).isZero();
    }

    @Test
    void changedDataAreRefused() throws IOException {
        run("--max-wall", "0s");
        change("manifest.json", "46abec6b12486ad9", "0000000000000000");
        Captured refused = resume("--json");
        assertThat(refused.exit()).isEqualTo(4);
        assertThat(refused.out()).contains("RUN-004", "optdigits-8x8.csv.gz: 0000000000000000");
    }

    @Test
    void otherKernelsAndVersionsAreRefusedUnlessAllowed() throws IOException {
        run("--max-wall", "0s");
        change("manifest.json", "\"version\" : \"0.1.0\"", "\"version\" : \"0.0.9\"");
        change("manifest.json", "\"kernels\" : \"", "\"kernels\" : \"other ");
        Captured refused = resume();
        assertThat(refused.exit()).isEqualTo(4);
        assertThat(refused.err())
                .contains("kernels: other ", "version: 0.0.9 → 0.1.0", "[RUN-005]", "--allow-other-bits");
        Captured allowed = resume("--allow-other-bits");
        assertThat(allowed.exit()).as(allowed.err()).isZero();
        assertThat(allowed.err()).contains("other bits are allowed: kernels: other ");
        isWhole();
    }

    @Test
    void oneProcessAtATime() throws IOException {
        run("--max-wall", "0s");
        try (RunDirectory held = RunDirectory.open(onlyRun())) {
            assertThat(RunDirectory.isHeld(held.path())).isTrue();
            Captured refused = resume();
            assertThat(refused.exit()).isEqualTo(4);
            assertThat(refused.err()).contains("another process is at work on this run", "[RUN-006]");
        }
        assertThat(RunDirectory.isHeld(onlyRun())).isFalse();
        assertThat(resume().exit()).isZero();
    }

    @Test
    void numbersThatRunAwayKeepTheLastGoodState() throws IOException {
        Captured run = run("learning.rate=1e200");
        assertThat(run.exit()).isEqualTo(5);
        RunStatus status = RunStatus.read(onlyRun());
        assertThat(status).extracting(RunStatus::state).isEqualTo(RunStatus.State.DIVERGED);
        double[] q = ZarrGroup.open(onlyRun().resolve("fields.zarr")).array("q").doubles();
        assertThat(q).isNotEmpty();
        assertThat(Arrays.stream(q).allMatch(Double::isFinite)).isTrue();
        assertThat(resume().err()).contains("has ended already");
    }

    @Test
    void whatIsNoRunIsNotResumed() throws IOException {
        Captured nowhere =
                Captured.of("resume", "2026", "--out", scratch.resolve("runs").toString());
        assertThat(nowhere.exit()).isEqualTo(2);
        assertThat(nowhere.err()).contains("2026: no run: ", "[RUN-007]");
        run("--max-wall", "0s");
        change("manifest.json", "\"format\" : 1", "\"format\" : 99");
        Captured future = resume();
        assertThat(future.exit()).isEqualTo(2);
        assertThat(future.err()).contains("format 99; this version reads formats 1 to 1", "[RUN-008]");
        Files.writeString(onlyRun().resolve("manifest.json"), "{");
        Captured broken = resume();
        assertThat(broken.exit()).isEqualTo(2);
        assertThat(broken.err()).contains("not readable as JSON", "[RUN-007]").doesNotContain("Exception");
    }

    @Test
    void runsAreFoundByNameAndBeginning() throws IOException {
        run("--max-wall", "0s");
        String parent = scratch.resolve("runs").toString();
        String id = onlyRun().getFileName().toString();
        assertThat(Captured.of("verify", id.substring(0, 15), "--out", parent).exit())
                .isZero();
        assertThat(Captured.of("verify", "last", "--out", parent).exit()).isZero();
        run("--max-wall", "0s", "name=second");
        Captured several = Captured.of("verify", "20", "--out", parent);
        assertThat(several.exit()).isEqualTo(2);
        assertThat(several.err()).contains("2 runs in ", " begin so: ", id);
    }

    @Test
    void verifyNamesWhatChanged() throws IOException {
        run();
        assertThat(Captured.of("verify", onlyRun().toString()).exit()).isZero();
        change("results.json", "\"seed\" : 7", "\"seed\" : 8");
        Files.delete(onlyRun().resolve("ledger.json"));
        Files.writeString(onlyRun().resolve("notes.txt"), "mine");
        damage(onlyRun().resolve("fields.zarr/q/0.0"));
        Captured changed = Captured.of("verify", onlyRun().toString());
        assertThat(changed.exit()).isEqualTo(6);
        assertThat(changed.out())
                .contains(
                        "results.json: changed (SHA-256 ",
                        "ledger.json: missing",
                        "notes.txt: not there when the run ended",
                        "fields.zarr/q/0.0: changed",
                        " 4 changed");
    }

    @Test
    void aPlaceThatCannotBeWrittenIsNamed() throws IOException {
        Path file = Files.writeString(scratch.resolve("file"), "");
        Captured refused =
                Captured.of("run", DIGITS, DATA, "--out", file.resolve("runs").toString());
        assertThat(refused.exit()).isEqualTo(6);
        assertThat(refused.err())
                .contains("cannot make a run directory in " + file, "[IO-001]")
                .doesNotContain("\tat ");
    }

    @Test
    void timesAreReadAndRefused() throws IOException {
        assertThat(run("--max-wall", "2 hours").err()).contains("`2 hours` is not a time; write 90s, 5m, 2h, 1d12h");
        assertThat(run("--checkpoint-every", "0s").err()).contains("--checkpoint-every is 0, must be > 0");
        assertThat(new DurationText().convert("1d2h3m4s5ms").toMillis()).isEqualTo(93784005);
        assertThat(new DurationText().convert("250ms").toMillis()).isEqualTo(250);
        assertThat(new DurationText().convert("7m").toSeconds()).isEqualTo(420);
    }
}
