package org.septuple.experiment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.septuple.contest.PotentialChoice;
import org.septuple.experiment.ContestArrow.Measured;
import org.septuple.experiment.ContestArrow.Untold;
import org.septuple.experiment.ContestPlan.AlphaPlan;
import org.septuple.experiment.ContestPlan.Entrant;
import org.septuple.experiment.ContestPlan.Tampering;
import org.septuple.learning.HeavyBall;
import org.septuple.learning.SingleWeight;
import org.septuple.measurement.ArrowOfTime;
import org.septuple.measurement.ForcedIncrements;
import org.septuple.numerics.Axis;
import org.septuple.numerics.Boundary;
import org.septuple.numerics.Engine;
import org.septuple.numerics.Grid;
import org.septuple.numerics.Purpose;
import org.septuple.numerics.RandomStream;
import org.septuple.quantum.Formula;
import org.septuple.quantum.GaussianDensity;
import org.septuple.quantum.Harmonic;
import org.septuple.quantum.Landscape;
import org.septuple.statistics.Estimate;

class ContestArrowTest {

    private static final Landscape WELL = Harmonic.of(new double[] {0}, new double[] {1});
    private static final Landscape QUARTIC = Formula.of("0.5*q^2 + 0.05*q^4", 1);
    private static final Axis OPEN = new Axis(-4, 4, 128, Boundary.REFLECTING);
    private static final double D = 0.3;
    /// γ = 0, D = ½.
    private static final ForcedIncrements UNUSED =
            ForcedIncrements.of(new double[][][] {{{1}}, {{-1}}}, new double[][][] {{{1}}, {{1}}}, 1);

    private static ContestArrow.Found found(Mover mover, Axis axis, ForcedIncrements increments) {
        return found(mover, axis, increments, Tampering.NONE);
    }

    private static ContestArrow.Found found(Mover mover, Axis axis, ForcedIncrements increments, Tampering tampering) {
        ContestPlan plan = new ContestPlan(
                mover,
                Survey.none(),
                Grid.of(axis),
                GaussianDensity.of(new double[] {0}, new double[] {0.15}),
                2000,
                1,
                List.of(0.1, 2.0),
                0.1,
                List.of(Entrant.FOKKER_PLANCK),
                new AlphaPlan.Saturated(),
                tampering,
                0.05,
                true);
        RandomStream order = new RandomStream(3, Purpose.PERMUTATION, 0, 1);
        return new ContestPressure(plan, 11, order, Engine.scalar())
                .reading(increments)
                .arrow();
    }

    private static ArrowOfTime arrow(Mover mover) {
        return ((Measured) found(mover, OPEN, UNUSED)).arrow();
    }

    private static String reason(Mover mover, Axis axis, ForcedIncrements increments) {
        return ((Untold) found(mover, axis, increments)).reason();
    }

    /// H of N(0, v) is that of [#h] and a constant.
    @Test
    void noiseHasHFallAndNeverRise() {
        ArrowOfTime found = arrow(new Mover.Langevin(WELL, 1, D, 0.02));
        double fall = h(0.15) - h(D + (0.15 - D) * Math.exp(-4));
        assertThat(found.fall().zAgainst(fall)).isBetween(-3.0, 3.0);
        assertThat(found.pValue()).isGreaterThan(0.01);
        assertThat(arrow(new Mover.Langevin(QUARTIC, 1, D, 0.02)).pValue()).isGreaterThan(0.01);
    }

    /// x = γv/D breathes from .38 to 2.62 about 1, where H is least.
    @Test
    void aWaveInAHarmonicWellHasHRise() {
        ArrowOfTime found = arrow(new Mover.Quantum(WELL, 1, D, PotentialChoice.STATIONARY, 0.02));
        assertThat(found.pValue()).isLessThan(1e-6);
        double rise = h(variance(found.to())) - h(variance(found.from()));
        assertThat(found.rise().zAgainst(rise)).isBetween(-3.0, 3.0);
    }

    /// Of N(0, v₀), which starts with twice the u of (3.1): v₀(cos 2γt + (λ/2γ) sin 2γt)² + 4D² sin² 2γt/4γ²v₀, λ = 2D/v₀ − 2γ.
    private static double variance(double t) {
        double sine = Math.sin(2 * t) / 2;
        double stretch = Math.cos(2 * t) + (2 * D / 0.15 - 2) * sine;
        return 0.15 * stretch * stretch + 4 * D * D * sine * sine / 0.15;
    }

    private static double h(double variance) {
        return variance / (2 * D) - Math.log(variance) / 2;
    }

    @Test
    void aWaveInAnAnharmonicWellHasHRise() {
        ArrowOfTime found = arrow(new Mover.Quantum(QUARTIC, 1, D, PotentialChoice.STATIONARY, 0.04));
        assertThat(found.pValue()).isLessThan(1e-6);
    }

    @Test
    void frozenRecordingsNeitherFallNorRise() {
        ContestArrow.Found found = found(new Mover.Langevin(WELL, 1, D, 0.02), OPEN, UNUSED, Tampering.FROZEN);
        assertThat(((Measured) found).arrow().fall().value()).isZero();
        assertThat(((Measured) found).arrow().pValue()).isEqualTo(1);
    }

    @Test
    void whatHasNoHIsToldWhy() {
        assertThat(reason(new Mover.Hamiltonian(WELL, 1, 0, 0, 0.02), OPEN, UNUSED))
                .isEqualTo("motion without noise has no D");
        assertThat(reason(new Mover.Langevin(Formula.of("(q - t)^2/2", 1), 1, D, 0.02), OPEN, UNUSED))
                .contains("F depends on time");
        Axis ring = new Axis(-Math.PI, Math.PI, 128, Boundary.PERIODIC);
        assertThat(reason(new Mover.Langevin(Formula.of("1 - cos(q)", 1), 1, D, 0.02), ring, UNUSED))
                .contains("periodic");
    }

    /// γ/D of learners is that of increments; with momentum D is not that of long times, and γ = 0 tells none.
    @Test
    void learnersHaveTheRatioOfTheirIncrements() {
        SingleWeight learner = new SingleWeight(0, 1, 2, 0, 8);
        assertThat(reason(new Mover.Learners(learner, new HeavyBall(0.05, 0.5)), OPEN, UNUSED))
                .contains("momentum = 0.5");
        assertThat(reason(new Mover.Learners(learner, new HeavyBall(0.05, 0)), OPEN, UNUSED))
                .contains("gamma/D = 0");
    }

    /// A step of 4 by one in four is skew, so that γ and D of the same replicas err together. Oracle: the jackknife, which agrees up to O(1/R); without the covariance it is
    /// far off.
    @Test
    void theErrorOfTheRatioIsThatOfTheJackknife() {
        int replicas = 1000;
        double[] g = new RandomStream(5, Purpose.KNOWN_PROCESS, 0, 0).gaussians(replicas);
        double[] without = new double[replicas];
        for (int r = 0; r < replicas; r++) {
            without[r] = ratio(g, r).value();
        }
        double jackknife = (replicas - 1) * Estimate.ofMean(without).standardError();
        assertThat(ratio(g, -1).standardError()).isCloseTo(jackknife, within(0.01 * jackknife));
    }

    private static Estimate ratio(double[] g, int left) {
        double[][] moves = IntStream.range(0, g.length)
                .filter(r -> r != left)
                .mapToObj(r -> new double[] {g[r] > 0.7 ? 4 : 0})
                .toArray(double[][]::new);
        double[][][] increments =
                Arrays.stream(moves).map(move -> new double[][] {move}).toArray(double[][][]::new);
        double[][][] forces =
                Arrays.stream(moves).map(move -> new double[][] {{1}}).toArray(double[][][]::new);
        return ContestArrow.ratio(ForcedIncrements.of(increments, forces, 1));
    }

    @Test
    void aTallyTellsSeedsAndReasons() {
        ArrowTally tally = new ArrowTally(0.5);
        tally.add(new Untold("no D"));
        assertThat(tally.results()).isEmpty();
        assertThat(tally.remarks()).containsExactly("arrow of time not told: no D");
        tally.add(seed(1, 0.2, 1e-4));
        assertThat(tally.results()).containsEntry("arrow.fall", new Estimate(1, 0.1, ArrowOfTime.GROUPS));
        assertThat(tally.remarks().getFirst())
                .contains(
                        "falls by 1.00 +- 0.10 nats until gamma t = 2.00",
                        "rises by at most 0.200 +- 0.050 between gamma t = 0.500 and 1.00, 1 seeds",
                        "more than (3.1)");
        tally.add(seed(3, 0.4, 0.5));
        assertThat(tally.results()).containsEntry("arrow.fall", Estimate.ofMean(new double[] {1, 3}));
        double statistic = -2 * Math.log(1e-4 * 0.5);
        double p = Math.exp(-statistic / 2) * (1 + statistic / 2);
        assertThat(tally.results().get("arrow.p"))
                .isNotNull()
                .satisfies(found -> assertThat(found.value()).isCloseTo(p, within(1e-12)));
        assertThat(tally.remarks().getFirst()).contains("p = 0.00055");
        Checkpoint moment = new Checkpoint();
        tally.save(moment);
        ArrowTally resumed = new ArrowTally(0.5);
        resumed.resume(moment);
        assertThat(resumed.results()).isEqualTo(tally.results());
        assertThat(resumed.remarks()).isEqualTo(tally.remarks());
    }

    @Test
    void aTallyTellsAFallFromNothing() {
        ArrowTally falls = new ArrowTally(1);
        falls.add(seed(1, -0.1, 1));
        assertThat(falls.remarks().getFirst()).contains("rises between no two times", "as (3.1) demands");
        ArrowTally rests = new ArrowTally(1);
        rests.add(seed(0, 0, 1));
        assertThat(rests.remarks().getFirst()).contains("no direction of time is seen");
    }

    private static ContestArrow.Found seed(double fall, double rise, double p) {
        return new Measured(
                new ArrowOfTime(
                        new Estimate(fall, 0.1, ArrowOfTime.GROUPS),
                        new Estimate(rise, 0.05, ArrowOfTime.GROUPS),
                        1,
                        2,
                        p),
                4);
    }
}
