package org.septuple.quantum;

import java.util.Arrays;

/// The discrete equations of [Madelung] on a ring in (p, u) as they stand: the slow twin, for p without vacuum.
final class BernoulliForm {

    private final double[] w;
    private final double h;
    private final double kappa;
    private double[] state;

    BernoulliForm(double[] p, double[] u, double[] w, double h, double kappa) {
        this.w = w;
        this.h = h;
        this.kappa = kappa;
        state = new double[2 * p.length];
        System.arraycopy(p, 0, state, 0, p.length);
        System.arraycopy(u, 0, state, p.length, p.length);
    }

    double[] density() {
        return Arrays.copyOf(state, w.length);
    }

    double[] velocity() {
        return Arrays.copyOfRange(state, w.length, 2 * w.length);
    }

    void advance(double time, int steps) {
        double dt = time / steps;
        for (int step = 0; step < steps; step++) {
            double[] a = rates(state);
            double[] b = rates(plus(state, dt / 2, a));
            double[] c = rates(plus(state, dt / 2, b));
            double[] d = rates(plus(state, dt, c));
            state = plus(plus(plus(plus(state, dt / 6, a), dt / 3, b), dt / 3, c), dt / 6, d);
        }
    }

    private static double[] plus(double[] x, double factor, double[] y) {
        double[] sum = x.clone();
        for (int i = 0; i < sum.length; i++) {
            sum[i] += factor * y[i];
        }
        return sum;
    }

    private double[] rates(double[] x) {
        int n = w.length;
        double[] current = new double[n];
        double[] bernoulli = new double[n];
        double root = Math.sqrt(kappa);
        for (int i = 0; i < n; i++) {
            int above = (i + 1) % n;
            int below = (i + n - 1) % n;
            current[i] = Math.sqrt(x[i] * x[above]) * root / h * Math.sin(x[n + i] * h / root);
            bernoulli[i] = w[i]
                    - kappa
                            / (2 * h * h)
                            * (Math.sqrt(x[above] / x[i]) * Math.cos(x[n + i] * h / root)
                                    + Math.sqrt(x[below] / x[i]) * Math.cos(x[n + below] * h / root)
                                    - 2);
        }
        double[] rates = new double[2 * n];
        for (int i = 0; i < n; i++) {
            rates[i] = -(current[i] - current[(i + n - 1) % n]) / h;
            rates[n + i] = -(bernoulli[(i + 1) % n] - bernoulli[i]) / h;
        }
        return rates;
    }
}
