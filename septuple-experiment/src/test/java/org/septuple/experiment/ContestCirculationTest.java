package org.septuple.experiment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.septuple.contest.PotentialChoice;
import org.septuple.experiment.ContestCirculation.Turn;
import org.septuple.experiment.ContestPlan.AlphaPlan;
import org.septuple.experiment.ContestPlan.Entrant;
import org.septuple.experiment.ContestPlan.Tampering;
import org.septuple.learning.BiasPair;
import org.septuple.learning.HeavyBall;
import org.septuple.measurement.CurrentCirculation;
import org.septuple.measurement.CurrentCirculation.Measured;
import org.septuple.measurement.CurrentCirculation.Unresolved;
import org.septuple.numerics.Axis;
import org.septuple.numerics.Boundary;
import org.septuple.numerics.Engine;
import org.septuple.numerics.Grid;
import org.septuple.numerics.Purpose;
import org.septuple.numerics.RandomStream;
import org.septuple.quantum.BoltzmannDensity;
import org.septuple.quantum.Formula;
import org.septuple.quantum.GaussianDensity;
import org.septuple.quantum.Harmonic;
import org.septuple.quantum.InitialDensity;
import org.septuple.quantum.Landscape;
import org.septuple.statistics.Estimate;

class ContestCirculationTest {

    private static final Landscape COSINE = Formula.of("1 - cos(q)", 1);
    private static final Grid RING = Grid.of(new Axis(-Math.PI, Math.PI, 128, Boundary.PERIODIC));
    private static final InitialDensity WIDE = new BoltzmannDensity(Formula.of("-cos(q - 3/2)", 1), 1);
    private static final Grid BOX =
            Grid.of(new Axis(-3, 3, 64, Boundary.REFLECTING), new Axis(-3, 3, 64, Boundary.REFLECTING));
    private static final double DIFFUSION = 0.3;

    private static Optional<CurrentCirculation> found(
            Mover mover, Grid grid, InitialDensity initial, Tampering tampering) {
        ContestPlan plan = new ContestPlan(
                mover,
                Survey.none(),
                grid,
                initial,
                4000,
                1,
                List.of(0.1, 0.16, 0.24, 0.4),
                0.24,
                List.of(Entrant.FOKKER_PLANCK),
                new AlphaPlan.Saturated(),
                tampering,
                0.05,
                true);
        RandomStream order = new RandomStream(3, Purpose.PERMUTATION, 0, 2);
        return new ContestCirculation(plan, new ContestSchedule(plan), 11, order, Engine.scalar()).found();
    }

    private static Estimate measured(Mover mover, Grid grid, InitialDensity initial) {
        return ((Measured) found(mover, grid, initial, Tampering.NONE).orElseThrow()).value();
    }

    private static Mover wave(int winding) {
        return new Mover.Quantum(
                Mover.Quantum.Particles.BOHM, COSINE, 1, DIFFUSION, PotentialChoice.STATIONARY, winding, 0.02);
    }

    /// 2πħν/M, and ħ/M = 4D at saturation. Replicas that follow u have no noise: what is off is bins and h, before p is steep.
    @Test
    void everyTurnOfThePhaseIsAQuantum() {
        double quantum = 8 * Math.PI * DIFFUSION;
        assertThat(measured(wave(1), RING, WIDE).value()).isCloseTo(quantum, within(0.01 * quantum));
        assertThat(measured(wave(-2), RING, WIDE).value()).isCloseTo(-2 * quantum, within(0.02 * quantum));
        assertThat(measured(wave(0), RING, WIDE).value()).isCloseTo(0, within(0.01 * quantum));
    }

    /// Data that move make (3.1) go around the ring, with a u that is a gradient at each time.
    @Test
    void noiseHasNoneOnARing() {
        Mover still = new Mover.Langevin(COSINE, 1, DIFFUSION, 0.02);
        assertThat(measured(still, RING, WIDE).zAgainst(0)).isBetween(-3.0, 3.0);
        Mover moving = new Mover.Langevin(Formula.of("1 - cos(q - t)", 1), 1, DIFFUSION, 0.02);
        assertThat(measured(moving, RING, WIDE).zAgainst(0)).isBetween(-3.0, 3.0);
    }

    @Test
    void noiseDoesNotTurnAQuadratic() {
        Mover noise = new Mover.Langevin(Harmonic.of(new double[] {0, 0}, new double[] {1, 3}), 1, DIFFUSION, 0.02);
        GaussianDensity start = GaussianDensity.of(new double[] {0.5, -0.3}, new double[][] {{0.3, 0.1}, {0.1, 0.2}});
        assertThat(measured(noise, BOX, start).zAgainst(0)).isBetween(-3.0, 3.0);
    }

    /// Two biases by plain descent: q′ = (1 − η)q + ηx̄, Cov x̄ = Σ/B. With C′ = (1 − η)²C + η²Σ/B one step later a = ((1 − η) − (1 − η)CC′⁻¹)/2, and ω is
    /// the mean of ½(a₂₁ − a₁₂) over the early steps 1, 2, 3. It is not 0, as Σ and C(0) have different axes.
    @Test
    void descentWithTensorNoiseTurns() {
        double step = 0.08;
        double batch = 8;
        double[] c = {0.04, 0, 0.01};
        double[] noise = {4 / batch, 3 / batch, 4 / batch};
        double truth = 0;
        for (int n = 1; n <= 3; n++) {
            double[] next = new double[3];
            for (int k = 0; k < 3; k++) {
                next[k] = (1 - step) * (1 - step) * c[k] + step * step * noise[k];
            }
            double det = next[0] * next[2] - next[1] * next[1];
            double upper = (c[1] * next[0] - c[0] * next[1]) / det;
            double lower = (c[1] * next[2] - c[2] * next[1]) / det;
            truth += (1 - step) * (upper - lower) / 4 / 3;
            c = next;
        }
        Mover pair = new Mover.Learners(
                new BiasPair(new BiasPair.Synapses(0, 0, 0, 0), new BiasPair.Data(0, 0, 4, 3, 4, 0, 0), (int) batch),
                new HeavyBall(step, 0));
        Estimate found = measured(pair, BOX, GaussianDensity.of(new double[] {0, 0}, new double[] {0.04, 0.01}));
        assertThat(found.zAgainst(truth)).isBetween(-3.0, 3.0);
        assertThat(Math.abs(found.zAgainst(0))).isGreaterThan(5);
    }

    @Test
    void nothingTurnsOnALineOrAtRest() {
        Mover noise = new Mover.Langevin(COSINE, 1, DIFFUSION, 0.02);
        Grid line = Grid.of(new Axis(-3, 3, 64, Boundary.REFLECTING));
        assertThat(found(noise, line, WIDE, Tampering.NONE)).isEmpty();
        assertThat(found(noise, RING, WIDE, Tampering.FROZEN))
                .contains(new Unresolved("nothing moves; record what moves"));
    }

    @Test
    void aTallyTellsSeedsAndReasons() {
        CirculationTally tally = new CirculationTally(Turn.RING, 100);
        tally.add(new Unresolved("a hole"), Estimate.exact(1, 100));
        assertThat(tally.results()).isEmpty();
        assertThat(tally.remarks()).containsExactly("circulation not measured: a hole");
        tally.add(new Measured(new Estimate(2 * Math.PI, 0.1, 100), 3), Estimate.exact(0.25, 100));
        assertThat(tally.results()).containsEntry("circulation", new Estimate(2 * Math.PI, 0.1, 100));
        assertThat(tally.remarks().getFirst()).contains("1 seeds", "z = 62.8 against 0", "1.00 times 8 pi D");
        tally.add(new Measured(new Estimate(6 * Math.PI, 0.1, 100), 3), Estimate.exact(0.25, 100));
        assertThat(tally.results()).containsEntry("circulation", Estimate.ofMean(new double[] {2 * Math.PI, 6 * Math.PI
        }));
    }
}
