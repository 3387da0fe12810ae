/// Space-time made of neurons: intervals, Lorentz frames, and metric fields from kernels. Signature
/// (−, +, +, +), x⁰ = t.
///
/// | equation | | |
/// |---|---|---|
/// | (5.9) | interval | ΔS_i = −g_i,μν ẋ^μ ẋ^ν: null, time-like or space-like, with an equilibrium band |
/// | (6.1)–(6.4) | frames | x = Λx′ + a leaves −g ẋẋ as it is; ΔS without the printed root (E4) |
/// | (6.5) | gauge | [FrameSearch][org.septuple.spacetime.FrameSearch]: rotations, shifts and one ℓ that lower E of [Flatness][org.septuple.spacetime.Flatness]; [FrameTrial][org.septuple.spacetime.FrameTrial]: judged at held-out times beside exchanged eigenvalues |
/// | (6.6), (6.7) | synchronous gauge | t = x⁰ = x⁰_i; g₀₀ = −1, g_a0 = 0; the spread of σ_i,₊ tests it (E18): [SynchronousTime][org.septuple.spacetime.SynchronousTime] |
/// | (6.8) | curly brackets | {A} = Σ_i A_i (2π)^(−3/2) e^(−½(x − x_i)ᵀg_i(x − x_i)) |
/// | (6.9), (6.10) | metric, inverse | g_μν = {g_i,μν √g_i}/{√g_i}; g^μν = {g_i^μν √g_i}/{√g_i} |
/// | (6.11)–(6.13) | near flatness | g^μν g_νλ − δ = O(ε²) for g_i = η + εh_i; {√g_i}² below by erratum E5 |
/// | (6.14), (6.15) | number, density | ∫{√g_i} = N; √−g = {√g_i} |
/// | (6.16) | determinant | {√g_i}/{1} = √det g + O(ε²); as printed only where {1} = 1 + O(ε²) (E10) |
///
/// | type | what |
/// |---|---|
/// | [Neurons][org.septuple.spacetime.Neurons], [Box][org.septuple.spacetime.Box], [Cutoff][org.septuple.spacetime.Cutoff] | what brackets are made of |
/// | [KernelGrid][org.septuple.spacetime.KernelGrid] → [MetricGrid][org.septuple.spacetime.MetricGrid] | (6.8)–(6.10), (6.14), (6.15) on a grid, as a [KernelRequest][org.septuple.spacetime.KernelRequest] asks |
/// | [Metric][org.septuple.spacetime.Metric], [MetricJet][org.septuple.spacetime.MetricJet] | a space-time at events |
///
/// On a grid, brackets are sums over columns of 2×4 lines (see [org.septuple.numerics.GaussianKernels]), their derivatives sums of exact derivatives of kernels, the fields quotients. A field's bits depend
/// on neurons, box, cutoff and grid alone. Errors: what lies beyond the cutoff (a strict bound is told), some 10⁻¹⁵ of the largest sum for the recurrence along lines, and for ∫{√g_i} the
/// midpoint rule, 6e^{−2π²(σ/h)²} of N.
///
/// May use numerics and statistics. [KernelField][org.septuple.spacetime.KernelField] has (6.8)–(6.10), (6.14) and (6.15) at points,
/// [MovingNeurons][org.septuple.spacetime.MovingNeurons] (6.9) at events while neurons move and g_i change,
/// [NearFlat][org.septuple.spacetime.NearFlat] measures (6.11)–(6.13) and (6.16).
@NullMarked
package org.septuple.spacetime;

import org.jspecify.annotations.NullMarked;
