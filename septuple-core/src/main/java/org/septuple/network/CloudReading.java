package org.septuple.network;

import java.util.Arrays;
import java.util.stream.IntStream;

/// Which k numbers make the position X of section 5, and over how many steps d it changes. One position per *vector*, V of them.
///
/// | reading | X(t) | vectors |
/// |---|---|---|
/// | *delay* | (x_i(t), x_i(t+1), …, x_i(t+k−1)) | V = N, one per neuron |
/// | *layers* | (x_i(t), x_j(t), …) of neurons i, j, … in k groups | V = neurons of a group, paired in order |
public final class CloudReading {

    private final int components;
    private final int lag;
    private final int reach;
    private final int[] neurons;

    private CloudReading(int components, int lag, int reach, int[] neurons) {
        if (components < 1 || lag < 1 || neurons.length < components) {
            throw new IllegalArgumentException("%d components, lag %d and %d vectors must be >= 1"
                    .formatted(components, lag, components < 1 ? 0 : neurons.length / components));
        }
        this.components = components;
        this.lag = lag;
        this.reach = reach;
        this.neurons = neurons;
    }

    /// One neuron at successive times.
    ///
    /// @param neurons    N ≥ 1
    /// @param components k ≥ 1; 3 in the paper
    /// @param lag        d ≥ 1; 3 in the paper
    /// @return N vectors
    public static CloudReading delay(int neurons, int components, int lag) {
        return delay(IntStream.range(0, neurons).toArray(), components, lag);
    }

    /// Some neurons at successive times.
    ///
    /// @param neurons    whose, ≥ 0
    /// @param components k ≥ 1; 3 in the paper
    /// @param lag        d ≥ 1; 3 in the paper
    /// @return a vector per neuron
    public static CloudReading delay(int[] neurons, int components, int lag) {
        int[] of = new int[Math.multiplyExact(neurons.length, Math.max(components, 0))];
        for (int p = 0; p < of.length; p++) {
            of[p] = neurons[p / components];
        }
        return new CloudReading(components, lag, components - 1, of);
    }

    /// Neurons of several groups at one time.
    ///
    /// @param lag    d ≥ 1; the number of groups where they feed each other in a cycle
    /// @param groups k ≥ 1 arrays of equally many neurons: vector v takes neuron v of each; copied
    /// @return a vector per neuron of a group
    public static CloudReading layers(int lag, int[]... groups) {
        int vectors = groups.length == 0 ? 0 : groups[0].length;
        int[] of = new int[vectors * groups.length];
        for (int a = 0; a < groups.length; a++) {
            if (groups[a].length != vectors) {
                throw new IllegalArgumentException("group %d has %d neurons, the first %d: all must have as many"
                        .formatted(a, groups[a].length, vectors));
            }
            for (int v = 0; v < vectors; v++) {
                of[v * groups.length + a] = groups[a][v];
            }
        }
        if (Arrays.stream(of).anyMatch(i -> i < 0)
                || Arrays.stream(of).distinct().count() < of.length) {
            throw new IllegalArgumentException("neurons of layers must be >= 0, and each in one place only");
        }
        return new CloudReading(groups.length, lag, 0, of);
    }

    /// The same positions over another number of steps.
    ///
    /// @param other d ≥ 1
    /// @return as many vectors
    public CloudReading withLag(int other) {
        return new CloudReading(components, other, reach, neurons);
    }

    /// Number of vectors V.
    ///
    /// @return ≥ 1
    public int vectors() {
        return neurons.length / components;
    }

    /// Number of components k of a vector.
    ///
    /// @return ≥ 1
    public int components() {
        return components;
    }

    /// Steps d over which positions change.
    ///
    /// @return ≥ 1
    public int lag() {
        return lag;
    }

    /// Steps of (2.1) from the base state to the last component of X(t + d): d + k − 1 for delays, d for layers.
    ///
    /// @return m ≥ d
    public int steps() {
        return lag + reach;
    }

    /// The neuron of a component.
    ///
    /// @param vector    in [0, V)
    /// @param component in [0, k)
    /// @return its number
    public int neuron(int vector, int component) {
        return neurons[vector * components + component];
    }

    /// The time of a component after that of the position.
    ///
    /// @param component in [0, k)
    /// @return in steps
    public int delay(int component) {
        return reach == 0 ? 0 : component;
    }

    /// Steps from the first component of a position to the last.
    int reach() {
        return reach;
    }

    /// One more than the largest neuron.
    int neuronsNeeded() {
        return Arrays.stream(neurons).max().orElseThrow() + 1;
    }
}
