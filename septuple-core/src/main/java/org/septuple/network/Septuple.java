package org.septuple.network;

/// The septuple (x, P̂, p_∂, ŵ, b, f, H) that defines a neural network in section 2 of the paper.
///
/// States, weights and biases are fields of numbers that change in place; the other parts never change.
///
/// @param states       x, N×B: one column per sample or replica
/// @param projector    P̂, which neurons are boundary
/// @param distribution p_∂, which data the boundary sees
/// @param weights      ŵ, N×N
/// @param biases       b, N
/// @param activation   f, acting on each neuron
/// @param loss         H(x, q)
public record Septuple(
        States states,
        BoundaryProjector projector,
        BoundaryDistribution distribution,
        Weights weights,
        Biases biases,
        Activation activation,
        Loss loss) {

    public Septuple {
        int n = projector.neurons();
        if (states.neurons() != n || weights.neurons() != n || biases.values().length != n) {
            throw new IllegalArgumentException(
                    "projector has %d neurons, states %d, weights %d, biases %d; all four must agree"
                            .formatted(n, states.neurons(), weights.neurons(), biases.values().length));
        }
        if (distribution.inputs() != projector.inputs() || distribution.outputs() != projector.outputs()) {
            throw new IllegalArgumentException(
                    "data have %d inputs and %d outputs, the boundary has %d and %d; change network.inputs, outputs or the dataset"
                            .formatted(
                                    distribution.inputs(),
                                    distribution.outputs(),
                                    projector.inputs(),
                                    projector.outputs()));
        }
    }

    /// The same network with other columns of states; weights and biases are shared, not copied.
    ///
    /// @param columns new states of the same N neurons
    /// @return a septuple whose learning changes this one's weights too
    public Septuple withStates(States columns) {
        return new Septuple(columns, projector, distribution, weights, biases, activation, loss);
    }
}
