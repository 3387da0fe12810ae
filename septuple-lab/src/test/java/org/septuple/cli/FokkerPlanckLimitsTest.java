package org.septuple.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// What kind `fokker-planck` cannot do is told before it runs, or leaves a report behind.
class FokkerPlanckLimitsTest {

    private final Path directory;
    private final FieldCommand lab;

    FokkerPlanckLimitsTest(@TempDir Path directory) {
        this.directory = directory;
        lab = new FieldCommand(directory);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "'{family: harmonic, rates: [1, 1]}' | '[[0.5, 0.2], [0.2, 0.4]]' | D_01 = 0.2",
                "'{family: formula, text: \"x^2+y^2+x*y\"}' | '[[0.5, 0], [0, 0.4]]' | couples axes 0 and 1",
                "'{family: harmonic, rates: [1, 1]}' | '0' | D_00 = 0",
            })
    void ratesThatDoNotExistAreRefused(String energy, String diffusion, String words) throws IOException {
        Captured run = lab.run("fokker-planck", """
                grid: {axes: [{from: -4, to: 4, points: 20}, {from: -4, to: 4, points: 20}]}
                free-energy: %s
                initial: {law: gaussian, mean: [1, 0], variance: [0.3, 0.3]}
                fokker-planck: {diffusion: %s, until: 0.1, step: 0.02, rates: 2}
                """.formatted(energy, diffusion));
        assertThat(run.exit()).as(run.err()).isEqualTo(2);
        assertThat(run.err()).contains("fokker-planck.rates", words, "leave `rates` out");
    }

    /// Poles in time: on a frame, where no step is halfway, and between frames.
    @ParameterizedTest
    @ValueSource(strings = {"q^2/(t-0.5)", "q^2/2*exp(2000*t)"})
    void anFThatIsNotFiniteLaterLeavesAReport(String text) throws IOException {
        Captured run = lab.run("fokker-planck", """
                grid: {axes: [{from: -4, to: 6, points: 100}]}
                free-energy: {family: formula, text: "%s"}
                initial: {law: gaussian, mean: [2], variance: [0.25]}
                fokker-planck: {diffusion: 0.5, until: 1, frames: 4, step: 0.01, particles: 100}
                """.formatted(text));
        assertThat(run.err()).doesNotContain("INT-001");
        Path made = directory.resolve("runs").resolve("e");
        try (var found = Files.list(directory.resolve("runs"))) {
            made = found.findFirst().orElse(made);
        }
        assertThat(made.resolve("report.html")).content().contains("Diverged</strong> after ");
        assertThat(Captured.of("show", made.toString()).out()).contains("diverged after ");
        assertThat(Captured.of("verify", made.toString()).out()).endsWith(" 0 changed\n");
    }

    /// A density is not taken for one that its grid cannot hold: sigma of a tenth of a cell would become a cell.
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "2 | '{law: gaussian, mean: [2], variance: [0.25]}' | deviation of 0.100 cells",
                "1000 | '{law: gaussian, mean: [2], variance: [1e-6]}' | deviation of 0.100 cells",
                "1000 | '{law: gaussian, mean: [9.9], variance: [0.01]}' | cuts off",
                "1000 | '{law: uniform, from: [1], to: [1.002]}' | is 0.200 cells wide",
                "1000 | '{law: uniform, from: [-8], to: [6]}' | cuts off",
            })
    void densitiesThatTheGridCannotHoldAreRefused(int points, String density, String words) throws IOException {
        Captured run = lab.run("fokker-planck", """
                grid: {axes: [{from: 0, to: 10, points: %d}]}
                free-energy: {family: harmonic, rates: [1]}
                initial: %s
                fokker-planck: {diffusion: 0.5, until: 0.1, step: 0.02}
                """.formatted(points, density)
                .replace("from: 0, to: 10, points: 2}", "from: -4, to: 6, points: 2}"));
        assertThat(run.exit()).as(run.err()).isEqualTo(2);
        assertThat(run.err()).contains("`initial.", words);
    }
}
