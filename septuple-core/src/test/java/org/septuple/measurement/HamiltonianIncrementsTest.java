package org.septuple.measurement;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.function.IntFunction;
import org.junit.jupiter.api.Test;
import org.septuple.numerics.Purpose;
import org.septuple.numerics.RandomStream;

/// F = q²/2 throughout.
class HamiltonianIncrementsTest {

    private static final int SEEDS = 200;

    private static PathMoments moments(int replicas, double dt, int start, IntFunction<double[]> path) {
        PathMoments moments = new PathMoments(replicas, dt);
        for (int r = 0; r < replicas; r++) {
            double[] q = path.apply(r);
            moments.add(
                    r,
                    new double[] {q[start + 1] - q[start], q[start + 2] - q[start + 1], q[start + 3] - q[start + 2]},
                    new double[] {-q[start], -q[start + 1], -q[start + 2]});
        }
        return moments;
    }

    /// q = q₀ cos ωt + (−Cq₀ + sξ) sin(ωt)/ω.
    private static HamiltonianIncrements swing(long seed, int replicas, double pull, double slope, double spread) {
        double dt = 0.1;
        double omega = Math.sqrt(pull);
        IntFunction<double[]> path = r -> {
            double[] xi = new RandomStream(seed, Purpose.CHECK_POINTS, r, 5).gaussians(2);
            double q = 1 + xi[0] / 2;
            double v = -slope * q + spread * xi[1];
            double[] places = new double[9];
            for (int t = 0; t < places.length; t++) {
                places[t] = q * StrictMath.cos(omega * t * dt) + v * StrictMath.sin(omega * t * dt) / omega;
            }
            return places;
        };
        return HamiltonianIncrements.of(moments(replicas, dt, 0, path), moments(replicas, dt, 5, path));
    }

    private static void scores(
            IntFunction<HamiltonianIncrements> found, double pull, double slope, double spread, boolean noise) {
        double[] sum = new double[3];
        double[] square = new double[3];
        double together = 0;
        double claimed = 0;
        for (int seed = 0; seed < SEEDS; seed++) {
            HamiltonianIncrements one = found.apply(seed);
            double[] z = {
                one.pull().zAgainst(pull),
                one.slope().zAgainst(slope),
                one.spread().zAgainst(spread)
            };
            for (int i = 0; i < 3; i++) {
                sum[i] += z[i] / Math.sqrt(SEEDS);
                square[i] += z[i] * z[i] / SEEDS;
            }
            together += z[0] * z[1] / SEEDS;
            claimed += one.covariance().get(0).get(1)
                    / (one.pull().standardError() * one.slope().standardError())
                    / SEEDS;
        }
        for (int i = noise ? 0 : 1; i < 3; i++) {
            assertThat(sum[i]).as("mean z of %d", i).isBetween(-3.0, 3.0);
            assertThat(square[i]).as("z² of %d", i).isCloseTo(1, within(3 * Math.sqrt(2.0 / SEEDS)));
        }
        if (noise) {
            assertThat(together).isCloseTo(claimed, within(3 * Math.sqrt(2.0 / SEEDS)));
        }
    }

    /// A = 2: seen is 2(1 − cos ωΔt)/Δt² without any spread, C and s by their own factors of order Δt².
    @Test
    void anOscillatorComesBackFromPositions() {
        double angle = Math.sqrt(2) * 0.1;
        double pull = 2 * (1 - StrictMath.cos(angle)) / 0.01;
        double sinc = StrictMath.sin(angle) / angle;
        HamiltonianIncrements one = swing(1, 300, 2, 0.7, 0.4);
        assertThat(one.pull().value()).isCloseTo(pull, within(1e-11));
        assertThat(pull).isCloseTo(2 * (1 - angle * angle / 12), within(1e-5));
        scores(seed -> swing(seed, 300, 2, 0.7, 0.4), pull, 0.7 * sinc, 0.4 * sinc, false);
        HamiltonianIncrements cold = swing(1, 300, 2, 0.7, 0);
        assertThat(cold.slope().value()).isCloseTo(0.7 * sinc, within(1e-11));
        assertThat(cold.spread().value()).isLessThan(1e-7); // root of round-off
    }

    /// q ← q − ηq + noise: A = −η²/(1 − η), C = η + η²/2(1 − η), s the noise of a step.
    @Test
    void noisyDescentHasThePullOfItsMean() {
        double rate = 0.1;
        scores(
                seed -> {
                    IntFunction<double[]> path = r -> {
                        double[] xi = new RandomStream(seed, Purpose.CHECK_POINTS, r, 6).gaussians(9);
                        double[] places = new double[9];
                        places[0] = 1 + xi[8] / 2;
                        for (int t = 0; t < 8; t++) {
                            places[t + 1] = (1 - rate) * places[t] + 0.2 * xi[t];
                        }
                        return places;
                    };
                    return HamiltonianIncrements.of(moments(1000, 1, 0, path), moments(1000, 1, 5, path));
                },
                -rate * rate / (1 - rate),
                rate + rate * rate / (2 * (1 - rate)),
                0.2,
                true);
    }

    @Test
    void aFlatFreeEnergyTellsNoPull() {
        PathMoments flat = new PathMoments(2, 1);
        flat.add(0, new double[] {1, 2, 3}, new double[3]);
        assertThatThrownBy(() -> HamiltonianIncrements.of(flat, flat)).hasMessageContaining("flat");
    }
}
