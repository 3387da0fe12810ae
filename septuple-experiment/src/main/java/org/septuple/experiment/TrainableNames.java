package org.septuple.experiment;

import java.util.Arrays;
import java.util.List;
import org.septuple.network.Biases;
import org.septuple.network.Septuple;
import org.septuple.network.TrainableVector;
import org.septuple.network.Trainables;
import org.septuple.network.WeightBlock;
import org.septuple.network.Weights;

/// Names of the trainables of a network: `w.i.j` for the weight from neuron j to neuron i, `b.i` for the bias of neuron i.
final class TrainableNames {

    private TrainableNames() {}

    /// Finds where each number of q goes, by sending numbers that tell.
    ///
    /// @param septuple any network; not changed. Time grows with targets × sources of its blocks
    /// @return in the order of [TrainableVector], length K
    static List<String> of(Septuple septuple) {
        List<WeightBlock> blocks =
                septuple.weights().blocks().stream().map(WeightBlock::blank).toList();
        Weights weights = new Weights(septuple.weights().neurons(), blocks);
        Biases biases = new Biases(weights.neurons(), septuple.biases().trainable());
        Trainables trainables = new Trainables(weights, biases);
        TrainableVector numbered = trainables.newVector();
        Arrays.setAll(numbered.values(), k -> k + 1);
        trainables.write(numbered);
        String[] names = new String[numbered.size()];
        for (WeightBlock block : blocks) {
            for (int i = block.targets().from();
                    block.trainable() && i < block.targets().to();
                    i++) {
                for (int j = block.sources().from(); j < block.sources().to(); j++) {
                    int place = (int) block.get(i, j) - 1;
                    if (place >= 0) {
                        names[place] = "w.%d.%d".formatted(i, j);
                    }
                }
            }
        }
        for (int i = biases.trainable().from(); i < biases.trainable().to(); i++) {
            names[(int) biases.values()[i] - 1] = "b." + i;
        }
        return List.of(names);
    }
}
