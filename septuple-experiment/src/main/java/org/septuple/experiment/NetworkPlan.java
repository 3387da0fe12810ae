package org.septuple.experiment;

import org.septuple.network.Activation;
import org.septuple.network.Biases;
import org.septuple.network.BoundaryDistribution;
import org.septuple.network.BoundaryProjector;
import org.septuple.network.Loss;
import org.septuple.network.Septuple;
import org.septuple.network.States;
import org.septuple.network.Weights;
import org.septuple.network.Wiring;

/// The network of an experiment, before any number is drawn.
///
/// @param bulk       who is connected to whom
/// @param activation f
/// @param loss       H
public record NetworkPlan(Wiring bulk, Activation activation, Loss loss) {

    /// A septuple with fresh weights.
    ///
    /// @param distribution p_∂, whose sizes set the numbers of inputs and outputs
    /// @param batch        columns of the states
    /// @param seed         of the weights
    /// @param replica      the learner
    /// @return states and biases 0
    public Septuple septuple(BoundaryDistribution distribution, int batch, long seed, int replica) {
        BoundaryProjector projector = new BoundaryProjector(distribution.inputs(), bulk.bulk(), distribution.outputs());
        Weights weights = bulk.weights(distribution.inputs(), distribution.outputs(), seed, replica);
        return new Septuple(
                new States(projector.neurons(), batch),
                projector,
                distribution,
                weights,
                Biases.of(projector, weights),
                activation,
                loss);
    }
}
