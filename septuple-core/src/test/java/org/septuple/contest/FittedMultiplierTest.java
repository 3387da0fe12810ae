package org.septuple.contest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;
import static org.septuple.contest.ConfusionTest.DIFFUSION;
import static org.septuple.contest.ConfusionTest.GAMMA;

import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.septuple.contest.FittedMultiplier.Ground;
import org.septuple.contest.FittedMultiplier.Refused;
import org.septuple.contest.FittedMultiplier.Root;
import org.septuple.contest.FittedMultiplier.Told;
import org.septuple.numerics.Engine;
import org.septuple.numerics.Trajectories;
import org.septuple.quantum.BoltzmannDensity;
import org.septuple.quantum.Formula;
import org.septuple.quantum.GridSampler;
import org.septuple.quantum.InitialDensity;
import org.septuple.quantum.LangevinEnsemble;
import org.septuple.statistics.Estimate;

/// On the ring of [ConfusionTest], γ = 1, D = ½, so α = 2Dα/γ.
class FittedMultiplierTest {

    private static final int REPLICAS = 4000;
    private static final List<Double> EARLY = List.of(0.1, 0.2, 0.3, 0.4);
    private static final List<List<Double>> STARTS = List.of(List.of(0.8, 0.6, 0.8), List.of(1.2, 0.4, 1.6));

    private static final Contestant FREE = new MadelungContestant(
            ConfusionTest.RING,
            Contestants.COSINE,
            ConfusionTest.START,
            PotentialChoice.STATIONARY,
            new Multiplier.Fitted(),
            Engine.scalar());

    private static FittedMultiplier of(InitialDensity start, boolean wave, double alpha, long seed) {
        Observed early = positions(start, wave, alpha, seed);
        Observed fresh = positions(start, wave, alpha, seed + 1);
        Fit fit = new MaximumLikelihood(FREE, early, ConfusionTest.RING, 1e-6).from(STARTS);
        return FittedMultiplier.of(Judge.usual(ConfusionTest.RING, seed), start, fit, STARTS, early, fresh);
    }

    private static Observed positions(InitialDensity start, boolean wave, double alpha, long seed) {
        double[][] q = GridSampler.ofMeans(ConfusionTest.RING, start.averages(ConfusionTest.RING))
                .draw(seed, REPLICAS);
        return new Observed(
                EARLY,
                wave ? ConfusionTest.nelson(PotentialChoice.STATIONARY, start, alpha, EARLY, q, seed) : noise(q, seed));
    }

    private static Trajectories noise(double[][] start, long seed) {
        double dt = 0.002;
        LangevinEnsemble ensemble = LangevinEnsemble.of(
                Contestants.COSINE, ConfusionTest.RING, GAMMA, DIFFUSION, dt, seed, start, Engine.scalar());
        Trajectories q = new Trajectories(new long[EARLY.size()], REPLICAS, 1);
        for (int t = 0; t < EARLY.size(); t++) {
            ensemble.advance(Math.round(EARLY.get(t) / dt) - ensemble.steps());
            q.set(t, 0, ensemble.positions()[0]);
        }
        return q;
    }

    /// Particles of a wave that [ConfusionTest] builds on its own.
    @ParameterizedTest
    @CsvSource({"1, EITHER, 21", "1.6, PLUS, 31", "0.7, MINUS, 41"})
    @Tag("slow")
    void theRootOfAWaveIsFound(double alpha, Root root, long seed) {
        assertThat(of(ConfusionTest.START, true, alpha, seed)).isInstanceOfSatisfying(Told.class, told -> {
            assertThat(told.alpha().zAgainst(alpha)).isBetween(-4.0, 4.0);
            assertThat(told.ratio().zAgainst(alpha)).isBetween(-4.0, 4.0);
            assertThat(Root.of(told.ratio())).as(told.toString()).isEqualTo(root);
        });
    }

    /// No maximum, and the wave that begins with the u of noise, γ, D and α halved or not, is rejected.
    @Test
    @Tag("slow")
    void noiseHasNoAlpha() {
        assertThatThrownBy(() -> of(ConfusionTest.START, false, 1, 51)).isInstanceOf(UnpredictableException.class);
        Fit alike = new Fit(
                FREE, ParameterLaw.exact(FREE, GAMMA / 2, DIFFUSION, GAMMA / (2 * DIFFUSION)), 0, 0, 0, List.of());
        FittedMultiplier found = FittedMultiplier.of(
                Judge.usual(ConfusionTest.RING, 51),
                ConfusionTest.START,
                alike,
                STARTS,
                positions(ConfusionTest.START, false, 1, 51),
                positions(ConfusionTest.START, false, 1, 52));
        assertThat(found)
                .isInstanceOfSatisfying(
                        Refused.class, refused -> assertThat(refused.ground()).isEqualTo(Ground.REJECTED));
    }

    /// p ∝ e^{−γF/D}: u = 0, the wave stands.
    @Test
    @Tag("slow")
    void equilibriumTellsNoAlpha() {
        InitialDensity standing = new BoltzmannDensity(Formula.of("-cos(q)", 1), 2);
        Observed early = positions(standing, true, 1, 61);
        Contestant free = new MadelungContestant(
                ConfusionTest.RING,
                Contestants.COSINE,
                standing,
                PotentialChoice.STATIONARY,
                new Multiplier.Fitted(),
                Engine.scalar());
        ParameterLaw law = ParameterLaw.exact(free, 1, 0.5, 1);
        Fit fit = new Fit(free, law, 0, 0, 0, List.of());
        assertThat(FittedMultiplier.of(
                        Judge.usual(ConfusionTest.RING, 61),
                        standing,
                        fit,
                        STARTS,
                        early,
                        positions(standing, true, 1, 62)))
                .isInstanceOfSatisfying(
                        Refused.class, refused -> assertThat(refused.ground()).isEqualTo(Ground.EQUILIBRIUM));
    }

    /// γ = 1, D = ½, ħ = .6: α± = (1 ± .8)/.36.
    @Test
    void rootsOfAnImposedMu() {
        double[][] covariance = {{1e-4, 2e-5, 0}, {2e-5, 1e-4, -3e-5}, {0, -3e-5, 4e-4}};
        ParameterLaw law = ParameterLaw.of(FREE, new double[] {1, 0.5, 2}, covariance, 1000);
        ImposedRoots roots = ImposedRoots.of(law, Math.TAU * 0.6);
        assertThat(roots.plus().value()).isCloseTo(5, within(1e-12));
        assertThat(roots.minus().value()).isCloseTo(1 / 1.8, within(1e-12));
        assertThat(roots.overPlus().value()).isCloseTo(-3, within(1e-12));
        double h = 1e-4;
        double[] slopes = new double[3];
        for (int j = 0; j < 2; j++) {
            double[] up = {1, 0.5};
            double[] down = {1, 0.5};
            up[j] += h;
            down[j] -= h;
            slopes[j] = -(plus(up) - plus(down)) / (2 * h);
        }
        slopes[2] = 1;
        double variance = 0;
        for (int i = 0; i < 3; i++) {
            for (int j = 0; j < 3; j++) {
                variance += slopes[i] * slopes[j] * covariance[i][j];
            }
        }
        assertThat(roots.overPlus().standardError()).isCloseTo(Math.sqrt(variance), within(1e-6));
    }

    private static double plus(double[] values) {
        double bound = 2 * values[1] / values[0];
        return (bound + Math.sqrt(bound * bound - 0.36)) / 0.36;
    }

    @Test
    void withinTwoErrorsOfSaturationNoRootIsNamed() {
        assertThat(Root.of(new Estimate(1.1, 0.06, 100))).isEqualTo(Root.EITHER);
        assertThat(Root.of(new Estimate(1.1, 0.04, 100))).isEqualTo(Root.PLUS);
        assertThat(Root.of(new Estimate(0.9, 0.04, 100))).isEqualTo(Root.MINUS);
    }
}
