package org.septuple.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Row G12 of the acceptance experiments, and other universes, from the command line.
class CosmologyAcceptanceTest {

    private static final int ROWS = 61;

    @TempDir
    private Path runs;

    @TempDir
    private Path data;

    private JsonNode results(String file, String... overrides) {
        List<String> arguments =
                new ArrayList<>(List.of("run", file, "--json", "--progress", "none", "--out", runs.toString()));
        arguments.addAll(List.of(overrides));
        Captured run = Captured.of(arguments.toArray(String[]::new));
        assertThat(run.exit()).as(run.err()).isZero();
        return JsonMapper.builder().build().readTree(run.out()).path("results");
    }

    private static String acceptance() {
        return Child.home().resolve("experiments/acceptance/G12.yaml").toString();
    }

    private static double value(JsonNode results, String name) {
        return results.path(name).path("value").asDouble(Double.NaN);
    }

    private static double error(JsonNode results, String name) {
        return results.path(name).path("error").asDouble(Double.NaN);
    }

    private String report() throws IOException {
        return Files.readString(Artefacts.onlyRun(runs).resolve("report.html"));
    }

    /// a = (.3/.7)^⅓ sinh^⅔(1.5√.7), and the age where a = 1.
    @Test
    void dustAndLambdaIsRowG12() throws IOException {
        JsonNode results = results(acceptance());
        assertThat(value(results, "a")).isCloseTo(1.0362627424, within(1e-9));
        assertThat(value(results, "a.error")).isLessThan(1e-10);
        assertThat(value(results, "constraint")).isLessThan(1e-11);
        double s = Math.sqrt(.7 / .3);
        double age = Math.log(s + Math.sqrt(1 + s * s)) / (1.5 * Math.sqrt(.7));
        assertThat(value(results, "age")).isCloseTo(age, within(1e-10));
        assertThat(report()).contains("Scale factor", "Number of neurons", "acceleration begins", "big bang");
    }

    /// Dust in closed space: H₀t = π at the turning point of Ω_d = 2, 2π at the crunch.
    @Test
    void closedDustEndsInACrunch() throws IOException {
        JsonNode results = results(acceptance(), "cosmology.dust=2", "cosmology.lambda=0", "cosmology.to=10");
        assertThat(value(results, "turning")).isCloseTo(Math.PI, within(1e-10));
        assertThat(value(results, "crunch")).isCloseTo(2 * Math.PI, within(1e-10));
        assertThat(results.has("a")).isFalse();
        assertThat(report()).contains("ends in a crunch", "the universe ends at t = 6.283185");
    }

    /// V = sinh 3t/3, a₁ = V^⅓ (⅔ tanh 1.5t)^{−⅔} at t = 1.
    @Test
    void kasnerExpandsInThreeDirections() throws IOException {
        JsonNode results = results(acceptance(), "cosmology={exponents: [-1/3, 2/3, 2/3], lambda: 3, to: 1}");
        double volume = Math.sinh(3) / 3;
        assertThat(value(results, "a")).isCloseTo(Math.cbrt(volume), within(1e-10));
        assertThat(value(results, "a1"))
                .isCloseTo(Math.cbrt(volume) * Math.pow(Math.tanh(1.5) * 2 / 3, -2 / 3.), within(1e-10));
        assertThat(value(results, "a.error")).isLessThan(1e-10);
        assertThat(report()).contains("a₁");
    }

    /// N = 1000 e^{3x}, x = t − .2t² + .05t³: H = 1 − .4t + .15t², so that ä/a = −.4 + .3t + H² > 0 early and late.
    private Path neurons(double density) throws IOException {
        List<String> lines = new ArrayList<>(List.of("time,count,volume"));
        for (int k = 0; k < ROWS; k++) {
            double t = k / 20.;
            double n = 1000 * Math.exp(3 * (t - .2 * t * t + .05 * t * t * t));
            lines.add(String.format(Locale.ROOT, "%.17g,%.17g,%.17g", t, n, Math.pow(n, density)));
        }
        return Files.write(data.resolve("neurons.csv"), lines);
    }

    @Test
    void neuronsGiveExpansionAndLambda() throws IOException {
        JsonNode results = results(acceptance(), "cosmology={neurons: {table: %s, window: 8}}".formatted(neurons(1)));
        double early = .2;
        double late = 2.8;
        double first = 1 - .4 * early + .15 * early * early;
        double last = 1 - .4 * late + .15 * late * late;
        assertThat(value(results, "a")).isCloseTo(Math.exp(3 - 1.8 + 1.35), within(1e-9));
        assertThat(value(results, "H.early")).isCloseTo(first, within(1e-9));
        assertThat(value(results, "H.late")).isCloseTo(last, within(1e-9));
        assertThat(value(results, "lambda.early")).isCloseTo(3 * first * first, within(1e-8));
        assertThat(value(results, "lambda.change")).isCloseTo(3 * (last * last - first * first), within(1e-8));
        double a = Math.exp(early - .2 * early * early + .05 * early * early * early);
        assertThat(value(results, "acceleration.early"))
                .isCloseTo(a * (-.4 + .3 * early + first * first), within(1e-8));
        assertThat(error(results, "acceleration.early")).isBetween(0., 1e-6);
        assertThat(value(results, "exponent")).isCloseTo(1, within(1e-12));
        assertThat(report()).contains("Early, around t = 0.2", "expansion accelerates", "(E19) holds");
    }

    /// n = n₀(x) e^{3Ht} with an empty cell, and H twice as large in another: a of each cell, and of all.
    @Test
    void aDensityGivesTheExpansionOfEachCell() throws IOException {
        int times = 30;
        double[] n = new double[times * 4];
        for (int k = 0; k < times; k++) {
            double t = 2.0 * k / (times - 1);
            n[4 * k] = 1000 * Math.exp(3 * .5 * t);
            n[4 * k + 1] = 3000 * Math.exp(3 * .5 * t);
            n[4 * k + 3] = 2000 * Math.exp(3 * t);
        }
        Path file = Npy.write(data.resolve("n.npy"), n, times, 2, 2);
        JsonNode results = results(
                acceptance(), "cosmology={neurons: {density: %s, volume: 8, to: 2, window: 8}}".formatted(file));
        double total = 4000 * Math.exp(3) + 2000 * Math.exp(6);
        assertThat(value(results, "a")).isCloseTo(Math.cbrt(total / 6000), within(1e-12));
        assertThat(value(results, "a.least")).isCloseTo(Math.exp(1), within(1e-12));
        assertThat(value(results, "a.largest")).isCloseTo(Math.exp(2), within(1e-12));
        assertThat(value(results, "a.spread")).isCloseTo((Math.exp(2) - Math.exp(1)) * Math.sqrt(2) / 3, within(1e-12));
        assertThat(report()).contains("1 cells have no neurons at first");
    }

    /// Λ = cN^{−p}: N^{p/2} = N₀^{p/2} + ½p√(3c) t and ä/a = H²(1 − 3p/2), here c = 2, p = 1 and 1/2.
    @Test
    void lambdaMakesNeurons() throws IOException {
        JsonNode slow = results(acceptance(), "cosmology={neurons: {start: 4, lambda: \"2/N\"}, to: 3}");
        double root = 2 + Math.sqrt(6) / 2 * 3;
        assertThat(value(slow, "neurons")).isCloseTo(root * root, within(1e-10));
        assertThat(value(slow, "lambda")).isCloseTo(2 / (root * root), within(1e-12));
        assertThat(value(slow, "H")).isCloseTo(Math.sqrt(2 / 3.) / root, within(1e-12));
        double a = Math.cbrt(root * root / 4);
        assertThat(value(slow, "a")).isCloseTo(a, within(1e-11));
        assertThat(value(slow, "acceleration.late")).isCloseTo(-a / (3 * root * root), within(1e-11));
        assertThat(report())
                .contains("Early, at t = 0: expansion decelerates.", "Late, at t = 3: expansion decelerates.");
        JsonNode fast = results(acceptance(), "cosmology={neurons: {start: 4, lambda: \"2/sqrt(N)\"}, to: 3}");
        assertThat(value(fast, "acceleration.early")).isCloseTo((1 - .75) / 3, within(1e-12));
        assertThat(value(fast, "acceleration.late")).isPositive();
    }

    @Test
    void neuronsThatLoseDensityAreNoVolume() throws IOException {
        JsonNode results = results(acceptance(), "cosmology={neurons: {table: %s, window: 8}}".formatted(neurons(1.5)));
        assertThat(value(results, "exponent")).isCloseTo(2 / 3., within(1e-12));
        assertThat(report()).contains("(E19) fails");
    }

    @Test
    void timesAfterTheCrunchAreNone() {
        Captured run = Captured.of(
                "run",
                acceptance(),
                "--progress",
                "none",
                "--out",
                runs.toString(),
                "cosmology={dust: 2, from: 7, to: 10}");
        assertThat(run.exit()).isNotZero();
        assertThat(run.out() + run.err()).contains("the universe has no time between");
    }

    @Test
    void whatGoesBeyondTheRangeDiverges() {
        Captured run =
                Captured.of("run", acceptance(), "--progress", "none", "--out", runs.toString(), "cosmology.to=10000");
        assertThat(run.exit()).isNotZero();
        assertThat(run.out() + run.err()).contains("beyond the range of numbers");
    }

    /// Births of a learner that adapts its number of neurons by (4.8).
    @Test
    @Tag("slow")
    void aLearnersBirthsExpand() throws IOException {
        String learner =
                Child.home().resolve("experiments/digits-adaptive.yaml").toString();
        results(
                learner,
                "data.path=" + Child.home().resolve("experiments/data/optdigits-8x8.csv.gz"),
                "learning.adaptive.knobs=[neurons]",
                "learning.adaptive.every=4",
                "learning.adaptive.bulk=[12,60]",
                "learning.replicas=1",
                "learning.epochs=6");
        Path run = Artefacts.onlyRun(runs);
        assertThat(Captured.of("export", run.toString(), "--to", "csv").exit()).isZero();
        List<String> rows = Files.readAllLines(Path.of(run + "-csv").resolve("tables/controller.csv"));
        int column = List.of(rows.getFirst().split(",", -1)).indexOf("neurons");
        double first = Double.parseDouble(rows.get(1).split(",", -1)[column]);
        double last = Double.parseDouble(rows.getLast().split(",", -1)[column]);
        Path other = data.resolve("universe");
        Captured expansion = Captured.of(
                "run",
                acceptance(),
                "cosmology={neurons: {run: %s, window: 6}}".formatted(run),
                "--json",
                "--progress",
                "none",
                "--out",
                other.toString());
        assertThat(expansion.exit()).as(expansion.err()).isZero();
        JsonNode results =
                JsonMapper.builder().build().readTree(expansion.out()).path("results");
        assertThat(value(results, "a")).isCloseTo(Math.cbrt(last / first), within(1e-12));
    }

    @Test
    void runsWithoutALearnerHaveNoBirths() throws IOException {
        results(acceptance());
        Path run = Artefacts.onlyRun(runs);
        Captured refused = Captured.of("check", acceptance(), "cosmology={neurons: {run: %s}}".formatted(run));
        assertThat(refused.exit()).isNotZero();
        assertThat(refused.err() + refused.out()).contains("CFG-027", "no table `controller`");
        Captured none = Captured.of("check", acceptance(), "cosmology={neurons: {run: %s}}".formatted(data));
        assertThat(none.err() + none.out()).contains("RUN-007", "manifest.json");
        Captured both =
                Captured.of("check", acceptance(), "cosmology={neurons: {run: %s, table: n.csv}}".formatted(run));
        assertThat(both.err() + both.out()).contains("CFG-026");
    }
}
