package org.septuple.learning;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.septuple.network.Activation;
import org.septuple.network.ActivationDynamics;
import org.septuple.network.ActivationMap;
import org.septuple.network.Biases;
import org.septuple.network.BoundaryBatch;
import org.septuple.network.BoundaryDistribution;
import org.septuple.network.BoundaryProjector;
import org.septuple.network.BulkPotential;
import org.septuple.network.DenseBlock;
import org.septuple.network.Held;
import org.septuple.network.Loss;
import org.septuple.network.LossEvaluation;
import org.septuple.network.NeuronRange;
import org.septuple.network.SampledData;
import org.septuple.network.Scaling;
import org.septuple.network.Septuple;
import org.septuple.network.Split;
import org.septuple.network.States;
import org.septuple.network.SyntheticData;
import org.septuple.network.Targets;
import org.septuple.network.TrainableVector;
import org.septuple.network.Trainables;
import org.septuple.network.Weights;
import org.septuple.network.Wiring;
import org.septuple.numerics.Crew;
import org.septuple.numerics.Engine;
import org.septuple.numerics.Kernels;
import org.septuple.numerics.Purpose;
import org.septuple.numerics.RandomStream;
import org.septuple.numerics.ThreadCrew;
import org.septuple.numerics.lanes.Lanes;

class LearnerTest {

    /// Standard normal inputs, new at each time.
    private record Normal(int inputs, int outputs, long seed) implements BoundaryDistribution {
        @Override
        public void draw(long time, BoundaryBatch batch) {
            new RandomStream(seed, Purpose.BOUNDARY_SAMPLES, 0, time)
                    .fillGaussian(batch.inputs(), 0, batch.inputs().length);
        }
    }

    private static Septuple septuple(Wiring wiring, Loss loss, BoundaryDistribution data, int batch, long seed) {
        BoundaryProjector projector = new BoundaryProjector(data.inputs(), wiring.bulk(), data.outputs());
        Weights weights = wiring.weights(data.inputs(), data.outputs(), seed, 0);
        return new Septuple(
                new States(projector.neurons(), batch),
                projector,
                data,
                weights,
                Biases.of(projector, weights),
                new Activation.Tanh(),
                loss);
    }

    private static Split moons() {
        return new Scaling.Interval(-1, 1).apply(Split.random(SyntheticData.moons(600, 0.1, 3), 400, 3));
    }

    private static Septuple moonNetwork(Split data, Loss loss) {
        SampledData stream = new SampledData(data.train(), new Targets(-1, 1), new SampledData.Shuffled(), 3, 0);
        return septuple(new Wiring.FeedForward(List.of(16)), loss, stream, 20, 3);
    }

    /// One linear neuron with fixed weight w = ½ on itself and a bias: H = ½(ax − b)² with a = 1 − w, x ~ N(0, 1). Plain
    /// descent b ← b − η(b − a x̄) is AR(1); its stationary variance is η²a²/B / (1 − (1 − η)²) = 1.64474·10⁻³ for η = .1,
    /// B = 8. The z-score uses the autocorrelation ρ = (1 − η): var of the sample variance = 2σ⁴(1 + ρ²)/(1 − ρ²)/n.
    @Test
    void miniBatchNoiseHasItsStationaryVariance() {
        BoundaryProjector projector = new BoundaryProjector(1, 0, 0);
        NeuronRange neuron = new NeuronRange(0, 1);
        Weights weights = new Weights(1, List.of(new DenseBlock(neuron, neuron, false)));
        weights.set(0, 0, 0.5);
        Septuple one = new Septuple(
                new States(1, 8),
                projector,
                new Normal(1, 0, 12),
                weights,
                Biases.of(projector, weights),
                new Activation.Identity(),
                new Loss.Boundary());
        Learner learner =
                new Learner(one, new LearningMode.Relaxed(0, 1, 0.1), new Optimiser.Plain(0.1), 1, 0, Engine.scalar());
        for (int t = 0; t < 200; t++) {
            learner.step();
        }
        int n = 100_000;
        double sum = 0;
        for (int t = 0; t < n; t++) {
            learner.step();
            double b = learner.trainables().values()[0];
            sum += b * b;
        }
        double expected = 0.01 * 0.25 / 8 / (1 - 0.81);
        assertThat(expected).isCloseTo(1.64474e-3, within(1e-8));
        double rho = 0.9;
        double error = expected * Math.sqrt(2 * (1 + rho * rho) / (1 - rho * rho) / n);
        assertThat(Math.abs(sum / n - expected) / error).isLessThan(4);
    }

    @Test
    void learningIsAFunctionOfSeedAndBlock() {
        Split data = moons();
        double[] first = learned(data, 1);
        assertThat(learned(data, 1)).isEqualTo(first);
        assertThat(learned(data, 2)).isNotEqualTo(first);
    }

    private static double[] learned(Split data, int block) {
        SampledData stream = new SampledData(data.train(), new Targets(-1, 1), new SampledData.Shuffled(), 3, block);
        Septuple network = septuple(
                new Wiring.Cyclic(3, 4, true, 0.9, true), new Loss.Bulk(new BulkPotential.None()), stream, 20, 3);
        ActivationDynamics.Protocol protocol =
                new ActivationDynamics.Protocol(new ActivationDynamics.Poisson(3), true, false, 0.01);
        Learner learner = new Learner(
                network, new LearningMode.Activated(4, protocol), new Optimiser.Plain(0.05), 3, block, Engine.scalar());
        for (int t = 0; t < 30; t++) {
            learner.step();
        }
        return learner.trainables().values().clone();
    }

    /// A crew of three that hands out the pieces backwards.
    private static final class Backwards implements Crew {
        @Override
        public int workers() {
            return 3;
        }

        @Override
        public void work(int pieces, Work work) {
            for (int piece = pieces - 1; piece >= 0; piece--) {
                work.piece(piece % 3, piece);
            }
        }
    }

    /// A minibatch of 77 relaxes in three parts. One step of plain descent must move q as the gradient of all columns
    /// together does, to the last bit, whoever does which part.
    @Test
    void aMinibatchIsCutWithoutChangingABit() {
        Split data = moons();
        double rate = 0.05;
        double[] together = gradientStepOfAllColumns(cutNetwork(data), rate);
        for (Engine engine : List.of(
                Engine.scalar(),
                new Engine(Kernels.scalar(), new Backwards()),
                new Engine(Lanes.kernels(), Crew.alone()),
                new Engine(Lanes.kernels(), new Backwards()))) {
            Septuple network = cutNetwork(data);
            Learner learner =
                    new Learner(network, new LearningMode.Relaxed(3, 9, 0.2), new Optimiser.Plain(rate), 3, 0, engine);
            assertThat(learner.step().isFinite()).isTrue();
            assertThat(learner.trainables().values()).isEqualTo(together);
        }
    }

    /// Large enough for the crew to be called inside a single part, and for two parts.
    @Test
    void threadsDoNotChangeABit() {
        for (int columns : new int[] {32, 40}) {
            double[] alone = afterThreeSteps(columns, Engine.scalar());
            try (ThreadCrew crew = new ThreadCrew(3)) {
                assertThat(afterThreeSteps(columns, new Engine(Lanes.kernels(), crew)))
                        .isEqualTo(alone);
            }
        }
    }

    private static double[] afterThreeSteps(int columns, Engine engine) {
        SampledData stream = new SampledData(
                SyntheticData.mixture(200, 40, 10, 3, 1, 1), new Targets(-1, 1), new SampledData.Shuffled(), 3, 0);
        Wiring wiring = new Wiring.RandomRecurrent(350, 0.9, true);
        Septuple network = septuple(wiring, new Loss.Bulk(new BulkPotential.None()), stream, columns, 3);
        Optimiser adam = new Optimiser.Adam(0.01, 0.9, 0.999, 1e-8);
        Learner learner = new Learner(network, new LearningMode.Relaxed(2, 2, 0.1), adam, 3, 0, engine);
        for (int t = 0; t < 3; t++) {
            assertThat(learner.step().isFinite()).isTrue();
        }
        return learner.trainables().values();
    }

    private static Septuple cutNetwork(Split data) {
        SampledData stream = new SampledData(data.train(), new Targets(-1, 1), new SampledData.Shuffled(), 3, 0);
        Wiring wiring = new Wiring.Cyclic(3, 7, true, 0.9, true);
        return septuple(wiring, new Loss.Bulk(new BulkPotential.QuadraticState(0.1)), stream, 77, 3);
    }

    private static double[] gradientStepOfAllColumns(Septuple network, double rate) {
        BoundaryBatch batch = new BoundaryBatch(2, 2, 77);
        network.distribution().draw(0, batch);
        batch.setInputs(0, network.states());
        ActivationMap map = new ActivationMap(network, Engine.scalar());
        map.hold(Held.INPUTS);
        map.advance(3);
        batch.setOutputs(0, network.states());
        LossEvaluation loss = new LossEvaluation(network, Engine.scalar());
        new Relaxation(network, loss, 0.2).run(Held.BOUNDARY, 9);
        Trainables trainables = new Trainables(network.weights(), network.biases());
        TrainableVector q = trainables.newVector();
        TrainableVector gradient = trainables.newVector();
        trainables.read(q);
        loss.addTrainableGradient(1, gradient);
        for (int k = 0; k < q.size(); k++) {
            q.values()[k] = Math.fma(-rate, gradient.values()[k], q.values()[k]);
        }
        return q.values();
    }

    /// Two moons with noise .1 are separable to 99 %; a linear readout alone reaches about 88 %.
    @Test
    void relaxationLearnsTwoMoons() {
        Split data = moons();
        Septuple network = moonNetwork(data, new Loss.Bulk(new BulkPotential.None()));
        Learner learner = new Learner(
                network,
                new LearningMode.Relaxed(2, 16, 0.2),
                new Optimiser.Adam(0.01, 0.9, 0.999, 1e-8),
                3,
                0,
                Engine.scalar());
        LossShares before = learner.step();
        for (int t = 0; t < 1500; t++) {
            learner.step();
        }
        assertThat(learner.step().learnable()).isLessThan(0.2 * before.learnable());
        Readout.Answers forward = new Readout.ByDynamics(3).classify(network, data.test(), Engine.scalar());
        Readout.Answers relaxed = new Readout.ByRelaxation(4000, 0.02).classify(network, data.test(), Engine.scalar());
        assertThat(forward.right(data.test())).isGreaterThan(194);
        assertThat(forward.movement()).isZero();
        assertThat(relaxed.classes()).isEqualTo(forward.classes());
        assertThat(relaxed.movement()).isLessThan(1e-3);
    }

    /// Too large a step makes relaxation unstable; the read-out says so.
    @Test
    void anUnstableReadoutIsVisible() {
        Split data = moons();
        Septuple network = moonNetwork(data, new Loss.Bulk(new BulkPotential.None()));
        assertThat(new Readout.ByRelaxation(300, 2.5)
                        .classify(network, data.test(), Engine.scalar())
                        .movement())
                .isGreaterThan(0.1);
    }

    /// In a feed-forward network the state that (2.1) reaches has no local error, so relaxation has nothing to do there.
    @Test
    void forwardStatesMinimiseTheLossOfAFeedForwardNetwork() {
        Split data = moons();
        Septuple network = moonNetwork(data, new Loss.Bulk(new BulkPotential.None()));
        new Readout.ByDynamics(2).settle(network, Engine.scalar()).run();
        double[] settled = network.states().values().clone();
        LossEvaluation loss = new LossEvaluation(network, Engine.scalar());
        new Relaxation(network, loss, 0.2).run(Held.INPUTS, 10);
        assertThat(network.states().values())
                .usingComparatorWithPrecision(1e-14)
                .containsExactly(settled);
    }

    @Test
    void relaxationNeverRaisesTheLoss() {
        Split data = moons();
        Septuple network = moonNetwork(data, new Loss.Bulk(new BulkPotential.QuadraticState(0.1)));
        BoundaryBatch batch = new BoundaryBatch(2, 2, 20);
        network.distribution().draw(0, batch);
        batch.setInputs(0, network.states());
        batch.setOutputs(0, network.states());
        LossEvaluation loss = new LossEvaluation(network, Engine.scalar());
        Relaxation relaxation = new Relaxation(network, loss, 0.1);
        double previous = Double.POSITIVE_INFINITY;
        for (int t = 0; t < 50; t++) {
            relaxation.run(Held.BOUNDARY, 1);
            assertThat(loss.mean()).isLessThanOrEqualTo(previous);
            previous = loss.mean();
        }
        assertThat(batch.targets())
                .isEqualTo(Arrays.copyOfRange(
                        network.states().values(),
                        network.states().values().length - 40,
                        network.states().values().length));
    }

    /// A linear chain x₁ = clamped input, x₂ bulk, x₃ = clamped target: H = ½(x₂ − ux₁)² + ½(x₃ − vx₂)² is least at
    /// x₂ = (ux₁ + vx₃)/(1 + v²).
    @Test
    void relaxationFindsTheMinimumOfALinearChain() {
        BoundaryProjector projector = new BoundaryProjector(1, 1, 1);
        Weights weights = new Wiring.FeedForward(List.of(1)).weights(1, 1, 5, 0);
        weights.set(1, 0, 0.7);
        weights.set(2, 1, -1.4);
        Septuple chain = new Septuple(
                new States(3, 1),
                projector,
                new Normal(1, 1, 1),
                weights,
                Biases.of(projector, weights),
                new Activation.Identity(),
                new Loss.Bulk(new BulkPotential.None()));
        double[] x = chain.states().values();
        x[0] = 2;
        x[2] = 0.5;
        new Relaxation(chain, new LossEvaluation(chain, Engine.scalar()), 0.2).run(Held.BOUNDARY, 200);
        assertThat(x[1]).isCloseTo((0.7 * 2 - 1.4 * 0.5) / (1 + 1.4 * 1.4), within(1e-14));
    }

    @Test
    void aDivergedLearnerKeepsItsLastGoodState() {
        Split data = moons();
        Septuple network = moonNetwork(data, new Loss.Bulk(new BulkPotential.QuadraticState(1)));
        Learner learner = new Learner(
                network, new LearningMode.Relaxed(2, 2000, 3), new Optimiser.Plain(1e-3), 3, 0, Engine.scalar());
        double[] before = learner.trainables().values().clone();
        assertThat(learner.step().isFinite()).isFalse();
        assertThat(learner.time()).isZero();
        assertThat(learner.trainables().values()).isEqualTo(before);
    }

    @Test
    void aStepThatOverflowsIsRefused() {
        Split data = moons();
        Septuple network = moonNetwork(data, new Loss.Bulk(new BulkPotential.None()));
        Learner learner = new Learner(
                network,
                new LearningMode.Relaxed(2, 16, 0.2),
                new Optimiser.Momentum(Double.MAX_VALUE, 0.9),
                3,
                0,
                Engine.scalar());
        double[] last = learner.trainables().values().clone();
        while (learner.step().isFinite()) {
            last = learner.trainables().values().clone();
        }
        assertThat(learner.trainables().isFinite()).isTrue();
        assertThat(learner.trainables().values()).isEqualTo(last);
    }
}
