package org.septuple.measurement;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.function.DoubleUnaryOperator;
import java.util.function.IntFunction;
import org.junit.jupiter.api.Test;
import org.septuple.numerics.Purpose;
import org.septuple.numerics.RandomStream;

/// F = q²/2 unless another one is told.
class KramersIncrementsTest {

    private static final int[] STARTS = {2, 6, 9, 14};
    private static final int LAST = 17;

    /// q̇ = v, τv̇ = −v − γq + √(2D)ξ with both eigenvalues real, from one step to the next exactly.
    private record Kramers(double gamma, double diffusion, double tau, double dt) {

        double root(double sign) {
            return (1 + sign * Math.sqrt(1 - 4 * tau * gamma)) / (2 * tau);
        }

        double decay(double sign) {
            return StrictMath.exp(-root(sign) * dt);
        }

        double[][] flow() {
            double gap = root(1) - root(-1);
            double slow = decay(-1);
            double fast = decay(1);
            return new double[][] {
                {(root(1) * slow - root(-1) * fast) / gap, (slow - fast) / gap},
                {-gamma / tau * (slow - fast) / gap, (root(1) * fast - root(-1) * slow) / gap}
            };
        }

        /// Σ − MΣMᵀ of the law of equilibrium.
        double[][] noise() {
            double[][] m = flow();
            double[] equilibrium = {diffusion / gamma, diffusion / tau};
            double[][] noise = new double[2][2];
            for (int i = 0; i < 2; i++) {
                for (int j = 0; j < 2; j++) {
                    noise[i][j] = i == j ? equilibrium[i] : 0;
                    for (int k = 0; k < 2; k++) {
                        noise[i][j] -= m[i][k] * equilibrium[k] * m[j][k];
                    }
                }
            }
            return noise;
        }

        /// Positions after each step, from N(1, 1/4) at rest or from equilibrium.
        double[] path(boolean rest, RandomStream random) {
            double[] xi = random.gaussians(2 * LAST + 2);
            double[][] m = flow();
            double[][] s = noise();
            double first = Math.sqrt(s[0][0]);
            double shared = s[0][1] / first;
            double second = Math.sqrt(s[1][1] - shared * shared);
            double q = rest ? 1 + xi[2 * LAST] / 2 : Math.sqrt(diffusion / gamma) * xi[2 * LAST];
            double v = rest ? 0 : Math.sqrt(diffusion / tau) * xi[2 * LAST + 1];
            double[] path = new double[LAST + 1];
            path[0] = q;
            for (int t = 0; t < LAST; t++) {
                double next = m[0][0] * q + m[0][1] * v + first * xi[2 * t];
                v = m[1][0] * q + m[1][1] * v + shared * xi[2 * t] + second * xi[2 * t + 1];
                q = next;
                path[t + 1] = q;
            }
            return path;
        }

        /// What b/(1 − a) is of many replicas: det(1 − M)/Δt(1 − det M).
        double seenRate() {
            return (1 - decay(1)) * (1 - decay(-1)) / (dt * (1 - decay(1) * decay(-1)));
        }

        /// What S/2Δt(1 − a)² is of many replicas: S = det(1 − M)² Σ_n ⟨q(0)q(nΔt)⟩.
        double seenDiffusion() {
            double sum = diffusion
                    / gamma
                    * (root(1) / StrictMath.tanh(root(-1) * dt / 2) - root(-1) / StrictMath.tanh(root(1) * dt / 2))
                    / (root(1) - root(-1));
            return seenRate() * seenRate() * dt * sum / 2;
        }

        PathMoments moments(long seed, int replicas, boolean rest) {
            return KramersIncrementsTest.moments(
                    replicas, dt, r -> path(rest, new RandomStream(seed, Purpose.CHECK_POINTS, r, 3)));
        }
    }

    static PathMoments moments(int replicas, double dt, IntFunction<double[]> path) {
        return moments(replicas, dt, x -> -x, path);
    }

    static PathMoments moments(int replicas, double dt, DoubleUnaryOperator force, IntFunction<double[]> path) {
        PathMoments moments = new PathMoments(replicas, dt);
        for (int r = 0; r < replicas; r++) {
            double[] q = path.apply(r);
            for (int t : STARTS) {
                moments.add(r, new double[] {q[t + 1] - q[t], q[t + 2] - q[t + 1], q[t + 3] - q[t + 2]}, new double[] {
                    force.applyAsDouble(q[t]), force.applyAsDouble(q[t + 1]), force.applyAsDouble(q[t + 2])
                });
            }
        }
        return moments;
    }

    /// v ← βv − ηq + noise of deviation `sd`, q ← q + v, from N(1, 1/4) at rest.
    static PathMoments descent(long seed, int replicas, double rate, double momentum, double sd) {
        return moments(replicas, 1, r -> {
            double[] xi = new RandomStream(seed, Purpose.CHECK_POINTS, r, 4).gaussians(LAST + 1);
            double[] path = new double[LAST + 1];
            path[0] = 1 + xi[LAST] / 2;
            double v = 0;
            for (int t = 0; t < LAST; t++) {
                v = momentum * v - rate * path[t] + sd * xi[t];
                path[t + 1] = path[t] + v;
            }
            return path;
        });
    }

    private static final int SEEDS = 100;

    /// z of γ, D and τ over seeds: means, spreads, and the claimed correlations.
    private static void scores(IntFunction<KramersIncrements> found, double gamma, double diffusion, double tau) {
        double[] sum = new double[3];
        double[][] products = new double[3][3];
        double[][] claimed = new double[3][3];
        for (int seed = 0; seed < SEEDS; seed++) {
            KramersIncrements one = found.apply(seed);
            double[] z = {
                one.rate().zAgainst(gamma),
                one.diffusion().zAgainst(diffusion),
                one.time().zAgainst(tau)
            };
            for (int i = 0; i < 3; i++) {
                sum[i] += z[i];
                for (int j = 0; j < 3; j++) {
                    products[i][j] += z[i] * z[j] / SEEDS;
                    claimed[i][j] += one.covariance().get(i).get(j)
                            / Math.sqrt(one.covariance().get(i).get(i)
                                    * one.covariance().get(j).get(j))
                            / SEEDS;
                }
            }
        }
        for (int i = 0; i < 3; i++) {
            assertThat(sum[i] / Math.sqrt(SEEDS)).as("mean z of %d", i).isBetween(-3.0, 3.0);
            for (int j = 0; j < 3; j++) {
                // s.d. of a mean of products of normal numbers of correlation c over 100 seeds: √((1 + c²)/100) ≤ .142
                assertThat(products[i][j]).as("z of %d and %d", i, j).isCloseTo(claimed[i][j], within(3 * 0.142));
            }
        }
    }

    @Test
    void kramersComesBackFromPositions() {
        Kramers law = new Kramers(1, 0.5, 0.2, 0.1);
        scores(seed -> KramersIncrements.of(law.moments(seed, 2000, true)), law.seenRate(), law.seenDiffusion(), 0.2);
    }

    /// Both err by order 2 in Δt, γ by 1 − γkΔt²/12τ.
    @Test
    void stepsOfFiniteLengthCostOrderTwo() {
        Kramers coarse = new Kramers(1, 0.5, 0.2, 0.1);
        Kramers fine = new Kramers(1, 0.5, 0.2, 0.05);
        assertThat(fine.seenRate() - 1).isCloseTo(-0.05 * 0.05 / (12 * 0.2), within(2e-6));
        assertThat((coarse.seenRate() - 1) / (fine.seenRate() - 1)).isCloseTo(4, within(0.03));
        assertThat((coarse.seenDiffusion() - 0.5) / (fine.seenDiffusion() - 0.5))
                .isCloseTo(4, within(0.03));
        Kramers slow = new Kramers(1, 0.5, 1e-5, 0.05);
        assertThat(slow.seenRate()).isCloseTo((1 - StrictMath.exp(-0.05)) / 0.05, within(1e-4));
    }

    /// Least squares of x₂ on x₁ and f₂ give −Δt/ln((1 − e)²/2(Δt/τ − 1 + e)) = 1.51 τ at Δt = τ/20; instruments do not.
    @Test
    void velocitiesOfDifferencesWithoutInstrumentsRememberTooLong() {
        Kramers law = new Kramers(0.02, 0.5, 1, 0.05);
        PathMoments moments = law.moments(1, 20_000, false);
        double[] x1 = {0, 1, 0, 0, 0, 0};
        double[] x2 = {0, 0, 1, 0, 0, 0};
        double[] f2 = {0, 0, 0, 0, 0, 1};
        double square = moments.product(f2, f2);
        double a = (moments.product(x1, x2) * square - moments.product(x1, f2) * moments.product(f2, x2))
                / (moments.product(x1, x1) * square - moments.product(x1, f2) * moments.product(x1, f2));
        double e = StrictMath.exp(-0.05);
        double free = -0.05 / StrictMath.log((1 - e) * (1 - e) / (2 * (0.05 - 1 + e)));
        assertThat(free).isCloseTo(1.507, within(1e-3));
        // s.e. of a: √((1 − a²)/80000) = 9e-4 of 1 − a = .033
        assertThat(-0.05 / StrictMath.log(a)).isCloseTo(free, within(0.12));
        KramersIncrements found = KramersIncrements.of(moments);
        assertThat(found.time().zAgainst(1)).isBetween(-3.0, 3.0);
        assertThat(found.time().zAgainst(free)).isLessThan(-5);
        assertThat(found.diffusion().zAgainst(0.5)).isBetween(-3.0, 3.0);
    }

    /// β = .8, η = .05, noise .1: τ = −1/ln β, γ = .25, D = .01/2(1 − β)² = .125, all exact.
    @Test
    void momentumComesBackFromPositions() {
        scores(
                seed -> KramersIncrements.of(descent(seed, 1000, 0.05, 0.8, 0.1)),
                0.25,
                0.125,
                -1 / StrictMath.log(0.8));
    }

    /// F = q⁴/4 − q²/2 at Δt = τ/10, by 4 finer steps each: errors of order Δt² are below 1 %, those of 30 000 paths 1.5 %.
    @Test
    void anharmonicForcesAreSeenToOrderTwo() {
        double fine = 0.05;
        double e = StrictMath.exp(-fine / 2);
        double sd = Math.sqrt(0.25 * (1 - e * e));
        PathMoments moments = moments(30_000, 0.2, x -> x - x * x * x, r -> {
            double[] xi = new RandomStream(2, Purpose.CHECK_POINTS, r, 7).gaussians(4 * LAST + 1);
            double[] path = new double[LAST + 1];
            double q = 0.3 + 0.3 * xi[4 * LAST];
            double v = 0;
            path[0] = q;
            for (int t = 0; t < 4 * LAST; t++) {
                v += fine / 4 * (q - q * q * q);
                q += fine / 2 * v;
                v = e * v + sd * xi[t];
                q += fine / 2 * v;
                v += fine / 4 * (q - q * q * q);
                path[t / 4 + 1] = q;
            }
            return path;
        });
        KramersIncrements found = KramersIncrements.of(moments);
        assertThat(found.time().zAgainst(2)).isBetween(-3.0, 3.0);
        assertThat(found.rate().zAgainst(1)).isBetween(-3.0, 3.0);
        assertThat(found.diffusion().zAgainst(0.5)).isBetween(-3.0, 3.0);
        assertThat(found.time().standardError()).isLessThan(0.05);
    }

    /// Without momentum x₀ says nothing of x₁: a = 0/0, and two standard errors above 0 need two coincidences.
    @Test
    void descentWithoutMomentumHasNoMemory() {
        int found = 0;
        for (int seed = 0; seed < 200; seed++) {
            KramersIncrements one = KramersIncrements.of(descent(seed, 200, 0.05, 0, 0.1));
            found += one.memory().zAgainst(0) > 2 ? 1 : 0;
        }
        assertThat(found).isLessThanOrEqualTo(2);
    }

    @Test
    void whatStandsStillTellsNothing() {
        assertThatThrownBy(() -> KramersIncrements.of(moments(3, 1, r -> new double[LAST + 1])))
                .hasMessageContaining("no memory");
    }
}
