package org.septuple.io.table;

import java.io.IOException;
import java.io.Serial;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.apache.parquet.schema.MessageType;
import org.apache.parquet.schema.PrimitiveType;
import org.apache.parquet.schema.Type;

/// A Parquet table that anybody wrote: flat columns of numbers and texts, in one file or in the files of a directory, in the order
/// of their names.
///
/// @param path  file or directory
/// @param parts files, at least one
/// @param names of the columns, in order
public record ForeignTable(Path path, List<Path> parts, List<String> names) {

    private static final String ENDING = ".parquet";

    /// A sound file that is not read here.
    static final class Refused extends IOException {

        @Serial
        private static final long serialVersionUID = 1;

        Refused(String message) {
            super(message);
        }

        Refused(String message, Throwable cause) {
            super(message, cause);
        }
    }

    /// Copies the lists.
    public ForeignTable {
        parts = List.copyOf(parts);
        names = List.copyOf(names);
    }

    /// Opens a table.
    ///
    /// @param path file or directory
    /// @return with the columns of the first part
    /// @throws IOException naming the file, if it is damaged or no table
    public static ForeignTable open(Path path) throws IOException {
        List<Path> parts = new ArrayList<>();
        if (Files.isDirectory(path)) {
            try (DirectoryStream<Path> files = Files.newDirectoryStream(path, "*" + ENDING)) {
                files.forEach(parts::add);
            }
            parts.sort(null);
            Parts.complete(path);
        } else {
            parts.add(path);
        }
        if (parts.isEmpty()) {
            throw new IOException("%s holds no file that ends in %s; check the path".formatted(path, ENDING));
        }
        List<String> names = ParquetPart.read(
                parts.getFirst(),
                reader -> reader.getFileMetaData().getSchema().getFields().stream()
                        .map(Type::getName)
                        .toList());
        return new ForeignTable(path, parts, names);
    }

    /// Reads columns.
    ///
    /// @param wanted names of columns, at least one
    /// @return one array per column: numbers as they are, NaN where one is missing; texts as [Cells#texts]
    /// @throws IOException naming the file, if it is damaged or has no such columns, or if a column is nested
    public List<Cells> read(List<String> wanted) throws IOException {
        List<Cells> columns = wanted.stream().map(Cells::new).toList();
        for (Path part : parts) {
            ParquetPart.read(part, reader -> {
                MessageType schema = reader.getFileMetaData().getSchema();
                for (Cells column : columns) {
                    requireFlat(part, schema, column.name());
                }
                return ParquetPart.cells(reader, columns);
            });
        }
        return columns;
    }

    private static void requireFlat(Path part, MessageType schema, String name) throws IOException {
        if (!schema.containsField(name)) {
            throw new Refused("%s has no column %s; it has %s"
                    .formatted(
                            part,
                            name,
                            schema.getFields().stream().map(Type::getName).toList()));
        }
        Type type = schema.getType(name);
        boolean isRead =
                type.isPrimitive() && !type.isRepetition(Type.Repetition.REPEATED) && isRead(type.asPrimitiveType());
        if (!isRead) {
            throw new Refused("%s: column %s is %s; must be flat, of numbers or texts".formatted(part, name, type));
        }
    }

    /// Decimals, dates and times are kept as integers, but are none.
    private static boolean isRead(PrimitiveType type) {
        String logical = String.valueOf(type.getLogicalTypeAnnotation());
        return switch (type.getPrimitiveTypeName()) {
            case DOUBLE, FLOAT -> true;
            case INT32, INT64 -> logical.equals("null") || logical.startsWith("INTEGER");
            case BINARY -> logical.equals("STRING") || logical.equals("null");
            case BOOLEAN, INT96, FIXED_LEN_BYTE_ARRAY -> false;
        };
    }
}
