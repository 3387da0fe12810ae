package org.septuple.gravity;

/// The equations that a path follows. The first three have the same paths; the last is a competitor.
public enum GeodesicLaw {

    /// (7.8): d²x^μ/dλ² = −Γ^μ_αβ u^α u^β, with λ the proper time, proper length or affine parameter. State x^μ, u^μ.
    AFFINE,

    /// (7.8) in momenta: dx^μ/dλ = g^μν p_ν, dp_μ/dλ = ½ ∂_μ g_αβ u^α u^β. A momentum p_μ whose x^μ the metric does not depend on stays the same to the last
    /// bit. State x^μ, p_μ.
    HAMILTONIAN,

    /// (7.7): ẍ^a = (Γ⁰_αβ ẋ^a − Γ^a_αβ) ẋ^α ẋ^β with ẋ = dx/dt, ẋ⁰ = 1. State x^a, ẋ^a, and the proper time or length.
    COORDINATE_TIME,

    /// What makes ∫ΔS dt = −∫g_αβ ẋ^α ẋ^β dt stationary instead of ∫√ΔS dt (E17): ẍ^a = −(Γ^a_αβ + β^a Γ⁰_αβ) ẋ^α ẋ^β with the shift β^a = −g^0a/g^00. Where
    /// the shift is zero this is (7.7) without the term Γ⁰ẋ. State as for [#COORDINATE_TIME].
    ENTROPY;

    /// Whether the independent variable is t, not λ.
    ///
    /// @return true for the last two
    public boolean inCoordinateTime() {
        return switch (this) {
            case AFFINE, HAMILTONIAN -> false;
            case COORDINATE_TIME, ENTROPY -> true;
        };
    }
}
