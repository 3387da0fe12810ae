package org.septuple.measurement;

import org.septuple.statistics.Estimate;

/// Covariances of coordinates and velocities over a recording, which must be stationary for them to mean anything.
///
/// @param positions          Σ = Cov(q), d×d
/// @param positionsVelocities Cov(q, v), v = (q(t + τ) − q(t))/τ
/// @param velocities         Cov(v)
/// @param inverseVariance    tr Σ⁻¹/d. If D ∝ 1 and the drift is a gradient, A = DΣ⁻¹, so that this is the stationary γ/D
///                           times the curvature of F: in one dimension γk/D = 1/Var q
public record StationaryReading(
        EstimateMatrix positions,
        EstimateMatrix positionsVelocities,
        EstimateMatrix velocities,
        Estimate inverseVariance) {}
