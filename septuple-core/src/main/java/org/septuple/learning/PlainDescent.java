package org.septuple.learning;

/// q ← q − γ ∂H̄/∂q; nothing to remember.
///
/// @param rate γ
record PlainDescent(double rate) implements Optimiser.Descent {

    @Override
    public void advance() {}

    @Override
    public void apply(double[] q, double[] gradient, int from, int to) {
        for (int k = from; k < to; k++) {
            q[k] = Math.fma(-rate, gradient[k], q[k]);
        }
    }
}
