package org.septuple.experiment;

import org.septuple.statistics.Estimate;

/// A residual held against its tolerance, with a case where it must vanish and a case where it must not.
///
/// @param estimator       how the residual was measured
/// @param residual        ≥ 0; 0 if the equation holds exactly
/// @param tolerance       > 0, declared before measuring
/// @param toleranceReason why that much is allowed
/// @param control         residual of a case where the answer is known and the equation holds
/// @param nullModel       residual of a case where the equation must not hold
public record Comparison(
        String estimator,
        Estimate residual,
        double tolerance,
        String toleranceReason,
        Estimate control,
        Estimate nullModel) {

    public Comparison {
        if (!(tolerance > 0)) {
            throw new IllegalArgumentException("tolerance %g must be > 0".formatted(tolerance));
        }
    }

    /// The verdict at a confidence level.
    ///
    /// @param confidence in (0, 1)
    /// @return holds, fails or inconclusive
    public Verdict verdict(double confidence) {
        if (!within(control, confidence) || !beyond(nullModel, confidence)) {
            return Verdict.INCONCLUSIVE;
        }
        if (within(residual, confidence)) {
            return Verdict.HOLDS;
        }
        return beyond(residual, confidence) ? Verdict.FAILS : Verdict.INCONCLUSIVE;
    }

    private boolean within(Estimate estimate, double confidence) {
        return estimate.value() + estimate.halfWidth(confidence) <= tolerance;
    }

    private boolean beyond(Estimate estimate, double confidence) {
        return estimate.value() - estimate.halfWidth(confidence) > tolerance;
    }
}
