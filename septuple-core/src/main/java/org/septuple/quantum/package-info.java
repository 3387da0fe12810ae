/// The macroscopic description of trainable variables.
///
/// | equation | | |
/// |---|---|---|
/// | (3.1) | Fokker–Planck | ∂p/∂t = Σ ∂_k(D ∂_k p + γ p ∂_k F) |
/// | (3.2)–(3.4) | entropy | S_q = −∫ p log p; ΔS_q = ∫dt ∫ p (D Σ(∂_k log p)² + γ Σ ∂_k log p ∂_k F) |
/// | (3.5)–(3.7) | action | 𝒮(p, F̃, α), with F̃ = F + log p / 2α and V = f + ⟨dF/dt⟩_t, named *paper*, *stationary*
/// or *fitted* (E12) |
/// | (3.8) | Madelung, mass | ∂p/∂t = −Σ ∂_k(u_k p) |
/// | (3.9) | Madelung, momentum | ∂u_j/∂t = −Σ u_k ∂_k u_j − (1/M) ∂_j(V − (ħ²/2M) Σ (∂_k²√p)/√p): over √p by erratum
/// E2 |
/// | (3.10) | velocity | u = −(1/M) ∂F̃: minus by erratum E3 |
/// | (3.11), (3.12) | constants | M = 1/2γ; ħ² = 4D/(γα) − 1/α² |
/// | (4.1), (4.2) | neuron shift | F̃ ≅ F̃ + μN; μ = ±2πħ |
/// | (4.3) | Schrödinger action | α∫dt∫ ((ħ²/2M) Σ ∂_kΨ\* ∂_kΨ − iħ Ψ\* ∂Ψ/∂t + VΨ\*Ψ) |
/// | (4.4) | wave function | Ψ = √p e^(−iF̃/ħ) |
/// | (4.5), (4.6) | multiplier | (μ/2π)²α² − (4D/γ)α + 1 = 0 and its roots α₊ ≥ α₋ |
/// | (4.7), (4.8) | bound, saturation | 2D/γ ≥ ħ, for γ > 0 (E14); equal at abs(γμ/D) = 4π |
///
/// All of it is one family, u̇ + u∂u = −∂W + (κ/2)∂(∂²√p/√p): Fokker–Planck has κ = −4D², pressureless
/// classical motion κ = 0, Schrödinger κ = (ħ/M)² (E25).
///
/// | type | what | equation |
/// |---|---|---|
/// | [Landscape] | V or F: wells, lattice, ring, polynomial, [Formula], [Tabulated]; [DerivedPotential] *stationary* and *paper* | (3.6), E12 |
/// | [QuantumConstants], [EstimatedConstants] | M, ħ, α, μ, and their errors | (3.11), (3.12), (4.2), (4.5)–(4.8) |
/// | [InitialDensity], [InitialWave], [CirculationFlow] | where to begin | |
/// | [FokkerPlanck] | order 2 in space, 1, 2 or exact in time ([TimeScheme]) | (3.1) |
/// | [Density], [EntropyBalance] | entropy, and what makes it change | (3.2), (3.3) = (3.4) |
/// | [Schroedinger], [SplittingScheme], [SplitStep] | spectral in space, order 2, 4 or 6 in time | iħ∂Ψ/∂t = HΨ |
/// | [Eigenstates], [Chebyshev], [Observables] | levels, the oracle of motion, what can be measured | |
/// | [Madelung] | order 2; mass, energy and circulation to round-off; κ ≥ 0 of E25 | (3.8), (3.9) |
/// | [MadelungAction], [SchroedingerAction] | actions on discrete histories | (3.5), (3.7), (4.3) |
/// | [Polar], [SchroedingerLift] | Ψ ↔ (p, F̃, u), where circulation allows it | (3.10), (4.4), E21 |
/// | [Vortices], [VortexLines], [Circulation] | winding in two and three dimensions, circulation in units of μ/M, quantised or not | (4.2), E21 |
/// | [LangevinEnsemble], [QuantumEnsemble], [BohmianTrajectories] | particles as controls and for pictures | (3.1), (3.8) |
///
/// May use numerics and statistics.
@NullMarked
package org.septuple.quantum;

import org.jspecify.annotations.NullMarked;
