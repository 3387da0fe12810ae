package org.septuple.network;

/// The projector P̂ on boundary neurons: a diagonal of zeros and ones.
///
/// Neurons are numbered inputs first, then bulk, then outputs; inputs and outputs are the boundary,
/// P̂ = diag(1…1, 0…0, 1…1). Any other arrangement is a renumbering.
///
/// @param inputs  number of input neurons, ≥ 0
/// @param bulk    number of bulk (hidden) neurons, ≥ 0
/// @param outputs number of output neurons, ≥ 0
public record BoundaryProjector(int inputs, int bulk, int outputs) {

    public BoundaryProjector {
        if (inputs < 0 || bulk < 0 || outputs < 0 || (long) inputs + bulk + outputs < 1) {
            throw new IllegalArgumentException(
                    "inputs %d, bulk %d and outputs %d must be >= 0 and together at least one neuron"
                            .formatted(inputs, bulk, outputs));
        }
    }

    /// Number of neurons N.
    ///
    /// @return inputs + bulk + outputs
    public int neurons() {
        return inputs + bulk + outputs;
    }

    /// The input neurons.
    ///
    /// @return [0, inputs)
    public NeuronRange inputRange() {
        return new NeuronRange(0, inputs);
    }

    /// The bulk neurons, on which 1 − P̂ projects.
    ///
    /// @return [inputs, inputs + bulk)
    public NeuronRange bulkRange() {
        return new NeuronRange(inputs, inputs + bulk);
    }

    /// The output neurons.
    ///
    /// @return [inputs + bulk, N)
    public NeuronRange outputRange() {
        return new NeuronRange(inputs + bulk, neurons());
    }

    /// The diagonal of P̂ at one neuron.
    ///
    /// @param neuron in [0, N)
    /// @return P̂_ii = 1
    public boolean isBoundary(int neuron) {
        return neuron < inputs || neuron >= inputs + bulk;
    }
}
