package org.septuple.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Controls that obey one law each, as a user runs them.
@Tag("slow")
class ContestControlsTest {

    @TempDir
    private Path scratch;

    /// Of six laws at most one loses its own contest: a judge that draws lots does so well once in 1500 times. The seed is fixed.
    @Test
    void controlsWinTheirOwnContests() throws IOException {
        Captured run = Captured.of(
                "run",
                Child.home().resolve("experiments/judge.yaml").toString(),
                "--out",
                scratch.toString(),
                "--progress",
                "none");
        assertThat(run.exit()).as(run.err()).isZero();
        assertThat(run.out()).containsPattern("fitted\\.right +(1\\.0|0\\.83)");
    }
}
