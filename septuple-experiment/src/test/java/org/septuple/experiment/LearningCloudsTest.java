package org.septuple.experiment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.septuple.learning.Learner;
import org.septuple.learning.Optimiser;
import org.septuple.network.Activation;
import org.septuple.network.ActivationDynamics;
import org.septuple.network.BoundaryDistribution;
import org.septuple.network.CloudReading;
import org.septuple.network.SampledData;
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

    private static LearningClouds.Differences differences(double rate) {
        LearningPlan plan = plan(new Optimiser.Plain(rate), new Activation.Tanh());
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
        BaseStates source = new BaseStates(
                septuple,
                new ActivationDynamics.Protocol(new ActivationDynamics.Poisson(3), true, false, 0),
                10,
                0,
                SEED,
                0,
                0);
        double[] before =
                septuple.weights().blocks().getFirst().parts().getFirst().clone();
        LearningClouds.Differences found =
                new LearningClouds(branches, plan, 100).differences(source, reading, Engine.scalar());
        assertThat(septuple.weights().blocks().getFirst().parts().getFirst()).containsExactly(before);
        return found;
    }

    /// A rate that changes no bit of the weights is no learning.
    @Test
    void learningThatDoesNothingChangesNothing() {
        LearningClouds.Differences found = differences(1e-300);
        assertThat(found.learning().value()).isZero();
        assertThat(found.reversed().value()).isZero();
        assertThat(found.random().value()).isZero();
        assertThat(found.learning().n()).isEqualTo(LearningClouds.MOST_BRANCHES);
    }

    /// To first order the difference is linear in the rate, the opposite for reversed steps, and that of random directions is about 0.
    @Test
    void aSmallStepMakesASmallDifference() {
        LearningClouds.Differences whole = differences(2e-4);
        LearningClouds.Differences half = differences(1e-4);
        assertThat(Math.abs(whole.learning().value())).isGreaterThan(1e-9);
        assertThat(whole.learning().value() / half.learning().value()).isCloseTo(2, within(0.05));
        assertThat(whole.random().value() / half.random().value()).isCloseTo(2, within(0.05));
        double even = whole.reversed().value() + whole.learning().value();
        double evenOfHalf = half.reversed().value() + half.learning().value();
        assertThat(Math.abs(even / whole.learning().value())).isLessThan(0.05);
        assertThat(even / evenOfHalf).isCloseTo(4, within(0.2));
        assertThat(Math.abs(half.learning().zAgainst(0))).isGreaterThan(5);
        assertThat(half.random().zAgainst(0)).isBetween(-3.0, 3.0);
        assertThat(Math.abs(half.random().value()))
                .isLessThan(Math.abs(half.learning().value()));
    }

    @Test
    void aSingleLearnerHasMoreBranches() {
        assertThat(IntStream.of(1, 3, 5, 100).map(LearningClouds::branches)).containsExactly(8, 3, 2, 2);
    }

    /// Branches of another learner than the first have its weights that do not learn: their step is that of a learner built by hand.
    @Test
    void branchesKeepTheWeightsOfTheirLearner() {
        LearningPlan plan = Moons.duality(Moons.BULK, 0.2, 2).learning();
        assertThat(step(plan, 1)).containsExactly(byHand(plan, 1)).isNotEqualTo(step(plan, 0));
        assertThat(step(plan, 0)).containsExactly(byHand(plan, 0));
    }

    private static Learner learner(LearningPlan plan, BoundaryDistribution data, int replica, int number) {
        Septuple septuple = plan.network().septuple(data, plan.batch(), SEED, replica);
        return new Learner(septuple, plan.mode(), plan.optimiser(), SEED, number, Engine.scalar());
    }

    private static double[] step(LearningPlan plan, int replica) {
        Learner trained = learner(plan, plan.data().distribution(Moons.DATA, SEED, replica), replica, replica);
        Learner branch = new LearnerBranches(plan, trained, Moons.DATA.train(), SEED, replica, Engine.scalar())
                .branch(plan.optimiser(), 7, Engine.scalar());
        branch.step();
        return branch.trainables().values();
    }

    private static double[] byHand(LearningPlan plan, int replica) {
        Learner learner = learner(
                plan,
                new SampledData(Moons.DATA.train(), plan.data().targets(), new SampledData.Independent(), SEED, 7),
                replica,
                7);
        learner.step();
        return learner.trainables().values();
    }

    /// Each of several learners is one unit without an error of its own; a single one has its branches.
    @Test
    void learnersAreTheUnitsWhereThereAreSeveral() {
        Map<String, Estimate> one = compared(1, 0);
        Map<String, Estimate> second = compared(2, 1);
        assertThat(one.keySet())
                .containsExactly(
                        "spacetime.learning.delta_S",
                        "spacetime.learning.reversed.delta_S",
                        "spacetime.learning.random.delta_S",
                        "spacetime.learning.direction.delta_S",
                        "spacetime.learning.first.delta_S",
                        "spacetime.learning.first.reversed.delta_S",
                        "spacetime.learning.first.random.delta_S",
                        "spacetime.learning.first.direction.delta_S");
        assertThat(second.keySet()).containsExactlyElementsOf(one.keySet());
        assertThat(one.values()).allMatch(found -> found.n() == 8 && found.standardError() > 0);
        assertThat(second.values()).allMatch(found -> found.n() == 1 && Double.isNaN(found.standardError()));
        assertThat(Objects.requireNonNull(second.get("spacetime.learning.delta_S"))
                        .value())
                .isNotEqualTo(Objects.requireNonNull(compared(2, 0).get("spacetime.learning.delta_S"))
                        .value());
    }

    private static Map<String, Estimate> compared(int learners, int replica) {
        Experiment.Duality moons = Moons.duality(Moons.BULK, 0.2, learners);
        LearningPlan plan = moons.learning();
        SpacetimePlan clouds = new SpacetimePlan(SpacetimePlan.Reading.LAYERS, 3, 3, 320, 10, 0, null, null);
        Experiment.Duality duality =
                new Experiment.Duality(moons.header(), plan, moons.dynamics(), null, clouds, moons.ledger());
        BoundaryDistribution data = plan.data().distribution(Moons.DATA, SEED, replica);
        LearnerBranches branches = new LearnerBranches(
                plan, learner(plan, data, replica, replica), Moons.DATA.train(), SEED, replica, Engine.scalar());
        Septuple septuple = plan.network().septuple(data, 1, SEED, replica);
        LedgerNotes notes = new LedgerNotes();
        new SpacetimeChecks(duality, replica, 7, Engine.scalar(), notes)
                .compare(septuple, septuple, branches, branches, plan);
        return notes.results();
    }

    /// Student's t of 4 degrees of freedom: 2.776 and .941; one learner alone has no error.
    @Test
    void whatWouldHaveBeenSeenCountsLearners() {
        Map<String, Estimate> results = new LinkedHashMap<>();
        results.put("spacetime.learning.delta_S", new Estimate(3, 0.1, 5));
        results.put("spacetime.learning.first.delta_S", new Estimate(3, Double.NaN, 1));
        SpacetimeChecks.detectable(results);
        assertThat(results).hasSize(3);
        assertThat(Objects.requireNonNull(results.get("spacetime.learning.detectable"))
                        .value())
                .isCloseTo(0.3717, within(1e-4));
    }
}
