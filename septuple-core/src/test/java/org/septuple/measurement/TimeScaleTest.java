package org.septuple.measurement;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.septuple.numerics.Engine;
import org.septuple.statistics.Calibration;
import org.septuple.statistics.Estimate;

class TimeScaleTest {

    private static LinearProcess autoregression(double rho) {
        return LinearProcess.autoregression(new double[][] {{rho}}, new double[][] {{1 - rho * rho}});
    }

    /// Δ(½ + Σ ρˡ).
    private static double time(double rho) {
        return (1 + rho) / (2 * (1 - rho));
    }

    private static Estimate measured(TimeScale scale) {
        return switch (scale) {
            case TimeScale.Measured found -> found.time();
            case TimeScale.LongerThanRecorded bound -> throw new AssertionError("only bounded: " + bound);
        };
    }

    private static double[] scores(double rho, int frames, int replicas, int seeds) {
        double[] z = new double[seeds];
        for (int seed = 0; seed < seeds; seed++) {
            Recording recording = autoregression(rho).record(frames, replicas, seed, Engine.scalar());
            z[seed] = Calibration.normalScore(measured(TimeScale.of(recording).getFirst()), time(rho));
        }
        return z;
    }

    @Test
    void shortRecordingsOfManyReplicasAreCalibrated() {
        double[] z = scores(0.6, 100, 256, 100);
        Calibration.assertStandardNormal(z, 0.001);
        Calibration.assertUnitMoments(z, 0.001);
    }

    @Tag("slow")
    @Test
    void longAndShortRecordingsAreCalibrated() {
        for (int[] shape : new int[][] {{60, 1000}, {4000, 32}, {40_000, 2}}) {
            double[] z = scores(0.8, shape[0], shape[1], 200);
            Calibration.assertStandardNormal(z, 0.001);
            Calibration.assertUnitMoments(z, 0.001);
        }
    }

    /// The trapezoidal rule on e^{−t}: (Δ/2)·coth(Δ/2) = 1 + Δ²/12.
    @Test
    void ornsteinUhlenbeckHasItsDecayTime() {
        double dt = 0.25;
        Recording recording = LinearProcess.ornsteinUhlenbeck(new double[][] {{1}}, new double[][] {{2}}, dt)
                .record(400, 200, 1, Engine.scalar());
        double truth = dt / 2 / Math.tanh(dt / 2);
        assertThat(measured(TimeScale.of(recording).getFirst()).zAgainst(truth)).isBetween(-4.0, 4.0);
        assertThat(truth).isCloseTo(1, within(0.006));
    }

    /// y = x₁ + x₂ of equal variances: the mean of both times. The slow part, 1/40 of the variance here, outlasts 6τ.
    @Test
    void aSlowPartBehindAFastOneIsSeen() {
        double[][] p = {{0.2, 0}, {0, 0.98}};
        double[][] noise = {{39 * (1 - 0.04), 0}, {0, 1 - 0.98 * 0.98}};
        Recording sum = LinearProcess.autoregression(p, noise)
                .record(2000, 64, 1, Engine.scalar())
                .projected(new double[2], new double[][] {{1, 1}});
        double truth = (39 * time(0.2) + time(0.98)) / 40;
        assertThat(measured(TimeScale.of(sum).getFirst()).zAgainst(truth)).isBetween(-4.0, 4.0);
    }

    /// Whatever the number of replicas, a random motion of T ≪ τ is never given a number.
    @Test
    void aTimeLongerThanRecordedIsOnlyBounded() {
        for (int replicas : new int[] {1, 4, 100}) {
            for (int seed = 0; seed < 30; seed++) {
                Recording recording = autoregression(0.999).record(300, replicas, seed, Engine.scalar());
                TimeScale scale = TimeScale.of(recording).getFirst();
                assertThat(scale).isInstanceOf(TimeScale.LongerThanRecorded.class);
                assertThat(scale.atLeast()).isLessThan(time(0.999));
            }
        }
        Recording recording = autoregression(0.999).record(300, 100, 1, Engine.scalar());
        assertThat(TimeScale.of(recording).getFirst().atLeast()).isEqualTo(30);
    }

    @Test
    void scalesAreComparedInOneUnit() {
        Recording fast = autoregression(0.5).record(2000, 20, 1, Engine.scalar());
        Recording slow = autoregression(0.9).record(2000, 20, 2, Engine.scalar());
        Recording tooSlow = autoregression(0.9999).record(2000, 20, 3, Engine.scalar());
        Estimate ratio = switch (TimeScales.of(fast, slow, 2).ratio()) {
            case TimeScales.Known known -> known.ratio();
            case TimeScales.AtMost m -> throw new AssertionError(m.toString());
            case TimeScales.AtLeast m -> throw new AssertionError(m.toString());
            case TimeScales.Unknown u -> throw new AssertionError(u.toString());
        };
        assertThat(ratio.zAgainst(2 * time(0.5) / time(0.9))).isBetween(-4.0, 4.0);
        assertThat(TimeScales.of(fast, tooSlow, 1).ratio())
                .isInstanceOfSatisfying(
                        TimeScales.AtMost.class,
                        m -> assertThat(m.bound()).isBetween(time(0.5) / 200, 1.2 * time(0.5) / 200));
        assertThat(TimeScales.of(tooSlow, fast, 1).ratio())
                .isInstanceOfSatisfying(
                        TimeScales.AtLeast.class,
                        m -> assertThat(m.bound()).isBetween(0.8 * 200 / time(0.5), 200 / time(0.5)));
        assertThat(TimeScales.of(tooSlow, tooSlow, 1).ratio()).isEqualTo(new TimeScales.Unknown());
    }

    /// The largest of τ_x against the smallest of τ_q, where bounds count as what they say.
    @Test
    void extremesDecide() {
        TimeScale one = new TimeScale.Measured(new Estimate(1, 0.1, 20), 6);
        TimeScale five = new TimeScale.Measured(new Estimate(5, 0.1, 20), 30);
        TimeScale bound = new TimeScale.LongerThanRecorded(3);
        assertThat(new TimeScales(List.of(one, five), List.of(five, bound), 1).ratio())
                .isEqualTo(new TimeScales.AtMost(5.2 / 3));
        assertThat(new TimeScales(List.of(one, five), List.of(one, bound), 1).ratio())
                .isInstanceOfSatisfying(
                        TimeScales.Known.class,
                        known -> assertThat(known.ratio().value()).isEqualTo(5));
        assertThat(new TimeScales(List.of(five, bound), List.of(one), 1).ratio())
                .isEqualTo(new TimeScales.AtLeast(3 / 1.2));
        assertThatThrownBy(() -> new TimeScales(List.of(), List.of(one), 1)).hasMessageContaining("got 0 and 1");
    }

    /// Many chunks, several widenings and units by blocks, against plain double loops.
    @Test
    void streamingIsADoubleLoop() {
        int frames = 150_000;
        Recording recording = autoregression(0.95).record(frames, 1, 4, Engine.scalar());
        double[] q = new double[frames];
        recording.read(0, frames, q);
        double mean = Arrays.stream(q).sum() / frames;
        TimeScale scale = TimeScale.of(recording).getFirst();
        int window = switch (scale) {
            case TimeScale.Measured found -> found.window();
            case TimeScale.LongerThanRecorded bound -> throw new AssertionError(bound.toString());
        };
        double tau = 0.5;
        double zero = Arrays.stream(q).map(x -> (x - mean) * (x - mean)).sum() / frames;
        for (int lag = 1; lag <= window; lag++) {
            double sum = 0;
            for (int t = 0; t + lag < frames; t++) {
                sum += (q[t] - mean) * (q[t + lag] - mean);
            }
            tau += sum / (frames - lag) / zero;
        }
        assertThat(measured(scale).value()).isCloseTo(tau * (1 + (2.0 * window + 1) / frames), within(1e-9));
    }
}
