package org.septuple.experiment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.septuple.learning.Learner;
import org.septuple.learning.LearningMode;
import org.septuple.learning.LossShares;
import org.septuple.network.ActivationDynamics;
import org.septuple.network.Loss;
import org.septuple.network.NeuronRange;
import org.septuple.network.Septuple;
import org.septuple.network.Split;
import org.septuple.network.WeightBlock;
import org.septuple.network.Wiring;
import org.septuple.numerics.Engine;
import org.septuple.numerics.ThreadCrew;
import org.septuple.numerics.lanes.Lanes;
import org.septuple.statistics.Estimate;

class NetworkPortraitTest {

    private static final long SEED = 5;
    private static final LearningPlan PLAN = Moons.duality(Moons.BULK, 0.2, 1).learning();

    static Stream<Wiring> wirings() {
        return Stream.of(
                new Wiring.FeedForward(List.of(6, 5)),
                new Wiring.Cyclic(3, 4, true, 0.9, false),
                new Wiring.RandomRecurrent(7, 1.3, true),
                new Wiring.SparseRecurrent(20, 3, 0.9, true),
                new Wiring.Explicit(
                        2,
                        2,
                        List.of(
                                List.of(0.0, 0.5, 0.0, 0.1, 0.0),
                                List.of(0.2, 0.0, 0.4, 0.0, 0.0),
                                List.of(-0.6, 0.1, 0.0, 0.0, 0.3),
                                List.of(0.0, 0.7, 1.0, 0.0, 0.0),
                                List.of(0.5, 0.0, -1.0, 0.0, 0.2))),
                new Wiring.Ring(2, 2, 7, 0.4));
    }

    private static LearningPlan with(Wiring wiring, Loss loss, LearningMode mode) {
        NetworkPlan network = new NetworkPlan(wiring, PLAN.network().activation(), loss);
        return new LearningPlan(
                PLAN.data(),
                network,
                mode,
                PLAN.optimiser(),
                PLAN.batch(),
                PLAN.epochs(),
                1,
                PLAN.dynamics(),
                PLAN.relaxation());
    }

    private static Septuple fresh(LearningPlan plan, Split data, int batch) {
        return plan.network().septuple(plan.data().distribution(data, SEED, 0), batch, SEED, 0);
    }

    private static Septuple trained(LearningPlan plan) {
        Septuple septuple = fresh(plan, Moons.DATA, plan.batch());
        Learner learner = new Learner(septuple, plan.mode(), plan.optimiser(), SEED, 0, Engine.scalar());
        for (int step = 0; step < 30; step++) {
            learner.step();
        }
        return septuple;
    }

    static List<Loss> losses() {
        return List.of(Moons.BULK, new Loss.Boundary());
    }

    /// Asked about all training samples at once, it finds the loss that the next learning step would find.
    @ParameterizedTest
    @MethodSource("losses")
    void theLossOfAllNeuronsIsThatOfLearning(Loss loss) {
        LearningPlan plan = with(PLAN.network().bulk(), loss, PLAN.mode());
        Split data = new Split(Moons.DATA.train(), Moons.DATA.train());
        Septuple trained = trained(plan);
        NetworkPortrait portrait = NetworkPortrait.of(trained, plan, data, Engine.scalar());
        Septuple all = fresh(plan, data, data.train().samples());
        for (int k = 0; k < all.weights().blocks().size(); k++) {
            List<double[]> from = trained.weights().blocks().get(k).parts();
            List<double[]> to = all.weights().blocks().get(k).parts();
            for (int part = 0; part < from.size(); part++) {
                System.arraycopy(from.get(part), 0, to.get(part), 0, from.get(part).length);
            }
        }
        System.arraycopy(
                trained.biases().values(),
                0,
                all.biases().values(),
                0,
                all.projector().neurons());
        LossShares next = new Learner(all, plan.mode(), plan.optimiser(), SEED, 0, Engine.scalar()).step();
        assertThat(portrait.samples()).isEqualTo(200);
        assertThat(sum(portrait, all.projector().inputRange())).isCloseTo(next.inputs(), within(1e-13));
        assertThat(sum(portrait, all.projector().bulkRange())).isCloseTo(next.bulk(), within(1e-13));
        assertThat(sum(portrait, all.projector().outputRange()))
                .isCloseTo(next.outputs(), within(1e-13))
                .isPositive();
    }

    private static double sum(NetworkPortrait portrait, NeuronRange neurons) {
        return IntStream.range(neurons.from(), neurons.to())
                .mapToDouble(i -> portrait.lossByNeuron()[i])
                .sum();
    }

    /// Inputs hear nobody, so that their loss is ½x², known without any network.
    @Test
    void theErrorIsThatOfAMeanOverSamples() {
        NetworkPortrait portrait = NetworkPortrait.of(trained(PLAN), PLAN, Moons.DATA, Engine.scalar());
        for (int i = 0; i < 2; i++) {
            int input = i;
            Estimate half = Estimate.ofMean(IntStream.range(0, 100)
                    .mapToDouble(s -> 0.5
                            * Moons.DATA.test().value(s, input)
                            * Moons.DATA.test().value(s, input))
                    .toArray());
            assertThat(portrait.lossByNeuron()[i]).isCloseTo(half.value(), within(1e-15));
            assertThat(portrait.lossByNeuronError()[i]).isCloseTo(half.standardError(), within(1e-15));
        }
    }

    @ParameterizedTest
    @MethodSource("wirings")
    void absentSynapsesAreToldFromZero(Wiring wiring) {
        LearningPlan plan = with(wiring, Moons.BULK, PLAN.mode());
        Septuple septuple = trained(plan);
        septuple.weights().blocks().getFirst().parts().getFirst()[0] = 0;
        NetworkPortrait portrait = NetworkPortrait.of(septuple, plan, Moons.DATA, Engine.scalar());
        double[] weights = Objects.requireNonNull(portrait.weights());
        int n = septuple.projector().neurons();
        int synapses = 0;
        for (int i = 0; i < n; i++) {
            for (int j = 0; j < n; j++) {
                double w = weights[i * n + j];
                assertThat(Double.isNaN(w) ? 0 : w).isEqualTo(septuple.weights().get(i, j));
                synapses += Double.isNaN(w) ? 0 : 1;
            }
        }
        assertThat(synapses)
                .isEqualTo(septuple.weights().blocks().stream()
                        .mapToInt(WeightBlock::size)
                        .sum());
    }

    /// The sum of all eigenvalues is the trace of ŵ; those of neurons on no closed path are exactly 0.
    @ParameterizedTest
    @MethodSource("wirings")
    void theSpectrumIsThatOfAllNeurons(Wiring wiring) {
        LearningPlan plan = with(wiring, Moons.BULK, PLAN.mode());
        Septuple septuple = trained(plan);
        NetworkPortrait portrait = NetworkPortrait.of(septuple, plan, Moons.DATA, Engine.scalar());
        double[] re = Objects.requireNonNull(portrait.eigenvaluesRe());
        double[] im = Objects.requireNonNull(portrait.eigenvaluesIm());
        int n = septuple.projector().neurons();
        double trace = IntStream.range(0, n)
                .mapToDouble(i -> septuple.weights().get(i, i))
                .sum();
        assertThat(Arrays.stream(re).sum()).isCloseTo(trace, within(1e-12));
        int recurrent = wiring instanceof Wiring.Whole ? n : wiring instanceof Wiring.FeedForward ? 0 : wiring.bulk();
        assertThat(portrait.recurrent()).isEqualTo(recurrent);
        for (int k = portrait.recurrent(); k < n; k++) {
            assertThat(re[k]).isZero();
            assertThat(im[k]).isZero();
        }
    }

    @Test
    void drawingChangesNothingAndDependsOnNoKernel() {
        LearningMode activated = new LearningMode.Activated(
                3, new ActivationDynamics.Protocol(new ActivationDynamics.Periodic(2), true, false, 0));
        LearningPlan plan = with(PLAN.network().bulk(), Moons.BULK, activated);
        Septuple septuple = trained(plan);
        double[] states = septuple.states().values().clone();
        NetworkPortrait first = NetworkPortrait.of(septuple, plan, Moons.DATA, Engine.scalar());
        assertThat(septuple.states().values()).isEqualTo(states);
        try (ThreadCrew crew = new ThreadCrew(2)) {
            requireSame(first, NetworkPortrait.of(septuple, plan, Moons.DATA, new Engine(Lanes.kernels(), crew)));
        }
    }

    @ParameterizedTest
    @MethodSource("wirings")
    void aCheckpointBringsItBackBitForBit(Wiring wiring) {
        LearningPlan plan = with(wiring, Moons.BULK, PLAN.mode());
        requireReturn(NetworkPortrait.of(trained(plan), plan, Moons.DATA, Engine.scalar()));
    }

    @Test
    void aLargeNetworkKeepsNoMatrix() {
        LearningPlan plan = with(new Wiring.SparseRecurrent(1100, 2, 0.9, true), Moons.BULK, PLAN.mode());
        NetworkPortrait portrait = NetworkPortrait.of(fresh(plan, Moons.DATA, 1), plan, Moons.DATA, Engine.scalar());
        assertThat(portrait.weights()).isNull();
        assertThat(portrait.eigenvaluesRe()).isNull();
        assertThat(portrait.eigenvaluesIm()).isNull();
        assertThat(portrait.recurrent()).isEqualTo(1100);
        assertThat(portrait.lossByNeuron()).hasSize(1104);
        requireReturn(portrait);
    }

    private static void requireReturn(NetworkPortrait portrait) {
        Checkpoint checkpoint = new Checkpoint();
        portrait.save(checkpoint.at("portrait"));
        requireSame(portrait, NetworkPortrait.restored(checkpoint.at("portrait")));
    }

    private static void requireSame(NetworkPortrait one, NetworkPortrait other) {
        assertThat(other.projector()).isEqualTo(one.projector());
        assertThat(other.recurrent()).isEqualTo(one.recurrent());
        assertThat(other.samples()).isEqualTo(one.samples());
        assertThat(other.weights()).isEqualTo(one.weights());
        assertThat(other.biases()).isEqualTo(one.biases());
        assertThat(other.eigenvaluesRe()).isEqualTo(one.eigenvaluesRe());
        assertThat(other.eigenvaluesIm()).isEqualTo(one.eigenvaluesIm());
        assertThat(other.lossByNeuron()).isEqualTo(one.lossByNeuron());
        assertThat(other.lossByNeuronError()).isEqualTo(one.lossByNeuronError());
    }
}
