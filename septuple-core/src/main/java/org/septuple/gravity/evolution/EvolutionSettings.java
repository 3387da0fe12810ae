package org.septuple.gravity.evolution;

/// How a slice is evolved.
///
/// @param courant   dt·α·max √(Σ_ab |γ^ab|/(h_a h_b)) of each step, > 0 and at most [Formulation#courantBound]
/// @param threshold of constraints at the start relative to their terms, > 0; larger ones are refused
/// @param forced    whether larger ones are taken all the same
/// @param margin    stops when the time to the caustic falls below this part of the time since the start, or of √(3/|Λ|) if that is shorter; between 0 and 1
public record EvolutionSettings(double courant, double threshold, boolean forced, double margin) {

    /// Checks all but the bound of the Courant number.
    public EvolutionSettings {
        if (!(courant > 0)) {
            throw new IllegalArgumentException("Courant number %s: need a number > 0".formatted(courant));
        }
        if (!(threshold > 0)) {
            throw new IllegalArgumentException("threshold %s of constraints: need a number > 0".formatted(threshold));
        }
        if (!(margin > 0 && margin < 1)) {
            throw new IllegalArgumentException("margin %s: need a number between 0 and 1".formatted(margin));
        }
    }

    /// Courant number ½, constraints to 1e-3, stop in the last twentieth of the time to a caustic.
    ///
    /// @return usual settings
    public static EvolutionSettings usual() {
        return new EvolutionSettings(0.5, 1e-3, false, 0.05);
    }

    /// With another Courant number.
    ///
    /// @param number > 0
    /// @return the rest as it is
    public EvolutionSettings withCourant(double number) {
        return new EvolutionSettings(number, threshold, forced, margin);
    }

    /// Taking any initial data.
    ///
    /// @return the rest as it is
    public EvolutionSettings force() {
        return new EvolutionSettings(courant, threshold, true, margin);
    }
}
