/// The macroscopic description of non-trainable variables: motion in, and dynamics of, the metric of
/// [org.septuple.spacetime]. The Ricci tensor is positive on spheres.
///
/// | equation | | |
/// |---|---|---|
/// | (7.1)–(7.5) | proper time | dτ² = −g_μν dx^μ dx^ν |
/// | (7.6) | principle | δτ = 0 |
/// | (7.7) | geodesic in t | ẍ^μ = (Γ⁰_αβ ẋ^μ − Γ^μ_αβ) ẋ^α ẋ^β |
/// | (7.8) | geodesic in τ | d²x^μ/dτ² = −Γ^μ_αβ dx^α/dτ dx^β/dτ |
/// | (7.9) | connection | Γ^μ_αβ = ½ g^μν (∂_β g_να + ∂_α g_νβ − ∂_ν g_αβ) |
/// | (8.1)–(8.5) | total entropy production | ∫dt Σ_i ΔS_i, each line of the chain on its own (E7, E16) |
/// | (8.6) | closure | ẋ^a ẋ^b ≈ ½(g_i^ab + g^ab), spatial components only (E8); never on the same neurons as section 7
/// (E13) |
/// | (8.7), (8.8) | action | −½∫(√−g g^αβ Γ^μ_αβ Γ^γ_γμ + Γ^μ_αβ ∂_μ(√−g g^αβ)) = ∫√−g R + boundary: plus by erratum E6
/// |
/// | (8.9) | Ricci | R_μν = ∂_α Γ^α_μν − ∂_ν Γ^α_μα + Γ^α_αλ Γ^λ_μν − Γ^α_νλ Γ^λ_μα (E20) |
/// | (8.10), (8.12) | Einstein | R_μν − ½R g_μν + Λg_μν = 0; constraints reported apart (E9) |
/// | (8.11) | neuron number | ∫√−g R + 2Λ∫dt (N̄ − N) (E19) |
/// | (8.13) | source | T = (G + Λg)/κ, *implied*, since it always exists (E23) |
///
/// A metric is anything that fills a [org.septuple.spacetime.MetricJet]. Its derivatives come from three sources, each checked against another:
///
/// | metric | derivatives |
/// |---|---|
/// | [LineElement], [ExpressionMetric]: ten formulas; [ClosedForm]: a known space-time, by name in [ClosedForms] | of the formulas, exact |
/// | [org.septuple.spacetime.KernelField], [org.septuple.spacetime.MetricGrid] | of the kernels, exact but for the cutoff |
/// | [org.septuple.spacetime.MovingNeurons]: few neurons, from time to time | of the kernels, exact |
/// | [MetricSamples]: values on a grid; [DifferencedMetric]: values at events around | differences of order 4 or 6 |
///
/// and go the same way:
///
/// ```
/// Metric ─► MetricJet ─► Connection (7.9) ─► Curvature (8.9) ─► CurvatureField on a grid
///                                                └─► EinsteinResidual (8.12), SpatialEinstein (E9)
/// GeodesicStart ─► GeodesicSolver (7.7), (7.8) ─► Geodesic
/// Camera, Scene ─► RayTracer (7.8) ─► ImageTracer ─► RayImage
/// ```
///
/// [ChainDensities] has the lines of (8.4) to (8.7) at one event, [ActionIdentity] both sides of (8.8), [ImpliedSource] what (8.13) implies.
///
/// [org.septuple.gravity.evolution] evolves space by (8.10), (8.12) in synchronous gauge.
///
/// [GeodesicLaw] says which equation [GeodesicEquations] follow; `ENTROPY` is the competing principle ∫ΔS dt of erratum E17. A [HamiltonianMetric] brings its own equations of
/// Hamilton, as [Schwarzschild] and [Kerr] do. [ProperTime] is (7.1)–(7.5) along any path, [ProperTimeVariation] tests (7.6). [RestObserver] sees light redshifted.
/// [TwoPointGeodesic] goes through two events and on; [DifferencedRicci] is (8.9) by differences of (7.9).
///
/// Charts and parameters of closed forms: [Minkowski], [Schwarzschild], [Kerr], [ReissnerNordstroem], [SchwarzschildDeSitter], [DeSitter], [Friedmann], [Kasner], [Gowdy],
/// [GaugeWave], [RosenWave], [CausticWave].
///
/// Homogeneous universes, and (8.11): [org.septuple.gravity.cosmology].
///
/// May use spacetime, numerics and statistics.
@NullMarked
package org.septuple.gravity;

import org.jspecify.annotations.NullMarked;
