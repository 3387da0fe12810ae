package org.septuple.network;

import java.util.List;
import org.septuple.numerics.Purpose;
import org.septuple.numerics.RandomStream;

/// Networks for tests: small, random, with every kind of block.
final class Networks {

    private Networks() {}

    /// Two inputs, five bulk neurons in two groups that feed each other, three outputs that feed back to the first group.
    static Septuple withFeedback(Activation activation, Loss loss, int batch, long seed) {
        BoundaryProjector projector = new BoundaryProjector(2, 5, 3);
        NeuronRange inputs = projector.inputRange();
        NeuronRange first = new NeuronRange(2, 4);
        NeuronRange second = new NeuronRange(4, 7);
        NeuronRange outputs = projector.outputRange();
        Weights weights = new Weights(
                10,
                List.of(
                        new DenseBlock(first, inputs, true),
                        new DenseBlock(second, first, false),
                        new DenseBlock(first, second, true),
                        new DenseBlock(outputs, projector.bulkRange(), true),
                        new DenseBlock(first, outputs, true)));
        RandomStream random = new RandomStream(seed, Purpose.WEIGHTS, 0, 0);
        for (WeightBlock block : weights.blocks()) {
            int columns = block.sources().size();
            for (int from = 0; from < block.size(); from += columns) {
                random.fillGaussian(block.parts().getFirst(), from, from + columns);
            }
        }
        Biases biases = Biases.of(projector, weights);
        random.fillGaussian(biases.values(), 0, 10);
        States states = new States(10, batch);
        random.fillGaussian(states.values(), 0, states.values().length);
        return new Septuple(states, projector, new Noise(2, 3, seed), weights, biases, activation, loss);
    }

    /// All neurons are bulk and dense, without boundary data.
    static Septuple dense(Activation activation, Loss loss, int neurons, int batch, long seed) {
        RandomStream random = new RandomStream(seed, Purpose.WEIGHTS, 1, 0);
        BoundaryProjector projector = new BoundaryProjector(0, neurons, 0);
        Weights weights = Weights.dense(neurons, random.gaussians(neurons * neurons));
        Biases biases = Biases.of(projector, weights);
        random.fillGaussian(biases.values(), 0, neurons);
        States states = new States(neurons, batch);
        random.fillGaussian(states.values(), 0, states.values().length);
        return new Septuple(states, projector, new Noise(0, 0, seed), weights, biases, activation, loss);
    }

    static double[] column(States states, int column) {
        double[] x = new double[states.neurons()];
        for (int i = 0; i < x.length; i++) {
            x[i] = states.get(i, column);
        }
        return x;
    }

    /// Boundary states that are normal and new at each time.
    record Noise(int inputs, int outputs, long seed) implements BoundaryDistribution {
        @Override
        public void draw(long time, BoundaryBatch batch) {
            RandomStream random = new RandomStream(seed, Purpose.BOUNDARY_SAMPLES, 0, time);
            random.fillGaussian(batch.inputs(), 0, batch.inputs().length);
            random.fillGaussian(batch.targets(), 0, batch.targets().length);
        }
    }
}
