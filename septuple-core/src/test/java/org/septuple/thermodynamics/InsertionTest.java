package org.septuple.thermodynamics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.septuple.network.Activation;
import org.septuple.network.Biases;
import org.septuple.network.BoundaryBatch;
import org.septuple.network.BoundaryDistribution;
import org.septuple.network.BoundaryProjector;
import org.septuple.network.BulkPotential;
import org.septuple.network.DenseBlock;
import org.septuple.network.Held;
import org.septuple.network.Loss;
import org.septuple.network.LossEvaluation;
import org.septuple.network.NeuronRange;
import org.septuple.network.ScalarReference;
import org.septuple.network.Septuple;
import org.septuple.network.States;
import org.septuple.network.TrainableVector;
import org.septuple.network.Trainables;
import org.septuple.network.WeightBlock;
import org.septuple.network.Weights;
import org.septuple.network.Wiring;
import org.septuple.numerics.Engine;
import org.septuple.numerics.Purpose;
import org.septuple.numerics.RandomStream;

/// Oracles: sums over [Weights#get] and [ScalarReference] for the networks, central differences for the chain rule.
class InsertionTest {

    private static final double H = 1e-5;
    private static final int BATCH = 2;

    private record Nothing(int inputs, int outputs) implements BoundaryDistribution {
        @Override
        public void draw(long time, BoundaryBatch batch) {
            throw new UnsupportedOperationException("no data are needed");
        }
    }

    private static Septuple septuple(BoundaryProjector projector, Weights weights, Biases biases, Loss loss) {
        RandomStream random = new RandomStream(3, Purpose.CHECK_POINTS, 0, 0);
        random.fillGaussian(biases.values(), 0, biases.values().length);
        States states = new States(projector.neurons(), BATCH);
        random.fillGaussian(states.values(), 0, states.values().length);
        Nothing nothing = new Nothing(projector.inputs(), projector.outputs());
        return new Septuple(states, projector, nothing, weights, biases, new Activation.Tanh(), loss);
    }

    private static Septuple septuple(Wiring wiring, int inputs, int outputs, Loss loss) {
        BoundaryProjector projector = new BoundaryProjector(inputs, wiring.bulk(), outputs);
        Weights weights = wiring.weights(inputs, outputs, 5, 0);
        return septuple(projector, weights, Biases.of(projector, weights), loss);
    }

    /// Two groups in the bulk of which one hears the other by fixed synapses, outputs that feed back, and inputs that feed
    /// parts of both groups at once.
    private static Septuple patched(Loss loss) {
        BoundaryProjector projector = new BoundaryProjector(2, 5, 3);
        NeuronRange first = new NeuronRange(2, 4);
        NeuronRange second = new NeuronRange(4, 7);
        List<WeightBlock> blocks = List.of(
                new DenseBlock(new NeuronRange(3, 6), projector.inputRange(), true),
                new DenseBlock(second, first, false),
                new DenseBlock(first, second, true),
                new DenseBlock(second, new NeuronRange(5, 9), true),
                new DenseBlock(new NeuronRange(7, 9), new NeuronRange(0, 5), true),
                new DenseBlock(first, projector.outputRange(), false));
        RandomStream random = new RandomStream(4, Purpose.WEIGHTS, 0, 0);
        for (WeightBlock block : blocks) {
            random.fillGaussian(block.parts().getFirst(), 0, block.size());
        }
        Weights weights = new Weights(10, blocks);
        return septuple(projector, weights, new Biases(10, new NeuronRange(3, 9)), loss);
    }

    private static Wiring full(int inputs, int outputs, int neurons) {
        return new Wiring.Explicit(
                inputs,
                outputs,
                IntStream.range(0, neurons)
                        .mapToObj(i -> IntStream.range(0, neurons)
                                .mapToObj(j -> 0.1 * i - 0.15 * j + 0.02 * i * j)
                                .toList())
                        .toList());
    }

    private static List<Septuple> networks(Loss loss) {
        return List.of(
                patched(loss),
                septuple(full(2, 2, 6), 2, 2, loss),
                septuple(full(0, 0, 4), 0, 0, loss),
                septuple(new Wiring.Ring(2, 2, 8, 0.4), 2, 2, loss),
                septuple(new Wiring.SparseRecurrent(6, 2, 0.9, true), 2, 1, loss),
                septuple(new Wiring.SparseRecurrent(6, 2, 0.9, false), 2, 1, loss),
                septuple(new Wiring.Cyclic(3, 2, true, 0.9, false), 2, 1, loss),
                septuple(new Wiring.FeedForward(List.of(3, 2)), 2, 1, loss));
    }

    static List<Septuple> withoutPotential() {
        return networks(new Loss.Bulk(new BulkPotential.None()));
    }

    static Stream<Arguments> ways() {
        List<Arguments> cases = new ArrayList<>();
        List<Loss> losses = List.of(
                new Loss.Bulk(new BulkPotential.WeightDecay(0.3)),
                new Loss.Bulk(new BulkPotential.QuadraticState(0.7)));
        for (Loss loss : losses) {
            for (Septuple septuple : networks(loss)) {
                NeuronRange bulk = septuple.projector().bulkRange();
                cases.add(Arguments.of(septuple, Insertion.SINK, way(Insertion.SINK::pair)));
                cases.add(Arguments.of(septuple, Insertion.AVERAGED, way(Insertion.AVERAGED::pair)));
                cases.add(Arguments.of(septuple, Insertion.PRUNED, way(Insertion.PRUNED::pair)));
                cases.add(
                        Arguments.of(septuple, Insertion.PRUNED, way(given -> NeuronPair.without(given, bulk.from()))));
            }
        }
        return cases.stream();
    }

    private static Function<Septuple, NeuronPair> way(Function<Septuple, NeuronPair> made) {
        return made;
    }

    private static double[] column(Septuple septuple, int s) {
        return IntStream.range(0, septuple.states().neurons())
                .mapToDouble(i -> septuple.states().get(i, s))
                .toArray();
    }

    private static double[] losses(Septuple septuple) {
        double[] columns = new double[BATCH];
        evaluated(septuple).addColumns(1, columns);
        return columns;
    }

    private static LossEvaluation evaluated(Septuple septuple) {
        LossEvaluation evaluation = new LossEvaluation(septuple, Engine.scalar());
        evaluation.hold(Held.BOUNDARY);
        evaluation.evaluate();
        return evaluation;
    }

    private static TrainableVector gradient(Septuple septuple) {
        TrainableVector gradient = new Trainables(septuple.weights(), septuple.biases()).newVector();
        evaluated(septuple).addTrainableGradient(1, gradient);
        return gradient;
    }

    /// Gives the neuron in which the networks differ a state other than 0.
    private static NeuronPair pair(Insertion way, Septuple septuple) {
        return awake(way.pair(septuple));
    }

    private static NeuronPair awake(NeuronPair pair) {
        double[] x = pair.larger().states().values();
        for (int s = 0; s < BATCH; s++) {
            x[pair.neuron() * BATCH + s] = 0.8 - 1.1 * s;
        }
        return pair;
    }

    /// Old neuron i in the larger network.
    private static int moved(Septuple septuple, int i) {
        return i < septuple.projector().bulkRange().to() ? i : i + 1;
    }

    /// H(N + 1) = H(N) + ½(x − f(y))², where y is the mean input of the bulk: column by column and whatever q.
    @ParameterizedTest
    @MethodSource("withoutPotential")
    void aSinkAddsItsOwnError(Septuple septuple) {
        NeuronPair pair = pair(Insertion.SINK, septuple);
        double[] before = losses(pair.smaller());
        double[] after = losses(pair.larger());
        for (int s = 0; s < BATCH; s++) {
            double[] x = column(septuple, s);
            double y = bulk(septuple)
                    .mapToDouble(k -> input(septuple, x, k))
                    .average()
                    .orElseThrow();
            double e = pair.larger().states().get(pair.neuron(), s) - StrictMath.tanh(y);
            assertThat(after[s]).isCloseTo(before[s] + 0.5 * e * e, within(1e-12));
            assertThat(ScalarReference.loss(pair.larger(), septuple.loss(), column(pair.larger(), s)))
                    .isCloseTo(after[s], within(1e-12));
        }
    }

    private static IntStream bulk(Septuple septuple) {
        return IntStream.range(
                septuple.projector().bulkRange().from(),
                septuple.projector().bulkRange().to());
    }

    private static double input(Septuple septuple, double[] x, int neuron) {
        double y = septuple.biases().values()[neuron];
        for (int j = 0; j < x.length; j++) {
            y += septuple.weights().get(neuron, j) * x[j];
        }
        return y;
    }

    /// V_H sees the new neuron: κx² of its state, λw² of its trainable weights.
    @Test
    void theBulkPotentialSeesTheNewNeuron() {
        Septuple states = septuple(full(2, 2, 6), 2, 2, new Loss.Bulk(new BulkPotential.QuadraticState(0.7)));
        Septuple weights = septuple(full(2, 2, 6), 2, 2, new Loss.Bulk(new BulkPotential.WeightDecay(0.3)));
        Septuple none = septuple(full(2, 2, 6), 2, 2, new Loss.Bulk(new BulkPotential.None()));
        NeuronPair without = pair(Insertion.SINK, none);
        NeuronPair ofStates = pair(Insertion.SINK, states);
        NeuronPair ofWeights = pair(Insertion.SINK, weights);
        double square = IntStream.range(0, 7)
                .mapToDouble(j -> without.larger().weights().get(4, j))
                .map(w -> w * w)
                .sum();
        for (int s = 0; s < BATCH; s++) {
            double x = without.larger().states().get(4, s);
            double error = losses(without.larger())[s] - losses(without.smaller())[s];
            assertThat(losses(ofStates.larger())[s] - losses(ofStates.smaller())[s])
                    .isCloseTo(error + 0.35 * x * x, within(1e-12));
            assertThat(losses(ofWeights.larger())[s] - losses(ofWeights.smaller())[s])
                    .isCloseTo(error + 0.15 * square, within(1e-12));
        }
        assertThat(square).isPositive();
    }

    @ParameterizedTest
    @MethodSource("withoutPotential")
    void anAveragedNeuronHearsAndIsHeardAsTheBulk(Septuple septuple) {
        Septuple larger = Insertion.AVERAGED.pair(septuple).larger();
        Weights w = septuple.weights();
        int p = septuple.projector().bulkRange().to();
        for (int a = 0; a < w.neurons(); a++) {
            int i = a;
            assertThat(larger.weights().get(p, moved(septuple, i)))
                    .isCloseTo(
                            bulk(septuple)
                                    .mapToDouble(k -> w.get(k, i))
                                    .average()
                                    .orElseThrow(),
                            within(1e-15));
            assertThat(larger.weights().get(moved(septuple, i), p))
                    .isCloseTo(
                            bulk(septuple)
                                    .mapToDouble(k -> w.get(i, k))
                                    .average()
                                    .orElseThrow(),
                            within(1e-15));
            for (int j = 0; j < w.neurons(); j++) {
                assertThat(larger.weights().get(moved(septuple, i), moved(septuple, j)))
                        .isEqualTo(w.get(i, j));
            }
            assertThat(larger.biases().values()[moved(septuple, i)])
                    .isEqualTo(septuple.biases().values()[i]);
        }
        assertThat(larger.weights().get(p, p))
                .isCloseTo(
                        bulk(septuple).mapToDouble(k -> w.get(k, k)).average().orElseThrow(), within(1e-15));
        assertThat(larger.biases().values()[p])
                .isCloseTo(
                        bulk(septuple)
                                .mapToDouble(k -> septuple.biases().values()[k])
                                .average()
                                .orElseThrow(),
                        within(1e-15));
        assertThat(Insertion.SINK.pair(septuple).larger().weights().get(p, p)).isZero();
    }

    /// By central differences through the construction of the other network.
    @ParameterizedTest
    @MethodSource("ways")
    void gradientsFollowTheChainRule(Septuple septuple, Insertion way, Function<Septuple, NeuronPair> made) {
        NeuronPair pair = awake(made.apply(septuple));
        Septuple other = way == Insertion.PRUNED ? pair.smaller() : pair.larger();
        Trainables trainables = new Trainables(septuple.weights(), septuple.biases());
        TrainableVector pulled = trainables.newVector();
        TrainableVector difference = trainables.newVector();
        Arrays.fill(pulled.values(), 0.25);
        Arrays.fill(difference.values(), 0.25);
        pair.pullBack(gradient(other), pulled);
        pair.addDifference(gradient(pair.larger()), gradient(pair.smaller()), difference);
        TrainableVector q = trainables.newVector();
        trainables.read(q);
        for (int k = 0; k < q.size(); k++) {
            double here = q.values()[k];
            double[] slope = new double[2];
            for (int sign : new int[] {1, -1}) {
                q.values()[k] = here + sign * H;
                trainables.write(q);
                NeuronPair shifted = awake(made.apply(septuple));
                double larger = evaluated(shifted.larger()).mean();
                double smaller = evaluated(shifted.smaller()).mean();
                slope[0] += sign * (way == Insertion.PRUNED ? smaller : larger) / (2 * H);
                slope[1] += sign * (larger - smaller) / (2 * H);
            }
            q.values()[k] = here;
            trainables.write(q);
            assertThat(pulled.values()[k] - 0.25).as("dH/dq %d", k).isCloseTo(slope[0], within(1e-8));
            assertThat(difference.values()[k] - 0.25).as("dmu/dq %d", k).isCloseTo(slope[1], within(1e-8));
        }
    }

    @ParameterizedTest
    @MethodSource("withoutPotential")
    void pruningTakesBackAnInsertion(Septuple septuple) {
        for (Insertion way : List.of(Insertion.SINK, Insertion.AVERAGED)) {
            NeuronPair pair = pair(way, septuple);
            requireSame(NeuronPair.without(pair.larger(), pair.neuron()).smaller(), septuple);
        }
    }

    private static void requireSame(Septuple one, Septuple other) {
        assertThat(one.projector()).isEqualTo(other.projector());
        assertThat(one.states().values()).isEqualTo(other.states().values());
        assertThat(one.biases().values()).isEqualTo(other.biases().values());
        assertThat(one.biases().trainable()).isEqualTo(other.biases().trainable());
        int n = one.projector().neurons();
        for (int i = 0; i < n; i++) {
            for (int j = 0; j < n; j++) {
                assertThat(one.weights().get(i, j)).isEqualTo(other.weights().get(i, j));
            }
        }
        assertThat(synapses(one, true)).isEqualTo(synapses(other, true));
        assertThat(synapses(one, false)).isEqualTo(synapses(other, false));
    }

    private static int synapses(Septuple septuple, boolean trainable) {
        return septuple.weights().blocks().stream()
                .filter(block -> block.trainable() == trainable)
                .mapToInt(WeightBlock::size)
                .sum();
    }

    /// Of neuron 3: ŵ, b and x without its row and column.
    @ParameterizedTest
    @MethodSource("withoutPotential")
    void prunedNetworksLackOneNeuron(Septuple septuple) {
        int gone = septuple.projector().bulkRange().from() + 1;
        Septuple smaller = NeuronPair.without(septuple, gone).smaller();
        int n = smaller.projector().neurons();
        assertThat(n).isEqualTo(septuple.projector().neurons() - 1);
        for (int i = 0; i < n; i++) {
            int before = i < gone ? i : i + 1;
            assertThat(smaller.biases().values()[i]).isEqualTo(septuple.biases().values()[before]);
            assertThat(smaller.states().get(i, 1)).isEqualTo(septuple.states().get(before, 1));
            for (int j = 0; j < n; j++) {
                assertThat(smaller.weights().get(i, j))
                        .isEqualTo(septuple.weights().get(before, j < gone ? j : j + 1));
            }
        }
    }

    /// Without any bulk a sink has nothing to average: it hears nobody.
    @Test
    void aSinkNeedsNoBulk() {
        Septuple boundary = septuple(new Wiring.Ring(3, 2, 5, 0.4), 3, 2, new Loss.Bulk(new BulkPotential.None()));
        NeuronPair pair = pair(Insertion.SINK, boundary);
        double[] before = losses(pair.smaller());
        double[] after = losses(pair.larger());
        for (int s = 0; s < BATCH; s++) {
            double x = pair.larger().states().get(3, s);
            assertThat(after[s]).isCloseTo(before[s] + 0.5 * x * x, within(1e-13));
        }
        TrainableVector sum = new Trainables(boundary.weights(), boundary.biases()).newVector();
        pair.addDifference(gradient(pair.larger()), gradient(pair.smaller()), sum);
        assertThat(Arrays.stream(sum.values()).map(Math::abs).max().orElseThrow())
                .isLessThan(1e-13);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Insertion.AVERAGED.pair(boundary))
                .withMessageContaining("0 bulk neurons");
    }

    @Test
    void refusesWhatIsNotThere() {
        Septuple septuple = patched(new Loss.Boundary());
        assertThatIllegalArgumentException()
                .isThrownBy(() -> NeuronPair.without(septuple, 7))
                .withMessage("neuron 7 is not in the bulk [2, 7); prune one that is");
        NeuronPair pair = Insertion.SINK.pair(septuple);
        TrainableVector own = new Trainables(septuple.weights(), septuple.biases()).newVector();
        assertThatIllegalArgumentException()
                .isThrownBy(() -> pair.pullBack(own, own))
                .withMessageContaining("give one of that network");
        Septuple half = septuple(
                septuple.projector(), septuple.weights(), new Biases(10, new NeuronRange(2, 4)), new Loss.Boundary());
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Insertion.SINK.pair(half))
                .withMessageContaining("biases of neurons [2, 4) learn");
    }
}
