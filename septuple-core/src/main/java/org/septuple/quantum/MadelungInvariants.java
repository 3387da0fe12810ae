package org.septuple.quantum;

/// What (3.8), (3.9) keep: mass, and the sum of the energies if V does not depend on time. Energies are integrals over p, in the
/// discrete form that the solver conserves.
///
/// @param mass      ∫p
/// @param kinetic   ½M ∫p u²
/// @param quantum   (Mκ/2) ∫(∂√p)², with Mκ = ħ²/M
/// @param potential ∫pV
public record MadelungInvariants(double mass, double kinetic, double quantum, double potential) {

    /// The sum.
    ///
    /// @return energy
    public double energy() {
        return kinetic + quantum + potential;
    }
}
