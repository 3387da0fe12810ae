package org.septuple.numerics;

/// Loops over Markov chains side by side: rows are coordinates, columns are chains, and each call does one row. Every element
/// is computed by itself, so its bits depend neither on its column nor on the number of columns.
public interface ChainKernels {

    /// A kick and a drift of a leapfrog step: p ← p − kick·s·G with G = slopeFactor_c·g + precision·pull_c·(x − m), then
    /// x ← x + drift·s·p; the sums and products are p ← fma(−kick·s, fma(slopeFactor_c, g, (precision·pull_c)·(x − m)), p) and
    /// x ← fma(drift·s, p, x).
    ///
    /// @param columns     chains
    /// @param kick        length of the kick
    /// @param drift       length of the drift; 0 leaves x
    /// @param precision   of the row
    /// @param pull        one number per column
    /// @param slopeFactor one number per column
    /// @param x           holds the states, changed
    /// @param x0          index of the first
    /// @param slope       holds g
    /// @param slope0      index of the first
    /// @param centre      holds m
    /// @param scale       holds s
    /// @param momentum    holds p, changed
    /// @param k0          index of the first in m, s and p
    void kickAndDrift(
            int columns,
            double kick,
            double drift,
            double precision,
            double[] pull,
            double[] slopeFactor,
            double[] x,
            int x0,
            double[] slope,
            int slope0,
            double[] centre,
            double[] scale,
            double[] momentum,
            int k0);

    /// Squares of a row added to sums by column: sum_c ← fma(factor·a, a, sum_c).
    ///
    /// @param columns chains
    /// @param factor  of the squares
    /// @param a       holds the row
    /// @param a0      index of the first
    /// @param sum     one number per column, added to
    void addSquares(int columns, double factor, double[] a, int a0, double[] sum);

    /// Squared distances of a row added to sums by column: sum_c ← fma(factor·d, d, sum_c), d = a − b.
    ///
    /// @param columns chains
    /// @param factor  of the squares
    /// @param a       holds the row
    /// @param a0      index of the first
    /// @param b       holds the row that it is compared with
    /// @param b0      index of the first
    /// @param sum     one number per column, added to
    void addSquaredDistances(int columns, double factor, double[] a, int a0, double[] b, int b0, double[] sum);

    /// Takes over a row of proposals where they were accepted: kept ← accepted_c > 0 ? proposed : kept.
    ///
    /// @param columns  chains
    /// @param accepted one number per column
    /// @param proposed holds the row of proposals
    /// @param from     index of the first
    /// @param kept     holds the present row, changed
    /// @param to       index of the first
    void take(int columns, double[] accepted, double[] proposed, int from, double[] kept, int to);
}
