package org.septuple.learning;

import org.septuple.network.ActivationDynamics;

/// Where the states x come from at which the gradient ∂H/∂q is taken.
public sealed interface LearningMode {

    /// States relax on H with the boundary clamped to a fresh minibatch (predictive coding; β → ∞ of (2.5)). They start
    /// from `settle` steps of (2.1) with clamped inputs and free outputs; a recurrent bulk needs as many as its memory lasts.
    ///
    /// @param settle steps of (2.1) first, ≥ 0
    /// @param steps  relaxation steps, ≥ 1
    /// @param rate   relaxation step size, > 0
    record Relaxed(int settle, int steps, double rate) implements LearningMode {
        public Relaxed {
            if (settle < 0 || steps < 1) {
                throw new IllegalArgumentException("settle %d must be >= 0 and steps %d >= 1".formatted(settle, steps));
            }
        }
    }

    /// States follow the activation dynamics without pause; the gradient is local (x fixed) and averaged over `steps`
    /// steps of (2.1): the time-averaged loss H̄ of section 2.
    ///
    /// @param steps    steps of (2.1) per learning step, ≥ 1
    /// @param protocol boundary updates and noise
    record Activated(int steps, ActivationDynamics.Protocol protocol) implements LearningMode {
        public Activated {
            if (steps < 1) {
                throw new IllegalArgumentException("steps %d of (2.1) per learning step must be >= 1".formatted(steps));
            }
        }
    }
}
