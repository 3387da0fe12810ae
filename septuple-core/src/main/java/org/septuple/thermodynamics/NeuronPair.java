package org.septuple.thermodynamics;

import java.util.ArrayList;
import java.util.List;
import org.septuple.network.Biases;
import org.septuple.network.NeuronRange;
import org.septuple.network.Septuple;
import org.septuple.network.TrainableVector;
import org.septuple.network.Trainables;
import org.septuple.network.WeightBlock;
import org.septuple.network.Weights;

/// Two networks that differ by one bulk neuron: the one that was given, and the other one, which is a linear function of
/// its weights and biases. Made by an [Insertion].
///
/// With μ(q) = F(larger) − F(smaller), where q are the trainables of the given network,
///
/// | given | ∂μ/∂q |
/// |---|---|
/// | the smaller | pullBack(∂F(larger)) − ∂F(smaller) |
/// | the larger | ∂F(larger) − pullBack(∂F(smaller)) |
public final class NeuronPair {

    private final Septuple given;
    private final Septuple other;
    private final int place;
    private final boolean grown;

    private NeuronPair(Septuple given, Septuple other, int place, boolean grown) {
        this.given = given;
        this.other = other;
        this.place = place;
        this.grown = grown;
    }

    static NeuronPair grown(Septuple given, Septuple larger) {
        return new NeuronPair(given, larger, given.projector().bulkRange().to(), true);
    }

    /// A network, and the same without one of its neurons and all its synapses.
    ///
    /// @param given  the network
    /// @param neuron its number i, in the bulk
    /// @return the pair, of which the given network is the larger one
    /// @throws IllegalArgumentException if the neuron is not in the bulk
    public static NeuronPair without(Septuple given, int neuron) {
        NeuronRange bulk = given.projector().bulkRange();
        if (!bulk.contains(neuron)) {
            throw new IllegalArgumentException("neuron %d is not in the bulk [%d, %d); prune one that is"
                    .formatted(neuron, bulk.from(), bulk.to()));
        }
        return new NeuronPair(given, Pruning.without(given, neuron), neuron, false);
    }

    /// The network that was given.
    ///
    /// @return the larger or the smaller one
    public Septuple given() {
        return given;
    }

    /// Whether the other network is the larger one.
    ///
    /// @return false where a neuron was taken out
    public boolean isGrown() {
        return grown;
    }

    /// The network with the neuron.
    ///
    /// @return the given one where it was pruned
    public Septuple larger() {
        return grown ? other : given;
    }

    /// The network without the neuron.
    ///
    /// @return the given one where a neuron was added
    public Septuple smaller() {
        return grown ? given : other;
    }

    /// The neuron's number in the larger network.
    ///
    /// @return in its bulk
    public int neuron() {
        return place;
    }

    /// The chain rule: adds the total derivative, by the trainables of the given network, of a function whose gradient by
    /// the trainables of the other one is known.
    ///
    /// @param ofOther gradient on the trainables of the other network
    /// @param ofGiven added to, on the trainables of the given network
    /// @throws IllegalArgumentException if a vector belongs to another network
    public void pullBack(TrainableVector ofOther, TrainableVector ofGiven) {
        Weights slope = new Weights(
                other.projector().neurons(),
                other.weights().blocks().stream().map(WeightBlock::blank).toList());
        Biases tilt = new Biases(slope.neurons(), other.biases().trainable());
        Trainables ofSlope = new Trainables(slope, tilt);
        requireSize(ofOther, ofSlope.newVector());
        ofSlope.write(ofOther);

        List<WeightBlock> total = new ArrayList<>();
        for (WeightBlock block : given.weights().blocks()) {
            WeightBlock sums = block.blank();
            if (block.trainable()) {
                Synapses.of(block, (i, j, weight) -> sums.set(i, j, derivative(slope, i, j)));
            }
            total.add(sums);
        }
        Biases biases = new Biases(given.projector().neurons(), given.biases().trainable());
        for (int i = 0; i < biases.values().length; i++) {
            biases.values()[i] = derivative(tilt.values(), i);
        }
        Trainables ofTotal = new Trainables(new Weights(given.projector().neurons(), total), biases);
        TrainableVector part = ofTotal.newVector();
        requireSize(ofGiven, part);
        ofTotal.read(part);
        for (int k = 0; k < part.size(); k++) {
            ofGiven.values()[k] += part.values()[k];
        }
    }

    /// Adds ∂μ/∂q, the difference of the two gradients on the trainables of the given network.
    ///
    /// @param ofLarger  ∂F of the larger network on its trainables
    /// @param ofSmaller ∂F of the smaller network on its trainables
    /// @param sum       added to, on the trainables of the given network
    public void addDifference(TrainableVector ofLarger, TrainableVector ofSmaller, TrainableVector sum) {
        TrainableVector pulled = new Trainables(given.weights(), given.biases()).newVector();
        requireSize(sum, pulled);
        requireSize(grown ? ofSmaller : ofLarger, pulled);
        pullBack(grown ? ofLarger : ofSmaller, pulled);
        for (int k = 0; k < pulled.size(); k++) {
            sum.values()[k] +=
                    grown ? pulled.values()[k] - ofSmaller.values()[k] : ofLarger.values()[k] - pulled.values()[k];
        }
    }

    /// Of a synapse: its own copy in the other network, and the means that it is part of.
    private double derivative(Weights slope, int target, int source) {
        if (!grown) {
            return target == place || source == place ? 0 : slope.get(moved(target), moved(source));
        }
        NeuronRange bulk = given.projector().bulkRange();
        double means = bulk.contains(target) ? slope.get(place, moved(source)) : 0;
        means += bulk.contains(source) ? slope.get(moved(target), place) : 0; // a sink has none
        means += target == source && bulk.contains(target) ? slope.get(place, place) : 0;
        return slope.get(moved(target), moved(source)) + means / Math.max(1, bulk.size());
    }

    private double derivative(double[] tilt, int neuron) {
        if (!grown) {
            return neuron == place ? 0 : tilt[moved(neuron)];
        }
        NeuronRange bulk = given.projector().bulkRange();
        return tilt[moved(neuron)] + (bulk.contains(neuron) ? tilt[place] / bulk.size() : 0);
    }

    private int moved(int neuron) {
        if (neuron < place) {
            return neuron;
        }
        return grown ? neuron + 1 : neuron - 1;
    }

    private static void requireSize(TrainableVector vector, TrainableVector like) {
        if (vector.size() != like.size() || vector.weights() != like.weights()) {
            throw new IllegalArgumentException(
                    "a vector of %d trainables with %d weights for a network of %d with %d; give one of that network"
                            .formatted(vector.size(), vector.weights(), like.size(), like.weights()));
        }
    }
}
