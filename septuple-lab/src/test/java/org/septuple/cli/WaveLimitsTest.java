package org.septuple.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
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

    /// E12: what the walls of the box give back is not of this potential.
    @Test
    void paperPotentialsUnboundedBelowStopAtTheEdge() throws IOException {
        String paper =
                "{family: paper, rate: 1, of: {family: polynomial, terms: [{coefficient: 1e-4, exponents: [%d]}]}}";
        String[] smaller = {"grid.axes.0={from: -8, to: 8, points: 256}", "initial.momentum=[2]"};
        Captured stopped = run(paper.formatted(4), "{until: 8, frames: 2}", smaller);
        assertThat(stopped.exit()).isEqualTo(5);
        assertThat(stopped.err())
                .contains(
                        "E12",
                        "diverged: the density reached the edge of the box after ",
                        " good steps; the paper potential is unbounded below",
                        "above 1.0E-6",
                        "t = ")
                .doesNotContain("not finite");
        Captured bounded = run(paper.formatted(2), "{until: 8, frames: 2}", smaller);
        assertThat(bounded.exit()).as(bounded.err()).isZero();
    }

    /// Overrides reach every parameter: one of two keys that exclude each other can be exchanged for the other.
    @Test
    void equalStepsTakeThePlaceOfAdaptiveOnes() throws IOException {
        String plan = "{until: 0.1, frames: 2, tolerance: 1e-9}";
        Captured both = run("free", plan, "schroedinger.step=0.01");
        assertThat(both.exit()).isEqualTo(2);
        assertThat(both.err())
                .contains(
                        "`schroedinger.step` and `schroedinger.tolerance` exclude each other",
                        "`schroedinger.tolerance=null`");
        Captured one = run("free", plan, "schroedinger.step=0.01", "schroedinger.tolerance=null");
        assertThat(one.exit()).as(one.err()).isZero();
    }
}
