package org.septuple.network;

/// A point q in the space of trainable variables, or a gradient there.
///
/// Layout: the trainable weights first (block by block, each block row-major), then the trainable biases.
public final class TrainableVector {

    private final int weights;
    private final double[] values;

    /// The zero vector.
    ///
    /// @param weights number of trainable weights
    /// @param biases  number of trainable biases
    public TrainableVector(int weights, int biases) {
        this.weights = weights;
        this.values = new double[weights + biases];
    }

    /// Number of trainable weights; they come first.
    ///
    /// @return in [0, K]
    public int weights() {
        return weights;
    }

    /// Number K of trainable variables.
    ///
    /// @return weights and biases together
    public int size() {
        return values.length;
    }

    /// The array itself, length K, not a copy.
    ///
    /// @return the live values
    public double[] values() {
        return values;
    }
}
