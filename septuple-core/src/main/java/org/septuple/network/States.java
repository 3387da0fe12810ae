package org.septuple.network;

/// States x of N neurons for a batch of B samples or replicas.
///
/// Layout: N×B, row-major, one row per neuron: `values()[i·B + s]` is neuron i in column s.
public final class States {

    private final int neurons;
    private final int batch;
    private final double[] values;

    /// All neurons at 0.
    ///
    /// @param neurons N ≥ 1
    /// @param batch   B ≥ 1, with N·B < 2³¹
    public States(int neurons, int batch) {
        if (neurons < 1 || batch < 1 || (long) neurons * batch > Integer.MAX_VALUE - 8) {
            throw new IllegalArgumentException(
                    "%d neurons x batch %d: both must be >= 1 and their product below 2^31; use a smaller batch"
                            .formatted(neurons, batch));
        }
        this.neurons = neurons;
        this.batch = batch;
        this.values = new double[neurons * batch];
    }

    /// Number of neurons N.
    ///
    /// @return ≥ 1
    public int neurons() {
        return neurons;
    }

    /// Number of columns B.
    ///
    /// @return ≥ 1
    public int batch() {
        return batch;
    }

    /// The array itself, N×B row-major, not a copy: hot loops read and write it.
    ///
    /// @return the live values
    public double[] values() {
        return values;
    }

    /// One state.
    ///
    /// @param neuron in [0, N)
    /// @param column in [0, B)
    /// @return x_i of that column
    public double get(int neuron, int column) {
        return values[neuron * batch + column];
    }

    /// Copies all columns of these states to consecutive columns of others.
    ///
    /// @param target same neurons, at least as many columns
    /// @param first  its column that receives the first column of these
    public void copyTo(States target, int first) {
        for (int i = 0; i < neurons; i++) {
            System.arraycopy(values, i * batch, target.values, i * target.batch + first, batch);
        }
    }
}
