package org.septuple.io;

import java.io.IOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;
import org.septuple.io.table.Column;
import org.septuple.io.table.Table;
import org.septuple.io.zarr.ZarrArray;

/// Writes the numbers of a run as CSV files.
final class CsvCopy {

    /// Units and names of all columns; also tells an export from other directories.
    static final String COLUMNS = "columns.csv";

    private static final String LINE = "\r\n";
    private static final int NUMBERS_AT_ONCE = 1 << 20;

    private CsvCopy() {}

    static void write(RunNumbers numbers, Path directory) throws IOException {
        try (Writer columns = Files.newBufferedWriter(directory.resolve(COLUMNS))) {
            line(columns, List.of("file", "column", "units", "long_name"));
            if (!numbers.arrays().isEmpty()) {
                Path fields = Files.createDirectory(directory.resolve("fields"));
                for (ZarrArray array : numbers.arrays()) {
                    write(array, fields.resolve(array.name() + ".csv"));
                    line(
                            columns,
                            List.of(
                                    "fields/" + array.name() + ".csv",
                                    array.name(),
                                    array.attributes().text("units").orElse(""),
                                    array.attributes().text("long_name").orElse("")));
                }
            }
            if (!numbers.tables().isEmpty()) {
                Path tables = Files.createDirectory(directory.resolve(RunNumbers.TABLES));
                for (Map.Entry<String, Path> entry : numbers.tables().entrySet()) {
                    Table table = Table.read(entry.getValue());
                    String name = entry.getKey() + ".csv";
                    write(table, tables.resolve(name));
                    for (Column column : table.columns()) {
                        line(columns, List.of("tables/" + name, column.name(), column.unit(), column.longName()));
                    }
                }
            }
        }
    }

    private static void write(Table table, Path file) throws IOException {
        try (Writer out = Files.newBufferedWriter(file)) {
            line(out, table.columns().stream().map(Column::name).toList());
            List<IntFunction<String>> fields = new ArrayList<>();
            for (Column column : table.columns()) {
                fields.add(fields(table, column));
            }
            for (int row = 0; row < table.rows(); row++) {
                for (int i = 0; i < fields.size(); i++) {
                    out.write(i == 0 ? "" : ",");
                    out.write(fields.get(i).apply(row));
                }
                out.write(LINE);
            }
        }
    }

    /// The fields of a column by row; empty where a value is missing.
    private static IntFunction<String> fields(Table table, Column column) {
        String name = column.name();
        IntFunction<String> present = switch (column.type()) {
            case FLOAT64 -> {
                double[] values = table.doubles(name);
                yield row -> text(values[row]);
            }
            case INT64 -> {
                long[] values = table.longs(name);
                yield row -> Long.toString(values[row]);
            }
            case TEXT -> {
                List<@Nullable String> values = table.texts(name);
                yield row -> field(values.get(row));
            }
        };
        return row -> table.isNull(name, row) ? "" : present.apply(row);
    }

    private static void write(ZarrArray array, Path file) throws IOException {
        try (Writer out = Files.newBufferedWriter(file)) {
            List<Integer> shape = array.shape();
            List<String> header = new ArrayList<>();
            for (int axis = 0; axis < shape.size(); axis++) {
                String name = array.dimensions().isEmpty()
                        ? "axis" + axis
                        : array.dimensions().get(axis);
                // A coordinate is called like its own dimension.
                header.add(name.equals(array.name()) ? name + "_index" : name);
            }
            header.add(array.name());
            line(out, header);
            int rows = shape.isEmpty() ? 1 : shape.getFirst();
            int atOnce = rowsAtOnce(array, rows);
            int[] index = new int[shape.size()];
            for (int from = 0; from < rows; from += atOnce) {
                int to = Math.min(rows, from + atOnce);
                if (array.type().isReal()) {
                    double[] values = array.doubles(from, to);
                    write(out, index, shape, values.length, i -> text(values[i]));
                } else {
                    long[] values = array.longs(from, to);
                    write(out, index, shape, values.length, i -> Long.toString(values[i]));
                }
            }
        }
    }

    /// Whole chunks, so that none is read twice, of about a million numbers.
    private static int rowsAtOnce(ZarrArray array, int rows) {
        if (array.shape().isEmpty() || array.size() == 0) {
            return 1;
        }
        int chunk = array.chunks().getFirst();
        long chunks = Math.max(1, NUMBERS_AT_ONCE / (array.size() / rows) / chunk);
        return (int) Math.min(rows, chunks * chunk);
    }

    private static void write(Writer out, int[] index, List<Integer> shape, int count, IntFunction<String> number)
            throws IOException {
        for (int i = 0; i < count; i++) {
            for (int place : index) {
                out.write(Integer.toString(place));
                out.write(',');
            }
            out.write(number.apply(i));
            out.write(LINE);
            for (int axis = index.length - 1; axis >= 0; axis--) {
                index[axis]++;
                if (axis == 0 || index[axis] < shape.get(axis)) {
                    break;
                }
                index[axis] = 0;
            }
        }
    }

    private static void line(Writer out, List<String> fields) throws IOException {
        out.write(String.join(",", fields.stream().map(CsvCopy::field).toList()));
        out.write(LINE);
    }

    /// The shortest decimal that reads back to the same bits (but for those of a NaN).
    private static String text(double value) {
        if (Double.isNaN(value)) {
            return "nan";
        }
        if (Double.isInfinite(value)) {
            return value > 0 ? "inf" : "-inf";
        }
        return Double.toString(value);
    }

    private static String field(@Nullable String text) {
        if (text == null) {
            return "";
        }
        boolean plain = !text.isEmpty()
                && text.strip().equals(text)
                && text.chars().noneMatch(c -> c == ',' || c == '"' || c == '\r' || c == '\n');
        return plain ? text : '"' + text.replace("\"", "\"\"") + '"';
    }
}
