/// What fast neurons make of fixed trainables q: the canonical law and its potentials.
///
/// | equation | | | where |
/// |---|---|---|---|
/// | (2.5) | canonical law | p(x given q) ∝ p_∂(x) e^(−βH(x, q)) | [CanonicalLaw][org.septuple.thermodynamics.CanonicalLaw], sampled by [CanonicalSampler][org.septuple.thermodynamics.CanonicalSampler] |
/// | | does it hold for (2.1)? | fitted β, energy distance | [DrivenNetwork][org.septuple.thermodynamics.DrivenNetwork] |
/// | (2.6) | average loss | U(q) = ∫ dx p(x given q) H(x, q) | [Thermodynamics][org.septuple.thermodynamics.Thermodynamics] |
/// | (2.7) | free energy | F = −(1/β) log ∫ dx p_∂ e^(−βH): minus by erratum E1, so ∂F/∂q = +⟨∂H/∂q⟩ | the same; [FreeEnergyGradient][org.septuple.thermodynamics.FreeEnergyGradient], [FreeEnergyDifference][org.septuple.thermodynamics.FreeEnergyDifference] |
/// | (2.8) | both slopes of F | ∂F/∂q = ⟨∂H/∂q⟩, ∂F/∂t = ⟨∂H/∂x_∂⟩·ẋ_∂ for clamped data that move | [FreeEnergySlopes][org.septuple.thermodynamics.FreeEnergySlopes] |
/// | | entropy, heat capacity | S = β(U − F), C = β² Var H | the same |
/// | (2.8) | change of F | dF/dt = −γ Σ (∂F/∂q_k)² + ∂F/∂t | from the last two |
/// | (4.1), (4.2) | chemical potential | μ = F(N + 1) − F(N), ∂μ/∂q, ∂μ/∂N | [ChemicalPotential][org.septuple.thermodynamics.ChemicalPotential], [Insertion][org.septuple.thermodynamics.Insertion] |
///
/// The paper's law is *annealed*: it weighs data by their loss. The *quenched* average of standard learning,
/// F = −(1/β) E_data log ∫ dx_bulk e^(−βH), stands beside it under its own name
/// ([Average][org.septuple.thermodynamics.Average]). Bulk neurons have a declared measure
/// ([Reference][org.septuple.thermodynamics.Reference]).
///
/// ```
/// CanonicalLaw ─▶ ExactThermodynamics       Gaussian integrals, or quadrature over ≤ 4 neurons
///            └──▶ CanonicalMeasurement      chains on a Ladder ─▶ thermodynamic integration, MBAR, U, S, C, ∂F/∂q
///                                           weighted populations ─▶ annealed importance sampling, sequential Monte Carlo
///            └──▶ ChemicalPotential, FreeEnergyDifference    Bennett's ratio of two laws
///            └──▶ ClampedChains             chains that a learner keeps
/// ```
///
/// | scheme | order, invariants |
/// |---|---|
/// | transitions | reversible, keep volume; the law is invariant at any step; energy error O(ε²) |
/// | ∫₀¹ ⟨D⟩_λ dλ | Gauss–Legendre: exact for polynomials of degree 2n − 1 |
/// | trapezium rule | beyond all orders for analytic f, second across kinks |
///
/// Uses `network`, `numerics` and `statistics`.
@NullMarked
package org.septuple.thermodynamics;

import org.jspecify.annotations.NullMarked;
