package org.septuple.experiment;

import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.septuple.spacetime.EigenvalueExchange;
import org.septuple.spacetime.FrameSearch;
import org.septuple.spacetime.FrameTrial;
import org.septuple.spacetime.LocalNeurons;
import org.septuple.spacetime.Neurons;

/// How kind `metric` seeks frames in which the averaged metric is near η (6.5).
///
/// @param paths      x_i′(t) of the neurons
/// @param starts     K of each number of neurons, and draws of the null model
/// @param iterations of each of 4K searches, at most
/// @param exchange   the null model
/// @param sizes      numbers of neurons, rising; the last is all of them
public record FramesPlan(Paths paths, int starts, int iterations, EigenvalueExchange exchange, List<Integer> sizes) {

    /// Fewest neurons.
    public static final int LEAST = 4;

    /// Searches of each start: own and exchanged eigenvalues, each half of the times.
    static final int SEARCHES = 4;

    /// Checks it.
    public FramesPlan {
        sizes = List.copyOf(sizes);
    }

    /// Where paths come from.
    public sealed interface Paths {

        /// Number of times.
        ///
        /// @return ≥ 2; of a file that was not opened, 2
        int times();

        /// Random walks that know nothing of g_i.
        ///
        /// @param times ≥ 2
        /// @param step  standard deviation along each axis
        record Walk(int times, double step) implements Paths {}

        /// Paths of a table.
        ///
        /// @param file    or run
        /// @param neurons with matrices; null where it was not opened
        record Listed(String file, @Nullable LocalNeurons neurons) implements Paths {
            @Override
            public int times() {
                return neurons == null ? 2 : neurons.times();
            }
        }
    }

    /// Neurons in frames of their own.
    ///
    /// @param neurons of the source
    /// @param seed    of walks
    /// @return as many
    public LocalNeurons neurons(Neurons neurons, long seed) {
        return switch (paths) {
            case Paths.Walk walk -> LocalNeurons.walking(neurons, walk.times(), walk.step(), seed);
            case Paths.Listed listed -> Objects.requireNonNull(listed.neurons(), "it was opened");
        };
    }

    /// The trial of each number of neurons.
    ///
    /// @param seed of starts and exchanges
    /// @return settings
    public FrameTrial.Settings settings(long seed) {
        return new FrameTrial.Settings(FrameSearch.Settings.standard().atMost(iterations), starts, exchange, seed);
    }

    /// Refuses what cannot be tried, of all and of each smaller number.
    ///
    /// @param all  neurons
    /// @param seed of the samples
    /// @throws IllegalArgumentException naming the neuron and the bound
    public void require(LocalNeurons all, long seed) {
        FrameTrial.require(all, settings(seed));
        for (int size : sizes) {
            if (size < all.size()) {
                try {
                    FrameTrial.require(FrameTrial.sample(all, size, seed), settings(seed));
                } catch (IllegalArgumentException refused) {
                    throw new IllegalArgumentException(
                            "in the sample of %d neurons %s, or give larger `sizes`"
                                    .formatted(size, refused.getMessage()),
                            refused);
                }
            }
        }
    }
}
