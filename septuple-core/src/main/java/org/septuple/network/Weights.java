package org.septuple.network;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// The weight matrix ŵ: N×N, zero outside its blocks, each of which keeps its own numbers. Memory grows with the number of
/// synapses, not with N². Blocks do not overlap, and products with ŵ visit them in their order.
public final class Weights {

    private final int neurons;
    private final List<WeightBlock> blocks;

    /// Weights made of blocks.
    ///
    /// @param neurons N ≥ 1
    /// @param blocks  disjoint rectangles within N×N; kept, not copied
    public Weights(int neurons, List<WeightBlock> blocks) {
        if (neurons < 1) {
            throw new IllegalArgumentException("%d neurons, need >= 1".formatted(neurons));
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
        this.blocks = List.copyOf(blocks);
    }

    /// One trainable block that covers the whole matrix.
    ///
    /// @param neurons N, with N² < 2³¹
    /// @param values  N×N, row-major, `values[i·N + j]` from j to i; copied
    /// @return full weights
    public static Weights dense(int neurons, double[] values) {
        return dense(neurons, values, true);
    }

    /// One block that covers the whole matrix.
    ///
    /// @param neurons   N, with N² < 2³¹
    /// @param values    N×N, row-major, `values[i·N + j]` from j to i; copied
    /// @param trainable whether it learns
    /// @return full weights
    static Weights dense(int neurons, double[] values, boolean trainable) {
        NeuronRange all = new NeuronRange(0, neurons);
        DenseBlock block = new DenseBlock(all, all, trainable);
        if (values.length != block.size()) {
            throw new IllegalArgumentException(
                    "%d weights for %d neurons, need %d".formatted(values.length, neurons, block.size()));
        }
        System.arraycopy(values, 0, block.values(), 0, values.length);
        return new Weights(neurons, List.of(block));
    }

    /// Number of neurons N.
    ///
    /// @return ≥ 1
    public int neurons() {
        return neurons;
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
    /// @return w_ij, 0 outside the blocks
    public double get(int target, int source) {
        WeightBlock block = blockAt(target, source);
        return block == null ? 0 : block.get(target, source);
    }

    /// Sets one weight.
    ///
    /// @param target receiving neuron i
    /// @param source sending neuron j
    /// @param value  new w_ij
    /// @throws IllegalArgumentException if there is no synapse
    public void set(int target, int source, double value) {
        WeightBlock block = blockAt(target, source);
        if (block == null) {
            throw new IllegalArgumentException(
                    "no synapse from neuron %d to %d: it lies outside all blocks".formatted(source, target));
        }
        block.set(target, source, value);
    }

    /// Whether some block ends at one of these neurons.
    ///
    /// @param range neurons
    /// @return true if they receive anything
    public boolean reaches(NeuronRange range) {
        return blocks.stream().anyMatch(block -> block.targets().meets(range));
    }

    private @Nullable WeightBlock blockAt(int target, int source) {
        for (WeightBlock block : blocks) {
            if (block.targets().contains(target) && block.sources().contains(source)) {
                return block;
            }
        }
        return null;
    }
}
