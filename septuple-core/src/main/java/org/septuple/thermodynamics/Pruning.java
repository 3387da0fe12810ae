package org.septuple.thermodynamics;

import java.util.ArrayList;
import java.util.List;
import org.septuple.network.Biases;
import org.septuple.network.BoundaryProjector;
import org.septuple.network.DenseBlock;
import org.septuple.network.NeuronRange;
import org.septuple.network.Septuple;
import org.septuple.network.SparseBlock;
import org.septuple.network.States;
import org.septuple.network.WeightBlock;
import org.septuple.network.Weights;
import org.septuple.numerics.SparseMatrix;

/// A network without one of its bulk neurons; later ones move down by one.
final class Pruning {

    private final Septuple septuple;
    private final int place;

    private Pruning(Septuple septuple, int place) {
        this.septuple = septuple;
        this.place = place;
    }

    /// Copies all numbers but those of a neuron.
    ///
    /// @param septuple the larger network
    /// @param neuron   in its bulk
    /// @return blocks of which nothing is left are gone
    static Septuple without(Septuple septuple, int neuron) {
        return new Pruning(septuple, neuron).smaller();
    }

    private Septuple smaller() {
        BoundaryProjector before = septuple.projector();
        BoundaryProjector projector = new BoundaryProjector(before.inputs(), before.bulk() - 1, before.outputs());
        List<WeightBlock> blocks = new ArrayList<>();
        for (WeightBlock block : septuple.weights().blocks()) {
            NeuronRange targets = moved(block.targets());
            NeuronRange sources = moved(block.sources());
            if (targets.size() > 0 && sources.size() > 0) {
                blocks.add(part(block, targets, sources));
            }
        }
        return new Septuple(
                states(),
                projector,
                septuple.distribution(),
                new Weights(projector.neurons(), blocks),
                biases(),
                septuple.activation(),
                septuple.loss());
    }

    private States states() {
        int batch = septuple.states().batch();
        States states = new States(septuple.states().neurons() - 1, batch);
        for (int i = 0; i < states.neurons(); i++) {
            System.arraycopy(septuple.states().values(), before(i) * batch, states.values(), i * batch, batch);
        }
        return states;
    }

    private Biases biases() {
        double[] before = septuple.biases().values();
        Biases biases = new Biases(before.length - 1, moved(septuple.biases().trainable()));
        for (int i = 0; i < biases.values().length; i++) {
            biases.values()[i] = before[before(i)];
        }
        return biases;
    }

    private WeightBlock part(WeightBlock block, NeuronRange targets, NeuronRange sources) {
        return switch (block) {
            case DenseBlock dense -> {
                DenseBlock part = new DenseBlock(targets, sources, dense.trainable());
                Synapses.of(part, (i, j, zero) -> part.set(i, j, dense.get(before(i), before(j))));
                yield part;
            }
            case SparseBlock sparse -> {
                int n = septuple.projector().neurons() - 1;
                SparseMatrix matrix = SparseMatrix.of(
                        n,
                        n,
                        (i, sink) -> sparse.matrix().row(before(i), (j, weight) -> {
                            if (j != place) {
                                sink.put(moved(j), weight);
                            }
                        }));
                yield new SparseBlock(targets, sources, sparse.trainable(), matrix);
            }
        };
    }

    private NeuronRange moved(NeuronRange range) {
        return new NeuronRange(moved(range.from()), moved(range.to()));
    }

    /// Number of a neuron in the smaller network, or of the first after it.
    private int moved(int neuron) {
        return neuron <= place ? neuron : neuron - 1;
    }

    private int before(int neuron) {
        return neuron < place ? neuron : neuron + 1;
    }
}
