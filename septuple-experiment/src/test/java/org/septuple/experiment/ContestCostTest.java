package org.septuple.experiment;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.management.ManagementFactory;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.septuple.contest.PotentialChoice;
import org.septuple.experiment.ContestPlan.AlphaPlan;
import org.septuple.experiment.ContestPlan.Entrant;
import org.septuple.experiment.ContestPlan.Tampering;
import org.septuple.experiment.Survey.Quantity;
import org.septuple.learning.DoubleWell;
import org.septuple.learning.HeavyBall;
import org.septuple.learning.SingleWeight;
import org.septuple.numerics.Axis;
import org.septuple.numerics.Boundary;
import org.septuple.numerics.Engine;
import org.septuple.numerics.Grid;
import org.septuple.quantum.Formula;
import org.septuple.quantum.GaussianDensity;
import org.septuple.quantum.Landscape;

class ContestCostTest {

    private static final List<Double> TIMES = List.of(0.1, 0.3, 0.9, 1.4, 2.0, 2.7);

    private static Experiment.Contest contest(
            Mover mover,
            Survey survey,
            Axis axis,
            double mean,
            int replicas,
            int seeds,
            boolean kappa,
            Entrant... entrants) {
        ContestPlan plan = new ContestPlan(
                mover,
                survey,
                Grid.of(axis),
                GaussianDensity.of(new double[] {mean}, new double[] {0.04}),
                replicas,
                seeds,
                TIMES,
                1,
                List.of(entrants),
                new AlphaPlan.Saturated(),
                Tampering.NONE,
                0.05,
                kappa);
        return new Experiment.Contest(new Experiment.Header("cost", 2, "completed"), plan);
    }

    private static Experiment.Contest withPressure(int replicas, boolean kappa) {
        Mover mover = new Mover.Learners(new SingleWeight(1, 1, 2, 0, 8), new HeavyBall(0.05, 0));
        return contest(
                mover,
                Survey.none(),
                new Axis(-1, 3, 256, Boundary.REFLECTING),
                0.5,
                replicas,
                3,
                kappa,
                Entrant.FOKKER_PLANCK,
                Entrant.KRAMERS,
                Entrant.MADELUNG_STATIONARY);
    }

    private static Experiment.Contest everyLaw() {
        Landscape f = Formula.of("2*(1 - cos(q))", 1);
        Survey survey = Survey.ofLaws(List.of(
                new Mover.Langevin(f, 1, 0.3, 0.02),
                new Mover.Kramers(f, 1, 0.3, 0.5, 0.02),
                new Mover.Hamiltonian(f, 1, 0, 0.3, 0.02),
                new Mover.Quantum(f, 1, 0.3, PotentialChoice.STATIONARY, 0.02)));
        return contest(
                survey.cases().getFirst().mover(),
                survey,
                new Axis(-Math.PI, Math.PI, 64, Boundary.PERIODIC),
                1,
                1500,
                1,
                false,
                Entrant.FOKKER_PLANCK,
                Entrant.HAMILTONIAN_COLD,
                Entrant.MADELUNG_STATIONARY);
    }

    private static Experiment.Contest momenta() {
        var learners = new Mover.Learners(new DoubleWell(1.5, 0, 4, 0, 4), new HeavyBall(0.02, 0));
        Survey survey =
                Survey.ofLearners(learners, List.of(new Survey.Axis(Quantity.MOMENTUM, List.of(0.0, 0.5, 0.9))));
        return contest(
                learners,
                survey,
                new Axis(-2, 2, 64, Boundary.REFLECTING),
                0.3,
                5000,
                1,
                false,
                Entrant.FOKKER_PLANCK,
                Entrant.HAMILTONIAN_COLD);
    }

    static Stream<Experiment.Contest> runs() {
        return Stream.of(withPressure(20_000, true), everyLaw(), momenta());
    }

    /// In processor time, of which other programs take none: .93 and .95, 1.14 and 1.63, .94 and 1.36 were measured.
    @Tag("slow")
    @ParameterizedTest
    @MethodSource("runs")
    void theEstimateIsWithinAFactorOfTwoOfTheRun(Experiment.Contest contest) {
        var clock = ManagementFactory.getThreadMXBean();
        double estimate = new ContestCost(contest, Engine.scalar(), clock::getCurrentThreadCpuTime).seconds();
        RunOutput nobody = new RunOutput() {
            @Override
            public void epoch(EpochRecord record) {}

            @Override
            public void progress(String stage, long done, long total) {}
        };
        long begin = clock.getCurrentThreadCpuTime();
        new ContestRun(contest, Engine.scalar(), nobody, CheckpointStore.NONE).run();
        double run = (clock.getCurrentThreadCpuTime() - begin) * 1e-9;
        assertThat(estimate / run).as("%.1f s for %.1f s", estimate, run).isBetween(0.5, 2.0);
    }

    /// A step is γt = .05, so γt = 2 the fortieth: 41 frames of 20 000 numbers.
    @Test
    void framesOfKappaAreInTheMemory() {
        long with = ContestCost.memoryBytes(withPressure(20_000, true), 1);
        long without = ContestCost.memoryBytes(withPressure(20_000, false), 1);
        assertThat(with - without).isEqualTo(8L * 41 * 20_000);
        assertThat(ContestCost.memoryBytes(withPressure(20_000, true), 2)).isEqualTo(2 * with);
        assertThat(ContestCost.memoryBytes(withPressure(20_000, true), 8)).isEqualTo(3 * with);
    }
}
