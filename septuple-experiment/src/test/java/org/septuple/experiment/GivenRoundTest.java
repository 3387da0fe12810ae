package org.septuple.experiment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

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
import org.septuple.quantum.Formula;
import org.septuple.quantum.GaussianDensity;
import org.septuple.quantum.Harmonic;
import org.septuple.quantum.Landscape;
import org.septuple.statistics.Estimate;

/// Parameters of increments, in contests of one seed.
class GivenRoundTest {

    private static final Harmonic WELL = Harmonic.of(new double[] {0}, new double[] {1});
    private static final Grid LINE = Grid.of(new Axis(-6, 6, 128, Boundary.REFLECTING));
    private static final List<Entrant> ALL = List.of(
            Entrant.FOKKER_PLANCK,
            Entrant.KRAMERS,
            Entrant.HAMILTONIAN_COLD,
            Entrant.HAMILTONIAN_WARM,
            Entrant.MADELUNG_STATIONARY);

    private static Run run(
            Mover mover, Grid grid, double mean, List<Entrant> entrants, AlphaPlan alpha, Tampering tampering) {
        ContestPlan plan = new ContestPlan(
                mover,
                Survey.none(),
                grid,
                GaussianDensity.of(new double[] {mean}, new double[] {0.1}),
                entrants.size() == 1 ? 300 : 4000,
                1,
                List.of(0.2, 0.5, 1.0, 1.5, 2.0),
                1,
                entrants,
                alpha,
                tampering,
                0.05,
                false);
        return HeldContest.of(plan, 5);
    }

    private static Run run(Mover mover) {
        return run(mover, LINE, 1, ALL, new AlphaPlan.Saturated(), Tampering.NONE);
    }

    private static Estimate named(Run run, String name) {
        return Objects.requireNonNull(run.results().get(name), name);
    }

    private static List<String> remarks(Run run) {
        return Objects.requireNonNull(run.findings()).remarks();
    }

    @Test
    void inertiaWinsWithWhatItsIncrementsTell() {
        Run run = run(new Mover.Kramers(WELL, 1, 0.3, 0.5, 0.05));
        assertThat(named(run, "given.won.kramers").value()).isEqualTo(1);
        assertThat(named(run, "given.rejected").value()).isZero();
        assertThat(named(run, "given.gamma.kramers").zAgainst(1)).isBetween(-3.0, 3.0);
        assertThat(named(run, "given.D.kramers").zAgainst(0.3)).isBetween(-3.0, 3.0);
        assertThat(named(run, "given.tau.kramers").zAgainst(0.5)).isBetween(-3.0, 3.0);
    }

    /// η = .02, β = .8: τ = −1/ln β steps.
    @Test
    void momentumIsMemory() {
        Run run = run(new Mover.Learners(new SingleWeight(0, 1, 2, 0, 1), new HeavyBall(0.02, 0.8)));
        assertThat(named(run, "given.tau.kramers").zAgainst(-1 / StrictMath.log(0.8)))
                .isBetween(-3.0, 3.0);
    }

    @Test
    void motionWithoutFrictionWinsWithWhatItsIncrementsTell() {
        Run run = run(new Mover.Hamiltonian(WELL, 1, 0.5, 0.4, 0.05));
        assertThat(named(run, "given.won.hamiltonian-warm").value()).isEqualTo(1);
        assertThat(named(run, "given.a.hamiltonian-warm").value()).isBetween(0.999, 1.001);
        assertThat(named(run, "given.c.hamiltonian-cold").zAgainst(0.5)).isBetween(-3.0, 3.0);
        assertThat(named(run, "given.s.hamiltonian-warm").zAgainst(0.4)).isBetween(-3.0, 3.0);
        assertThat(remarks(run))
                .anyMatch(remark ->
                        remark.startsWith("kramers has no prediction in the contest of given parameters: no friction"));
    }

    @Test
    void plainDescentHasNoMemory() {
        Run run = run(new Mover.Langevin(WELL, 1, 0.3, 0.05));
        assertThat(named(run, "given.picked.fokker-planck").value()).isEqualTo(1);
        assertThat(run.results()).containsKey("given.a.hamiltonian-cold").doesNotContainKey("given.tau.kramers");
        assertThat(remarks(run))
                .anyMatch(remark ->
                        remark.startsWith("kramers has no prediction in the contest of given parameters: no memory"));
    }

    /// Steps of the control have A to all digits, if displacements across the seam are the shortest ones.
    @Test
    void aRingIsSeenAcrossItsSeam() {
        Landscape cosine = Formula.of("1 - cos(x)", 1);
        Grid ring = Grid.of(new Axis(-1.5, -1.5 + 2 * Math.PI, 64, Boundary.PERIODIC));
        Run run = run(
                new Mover.Hamiltonian(cosine, 1, 0.5, 0.4, 0.05),
                ring,
                -1.3,
                List.of(Entrant.HAMILTONIAN_COLD),
                new AlphaPlan.Saturated(),
                Tampering.NONE);
        assertThat(named(run, "given.a.hamiltonian-cold").value()).isCloseTo(1, within(1e-12));
    }

    @Test
    void whatNoIncrementTellsIsAbsent() {
        Run run = run(
                new Mover.Langevin(WELL, 1, 0.3, 0.05),
                LINE,
                1,
                List.of(Entrant.FOKKER_PLANCK, Entrant.MADELUNG_STATIONARY),
                new AlphaPlan.Fitted(),
                Tampering.NONE);
        assertThat(remarks(run))
                .contains(
                        "madelung-stationary-alpha has no prediction in the contest of given parameters: no increments tell alpha");
    }

    @Test
    void nothingThatStandsStillIsGiven() {
        Run run = run(
                new Mover.Kramers(WELL, 1, 0.3, 0.5, 0.05),
                LINE,
                1,
                List.of(Entrant.FOKKER_PLANCK, Entrant.HAMILTONIAN_COLD),
                new AlphaPlan.Saturated(),
                Tampering.FROZEN);
        assertThat(run.results().keySet()).noneMatch(name -> name.startsWith("given."));
    }
}
