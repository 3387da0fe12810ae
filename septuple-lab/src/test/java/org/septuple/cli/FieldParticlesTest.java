package org.septuple.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.septuple.cli.FieldCommand.value;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/// Particles beside densities, from the command line.
class FieldParticlesTest {

    private static final String WELL = """
            grid: {axes: [{from: -2.5, to: 2.5, points: 200}]}
            free-energy: {family: double-well, quartic: 1, quadratic: 1}
            initial: {law: gaussian, mean: [0.5], variance: [0.05]}
            fokker-planck: {diffusion: 0.2, until: 1, frames: 4, step: 0.005, particles: %d%s}
            """;

    private static final String SWING = """
            grid: {axes: [{from: -8, to: 8, points: 128}]}
            potential: {family: harmonic, rates: [1]}
            initial: {wave: gaussian, mean: [1.5], deviation: [0.5]}
            schroedinger: {until: 3, frames: 3, tolerance: 1e-7, particles: %d, particle-step: 0.02%s}
            """;

    private final FieldCommand lab;

    FieldParticlesTest(@TempDir Path directory) {
        lab = new FieldCommand(directory);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void langevinParticlesHaveTheDensityOfTheEquation(long seed) throws IOException {
        JsonNode json = lab.completed("fokker-planck", "seed: " + seed + "\n" + WELL.formatted(4000, ""));
        assertThat(Math.abs(value(json, "particles.z"))).isLessThan(4);
        assertThat(value(json, "particles.distance")).isCloseTo(value(json, "particles.expected"), within(0.03));
    }

    /// A step that is far too long for the particles is seen by their distance, though the density is right.
    @Test
    void aWrongEnsembleIsSeen() throws IOException {
        JsonNode json = lab.completed(
                "fokker-planck", WELL.formatted(4000, "").replace("frames: 4, step: 0.005", "frames: 2, step: 0.5"));
        assertThat(value(json, "particles.z")).isGreaterThan(6);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void bohmianParticlesKeepTheDensityOfTheWave(long seed) throws IOException {
        JsonNode json = lab.completed("schroedinger", "seed: " + seed + "\n" + SWING.formatted(4000, ""));
        assertThat(Math.abs(value(json, "particles.z"))).isLessThan(4);
        assertThat(value(json, "particles.stopped")).isLessThan(40);
        Path report = Path.of(json.path("directory").asString(), "report.html");
        assertThat(report).content().contains("Paths of particles", "Particles against density");
    }

    /// The wave function is the same with particles and without, to the tolerance of its steps.
    @Test
    void particlesLeaveTheWaveAlone() throws IOException {
        JsonNode with = lab.completed("schroedinger", SWING.formatted(10, ""));
        JsonNode without = lab.completed("schroedinger", SWING.formatted(0, "").replace(", particle-step: 0.02", ""));
        assertThat(value(with, "mean")).isCloseTo(value(without, "mean"), within(1e-6));
        assertThat(value(without, "particles.z")).isNaN();
    }

    /// A parabola about the middle of a periodic axis is continuous there, with a kink that is told; a cosine is not remarked on.
    @ParameterizedTest
    @CsvSource({"'harmonic, rates: [1], centre: [1]', true", "'lattice, depths: [1], periods: [2]', false"})
    void kinksAreTold(String family, boolean told) throws IOException {
        JsonNode json = lab.completed("fokker-planck", """
                grid: {axes: [{from: 0, to: 2, points: 32, boundary: periodic}]}
                free-energy: {family: %s}
                fokker-planck: {diffusion: 1}
                """.formatted(family));
        assertThat(Files.readString(Path.of(json.path("directory").asString(), "results.json"))
                        .contains("kink where periodic axis 0 closes"))
                .isEqualTo(told);
    }

    /// Whole turns, and half a turn with half a turn of twist, are states.
    @ParameterizedTest
    @CsvSource({"'-2*pi*x', 0, 6.283185307179586", "'-pi*x/2', 1.5707963267948966, 1.5707963267948966"})
    void phasesThatCloseAreStates(String energy, double twist, double momentum) throws IOException {
        JsonNode json = lab.completed("schroedinger", """
                grid: {axes: [{from: 0, to: 1, points: 32}]}
                potential: free
                initial: {wave: polar, density: {law: uniform}, free-energy: {family: formula, text: "%s"}}
                schroedinger: {until: 0, twist: [%s]}
                """.formatted(energy, twist));
        assertThat(value(json, "momentum")).isCloseTo(momentum, within(1e-9));
    }

    @ParameterizedTest
    @CsvSource({
        "'fokker-planck', 'vanishing', 'do not leave through vanishing walls'",
        "'fokker-planck', 'still', 'nothing moves'",
        "'fokker-planck', 'cold', 'need D > 0'",
        "'schroedinger', 'twist', 'neither absorbing layers nor twisted axes'",
        "'schroedinger', 'absorbing', 'neither absorbing layers nor twisted axes'",
    })
    void whatParticlesCannotFollowIsRefused(String kind, String what, String words) throws IOException {
        String well = WELL.formatted(10, "");
        String sections = switch (what) {
            case "vanishing" -> well.replace("points: 200", "points: 200, boundary: vanishing");
            case "still" -> well.replace("until: 1", "until: 0").replace(", step: 0.005", "");
            case "cold" -> well.replace("diffusion: 0.2", "diffusion: 0");
            case "twist" -> SWING.formatted(10, ", twist: [0.5]");
            default -> SWING.formatted(10, ", absorbing: {widths: [1], strength: 5}");
        };
        Captured run = lab.run(kind, sections);
        assertThat(run.exit()).as(run.err()).isEqualTo(2);
        assertThat(run.err()).contains("particles", words);
    }
}
