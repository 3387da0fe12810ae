package org.septuple.io.table;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.NavigableMap;
import org.jspecify.annotations.Nullable;

/// A table in memory, column by column.
public final class Table {

    private final Path directory;
    private final List<ColumnValues> columns;

    private Table(Path directory, List<ColumnValues> columns) {
        this.directory = directory;
        this.columns = columns;
    }

    /// Whether a directory holds a table.
    ///
    /// @param directory to look into
    /// @return true if there is at least one part
    /// @throws IOException if it cannot be read
    public static boolean isTable(Path directory) throws IOException {
        return Files.isDirectory(directory) && !Parts.of(directory).isEmpty();
    }

    /// Reads all parts of a table.
    ///
    /// @param directory of the parts
    /// @return the rows of all parts, in order
    /// @throws IOException naming the file, if a part is missing, damaged, or differs in its columns
    public static Table read(Path directory) throws IOException {
        NavigableMap<Integer, Path> parts = Parts.complete(directory);
        if (parts.isEmpty()) {
            throw new IOException("%s holds no table: there is no %s; check the path"
                    .formatted(directory, Parts.file(directory, 0).getFileName()));
        }
        List<ColumnValues> columns = new ArrayList<>();
        for (Column column : ParquetPart.columns(parts.firstEntry().getValue())) {
            columns.add(new ColumnValues(column));
        }
        for (Path part : parts.values()) {
            ParquetPart.read(part, columns);
        }
        return new Table(directory, columns);
    }

    /// The columns.
    ///
    /// @return in order
    public List<Column> columns() {
        return columns.stream().map(ColumnValues::column).toList();
    }

    /// Number of rows.
    ///
    /// @return of all parts together
    public int rows() {
        return columns.getFirst().count();
    }

    /// Whether a value is missing.
    ///
    /// @param name of the column
    /// @param row  from 0
    /// @return true for null; false for NaN
    public boolean isNull(String name, int row) {
        return column(name).isNull(row);
    }

    /// A column of real numbers.
    ///
    /// @param name of the column, whose type is `FLOAT64`
    /// @return one per row; NaN where one is missing
    public double[] doubles(String name) {
        return column(name, ColumnType.FLOAT64).reals();
    }

    /// A column of whole numbers.
    ///
    /// @param name of the column, whose type is `INT64`
    /// @return one per row; 0 where one is missing
    public long[] longs(String name) {
        return column(name, ColumnType.INT64).integers();
    }

    /// A column of texts.
    ///
    /// @param name of the column, whose type is `TEXT`
    /// @return one per row; null where one is missing
    public List<@Nullable String> texts(String name) {
        return column(name, ColumnType.TEXT).texts();
    }

    private ColumnValues column(String name, ColumnType type) {
        ColumnValues column = column(name);
        if (column.column().type() != type) {
            throw new IllegalArgumentException("%s: column %s holds %s, not %s"
                    .formatted(directory, name, column.column().type(), type));
        }
        return column;
    }

    private ColumnValues column(String name) {
        return columns.stream()
                .filter(column -> column.column().name().equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("%s has no column %s; it has %s"
                        .formatted(
                                directory,
                                name,
                                columns().stream().map(Column::name).toList())));
    }
}
