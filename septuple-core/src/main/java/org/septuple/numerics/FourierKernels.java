package org.septuple.numerics;

/// Loops of fast Fourier transforms over lines side by side: number i of line ℓ of a tile of `width` lines lies at
/// `[re + i·width + ℓ]` and `[im + i·width + ℓ]`. A line's bits depend neither on its place nor on its neighbours.
///
/// Inverse transforms are forward ones with real and imaginary parts exchanged.
public interface FourierKernels {

    /// Lines in a full tile, whatever the hardware: four lines of the cache. Across an axis of large stride each number of a line
    /// is on a page of its own, so wide tiles look up fewer of them; one of 1024 numbers still fits a cache of 1 MB.
    int WIDTH = 32;

    /// √½.
    double SQRT_HALF = Math.sqrt(0.5);

    /// sin 60°.
    double SIN_60 = 0.5 * Math.sqrt(3);

    /// cos 72°.
    double COS_72 = RootsOfUnity.cos(1, 5);

    /// cos 144°.
    double COS_144 = RootsOfUnity.cos(2, 5);

    /// sin 72°.
    double SIN_72 = -RootsOfUnity.minusSin(1, 5);

    /// sin 144°.
    double SIN_144 = -RootsOfUnity.minusSin(2, 5);

    /// One pass of a self-sorting (Stockham) transform with decimation in frequency: for p in [0, blocks), k in [0, radix) and
    /// q in [from, to)
    ///
    /// y[(radix·p + k)·count + q] = w(p)^k Σ_j e^(−2πi·jk/radix) x[(p + blocks·j)·count + q].
    ///
    /// Source: van Loan, Computational Frameworks for the Fast Fourier Transform (1992), 1.7.
    ///
    /// @param radix    2, 3, 4, 5 or 8
    /// @param blocks   butterflies with different factors
    /// @param count    butterflies with the same factors, lines included
    /// @param from     first of those to do
    /// @param to       after the last of them
    /// @param twiddles holds w(p)^k, k = 1, …, radix − 1: real part at `[2((radix − 1)p + k − 1)]`, imaginary part behind it
    /// @param z        holds x and receives y, which do not overlap
    /// @param xr       index of the real part of x
    /// @param xi       index of the imaginary part of x
    /// @param yr       index of the real part of y
    /// @param yi       index of the imaginary part of y
    void pass(
            int radix,
            int blocks,
            int count,
            int from,
            int to,
            double[] twiddles,
            double[] z,
            int xr,
            int xi,
            int yr,
            int yi);

    /// z(i) ← f(i)·z(i) in all lines.
    ///
    /// @param length of a line
    /// @param width  lines
    /// @param fr     real part of f, one number per place on the line
    /// @param fi     imaginary part
    /// @param z      changed
    /// @param re     index of the real part of its first number
    /// @param im     index of the imaginary part
    void rotate(int length, int width, double[] fr, double[] fi, double[] z, int re, int im);

    /// z(i) ← a(i)·z(i) + b(i)·z(n − i), where z(n) is z(0), in all lines.
    ///
    /// @param length n of a line
    /// @param width  lines
    /// @param ar     real part of a, one number per place on the line
    /// @param ai     imaginary part
    /// @param br     real part of b
    /// @param bi     imaginary part
    /// @param z      changed
    /// @param re     index of the real part of its first number
    /// @param im     index of the imaginary part
    void mix(int length, int width, double[] ar, double[] ai, double[] br, double[] bi, double[] z, int re, int im);

    /// z ← e^(i·factor·V)·z, number by number.
    ///
    /// @param factor    of the angles
    /// @param potential index of V at the first number
    /// @param size      how many
    /// @param z         changed, and holds V
    /// @param re        index of the real part of the first number
    /// @param im        index of the imaginary part
    void kick(double factor, int potential, int size, double[] z, int re, int im);

    /// Fills a tile from a field: number i of line ℓ is `field[base + i·step + ℓ·lineStep]` and goes to place(i).
    ///
    /// @param field    read
    /// @param base     index of number 0 of line 0
    /// @param step     from a number of a line to the next
    /// @param lineStep from a line to the next
    /// @param length   of a line
    /// @param width    lines
    /// @param place    where on its line of the tile each number goes
    /// @param tile     filled
    /// @param at       index of its first number
    void gather(
            double[] field,
            int base,
            int step,
            int lineStep,
            int length,
            int width,
            int[] place,
            double[] tile,
            int at);

    /// The way back of [#gather].
    ///
    /// @param tile     read
    /// @param at       index of its first number
    /// @param place    where on its line of the tile each number lies
    /// @param field    written
    /// @param base     index of number 0 of line 0
    /// @param step     from a number of a line to the next
    /// @param lineStep from a line to the next
    /// @param length   of a line
    /// @param width    lines
    void scatter(
            double[] tile,
            int at,
            int[] place,
            double[] field,
            int base,
            int step,
            int lineStep,
            int length,
            int width);
}
