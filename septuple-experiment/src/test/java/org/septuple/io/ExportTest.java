package org.septuple.io;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;

import io.jhdf.HdfFile;
import io.jhdf.api.Dataset;
import io.jhdf.api.Node;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.septuple.io.table.Column;
import org.septuple.io.table.TableWriter;
import org.septuple.io.zarr.Attributes;
import org.septuple.io.zarr.Compression;
import org.septuple.io.zarr.GrowingArray;
import org.septuple.io.zarr.Variable;
import org.septuple.io.zarr.ZarrWriter;

class ExportTest {

    private static final Attributes PLAIN = Attributes.of("F", "free energy");
    private static final Compression GZIP = new Compression.Gzip(1);

    @TempDir
    private Path root;

    private Path run = Path.of("");
    private final double[] cube = new double[5 * 3 * 2];
    private final double[] step = {0.1, Double.NaN, Double.NEGATIVE_INFINITY};

    @BeforeEach
    void fillRun() throws IOException {
        run = root.resolve("run");
        var random = new SplittableRandom(3);
        Arrays.setAll(cube, _ -> Double.longBitsToDouble(random.nextLong() & ~(1L << 62))); // finite, of all sizes
        ZarrWriter fields =
                ZarrWriter.create(run.resolve("fields.zarr"), Attributes.none().with("title", "a run"), GZIP);
        GrowingArray growing =
                fields.growing(Variable.reals("cube", PLAIN.equation("2.2"), "t", "x", "y"), 2, List.of(3, 2));
        for (int t = 0; t < 5; t++) {
            growing.append(Arrays.copyOfRange(cube, 6 * t, 6 * t + 6));
        }
        fields.whole(Variable.reals("hbar", PLAIN), new double[] {0.25});
        fields.whole(Variable.integers("seeds", PLAIN, "replica"), new long[] {Long.MIN_VALUE, 7}, 2);
        fields.whole(Variable.reals("x", PLAIN, "x"), new double[] {-1, 0, 1}, 3);
        fields.whole(Variable.reals("nothing", PLAIN, "t", "x"), new double[0], 0, 3);
        fields.commit();
        TableWriter table = TableWriter.create(
                run.resolve("tables").resolve("epochs"),
                List.of(
                        Column.integers("step", "1", "learning step"),
                        Column.reals("loss", "F", "loss, per sample"),
                        Column.reals("accuracy", "1", "accuracy").optional(),
                        Column.texts("name", "name").optional()));
        table.append(1L, step[0], 1e-300, "plain");
        table.closePart();
        table.append(2L, step[1], null, "a \"quoted\", żółć\r\nline");
        table.append(Long.MAX_VALUE, step[2], Double.NaN, null);
        table.append(4L, -0.0, 1e22, "");
        table.closePart();
    }

    private static long[] bits(double... values) {
        return Arrays.stream(values).mapToLong(Double::doubleToLongBits).toArray();
    }

    @Test
    void hdf5HoldsTheSameBits() throws IOException {
        Path file = root.resolve("run.h5");
        Export.toHdf5(run, file, false);
        try (HdfFile hdf = new HdfFile(file)) {
            Dataset read = hdf.getDatasetByPath("cube");
            assertThat(read.getDimensions()).containsExactly(5, 3, 2);
            assertThat(bits((double[]) read.getDataFlat())).isEqualTo(bits(cube));
            assertThat(text(read, "units")).isEqualTo("F");
            assertThat(text(read, "septuple_equation")).isEqualTo("2.2");
            assertThat((Object[]) read.getAttribute("_ARRAY_DIMENSIONS").getData())
                    .containsExactly("t", "x", "y");
            assertThat(hdf.getDatasetByPath("hbar").getData()).isEqualTo(0.25);
            assertThat((long[]) hdf.getDatasetByPath("seeds").getData()).containsExactly(Long.MIN_VALUE, 7);
            assertThat(hdf.getChildren()).doesNotContainKey("nothing");
            assertThat((Object[]) hdf.getAttribute("arrays_without_numbers").getData())
                    .containsExactly("nothing [0, 3]");
            assertThat(text(hdf, "title")).isEqualTo("a run");

            assertThat((long[]) column(hdf, "step")).containsExactly(1, 2, Long.MAX_VALUE, 4);
            assertThat(bits((double[]) column(hdf, "loss"))).isEqualTo(bits(step[0], step[1], step[2], -0.0));
            assertThat(text(hdf.getByPath("tables/epochs/loss"), "long_name")).isEqualTo("loss, per sample");
            assertThat(bits((double[]) column(hdf, "accuracy"))).isEqualTo(bits(1e-300, Double.NaN, Double.NaN, 1e22));
            assertThat((byte[]) column(hdf, "accuracy_missing")).containsExactly(0, 1, 0, 0);
            assertThat((Object[]) column(hdf, "name")).containsExactly("plain", "a \"quoted\", żółć\r\nline", "", "");
            assertThat((byte[]) column(hdf, "name_missing")).containsExactly(0, 0, 1, 0);
        }
    }

    private static Object column(HdfFile hdf, String name) {
        return hdf.getDatasetByPath("tables/epochs/" + name).getData();
    }

    private static Object text(Node node, String attribute) {
        return node.getAttribute(attribute).getData();
    }

    @Test
    void csvReadsBackToTheSameBits() throws IOException {
        Path directory = root.resolve("csv");
        Export.toCsv(run, directory, false);
        String[] lines = lines(directory.resolve("fields/cube.csv"));
        assertThat(lines).hasSize(1 + cube.length);
        assertThat(lines[0]).isEqualTo("t,x,y,cube");
        for (int i = 0; i < cube.length; i++) {
            String[] fields = lines[i + 1].split(",", -1);
            assertThat(Arrays.copyOf(fields, 3))
                    .containsExactly(String.valueOf(i / 6), String.valueOf(i / 2 % 3), String.valueOf(i % 2));
            assertThat(bits(Double.parseDouble(fields[3]))).isEqualTo(bits(cube[i]));
        }
        assertThat(lines(directory.resolve("fields/hbar.csv"))).containsExactly("hbar", "0.25");
        assertThat(lines(directory.resolve("fields/seeds.csv")))
                .containsExactly("replica,seeds", "0,-9223372036854775808", "1,7");
        assertThat(lines(directory.resolve("fields/x.csv"))).containsExactly("x_index,x", "0,-1.0", "1,0.0", "2,1.0");
        assertThat(lines(directory.resolve("fields/nothing.csv"))).containsExactly("t,x,nothing");
        // RFC 4180 by hand; the second row holds a line break of its own
        assertThat(lines(directory.resolve("tables/epochs.csv")))
                .containsExactly(
                        "step,loss,accuracy,name",
                        "1,0.1,1.0E-300,plain",
                        "2,nan,,\"a \"\"quoted\"\", żółć",
                        "line\"",
                        "9223372036854775807,-inf,nan,",
                        "4,-0.0,1.0E22,\"\"");
        assertThat(lines(directory.resolve("columns.csv")))
                .contains("file,column,units,long_name", "fields/cube.csv,cube,F,free energy")
                .contains("tables/epochs.csv,loss,F,\"loss, per sample\"");
    }

    private static String[] lines(Path file) throws IOException {
        String text = Files.readString(file);
        assertThat(text).endsWith("\r\n");
        return text.substring(0, text.length() - 2).split("\r\n", -1);
    }

    private List<String> names() throws IOException {
        try (var files = Files.list(root)) {
            return files.map(file -> file.getFileName().toString()).sorted().toList();
        }
    }

    @Test
    void whatExistsIsReplacedOnlyIfAllowed() throws IOException {
        Path file = root.resolve("run.h5");
        Path directory = root.resolve("csv");
        Export.toHdf5(run, file, true);
        Export.toCsv(run, directory, true);
        byte[] before = Files.readAllBytes(file);
        Files.writeString(file, "old");
        Files.writeString(directory.resolve("columns.csv"), "old");
        assertThatIOException()
                .isThrownBy(() -> Export.toHdf5(run, file, false))
                .withMessageContaining(file.toString());
        assertThatIOException()
                .isThrownBy(() -> Export.toCsv(run, directory, false))
                .withMessageContaining(directory.toString());
        assertThat(file).hasContent("old");
        assertThat(directory.resolve("columns.csv")).hasContent("old");
        Export.toHdf5(run, file, true);
        Export.toCsv(run, directory, true);
        assertThat(Files.readAllBytes(file)).isEqualTo(before);
        assertThat(lines(directory.resolve("columns.csv"))).hasSize(10);
        assertThat(names()).containsExactly("csv", "run", "run.h5");
    }

    /// Or `export --force` over a home directory would be its end.
    @Test
    void aDirectoryThatIsNoExportIsNeverReplaced() throws IOException {
        Path home = Files.createDirectory(root.resolve("home"));
        Files.writeString(home.resolve("thesis.tex"), "x");
        assertThatIOException()
                .isThrownBy(() -> Export.toCsv(run, home, true))
                .withMessageContaining("no earlier export");
        assertThatIOException()
                .isThrownBy(() -> Export.toHdf5(run, home, true))
                .withMessageContaining("is a directory");
        assertThat(home.resolve("thesis.tex")).hasContent("x");
    }

    @Test
    void aFailedExportLeavesNothing() throws IOException {
        Files.writeString(run.resolve("fields.zarr/seeds/0"), "damaged");
        assertThatIOException()
                .isThrownBy(() -> Export.toHdf5(run, root.resolve("run.h5"), false))
                .withMessageContaining("seeds");
        assertThatIOException()
                .isThrownBy(() -> Export.toCsv(run, root.resolve("csv"), false))
                .withMessageContaining("seeds");
        assertThat(names()).containsExactly("run");
    }

    /// 2^31 bytes exactly, never written: the size alone decides.
    @Test
    void arraysOf2GiBAreRefusedByName() throws IOException {
        Path zarray = run.resolve("fields.zarr/.zmetadata");
        Files.writeString(
                zarray,
                Files.readString(zarray).replaceFirst("(\"shape\" : \\[ )5, 3, 2", "$1" + (1 << 25) + ", 4, 2"));
        assertThatIOException()
                .isThrownBy(() -> Export.toHdf5(run, root.resolve("run.h5"), false))
                .withMessageContaining("cube has 2147483648 bytes")
                .withMessageContaining("open " + run.resolve("fields.zarr"));
    }

    @Test
    void whatIsNoRunIsRefused() {
        assertThatIOException()
                .isThrownBy(() -> Export.toCsv(root.resolve("nowhere"), root.resolve("csv"), false))
                .withMessageContaining("nowhere");
        assertThatIOException()
                .isThrownBy(() -> Export.toHdf5(run, root.resolve("no/where.h5"), false))
                .withMessageContaining("make it first");
    }
}
