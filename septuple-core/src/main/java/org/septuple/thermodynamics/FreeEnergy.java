package org.septuple.thermodynamics;

import org.septuple.statistics.Estimate;

/// F by one method.
///
/// @param method         how
/// @param estimate       F with its asymptotic standard error; 0 for exact methods, whose own error estimate of the rule is `bootstrapError`
/// @param bootstrapError standard error by resampling independent chains or islands; for quadrature the change on cutting its step by a third; 0 for
///                       a closed form
/// @param converged      whether its own diagnostics say so
public record FreeEnergy(Method method, Estimate estimate, double bootstrapError, boolean converged) {}
