package org.septuple.numerics;

/// Loops over [Elementary].
final class ScalarElementary implements ElementaryKernels {

    @Override
    public void exp(double[] x, int from, int to, double[] y) {
        for (int i = from; i < to; i++) {
            y[i] = Elementary.exp(x[i]);
        }
    }

    @Override
    public void tanh(double[] x, int from, int to, double[] y) {
        for (int i = from; i < to; i++) {
            y[i] = Elementary.tanh(x[i]);
        }
    }

    @Override
    public void tanh(double[] x, int from, int to, double[] y, double[] slope) {
        for (int i = from; i < to; i++) {
            double value = Elementary.tanh(x[i]);
            y[i] = value;
            slope[i] = Math.fma(-value, value, 1);
        }
    }

    @Override
    public void sigmoid(double[] x, int from, int to, double[] y) {
        for (int i = from; i < to; i++) {
            y[i] = Elementary.sigmoid(x[i]);
        }
    }

    @Override
    public void softplus(double[] x, int from, int to, double[] y) {
        for (int i = from; i < to; i++) {
            y[i] = Elementary.softplus(x[i]);
        }
    }
}
