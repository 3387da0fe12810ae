package org.septuple.numerics;

/// The functions of [Elementary] along array ranges. An output may be the same array as an input, but no two outputs
/// may be the same. No call allocates.
public interface ElementaryKernels {

    /// e^x.
    ///
    /// @param x    arguments
    /// @param from first index
    /// @param to   index after the last
    /// @param y    receives the values at the same indices
    void exp(double[] x, int from, int to, double[] y);

    /// The natural logarithm.
    ///
    /// @param x    arguments
    /// @param from first index
    /// @param to   index after the last
    /// @param y    receives the values at the same indices
    void log(double[] x, int from, int to, double[] y);

    /// sin x, x in radians.
    ///
    /// @param x    arguments
    /// @param from first index
    /// @param to   index after the last
    /// @param y    receives the values at the same indices
    void sin(double[] x, int from, int to, double[] y);

    /// cos x, x in radians.
    ///
    /// @param x    arguments
    /// @param from first index
    /// @param to   index after the last
    /// @param y    receives the values at the same indices
    void cos(double[] x, int from, int to, double[] y);

    /// tanh x.
    ///
    /// @param x    arguments
    /// @param from first index
    /// @param to   index after the last
    /// @param y    receives the values at the same indices
    void tanh(double[] x, int from, int to, double[] y);

    /// tanh x and its derivative 1 − tanh² x.
    ///
    /// @param x     arguments
    /// @param from  first index
    /// @param to    index after the last
    /// @param y     receives the values at the same indices
    /// @param slope receives the derivatives at the same indices
    void tanh(double[] x, int from, int to, double[] y, double[] slope);

    /// 1/(1 + e^{−x}).
    ///
    /// @param x    arguments
    /// @param from first index
    /// @param to   index after the last
    /// @param y    receives the values at the same indices
    void sigmoid(double[] x, int from, int to, double[] y);

    /// σ(x) = 1/(1 + e^{−x}) and its derivative σ(x)·σ(−x).
    ///
    /// @param x     arguments
    /// @param from  first index
    /// @param to    index after the last
    /// @param y     receives the values at the same indices
    /// @param slope receives the derivatives at the same indices
    void sigmoid(double[] x, int from, int to, double[] y, double[] slope);

    /// log(1 + e^x).
    ///
    /// @param x    arguments
    /// @param from first index
    /// @param to   index after the last
    /// @param y    receives the values at the same indices
    void softplus(double[] x, int from, int to, double[] y);

    /// log(1 + e^x) and its derivative 1/(1 + e^{−x}).
    ///
    /// @param x     arguments
    /// @param from  first index
    /// @param to    index after the last
    /// @param y     receives the values at the same indices
    /// @param slope receives the derivatives at the same indices
    void softplus(double[] x, int from, int to, double[] y, double[] slope);

    /// x for x > 0, leak·x otherwise. NaN stays NaN.
    ///
    /// @param x    arguments
    /// @param from first index
    /// @param to   index after the last
    /// @param leak derivative left of 0, finite
    /// @param y    receives the values at the same indices
    void rectify(double[] x, int from, int to, double leak, double[] y);

    /// x for x > 0, leak·x otherwise, and the derivative: 1 for x > 0, leak otherwise.
    ///
    /// @param x     arguments
    /// @param from  first index
    /// @param to    index after the last
    /// @param leak  derivative left of 0, finite
    /// @param y     receives the values at the same indices
    /// @param slope receives the derivatives at the same indices
    void rectify(double[] x, int from, int to, double leak, double[] y, double[] slope);

    /// The local error of neurons x that should be f, and its pull on their inputs:
    /// error = x − f, delta = (−slope)·error.
    ///
    /// @param x     states
    /// @param f     activations of the inputs
    /// @param slope derivatives of f by the inputs
    /// @param from  first index, in all arrays
    /// @param to    index after the last
    /// @param error receives x − f
    /// @param delta receives −slope·(x − f)
    void localError(double[] x, double[] f, double[] slope, int from, int to, double[] error, double[] delta);

    /// The local error of neurons x with f = tanh y, in one pass: error = x − f,
    /// delta = (−slope)·error with slope = fma(−f, f, 1). Bit-equal to [#tanh] followed by [#localError].
    ///
    /// @param y     inputs
    /// @param x     states
    /// @param from  first index, in all arrays
    /// @param to    index after the last
    /// @param error receives x − tanh y
    /// @param delta receives −(1 − tanh² y)·(x − tanh y)
    void localErrorTanh(double[] y, double[] x, int from, int to, double[] error, double[] delta);
}
