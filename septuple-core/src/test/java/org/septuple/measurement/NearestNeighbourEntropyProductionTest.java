package org.septuple.measurement;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import java.util.function.BiFunction;
import java.util.function.IntFunction;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import org.hipparchus.distribution.continuous.NormalDistribution;
import org.hipparchus.special.Gamma;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.septuple.numerics.Engine;
import org.septuple.numerics.Kernels;
import org.septuple.numerics.Purpose;
import org.septuple.numerics.RandomStream;
import org.septuple.numerics.ThreadCrew;
import org.septuple.statistics.Calibration;
import org.septuple.statistics.Estimate;

class NearestNeighbourEntropyProductionTest {

    private static final double[][] ONE = {{1, 0}, {0, 1}};
    private static final LinearProcess ROTATING =
            LinearProcess.ornsteinUhlenbeck(new double[][] {{1, -2}, {2, 1}}, ONE, 0.3);
    private static final LinearProcess SYMMETRIC =
            LinearProcess.ornsteinUhlenbeck(new double[][] {{1, 0.5}, {0.5, 2}}, ONE, 0.3);
    private static final LinearProcess OSCILLATOR =
            LinearProcess.ornsteinUhlenbeck(new double[][] {{0, -1}, {1, 0.5}}, new double[][] {{0, 0}, {0, 0.5}}, 0.5);
    private static final DoubleWell WELL = new DoubleWell(1, 1, 0.3, 0.3, 4, 30);

    /// 2e^{−2τ}(1 − cos 4τ)/((1 − e^{−2τ})τ) at τ = .3.
    private static final double TRUTH = 2 * Math.exp(-0.6) * (1 - Math.cos(1.2)) / ((1 - Math.exp(-0.6)) * 0.3);

    private static NearestNeighbourEntropyProduction measured(Recording recording, int every, List<Integer> odd) {
        return NearestNeighbourEntropyProduction.of(recording, 1, every, 4, odd, Engine.scalar());
    }

    private static NearestNeighbourEntropyProduction measured(Recording recording) {
        return measured(recording, 4, List.of());
    }

    /// The same motion in other coordinates: a map of the plane onto itself changes no relative entropy.
    private static Recording mapped(Recording recording, UnaryOperator<double[]> map) {
        int frames = Math.toIntExact(recording.frames());
        double[] values = new double[frames * recording.replicas() * 2];
        recording.read(0, frames, values);
        for (int i = 0; i < values.length; i += 2) {
            System.arraycopy(map.apply(Arrays.copyOfRange(values, i, i + 2)), 0, values, i, 2);
        }
        return Recording.of(values, recording.replicas(), 2, recording.interval());
    }

    private static void assertWithin(NearestNeighbourEntropyProduction found, double truth) {
        assertThat(found.rate().value())
                .as("%s", found)
                .isCloseTo(
                        truth,
                        within(3 * found.rate().standardError()
                                + Math.abs(found.bias().value())));
    }

    private static double[] scores(int seeds, double truth, IntFunction<NearestNeighbourEntropyProduction> of) {
        return IntStream.range(0, seeds)
                .parallel()
                .mapToDouble(seed -> Calibration.normalScore(of.apply(seed).rate(), truth))
                .toArray();
    }

    private static void assertCalibrated(double[] z) {
        Calibration.assertStandardNormal(z, 0.001);
        Calibration.assertUnitMoments(z, 0.001);
    }

    @Test
    void aRotatingProcessHasItsClosedForm() {
        var found = measured(ROTATING.record(21, 512, 1, Engine.scalar()));
        assertWithin(found, TRUTH);
        assertThat(found.rate().standardError()).isLessThan(0.5);
        assertThat(Math.abs(found.bias().value())).isLessThan(0.5);
        assertThat(found.pairs()).isEqualTo(5 * 512);
    }

    /// Rising maps keep ranks: no bit changes.
    @Test
    void risingMapsOfCoordinatesChangeNothing() {
        Recording recording = ROTATING.record(9, 256, 2, Engine.scalar());
        var plain = measured(recording);
        assertThat(measured(mapped(recording, q -> new double[] {q[0] + q[0] * q[0] * q[0], 10 * q[1] - 3})))
                .isEqualTo(plain);
    }

    /// (q₁, q₂) ↦ (q₁, q₂ + q₁²/2) bends the law, whose covariances then tell little. A bias towards 0 is left, which is said with its sign
    /// and at least half its size.
    @Tag("slow")
    @Test
    void bentLawsLackLess() {
        Recording bent =
                mapped(ROTATING.record(21, 4096, 3, Engine.scalar()), q -> new double[] {q[0], q[1] + q[0] * q[0] / 2});
        var found = measured(bent);
        assertThat(found.bias().zAgainst(0)).isLessThan(-1);
        assertThat(found.rate().value() - 2 * found.bias().value())
                .isGreaterThan(TRUTH - 3 * found.rate().standardError());
        assertThat(found.rate().value()).isBetween(0.85 * TRUTH, TRUTH);
        assertThat(GaussianEntropyProduction.of(bent, 1, List.of(), Engine.scalar())
                        .rate()
                        .value())
                .isLessThan(0.6 * TRUTH);
    }

    @Test
    void reversibleProcessesProduceNothingQuickly() {
        assertCalibrated(scores(24, 0, seed -> measured(SYMMETRIC.record(9, 256, seed, Engine.scalar()))));
        assertWithin(measured(WELL.record(17, 256, 1, Engine.scalar())), 0);
    }

    /// With replicas, with blocks of time, and with two wells.
    @Tag("slow")
    @Test
    void reversibleProcessesProduceNothing() {
        assertCalibrated(scores(200, 0, seed -> measured(SYMMETRIC.record(21, 1024, seed, Engine.scalar()))));
        assertCalibrated(scores(200, 0, seed -> measured(SYMMETRIC.record(8000, 2, seed, Engine.scalar()))));
        assertCalibrated(scores(200, 0, seed -> measured(WELL.record(21, 512, seed, Engine.scalar()))));
    }

    @Test
    void anOscillatorIsReversibleIfItsVelocityIsOdd() {
        Recording recording = OSCILLATOR.record(9, 512, 1, Engine.scalar());
        assertWithin(measured(recording, 4, List.of(1)), 0);
        assertThat(measured(recording, 4, List.of()).rate().zAgainst(0)).isGreaterThan(10);
    }

    /// q′ of each replica from q and one normal number.
    private static Recording driven(int coordinates, BiFunction<double[], Double, double[]> step) {
        int replicas = 256;
        int frames = 9;
        double[] values = new double[frames * replicas * coordinates];
        for (int r = 0; r < replicas; r++) {
            double[] noise = new RandomStream(3, Purpose.KNOWN_PROCESS, r, 0).gaussians(coordinates + 50 + frames);
            double[] q = Arrays.copyOf(noise, coordinates);
            for (int t = -50; t < frames; t++) {
                q = step.apply(q, noise[coordinates + 50 + t]);
                if (t >= 0) {
                    System.arraycopy(q, 0, values, (t * replicas + r) * coordinates, coordinates);
                }
            }
        }
        return Recording.of(values, replicas, coordinates, 1);
    }

    private static void assertRefused(Recording recording, String words) {
        assertThatThrownBy(() -> measured(recording))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContainingAll(words, "must be >", "entropy production is infinite", "leave out coordinates");
    }

    /// x′ = x + v′, in numbers of seven digits too; one noise for two; a position moved by a velocity; a noise on a bend; none at all.
    @Test
    void singularLawsAreRefused() {
        BiFunction<double[], Double, double[]> pushed = (q, noise) -> {
            double v = 0.99 * q[1] - 0.01 * q[0] + 0.1 * noise;
            return new double[] {q[0] + 0.01 * v, v};
        };
        assertRefused(driven(2, pushed), "least eigenvalue");
        assertRefused(mapped(driven(2, pushed), q -> new double[] {(float) q[0], (float) q[1]}), "least eigenvalue");
        assertRefused(driven(2, (q, noise) -> new double[] {q[0] / 2 + noise, 0.9 * q[1] + noise}), "least eigenvalue");
        assertRefused(
                driven(2, (q, noise) -> new double[] {q[0] + 0.1 * q[1], 0.9 * q[1] - 0.1 * q[0] + noise}),
                "least eigenvalue");
        assertRefused(
                driven(2, (q, noise) -> new double[] {q[0] / 2 + noise, q[1] / 2 + noise + noise * noise / 2}),
                "of 4 dimensions");
        assertRefused(driven(1, (q, _) -> new double[] {1 - 1.9 * Math.sin(q[0]) * Math.sin(q[0])}), "of 2 dimensions");
    }

    /// An oscillator seen every τ = .01 has 2Dτ³/3 of noise on its place and 2Dτ on its velocity.
    @Test
    void littleNoiseIsNoise() {
        LinearProcess fine = LinearProcess.ornsteinUhlenbeck(
                new double[][] {{0, -1}, {1, 0.5}}, new double[][] {{0, 0}, {0, 0.5}}, 0.01);
        Recording recording = fine.record(9, 512, 1, Engine.scalar());
        Sample pairs = Sample.pairs(recording, Units.of(recording), 4, 1);
        // ¼ of 2Dτ³/3, since the velocity knows ¾ of it, over ⟨v²⟩τ² = Dτ²/.5
        assertThat(TransitionNoise.least(pairs)).isCloseTo(0.01 / 12, within(0.1 * 0.01 / 12));
        assertWithin(measured(recording, 4, List.of(1)), 0);
    }

    /// Normal pairs have no bias: what is found of it is 0 within its error.
    @Test
    void theBiasKnowsItsErrorQuickly() {
        assertBiasWithin(24, 384);
    }

    @Tag("slow")
    @Test
    void theBiasKnowsItsError() {
        assertBiasWithin(200, 1024);
    }

    /// Mean 0, and errors that are right or, since groups are smaller than the whole, up to half too large.
    private static void assertBiasWithin(int seeds, int replicas) {
        double[] z = IntStream.range(0, seeds)
                .parallel()
                .mapToDouble(seed -> Calibration.normalScore(
                        measured(SYMMETRIC.record(9, replicas, seed, Engine.scalar()))
                                .bias(),
                        0))
                .toArray();
        Estimate mean = Estimate.ofMean(z);
        assertThat(mean.zAgainst(0)).isBetween(-4.0, 4.0);
        double chance = 3 / Math.sqrt(2.0 * seeds);
        assertThat(mean.standardError() * Math.sqrt(seeds)).isBetween(2 / 3.0 * (1 - chance), 1 + chance);
    }

    @Test
    void coincidingPairsAreRefused() {
        Recording rounded = mapped(
                ROTATING.record(21, 256, 1, Engine.scalar()), q -> new double[] {Math.rint(q[0]), Math.rint(q[1])});
        assertThatThrownBy(() -> measured(rounded))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("no density");
    }

    /// Central χ² about the origin; Φ(r + ρ) − Φ(r − ρ) in one dimension; in three, φ at both ends besides.
    @Test
    void massesOfBallsAreThoseOfTheNormalLaw() {
        var normal = new NormalDistribution();
        for (double rho : new double[] {1e-4, 0.3, 2, 9}) {
            for (int d : new int[] {1, 2, 5, 8}) {
                assertThat(GaussianBall.logMass(d, 0, rho * rho))
                        .isCloseTo(Math.log(Gamma.regularizedGammaP(d / 2.0, rho * rho / 2)), within(1e-11));
            }
            for (double r : new double[] {0.5, 2, 5}) {
                double high = normal.cumulativeProbability(rho - r);
                double low = normal.cumulativeProbability(-rho - r);
                assertThat(GaussianBall.logMass(1, r * r, rho * rho)).isCloseTo(Math.log(high - low), within(1e-9));
                double three = high - low - (normal.density(r - rho) - normal.density(r + rho)) / r;
                if (rho > 0.1) {
                    assertThat(GaussianBall.logMass(3, r * r, rho * rho)).isCloseTo(Math.log(three), within(1e-9));
                }
            }
        }
        // the interval (10, 210): the sums pass the range of numbers
        assertThat(GaussianBall.logMass(1, 110 * 110, 100 * 100))
                .isCloseTo(Math.log(normal.cumulativeProbability(-10)), within(1e-9));
    }

    @Test
    void normalScoresKeepOrderAndParity() {
        double[] pairs = {1, -2, 3, 0.5, -1, 2, 1, 4};
        Sample scores = NormalScores.of(Sample.independent(pairs.clone(), 2), new int[] {-1});
        var normal = new NormalDistribution();
        // |v| in order: .5, 1, 1, 1, 2, 2, 3, 4; of all 16 numbers 4 is the last
        assertThat(scores.get(3, 1)).isCloseTo(normal.inverseCumulativeProbability(15.5 / 16), within(1e-15));
        assertThat(scores.get(0, 0)).isEqualTo(scores.get(3, 0)).isCloseTo(-scores.get(2, 0), within(1e-15));
        assertThat(scores.get(0, 0)).isCloseTo(normal.inverseCumulativeProbability(10.5 / 16), within(1e-15));
        assertThat(scores.get(0, 1)).isCloseTo(-scores.get(2, 1), within(1e-15));
    }

    @Test
    void bitsDoNotDependOnThreads() {
        Recording recording = ROTATING.record(5, 256, 1, Engine.scalar());
        var alone = measured(recording, 1, List.of());
        try (ThreadCrew crew = new ThreadCrew(3)) {
            assertThat(NearestNeighbourEntropyProduction.of(
                            recording, 1, 1, 4, List.of(), new Engine(Kernels.scalar(), crew)))
                    .isEqualTo(alone);
        }
    }
}
