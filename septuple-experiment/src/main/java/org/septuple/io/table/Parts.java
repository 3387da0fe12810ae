package org.septuple.io.table;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.septuple.io.WholeFile;

/// The files of a table.
final class Parts {

    private static final Pattern NAME = Pattern.compile("part-([0-9]{5,9})\\.parquet");
    private static final Pattern UNFINISHED = Pattern.compile(NAME.pattern() + Pattern.quote(WholeFile.UNFINISHED));

    private Parts() {}

    static Path file(Path directory, int part) {
        return directory.resolve(String.format(Locale.ROOT, "part-%05d.parquet", part));
    }

    /// Parts that are there, by number.
    static NavigableMap<Integer, Path> of(Path directory) throws IOException {
        return matching(directory, NAME);
    }

    /// Parts from 0 on.
    ///
    /// @throws IOException naming a part that is missing before another
    static NavigableMap<Integer, Path> complete(Path directory) throws IOException {
        NavigableMap<Integer, Path> parts = of(directory);
        for (int part = 0; part < parts.size(); part++) {
            if (!parts.containsKey(part)) {
                throw new IOException("%s is missing, but there is %s; restore it, or run again"
                        .formatted(
                                file(directory, part),
                                parts.lastEntry().getValue().getFileName()));
            }
        }
        return parts;
    }

    /// Deletes parts from a number on, the last first, and what was never finished.
    static void deleteFrom(Path directory, int part) throws IOException {
        for (Path file : matching(directory, UNFINISHED).values()) {
            Files.delete(file);
        }
        for (Path file : of(directory).tailMap(part, true).descendingMap().values()) {
            Files.delete(file);
        }
    }

    private static NavigableMap<Integer, Path> matching(Path directory, Pattern pattern) throws IOException {
        NavigableMap<Integer, Path> parts = new TreeMap<>();
        try (DirectoryStream<Path> files = Files.newDirectoryStream(directory)) {
            for (Path file : files) {
                Matcher name = pattern.matcher(String.valueOf(file.getFileName()));
                if (name.matches()) {
                    parts.put(Integer.parseInt(name.group(1)), file);
                }
            }
        }
        return parts;
    }
}
