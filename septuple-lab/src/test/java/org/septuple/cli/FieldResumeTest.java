package org.septuple.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// Solutions on grids that rest at checkpoints come to the same bits, whatever the number of threads.
class FieldResumeTest {

    private static final int RESTS = 3;

    @TempDir
    private Path scratch;

    private static void isTheSame(Map<String, String> found, Map<String, String> expected) {
        assertThat(found.keySet()).isEqualTo(expected.keySet());
        expected.forEach((name, content) -> {
            if (!name.equals("report")) { // commands differ
                assertThat(found.get(name)).as(name).isEqualTo(content);
            }
        });
    }

    @ParameterizedTest
    @EnumSource(
            names = {
                "FOKKER_PLANCK",
                "SCHROEDINGER",
                "PATHS",
                "LEVEL",
                "LEVELS_BESIDE",
                "LEVELS",
                "MADELUNG",
                "NODE",
                "WAVE",
                "DUST_IN_THE_PLANE",
                "CAUSTIC"
            })
    void restsChangeNoBit(SmallExperiment experiment) throws IOException {
        Map<String, String> whole = Artefacts.of(experiment.run(scratch.resolve("whole"), "--threads", "1"));
        if (experiment != SmallExperiment.LEVELS) {
            assertThat(whole.keySet())
                    .anyMatch(name -> name.startsWith("fields.zarr/density/")
                            || name.startsWith("fields.zarr/psi_re/")
                            || name.startsWith("fields.zarr/gamma_xx/"));
        }
        Path run = experiment.interrupted(scratch.resolve("rests"));
        for (int rest = 0; rest < RESTS; rest++) {
            Captured stopped = Captured.of("resume", run.toString(), "--max-wall", "0s", "--progress", "none");
            assertThat(stopped.exit()).as(stopped.err()).isEqualTo(75);
            assertThat(stopped.out()).contains("interrupted at ", " % of the way");
        }
        assertThat(Captured.of("show", run.toString()).out())
                .contains(experiment == SmallExperiment.LEVELS ? " of 300 " : " of 1000 parts (");
        Captured end = Captured.of("resume", run.toString(), "--threads", "2", "--progress", "none");
        assertThat(end.exit()).as(end.err()).isZero();
        assertThat(end.err()).contains("going on from a checkpoint");
        isTheSame(Artefacts.of(run), whole);
        assertThat(Captured.of("verify", run.toString()).out()).endsWith(" 0 changed\n");
    }

    @ParameterizedTest
    @EnumSource(
            names = {
                "FOKKER_PLANCK",
                "SCHROEDINGER",
                "PATHS",
                "LEVEL",
                "LEVELS_BESIDE",
                "LEVELS",
                "MADELUNG",
                "WAVE",
                "CAUSTIC"
            })
    void manyCheckpointsChangeNoBit(SmallExperiment experiment) throws IOException {
        Map<String, String> whole = Artefacts.of(experiment.run(scratch.resolve("whole")));
        isTheSame(
                Artefacts.of(experiment.run(scratch.resolve("often"), "--checkpoint-every", "1ms", "--threads", "2")),
                whole);
    }

    /// A guard of the fluid stops it while all is finite: that is said, and the frames before are kept.
    @Test
    void aNodeIsNamed() throws IOException {
        Path run = SmallExperiment.NODE.run(scratch.resolve("runs"));
        assertThat(Captured.of("show", run.toString()).out())
                .contains("diverged: node: ", " beyond ", " good steps; ")
                .doesNotContain("not finite");
        assertThat(run.resolve("report.html"))
                .content()
                .contains("Diverged</strong> after ", "good steps: ", "Results are left out")
                .doesNotContain("learning steps", "no longer finite");
    }

    @Test
    void costsAreEstimatedAndSizesTold() throws IOException {
        for (SmallExperiment experiment : new SmallExperiment[] {
            SmallExperiment.FOKKER_PLANCK,
            SmallExperiment.SCHROEDINGER,
            SmallExperiment.MADELUNG,
            SmallExperiment.LEVELS
        }) {
            String file = experiment
                    .run(scratch.resolve("runs"))
                    .resolve("config.yaml")
                    .toString();
            Captured cost = Captured.of("run", file, "--dry-run");
            assertThat(cost.exit()).as(cost.err()).isZero();
            assertThat(cost.out())
                    .matches("about \\d+\\.\\d s, [\\d,]+ bytes of memory, [\\d,]+ bytes on disk; nothing was run\n");
            assertThat(Captured.of("check", file).out())
                    .containsPattern("kind [a-z-]+, grid of \\d+( x \\d+)? cells\\)");
        }
    }
}
