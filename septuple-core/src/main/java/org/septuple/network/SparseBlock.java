package org.septuple.network;

import java.util.List;
import java.util.stream.IntStream;
import org.septuple.numerics.SparseMatrix;

/// Some synapses among many neurons: twelve bytes each and twelve per neuron and block of sources, instead of eight per
/// pair.
///
/// The matrix covers all N neurons, so that it can be applied to states as they are; rows outside the targets are empty.
public final class SparseBlock implements WeightBlock {

    private final NeuronRange targets;
    private final NeuronRange sources;
    private final boolean trainable;
    private final SparseMatrix matrix;

    /// Synapses given by a matrix.
    ///
    /// @param targets   neurons that receive
    /// @param sources   neurons that send
    /// @param trainable whether learning changes these weights
    /// @param matrix    N×N, with at most 2³¹ − 1 entries, all of them from sources to targets; kept, not copied
    public SparseBlock(NeuronRange targets, NeuronRange sources, boolean trainable, SparseMatrix matrix) {
        if (matrix.rows() != matrix.columns() || targets.to() > matrix.rows() || sources.to() > matrix.columns()) {
            throw new IllegalArgumentException(
                    "a %d x %d matrix for synapses from %s to %s: it must be N x N for N neurons"
                            .formatted(matrix.rows(), matrix.columns(), sources, targets));
        }
        Math.toIntExact(matrix.entries());
        for (int i = 0; i < matrix.rows(); i++) {
            int row = i;
            matrix.row(i, (column, value) -> {
                if (!targets.contains(row) || !sources.contains(column)) {
                    throw new IllegalArgumentException(
                            "synapse from neuron %d to %d lies outside of sources %s and targets %s"
                                    .formatted(column, row, sources, targets));
                }
            });
        }
        this.targets = targets;
        this.sources = sources;
        this.trainable = trainable;
        this.matrix = matrix;
    }

    /// The synapses as a matrix over all neurons.
    ///
    /// @return N×N, live
    public SparseMatrix matrix() {
        return matrix;
    }

    @Override
    public NeuronRange targets() {
        return targets;
    }

    @Override
    public NeuronRange sources() {
        return sources;
    }

    @Override
    public boolean trainable() {
        return trainable;
    }

    @Override
    public int size() {
        return (int) matrix.entries();
    }

    @Override
    public List<double[]> parts() {
        return IntStream.range(0, matrix.blocks()).mapToObj(matrix::values).toList();
    }

    @Override
    public double get(int target, int source) {
        return matrix.get(target, source);
    }

    @Override
    public void set(int target, int source, double value) {
        if (!matrix.set(target, source, value)) {
            throw new IllegalArgumentException(
                    "no synapse from neuron %d to %d: the pattern of sparse synapses is fixed"
                            .formatted(source, target));
        }
    }

    @Override
    public SparseBlock blank() {
        return new SparseBlock(targets, sources, trainable, matrix.zeroed());
    }

    @Override
    public String toString() {
        return "%d sparse %ssynapses from %s to %s".formatted(size(), trainable ? "trainable " : "", sources, targets);
    }
}
