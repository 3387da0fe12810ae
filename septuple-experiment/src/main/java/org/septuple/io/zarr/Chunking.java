package org.septuple.io.zarr;

import java.util.ArrayList;
import java.util.List;

/// How long chunks are.
///
/// A chunk is a run of whole records along the first axis, up to 2 MiB; one record, if it is larger; and a part of a record along
/// the second axis, up to 16 MiB, if the record has more than 64 MiB. So a file is worth opening, and no writer holds more than
/// 64 MiB of an array.
public final class Chunking {

    /// Records that a chunk of a growing array holds at most: its last chunk is padded to the full length at every commit.
    static final int MOST_RECORDS = 8192;

    private static final long TARGET = 2 << 20;
    private static final long LARGEST_RECORD = 64 << 20;
    private static final long PART = 16 << 20;

    private Chunking() {}

    /// Records of a growing array in a chunk.
    ///
    /// @param recordShape lengths of all axes but the first
    /// @param type        type of the elements
    /// @return at least 1
    public static int recordsPerChunk(List<Integer> recordShape, NumberType type) {
        return (int) Math.min(MOST_RECORDS, recordsIn(TARGET, recordShape, type));
    }

    /// Lengths of a chunk of an array of fixed shape.
    ///
    /// @param shape lengths of the axes
    /// @param type  type of the elements
    /// @return lengths along each axis, at least 1
    public static List<Integer> lengths(List<Integer> shape, NumberType type) {
        if (shape.isEmpty()) {
            return List.of();
        }
        List<Integer> record = shape.subList(1, shape.size());
        return lengths(Math.clamp(recordsIn(TARGET, record, type), 1, Math.max(1, shape.get(0))), record, type);
    }

    /// Lengths of a chunk of so many records.
    static List<Integer> lengths(int records, List<Integer> recordShape, NumberType type) {
        List<Integer> lengths = new ArrayList<>();
        lengths.add(records);
        recordShape.forEach(length -> lengths.add(Math.max(1, length)));
        if (bytes(recordShape, type) > LARGEST_RECORD) {
            List<Integer> row = recordShape.subList(1, recordShape.size());
            lengths.set(0, 1);
            lengths.set(1, (int) Math.min(recordShape.get(0), recordsIn(PART, row, type)));
        }
        return lengths;
    }

    private static long recordsIn(long target, List<Integer> recordShape, NumberType type) {
        return Math.max(1, target / Math.max(1, bytes(recordShape, type)));
    }

    private static long bytes(List<Integer> shape, NumberType type) {
        return Math.multiplyExact(elements(shape), type.bytes());
    }

    /// Numbers in an array.
    ///
    /// @throws ArithmeticException beyond 2⁶³
    static long elements(List<Integer> shape) {
        return shape.stream().mapToLong(Integer::longValue).reduce(1, Math::multiplyExact);
    }
}
