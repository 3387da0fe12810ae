package org.septuple.quantum;

/// Both sides of (3.3) = (3.4) along a piece of a run, and the total entropy production, in nats.
///
/// With currents J between neighbours x, y that hop at rates a, b, J = ap_x − bp_y, the entropy (3.2) of the cells changes by exactly
/// dS/dt = ΣJ(log p_x − log p_y) plus what absorption takes; integrals over time use the density in the middle of steps,
/// so [#residual] is of second order in τ for schemes of second order. What a current produces in all is ΣJ log(ap_x/bp_y) ≥ 0
/// (J. Schnakenberg, Rev. Mod. Phys. 48 (1976) 571): the entropy of p and of the bath together.
///
/// @param change     ΔS_q, from the densities at both ends
/// @param diffusive  ∫dt∫ p D Σ(∂_k log p)²
/// @param drift      ∫dt∫ p γ Σ ∂_k log p ∂_k F
/// @param absorption ∫dt Σ loss·p(1 + log p), what leaves through vanishing walls
/// @param production ∫dt ΣJ log(ap_x/bp_y) ≥ 0; ∞ where drift lacks diffusion
public record EntropyBalance(double change, double diffusive, double drift, double absorption, double production) {

    /// The right-hand side of (3.4), with absorption.
    ///
    /// @return ΔS_q by currents
    public double byCurrents() {
        return diffusive + drift + absorption;
    }

    /// How far (3.3) = (3.4) holds.
    ///
    /// @return change − byCurrents
    public double residual() {
        return change - byCurrents();
    }
}
