package org.septuple.measurement;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.hipparchus.linear.Array2DRowRealMatrix;
import org.hipparchus.linear.LUDecomposition;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.septuple.numerics.Engine;
import org.septuple.numerics.Kernels;
import org.septuple.numerics.ThreadCrew;
import org.septuple.statistics.Calibration;
import org.septuple.statistics.Estimate;

class GaussianEntropyProductionTest {

    private static final double[][] ROTATING = {{1, -2}, {2, 1}};
    private static final double[][] SYMMETRIC = {{1, 0.5}, {0.5, 2}};
    private static final double[][] ONE = {{1, 0}, {0, 1}};

    /// Damped oscillator, position and velocity.
    private static final double[][] OSCILLATOR = {{0, -1}, {1, 0.5}};

    private static final double[][] KICKED = {{0, 0}, {0, 0.5}};

    private static LinearProcess process(double[][] rates, double interval) {
        return LinearProcess.ornsteinUhlenbeck(rates, ONE, interval);
    }

    /// 2e^{−2τ}(1 − cos 4τ)/((1 − e^{−2τ})τ).
    private static double rotating(double time) {
        double square = Math.exp(-2 * time);
        return 2 * square * (1 - Math.cos(4 * time)) / ((1 - square) * time);
    }

    private static double exact(LinearProcess process, List<Integer> odd) {
        double[][] sigma = process.stationaryCovariance();
        double[][] lagged = new Array2DRowRealMatrix(process.propagator())
                .multiply(new Array2DRowRealMatrix(sigma))
                .getData();
        int d = process.dimension();
        return PairCovariance.of(new double[d], sigma, lagged).irreversibility(PairCovariance.signs(d, odd));
    }

    private static GaussianEntropyProduction measured(
            LinearProcess process, int frames, int replicas, int lag, long seed) {
        return GaussianEntropyProduction.of(
                process.record(frames, replicas, seed, Engine.scalar()), lag, List.of(), Engine.scalar());
    }

    @Test
    void exactMatricesGiveTheClosedForm() {
        for (double time : new double[] {0.01, 0.3}) {
            double formula = exact(process(ROTATING, time), List.of()) / time;
            assertThat(formula).isCloseTo(rotating(time), within(1e-12));
        }
        assertThat(rotating(0.01)).isCloseTo(7.919, within(5e-4));
        assertThat(GaussianEntropyProduction.production(ROTATING, ONE, ONE)).isCloseTo(8, within(1e-13));
    }

    /// ½ tr Σ_rev⁻¹Σ_fwd − d in the coordinates of the pairs, by another solver, for three coupled coordinates and unequal noise.
    @Test
    void midpointsAndIncrementsGiveTheRelativeEntropyOfPairs() {
        LinearProcess process = LinearProcess.ornsteinUhlenbeck(
                new double[][] {{1, -2, 0.3}, {1, 2, 0.5}, {0, -0.7, 1.5}},
                new double[][] {{1, 0.3, 0}, {0.3, 0.5, 0}, {0, 0, 2}},
                0.4);
        for (List<Integer> odd : List.of(List.<Integer>of(), List.of(1), List.of(0, 2))) {
            assertThat(exact(process, odd)).isCloseTo(direct(process, odd), within(1e-12));
        }
    }

    private static double direct(LinearProcess process, List<Integer> odd) {
        int d = process.dimension();
        var sigma = new Array2DRowRealMatrix(process.stationaryCovariance());
        var lagged = new Array2DRowRealMatrix(process.propagator()).multiply(sigma);
        var forward = new Array2DRowRealMatrix(2 * d, 2 * d);
        forward.setSubMatrix(sigma.getData(), 0, 0);
        forward.setSubMatrix(sigma.getData(), d, d);
        forward.setSubMatrix(lagged.getData(), d, 0);
        forward.setSubMatrix(lagged.transpose().getData(), 0, d);
        var reversal = new Array2DRowRealMatrix(2 * d, 2 * d);
        for (int k = 0; k < d; k++) {
            reversal.setEntry(k, d + k, odd.contains(k) ? -1 : 1);
            reversal.setEntry(d + k, k, odd.contains(k) ? -1 : 1);
        }
        var reversed = reversal.multiply(forward).multiply(reversal);
        return new LUDecomposition(reversed).getSolver().solve(forward).getTrace() / 2 - d;
    }

    /// With its velocity odd, an oscillator in a bath of one temperature is reversible; with both even it is not.
    @Test
    void anOscillatorIsReversibleIfItsVelocityIsOdd() {
        LinearProcess process = LinearProcess.ornsteinUhlenbeck(OSCILLATOR, KICKED, 0.5);
        assertThat(exact(process, List.of(1))).isCloseTo(0, within(1e-12));
        assertThat(exact(process, List.of())).isGreaterThan(1);
        Recording recording = process.record(200, 64, 1, Engine.scalar());
        var odd = GaussianEntropyProduction.of(recording, 1, List.of(1), Engine.scalar());
        var even = GaussianEntropyProduction.of(recording, 1, List.of(), Engine.scalar());
        assertThat(odd.reversible().pValue()).isGreaterThan(0.001);
        assertThat(odd.rate().value()).isCloseTo(0, within(0.01));
        assertThat(odd.limit().value()).isNaN();
        assertThat(even.reversible().pValue()).isLessThan(1e-10);
        assertThat(even.rate().zAgainst(exact(process, List.of()) / 0.5)).isBetween(-4.0, 4.0);
    }

    /// A steady velocity is a current: ½δᵀΣ_rev⁻¹δ with δ = 2v̄ at both ends.
    @Test
    void aMeanOfAnOddCoordinateIsIrreversible() {
        double[][] sigma = {{2}};
        double[][] lagged = {{1}};
        int[] signs = PairCovariance.signs(1, List.of(0));
        double entropy = PairCovariance.of(new double[] {0.5}, sigma, lagged).irreversibility(signs);
        assertThat(entropy).isCloseTo(0.5 * 2 / (2.0 + 1), within(1e-15));
        Recording velocity = LinearProcess.autoregression(new double[][] {{0.5}}, new double[][] {{1.5}})
                .record(100, 64, 2, Engine.scalar())
                .projected(new double[] {-0.5}, new double[][] {{1}});
        var found = GaussianEntropyProduction.of(velocity, 1, List.of(0), Engine.scalar());
        assertThat(found.rate().zAgainst(entropy)).isBetween(-4.0, 4.0);
        assertThat(found.reversible().pValue()).isLessThan(1e-6);
    }

    /// Acceptance: samples every .01.
    @Test
    void aRotatingProcessProducesEight() {
        var found = measured(process(ROTATING, 0.01), 2000, 128, 1, 1);
        Estimate rate = found.rate();
        assertThat(rate.zAgainst(rotating(0.01))).isBetween(-4.0, 4.0);
        assertThat(rate.standardError()).isLessThan(0.3);
        assertThat(found.limit().zAgainst(8)).isBetween(-4.0, 4.0);
        assertThat(found.reversible().pValue()).isLessThan(1e-10);
    }

    private static void calibrates(int seeds, int frames, int replicas, double interval, int lag) {
        double[][] z = new double[2][seeds];
        LinearProcess process = process(ROTATING, interval);
        for (int seed = 0; seed < seeds; seed++) {
            var found = measured(process, frames, replicas, lag, seed);
            z[0][seed] = Calibration.normalScore(found.rate(), rotating(lag * interval));
            z[1][seed] = Calibration.normalScore(found.limit(), 8);
        }
        for (double[] scores : z) {
            Calibration.assertStandardNormal(scores, 0.001);
            Calibration.assertUnitMoments(scores, 0.001);
        }
    }

    @Test
    void errorsAreRightOverAFewSeeds() {
        calibrates(40, 200, 64, 0.1, 1);
    }

    @Tag("slow")
    @Test
    void errorsAreRightWithReplicas() {
        calibrates(200, 500, 128, 0.05, 1);
        calibrates(200, 200, 64, 0.1, 3);
    }

    @Tag("slow")
    @Test
    void errorsAreRightWithBlocksOfTime() {
        calibrates(200, 30_000, 1, 0.1, 1);
        calibrates(200, 6000, 5, 0.1, 3);
    }

    /// Overlapping pairs of one trajectory, dealt out over units as if they were independent, understate the error that blocks of time tell.
    @Test
    void countingOverlappingPairsUnderstatesErrors() {
        int seeds = 60;
        int lag = 6;
        int frames = 8000;
        LinearProcess process = process(ROTATING, 0.05);
        double[] blocks = new double[seeds];
        double[] naive = new double[seeds];
        for (int seed = 0; seed < seeds; seed++) {
            Recording recording = process.record(frames, 1, seed, Engine.scalar());
            var found = GaussianEntropyProduction.of(recording, lag, List.of(), Engine.scalar());
            blocks[seed] = Calibration.normalScore(found.rate(), rotating(0.3));
            var dealt = GaussianEntropyProduction.of(dealt(recording, lag), 1, List.of(), Engine.scalar());
            naive[seed] = Calibration.normalScore(dealt.rate(), rotating(0.3) * 6);
        }
        Calibration.assertUnitMoments(blocks, 0.001);
        assertThat(Calibration.deviation(naive)).isGreaterThan(1.5);
    }

    /// Each pair a replica of two frames 0.05 apart, far neighbours side by side.
    private static Recording dealt(Recording recording, int lag) {
        int frames = Math.toIntExact(recording.frames());
        double[] all = new double[frames * 2];
        recording.read(0, frames, all);
        int pairs = (frames - lag) / 128 * 128;
        double[] values = new double[2 * pairs * 2];
        for (int i = 0; i < pairs; i++) {
            int replica = i % 128 * (pairs / 128) + i / 128;
            System.arraycopy(all, 2 * i, values, 2 * replica, 2);
            System.arraycopy(all, 2 * (i + lag), values, 2 * (pairs + replica), 2);
        }
        return Recording.of(values, pairs, 2, recording.interval());
    }

    /// Chances of an asymmetry under detailed balance are uniform, with replicas and with blocks of time.
    @Test
    void reversibilityIsTestedAtItsLevel() {
        int seeds = 60;
        LinearProcess process = process(SYMMETRIC, 0.2);
        double[] p = new double[seeds];
        for (int seed = 0; seed < seeds; seed++) {
            var found = seed % 2 == 0 ? measured(process, 100, 40, 1, seed) : measured(process, 2000, 2, 2, seed);
            p[seed] = found.reversible().pValue();
        }
        Calibration.assertUniform(p, 0.001);
    }

    @Tag("slow")
    @Test
    void reversibilityIsTestedAtItsLevelOverManySeeds() {
        int seeds = 300;
        LinearProcess process = process(SYMMETRIC, 0.2);
        double[] replicas = new double[seeds];
        double[] blocks = new double[seeds];
        for (int seed = 0; seed < seeds; seed++) {
            replicas[seed] = measured(process, 100, 40, 1, seed).reversible().pValue();
            blocks[seed] = measured(process, 4000, 2, 2, seed).reversible().pValue();
        }
        Calibration.assertUniform(replicas, 0.001);
        Calibration.assertUniform(blocks, 0.001);
    }

    @Test
    void oneEvenCoordinateIsRefused() {
        assertThatThrownBy(() -> measured(
                        LinearProcess.autoregression(new double[][] {{0.5}}, new double[][] {{1}}), 50, 20, 1, 1))
                .hasMessageContaining("every stationary Gaussian process is reversible");
        assertThatThrownBy(() -> PairCovariance.signs(2, List.of(2))).hasMessageContaining("[0, 2)");
    }

    /// P of an autoregression that flips has no real logarithm: EP(τ) exists, the limit does not.
    @Test
    void aFlippingMapHasNoLimit() {
        LinearProcess flips = LinearProcess.autoregression(new double[][] {{-0.5, 0.3}, {0, 0.4}}, ONE);
        var found = measured(flips, 300, 64, 1, 3);
        assertThat(found.limit().value()).isNaN();
        assertThat(found.rate().zAgainst(exact(flips, List.of()))).isBetween(-4.0, 4.0);
    }

    @Test
    void bitsDoNotDependOnThreads() {
        Recording recording = process(ROTATING, 0.1).record(100, 40, 1, Engine.scalar());
        var alone = GaussianEntropyProduction.of(recording, 1, List.of(), Engine.scalar());
        try (ThreadCrew crew = new ThreadCrew(3)) {
            var shared = GaussianEntropyProduction.of(recording, 1, List.of(), new Engine(Kernels.scalar(), crew));
            assertThat(shared.rate()).isEqualTo(alone.rate());
            assertThat(shared.limit()).isEqualTo(alone.limit());
            assertThat(shared.reversible()).isEqualTo(alone.reversible());
        }
    }
}
