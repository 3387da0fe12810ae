package org.septuple.network;

/// A rectangle of the weight matrix that may differ from zero: synapses from all sources to all targets.
///
/// @param targets   rows of ŵ, neurons that receive
/// @param sources   columns of ŵ, neurons that send
/// @param trainable whether learning changes these weights
public record WeightBlock(NeuronRange targets, NeuronRange sources, boolean trainable) {

    /// Number of synapses.
    ///
    /// @return targets × sources
    public int size() {
        return targets.size() * sources.size();
    }
}
