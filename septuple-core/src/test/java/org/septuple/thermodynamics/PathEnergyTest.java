package org.septuple.thermodynamics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.septuple.network.Activation;
import org.septuple.network.BoundaryProjector;
import org.septuple.network.BulkPotential;
import org.septuple.network.Loss;
import org.septuple.network.Septuple;
import org.septuple.numerics.Engine;
import org.septuple.numerics.Purpose;
import org.septuple.numerics.RandomStream;

/// Oracles: central differences, the backward step, and halved steps.
class PathEnergyTest {

    private static final double[] LAMBDA = {0, .3, 1};

    private static Stream<CanonicalLaw> laws() {
        return Stream.of(
                        new Activation.Tanh(),
                        new Activation.Sigmoid(),
                        new Activation.Softplus(),
                        new Activation.Relu(),
                        new Activation.LeakyRelu(.1),
                        new Activation.Identity())
                .flatMap(f -> Stream.of(
                                new Loss.Bulk(new BulkPotential.None()),
                                new Loss.Bulk(new BulkPotential.QuadraticState(.3)),
                                new Loss.Bulk(new BulkPotential.WeightDecay(.2)),
                                new Loss.Boundary())
                        .flatMap(loss -> laws(f, loss)));
    }

    private static Stream<CanonicalLaw> laws(Activation f, Loss loss) {
        Septuple network = LawOf.random(new BoundaryProjector(1, 3, 2), f, loss, .3, 11);
        Stream<CanonicalLaw> normal = Stream.of(
                LawOf.clamped(network, 1.7, Reference.NORMAL, 3, 2), LawOf.free(network, 1.7, Reference.NORMAL));
        Stream<CanonicalLaw> lebesgue = loss instanceof Loss.Boundary
                ? Stream.of()
                : Stream.of(
                        LawOf.clamped(network, 1.7, Reference.LEBESGUE, 3, 2),
                        LawOf.free(network, 1.7, Reference.LEBESGUE));
        return Stream.concat(normal, lebesgue);
    }

    private static double energy(PathEnergy energy, int column) {
        return energy.base()[column] + LAMBDA[column] * energy.difference()[column];
    }

    @ParameterizedTest
    @MethodSource("laws")
    void theForceIsTheSlopeOfTheEnergy(CanonicalLaw law) {
        int[] caseOf = {0, law.cases() / 2, law.cases() - 1};
        PathEnergy energy = new PathEnergy(law, caseOf, Engine.scalar());
        double[] x = energy.x();
        double[] start = new RandomStream(1, Purpose.CHECK_POINTS, 0, 0).gaussians(energy.to() - energy.from());
        System.arraycopy(start, 0, x, energy.from(), start.length);
        energy.evaluate();
        double[] gradient = slope(energy, LAMBDA);
        double h = 1e-5;
        for (int k = 0; k < start.length; k++) {
            int column = k % 3;
            x[energy.from() + k] = start[k] + h;
            energy.evaluateEnergy();
            double up = energy(energy, column);
            x[energy.from() + k] = start[k] - h;
            energy.evaluateEnergy();
            double down = energy(energy, column);
            x[energy.from() + k] = start[k];
            assertThat((up - down) / (2 * h)).isCloseTo(gradient[k], within(1e-8));
        }
    }

    /// E₁ − E₀ of normalised densities, from H by hand: βH for a density, βH − ½a(x − m)² + ½ log(a/2π) for Lebesgue measure.
    @Test
    void differenceJoinsNormalisedLaws() {
        Septuple network = LawOf.network(1, new double[] {.5}, new double[] {.2}, new Activation.Tanh());
        CanonicalLaw density = LawOf.standard(network, 2);
        PathEnergy energy = new PathEnergy(density, new int[] {0}, Engine.scalar());
        energy.x()[0] = .7;
        energy.evaluateEnergy();
        double e = .7 - Math.tanh(.55);
        assertThat(energy.loss()[0]).isCloseTo(.5 * e * e, within(1e-15));
        assertThat(energy.difference()[0]).isCloseTo(e * e, within(1e-15));
        Septuple bulk = LawOf.random(new BoundaryProjector(1, 1, 0), new Activation.Tanh(), network.loss(), 0, 1);
        CanonicalLaw flat = LawOf.clamped(bulk, 2, Reference.LEBESGUE, 1, 1);
        PathEnergy other = new PathEnergy(flat, new int[] {0}, Engine.scalar());
        other.x()[1] = .7;
        other.evaluateEnergy();
        double a = flat.basePrecision(1);
        double d = .7 - flat.baseCentre(1, 0);
        double expected = 2 * other.loss()[0] - .5 * a * d * d + .5 * Math.log(a / (2 * Math.PI));
        assertThat(other.difference()[0]).isCloseTo(expected, within(1e-14));
        assertThat(flat.baseCentre(1, 0)).isCloseTo(Math.tanh(bulk.biases().values()[1]), within(.05));
        assertThat(a).isCloseTo(2, within(.02)); // the network rests in one state
    }

    /// Of one of three equal columns.
    private static double kinetic(double[] p) {
        return Arrays.stream(p).map(v -> v * v).sum() / 6;
    }

    /// Leapfrog steps with unit scales, written out.
    private static void leapfrog(PathEnergy energy, double[] p, double[] lambda, double step, int steps) {
        for (int s = 0; s < steps; s++) {
            kick(energy, p, lambda, step);
            for (int k = 0; k < p.length; k++) {
                energy.x()[energy.from() + k] += step * p[k];
            }
            energy.evaluate();
            kick(energy, p, lambda, step);
        }
    }

    /// ∂E_λ/∂x at the states last evaluated: what a kick of length −1 gives to a momentum of 0.
    static double[] slope(PathEnergy energy, double[] lambda) {
        double[] gradient = new double[energy.to() - energy.from()];
        double[] one = new double[gradient.length];
        Arrays.fill(one, 1);
        energy.at(lambda);
        energy.kickAndDrift(-1, 0, energy.lossGradient(), energy.from(), one, gradient);
        return gradient;
    }

    private static void kick(PathEnergy energy, double[] p, double[] lambda, double step) {
        double[] gradient = slope(energy, lambda);
        for (int k = 0; k < p.length; k++) {
            p[k] -= .5 * step * gradient[k];
        }
    }

    @Test
    void leapfrogIsReversibleAndOfSecondOrder() {
        Septuple network = LawOf.random(
                new BoundaryProjector(1, 3, 2), new Activation.Tanh(), new Loss.Bulk(new BulkPotential.None()), .8, 3);
        CanonicalLaw law = LawOf.clamped(network, 2, Reference.LEBESGUE, 1, 1);
        double[] error = new double[3];
        for (int level = 0; level < 3; level++) {
            PathEnergy energy = new PathEnergy(law, new int[] {0, 0, 0}, Engine.scalar());
            double[] start = new RandomStream(1, Purpose.CHECK_POINTS, 0, 0).gaussians(9);
            double[] p = new RandomStream(2, Purpose.CHECK_POINTS, 0, 0).gaussians(9);
            for (int k = 0; k < 9; k++) {
                start[k] = start[k - k % 3];
                p[k] = p[k - k % 3];
            }
            System.arraycopy(start, 0, energy.x(), energy.from(), 9);
            double[] lambda = {1, 1, 1};
            energy.evaluate();
            double before = energy(energy, 2) + kinetic(p);
            int steps = 10 << level;
            leapfrog(energy, p, lambda, 1.0 / steps, steps);
            error[level] = Math.abs(energy(energy, 2) + kinetic(p) - before);
            for (int k = 0; k < 9; k++) {
                p[k] = -p[k];
            }
            leapfrog(energy, p, lambda, 1.0 / steps, steps);
            assertThat(Arrays.copyOfRange(energy.x(), energy.from(), energy.to()))
                    .containsExactly(start, within(1e-13));
        }
        assertThat(Math.log(error[0] / error[1]) / Math.log(2)).isCloseTo(2, within(.15));
        assertThat(Math.log(error[1] / error[2]) / Math.log(2)).isCloseTo(2, within(.15));
    }
}
