package org.septuple.experiment;

import org.septuple.learning.AdaptiveLearner;
import org.septuple.learning.LearningMode;
import org.septuple.learning.Optimiser;
import org.septuple.learning.SaturationController;
import org.septuple.learning.SaturationConvention;
import org.septuple.network.Septuple;
import org.septuple.network.Split;
import org.septuple.numerics.Engine;

/// How learners adapt by (4.8).
///
/// @param convention what μ and D mean
/// @param controller target, knobs and bounds
/// @param stretch    how often
public record AdaptivePlan(
        SaturationConvention convention, SaturationController controller, AdaptiveLearner.Stretch stretch) {

    /// A learner at time 0.
    ///
    /// @param plan    what learns what
    /// @param data    samples
    /// @param seed    of weights and data
    /// @param replica the learner
    /// @param engine  kernels and workers
    /// @return with η and B of the plan
    /// @throws IllegalArgumentException if the plan is not plain descent in relaxation mode, or has no μ by this convention
    public AdaptiveLearner learner(LearningPlan plan, Split data, long seed, int replica, Engine engine) {
        if (!(plan.mode() instanceof LearningMode.Relaxed relaxed)
                || !(plan.optimiser() instanceof Optimiser.Plain(double rate))) {
            throw new IllegalArgumentException(
                    "gamma of (4.8) is the step of plain descent (2.9) in relaxation mode; choose mode: relaxation and optimiser: plain");
        }
        Septuple septuple =
                plan.network().septuple(plan.data().distribution(data, seed, replica), plan.batch(), seed, replica);
        return new AdaptiveLearner(septuple, relaxed, rate, convention, controller, stretch, seed, replica, engine);
    }
}
