package org.septuple.numerics;

/// The innermost loops of [MatrixProduct]. In all of them every element of the result is one chain of fused
/// multiply–adds in ascending order of p that starts from the value found there, so widths, tiles and lanes leave no
/// trace in the bits.
///
/// The right factor comes in strips: row p of a strip is [#strip] (or [#narrowStrip]) consecutive doubles. The left
/// factor is read element by element, wherever it lies.
public interface ProductKernels {

    /// Columns of a strip.
    ///
    /// @return ≥ 1
    int strip();

    /// Columns of a narrow strip, for what is left over at the right.
    ///
    /// @return in [1, strip]
    int narrowStrip();

    /// Rows of the largest tile.
    ///
    /// @return a power of two
    int tileRows();

    /// Adds A·B to a tile of C that is [#strip] columns wide.
    ///
    /// @param rows    in [1, tileRows], a power of two
    /// @param depth   k ≥ 0
    /// @param a       holds A, rows×depth
    /// @param a0      index of A(0,0)
    /// @param aRow    index step from A(i,p) to A(i+1,p)
    /// @param aColumn index step from A(i,p) to A(i,p+1)
    /// @param b       holds the strip of B
    /// @param b0      index of B(0,0)
    /// @param bRow    index step from B(p,j) to B(p+1,j)
    /// @param c       holds C
    /// @param c0      index of C(0,0)
    /// @param cRow    index step from C(i,j) to C(i+1,j)
    void tile(
            int rows,
            int depth,
            double[] a,
            int a0,
            int aRow,
            int aColumn,
            double[] b,
            int b0,
            int bRow,
            double[] c,
            int c0,
            int cRow);

    /// Adds A·B to a tile of C that is [#narrowStrip] columns wide.
    ///
    /// @param rows    in [1, tileRows], a power of two
    /// @param depth   k ≥ 0
    /// @param a       holds A, rows×depth
    /// @param a0      index of A(0,0)
    /// @param aRow    index step from A(i,p) to A(i+1,p)
    /// @param aColumn index step from A(i,p) to A(i,p+1)
    /// @param b       holds the strip of B
    /// @param b0      index of B(0,0)
    /// @param bRow    index step from B(p,j) to B(p+1,j)
    /// @param c       holds C
    /// @param c0      index of C(0,0)
    /// @param cRow    index step from C(i,j) to C(i+1,j)
    void narrowTile(
            int rows,
            int depth,
            double[] a,
            int a0,
            int aRow,
            int aColumn,
            double[] b,
            int b0,
            int bRow,
            double[] c,
            int c0,
            int cRow);

    /// Copies whole rows of [#strip] consecutive doubles, one after the other.
    ///
    /// @param depth number of rows
    /// @param b     holds them
    /// @param b0    index of the first
    /// @param bRow  index step from row to row
    /// @param strip receives them, `strip()` doubles each
    /// @param at    index of the first
    void pack(int depth, double[] b, int b0, int bRow, double[] strip, int at);

    /// Adds A·x to y where the rows of A lie anywhere.
    ///
    /// @param rows    of A
    /// @param depth   columns of A
    /// @param a       holds A
    /// @param a0      index of A(0,0)
    /// @param aRow    index step from A(i,p) to A(i+1,p)
    /// @param aColumn index step from A(i,p) to A(i,p+1)
    /// @param x       holds x, consecutive
    /// @param x0      index of x(0)
    /// @param y       holds y
    /// @param y0      index of y(0)
    /// @param yStep   index step from y(i) to y(i+1)
    default void rowsTimesVector(
            int rows,
            int depth,
            double[] a,
            int a0,
            int aRow,
            int aColumn,
            double[] x,
            int x0,
            double[] y,
            int y0,
            int yStep) {
        ScalarRows.timesVector(rows, depth, a, a0, aRow, aColumn, x, x0, y, y0, yStep);
    }

    /// Adds A·x to y where the columns of A and y are consecutive.
    ///
    /// @param rows    of A
    /// @param depth   columns of A
    /// @param a       holds A
    /// @param a0      index of A(0,0)
    /// @param aColumn index step from A(i,p) to A(i,p+1)
    /// @param x       holds x, consecutive
    /// @param x0      index of x(0)
    /// @param y       holds y, consecutive
    /// @param y0      index of y(0)
    void columnsTimesVector(
            int rows, int depth, double[] a, int a0, int aColumn, double[] x, int x0, double[] y, int y0);
}
