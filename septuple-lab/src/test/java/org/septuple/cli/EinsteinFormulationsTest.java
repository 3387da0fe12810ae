package org.septuple.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Rows G5 to G9 in conformal variables, and the control that is not synchronous.
class EinsteinFormulationsTest {

    @TempDir
    private Path runs;

    private JsonNode summary(String row, String... overrides) {
        List<String> arguments = new ArrayList<>(List.of(
                "run",
                Child.home()
                        .resolve("experiments/acceptance/%s.yaml".formatted(row))
                        .toString(),
                "--json",
                "--progress",
                "none",
                "--out",
                runs.toString()));
        arguments.addAll(List.of(overrides));
        Captured run = Captured.of(arguments.toArray(String[]::new));
        assertThat(run.exit()).as(run.err()).isZero();
        return JsonMapper.builder().build().readTree(run.out());
    }

    private static double value(JsonNode summary, String name) {
        return summary.path("results").path(name).path("value").asDouble(Double.NaN);
    }

    @ParameterizedTest
    @ValueSource(strings = {"bssn", "ccz4"})
    void rowsHoldInConformalVariables(String formulation) {
        String chosen = "einstein.formulation=" + formulation;
        double far = value(summary("G5", chosen), "a.x") - 1.81164996830495;
        JsonNode kasner = summary("G5", chosen, "einstein.courant=0.1");
        assertThat(far).isBetween(1e-8, 1e-7); // by steps of a twentieth of a contraction
        assertThat(value(kasner, "a.x")).isCloseTo(1.81164996830495, within(1e-8));
        assertThat(value(kasner, "a.y")).isCloseTo(1.33611189050795, within(1e-8));
        JsonNode wave = summary("G6", chosen);
        assertThat(value(wave, "order")).isBetween(3.8, 4.5);
        assertThat(value(wave, "error.100")).isBetween(1e-7, 4.5e-6);
        assertThat(value(summary("G7", chosen), "h_over_A")).isCloseTo(1.298760, within(1e-5));
        JsonNode coarse = summary("G8", chosen, "expect.outcome=diverged");
        assertThat(coarse.path("divergence").path("quantity").asString("")).contains("curvature is not resolved");
        JsonNode caustic =
                summary("G8", chosen, "einstein.grid.points=[200]", "einstein.differences=6", "einstein.margin=0.1");
        assertThat(caustic.path("outcome").asString("")).isEqualTo("caustic");
        assertThat(value(caustic, "stop_time")).isBetween(0.9 / (0.2 * Math.PI), 1 / (0.2 * Math.PI));
        JsonNode singular = summary("G9", chosen);
        assertThat(singular.path("outcome").asString("")).isEqualTo("singularity");
        assertThat(value(singular, "stop_time")).isBetween(0.02, 0.05);
    }

    /// 1e-6·sin 2πx cos 4πy in γ_xx violates the Hamiltonian constraint: κ₁ = 3 takes it away, no damping keeps it.
    @Test
    void dampingTakesViolationsAway() throws IOException {
        Path file = Files.writeString(runs.resolve("violated.yaml"), """
                septuple: 1
                kind: einstein
                metric: {components: {tt: "-1", xx: "1 + 1e-6*sin(2*pi*y)", yy: "1", zz: "1"}}
                einstein: {grid: {points: [16, 16]}, formulation: ccz4, to: 3, force: true, compare: false}
                """);
        double kept = violationLeft(file);
        double damped = violationLeft(file, "einstein.damping=3");
        assertThat(damped).isLessThan(0.1);
        assertThat(kept).isGreaterThan(5 * damped);
    }

    private double violationLeft(Path file, String... overrides) {
        List<String> arguments = new ArrayList<>(
                List.of("run", file.toString(), "--json", "--progress", "none", "--out", runs.toString()));
        arguments.addAll(List.of(overrides));
        Captured run = Captured.of(arguments.toArray(String[]::new));
        assertThat(run.exit()).as(run.err()).isZero();
        JsonNode found = JsonMapper.builder().build().readTree(run.out());
        return value(found, "hamiltonian.end") / value(found, "hamiltonian.start");
    }

    /// α ∝ √γ: t is not proper time, and the report says so.
    @Test
    void anotherLapseIsLabelled() throws IOException {
        JsonNode found = summary("G9", "einstein.formulation=harmonic", "einstein.to=0.9", "expect.outcome=completed");
        assertThat(found.path("results").has("error")).isFalse();
        assertThat(value(found, "volume")).isNotCloseTo(0.9, within(1e-3));
        assertThat(Files.readString(Artefacts.onlyRun(runs).resolve("report.html")))
                .contains("not synchronous");
    }
}
