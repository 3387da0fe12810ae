package org.septuple.experiment;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.septuple.contest.MadelungContestant;
import org.septuple.contest.Multiplier;
import org.septuple.contest.PotentialChoice;
import org.septuple.contest.PredictedDensity;
import org.septuple.experiment.Mover.Quantum.Particles;
import org.septuple.numerics.Axis;
import org.septuple.numerics.Boundary;
import org.septuple.numerics.Engine;
import org.septuple.numerics.Grid;
import org.septuple.numerics.Trajectories;
import org.septuple.quantum.Formula;
import org.septuple.quantum.GaussianDensity;

/// Particles of a wave in F = ½q² + q⁴/20, γ = 1, D = .3.
class MotionTest {

    private static final Grid BOX = Grid.of(new Axis(-4, 4, 256, Boundary.REFLECTING));
    private static final Formula WELL = Formula.of("0.5*q^2 + 0.05*q^4", 1);
    private static final GaussianDensity START = GaussianDensity.of(new double[] {0.3}, new double[] {0.15});
    private static final int REPLICAS = 4000;
    private static final double DT = 0.02;

    private static Trajectories moved(Particles particles, long... steps) {
        var mover = new Mover.Quantum(particles, WELL, 1, 0.3, PotentialChoice.STATIONARY, 0, DT);
        return new Motion(BOX, START, mover, Engine.scalar()).record(REPLICAS, steps, 3);
    }

    /// Counts below five places are binomial, by the solver's own p.
    @ParameterizedTest
    @EnumSource(Particles.class)
    void theyKeepTheDensityOfTheWave(Particles particles) {
        Trajectories q = moved(particles, 25, 50);
        List<PredictedDensity> p = new MadelungContestant(
                        BOX, WELL, START, PotentialChoice.STATIONARY, new Multiplier.Saturated(), Engine.scalar())
                .predict(new double[] {1, 0.3}, List.of(25 * DT, 50 * DT));
        double[] places = {-0.8, -0.3, 0, 0.3, 0.8};
        for (int t = 0; t < 2; t++) {
            double[] below = p.get(t).below(new double[] {1}, places);
            for (int k = 0; k < places.length; k++) {
                int count = 0;
                for (int r = 0; r < REPLICAS; r++) {
                    count += q.value(t, r, 0) < places[k] ? 1 : 0;
                }
                double sd = Math.sqrt(REPLICAS * below[k] * (1 - below[k]));
                assertThat((count - REPLICAS * below[k]) / sd).isBetween(-4.0, 4.0);
            }
        }
    }

    /// Bohm's keep their order. Nelson's have noise of 2(ħ/2M)Δt = 4DΔt a step, up to the variance (uΔt)² of the drift.
    @Test
    void nelsonsAreNoisyAndBohmsAreNot() {
        Trajectories bohm = moved(Particles.BOHM, 0, 50);
        int lowest = 0;
        for (int r = 1; r < REPLICAS; r++) {
            lowest = bohm.value(0, r, 0) < bohm.value(0, lowest, 0) ? r : lowest;
        }
        for (int r = 0; r < REPLICAS; r++) {
            assertThat(bohm.value(1, r, 0)).isGreaterThanOrEqualTo(bohm.value(1, lowest, 0));
        }
        Trajectories nelson = moved(Particles.NELSON, 0, 1);
        double sum = 0;
        double squares = 0;
        for (int r = 0; r < REPLICAS; r++) {
            double step = nelson.value(1, r, 0) - nelson.value(0, r, 0);
            sum += step / REPLICAS;
            squares += step * step / REPLICAS;
        }
        assertThat((squares - sum * sum) / (4 * 0.3 * DT)).isBetween(0.9, 1.1);
    }
}
