package org.septuple.learning;

import java.util.List;
import java.util.stream.IntStream;
import org.septuple.network.Activation;
import org.septuple.network.ActivationDynamics;
import org.septuple.network.Biases;
import org.septuple.network.BoundaryDistribution;
import org.septuple.network.BoundaryProjector;
import org.septuple.network.BulkPotential;
import org.septuple.network.Dataset;
import org.septuple.network.DenseBlock;
import org.septuple.network.Drifting;
import org.septuple.network.Loss;
import org.septuple.network.NeuronRange;
import org.septuple.network.NormalData;
import org.septuple.network.SampledData;
import org.septuple.network.Septuple;
import org.septuple.network.States;
import org.septuple.network.SyntheticData;
import org.septuple.network.Targets;
import org.septuple.network.Weights;
import org.septuple.network.Wiring;
import org.septuple.numerics.Engine;
import org.septuple.numerics.Purpose;
import org.septuple.numerics.RandomStream;

/// Ensembles to test with.
final class ReplicaPlans {

    private ReplicaPlans() {}

    /// What an ensemble is made of, but for the number of replicas.
    record Case(ReplicaPlan plan, LearningMode mode, Optimiser optimiser, long seed) {
        Learner learner(int replica) {
            return new Learner(plan.septuple(seed, replica), mode, optimiser, seed, replica, Engine.scalar());
        }

        @Override
        public String toString() {
            Septuple shape = plan.septuple(seed, 0);
            return "%s %s %s %s %s seed %d"
                    .formatted(
                            shape.projector(),
                            shape.activation(),
                            shape.loss(),
                            mode,
                            optimiser.getClass().getSimpleName(),
                            seed);
        }
    }

    static Case random(long seed, boolean activated) {
        RandomStream r = new RandomStream(seed, Purpose.CHECK_POINTS, 0, activated ? 1 : 0);
        int batch = 1 + r.nextBelow(6);
        int data = r.nextBelow(5);
        Wiring wiring = pick(
                r,
                new Wiring.FeedForward(List.of()),
                new Wiring.FeedForward(List.of(3, 2)),
                new Wiring.FeedForward(List.of(5)),
                new Wiring.Cyclic(2, 3, true, 0.9, true),
                new Wiring.Cyclic(1, 4, false, 0.7, false),
                new Wiring.Permutation(3, 0.9, true),
                new Wiring.RandomRecurrent(5, 0.8, r.nextBelow(2) == 0));
        Activation activation = pick(
                r,
                new Activation.Tanh(),
                new Activation.Tanh(),
                new Activation.Identity(),
                new Activation.Relu(),
                new Activation.LeakyRelu(0.1),
                new Activation.Sigmoid(),
                new Activation.Softplus());
        Loss loss = pick(
                r,
                new Loss.Boundary(),
                new Loss.Bulk(new BulkPotential.None()),
                new Loss.Bulk(new BulkPotential.WeightDecay(0.01)),
                new Loss.Bulk(new BulkPotential.QuadraticState(0.1)));
        Optimiser optimiser = pick(
                r,
                new Optimiser.Plain(0.05),
                new Optimiser.Momentum(0.02, 0.8),
                new Optimiser.Adam(0.01, 0.9, 0.99, 1e-8));
        LearningMode relaxed = new LearningMode.Relaxed(r.nextBelow(4), 1 + r.nextBelow(5), 0.1);
        ActivationDynamics.UpdateTimes times =
                pick(r, new ActivationDynamics.Poisson(2.5), new ActivationDynamics.Periodic(3));
        ActivationDynamics.Protocol protocol = new ActivationDynamics.Protocol(
                times, r.nextBelow(2) == 0, r.nextBelow(2) == 0, r.nextBelow(2) == 0 ? 0 : 0.1);
        LearningMode running = new LearningMode.Activated(1 + r.nextBelow(3), protocol);
        Dataset points = SyntheticData.mixture(40, 2, 3, 2, 1, seed);
        ReplicaPlan plan = (own, replica) -> {
            BoundaryDistribution distribution = distribution(data, points, own, replica);
            BoundaryProjector projector =
                    new BoundaryProjector(distribution.inputs(), wiring.bulk(), distribution.outputs());
            Weights weights = wiring.weights(projector.inputs(), projector.outputs(), own, replica);
            return new Septuple(
                    new States(projector.neurons(), batch),
                    projector,
                    distribution,
                    weights,
                    Biases.of(projector, weights),
                    activation,
                    loss);
        };
        return new Case(plan, activated ? running : relaxed, optimiser, seed);
    }

    private static BoundaryDistribution distribution(int which, Dataset points, long seed, int replica) {
        SampledData.Order order = which == 0
                ? new SampledData.Shuffled()
                : which == 1 ? new SampledData.ClassIncremental(4) : new SampledData.Independent();
        SampledData data = new SampledData(points, new Targets(-1, 1), order, seed, replica);
        return which == 3 ? new Drifting(data, 0.01) : which == 4 ? NormalData.standard(2, seed, replica) : data;
    }

    /// Two inputs, two bulk neurons and three outputs with all weights in one block, which holds boundary and bulk.
    static Case oneBlock(LearningMode mode, long seed) {
        Wiring.Whole wiring = new Wiring.Explicit(
                2,
                3,
                IntStream.range(0, 7)
                        .mapToObj(i -> IntStream.range(0, 7)
                                .mapToObj(j -> 0.1 * (i - j))
                                .toList())
                        .toList());
        Dataset points = SyntheticData.mixture(40, 2, 3, 2, 1, seed);
        ReplicaPlan plan = (own, replica) -> {
            Weights weights = wiring.weights(2, 3, own, replica);
            BoundaryProjector projector = new BoundaryProjector(2, 2, 3);
            return new Septuple(
                    new States(7, 4),
                    projector,
                    distribution(0, points, own, replica),
                    weights,
                    Biases.of(projector, weights),
                    new Activation.Tanh(),
                    new Loss.Bulk(new BulkPotential.QuadraticState(0.1)));
        };
        return new Case(plan, mode, new Optimiser.Plain(0.05), seed);
    }

    /// One linear neuron with fixed weight ½ on itself and a bias that learns, x ~ N(0, 1), batch 8: with a = ½ and rate η,
    /// b ← (1 − η) b + η a x̄.
    static Case linearNeuron(Optimiser optimiser, long seed) {
        NeuronRange neuron = new NeuronRange(0, 1);
        BoundaryProjector projector = new BoundaryProjector(1, 0, 0);
        ReplicaPlan plan = (own, replica) -> {
            Weights weights = new Weights(1, List.of(new DenseBlock(neuron, neuron, false)));
            weights.set(0, 0, 0.5);
            return new Septuple(
                    new States(1, 8),
                    projector,
                    NormalData.standard(1, own, replica),
                    weights,
                    Biases.of(projector, weights),
                    new Activation.Identity(),
                    new Loss.Boundary());
        };
        return new Case(plan, new LearningMode.Relaxed(0, 1, 0.1), optimiser, seed);
    }

    @SafeVarargs
    @SuppressWarnings("varargs")
    private static <T> T pick(RandomStream random, T... choices) {
        return choices[random.nextBelow(choices.length)];
    }
}
