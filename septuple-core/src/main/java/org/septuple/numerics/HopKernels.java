package org.septuple.numerics;

/// Rows of a recurrence whose operator hops to neighbouring cells, as series of Chebyshev take it on a grid.
public interface HopKernels {

    /// Neighbours besides the two in the row itself.
    int OTHERS = 4;

    /// For i = 0, …, length − 1, with c = a_0 + i, places a and hops f:
    ///
    /// g = d(c)·x(c) − f_0·(x(c − 1) + x(c + 1)) − Σ_{n=1..4} f_n·x(a_n + i), y(c) ← y(c) + scale·g,
    /// sum(c) ← sum(c) + weight·y(c); fused, n in this order.
    ///
    /// @param length   cells, ≥ 0
    /// @param places   where the row and its four neighbouring rows begin
    /// @param hops     factors of the neighbours in the row and of the four others
    /// @param diagonal d
    /// @param x        what hops
    /// @param y        changed; another array than x
    /// @param sum      changed; another array than x and y
    /// @param scale    factor of g
    /// @param weight   factor of y
    void leap(
            int length,
            int[] places,
            double[] hops,
            double[] diagonal,
            double[] x,
            double[] y,
            double[] sum,
            double scale,
            double weight);
}
