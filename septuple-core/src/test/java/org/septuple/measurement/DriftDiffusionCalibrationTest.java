package org.septuple.measurement;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.septuple.numerics.Engine;
import org.septuple.statistics.Calibration;

/// Are (estimate − truth)/error standard normal over seeds, with replicas for units and with blocks of time?
class DriftDiffusionCalibrationTest {

    private static final double[][] RATES = {{1, -1}, {1, 2}};
    private static final double[][] DIFFUSION = {{1, 0.3}, {0.3, 0.5}};

    private static void calibrates(int seeds, int frames, int replicas, int lag) {
        LinearProcess process = LinearProcess.ornsteinUhlenbeck(RATES, DIFFUSION, 0.1);
        double noise =
                LinearProcess.ornsteinUhlenbeck(RATES, DIFFUSION, 0.1 * lag).noise()[1][0] / 2;
        double[][] z = new double[7][seeds];
        for (int seed = 0; seed < seeds; seed++) {
            DriftDiffusion fit =
                    DriftDiffusion.of(process.record(frames, replicas, seed, Engine.scalar()), lag, Engine.scalar());
            var reading = (ContinuousReading.OrnsteinUhlenbeck) fit.continuous();
            z[0][seed] = Calibration.normalScore(reading.rates().at(0, 1), -1);
            z[1][seed] = Calibration.normalScore(reading.rates().at(1, 1), 2);
            z[2][seed] = Calibration.normalScore(reading.diffusion().at(0, 1), 0.3);
            z[3][seed] = Calibration.normalScore(reading.diffusion().scalar(), 0.75);
            z[4][seed] = Calibration.normalScore(reading.rate(), 1.5);
            z[5][seed] = Calibration.normalScore(fit.step().diffusion().at(1, 0), noise);
            z[6][seed] = Calibration.normalScore(fit.kurtosis().get(1), 0);
        }
        for (double[] scores : z) {
            Calibration.assertStandardNormal(scores, 0.001);
            Calibration.assertUnitMoments(scores, 0.001);
        }
    }

    @Test
    void errorsAreRightOverAFewSeeds() {
        calibrates(40, 150, 24, 2);
    }

    @Tag("slow")
    @Test
    void errorsAreRightWithReplicas() {
        calibrates(200, 200, 40, 1);
        calibrates(200, 200, 40, 4);
    }

    @Tag("slow")
    @Test
    void errorsAreRightWithBlocksOfTime() {
        calibrates(200, 6400, 1, 1);
        calibrates(200, 1600, 5, 3);
    }

    /// Var q of a slow coordinate: the error from n independent increments would be far too small, that from blocks is right.
    @Test
    void countingCorrelatedTimesUnderstatesErrors() {
        LinearProcess process = LinearProcess.autoregression(new double[][] {{0.9}}, new double[][] {{0.19}});
        int seeds = 60;
        double[] blocks = new double[seeds];
        double[] naive = new double[seeds];
        for (int seed = 0; seed < seeds; seed++) {
            DriftDiffusion fit =
                    DriftDiffusion.of(process.record(16_000, 2, seed, Engine.scalar()), 1, Engine.scalar());
            var variance = fit.stationary().positions().at(0, 0);
            blocks[seed] = Calibration.normalScore(variance, 1);
            naive[seed] = (variance.value() - 1) / Math.sqrt(2.0 / fit.increments());
        }
        Calibration.assertUnitMoments(blocks, 0.001);
        assertThat(Calibration.deviation(naive)).isGreaterThan(2);
    }
}
