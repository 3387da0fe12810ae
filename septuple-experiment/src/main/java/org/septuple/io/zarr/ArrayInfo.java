package org.septuple.io.zarr;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/// What `.zarray` and `.zattrs` say.
///
/// @param name        name in its group
/// @param type        type of the elements
/// @param dimensions  names of the axes, as many as `shape`, or none if the group does not give them
/// @param shape       lengths of the axes, ≥ 0
/// @param chunks      lengths of a chunk, ≥ 1
/// @param compression of each chunk
/// @param fill        what stands in missing chunks; null if none may be missing
/// @param separator   between the numbers of a chunk's name, `.` or `/`
/// @param attributes  all others
record ArrayInfo(
        String name,
        NumberType type,
        List<String> dimensions,
        List<Integer> shape,
        List<Integer> chunks,
        Compression compression,
        Fill fill,
        String separator,
        Attributes attributes) {

    /// What stands in missing chunks.
    sealed interface Fill {}

    /// No chunk may be missing.
    record NoFill() implements Fill {}

    /// A real number.
    record RealFill(double value) implements Fill {}

    /// A whole number.
    record IntegerFill(long value) implements Fill {}

    ArrayInfo {
        dimensions = List.copyOf(dimensions);
        shape = List.copyOf(shape);
        chunks = List.copyOf(chunks);
    }

    static ArrayInfo of(Variable variable, List<Integer> shape, List<Integer> chunks, Compression compression) {
        if (variable.dimensions().size() != shape.size()) {
            throw new IllegalArgumentException(
                    "%s: dimensions %s, but the shape is %s".formatted(variable.name(), variable.dimensions(), shape));
        }
        return new ArrayInfo(
                variable.name(),
                variable.type(),
                variable.dimensions(),
                shape,
                chunks,
                compression,
                new NoFill(),
                ".",
                variable.attributes());
    }

    ArrayInfo withRows(int rows) {
        List<Integer> longer = new ArrayList<>(shape);
        longer.set(0, rows);
        return new ArrayInfo(name, type, dimensions, longer, chunks, compression, fill, separator, attributes);
    }

    /// Bytes of every chunk before compression, those at the edges included.
    ///
    /// @throws ArithmeticException beyond 2⁶³
    long chunkBytes() {
        return Math.multiplyExact(Chunking.elements(chunks), type.bytes());
    }

    /// The file of a chunk.
    Path chunkFile(Path array, List<Integer> index) {
        String key = index.isEmpty() ? "0" : index.stream().map(String::valueOf).collect(Collectors.joining(separator));
        return array.resolve(key);
    }

    /// Chunks along each axis.
    List<Integer> grid() {
        return IntStream.range(0, shape.size())
                .mapToObj(axis -> Math.ceilDiv(shape.get(axis), chunks.get(axis)))
                .toList();
    }
}
