package org.septuple.measurement;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import java.util.function.DoubleUnaryOperator;
import org.hipparchus.distribution.continuous.NormalDistribution;
import org.junit.jupiter.api.Test;
import org.septuple.numerics.Engine;
import org.septuple.numerics.Purpose;
import org.septuple.numerics.RandomStream;
import org.septuple.statistics.Calibration;

class PotentialTest {

    private static final double GAMMA = 0.8;
    private static final double K = 1.5;
    private static final double D = 0.6;

    private static Recording mapped(Recording recording, DoubleUnaryOperator f) {
        double[] q = new double[(int) recording.frames() * recording.replicas()];
        recording.read(0, (int) recording.frames(), q);
        return Recording.of(Arrays.stream(q).map(f).toArray(), recording.replicas(), 1, recording.interval());
    }

    private static Recording quadratic(int frames, int replicas, double dt, long seed) {
        return LinearProcess.ornsteinUhlenbeck(new double[][] {{GAMMA * K}}, new double[][] {{D}}, dt)
                .record(frames, replicas, seed, Engine.scalar());
    }

    private static PaperPotential.Bin binOfQuadratic(double dt, long seed, double from, double to) {
        Recording q = quadratic(60, 64, dt, seed);
        return PaperPotential.of(q, mapped(q, x -> K * x * x / 2), mapped(q, x -> K * x), 0, new double[] {from, to})
                .bins()
                .getFirst();
    }

    /// ⟨q²⟩ of N(0, σ²) between two edges.
    private static double meanSquare(double from, double to, double variance) {
        double s = Math.sqrt(variance);
        var normal = new NormalDistribution();
        double mass = normal.cumulativeProbability(to / s) - normal.cumulativeProbability(from / s);
        return variance * (1 - (to / s * normal.density(to / s) - from / s * normal.density(from / s)) / mass);
    }

    /// At any Δ, ρ = e^{−γkΔ}: ⟨ΔF⟩ = ½k(σ² − q²)(1 − ρ²), ⟨∂F·Δq⟩ = −k(1 − ρ)q².
    @Test
    void aQuadraticWellHasItsPaperPotential() {
        double dt = 0.1;
        double rho = Math.exp(-GAMMA * K * dt);
        double variance = D / (GAMMA * K);
        double square = meanSquare(0.3, 0.8, variance);
        double withIto = K * (variance - square) * (1 - rho * rho) / 2 / dt;
        double without = -K * (1 - rho) * square / dt;
        double[][] z = new double[3][200];
        for (int seed = 0; seed < 200; seed++) {
            PaperPotential.Bin bin = binOfQuadratic(dt, seed, 0.3, 0.8);
            z[0][seed] = Calibration.normalScore(bin.withIto(), withIto);
            z[1][seed] = Calibration.normalScore(bin.withoutIto(), without);
            z[2][seed] = Calibration.normalScore(bin.ito(), withIto - without);
        }
        for (double[] scores : z) {
            Calibration.assertStandardNormal(scores, 0.001);
            Calibration.assertUnitMoments(scores, 0.001);
        }
        assertThat(withIto).isCloseTo(-GAMMA * K * K * square + D * K, within(0.05));
        assertThat(without).isCloseTo(-GAMMA * K * K * square, within(0.05));
    }

    /// −γF′² and DF″ with F′ = q³ − bq; Δ = 0.002 is off by less than 1 %.
    @Test
    void aDoubleWellHasItsPaperPotentialByItsSlope() {
        DoubleWell well = new DoubleWell(1, 1, 0.3, 0.002, 1, 4000);
        Recording q = well.record(1000, 500, 1, Engine.scalar());
        double[] edges = {-1.3, -1.25, -0.6, -0.55, 0.55, 0.6, 1.25, 1.3};
        List<PaperPotential.Bin> bins = PaperPotential.of(
                        q, mapped(q, x -> x * x * (x * x - 2) / 4), mapped(q, well::slope), 0, edges)
                .bins();
        for (int b = 0; b < bins.size(); b += 2) {
            PaperPotential.Bin bin = bins.get(b);
            double slope = well.slope(bin.q());
            double bend = 3 * bin.q() * bin.q() - 1;
            assertThat(bin.withoutIto().value())
                    .isCloseTo(-slope * slope, within(4 * bin.withoutIto().standardError() + 0.01));
            assertThat(bin.ito().value())
                    .isCloseTo(0.3 * bend, within(4 * bin.ito().standardError() + 0.01));
        }
        assertThat(bins).hasSize(7);
    }

    /// On 1, 2 and 3 axes.
    @Test
    void gridsHaveTheirOrder() {
        for (int order : new int[] {2, 4}) {
            for (int axes = 1; axes <= 3; axes++) {
                double coarse = gridError(order, axes, 13);
                double fine = gridError(order, axes, 25);
                assertThat(Math.log(coarse / fine) / Math.log(2)).isCloseTo(order, within(0.15));
            }
        }
    }

    /// F = Σ sin(x_a + a) with spacing h_a = (1 + a)/(n − 1), so that |∂F|² = Σ cos², ∂²F = −F; error at the middle of the grid.
    private static double gridError(int order, int axes, int n) {
        int[] shape = new int[axes];
        Arrays.fill(shape, n);
        double[] spacing = new double[axes];
        Arrays.setAll(spacing, a -> (1.0 + a) / (n - 1));
        double[] f = new double[(int) Math.round(Math.pow(n, axes))];
        for (int p = 0; p < f.length; p++) {
            for (int a = axes - 1, rest = p; a >= 0; a--, rest /= n) {
                f[p] += Math.sin(rest % n * spacing[a] + a);
            }
        }
        StationaryPotential v = StationaryPotential.onGrid(f, shape, spacing, order, GAMMA, D);
        double truth = 0;
        for (int a = 0; a < axes; a++) {
            double x = (1.0 + a) / 2 + a;
            truth += GAMMA * Math.cos(x) * Math.cos(x) + 2 * D * Math.sin(x);
        }
        assertThat(v.shape()).hasSize(axes).containsOnly(n - order);
        return Math.abs(v.values()[v.values().length / 2] - truth);
    }

    /// ħ²/(2M)(∂²√p)/√p with √p = e^{−γF/2D} by differences, F = q⁴/4.
    @Test
    void theStationaryPotentialKeepsTheEquilibrium() {
        double q = 0.7;
        double h = 1e-3;
        DoubleUnaryOperator root = x -> Math.exp(-GAMMA * x * x * x * x / 4 / (2 * D));
        double bend = (root.applyAsDouble(q + h) - 2 * root.applyAsDouble(q) + root.applyAsDouble(q - h)) / (h * h);
        double hbar = 2 * D / GAMMA;
        double v = StationaryPotential.atPoints(new double[][] {{q * q * q}}, new double[] {3 * q * q}, GAMMA, D)
                .values()[0];
        assertThat(v).isCloseTo(hbar * hbar * GAMMA * bend / root.applyAsDouble(q), within(1e-5));
        assertThat(PaperPotential.atPoints(new double[][] {{3, 4}}, new double[] {5}, 2, 0.1))
                .containsExactly(-50 + 0.5);
    }

    /// Newton's law M q̈ = −V′ with V = q + q² + q⁴/4, by small steps of Verlet: κ = 0, exact for every replica.
    @Test
    void aClassicalEnsembleGivesItsPotential() {
        double mass = 0.5;
        int frames = 401;
        int replicas = 32;
        double[] q = new double[frames * replicas];
        for (int r = 0; r < replicas; r++) {
            double[] start = new RandomStream(3, Purpose.CHECK_POINTS, r, 0).gaussians(2);
            double x = 1 + 0.3 * start[0];
            double v = 0.3 * start[1];
            double dt = 0.001;
            for (int t = 0; t < frames; t++) {
                q[t * replicas + r] = x;
                for (int s = 0; s < 10; s++) {
                    v -= dt / 2 * (1 + 2 * x + x * x * x) / mass;
                    x += dt * v;
                    v -= dt / 2 * (1 + 2 * x + x * x * x) / mass;
                }
            }
        }
        FittedPotential fit = FittedPotential.of(Recording.of(q, replicas, 1, 0.01), mass, 4);
        double[] truth = {1, 1, 0, 0.25};
        for (int j = 0; j < 4; j++) {
            assertThat(fit.coefficients().get(j).value()).isCloseTo(truth[j], within(2e-3));
        }
        assertThat(fit.at(2)).isCloseTo(10, within(0.02));
        assertThat(fit.isTuned()).isTrue();
    }

    /// ⟨q⟩ = q₀e^{−γkt} of a relaxing ensemble: V = −γk²q²/4 at M = 1/(2γ).
    @Test
    void aRelaxingEnsembleGivesItsPotential() {
        double[] z = new double[200];
        for (int seed = 0; seed < z.length; seed++) {
            int frames = 61;
            int replicas = 64;
            double[] q = new double[frames * replicas];
            quadratic(frames, replicas, 0.05, seed).read(0, frames, q);
            for (int t = 0; t < frames; t++) {
                for (int r = 0; r < replicas; r++) {
                    q[t * replicas + r] += 20 * Math.exp(-GAMMA * K * 0.05 * t);
                }
            }
            FittedPotential fit = FittedPotential.of(Recording.of(q, replicas, 1, 0.05), 1 / (2 * GAMMA), 2);
            z[seed] = Calibration.normalScore(fit.coefficients().get(1), -GAMMA * K * K / 4);
        }
        Calibration.assertStandardNormal(z, 0.001);
        Calibration.assertUnitMoments(z, 0.001);
    }

    @Test
    void choicesAreNamedAndRefused() {
        assertThat(PaperPotential.isSelfAdjoint(new double[] {1, 0, 2, 0})).isTrue();
        assertThat(PaperPotential.isSelfAdjoint(new double[] {0, 0, -0.5, 0, 0.25}))
                .isFalse();
        assertThat(new PaperPotential(List.of()).isTuned()).isFalse();
        Recording q = quadratic(30, 8, 0.1, 1);
        assertThatThrownBy(() -> FittedPotential.of(q, 1, 2)).hasMessageContaining("replicas: 8");
        assertThatThrownBy(() -> PaperPotential.of(q, q.between(0, 20), q, 0, new double[] {0, 1}))
                .hasMessageContaining("got 20 x 8");
        assertThatThrownBy(() -> PaperPotential.of(q, q, q, 0, new double[] {1, 0}))
                .hasMessageContaining("rise");
        assertThatThrownBy(
                        () -> StationaryPotential.onGrid(new double[4], new int[] {4}, new double[] {1}, 4, GAMMA, D))
                .hasMessageContaining("more than 4 points");
        assertThatThrownBy(
                        () -> StationaryPotential.onGrid(new double[4], new int[] {4}, new double[] {1}, 3, GAMMA, D))
                .hasMessageContaining("2 or 4");
    }
}
