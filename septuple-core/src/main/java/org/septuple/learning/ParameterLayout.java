package org.septuple.learning;

import java.util.List;
import org.septuple.network.Biases;
import org.septuple.network.NeuronRange;
import org.septuple.network.Septuple;
import org.septuple.network.WeightBlock;

/// All numbers of (ŵ, b) in one array: the trainable variables first, in the order of
/// [TrainableVector][org.septuple.network.TrainableVector], then fixed weights, then fixed biases.
final class ParameterLayout {

    private final int[] blockAt;
    private final int[] biasAt;
    private final int trainableWeights;
    private final int trainables;
    private final int size;

    ParameterLayout(Septuple septuple) {
        List<WeightBlock> blocks = septuple.weights().blocks();
        Biases biases = septuple.biases();
        NeuronRange learning = biases.trainable();
        this.blockAt = new int[blocks.size()];
        this.biasAt = new int[biases.values().length];
        int at = placeBlocks(blocks, true, 0);
        this.trainableWeights = at;
        at = placeBiases(learning, true, at);
        this.trainables = at;
        at = placeBlocks(blocks, false, at);
        this.size = placeBiases(learning, false, at);
    }

    private int placeBlocks(List<WeightBlock> blocks, boolean trainable, int from) {
        int at = from;
        for (int k = 0; k < blocks.size(); k++) {
            if (blocks.get(k).trainable() == trainable) {
                blockAt[k] = at;
                at = Math.addExact(at, blocks.get(k).size());
            }
        }
        return at;
    }

    private int placeBiases(NeuronRange learning, boolean trainable, int from) {
        int at = from;
        for (int i = 0; i < biasAt.length; i++) {
            if (learning.contains(i) == trainable) {
                biasAt[i] = at++;
            }
        }
        return at;
    }

    /// Where a block begins.
    int blockAt(int block) {
        return blockAt[block];
    }

    /// Where a bias lies.
    int biasAt(int neuron) {
        return biasAt[neuron];
    }

    int trainableWeights() {
        return trainableWeights;
    }

    /// Number K of trainable variables, which come first.
    int trainables() {
        return trainables;
    }

    int size() {
        return size;
    }

    double[] read(Septuple septuple) {
        double[] all = new double[size];
        copy(septuple, all, false);
        return all;
    }

    void write(double[] all, Septuple septuple) {
        copy(septuple, all, true);
    }

    private void copy(Septuple septuple, double[] all, boolean intoNetwork) {
        List<WeightBlock> blocks = septuple.weights().blocks();
        for (int k = 0; k < blockAt.length; k++) {
            int at = blockAt[k];
            for (double[] part : blocks.get(k).parts()) {
                if (intoNetwork) {
                    System.arraycopy(all, at, part, 0, part.length);
                } else {
                    System.arraycopy(part, 0, all, at, part.length);
                }
                at += part.length;
            }
        }
        double[] b = septuple.biases().values();
        for (int i = 0; i < b.length; i++) {
            if (intoNetwork) {
                b[i] = all[biasAt[i]];
            } else {
                all[biasAt[i]] = b[i];
            }
        }
    }
}
