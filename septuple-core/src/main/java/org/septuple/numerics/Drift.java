package org.septuple.numerics;

/// The drift F of dq = F(q, t) dt + √(2D) dW, for a block of [Langevin#BLOCK] replicas. Anyone may write one.
///
/// Coordinate k of replica r lies at `[k·Langevin.BLOCK + r]`: a plain loop over r becomes vector code. For the double well
/// V = (q₀² − 1)²/4 + q₁²/2:
///
/// ```java
/// Drift doubleWell = (time, q, replicas, out) -> {
///     for (int r = 0; r < replicas; r++) {
///         out[r] = q[r] - q[r] * q[r] * q[r];
///         out[Langevin.BLOCK + r] = -q[Langevin.BLOCK + r];
///     }
/// };
/// ```
@FunctionalInterface
public interface Drift {

    /// Computes F. Called by several workers at once for different blocks, so nothing may be remembered.
    ///
    /// @param time     t
    /// @param q        states of the block
    /// @param replicas the first so many are wanted
    /// @param out      receives F in the same layout
    void at(double time, double[] q, int replicas, double[] out);
}
