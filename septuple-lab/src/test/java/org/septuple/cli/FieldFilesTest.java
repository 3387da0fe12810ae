package org.septuple.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.septuple.cli.FieldCommand.value;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.function.DoubleUnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

/// Fields from tables and from earlier runs, from the configuration to the result.
class FieldFilesTest {

    private static final String LINE = "grid: {axes: [{from: -5, to: 5, points: 200}]}\n";
    private static final String SLIDE = """
            initial: {law: gaussian, mean: [1], variance: [0.25]}
            fokker-planck: {diffusion: 0.5, until: 1, frames: 4, step: 0.01}
            """;
    private static final String LEVELS = "schroedinger: {levels: 2}\n";

    private final Path directory;
    private final FieldCommand lab;

    FieldFilesTest(@TempDir Path directory) {
        this.directory = directory;
        lab = new FieldCommand(directory);
    }

    private static double[] sampled(double from, double to, int points, DoubleUnaryOperator function) {
        double h = (to - from) / points;
        return IntStream.range(0, points)
                .mapToDouble(i -> function.applyAsDouble(from + (i + 0.5) * h))
                .toArray();
    }

    private void csv(String name, double... values) throws IOException {
        Files.write(
                directory.resolve(name),
                DoubleStream.of(values).mapToObj(Double::toString).toList());
    }

    /// A spline is exact for polynomials of degree 3, so a coarse table of a larger box is as good as the formula.
    @Test
    void aTableIsItsFunction() throws IOException {
        csv("f.csv", sampled(-6, 6, 17, x -> x * x / 2));
        String table = "free-energy: {family: table, file: f.csv, from: [-6], to: [6]}\n";
        JsonNode found = lab.completed("fokker-planck", LINE + table + SLIDE);
        JsonNode expected =
                lab.completed("fokker-planck", LINE + "free-energy: {family: harmonic, rates: [1]}\n" + SLIDE);
        for (String name : List.of("mean", "variance", "delta_S", "entropy_production")) {
            assertThat(value(found, name)).as(name).isCloseTo(value(expected, name), within(1e-9));
        }
    }

    /// E₁ − E₀ = 1 and not 3: the softer axis comes second, in either order of the numbers.
    @ParameterizedTest
    @CsvSource({"false", "true"})
    void axesOfAnArrayAreThoseOfTheGrid(boolean fortran) throws IOException {
        double[] x = sampled(-5, 5, 12, q -> q);
        double[] y = sampled(-7, 7, 10, q -> q);
        double[] values = new double[120];
        for (int i = 0; i < 12; i++) {
            for (int j = 0; j < 10; j++) {
                values[fortran ? j * 12 + i : i * 10 + j] = 4.5 * x[i] * x[i] + 0.5 * y[j] * y[j];
            }
        }
        Npy.write(directory.resolve("v.npy"), fortran, values, 12, 10);
        String sections = """
                grid: {axes: [{from: -5, to: 5, points: 48, boundary: vanishing}, {from: -7, to: 7, points: 40, boundary: vanishing}]}
                potential: {family: table, file: v.npy}
                """ + LEVELS;
        JsonNode found = lab.completed("schroedinger", sections);
        assertThat(value(found, "E.0")).isCloseTo(2, within(1e-7));
        assertThat(value(found, "splitting")).isCloseTo(1, within(1e-7));
    }

    /// D·(−log p) of a stationary density is the F that made it, up to a constant.
    @Test
    void minusLogOfAStationaryDensityIsItsFreeEnergy() throws IOException {
        String quartic = "free-energy: {family: formula, text: \"x^4/4 - x^2/2\"}\n";
        String narrow = "grid: {axes: [{from: -2.5, to: 2.5, points: 200}]}\n";
        String rates = "fokker-planck: {diffusion: 0.3, rates: 2}\n";
        JsonNode first = lab.completed("fokker-planck", narrow + quartic + rates);
        String again = "free-energy: {family: run, run: %s, factor: 0.3}\n"
                .formatted(first.path("directory").asString());
        JsonNode second = lab.completed("fokker-planck", narrow + again + rates);
        assertThat(value(second, "lambda.1")).isCloseTo(value(first, "lambda.1"), within(1e-9));
        assertThat(value(second, "entropy")).isCloseTo(value(first, "entropy"), within(1e-9));
        assertThat(lab.result("fokker-planck", narrow.replace("200", "150") + again + rates, "lambda.1"))
                .isCloseTo(value(first, "lambda.1"), within(1e-3 * value(first, "lambda.1")));
    }

    /// V = g·p of an earlier density.
    @Test
    void aDensityIsAPotential() throws IOException {
        String box = "grid: {axes: [{from: 0, to: 2, points: 64, boundary: reflecting}]}\n";
        JsonNode flat = lab.completed("fokker-planck", box + "free-energy: free\nfokker-planck: {diffusion: 1}\n");
        String lifted = "potential: {family: run, run: %s, as: density, factor: 6}\n"
                .formatted(flat.path("directory").asString());
        assertThat(lab.result("schroedinger", box + lifted + LEVELS, "E.0")).isCloseTo(3, within(1e-9));
    }

    @ParameterizedTest
    @CsvSource({"200, 1e-9", "160, 1e-5"})
    void aRunGoesOnWhereAnotherEnded(int points, double tolerance) throws IOException {
        String potential = "potential: {family: formula, text: \"x^2/2 + x^4/40\"}\n";
        String begin = "initial: {wave: gaussian, mean: [1], deviation: [0.7], momentum: [0.4]}\n";
        String steps = "schroedinger: {until: %s, frames: 3, tolerance: 1e-10}\n";
        JsonNode whole = lab.completed("schroedinger", LINE + potential + begin + steps.formatted("2"));
        JsonNode half = lab.completed("schroedinger", LINE + potential + begin + steps.formatted("1"));
        String on = "initial: {wave: run, run: %s}\n"
                .formatted(half.path("directory").asString());
        JsonNode rest = lab.completed(
                "schroedinger", LINE.replace("200", Integer.toString(points)) + potential + on + steps.formatted("1"));
        for (String name : List.of("mean", "variance", "momentum", "energy")) {
            assertThat(value(rest, name)).as(name).isCloseTo(value(whole, name), within(tolerance));
        }
    }

    /// Circulation ½ around a ring is no wave function, yet it goes on.
    @Test
    void aFlowGoesOnWhereAnotherEnded() throws IOException {
        String ring = """
                grid: {axes: [{from: 0, to: 6.283185307179586, points: 48, boundary: periodic}]}
                potential: {family: formula, text: "0.3*cos(x)"}
                """;
        String begin = "initial: {flow: uniform, density: {law: uniform}, velocity: [0.5]}\n";
        String steps = "madelung: {until: %s, frames: 2, loops: [{path: ring, axis: 0}]}\n";
        JsonNode whole = lab.completed("madelung", ring + begin + steps.formatted("1"));
        JsonNode half = lab.completed("madelung", ring + begin + steps.formatted("0.5"));
        String on = "initial: {flow: run, run: %s}\n"
                .formatted(half.path("directory").asString());
        JsonNode rest = lab.completed("madelung", ring + on + steps.formatted("0.5"));
        for (String name : List.of("mean", "variance", "energy", "winding")) {
            assertThat(value(rest, name)).as(name).isCloseTo(value(whole, name), within(1e-11));
        }
        assertThat(Math.abs(value(whole, "mean") - value(half, "mean"))).isGreaterThan(1e-3);
        Captured finer = lab.run("madelung", ring.replace("48", "64") + on + steps.formatted("0.5"));
        assertThat(finer.exit()).isEqualTo(2);
        assertThat(finer.err() + finer.out()).contains("CFG-027", "a flow goes on on its own grid");
        JsonNode wave = lab.completed(
                "schroedinger", ring + "initial: {wave: plane, windings: [1]}\nschroedinger: {until: 0}\n");
        Captured without = lab.run(
                "madelung",
                ring
                        + "initial: {flow: run, run: %s}\n"
                                .formatted(wave.path("directory").asString())
                        + steps.formatted("0.5"));
        assertThat(without.exit()).isEqualTo(2);
        assertThat(without.err() + without.out()).contains("DATA-016", "velocity_0");
    }

    /// The frame chosen is where the density begins; a wave function gives |Ψ|².
    @Test
    void aDensityBeginsAtAFrame() throws IOException {
        String harmonic = "free-energy: {family: harmonic, rates: [1]}\n";
        JsonNode first = lab.completed("fokker-planck", LINE + harmonic + SLIDE);
        String law = "{law: run, run: %s, frame: %d}\n";
        String still = "fokker-planck: {diffusion: 0.5}\n";
        String run = first.path("directory").asString();
        assertThat(lab.result("fokker-planck", LINE + harmonic + "initial: " + law.formatted(run, 4) + still, "mean"))
                .isCloseTo(value(first, "mean"), within(1e-12));
        assertThat(lab.result("fokker-planck", LINE + harmonic + "initial: " + law.formatted(run, 2) + still, "mean"))
                .isCloseTo(Math.exp(-0.5), within(1e-3));
        String wave = "initial: {wave: polar, density: " + law.formatted(run, 4).strip() + ", free-energy: free}\n";
        JsonNode quantum =
                lab.completed("schroedinger", LINE + "potential: free\n" + wave + "schroedinger: {until: 0}\n");
        assertThat(value(quantum, "variance")).isCloseTo(value(first, "variance"), within(1e-12));
        String fluid = "potential: free\ninitial: {flow: potential, density: "
                + law.formatted(quantum.path("directory").asString(), 0).strip()
                + ", free-energy: free}\nmadelung: {until: 0}\n";
        assertThat(lab.result("madelung", LINE + fluid, "variance")).isCloseTo(value(first, "variance"), within(1e-12));
    }

    /// A report needs neither tables nor earlier runs; `verify` reads them.
    @Test
    void aRunIsShownWithoutItsTable() throws IOException {
        csv("f.csv", sampled(-5, 5, 40, x -> x * x / 2));
        JsonNode run = lab.completed(
                "fokker-planck",
                LINE + "free-energy: {family: sum, terms: [{family: table, file: f.csv}, {family: free}]}\n" + SLIDE);
        String place = run.path("directory").asString();
        assertThat(Files.readString(Path.of(place, "manifest.json"))).contains("\"f.csv\"");
        String page = Files.readString(Path.of(place, "report.html"));
        Captured verified = Captured.of("verify", place);
        assertThat(verified.exit()).as(verified.err()).isZero();
        Files.delete(directory.resolve("f.csv"));
        assertThat(Captured.of("report", place).exit()).isZero();
        assertThat(Files.readString(Path.of(place, "report.html"))).isEqualTo(page);
        csv("f.csv", sampled(-5, 5, 40, x -> x * x));
        Captured changed = Captured.of("verify", place);
        assertThat(changed.exit()).isNotZero();
        assertThat(changed.out() + changed.err()).contains("f.csv");
    }

    private void isRefused(String energy, String code, String words) throws IOException {
        Captured run = lab.run("fokker-planck", LINE + "free-energy: " + energy + "\n" + SLIDE);
        assertThat(run.exit()).as(run.err()).isEqualTo(2);
        assertThat(run.err() + run.out()).contains(code, words).doesNotContain("Exception");
    }

    @Test
    void whatIsNoTableIsRefused() throws IOException {
        csv("f.csv", sampled(-5, 5, 40, x -> x));
        csv("short.csv", 1, 2, 3);
        Npy.write(directory.resolve("flat.npy"), sampled(0, 1, 40, x -> x), 2, 20);
        Npy.write(directory.resolve("nan.npy"), new double[] {1, 2, Double.NaN, 4, 5}, 5);
        Files.writeString(
                directory.resolve("wide.csv"),
                IntStream.range(0, 9).mapToObj(i -> i + ",1").collect(Collectors.joining("\n")));
        isRefused("{family: table, file: nowhere.npy}", "DATA-001", "nowhere.npy");
        isRefused("{family: table, file: short.csv}", "CFG-027", "3 points along axis 0, a spline needs 4");
        isRefused("{family: table, file: flat.npy}", "DATA-017", "shape [2, 20], the grid has 1 axes");
        isRefused("{family: table, file: wide.csv}", "DATA-017", "9 rows of 2 columns");
        isRefused("{family: table, file: nan.npy}", "CFG-027", "value NaN of cell 2 is not finite");
        isRefused(
                "{family: table, file: f.csv, from: [-4], to: [5]}",
                "CFG-027",
                "it ends at [-4.0, 5.0] along axis 0, the grid is [-5.0, 5.0]");
        isRefused("{family: table, file: f.csv, from: [5], to: [-5]}", "CFG-027", "two finite ends");
        isRefused("{family: table, file: f.csv, array: v}", "DATA-016", "no archive");
        isRefused("{family: table}", "CFG-021", "file");
    }

    @Test
    void whatIsNoFrameIsRefused() throws IOException {
        JsonNode run = lab.completed("fokker-planck", LINE + "free-energy: {family: harmonic, rates: [9]}\n" + SLIDE);
        String there = run.path("directory").asString();
        isRefused("{family: run, run: nowhere}", "RUN-007", "no run");
        isRefused(
                "{family: run, run: %s, frame: 5}".formatted(there),
                "DATA-020",
                "frame 5 was asked for, the run has 5");
        isRefused("{family: run, run: %s, as: psi}".formatted(there), "CFG-024", "minus-log");
        String plane = "grid: {axes: [{from: -1, to: 1, points: 8}, {from: -1, to: 1, points: 8}]}\n";
        Captured flat = lab.run(
                "fokker-planck",
                plane
                        + "free-energy: {family: run, run: %s, as: density}\nfokker-planck: {diffusion: 1}\n"
                                .formatted(there));
        assertThat(flat.err() + flat.out()).contains("a field of 1 axes, the grid has 2");
        String absent = """
                free-energy: free
                initial: {law: shape, of: {family: formula, text: "max(0, 1 - x^2)"}}
                fokker-planck: {diffusion: 0}
                """;
        String compact =
                lab.completed("fokker-planck", LINE + absent).path("directory").asString();
        isRefused("{family: run, run: %s}".formatted(compact), "CFG-027", "no logarithm; give `floor`");
        assertThat(lab.result(
                        "fokker-planck",
                        LINE + "free-energy: {family: run, run: %s, floor: 1e-3}\n".formatted(compact)
                                + "fokker-planck: {diffusion: 1}\n",
                        "mean"))
                .isCloseTo(0, within(1e-9));
    }

    /// A wave function that gains a phase around the axis is no wave function of another twist.
    @Test
    void aWaveKeepsItsTwist() throws IOException {
        String ring = "grid: {axes: [{from: 0, to: 1, points: 32}]}\npotential: free\n";
        String plane = "initial: {wave: plane, windings: [1]}\nschroedinger: {until: 0, twist: [0.5]}\n";
        String there =
                lab.completed("schroedinger", ring + plane).path("directory").asString();
        String on = ring + "initial: {wave: run, run: %s}\nschroedinger: {until: 0, twist: [%s]}\n";
        Captured other = lab.run("schroedinger", String.format(Locale.ROOT, on, there, "0"));
        assertThat(other.exit()).isEqualTo(2);
        assertThat(other.err() + other.out()).contains("its twist is 0.5 along axis 0, here it is 0.0");
        assertThat(lab.result("schroedinger", String.format(Locale.ROOT, on, there, "0.5"), "momentum"))
                .isCloseTo(2 * Math.PI + 0.5, within(1e-9));
    }
}
