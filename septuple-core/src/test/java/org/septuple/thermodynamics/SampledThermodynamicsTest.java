package org.septuple.thermodynamics;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
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
import org.septuple.numerics.lanes.Lanes;
import org.septuple.statistics.Estimate;

/// Sampled F, U, S, C and ∂F/∂q against closed forms and quadrature.
///
/// |z| < 4 for each number would fail by chance once in 16 000; of the some 60 numbers of a law once in 260 laws, and seeds are fixed.
/// Bootstrap and asymptotic errors agree within a factor: over 32 chains the relative error of a standard deviation is 1/√62 = .13
/// and that of 200 resamples .05, so the ratio is within 1.7 at 4 deviations.
class SampledThermodynamicsTest {

    private static final Engine ENGINE = new Engine(Lanes.kernels(), Crew.alone());
    private static final double MOST_RATIO = 1.7;

    record Problem(String name, CanonicalLaw law, Average average, boolean tempering) {
        @Override
        public String toString() {
            return name + ", " + average + ", " + law.reference();
        }
    }

    private static Stream<Problem> small() {
        return Stream.of(
                new Problem("T1", LawOf.three(1), Average.ANNEALED, false),
                new Problem("T3", LawOf.two(new Activation.Tanh(), 1), Average.ANNEALED, true));
    }

    private static Stream<Problem> all() {
        Septuple network = LawOf.random(
                new BoundaryProjector(1, 3, 1), new Activation.Tanh(), new Loss.Bulk(new BulkPotential.None()), .9, 8);
        Stream<Problem> clamped = Stream.of(Reference.values())
                .flatMap(reference -> Stream.of(Average.values())
                        .map(average ->
                                new Problem("tanh", LawOf.clamped(network, 3, reference, 4, 8), average, true)));
        return Stream.concat(
                Stream.of(
                        new Problem("T1", LawOf.three(.5), Average.ANNEALED, true),
                        new Problem("T1", LawOf.three(4), Average.ANNEALED, false),
                        new Problem("T2", LawOf.ring(50, 1), Average.ANNEALED, false),
                        new Problem("T3", LawOf.two(new Activation.Tanh(), 5), Average.ANNEALED, false),
                        new Problem("T3 relu", LawOf.two(new Activation.Relu(), 1), Average.ANNEALED, true)),
                clamped);
    }

    @ParameterizedTest
    @MethodSource("small")
    void samplingAgreesWithTheSolution(Problem problem) {
        check(problem, 100, 150);
    }

    @ParameterizedTest
    @MethodSource("all")
    @Tag("slow")
    void longerSamplingAgreesWithTheSolution(Problem problem) {
        check(problem, 200, 600);
    }

    private static void check(Problem problem, int warmUp, int samples) {
        ExactThermodynamics exact = new ExactThermodynamics(problem.law, problem.average, ENGINE);
        Thermodynamics truth = exact.result();
        double f = truth.freeEnergy().value();
        double[] slope = exact.gradient().values();
        for (boolean resampling : new boolean[] {false, true}) {
            Sampling plan =
                    new Sampling(new Proposal.Hamiltonian(1.5, .8, 30), 32, warmUp, samples, 6, problem.tempering);
            CanonicalMeasurement measurement = new CanonicalMeasurement(
                    problem.law,
                    problem.average,
                    plan,
                    new Annealing(32, 16, 40, resampling),
                    11,
                    resampling ? 1 : 0,
                    ENGINE);
            measurement.advance(() -> false);
            Thermodynamics found = measurement.result();
            for (Method method : List.of(Method.MBAR, Method.THERMODYNAMIC_INTEGRATION, Method.ANNEALED_IMPORTANCE)) {
                FreeEnergy energy = found.by(method).orElseThrow();
                assertNear(method.word(), energy.estimate(), f);
                assertThat(energy.bootstrapError() / energy.estimate().standardError())
                        .as("bootstrap over asymptotic error of %s", method.word())
                        .isBetween(1 / MOST_RATIO, MOST_RATIO);
            }
            assertNear("U", found.loss(), truth.loss().value());
            assertNear("S", found.entropy(), truth.entropy().value());
            assertNear("C", found.heatCapacity(), truth.heatCapacity().value());
            FreeEnergyGradient gradient = measurement.gradient();
            for (int k = 0; k < slope.length; k++) {
                if (gradient.errors()[k] > 0 || Math.abs(slope[k]) > 1e-12) {
                    assertNear("dF/dq_" + k, gradient.component(k), slope[k]);
                }
            }
            assertThat(found.freeEnergy())
                    .isEqualTo(found.by(Method.MBAR).orElseThrow().estimate());
        }
    }

    /// Components all have 4 s.e. of their own; ring 50 has 2550 of them, expected worst of normal numbers 3.6.
    private static void assertNear(String what, Estimate estimate, double truth) {
        assertThat(Math.abs(estimate.value() - truth))
                .as("%s = %s, not %s", what, estimate, truth)
                .isLessThan(4 * estimate.standardError() + 1e-12);
    }

    /// T2's acceptance: a standard error of .02.
    @Test
    @Tag("slow")
    void theRingIsKnownToTwoPercent() {
        Sampling plan = new Sampling(new Proposal.Hamiltonian(1.5, .8, 30), 32, 200, 800, 6, false);
        CanonicalMeasurement measurement =
                new CanonicalMeasurement(LawOf.ring(50, 1), Average.ANNEALED, plan, null, 3, 0, ENGINE);
        measurement.advance(() -> false);
        Estimate f = measurement.result().by(Method.MBAR).orElseThrow().estimate();
        assertThat(f.standardError()).isLessThan(.02);
        assertThat(f.zAgainst(17.791705893968516)).isBetween(-4.0, 4.0);
    }
}
