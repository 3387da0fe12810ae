package org.septuple.network;

/// Which neurons keep their state while the others move.
public enum Held {
    /// All neurons move.
    NOTHING,
    /// Input neurons are clamped; bulk and outputs move.
    INPUTS,
    /// Inputs and outputs are clamped; only the bulk moves.
    BOUNDARY;

    /// The neurons that move; they are always consecutive.
    ///
    /// @param projector says where inputs, bulk and outputs are
    /// @return the free neurons
    public NeuronRange free(BoundaryProjector projector) {
        return switch (this) {
            case NOTHING -> new NeuronRange(0, projector.neurons());
            case INPUTS -> new NeuronRange(projector.inputs(), projector.neurons());
            case BOUNDARY -> projector.bulkRange();
        };
    }
}
