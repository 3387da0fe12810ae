/// What recorded arrays alone say, without a look at the network that made them or at the
/// prediction they will be held against.
///
/// | equation | | |
/// |---|---|---|
/// | (2.9), (3.1) | drift and diffusion | γ and D regressed from trajectories |
/// | (3.6) | potential | V(q) = f + ⟨dF/dt⟩_t, with and without the Itô term D∂²F (E12) |
/// | (4.1) | circulation | ∮ ∂F̃·dq on loops, in units of μ |
/// | (5.1) | additivity | ΔS_x ≈ Σ_i ΔS_x,i |
/// | (5.2) | period | autocorrelation at lag d against other lags |
/// | (5.3) | displacements | ẋ = (x(t + d) − x(t))/d, d = 3 |
/// | (5.4)–(5.8) | entropy production | ΔS = σ₊(t) − Σ g_i,ab ẋ^a ẋ^b, against competitors x(t), x(t + d) (E24) |
///
/// σ₊ and g_i are reported against the radius of the clouds they are measured on.
///
/// May use numerics and statistics only. Holds nothing yet.
@NullMarked
package org.septuple.measurement;

import org.jspecify.annotations.NullMarked;
