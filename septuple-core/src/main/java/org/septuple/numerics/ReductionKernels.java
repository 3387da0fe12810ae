package org.septuple.numerics;

/// Numbers made of whole arrays.
///
/// Sums are defined by 32 chains: chain q starts at +0 and takes, in order, the terms whose distance from the start of
/// the range is q modulo 32; then the chains are added in the order q = 0, …, 31, starting at +0. That is more
/// accurate than one chain and leaves room for every length of vector register up to 32 doubles.
public interface ReductionKernels {

    /// Number of chains of a sum.
    int CHAINS = 32;

    /// Σ x.
    ///
    /// @param x    terms
    /// @param from first index
    /// @param to   index after the last
    /// @return the sum, 0 of an empty range
    double sum(double[] x, int from, int to);

    /// Σ x·y by fused multiply–adds.
    ///
    /// @param x      first factors
    /// @param x0     index of the first of them
    /// @param y      second factors
    /// @param y0     index of the first of them
    /// @param length number of terms
    /// @return the inner product, 0 of an empty range
    double dot(double[] x, int x0, double[] y, int y0, int length);

    /// Σ x² by fused multiply–adds.
    ///
    /// @param x    numbers
    /// @param from first index
    /// @param to   index after the last
    /// @return ≥ 0, 0 of an empty range
    default double sumOfSquares(double[] x, int from, int to) {
        return dot(x, from, x, from, to - from);
    }

    /// max |x|.
    ///
    /// @param x    numbers
    /// @param from first index
    /// @param to   index after the last
    /// @return the largest magnitude, 0 of an empty range; NaN if one of the numbers is NaN
    double largestMagnitude(double[] x, int from, int to);
}
