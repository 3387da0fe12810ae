package org.septuple.experiment;

import java.util.List;
import org.septuple.quantum.InitialDensity;
import org.septuple.quantum.Landscape;
import org.septuple.quantum.MadelungState;

/// A density and a velocity to begin with.
public sealed interface FlowPlan {

    /// The same velocity everywhere; along axes with walls it is 0.
    ///
    /// @param density  p
    /// @param velocity u, a number per axis
    record Uniform(InitialDensity density, List<Double> velocity) implements FlowPlan {
        /// Copies.
        public Uniform {
            velocity = List.copyOf(velocity);
        }
    }

    /// u = −(1/M) ∂F̃ (3.10).
    ///
    /// @param density    p
    /// @param freeEnergy F̃
    record Potential(InitialDensity density, Landscape freeEnergy) implements FlowPlan {}

    /// That of a learner, F̃ = F + (1/2α) log p (3.7): twice the velocity of (3.1) if saturated (E25).
    ///
    /// @param density p
    record OfLearner(InitialDensity density) implements FlowPlan {}

    /// A flow around the middle of a trap with any circulation (E21).
    ///
    /// @param circulation ν, in units of 2πħ/M
    /// @param width       of the cloud, √(ħ/Mω)
    record Circulating(double circulation, double width) implements FlowPlan {}

    /// That of an earlier run.
    ///
    /// @param state p and u, which count as those of t = 0; to be copied
    record Earlier(MadelungState state) implements FlowPlan {}
}
