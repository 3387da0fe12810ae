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

/// Row G4 of the acceptance experiments, and metrics of the user's own, from the command line.
class CurvatureAcceptanceTest {

    @TempDir
    private Path runs;

    private JsonNode results(String file, String... overrides) {
        List<String> arguments =
                new ArrayList<>(List.of("run", file, "--json", "--progress", "none", "--out", runs.toString()));
        arguments.addAll(List.of(overrides));
        Captured run = Captured.of(arguments.toArray(String[]::new));
        assertThat(run.exit()).as(run.err()).isZero();
        return JsonMapper.builder().build().readTree(run.out()).path("results");
    }

    private static String acceptance(String row) {
        return Child.home().resolve("experiments/acceptance/" + row).toString();
    }

    private static double value(JsonNode results, String name) {
        return results.path(name).path("value").asDouble(Double.NaN);
    }

    /// Ric = 0 and 64/(27t⁴), at t = 1 and t = 2.
    @Test
    void kasnerIsAVacuum() throws IOException {
        JsonNode results = results(acceptance("G4.yaml"));
        assertThat(value(results, "ricci_max")).isLessThan(1e-11);
        assertThat(value(results, "ricci_max.relative")).isLessThan(1e-13);
        assertThat(value(results, "residual")).isLessThan(1e-13);
        assertThat(value(results, "R")).isCloseTo(0, within(1e-11));
        assertThat(value(results, "kretschmann")).isCloseTo(64 / 27.0, within(1e-11));
        assertThat(value(results, "kretschmann.error")).isLessThan(1e-11);
        assertThat(value(results, "holes")).isZero();
        String report = Files.readString(Artefacts.onlyRun(runs).resolve("report.html"));
        assertThat(report)
                .contains(
                        "Kretschmann", "hold", "kasner", "Components at the first event given", "Γ^x_t x", "R_t x t x")
                .doesNotContain("fail:");
        JsonNode later = results(acceptance("G4.yaml"), "curvature.at=[[2, 0, 0, 0]]");
        assertThat(value(later, "kretschmann")).isCloseTo(4 / 27.0, within(1e-12));
    }

    /// 12H² and 24H⁴, at H = 1 and, by formulas, at H = 1/2.
    @Test
    void deSitterIsCurvedEvenly() throws IOException {
        JsonNode results = results(acceptance("G4-de-sitter.yaml"));
        assertThat(value(results, "R")).isCloseTo(12, within(1e-11));
        assertThat(value(results, "kretschmann")).isCloseTo(24, within(1e-11));
        assertThat(value(results, "weyl_square")).isCloseTo(0, within(1e-11));
        assertThat(value(results, "residual")).isLessThan(1e-13);
        assertThat(value(results, "ricci_max.relative")).isGreaterThan(0.1);
        Path own = Files.writeString(runs.resolve("own.yaml"), """
                septuple: 1
                kind: curvature
                metric:
                  parameters: {H: 0.5}
                  definitions: {a: "exp(H*t)"}
                  components: {tt: -1, xx: "a^2", yy: "a^2", zz: "a^2"}
                  inside: ["t + 10"]
                curvature: {at: [[0.3, 1, 2, 3]]}
                """);
        JsonNode slower = results(own.toString());
        assertThat(value(slower, "R")).isCloseTo(3, within(1e-11));
        assertThat(value(slower, "kretschmann")).isCloseTo(1.5, within(1e-11));
        assertThat(slower.has("residual")).isFalse();
        assertThat(slower.has("kretschmann.error")).isFalse();
    }

    /// Where all g_i are 1, space is flat; where they are not, it is curved; half of an open box has no neurons.
    @Test
    void neuronsCurveSpace() throws IOException {
        Path file = Files.writeString(runs.resolve("neurons.yaml"), """
                septuple: 1
                kind: curvature
                metric:
                  box: {side: 6}
                  neurons: {positions: lattice}
                curvature: {at: [[0, 1, 2, 3]], slice: {axes: [x, y], from: [0, 0], to: [6, 6], points: 5}}
                """);
        JsonNode flat = results(file.toString(), "name=flat");
        assertThat(value(flat, "kretschmann")).isCloseTo(0, within(1e-20));
        JsonNode curved = results(file.toString(), "metric.neurons.perturbation=0.05");
        assertThat(value(curved, "kretschmann")).isGreaterThan(1e-8);
        Path table = Files.writeString(
                runs.resolve("two.csv"), "x,y,z,gxx,gxy,gxz,gyy,gyz,gzz\n1,0,0,1,0,0,1,0,1\n-1,0,0,2,.5,0,1,0,1\n");
        JsonNode open = results(
                file.toString(),
                "metric={neurons: {table: %s}, box: {from: [-9, -9, -9], to: [9, 9, 9], open: [x, y, z]}}"
                        .formatted(table),
                "curvature={at: [[0, 0, 0, 0]], random: {count: 60}}");
        assertThat(value(open, "holes")).isBetween(30.0, 60.0);
        assertThat(value(open, "R")).isNotZero();
    }

    @Test
    void aCheckSaysWhatItIsAndWhatItTakes() {
        assertThat(Captured.of("check", acceptance("G4.yaml")).out()).contains("kasner", "165 events");
        Captured cost = Captured.of("run", acceptance("G4.yaml"), "--dry-run");
        assertThat(cost.exit()).as(cost.err()).isZero();
    }

    @Test
    void differencesOnAGridHaveTheirOrder() throws IOException {
        JsonNode fourth = results(acceptance("G4-grid.yaml"));
        assertThat(value(fourth, "grid.order")).isBetween(3.7, 4.3);
        assertThat(value(fourth, "grid.holes")).isZero();
        assertThat(value(fourth, "grid.cells")).isEqualTo(5 * 5 * 64);
        assertThat(Artefacts.onlyRun(runs).resolve("fields.zarr/kretschmann")).isDirectory();
        JsonNode sixth = results(
                acceptance("G4-grid.yaml"),
                "curvature.grid.differences=6",
                "curvature.grid.points=[7, 7, 64]",
                "curvature.random={count: 10}");
        assertThat(value(sixth, "grid.order")).isBetween(5.5, 6.5);
        assertThat(value(sixth, "grid.error")).isLessThan(value(fourth, "grid.error") / 4);
        assertThat(value(sixth, "events")).isEqualTo(10);
        JsonNode open = results(
                acceptance("G4-grid.yaml"),
                "metric={family: schwarzschild, mass: 1}",
                "curvature.grid={points: [32, 32, 5], from: [3, 0.5, 0], to: [6, 2.5, 1], differences: 4}");
        assertThat(value(open, "grid.holes")).isEqualTo(5 * 32 * 32 - 28.0 * 28);
        assertThat(value(open, "grid.order")).isBetween(3.0, 4.5);
        JsonNode neurons = results(
                acceptance("G4-grid.yaml"),
                "metric={neurons: {positions: lattice}, box: {side: 8}}",
                "curvature.grid={points: [8, 8, 8]}");
        assertThat(Math.abs(value(neurons, "grid.R_max"))).isLessThan(1e-6);
    }
}
