package org.septuple.learning;

import java.util.List;

/// The state of Adam: running means of gradient and squared gradient, with the powers of β that correct their bias.
final class AdamDescent implements Optimiser.Descent {

    private final Optimiser.Adam adam;
    private final double[] mean;
    private final double[] square;
    private double beta1Power = 1;
    private double beta2Power = 1;

    AdamDescent(Optimiser.Adam adam, int size) {
        this.adam = adam;
        this.mean = new double[size];
        this.square = new double[size];
    }

    @Override
    public void advance() {
        beta1Power *= adam.beta1();
        beta2Power *= adam.beta2();
    }

    @Override
    public void apply(double[] q, double[] gradient, int from, int to) {
        double beta1 = adam.beta1();
        double beta2 = adam.beta2();
        double rest1 = 1 - beta1;
        double rest2 = 1 - beta2;
        double step = adam.rate() / (1 - beta1Power);
        double correction = 1 / (1 - beta2Power);
        double epsilon = adam.epsilon();
        for (int k = from; k < to; k++) {
            double g = gradient[k];
            double m = Math.fma(beta1, mean[k], rest1 * g);
            double v = Math.fma(beta2, square[k], rest2 * g * g);
            mean[k] = m;
            square[k] = v;
            q[k] -= step * m / (Math.sqrt(v * correction) + epsilon);
        }
    }

    @Override
    public List<double[]> memory() {
        return List.of(mean, square);
    }

    @Override
    public double[] clock() {
        return new double[] {beta1Power, beta2Power};
    }

    @Override
    public void resume(double[] clock) {
        beta1Power = clock[0];
        beta2Power = clock[1];
    }
}
