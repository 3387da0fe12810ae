package org.septuple.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.septuple.io.RunStatus;
import org.septuple.io.RunStatus.State;

/// Signals, full disks and vanished directories, met by processes of their own.
class StopTest {

    private static final String DIGITS =
            Child.home().resolve("experiments/digits.yaml").toString();
    private static final long PATIENCE_MILLIS = 60_000;
    private static final long GLANCE_MILLIS = 20;

    @TempDir
    private Path scratch;

    private String[] arguments(String epochs) {
        return new String[] {
            "run",
            DIGITS,
            "canonical=none",
            "spacetime=none",
            "learning.epochs=" + epochs,
            "learning.replicas=2",
            "--out",
            scratch.resolve("runs").toString(),
            "--checkpoint-every",
            "100ms"
        };
    }

    /// Starts a run that would take minutes, and waits until it learns.
    private Child working() throws IOException, InterruptedException {
        Child child = Child.start(scratch, heeding(Child.command(arguments("100000"))));
        for (long waited = 0; waited < PATIENCE_MILLIS; waited += GLANCE_MILLIS) {
            if (child.endsWithin(GLANCE_MILLIS)) {
                throw new AssertionError(child.end().err());
            }
            Path runs = scratch.resolve("runs");
            RunStatus status =
                    Files.isDirectory(runs) && !isEmpty(runs) ? RunStatus.read(Artefacts.onlyRun(runs)) : null;
            if (status != null && status.done() > 0) {
                return child;
            }
        }
        child.kill();
        throw new AssertionError("the run does not begin");
    }

    /// What shells start in the background ignores SIGINT, and so would the run that these tests start.
    private static List<String> heeding(List<String> command) {
        List<String> words = new ArrayList<>();
        if (Files.exists(Path.of("/proc/self"))) {
            words.addAll(List.of("env", "--default-signal=INT"));
        }
        words.addAll(command);
        return words;
    }

    private static boolean isEmpty(Path directory) throws IOException {
        try (Stream<Path> files = Files.list(directory)) {
            return files.findAny().isEmpty();
        }
    }

    private void signalKeepsACheckpoint(String signal, int status) throws IOException, InterruptedException {
        Child child = working();
        child.signal(signal);
        Captured end = child.end();
        assertThat(end.exit()).as(end.err()).isEqualTo(status);
        assertThat(end.err()).contains("stopping: this step is finished and a checkpoint kept");
        assertThat(end.out()).contains("interrupted after ", "go on with: septuple resume ");
        Path run = Artefacts.onlyRun(scratch.resolve("runs"));
        RunStatus left = RunStatus.read(run);
        assertThat(left)
                .extracting(RunStatus::state, RunStatus::message)
                .containsExactly(State.INTERRUPTED, "a signal");
        assertThat(Captured.of("verify", run.toString()).exit()).isZero();
        Captured further = Child.start(scratch, "resume", run.toString(), "--max-wall", "3s")
                .end();
        assertThat(further.exit()).as(further.err()).isEqualTo(75);
        RunStatus later = RunStatus.read(run);
        assertThat(later).isNotNull();
        assertThat(later.done()).isGreaterThan(left == null ? Long.MAX_VALUE : left.done());
        assertThat(later.seconds()).isGreaterThan(left == null ? Double.MAX_VALUE : left.seconds());
    }

    @Test
    void interruptedRunsEndWith130() throws IOException, InterruptedException {
        signalKeepsACheckpoint("INT", 130);
    }

    @Test
    void terminatedRunsEndWith143() throws IOException, InterruptedException {
        signalKeepsACheckpoint("TERM", 143);
    }

    @Test
    void aVanishedDirectoryIsNamed() throws IOException, InterruptedException {
        Child child = working();
        Path run = Artefacts.onlyRun(scratch.resolve("runs"));
        Files.move(run, scratch.resolve("moved"));
        Captured end = child.end();
        assertThat(end.exit()).as(end.err()).isEqualTo(6);
        assertThat(end.err())
                .contains("the run directory %s is gone".formatted(run), "[IO-001]")
                .doesNotContain("\tat ");
        Captured further = Captured.of(
                "resume",
                scratch.resolve("moved").toString(),
                "data.path=data/optdigits-8x8.csv.gz",
                "--max-wall",
                "0s");
        assertThat(further.exit()).as(further.err()).isEqualTo(75);
    }

    /// On a file system of a few megabytes that fills up; afterwards there is room again.
    @Test
    void aFullDiskCostsNothingThatWasKept() throws IOException, InterruptedException {
        Path small = Files.createDirectory(scratch.resolve("small"));
        assumeTrue(mountable(small), "no right to mount a small file system");
        Path kept = scratch.resolve("kept");
        Captured reference = Captured.of(
                "run",
                DIGITS,
                "canonical=none",
                "spacetime=none",
                "data.path=data/optdigits-8x8.csv.gz",
                "learning.epochs=3",
                "learning.replicas=2",
                "--out",
                kept.resolve("whole").toString());
        assertThat(reference.exit()).as(reference.err()).isZero();
        String java = quoted(Child.command(
                "run",
                DIGITS,
                "canonical=none",
                "spacetime=none",
                "learning.epochs=3",
                "learning.replicas=2",
                "--out",
                small.toString(),
                "--checkpoint-every",
                "20ms"));
        String resume = quoted(Child.command("resume")) + " " + small + "/2*";
        String script = """
                mount -t tmpfs -o size=4m none %1$s || exit 99
                head -c 3800000 /dev/zero >%1$s/ballast
                %2$s; echo "first: $?"
                find %1$s -name '*.part'
                rm %1$s/ballast
                %3$s; echo "second: $?"
                cp -r %1$s %4$s
                """.formatted(small, java, resume, kept.resolve("small"));
        Captured end = Child.start(scratch, List.of("unshare", "-rm", "sh", "-c", script))
                .end();
        assertThat(end.exit()).as(end.err()).isZero();
        assertThat(end.out())
                .as(end.err())
                .contains("first: 6\n")
                .contains("second: 0\n")
                .doesNotContain(".part");
        assertThat(end.err()).contains("No space left on device", "[IO-001]").doesNotContain("\tat ");
        Map<String, String> found = Artefacts.of(Artefacts.onlyRun(kept.resolve("small")));
        Artefacts.of(Artefacts.onlyRun(kept.resolve("whole"))).forEach((name, content) -> {
            if (!name.equals("report")) {
                assertThat(found.get(name)).as(name).isEqualTo(content);
            }
        });
    }

    private boolean mountable(Path small) throws IOException, InterruptedException {
        try {
            return Child.start(scratch, List.of("unshare", "-rm", "mount", "-t", "tmpfs", "none", small.toString()))
                            .end()
                            .exit()
                    == 0;
        } catch (IOException noSuchProgram) {
            return false;
        }
    }

    private static String quoted(List<String> command) {
        List<String> words = new ArrayList<>();
        command.forEach(word -> words.add("'" + word.replace("'", "'\\''") + "'"));
        return String.join(" ", words);
    }
}
