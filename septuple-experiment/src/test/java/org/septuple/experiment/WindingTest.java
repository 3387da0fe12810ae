package org.septuple.experiment;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.septuple.contest.PotentialChoice;
import org.septuple.experiment.ContestPlan.AlphaPlan;
import org.septuple.experiment.ContestPlan.Entrant;
import org.septuple.experiment.ContestPlan.Tampering;
import org.septuple.numerics.Axis;
import org.septuple.numerics.Boundary;
import org.septuple.numerics.Engine;
import org.septuple.numerics.Grid;
import org.septuple.quantum.BoltzmannDensity;
import org.septuple.quantum.Formula;
import org.septuple.quantum.Landscape;

/// Replicas that follow a wave whose phase winds on the ring go to the entry of that winding: F = 1 − cos q, γ = 1, D = .3, V *stationary*.
@Tag("slow")
class WindingTest {

    @ParameterizedTest
    @CsvSource({"1, madelung-stationary-winding-1", "0, madelung-stationary"})
    void aWaveGoesToItsOwnWinding(int winding, String own) {
        Landscape f = Formula.of("1 - cos(q)", 1);
        ContestPlan plan = new ContestPlan(
                new Mover.Quantum(Mover.Quantum.Particles.BOHM, f, 1, 0.3, PotentialChoice.STATIONARY, winding, 0.01),
                Survey.none(),
                Grid.of(new Axis(-Math.PI, Math.PI, 128, Boundary.PERIODIC)),
                new BoltzmannDensity(Formula.of("-cos(q - 3/2)", 1), 2),
                1000,
                1,
                List.of(0.1, 0.2, 0.3, 0.4, 0.6, 0.8, 1.0),
                0.4,
                List.of(Entrant.FOKKER_PLANCK, Entrant.MADELUNG_STATIONARY),
                new AlphaPlan.Saturated(),
                List.of(1.0, 0.5),
                Tampering.NONE,
                0.05,
                false);
        RunOutput nobody = new RunOutput() {
            @Override
            public void epoch(EpochRecord record) {}

            @Override
            public void progress(String stage, long done, long total) {}
        };
        Run run = new ContestRun(
                        new Experiment.Contest(new Experiment.Header("winding", 5, "completed"), plan),
                        Engine.scalar(),
                        nobody,
                        CheckpointStore.NONE)
                .run();
        for (String name : plan.names()) {
            double won = run.results().containsKey("fitted.won." + name)
                    ? Objects.requireNonNull(run.results().get("fitted.won." + name))
                            .value()
                    : 0;
            assertThat(won).as(name).isEqualTo(name.equals(own) ? 1 : 0);
        }
        assertThat(Objects.requireNonNull(run.results().get("fitted.D." + own)).zAgainst(0.3))
                .isBetween(-4.0, 4.0);
        assertThat(Objects.requireNonNull(run.results().get("fitted.rejected")).value())
                .isZero();
    }
}
