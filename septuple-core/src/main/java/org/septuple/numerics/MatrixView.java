package org.septuple.numerics;

/// A matrix that lies in an array: element (i, j) at `start + i·rowStep + j·columnStep`. Transposes and parts are
/// views of the same array.
public final class MatrixView {

    private final double[] values;
    private final int start;
    private final int rows;
    private final int columns;
    private final int rowStep;
    private final int columnStep;

    /// A view.
    ///
    /// @param values     the array, not copied
    /// @param start      index of element (0, 0)
    /// @param rows       ≥ 0
    /// @param columns    ≥ 0
    /// @param rowStep    index step from (i, j) to (i + 1, j)
    /// @param columnStep index step from (i, j) to (i, j + 1)
    public MatrixView(double[] values, int start, int rows, int columns, int rowStep, int columnStep) {
        if (rows < 0 || columns < 0) {
            throw new IllegalArgumentException("%d rows and %d columns must be >= 0".formatted(rows, columns));
        }
        if (rows > 0 && columns > 0) {
            long across = (rows - 1L) * rowStep;
            long along = (columns - 1L) * columnStep;
            long lowest = start + Math.min(0, across) + Math.min(0, along);
            long highest = start + Math.max(0, across) + Math.max(0, along);
            if (lowest < 0 || highest >= values.length) {
                throw new IndexOutOfBoundsException("a %d x %d view reaches over [%d, %d] of an array of length %d"
                        .formatted(rows, columns, lowest, highest, values.length));
            }
        }
        this.values = values;
        this.start = start;
        this.rows = rows;
        this.columns = columns;
        this.rowStep = rowStep;
        this.columnStep = columnStep;
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

    /// A whole array, row by row.
    ///
    /// @param values  of length rows·columns at least
    /// @param rows    ≥ 0
    /// @param columns ≥ 0
    /// @return consecutive rows
    public static MatrixView rowMajor(double[] values, int rows, int columns) {
        return new MatrixView(values, 0, rows, columns, columns, 1);
    }

    /// The transpose, on the same array.
    ///
    /// @return columns×rows
    public MatrixView transposed() {
        return new MatrixView(values, start, columns, rows, columnStep, rowStep);
    }

    /// Some consecutive rows.
    ///
    /// @param from first
    /// @param to   after the last
    /// @return (to − from)×columns
    public MatrixView rows(int from, int to) {
        return new MatrixView(values, start + from * rowStep, to - from, columns, rowStep, columnStep);
    }

    /// Some consecutive columns.
    ///
    /// @param from first
    /// @param to   after the last
    /// @return rows×(to − from)
    public MatrixView columns(int from, int to) {
        return new MatrixView(values, start + from * columnStep, rows, to - from, rowStep, columnStep);
    }

    double[] values() {
        return values;
    }

    int start() {
        return start;
    }

    int rowStep() {
        return rowStep;
    }

    int columnStep() {
        return columnStep;
    }
}
