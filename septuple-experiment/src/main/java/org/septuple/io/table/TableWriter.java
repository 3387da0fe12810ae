package org.septuple.io.table;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.septuple.io.WholeFile;

/// Writes a table, one part after the other. Rows wait in memory until their part is closed; 8 bytes each number.
///
/// One writer at a time, from one thread.
public final class TableWriter {

    private final Path directory;
    private final List<ColumnValues> columns;
    private int parts;
    private int rows;

    private TableWriter(Path directory, List<Column> columns, int parts) {
        if (columns.isEmpty()) {
            throw new IllegalArgumentException("%s: a table needs a column".formatted(directory));
        }
        if (columns.stream().map(Column::name).distinct().count() < columns.size()) {
            throw new IllegalArgumentException("%s: two columns have one name in %s"
                    .formatted(directory, columns.stream().map(Column::name).toList()));
        }
        this.directory = directory;
        this.columns = columns.stream().map(ColumnValues::new).toList();
        this.parts = parts;
    }

    /// Begins a table.
    ///
    /// @param directory of the parts; made if missing, with those above it
    /// @param columns   in order
    /// @return for rows
    /// @throws IOException if there are parts already, or the disk fails
    public static TableWriter create(Path directory, List<Column> columns) throws IOException {
        TableWriter writer = new TableWriter(directory, columns, 0);
        WholeFile.makeDirectory(directory);
        if (!Parts.of(directory).isEmpty()) {
            throw new IOException("%s holds a table already; open it, or choose another place".formatted(directory));
        }
        return writer;
    }

    /// Goes on with a table: so many parts stay, all others are deleted.
    ///
    /// @param directory of the parts; made if missing
    /// @param columns   as the table began
    /// @param parts     how many stay, counted from the first
    /// @return for rows of the part of this number
    /// @throws IOException if one of them is missing or has other columns, or the disk fails
    public static TableWriter open(Path directory, List<Column> columns, int parts) throws IOException {
        TableWriter writer = new TableWriter(directory, columns, parts);
        WholeFile.makeDirectory(directory);
        Map<Integer, Path> there = Parts.of(directory);
        for (int part = 0; part < parts; part++) {
            Path file = Parts.file(directory, part);
            if (!there.containsKey(part)) {
                throw new IOException("%s is missing; restore it, or run again".formatted(file));
            }
            List<Column> before = ParquetPart.columns(file);
            if (!before.equals(columns)) {
                throw new IOException(
                        "%s has the columns %s, which differ from %s; go on as it began, or choose another place"
                                .formatted(file, before, columns));
            }
        }
        Parts.deleteFrom(directory, parts);
        return writer;
    }

    /// Parts that are on the disk.
    ///
    /// @return number of the next part
    public int parts() {
        return parts;
    }

    /// Rows that wait for their part to be closed.
    ///
    /// @return 0 right after [#closePart()]
    public int waiting() {
        return rows;
    }

    /// Appends a row.
    ///
    /// @param values one per column: `Long` or `Integer`, `Double`, `String`, or null where the column allows it
    public void append(@Nullable Object... values) {
        if (values.length != columns.size()) {
            throw new IllegalArgumentException("%s: %d values given, but there are %d columns"
                    .formatted(directory, values.length, columns.size()));
        }
        for (int i = 0; i < values.length; i++) {
            columns.get(i).check(values[i]);
        }
        for (int i = 0; i < values.length; i++) {
            columns.get(i).add(values[i]);
        }
        rows++;
    }

    /// Writes the waiting rows as the next part; without rows does nothing.
    ///
    /// @throws IOException if the part cannot be written; its rows go on waiting
    public void closePart() throws IOException {
        if (rows > 0) {
            ParquetPart.write(Parts.file(directory, parts), columns, rows);
            columns.forEach(ColumnValues::clear);
            rows = 0;
            parts++;
        }
    }
}
