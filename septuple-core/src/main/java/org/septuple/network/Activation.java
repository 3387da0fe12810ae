package org.septuple.network;

import java.util.Arrays;
import org.septuple.numerics.Elementary;
import org.septuple.numerics.ElementaryKernels;

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

    /// f and f′ along an array range. All arrays may be the same but for the two results.
    ///
    /// @param kernels    scalar or vector
    /// @param y          inputs
    /// @param from       first index
    /// @param to         index after the last
    /// @param value      receives f(y)
    /// @param derivative receives f′(y)
    void evaluate(ElementaryKernels kernels, double[] y, int from, int to, double[] value, double[] derivative);

    /// f along an array range.
    ///
    /// @param kernels scalar or vector
    /// @param y       inputs
    /// @param from    first index
    /// @param to      index after the last
    /// @param value   receives f(y)
    void evaluate(ElementaryKernels kernels, double[] y, int from, int to, double[] value);

    /// The local error e = x − f(y) and δ = −f′(y)·e along an array range.
    ///
    /// @param kernels scalar or vector
    /// @param y       inputs
    /// @param x       states
    /// @param from    first index
    /// @param to      index after the last
    /// @param error   receives e
    /// @param delta   receives δ
    default void localError(
            ElementaryKernels kernels, double[] y, double[] x, int from, int to, double[] error, double[] delta) {
        evaluate(kernels, y, from, to, error, delta);
        kernels.localError(x, error, delta, from, to, error, delta);
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
        public void evaluate(
                ElementaryKernels kernels, double[] y, int from, int to, double[] value, double[] derivative) {
            kernels.tanh(y, from, to, value, derivative);
        }

        @Override
        public void evaluate(ElementaryKernels kernels, double[] y, int from, int to, double[] value) {
            kernels.tanh(y, from, to, value);
        }

        @Override
        public void localError(
                ElementaryKernels kernels, double[] y, double[] x, int from, int to, double[] error, double[] delta) {
            kernels.localErrorTanh(y, x, from, to, error, delta);
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

        @Override
        public void evaluate(
                ElementaryKernels kernels, double[] y, int from, int to, double[] value, double[] derivative) {
            kernels.rectify(y, from, to, 0, value, derivative);
        }

        @Override
        public void evaluate(ElementaryKernels kernels, double[] y, int from, int to, double[] value) {
            kernels.rectify(y, from, to, 0, value);
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

        @Override
        public void evaluate(
                ElementaryKernels kernels, double[] y, int from, int to, double[] value, double[] derivative) {
            kernels.rectify(y, from, to, slope, value, derivative);
        }

        @Override
        public void evaluate(ElementaryKernels kernels, double[] y, int from, int to, double[] value) {
            kernels.rectify(y, from, to, slope, value);
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

        @Override
        public void evaluate(
                ElementaryKernels kernels, double[] y, int from, int to, double[] value, double[] derivative) {
            kernels.sigmoid(y, from, to, value, derivative);
        }

        @Override
        public void evaluate(ElementaryKernels kernels, double[] y, int from, int to, double[] value) {
            kernels.sigmoid(y, from, to, value);
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

        @Override
        public void evaluate(
                ElementaryKernels kernels, double[] y, int from, int to, double[] value, double[] derivative) {
            kernels.softplus(y, from, to, value, derivative);
        }

        @Override
        public void evaluate(ElementaryKernels kernels, double[] y, int from, int to, double[] value) {
            kernels.softplus(y, from, to, value);
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

        @Override
        public void evaluate(
                ElementaryKernels kernels, double[] y, int from, int to, double[] value, double[] derivative) {
            System.arraycopy(y, from, value, from, to - from);
            Arrays.fill(derivative, from, to, 1);
        }

        @Override
        public void localError(
                ElementaryKernels kernels, double[] y, double[] x, int from, int to, double[] error, double[] delta) {
            for (int i = from; i < to; i++) {
                double e = x[i] - y[i];
                error[i] = e;
                delta[i] = -e;
            }
        }

        @Override
        public void evaluate(ElementaryKernels kernels, double[] y, int from, int to, double[] value) {
            System.arraycopy(y, from, value, from, to - from);
        }
    }
}
