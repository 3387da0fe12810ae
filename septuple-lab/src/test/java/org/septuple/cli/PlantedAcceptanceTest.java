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
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Kind `gravity` from the command line.
class PlantedAcceptanceTest {

    @TempDir
    private Path runs;

    private JsonNode summary(int exit, String gravity, String... overrides) {
        List<String> arguments = new ArrayList<>(List.of(
                "run",
                Child.home().resolve("experiments/planted-gravity.yaml").toString(),
                "--json",
                "--progress",
                "none",
                "--out",
                runs.toString(),
                "gravity={%s, density: 0.2, reach: 2, seeds: 3, convergence: false}".formatted(gravity)));
        arguments.addAll(List.of(overrides));
        Captured run = Captured.of(arguments.toArray(String[]::new));
        assertThat(run.exit()).as(run.err()).isEqualTo(exit);
        return JsonMapper.builder().build().readTree(run.out());
    }

    private static double value(JsonNode results, String name) {
        return results.path(name).path("value").asDouble(Double.NaN);
    }

    private String report() throws IOException {
        return Files.readString(Artefacts.onlyRun(runs).resolve("report.html"));
    }

    /// With ä/a = (1 − v)H² and ȧ/a = H terms are T_ab = 2vH²γ_ab, V_ab = −3H²γ_ab and Λγ_ab = 3H²γ_ab: what is left is v/(3 + v) of them, a fifth at v = ¾. The Λ that fits best takes all of it.
    @Test
    void violationsOfDeSittersUniverseAreDetectedWhereHandComputesIt() throws IOException {
        JsonNode results =
                summary(0, "universe: de-sitter, violations: [0, 0.74, 0.76]").path("results");
        assertThat(value(results, "passed")).isEqualTo(1);
        assertThat(value(results, "equations.residual")).isCloseTo(0, within(1e-5));
        assertThat(value(results, "equations.detected")).isCloseTo(0.75, within(1e-3));
        assertThat(results.has("lambda.detected")).isFalse();
        assertThat(report())
                .contains("Residuals of violated universes", "lambda does not detect a violation up to v = 0.76");
    }

    @Test
    void neuronsThatLeaveTheSpaceTimeEndTheRunWithAReason() {
        JsonNode summary =
                summary(0, "universe: de-sitter, hubble: 2, step: 1, violations: [0, 10]", "expect.outcome=diverged");
        assertThat(summary.toString()).contains("diverged", "a neuron leaves the space-time at t = -1.7");
    }
}
