package org.septuple.learning;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.septuple.network.Activation;
import org.septuple.network.ActivationDynamics;
import org.septuple.network.Biases;
import org.septuple.network.BoundaryProjector;
import org.septuple.network.BulkPotential;
import org.septuple.network.Dataset;
import org.septuple.network.Loss;
import org.septuple.network.NormalData;
import org.septuple.network.SampledData;
import org.septuple.network.Septuple;
import org.septuple.network.States;
import org.septuple.network.Targets;
import org.septuple.network.Weights;
import org.septuple.network.Wiring;
import org.septuple.numerics.Crew;
import org.septuple.numerics.Engine;
import org.septuple.numerics.Kernels;
import org.septuple.numerics.ThreadCrew;
import org.septuple.numerics.Trajectories;
import org.septuple.numerics.lanes.Lanes;

class EnsembleTest {

    private static final Engine ENGINE = new Engine(Lanes.kernels(), Crew.alone());

    private static Ensemble ensemble(ReplicaPlans.Case of, int replicas, Engine engine) {
        return new Ensemble(of.plan(), of.mode(), of.optimiser(), of.seed(), 0, replicas, engine);
    }

    private static double[][] all(Ensemble ensemble) {
        double[][] q = new double[ensemble.replicas()][];
        Arrays.setAll(q, ensemble::trainables);
        return q;
    }

    private static void assertLearnersAgree(ReplicaPlans.Case of) {
        Ensemble ensemble = ensemble(of, 9, ENGINE);
        assertThat(ensemble.sideBySide()).isTrue();
        ensemble.advance(3);
        ensemble.advance(8);
        double[] losses = new double[9];
        ensemble.losses(losses);
        for (int r = 0; r < 9; r++) {
            Learner learner = of.learner(r);
            LossShares last = LossShares.ZERO;
            for (int t = 0; t < 11; t++) {
                last = learner.step();
            }
            assertThat(learner.time()).isEqualTo(11);
            assertThat(ensemble.trainables(r))
                    .as("%s, replica %d", of, r)
                    .isEqualTo(learner.trainables().values());
            assertThat(losses[r]).isCloseTo(last.total(), within(1e-12 * Math.max(1, last.total())));
        }
    }

    @Test
    void eachRelaxedReplicaIsALearner() {
        for (long seed = 0; seed < 60; seed++) {
            assertLearnersAgree(ReplicaPlans.random(seed, false));
        }
    }

    @Test
    void eachActivatedReplicaIsALearner() {
        for (long seed = 0; seed < 60; seed++) {
            assertLearnersAgree(ReplicaPlans.random(seed, true));
        }
    }

    @Test
    void replicasWithAllWeightsInOneBlockAreLearners() {
        ActivationDynamics.Protocol protocol =
                new ActivationDynamics.Protocol(new ActivationDynamics.Poisson(2.5), true, false, 0.1);
        for (LearningMode mode :
                List.of(new LearningMode.Relaxed(2, 3, 0.1), new LearningMode.Activated(2, protocol))) {
            assertLearnersAgree(ReplicaPlans.oneBlock(mode, 4));
        }
    }

    @Test
    void sideBySideAndOneByOneAgree() {
        for (long seed = 0; seed < 6; seed++) {
            ReplicaPlans.Case of = ReplicaPlans.random(seed, seed % 2 == 0);
            Ensemble lone = new Ensemble(of.plan(), of.mode(), of.optimiser(), of.seed(), 0, 5, ENGINE, false);
            assertThat(lone.sideBySide()).isFalse();
            lone.advance(7);
            Ensemble tiled = ensemble(of, 5, ENGINE);
            tiled.advance(7);
            assertThat(all(tiled)).isDeepEqualTo(all(lone));
            Snapshot one = lone.snapshot();
            Snapshot other = tiled.snapshot();
            for (int r = 0; r < 5; r++) {
                double[] expected = one.rows()[r];
                double[] values = other.rows()[r];
                int loss = expected.length - 2;
                assertThat(values[loss]).isCloseTo(expected[loss], within(1e-13 * Math.max(1, expected[loss])));
                values[loss] = expected[loss];
                assertThat(values).isEqualTo(expected);
            }
            Ensemble moved = Ensemble.resumed(other, ENGINE, false); // and one way goes on where the other was
            moved.advance(4);
            tiled.advance(4);
            assertThat(all(moved)).isDeepEqualTo(all(tiled));
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 7, 8, 9, 1025})
    void theNumberOfReplicasChangesNoReplica(int replicas) {
        ReplicaPlans.Case of = ReplicaPlans.random(11, true);
        Ensemble ensemble = ensemble(of, replicas, ENGINE);
        ensemble.advance(5);
        for (int r : new int[] {0, replicas / 2, replicas - 1}) {
            Learner learner = of.learner(r);
            for (int t = 0; t < 5; t++) {
                learner.step();
            }
            assertThat(ensemble.trainables(r)).isEqualTo(learner.trainables().values());
        }
        assertThatThrownBy(() -> ensemble.trainables(replicas)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void threadsOrderAndKernelsChangeNoBit() {
        for (boolean activated : new boolean[] {false, true}) {
            ReplicaPlans.Case of = ReplicaPlans.random(5, activated);
            double[][] expected = null;
            double[] losses = new double[700];
            for (Engine engine : List.of(
                    ENGINE,
                    Engine.scalar(),
                    new Engine(Lanes.kernels(), new EnsembleHash.Backwards(1)),
                    new Engine(Lanes.kernels(), new EnsembleHash.Backwards(2)),
                    new Engine(Kernels.scalar(), new EnsembleHash.Backwards(3)))) {
                Ensemble ensemble = ensemble(of, 700, engine);
                ensemble.advance(4);
                double[] now = new double[700];
                ensemble.losses(now);
                if (expected == null) {
                    expected = all(ensemble);
                    losses = now;
                }
                assertThat(all(ensemble)).isDeepEqualTo(expected);
                assertThat(now).isEqualTo(losses);
            }
        }
    }

    @Test
    void aResumedEnsembleGoesOnAsIfItHadNotStopped() {
        for (long seed = 20; seed < 32; seed++) {
            ReplicaPlans.Case of = ReplicaPlans.random(seed, seed % 2 == 0);
            Ensemble whole = ensemble(of, 10, ENGINE);
            whole.advance(6);
            Snapshot snapshot = whole.snapshot();
            whole.advance(6);
            Ensemble resumed = ensemble(of, 10, ENGINE);
            resumed.resume(6, snapshot.rows());
            assertThat(resumed.time()).isEqualTo(6);
            resumed.advance(6);
            assertThat(all(resumed)).isDeepEqualTo(all(whole));
        }
    }

    @Test
    void numbersOfAnotherEnsembleAreRefused() {
        ReplicaPlans.Case of = ReplicaPlans.random(20, false);
        double[][] rows = ensemble(of, 10, ENGINE).snapshot().rows();
        Ensemble larger = ensemble(of, 11, ENGINE);
        assertThatThrownBy(() -> larger.resume(0, rows)).hasMessage("10 replicas at time 0; need 11 at a time >= 0");
        double[][] shorter = rows.clone();
        shorter[3] = new double[1];
        assertThatThrownBy(() -> ensemble(of, 10, ENGINE).resume(0, shorter))
                .hasMessageStartingWith("replica 3 has 1 numbers, needs ");
    }

    @Test
    void aReplicaByItselfHasTheSameBranches() {
        for (long seed = 20; seed < 26; seed++) {
            ReplicaPlans.Case of = ReplicaPlans.random(seed, seed % 2 == 0);
            Ensemble parents = ensemble(of, 10, ENGINE);
            parents.advance(3);
            Ensemble branches = Ensemble.resumed(parents.snapshot().branch(4, 5, 9, 2), ENGINE);
            Ensemble alone = Ensemble.resumed(parents.snapshot().only(4).branch(0, 5, 9, 2), ENGINE);
            branches.advance(4);
            alone.advance(4);
            assertThat(all(alone)).isDeepEqualTo(all(branches));
        }
    }

    @Test
    void recordsAreTheStatesAtTheirTimes() {
        ReplicaPlans.Case of = ReplicaPlans.random(3, false);
        Ensemble recorded = ensemble(of, 9, ENGINE);
        Trajectories trajectories = recorded.record(10, 4, 1, 0);
        assertThat(recorded.time()).isEqualTo(10);
        assertThat(trajectories.times()).isEqualTo(3);
        for (int i = 0; i < 3; i++) {
            assertThat(trajectories.time(i)).isEqualTo(4L * i);
            Ensemble again = ensemble(of, 9, ENGINE);
            again.advance(4L * i);
            for (int r = 0; r < 9; r++) {
                assertThat(trajectories.value(i, r, 0)).isEqualTo(again.trainables(r)[1]);
                assertThat(trajectories.value(i, r, 1)).isEqualTo(again.trainables(r)[0]);
            }
        }
    }

    @Test
    void theBranchWithTheParentsNumberAndSeedIsTheParent() {
        for (boolean activated : new boolean[] {false, true}) {
            ReplicaPlans.Case of = ReplicaPlans.random(8, activated);
            Ensemble parent = ensemble(of, 12, ENGINE);
            parent.advance(5);
            Snapshot snapshot = parent.snapshot();
            parent.advance(5);
            Ensemble branches = Ensemble.resumed(snapshot.branch(10, 4, of.seed(), 9), ENGINE);
            assertThat(branches.trainables(0)).isEqualTo(snapshot.trainables(10));
            branches.advance(5);
            assertThat(branches.trainables(1)).isEqualTo(parent.trainables(10));
            assertThat(branches.trainables(0)).isNotEqualTo(parent.trainables(10));
            Ensemble others = Ensemble.resumed(snapshot.branch(10, 4, of.seed() + 1, 9), ENGINE);
            others.advance(5);
            assertThat(others.trainables(1)).isNotEqualTo(parent.trainables(10));
        }
    }

    /// n steps after the branching point b₀ of [ReplicaPlans#linearNeuron], mean b₀(1 − η)ⁿ and variance
    /// η²a²/B·(1 − (1 − η)²ⁿ)/(1 − (1 − η)²) over the branches.
    @Test
    void branchesSpreadAsMiniBatchNoiseDemands() {
        double eta = 0.1;
        ReplicaPlans.Case of = ReplicaPlans.linearNeuron(new Optimiser.Plain(eta), 4);
        Ensemble parent = ensemble(of, 3, ENGINE);
        parent.advance(100);
        Snapshot snapshot = parent.snapshot();
        int count = 512;
        Ensemble branches = Ensemble.resumed(snapshot.branch(2, count, 77, 0), ENGINE);
        double[] b = new double[count];
        branches.read(0, b);
        double start = snapshot.trainables(2)[0];
        assertThat(b).containsOnly(start);
        int made = 0;
        for (int n : new int[] {1, 5, 30}) {
            branches.advance(n - made);
            made = n;
            branches.read(0, b);
            double mean = Arrays.stream(b).average().orElseThrow();
            double square = Arrays.stream(b).map(x -> (x - mean) * (x - mean)).sum() / (count - 1);
            double decay = Math.pow(1 - eta, n);
            double variance = eta * eta * 0.25 / 8 * (1 - decay * decay) / (1 - (1 - eta) * (1 - eta));
            assertThat(Math.abs(mean - start * decay) / Math.sqrt(variance / count))
                    .isLessThan(4);
            assertThat(Math.abs(square - variance) / (variance * Math.sqrt(2.0 / (count - 1))))
                    .isLessThan(4);
        }
    }

    /// q ← q + |rate|·∂H/∂q grows without bound, at a time that depends on the data: each replica stops alone.
    @Test
    void aDivergingReplicaStopsAloneAtItsLastGoodState() {
        ReplicaPlans.Case climbing = ReplicaPlans.linearNeuron(new Optimiser.Plain(-1e80), 1);
        Ensemble ensemble = ensemble(climbing, 20, ENGINE);
        double[] losses = new double[20];
        for (int t = 1; t < 8; t++) {
            ensemble.advance(1);
            ensemble.losses(losses);
            for (int r = 0; r < 20; r++) {
                Learner learner = climbing.learner(r);
                boolean finite = true;
                for (int step = 0; step < t && finite; step++) {
                    finite = learner.step().isFinite();
                }
                assertThat(ensemble.stopped(r)).isEqualTo(!finite);
                assertThat(ensemble.trainables(r))
                        .isEqualTo(learner.trainables().values());
                assertThat(Double.isNaN(losses[r])).isEqualTo(!finite);
            }
        }
        assertThat(ensemble.stopped()).isEqualTo(20);
        assertThat(Ensemble.resumed(ensemble.snapshot(), ENGINE).stopped()).isEqualTo(20);
    }

    /// One replica has a weight with which its loss overflows.
    @Test
    void otherLanesGoOn() {
        ReplicaPlans.Case of = ReplicaPlans.linearNeuron(new Optimiser.Momentum(0.1, 0.5), 6);
        ReplicaPlan broken = (seed, replica) -> {
            Septuple septuple = of.plan().septuple(seed, replica);
            if (replica == 3) {
                septuple.weights().set(0, 0, 1e200);
            }
            return septuple;
        };
        Ensemble healthy = ensemble(of, 8, ENGINE);
        Ensemble sick = new Ensemble(broken, of.mode(), of.optimiser(), of.seed(), 0, 8, ENGINE);
        double[] before = sick.trainables(3);
        healthy.advance(6);
        sick.advance(6);
        assertThat(sick.stopped()).isEqualTo(1);
        assertThat(sick.stopped(3)).isTrue();
        assertThat(sick.trainables(3)).isEqualTo(before);
        for (int r = 0; r < 8; r++) {
            if (r != 3) {
                assertThat(sick.trainables(r)).isEqualTo(healthy.trainables(r));
            }
        }
    }

    @Test
    void largeNetworksLearnOneByOne() {
        Dataset points = Dataset.unlabelled("points", 30, new double[30]);
        ReplicaPlan plan = (seed, replica) -> {
            Weights weights = new Wiring.FeedForward(List.of(20)).weights(30, 0, seed, replica);
            BoundaryProjector projector = new BoundaryProjector(30, 20, 0);
            return new Septuple(
                    new States(50, 2),
                    projector,
                    new SampledData(points, new Targets(0, 1), new SampledData.Independent(), seed, replica),
                    weights,
                    Biases.of(projector, weights),
                    new Activation.Tanh(),
                    new Loss.Boundary());
        };
        Ensemble ensemble =
                new Ensemble(plan, new LearningMode.Relaxed(1, 1, 0.1), new Optimiser.Plain(0.1), 1, 0, 2, ENGINE);
        assertThat(ensemble.sideBySide()).isFalse();
        ensemble.advance(2);
        assertThat(ensemble.time()).isEqualTo(2);
    }

    @Test
    void replicasOfDifferentShapeAreRefused() {
        ReplicaPlans.Case of = ReplicaPlans.random(2, false);
        ReplicaPlan mixed = (seed, replica) -> {
            Septuple septuple = of.plan().septuple(seed, replica);
            return replica < 9
                    ? septuple
                    : septuple.withStates(new States(septuple.states().neurons(), 9));
        };
        assertThatThrownBy(() -> new Ensemble(mixed, of.mode(), of.optimiser(), 1, 0, 10, ENGINE))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("shape");
    }

    /// More than one piece for each of three threads that wait, and take pieces as they can.
    @Test
    void aCrewOfThreadsChangesNoBit() {
        ReplicaPlans.Case of = ReplicaPlans.random(12, true);
        Ensemble alone = ensemble(of, 1100, ENGINE);
        alone.advance(6);
        try (ThreadCrew crew = new ThreadCrew(3)) {
            Ensemble shared = ensemble(of, 1100, new Engine(Lanes.kernels(), crew));
            shared.advance(4);
            shared.advance(2);
            assertThat(all(shared)).isDeepEqualTo(all(alone));
        }
    }

    /// Each replica draws its own sparse synapses; branches keep those of their parent, so they have its loss at first.
    @Test
    void branchesOfASparseNetworkHaveTheSynapsesOfTheirParent() {
        Wiring wiring = new Wiring.SparseRecurrent(30, 4, 0.9, true);
        ReplicaPlan plan = (seed, replica) -> {
            var data = new NormalData(new double[] {0.5}, new double[] {0}, seed, replica);
            var projector = new BoundaryProjector(1, 30, 0);
            Weights weights = wiring.weights(1, 0, seed, replica);
            return new Septuple(
                    new States(31, 2),
                    projector,
                    data,
                    weights,
                    Biases.of(projector, weights),
                    new Activation.Tanh(),
                    new Loss.Bulk(new BulkPotential.WeightDecay(0.1)));
        };
        var mode = new LearningMode.Relaxed(2, 3, 0.1);
        Ensemble parents = new Ensemble(plan, mode, new Optimiser.Adam(0.01, 0.9, 0.99, 1e-8), 5, 0, 3, ENGINE);
        parents.advance(4);
        Ensemble branches = Ensemble.resumed(parents.snapshot().branch(1, 2, 5, 7), ENGINE);
        Ensemble twice = Ensemble.resumed(branches.snapshot().branch(1, 1, 9, 3), ENGINE);
        parents.advance(3);
        branches.advance(3);
        twice.advance(3);
        // the data are the same constant for all: what the parent does, its branches do
        assertThat(branches.trainables(0)).isEqualTo(parents.trainables(1));
        assertThat(branches.trainables(1)).isEqualTo(parents.trainables(1));
        assertThat(twice.trainables(0)).isEqualTo(parents.trainables(1));
        assertThat(branches.trainables(0)).isNotEqualTo(parents.trainables(2));
    }

    /// Two learners of their own on three workers: one after the other, each with the whole crew.
    @Test
    void fewLargeLearnersShareTheCrew() {
        ReplicaPlans.Case of = ReplicaPlans.random(2, false);
        Ensemble alone = new Ensemble(of.plan(), of.mode(), of.optimiser(), of.seed(), 0, 2, ENGINE, false);
        alone.advance(5);
        try (ThreadCrew crew = new ThreadCrew(3)) {
            Engine engine = new Engine(Lanes.kernels(), crew);
            Ensemble shared = new Ensemble(of.plan(), of.mode(), of.optimiser(), of.seed(), 0, 2, engine, false);
            shared.advance(5);
            assertThat(all(shared)).isDeepEqualTo(all(alone));
        }
    }

    @Test
    void impossibleRequestsNameTheirBounds() {
        ReplicaPlans.Case of = ReplicaPlans.random(3, false);
        Ensemble ensemble = ensemble(of, 4, ENGINE);
        Snapshot snapshot = ensemble.snapshot();
        assertThatThrownBy(() -> snapshot.branch(4, 1, 1, 0)).hasMessageContaining("replica 4 must be in [0, 4)");
        assertThatThrownBy(() -> snapshot.branch(0, 0, 1, 0)).hasMessageContaining("0 branches");
        assertThatThrownBy(() -> snapshot.trainables(-1)).hasMessageContaining("[0, 4)");
        assertThatThrownBy(() -> ensemble.advance(-1)).hasMessageContaining("-1 steps");
        assertThatThrownBy(() -> ensemble.read(0, new double[3])).hasMessageContaining("length 3 for 4 replicas");
    }
}
