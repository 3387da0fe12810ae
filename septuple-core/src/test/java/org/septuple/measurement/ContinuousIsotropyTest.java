package org.septuple.measurement;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.septuple.numerics.Engine;
import org.septuple.statistics.Calibration;

/// D ∝ 1 of continuous motion with a drift that is not isotropic, A = (1 + J)(2, 1; 1, 2), J a quarter turn: p-values of the corrected D are uniform.
/// What noise adds in a finite lag is not ∝ 1.
class ContinuousIsotropyTest {

    private static final double[][] RATES = {{3, 3}, {-1, 1}};

    private static LinearProcess process(double second, double interval) {
        return LinearProcess.ornsteinUhlenbeck(RATES, new double[][] {{1, 0}, {0, second}}, interval);
    }

    private static double pValue(Recording recording, int lag) {
        return switch (DriftDiffusion.of(recording, lag, Engine.scalar()).continuous()) {
            case ContinuousReading.OrnsteinUhlenbeck made ->
                made.diffusion().spectrum().sphericity().pValue();
            case ContinuousReading.NoLogarithm(String reason) -> throw new AssertionError(reason);
        };
    }

    private static void isUniform(int seeds, double interval, int frames, int replicas, int lag) {
        double[] p = new double[seeds];
        for (int seed = 0; seed < seeds; seed++) {
            p[seed] = pValue(process(1, interval).record(frames, replicas, seed, Engine.scalar()), lag);
        }
        Calibration.assertUniform(p, Scores.LEVEL);
    }

    @Test
    void scalarDiffusionHasUniformPValues() {
        isUniform(60, 0.05, 60, 32, 1);
    }

    @Tag("slow")
    @Test
    void scalarDiffusionHasUniformPValuesAtAllLags() {
        isUniform(Scores.MANY, 0.01, 200, 64, 1);
        isUniform(Scores.MANY, 0.1, 100, 40, 1);
        isUniform(Scores.MANY, 0.1, 100, 40, 2);
        isUniform(Scores.MANY, 0.05, 4000, 1, 1);
    }

    @Test
    void theLagIsNoAnisotropyOfD() {
        Recording recording = process(1, 0.05).record(400, 64, 1, Engine.scalar());
        DriftDiffusion fit = DriftDiffusion.of(recording, 1, Engine.scalar());
        assertThat(fit.step().diffusion().spectrum().sphericity().pValue()).isLessThan(1e-6);
        assertThat(pValue(recording, 1)).isGreaterThan(1e-3);
        assertThat(pValue(process(1.2, 0.05).record(400, 64, 1, Engine.scalar()), 1))
                .isLessThan(1e-6);
    }
}
