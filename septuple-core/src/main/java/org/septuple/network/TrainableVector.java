package org.septuple.network;

/// A point q in the space of trainable variables, or a gradient there.
///
/// Layout: the trainable weights first (block by block, each in the order in which it keeps them: dense ones row-major), then the trainable biases.
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

    /// Whether no entry is NaN or infinite.
    ///
    /// @return true if all are finite
    public boolean isFinite() {
        double sum = 0;
        for (double value : values) {
            sum += 0 * value; // 0·x is 0 for finite x, else NaN
        }
        return sum == 0;
    }
}
