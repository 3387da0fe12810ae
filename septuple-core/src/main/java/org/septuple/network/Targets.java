package org.septuple.network;

/// States wanted at the output neurons, one neuron per class: high at the neuron of the class, low at the others.
///
/// @param low  0 for one-hot targets, −1 for symmetric ones
/// @param high > low
public record Targets(double low, double high) {

    public Targets {
        if (!(low < high && Double.isFinite(high - low))) {
            throw new IllegalArgumentException("targets [%g, %g] must be finite with low < high".formatted(low, high));
        }
    }

    void set(BoundaryBatch batch, int column) {
        int columns = batch.columns();
        int label = batch.labels()[column];
        for (int i = 0, k = column; k < batch.targets().length; i++, k += columns) {
            batch.targets()[k] = i == label ? high : low;
        }
    }
}
