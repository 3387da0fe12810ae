package org.septuple.thermodynamics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.septuple.network.Activation;
import org.septuple.network.BoundaryProjector;
import org.septuple.network.BulkPotential;
import org.septuple.network.Loss;
import org.septuple.network.Septuple;
import org.septuple.network.TrainableVector;
import org.septuple.network.Trainables;
import org.septuple.numerics.Engine;

/// Oracles: the acceptance values T1–T3, quadrature for the closed form, and differences of F.
class ExactThermodynamicsTest {

    private static final Engine ENGINE = Engine.scalar();
    private static final Loss BULK = new Loss.Bulk(new BulkPotential.None());
    private static final Activation LINEAR = new Activation.Identity();
    private static final Activation TANH = new Activation.Tanh();

    private static ExactThermodynamics solve(CanonicalLaw law, Average average) {
        return new ExactThermodynamics(law, average, ENGINE);
    }

    private static double free(CanonicalLaw law, Average average) {
        return solve(law, average).result().freeEnergy().value();
    }

    @ParameterizedTest
    @CsvSource({"0.5, 1.561437123, 1.094480269", "1, 1.231273627, .756199220", "4, .643333008, .290821316"})
    void threeLinearNeuronsAreT1(double beta, double f, double u) {
        Thermodynamics found = solve(LawOf.three(beta), Average.ANNEALED).result();
        assertThat(found.freeEnergy().value()).isCloseTo(f, within(1e-9));
        assertThat(found.loss().value()).isCloseTo(u, within(1e-9));
        assertThat(found.by(Method.CLOSED_FORM)).isPresent();
    }

    @Test
    void theGradientOfT1() {
        double[] g = solve(LawOf.three(1), Average.ANNEALED).gradient().values();
        assertThat(g[9]).isCloseTo(-.260315706, within(1e-9));
        assertThat(g[10]).isCloseTo(-.154116940, within(1e-9));
        assertThat(g[11]).isCloseTo(.198928175, within(1e-9));
        assertThat(g[1]).isCloseTo(.077488133, within(1e-9)); // w₀₁
    }

    @Test
    void theRingIsT2() {
        Thermodynamics found = solve(LawOf.ring(50, 1), Average.ANNEALED).result();
        assertThat(found.freeEnergy().value()).isCloseTo(17.791705893968516, within(1e-11));
        assertThat(found.loss().value()).isCloseTo(11.065443645, within(1e-9));
    }

    @Test
    void twoNeuronsAreT3() {
        assertThat(free(LawOf.two(TANH, 1), Average.ANNEALED)).isCloseTo(.6929354781, within(1e-8));
        assertThat(free(LawOf.two(TANH, 5), Average.ANNEALED)).isCloseTo(.3794010333, within(1e-8));
    }

    @Test
    @Tag("slow")
    void twoRectifiedNeuronsAreT3() {
        assertThat(free(LawOf.two(new Activation.Relu(), 1), Average.ANNEALED)).isCloseTo(.7574169, within(1e-6));
    }

    private static Stream<CanonicalLaw> linearLaws() {
        return IntStream.rangeClosed(1, 3)
                .boxed()
                .flatMap(n -> Stream.of(BULK, decaying(), confined())
                        .flatMap(loss -> Stream.of(Reference.values()).flatMap(reference -> {
                            Septuple inner = LawOf.random(new BoundaryProjector(1, n, 1), LINEAR, loss, .25, n);
                            BoundaryProjector outer = new BoundaryProjector(n / 3, n / 2, 1);
                            return Stream.of(
                                    LawOf.clamped(inner, 1.5, reference, n < 3 ? 3 : 1, n),
                                    LawOf.free(LawOf.random(outer, LINEAR, loss, .25, n), 1.5, reference));
                        })));
    }

    private static Loss decaying() {
        return new Loss.Bulk(new BulkPotential.WeightDecay(.4));
    }

    private static Loss confined() {
        return new Loss.Bulk(new BulkPotential.QuadraticState(.3));
    }

    private static void assertSame(CanonicalLaw law, double tolerance) {
        LinearLaw closed = new LinearLaw(law);
        Quadrature grid = new Quadrature(law, ENGINE);
        for (int s = 0; s < law.cases(); s++) {
            assertThat(grid.error(s)).isLessThan(tolerance);
            assertThat(grid.logPartition(s)).isCloseTo(closed.logPartition(s), within(tolerance));
            assertThat(grid.loss(s)).isCloseTo(closed.loss(s), within(tolerance));
            assertThat(grid.lossVariance(s)).isCloseTo(closed.lossVariance(s), within(tolerance));
        }
    }

    @Test
    void quadratureIsTheClosedForm() {
        linearLaws().forEach(law -> assertSame(law, 1e-9));
    }

    @Test
    @Tag("slow")
    void quadratureOverFourNeuronsIsTheClosedForm() {
        Septuple network = LawOf.random(new BoundaryProjector(1, 4, 1), LINEAR, BULK, .15, 4);
        assertSame(LawOf.clamped(network, 1.5, Reference.LEBESGUE, 1, 4), 1e-7);
        Septuple outer = LawOf.random(new BoundaryProjector(2, 1, 1), LINEAR, confined(), .15, 4);
        assertSame(LawOf.free(outer, 1.5, Reference.NORMAL), 1e-7);
    }

    /// Four soft and stiff directions at once are more than a grid can hold: it says by how much.
    @Test
    @Tag("slow")
    void quadratureKnowsItsError() {
        Septuple network = LawOf.random(new BoundaryProjector(1, 4, 1), LINEAR, BULK, .3, 4);
        CanonicalLaw law = LawOf.clamped(network, 1.5, Reference.LEBESGUE, 1, 4);
        Quadrature grid = new Quadrature(law, ENGINE);
        double error = Math.abs(grid.logPartition(0) - new LinearLaw(law).logPartition(0));
        assertThat(grid.error(0)).isGreaterThan(1e-9);
        assertThat(error).isLessThan(grid.error(0));
    }

    @Test
    void quadratureIsTheClosedFormForTheBoundaryLoss() {
        Septuple network = LawOf.random(new BoundaryProjector(1, 2, 2), LINEAR, new Loss.Boundary(), 1, 1);
        assertSame(LawOf.clamped(network, 1.5, Reference.NORMAL, 3, 1), 1e-9);
        assertSame(LawOf.clamped(network, 1.5, Reference.LEBESGUE, 3, 1), 1e-9);
    }

    private static Stream<CanonicalLaw> smallLaws() {
        return Stream.of(LINEAR, TANH)
                .flatMap(f -> Stream.of(Reference.values())
                        .flatMap(reference -> Stream.of(BULK, confined()).flatMap(loss -> {
                            Septuple network = LawOf.random(new BoundaryProjector(1, 2, 1), f, loss, .6, 5);
                            Septuple outer = LawOf.random(new BoundaryProjector(1, 0, 1), f, loss, .6, 5);
                            return Stream.of(
                                    LawOf.clamped(network, 2, reference, 3, 5), LawOf.free(outer, 2, reference));
                        })));
    }

    private static Stream<Average> averages(CanonicalLaw law) {
        return law.isClamped() ? Stream.of(Average.values()) : Stream.of(Average.ANNEALED);
    }

    private static double slope(CanonicalLaw law, ToDoubleFunction<CanonicalLaw> of) {
        double h = 1e-4;
        double beta = law.beta();
        return (of.applyAsDouble(law.with(law.septuple(), beta + h))
                        - of.applyAsDouble(law.with(law.septuple(), beta - h)))
                / (2 * h);
    }

    @ParameterizedTest
    @MethodSource("smallLaws")
    void lossIsTheSlopeOfBetaF(CanonicalLaw law) {
        averages(law).forEach(average -> {
            Thermodynamics found = solve(law, average).result();
            assertThat(slope(law, l -> l.beta() * free(l, average)))
                    .isCloseTo(found.loss().value(), within(2e-7));
        });
    }

    @ParameterizedTest
    @MethodSource("smallLaws")
    void heatCapacityIsTheSlopeOfTheLoss(CanonicalLaw law) {
        averages(law).forEach(average -> {
            Thermodynamics found = solve(law, average).result();
            double slope = slope(law, l -> solve(l, average).result().loss().value());
            assertThat(-law.beta() * law.beta() * slope)
                    .isCloseTo(found.heatCapacity().value(), within(2e-7));
        });
    }

    @ParameterizedTest
    @MethodSource("smallLaws")
    void theGradientIsTheSlopeOfF(CanonicalLaw law) {
        Trainables trainables =
                new Trainables(law.septuple().weights(), law.septuple().biases());
        TrainableVector q = trainables.newVector();
        trainables.read(q);
        double h = 1e-4;
        averages(law).forEach(average -> {
            double[] gradient = solve(law, average).gradient().values();
            for (int k = 0; k < q.size(); k++) {
                double kept = q.values()[k];
                q.values()[k] = kept + h;
                trainables.write(q);
                double up = free(law.with(law.septuple(), law.beta()), average);
                q.values()[k] = kept - h;
                trainables.write(q);
                double down = free(law.with(law.septuple(), law.beta()), average);
                q.values()[k] = kept;
                trainables.write(q);
                assertThat((up - down) / (2 * h)).isCloseTo(gradient[k], within(2e-7));
            }
        });
    }

    /// −∫ p log(p/p_ref) of two bistable neurons by its own sum over a grid, from H alone.
    @Test
    void entropyIsRelativeToTheReferenceMeasure() {
        double beta = 3;
        Septuple network = LawOf.network(2, new double[] {1.5, .4, -.2, .8}, new double[] {.1, .3}, TANH);
        Thermodynamics found =
                solve(LawOf.standard(network, beta), Average.ANNEALED).result();
        double step = .05;
        double z = 0;
        double weighted = 0;
        for (double x = -8; x < 8; x += step) {
            for (double y = -8; y < 8; y += step) {
                double e = x - Math.tanh(1.5 * x + .4 * y + .1);
                double d = y - Math.tanh(-.2 * x + .8 * y + .3);
                double h = .5 * (e * e + d * d);
                double w = Math.exp(-beta * h - .5 * (x * x + y * y)) / (2 * Math.PI) * step * step;
                z += w;
                weighted += w * beta * h;
            }
        }
        assertThat(found.entropy().value())
                .isCloseTo(Math.log(z) + weighted / z, within(1e-10)); // −log(p/p_ref) = βH + log Z
    }

    @ParameterizedTest
    @MethodSource("smallLaws")
    void annealedFreeEnergyIsNoMoreThanQuenched(CanonicalLaw law) {
        if (law.isClamped()) {
            assertThat(free(law, Average.ANNEALED)).isLessThan(free(law, Average.QUENCHED));
            CanonicalLaw one = LawOf.clamped(law.septuple(), law.beta(), law.reference(), 1, 9);
            assertThat(free(one, Average.ANNEALED)).isCloseTo(free(one, Average.QUENCHED), within(1e-14));
        }
    }

    /// Minima of H at 0 and ±.9949, 31 deviations of the base law apart: near each, Z is that of a parabola.
    @Test
    void quadratureSeesAllModes() {
        double beta = 1000;
        Septuple network = LawOf.random(new BoundaryProjector(1, 1, 0), TANH, BULK, 0, 1);
        network.weights().set(1, 1, 3);
        network.biases().values()[1] = 0;
        CanonicalLaw law = LawOf.clamped(network, beta, Reference.LEBESGUE, 1, 1);
        double expected = 0;
        double step = 1e-4;
        for (double x = -3; x < 3; x += step) {
            double e = x - Math.tanh(3 * x);
            expected += step * Math.exp(-.5 * beta * e * e);
        }
        double clamped = law.boundary().get(0, 0) - Math.tanh(network.biases().values()[0]);
        Quadrature grid = new Quadrature(law, ENGINE);
        assertThat(grid.logPartition(0)).isCloseTo(Math.log(expected) - .5 * beta * clamped * clamped, within(1e-9));
    }
}
