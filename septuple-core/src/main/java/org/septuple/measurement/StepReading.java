package org.septuple.measurement;

/// Drift and diffusion of a map, per lag.
///
/// @param lag       ℓ frames
/// @param drift     d×p: coefficients of E[Δq|q], first the constant; coordinates are counted from where the mean of the first frame is. For linear
///                  drift p = d + 1 and the rest is B; for polynomials all products, by rising degree
/// @param diffusion D_step = Q̂/2, drift removed
/// @param raw       ½⟨ΔqΔqᵀ⟩, *drift not removed*
public record StepReading(int lag, EstimateMatrix drift, DiffusionTensor diffusion, DiffusionTensor raw) {}
