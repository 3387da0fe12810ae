package org.septuple.contest;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.septuple.contest.FittedMultiplier.Ground;
import org.septuple.contest.FittedMultiplier.Refused;
import org.septuple.contest.FittedMultiplier.Told;
import org.septuple.numerics.Axis;
import org.septuple.numerics.Boundary;
import org.septuple.numerics.Grid;
import org.septuple.numerics.Trajectories;
import org.septuple.quantum.GaussianDensity;
import org.septuple.quantum.Harmonic;

/// Positions drawn from a wave that is known: F = ½q², from N(1, 1/10), γ = 1, D = ½, so α = 2Dα/γ.
class HorizonTest {

    private static final List<Double> TIMES = List.of(0.2, 0.4, 0.6, 0.8);
    private static final Grid BOX = Grid.of(new Axis(-9, 9, 400, Boundary.REFLECTING));
    private static final GaussianDensity START = GaussianDensity.of(new double[] {1}, new double[] {0.1});
    private static final Contestant FREE = GaussianContestant.madelung(
            Harmonic.of(new double[] {0}, new double[] {1}),
            START,
            PotentialChoice.STATIONARY,
            new Multiplier.Fitted());
    private static final List<List<Double>> STARTS = List.of(List.of(1.0, 0.5, 1.0));

    /// Of the wave of α until t = .4, then of the one of `later`.
    private static Observed wave(double alpha, double later, int replicas, long seed) {
        List<PredictedDensity> first = FREE.predict(new double[] {1, 0.5, alpha}, TIMES);
        List<PredictedDensity> second = FREE.predict(new double[] {1, 0.5, later}, TIMES);
        Trajectories q = new Trajectories(new long[TIMES.size()], replicas, 1);
        for (int t = 0; t < TIMES.size(); t++) {
            PredictedDensity p = (t < 2 ? first : second).get(t);
            double middle = p.logDensity(new double[] {0});
            double left = p.logDensity(new double[] {-1}) - middle;
            double right = p.logDensity(new double[] {1}) - middle;
            double variance = -1 / (left + right);
            double mean = variance * (right - left) / 2;
            double[] draws = Known.gaussians(seed, 200 + t, replicas);
            for (int i = 0; i < replicas; i++) {
                draws[i] = mean + Math.sqrt(variance) * draws[i];
            }
            q.set(t, 0, draws);
        }
        return new Observed(TIMES, q);
    }

    private static FittedMultiplier found(double alpha, double later, int replicas, long seed) {
        Observed early = wave(alpha, later, replicas, seed);
        Fit fit = new MaximumLikelihood(FREE, early, BOX, 1e-6).from(STARTS);
        Observed fresh = wave(alpha, later, replicas, 1000 + seed);
        return FittedMultiplier.of(Judge.usual(BOX, seed), START, fit, STARTS, early, fresh);
    }

    /// From 1.25 to 1: the fit of all times absorbs it in γ and D so well that it is not rejected.
    @Test
    void anAlphaThatMovesIsRefused() {
        assertThat(found(1.25, 1, 8000, 3))
                .isInstanceOfSatisfying(
                        Refused.class, refused -> assertThat(refused.ground()).isEqualTo(Ground.HORIZON));
    }

    @Test
    void anAlphaThatStaysIsTold() {
        assertThat(found(1, 1, 4000, 3)).isInstanceOf(Told.class);
    }

    @Test
    @Tag("slow")
    void variancesOfBothHorizonsAdd() {
        double[] z = new double[40];
        for (int seed = 0; seed < z.length; seed++) {
            Told told = (Told) found(1, 1, 8000, seed);
            z[seed] = told.alpha().minus(told.half()).zAgainst(0);
        }
        Known.assertStandard(z);
    }
}
