package org.septuple.measurement;

import org.septuple.statistics.Estimate;

/// Rates and diffusion of q̇ = −A(q − q̄) + √(2D) ξ from one lag, or why there are none.
public sealed interface ContinuousReading {

    /// Measured.
    ///
    /// @param rates         A, d×d, per unit of time
    /// @param diffusion     D, per unit of time
    /// @param rate          tr A/d, the isotropic rate
    /// @param rateToDiffusion (tr A/d)/(tr D/d): γ/D times the curvature of F; to be held against [StationaryReading#inverseVariance]
    record OrnsteinUhlenbeck(EstimateMatrix rates, DiffusionTensor diffusion, Estimate rate, Estimate rateToDiffusion)
            implements ContinuousReading {}

    /// No Ornstein–Uhlenbeck process has this propagator.
    ///
    /// @param reason with the eigenvalue and the remedy
    record NoLogarithm(String reason) implements ContinuousReading {}
}
