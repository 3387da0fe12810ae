package org.septuple.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Where the Schrödinger equation cannot be solved as asked, that is said in words, never by numbers that are none.
class WaveLimitsTest {

    @TempDir
    private Path directory;

    private Captured run(String potential, String schroedinger, String... overrides) throws IOException {
        Path file = Files.writeString(directory.resolve("wave.yaml"), """
                septuple: 1
                kind: schroedinger
                grid: {axes: [{from: -20, to: 20, points: 256}]}
                potential: %s
                initial: {wave: gaussian, mean: [0], deviation: [1], momentum: [5]}
                schroedinger: %s
                """.formatted(potential, schroedinger));
        List<String> arguments = new ArrayList<>(List.of(
                "run",
                file.toString(),
                "--progress",
                "none",
                "--out",
                directory.resolve("runs").toString()));
        arguments.addAll(List.of(overrides));
        return Captured.of(arguments.toArray(String[]::new));
    }

    @ParameterizedTest
    @CsvSource({"1e5, 1030", "3000, 30.91", "200, 2.061"})
    void equalStepsBackwardsThroughALayerAreRefused(String strength, String exponent) throws IOException {
        String plan = "{until: 1, frames: 2, step: 0.1, absorbing: {widths: [6], strength: %s}}".formatted(strength);
        Captured refused = run("free", plan);
        assertThat(refused.exit()).isEqualTo(2);
        assertThat(refused.err())
                .contains("let Ψ grow by e^" + exponent.substring(0, 2), "e^1 at most", "scheme: strang", "[CFG-023]");
        Captured strang = run("free", plan, "schroedinger.scheme=strang");
        assertThat(strang.exit()).as(strang.err()).isZero();
    }
}
