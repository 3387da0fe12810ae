package org.septuple.numerics;

/// Sums of Gaussians at points. Gaussians lie in tiles of [#TILE] neighbours, three kinds of tables have them:
///
/// | table | number of Gaussian i in column c |
/// |---|---|
/// | rest, [#REST] columns | at [#at]: tile after tile, column after column of a tile |
/// | boxes, [#BOX] columns | likewise of *tile* i: middle and half lengths (three each) of the box around its places, (twice the farthest reach)² |
/// | octets, [#CHANNELS] numbers for each Gaussian; motion, [#MOTION] | at [#LEAD] + i·(how many) + c |
///
/// | table | columns from | how many | of Gaussian i |
/// |---|---|---|---|
/// | rest | [#PLACE] | 3 | x_i; NaN where a tile is not full |
/// | | [#MATRIX] | 6 | g_i, symmetric: xx, xy, xz, yy, yz, zz |
/// | motion | [#VELOCITY] | 3 | ẋ_i |
/// | | [#ACCELERATION] | 3 | ẍ_i |
/// | | [#RATE] | 6 | ġ_i |
/// | | [#GROWTH] | 1 | k_i = ½ tr(g_i⁻¹ġ_i) |
/// | | [#GROWTH_RATE] | 1 | l_i = −½ tr(g_i⁻¹ġ_i)² − ẋᵀg_i ẋ |
///
/// [#tiles] finds tiles whose box is in reach of a point, [#near] packs what counts of them, at most [#MOST] Gaussians; the others go over these. Entry k of row m of the
/// factors is at m·[#PITCH] + k; entries after the last are scratch. Sums are in four chains: entries that are j modulo 4 in chain j, in order.
public interface PointKernels {

    /// Gaussians of a tile.
    int TILE = 8;
    /// Numbers before the first of the tables: with the header of a Java array they fill a line of the cache, which tiles and octets then keep to
    /// in arrays that begin a region of the heap.
    int LEAD = 6;
    /// Most Gaussians at a time; a multiple of all numbers of chains and lanes.
    int MOST = 768;
    /// From one row of factors to the next.
    int PITCH = MOST + TILE;
    /// Chains of a sum.
    int CHAINS = 4;
    /// Sums of an octet.
    int CHANNELS = 8;
    /// Columns of the table of boxes.
    int BOX = 7;
    /// Columns of the table of rest.
    int REST = 9;
    /// Column of x_i.
    int PLACE = 0;
    /// Column of g_i.
    int MATRIX = 3;
    /// Numbers of a Gaussian in the table of motion, the last two unused.
    int MOTION = 16;
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
    /// Rows of u = g d.
    int LOWERED = 16;
    /// Rows of d = point − x_i.
    int DISTANCE = 19;
    /// Rows of ġd.
    int TURNED = 22;
    /// Row of λ.
    int LAMBDA = 25;
    /// Row of r, before rows of r g.
    int ROOT = 26;
    /// Rows of g_i.
    int MATRICES = ROOT + 1;
    /// Rows of motion.
    int MOTIONS = MATRICES + 6;
    /// Rows in all.
    int ROWS = MOTIONS + 14;

    /// Appends numbers of tiles whose box is in reach.
    ///
    /// @param boxes  table
    /// @param from   first tile
    /// @param to     after the last
    /// @param point  x, y, z
    /// @param tiles  receives numbers in order; seven more after the last are scratch
    /// @param count  of them so far
    /// @return of them now
    int tiles(double[] boxes, int from, int to, double[] point, long[] tiles, int count);

    /// Appends Gaussians with q = |dᵀg d| ≤ square: row 0: q, rows of u, and rows of d if asked for.
    ///
    /// @param rest    table
    /// @param tiles   numbers of tiles
    /// @param most    of them, at most ([#MOST] − count)/[#TILE]
    /// @param point   x, y, z
    /// @param square  of the cutoff
    /// @param depth   0: row 0 alone, 1: and u, 2: and d
    /// @param factors receives rows
    /// @param found   receives i in order; its length is [#PITCH]
    /// @param count   of them so far
    /// @return of them now
    int near(
            double[] rest,
            long[] tiles,
            int most,
            double[] point,
            double square,
            int depth,
            double[] factors,
            long[] found,
            int count);

    /// Row 0: w = e^(−q/2).
    ///
    /// @param count   of entries
    /// @param factors with the rows of [#near]
    void weights(int count, double[] factors);

    /// Rows 1 to 3: −u_a w; and rows 4 to 9 if asked for: (u_a u_b − g_ab) w in the order of matrices.
    ///
    /// @param from    first entry, a multiple of [#TILE]
    /// @param to      after the last
    /// @param second  whether rows 4 to 9 are wanted, made of rows of r and r g, and rows of g
    /// @param factors with the rows of [#weights]
    void slopes(int from, int to, boolean second, double[] factors);

    /// Row 10: wλ, λ = k + ẋᵀu − ½dᵀġd; and if asked for rows 11 to 13: w(gẋ − ġd − λu)_a, row 14: w(l + ẍᵀu + 2ẋᵀġd + λ²), row 15: 2wλ.
    ///
    /// @param from    first entry, a multiple of [#TILE]
    /// @param to      after the last
    /// @param second  whether rows 11 to 15 are wanted; then there are rows of g
    /// @param factors with the rows of [#slopes], of d and of motion
    void rates(int from, int to, boolean second, double[] factors);

    /// Adds Σ f c: sum c, chain j at chains[at + 8j + c].
    ///
    /// @param octets  table
    /// @param found   Gaussians
    /// @param from    first entry, a multiple of [#CHAINS]
    /// @param to      after the last
    /// @param factors rows
    /// @param row     number of row f
    /// @param chains  added to
    /// @param at      first index in them
    void octet(double[] octets, long[] found, int from, int to, double[] factors, int row, double[] chains, int at);

    /// [#octet] for three rows, whose chains follow one another.
    ///
    /// @param octets  table
    /// @param found   Gaussians
    /// @param from    first entry, a multiple of [#CHAINS]
    /// @param to      after the last
    /// @param factors rows
    /// @param row     number of the first row
    /// @param chains  added to
    /// @param at      first index in them
    void octets(double[] octets, long[] found, int from, int to, double[] factors, int row, double[] chains, int at);

    /// Copies numbers of Gaussians into rows of factors.
    ///
    /// @param table   octets or motion
    /// @param width   its numbers for each Gaussian
    /// @param columns how many of them, from the first
    /// @param found   Gaussians
    /// @param from    first entry
    /// @param to      after the last
    /// @param factors receives rows
    /// @param row     the first of them
    static void collect(
            double[] table, int width, int columns, long[] found, int from, int to, double[] factors, int row) {
        for (int k = from; k < to; k++) {
            int i = LEAD + width * (int) found[k];
            for (int c = 0; c < columns; c++) {
                factors[(row + c) * PITCH + k] = table[i + c];
            }
        }
    }

    /// Where a number stands.
    ///
    /// @param width  columns of the table
    /// @param column of the number
    /// @param i      Gaussian
    /// @return index
    static int at(int width, int column, int i) {
        return LEAD + (i / TILE * width + column) * TILE + i % TILE;
    }
}
