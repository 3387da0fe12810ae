package org.septuple.network;

import java.util.List;

/// Synapses from all sources to all targets. Layout: targets×sources, row-major.
public final class DenseBlock implements WeightBlock {

    private final NeuronRange targets;
    private final NeuronRange sources;
    private final boolean trainable;
    private final double[] values;

    /// Weights 0.
    ///
    /// @param targets   rows of ŵ, neurons that receive
    /// @param sources   columns of ŵ, neurons that send; targets×sources < 2³¹
    /// @param trainable whether learning changes these weights
    public DenseBlock(NeuronRange targets, NeuronRange sources, boolean trainable) {
        if ((long) targets.size() * sources.size() > Integer.MAX_VALUE - 8) {
            throw new IllegalArgumentException(
                    "%d targets x %d sources: a dense block holds fewer than 2^31 synapses; use sparse ones"
                            .formatted(targets.size(), sources.size()));
        }
        this.targets = targets;
        this.sources = sources;
        this.trainable = trainable;
        this.values = new double[targets.size() * sources.size()];
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
        return values.length;
    }

    @Override
    public List<double[]> parts() {
        return List.of(values);
    }

    /// The weights, targets×sources, row-major, not a copy: hot loops read and write them.
    ///
    /// @return length targets·sources
    public double[] values() {
        return values;
    }

    @Override
    public double get(int target, int source) {
        return values[place(target, source)];
    }

    @Override
    public void set(int target, int source, double value) {
        values[place(target, source)] = value;
    }

    @Override
    public DenseBlock blank() {
        return new DenseBlock(targets, sources, trainable);
    }

    @Override
    public String toString() {
        return "%s from %s to %s".formatted(trainable ? "trainable synapses" : "synapses", sources, targets);
    }

    private int place(int target, int source) {
        return (target - targets.from()) * sources.size() + source - sources.from();
    }
}
