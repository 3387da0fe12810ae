/// Homogeneous universes: how space expands with dust, radiation, curvature and a cosmological constant Λ, and with the number N of neurons (8.11).
///
/// | equation | | |
/// |---|---|---|
/// | (8.12), (8.13), isotropic | Friedmann | H² = H₀²(Ω_r/a⁴ + Ω_d/a³ + Ω_k/a² + Ω_Λ), H = ȧ/a |
/// | (8.12), three directions | Kasner–Λ | Ḣ_i = Λ − H_i ΣH, H₁H₂ + H₂H₃ + H₃H₁ = Λ |
/// | (8.11), (6.14) | neuron number | N ∝ ∫√γ d³x, so a ∝ N^⅓ and H = Ṅ/3N (E19) |
/// | (8.12), vacuum, flat | Λ as chemical potential | Λ = 3H² = (Ṅ/N)²/3 |
/// | (8.12), N fixed | frozen volume | ∫√γ(R⁽³⁾ − 3Λ) = 0 (E19) |
///
/// ```
/// FriedmannModel ─► ExpansionSolver ─► ExpansionHistory: ExpansionPoint, Passage, ExpansionEnd
/// KasnerModel ─► KasnerSolver ─► KasnerHistory
/// counts N(t) ─► MeasuredExpansion: a, H, Λ, ä/a with errors        Λ(t, N) ─► NeuronGrowth: N(t)
/// ```
///
/// A beginning and an end of time are values, [ExpansionEnd], no exceptions. Closed forms as metrics: [org.septuple.gravity.Friedmann],
/// [org.septuple.gravity.Kasner].
///
/// May use gravity, spacetime, numerics and statistics.
@NullMarked
package org.septuple.gravity.cosmology;

import org.jspecify.annotations.NullMarked;
