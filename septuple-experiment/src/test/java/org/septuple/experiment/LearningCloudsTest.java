package org.septuple.experiment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.septuple.learning.Learner;
import org.septuple.learning.Optimiser;
import org.septuple.network.Activation;
import org.septuple.network.ActivationDynamics;
import org.septuple.network.BoundaryDistribution;
import org.septuple.network.CloudReading;
import org.septuple.network.Septuple;
import org.septuple.network.Wiring;
import org.septuple.numerics.Engine;
import org.septuple.statistics.Estimate;

class LearningCloudsTest {

    private static final long SEED = 5;

    private static LearningPlan plan(Optimiser optimiser, Activation activation) {
        LearningPlan moons = Moons.duality(Moons.BULK, 0.2, 1).learning();
        NetworkPlan network = new NetworkPlan(new Wiring.Cyclic(3, 4, true, 0.8, true), activation, Moons.BULK);
        return new LearningPlan(
                moons.data(),
                network,
                moons.mode(),
                optimiser,
                moons.batch(),
                moons.epochs(),
                1,
                moons.dynamics(),
                moons.relaxation());
    }

    private static Estimate difference(LearningPlan plan) {
        BoundaryDistribution distribution = plan.data().distribution(Moons.DATA, SEED, 0);
        Septuple septuple = plan.network().septuple(distribution, plan.batch(), SEED, 0);
        Learner learner = new Learner(septuple, plan.mode(), plan.optimiser(), SEED, 0, Engine.scalar());
        LearnerBranches branches = new LearnerBranches(plan, learner, Moons.DATA.train(), SEED, Engine.scalar());
        int inputs = septuple.projector().inputs();
        CloudReading reading = CloudReading.layers(
                3,
                IntStream.range(inputs, inputs + 4).toArray(),
                IntStream.range(inputs + 4, inputs + 8).toArray(),
                IntStream.range(inputs + 8, inputs + 12).toArray());
        CloudSurvey.Source source = new CloudSurvey.Source(
                septuple,
                new ActivationDynamics.Protocol(new ActivationDynamics.Poisson(3), true, false, 0),
                10,
                0,
                SEED,
                0,
                0);
        double[] before =
                septuple.weights().blocks().getFirst().parts().getFirst().clone();
        Estimate found = new LearningClouds(branches, plan, 100).difference(source, reading, Engine.scalar());
        assertThat(septuple.weights().blocks().getFirst().parts().getFirst()).containsExactly(before);
        return found;
    }

    /// A rate that changes no bit of the weights is no learning.
    @Test
    void learningThatDoesNothingChangesNothing() {
        Estimate found = difference(plan(new Optimiser.Plain(1e-300), new Activation.Tanh()));
        assertThat(found.value()).isZero();
        assertThat(found.n()).isEqualTo(LearningClouds.BRANCHES);
    }

    /// To first order the difference is linear in the rate.
    @Test
    void aSmallStepMakesASmallDifference() {
        double whole = difference(plan(new Optimiser.Plain(2e-4), new Activation.Tanh()))
                .value();
        double half = difference(plan(new Optimiser.Plain(1e-4), new Activation.Tanh()))
                .value();
        assertThat(Math.abs(whole)).isGreaterThan(1e-9);
        assertThat(whole / half).isCloseTo(2, within(0.05));
    }
}
