package org.septuple.network;

/// Consecutive neurons from, from + 1, …, to − 1.
///
/// @param from first neuron, ≥ 0
/// @param to   neuron after the last, ≥ from
public record NeuronRange(int from, int to) {

    public NeuronRange {
        if (from < 0 || to < from) {
            throw new IllegalArgumentException("neurons [%d, %d) need 0 <= from <= to".formatted(from, to));
        }
    }

    /// Number of neurons.
    ///
    /// @return ≥ 0
    public int size() {
        return to - from;
    }

    /// Whether a neuron belongs to this range.
    ///
    /// @param neuron its number
    /// @return true if from ≤ neuron < to
    public boolean contains(int neuron) {
        return from <= neuron && neuron < to;
    }

    /// Whether all neurons of another range belong to this one.
    ///
    /// @param other a range
    /// @return true also for an empty range
    public boolean covers(NeuronRange other) {
        return other.size() == 0 || (from <= other.from && other.to <= to);
    }

    /// Whether some neuron belongs to both.
    ///
    /// @param other a range
    /// @return false if either is empty
    public boolean meets(NeuronRange other) {
        return Math.max(from, other.from) < Math.min(to, other.to);
    }
}
