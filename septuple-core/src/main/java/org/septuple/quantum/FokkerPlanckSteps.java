package org.septuple.quantum;

/// The steps that a [FokkerPlanck] run makes.
///
/// @param scheme    which
/// @param step      τ, or the first τ of adaptive steps
/// @param tolerance ∫ abs(error of p) dq that one adaptive step may have; 0 for equal steps
/// @param budget    steps after which a call returns as [org.septuple.numerics.Outcome.Interrupted]
/// @param entropy   whether to measure the terms of (3.3) and (3.4); about doubles the cost
public record FokkerPlanckSteps(TimeScheme scheme, double step, double tolerance, long budget, boolean entropy) {

    /// Checks the numbers.
    public FokkerPlanckSteps {
        if (!(step > 0 && step < Double.POSITIVE_INFINITY)) {
            throw new IllegalArgumentException("step %s must be finite and > 0".formatted(step));
        }
        if (!(tolerance >= 0 && tolerance < 1)) {
            throw new IllegalArgumentException(
                    "tolerance %s must be in [0, 1): 0 makes equal steps".formatted(tolerance));
        }
        if (budget < 1) {
            throw new IllegalArgumentException("budget of %d steps must be >= 1".formatted(budget));
        }
    }

    /// Equal steps.
    ///
    /// @param scheme which
    /// @param step   τ > 0; the last one may be shorter
    /// @return without end
    public static FokkerPlanckSteps equal(TimeScheme scheme, double step) {
        return new FokkerPlanckSteps(scheme, step, 0, Long.MAX_VALUE, false);
    }

    /// Steps by error: the difference of one step and two halves, divided by 2^order − 1.
    ///
    /// @param scheme    which
    /// @param first     first τ > 0
    /// @param tolerance ∫ abs(error of p) dq per step, > 0
    /// @return without end
    public static FokkerPlanckSteps adaptive(TimeScheme scheme, double first, double tolerance) {
        return new FokkerPlanckSteps(scheme, first, tolerance, Long.MAX_VALUE, false);
    }

    /// The same with measured entropy production.
    ///
    /// @return a copy
    public FokkerPlanckSteps withEntropy() {
        return new FokkerPlanckSteps(scheme, step, tolerance, budget, true);
    }

    /// The same with a bound on the steps of one call.
    ///
    /// @param steps ≥ 1
    /// @return a copy
    public FokkerPlanckSteps withBudget(long steps) {
        return new FokkerPlanckSteps(scheme, step, tolerance, steps, entropy);
    }
}
