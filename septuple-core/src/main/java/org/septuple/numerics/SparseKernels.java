package org.septuple.numerics;

/// The innermost loops of [SparseMatrix], for some rows of one column block, whose entries lie as [SparseRows] tells.
/// Columns count from the first one of the matrix. Vectors x and y are matrices with `batch` consecutive numbers in
/// each row.
public interface SparseKernels {

    /// y_i ← y_i + Σ_j S_ij x_j, one fused chain in the order of the columns.
    ///
    /// @param from    first position, a multiple of 8
    /// @param to      position after the last, a multiple of 8 or the number of rows
    /// @param starts  running counts of the entries
    /// @param order   row at each position
    /// @param columns column of each entry
    /// @param values  value of each entry
    /// @param x       factors, row-major
    /// @param batch   numbers in a row of x and y
    /// @param y       sums, row-major
    void gather(
            int from,
            int to,
            int[] starts,
            int[] order,
            int[] columns,
            double[] values,
            double[] x,
            int batch,
            double[] y);

    /// y_j ← y_j + Σ_i S_ij x_i, one fused chain in the order of the rows, for some columns of the batch.
    ///
    /// @param starts  running counts of the entries
    /// @param places  position of each row
    /// @param columns column of each entry
    /// @param values  value of each entry
    /// @param x       factors, row-major
    /// @param batch   numbers in a row of x and y
    /// @param first   first of the batch
    /// @param end     after the last of the batch
    /// @param y       sums, row-major
    void scatter(
            int[] starts,
            int[] places,
            int[] columns,
            double[] values,
            double[] x,
            int batch,
            int first,
            int end,
            double[] y);

    /// S_ij ← S_ij + Σ_b δ_ib x_jb for the entries there are, one fused chain in the order of the batch.
    ///
    /// @param from    first position, a multiple of 8
    /// @param to      position after the last, a multiple of 8 or the number of rows
    /// @param starts  running counts of the entries
    /// @param order   row at each position
    /// @param columns column of each entry
    /// @param values  value of each entry, added to
    /// @param delta   row-major
    /// @param x       row-major
    /// @param batch   numbers in a row of δ and x
    default void sampleProduct(
            int from,
            int to,
            int[] starts,
            int[] order,
            int[] columns,
            double[] values,
            double[] delta,
            double[] x,
            int batch) {
        SampledProduct.add(from, to, starts, order, columns, values, delta, x, batch);
    }
}
