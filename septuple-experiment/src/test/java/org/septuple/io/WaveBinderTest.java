package org.septuple.io;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Waves that a grid would take for others are refused, with the value, the bound and what would do.
class WaveBinderTest {

    @TempDir
    private Path directory;

    private Path file(String axis, String initial) throws IOException {
        return Files.writeString(directory.resolve("wave.yaml"), """
                septuple: 1
                kind: schroedinger
                grid: {axes: [%s]}
                potential: free
                initial: %s
                schroedinger: {until: 1}
                """.formatted(axis, initial));
    }

    private String refusal(String axis, String initial, String... overrides) throws IOException {
        Path file = file(axis, initial);
        return String.join(
                "\n",
                Refusal.of(() -> ExperimentFile.read(file, List.of(overrides), DataPlaces.none())).violations().stream()
                        .map(Violation::message)
                        .toList());
    }

    private static final String BOX = "{from: -10, to: 10, points: 256}";
    private static final String CIRCLE = "{from: 0, to: 6.283185307179586, points: 64}";
    private static final String WALLS = "{from: -6, to: 6, points: 64, boundary: vanishing}";

    /// 80.42 + 2/σ beyond π/h = 40.2: it would move with momentum −.84.
    @ParameterizedTest
    @CsvSource({"80.42477193189871, 83.2532, 531", "500, 502.828, 3202", "-38, 40.8284, 260"})
    void aliasedMomentaAreRefused(double momentum, String wavenumber, int points) throws IOException {
        String packet =
                "{wave: gaussian, mean: [0], deviation: [0.7071067811865476], momentum: [%s]}".formatted(momentum);
        assertThat(refusal(BOX, packet))
                .contains(
                        "up to " + wavenumber + " along axis 0",
                        "256 points",
                        "40.2124",
                        "take %d points".formatted(points));
        ExperimentFile.read(file(BOX, packet), List.of("grid.axes.0.points=" + points), DataPlaces.none());
    }

    @Test
    void windingsBeyondTheGridAreRefused() throws IOException {
        assertThat(refusal(CIRCLE, "{wave: plane, windings: [65]}"))
                .contains("up to 65.0000 along axis 0, 64 points", "π/h = 32.0000", "131 points");
        assertThat(refusal(CIRCLE, "{wave: plane, windings: [32]}")).contains("65 points");
        ExperimentFile.read(file(CIRCLE, "{wave: plane, windings: [31]}"), List.of(), DataPlaces.none());
    }

    /// A slope of 33.51 turns the phase by a whole circle per cell of .1875.
    @Test
    void steepPhasesAreRefused() throws IOException {
        String wave =
                "{wave: polar, density: {law: gaussian, mean: [0], variance: [0.5]}, free-energy: {family: formula, text: \"%s*q\"}}";
        assertThat(refusal(WALLS, wave.formatted("33.5103216383")))
                .contains("turns by 6.28319", "less than π", "129 points");
        assertThat(refusal(WALLS, wave.formatted("33.5103216383"), "constants={hbar: 1.99, mass: 1}"))
                .contains("turns by 3.1573", "65 points");
        ExperimentFile.read(file(WALLS, wave.formatted("16.7")), List.of(), DataPlaces.none());
    }

    @ParameterizedTest
    @CsvSource({"80.42477193189871", "500", "45"})
    void formulasBeyondTheGridAreRefused(double momentum) throws IOException {
        String wave = "{wave: formula, re: \"exp(-q^2)*cos(%1$s*q)\", im: \"exp(-q^2)*sin(%1$s*q)\"}";
        assertThat(refusal(BOX, wave.formatted(momentum)))
                .contains("wave numbers from π/h = 40.2124 on", "may at most 0.01");
        assertThat(refusal(BOX, "{wave: formula, re: \"exp(-q^2)*cos(%s*q)\", im: \"0\"}".formatted(momentum)))
                .contains("wave numbers from π/h");
        ExperimentFile.read(file(BOX, wave.formatted(30)), List.of(), DataPlaces.none());
    }

    /// A state whose norm on the grid is not 1 is another state.
    @Test
    void statesThatTheGridDoesNotHoldAreRefused() throws IOException {
        String packet = "{wave: gaussian, mean: [0], deviation: [0.7071067811865476]}";
        assertThat(refusal(BOX, packet, "grid.axes.0.points=3")).contains("3 points resolve", "19 points");
        assertThat(refusal(WALLS, "{wave: oscillator, quanta: [40], widths: [1]}"))
                .contains("the grid holds 0.", "enlarge");
        assertThat(refusal(BOX, "{wave: oscillator, quanta: [1], widths: [0.05]}"))
                .contains("up to 74.641");
        ExperimentFile.read(file(WALLS, "{wave: oscillator, quanta: [8], widths: [1]}"), List.of(), DataPlaces.none());
    }
}
