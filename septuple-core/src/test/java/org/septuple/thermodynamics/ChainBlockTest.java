package org.septuple.thermodynamics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.septuple.network.Activation;
import org.septuple.network.BoundaryProjector;
import org.septuple.network.BulkPotential;
import org.septuple.network.Loss;
import org.septuple.network.Septuple;
import org.septuple.numerics.Crew;
import org.septuple.numerics.Engine;
import org.septuple.numerics.Purpose;
import org.septuple.numerics.RandomStream;
import org.septuple.numerics.ThreadCrew;
import org.septuple.numerics.lanes.Lanes;

/// Oracles: leapfrog steps written out, and the Gaussian law of a linear network, from which chains start and which they keep.
class ChainBlockTest {

    private static final Loss BULK = new Loss.Bulk(new BulkPotential.None());

    private static CanonicalLaw pair() {
        Septuple network =
                LawOf.network(2, new double[] {.3, .9, -.5, .2}, new double[] {.4, -.3}, new Activation.Identity());
        return CanonicalLaw.free(network, 3, Reference.LEBESGUE, new double[] {.5, -.2}, new double[] {1, 2});
    }

    @Test
    void transitionIsLeapfrog() {
        Septuple network = LawOf.random(new BoundaryProjector(1, 2, 1), new Activation.Tanh(), BULK, .8, 3);
        CanonicalLaw law = LawOf.clamped(network, 2, Reference.NORMAL, 1, 1);
        double[] lambda = {.4};
        ChainBlock block = new ChainBlock(law, new int[] {0}, lambda, Engine.scalar());
        block.scale()[0] = .5;
        block.scale()[1] = 2;
        block.moveTo(new double[] {.3, -.8});
        int steps = 7;
        double size = .05;
        block.transition(5, 0, 9, new Leapfrog(steps, size));
        PathEnergy energy = new PathEnergy(law, new int[] {0}, Engine.scalar());
        energy.x()[1] = .3;
        energy.x()[2] = -.8;
        double[] p = new RandomStream(5, Purpose.CANONICAL_MOMENTA, 0, 9).gaussians(2);
        double[] scale = {.5, 2};
        for (int step = 0; step < steps; step++) {
            for (int half = 0; half < 2; half++) {
                energy.evaluate();
                double[] gradient = PathEnergyTest.slope(energy, lambda);
                for (int k = 0; k < 2; k++) {
                    p[k] -= .5 * size * scale[k] * gradient[k];
                    energy.x()[1 + k] += half == 0 ? size * scale[k] * p[k] : 0;
                }
            }
        }
        assertThat(block.acceptance()[0]).isGreaterThan(.99);
        assertThat(block.states()).containsExactly(new double[] {energy.x()[1], energy.x()[2]}, within(1e-13));
        assertThat(block.difference()[0]).isCloseTo(2 * block.loss()[0], within(1e-15));
    }

    @Test
    void divergentStepsAreRefused() {
        ChainBlock block = new ChainBlock(pair(), new int[] {0, 0}, new double[] {1, 1}, Engine.scalar());
        block.drawFromBase(1, 0);
        double[] before = block.states().clone();
        block.transition(1, 0, 0, new Leapfrog(200, 1e3));
        assertThat(block.states()).isEqualTo(before);
        assertThat(block.divergences()).containsExactly(1, 1);
        block.transition(1, 0, 1, new Leapfrog(5, .1));
        assertThat(block.states()).isNotEqualTo(before);
    }

    record Case(Proposal proposal, boolean tempering) {}

    private static Stream<Case> proposals() {
        return Stream.of(new Proposal.Hamiltonian(1.5, .8, 20), new Proposal.Langevin(.57))
                .flatMap(p -> Stream.of(new Case(p, false), new Case(p, true)));
    }

    /// Mean and deviation of each coordinate at λ, from the precision (1 − β(…)) of E_λ = Σ ½(x − m)²/σ² + λβH written out.
    private static double[] moments(double lambda) {
        double b = 3 * lambda;
        double a00 = .7;
        double a01 = -.9;
        double a10 = .5;
        double a11 = .8;
        double q00 = 1 + b * (a00 * a00 + a10 * a10);
        double q01 = b * (a00 * a01 + a10 * a11);
        double q11 = .5 + b * (a01 * a01 + a11 * a11);
        double h0 = .5 + b * (a00 * .4 - a10 * .3);
        double h1 = -.1 + b * (a01 * .4 - a11 * .3);
        double det = q00 * q11 - q01 * q01;
        return new double[] {(q11 * h0 - q01 * h1) / det, (q00 * h1 - q01 * h0) / det, q11 / det, q00 / det, -q01 / det
        };
    }

    /// Draws of all rungs' Gaussian laws, moved a few times at a step size that refuses many moves.
    @ParameterizedTest
    @MethodSource("proposals")
    void transitionsKeepEveryRungsLaw(Case of) {
        CanonicalLaw law = pair();
        Ladder ladder = Ladder.gaussLegendre(2);
        int chains = 2000;
        Sampling plan = new Sampling(of.proposal, chains, 20, 4, 2, of.tempering);
        CanonicalSampler sampler =
                new CanonicalSampler(law, ladder, plan, 3, 0, new Engine(Lanes.kernels(), Crew.alone()));
        List<double[]> saved = sampler.save();
        int width = sampler.width();
        for (int place = 0; place < ladder.rungs() * chains; place++) {
            double[] states = saved.get(5 + 3 * (place / width));
            double[] m = moments(ladder.lambda(place / chains));
            double[] z = new RandomStream(9, Purpose.CHECK_POINTS, 7, place).gaussians(2);
            int columns = states.length / 2;
            double l = Math.sqrt(m[2]);
            states[place % width] = m[0] + l * z[0];
            states[columns + place % width] = m[1] + m[4] / l * z[0] + Math.sqrt(m[3] - m[4] * m[4] / m[2]) * z[1];
        }
        saved.getFirst()[0] = plan.warmUp(); // ε is the guess, .84, and no more adapted
        sampler.resume(saved);
        for (int k = 0; k < 6; k++) {
            sampler.step();
        }
        for (int rung = 0; rung < ladder.rungs(); rung++) {
            double[] m = moments(ladder.lambda(rung));
            assertThat(sampler.acceptance(rung)).isBetween(.2, .995);
            for (int i = 0; i < 2; i++) {
                double sum = 0;
                double squares = 0;
                for (int c = 0; c < chains; c++) {
                    double d = (sampler.state(0, rung, c, i) - m[i]) / Math.sqrt(m[2 + i]);
                    sum += d;
                    squares += d * d;
                }
                assertThat(sum / Math.sqrt(chains)).as("mean").isBetween(-4.0, 4.0);
                assertThat((squares - chains) / Math.sqrt(2.0 * chains))
                        .as("variance")
                        .isBetween(-4.0, 4.0);
            }
            double covariance = 0;
            for (int c = 0; c < chains; c++) {
                covariance += (sampler.state(0, rung, c, 0) - m[0]) * (sampler.state(0, rung, c, 1) - m[1]) - m[4];
            }
            double spread = Math.sqrt(chains * (m[2] * m[3] + m[4] * m[4]));
            assertThat(covariance / spread).as("covariance").isBetween(-4.0, 4.0);
        }
    }

    private static CanonicalMeasurement measurement(Engine engine) {
        Septuple network = LawOf.random(new BoundaryProjector(2, 5, 2), new Activation.Tanh(), BULK, .6, 3);
        CanonicalLaw law = LawOf.clamped(network, 3, Reference.LEBESGUE, 3, 1);
        Sampling plan = new Sampling(new Proposal.Hamiltonian(1.5, .8, 20), 36, 22, 12, 3, true);
        return new CanonicalMeasurement(law, Average.ANNEALED, plan, new Annealing(4, 45, 12, true), 7, 2, engine);
    }

    private static String bits(CanonicalMeasurement measurement) {
        measurement.advance(() -> false);
        return measurement.result()
                + Arrays.toString(measurement.gradient().values())
                + Arrays.toString(measurement.gradient().errors());
    }

    @Test
    void threadsAndKernelsChangeNoBit() {
        String expected = bits(measurement(Engine.scalar()));
        assertThat(bits(measurement(new Engine(Lanes.kernels(), Crew.alone())))).isEqualTo(expected);
        try (ThreadCrew two = new ThreadCrew(2)) {
            assertThat(bits(measurement(new Engine(Lanes.kernels(), two)))).isEqualTo(expected);
        }
    }

    /// Stops in each window of the warm-up, among the samples, at both joints, and in the annealing.
    @Test
    void aRestChangesNoBit() {
        Engine engine = new Engine(Lanes.kernels(), Crew.alone());
        String expected = bits(measurement(engine));
        for (int stop : new int[] {1, 5, 12, 21, 22, 30, 34, 35, 41}) {
            CanonicalMeasurement first = measurement(engine);
            assertThat(first.advance(() -> first.done() >= stop)).isFalse();
            assertThat(first.done()).isEqualTo(stop);
            CanonicalMeasurement second = measurement(engine);
            second.resume(first.save());
            assertThat(bits(second)).as("stopped at %d", stop).isEqualTo(expected);
        }
    }
}
