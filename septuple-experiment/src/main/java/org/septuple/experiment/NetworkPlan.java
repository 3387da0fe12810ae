package org.septuple.experiment;

import java.util.List;
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
/// @param biases     b at first, N finite numbers; empty for zeros
public record NetworkPlan(Wiring bulk, Activation activation, Loss loss, List<Double> biases) {

    public NetworkPlan {
        biases = List.copyOf(biases);
        for (int i = 0; i < biases.size(); i++) {
            if (!Double.isFinite(biases.get(i))) {
                throw new IllegalArgumentException("bias %g of neuron %d must be finite".formatted(biases.get(i), i));
            }
        }
    }

    /// A network whose biases are 0 at first.
    ///
    /// @param bulk       who is connected to whom
    /// @param activation f
    /// @param loss       H
    public NetworkPlan(Wiring bulk, Activation activation, Loss loss) {
        this(bulk, activation, loss, List.of());
    }

    /// A septuple with fresh weights.
    ///
    /// @param distribution p_∂, whose sizes set the numbers of inputs and outputs
    /// @param batch        columns of the states
    /// @param seed         of the weights
    /// @param replica      the learner
    /// @return states 0
    /// @throws IllegalArgumentException if biases are given and not N, or if a [Wiring.Whole] has other sizes
    public Septuple septuple(BoundaryDistribution distribution, int batch, long seed, int replica) {
        BoundaryProjector projector = new BoundaryProjector(distribution.inputs(), bulk.bulk(), distribution.outputs());
        Weights weights = bulk.weights(distribution.inputs(), distribution.outputs(), seed, replica);
        return new Septuple(
                new States(projector.neurons(), batch),
                projector,
                distribution,
                weights,
                biases(projector, weights),
                activation,
                loss);
    }

    private Biases biases(BoundaryProjector projector, Weights weights) {
        Biases made = Biases.of(projector, weights);
        double[] values = made.values();
        if (!biases.isEmpty() && biases.size() != values.length) {
            throw new IllegalArgumentException(
                    "%d biases for %d neurons; give one per neuron, or none".formatted(biases.size(), values.length));
        }
        for (int i = 0; i < biases.size(); i++) {
            values[i] = biases.get(i);
        }
        return made;
    }
}
