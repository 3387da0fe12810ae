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
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Rows T4 and T5 of the acceptance experiments, and a stranger's recording, from the command line.
class MeasureAcceptanceTest {

    @TempDir
    private Path runs;

    private Captured run(Path file, String... overrides) {
        List<String> arguments = new ArrayList<>(
                List.of("run", file.toString(), "--json", "--progress", "none", "--out", runs.toString()));
        arguments.addAll(List.of(overrides));
        return Captured.of(arguments.toArray(String[]::new));
    }

    private JsonNode results(Path file, String... overrides) {
        Captured run = run(file, overrides);
        assertThat(run.exit()).as(run.err()).isZero();
        return JsonMapper.builder().build().readTree(run.out()).path("results");
    }

    private static Path acceptance(String name) {
        return Child.home().resolve("experiments/acceptance/" + name);
    }

    private static double z(JsonNode results, String name, double truth) {
        JsonNode found = results.path(name);
        return (found.path("value").asDouble(Double.NaN) - truth)
                / found.path("error").asDouble(Double.NaN);
    }

    /// η²a²s²/2B with a = 1 − w, and η²a²s²/B/(1 − (1 − η)²).
    @Test
    void miniBatchDescentOnOneBias() {
        JsonNode half = results(acceptance("T4.yaml"));
        assertThat(z(half, "D_step", 1.5625e-4)).isBetween(-4.0, 4.0);
        assertThat(z(half, "variance", 1.64474e-3)).isBetween(-4.0, 4.0);
        assertThat(z(half, "D_raw", 1.5625e-4)).as("the drift is in it").isGreaterThan(4);
        JsonNode other = results(acceptance("T4.yaml"), "network.weights.rows=[[0.2]]", "learning.step=0.2", "seed=3");
        double noise = 0.04 * 0.64 / 8;
        assertThat(z(other, "D_step", noise / 2)).isBetween(-4.0, 4.0);
        assertThat(z(other, "variance", noise / (1 - 0.64))).isBetween(-4.0, 4.0);
    }

    /// EP(dt) = 2e^{−2dt}(1 − cos 4dt)/((1 − e^{−2dt})dt), 7.919 at dt = .01.
    @Test
    void aRotatingProcessProducesEntropy() {
        JsonNode fine = results(acceptance("T5.yaml"));
        assertThat(z(fine, "entropy_production_rate", production(0.01))).isBetween(-4.0, 4.0);
        assertThat(z(fine, "entropy_production_rate.limit", 8)).isBetween(-4.0, 4.0);
        assertThat(fine.path("reversible_p").path("value").asDouble(1)).isLessThan(1e-9);
        JsonNode coarse = results(acceptance("T5.yaml"), "recording.interval=0.2", "seed=4", "recording.frames=500");
        assertThat(z(coarse, "entropy_production_rate", production(0.2))).isBetween(-4.0, 4.0);
        JsonNode still = results(
                acceptance("T5.yaml"),
                "recording.rates=[[1, 0.5], [0.5, 1]]",
                "recording.interval=0.2",
                "recording.frames=500");
        assertThat(still.path("reversible_p").path("value").asDouble(0)).isGreaterThan(1e-3);
    }

    /// Near 0 clouds grow by w each step; the range of the states adds 3e-4 to g.
    @Test
    void oneNeuronExpands() throws IOException {
        JsonNode results = results(acceptance("S1.yaml"));
        double w = 1.5;
        double g = 9 * (w * w + Math.pow(w, 4) + Math.pow(w, 6)) / Math.pow(Math.pow(w, 3) - 1, 2);
        assertThat(value(results, "sigma_plus")).isCloseTo(3 * Math.log(w), within(1e-7));
        assertThat(value(results, "g.0.0")).isCloseTo(g, within(0.01));
        JsonNode other = results(acceptance("S1.yaml"), "network.weights=[[0.5]]");
        assertThat(value(other, "sigma_plus")).isCloseTo(3 * Math.log(0.5), within(1e-7));
        assertThat(value(other, "sigma_plus.negative")).isEqualTo(1);
    }

    @Test
    void aRingIsReadInDelaysAndInLayers() throws IOException {
        JsonNode results = results(acceptance("S2.yaml"));
        double[] known = {28.6767, 29.7809, 37.7169};
        assertThat(value(results, "sigma_plus")).isCloseTo(3.526720, within(1e-6));
        assertThat(value(results, "layers.sigma_plus")).isCloseTo(3.526720, within(1e-6));
        for (int i = 0; i < known.length; i++) {
            for (int a = 0; a < 3; a++) {
                for (int b = a; b < 3; b++) {
                    double truth = a == b ? known[i] : 0;
                    assertThat(value(results, "g.%d.%d.%d".formatted(i, a, b))).isCloseTo(truth, within(0.02));
                }
            }
        }
    }

    /// Finite clouds with noise, whose σ₊ depends on their radius.
    @Test
    void noisyCloudsOfALinearNeuron() throws IOException {
        for (double r : new double[] {0.1, 0.03, 0.2, 1}) {
            JsonNode results = results(acceptance("S3.yaml"), "spacetime.radius=" + r, "spacetime.clouds=400");
            double after = Math.pow(0.8, 6) * r * r + 0.01 * (1 + 0.64 + 0.4096);
            assertThat(z(results, "sigma_plus", Math.log(after / (r * r)) / 2)).isBetween(-4.0, 4.0);
            assertThat(z(results, "g.0.0", 0)).isBetween(-4.0, 4.0);
        }
    }

    /// Clouds of one linear neuron x(t + 1) = w x(t) + v u(t) whose replicas hear inputs of their own, new at each step.
    @Test
    void cloudsWithInputsOfTheirOwn() throws IOException {
        Path experiment = runs.resolve("heard.yaml");
        Files.writeString(experiment, """
                septuple: 1
                kind: measure
                network: {inputs: 1, weights: [[0, 0], [0.3, 0.8]], activation: identity}
                dynamics: {boundary-updates: periodic, interval: 1}
                spacetime: {reading: delay, components: 1, clouds: 400, warm-up: 5, radius: 0.1, radii: none}
                """);
        double w6 = Math.pow(0.8, 6);
        for (double r : new double[] {0.1, 1}) {
            JsonNode own = results(experiment, "spacetime.radius=" + r, "spacetime.cloud-input=independent");
            double change = Math.log(w6 + 0.09 * (1 + 0.64) / (r * r)) / 2;
            assertThat(z(own, "delta_S", change)).isBetween(-4.0, 4.0);
            assertThat(z(own, "sigma_plus", change)).isBetween(-4.0, 4.0);
        }
        String common = run(experiment, "spacetime.cloud-input=common").err();
        assertThat(common).contains("all entropy changes are equal, -0.669430653942"); // 3 ln .8
        assertThat(run(experiment).err()).isEqualTo(common);
    }

    /// What cannot be measured says why, and what to change.
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            inputs: 0, weights: [[0.8]], activation: identity | components: 1, spread: 1 | a linear network has no other | give another `network.activation`
            bulk: {structure: feed-forward, layers: [3, 3]}, inputs: 2 | lag: 3 | nilpotent: a strictly feed-forward w | give the network feedback
            bulk: {structure: cyclic, size: 4}, inputs: 2 | lag: 800 | displacements vanish within 802 steps | give a shorter `spacetime.lag`
            inputs: 0, weights: [[1]], activation: relu | components: 1, spread: 1e300 | states of neurons reach | lower `spacetime.spread`
            inputs: 0, weights: [[-1, 0], [0, -1]], activation: relu | components: 1, spread: 1 | neurons are silent | give larger weights
            """)
    void whatCannotBeMeasuredSaysWhy(String network, String spacetime, String cause, String remedy) throws IOException {
        Path experiment = runs.resolve("none.yaml");
        Files.writeString(experiment, """
                septuple: 1
                kind: measure
                network: {%s}
                spacetime: {reading: delay, clouds: 320, radii: none, %s}
                """.formatted(network, spacetime));
        Captured run = Captured.of("run", experiment.toString(), "--progress", "none", "--out", runs.toString());
        assertThat(run.out()).contains(cause, remedy).doesNotContain("good steps", "choose other");
    }

    /// A stranger's clouds of two neurons x′ = tanh(1.5 x) over three steps, in tables: a row per cloud and replica.
    @Test
    void cloudsOfAStrangerAreMeasured() throws IOException {
        Path experiment = runs.resolve("mine.yaml");
        Files.writeString(experiment, """
                septuple: 1
                kind: measure
                clouds:
                  before: {file: before.csv, time: cloud, replica: who, coordinates: [x, y]}
                  after: {file: after.csv, time: cloud, replica: who, coordinates: [x, y]}
                  components: 1
                """);
        StringBuilder before = new StringBuilder("cloud,who,x,y\n");
        StringBuilder after = new StringBuilder("cloud,who,x,y\n");
        java.util.Random random = new java.util.Random(5);
        for (int cloud = 0; cloud < 100; cloud++) {
            double[] base = {0.01 * random.nextGaussian(), 0.01 * random.nextGaussian()};
            for (int who = 0; who < 40; who++) {
                before.append(cloud).append(',').append(who);
                after.append(cloud).append(',').append(who);
                for (double b : base) {
                    double x = b + 1e-5 * random.nextGaussian();
                    before.append(',').append(x);
                    after.append(',').append(Math.tanh(1.5 * Math.tanh(1.5 * Math.tanh(1.5 * x))));
                }
                before.append('\n');
                after.append('\n');
            }
        }
        Files.writeString(runs.resolve("before.csv"), before);
        Files.writeString(runs.resolve("after.csv"), after);
        JsonNode results = results(experiment);
        assertThat(value(results, "sigma_plus")).isCloseTo(3 * Math.log(1.5), within(1e-3));
        assertThat(value(results, "g.1.0.0")).isCloseTo(29.842, within(1.5));
        Captured few = run(
                experiment, "clouds.before.replicas={from: 0, until: 5}", "clouds.after.replicas={from: 0, until: 5}");
        assertThat(few.exit()).isEqualTo(2);
        assertThat(few.err()).contains("need 10 replicas or more", "one trajectory has no entropy");
        Captured odd = run(experiment, "clouds.components=3");
        assertThat(odd.err()).contains("`clouds.components` is 3, `clouds.before` has 2 coordinates");
    }

    @Test
    void aPlantedNegativeEigenvalueIsSeen() throws IOException {
        JsonNode results = results(acceptance("S4.yaml"));
        assertThat(z(results, "eigenvalue.0", -0.5)).isBetween(-4.0, 4.0);
        assertThat(z(results, "sigma_plus", 0.2)).isBetween(-4.0, 4.0);
        assertThat(value(results, "positive_definite")).isZero();
        assertThat(value(results, "indefinite")).isEqualTo(1);
        JsonNode positive = results(acceptance("S4.yaml"), "planted.form=[[2, 0], [0, 1]]");
        assertThat(value(positive, "positive_definite")).isEqualTo(1);
        JsonNode none = results(acceptance("S4.yaml"), "planted.form=[[0]]");
        assertThat(value(none, "positive_definite") + value(none, "indefinite")).isZero();
    }

    /// E24: a function of the place of arrival must be told from one of ẋ.
    @Test
    void aFunctionOfArrivalIsToldFromOneOfDisplacement() throws IOException {
        JsonNode results = results(acceptance("S4.yaml"), "planted.truth=arrival");
        assertThat(value(results, "r2.arrival")).isGreaterThan(value(results, "r2.displacement") + 0.1);
        JsonNode other = results(acceptance("S4.yaml"), "planted.truth=displacement");
        assertThat(value(other, "r2.displacement")).isGreaterThan(value(other, "r2.arrival") + 0.1);
    }

    private static double value(JsonNode results, String name) {
        return results.path(name).path("value").asDouble(Double.NaN);
    }

    private static double production(double dt) {
        return 2 * Math.exp(-2 * dt) * (1 - Math.cos(4 * dt)) / ((1 - Math.exp(-2 * dt)) * dt);
    }

    /// q′ = .5q + noise, in a table of two replicas: 32 blocks of time.
    @Test
    void aTableOfAStrangerIsMeasured() throws IOException {
        Path experiment = runs.resolve("mine.yaml");
        Files.writeString(experiment, """
                septuple: 1
                kind: measure
                recording: {file: walk.csv, time: t, replica: who, coordinates: [x]}
                measure: {quantities: [diffusion, times, dissipation]}
                """);
        StringBuilder table = new StringBuilder("t,who,x\n");
        java.util.Random random = new java.util.Random(5);
        double[] x = new double[2];
        for (int t = 0; t < 4000; t++) {
            for (int r = 0; r < 2; r++) {
                table.append(t)
                        .append(',')
                        .append(r == 0 ? "a" : "b")
                        .append(',')
                        .append(x[r])
                        .append('\n');
                x[r] = 0.5 * x[r] + random.nextGaussian();
            }
        }
        Files.writeString(runs.resolve("walk.csv"), table);
        JsonNode results = results(experiment);
        assertThat(z(results, "D_step", 0.5)).isBetween(-4.0, 4.0);
        assertThat(z(results, "variance", 4.0 / 3)).isBetween(-4.0, 4.0);
        assertThat(z(results, "tau", 1.5)).isBetween(-4.0, 4.0);
    }

    @Test
    void whatCannotBeMeasuredIsRefused() throws IOException {
        Path experiment = runs.resolve("bad.yaml");
        Files.writeString(experiment, """
                septuple: 1
                kind: measure
                recording: {file: walk.csv, coordinates: [x, still]}
                measure: {lag: 7}
                """);
        Files.writeString(runs.resolve("walk.csv"), "x,still\n1,2\n3,2\n4,2\n");
        Captured refused = run(experiment);
        assertThat(refused.exit()).isEqualTo(2);
        assertThat(refused.err())
                .contains(
                        "DATA-021",
                        "the longest lag is 7, must be below the frames of the recording, 3",
                        "coordinate 1 never changes");
        Captured tooLong = run(acceptance("T5.yaml"), "measure.lag=5000");
        assertThat(tooLong.exit()).isEqualTo(2);
        assertThat(tooLong.err()).contains("the longest lag is 5000, must be below the frames of the recording, 2000");
        Captured elsewhere = run(acceptance("T5.yaml"), "measure.odd=[2]");
        assertThat(elsewhere.err()).contains("`measure.odd` names coordinate 2, the recording has 2");
    }

    /// p-values and verdicts are plain numbers: no error, no interval.
    @Test
    void pValuesAreNoEstimates() throws IOException {
        String[] small = {"recording.interval=0.2", "recording.frames=50", "recording.replicas=32"};
        Captured run = Captured.of(
                "run",
                acceptance("T5.yaml").toString(),
                "--progress",
                "none",
                "--out",
                runs.toString(),
                small[0],
                small[1],
                small[2]);
        assertThat(run.exit()).as(run.err()).isZero();
        assertThat(run.out().lines().filter(line -> line.contains("_p ")))
                .isNotEmpty()
                .allMatch(line -> line.matches(" +[A-Za-z_.]*_p +[-+.0-9e]+"));
        assertThat(run.out()).doesNotContain("exact");
        JsonNode p = results(acceptance("T5.yaml"), small).path("reversible_p");
        assertThat(p.path("value").isNumber()).isTrue();
        assertThat(p.path("error").isNumber()).isFalse();
        Path report;
        try (var all = Files.walk(runs)) {
            report =
                    all.filter(file -> file.endsWith("report.html")).findFirst().orElseThrow();
        }
        String row = Files.readString(report)
                .lines()
                .filter(line -> line.contains("<code>reversible_p</code>"))
                .findFirst()
                .orElseThrow();
        assertThat(row).doesNotContain("interval\">[");
    }

    @Test
    void checkSaysWhatIsMeasured() {
        Captured check = Captured.of("check", acceptance("T5.yaml").toString());
        assertThat(check.exit()).as(check.err()).isZero();
        assertThat(check.out())
                .contains("kind measure, frames x replicas x coordinates = 2000 x 256 x 2: ", "production")
                .doesNotContain("nothing", "samples");
    }

    /// A Zarr array whose last chunk is cut short, and whose compressed chunk has a flipped bit: no run begins, and no file is touched.
    @Test
    void damagedChunksAreErrorsOfTheData() throws IOException {
        Path array = Files.createDirectories(runs.resolve("walk.zarr"));
        Path experiment = runs.resolve("walk.yaml");
        Files.writeString(experiment, """
                septuple: 1
                kind: measure
                recording: {file: walk.zarr}
                measure: {quantities: [diffusion]}
                """);
        byte[] numbers = new byte[100 * 16 * Double.BYTES];
        new java.util.Random(1).nextBytes(numbers);
        for (int i = 7; i < numbers.length; i += 8) {
            numbers[i] = 0x3f; // little end first: numbers of either size below 2
        }
        for (String compressor : List.of("null", "{\"id\": \"gzip\", \"level\": 1}")) {
            Files.writeString(array.resolve(".zarray"), """
                    {"zarr_format": 2, "shape": [200, 16], "chunks": [100, 16], "dtype": "<f8", "compressor": %s,
                     "filters": null, "order": "C", "fill_value": null}""".formatted(compressor));
            byte[] stored = numbers;
            if (!compressor.equals("null")) {
                var packed = new java.io.ByteArrayOutputStream();
                try (var gzip = new java.util.zip.GZIPOutputStream(packed)) {
                    gzip.write(numbers);
                }
                stored = packed.toByteArray();
            }
            Files.write(array.resolve("0.0"), stored);
            byte[] damaged = stored.clone();
            damaged[stored.length / 2] ^= 64;
            byte[] last = compressor.equals("null") ? java.util.Arrays.copyOf(stored, 99) : damaged;
            Files.write(array.resolve("1.0"), last);
            Captured refused = run(experiment);
            assertThat(refused.exit()).as(refused.err()).isEqualTo(2);
            assertThat(refused.err())
                    .contains(
                            compressor.equals("null") ? "DATA-011" : "DATA-012",
                            array.resolve("1.0") + " is damaged",
                            "Restore the file")
                    .doesNotContain("Exception");
            assertThat(Files.readAllBytes(array.resolve("1.0"))).isEqualTo(last);
            try (var files = Files.list(runs)) {
                assertThat(files.map(file -> file.getFileName().toString()))
                        .containsExactlyInAnyOrder("walk.zarr", "walk.yaml");
            }
        }
    }
}
