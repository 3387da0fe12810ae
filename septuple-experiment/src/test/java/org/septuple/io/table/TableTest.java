package org.septuple.io.table;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TableTest {

    private static final List<Column> COLUMNS = List.of(
            Column.integers("step", "1", "learning step"),
            Column.reals("loss.inputs", "F", "loss H̄ of the inputs"),
            Column.texts("name", "name of the ensemble"),
            Column.integers("maybe_step", "1", "a step").optional(),
            Column.reals("maybe", "1", "accuracy").optional(),
            Column.texts("maybe_name", "a name").optional());

    @TempDir
    private Path root;

    private static @Nullable Object[] anyRow(SplittableRandom random) {
        double real = switch (random.nextInt(6)) {
            case 0 -> Double.NaN;
            case 1 -> Double.NEGATIVE_INFINITY;
            case 2 -> -0.0;
            case 3 -> Double.MIN_VALUE;
            default -> random.nextDouble(-1, 1);
        };
        return new @Nullable Object[] {
            random.nextLong(),
            real,
            random.nextBoolean() ? "ensemble" : "żółć 🜛 \"\n" + random.nextInt(),
            random.nextBoolean() ? null : random.nextLong(),
            random.nextBoolean() ? null : real,
            random.nextBoolean() ? null : ""
        };
    }

    private static void assertEqual(Table table, List<@Nullable Object[]> rows) {
        assertThat(table.columns()).isEqualTo(COLUMNS);
        assertThat(table.rows()).isEqualTo(rows.size());
        for (int row = 0; row < rows.size(); row++) {
            @Nullable Object[] expected = rows.get(row);
            assertThat(table.longs("step")[row]).isEqualTo(expected[0]);
            // Equality of Double tells -0.0 from 0.0 and finds NaN equal to NaN.
            assertThat(Double.valueOf(table.doubles("loss.inputs")[row])).isEqualTo(expected[1]);
            assertThat(table.texts("name").get(row)).isEqualTo(expected[2]);
            assertThat(table.isNull("maybe_step", row)).isEqualTo(expected[3] == null);
            assertThat(table.longs("maybe_step")[row]).isEqualTo(expected[3] == null ? 0L : expected[3]);
            assertThat(table.isNull("maybe", row)).isEqualTo(expected[4] == null);
            assertThat(Double.valueOf(table.doubles("maybe")[row]))
                    .isEqualTo(expected[4] == null ? Double.NaN : expected[4]);
            assertThat(table.isNull("maybe_name", row)).isEqualTo(expected[5] == null);
            assertThat(table.texts("maybe_name").get(row)).isEqualTo(expected[5]);
        }
    }

    @RepeatedTest(10)
    void rowsRoundTripThroughParts(RepetitionInfo repetition) throws IOException {
        var random = new SplittableRandom(repetition.getCurrentRepetition());
        TableWriter writer = TableWriter.create(root.resolve("a/b"), COLUMNS);
        List<@Nullable Object[]> rows = new ArrayList<>();
        int parts = 0;
        for (int part = 0; part < 3; part++) {
            int count = random.nextInt(40);
            for (int row = 0; row < count; row++) {
                rows.add(anyRow(random));
                writer.append(rows.getLast());
            }
            writer.closePart();
            parts += count > 0 ? 1 : 0;
            assertThat(writer.parts()).isEqualTo(parts);
            assertThat(writer.waiting()).isZero();
        }
        rows.add(anyRow(random)); // a table without rows is none
        writer.append(rows.getLast());
        writer.closePart();
        assertEqual(Table.read(root.resolve("a/b")), rows);
    }

    /// A run that dies after some parts and goes on from an earlier one ends like one that never died.
    @RepeatedTest(10)
    void aResumedTableHasTheRowsOfOneNeverLeft(RepetitionInfo repetition) throws IOException {
        var random = new SplittableRandom(repetition.getCurrentRepetition());
        List<@Nullable Object[]> rows = new ArrayList<>();
        for (int row = 0; row < 50; row++) {
            rows.add(anyRow(random));
        }
        TableWriter writer = TableWriter.create(root, COLUMNS);
        for (int part = 0; part < 4; part++) {
            append(writer, rows, part);
        }
        writer.append(rows.getFirst()); // lost with the process
        Files.writeString(root.resolve("part-00004.parquet.part"), "PAR1");
        int kept = random.nextInt(5);

        TableWriter again = TableWriter.open(root, COLUMNS, kept);
        assertThat(names()).hasSize(kept);
        for (int part = kept; part < 5; part++) {
            append(again, rows, part);
        }
        assertThat(names())
                .containsExactly(
                        "part-00000.parquet",
                        "part-00001.parquet",
                        "part-00002.parquet",
                        "part-00003.parquet",
                        "part-00004.parquet");
        assertEqual(Table.read(root), rows);
    }

    private static void append(TableWriter writer, List<@Nullable Object[]> rows, int part) throws IOException {
        for (int row = 10 * part; row < 10 * part + 10; row++) {
            writer.append(rows.get(row));
        }
        writer.closePart();
    }

    private List<String> names() throws IOException {
        try (var files = Files.list(root)) {
            return files.map(file -> file.getFileName().toString()).sorted().toList();
        }
    }

    /// Parquet by its specification: magic at both ends, and before the last the length of the footer.
    @Test
    void partsAreParquetFiles() throws IOException {
        byte[] bytes = Files.readAllBytes(onePart());
        String text = new String(bytes, StandardCharsets.ISO_8859_1);
        assertThat(text).startsWith("PAR1").endsWith("PAR1");
        int footer = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).getInt(bytes.length - 8);
        assertThat(text.substring(bytes.length - 8 - footer))
                .contains("septuple", "\"name\":\"loss.inputs\"", "\"unit\":\"F\"", "\"nullable\":true");
    }

    private Path onePart() throws IOException {
        TableWriter writer = TableWriter.create(root, COLUMNS);
        var random = new SplittableRandom(7);
        for (int row = 0; row < 100; row++) {
            writer.append(anyRow(random));
        }
        writer.closePart();
        return root.resolve("part-00000.parquet");
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 3, 11, 100, 1000, -1})
    void aShortenedPartIsNamed(int length) throws IOException {
        Path part = onePart();
        byte[] bytes = Files.readAllBytes(part);
        Files.write(part, Arrays.copyOf(bytes, length < 0 ? bytes.length + length : length));
        assertThatIOException().isThrownBy(() -> Table.read(root)).withMessageContaining(part.toString());
    }

    /// The checksums of the pages see a single bit.
    @Test
    void anAlteredPartIsNamed() throws IOException {
        Path part = onePart();
        byte[] bytes = Files.readAllBytes(part);
        bytes[200] ^= 1; // amid the first column
        Files.write(part, bytes);
        assertThatIOException().isThrownBy(() -> Table.read(root)).withMessageContaining(part.toString());
    }

    @Test
    void aMissingPartIsNamed() throws IOException {
        Path part = onePart();
        Files.move(part, root.resolve("part-00001.parquet"));
        assertThatIOException().isThrownBy(() -> Table.read(root)).withMessageContaining(part.toString());
        assertThatIOException()
                .isThrownBy(() -> TableWriter.open(root, COLUMNS, 1))
                .withMessageContaining(part.toString());
    }

    @Test
    void aTableIsNotOverwrittenNorGoesOnWithOtherColumns() throws IOException {
        onePart();
        assertThatIOException()
                .isThrownBy(() -> TableWriter.create(root, COLUMNS))
                .withMessageContaining(root.toString());
        assertThatIOException()
                .isThrownBy(() -> TableWriter.open(root, COLUMNS.subList(0, 2), 1))
                .withMessageContaining("go on as it began");
    }

    @Test
    void valuesThatDoNotFitAreRefusedAndLeaveNoTrace() throws IOException {
        TableWriter writer = TableWriter.create(root, COLUMNS);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> writer.append(1L, 2.0, "x", null, null))
                .withMessageContaining("5 values given, but there are 6 columns");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> writer.append(1L, 2.0, "x", null, null, 3.0))
                .withMessageContaining("column maybe_name: Double 3.0 given");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> writer.append(1L, null, "x", null, null, null))
                .withMessageContaining("column loss.inputs: null given");
        writer.append(1, 2.0, "x", 3, null, null);
        writer.closePart();
        assertEqual(
                Table.read(root), List.<@Nullable Object[]>of(new @Nullable Object[] {1L, 2.0, "x", 3L, null, null}));
    }

    /// In a process of its own, for loggers and native code complain once.
    @Test
    void aFreshProcessWithoutFlagsSaysNothing() throws IOException, InterruptedException {
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        Quiet.class.getName(),
                        root.toString())
                .redirectErrorStream(true)
                .start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(said).isEmpty();
        assertThat(process.waitFor()).isZero();
        assertThat(Table.read(root).rows()).isEqualTo(1);
    }

    /// Writes and reads a table.
    static final class Quiet {

        private Quiet() {}

        static void main(String[] arguments) throws IOException {
            Path directory = Path.of(arguments[0]);
            TableWriter writer = TableWriter.create(directory, COLUMNS);
            writer.append(anyRow(new SplittableRandom(1)));
            writer.closePart();
            Table.read(directory);
        }
    }
}
