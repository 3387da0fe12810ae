package org.septuple.measurement;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.septuple.numerics.Engine;
import org.septuple.statistics.Calibration;
import org.septuple.statistics.Estimate;

/// Plateaus, memory, position dependence and closure on processes that have them and on processes that have not.
class ClosednessTest {

    private static final double[][] FIRST = {{1, 0}};

    /// A rotation by 2 with decay 1: one coordinate alone has a memory.
    private static LinearProcess rotating() {
        return LinearProcess.ornsteinUhlenbeck(new double[][] {{1, -2}, {2, 1}}, new double[][] {{1, 0}, {0, 1}}, 0.1);
    }

    /// q̈ = −q − q̇ + noise.
    private static LinearProcess underdamped() {
        return LinearProcess.ornsteinUhlenbeck(new double[][] {{0, -1}, {1, 1}}, new double[][] {{0, 0}, {0, 1}}, 0.05);
    }

    private static Recording position(LinearProcess process, long frames, int replicas, long seed) {
        return process.record(frames, replicas, seed, Engine.scalar()).projected(new double[2], FIRST);
    }

    @Test
    void ornsteinUhlenbeckHasAPlateauAndMomentumHasNone() {
        Recording closed = LinearProcess.ornsteinUhlenbeck(new double[][] {{1}}, new double[][] {{0.5}}, 0.05)
                .record(600, 64, 3, Engine.scalar());
        List<Integer> lags = List.of(1, 2, 4, 8, 16);
        LagScan scan = LagScan.of(closed, lags, 0.001, Engine.scalar());
        assertThat(scan.verdict()).isInstanceOfSatisfying(LagScan.Verdict.Plateau.class, found -> {
            assertThat(found.from()).isZero();
            assertThat(found.until()).isEqualTo(5);
        });
        LagScan momentum = LagScan.of(position(underdamped(), 600, 64, 3), lags, 0.001, Engine.scalar());
        assertThat(momentum.verdict()).isEqualTo(new LagScan.Verdict.None());
        List<LagScan.Point> points = momentum.points();
        double rise = points.get(2).step().value() / points.get(0).step().value();
        assertThat(rise).as("D(4τ)/D(τ)").isBetween(3.0, 4.2);
    }

    @Test
    void aHiddenCoordinateIsAMemory() {
        Recording whole = rotating().record(400, 64, 5, Engine.scalar());
        assertThat(MarkovTest.linear(whole, 3, Engine.scalar()).pValue()).isGreaterThan(0.001);
        assertThat(MarkovTest.linear(position(rotating(), 400, 64, 5), 3, Engine.scalar())
                        .pValue())
                .isLessThan(1e-6);
        assertThat(MarkovTest.binned(position(rotating(), 400, 64, 5), 3, 6, Engine.scalar())
                        .pValue())
                .isLessThan(1e-6);
        Recording well = new DoubleWell(1, 1, 0.3, 0.1, 10, 50).record(400, 64, 2, Engine.scalar());
        assertThat(MarkovTest.binned(well, 1, 6, Engine.scalar()).pValue()).isGreaterThan(0.001);
        assertThatThrownBy(() -> MarkovTest.binned(whole, 3, 6, Engine.scalar()))
                .hasMessageContaining("project it");
    }

    @Test
    void testsHaveUniformPValues() {
        int seeds = 60;
        double[] linear = new double[seeds];
        double[] binned = new double[seeds];
        double[] constant = new double[seeds];
        double[] sphere = new double[seeds];
        for (int seed = 0; seed < seeds; seed++) {
            Recording whole = rotating().record(60, 32, seed, Engine.scalar());
            Recording closed = LinearProcess.ornsteinUhlenbeck(new double[][] {{1}}, new double[][] {{0.5}}, 0.1)
                    .record(100, 32, seed, Engine.scalar());
            linear[seed] = MarkovTest.linear(whole, 2, Engine.scalar()).pValue();
            binned[seed] = MarkovTest.binned(closed, 1, 4, Engine.scalar()).pValue();
            constant[seed] = LocalDiffusion.of(closed, new double[] {1}, 1, 4, Engine.scalar())
                    .constant()
                    .pValue();
            sphere[seed] = DriftDiffusion.of(whole, 2, Engine.scalar())
                    .step()
                    .diffusion()
                    .spectrum()
                    .sphericity()
                    .pValue();
        }
        Calibration.assertUniform(linear, 0.001);
        Calibration.assertUniform(binned, 0.001);
        Calibration.assertUniform(constant, 0.001);
        Calibration.assertUniform(sphere, 0.001);
    }

    /// dq = −q dt + noise whose D doubles on the right.
    @Test
    void diffusionThatDependsOnPositionIsSeen() {
        Recording flat = LinearProcess.autoregression(new double[][] {{0.95}}, new double[][] {{0.1}})
                .record(300, 64, 1, Engine.scalar());
        LocalDiffusion same = LocalDiffusion.of(flat, new double[] {2}, 1, 8, Engine.scalar());
        for (int b = 0; b < 8; b++) {
            assertThat(Calibration.normalScore(same.diffusion().get(b), 4 * 0.05))
                    .isBetween(-4.0, 4.0);
            double drift = -0.05 * same.centres().get(b).value();
            assertThat(Calibration.normalScore(same.drift().get(b), drift)).isBetween(-4.0, 4.0);
        }
        double[] noise = read(LinearProcess.autoregression(new double[][] {{0}}, new double[][] {{1}})
                .record(300, 64, 2, Engine.scalar()));
        double[] q = new double[noise.length];
        for (int i = 64; i < q.length; i++) {
            q[i] = 0.95 * q[i - 64] + noise[i] * (q[i - 64] > 0 ? 1.1 : 1);
        }
        assertThat(LocalDiffusion.of(Recording.of(q, 64, 1, 1), new double[] {1}, 1, 8, Engine.scalar())
                        .constant()
                        .pValue())
                .isLessThan(1e-6);
    }

    /// x′ = |x|/2 + ξ: increments have the slope −3/2 on the left, −1/2 on the right.
    @Test
    void binsThatNoContinuousProcessHasAreLeftOut() {
        double[] q = read(LinearProcess.autoregression(new double[][] {{0}}, new double[][] {{1}})
                .record(300, 64, 2, Engine.scalar()));
        for (int i = 64; i < q.length; i++) {
            q[i] += (q[i - 64] > 0 ? 0.5 : -0.5) * q[i - 64];
        }
        LocalDiffusion local = LocalDiffusion.of(Recording.of(q, 64, 1, 1), new double[] {1}, 1, 8, Engine.scalar());
        for (int b = 0; b < 8; b++) {
            assertThat(Calibration.normalScore(local.diffusion().get(b), 0.5)).isBetween(-4.0, 4.0);
        }
        assertThat(local.continuous().getFirst().value()).isNaN();
        assertThat(local.continuous().getLast().value()).isFinite();
        assertThat(local.constant().pValue()).isGreaterThan(1e-3);
        assertThat(local.continuousConstant()).isPresent();
    }

    /// In a double well D is constant, but what is left of it after a lag is not: its slope is not. The corrected D is 0.3 to second order.
    @Test
    void curvatureOfAWellIsNoPositionDependence() {
        Recording well = new DoubleWell(1, 1, 0.3, 0.05, 50, 100).record(200, 256, 1, Engine.scalar());
        LocalDiffusion local = LocalDiffusion.of(well, new double[] {1}, 1, 10, Engine.scalar());
        assertThat(local.constant().pValue()).isLessThan(1e-6);
        assertThat(local.continuousConstant().orElseThrow().pValue()).isGreaterThan(1e-3);
        for (Estimate d : local.continuous()) {
            assertThat(Calibration.normalScore(d.times(1 / 0.05), 0.3)).isBetween(-4.0, 4.0);
        }
    }

    private static double[] read(Recording recording) {
        double[] all = new double[(int) recording.frames() * recording.replicas() * recording.coordinates()];
        recording.read(0, (int) recording.frames(), all);
        return all;
    }

    /// An autonomous coordinate that drives another is closed; one of a rotating pair is not: cos of the angle gone in a lag leaves its past a part.
    @Test
    void closureIsOneForWhatNothingDrives() {
        LinearProcess driving =
                LinearProcess.ornsteinUhlenbeck(new double[][] {{1, 0}, {-2, 1}}, new double[][] {{1, 0}, {0, 1}}, 0.1);
        Closure autonomous = Closure.of(position(driving, 400, 64, 1), 3, 2, Engine.scalar());
        assertThat(autonomous.explained().getFirst().value()).isGreaterThan(0.05);
        assertThat(Calibration.normalScore(autonomous.closure().getFirst(), 1)).isBetween(-4.0, 4.0);
        Closure hidden = Closure.of(position(rotating(), 400, 64, 1), 3, 2, Engine.scalar());
        assertThat(hidden.closure().getFirst().value()).isLessThan(0.9);
        assertThat(Calibration.normalScore(hidden.closure().getFirst(), 1)).isLessThan(-6);
    }
}
