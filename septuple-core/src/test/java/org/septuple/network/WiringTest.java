package org.septuple.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.septuple.numerics.Eigenvalues;
import org.septuple.numerics.Engine;

class WiringTest {

    static Stream<Wiring> all() {
        return Stream.of(
                new Wiring.FeedForward(List.of(6, 5)),
                new Wiring.Cyclic(3, 4, true, 0.9, false),
                new Wiring.Cyclic(2, 5, false, 1.2, true),
                new Wiring.Turning(3, 5, 0.3, 1.1, 0.2, false),
                new Wiring.Permutation(6, 0.8, true),
                new Wiring.RandomRecurrent(7, 1.3, true),
                new Wiring.SparseRecurrent(9, 3, 0.9, true));
    }

    @ParameterizedTest
    @MethodSource("all")
    void synapsesAreCountedBeforeTheyAreMade(Wiring wiring) {
        long made = wiring.weights(3, 2, 1, 0).blocks().stream()
                .mapToLong(WeightBlock::size)
                .sum();
        assertThat(wiring.synapses(3, 2)).isEqualTo(made);
    }

    @ParameterizedTest
    @MethodSource("all")
    void weightsOutsideTheBlocksAreZero(Wiring wiring) {
        Weights weights = wiring.weights(3, 2, 1, 0);
        assertThat(weights.neurons()).isEqualTo(5 + wiring.bulk());
        for (int i = 0; i < weights.neurons(); i++) {
            for (int j = 0; j < weights.neurons(); j++) {
                NeuronRange target = new NeuronRange(i, i + 1);
                NeuronRange source = new NeuronRange(j, j + 1);
                boolean inside = weights.blocks().stream()
                        .anyMatch(block -> block.targets().covers(target)
                                && block.sources().covers(source));
                assertThat(inside || weights.get(i, j) == 0).isTrue();
            }
        }
    }

    @ParameterizedTest
    @MethodSource("all")
    void weightsAreAFunctionOfSeedAndReplica(Wiring wiring) {
        double[] weights = numbers(wiring.weights(3, 2, 1, 0));
        assertThat(numbers(wiring.weights(3, 2, 1, 0))).isEqualTo(weights);
        assertThat(numbers(wiring.weights(3, 2, 1, 1))).isNotEqualTo(weights);
        assertThat(numbers(wiring.weights(3, 2, 2, 0))).isNotEqualTo(weights);
    }

    private static double[] numbers(Weights weights) {
        return weights.blocks().stream()
                .flatMap(block -> block.parts().stream())
                .flatMapToDouble(Arrays::stream)
                .toArray();
    }

    /// Each block turns every vector by its part of the angle and stretches it by the gain; all together turn by no more than the angle, but in planes that differ.
    @Test
    void aRingTurnsStatesByItsAngle() {
        int size = 8;
        double angle = 0.6;
        Weights weights = new Wiring.Turning(3, size, angle, 1.2, 0, false).weights(0, 0, 5, 0);
        double[] x = IntStream.range(0, size).mapToDouble(i -> Math.sin(i + 1)).toArray();
        double[] y = x.clone();
        for (int g = 0; g < 3; g++) {
            double[] next = new double[size];
            for (int i = 0; i < size; i++) {
                for (int j = 0; j < size; j++) {
                    next[i] += weights.get((g + 1) % 3 * size + i, g * size + j) * y[j];
                }
            }
            assertThat(cosine(y, next)).isCloseTo(Math.cos(angle / 3), within(1e-12));
            assertThat(dot(next, next) / dot(y, y)).isCloseTo(1.2 * 1.2, within(1e-12));
            y = next;
        }
        assertThat(Math.acos(cosine(x, y))).isLessThan(0.95 * angle).isGreaterThan(angle / 3);
    }

    private static double dot(double[] x, double[] y) {
        return IntStream.range(0, x.length).mapToDouble(i -> x[i] * y[i]).sum();
    }

    private static double cosine(double[] x, double[] y) {
        return dot(x, y) / Math.sqrt(dot(x, x) * dot(y, y));
    }

    @Test
    void anglesBeyondHalfATurnOfEachBlockAreRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Wiring.Turning(3, 5, 9.5, 1, 0, false))
                .withMessageContaining("angle 9.5");
    }

    /// Rows of an orthogonal block stay at right angles, and their lengths spread like e^{sξ}.
    @Test
    void rowsOfARingHaveLengthsOfTheirOwn() {
        Weights weights = new Wiring.Cyclic(3, 40, true, 1.3, 0.2, false).weights(0, 0, 3, 0);
        double[] logs = new double[120];
        for (int i = 0; i < logs.length; i++) {
            double square = 0;
            double other = 0;
            int from = (i / 40 + 2) % 3 * 40;
            int beside = i / 40 * 40 + (i + 1) % 40;
            for (int j = from; j < from + 40; j++) {
                square += weights.get(i, j) * weights.get(i, j);
                other += weights.get(i, j) * weights.get(beside, j);
            }
            logs[i] = Math.log(square / 1.69) / 2;
            assertThat(other).isCloseTo(0, within(1e-13));
        }
        double mean = Arrays.stream(logs).average().orElseThrow();
        double variance = Arrays.stream(logs).map(x -> (x - mean) * (x - mean)).sum() / 119;
        assertThat(mean / (0.2 / Math.sqrt(120))).isBetween(-4.0, 4.0);
        assertThat((variance / 0.04 - 1) / Math.sqrt(2.0 / 119)).isBetween(-4.0, 4.0);
    }

    /// A ring of orthogonal blocks times gain is gain times an orthogonal matrix.
    @Test
    void orthogonalRingHasTheGainAsSpectralRadius() {
        Weights weights = new Wiring.Cyclic(3, 14, true, 0.9, false).weights(5, 4, 3, 0);
        for (int g = 0; g < 3; g++) {
            int from = 5 + g * 14;
            int to = 5 + (g + 1) % 3 * 14;
            for (int a = 0; a < 14; a++) {
                for (int b = 0; b < 14; b++) {
                    double product = 0;
                    for (int k = 0; k < 14; k++) {
                        product += weights.get(to + a, from + k) * weights.get(to + b, from + k);
                    }
                    assertThat(product).isCloseTo(a == b ? 0.81 : 0, within(1e-14));
                }
            }
        }
        assertThat(new Recurrence(weights).spectralRadius()).isCloseTo(0.9, within(1e-8));
        assertThat(new Recurrence(weights).isTrainable()).isFalse();
        Eigenvalues eigenvalues = Objects.requireNonNull(new Recurrence(weights).eigenvalues());
        assertThat(eigenvalues.size()).isEqualTo(new Recurrence(weights).size()).isEqualTo(42);
        for (int k = 0; k < 42; k++) {
            assertThat(Math.hypot(eigenvalues.re(k), eigenvalues.im(k))).isCloseTo(0.9, within(1e-13));
        }
    }

    @Test
    void randomRecurrentHasTheSpectralRadiusAskedFor() {
        Weights weights = new Wiring.RandomRecurrent(40, 1.3, true).weights(5, 4, 3, 0);
        assertThat(new Recurrence(weights).spectralRadius()).isCloseTo(1.3, within(1e-7));
        assertThat(new Recurrence(weights).isTrainable()).isTrue();
    }

    @Test
    void permutationGivesEveryNeuronOneSource() {
        Weights weights = new Wiring.Permutation(9, 0.5, false).weights(2, 3, 3, 0);
        for (int i = 2; i < 11; i++) {
            int row = i;
            assertThat(IntStream.range(2, 11)
                            .mapToDouble(j -> weights.get(row, j))
                            .filter(w -> w == 0.5)
                            .count())
                    .isEqualTo(1);
            assertThat(IntStream.range(2, 11)
                            .mapToDouble(j -> weights.get(j, row))
                            .filter(w -> w == 0.5)
                            .count())
                    .isEqualTo(1);
        }
        assertThat(new Recurrence(weights).spectralRadius()).isCloseTo(0.5, within(1e-7));
    }

    /// A feed-forward network forgets its start after as many steps as it has layers: ŵ is nilpotent.
    @Test
    void feedForwardIsNilpotent() {
        Wiring wiring = new Wiring.FeedForward(List.of(6, 5));
        BoundaryProjector projector = new BoundaryProjector(3, 11, 2);
        Weights weights = wiring.weights(3, 2, 1, 0);
        assertThat(new Recurrence(weights).spectralRadius()).isZero();
        assertThat(new Recurrence(weights).size()).isZero();
        Septuple septuple = new Septuple(
                new States(16, 2),
                projector,
                new Networks.Noise(3, 2, 1),
                weights,
                Biases.of(projector, weights),
                new Activation.Identity(),
                new Loss.Boundary());
        double[] x = septuple.states().values();
        for (int i = 3; i < 16; i++) {
            x[2 * i] = i; // the columns differ in bulk and outputs only
        }
        ActivationMap map = new ActivationMap(septuple, Engine.scalar());
        map.hold(Held.INPUTS);
        map.advance(3);
        assertThat(Networks.column(septuple.states(), 0)).isEqualTo(Networks.column(septuple.states(), 1));
    }

    /// Inputs to hidden: 200·100 weights of variance 1/100; z of the sample variance.
    @Test
    void feedForwardWeightsHaveVarianceOneOverSources() {
        Weights weights = new Wiring.FeedForward(List.of(200)).weights(100, 1, 6, 0);
        double sum = 0;
        for (int i = 100; i < 300; i++) {
            for (int j = 0; j < 100; j++) {
                sum += weights.get(i, j) * weights.get(i, j);
            }
        }
        double z = (sum / 20_000 * 100 - 1) / Math.sqrt(2.0 / 20_000);
        assertThat(Math.abs(z)).isLessThan(4);
    }

    /// Sparse synapses among 1500 neurons: as many at each as asked for, all different, with variance gain²/inDegree; the
    /// estimate of the spectral radius is near gain (circular law).
    @Test
    void sparseSynapsesHaveTheirDegreeAndSpectralRadius() {
        Wiring wiring = new Wiring.SparseRecurrent(1500, 40, 0.7, false);
        Weights weights = wiring.weights(2, 1, 5, 0);
        double square = 0;
        for (int i = 2; i < 1502; i++) {
            int degree = 0;
            for (int j = 2; j < 1502; j++) {
                double w = weights.get(i, j);
                degree += w == 0 ? 0 : 1;
                square += w * w;
            }
            assertThat(degree).isEqualTo(40);
        }
        int n = 1500 * 40;
        double z = (square / n * 40 / 0.49 - 1) / Math.sqrt(2.0 / n);
        assertThat(Math.abs(z)).isLessThan(4);
        assertThat(new Recurrence(weights).spectralRadius()).isCloseTo(0.7, within(0.05));
    }

    static Stream<Wiring.Whole> whole() {
        return Stream.of(
                new Wiring.Explicit(
                        3,
                        2,
                        IntStream.range(0, 8)
                                .mapToObj(i -> IntStream.range(0, 8)
                                        .mapToObj(j -> 0.1 * i - 0.3 * j + 0.05)
                                        .toList())
                                .toList()),
                new Wiring.Ring(3, 2, 8, 0.4));
    }

    @ParameterizedTest
    @MethodSource("whole")
    void wholeWiringsAreForTheirOwnBoundary(Wiring.Whole wiring) {
        Weights weights = wiring.weights(3, 2, 1, 0);
        assertThat(wiring.bulk()).isEqualTo(3);
        assertThat(weights.neurons()).isEqualTo(8).isEqualTo(wiring.neurons());
        assertThat(wiring.synapses(3, 2)).isEqualTo(numbers(weights).length);
        assertThat(numbers(wiring.weights(3, 2, 9, 4))).isEqualTo(numbers(weights)); // nothing random
        assertThat(weights.blocks()).allMatch(WeightBlock::trainable);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> wiring.weights(3, 1, 1, 0))
                .withMessageContaining("3 inputs and 1 outputs asked for")
                .withMessageContaining("for 3 and 2");
    }

    @Test
    void explicitWeightsAreThoseGiven() {
        Wiring wiring = new Wiring.Explicit(1, 0, List.of(List.of(0.0, 0.5), List.of(-0.25, 2.0)));
        Weights weights = wiring.weights(1, 0, 1, 0);
        assertThat(numbers(weights)).containsExactly(0, 0.5, -0.25, 2);
        assertThat(weights.get(1, 0)).isEqualTo(-0.25);
    }

    /// Eigenvalues of the ring: 2w cos(2πk/N).
    @Test
    void ringIsACirculantOfItsNeighbours() {
        for (int n : new int[] {3, 4, 50}) {
            Weights weights = new Wiring.Ring(n, 0, n, 0.4).weights(n, 0, 1, 0);
            for (int i = 0; i < n; i++) {
                for (int j = 0; j < n; j++) {
                    boolean neighbours = Math.floorMod(i - j, n) == 1 || Math.floorMod(j - i, n) == 1;
                    assertThat(weights.get(i, j)).isEqualTo(neighbours ? 0.4 : 0);
                }
            }
            double[] expected = IntStream.range(0, n)
                    .mapToDouble(k -> 0.8 * StrictMath.cos(2 * Math.PI * k / n))
                    .sorted()
                    .toArray();
            Eigenvalues found = Objects.requireNonNull(new Recurrence(weights).eigenvalues());
            double[] re = IntStream.range(0, n).mapToDouble(found::re).sorted().toArray();
            for (int k = 0; k < n; k++) {
                assertThat(re[k]).isCloseTo(expected[k], within(1e-7)); // pairs coincide: half of the digits
            }
        }
    }

    /// Boundary and bulk within one block: the loss and its gradients are those of the printed loss, whatever is held.
    @ParameterizedTest
    @MethodSource("whole")
    void oneBlockMayHoldBoundaryAndBulk(Wiring.Whole wiring) {
        Weights weights = wiring.weights(3, 2, 1, 0);
        BoundaryProjector projector = new BoundaryProjector(3, 3, 2);
        Septuple septuple = new Septuple(
                new States(8, 1),
                projector,
                new Networks.Noise(3, 2, 1),
                weights,
                Biases.of(projector, weights),
                new Activation.Tanh(),
                new Loss.Bulk(new BulkPotential.None()));
        double[] x = septuple.states().values();
        Arrays.setAll(x, i -> 0.3 * i - 1);
        Arrays.setAll(septuple.biases().values(), i -> 0.1 * i);
        for (Held held : Held.values()) {
            LossEvaluation evaluation = new LossEvaluation(septuple, Engine.scalar());
            evaluation.hold(held);
            evaluation.evaluate();
            double printed = ScalarReference.loss(septuple, septuple.loss(), x);
            assertThat(evaluation.mean()).isCloseTo(printed, within(1e-12));
            double[] slope = evaluation.stateGradient();
            NeuronRange free = held.free(projector);
            for (int i = free.from(); i < free.to(); i++) {
                double here = x[i];
                x[i] = here + 1e-5;
                double above = ScalarReference.loss(septuple, septuple.loss(), x);
                x[i] = here - 1e-5;
                double below = ScalarReference.loss(septuple, septuple.loss(), x);
                x[i] = here;
                assertThat(slope[i]).isCloseTo((above - below) / 2e-5, within(1e-8));
            }
            ActivationMap map = new ActivationMap(septuple, Engine.scalar());
            map.hold(held);
            double[] before = x.clone();
            map.advance(1);
            for (int i = 0; i < 8; i++) {
                double expected = free.contains(i) ? ScalarReference.next(septuple, before, i) : before[i];
                assertThat(x[i]).isCloseTo(expected, within(1e-14));
            }
            System.arraycopy(before, 0, x, 0, 8);
        }
    }

    @Test
    void refusesImpossibleWholeWirings() {
        List<List<Double>> two = List.of(List.of(0.0, 1.0), List.of(1.0, 0.0));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Wiring.Explicit(1, 0, List.of(List.of(0.0, 1.0), List.of(1.0))))
                .withMessageContaining("row 1 has 1 weights for 2 neurons");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Wiring.Explicit(1, 0, List.of(List.of(Double.NaN))))
                .withMessageContaining("from neuron 0 to 0 must be finite");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Wiring.Explicit(2, 1, two))
                .withMessageContaining("2 inputs and 1 outputs of 2 neurons");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Wiring.Explicit(0, 0, List.of()))
                .withMessageContaining("must be >= 1");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Wiring.Ring(2, 0, 2, 0.4))
                .withMessageContaining("a ring of 2 neurons: it needs >= 3");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Wiring.Ring(3, 0, 3, Double.POSITIVE_INFINITY))
                .withMessageContaining("must be finite");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Wiring.Ring(-1, 0, 3, 1))
                .withMessageContaining("-1 inputs");
    }

    @Test
    void refusesImpossibleStructures() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Wiring.SparseRecurrent(3, 4, 1, true))
                .withMessageContaining("[1, size 3]");
        assertThatIllegalArgumentException().isThrownBy(() -> new Wiring.Cyclic(0, 4, true, 0.9, false));
        assertThatIllegalArgumentException().isThrownBy(() -> new Wiring.FeedForward(List.of(3, 0)));
        assertThatIllegalArgumentException().isThrownBy(() -> new Wiring.RandomRecurrent(3, -1, true));
        assertThatIllegalArgumentException().isThrownBy(() -> new Wiring.Permutation(3, Double.NaN, true));
        NeuronRange range = new NeuronRange(0, 2);
        WeightBlock block = new DenseBlock(range, range, true);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Weights(3, List.of(block, block)))
                .withMessageContaining("overlap");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Weights(1, List.of(block)))
                .withMessageContaining("beyond");
    }
}
