package org.septuple.numerics;

/// Sums of Gaussians at points. Gaussians lie in tiles of [#TILE], column after column of a tile: number s in column c of a table with `width` columns at
/// [#at]. Two tables belong together:
///
/// | table | columns from | how many | of Gaussian i |
/// |---|---|---|---|
/// | rest, [#REST] columns | [#PLACE] | 3 | x_i |
/// | | [#MATRIX] | 6 | g_i, symmetric: xx, xy, xz, yy, yz, zz |
/// | | [#ROOT] | 1 | factor r_i > 0 of the Gaussian |
/// | | the last | 1 | the caller's |
/// | motion, [#MOTION] columns | [#VELOCITY] | 3 | ẋ_i |
/// | | [#ACCELERATION] | 3 | ẍ_i |
/// | | [#RATE] | 6 | ġ_i |
/// | | [#GROWTH] | 1 | k_i = ½ tr(g_i⁻¹ġ_i) |
/// | | [#GROWTH_RATE] | 1 | l_i = −½ tr(g_i⁻¹ġ_i)² − ẋᵀg_i ẋ |
/// | | the others | 14 | the caller's |
///
/// [#weights] collects the tiles that reach a point, at most [#LIVE]; the others go over them. Row m of the factors begins at m·[#PITCH], entry j of live tile n is number
/// 8n + j of it. Partial sums are in eight chains: the numbers that are j modulo 8 in chain j, in order. Tiles that do not reach the point add nothing, not even zeros.
public interface PointKernels {

    /// Gaussians of a tile, and chains of a sum.
    int TILE = 8;
    /// Most live tiles.
    int LIVE = 24;
    /// From one row of factors to the next.
    int PITCH = TILE * LIVE + TILE;
    /// Sums of one call of [#octet].
    int SUMS = 8;
    /// Columns of the table of rest.
    int REST = 11;
    /// Column of x_i.
    int PLACE = 0;
    /// Column of g_i.
    int MATRIX = 3;
    /// Column of r_i.
    int ROOT = 9;
    /// Columns of the table of motion.
    int MOTION = 28;
    /// Column of ẋ_i.
    int VELOCITY = 0;
    /// Column of ẍ_i.
    int ACCELERATION = 3;
    /// Column of ġ_i.
    int RATE = 6;
    /// Column of k_i.
    int GROWTH = 12;
    /// Column of l_i.
    int GROWTH_RATE = 13;
    /// Row of wλ.
    int TIME_ROW = 10;
    /// Rows of d.
    int DISTANCE = 16;
    /// Rows of u.
    int LOWERED = 19;
    /// Rows of ġd.
    int TURNED = 22;
    /// Row of λ.
    int LAMBDA = 25;
    /// Rows in all.
    int ROWS = 26;
    /// Exponent of Gaussians beyond the cutoff: its exponential is 0.
    double BEYOND = -1e4;

    /// Row 0: −q/2, q = dᵀg d, d = point − x_i, where q ≤ square and from ≤ i < to, else [#BEYOND]; and the rows of d. Tiles without such i are left out.
    ///
    /// @param rest    table
    /// @param from    first Gaussian
    /// @param to      after the last, in at most [#LIVE] − count tiles
    /// @param point   x, y, z
    /// @param square  of the cutoff
    /// @param factors receives rows
    /// @param live    receives numbers of tiles; its length is above [#LIVE], what stands behind the last is scratch
    /// @param count   of live tiles so far
    /// @return of live tiles now
    int distances(
            double[] rest, int from, int to, double[] point, double square, double[] factors, int[] live, int count);

    /// Row 0: w = r e^(−q/2).
    ///
    /// @param rest    table
    /// @param live    tiles
    /// @param count   of them
    /// @param factors with the rows of [#distances]
    void weights(double[] rest, int[] live, int count, double[] factors);

    /// Rows 1 to 3: −u_a w, u = g d; rows of u; and rows 4 to 9 if asked for: (u_a u_b − g_ab) w in the order of matrices.
    ///
    /// @param rest    table
    /// @param live    tiles
    /// @param count   of them
    /// @param second  whether rows 4 to 9 are wanted
    /// @param factors with the rows of [#weights]
    void slopes(double[] rest, int[] live, int count, boolean second, double[] factors);

    /// Row 10: wλ, λ = k + ẋᵀu − ½dᵀġd; and if asked for rows 11 to 13: w(gẋ − ġd − λu)_a, row 14: w(l + ẍᵀu + 2ẋᵀġd + λ²), row 15: 2wλ.
    ///
    /// @param rest    table
    /// @param motion  table
    /// @param live    tiles
    /// @param count   of them
    /// @param second  whether rows 11 to 15 are wanted
    /// @param factors with the rows of [#slopes]
    void rates(double[] rest, double[] motion, int[] live, int count, boolean second, double[] factors);

    /// Adds Σ f, six Σ f m and Σ f s: sum c, chain j at chains[at + 8c + j].
    ///
    /// @param table   any
    /// @param width   its number of columns
    /// @param matrix  first of six columns m
    /// @param scalar  column s
    /// @param live    tiles
    /// @param count   of them
    /// @param factors rows
    /// @param row     number of row f
    /// @param chains  added to
    /// @param at      first index in them
    void octet(
            double[] table,
            int width,
            int matrix,
            int scalar,
            int[] live,
            int count,
            double[] factors,
            int row,
            double[] chains,
            int at);

    /// Where a number stands.
    ///
    /// @param width  columns of the table
    /// @param column of the number
    /// @param i      Gaussian
    /// @return index
    static int at(int width, int column, int i) {
        return (i / TILE * width + column) * TILE + i % TILE;
    }

    /// Tiles of a range.
    ///
    /// @param from first Gaussian
    /// @param to   after the last, > from
    /// @return number of tiles that have some of it
    static int tiles(int from, int to) {
        return (to - 1) / TILE - from / TILE + 1;
    }
}
