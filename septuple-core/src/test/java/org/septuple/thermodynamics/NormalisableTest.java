package org.septuple.thermodynamics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.septuple.network.Activation;
import org.septuple.network.Biases;
import org.septuple.network.BoundaryProjector;
import org.septuple.network.BulkPotential;
import org.septuple.network.Loss;
import org.septuple.network.LossEvaluation;
import org.septuple.network.Septuple;
import org.septuple.network.States;
import org.septuple.network.Weights;
import org.septuple.network.Wiring;
import org.septuple.numerics.Engine;

/// Which laws are accepted, why others are not, and that H is flat where it is said to be.
class NormalisableTest {

    private static final Loss BULK = new Loss.Bulk(new BulkPotential.None());
    private static final Activation RELU = new Activation.Relu();

    /// One input and two bulk neurons that hear each other with these weights.
    private static Septuple pair(Activation f, Loss loss, double there, double back) {
        Septuple network = LawOf.random(new BoundaryProjector(1, 2, 1), f, loss, 0, 1);
        network.weights().set(1, 0, 1);
        network.weights().set(2, 1, there);
        network.weights().set(1, 2, back);
        return network;
    }

    private static CanonicalLaw law(Septuple network, Reference reference) {
        return LawOf.clamped(network, 2, reference, 2, 1);
    }

    record Row(String name, Septuple network, Reference reference, String reason) {
        @Override
        public String toString() {
            return name;
        }
    }

    private static Row accepted(String name, Septuple network) {
        return new Row(name, network, Reference.LEBESGUE, "");
    }

    private static Row refused(String name, Septuple network, String reason) {
        return new Row(name, network, Reference.LEBESGUE, reason);
    }

    private static Stream<Row> rows() {
        Loss confined = new Loss.Bulk(new BulkPotential.QuadraticState(.1));
        Loss decaying = new Loss.Bulk(new BulkPotential.WeightDecay(.1));
        Loss boundary = new Loss.Boundary();
        Activation linear = new Activation.Identity();
        Activation leaky = new Activation.LeakyRelu(.1);
        Activation tanh = new Activation.Tanh();
        return Stream.of(
                accepted("V_H confines ReLU", pair(RELU, confined, 3, 3)),
                accepted("tanh is bounded", pair(tanh, BULK, 30, -30)),
                accepted("sigmoid is bounded", pair(new Activation.Sigmoid(), BULK, 30, 30)),
                accepted("ReLU below 1", pair(RELU, BULK, 1.8, .5)),
                accepted("ReLU that inhibits", pair(RELU, BULK, -30, 30)),
                accepted("ReLU without a loop", pair(RELU, BULK, 1e6, 0)),
                accepted("softplus below 1", pair(new Activation.Softplus(), BULK, 1.8, .5)),
                accepted("leaky ReLU below 1", pair(leaky, BULK, -1.8, .5)),
                accepted("linear beyond 1", pair(linear, BULK, 2, 2)),
                accepted("boundary loss with both heard", heard(linear, boundary)),
                new Row("normal ReLU", pair(RELU, BULK, 3, 3), Reference.NORMAL, ""),
                new Row("normal boundary loss", pair(tanh, boundary, 3, 3), Reference.NORMAL, ""),
                refused("ReLU at 1", pair(RELU, BULK, 2, .5), "max(w, 0)"),
                refused("decaying weights do not confine", pair(RELU, decaying, 2, 2), "max(w, 0)"),
                refused("softplus beyond 1", pair(new Activation.Softplus(), BULK, 2, 2), "max(w, 0)"),
                refused("leaky ReLU beyond 1", pair(leaky, BULK, -2, 2), "|w|"),
                refused("linear at 1", pair(linear, BULK, 2, .5), "H is flat"),
                refused("boundary loss with tanh", pair(tanh, boundary, .1, .1), "boundary loss (2.2)"),
                refused("boundary loss, linear, unheard", pair(linear, boundary, .1, .1), "H is flat"));
    }

    private static Septuple heard(Activation f, Loss loss) {
        Septuple network = pair(f, loss, 0, 0);
        network.weights().set(0, 1, 1);
        network.weights().set(3, 2, 1);
        return network;
    }

    @ParameterizedTest
    @MethodSource("rows")
    void theTableHolds(Row row) {
        if (row.reason.isEmpty()) {
            assertThatCode(() -> law(row.network, row.reference)).doesNotThrowAnyException();
        } else {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> law(row.network, row.reference))
                    .withMessageContaining("cannot be normalised")
                    .withMessageContaining(row.reason);
        }
    }

    /// Flatness is relative: neither a large β hides it nor a small one feigns it.
    @Test
    void temperatureDoesNotDecide() {
        for (double beta : new double[] {1e-9, 1, 1e9}) {
            Septuple flat = pair(new Activation.Identity(), BULK, 3, 1.0 / 3);
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> LawOf.clamped(flat, beta, Reference.LEBESGUE, 1, 1))
                    .withMessageContaining("H is flat");
            Septuple bound = pair(new Activation.Identity(), BULK, 3, .5);
            CanonicalLaw law = LawOf.clamped(bound, beta, Reference.LEBESGUE, 1, 1);
            // log Z of two Lebesgue neurons: ½·2·log(2π/β) − log det A − βH_min
            double det = Math.abs(1 - 1.5);
            LinearLaw solved = new LinearLaw(law);
            double least = solved.loss(0) - 1 / beta;
            assertThat(solved.logPartition(0) + beta * least)
                    .isCloseTo(Math.log(2 * Math.PI / beta) - Math.log(det), within(1e-5));
        }
    }

    /// More free neurons than are solved in closed form.
    @Test
    void largeLinearNetworksNeedContraction() {
        int n = 3000;
        Weights weak = new Wiring.Ring(1, 1, n, .4).weights(1, 1, 0, 0);
        assertThat(ExactThermodynamics.exists(law(ring(n, weak), Reference.LEBESGUE)))
                .isFalse();
        Weights strong = new Wiring.Ring(1, 1, n, .6).weights(1, 1, 0, 0);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> law(ring(n, strong), Reference.LEBESGUE))
                .withMessageContaining("|w|");
    }

    private static Septuple ring(int n, Weights weights) {
        BoundaryProjector projector = new BoundaryProjector(1, n - 2, 1);
        return new Septuple(
                new States(n, 1),
                projector,
                LawOf.noData(projector),
                weights,
                Biases.of(projector, weights),
                new Activation.Identity(),
                BULK);
    }

    /// H along rays tx, t → ∞, divided by t².
    private static double steepness(Septuple network, double[] direction) {
        double far = 1e6;
        States states = new States(4, 1);
        states.values()[1] = far * direction[0];
        states.values()[2] = far * direction[1];
        LossEvaluation evaluation = new LossEvaluation(network.withStates(states), Engine.scalar());
        evaluation.evaluate();
        return evaluation.mean() / (far * far);
    }

    @Test
    void refusedRectifiersAreFlatAlongARay() {
        assertThat(steepness(pair(RELU, BULK, 2, .5), new double[] {.5, 1})).isLessThan(1e-11);
        assertThat(steepness(pair(new Activation.Identity(), BULK, 2, .5), new double[] {.5, 1}))
                .isLessThan(1e-11);
        assertThat(steepness(pair(new Activation.LeakyRelu(.5), BULK, -2, -1), new double[] {1, -1}))
                .isLessThan(1e-11); // x₁ = −1·x₂, x₂ = ½·(−2x₁)
    }

    @Test
    void acceptedRectifiersRiseAlongAllRays() {
        for (Septuple network :
                new Septuple[] {pair(RELU, BULK, 1.8, .5), pair(RELU, BULK, -30, 30), pair(RELU, BULK, 5, 0)}) {
            for (int k = 0; k < 360; k++) {
                double angle = Math.toRadians(k);
                assertThat(steepness(network, new double[] {Math.cos(angle), Math.sin(angle)}))
                        .isGreaterThan(1e-4);
            }
        }
    }

    @Test
    void impossibleLawsSayWhy() {
        Septuple tanh = pair(new Activation.Tanh(), BULK, .1, .1);
        for (double beta : new double[] {0, -1, Double.NaN, Double.POSITIVE_INFINITY}) {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> LawOf.clamped(tanh, beta, Reference.NORMAL, 1, 1))
                    .withMessageContaining("beta");
        }
        double[] two = {1, 1};
        assertThatIllegalArgumentException()
                .isThrownBy(() -> CanonicalLaw.free(tanh, 1, Reference.NORMAL, two, new double[] {1, 0}))
                .withMessageContaining("variance");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> CanonicalLaw.free(tanh, 1, Reference.NORMAL, new double[3], two))
                .withMessageContaining("2 boundary neurons");
        CanonicalLaw three = LawOf.three(1);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> CanonicalLaw.clamped(three.septuple(), 1, Reference.NORMAL, new States(3, 1)))
                .withMessageContaining("0 bulk neurons");
        States broken = new States(4, 1);
        broken.values()[3] = Double.NaN;
        assertThatIllegalArgumentException()
                .isThrownBy(() -> CanonicalLaw.clamped(tanh, 1, Reference.NORMAL, broken))
                .withMessageContaining("not finite");
        Sampling plan = new Sampling(new Proposal.Langevin(.57), 2, 20, 4, 1, false);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new CanonicalMeasurement(three, Average.QUENCHED, plan, null, 1, 0, Engine.scalar()))
                .withMessageContaining("quenched");
        Septuple ten = LawOf.random(new BoundaryProjector(1, 10, 1), new Activation.Tanh(), BULK, .3, 1);
        CanonicalLaw wide = LawOf.clamped(ten, 1, Reference.NORMAL, 1, 1);
        assertThat(ExactThermodynamics.exists(wide)).isFalse();
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new ExactThermodynamics(wide, Average.ANNEALED, Engine.scalar()))
                .withMessageContaining("10 free neurons");
    }
}
