package org.septuple.io.zarr;

import java.io.IOException;
import java.nio.file.Path;
import java.util.function.IntFunction;

/// An array of fixed shape, written record by record in any order. Every record is on the disk when its call returns.
public final class RecordArray implements ZarrWriter.Part {

    private final ArrayInfo info;
    private final RecordChunks chunks;

    RecordArray(Path path, ArrayInfo info) {
        this.info = info;
        chunks = new RecordChunks(path, info);
    }

    /// Whether a record was written, perhaps by a process before this one.
    ///
    /// @param index place along the first axis, from 0
    /// @return true if it is on the disk
    public boolean has(int index) {
        return chunks.has(checked(index));
    }

    /// Writes a record of real numbers.
    ///
    /// @param index  place along the first axis, from 0; replaced if it was written before
    /// @param record in C order
    /// @throws IOException if it cannot be written
    public void write(int index, double... record) throws IOException {
        write(index, Numbers.Reals.of(record));
    }

    /// Writes a record of integers.
    ///
    /// @param index  place along the first axis, from 0; replaced if it was written before
    /// @param record in C order
    /// @throws IOException if it cannot be written
    public void write(int index, long... record) throws IOException {
        write(index, Numbers.Integers.of(record));
    }

    /// Writes a record of real numbers, asked for row by row.
    ///
    /// @param index   place along the first axis, from 0; replaced if it was written before
    /// @param rows    rows of the record
    /// @param columns numbers taken from each
    /// @param row     gives a row by its number, 0 first; need not stay after the next call
    /// @throws IOException if it cannot be written
    public void write(int index, int rows, int columns, IntFunction<double[]> row) throws IOException {
        write(index, Numbers.Reals.of(rows, columns, row));
    }

    private void write(int index, Numbers numbers) throws IOException {
        ZarrWriter.requireNumbers(info.name(), info.type(), numbers, chunks.recordLength(), "a record");
        chunks.put(checked(index), 1, numbers);
    }

    private int checked(int index) {
        int count = info.shape().getFirst();
        if (index < 0 || index >= count) {
            throw new IndexOutOfBoundsException("%s: record %d of %d".formatted(info.name(), index, count));
        }
        return index;
    }

    @Override
    public ArrayInfo settle() {
        return info;
    }

    @Override
    public boolean complete() {
        for (int index = 0; index < info.shape().getFirst(); index++) {
            if (!chunks.has(index)) {
                return false;
            }
        }
        return true;
    }
}
