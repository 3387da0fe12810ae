package org.septuple.network;

import java.util.List;

/// Synapses from some consecutive neurons to others: the part of ŵ that may differ from zero there, with its own numbers.
public sealed interface WeightBlock permits DenseBlock, SparseBlock {

    /// The neurons that receive: rows of ŵ.
    ///
    /// @return targets
    NeuronRange targets();

    /// The neurons that send: columns of ŵ.
    ///
    /// @return sources
    NeuronRange sources();

    /// Whether learning changes these weights.
    ///
    /// @return false for fixed synapses
    boolean trainable();

    /// Number of synapses.
    ///
    /// @return ≥ 0
    int size();

    /// The weights in the order in which the block keeps them: the arrays themselves, to be read and written.
    ///
    /// @return arrays whose lengths add up to [#size]
    List<double[]> parts();

    /// One weight.
    ///
    /// @param target neuron i among the targets
    /// @param source neuron j among the sources
    /// @return w_ij; 0 where there is no synapse
    double get(int target, int source);

    /// Sets one weight.
    ///
    /// @param target neuron i among the targets
    /// @param source neuron j among the sources
    /// @param value  new w_ij
    /// @throws IllegalArgumentException if there is no synapse
    void set(int target, int source, double value);

    /// The same synapses with weights 0.
    ///
    /// @return a new block
    WeightBlock blank();
}
