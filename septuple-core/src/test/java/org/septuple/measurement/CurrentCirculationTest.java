package org.septuple.measurement;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.function.DoubleUnaryOperator;
import org.junit.jupiter.api.Test;
import org.septuple.measurement.CurrentCirculation.Measured;
import org.septuple.measurement.CurrentCirculation.Unresolved;
import org.septuple.numerics.Purpose;
import org.septuple.numerics.RandomStream;
import org.septuple.statistics.Estimate;

class CurrentCirculationTest {

    private static final int SEEDS = 40;
    private static final int REPLICAS = 4000;

    private static double[] normal(int seed, int part) {
        return new RandomStream(seed, Purpose.KNOWN_PROCESS, part, 0).gaussians(REPLICAS);
    }

    private static Estimate estimate(CurrentCirculation found) {
        assertThat(found).isInstanceOf(Measured.class);
        return ((Measured) found).value();
    }

    /// Scores of right errors about a right value have mean 0 and variance 1: bounds of 4 and of 5 of their own errors.
    private static void assertCalibrated(double[] scores) {
        double mean = Arrays.stream(scores).average().orElseThrow();
        double square = Arrays.stream(scores).map(z -> z * z).average().orElseThrow();
        assertThat(mean).isBetween(-4 / Math.sqrt(SEEDS), 4 / Math.sqrt(SEEDS));
        assertThat(square).isBetween(1 - 5 * Math.sqrt(2.0 / SEEDS), 1 + 5 * Math.sqrt(2.0 / SEEDS));
    }

    /// q(t ± h) = R(±ωh)q(t) has (q(t + h) − q(t − h))/2h = sin(ωh)/h times q turned by a right angle, in any cloud.
    @Test
    void aCloudThatTurnsHasItsRate() {
        double omega = -0.7;
        double h = 0.1;
        double[] x = normal(1, 0);
        double[] y = normal(1, 1);
        double[] u = new double[REPLICAS];
        double[] v = new double[REPLICAS];
        for (int r = 0; r < REPLICAS; r++) {
            x[r] = 3 + 2 * x[r] + y[r];
            u[r] = -StrictMath.sin(omega * h) / h * (y[r] + 1);
            v[r] = StrictMath.sin(omega * h) / h * (x[r] - 2);
        }
        Estimate found = estimate(CurrentCirculation.plane(new double[][][] {{x, y}}, new double[][][] {{u, v}}));
        assertThat(found.value()).isCloseTo(StrictMath.sin(omega * h) / h, within(1e-12));
        assertThat(found.standardError()).isLessThan(1e-12);
    }

    /// Two frames of q′ = Φq + ξ from N(0, C): ⟨q(t + h) − q(t − h)|q⟩ = (Φ − CₜΦᵀCₜ₊ₕ⁻¹)q of that time. Φ turns where Cov ξ = Q is a number, or decays where Q is a
    /// tensor, C another one.
    private static Estimate steps(int seed, double[] phi, double[] ofStart, double[] ofNoise) {
        double h = 0.1;
        double[][] before = shaped(seed, 0, ofStart);
        double[][] now = stepped(before, phi, shaped(seed, 2, ofNoise));
        double[][] after = stepped(now, phi, shaped(seed, 4, ofNoise));
        double[][] last = stepped(after, phi, shaped(seed, 6, ofNoise));
        return estimate(CurrentCirculation.plane(
                new double[][][] {now, after}, new double[][][] {half(before, after, h), half(now, last, h)}));
    }

    private static double[][] half(double[][] from, double[][] to, double h) {
        double[][] moved = new double[2][REPLICAS];
        for (int k = 0; k < 2; k++) {
            for (int r = 0; r < REPLICAS; r++) {
                moved[k][r] = (to[k][r] - from[k][r]) / (2 * h);
            }
        }
        return moved;
    }

    /// Of covariance 11, 12, 22.
    private static double[][] shaped(int seed, int part, double[] c) {
        double[] x = normal(seed, part);
        double[] y = normal(seed, part + 1);
        double first = Math.sqrt(c[0]);
        for (int r = 0; r < REPLICAS; r++) {
            y[r] = c[1] / first * x[r] + Math.sqrt(c[2] - c[1] * c[1] / c[0]) * y[r];
            x[r] *= first;
        }
        return new double[][] {x, y};
    }

    private static double[][] stepped(double[][] q, double[] phi, double[][] noise) {
        double[][] next = new double[2][REPLICAS];
        for (int r = 0; r < REPLICAS; r++) {
            next[0][r] = phi[0] * q[0][r] + phi[1] * q[1][r] + noise[0][r];
            next[1][r] = phi[2] * q[0][r] + phi[3] * q[1][r] + noise[1][r];
        }
        return next;
    }

    @Test
    void aVortexWithNoiseHasItsRate() {
        double decay = StrictMath.exp(-0.1);
        double sine = decay * StrictMath.sin(0.05);
        double cosine = decay * StrictMath.cos(0.05);
        double noise = 0.3 * (1 - decay * decay);
        double[] scores = new double[SEEDS];
        for (int seed = 0; seed < SEEDS; seed++) {
            Estimate found =
                    steps(seed, new double[] {cosine, -sine, sine, cosine}, new double[] {0.3, 0, 0.3}, new double[] {
                        noise, 0, noise
                    });
            scores[seed] = found.zAgainst(sine / 0.1);
            assertThat(found.zAgainst(0)).isGreaterThan(5);
        }
        assertCalibrated(scores);
    }

    /// Descent on a quadratic F of two stiffnesses with one D, from a Gaussian along neither axis: no circulation in continuous time, and
    /// ½(a₂₁ − a₁₂) of a = (Φ − C₀ΦC₁⁻¹)/2h = O(h) here.
    @Test
    void descentWithOneDiffusionDoesNotTurn() {
        double[] scores = new double[SEEDS];
        for (int seed = 0; seed < SEEDS; seed++) {
            Estimate found =
                    steps(seed, new double[] {0.9, 0, 0, 0.97}, new double[] {1, 0.3, 0.5}, new double[] {0.2, 0, 0.2});
            scores[seed] = found.zAgainst(turn(new double[] {0.9, 0.97}, new double[] {1, 0.3, 0.5}, 0.2, 0.2));
        }
        assertCalibrated(scores);
    }

    /// The same descent with a tensor D turns without any phase: 𝐃C⁻¹ is not symmetric.
    @Test
    void descentWithATensorDoes() {
        double[] scores = new double[SEEDS];
        double truth = turn(new double[] {0.95, 0.95}, new double[] {0.4, 0.3, 0.4}, 0.05, 0.4);
        for (int seed = 0; seed < SEEDS; seed++) {
            Estimate found = steps(
                    seed, new double[] {0.95, 0, 0, 0.95}, new double[] {0.4, 0.3, 0.4}, new double[] {0.05, 0, 0.4});
            scores[seed] = found.zAgainst(truth);
            assertThat(Math.abs(found.zAgainst(0))).isGreaterThan(5);
        }
        assertCalibrated(scores);
    }

    /// Mean of ½(a₂₁ − a₁₂), a = (Φ − CΦC′⁻¹)/2h, C′ = ΦCΦ + Q, of two steps with Φ and Q along the axes; h = .1.
    private static double turn(double[] phi, double[] start, double q1, double q2) {
        double sum = 0;
        double[] c = start.clone();
        for (int step = 0; step < 2; step++) {
            double[] next = {phi[0] * phi[0] * c[0] + q1, phi[0] * phi[1] * c[1], phi[1] * phi[1] * c[2] + q2};
            double det = next[0] * next[2] - next[1] * next[1];
            double b12 = (-c[0] * phi[0] * next[1] + c[1] * phi[1] * next[0]) / det;
            double b21 = (c[1] * phi[0] * next[2] - c[2] * phi[1] * next[1]) / det;
            sum += (b12 - b21) / (2 * 2 * 0.1) / 2;
            c = next;
        }
        return sum;
    }

    private static Estimate around(int seed, double drift, DoubleUnaryOperator force, double h) {
        double[] q = new double[REPLICAS];
        double[] velocity = new double[REPLICAS];
        double[] before = normal(seed, 0);
        double[] first = normal(seed, 1);
        double[] second = normal(seed, 2);
        double noise = Math.sqrt(2 * 0.5 * h);
        for (int r = 0; r < REPLICAS; r++) {
            double begin = 1 + 1.6 * before[r];
            double forth = (drift + force.applyAsDouble(begin)) * h + noise * first[r];
            q[r] = begin + forth;
            double further = (drift + force.applyAsDouble(q[r])) * h + noise * second[r];
            velocity[r] = (forth + further) / (2 * h);
            q[r] -= Math.TAU * Math.floor(q[r] / Math.TAU);
        }
        return estimate(CurrentCirculation.ring(new double[][] {q}, new double[][] {velocity}, 0, Math.TAU));
    }

    /// Δq = vh + √(2Dh)ξ has u = v − D ∂log p, whatever p: ∮u dq = 2πv.
    @Test
    void aDriftAroundTheRingHasItsCirculation() {
        double[] scores = new double[SEEDS];
        for (int seed = 0; seed < SEEDS; seed++) {
            scores[seed] = around(seed, 1.5, q -> 0, 0.1).zAgainst(1.5 * Math.TAU);
        }
        assertCalibrated(scores);
    }

    /// Langevin motion on F = 1 − cos q, off its equilibrium; what is left by h and by bins is far below the errors.
    @Test
    void noiseInAPotentialHasNone() {
        double[] scores = new double[SEEDS];
        for (int seed = 0; seed < SEEDS; seed++) {
            scores[seed] = around(seed, 0, q -> -StrictMath.sin(q), 0.02).zAgainst(0);
        }
        assertCalibrated(scores);
    }

    /// u = 2 + 3 cos q + sin 2q at places of a steep p, without noise: 4π but for .01, where the mean of u in bins would err more.
    @Test
    void linesInBinsErrBySmallPowersOfTheirWidth() {
        double[] q = new double[REPLICAS];
        double[] u = new double[REPLICAS];
        double[] normal = normal(7, 0);
        for (int r = 0; r < REPLICAS; r++) {
            double x = 2 + 1.4 * normal[r];
            q[r] = x - Math.TAU * Math.floor(x / Math.TAU);
            u[r] = 2 + 3 * StrictMath.cos(q[r]) + StrictMath.sin(2 * q[r]);
        }
        Estimate found = estimate(CurrentCirculation.ring(new double[][] {q}, new double[][] {u}, 0, Math.TAU));
        assertThat(found.value()).isCloseTo(2 * Math.TAU, within(0.01));
    }

    @Test
    void holesAndRestHaveReasons() {
        double[] narrow = new double[REPLICAS];
        Arrays.setAll(narrow, r -> 1 + 1e-3 * r / REPLICAS);
        assertThat(CurrentCirculation.ring(new double[][] {narrow}, new double[][] {narrow}, 0, Math.TAU))
                .isInstanceOfSatisfying(
                        Unresolved.class,
                        found -> assertThat(found.reason()).contains("emptiest of 16 bins", "0 at best"));
        double[] wide = new double[REPLICAS];
        Arrays.setAll(wide, r -> Math.TAU * r / REPLICAS);
        assertThat(CurrentCirculation.ring(new double[][] {wide}, new double[][] {new double[REPLICAS]}, 0, Math.TAU))
                .isEqualTo(new Unresolved("nothing moves; record what moves"));
        assertThat(CurrentCirculation.plane(new double[][][] {{wide, wide}}, new double[][][] {{wide, narrow}}))
                .isInstanceOf(Unresolved.class);
    }

    /// A frame with a hole is left out, the others are told.
    @Test
    void framesWithHolesAreLeftOut() {
        double[] narrow = new double[REPLICAS];
        double[] wide = new double[REPLICAS];
        double[] ones = new double[REPLICAS];
        Arrays.setAll(wide, r -> Math.TAU * r / REPLICAS);
        Arrays.fill(ones, 1);
        Measured found = (Measured)
                CurrentCirculation.ring(new double[][] {narrow, wide}, new double[][] {wide, ones}, 0, Math.TAU);
        assertThat(found.frames()).isEqualTo(1);
        assertThat(found.value().value()).isCloseTo(Math.TAU, within(1e-12));
    }
}
