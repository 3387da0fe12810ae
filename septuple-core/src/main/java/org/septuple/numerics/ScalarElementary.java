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
    public void log(double[] x, int from, int to, double[] y) {
        for (int i = from; i < to; i++) {
            y[i] = Elementary.log(x[i]);
        }
    }

    @Override
    public void sin(double[] x, int from, int to, double[] y) {
        for (int i = from; i < to; i++) {
            y[i] = Elementary.sin(x[i]);
        }
    }

    @Override
    public void cos(double[] x, int from, int to, double[] y) {
        for (int i = from; i < to; i++) {
            y[i] = Elementary.cos(x[i]);
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
    public void sigmoid(double[] x, int from, int to, double[] y, double[] slope) {
        for (int i = from; i < to; i++) {
            double argument = x[i];
            double value = Elementary.sigmoid(argument);
            y[i] = value;
            slope[i] = value * Elementary.sigmoid(-argument);
        }
    }

    @Override
    public void softplus(double[] x, int from, int to, double[] y) {
        for (int i = from; i < to; i++) {
            y[i] = Elementary.softplus(x[i]);
        }
    }

    @Override
    public void softplus(double[] x, int from, int to, double[] y, double[] slope) {
        for (int i = from; i < to; i++) {
            double argument = x[i];
            y[i] = Elementary.softplus(argument);
            slope[i] = Elementary.sigmoid(argument);
        }
    }

    @Override
    public void rectify(double[] x, int from, int to, double leak, double[] y) {
        for (int i = from; i < to; i++) {
            double argument = x[i];
            y[i] = argument > 0 ? argument : leak * argument; // 0·NaN stays NaN
        }
    }

    @Override
    public void rectify(double[] x, int from, int to, double leak, double[] y, double[] slope) {
        for (int i = from; i < to; i++) {
            double argument = x[i];
            y[i] = argument > 0 ? argument : leak * argument;
            slope[i] = argument > 0 ? 1 : leak;
        }
    }

    @Override
    public void localError(double[] x, double[] f, double[] slope, int from, int to, double[] error, double[] delta) {
        for (int i = from; i < to; i++) {
            double difference = x[i] - f[i];
            double pull = -slope[i] * difference;
            error[i] = difference;
            delta[i] = pull;
        }
    }

    @Override
    public void localErrorTanh(double[] y, double[] x, int from, int to, double[] error, double[] delta) {
        for (int i = from; i < to; i++) {
            double f = Elementary.tanh(y[i]);
            double difference = x[i] - f;
            error[i] = difference;
            delta[i] = -Math.fma(-f, f, 1) * difference;
        }
    }
}
