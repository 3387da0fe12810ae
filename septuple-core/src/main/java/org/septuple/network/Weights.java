package org.septuple.network;

import java.util.List;

/// The weight matrix ŵ: N×N, zero outside its blocks.
///
/// Layout: dense, row-major; `values()[i·N + j]` is the weight from neuron j to neuron i. Blocks do not overlap, and
/// products with ŵ visit them in their order.
public final class Weights {

    private final int neurons;
    private final double[] values;
    private final List<WeightBlock> blocks;

    /// Zero weights with the given blocks.
    ///
    /// @param neurons N, with N² < 2³¹
    /// @param blocks  disjoint rectangles within N×N
    public Weights(int neurons, List<WeightBlock> blocks) {
        if (neurons < 1 || (long) neurons * neurons > Integer.MAX_VALUE - 8) {
            throw new IllegalArgumentException(
                    "%d neurons: a dense weight matrix needs 1 <= N <= 46340".formatted(neurons));
        }
        NeuronRange all = new NeuronRange(0, neurons);
        for (int i = 0; i < blocks.size(); i++) {
            WeightBlock block = blocks.get(i);
            if (!all.covers(block.targets()) || !all.covers(block.sources())) {
                throw new IllegalArgumentException("block %s reaches beyond %d neurons".formatted(block, neurons));
            }
            for (WeightBlock other : blocks.subList(0, i)) {
                if (block.targets().meets(other.targets()) && block.sources().meets(other.sources())) {
                    throw new IllegalArgumentException("blocks %s and %s overlap".formatted(other, block));
                }
            }
        }
        this.neurons = neurons;
        this.values = new double[neurons * neurons];
        this.blocks = List.copyOf(blocks);
    }

    /// One trainable block that covers the whole matrix.
    ///
    /// @param neurons N
    /// @param values  N×N, row-major, `values[i·N + j]` from j to i; copied
    /// @return full weights
    public static Weights dense(int neurons, double[] values) {
        NeuronRange all = new NeuronRange(0, neurons);
        Weights weights = new Weights(neurons, List.of(new WeightBlock(all, all, true)));
        if (values.length != weights.values.length) {
            throw new IllegalArgumentException(
                    "%d weights for %d neurons, need %d".formatted(values.length, neurons, weights.values.length));
        }
        System.arraycopy(values, 0, weights.values, 0, values.length);
        return weights;
    }

    /// Number of neurons N.
    ///
    /// @return ≥ 1
    public int neurons() {
        return neurons;
    }

    /// The matrix itself, N×N row-major, not a copy: hot loops read and write it. Entries outside the blocks stay 0.
    ///
    /// @return the live weights
    public double[] values() {
        return values;
    }

    /// The rectangles that may differ from zero.
    ///
    /// @return disjoint blocks, in the order in which products visit them
    public List<WeightBlock> blocks() {
        return blocks;
    }

    /// One weight.
    ///
    /// @param target receiving neuron i
    /// @param source sending neuron j
    /// @return w_ij
    public double get(int target, int source) {
        return values[target * neurons + source];
    }

    /// Sets one weight.
    ///
    /// @param target receiving neuron i
    /// @param source sending neuron j
    /// @param value  new w_ij
    public void set(int target, int source, double value) {
        values[target * neurons + source] = value;
    }

    /// Whether some block ends at one of these neurons.
    ///
    /// @param range neurons
    /// @return true if they receive anything
    public boolean reaches(NeuronRange range) {
        return blocks.stream().anyMatch(block -> block.targets().meets(range));
    }
}
