package org.septuple.numerics;

/// The functions of [Elementary] along array ranges. Input and output may be the same array.
public interface ElementaryKernels {

    /// e^x.
    ///
    /// @param x    arguments
    /// @param from first index
    /// @param to   index after the last
    /// @param y    receives the values at the same indices
    void exp(double[] x, int from, int to, double[] y);

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
    /// @param y     receives the values
    /// @param slope receives the derivatives
    void tanh(double[] x, int from, int to, double[] y, double[] slope);

    /// 1/(1 + e^{−x}).
    ///
    /// @param x    arguments
    /// @param from first index
    /// @param to   index after the last
    /// @param y    receives the values at the same indices
    void sigmoid(double[] x, int from, int to, double[] y);

    /// log(1 + e^x).
    ///
    /// @param x    arguments
    /// @param from first index
    /// @param to   index after the last
    /// @param y    receives the values at the same indices
    void softplus(double[] x, int from, int to, double[] y);
}
