package org.septuple.io;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.septuple.network.Dataset;

class CsvFileTest {

    @TempDir
    Path folder;

    private Path write(String name, String text) throws IOException {
        return Files.writeString(folder.resolve(name), text);
    }

    private CsvFile.Table read(String text, String label) throws IOException {
        return CsvFile.read(write("t.csv", text), label);
    }

    private List<String> refused(String text, String label) throws IOException {
        var file = write("t.csv", text);
        return Refusal.of(() -> CsvFile.read(file, label)).violations().stream()
                .map(v -> v.code().code() + " "
                        + v.where().toString().substring(file.toString().length()))
                .map(String::strip)
                .toList();
    }

    private static double[] row(Dataset dataset, int sample) {
        double[] row = new double[dataset.features()];
        Arrays.setAll(row, i -> dataset.value(sample, i));
        return row;
    }

    private static int[] labels(Dataset dataset) {
        int[] labels = new int[dataset.samples()];
        Arrays.setAll(labels, dataset::label);
        return labels;
    }

    // What is read

    @ParameterizedTest
    @CsvSource({"last, 0", "first, 0", "none, 0", "1, 0"})
    void theLabelColumnIsNoFeature(String label) throws IOException {
        var table = read("1,2,3\n4,5,6\n", label);
        var expected = switch (label) {
            case "last" -> new double[][] {{1, 2}, {4, 5}};
            case "first" -> new double[][] {{2, 3}, {5, 6}};
            case "none" -> new double[][] {{1, 2, 3}, {4, 5, 6}};
            default -> new double[][] {{1, 3}, {4, 6}};
        };
        assertThat(table.dataset().samples()).isEqualTo(2);
        assertThat(row(table.dataset(), 0)).isEqualTo(expected[0]);
        assertThat(row(table.dataset(), 1)).isEqualTo(expected[1]);
        assertThat(table.features()).isEmpty();
    }

    @Test
    void namesInTheFirstLineAreRecognised() throws IOException {
        var table = read("x, \"y\" ,class\n1,2,0\n3,4,2\n", "class");
        assertThat(table.features()).containsExactly("x", "y");
        assertThat(labels(table.dataset())).containsExactly(0, 2);
        assertThat(table.dataset().classes()).isEqualTo(3);
        assertThat(read("x,y\n1,2\n", "none").dataset().samples()).isEqualTo(1);
    }

    /// As pandas writes columns without names.
    @Test
    void namesMayBeNumbersIfTheLabelHasOne() throws IOException {
        var table = read("0,1,label\n5,6,1\n", "last");
        assertThat(table.features()).containsExactly("0", "1");
        assertThat(row(table.dataset(), 0)).containsExactly(5, 6);
    }

    @Test
    void wordsAsLabelsDoNotMakeTheFirstLineNames() throws IOException {
        var table = read("1,2,wolf\n3,4,cat\n5,6,wolf\n", "last");
        assertThat(table.classes()).containsExactly("cat", "wolf");
        assertThat(labels(table.dataset())).containsExactly(1, 0, 1);
    }

    @Test
    void labelsMayBeWrittenAsDecimals() throws IOException {
        assertThat(labels(read("1.5,5.000e+00\n2.5,0.0\n", "last").dataset())).containsExactly(5, 0);
    }

    @Test
    void lineEndsBlanksAndByteOrderMarksDoNotMatter() throws IOException {
        for (var text : List.of("1,2\n3,4", "1,2\r\n3,4\r\n", " 1 ,\t2\n3, 4\n\n\n", "\uFEFF1,2\n3,4\n \n")) {
            var dataset = read(text, "none").dataset();
            assertThat(dataset.samples()).isEqualTo(2);
            assertThat(row(dataset, 0)).containsExactly(1, 2);
            assertThat(row(dataset, 1)).containsExactly(3, 4);
        }
    }

    @Test
    void gzipIsToldByItsBytesNotItsName() throws IOException {
        var file = Files.write(folder.resolve("t.csv"), GzipInputTest.gzip("1,2\n".getBytes(StandardCharsets.UTF_8)));
        assertThat(row(CsvFile.read(file, "none").dataset(), 0)).containsExactly(1, 2);
        assertThat(row(CsvFile.read(write("t.csv.gz", "3,4\n"), "none").dataset(), 0))
                .containsExactly(3, 4);
    }

    @Test
    void theSetIsNamedAfterItsFile() throws IOException {
        assertThat(CsvFile.read(write("iris-2.csv.gz", "3,4\n"), "none")
                        .dataset()
                        .name())
                .isEqualTo("iris-2");
    }

    /// Numbers come back to the last bit, over many refills of the buffer.
    @Test
    void readingUndoesWriting() throws IOException {
        var random = new SplittableRandom(1);
        int samples = 5000;
        int features = 7;
        double[] values = new double[samples * features];
        var text = new StringBuilder();
        for (int i = 0; i < samples; i++) {
            for (int j = 0; j < features; j++) {
                double value = random.nextInt(3) == 0
                        ? random.nextInt(1000)
                        : random.nextGaussian() * Math.exp(random.nextDouble(-50, 50));
                values[i * features + j] = value;
                text.append(value).append(',');
            }
            text.append(i % 10).append('\n');
        }
        var dataset = read(text.toString(), "last").dataset();
        assertThat(dataset.samples()).isEqualTo(samples);
        for (int i = 0; i < samples; i++) {
            assertThat(row(dataset, i)).isEqualTo(Arrays.copyOfRange(values, i * features, (i + 1) * features));
            assertThat(dataset.label(i)).isEqualTo(i % 10);
        }
    }

    @Test
    void linesLongerThanTheBufferAreRead() throws IOException {
        var line = "1".repeat(9) + ",";
        var text = line.repeat(20_000) + "2\n" + line.repeat(20_000) + "3\n";
        var dataset = read(text, "last").dataset();
        assertThat(dataset.features()).isEqualTo(20_000);
        assertThat(labels(dataset)).containsExactly(2, 3);
    }

    // Handwritten digits, shipped with the experiments

    private static final Path DIGITS =
            Path.of(System.getProperty("basedir", ""), "..", "experiments", "data", "optdigits-8x8.csv.gz");

    /// 1797 images of 64 pixels in 0…16; counts of the ten digits as published with the set.
    @Test
    void handwrittenDigitsAreWhatTheyShouldBe() {
        var dataset = CsvFile.read(DIGITS, "last").dataset();
        assertThat(dataset.samples()).isEqualTo(1797);
        assertThat(dataset.features()).isEqualTo(64);
        assertThat(dataset.classes()).isEqualTo(10);
        int[] counts = new int[10];
        double least = Double.POSITIVE_INFINITY;
        double most = Double.NEGATIVE_INFINITY;
        for (int i = 0; i < dataset.samples(); i++) {
            counts[dataset.label(i)]++;
            for (double x : row(dataset, i)) {
                least = Math.min(least, x);
                most = Math.max(most, x);
            }
        }
        assertThat(counts).containsExactly(178, 182, 177, 183, 181, 182, 181, 179, 174, 180);
        assertThat(least).isZero();
        assertThat(most).isEqualTo(16);
    }

    /// A few milliseconds once warm; the bound leaves room for a busy machine.
    @Test
    void handwrittenDigitsAreReadQuickly() {
        long fastest = Long.MAX_VALUE;
        for (int i = 0; i < 30; i++) {
            long begun = System.nanoTime();
            CsvFile.read(DIGITS, "last");
            fastest = Math.min(fastest, System.nanoTime() - begun);
        }
        assertThat(fastest / 1e6).as("milliseconds").isLessThan(50);
    }

    // What is refused

    @Test
    void raggedRowsNameExpectedAndFound() throws IOException {
        assertThat(refused("1,2\n3\n4,5,6\n7,8,\n", "none"))
                .containsExactly("DATA-004 :2:2", "DATA-004 :3:5", "DATA-004 :4:5");
        var file = write("t.csv", "1,2\n3\n");
        assertThat(Refusal.of(() -> CsvFile.read(file, "none")))
                .hasMessageContaining(":2:2: the line has 1 fields; line 1 has 2 [DATA-004]");
    }

    @Test
    void fieldsThatAreNoFiniteNumbersAreNamed() throws IOException {
        assertThat(refused("1,2\n3,x\n,5\n6, nan\n1e999,-Inf\n1;5,2\n", "none"))
                .containsExactly(
                        "DATA-005 :2:3",
                        "DATA-005 :3:1",
                        "DATA-006 :4:4",
                        "DATA-006 :5:1",
                        "DATA-006 :5:7",
                        "DATA-005 :6:1");
        assertThat(refused("1,,3\n4,5,6\n", "none")).containsExactly("DATA-005 :1:3");
    }

    @Test
    void columnsCountCharactersNotBytes() throws IOException {
        assertThat(refused("x,y\n1,2\nüä,x\n", "none")).containsExactly("DATA-005 :3:1", "DATA-005 :3:4");
    }

    @Test
    void reportsStopAfterAScore() throws IOException {
        assertThat(refused("1\n" + "x\n".repeat(1000), "none")).hasSize(20);
    }

    @ParameterizedTest
    @CsvSource(delimiter = ';', textBlock = """
            '';            none;  DATA-002
            '\n';          none;  DATA-003 :1:1
            'x,y\n';       none;  DATA-003
            'x,y\n\n\n';   none;  DATA-003
            '1,2\n\n3,4\n'; none; DATA-004 :2:1
            '1,2\n';       2;     DATA-007 :1:1
            '1,2\n';       class; DATA-007 :1:1
            'x,clas\n1,2\n'; class; DATA-007 :1:1
            '1\n2\n';      last;  DATA-007 :1:1
            '1,-1\n';      last;  DATA-008 :1:3
            '1,0.5\n';     last;  DATA-008 :1:3
            '1,70000\n';   last;  DATA-008 :1:3
            '1,nan\n';     last;  DATA-008 :1:3
            '1,2\n3,\n';   last;  DATA-008 :2:3
            '1,2\n3,cat\n'; last; DATA-008 :2:3
            """)
    void otherDamageIsNamed(String text, String label, String violation) throws IOException {
        assertThat(refused(text.replace("\\n", "\n"), label)).containsExactly(violation);
    }

    @Test
    void misspeltLabelColumnsAreSuggested() throws IOException {
        var file = write("t.csv", "x,class\n1,2\n");
        assertThat(Refusal.of(() -> CsvFile.read(file, "clas"))).hasMessageContaining("Did you mean `class`?");
    }

    @Test
    void filesThatAreNoTextAreRefused() throws IOException {
        assertThat(refused("\u0089PNG\r\n\u001A\n", "none")).hasSize(1);
        assertThat(refused("1,2\u0000\n", "none")).containsExactly("DATA-015 :1:4");
        var latin = Files.writeString(folder.resolve("l.csv"), "größe,b\n1,2\n", Charset.forName("ISO-8859-1"));
        assertThat(Refusal.of(() -> CsvFile.read(latin, "none"))).hasMessageContaining("DATA-015");
    }

    @Test
    void damagedGzipNamesTheByte() throws IOException {
        byte[] whole = GzipInputTest.gzip("1,2\n3,4\n".getBytes(StandardCharsets.UTF_8));
        var cut = Files.write(folder.resolve("cut.csv.gz"), Arrays.copyOf(whole, whole.length - 3));
        assertThat(Refusal.brief(() -> CsvFile.read(cut, "none")))
                .containsExactly("DATA-011 %s, byte %d".formatted(cut, whole.length - 3));
        var longer = Files.write(folder.resolve("long.csv.gz"), Arrays.copyOf(whole, whole.length + 2));
        assertThat(Refusal.brief(() -> CsvFile.read(longer, "none")))
                .containsExactly("DATA-010 %s, byte %d".formatted(longer, whole.length));
    }

    @Test
    void moreValuesThanFitAreRefused() throws IOException {
        var file = write("t.csv", "1,2\n".repeat(600));
        assertThat(Refusal.brief(() -> CsvFile.read(file, "none", 1024)))
                .containsExactly("DATA-014 " + file + ":513:1");
    }

    @Test
    void missingFilesAreNamed() {
        var none = folder.resolve("none.csv");
        assertThat(Refusal.brief(() -> CsvFile.read(none, "none"))).containsExactly("DATA-001 " + none);
        assertThat(Refusal.brief(() -> CsvFile.read(folder, "none"))).containsExactly("DATA-001 " + folder);
    }

    /// Whatever the bytes, they are read or refused.
    @Test
    void noiseIsReadOrRefused() throws IOException {
        int refusals = 0;
        for (int seed = 0; seed < 300; seed++) {
            var random = new SplittableRandom(seed);
            byte[] bytes = "x,y,class\n1,2,0\n3,4.5,1\n-1e-3,2,0\n".getBytes(StandardCharsets.UTF_8);
            for (int i = random.nextInt(1, 6); i > 0; i--) {
                bytes[random.nextInt(bytes.length)] = random.nextBoolean()
                        ? (byte) random.nextInt(256)
                        : (byte) ",\n\r \".-e0".charAt(random.nextInt(9));
            }
            var file = Files.write(folder.resolve("n.csv"), random.nextBoolean() ? bytes : GzipInputTest.gzip(bytes));
            try {
                CsvFile.read(file, "last");
            } catch (ConfigurationException e) {
                refusals++;
            }
        }
        assertThat(refusals).isBetween(100, 299);
    }
}
