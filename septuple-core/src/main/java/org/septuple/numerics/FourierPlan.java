package org.septuple.numerics;

/// The discrete Fourier transform y(k) = Σ_j e^(−2πi·jk/n) x(j) of the lines of a tile, k in natural order. Its error is some
/// 10⁻¹⁶·√log₂ n of the norm.
sealed interface FourierPlan permits StockhamPlan, BluesteinPlan {

    /// Numbers that a line of the tile needs room for.
    ///
    /// @return ≥ n
    int room();

    /// Transforms.
    ///
    /// @param kernels loops
    /// @param tile    of at least this room, changed
    /// @param inverse true for e^(+2πi·jk/n), without the factor 1/n
    void transform(FourierKernels kernels, LineTile tile, boolean inverse);

    /// The plan for a length.
    ///
    /// @param length n ≥ 1
    /// @return passes if n has no prime factor above 5, else a chirp
    static FourierPlan of(int length) {
        return StockhamPlan.fits(length) ? new StockhamPlan(length) : new BluesteinPlan(length);
    }
}
