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
        copy(q, 0, q.size(), false);
    }

    /// Copies q into (ŵ, b).
    ///
    /// @param q new trainable variables
    public void write(TrainableVector q) {
        copy(q, 0, q.size(), true);
    }

    /// Copies a part of q into (ŵ, b).
    ///
    /// @param q    new trainable variables
    /// @param from first of them
    /// @param to   after the last
    public void write(TrainableVector q, int from, int to) {
        copy(q, from, to, true);
    }

    private void copy(TrainableVector q, int from, int to, boolean intoNetwork) {
        int at = 0;
        for (WeightBlock block : weights.blocks()) {
            if (block.trainable()) {
                for (double[] part : block.parts()) {
                    move(part, 0, q.values(), at, from, Math.min(to, at + part.length), intoNetwork);
                    at += part.length;
                }
            }
        }
        move(biases.values(), biases.trainable().from(), q.values(), at, from, to, intoNetwork);
    }

    /// Moves the numbers of q from `from` to `to` that belong to a part of the network, whose first number stands at `at`.
    private static void move(double[] network, int first, double[] q, int at, int from, int to, boolean intoNetwork) {
        int begin = Math.max(from, at);
        if (begin >= to) {
            return;
        }
        if (intoNetwork) {
            System.arraycopy(q, begin, network, first + begin - at, to - begin);
        } else {
            System.arraycopy(network, first + begin - at, q, begin, to - begin);
        }
    }
}
