package org.septuple.numerics;

/// The innermost loops of [SparseMatrix], for some rows of one column block: row i has the entries
/// `starts[i]`, …, `starts[i + 1] − 1`, entry e lies in column `columns[e]` of the block. Vectors x and y are matrices
/// with `batch` consecutive numbers in each row.
public interface SparseKernels {

    /// y_i ← y_i + Σ_j S_ij x_j, one fused chain in the order of the entries.
    ///
    /// @param from    first row
    /// @param to      row after the last
    /// @param starts  first entry of each row
    /// @param columns column of each entry
    /// @param values  value of each entry
    /// @param x       factors, row-major
    /// @param x0      index of the row of x that belongs to column 0 of the block
    /// @param batch   numbers in a row of x and y
    /// @param y       sums, row-major, from row 0 of the matrix
    void gather(
            int from, int to, int[] starts, char[] columns, double[] values, double[] x, int x0, int batch, double[] y);

    /// y_j ← y_j + Σ_i S_ij x_i, one fused chain in the order of the rows, for some columns of the batch.
    ///
    /// @param rows    of the matrix
    /// @param starts  first entry of each row
    /// @param columns column of each entry
    /// @param values  value of each entry
    /// @param x       factors, row-major, from row 0 of the matrix
    /// @param batch   numbers in a row of x and y
    /// @param first   first of the batch
    /// @param end     after the last of the batch
    /// @param y       sums, row-major
    /// @param y0      index of the row of y that belongs to column 0 of the block
    void scatter(
            int rows,
            int[] starts,
            char[] columns,
            double[] values,
            double[] x,
            int batch,
            int first,
            int end,
            double[] y,
            int y0);

    /// S_ij ← S_ij + Σ_b δ_ib x_jb for the entries there are, one fused chain in the order of the batch.
    ///
    /// @param from    first row
    /// @param to      row after the last
    /// @param starts  first entry of each row
    /// @param columns column of each entry
    /// @param values  value of each entry, added to
    /// @param delta   row-major, from row 0 of the matrix
    /// @param x       row-major
    /// @param x0      index of the row of x that belongs to column 0 of the block
    /// @param batch   numbers in a row of δ and x
    default void sampleProduct(
            int from,
            int to,
            int[] starts,
            char[] columns,
            double[] values,
            double[] delta,
            double[] x,
            int x0,
            int batch) {
        SampledProduct.add(from, to, starts, columns, values, delta, x, x0, batch);
    }
}
