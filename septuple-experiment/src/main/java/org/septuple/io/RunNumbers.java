package org.septuple.io;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.septuple.io.table.Table;
import org.septuple.io.zarr.ZarrArray;
import org.septuple.io.zarr.ZarrGroup;

/// The arrays and tables of a run, not read yet.
///
/// @param run        directory of the run
/// @param attributes of the group of arrays, by name
/// @param arrays     in the order of the group
/// @param tables     directories of the tables, by name
record RunNumbers(Path run, Map<String, String> attributes, List<ZarrArray> arrays, SortedMap<String, Path> tables) {

    static final String FIELDS = "fields.zarr";
    static final String TABLES = "tables";

    /// Looks what a run has.
    ///
    /// @throws IOException if it has neither arrays nor tables
    static RunNumbers of(Path run) throws IOException {
        RunNumbers numbers = look(run);
        if (numbers.isEmpty()) {
            throw new IOException("%s has no arrays in %s and no parts in %s; check the path"
                    .formatted(run, FIELDS, TABLES + "/NAME"));
        }
        return numbers;
    }

    /// Looks what a run has, which may be nothing.
    static RunNumbers look(Path run) throws IOException {
        Map<String, String> attributes = Map.of();
        List<ZarrArray> arrays = List.of();
        if (Files.isDirectory(run.resolve(FIELDS))) {
            ZarrGroup group = ZarrGroup.open(run.resolve(FIELDS));
            attributes = group.attributes().texts();
            arrays = group.arrays();
        }
        SortedMap<String, Path> tables = new TreeMap<>();
        for (Path directory : directories(run.resolve(TABLES))) {
            if (Table.isTable(directory)) {
                tables.put(String.valueOf(directory.getFileName()), directory);
            }
        }
        return new RunNumbers(run, attributes, arrays, tables);
    }

    boolean isEmpty() {
        return arrays.isEmpty() && tables.isEmpty();
    }

    private static List<Path> directories(Path parent) throws IOException {
        List<Path> found = new ArrayList<>();
        if (Files.isDirectory(parent)) {
            try (DirectoryStream<Path> all = Files.newDirectoryStream(parent, Files::isDirectory)) {
                all.forEach(found::add);
            }
        }
        return found;
    }
}
