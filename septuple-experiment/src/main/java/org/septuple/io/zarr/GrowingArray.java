package org.septuple.io.zarr;

import java.io.IOException;
import java.util.function.IntFunction;

/// An array whose first axis grows, one record at a time. Records wait in memory until they fill a chunk.
public final class GrowingArray implements ZarrWriter.Part {

    private final ZarrWriter group;
    private final GroupFiles files;
    private final ArrayInfo info;
    private final RecordChunks chunks;
    private int rows;
    private int settledRows;
    private boolean flushed;

    GrowingArray(ZarrWriter group, GroupFiles files, ArrayInfo info, int rows) throws IOException {
        this.group = group;
        this.files = files;
        this.info = info;
        this.rows = rows;
        settledRows = rows;
        chunks = new RecordChunks(files.array(info.name()), info);
        chunks.keep(rows);
        flushed = chunks.endWith(rows);
    }

    /// Records so far.
    ///
    /// @return those appended and those before
    public int rows() {
        return rows;
    }

    /// Appends a record of real numbers.
    ///
    /// @param record in C order; not kept
    /// @throws IOException if a chunk cannot be written
    public void append(double... record) throws IOException {
        append(Numbers.Reals.of(record));
    }

    /// Appends a record of integers.
    ///
    /// @param record in C order; not kept
    /// @throws IOException if a chunk cannot be written
    public void append(long... record) throws IOException {
        append(Numbers.Integers.of(record));
    }

    /// Appends a record of real numbers, asked for row by row, such as the replicas of an ensemble.
    ///
    /// @param recordRows rows of the record
    /// @param columns    numbers taken from each
    /// @param row        gives a row by its number, 0 first; need not stay after the next call
    /// @throws IOException if a chunk cannot be written
    public void append(int recordRows, int columns, IntFunction<double[]> row) throws IOException {
        append(Numbers.Reals.of(recordRows, columns, row));
    }

    private void append(Numbers numbers) throws IOException {
        ZarrWriter.requireNumbers(info.name(), info.type(), numbers, chunks.recordLength(), "a record");
        if (rows == Integer.MAX_VALUE) {
            throw new IOException(
                    "%s has 2^31-1 records, the most there can be; record less often".formatted(info.name()));
        }
        chunks.put(rows, 1, numbers);
        rows++;
        flushed = chunks.endWith(rows);
    }

    /// Writes the chunk that is not full yet. Its records become visible with the next commit of the group, which flushes too.
    ///
    /// @throws IOException if it cannot be written
    public void flush() throws IOException {
        if (!flushed) {
            chunks.flush(rows);
            flushed = true;
        }
    }

    /// Goes back to fewer records: at once and for good.
    ///
    /// @param newRows how many stay, counted from the first
    /// @throws IOException if the disk fails
    public void truncate(int newRows) throws IOException {
        if (newRows < 0 || newRows > settledRows) {
            throw new IllegalArgumentException("%s: cannot go back to %d records, the last commit has %d"
                    .formatted(info.name(), newRows, settledRows));
        }
        if (newRows < settledRows) {
            ArrayInfo shorter = info.withRows(newRows);
            group.shorten(shorter);
            files.writeArray(shorter);
        }
        chunks.keep(newRows);
        rows = newRows;
        settledRows = newRows;
        flushed = chunks.endWith(newRows);
    }

    @Override
    public ArrayInfo settle() throws IOException {
        flush();
        ArrayInfo longer = info.withRows(rows);
        if (rows != settledRows) {
            files.writeArray(longer);
            settledRows = rows;
        }
        return longer;
    }

    @Override
    public boolean complete() {
        return true;
    }
}
