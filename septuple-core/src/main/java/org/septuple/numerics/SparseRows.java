package org.septuple.numerics;

/// Sparse matrix times vector, entry by entry in the order in which they lie. Rows are independent chains, which the
/// processor overlaps by itself while they are short. Four rows at a time were slower: memory is read ahead best in
/// one stream.
public final class SparseRows {

    private SparseRows() {}

    /// y ← y + S·x for some rows of a column block.
    ///
    /// @param from    first row
    /// @param to      row after the last
    /// @param starts  first entry of each row
    /// @param columns column of each entry
    /// @param values  value of each entry
    /// @param x       factors
    /// @param x0      index of the factor of column 0
    /// @param y       sums
    public static void timesVector(
            int from, int to, int[] starts, char[] columns, double[] values, double[] x, int x0, double[] y) {
        int e = starts[from];
        for (int i = from; i < to; i++) {
            double sum = y[i];
            for (int end = starts[i + 1]; e < end; e++) {
                sum = Math.fma(values[e], x[x0 + columns[e]], sum);
            }
            y[i] = sum;
        }
    }

    /// y ← y + Sᵀ·x for a column block.
    ///
    /// @param rows    of the block
    /// @param starts  first entry of each row
    /// @param columns column of each entry
    /// @param values  value of each entry
    /// @param x       factors
    /// @param y       sums
    /// @param y0      index of the sum of column 0
    public static void transposedTimesVector(
            int rows, int[] starts, char[] columns, double[] values, double[] x, double[] y, int y0) {
        int e = starts[0];
        for (int i = 0; i < rows; i++) {
            double factor = x[i];
            for (int end = starts[i + 1]; e < end; e++) {
                int at = y0 + columns[e];
                y[at] = Math.fma(values[e], factor, y[at]);
            }
        }
    }
}
