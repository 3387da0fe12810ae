package org.septuple.experiment;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.septuple.experiment.ContestPlan.AlphaPlan;
import org.septuple.experiment.ContestPlan.Entrant;
import org.septuple.experiment.ContestPlan.Tampering;
import org.septuple.learning.HeavyBall;
import org.septuple.learning.SingleWeight;
import org.septuple.numerics.Axis;
import org.septuple.numerics.Boundary;
import org.septuple.numerics.Grid;
import org.septuple.numerics.Outcome;
import org.septuple.quantum.GaussianDensity;
import org.septuple.quantum.Harmonic;

/// What contests say of recordings that were tampered with, and of boxes that replicas leave.
class NullModelsTest {

    private static final Mover NOISE =
            new Mover.Langevin(Harmonic.of(new double[] {0}, new double[] {1}), 1, 0.5, 0.05);

    private static Run run(Mover mover, List<Entrant> entrants, Tampering tampering) {
        ContestPlan plan = new ContestPlan(
                mover,
                Survey.none(),
                Grid.of(new Axis(-5, 5, 128, Boundary.REFLECTING)),
                GaussianDensity.of(new double[] {1}, new double[] {0.1}),
                1000,
                1,
                List.of(0.1, 0.2, 0.4, 0.5, 0.7, 0.9, 1.2),
                0.45,
                entrants,
                new AlphaPlan.Saturated(),
                tampering,
                0.05,
                false);
        return HeldContest.of(plan, 7);
    }

    private static double value(Run run, String name) {
        return Objects.requireNonNull(run.results().get(name), name).value();
    }

    /// Late positions too are those of the beginning: motion that stands still is not rejected, and who needs a rate finds none, or 0.
    @Test
    void nothingMovesInAFrozenRecording() {
        Run run = run(NOISE, List.of(Entrant.FOKKER_PLANCK, Entrant.HAMILTONIAN_COLD), Tampering.FROZEN);
        assertThat(run.results().entrySet())
                .filteredOn(entry -> entry.getKey().startsWith("fitted.gamma."))
                .allSatisfy(entry -> assertThat(entry.getValue().zAgainst(0)).isLessThan(3));
        assertThat(Objects.requireNonNull(run.results().get("fitted.a.hamiltonian-cold"))
                        .zAgainst(0))
                .isBetween(-3.0, 3.0);
        assertThat(value(run, "fitted.rejected")).isZero();
    }

    @Test
    void timesInAnotherOrderAreRejected() {
        assertThat(value(run(NOISE, List.of(Entrant.FOKKER_PLANCK), Tampering.NONE), "fitted.rejected"))
                .isZero();
        assertThat(value(run(NOISE, List.of(Entrant.FOKKER_PLANCK), Tampering.SHUFFLED), "fitted.rejected"))
                .isEqualTo(1);
    }

    @Test
    void aBoxThatReplicasLeaveIsRefused() {
        Mover away = new Mover.Learners(new SingleWeight(20, 1, 4, 0, 4), new HeavyBall(0.05, 0));
        assertThat(run(away, List.of(Entrant.FOKKER_PLANCK), Tampering.NONE).outcome())
                .isInstanceOfSatisfying(
                        Outcome.Diverged.class,
                        refused -> assertThat(refused.advice())
                                .startsWith("0.0")
                                .contains("of the replicas are outside the box at step 2, must be <= 0.01"));
    }
}
