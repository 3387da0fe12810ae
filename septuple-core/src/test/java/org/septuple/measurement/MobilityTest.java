package org.septuple.measurement;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.septuple.numerics.Engine;
import org.septuple.statistics.Calibration;

/// G of q′ = q − εGKq + noise with F = ½qᵀKq, whose components of ∂F are correlated.
class MobilityTest {

    private static final double STEP = 0.1;
    private static final double[][] STIFFNESS = {{2, 1}, {1, 2}};
    private static final double[][] NOISE = {{1, 0}, {0, 1}};
    private static final double[][] ROTATING = {{1, 1}, {-1, 1}};

    private static LinearProcess process(double[][] mobility) {
        double[][] propagator = {{1, 0}, {0, 1}};
        for (int i = 0; i < 2; i++) {
            for (int j = 0; j < 2; j++) {
                for (int l = 0; l < 2; l++) {
                    propagator[i][j] -= STEP * mobility[i][l] * STIFFNESS[l][j];
                }
            }
        }
        return LinearProcess.autoregression(propagator, NOISE);
    }

    private static Mobility measured(Recording recording, double[][] stiffness) {
        return Mobility.of(recording, recording.projected(new double[2], stiffness), 1, Engine.scalar());
    }

    private static void calibrates(int seeds, int frames, int replicas) {
        LinearProcess process = process(ROTATING);
        Scores scores = new Scores("rotation: " + Scores.place(frames, replicas, 1), seeds);
        double[] p = new double[seeds];
        for (int seed = 0; seed < seeds; seed++) {
            Mobility found = measured(process.record(frames, replicas, seed, Engine.scalar()), STIFFNESS);
            for (int k = 0; k < 4; k++) {
                scores.put("G." + k, seed, found.map().at(k / 2, k % 2).times(1 / STEP), ROTATING[k / 2][k % 2]);
            }
            p[seed] = found.isotropy().pValue();
            assertThat(found.isotropy().numerator()).isEqualTo(2);
        }
        scores.judge();
        Calibration.assertUniform(p, Scores.LEVEL);
    }

    /// One scalar γ, and a rotation that the test leaves alone.
    @Test
    void aRotationIsNoAnisotropy() {
        calibrates(100, 60, 32);
    }

    @Tag("slow")
    @Test
    void errorsAreCalibrated() {
        calibrates(400, 60, 24);
        calibrates(300, 400, 64);
        calibrates(300, 2000, 4);
    }

    /// Along the axes, and between them.
    @Test
    void anAnisotropicMobilityIsFound() {
        for (double[][] mobility :
                new double[][][] {{{1, 0}, {0, 2}}, {{1.5, 0.5}, {0.5, 1.5}}, {{1, 1.4}, {-0.6, 1}}}) {
            Mobility found = measured(process(mobility).record(400, 64, 3, Engine.scalar()), STIFFNESS);
            assertThat(found.isotropy().pValue()).isLessThan(1e-6);
            assertThat(found.correctedIsotropy().pValue()).isLessThan(1e-3);
            for (int k = 0; k < 4; k++) {
                assertThat(found.map().at(k / 2, k % 2).times(1 / STEP).zAgainst(mobility[k / 2][k % 2]))
                        .isBetween(-4.0, 4.0);
            }
        }
    }

    /// q̇ = −(1 + J)Kq seen at τ = .1: the correction leaves an eighth of what the finite lag does to G.
    @Test
    void correctedIncrementsAreThoseOfAContinuousProcess() {
        double[][] rates = {{3, 3}, {-1, 1}};
        Recording recording =
                LinearProcess.ornsteinUhlenbeck(rates, NOISE, 0.02).record(400, 64, 5, Engine.scalar());
        Mobility found = measured(recording, STIFFNESS);
        for (int k = 0; k < 4; k++) {
            assertThat(found.corrected().at(k / 2, k % 2).times(1 / 0.02).zAgainst(ROTATING[k / 2][k % 2]))
                    .isBetween(-4.0, 4.0);
        }
    }

    @Test
    void dependentSlopesAreRefused() {
        Recording recording = process(ROTATING).record(60, 32, 1, Engine.scalar());
        assertThatThrownBy(() -> measured(recording, new double[][] {{1, 1}, {1, 1}}))
                .hasMessageContaining("combination");
    }

    /// 4001² sums for each of 64 replicas.
    @Test
    void sumsBeyondMemoryAreRefused() {
        Recording recording = Recording.of(new double[4 * 64 * 1000], 64, 1000, 1);
        assertThatThrownBy(() -> Mobility.of(recording, recording, 1, Engine.scalar()))
                .hasMessageContainingAll("2000 coordinates need", "64 pieces", "GiB, at most 1", "fewer coordinates");
    }
}
