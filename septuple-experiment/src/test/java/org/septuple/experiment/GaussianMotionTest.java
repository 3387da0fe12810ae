package org.septuple.experiment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.septuple.contest.Contestant;
import org.septuple.contest.GaussianContestant;
import org.septuple.contest.Multiplier;
import org.septuple.contest.PotentialChoice;
import org.septuple.contest.PredictedDensity;
import org.septuple.measurement.GaussianMotion;
import org.septuple.measurement.GaussianMotion.Description;
import org.septuple.quantum.Diffusion;
import org.septuple.quantum.GaussianDensity;
import org.septuple.quantum.Harmonic;

class GaussianMotionTest {

    private static final double GAMMA = 0.7;
    private static final double STIFFNESS = 1.5;
    private static final double D = 0.4;
    private static final double MEAN = 0.8;
    private static final double VARIANCE = 0.2;

    /// Mean and variance in closed form are those of the contestants, which move covariances of (q, v).
    @ParameterizedTest
    @EnumSource
    void contestantsMoveAsTheirClosedForms(Description description) {
        Harmonic f = Harmonic.of(new double[] {0}, new double[] {STIFFNESS});
        GaussianDensity start = GaussianDensity.of(new double[] {MEAN}, new double[][] {{VARIANCE}});
        Contestant contestant = switch (description) {
            case FOKKER_PLANCK -> GaussianContestant.fokkerPlanck(f, start, Diffusion.scalar(1, 1));
            case MADELUNG_PAPER ->
                GaussianContestant.madelung(f, start, PotentialChoice.PAPER, new Multiplier.Saturated());
            case MADELUNG_STATIONARY ->
                GaussianContestant.madelung(f, start, PotentialChoice.STATIONARY, new Multiplier.Saturated());
        };
        GaussianMotion motion = GaussianMotion.of(description, GAMMA * STIFFNESS, D, VARIANCE);
        List<Double> times = List.of(0.1, 0.6, 1.3);
        List<PredictedDensity> densities = contestant.predict(new double[] {GAMMA, D}, times);
        for (int i = 0; i < times.size(); i++) {
            double t = times.get(i);
            double below = densities.get(i).logDensity(new double[] {-1});
            double at = densities.get(i).logDensity(new double[] {0});
            double above = densities.get(i).logDensity(new double[] {1});
            double variance = 1 / (2 * at - below - above);
            assertThat(motion.variance(t, VARIANCE) / variance).isCloseTo(1, within(1e-10));
            assertThat(motion.mean(t) * MEAN).isCloseTo(variance * (above - below) / 2, within(1e-10));
        }
    }
}
