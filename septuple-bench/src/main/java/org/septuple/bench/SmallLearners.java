package org.septuple.bench;

import java.util.List;
import org.septuple.learning.Ensemble;
import org.septuple.learning.LearningMode;
import org.septuple.learning.Optimiser;
import org.septuple.learning.ReplicaPlan;
import org.septuple.network.Activation;
import org.septuple.network.Biases;
import org.septuple.network.BoundaryProjector;
import org.septuple.network.BulkPotential;
import org.septuple.network.Dataset;
import org.septuple.network.DenseBlock;
import org.septuple.network.Loss;
import org.septuple.network.NeuronRange;
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

/// Ensembles of networks so small that eight learn side by side; batch 8.
final class SmallLearners {

    private static final int SAMPLES = 256;
    private static final int BATCH = 8;

    private SmallLearners() {}

    /// Two trainables: y = f(wx + b) from 256 pairs (x, t), as in `replicas.py`.
    ///
    /// @param activation f
    /// @param replicas   how many
    /// @param engine     kernels and crew
    /// @return w and b standard normal at first
    static Ensemble twoTrainables(Activation activation, int replicas, Engine engine) {
        Dataset data = pairs();
        NeuronRange x = new NeuronRange(0, 1);
        NeuronRange t = new NeuronRange(1, 2);
        ReplicaPlan plan = (seed, replica) -> {
            double[] start = new RandomStream(seed, Purpose.WEIGHTS, replica, 0).gaussians(2);
            DenseBlock block = new DenseBlock(t, x, true);
            block.values()[0] = start[0];
            Biases biases = new Biases(2, t);
            biases.values()[1] = start[1];
            return new Septuple(
                    new States(2, BATCH),
                    new BoundaryProjector(2, 0, 0),
                    new SampledData(data, new Targets(0, 1), new SampledData.Independent(), seed, replica),
                    new Weights(2, List.of(block)),
                    biases,
                    activation,
                    new Loss.Bulk(new BulkPotential.None()));
        };
        return new Ensemble(
                plan, new LearningMode.Relaxed(0, 1, 0.1), new Optimiser.Plain(0.05), 1, 0, replicas, engine);
    }

    /// A tanh network of 2, 16 and 2 neurons that tells two half circles apart: 82 trainables, one settling and eight
    /// relaxation steps.
    ///
    /// @param replicas how many
    /// @param engine   kernels and crew
    /// @return at time 0
    static Ensemble layered(int replicas, Engine engine) {
        Dataset data = SyntheticData.moons(SAMPLES, 0.1, 1);
        Wiring wiring = new Wiring.FeedForward(List.of(16));
        BoundaryProjector projector = new BoundaryProjector(2, 16, 2);
        ReplicaPlan plan = (seed, replica) -> {
            Weights weights = wiring.weights(2, 2, seed, replica);
            return new Septuple(
                    new States(projector.neurons(), BATCH),
                    projector,
                    new SampledData(data, new Targets(-1, 1), new SampledData.Independent(), seed, replica),
                    weights,
                    Biases.of(projector, weights),
                    new Activation.Tanh(),
                    new Loss.Bulk(new BulkPotential.None()));
        };
        return new Ensemble(
                plan, new LearningMode.Relaxed(1, 8, 0.2), new Optimiser.Plain(0.05), 1, 0, replicas, engine);
    }

    /// x normal, t = tanh(1.5 x − 0.3) + noise of 0.1.
    private static Dataset pairs() {
        double[] pairs = new RandomStream(1, Purpose.DATASET, 0, 0).gaussians(2 * SAMPLES);
        for (int i = 0; i < pairs.length; i += 2) {
            pairs[i + 1] = StrictMath.tanh(1.5 * pairs[i] - 0.3) + 0.1 * pairs[i + 1];
        }
        return Dataset.unlabelled("pairs", 2, pairs);
    }
}
