package org.septuple.experiment;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.septuple.network.CloudLaw;
import org.septuple.network.CloudReading;
import org.septuple.network.NeuronRange;

/// How clouds of neuron states are measured for sections 5 to 8.
///
/// | | |
/// |---|---|
/// | base states | C copies of the network under (2.1), each with boundary input of its own, seen after `warmUp` steps |
/// | clouds | around each, infinitesimal, under the boundary input of its base state and without noise |
/// | reading | which k numbers are a position X; d steps are one period |
///
/// @param reading    which numbers make a position
/// @param components k, 1 to 3; 3 in the paper
/// @param lag        d ≥ 1; 3 in the paper
/// @param clouds     C base states
/// @param warmUp     steps of (2.1) before clouds begin, ≥ 0
/// @param spread     standard deviation of the bulk's states before these, ≥ 0
/// @param finite     clouds of finite radius that decide; null for infinitesimal ones
/// @param scan       finite clouds; null for none
public record SpacetimePlan(
        Reading reading,
        int components,
        int lag,
        int clouds,
        int warmUp,
        double spread,
        @Nullable Finite finite,
        @Nullable Scan scan) {

    /// Most vectors that are measured; of more, evenly spaced ones.
    public static final int MOST_VECTORS = 2048;

    /// Which numbers make a position.
    public enum Reading {
        /// One neuron of each of k equal parts of the bulk, in order: the cyclic groups, where there are k of them.
        LAYERS,
        /// One neuron at k successive times.
        DELAY;

        /// The other one.
        ///
        /// @return delay for layers, layers for delay
        public Reading other() {
            return this == LAYERS ? DELAY : LAYERS;
        }

        /// As it is written in files and results.
        ///
        /// @return lower case
        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /// Clouds of finite radius around all base states.
    ///
    /// @param radius   standard deviation of the replicas about the base state, > 0
    /// @param noise    standard deviation of the noise of each replica, step and neuron, ≥ 0
    /// @param input    what boundary updates set; of kind `measure`
    /// @param replicas R per cloud
    public record Finite(double radius, double noise, CloudLaw.Input input, int replicas) {}

    /// Clouds of finite radius around some of the base states.
    ///
    /// @param radii    standard deviations of the replicas about the base state, rising, > 0
    /// @param clouds   base states
    /// @param replicas R per cloud
    /// @param noise    standard deviation of the noise of each replica, step and neuron in a scan of its own; 0 for no such scan
    public record Scan(List<Double> radii, int clouds, int replicas, double noise) {
        public Scan {
            radii = List.copyOf(radii);
        }
    }

    /// Positions of a network's bulk neurons.
    ///
    /// @param which reading
    /// @param bulk  where they are
    /// @return at most [#MOST_VECTORS] vectors
    /// @throws IllegalArgumentException if the bulk has no k equal parts for layers
    CloudReading reading(Reading which, NeuronRange bulk) {
        int vectors = which == Reading.LAYERS ? bulk.size() / components : bulk.size();
        if (vectors < 1 || (which == Reading.LAYERS && bulk.size() % components != 0)) {
            throw new UntestableException(
                    "a bulk of %d neurons has no %d equal parts to read as layers".formatted(bulk.size(), components));
        }
        int kept = Math.min(vectors, MOST_VECTORS);
        int[] first = new int[kept];
        Arrays.setAll(first, v -> bulk.from() + (int) ((long) v * vectors / kept));
        if (which == Reading.DELAY) {
            return CloudReading.delay(first, components, lag);
        }
        int[][] groups = new int[components][];
        Arrays.setAll(
                groups, a -> Arrays.stream(first).map(i -> i + a * vectors).toArray());
        return CloudReading.layers(lag, groups);
    }
}
