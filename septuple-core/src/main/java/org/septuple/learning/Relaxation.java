package org.septuple.learning;

import org.septuple.network.Held;
import org.septuple.network.LossEvaluation;
import org.septuple.network.NeuronRange;
import org.septuple.network.Septuple;

/// Descent of the loss in the free neurons, x ← x − rate·∂H/∂x: the β → ∞ limit of the canonical law (2.5), known as
/// predictive coding when the boundary is clamped.
public final class Relaxation {

    private final Septuple septuple;
    private final LossEvaluation loss;
    private final double rate;

    /// Buffers for the columns of this septuple.
    ///
    /// @param septuple its free states are moved in place
    /// @param loss     evaluation of the same septuple, shared with the caller
    /// @param rate     step size > 0; stable while rate·(largest eigenvalue of ∂²H/∂x²) < 2
    public Relaxation(Septuple septuple, LossEvaluation loss, double rate) {
        if (!(rate > 0 && Double.isFinite(rate))) {
            throw new IllegalArgumentException("relaxation rate %g must be finite and > 0".formatted(rate));
        }
        this.septuple = septuple;
        this.loss = loss;
        this.rate = rate;
    }

    /// Descends a number of steps and leaves the loss evaluated at the end.
    ///
    /// @param held  neurons that keep their states
    /// @param steps ≥ 0
    public void run(Held held, int steps) {
        loss.hold(held);
        descend(held, steps);
    }

    /// Descends while the loss already holds what is to be held, and leaves it evaluated at the end.
    ///
    /// @param held  neurons that keep their states
    /// @param steps ≥ 0
    void descend(Held held, int steps) {
        NeuronRange free = held.free(septuple.projector());
        int batch = septuple.states().batch();
        double[] x = septuple.states().values();
        loss.evaluate();
        for (int step = 0; step < steps; step++) {
            double[] gradient = loss.stateGradient();
            for (int i = free.from() * batch; i < free.to() * batch; i++) {
                x[i] = Math.fma(-rate, gradient[i], x[i]);
            }
            loss.evaluate();
        }
    }
}
