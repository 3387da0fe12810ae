package org.septuple.network;

import java.util.List;
import java.util.stream.IntStream;
import org.septuple.numerics.SpectralRadius;

/// The recurrent part of ŵ: the blocks that lie on some closed path. All other blocks only add zeros to the spectrum, so
/// a feed-forward network has no recurrent part and spectral radius 0.
public final class Recurrence {

    private final Weights weights;
    private final List<WeightBlock> blocks;
    private final int[] neurons;

    /// Finds the recurrent blocks by discarding, as long as there are any, those that nothing feeds and those that feed nothing.
    ///
    /// @param weights ŵ
    public Recurrence(Weights weights) {
        this.weights = weights;
        List<WeightBlock> remaining = weights.blocks();
        while (true) {
            List<WeightBlock> candidates = remaining;
            List<WeightBlock> kept = candidates.stream()
                    .filter(block -> candidates.stream()
                                    .anyMatch(other -> other.targets().meets(block.sources()))
                            && candidates.stream()
                                    .anyMatch(other -> other.sources().meets(block.targets())))
                    .toList();
            if (kept.size() == remaining.size()) {
                break;
            }
            remaining = kept;
        }
        this.blocks = remaining;
        this.neurons = IntStream.range(0, weights.neurons())
                .filter(i -> blocks.stream().anyMatch(block -> covers(block, i)))
                .toArray();
    }

    /// Whether learning can change the spectrum.
    ///
    /// @return true if some recurrent block is trainable
    public boolean isTrainable() {
        return blocks.stream().anyMatch(WeightBlock::trainable);
    }

    /// The largest modulus of an eigenvalue of ŵ. Above 1, small activity of a network with f′(0) = 1 grows.
    ///
    /// @return ρ(ŵ) ≥ 0; NaN if a weight is not finite
    public double spectralRadius() {
        int n = neurons.length;
        double[] part = new double[n * n];
        for (int i = 0; i < n; i++) {
            for (int j = 0; j < n; j++) {
                part[i * n + j] = weights.get(neurons[i], neurons[j]);
            }
        }
        return SpectralRadius.of(n, part);
    }

    private static boolean covers(WeightBlock block, int neuron) {
        return block.targets().contains(neuron) || block.sources().contains(neuron);
    }
}
