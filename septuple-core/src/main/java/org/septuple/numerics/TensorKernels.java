package org.septuple.numerics;

/// Derivatives and algebra of symmetric 3×3 tensors along rows of cells: for i = from, …, to − 1, every row of the scratch s begins where its number says, and of fields where
/// `places` say. Fused in the order written, from the right.
public interface TensorKernels {

    /// Numbers in the table of a component of [#ricci]: six, and eleven for each of nine terms.
    int RICCI = 6 + 9 * 11;

    /// First differences, with d_k = f(+k) − f(−k): factor·(8d₁ − d₂), or factor·(45d₁ + (−9d₂ + d₃)).
    ///
    /// @param from   first cell
    /// @param to     cell after the last
    /// @param fourth whether of order 4; otherwise 6
    /// @param f      field
    /// @param places of rows at −1, +1, −2, +2, …
    /// @param factor such as 1/(12h)
    /// @param out    gets them
    /// @param at     where its row begins
    void slope(int from, int to, boolean fourth, double[] f, int[] places, double factor, double[] out, int at);

    /// Second differences, with b_k = (f(+k) − f) + (f(−k) − f): factor·(16b₁ − b₂), or factor·(270b₁ + (−27b₂ + 2b₃)).
    ///
    /// @param from   first cell
    /// @param to     cell after the last
    /// @param fourth whether of order 4; otherwise 6
    /// @param f      field
    /// @param middle place of the row itself
    /// @param places of rows at −1, +1, −2, +2, …
    /// @param factor such as 1/(12h²)
    /// @param out    gets them
    /// @param at     where its row begins
    void bend(
            int from,
            int to,
            boolean fourth,
            double[] f,
            int middle,
            int[] places,
            double factor,
            double[] out,
            int at);

    /// Adds dissipation: weight·(15b₁ + (−6b₂ + b₃))/64, or weight·(56b₁ + (−28b₂ + (8b₃ − b₄)))/256.
    ///
    /// @param from    first cell
    /// @param to      cell after the last
    /// @param fourth  whether of order 4; otherwise 6
    /// @param f       field
    /// @param middle  place of the row itself
    /// @param places  of rows at −1, +1, −2, +2, …
    /// @param weights scratch with weights
    /// @param weight  their row
    /// @param out     changed
    /// @param at      where its row begins
    void damp(
            int from,
            int to,
            boolean fourth,
            double[] f,
            int middle,
            int[] places,
            double[] weights,
            int weight,
            double[] out,
            int at);

    /// Inverse of six rows a, b, c, d, e, f of a symmetric matrix.
    ///
    /// @param from    first cell
    /// @param to      cell after the last
    /// @param s       scratch
    /// @param matrix  first row
    /// @param inverse first row of six
    /// @param pitch   from row to row
    void invert(int from, int to, double[] s, int matrix, int inverse, int pitch);

    /// out = ((a + b) − c)/2.
    ///
    /// @param from first cell
    /// @param to   cell after the last
    /// @param s    scratch
    /// @param a    row
    /// @param b    row
    /// @param c    row
    /// @param out  row
    void halfSum(int from, int to, double[] s, int a, int b, int c, int out);

    /// out = a·x + (b·y + c·z).
    ///
    /// @param from first cell
    /// @param to   cell after the last
    /// @param s    scratch
    /// @param rows a, b, c, x, y, z
    /// @param out  row
    void dot(int from, int to, double[] s, int[] rows, int out);

    /// out = 2·(m₁x₁ + (m₂x₂ + m₄x₄)) + (m₀x₀ + (m₃x₃ + m₅x₅)).
    ///
    /// @param from   first cell
    /// @param to     cell after the last
    /// @param s      scratch
    /// @param matrix m, first row of six
    /// @param tensor x, first row of six
    /// @param pitch  from row to row
    /// @param out    row
    void trace(int from, int to, double[] s, int matrix, int tensor, int pitch, int out);

    /// out = −(t₀l₀ + (t₁l₁ + t₂l₂)), then nine times out ← m·(u₀v₀ + (u₁v₁ + (u₂v₂ + ((a + b) − (c + d))/2))) + out.
    ///
    /// @param from first cell
    /// @param to   cell after the last
    /// @param s    scratch
    /// @param rows t₀, t₁, t₂, l₀, l₁, l₂, then m, a, b, c, d, u₀, v₀, u₁, v₁, u₂, v₂ of each term
    /// @param out  row
    void ricci(int from, int to, double[] s, int[] rows, int out);

    /// out = r + (−2(k₀m₀ + (k₁m₁ + k₂m₂)) + (t·k − l·g)).
    ///
    /// @param from first cell
    /// @param to   cell after the last
    /// @param s    scratch
    /// @param rows r, k₀, k₁, k₂, m₀, m₁, m₂, t, k, l, g
    /// @param out  gets it
    /// @param at   where its row begins
    void source(int from, int to, double[] s, int[] rows, double[] out, int at);

    /// out = a·x + b·y.
    ///
    /// @param from first cell
    /// @param to   cell after the last
    /// @param s    scratch
    /// @param a    number
    /// @param x    row
    /// @param b    number
    /// @param y    row
    /// @param out  row
    void blend(int from, int to, double[] s, double a, int x, double b, int y, int out);

    /// out = factor·x, then out ← a·b + out for each pair of rows.
    ///
    /// @param from   first cell
    /// @param to     cell after the last
    /// @param s      scratch
    /// @param factor of the first row
    /// @param rows   x, then a, b of each product
    /// @param out    gets it, in s in none of these rows except x
    /// @param at     where its row begins
    void chain(int from, int to, double[] s, double factor, int[] rows, double[] out, int at);

    /// y ← x·y.
    ///
    /// @param from first cell
    /// @param to   cell after the last
    /// @param s    scratch
    /// @param x    row
    /// @param y    changed
    /// @param at   where its row begins
    void multiply(int from, int to, double[] s, int x, double[] y, int at);
}
