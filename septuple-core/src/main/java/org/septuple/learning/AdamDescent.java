package org.septuple.learning;

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
    public void apply(double[] q, double[] gradient) {
        double beta1 = adam.beta1();
        double beta2 = adam.beta2();
        beta1Power *= beta1;
        beta2Power *= beta2;
        double step = adam.rate() / (1 - beta1Power);
        double correction = 1 / (1 - beta2Power);
        for (int k = 0; k < q.length; k++) {
            double g = gradient[k];
            mean[k] = Math.fma(beta1, mean[k], (1 - beta1) * g);
            square[k] = Math.fma(beta2, square[k], (1 - beta2) * g * g);
            q[k] -= step * mean[k] / (Math.sqrt(square[k] * correction) + adam.epsilon());
        }
    }
}
