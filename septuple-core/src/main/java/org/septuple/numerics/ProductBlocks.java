package org.septuple.numerics;

import java.util.Arrays;

/// How one worker cuts C ← C + A·B: the depth into blocks, the columns into blocks of strips whose part of B stays in
/// the second-level cache, the rows into tiles. The chains go on from block to block through C.
///
/// B is copied into strips once per block. A is read where it lies, which is nearly as fast as from a copy, unless
/// every step along p is a new page and the tile is used often.
final class ProductBlocks {

    /// Deepest block: a tile of A of eight rows takes 20 kB of a first-level cache.
    private static final int DEPTH = 320;

    /// Doubles of B in one block: half of a second-level cache of 1 MB.
    private static final int BLOCK = 1 << 16;

    /// Columns from which a copy of a tile of A may pay.
    private static final int COLUMNS_TO_PACK = 96;

    /// Step, in doubles, of a page.
    private static final int PAGE = 512;

    /// Rows up to which consecutive rows of B are used where they lie.
    private static final int ROWS_WITHOUT_PACK = 16;

    /// Rows of y and of x that matrix times vector takes at once.
    private static final int VECTOR = 1024;

    private final ProductKernels kernels;
    private final int strip;
    private final int narrow;
    private final int tileRows;
    private final double[] edge;
    private double[] right = new double[0];
    private double[] left = new double[0];
    private double[] x = new double[0];
    private double[] y = new double[0];

    ProductBlocks(ProductKernels kernels) {
        this.kernels = kernels;
        this.strip = kernels.strip();
        this.narrow = kernels.narrowStrip();
        this.tileRows = kernels.tileRows();
        this.edge = new double[tileRows * strip];
    }

    /// Adds some rows of A·B to those of C.
    void accumulate(MatrixView a, MatrixView b, MatrixView c, int from, int to) {
        int rows = to - from;
        int columns = c.columns();
        int depth = a.columns();
        if (rows == 0 || columns == 0 || depth == 0) {
            return;
        }
        int a0 = a.start() + from * a.rowStep();
        int c0 = c.start() + from * c.rowStep();
        if (columns == 1) {
            vector(
                    rows,
                    depth,
                    a.values(),
                    a0,
                    a.rowStep(),
                    a.columnStep(),
                    b.values(),
                    b.start(),
                    b.rowStep(),
                    c.values(),
                    c0,
                    c.rowStep());
        } else if (rows == 1) {
            vector(
                    columns,
                    depth,
                    b.values(),
                    b.start(),
                    b.columnStep(),
                    b.rowStep(),
                    a.values(),
                    a0,
                    a.columnStep(),
                    c.values(),
                    c0,
                    1);
        } else {
            matrix(a, a0, b, c, c0, rows);
        }
    }

    private void matrix(MatrixView a, int a0, MatrixView b, MatrixView c, int c0, int rows) {
        int columns = c.columns();
        int depth = a.columns();
        int deep = evenBlock(depth, DEPTH, 8);
        int wide = evenBlock(columns, Math.max(strip, BLOCK / deep / strip * strip), strip);
        right = grown(right, deep * Math.ceilDiv(wide, narrow) * narrow);
        for (int j = 0; j < columns; j += wide) {
            int width = Math.min(wide, columns - j);
            for (int p = 0; p < depth; p += deep) {
                int length = Math.min(deep, depth - p);
                int b0 = b.start() + p * b.rowStep() + j * b.columnStep();
                boolean packB = b.columnStep() != 1 || rows > ROWS_WITHOUT_PACK;
                packStrips(b, b0, length, width, packB);
                panel(a, a0 + p * a.columnStep(), b, b0, packB, c, c0 + j, rows, width, length);
            }
        }
    }

    private void panel(
            MatrixView a,
            int a0,
            MatrixView b,
            int b0,
            boolean packedB,
            MatrixView c,
            int c0,
            int rows,
            int width,
            int depth) {
        boolean packA = width >= COLUMNS_TO_PACK && Math.abs(a.columnStep()) >= PAGE;
        int whole = width / strip * strip;
        int height;
        for (int i = 0; i < rows; i += height) {
            height = Math.min(tileRows, Integer.highestOneBit(rows - i));
            double[] tile = a.values();
            int t0 = a0 + i * a.rowStep();
            int tRow = a.rowStep();
            int tColumn = a.columnStep();
            if (packA) {
                packTile(tile, t0, tRow, tColumn, height, depth);
                tile = left;
                t0 = 0;
                tRow = 1;
                tColumn = height;
            }
            int row = c0 + i * c.rowStep();
            for (int j = 0; j < whole; j += strip) {
                if (packedB) {
                    kernels.tile(
                            height,
                            depth,
                            tile,
                            t0,
                            tRow,
                            tColumn,
                            right,
                            j * depth,
                            strip,
                            c.values(),
                            row + j,
                            c.rowStep());
                } else {
                    kernels.tile(
                            height,
                            depth,
                            tile,
                            t0,
                            tRow,
                            tColumn,
                            b.values(),
                            b0 + j,
                            b.rowStep(),
                            c.values(),
                            row + j,
                            c.rowStep());
                }
            }
            if (whole < width) {
                edge(
                        height,
                        depth,
                        tile,
                        t0,
                        tRow,
                        tColumn,
                        whole * depth,
                        c.values(),
                        row + whole,
                        c.rowStep(),
                        width - whole);
            }
        }
    }

    /// A tile that reaches over the last column, computed beside C.
    private void edge(
            int height,
            int depth,
            double[] tile,
            int t0,
            int tRow,
            int tColumn,
            int b0,
            double[] c,
            int c0,
            int cRow,
            int width) {
        boolean isNarrow = width <= narrow;
        int step = isNarrow ? narrow : strip;
        for (int r = 0; r < height; r++) {
            for (int q = 0; q < width; q++) {
                edge[r * step + q] = c[c0 + r * cRow + q];
            }
        }
        if (isNarrow) {
            kernels.narrowTile(height, depth, tile, t0, tRow, tColumn, right, b0, step, edge, 0, step);
        } else {
            kernels.tile(height, depth, tile, t0, tRow, tColumn, right, b0, step, edge, 0, step);
        }
        for (int r = 0; r < height; r++) {
            for (int q = 0; q < width; q++) {
                c[c0 + r * cRow + q] = edge[r * step + q];
            }
        }
    }

    private void packStrips(MatrixView b, int b0, int depth, int width, boolean wholeOnes) {
        int whole = width / strip * strip;
        if (wholeOnes) {
            for (int j = 0; j < whole; j += strip) {
                if (b.columnStep() == 1) {
                    kernels.pack(depth, b.values(), b0 + j, b.rowStep(), right, j * depth);
                } else {
                    packColumns(b, b0 + j * b.columnStep(), depth, strip, strip, j * depth);
                }
            }
        }
        if (whole < width) {
            int left = width - whole;
            int step = left <= narrow ? narrow : strip;
            packColumns(b, b0 + whole * b.columnStep(), depth, left, step, whole * depth);
        }
    }

    /// Copies columns into a strip; columns that are not there become zero.
    private void packColumns(MatrixView b, int b0, int depth, int width, int step, int at) {
        double[] from = b.values();
        int row = b.rowStep();
        int column = b.columnStep();
        if (width < step) {
            Arrays.fill(right, at, at + depth * step, 0);
        }
        int q = 0;
        for (; q + 4 <= width; q += 4) {
            int b1 = b0 + q * column;
            int to = at + q;
            for (int p = 0; p < depth; p++, b1 += row, to += step) {
                right[to] = from[b1];
                right[to + 1] = from[b1 + column];
                right[to + 2] = from[b1 + 2 * column];
                right[to + 3] = from[b1 + 3 * column];
            }
        }
        for (; q < width; q++) {
            int b1 = b0 + q * column;
            int to = at + q;
            for (int p = 0; p < depth; p++, b1 += row, to += step) {
                right[to] = from[b1];
            }
        }
    }

    private void packTile(double[] from, int a0, int row, int column, int height, int depth) {
        left = grown(left, tileRows * depth);
        if (height == 8) {
            for (int p = 0, at = a0, to = 0; p < depth; p++, at += column, to += 8) {
                left[to] = from[at];
                left[to + 1] = from[at + row];
                left[to + 2] = from[at + 2 * row];
                left[to + 3] = from[at + 3 * row];
                left[to + 4] = from[at + 4 * row];
                left[to + 5] = from[at + 5 * row];
                left[to + 6] = from[at + 6 * row];
                left[to + 7] = from[at + 7 * row];
            }
            return;
        }
        for (int p = 0, to = 0; p < depth; p++) {
            for (int r = 0; r < height; r++, to++) {
                left[to] = from[a0 + p * column + r * row];
            }
        }
    }

    private void vector(
            int rows,
            int depth,
            double[] a,
            int a0,
            int aRow,
            int aColumn,
            double[] b,
            int b0,
            int bStep,
            double[] c,
            int c0,
            int cStep) {
        int deep = bStep == 1 ? depth : VECTOR;
        for (int p = 0; p < depth; p += deep) {
            int length = Math.min(deep, depth - p);
            double[] factor = b;
            int f0 = b0 + p * bStep;
            if (bStep != 1) {
                x = grown(x, VECTOR);
                for (int q = 0; q < length; q++) {
                    x[q] = b[f0 + q * bStep];
                }
                factor = x;
                f0 = 0;
            }
            if (aRow == 1) {
                columns(rows, length, a, a0 + p * aColumn, aColumn, factor, f0, c, c0, cStep);
            } else {
                kernels.rowsTimesVector(rows, length, a, a0 + p * aColumn, aRow, aColumn, factor, f0, c, c0, cStep);
            }
        }
    }

    private void columns(
            int rows,
            int depth,
            double[] a,
            int a0,
            int aColumn,
            double[] factor,
            int f0,
            double[] c,
            int c0,
            int cStep) {
        for (int i = 0; i < rows; i += VECTOR) {
            int length = Math.min(VECTOR, rows - i);
            if (cStep == 1) {
                kernels.columnsTimesVector(length, depth, a, a0 + i, aColumn, factor, f0, c, c0 + i);
                continue;
            }
            y = grown(y, VECTOR);
            for (int q = 0; q < length; q++) {
                y[q] = c[c0 + (i + q) * cStep];
            }
            kernels.columnsTimesVector(length, depth, a, a0 + i, aColumn, factor, f0, y, 0);
            for (int q = 0; q < length; q++) {
                c[c0 + (i + q) * cStep] = y[q];
            }
        }
    }

    /// Cuts a length into as few blocks as fit below a bound, of nearly equal size.
    private static int evenBlock(int length, int bound, int multiple) {
        int blocks = Math.ceilDiv(length, bound);
        return Math.ceilDiv(Math.ceilDiv(length, blocks), multiple) * multiple;
    }

    private static double[] grown(double[] scratch, int length) {
        return scratch.length >= length ? scratch : new double[length];
    }
}
