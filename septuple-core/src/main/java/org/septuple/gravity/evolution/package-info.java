/// Einstein's equations (8.10), (8.12) with Λ, and dust at rest, as an initial value problem in the paper's gauge ds² = −dt² + γ_ab dx^a dx^b, on periodic boxes of 1 to 3
/// axes.
///
/// | equation | | |
/// |---|---|---|
/// | definition | extrinsic curvature | K_ij = −½ ∂_t γ_ij |
/// | (8.12), ij | evolution, [Adm], [Conformal] | ∂_t K_ij = R_ij + K K_ij − 2 K_ik K^k_j − (Λ + ½κρ) γ_ij |
/// | (8.12), 00 | Hamiltonian constraint | R + K² − K_ij K^ij − 2Λ − 2κρ = 0 |
/// | (8.12), 0i | momentum constraint | D^j (K_ij − γ_ij K) = 0 |
/// | ∇_μ T^μν = 0 | dust at rest | ∂_t κρ = K κρ |
///
/// Variation of g_ab alone gives the six of evolution; the other four are extra (E9), are measured by [Constraints], and hold at all times if at one. R_ij and the signs are
/// those of [org.septuple.gravity].
///
/// | part | discretisation | order |
/// |---|---|---|
/// | space | central differences, second derivatives direct, mixed ones twice first | 4 or 6 |
/// | dissipation | Kreiss and Oliger | 5 or 7 |
/// | time | Runge and Kutta | 4 |
///
/// ```
/// Metric ─► SpatialSlice ─► Formulation (Adm, Conformal) ─► Evolution ─► SpatialSlice, EvolutionState, EvolutionEnd
///                └─► Constraints, SliceBounds, SliceCurvature
/// ```
///
/// | formulation | variables | at unit lapse | violations of constraints around flat space |
/// |---|---|---|---|
/// | [Adm] | γ, K | weakly hyperbolic | move with light |
/// | [Conformal], BSSN | φ, γ̃, K, Ã, Γ̂ | weakly hyperbolic | stay, H = H₀ (4 − cos kt)/3 |
/// | [Conformal], CCZ4 | the same and Θ | weakly hyperbolic | move with light, and are damped |
/// | [Conformal], control | as BSSN, and α ∝ √γ | strongly hyperbolic, at that lapse | as BSSN |
///
/// A step is at most the Courant number over max √(Σ_ab |γ^ab|/(h_a h_b)); its bound without dissipation is
///
/// | order | ADM on 1 or 2 axes, BSSN, control | ADM on 3 axes, CCZ4 undamped |
/// |---|---|---|
/// | 4 | 1.2247 | 1.0607 |
/// | 6 | 1.1504 | 0.9963 |
///
/// since the symbols around flat space have real eigenvalues ω² ≥ 0, at most those of waves, or 4/3 of them. Noise grows in proportion to time where the equations are weakly
/// hyperbolic, and does not in the control.
///
/// Observers at rest fall freely at unit lapse: where they approach they meet after [SliceBounds#timeToCaustic], in a caustic of the coordinates or a singularity of space-time,
/// which [EvolutionEnd] tells apart, unless curvature is no more than violated constraints make. Conformal variables are steep where a plane collapses: where ADM follows a caustic exactly
/// with 50 cells, BSSN of order 4 is off by .002, and by 2·10⁻⁸ with 200 of order 6 a little earlier.
///
/// Kept to round-off: a homogeneous slice stays homogeneous; flat space at rest does not change; results do not depend on the number of workers.
///
/// Source: M. Alcubierre, *Introduction to 3+1 Numerical Relativity* (2008), chapter 2; H.-O. Kreiss, J. Oliger, *Methods for the approximate solution of time dependent
/// problems* (1973).
@NullMarked
package org.septuple.gravity.evolution;

import org.jspecify.annotations.NullMarked;
