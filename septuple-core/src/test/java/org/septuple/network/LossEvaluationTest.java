package org.septuple.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.septuple.numerics.Engine;

/// The oracle is the printed loss in [ScalarReference]; gradients are compared with its central differences.
class LossEvaluationTest {

    private static final double H = 1e-5;

    static Stream<Arguments> cases() {
        List<Arguments> cases = new ArrayList<>();
        List<Loss> losses = List.of(
                new Loss.Boundary(),
                new Loss.Bulk(new BulkPotential.None()),
                new Loss.Bulk(new BulkPotential.WeightDecay(0.3)),
                new Loss.Bulk(new BulkPotential.QuadraticState(0.7)),
                new Loss.Bulk(new Quartic()));
        ActivationTest.all()
                .forEach(f -> losses.forEach(loss -> {
                    for (Held held : Held.values()) {
                        cases.add(Arguments.of(f, loss, held));
                    }
                }));
        return cases.stream();
    }

    /// A user's own potential that couples states and trainables: V_H = Σ_s x_0⁴ q_0² / B.
    record Quartic() implements BulkPotential {
        @Override
        public double mean(States x, TrainableVector q) {
            double sum = 0;
            for (int s = 0; s < x.batch(); s++) {
                sum += StrictMath.pow(x.get(0, s), 4);
            }
            return sum * q.values()[0] * q.values()[0] / x.batch();
        }

        @Override
        public void addColumns(States x, TrainableVector q, double scale, double[] sum) {
            for (int s = 0; s < x.batch(); s++) {
                sum[s] += scale * StrictMath.pow(x.get(0, s), 4) * q.values()[0] * q.values()[0];
            }
        }

        @Override
        public void addStateGradient(States x, TrainableVector q, double scale, double[] gradient) {
            for (int s = 0; s < x.batch(); s++) {
                gradient[s] += scale * 4 * StrictMath.pow(x.get(0, s), 3) * q.values()[0] * q.values()[0];
            }
        }

        @Override
        public void addTrainableGradient(States x, TrainableVector q, double scale, TrainableVector gradient) {
            for (int s = 0; s < x.batch(); s++) {
                gradient.values()[0] += scale * StrictMath.pow(x.get(0, s), 4) * 2 * q.values()[0] / x.batch();
            }
        }
    }

    @ParameterizedTest
    @MethodSource("cases")
    void lossAndGradientsAreThoseOfThePrintedLoss(Activation f, Loss loss, Held held) {
        Septuple septuple = Networks.withFeedback(f, loss, 3, 5);
        LossEvaluation evaluation = new LossEvaluation(septuple, Engine.scalar());
        evaluation.hold(held);
        evaluation.evaluate();
        assertThat(evaluation.mean()).isCloseTo(printed(septuple), within(1e-12 * printed(septuple)));

        double[] byState = evaluation.stateGradient().clone();
        double[] x = septuple.states().values();
        NeuronRange free = held.free(septuple.projector());
        for (int k = free.from() * 3; k < free.to() * 3; k++) {
            double here = x[k];
            x[k] = here + H;
            double above = printed(septuple);
            x[k] = here - H;
            double below = printed(septuple);
            x[k] = here;
            assertThat(byState[k]).as("dH/dx %d", k).isCloseTo(3 * (above - below) / (2 * H), within(2e-7));
        }

        Trainables trainables = new Trainables(septuple.weights(), septuple.biases());
        TrainableVector q = trainables.newVector();
        trainables.read(q);
        TrainableVector byTrainable = trainables.newVector();
        evaluation.addTrainableGradient(1, byTrainable);
        for (int k = 0; k < q.size(); k++) {
            double here = q.values()[k];
            q.values()[k] = here + H;
            trainables.write(q);
            double above = printed(septuple);
            q.values()[k] = here - H;
            trainables.write(q);
            double below = printed(septuple);
            q.values()[k] = here;
            trainables.write(q);
            assertThat(byTrainable.values()[k]).as("dH/dq %d", k).isCloseTo((above - below) / (2 * H), within(2e-7));
        }
    }

    @ParameterizedTest
    @MethodSource("cases")
    void columnsAreThePrintedLossAtEach(Activation f, Loss loss, Held held) {
        Septuple septuple = Networks.withFeedback(f, loss, 3, 5);
        LossEvaluation evaluation = evaluated(septuple, held);
        double[] sum = {1, 2, 3};
        evaluation.addColumns(0.5, sum);
        double mean = 0;
        for (int s = 0; s < 3; s++) {
            double printed = printed(oneColumn(septuple, s));
            assertThat(sum[s]).isCloseTo(s + 1 + 0.5 * printed, within(1e-12 * (1 + printed)));
            mean += (sum[s] - s - 1) / 0.5 / 3;
        }
        assertThat(evaluation.mean()).isCloseTo(mean, within(1e-12 * (1 + mean)));
    }

    /// The oracle evaluates each column as a batch of one, whose mean gradient is that of the column.
    @ParameterizedTest
    @MethodSource("cases")
    void weightedGradientIsTheSumOverColumns(Activation f, Loss loss, Held held) {
        Septuple septuple = Networks.withFeedback(f, loss, 3, 5);
        double[] weights = {0.7, 0, -1.3};
        Trainables trainables = new Trainables(septuple.weights(), septuple.biases());
        TrainableVector sum = trainables.newVector();
        TrainableVector expected = trainables.newVector();
        Arrays.fill(sum.values(), 0.25);
        Arrays.fill(expected.values(), 0.25);
        evaluated(septuple, held).addWeightedGradient(weights, sum);
        for (int s = 0; s < 3; s++) {
            evaluated(oneColumn(septuple, s), held).addTrainableGradient(weights[s], expected);
        }
        for (int k = 0; k < sum.size(); k++) {
            double scale = 1 + Math.abs(expected.values()[k]);
            assertThat(sum.values()[k]).as("q %d", k).isCloseTo(expected.values()[k], within(1e-12 * scale));
        }
    }

    /// Weights 1/B make the very numbers of the mean.
    @Test
    void equalWeightsHaveTheBitsOfTheMean() {
        Septuple septuple = Networks.withFeedback(new Activation.Tanh(), new Loss.Boundary(), 3, 5);
        Trainables trainables = new Trainables(septuple.weights(), septuple.biases());
        TrainableVector mean = trainables.newVector();
        TrainableVector weighted = trainables.newVector();
        evaluated(septuple, Held.BOUNDARY).addTrainableGradient(1, mean);
        evaluated(septuple, Held.BOUNDARY).addWeightedGradient(new double[] {1.0 / 3, 1.0 / 3, 1.0 / 3}, weighted);
        assertThat(weighted.values()).isEqualTo(mean.values());
    }

    /// What V_H says of weighted columns at once is what it says of them one by one.
    @Test
    void potentialsWeighColumnsAsOneByOne() {
        Septuple septuple = Networks.withFeedback(new Activation.Tanh(), new Loss.Boundary(), 4, 5);
        Trainables trainables = new Trainables(septuple.weights(), septuple.biases());
        TrainableVector q = trainables.newVector();
        trainables.read(q);
        double[] weights = {0.7, 0, -1.3, 0.2};
        List<BulkPotential> potentials = List.of(
                new BulkPotential.None(),
                new BulkPotential.WeightDecay(0.3),
                new BulkPotential.QuadraticState(0.7),
                new Quartic());
        for (BulkPotential potential : potentials) {
            TrainableVector atOnce = trainables.newVector();
            TrainableVector oneByOne = trainables.newVector();
            potential.addWeightedGradient(septuple.states(), q, 0.5, weights, atOnce);
            for (int s = 0; s < 4; s++) {
                States column = oneColumn(septuple, s).states();
                potential.addTrainableGradient(column, q, 0.5 * weights[s], oneByOne);
            }
            for (int k = 0; k < q.size(); k++) {
                assertThat(atOnce.values()[k]).isCloseTo(oneByOne.values()[k], within(1e-14));
            }
        }
    }

    @Test
    void oneNumberPerColumnIsNeeded() {
        Septuple septuple = Networks.withFeedback(new Activation.Tanh(), new Loss.Boundary(), 3, 5);
        LossEvaluation evaluation = evaluated(septuple, Held.NOTHING);
        TrainableVector sum = new Trainables(septuple.weights(), septuple.biases()).newVector();
        assertThatIllegalArgumentException()
                .isThrownBy(() -> evaluation.addWeightedGradient(new double[2], sum))
                .withMessage("2 weights for 3 columns; give one per column");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> evaluation.addColumns(1, new double[4]))
                .withMessage("4 sums for 3 columns; give one per column");
    }

    private static LossEvaluation evaluated(Septuple septuple, Held held) {
        LossEvaluation evaluation = new LossEvaluation(septuple, Engine.scalar());
        evaluation.hold(held);
        evaluation.evaluate();
        return evaluation;
    }

    /// The same network at one of its columns.
    private static Septuple oneColumn(Septuple septuple, int column) {
        States states = new States(septuple.projector().neurons(), 1);
        System.arraycopy(Networks.column(septuple.states(), column), 0, states.values(), 0, states.neurons());
        return septuple.withStates(states);
    }

    private static double printed(Septuple septuple) {
        Trainables trainables = new Trainables(septuple.weights(), septuple.biases());
        TrainableVector q = trainables.newVector();
        trainables.read(q);
        int batch = septuple.states().batch();
        double sum = 0.5 * septuple.loss().potential().mean(septuple.states(), q);
        for (int s = 0; s < batch; s++) {
            sum += ScalarReference.loss(septuple, septuple.loss(), Networks.column(septuple.states(), s)) / batch;
        }
        return sum;
    }

    /// The feedback network: 2·2 + 2·3 + 3·5 + 2·3 trainable weights (the 3×2 block is fixed) and 8 biases, inputs excepted.
    @Test
    void trainablesAreCounted() {
        Septuple septuple = Networks.withFeedback(new Activation.Tanh(), new Loss.Boundary(), 1, 5);
        TrainableVector q = new Trainables(septuple.weights(), septuple.biases()).newVector();
        assertThat(q.weights()).isEqualTo(31);
        assertThat(q.size()).isEqualTo(39);
    }

    @Test
    void gradientsAddUp() {
        Septuple septuple = Networks.withFeedback(new Activation.Tanh(), new Loss.Boundary(), 2, 5);
        LossEvaluation evaluation = new LossEvaluation(septuple, Engine.scalar());
        evaluation.hold(Held.NOTHING);
        evaluation.evaluate();
        TrainableVector once = new Trainables(septuple.weights(), septuple.biases()).newVector();
        TrainableVector twice = new Trainables(septuple.weights(), septuple.biases()).newVector();
        evaluation.addTrainableGradient(1, once);
        evaluation.addTrainableGradient(0.5, twice);
        evaluation.addTrainableGradient(0.5, twice);
        for (int k = 0; k < once.size(); k++) {
            assertThat(twice.values()[k]).isCloseTo(once.values()[k], within(1e-14));
        }
    }

    @Test
    void sharesAddUpToTheLoss() {
        Septuple septuple =
                Networks.withFeedback(new Activation.Tanh(), new Loss.Bulk(new BulkPotential.WeightDecay(0.1)), 2, 5);
        LossEvaluation evaluation = new LossEvaluation(septuple, Engine.scalar());
        evaluation.hold(Held.BOUNDARY);
        evaluation.evaluate();
        BoundaryProjector projector = septuple.projector();
        double sum = evaluation.share(projector.inputRange())
                + evaluation.share(projector.bulkRange())
                + evaluation.share(projector.outputRange())
                + evaluation.potential();
        assertThat(sum).isCloseTo(evaluation.mean(), within(1e-14));
        assertThat(evaluation.potential()).isPositive();
    }
}
