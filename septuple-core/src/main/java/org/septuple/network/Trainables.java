package org.septuple.network;

/// The correspondence between (ŵ, b) and the vector q of trainable variables.
public final class Trainables {

    private final Weights weights;
    private final Biases biases;
    private final int weightCount;

    /// The trainable part of these weights and biases.
    ///
    /// @param weights ŵ
    /// @param biases  b
    public Trainables(Weights weights, Biases biases) {
        this.weights = weights;
        this.biases = biases;
        int count = 0;
        for (WeightBlock block : weights.blocks()) {
            count += block.trainable() ? block.size() : 0;
        }
        this.weightCount = count;
    }

    /// A zero vector of the right shape, for q or for a gradient.
    ///
    /// @return a new vector
    public TrainableVector newVector() {
        return new TrainableVector(weightCount, biases.trainable().size());
    }

    /// Copies q out of (ŵ, b).
    ///
    /// @param q receives the trainable variables
    public void read(TrainableVector q) {
        copy(q, false);
    }

    /// Copies q into (ŵ, b).
    ///
    /// @param q new trainable variables
    public void write(TrainableVector q) {
        copy(q, true);
    }

    private void copy(TrainableVector q, boolean intoNetwork) {
        int at = 0;
        for (WeightBlock block : weights.blocks()) {
            if (!block.trainable()) {
                continue;
            }
            move(block.values(), 0, q.values(), at, block.size(), intoNetwork);
            at += block.size();
        }
        NeuronRange range = biases.trainable();
        move(biases.values(), range.from(), q.values(), at, range.size(), intoNetwork);
    }

    private static void move(double[] network, int at, double[] q, int qAt, int count, boolean intoNetwork) {
        if (intoNetwork) {
            System.arraycopy(q, qAt, network, at, count);
        } else {
            System.arraycopy(network, at, q, qAt, count);
        }
    }
}
