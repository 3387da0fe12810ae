package org.septuple.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A contest that rests between seeds, or was killed there, comes to the same bits, whatever the number of threads.
@Tag("slow")
class ContestResumeTest {

    @TempDir
    private Path scratch;

    private void goesOnTo(Map<String, String> whole, Path run) throws IOException {
        Captured end = Captured.of("resume", run.toString(), "--threads", "2", "--progress", "none");
        assertThat(end.exit()).as(end.err()).isZero();
        assertThat(end.err()).contains("going on from a checkpoint");
        Map<String, String> found = Artefacts.of(run);
        assertThat(found.keySet()).isEqualTo(whole.keySet());
        whole.forEach((name, content) -> {
            if (!name.equals("report")) { // commands differ
                assertThat(found.get(name)).as(name).isEqualTo(content);
            }
        });
        assertThat(Captured.of("verify", run.toString()).out()).endsWith(" 0 changed\n");
    }

    @Test
    void restsChangeNoBit() throws IOException {
        Map<String, String> whole =
                Artefacts.of(SmallExperiment.CONTEST.run(scratch.resolve("whole"), "--threads", "1"));
        Path rested = SmallExperiment.CONTEST.interrupted(scratch.resolve("rests"));
        assertThat(Captured.of("show", rested.toString()).out()).containsPattern("contests: [12] of 3 ");
        goesOnTo(whole, rested);
        goesOnTo(whole, SmallExperiment.CONTEST.killed(scratch.resolve("killed")));
    }

    /// Written anew from the files alone, the report has the same bytes; the list of runs tells who won.
    @Test
    void theReportIsReadBack() throws IOException {
        Path run = SmallExperiment.CONTEST.run(scratch.resolve("runs"));
        Map<String, String> before = Artefacts.of(run);
        Captured report = Captured.of("report", run.toString());
        assertThat(report.exit()).as(report.err()).isZero();
        assertThat(Artefacts.of(run)).isEqualTo(before);
        assertThat(Captured.of("show", run.toString()).out())
                .contains("fitted.gamma.fokker-planck", "(95 % interval, n = 3)", "3 seeds: won by ");
    }

    /// Within a factor of two of what it takes, both on this machine at this load and in processes of their own: the agent that counts coverage slows two threads five
    /// times as much as one.
    @Test
    void itsCostIsEstimated() throws IOException, InterruptedException {
        String file = SmallExperiment.CONTEST
                .interrupted(scratch.resolve("runs"))
                .resolve("config.yaml")
                .toString();
        String[] asked = {"run", file, "contest.replicas=4000", "contest.seeds=4"};
        long begin = System.nanoTime();
        Captured run = with(asked, "--out", scratch.resolve("run").toString());
        double seconds = (System.nanoTime() - begin) * 1e-9;
        assertThat(run.exit()).as(run.err()).isZero();
        Captured cost = with(asked, "--dry-run");
        Matcher told =
                Pattern.compile("about ([\\d.]+) s, ([\\d,]+) bytes of memory").matcher(cost.out());
        assertThat(told.find()).as(cost.out()).isTrue();
        assertThat(Double.parseDouble(told.group(1))).isBetween(seconds / 2, seconds * 2);
    }

    private Captured with(String[] asked, String... more) throws IOException, InterruptedException {
        String[] all = Arrays.copyOf(asked, asked.length + more.length);
        System.arraycopy(more, 0, all, asked.length, more.length);
        return Child.start(scratch, all).end();
    }
}
