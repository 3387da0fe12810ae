package org.septuple.network;

/// The bias vector b, one number per neuron.
///
/// Biases of neurons that receive synapses are trainable; a neuron that receives none (an input of a feed-forward
/// network) keeps its bias, since its state is set by the data and its bias could only shift the loss by a constant.
public final class Biases {

    private final double[] values;
    private final NeuronRange trainable;

    /// Zero biases.
    ///
    /// @param neurons   N ≥ 1
    /// @param trainable neurons whose bias learns
    public Biases(int neurons, NeuronRange trainable) {
        if (!new NeuronRange(0, neurons).covers(trainable)) {
            throw new IllegalArgumentException(
                    "trainable biases %s reach beyond %d neurons".formatted(trainable, neurons));
        }
        this.values = new double[neurons];
        this.trainable = trainable;
    }

    /// Zero biases that learn wherever synapses arrive.
    ///
    /// @param projector where inputs, bulk and outputs are
    /// @param weights   synapses
    /// @return trainable on bulk and outputs, and on inputs too if any synapse ends there
    public static Biases of(BoundaryProjector projector, Weights weights) {
        int from = weights.reaches(projector.inputRange()) ? 0 : projector.inputs();
        return new Biases(projector.neurons(), new NeuronRange(from, projector.neurons()));
    }

    /// The array itself, length N, not a copy.
    ///
    /// @return the live biases
    public double[] values() {
        return values;
    }

    /// The neurons whose bias learns.
    ///
    /// @return consecutive neurons
    public NeuronRange trainable() {
        return trainable;
    }
}
