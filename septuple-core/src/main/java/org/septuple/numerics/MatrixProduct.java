package org.septuple.numerics;

/// The matrix product C ← C + A·B on strided views of primitive arrays.
///
/// Every element of C is one chain of fused multiply–adds over p = 0, 1, …, k−1 that starts from the value already
/// in C. The order depends on nothing else (not on the tile, the shape or the machine), so the bits are those of the
/// three nested loops that define the product. The 4×4 register tile only keeps sixteen such chains in flight.
///
/// A strided view makes transposes free: element (i, p) of A lies at `a0 + i·aRow + p·aColumn`.
public final class MatrixProduct {

    private static final int TILE = 4;

    private MatrixProduct() {}

    /// Adds A·B to C.
    ///
    /// @param rows    rows of A and C
    /// @param columns columns of B and C
    /// @param depth   columns of A, rows of B
    /// @param a       holds A, rows×depth
    /// @param a0      index of A(0,0)
    /// @param aRow    index step from A(i,p) to A(i+1,p)
    /// @param aColumn index step from A(i,p) to A(i,p+1)
    /// @param b       holds B, depth×columns
    /// @param b0      index of B(0,0)
    /// @param bRow    index step from B(p,j) to B(p+1,j)
    /// @param bColumn index step from B(p,j) to B(p,j+1)
    /// @param c       holds C, rows×columns, consecutive within a row; must not overlap A or B
    /// @param c0      index of C(0,0)
    /// @param cRow    index step from C(i,j) to C(i+1,j)
    /// @throws IndexOutOfBoundsException if a view reaches beyond its array
    public static void accumulate(
            int rows,
            int columns,
            int depth,
            double[] a,
            int a0,
            int aRow,
            int aColumn,
            double[] b,
            int b0,
            int bRow,
            int bColumn,
            double[] c,
            int c0,
            int cRow) {
        int i = 0;
        for (; i + TILE <= rows; i += TILE) {
            int j = 0;
            for (; j + TILE <= columns; j += TILE) {
                tile(
                        depth,
                        a,
                        a0 + i * aRow,
                        aRow,
                        aColumn,
                        b,
                        b0 + j * bColumn,
                        bRow,
                        bColumn,
                        c,
                        c0 + i * cRow + j,
                        cRow);
            }
            for (; j < columns; j++) {
                for (int r = i; r < i + TILE; r++) {
                    chain(depth, a, a0 + r * aRow, aColumn, b, b0 + j * bColumn, bRow, c, c0 + r * cRow + j);
                }
            }
        }
        for (; i < rows; i++) {
            int j = 0;
            for (; j + TILE <= columns; j += TILE) {
                strip(depth, a, a0 + i * aRow, aColumn, b, b0 + j * bColumn, bRow, bColumn, c, c0 + i * cRow + j);
            }
            for (; j < columns; j++) {
                chain(depth, a, a0 + i * aRow, aColumn, b, b0 + j * bColumn, bRow, c, c0 + i * cRow + j);
            }
        }
    }

    private static void chain(int depth, double[] a, int ia, int da, double[] b, int ib, int db, double[] c, int ic) {
        double sum = c[ic];
        for (int p = 0; p < depth; p++, ia += da, ib += db) {
            sum = Math.fma(a[ia], b[ib], sum);
        }
        c[ic] = sum;
    }

    private static void strip(
            int depth, double[] a, int ia, int ac, double[] b, int ib, int br, int bc, double[] c, int ic) {
        double s0 = c[ic], s1 = c[ic + 1], s2 = c[ic + 2], s3 = c[ic + 3];
        int bc2 = 2 * bc;
        int bc3 = 3 * bc;
        for (int p = 0; p < depth; p++, ia += ac, ib += br) {
            double w = a[ia];
            s0 = Math.fma(w, b[ib], s0);
            s1 = Math.fma(w, b[ib + bc], s1);
            s2 = Math.fma(w, b[ib + bc2], s2);
            s3 = Math.fma(w, b[ib + bc3], s3);
        }
        c[ic] = s0;
        c[ic + 1] = s1;
        c[ic + 2] = s2;
        c[ic + 3] = s3;
    }

    private static void tile(
            int depth,
            double[] a,
            int ia,
            int ar,
            int ac,
            double[] b,
            int ib,
            int br,
            int bc,
            double[] c,
            int ic,
            int cr) {
        int ic1 = ic + cr;
        int ic2 = ic1 + cr;
        int ic3 = ic2 + cr;
        double c00 = c[ic], c01 = c[ic + 1], c02 = c[ic + 2], c03 = c[ic + 3];
        double c10 = c[ic1], c11 = c[ic1 + 1], c12 = c[ic1 + 2], c13 = c[ic1 + 3];
        double c20 = c[ic2], c21 = c[ic2 + 1], c22 = c[ic2 + 2], c23 = c[ic2 + 3];
        double c30 = c[ic3], c31 = c[ic3 + 1], c32 = c[ic3 + 2], c33 = c[ic3 + 3];
        int ar2 = 2 * ar;
        int ar3 = 3 * ar;
        int bc2 = 2 * bc;
        int bc3 = 3 * bc;
        for (int p = 0; p < depth; p++, ia += ac, ib += br) {
            double b0 = b[ib];
            double b1 = b[ib + bc];
            double b2 = b[ib + bc2];
            double b3 = b[ib + bc3];
            double w = a[ia];
            c00 = Math.fma(w, b0, c00);
            c01 = Math.fma(w, b1, c01);
            c02 = Math.fma(w, b2, c02);
            c03 = Math.fma(w, b3, c03);
            w = a[ia + ar];
            c10 = Math.fma(w, b0, c10);
            c11 = Math.fma(w, b1, c11);
            c12 = Math.fma(w, b2, c12);
            c13 = Math.fma(w, b3, c13);
            w = a[ia + ar2];
            c20 = Math.fma(w, b0, c20);
            c21 = Math.fma(w, b1, c21);
            c22 = Math.fma(w, b2, c22);
            c23 = Math.fma(w, b3, c23);
            w = a[ia + ar3];
            c30 = Math.fma(w, b0, c30);
            c31 = Math.fma(w, b1, c31);
            c32 = Math.fma(w, b2, c32);
            c33 = Math.fma(w, b3, c33);
        }
        c[ic] = c00;
        c[ic + 1] = c01;
        c[ic + 2] = c02;
        c[ic + 3] = c03;
        c[ic1] = c10;
        c[ic1 + 1] = c11;
        c[ic1 + 2] = c12;
        c[ic1 + 3] = c13;
        c[ic2] = c20;
        c[ic2 + 1] = c21;
        c[ic2 + 2] = c22;
        c[ic2 + 3] = c23;
        c[ic3] = c30;
        c[ic3 + 1] = c31;
        c[ic3 + 2] = c32;
        c[ic3 + 3] = c33;
    }
}
