package org.septuple.numerics;

import java.util.Arrays;

/// A matrix most of whose elements are not there: rows of entries, cut into blocks of 2^16 columns so that the column
/// of an entry takes 16 bits and the part of x that a block needs stays in the second-level cache. Ten bytes per entry
/// and four per row and block.
///
/// Every element of a product is one chain of fused multiply–adds over the entries in ascending order, started from
/// the value already there: the bits of [MatrixProduct] where the other factor is finite, whatever the crew.
///
/// The pattern never changes, the values may.
public final class SparseMatrix {

    private static final int BLOCK_BITS = 16;
    private static final int BLOCK_COLUMNS = 1 << BLOCK_BITS;

    /// Pieces into which a crew's task is cut: enough to even out, few enough to use a block of x often.
    private static final int PIECES = 32;

    /// Rows that are worth a piece.
    private static final int PIECE_ROWS = 64;

    /// Columns of a batch that are worth a piece.
    private static final int PIECE_BATCH = 16;

    /// Entries that are worth the call of another worker.
    private static final long ENTRIES_TO_SHARE = 20_000;

    private final int rows;
    private final int columns;
    private final int[][] starts;
    private final char[][] inBlock;
    private final double[][] values;

    /// Takes the entries of a row.
    @FunctionalInterface
    public interface EntrySink {
        /// Takes an entry.
        ///
        /// @param column in ascending order
        /// @param value  element of the matrix
        void put(int column, double value);
    }

    /// Gives the entries of any row, the same ones each time.
    @FunctionalInterface
    public interface RowSource {
        /// Puts all entries of a row into a sink.
        ///
        /// @param row  which
        /// @param sink takes them in ascending order of their columns
        void row(int row, EntrySink sink);
    }

    private SparseMatrix(int rows, int columns, int[][] starts, char[][] inBlock, double[][] values) {
        this.rows = rows;
        this.columns = columns;
        this.starts = starts;
        this.inBlock = inBlock;
        this.values = values;
    }

    /// A matrix from a source that is asked twice for each row: no second copy of the entries is made.
    ///
    /// @param rows    ≥ 0
    /// @param columns ≥ 0
    /// @param source  gives the rows
    /// @return the matrix
    /// @throws IllegalArgumentException if columns are out of range or do not ascend
    /// @throws IllegalStateException    if the source gives other columns the second time
    public static SparseMatrix of(int rows, int columns, RowSource source) {
        if (rows < 0 || columns < 0 || rows == Integer.MAX_VALUE) {
            throw new IllegalArgumentException(
                    "a sparse matrix of %d rows and %d columns: both must be >= 0 and rows < 2^31 - 1"
                            .formatted(rows, columns));
        }
        int blocks = (int) ((columns + (BLOCK_COLUMNS - 1L)) >> BLOCK_BITS);
        var count = new Count(columns, new int[blocks][rows + 1]);
        for (int i = 0; i < rows; i++) {
            count.begin(i);
            source.row(i, count);
        }
        int[][] starts = count.starts();
        char[][] inBlock = new char[blocks][];
        double[][] values = new double[blocks][];
        for (int k = 0; k < blocks; k++) {
            inBlock[k] = new char[starts[k][rows]];
            values[k] = new double[starts[k][rows]];
        }
        var fill = new Fill(starts, inBlock, values);
        for (int i = 0; i < rows; i++) {
            fill.begin(i);
            source.row(i, fill);
            fill.end();
        }
        return new SparseMatrix(rows, columns, starts, inBlock, values);
    }

    /// A matrix from compressed rows, which are copied.
    ///
    /// @param rows      ≥ 0
    /// @param columns   ≥ 0
    /// @param rowStarts index of the first entry of each row, then the number of entries; rows + 1 numbers
    /// @param columnOf  column of each entry, ascending within a row
    /// @param values    value of each entry
    /// @return the matrix
    public static SparseMatrix ofCompressedRows(
            int rows, int columns, int[] rowStarts, int[] columnOf, double[] values) {
        if (rowStarts.length != rows + 1 || columnOf.length != values.length) {
            throw new IllegalArgumentException(
                    "%d row starts for %d rows, %d columns for %d values: give rows + 1 starts and a column per value"
                            .formatted(rowStarts.length, rows, columnOf.length, values.length));
        }
        for (int i = 0; i <= rows; i++) {
            int before = i == 0 ? 0 : rowStarts[i - 1];
            if (rowStarts[i] < before || rowStarts[i] > values.length || (i == 0 && rowStarts[0] != 0)) {
                throw new IllegalArgumentException(
                        "row start %d at row %d must be in [%d, %d], the first 0: give running counts of the entries"
                                .formatted(rowStarts[i], i, before, values.length));
            }
        }
        if (rowStarts[rows] != values.length) {
            throw new IllegalArgumentException("the last row start is %d, must be the number of entries %d"
                    .formatted(rowStarts[rows], values.length));
        }
        return of(rows, columns, (row, sink) -> {
            for (int e = rowStarts[row]; e < rowStarts[row + 1]; e++) {
                sink.put(columnOf[e], values[e]);
            }
        });
    }

    /// The same pattern with values of its own, all 0: for gradients and moments.
    ///
    /// @return shares the pattern, not the values
    public SparseMatrix zeroed() {
        double[][] zeros = new double[values.length][];
        for (int k = 0; k < zeros.length; k++) {
            zeros[k] = new double[values[k].length];
        }
        return new SparseMatrix(rows, columns, starts, inBlock, zeros);
    }

    /// Number of rows.
    ///
    /// @return ≥ 0
    public int rows() {
        return rows;
    }

    /// Number of columns.
    ///
    /// @return ≥ 0
    public int columns() {
        return columns;
    }

    /// Number of entries.
    ///
    /// @return ≥ 0
    public long entries() {
        long sum = 0;
        for (double[] block : values) {
            sum += block.length;
        }
        return sum;
    }

    /// What the pattern and the values occupy.
    ///
    /// @return bytes, ten per entry and four per row and block
    public long bytes() {
        return entries() * (Double.BYTES + Character.BYTES) + (long) starts.length * (rows + 1L) * Integer.BYTES;
    }

    /// Number of column blocks.
    ///
    /// @return ⌈columns/2^16⌉
    public int blocks() {
        return values.length;
    }

    /// The values of a column block, row by row: the array itself, for optimisers.
    ///
    /// @param block in [0, blocks)
    /// @return may be changed
    public double[] values(int block) {
        return values[block];
    }

    /// Puts all entries of a row into a sink; `matrix::row` is a [RowSource].
    ///
    /// @param row  which
    /// @param sink takes them in ascending order of their columns
    public void row(int row, EntrySink sink) {
        for (int k = 0; k < values.length; k++) {
            for (int e = starts[k][row]; e < starts[k][row + 1]; e++) {
                sink.put((k << BLOCK_BITS) + inBlock[k][e], values[k][e]);
            }
        }
    }

    /// One element.
    ///
    /// @param row    i
    /// @param column j
    /// @return its value, 0 where there is no entry
    public double get(int row, int column) {
        int at = place(row, column);
        return at < 0 ? 0 : values[column >> BLOCK_BITS][at];
    }

    /// Sets one element that is there.
    ///
    /// @param row    i
    /// @param column j
    /// @param value  new
    /// @return false, and nothing done, where there is no entry
    public boolean set(int row, int column, double value) {
        int at = place(row, column);
        if (at >= 0) {
            values[column >> BLOCK_BITS][at] = value;
        }
        return at >= 0;
    }

    private int place(int row, int column) {
        int[] start = starts[column >> BLOCK_BITS];
        return Arrays.binarySearch(
                inBlock[column >> BLOCK_BITS], start[row], start[row + 1], (char) (column & (BLOCK_COLUMNS - 1)));
    }

    /// y ← y + S·x.
    ///
    /// @param engine computes, by row blocks
    /// @param x      columns×batch, row-major
    /// @param batch  B ≥ 1
    /// @param y      rows×batch, row-major
    public void accumulate(Engine engine, double[] x, int batch, double[] y) {
        check("x", x, columns, batch);
        check("y", y, rows, batch);
        SparseKernels kernels = engine.kernels().sparse();
        overRows(engine, batch, (from, to) -> {
            for (int k = 0; k < values.length; k++) {
                kernels.gather(from, to, starts[k], inBlock[k], values[k], x, firstOf(k, batch), batch, y);
            }
        });
    }

    /// y ← y + Sᵀ·x.
    ///
    /// @param engine computes, by column blocks and parts of the batch
    /// @param x      rows×batch, row-major
    /// @param batch  B ≥ 1
    /// @param y      columns×batch, row-major
    public void accumulateTransposed(Engine engine, double[] x, int batch, double[] y) {
        check("x", x, rows, batch);
        check("y", y, columns, batch);
        SparseKernels kernels = engine.kernels().sparse();
        int parts = Math.max(1, batch / PIECE_BATCH);
        int width = Math.ceilDiv(batch, parts);
        crew(engine, batch).work(values.length * parts, (worker, piece) -> {
            int k = piece / parts;
            int first = piece % parts * width;
            int end = Math.min(batch, first + width);
            if (first < end) {
                kernels.scatter(rows, starts[k], inBlock[k], values[k], x, batch, first, end, y, firstOf(k, batch));
            }
        });
    }

    /// Adds δ·xᵀ where this matrix has entries: the gradient of a product S·x.
    ///
    /// @param engine computes, by row blocks
    /// @param delta  rows×batch, row-major
    /// @param x      columns×batch, row-major
    /// @param batch  B ≥ 1
    public void addOuterProduct(Engine engine, double[] delta, double[] x, int batch) {
        check("delta", delta, rows, batch);
        check("x", x, columns, batch);
        SparseKernels kernels = engine.kernels().sparse();
        overRows(engine, batch, (from, to) -> {
            for (int k = 0; k < values.length; k++) {
                kernels.sampleProduct(from, to, starts[k], inBlock[k], values[k], delta, x, firstOf(k, batch), batch);
            }
        });
    }

    private interface RowTask {
        void rows(int from, int to);
    }

    private void overRows(Engine engine, int batch, RowTask task) {
        if (rows == 0) {
            return;
        }
        int height = Math.max(PIECE_ROWS, Math.ceilDiv(rows, PIECES));
        crew(engine, batch).work(Math.ceilDiv(rows, height), (worker, piece) -> {
            int from = piece * height;
            task.rows(from, Math.min(rows, from + height));
        });
    }

    private Crew crew(Engine engine, int batch) {
        return entries() * batch < ENTRIES_TO_SHARE ? Crew.alone() : engine.crew();
    }

    private static int firstOf(int block, int batch) {
        return (block << BLOCK_BITS) * batch;
    }

    private static void check(String name, double[] array, int rows, int batch) {
        if (batch < 1 || array.length < (long) rows * batch) {
            throw new IllegalArgumentException(
                    "%s has length %d, must be >= %d rows x batch %d, batch >= 1: give one row per neuron"
                            .formatted(name, array.length, rows, batch));
        }
    }

    /// First asking: counts the entries of each row and block, and checks their columns.
    private static final class Count implements EntrySink {

        private final int columns;
        private final int[][] counts;
        private int row;
        private int last;

        Count(int columns, int[][] counts) {
            this.columns = columns;
            this.counts = counts;
        }

        void begin(int next) {
            row = next;
            last = -1;
        }

        @Override
        public void put(int column, double value) {
            if (column <= last || column >= columns) {
                throw new IllegalArgumentException(
                        "row %d: column %d after %d must be in [%d, %d): sort the columns of a row, each once"
                                .formatted(row, column, last, last + 1, columns));
            }
            last = column;
            counts[column >> BLOCK_BITS][row + 1]++;
        }

        int[][] starts() {
            for (int k = 0; k < counts.length; k++) {
                long sum = 0;
                for (int i = 1; i < counts[k].length; i++) {
                    sum += counts[k][i];
                    if (sum > Integer.MAX_VALUE - 8) {
                        throw new IllegalArgumentException(
                                "columns %d to %d hold more than 2^31 - 9 entries up to row %d: cut the matrix by rows"
                                        .formatted(k << BLOCK_BITS, ((k + 1) << BLOCK_BITS) - 1, i - 1));
                    }
                    counts[k][i] = (int) sum;
                }
            }
            return counts;
        }
    }

    /// Second asking: puts the entries where they belong.
    private static final class Fill implements EntrySink {

        private final int[][] starts;
        private final char[][] inBlock;
        private final double[][] values;
        private final int[] next;
        private int row;

        Fill(int[][] starts, char[][] inBlock, double[][] values) {
            this.starts = starts;
            this.inBlock = inBlock;
            this.values = values;
            this.next = new int[starts.length];
        }

        void begin(int i) {
            row = i;
        }

        @Override
        public void put(int column, double value) {
            int k = column >> BLOCK_BITS;
            if (k >= next.length || next[k] == starts[k][row + 1]) {
                throw changed();
            }
            int e = next[k]++;
            inBlock[k][e] = (char) column;
            values[k][e] = value;
        }

        void end() {
            for (int k = 0; k < next.length; k++) {
                if (next[k] != starts[k][row + 1]) {
                    throw changed();
                }
            }
        }

        private IllegalStateException changed() {
            return new IllegalStateException(
                    "row %d has other entries when asked for again: a row source must give the same twice, next entries %s"
                            .formatted(row, Arrays.toString(next)));
        }
    }
}
