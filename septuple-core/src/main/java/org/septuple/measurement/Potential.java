package org.septuple.measurement;

/// The potential V of (3.6), V(q) = f + ⟨dF/dt⟩_t. Since f(q) is free, (3.6) does not say what V is. The choices have names, and are never
/// mixed:
///
/// | name | V | on F = kq²/2 |
/// |---|---|---|
/// | [paper][PaperPotential] | ⟨dF/dt⟩ at q with f constant: −γ∣∂F∣², and with the Itô term + D∂²F | −γk²q² (+ Dk) |
/// | [stationary][StationaryPotential] | γ∣∂F∣² − 2D∂²F, which keeps the equilibrium of (3.1) | γk²q² − 2Dk |
/// | [fitted][FittedPotential] | a polynomial fitted to ensemble means | what the means say |
///
/// All are up to a constant.
///
/// Source: V. Vanchurin, Entropy 24 (2022) 7, (3.6), (3.8), (3.9).
public sealed interface Potential permits PaperPotential, StationaryPotential, FittedPotential {

    /// Whether V was adjusted to the motion that it is to explain: then agreement with that motion is no evidence.
    ///
    /// @return true for *fitted* only
    default boolean isTuned() {
        return switch (this) {
            case PaperPotential paper -> false;
            case StationaryPotential stationary -> false;
            case FittedPotential fitted -> true;
        };
    }
}
