package org.septuple.experiment;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.septuple.experiment.ContestPlan.AlphaPlan;
import org.septuple.experiment.ContestPlan.Entrant;
import org.septuple.experiment.ContestPlan.Tampering;
import org.septuple.measurement.ForcedIncrements;
import org.septuple.numerics.Axis;
import org.septuple.numerics.Boundary;
import org.septuple.numerics.Engine;
import org.septuple.numerics.Grid;
import org.septuple.numerics.Purpose;
import org.septuple.numerics.RandomStream;
import org.septuple.quantum.GaussianDensity;
import org.septuple.quantum.Harmonic;
import org.septuple.statistics.Estimate;

class ContestPressureTest {

    private static final Harmonic F = Harmonic.of(new double[] {0}, new double[] {1});
    private static final ForcedIncrements UNUSED =
            ForcedIncrements.of(new double[][][] {{{1}}, {{-1}}}, new double[][][] {{{1}}, {{1}}}, 1);

    private static PressureTally tally(Mover mover, double until, Tampering tampering) {
        Grid grid = Grid.of(new Axis(-6, 6, 256, Boundary.REFLECTING));
        ContestPlan plan = new ContestPlan(
                mover,
                Survey.none(),
                grid,
                GaussianDensity.of(new double[] {1}, new double[] {0.25}),
                4000,
                1,
                List.of(0.1, until),
                0.1,
                List.of(Entrant.FOKKER_PLANCK),
                new AlphaPlan.Saturated(),
                tampering,
                0.05,
                true);
        PressureTally tally = new PressureTally(1, true, 4000);
        RandomStream order = new RandomStream(3, Purpose.PERMUTATION, 0, 1);
        tally.add(
                0,
                new ContestPressure(plan, 11, order, Engine.scalar())
                        .reading(UNUSED)
                        .coordinates());
        return tally;
    }

    private static Estimate named(Map<String, Estimate> results, String name) {
        return Objects.requireNonNull(results.get(name), name);
    }

    @Test
    void noiseHasTheKappaAndTheRatesOfFokkerPlanck() {
        Map<String, Estimate> results =
                tally(new Mover.Langevin(F, 1, 0.5, 0.01), 2, Tampering.NONE).results();
        assertThat(named(results, "kappa.relative").zAgainst(-1)).isBetween(-3.0, 3.0);
        assertThat(named(results, "kappa.relative").zAgainst(0)).isLessThan(-5);
        assertThat(named(results, "rates.fokker-planck.mean.p").value()).isGreaterThan(0.01);
        assertThat(named(results, "rates.fokker-planck.width.p").value()).isGreaterThan(0.01);
        assertThat(named(results, "rates.madelung-paper.mean.p").value()).isLessThan(1e-6);
        assertThat(named(results, "rates.madelung-stationary.mean.p").value()).isLessThan(1e-6);
    }

    /// v = √D ξ at the start on ½q²: κ = 4 det Cov(q, v) > 0 without any quantum law, and a remark says so.
    @Test
    void warmthOnAQuadraticDoesNotCount() {
        PressureTally tally = tally(new Mover.Hamiltonian(F, 1, 0, 0.5, 0.01), 2, Tampering.NONE);
        assertThat(named(tally.results(), "kappa").zAgainst(4 * 0.25 * 0.25)).isBetween(-3.0, 3.0);
        assertThat(tally.remarks(true)).anyMatch(remark -> remark.contains("counts only when Kramers loses"));
    }

    @Test
    void whatStandsStillOrEndsEarlyHasAReason() {
        Mover noise = new Mover.Langevin(F, 1, 0.5, 0.01);
        PressureTally frozen = tally(noise, 2, Tampering.FROZEN);
        assertThat(frozen.results()).doesNotContainKey("kappa");
        assertThat(frozen.remarks(false)).anyMatch(remark -> remark.startsWith("kappa not measured: "));
        assertThat(tally(noise, 0.5, Tampering.NONE).remarks(false))
                .anyMatch(remark -> remark.contains("must be >= 1"));
    }
}
