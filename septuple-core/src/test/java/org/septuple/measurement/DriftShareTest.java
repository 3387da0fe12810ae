package org.septuple.measurement;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.hipparchus.linear.Array2DRowRealMatrix;
import org.hipparchus.linear.RealMatrix;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.septuple.numerics.Engine;
import org.septuple.statistics.Calibration;
import org.septuple.statistics.Estimate;

/// The share of the drift that −γ∂F explains, against the closed form of linear processes with a quadratic F.
class DriftShareTest {

    private static final double[][] ONE = {{1, 0}, {0, 1}};
    private static final double[][] ROTATING = {{1, -2}, {2, 1}};
    private static final double[][] COUPLED = {{1.5, 0.5}, {0.5, 1.5}};
    private static final double[][] OPPOSITE = {{1.5, -0.5}, {-0.5, 1.5}};

    /// (tr MΣK)²/(tr MΣMᵀ · tr KΣK) with M = P − 1, or 2(P − 1) − (P² − 1)/2.
    private static double share(LinearProcess process, double[][] stiffness, boolean corrected) {
        RealMatrix p = new Array2DRowRealMatrix(process.propagator());
        RealMatrix one = new Array2DRowRealMatrix(ONE);
        RealMatrix m = p.subtract(one);
        if (corrected) {
            m = m.scalarMultiply(2).subtract(p.multiply(p).subtract(one).scalarMultiply(0.5));
        }
        RealMatrix sigma = new Array2DRowRealMatrix(process.stationaryCovariance());
        RealMatrix k = new Array2DRowRealMatrix(stiffness);
        double cross = m.multiply(sigma).multiply(k).getTrace();
        double drift = m.multiply(sigma).multiply(m.transpose()).getTrace();
        return cross * cross / (drift * k.multiply(sigma).multiply(k).getTrace());
    }

    private static DriftShare measured(Recording recording, double[][] stiffness, int lag) {
        return DriftShare.of(recording, recording.projected(new double[2], stiffness), lag, Engine.scalar());
    }

    /// A = 1 + 2J with F = q²/2: 1/5. A and K of the same eigenvectors, eigenvalues (2, 1) and (1, 2), Σ = A⁻¹: 9/(3 · 4.5).
    @Test
    void shortLagsHaveTheShareOfTheContinuousProcess() {
        LinearProcess rotating = LinearProcess.ornsteinUhlenbeck(ROTATING, ONE, 1e-5);
        assertThat(share(rotating, ONE, false)).isCloseTo(0.2, within(1e-4));
        assertThat(share(rotating, ONE, true)).isCloseTo(0.2, within(1e-9));
        LinearProcess coupled = LinearProcess.ornsteinUhlenbeck(COUPLED, ONE, 1e-5);
        assertThat(share(coupled, OPPOSITE, true)).isCloseTo(2.0 / 3, within(1e-9));
    }

    private static void calibrates(
            int seeds, String truth, double[][] rates, double[][] stiffness, int frames, int replicas, int lag) {
        double interval = 0.1;
        LinearProcess process = LinearProcess.ornsteinUhlenbeck(rates, ONE, interval);
        LinearProcess ofLag = LinearProcess.ornsteinUhlenbeck(rates, ONE, interval * lag);
        Scores scores = new Scores(truth + ": " + Scores.place(frames, replicas, lag), seeds);
        for (int seed = 0; seed < seeds; seed++) {
            DriftShare found = measured(process.record(frames, replicas, seed, Engine.scalar()), stiffness, lag);
            scores.put("share", seed, found.share(), share(ofLag, stiffness, false));
            scores.put("share, corrected", seed, found.corrected(), share(ofLag, stiffness, true));
            scores.put("squared drift", seed, found.drift(), power(ofLag));
        }
        scores.judge();
    }

    private static double power(LinearProcess process) {
        RealMatrix m = new Array2DRowRealMatrix(process.propagator()).subtract(new Array2DRowRealMatrix(ONE));
        return m.multiply(new Array2DRowRealMatrix(process.stationaryCovariance()))
                .multiply(m.transpose())
                .getTrace();
    }

    @Test
    void errorsAreRightOverAFewSeeds() {
        calibrates(40, "1/5", ROTATING, ONE, 120, 24, 1);
        calibrates(40, "2/3", COUPLED, OPPOSITE, 120, 24, 2);
    }

    @Tag("slow")
    @Test
    void errorsAreRightOverSeeds() {
        calibrates(Scores.MANY, "1/5", ROTATING, ONE, 200, 40, 1);
        calibrates(Scores.MANY, "2/3", COUPLED, OPPOSITE, 200, 40, 1);
        calibrates(Scores.MANY, "2/3", COUPLED, OPPOSITE, 200, 40, 4);
        calibrates(Scores.MANY, "1/5", ROTATING, ONE, 8000, 1, 2);
        calibrates(Scores.MANY, "2/3", COUPLED, OPPOSITE, 2000, 5, 1);
    }

    /// Coordinates turned by .7 and mirrored: the same share, to round-off.
    @Test
    void rotationsChangeNothing() {
        double a = StrictMath.cos(0.7);
        double b = StrictMath.sin(0.7);
        double[][] turn = {{a, b}, {b, -a}};
        Recording q = LinearProcess.ornsteinUhlenbeck(COUPLED, new double[][] {{1, 0.4}, {0.4, 0.6}}, 0.1)
                .record(200, 32, 3, Engine.scalar());
        Recording gradient = q.projected(new double[2], OPPOSITE);
        DriftShare found = DriftShare.of(q, gradient, 2, Engine.scalar());
        DriftShare turned = DriftShare.of(
                q.projected(new double[] {5, -3}, turn), gradient.projected(new double[2], turn), 2, Engine.scalar());
        agrees(turned.share(), found.share());
        agrees(turned.corrected(), found.corrected());
        agrees(turned.drift(), found.drift());
    }

    private static void agrees(Estimate one, Estimate other) {
        assertThat(one.value()).isCloseTo(other.value(), within(1e-10));
        assertThat(one.standardError()).isCloseTo(other.standardError(), within(1e-10));
    }

    /// Two double wells: −γ∂F is all of the drift, though it is not linear in q. Seen with the cubic part alone as ∂F, it is less.
    @Test
    void aBentForceIsPartOfTheModel() {
        DoubleWell well = new DoubleWell(1, 1, 0.3, 0.05, 1, 200);
        Recording q =
                new RecordingPair(well.record(200, 128, 1, Engine.scalar()), well.record(200, 128, 2, Engine.scalar()));
        assertThat(DriftShare.of(q, powers(q, -1), 1, Engine.scalar()).share().value())
                .isCloseTo(1, within(0.01));
        DriftShare cubic = DriftShare.of(q, powers(q, 0), 1, Engine.scalar());
        double[] sums = new double[3];
        double[] all = numbers(q);
        for (double x : all) {
            double d = x - x * x * x;
            sums[0] -= d * x * x * x;
            sums[1] += d * d;
            sums[2] += x * x * x * x * x * x;
        }
        double truth = sums[0] * sums[0] / (sums[1] * sums[2]);
        assertThat(truth).isLessThan(0.9);
        assertThat(Calibration.normalScore(cubic.share(), truth)).isBetween(-4.0, 4.0);
    }

    /// q³ + bq at every point.
    private static Recording powers(Recording q, double b) {
        double[] all = numbers(q);
        for (int i = 0; i < all.length; i++) {
            all[i] = all[i] * all[i] * all[i] + b * all[i];
        }
        return Recording.of(all, q.replicas(), q.coordinates(), q.interval());
    }

    private static double[] numbers(Recording q) {
        double[] all = new double[(int) q.frames() * q.replicas() * q.coordinates()];
        q.read(0, (int) q.frames(), all);
        return all;
    }

    /// A walk without drift has no share.
    @Test
    void withoutDriftTheErrorIsUnknown() {
        LinearProcess noise = LinearProcess.autoregression(new double[][] {{0.999, 0}, {0, 0.999}}, ONE);
        DriftShare found = measured(noise.record(50, 24, 1, Engine.scalar()), OPPOSITE, 1);
        assertThat(found.share().standardError()).isNaN();
        assertThatThrownBy(() -> measured(noise.record(50, 24, 1, Engine.scalar()), new double[][] {{1, 0}}, 1))
                .hasMessageContaining("gradient of 1 coordinates for 2");
    }
}
