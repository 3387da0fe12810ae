/// What fast neurons make of fixed trainables q: the canonical law and its potentials.
///
/// | equation | | |
/// |---|---|---|
/// | (2.5) | canonical law | p(x given q) ∝ p_∂(x) e^(−βH(x, q)) |
/// | (2.6) | average loss | U(q) = ∫ dx p(x given q) H(x, q) |
/// | (2.7) | free energy | F = −(1/β) log ∫ dx p_∂ e^(−βH): minus by erratum E1, so ∂F/∂q = +⟨∂H/∂q⟩ |
/// | | entropy | S = β(U − F) |
/// | (2.8) | change of F | dF/dt = −γ Σ (∂F/∂q_k)² + ∂F/∂t |
///
/// The paper's law is *annealed*: it weighs data by their loss. The *quenched* average of standard
/// learning, F = −(1/β) E_data log ∫ dx_bulk e^(−βH), stands beside it under its own name.
///
/// May use network, numerics and statistics. Holds nothing yet.
@NullMarked
package org.septuple.thermodynamics;

import org.jspecify.annotations.NullMarked;
