package org.septuple.learning;

import org.septuple.network.ActivationDynamics;
import org.septuple.thermodynamics.Proposal;
import org.septuple.thermodynamics.Reference;

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

    /// States are draws from the canonical law (2.5) with the boundary clamped to a minibatch, p(x_bulk given q) ∝ e^{−βH}, so the
    /// gradient is ∂F/∂q = ⟨∂H/∂q⟩ of the quenched free energy, and plain descent follows (2.9), dq/dt = −γ ∂F/∂q, in the mean.
    /// H̄ is then the average loss U (2.6).
    ///
    /// Each sample has chains of its own. They start from the state that relaxation reaches, and go on, whenever the sample
    /// returns, from where they were: they follow q as long as it moves slowly. Per learning step they make `burn` transitions,
    /// by which the step size adapts, and `samples` whose gradients are averaged. The learner keeps chains × samples × bulk
    /// numbers for the n samples of its data that return; samples that do not return start afresh.
    ///
    /// The law is checked to be normalisable at the first q; on Lebesgue measure an unbounded activation may lose that while q
    /// moves.
    ///
    /// @param beta      β > 0; β → ∞ is relaxation
    /// @param reference measure of the bulk
    /// @param proposal  of the next state
    /// @param chains    per sample of the minibatch, ≥ 1
    /// @param burn      transitions per learning step before those that count, ≥ 1
    /// @param samples   transitions per learning step that count, ≥ 1
    /// @param start     how a sample that is new relaxes
    record Canonical(
            double beta, Reference reference, Proposal proposal, int chains, int burn, int samples, Relaxed start)
            implements LearningMode {
        public Canonical {
            if (!(beta > 0 && Double.isFinite(beta))) {
                throw new IllegalArgumentException("beta %g must be finite and > 0".formatted(beta));
            }
            if (chains < 1 || burn < 1 || samples < 1) {
                throw new IllegalArgumentException(
                        "chains %d, burn %d and samples %d must be >= 1".formatted(chains, burn, samples));
            }
        }

        /// Length of the array that keeps one chain of each sample.
        ///
        /// @param returning samples of the data that return
        /// @param bulk      bulk neurons
        /// @return their product
        /// @throws IllegalArgumentException if it is 2³¹ or more
        int numbersPerChain(int returning, int bulk) {
            long numbers = (long) returning * bulk;
            if (numbers > Integer.MAX_VALUE - 8) {
                throw new IllegalArgumentException(
                        "%d samples x %d bulk neurons are too many states of chains to keep (2^31); use fewer samples or bulk neurons, or relaxation"
                                .formatted(returning, bulk));
            }
            return (int) numbers;
        }
    }
}
