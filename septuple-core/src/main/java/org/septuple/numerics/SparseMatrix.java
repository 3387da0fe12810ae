package org.septuple.numerics;

import java.util.Arrays;

/// A matrix most of whose elements are not there: rows of entries, cut into blocks of 2^20 columns, so that the part of x
/// that a block needs stays in the last-level cache. In each block, rows are ordered by their number of entries within
/// windows of at most 1024, and eight at a time lie interleaved, as [SparseRows] tells. Twelve bytes per entry and twelve
/// per row and block; nothing is filled up.
///
/// Every element of a product is one chain of fused multiply–adds over the entries in ascending order, started from
/// the value already there: the bits of [MatrixProduct] where the other factor is finite, whatever the crew.
///
/// The pattern never changes, the values may.
public final class SparseMatrix {

    private static final int BLOCK_BITS = 20;
    private static final int BLOCK_COLUMNS = 1 << BLOCK_BITS;

    /// Pieces into which a crew's task is cut: enough to even out, few enough to use a block of x often.
    private static final int PIECES = 32;

    /// Rows that are worth a piece: the least window.
    private static final int PIECE_ROWS = 64;

    /// Rows of the largest window: their sums stay in the first-level cache.
    private static final int MOST_WINDOW = 1024;

    /// Columns of a batch that are worth a piece.
    private static final int PIECE_BATCH = 16;

    /// Entries that are worth the call of another worker.
    private static final long ENTRIES_TO_SHARE = 20_000;

    private final int rows;
    private final int columns;
    private final Pattern[] patterns;
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

    /// The entries of a column block without their values.
    private static final class Pattern {

        private final int[] starts;
        private final int[] order;
        private final int[] places;
        private final int[] columns;

        Pattern(int[] starts, int[] order, int[] places, int[] columns) {
            this.starts = starts;
            this.order = order;
            this.places = places;
            this.columns = columns;
        }

        int length(int row) {
            int p = places[row];
            return starts[p + 1] - starts[p];
        }

        /// Index of entry k of a row.
        int at(int row, int k) {
            int p = places[row];
            int m = SparseRows.interleaved(starts, p);
            return k < m ? SparseRows.first(starts, p) + k * SparseRows.GROUP : SparseRows.rest(starts, p, m) + k - m;
        }

        /// Index of the entry in a column, or −1.
        int find(int row, int column) {
            int low = 0;
            int high = length(row) - 1;
            while (low <= high) {
                int middle = (low + high) >>> 1;
                int e = at(row, middle);
                if (columns[e] == column) {
                    return e;
                }
                if (columns[e] < column) {
                    low = middle + 1;
                } else {
                    high = middle - 1;
                }
            }
            return -1;
        }
    }

    private SparseMatrix(int rows, int columns, Pattern[] patterns, double[][] values) {
        this.rows = rows;
        this.columns = columns;
        this.patterns = patterns;
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
        var patterns = new Pattern[blocks];
        double[][] values = new double[blocks][];
        for (int k = 0; k < blocks; k++) {
            patterns[k] = count.pattern(k);
            values[k] = new double[patterns[k].columns.length];
        }
        var fill = new Fill(patterns, values);
        for (int i = 0; i < rows; i++) {
            fill.begin(i);
            source.row(i, fill);
            fill.end();
        }
        return new SparseMatrix(rows, columns, patterns, values);
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
        return new SparseMatrix(rows, columns, patterns, zeros);
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
    /// @return bytes, twelve per entry and twelve per row and block
    public long bytes() {
        return entries() * (Double.BYTES + Integer.BYTES) + (long) patterns.length * (3L * rows + 1) * Integer.BYTES;
    }

    /// Number of column blocks.
    ///
    /// @return ⌈columns/2^20⌉
    public int blocks() {
        return values.length;
    }

    /// The values of a column block in an order that the pattern alone decides: the array itself, for optimisers.
    /// As long as the block has entries.
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
            Pattern pattern = patterns[k];
            int length = pattern.length(row);
            for (int n = 0; n < length; n++) {
                int e = pattern.at(row, n);
                sink.put(pattern.columns[e], values[k][e]);
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
        return patterns[column >> BLOCK_BITS].find(row, column);
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
                Pattern p = patterns[k];
                kernels.gather(from, to, p.starts, p.order, p.columns, values[k], x, batch, y);
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
                Pattern p = patterns[k];
                kernels.scatter(p.starts, p.places, p.columns, values[k], x, batch, first, end, y);
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
                Pattern p = patterns[k];
                kernels.sampleProduct(from, to, p.starts, p.order, p.columns, values[k], delta, x, batch);
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
        int window = window(rows);
        int height = Math.ceilDiv(Math.ceilDiv(rows, PIECES), window) * window;
        crew(engine, batch).work(Math.ceilDiv(rows, height), (worker, piece) -> {
            int from = piece * height;
            task.rows(from, Math.min(rows, from + height));
        });
    }

    private Crew crew(Engine engine, int batch) {
        return entries() * batch < ENTRIES_TO_SHARE ? Crew.alone() : engine.crew();
    }

    /// Rows among which the order may change, a power of two: every piece has whole windows, and there are enough.
    private static int window(int rows) {
        return Integer.highestOneBit(Math.clamp(rows / PIECES, PIECE_ROWS, MOST_WINDOW));
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
            counts[column >> BLOCK_BITS][row]++;
        }

        /// Of a block, with columns still to come; the counts become starts.
        Pattern pattern(int block) {
            int[] starts = counts[block];
            int rows = starts.length - 1;
            int[] order = new int[rows];
            int[] places = new int[rows];
            int window = window(rows);
            long[] keys = new long[Math.min(rows, window)];
            long sum = 0;
            for (int from = 0; from < rows; from += window) {
                int size = Math.min(window, rows - from);
                for (int i = 0; i < size; i++) {
                    keys[i] = ((long) -starts[from + i] << Integer.SIZE) + i;
                }
                Arrays.sort(keys, 0, size);
                for (int i = 0; i < size; i++) {
                    order[from + i] = from + (int) keys[i];
                    places[order[from + i]] = from + i;
                    starts[from + i] = (int) sum;
                    sum -= keys[i] >> Integer.SIZE;
                    if (sum > Integer.MAX_VALUE - 8) {
                        throw new IllegalArgumentException(
                                "columns %d to %d hold more than 2^31 - 9 entries up to row %d: cut the matrix by rows"
                                        .formatted(
                                                block << BLOCK_BITS,
                                                ((block + 1L) << BLOCK_BITS) - 1,
                                                from + size - 1));
                    }
                }
            }
            starts[rows] = (int) sum;
            return new Pattern(starts, order, places, new int[(int) sum]);
        }
    }

    /// Second asking: puts the entries where they belong.
    private static final class Fill implements EntrySink {

        private final Pattern[] patterns;
        private final double[][] values;
        private final int[] next;
        private int row;

        Fill(Pattern[] patterns, double[][] values) {
            this.patterns = patterns;
            this.values = values;
            this.next = new int[patterns.length];
        }

        void begin(int i) {
            row = i;
            Arrays.fill(next, 0);
        }

        @Override
        public void put(int column, double value) {
            int k = column >> BLOCK_BITS;
            if (k >= next.length || next[k] == patterns[k].length(row)) {
                throw changed();
            }
            int e = patterns[k].at(row, next[k]++);
            patterns[k].columns[e] = column;
            values[k][e] = value;
        }

        void end() {
            for (int k = 0; k < next.length; k++) {
                if (next[k] != patterns[k].length(row)) {
                    throw changed();
                }
            }
        }

        private IllegalStateException changed() {
            return new IllegalStateException(
                    "row %d has other entries when asked for again: a row source must give the same twice, entries taken %s"
                            .formatted(row, Arrays.toString(next)));
        }
    }
}
