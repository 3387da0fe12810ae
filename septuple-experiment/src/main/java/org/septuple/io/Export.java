package org.septuple.io;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/// Copies the numbers of a run, its `fields.zarr` and `tables/NAME`, into other formats. A copy appears whole or not at all.
///
/// | | arrays | tables |
/// |---|---|---|
/// | HDF5 | dataset `/NAME` with its attributes and `_ARRAY_DIMENSIONS` | group `/tables/NAME`, a dataset per column with `units` and `long_name` |
/// | CSV | `fields/NAME.csv`, one number a line after its indices | `tables/NAME.csv`, and `columns.csv` with units and long names |
public final class Export {

    private Export() {}

    /// Whether a run has nothing to export yet.
    ///
    /// @param run directory of the run
    /// @return true if it has neither arrays nor tables
    /// @throws IOException if its arrays cannot be read
    public static boolean isEmpty(Path run) throws IOException {
        return RunNumbers.look(run).isEmpty();
    }

    /// Copies into one HDF5 file (format 3 superblock), for h5py, MATLAB, Julia and others.
    ///
    /// Everything passes through memory, so the numbers must fit twice into the Java heap, and each array must have less than 2 GiB.
    /// Missing numbers of a table are NaN or 0, missing texts empty; a dataset `COLUMN_missing` beside them then holds 1 where
    /// one is missing. Arrays without a number cannot be kept; the attribute `arrays_without_numbers` of the file names them.
    ///
    /// @param run       directory of the run
    /// @param file      to write
    /// @param overwrite whether to replace a file of this name
    /// @throws IOException if there is nothing to export, an array is too large, the file exists, or the disk fails
    public static void toHdf5(Path run, Path file, boolean overwrite) throws IOException {
        RunNumbers numbers = RunNumbers.of(run);
        requireFree(file, overwrite);
        if (Files.isDirectory(file)) {
            throw new IOException("%s is a directory; choose the name of a file".formatted(file));
        }
        Path temporary = unfinished(file);
        try {
            Hdf5Copy.write(numbers, temporary);
            try (FileChannel channel = FileChannel.open(temporary, StandardOpenOption.WRITE)) {
                channel.force(true);
            }
            Files.move(temporary, file, StandardCopyOption.ATOMIC_MOVE);
        } finally {
            Files.deleteIfExists(temporary);
        }
    }

    /// Copies into a directory of CSV files (RFC 4180, UTF-8, lines end with CR LF, the first names the columns).
    ///
    /// Numbers have as many digits as tell them from their neighbours, at most 17, so they read back to the last bit; NaN is `nan`,
    /// infinities are `inf` and `-inf`. A missing value is an empty field, an empty text is `""`. Arrays are written a few rows at a
    /// time, whatever their size.
    ///
    /// @param run       directory of the run
    /// @param directory to write
    /// @param overwrite whether to replace an earlier export
    /// @throws IOException if there is nothing to export, the directory exists, or the disk fails
    public static void toCsv(Path run, Path directory, boolean overwrite) throws IOException {
        RunNumbers numbers = RunNumbers.of(run);
        requireFree(directory, overwrite);
        if (Files.exists(directory) && !Files.exists(directory.resolve(CsvCopy.COLUMNS))) {
            throw new IOException("%s is no earlier export: it has no %s; choose another place"
                    .formatted(directory, CsvCopy.COLUMNS));
        }
        Path temporary = unfinished(directory);
        try {
            Files.createDirectory(temporary);
        } catch (FileAlreadyExistsException e) {
            throw new IOException(
                    "%s is there: an export was interrupted or is going on; delete it if it is not"
                            .formatted(temporary),
                    e);
        }
        try {
            CsvCopy.write(numbers, temporary);
            replace(directory, temporary);
        } finally {
            delete(temporary);
        }
    }

    private static void requireFree(Path destination, boolean overwrite) throws IOException {
        if (Files.exists(destination) && !overwrite) {
            throw new FileAlreadyExistsException(
                    destination.toString(), null, "exists; choose another place, or allow it to be replaced");
        }
        Path parent = destination.toAbsolutePath().getParent();
        if (parent == null || !Files.isDirectory(parent)) {
            throw new IOException("%s: there is no directory %s; make it first".formatted(destination, parent));
        }
    }

    private static Path unfinished(Path destination) {
        return destination.resolveSibling(destination.getFileName() + WholeFile.UNFINISHED);
    }

    private static void replace(Path directory, Path with) throws IOException {
        if (!Files.exists(directory)) {
            Files.move(with, directory, StandardCopyOption.ATOMIC_MOVE);
            return;
        }
        Path old = directory.resolveSibling(directory.getFileName() + ".old");
        Files.move(directory, old, StandardCopyOption.ATOMIC_MOVE);
        try {
            Files.move(with, directory, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException failure) {
            Files.move(old, directory, StandardCopyOption.ATOMIC_MOVE);
            throw failure;
        }
        delete(old);
    }

    private static void delete(Path directory) throws IOException {
        if (Files.exists(directory)) {
            List<Path> innermostFirst;
            try (Stream<Path> all = Files.walk(directory)) {
                innermostFirst = all.sorted(Comparator.reverseOrder()).toList();
            }
            for (Path path : innermostFirst) {
                Files.delete(path);
            }
        }
    }
}
