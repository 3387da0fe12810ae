package org.septuple.io.zarr;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;
import org.septuple.io.WholeFile;

/// Writes a group. What was written since the last [#commit()] becomes visible with the next; a process that dies between two
/// leaves the group as it was at the first.
///
/// One writer at a time, from one thread.
public final class ZarrWriter {

    private final GroupFiles files;
    private final Attributes attributes;
    private final Compression compression;

    /// As `.zmetadata` has it.
    private final Map<String, ArrayInfo> committed;

    private final Map<String, Part> open = new LinkedHashMap<>();

    /// An array that this writer is at.
    sealed interface Part permits GrowingArray, RecordArray, WholeArray {
        /// Puts all that was given on the disk, `.zarray` included.
        ///
        /// @return what is to become visible; the one given if nothing is
        ArrayInfo settle() throws IOException;

        /// Whether the array is fit to be seen.
        boolean complete();
    }

    /// An array that is all there.
    record WholeArray(ArrayInfo info) implements Part {
        @Override
        public ArrayInfo settle() {
            return info;
        }

        @Override
        public boolean complete() {
            return true;
        }
    }

    private ZarrWriter(
            GroupFiles files, Attributes attributes, Map<String, ArrayInfo> committed, Compression compression) {
        this.files = files;
        this.attributes = attributes;
        this.committed = new TreeMap<>(committed);
        this.compression = compression;
    }

    /// Makes a new group, empty and visible.
    ///
    /// @param path        the directory; made if missing, with those above it
    /// @param attributes  what is said about the group
    /// @param compression of all chunks
    /// @return for writing
    /// @throws IOException if there is a group already, or the disk fails
    public static ZarrWriter create(Path path, Attributes attributes, Compression compression) throws IOException {
        GroupFiles files = new GroupFiles(path);
        if (Files.exists(path.resolve(GroupFiles.CONSOLIDATED))) {
            throw new IOException("%s is a Zarr group already; open it, or choose another place".formatted(path));
        }
        WholeFile.makeDirectory(path);
        files.writeGroup(attributes);
        files.writeConsolidated(attributes, List.of());
        return new ZarrWriter(files, attributes, Map.of(), compression);
    }

    /// Opens a group to go on with it, as it was at its last commit.
    ///
    /// @param path        the directory
    /// @param compression of all chunks; as given when the group was made
    /// @return for writing
    /// @throws IOException if it is no group of this package
    public static ZarrWriter open(Path path, Compression compression) throws IOException {
        GroupFiles files = new GroupFiles(path);
        GroupFiles.Content content = files.read();
        return new ZarrWriter(files, content.attributes(), content.arrays(), compression);
    }

    /// Begins an array whose first axis grows, or goes on with it where it was at the last commit. Chunks are as long as
    /// [Chunking] says.
    ///
    /// @param variable    at least one dimension, the first of which grows
    /// @param recordShape lengths of the other dimensions
    /// @return takes records
    /// @throws IOException if the group has an array of this name that differs, or the disk fails
    public GrowingArray growing(Variable variable, int... recordShape) throws IOException {
        List<Integer> record = list(recordShape);
        return growing(variable, Chunking.recordsPerChunk(record, variable.type()), record);
    }

    /// Begins an array whose first axis grows, or goes on with it where it was at the last commit.
    ///
    /// @param variable        at least one dimension, the first of which grows
    /// @param recordsPerChunk length of a chunk along it, such as records between two checkpoints; 1 is taken where a record has
    ///                        more than 64 MiB
    /// @param recordShape     lengths of the other dimensions
    /// @return takes records
    /// @throws IOException if the group has an array of this name that differs, or the disk fails
    public GrowingArray growing(Variable variable, int recordsPerChunk, List<Integer> recordShape) throws IOException {
        if (recordsPerChunk < 1) {
            throw new IllegalArgumentException(
                    "%s: %d records per chunk; needs at least 1".formatted(variable.name(), recordsPerChunk));
        }
        List<Integer> shape = new ArrayList<>(recordShape);
        shape.addFirst(0);
        List<Integer> chunks = Chunking.lengths(recordsPerChunk, recordShape, variable.type());
        ArrayInfo info = ArrayInfo.of(variable, shape, chunks, compression);
        ArrayInfo before = committed.get(variable.name());
        int rows = before == null ? 0 : before.shape().getFirst();
        begin(info.withRows(rows), before);
        GrowingArray array = new GrowingArray(this, files, info, rows);
        open.put(variable.name(), array);
        return array;
    }

    /// Begins an array of fixed shape that is written record by record, or goes on with it. It becomes visible with the first
    /// commit that finds all its records there.
    ///
    /// @param variable at least one dimension, the first of which counts the records
    /// @param shape    lengths of all dimensions
    /// @return takes records
    /// @throws IOException if the group has an array of this name that differs, or the disk fails
    public RecordArray records(Variable variable, int... shape) throws IOException {
        List<Integer> lengths = list(shape);
        if (lengths.isEmpty()) {
            throw new IllegalArgumentException("%s: a single number has no records".formatted(variable.name()));
        }
        List<Integer> chunks = Chunking.lengths(1, lengths.subList(1, lengths.size()), variable.type());
        ArrayInfo info = ArrayInfo.of(variable, lengths, chunks, compression);
        boolean known = Files.exists(files.array(info.name()).resolve(GroupFiles.ARRAY));
        begin(info, known ? files.readArray(info.name()) : null);
        RecordArray array = new RecordArray(files.array(info.name()), info);
        open.put(variable.name(), array);
        return array;
    }

    /// Writes a whole array of real numbers.
    ///
    /// @param variable of type `FLOAT64`
    /// @param values   in C order
    /// @param shape    lengths of the dimensions; none for a single number
    /// @throws IOException if the group has an array of this name that differs, or the disk fails
    public void whole(Variable variable, double[] values, int... shape) throws IOException {
        whole(variable, Numbers.Reals.of(values), list(shape));
    }

    /// Writes a whole array of integers.
    ///
    /// @param variable of type `INT64`
    /// @param values   in C order
    /// @param shape    lengths of the dimensions; none for a single number
    /// @throws IOException if the group has an array of this name that differs, or the disk fails
    public void whole(Variable variable, long[] values, int... shape) throws IOException {
        whole(variable, Numbers.Integers.of(values), list(shape));
    }

    /// Writes a whole array of real numbers, asked for row by row.
    ///
    /// @param variable of type `FLOAT64`, with two dimensions
    /// @param rows     length of the first
    /// @param columns  length of the second
    /// @param row      gives a row by its number; need not stay after the next call
    /// @throws IOException if the group has an array of this name that differs, or the disk fails
    public void whole(Variable variable, int rows, int columns, IntFunction<double[]> row) throws IOException {
        whole(variable, Numbers.Reals.of(rows, columns, row), List.of(rows, columns));
    }

    private void whole(Variable variable, Numbers numbers, List<Integer> shape) throws IOException {
        requireNumbers(variable.name(), variable.type(), numbers, Chunking.elements(shape), "shape " + shape);
        ArrayInfo info = ArrayInfo.of(variable, shape, Chunking.lengths(shape, variable.type()), compression);
        begin(info, committed.get(variable.name()));
        // A single number is stored like an array of one.
        ArrayInfo stored = shape.isEmpty()
                ? ArrayInfo.of(
                        new Variable(variable.name(), variable.type(), List.of("single"), variable.attributes()),
                        List.of(1),
                        List.of(1),
                        compression)
                : info;
        RecordChunks chunks = new RecordChunks(files.array(info.name()), stored);
        int rows = stored.shape().getFirst();
        if (!committed.containsKey(info.name())) {
            chunks.keep(0); // what a process that died may have left
        }
        chunks.put(0, rows, numbers);
        chunks.flush(rows);
        open.put(info.name(), new WholeArray(info));
    }

    /// Makes all that was written visible: chunks first, then the shapes of the arrays, `.zmetadata` last.
    ///
    /// @throws IOException if the disk fails; the group then reads as at the commit before
    public void commit() throws IOException {
        for (Part part : open.values()) {
            ArrayInfo info = part.settle();
            if (part.complete()) {
                committed.put(info.name(), info);
            }
        }
        files.writeConsolidated(attributes, committed.values());
    }

    /// Makes a shorter array visible before its chunks go.
    void shorten(ArrayInfo info) throws IOException {
        if (committed.replace(info.name(), info) != null) {
            files.writeConsolidated(attributes, committed.values());
        }
    }

    private void begin(ArrayInfo info, @Nullable ArrayInfo before) throws IOException {
        if (open.containsKey(info.name())) {
            throw new IllegalStateException("%s is being written already".formatted(info.name()));
        }
        if (before != null && !before.equals(info)) {
            throw new IOException("%s holds %s, which differs from %s; go on as it began, or choose another place"
                    .formatted(files.array(info.name()), before, info));
        }
        if (before == null) {
            WholeFile.makeDirectory(files.array(info.name()));
            files.writeAttributes(info);
        }
        // Also where the array is known: a process may have died after its shape and before .zmetadata.
        files.writeArray(info);
    }

    static void requireNumbers(String name, NumberType type, Numbers numbers, long count, String what) {
        if (numbers.type() != type) {
            throw new IllegalArgumentException("%s: %s given, but it holds %s".formatted(name, numbers.type(), type));
        }
        if (numbers.count() != count) {
            throw new IllegalArgumentException(
                    "%s: %d numbers given, but %s needs %d".formatted(name, numbers.count(), what, count));
        }
    }

    private static List<Integer> list(int... lengths) {
        List<Integer> list = new ArrayList<>();
        for (int length : lengths) {
            if (length < 0) {
                throw new IllegalArgumentException("the length %d is negative".formatted(length));
            }
            list.add(length);
        }
        return list;
    }
}
