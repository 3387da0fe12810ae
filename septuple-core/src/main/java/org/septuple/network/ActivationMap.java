package org.septuple.network;

/// The map (2.1), x ← f(ŵx + b), on the free neurons of a batch while the held ones keep their states.
public final class ActivationMap {

    private final Septuple septuple;
    private final SynapticInput input;
    private final double[] y;
    private NeuronRange free;

    /// Buffers for the columns of this septuple.
    ///
    /// @param septuple its states are moved in place
    public ActivationMap(Septuple septuple) {
        this.septuple = septuple;
        this.input = new SynapticInput(
                septuple.projector(),
                septuple.weights(),
                septuple.biases(),
                septuple.states().batch());
        this.y = new double[septuple.states().values().length];
        this.free = Held.NOTHING.free(septuple.projector());
    }

    /// Fixes which neurons are held. To be called after any change of ŵ, b or held states.
    ///
    /// @param held neurons that keep their present states
    public void hold(Held held) {
        free = held.free(septuple.projector());
        input.hold(held, septuple.states());
    }

    /// Applies (2.1) a number of times.
    ///
    /// @param steps ≥ 0
    public void advance(int steps) {
        int batch = septuple.states().batch();
        double[] x = septuple.states().values();
        for (int step = 0; step < steps; step++) {
            input.compute(septuple.states(), free, y);
            septuple.activation().evaluate(y, free.from() * batch, free.to() * batch, x);
        }
    }
}
