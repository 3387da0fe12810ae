package org.septuple.quantum;

/// How long the steps of a [Schroedinger] run are. The last one before a requested time is shorter if need be.
public sealed interface StepControl {

    /// Equal steps.
    ///
    /// @param step τ > 0
    record Fixed(double step) implements StepControl {
        /// Checks.
        public Fixed {
            if (!(step > 0 && Double.isFinite(step))) {
                throw new IllegalArgumentException("step %s must be > 0 and finite".formatted(step));
            }
        }
    }

    /// Steps chosen by doubling. Two steps of τ lead to Ψ₂, one step of 2τ from the same state to Ψ₁. The local error of order
    /// p is Cτ^{p+1} a step, so ‖Ψ₂ − Ψ₁‖ = (2^{p+1} − 2)Cτ^{p+1} and the error of Ψ₂, with which the run goes on, is
    ///
    ///     e = ‖Ψ₂ − Ψ₁‖/(2^p − 1),  ‖Ψ‖² = ∫|Ψ|² dq.
    ///
    /// A pair is accepted if e ≤ tolerance·2τ; then, or before it is tried again, τ is multiplied by
    /// .9(tolerance·2τ/e)^{1/p}, at least by .2 and at most by 4. Since an exact evolution keeps distances, the sum of all e bounds the
    /// error of the run, up to higher orders: tolerance × duration. Costs 1.5 times the steps taken.
    ///
    /// @param tolerance error per unit of time, > 0; below 1e-13 round-off is all there is
    /// @param first     τ of the first pair, > 0
    record Adaptive(double tolerance, double first) implements StepControl {
        /// Checks.
        public Adaptive {
            if (!(tolerance >= 1e-13 && first > 0 && Double.isFinite(tolerance) && Double.isFinite(first))) {
                throw new IllegalArgumentException(
                        "tolerance %s must be >= 1e-13, first step %s > 0 and both finite".formatted(tolerance, first));
            }
        }
    }
}
