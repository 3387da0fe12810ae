package org.septuple.gravity.cosmology;

/// A universe at one time. Where a = 0, H and ä are not finite.
///
/// @param time         t
/// @param a            scale factor
/// @param hubble       H = ȧ/a, negative in contraction
/// @param acceleration ä
/// @param conformal    η = ∫dt/a since t = 0
public record ExpansionPoint(double time, double a, double hubble, double acceleration, double conformal) {

    /// Deceleration parameter.
    ///
    /// @return q = −äa/ȧ²
    public double deceleration() {
        return -acceleration / (a * hubble * hubble);
    }

    /// Distance now of the farthest that was in causal contact since t = 0, in units in which light has speed 1.
    ///
    /// @return a η
    public double horizon() {
        return a * conformal;
    }
}
