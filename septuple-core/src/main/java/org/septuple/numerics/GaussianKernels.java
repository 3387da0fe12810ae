package org.septuple.numerics;

/// Sums of anisotropic Gaussians on a grid, eight lines at a time: f(x) = Σ_i p(u) a_i e^(−½dᵀG_i d) c_i with d = x − X_i, u = G_i d.
///
/// A *column* is the bundle of 2×4 lines along z that lie around (x, y), in steps of the grid; line ℓ stands at x + ([ℓ/4] − ½), y + (ℓ mod 4 − 3/2), and its
/// rows are z = 0, 1, …. A kernel reaches a run of rows of a column. Its weights there are made eight at a time by the recurrence of Gaussians,
/// w(z + 1) = w(z)·r(z), r(z + 1) = r(z)·e^(−G_zz), outwards from the row nearest to the column's ridge; each time a row is a product of matrices,
/// (lines × kernels)·(kernels × channels), whose sums stay in registers, eight lines in each.
///
/// All orders are fixed: each sum is one chain of fused multiply–adds over the kernels of its row, as listed.
///
/// | array | number of kernel i |
/// |---|---|
/// | `shapes` | field f at [f·stride + i]; see [#FIELDS] |
/// | `records` | number k at [i·record + k]; see [#CHANNELS] |
///
/// A *hit* is a kernel and a run of rows: five ints at [5h] – kernel, first row, row after the last, row nearest to the ridge, where weights of row 0 would begin – and three numbers
/// at [3h]: x − X_i, y − Y_i, Z_i (with the image's shift). Hit h reaches row z if bit h mod 64 of `reached`[4z + h/64] is set.
///
/// Sums of a block stand channel by channel, eight lines each: 64 numbers.
public interface GaussianKernels {

    /// Lines of a column.
    int LINES = 8;
    /// Lines of a column along y.
    int ACROSS = 4;
    /// Channels of an octet.
    int OCTET = 8;
    /// Ints of a hit.
    int HIT = 5;
    /// Coordinates of a hit.
    int PLACE = 3;
    /// Numbers at the end of `places` that are scratch of [#select].
    int SCRATCH = 48;
    /// Exponents of a hit.
    int ARGUMENTS = 3 * LINES;
    /// Groups of 64 hits.
    int GROUPS = 4;
    /// Hits at once, at most.
    int HITS = 64 * GROUPS;
    /// Channels whose derivatives are summed.
    int DERIVED = 7;

    /// Fields of `shapes`: X, Y, Z; S_xx, S_xy, S_yy of the Schur complement S of G_zz in G; the radius of a column in the norm of S; G_xz/G_zz, G_yz/G_zz; 1/√G_zz; how
    /// far, up or down, the ridges of a column's lines are from that of its middle.
    int FIELDS = 11;
    /// Lines of memory past the last kernel of each field of `shapes`, which may be read and are ignored.
    int SPARE = 8;

    /// Where a record holds G: xx, xy, xz, yy, yz, zz.
    int MATRIX = 0;
    /// Where a record holds a.
    int AMPLITUDE = 6;
    /// Where a record holds e^(−G_zz); negative for kernels so narrow that each weight needs an exponential of its own.
    int DECAY = 7;
    /// Where the octets of channels of a record begin.
    int CHANNELS = 8;
    /// Numbers of a motion: velocity v (3), rate Ġ (6), half the trace of G⁻¹Ġ.
    int MOTION = 10;

    /// Finds the kernels that come within the cutoff of a column: those for which some point of its rows may have dᵀGd ≤ c². Appends them in order.
    ///
    /// @param shapes see above
    /// @param stride between fields
    /// @param from   first kernel
    /// @param to     kernel after the last
    /// @param column x, y of the column's middle, less the image's shift, and the shift along z
    /// @param radius c
    /// @param rows   of the column
    /// @param found  hits so far
    /// @param hits   appended to, but for the places of weights
    /// @param places appended to; its last [#SCRATCH] numbers are overwritten
    /// @return hits now
    int select(
            double[] shapes,
            int stride,
            int from,
            int to,
            double[] column,
            double radius,
            int rows,
            int found,
            int[] hits,
            double[] places);

    /// Where weights and constants of lines begin: behind the header of an array, at a line of the cache.
    int AT = 6;

    /// Weights a e^(−½dᵀGd) of hits, eight lines of row z at [place + z·row].
    ///
    /// @param from      first hit
    /// @param to        hit after the last
    /// @param hits      with the places of weights
    /// @param places    of the hits
    /// @param records   of the kernels
    /// @param record    length of one
    /// @param arguments scratch of 24 numbers a hit
    /// @param row       numbers of a row of weights
    /// @param weights   receives weights
    void values(
            int from,
            int to,
            int[] hits,
            double[] places,
            double[] records,
            int record,
            double[] arguments,
            int row,
            double[] weights);

    /// Blocks 1 to 6 of weights from block 0: (u_a u_b − G_ab) w for xx, xy, xz, yy, yz, zz.
    ///
    /// @param from    first hit
    /// @param to      hit after the last
    /// @param hits    of these
    /// @param places  of the hits
    /// @param records of the kernels
    /// @param record  length of one
    /// @param row     numbers of a row of weights
    /// @param weights read and written
    void curvatures(
            int from, int to, int[] hits, double[] places, double[] records, int record, int row, double[] weights);

    /// The last block of weights from block 0: λw with λ = ½ tr(G⁻¹Ġ) + vᵀu − ½dᵀĠd.
    ///
    /// @param from    first hit
    /// @param to      hit after the last
    /// @param hits    of these
    /// @param places  of the hits
    /// @param records of the kernels
    /// @param record  length of one
    /// @param motion  where a record holds its motion
    /// @param row     numbers of a row of weights
    /// @param weights read and written
    void rates(
            int from,
            int to,
            int[] hits,
            double[] places,
            double[] records,
            int record,
            int motion,
            int row,
            double[] weights);

    /// Adds products of weights and channels: for each row z and line ℓ, f ← f + Σ w c.
    ///
    /// @param z       row
    /// @param reached rows by hits
    /// @param hits    with the places of weights
    /// @param weights of rows
    /// @param weight  added to places: row z, block
    /// @param records hold channels
    /// @param record  length of one
    /// @param octet   added to places of records
    /// @param f       sums
    /// @param sum     where the eight lines of eight channels begin
    void sum(
            int z,
            long[] reached,
            int[] hits,
            double[] weights,
            int weight,
            double[] records,
            int record,
            int octet,
            double[] f,
            int sum);

    /// What [#slopes] needs of each hit and line: −(G_ax dx + G_ay dy) at [6 + 24h + 8a + ℓ].
    ///
    /// @param from    first hit
    /// @param to      hit after the last
    /// @param hits    of these
    /// @param places  of the hits
    /// @param records of the kernels
    /// @param record  length of one
    /// @param lines   receives 24 numbers a hit
    void lines(int from, int to, int[] hits, double[] places, double[] records, int record, double[] lines);

    /// Adds first derivatives of seven channels: for each line ℓ and direction a, f ← f − Σ u_a w c.
    ///
    /// @param z       row
    /// @param reached rows by hits
    /// @param hits    with the places of weights
    /// @param places  of the hits
    /// @param lines   of the hits
    /// @param weights of rows
    /// @param weight  added to places: row z
    /// @param records hold channels
    /// @param record  length of one
    /// @param octet   added to places of records
    /// @param f       sums
    /// @param sum     where the three blocks of eight channels begin
    void slopes(
            int z,
            long[] reached,
            int[] hits,
            double[] places,
            double[] lines,
            double[] weights,
            int weight,
            double[] records,
            int record,
            int octet,
            double[] f,
            int sum);
}
