/// Space-time made of neurons: intervals, Lorentz frames, and metric fields from kernels. Signature
/// (−, +, +, +), x⁰ = t.
///
/// | equation | | |
/// |---|---|---|
/// | (5.9) | interval | ΔS_i = −g_i,μν ẋ^μ ẋ^ν: null, time-like or space-like, with an equilibrium band |
/// | (6.1)–(6.4) | frames | x = Λx′ + a leaves −g ẋẋ as it is; ΔS without the printed root (E4) |
/// | (6.5) | gauge | frames that bring the averaged metric nearest to η |
/// | (6.6), (6.7) | synchronous gauge | t = x⁰ = x⁰_i; g₀₀ = −1, g_a0 = 0; the spread of σ_i,₊ tests it (E18) |
/// | (6.8) | curly brackets | {A} = Σ_i A_i (2π)^(−3/2) e^(−½(x − x_i)ᵀg_i(x − x_i)) |
/// | (6.9), (6.10) | metric, inverse | g_μν = {g_i,μν √g_i}/{√g_i}; g^μν = {g_i^μν √g_i}/{√g_i} |
/// | (6.11)–(6.13) | near flatness | g^μν g_νλ − δ = O(ε²) for g_i = η + εh_i; {√g_i}² below by erratum E5 |
/// | (6.14), (6.15) | number, density | ∫{√g_i} = N; √−g = {√g_i} |
/// | (6.16) | determinant | {√g_i}/{1} = √det g + O(ε²); as printed only where {1} = 1 + O(ε²) (E10) |
///
/// May use numerics and statistics. Holds nothing yet.
@NullMarked
package org.septuple.spacetime;

import org.jspecify.annotations.NullMarked;
