package org.septuple.numerics;

/// Counter-based random numbers in bulk, bit-equal to those of [RandomStream]. Stateless, so threads may share one.
///
/// A stream is a row of positions p = 0, 1, …, each of which gives two numbers, 2p and 2p + 1: 64-bit words w, uniforms
/// (w >>> 11)·2⁻⁵³, or the normal numbers r·cos 2πu, r·sin 2πu of the two uniforms (Box–Muller).
///
/// A *tile* holds the same numbers of [#TILE] streams that differ in their block only, as replicas do: number k of block
/// firstBlock + j lies at `offset + k·TILE + j`. Its width is 8 whatever the vector registers hold.
///
/// Every method asks for 0 ≤ step < 2⁵⁶ and counts positions as unsigned 32-bit integers, wrapping at 2³².
public interface RandomKernels {

    /// Streams in a tile.
    int TILE = 8;

    /// Uniform numbers of one stream.
    ///
    /// @param seed     see [RandomStream]
    /// @param purpose  what the numbers are for
    /// @param block    independent unit of work
    /// @param step     time step
    /// @param position where to begin: number 2·position goes to `from`
    /// @param target   receives multiples of 2⁻⁵³ in [0, 1)
    /// @param from     first index
    /// @param to       index after the last
    void uniforms(long seed, Purpose purpose, int block, long step, int position, double[] target, int from, int to);

    /// Standard normal numbers of one stream.
    ///
    /// @param seed     see [RandomStream]
    /// @param purpose  what the numbers are for
    /// @param block    independent unit of work
    /// @param step     time step
    /// @param position where to begin: number 2·position goes to `from`
    /// @param target   receives the numbers
    /// @param from     first index
    /// @param to       index after the last
    void gaussians(long seed, Purpose purpose, int block, long step, int position, double[] target, int from, int to);

    /// A tile of 64-bit words.
    ///
    /// @param seed       see [RandomStream]
    /// @param purpose    what the numbers are for
    /// @param firstBlock block of the tile's first stream
    /// @param step       time step
    /// @param position   where to begin: number 2·position of each stream comes first
    /// @param count      numbers of each stream
    /// @param target     receives count·TILE words
    /// @param offset     index of the first
    void tileOfWords(
            long seed, Purpose purpose, int firstBlock, long step, int position, int count, long[] target, int offset);

    /// A tile of integers in {0, …, bound − 1}, as of [RandomStream#nextBelow].
    ///
    /// @param seed       see [RandomStream]
    /// @param purpose    what the numbers are for
    /// @param firstBlock block of the tile's first stream
    /// @param step       time step
    /// @param position   where to begin: number 2·position of each stream comes first
    /// @param count      numbers of each stream
    /// @param bound      > 0
    /// @param target     receives count·TILE integers
    /// @param offset     index of the first
    void tileBelow(
            long seed,
            Purpose purpose,
            int firstBlock,
            long step,
            int position,
            int count,
            int bound,
            long[] target,
            int offset);

    /// A tile of uniform numbers.
    ///
    /// @param seed       see [RandomStream]
    /// @param purpose    what the numbers are for
    /// @param firstBlock block of the tile's first stream
    /// @param step       time step
    /// @param position   where to begin: number 2·position of each stream comes first
    /// @param count      numbers of each stream
    /// @param target     receives count·TILE multiples of 2⁻⁵³ in [0, 1)
    /// @param offset     index of the first
    void tileOfUniforms(
            long seed,
            Purpose purpose,
            int firstBlock,
            long step,
            int position,
            int count,
            double[] target,
            int offset);

    /// A tile of standard normal numbers.
    ///
    /// @param seed       see [RandomStream]
    /// @param purpose    what the numbers are for
    /// @param firstBlock block of the tile's first stream
    /// @param step       time step
    /// @param position   where to begin: number 2·position of each stream comes first
    /// @param count      numbers of each stream
    /// @param target     receives count·TILE numbers
    /// @param offset     index of the first
    void tileOfGaussians(
            long seed,
            Purpose purpose,
            int firstBlock,
            long step,
            int position,
            int count,
            double[] target,
            int offset);
}
