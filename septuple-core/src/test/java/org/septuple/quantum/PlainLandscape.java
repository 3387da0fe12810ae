package org.septuple.quantum;

import java.util.function.ToDoubleFunction;

/// A function of q with derivatives by central differences, for tests.
record PlainLandscape(int dimensions, ToDoubleFunction<double[]> function) implements Landscape {

    private static final double STEP = 1e-5;

    @Override
    public boolean varies() {
        return false;
    }

    @Override
    public double value(double[] q, double t) {
        return function.applyAsDouble(q);
    }

    @Override
    public void gradient(double[] q, double t, double[] into) {
        double[] moved = q.clone();
        for (int k = 0; k < q.length; k++) {
            moved[k] = q[k] + STEP;
            double above = function.applyAsDouble(moved);
            moved[k] = q[k] - STEP;
            into[k] = (above - function.applyAsDouble(moved)) / (2 * STEP);
            moved[k] = q[k];
        }
    }

    @Override
    public double laplacian(double[] q, double t) {
        throw new UnsupportedOperationException("(3.1) needs none");
    }
}
