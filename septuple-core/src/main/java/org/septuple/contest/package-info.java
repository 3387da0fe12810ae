/// Which description says best how the density p(q, t) of an ensemble of learners goes on from p(q, 0).
///
/// All descriptions of sections 3 and 4 are one family of motions of p with a velocity u (E25),
///
/// ```
/// ∂p/∂t = −∂(pu),   ∂u/∂t + u∂u = −∂W + (κ/2) ∂(∂²√p/√p)
/// ```
///
/// | contestant | κ | parameters | equation |
/// |---|---|---|---|
/// | Fokker–Planck | −4D² | γ, D | (3.1) |
/// | Kramers: q̇ = v, τv̇ = −v − γ∂F + √(2D)ξ | – | γ, D, τ | → (3.1) as τ → 0 |
/// | Hamiltonian, cold or warm: q̈ = −a∂F | 0 | a, and the velocity it starts with | |
/// | Madelung = Schrödinger, once per V (E12) and α | (ħ/M)² | γ, D, α | (3.8)–(3.12), (4.4) |
///
/// In a harmonic F a Gaussian density stays Gaussian and is moved exactly, for all of them, by a [LinearGaussianFlow]. Else
/// [KramersContestant] solves for the density of (q, v) in [PhaseSpace], of one coordinate only: Strang's splitting
/// of order 2, extrapolated to 4, spectral in q and v. [HamiltonianContestant] moves cells of one coordinate along paths, [FrictionlessForecast].
///
/// | type | what |
/// |---|---|
/// | [GaussianContestant] | Fokker–Planck and Madelung where F is harmonic and p a Gaussian |
/// | [FokkerPlanckContestant] | (3.1) on a grid |
/// | [MadelungContestant] | (4.4) on a grid, by [PotentialChoice] and [Multiplier] |
/// | [FittedMultiplier], [Standing], [ImposedRoots] | α by likelihood, its root, and when it is refused |
/// | [Observed] | positions of replicas at some times |
/// | [MaximumLikelihood], [Fit], [ParameterLaw] | parameters from early positions, with the sandwich covariance over replicas |
/// | [Judge], [Score] | log score and energy distance on late positions of fresh replicas |
/// | [BoxDoubling] | whether a larger box changes a prediction |
/// | [Contest], [Verdict], [Adequacy] | paired differences, winner, tie or contradiction; whether the leader itself is rejected |
///
/// A [Contestant] sees what is declared (box, F, p(q, 0)) and its own parameters, never the learners that it is judged by. It answers with a
/// [PredictedDensity] for each time asked for.
///
/// May use numerics, statistics and quantum.
@NullMarked
package org.septuple.contest;

import org.jspecify.annotations.NullMarked;
