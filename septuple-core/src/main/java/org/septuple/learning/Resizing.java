package org.septuple.learning;

import java.util.ArrayList;
import java.util.List;
import org.septuple.network.Biases;
import org.septuple.network.NeuronRange;
import org.septuple.network.Septuple;
import org.septuple.network.States;
import org.septuple.network.WeightBlock;
import org.septuple.network.Weights;
import org.septuple.thermodynamics.Insertion;
import org.septuple.thermodynamics.NeuronPair;

/// Networks with other numbers of columns or bulk neurons, whose numbers are copies.
///
/// A neuron that is added hears what the bulk hears on average, and has outgoing synapses of weight 0: like a
/// [sink][Insertion#SINK] it changes no state but its own, unlike one it can learn to be heard. A neuron that is pruned is the one of
/// least Σ abs(outgoing weight), the last of equals.
final class Resizing {

    /// Stands for an added neuron among those that were pruned, by number.
    static final int ADDED = -1;

    private Resizing() {}

    /// The same network.
    ///
    /// @param septuple original
    /// @param columns  of the states, which are 0
    static Septuple copy(Septuple septuple, int columns) {
        List<WeightBlock> blocks = new ArrayList<>();
        for (WeightBlock block : septuple.weights().blocks()) {
            WeightBlock same = block.blank();
            for (int part = 0; part < block.parts().size(); part++) {
                double[] source = block.parts().get(part);
                System.arraycopy(source, 0, same.parts().get(part), 0, source.length);
            }
            blocks.add(same);
        }
        int n = septuple.projector().neurons();
        Biases biases = new Biases(n, septuple.biases().trainable());
        System.arraycopy(septuple.biases().values(), 0, biases.values(), 0, n);
        return new Septuple(
                new States(n, columns),
                septuple.projector(),
                septuple.distribution(),
                new Weights(n, blocks),
                biases,
                septuple.activation(),
                septuple.loss());
    }

    /// A network with another bulk.
    ///
    /// @param septuple original
    /// @param bulk     number of bulk neurons
    /// @param changes  added to: [#ADDED], or the number of the neuron that was pruned
    /// @throws IllegalArgumentException if there is no bulk to average over
    static Septuple resized(Septuple septuple, int bulk, List<Integer> changes) {
        Septuple now = septuple;
        while (now.projector().bulk() != bulk) {
            int change = now.projector().bulk() < bulk ? ADDED : quietest(now);
            changes.add(change);
            now = changed(now, change);
        }
        return now;
    }

    /// One neuron more or less.
    static Septuple changed(Septuple septuple, int change) {
        if (change != ADDED) {
            return NeuronPair.without(septuple, change).smaller();
        }
        NeuronPair pair = Insertion.AVERAGED.pair(septuple);
        Septuple larger = pair.larger();
        for (WeightBlock block : larger.weights().blocks()) {
            if (block.sources().contains(pair.neuron())) {
                for (int i = block.targets().from(); i < block.targets().to(); i++) {
                    block.set(i, pair.neuron(), 0);
                }
            }
        }
        return larger;
    }

    private static int quietest(Septuple septuple) {
        NeuronRange bulk = septuple.projector().bulkRange();
        int found = bulk.from();
        double least = Double.POSITIVE_INFINITY;
        for (int neuron = bulk.from(); neuron < bulk.to(); neuron++) {
            double said = said(septuple, neuron);
            if (said <= least) {
                least = said;
                found = neuron;
            }
        }
        return found;
    }

    private static double said(Septuple septuple, int neuron) {
        double sum = 0;
        for (WeightBlock block : septuple.weights().blocks()) {
            if (block.sources().contains(neuron)) {
                for (int i = block.targets().from(); i < block.targets().to(); i++) {
                    sum += Math.abs(block.get(i, neuron));
                }
            }
        }
        return sum;
    }
}
