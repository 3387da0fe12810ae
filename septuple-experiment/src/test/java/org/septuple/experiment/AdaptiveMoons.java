package org.septuple.experiment;

import java.util.List;
import org.septuple.learning.AdaptiveLearner;
import org.septuple.learning.DiffusionConvention;
import org.septuple.learning.Knob;
import org.septuple.learning.Optimiser;
import org.septuple.learning.Saturation;
import org.septuple.learning.SaturationController;
import org.septuple.learning.SaturationController.Bounds;
import org.septuple.learning.SaturationConvention;
import org.septuple.network.BulkPotential;
import org.septuple.network.Loss;
import org.septuple.thermodynamics.Insertion;
import org.septuple.thermodynamics.Reference;

/// Learners of two moons that adapt.
final class AdaptiveMoons {

    private AdaptiveMoons() {}

    static Experiment.Learning of(int replicas, Knob... knobs) {
        Experiment.Duality base = Moons.duality(new Loss.Bulk(new BulkPotential.None()), 0.2, replicas);
        LearningPlan plan = base.learning();
        LearningPlan plain = new LearningPlan(
                plan.data(),
                plan.network(),
                plan.mode(),
                new Optimiser.Plain(0.05),
                plan.batch(),
                plan.epochs(),
                replicas,
                plan.dynamics(),
                plan.relaxation());
        AdaptivePlan adaptive = new AdaptivePlan(
                new SaturationConvention(6.2, Reference.LEBESGUE, Insertion.SINK, DiffusionConvention.MEAN),
                new SaturationController(
                        Saturation.TARGET,
                        List.of(knobs),
                        new Bounds(0.01, 0.06),
                        new Bounds(8, 24),
                        new Bounds(13, 17),
                        0.5),
                new AdaptiveLearner.Stretch(10, 6, 2));
        return new Experiment.Learning(base.header(), plain, null, null, adaptive);
    }
}
