package org.septuple.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.septuple.io.table.Table;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Rows S5 to S7 of the acceptance experiments, and neurons from tables, from the command line.
class MetricAcceptanceTest {

    /// 6e^(−2π²).
    private static final double RIPPLE = 1.6055e-8;

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

    /// The count to 1e-12 of N, the density within the ripple of the lattice.
    @Test
    void neuronsAreCounted() {
        JsonNode results = results(acceptance("S5.yaml"));
        assertThat(value(results, "count")).isCloseTo(512, within(512e-12));
        assertThat(value(results, "density_max")).isCloseTo(1 + RIPPLE, within(1e-11));
        assertThat(value(results, "density_min")).isCloseTo(1 - RIPPLE, within(1e-11));
        assertThat(value(results, "truncation")).isLessThan(1e-6);
        JsonNode finer = results(acceptance("S5.yaml"), "metric.points=[12, 24, 18]", "neurons.spacing=2");
        assertThat(value(finer, "count")).isCloseTo(64, within(64e-12));
    }

    /// Second order in ε: 2.00 ± .05.
    @Test
    void theInverseIsTheInverseToSecondOrder() {
        JsonNode results = results(acceptance("S6.yaml"), "exponents.draws=3", "exponents.values=3");
        assertThat(value(results, "exponent")).isCloseTo(2, within(0.05));
        assertThat(value(results, "exponent.ratio")).isCloseTo(2, within(0.05));
        assertThat(value(results, "exponent.inverse")).isCloseTo(2, within(0.05));
        assertThat(value(results, "exponent.printed")).isCloseTo(1, within(0.05));
        assertThat(value(results, "exponent.printed.floor")).isLessThanOrEqualTo(RIPPLE + 1e-11);
    }

    /// Anywhere they stand, (6.13) and (E10) hold and (6.16) as printed does not: {1} is 1 ± .15.
    @Test
    void positionsMakeTheFloor() {
        JsonNode results = results(acceptance("S6-poisson.yaml"), "exponents.draws=4", "exponents.values=3");
        assertThat(value(results, "exponent")).isCloseTo(2, within(0.05));
        assertThat(value(results, "exponent.ratio")).isCloseTo(2, within(0.05));
        assertThat(value(results, "exponent.printed")).isCloseTo(0, within(0.05));
        assertThat(value(results, "exponent.printed.floor")).isEqualTo(value(results, "exponent.one.floor"));
        // fixed N in 8³: √((4π)^(−3/2) − 1/512) and √((4π)^(−3/2)/2)
        assertThat(value(results, "one.noise.positions")).isCloseTo(0.143, within(0.02));
        assertThat(value(results, "one.noise.gradient")).isCloseTo(0.106, within(0.01));
    }

    private String small(String name, String neurons, String metric, String exponents) throws IOException {
        return Files.writeString(runs.resolve(name), """
                septuple: 1
                kind: metric
                box: {side: 8}
                neurons: %s
                metric: {images: all, %s}
                exponents: %s
                """.formatted(neurons, metric, exponents))
                .toString();
    }

    /// The ripple and the cutoff at 1e-6 are above first order at ε = 1e-7, round-off above second.
    @Test
    void thereIsNoExponentBelowTheFloor() throws IOException {
        JsonNode results = results(small(
                "floor.yaml",
                "{positions: lattice}",
                "points: [8, 8, 8], relative-error: 1e-6",
                "{from: 1e-8, to: 1e-7, draws: 3}"));
        assertThat(results.has("exponent")).isFalse();
        assertThat(results.has("exponent.printed")).isFalse();
        assertThat(value(results, "exponent.printed.floor")).isGreaterThan(1e-8);
    }

    /// Two neurons cover few of the points, one has nothing to average; where no point is covered there is nothing to measure.
    @Test
    void fewNeuronsLeaveHoles() throws IOException {
        String metric = "points: [8, 8, 8], relative-error: 1e-1, hole: 0";
        JsonNode two = results(small("two.yaml", "{positions: poisson, count: 2}", metric, "{draws: 3}"));
        assertThat(value(two, "exponent.printed.floor")).isCloseTo(1, within(0.1));
        JsonNode one = results(small("one.yaml", "{positions: poisson, count: 1}", "points: [8, 8, 8]", "{draws: 3}"));
        assertThat(one.has("exponent")).isFalse();
        assertThat(one.has("exponent.ratio")).isFalse();
        String none = small(
                "none.yaml",
                "{positions: poisson, count: 1}",
                "points: [2, 2, 2], relative-error: 1e-1, hole: 0",
                "{draws: 100}");
        Captured refused = Captured.of("run", none, "--progress", "none", "--out", runs.toString());
        assertThat(refused.exit()).isNotZero();
        assertThat(refused.err() + refused.out())
                .contains(
                        "has no neuron in reach of any of 8 points",
                        "give more neurons, a smaller `metric.relative-error`")
                .doesNotContain("INT-001");
    }

    /// 1.1^(3/2): (6.16) as printed fails, its corrected form holds.
    @Test
    void densityIsNoVolumeElement() {
        JsonNode results = results(acceptance("S7.yaml"));
        assertThat(value(results, "density")).isCloseTo(1, within(1e-6));
        assertThat(value(results, "sqrt_det")).isCloseTo(1.15369, within(1e-6));
        assertThat(value(results, "sqrt_det.ratio")).isLessThan(1e-6);
        assertThat(value(results, "sqrt_det.printed")).isGreaterThan(0.15);
    }

    /// Matrices that belong to their paths come nearer, at N = 64; the numbers of all neurons are the last row of the table over N.
    @Test
    void framesOfABondAreFound() throws IOException {
        String file = Child.home().resolve("experiments/frames.yaml").toString();
        JsonNode results = results(file, "frames.sizes=[8]", "frames.iterations=20", "frames.starts=3");
        assertThat(value(results, "frames.p")).isLessThan(0.05);
        assertThat(value(results, "frames.nearness")).isLessThan(value(results, "frames.exchanged"));
        assertThat(value(results, "frames.exchanged")).isLessThan(value(results, "frames.random"));
        Path run = Artefacts.onlyRun(runs);
        Table searches = Table.read(run.resolve("tables/frames"));
        long[] neurons = searches.longs("neurons");
        long[] what = searches.longs("what");
        double[] held = of(run, "frames", "held_out", row -> neurons[row] == 64 && what[row] == 0);
        assertThat(held).hasSize(3);
        assertThat(value(results, "frames.nearness"))
                .isCloseTo(Arrays.stream(held).average().orElseThrow(), within(1e-12));
        assertThat(of(run, "frame_sizes", "held_out", _ -> true))
                .hasSize(2)
                .endsWith(value(results, "frames.nearness"));
    }

    /// Random walks know nothing of matrices: their verdict is "no nearer", and says so.
    @Test
    void framesOfRandomWalksAreNoFinding() throws IOException {
        Path file = Files.writeString(runs.resolve("walks.yaml"), """
                septuple: 1
                kind: metric
                box: {side: 3}
                neurons: {positions: lattice, perturbation: 0.2}
                metric: {points: [6, 6, 6], images: all}
                frames: {times: 4, step: 1, starts: 3, iterations: 15, exchange: triples, sizes: [8]}
                """);
        JsonNode results = results(file.toString());
        assertThat(value(results, "frames.p")).isBetween(0.05, 1.0);
        Captured check = Captured.of("check", file.toString(), "frames.sizes=[8, 28]");
        assertThat(check.err()).contains("`frames.sizes` has 28, there are 27 neurons");
    }

    private static double[] of(Path run, String table, String column, IntPredicate rows) throws IOException {
        double[] all = Table.read(run.resolve("tables").resolve(table)).doubles(column);
        return IntStream.range(0, all.length)
                .filter(rows)
                .mapToDouble(row -> all[row])
                .toArray();
    }

    /// A table in an open box that holds all of both neurons; where there are none there are holes.
    @Test
    void neuronsComeFromTables() throws IOException {
        Path table = Files.writeString(
                runs.resolve("two.csv"), "x,y,z,gxx,gxy,gxz,gyy,gyz,gzz\n1,0,0,1,0,0,1,0,1\n-1,0,0,2,.5,0,1,0,1\n");
        Path file = Files.writeString(runs.resolve("two.yaml"), """
                septuple: 1
                kind: metric
                box: {from: [-9, -9, -9], to: [9, 9, 9], open: [x, y, z]}
                neurons: {table: %s}
                metric: {points: [32, 32, 32], hole: 1e-3}
                """.formatted(table));
        JsonNode results = results(file.toString());
        assertThat(value(results, "count")).isCloseTo(2, within(1e-6));
        assertThat(value(results, "holes")).isBetween(0.5, 0.99);
        Files.writeString(table, "x,y,z,gxx,gxy,gxz,gyy,gyz,gzz\n1,0,0,1,0,0,1,0,1\n1,0,0,2,.5,0,1,0,1\n");
        Captured refused = Captured.of("run", file.toString(), "--out", runs.toString());
        assertThat(refused.exit()).isEqualTo(2);
        assertThat(refused.err()).contains("neurons 0 and 1 are at one place");
    }

    private String tableAt(double time) throws IOException {
        return Files.writeString(
                        runs.resolve("at.csv"),
                        "x,y,z,gxx,gxy,gxz,gyy,gyz,gzz,vx,vy,vz,dgxx,dgxy,dgxz,dgyy,dgyz,dgzz\n%s,0,0,%s,.1,0,1,0,1,1,0,0,.5,0,0,0,0,0\n"
                                .formatted(8 + time, 1 + time / 2))
                .toString();
    }

    private double countAt(String name, double time) throws IOException {
        Path file = Files.writeString(runs.resolve("at.yaml"), """
                septuple: 1
                kind: metric
                box: {from: [-9, -9, -9], to: [9, 9, 9], open: [x, y, z]}
                neurons: {table: %s}
                metric: {points: [36, 36, 36], derivatives: first, hole: 0}
                """.formatted(tableAt(time)));
        return value(results(file.toString()), name);
    }

    /// A neuron that walks out of an open box takes the count with it: the rate is that of runs before and after.
    @Test
    void neuronsMove() throws IOException {
        double step = 1e-3;
        double difference = (countAt("count", step) - countAt("count", -step)) / (2 * step);
        assertThat(difference).isLessThan(-0.1);
        assertThat(countAt("count_rate", 0)).isCloseTo(difference, within(1e-6));
    }

    /// What `--dry-run` says of a needle in an open box does not count what sticks out, and neurons beyond a periodic side are counted aloud.
    @Test
    void whatSticksOutIsSaid() throws IOException {
        Path table =
                Files.writeString(runs.resolve("needle.csv"), "x,y,z,gxx,gxy,gxz,gyy,gyz,gzz\n9,1,1,1e-8,0,0,1,0,1\n");
        Path file = Files.writeString(runs.resolve("needle.yaml"), """
                septuple: 1
                kind: metric
                box: {side: 8, open: [x]}
                neurons: {table: %s}
                metric: {points: [8, 8, 8], images: all}
                """.formatted(table));
        Captured told = Captured.of("run", file.toString(), "--dry-run");
        assertThat(told.out()).contains("about 0.0 s");
        Captured folded = Captured.of(
                "run",
                file.toString(),
                "box.open=[y]",
                "metric.relative-error=0.1",
                "--progress",
                "none",
                "--out",
                runs.toString());
        assertThat(folded.exit()).as(folded.err()).isZero();
        assertThat(folded.out()).contains("1 of 1 neurons lie beyond periodic sides");
    }
}
