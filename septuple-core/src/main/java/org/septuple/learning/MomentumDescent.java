package org.septuple.learning;

import java.util.List;

/// The state of heavy-ball descent: the velocity v.
final class MomentumDescent implements Optimiser.Descent {

    private final double rate;
    private final double momentum;
    private final double[] velocity;

    MomentumDescent(Optimiser.Momentum optimiser, int size) {
        this.rate = optimiser.rate();
        this.momentum = optimiser.momentum();
        this.velocity = new double[size];
    }

    @Override
    public void advance() {}

    @Override
    public void apply(double[] q, double[] gradient, int from, int to) {
        for (int k = from; k < to; k++) {
            velocity[k] = Math.fma(momentum, velocity[k], gradient[k]);
            q[k] = Math.fma(-rate, velocity[k], q[k]);
        }
    }

    @Override
    public List<double[]> memory() {
        return List.of(velocity);
    }
}
