package org.septuple.gravity.cosmology;

/// An anisotropic universe at one time.
///
/// @param time   t
/// @param a1     scale factor along x
/// @param a2     along y
/// @param a3     along z
/// @param h1     rate of expansion along x
/// @param h2     along y
/// @param h3     along z
/// @param volume a₁a₂a₃
/// @param second second derivative of the mean scale factor
public record KasnerPoint(
        double time, double a1, double a2, double a3, double h1, double h2, double h3, double volume, double second) {

    /// The mean scale factor.
    ///
    /// @return V^{1/3}
    public double mean() {
        return StrictMath.cbrt(volume);
    }

    /// The mean rate of expansion.
    ///
    /// @return (H₁ + H₂ + H₃)/3
    public double hubble() {
        return (h1 + h2 + h3) / 3;
    }

    /// Shear, σ² = Σ_i (H_i − H)²/2.
    ///
    /// @return ≥ 0
    public double shearSquare() {
        double h = hubble();
        return ((h1 - h) * (h1 - h) + (h2 - h) * (h2 - h) + (h3 - h) * (h3 - h)) / 2;
    }
}
