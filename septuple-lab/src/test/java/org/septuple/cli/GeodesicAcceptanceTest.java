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

/// Rows G1 to G3, and G13, of the acceptance experiments, and how geodesics end, from the command line.
class GeodesicAcceptanceTest {

    private static final double TOLERANCE = 1e-10;

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

    /// x = (√(1 + p²) − √(1 + p²e⁻⁴))/p at any momentum p.
    @Test
    void deSitterIsRowG1() {
        JsonNode results = results(acceptance("G1.yaml"));
        assertThat(value(results, "x")).isCloseTo(.405097296084253, within(TOLERANCE));
        assertThat(value(results, "tau")).isCloseTo(1.81632136985589, within(TOLERANCE));
        assertThat(value(results, "x_null")).isCloseTo(.864664716763387, within(TOLERANCE));
        assertThat(value(results, "t")).isEqualTo(2);
        assertThat(value(results, "ended_early")).isZero();
        double p = 3;
        JsonNode faster = results(acceptance("G1.yaml"), "geodesic.momentum=[3, 0, 0]");
        double x = (Math.sqrt(1 + p * p) - Math.sqrt(1 + p * p * StrictMath.exp(-4))) / p;
        assertThat(value(faster, "x")).isCloseTo(x, within(TOLERANCE));
        assertThat(value(faster, "x_null")).isCloseTo(.864664716763387, within(TOLERANCE));
    }

    @Test
    void kasnerIsRowG2() throws IOException {
        JsonNode results = results(acceptance("G2.yaml"));
        assertThat(value(results, "x")).isCloseTo(4.41820057028849, within(TOLERANCE));
        assertThat(value(results, "y")).isCloseTo(.703292309831614, within(TOLERANCE));
        assertThat(value(results, "z")).isZero();
        assertThat(value(results, "tau")).isCloseTo(2.19367686607755, within(TOLERANCE));
        assertThat(value(results, "x_null")).isCloseTo(5.26525647507627, within(TOLERANCE));
        assertThat(value(results, "y_null")).isCloseTo(.853935572211963, within(TOLERANCE));
        assertThat(value(results, "drift.p_x")).isLessThan(TOLERANCE);
        assertThat(results.has("drift.p_t")).isFalse();
        assertThat(results.has("drift.p_x_null")).isFalse();
        String report = Files.readString(Artefacts.onlyRun(runs).resolve("report.html"));
        assertThat(report).contains("kasner", "time-like", "light-like", "(7.7)");
    }

    @Test
    void schwarzschildIsRowG3() {
        JsonNode results = results(acceptance("G3.yaml"));
        assertThat(value(results, "advance")).isCloseTo(3.67013288567451, within(1e-9));
        assertThat(value(results, "deflection.far")).isCloseTo(.500235656607792, within(1e-9));
        assertThat(value(results, "deflection.near")).isCloseTo(2.18410018772756, within(1e-9));
        assertThat(value(results, "b_critical")).isCloseTo(3 * Math.sqrt(3), within(1e-9));
        assertThat(value(results, "aphelion")).isCloseTo(12.5, within(1e-9));
        JsonNode scaled = results(
                acceptance("G3.yaml"),
                "metric.mass=2",
                "perihelion.semi-latus-rectum=20",
                "deflection={near: 8, far: 20}");
        assertThat(value(scaled, "advance")).isCloseTo(3.67013288567451, within(1e-9));
        assertThat(value(scaled, "deflection.far")).isCloseTo(.500235656607792, within(1e-9));
        assertThat(value(scaled, "b_critical")).isCloseTo(6 * Math.sqrt(3), within(1e-9));
    }

    /// (7.8) in momenta gives the same point as (7.7); the competing principle another one, where space changes with time.
    @Test
    void lawsAreNamed() {
        double tau = 2.19367686607755;
        JsonNode proper = results(acceptance("G2.yaml"), "geodesic.to=null", "geodesic.lambda=" + tau);
        assertThat(value(proper, "t")).isCloseTo(5, within(1e-9));
        assertThat(value(proper, "x")).isCloseTo(4.41820057028849, within(1e-9));
        assertThat(value(proper, "norm_drift")).isPositive().isLessThan(1e-11);
        assertThat(value(proper, "drift.p_x")).isZero();
        JsonNode entropy =
                results(acceptance("G2.yaml"), "geodesic.law=entropy", "geodesic.character=timelike", "name=entropy");
        assertThat(value(entropy, "x")).isNotCloseTo(4.41820057028849, within(0.1));
    }

    /// A fall into a horizon, out of a box, and a bundle.
    @Test
    void pathsEndWhereTheyMust() throws IOException {
        Path fall = Files.writeString(runs.resolve("fall.yaml"), """
                septuple: 1
                kind: geodesic
                metric: {family: schwarzschild, mass: 1}
                geodesic: {at: [6, 1.5, 0], velocity: [0, 0, 0], lambda: 100, tolerance: 1e-10}
                """);
        JsonNode fallen = results(fall.toString());
        assertThat(value(fallen, "ended_early")).isEqualTo(1);
        assertThat(value(fallen, "x")).isCloseTo(2, within(1e-5));
        Path free = Files.writeString(runs.resolve("free.yaml"), """
                septuple: 1
                kind: geodesic
                metric:
                  neurons: {positions: lattice}
                  box: {from: [0, 0, 0], to: [6, 6, 6], open: [x]}
                geodesic:
                  {at: [3, 3, 3], velocity: [0.5, 0, 0], to: 8, bundle: {count: 5, spread: 0.1}, points: 9, tolerance: 1e-9}
                """);
        JsonNode straight = results(free.toString());
        assertThat(value(straight, "x")).isCloseTo(6, within(1e-6));
        assertThat(value(straight, "t")).isCloseTo(6, within(1e-6));
        assertThat(value(straight, "paths")).isEqualTo(5);
        assertThat(value(straight, "ended_early")).isEqualTo(5);
        assertThat(value(straight, "tau")).isCloseTo(6 * Math.sqrt(0.75), within(1e-6));
    }

    @Test
    void neuronsThatSampleAMetricAreRowG13() throws IOException {
        JsonNode results = results(acceptance("G13.yaml"));
        assertThat(value(results, "exponent")).isCloseTo(-2, within(.2));
        assertThat(value(results, "error")).isBetween(1e-5, 1e-2);
        assertThat(value(results, "convergence") / 16).isLessThan(1e-7); // of the wave: e^{−2π²σ²/h²}
        assertThat(Files.readString(Artefacts.onlyRun(runs).resolve("report.html")))
                .contains("Neurons against the metric that they sample");
        JsonNode equal = results(acceptance("G13-equal.yaml"));
        assertThat(value(equal, "error")).isLessThan(1e-12);
        assertThat(equal.has("exponent")).isFalse();
        assertThat(value(equal, "x")).isCloseTo(1 + 20 * 0.4 / Math.sqrt(1.21), within(2e-11));
    }

    @Test
    void biasesOfPathsThatLeaveTheBoxAreWithheld() {
        JsonNode results = results(acceptance("G13.yaml"), "metric.box.open=[x]", "geodesic.momentum=[9, 0, 0]");
        assertThat(value(results, "ended_early")).isEqualTo(1);
        assertThat(results.has("error")).isFalse();
        assertThat(results.has("exponent")).isFalse();
    }

    @Test
    void neuronsThatMoveMakeNoSpaceTimeForPaths() throws IOException {
        Path table = Files.writeString(
                runs.resolve("moving.csv"),
                "x,y,z,gxx,gxy,gxz,gyy,gyz,gzz,vx,vy,vz\n1,1,1,1,0,0,1,0,1,1,0,0\n3,3,3,1,0,0,1,0,1,0,0,0\n");
        Path file = Files.writeString(runs.resolve("moving.yaml"), """
                septuple: 1
                kind: geodesic
                metric: {neurons: {table: "%s"}, box: {side: 4}}
                geodesic: {at: [1, 1, 1], velocity: [0.1, 0, 0], to: 1}
                """.formatted(table));
        Captured refused = Captured.of("run", file.toString(), "--out", runs.toString());
        assertThat(refused.exit()).isEqualTo(2);
        assertThat(refused.err()).contains("the neurons of `metric` move");
    }

    @Test
    void aFallThroughAHorizonIsTold() throws IOException {
        Path file = Files.writeString(runs.resolve("fall.yaml"), """
                septuple: 1
                kind: geodesic
                metric: {family: kerr-schild, mass: 1, spin: 0.5}
                geodesic: {at: [6, 0, 0], velocity: [-0.1, 0, 0], lambda: 13, tolerance: 1e-10}
                """);
        results(file.toString());
        Files.delete(file);
        assertThat(Files.readString(Artefacts.onlyRun(runs).resolve("report.html")))
                .contains("passes the horizon at λ = ");
    }

    @Test
    void lightFromNearAMassIsRedshifted() {
        JsonNode results = results(
                acceptance("G3.yaml"),
                "geodesic={character: lightlike, at: [4, 1.5, 0], velocity: [1, 0, 0.02], lambda: 20}");
        double end = value(results, "x_null");
        assertThat(value(results, "redshift")).isCloseTo(Math.sqrt((1 - 2 / end) / 0.5) - 1, within(1e-10));
        assertThat(value(results, "drift.angular_momentum_squared_null")).isLessThan(1e-9);
        JsonNode back = results(
                acceptance("G3.yaml"),
                "geodesic={character: lightlike, at: [4, 1.5, 0], velocity: [1, 0, 0.02], lambda: -1}");
        double before = value(back, "x_null");
        assertThat(value(back, "redshift"))
                .isCloseTo(Math.sqrt(0.5 / (1 - 2 / before)) - 1, within(1e-10))
                .isGreaterThan(0);
    }

    @Test
    void aCheckSaysWhatItIsAndWhatItTakes() {
        assertThat(Captured.of("check", acceptance("G2.yaml")).out()).contains("kasner", "2 paths");
        Captured cost = Captured.of("run", acceptance("G3.yaml"), "--dry-run");
        assertThat(cost.exit()).as(cost.err()).isZero();
    }
}
