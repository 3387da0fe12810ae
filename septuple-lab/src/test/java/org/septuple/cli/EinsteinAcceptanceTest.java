package org.septuple.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Rows G5 to G10 of the acceptance experiments, and slices that go on from one run to another, from the command line.
class EinsteinAcceptanceTest {

    @TempDir
    private Path runs;

    private JsonNode summary(String row, String... overrides) {
        return of(
                Child.home().resolve("experiments/acceptance/" + row + ".yaml").toString(), overrides);
    }

    private JsonNode of(String file, String... overrides) {
        List<String> arguments =
                new ArrayList<>(List.of("run", file, "--json", "--progress", "none", "--out", runs.toString()));
        arguments.addAll(List.of(overrides));
        Captured run = Captured.of(arguments.toArray(String[]::new));
        assertThat(run.exit()).as(run.err()).isZero();
        return JsonMapper.builder().build().readTree(run.out());
    }

    private static double value(JsonNode summary, String name) {
        return summary.path("results").path(name).path("value").asDouble(Double.NaN);
    }

    /// a_i = sinh^{1/3}(3Ht) tanh^{p_i − 1/3}(3Ht/2).
    @Test
    void kasnerWithLambda() {
        JsonNode found = summary("G5");
        assertThat(value(found, "a.x")).isCloseTo(1.81164996830495, within(1e-8));
        assertThat(value(found, "a.y")).isCloseTo(1.33611189050795, within(1e-8));
        assertThat(value(found, "a.z")).isCloseTo(1.33611189050795, within(1e-8));
        assertThat(value(found, "hamiltonian.start")).isLessThan(1e-12);
        JsonNode later = summary("G5", "einstein.to=1.1", "einstein.differences=6");
        double h = 0.7 * 3;
        assertThat(value(later, "a.x"))
                .isCloseTo(Math.cbrt(Math.sinh(h * 1.1)) * Math.pow(Math.tanh(h * 0.55), -2.0 / 3), within(1e-7));
    }

    @Test
    void waveGoesAroundTheBox() throws IOException {
        JsonNode found = summary("G6");
        assertThat(value(found, "error.25")).isBetween(1e-5, 1.0e-3);
        assertThat(value(found, "error")).isEqualTo(value(found, "error.50")).isBetween(1e-6, 6.5e-5);
        assertThat(value(found, "error.100")).isBetween(1e-7, 4.5e-6);
        assertThat(value(found, "order")).isBetween(3.8, 4.5);
        String report = Files.readString(Artefacts.onlyRun(runs).resolve("report.html"));
        assertThat(report).contains("Constraints", "γyy less its mean", "Distance from the known metric");
    }

    /// cos kη + kη sin kη at η = −e^{−2}, over 1 at the start.
    @Test
    void tensorModeFreezes() {
        double u = 2 * Math.PI * Math.exp(-2);
        assertThat(value(summary("G7"), "h_over_A"))
                .isCloseTo(1.298760, within(1e-5))
                .isCloseTo(Math.cos(u) + u * Math.sin(u), within(1e-5));
    }

    @ParameterizedTest
    @CsvSource({"0.1", "0.08"})
    void flatWaveEndsInACaustic(double amplitude) throws IOException {
        JsonNode found = summary("G8", "metric.amplitude=" + amplitude);
        double caustic = 1 / (2 * Math.PI * amplitude);
        assertThat(found.path("outcome").asString("")).isEqualTo("caustic");
        assertThat(found.path("divergence").path("quantity").asString("")).startsWith("coordinate caustic");
        assertThat(value(found, "stop_time")).isBetween(0.9 * caustic, caustic);
        assertThat(value(found, "curvature_over_k4")).isLessThan(1e-6);
        Path run = Artefacts.onlyRun(runs);
        assertThat(Files.readString(run.resolve("report.html")))
                .contains("Caustic", "coordinate caustic", "Predicted caustic", "space-time goes on")
                .doesNotContain("left out");
        assertThat(Captured.of("verify", run.toString()).exit()).isZero();
    }

    @Test
    void kasnerBackwardsIsSingular() {
        JsonNode found = summary("G9");
        assertThat(found.path("outcome").asString("")).isEqualTo("singularity");
        assertThat(found.path("divergence").path("quantity").asString("")).startsWith("curvature singularity");
        assertThat(value(found, "stop_time")).isBetween(0.02, 0.05);
        assertThat(value(found, "curvature_over_k4")).isCloseTo(12, within(0.01));
    }

    private void noiseGrowsAtMostLinearly(int density, double until) {
        JsonNode found = summary(
                "G10",
                "einstein.grid.points=[%d]".formatted(50 * density),
                "einstein.noise=" + 1e-10 / (density * density),
                "einstein.to=" + until);
        assertThat(value(found, "growth_exponent")).isBetween(0.9, 1.01);
    }

    @Test
    void noiseGrows() {
        noiseGrowsAtMostLinearly(1, 100);
    }

    @Tag("slow")
    @ParameterizedTest
    @CsvSource({"1", "2", "4"})
    void noiseGrowsForThreeHundredCrossings(int density) {
        noiseGrowsAtMostLinearly(density, 300);
    }

    /// K² − K_ij K^ij − 2Λ = 6H² − 2Λ in de Sitter's universe, of terms 12H² + 2Λ.
    @Test
    void constraintsAreToldFirst() throws IOException {
        Path file = Files.writeString(runs.resolveSibling("wrong.yaml"), """
                septuple: 1
                kind: einstein
                metric: {family: de-sitter, hubble: 1}
                einstein: {grid: {points: [8]}, lambda: 2, force: true, to: 0.1}
                """);
        assertThat(Captured.of("check", file.toString()).out())
                .contains("kind einstein, de-sitter with hubble = 1, adm on a grid of 8 cells")
                .contains("constraints at the start: Hamiltonian 2.00 of terms 16.0, momentum 0.00 of terms 0.00");
        assertThat(Captured.of("run", file.toString(), "--dry-run").out()).startsWith("about ");
        JsonNode forced = of(file.toString());
        assertThat(forced.path("results").propertyNames()).startsWith("hamiltonian.start", "hamiltonian.end");
        assertThat(value(forced, "hamiltonian.start")).isCloseTo(2, within(1e-12));
        assertThat(forced.path("remarks").toString()).contains("more than the threshold", "and forced");
    }

    @Test
    void theControlIsNotCalledSynchronous() throws IOException {
        JsonNode found = summary("G6", "einstein.formulation=harmonic", "einstein.resolutions=[]", "einstein.to=0.1");
        assertThat(found.path("remarks").toString()).contains("Control: lapse", "not synchronous");
        assertThat(found.path("results").has("error")).isFalse();
        assertThat(Files.readString(Artefacts.onlyRun(runs).resolve("report.html")))
                .contains("a control that is not synchronous")
                .doesNotContain("in synchronous gauge");
    }

    /// Dust by the constraint makes constraints hold, and no solution of `metric`.
    @Test
    void metricsThatAreNoSolutionsAreNotCompared() {
        String structure = Child.home().resolve("experiments/structure.yaml").toString();
        String[] small = {"einstein.grid.points=[8, 8]", "einstein.to=0.1", "expect.outcome=completed"};
        JsonNode found = of(structure, small[0], small[1], small[2], "einstein.compare=null");
        assertThat(found.path("results").has("error")).isFalse();
        assertThat(found.path("remarks").toString()).contains("is no solution", "is not compared");
        assertThat(Captured.of("check", "--resolved", structure, "einstein.compare=null")
                        .out())
                .contains("compare: false");
        JsonNode wanted = of(structure, small[0], small[1], small[2], "einstein.compare=true");
        assertThat(value(wanted, "error")).isGreaterThan(1e-4);
        assertThat(wanted.path("remarks").toString()).contains("`error` is no error of the evolution");
    }

    @Test
    void estimatesOfEternityAreShort() {
        String file = Child.home().resolve("experiments/acceptance/G5.yaml").toString();
        assertThat(Captured.of("run", file, "--dry-run", "einstein.to=1e300").out())
                .hasSizeLessThan(150)
                .contains("years");
        assertThat(Captured.of("run", file, "--dry-run", "--json", "einstein.to=1e300")
                        .out())
                .hasSizeLessThan(150);
    }

    /// From the last slice of another run: 45 and 30 steps in place of 72, since each end is met by steps of equal length, which changes the amplitude by 2.1e-8 of it.
    @Test
    void slicesGoOn() throws IOException {
        double through = value(summary("G7", "einstein.to=1"), "amplitude");
        JsonNode half = summary("G7", "einstein.to=0.5");
        Path file = Files.writeString(runs.resolveSibling("rest.yaml"), """
                septuple: 1
                kind: einstein
                einstein: {grid: {points: [50]}, slice: {run: "%s"}, lambda: 3, to: 1}
                """.formatted(
                        half.path("directory").asString("")));
        JsonNode rest = of(file.toString());
        assertThat(value(rest, "stop_time")).isEqualTo(1);
        assertThat(value(rest, "amplitude")).isCloseTo(through, within(1e-7 * through));
        assertThat(value(rest, "constraints.start")).isLessThan(1e-6);
        assertThat(rest.path("results").has("error")).isFalse();
        assertThat(Captured.of("check", file.toString(), "einstein.grid.points=[20]")
                        .err())
                .contains("50 points from 0 to 1, periodic, here it is 20 points from 0 to 1, periodic");
    }

    /// From an archive with the numbers that the metric has.
    @Test
    void slicesAreReadFromArchives() throws IOException {
        int n = 16;
        double[] gamma = new double[6 * n];
        double[] k = new double[6 * n];
        for (int cell = 0; cell < n; cell++) {
            double x = 2 * Math.PI * (cell + 0.5) / n;
            gamma[cell] = 1;
            gamma[3 * n + cell] = 1 + 1e-6 * Math.sin(x);
            gamma[5 * n + cell] = 1 - 1e-6 * Math.sin(x);
            k[3 * n + cell] = Math.PI * 1e-6 * Math.cos(x);
            k[5 * n + cell] = -k[3 * n + cell];
        }
        Path archive = runs.resolveSibling("slice.npz");
        try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(archive))) {
            write(zip, "gamma", n, gamma);
            write(zip, "k", n, k);
        }
        Path file = Files.writeString(runs.resolveSibling("archive.yaml"), """
                septuple: 1
                kind: einstein
                einstein: {grid: {points: [16]}, slice: {file: slice.npz}, to: 0.7}
                """);
        JsonNode read = of(file.toString());
        JsonNode known = summary(
                "G6",
                "einstein.grid.points=[16]",
                "einstein.resolutions=[16]",
                "einstein.to=0.7",
                "metric.definitions.b=1e-6*sin(2*pi*(x - t))");
        assertThat(value(read, "amplitude")).isCloseTo(value(known, "amplitude"), within(1e-15));
        assertThat(value(read, "amplitude")).isBetween(0.9e-6, 1e-6);
        assertThat(value(read, "steps")).isEqualTo(value(known, "steps"));
        gamma[3 * n + 5] = Double.NaN;
        try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(archive))) {
            write(zip, "gamma", n, gamma);
            write(zip, "k", n, k);
        }
        for (String dust : List.of("", "einstein.dust=constraint")) {
            assertThat(Captured.of("check", file.toString(), dust.isEmpty() ? "seed=1" : dust)
                            .err())
                    .contains(
                            "`einstein.slice`: numbers are not finite in cell 5 at (0.343750)",
                            "yy = NaN",
                            "CFG-027",
                            "Correct `einstein.slice`");
        }
        String other = Files.readString(file).replace("[16]", "[20]");
        Captured refused = Captured.of("check", Files.writeString(file, other).toString());
        assertThat(refused.err()).contains("DATA-017", "[6, 16]", "[6, 20]");
    }

    /// As `numpy.save` does.
    private static void write(ZipOutputStream zip, String name, int points, double[] values) throws IOException {
        zip.putNextEntry(new ZipEntry(name + ".npy"));
        String header = "{'descr': '<f8', 'fortran_order': False, 'shape': (6, %d), }".formatted(points);
        String padded = header + " ".repeat(117 - header.length()) + "\n";
        ByteBuffer bytes =
                ByteBuffer.allocate(128 + Double.BYTES * values.length).order(ByteOrder.LITTLE_ENDIAN);
        bytes.put((byte) 0x93)
                .put("NUMPY".getBytes(StandardCharsets.US_ASCII))
                .put((byte) 1)
                .put((byte) 0);
        bytes.putShort((short) padded.length()).put(padded.getBytes(StandardCharsets.US_ASCII));
        for (double value : values) {
            bytes.putDouble(value);
        }
        zip.write(bytes.array());
        zip.closeEntry();
    }
}
