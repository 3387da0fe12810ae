package org.septuple.network;

import java.util.Arrays;
import org.septuple.numerics.Engine;

/// The map (2.1), x ← f(ŵx + b), on the free neurons of a batch while the held ones keep their states.
public final class ActivationMap {

    private final Septuple septuple;
    private final Engine engine;
    private final SynapticInput input;
    private NeuronRange free;

    /// Buffers for the columns of this septuple.
    ///
    /// @param septuple its states are moved in place
    /// @param engine   kernels and workers
    public ActivationMap(Septuple septuple, Engine engine) {
        this(septuple, engine, new SynapticInput(septuple, engine));
    }

    ActivationMap(Septuple septuple, Engine engine, SynapticInput input) {
        this.septuple = septuple;
        this.engine = engine;
        this.input = input;
        this.free = Held.NOTHING.free(septuple.projector());
    }

    /// Fixes which neurons are held. To be called after any change of ŵ, b or held states.
    ///
    /// @param held neurons that keep their present states
    public void hold(Held held) {
        free = held.free(septuple.projector());
        input.hold(held);
    }

    /// Applies (2.1) a number of times.
    ///
    /// @param steps ≥ 0
    public void advance(int steps) {
        int batch = septuple.states().batch();
        double[] x = septuple.states().values();
        double[] y = input.values();
        for (int step = 0; step < steps; step++) {
            input.compute(free);
            engine.crew()
                    .ranges(
                            free.from() * batch,
                            free.to() * batch,
                            (from, to) -> septuple.activation()
                                    .evaluate(engine.kernels().elementary(), y, from, to, x));
        }
    }

    /// f′(ŵx + b) of the latest step, by which free neurons answered a change of their input; 0 for held ones.
    ///
    /// @param values N×B, receives f(ŵx + b) of free neurons
    /// @param slopes N×B
    void slopes(double[] values, double[] slopes) {
        int batch = septuple.states().batch();
        Arrays.fill(slopes, 0);
        septuple.activation()
                .evaluate(
                        engine.kernels().elementary(),
                        input.values(),
                        free.from() * batch,
                        free.to() * batch,
                        values,
                        slopes);
    }
}
