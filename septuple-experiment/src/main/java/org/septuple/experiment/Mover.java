package org.septuple.experiment;

import org.septuple.contest.PotentialChoice;
import org.septuple.learning.HeavyBall;
import org.septuple.learning.SolvableLearner;
import org.septuple.quantum.Landscape;

/// What moves in a contest. Time is t, its unit that of the rates; positions are known at whole steps of [#interval].
public sealed interface Mover {

    /// F as contestants are told it.
    ///
    /// @return in closed form
    Landscape freeEnergy();

    /// γ, which makes γt of times.
    ///
    /// @return > 0
    double rate();

    /// Time of one step.
    ///
    /// @return > 0
    double interval();

    /// Learners of few trainables; t counts learning steps.
    ///
    /// @param learner what learns
    /// @param descent how it answers gradients
    record Learners(SolvableLearner learner, HeavyBall descent) implements Mover {
        @Override
        public Landscape freeEnergy() {
            return LearnerLandscape.of(learner);
        }

        @Override
        public double rate() {
            return descent.gamma();
        }

        @Override
        public double interval() {
            return 1;
        }
    }

    /// A control that obeys dq = −γ ∂F dt + √(2D) dW, and so (3.1).
    ///
    /// @param freeEnergy F
    /// @param rate       γ > 0
    /// @param diffusion  D > 0
    /// @param interval   Δt > 0
    record Langevin(Landscape freeEnergy, double rate, double diffusion, double interval) implements Mover {}

    /// A control with inertia, from rest: τ dv = −(v + γ ∂F) dt + √(2D) dW.
    ///
    /// @param freeEnergy F
    /// @param rate       γ > 0
    /// @param diffusion  D > 0
    /// @param memory     τ > 0
    /// @param interval   Δt > 0
    record Kramers(Landscape freeEnergy, double rate, double diffusion, double memory, double interval)
            implements Mover {}

    /// A control without friction: dv = −γ² ∂F dt, from v = −c ∂F + s·ξ with independent standard normal ξ.
    ///
    /// @param freeEnergy F
    /// @param rate       γ > 0
    /// @param slip       c
    /// @param speed      s ≥ 0; 0 is cold
    /// @param interval   Δt > 0
    record Hamiltonian(Landscape freeEnergy, double rate, double slip, double speed, double interval)
            implements Mover {}

    /// A control whose replicas keep p = |Ψ|² for Ψ of (4.4) at saturation, α = γ/2D, from F̃ = F + log p/2α.
    ///
    /// @param particles  how they move
    /// @param freeEnergy F
    /// @param rate       γ > 0
    /// @param diffusion  D > 0
    /// @param potential  V
    /// @param winding    ν of the phase along the first axis, whole so that Ψ is one on the ring; 0 unless that is periodic
    /// @param interval   Δt > 0
    record Quantum(
            Particles particles,
            Landscape freeEnergy,
            double rate,
            double diffusion,
            PotentialChoice potential,
            int winding,
            double interval)
            implements Mover {

        /// Particles of a wave.
        public enum Particles {
            /// Along u of (3.10), without noise.
            BOHM,
            /// Of Nelson's stochastic mechanics: u and noise of D = ħ/2M with the osmotic velocity that undoes what it does to p.
            NELSON
        }

        /// Without noise or winding.
        ///
        /// @param freeEnergy F
        /// @param rate       γ > 0
        /// @param diffusion  D > 0
        /// @param potential  V
        /// @param interval   Δt > 0
        public Quantum(
                Landscape freeEnergy, double rate, double diffusion, PotentialChoice potential, double interval) {
            this(Particles.BOHM, freeEnergy, rate, diffusion, potential, 0, interval);
        }
    }
}
