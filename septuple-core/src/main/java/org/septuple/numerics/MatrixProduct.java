package org.septuple.numerics;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// The matrix product C ← C + A·B on strided views of primitive arrays, with the scratch arrays that it needs; one
/// object per thread that computes.
///
/// Every element of C is one chain of fused multiply–adds over p = 0, 1, …, k−1 that starts from the value already
/// in C. The order depends on nothing else (not on tiles, blocks, lanes, crews, or how the product is cut by rows or
/// columns), so the bits are those of the three nested loops that define the product.
///
/// Transposes are views. Scratch arrays grow to what the largest product needs; later calls allocate nothing.
public final class MatrixProduct {

    /// Flop that are worth the call of another worker: some 20 µs of work.
    private static final long FLOP_PER_PIECE = 1_000_000;

    private final ProductKernels kernels;
    private final List<ProductBlocks> blocks = new ArrayList<>();
    private final Crew.Work share = this::share;
    private @Nullable Task task;

    private record Task(MatrixView a, MatrixView b, MatrixView c, int rowsPerPiece) {}

    /// A product whose scratch arrays are still empty.
    ///
    /// @param kernels scalar or vector; no bit of any result depends on the choice
    public MatrixProduct(ProductKernels kernels) {
        this.kernels = kernels;
        blocks.add(new ProductBlocks(kernels));
    }

    /// Adds A·B to C on the calling thread.
    ///
    /// @param a m×k, any steps
    /// @param b k×n, any steps
    /// @param c m×n, consecutive within a row; must not share elements with A or B
    /// @throws IllegalArgumentException if the shapes do not fit together or the rows of C are not consecutive;
    ///     C is as before
    public void accumulate(MatrixView a, MatrixView b, MatrixView c) {
        check(a, b, c);
        blocks.getFirst().accumulate(a, b, c, 0, c.rows());
    }

    /// Adds A·B to C, the rows of C divided over a crew if that is worth the call.
    ///
    /// @param crew workers; none of them may use this object meanwhile
    /// @param a    m×k, any steps
    /// @param b    k×n, any steps
    /// @param c    m×n, consecutive within a row; must not share elements with A or B
    /// @throws IllegalArgumentException if the shapes do not fit together or the rows of C are not consecutive;
    ///     C is as before
    public void accumulate(Crew crew, MatrixView a, MatrixView b, MatrixView c) {
        check(a, b, c);
        int rows = c.rows();
        long flop = 2L * rows * c.columns() * a.columns();
        long wanted = Math.min(2L * crew.workers(), flop / FLOP_PER_PIECE);
        if (crew.workers() == 1 || wanted < 2) {
            blocks.getFirst().accumulate(a, b, c, 0, rows);
            return;
        }
        while (blocks.size() < crew.workers()) {
            blocks.add(new ProductBlocks(kernels));
        }
        int tiles = Math.ceilDiv(rows, kernels.tileRows());
        int rowsPerPiece = Math.ceilDiv(tiles, (int) wanted) * kernels.tileRows();
        task = new Task(a, b, c, rowsPerPiece);
        try {
            crew.work(Math.ceilDiv(rows, rowsPerPiece), share);
        } finally {
            task = null;
        }
    }

    private void share(int worker, int piece) {
        Task all = Objects.requireNonNull(task);
        int from = piece * all.rowsPerPiece;
        int to = Math.min(all.c.rows(), from + all.rowsPerPiece);
        blocks.get(worker).accumulate(all.a, all.b, all.c, from, to);
    }

    private static void check(MatrixView a, MatrixView b, MatrixView c) {
        if (a.rows() != c.rows() || b.columns() != c.columns() || a.columns() != b.rows()) {
            throw new IllegalArgumentException(
                    "C (%d x %d) += A (%d x %d) times B (%d x %d) does not fit: give A the rows of C, B the columns of C, and A as many columns as B has rows"
                            .formatted(c.rows(), c.columns(), a.rows(), a.columns(), b.rows(), b.columns()));
        }
        if (c.columns() > 1 && c.columnStep() != 1) {
            throw new IllegalArgumentException(
                    "the rows of C have column step %d, must be 1: pass transposed factors in reverse order instead"
                            .formatted(c.columnStep()));
        }
    }
}
