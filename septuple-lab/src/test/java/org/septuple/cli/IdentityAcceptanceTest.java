package org.septuple.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Rows S8 and G11 of the acceptance experiments, from the command line.
class IdentityAcceptanceTest {

    private static final String S8 =
            Child.home().resolve("experiments/acceptance/S8.yaml").toString();

    private static final String G11 =
            Child.home().resolve("experiments/acceptance/G11.yaml").toString();

    @TempDir
    private Path runs;

    private JsonNode results(String... overrides) {
        List<String> arguments =
                new ArrayList<>(List.of("run", S8, "--json", "--progress", "none", "--out", runs.toString()));
        arguments.addAll(List.of(overrides));
        Captured run = Captured.of(arguments.toArray(String[]::new));
        assertThat(run.exit()).as(run.err()).isZero();
        return JsonMapper.builder().build().readTree(run.out()).path("results");
    }

    private static double value(JsonNode results, String name) {
        return results.path(name).path("value").asDouble(Double.NaN);
    }

    /// Numbers on 1000 vectors, seeds of other frames, and what a matrix that is not transformed would do.
    @Test
    void theIntervalIsInvariant() {
        for (int seed : new int[] {1, 2, 3}) {
            JsonNode results = results("seed=" + seed);
            assertThat(value(results, "max_violation")).isLessThan(1e-12).isPositive();
            assertThat(value(results, "max_violation.g")).isLessThan(1e-12).isPositive();
            assertThat(value(results, "max_violation.shift")).isLessThan(1e-12).isPositive();
            assertThat(value(results, "control")).isGreaterThan(0.1);
            assertThat(value(results, "control.least")).isGreaterThan(1e-9);
            assertThat(value(results, "not_testable")).isZero();
            assertThat(value(results, "allowed_change")).isBetween(1e-5, 1e-3);
        }
    }

    @Test
    void etaAloneHasAControlOfOtherMatrices() throws IOException {
        JsonNode results = results("identity.matrices=minkowski", "identity.vectors=50", "name=flat");
        assertThat(value(results, "max_violation")).isLessThan(1e-12);
        assertThat(value(results, "control.least")).isGreaterThan(1e-9);
        assertThat(results.has("max_violation.g")).isFalse();
        String report = Files.readString(Artefacts.onlyRun(runs).resolve("report.html"));
        assertThat(report).contains("Violation against rapidity", "holds", "tolerance 10", "every vector violates it");
    }

    /// One vector at rest in every frame, and boosts so large that round-off is seen: told, not hidden.
    @Test
    void theEndsOfTheRangeAreTold() throws IOException {
        JsonNode still = results("identity.vectors=1", "identity.rapidity=0");
        assertThat(value(still, "max_violation")).isLessThan(1e-15);
        assertThat(value(still, "not_testable")).isZero();
        runs = Files.createDirectory(runs.resolve("fast"));
        JsonNode fast = results("identity.rapidity=19", "identity.vectors=200");
        assertThat(value(fast, "max_violation.product")).isGreaterThan(1e-12);
        assertThat(value(fast, "max_violation")).isLessThan(1e-12);
        assertThat(value(fast, "not_testable")).isBetween(50.0, 150.0);
        assertThat(value(fast, "allowed_change")).isGreaterThan(1e3);
        assertThat(Files.readString(Artefacts.onlyRun(runs).resolve("report.html")))
                .contains("not testable", "|ΔS| itself or more")
                .doesNotContain("holds.");
    }

    /// Row G11: with plus to round-off, with minus off by the order of the terms.
    @Test
    void theActionIsThatOfEinsteinUpToADivergence() throws IOException {
        Captured run = Captured.of("run", G11, "--json", "--progress", "none", "--out", runs.toString());
        assertThat(run.exit()).as(run.err()).isZero();
        JsonNode results = JsonMapper.builder().build().readTree(run.out()).path("results");
        assertThat(value(results, "max_violation"))
                .isLessThan(1e-10)
                .isEqualTo(
                        Math.max(value(results, "max_violation.general"), value(results, "max_violation.synchronous")));
        assertThat(value(results, "printed")).isGreaterThan(1e-3);
        assertThat(value(results, "printed.least")).isBetween(1e-10, value(results, "printed"));
        assertThat(Files.readString(Artefacts.onlyRun(runs).resolve("report.html")))
                .contains("holds for 2000 metrics", "Violation of (8.8)");
        assertThat(Captured.of("check", G11).out()).contains("1000 random metrics of each gauge");
    }

    @Test
    void aCheckSaysWhatItIsAndWhatItTakes() {
        assertThat(Captured.of("check", S8).out()).contains("1000 vectors in Lorentz frames");
        Captured cost = Captured.of("run", S8, "--dry-run");
        assertThat(cost.exit()).as(cost.err()).isZero();
    }
}
