package org.septuple.network;

import org.septuple.numerics.Elementary;

/// The activation map f, applied to each neuron on its own: f_i(y) = f(y_i).
public sealed interface Activation {

    /// f(y).
    ///
    /// @param y input of one neuron, (ŵx + b)_i
    /// @return its next state
    double value(double y);

    /// f′(y).
    ///
    /// @param y input of one neuron
    /// @return the derivative; at a kink the one from the left
    double derivative(double y);

    /// f and f′ along an array range.
    ///
    /// @param y          inputs
    /// @param from       first index
    /// @param to         index after the last
    /// @param value      receives f(y)
    /// @param derivative receives f′(y)
    default void evaluate(double[] y, int from, int to, double[] value, double[] derivative) {
        for (int i = from; i < to; i++) {
            value[i] = value(y[i]);
            derivative[i] = derivative(y[i]);
        }
    }

    /// f along an array range.
    ///
    /// @param y     inputs
    /// @param from  first index
    /// @param to    index after the last
    /// @param value receives f(y)
    default void evaluate(double[] y, int from, int to, double[] value) {
        for (int i = from; i < to; i++) {
            value[i] = value(y[i]);
        }
    }

    /// f(y) = tanh y.
    record Tanh() implements Activation {
        @Override
        public double value(double y) {
            return Elementary.tanh(y);
        }

        @Override
        public double derivative(double y) {
            double f = Elementary.tanh(y);
            return Math.fma(-f, f, 1);
        }

        @Override
        public void evaluate(double[] y, int from, int to, double[] value, double[] derivative) {
            for (int i = from; i < to; i++) {
                double f = Elementary.tanh(y[i]);
                value[i] = f;
                derivative[i] = Math.fma(-f, f, 1);
            }
        }
    }

    /// f(y) = max(0, y).
    record Relu() implements Activation {
        @Override
        public double value(double y) {
            return y > 0 ? y : 0 * y; // 0·NaN stays NaN
        }

        @Override
        public double derivative(double y) {
            return y > 0 ? 1 : 0;
        }
    }

    /// f(y) = y for y > 0, slope·y below.
    ///
    /// @param slope in [0, 1)
    record LeakyRelu(double slope) implements Activation {
        public LeakyRelu {
            if (!(slope >= 0 && slope < 1)) {
                throw new IllegalArgumentException("leaky ReLU slope %g must be in [0, 1)".formatted(slope));
            }
        }

        @Override
        public double value(double y) {
            return y > 0 ? y : slope * y;
        }

        @Override
        public double derivative(double y) {
            return y > 0 ? 1 : slope;
        }
    }

    /// f(y) = 1/(1 + e^{−y}).
    record Sigmoid() implements Activation {
        @Override
        public double value(double y) {
            return Elementary.sigmoid(y);
        }

        @Override
        public double derivative(double y) {
            return Elementary.sigmoid(y) * Elementary.sigmoid(-y);
        }
    }

    /// f(y) = log(1 + e^y).
    record Softplus() implements Activation {
        @Override
        public double value(double y) {
            return Elementary.softplus(y);
        }

        @Override
        public double derivative(double y) {
            return Elementary.sigmoid(y);
        }
    }

    /// f(y) = y.
    record Identity() implements Activation {
        @Override
        public double value(double y) {
            return y;
        }

        @Override
        public double derivative(double y) {
            return 1;
        }
    }
}
