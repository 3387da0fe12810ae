package org.septuple.thermodynamics;

import java.util.ArrayList;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.IntStream;
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

/// A network with one more bulk neuron at the end of the bulk, whose numbers are means over the bulk.
///
/// Blocks that reach across the new neuron are cut in two, or four. Its own synapses are dense strips; a strip learns
/// if any of the blocks that it averages does, its bias if the bulk's biases do. Its state is 0.
final class Growth {

    private final Septuple septuple;
    private final boolean heard;
    private final NeuronRange bulk;
    private final int place;
    private final double[] incoming;
    private final double[] outgoing;
    private double self;

    /// Sums over the bulk.
    ///
    /// @param septuple the smaller network
    /// @param heard    whether the new neuron has outgoing synapses and a self-link
    Growth(Septuple septuple, boolean heard) {
        this.septuple = septuple;
        this.heard = heard;
        this.bulk = septuple.projector().bulkRange();
        this.place = bulk.to();
        this.incoming = new double[septuple.projector().neurons()];
        this.outgoing = new double[incoming.length];
        for (WeightBlock block : septuple.weights().blocks()) {
            Synapses.of(block, this::addUp);
        }
    }

    private void addUp(int target, int source, double weight) {
        if (bulk.contains(target)) {
            incoming[source] += weight;
        }
        if (bulk.contains(source)) {
            outgoing[target] += weight;
        }
        if (target == source && bulk.contains(target)) {
            self += weight;
        }
    }

    Septuple larger() {
        BoundaryProjector before = septuple.projector();
        BoundaryProjector projector = new BoundaryProjector(before.inputs(), before.bulk() + 1, before.outputs());
        return new Septuple(
                states(),
                projector,
                septuple.distribution(),
                new Weights(projector.neurons(), blocks()),
                biases(),
                septuple.activation(),
                septuple.loss());
    }

    private States states() {
        States before = septuple.states();
        int batch = before.batch();
        States states = new States(before.neurons() + 1, batch);
        for (int i = 0; i < before.neurons(); i++) {
            System.arraycopy(before.values(), i * batch, states.values(), moved(i) * batch, batch);
        }
        return states;
    }

    private Biases biases() {
        NeuronRange learning = septuple.biases().trainable();
        if (learning.meets(bulk) && learning.to() < place) {
            throw new IllegalArgumentException(
                    "biases of neurons [%d, %d) learn, those of the bulk up to %d must learn with them: the new neuron's is their mean"
                            .formatted(learning.from(), learning.to(), place));
        }
        int from = learning.from() < place ? learning.from() : learning.from() + 1;
        int to = learning.to() < place || (learning.to() == place && !learning.meets(bulk))
                ? Math.max(from, learning.to())
                : learning.to() + 1;
        double[] before = septuple.biases().values();
        Biases biases = new Biases(before.length + 1, new NeuronRange(from, to));
        double sum = 0;
        for (int i = 0; i < before.length; i++) {
            biases.values()[moved(i)] = before[i];
            sum += bulk.contains(i) ? before[i] : 0;
        }
        biases.values()[place] = mean(sum);
        return biases;
    }

    private List<WeightBlock> blocks() {
        List<WeightBlock> blocks = new ArrayList<>();
        for (WeightBlock block : septuple.weights().blocks()) {
            for (NeuronRange targets : moved(block.targets())) {
                for (NeuronRange sources : moved(block.sources())) {
                    blocks.add(part(block, targets, sources));
                }
            }
        }
        NeuronRange one = new NeuronRange(place, place + 1);
        for (Strip strip : strips(WeightBlock::targets, WeightBlock::sources)) {
            DenseBlock block = new DenseBlock(one, strip.neurons, strip.trainable);
            for (int j = strip.neurons.from(); j < strip.neurons.to(); j++) {
                block.set(place, j, mean(incoming[before(j)]));
            }
            blocks.add(block);
        }
        if (heard) {
            for (Strip strip : strips(WeightBlock::sources, WeightBlock::targets)) {
                DenseBlock block = new DenseBlock(strip.neurons, one, strip.trainable);
                for (int i = strip.neurons.from(); i < strip.neurons.to(); i++) {
                    block.set(i, place, mean(outgoing[before(i)]));
                }
                blocks.add(block);
            }
            addSelfLink(one, blocks);
        }
        return blocks;
    }

    private void addSelfLink(NeuronRange one, List<WeightBlock> blocks) {
        List<WeightBlock> diagonal = septuple.weights().blocks().stream()
                .filter(block -> IntStream.range(bulk.from(), bulk.to())
                        .anyMatch(k ->
                                block.targets().contains(k) && block.sources().contains(k)))
                .toList();
        if (!diagonal.isEmpty()) {
            DenseBlock link = new DenseBlock(one, one, diagonal.stream().anyMatch(WeightBlock::trainable));
            link.set(place, place, mean(self));
            blocks.add(link);
        }
    }

    /// Neurons that the new one shares synapses of the same blocks with, in the numbers of the larger network.
    private record Strip(NeuronRange neurons, boolean trainable) {}

    /// Cuts the far ends of all blocks with a near end in the bulk into pieces on which the same blocks lie.
    private List<Strip> strips(Function<WeightBlock, NeuronRange> near, Function<WeightBlock, NeuronRange> far) {
        List<WeightBlock> averaged = septuple.weights().blocks().stream()
                .filter(block -> near.apply(block).meets(bulk))
                .toList();
        SortedSet<Integer> cuts = new TreeSet<>();
        for (WeightBlock block : averaged) {
            for (NeuronRange part : moved(far.apply(block))) {
                cuts.add(part.from());
                cuts.add(part.to());
            }
        }
        List<Integer> ends = List.copyOf(cuts);
        List<Strip> strips = new ArrayList<>();
        for (int k = 0; k + 1 < ends.size(); k++) {
            NeuronRange piece = new NeuronRange(ends.get(k), ends.get(k + 1));
            List<WeightBlock> over = averaged.stream()
                    .filter(block -> moved(far.apply(block)).stream().anyMatch(part -> part.covers(piece)))
                    .toList();
            if (!over.isEmpty()) {
                strips.add(new Strip(piece, over.stream().anyMatch(WeightBlock::trainable)));
            }
        }
        return strips;
    }

    private WeightBlock part(WeightBlock block, NeuronRange targets, NeuronRange sources) {
        return switch (block) {
            case DenseBlock dense -> {
                DenseBlock part = new DenseBlock(targets, sources, dense.trainable());
                Synapses.of(part, (i, j, zero) -> part.set(i, j, dense.get(before(i), before(j))));
                yield part;
            }
            case SparseBlock sparse -> {
                int n = septuple.projector().neurons() + 1;
                SparseMatrix matrix = SparseMatrix.of(n, n, (i, sink) -> {
                    if (targets.contains(i)) {
                        sparse.matrix().row(before(i), (j, weight) -> {
                            if (sources.contains(moved(j))) {
                                sink.put(moved(j), weight);
                            }
                        });
                    }
                });
                yield new SparseBlock(targets, sources, sparse.trainable(), matrix);
            }
        };
    }

    private double mean(double sum) {
        return bulk.size() == 0 ? 0 : sum / bulk.size();
    }

    private int moved(int neuron) {
        return neuron < place ? neuron : neuron + 1;
    }

    private int before(int neuron) {
        return neuron < place ? neuron : neuron - 1;
    }

    private List<NeuronRange> moved(NeuronRange range) {
        if (range.to() <= place) {
            return List.of(range);
        }
        NeuronRange above = new NeuronRange(Math.max(range.from(), place) + 1, range.to() + 1);
        return range.from() >= place ? List.of(above) : List.of(new NeuronRange(range.from(), place), above);
    }
}
