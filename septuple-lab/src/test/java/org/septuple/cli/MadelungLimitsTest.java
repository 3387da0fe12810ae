package org.septuple.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// What kind `madelung` cannot go on with is told, and leaves a report behind.
class MadelungLimitsTest {

    private final Path directory;
    private final FieldCommand lab;

    MadelungLimitsTest(@TempDir Path directory) {
        this.directory = directory;
        lab = new FieldCommand(directory);
    }

    /// Between two frames, and on the last one.
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "1 | 2 | 0.01*log(1-t)*cos(pi*x/6)",
                "1 | 1 | 0.01*log(1-t)*cos(pi*x/6)",
                "0 | 2 | 0.001*x^2*log(1-t)",
                "0 | 1 | 0.001*x^2*log(1-t)",
            })
    void aVThatIsNotFiniteLaterLeavesAReport(String hbar, String until, String text) throws IOException {
        Captured run = lab.run("madelung", """
                grid: {axes: [{from: -6, to: 6, points: 64, boundary: periodic}]}
                potential: {family: formula, text: "%s"}
                constants: {hbar: %s, mass: 1}
                initial: {flow: uniform, density: {law: uniform}, velocity: [0.1]}
                madelung: {until: %s, frames: 4}
                """.formatted(text, hbar, until));
        assertThat(run.exit()).as(run.err()).isEqualTo(5);
        Path made;
        try (var found = Files.list(directory.resolve("runs"))) {
            made = found.findFirst().orElseThrow();
        }
        assertThat(made.resolve("report.html")).content().contains("Diverged</strong> after ");
        assertThat(Captured.of("show", made.toString()).out())
                .contains("potential: V/M is not finite at t=", "bound V");
        assertThat(Captured.of("verify", made.toString()).out()).endsWith(" 0 changed\n");
    }
}
