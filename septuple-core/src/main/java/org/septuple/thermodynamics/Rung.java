package org.septuple.thermodynamics;

import org.septuple.statistics.ChainDiagnostics;
import org.septuple.statistics.Estimate;

/// One rung of a ladder, as it was sampled.
///
/// @param lambda      in [0, 1]
/// @param weight      in ∫₀¹ dλ
/// @param difference  ⟨D⟩_λ, the integrand of −log Z, averaged over cases with the weights of the average
/// @param worst       largest R̂ and least effective sample sizes of D over the cases
/// @param acceptance  mean acceptance of transitions
/// @param exchange    mean acceptance of exchanges with the next rung; NaN on the last, or without tempering
/// @param divergences transitions that diverged
public record Rung(
        double lambda,
        double weight,
        Estimate difference,
        ChainDiagnostics worst,
        double acceptance,
        double exchange,
        long divergences) {}
