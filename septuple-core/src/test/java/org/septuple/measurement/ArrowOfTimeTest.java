package org.septuple.measurement;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.septuple.numerics.Engine;
import org.septuple.numerics.Kernels;
import org.septuple.numerics.Purpose;
import org.septuple.numerics.RandomStream;
import org.septuple.numerics.ThreadCrew;
import org.septuple.statistics.Calibration;
import org.septuple.statistics.Estimate;

class ArrowOfTimeTest {

    private static final double D = 0.5;
    private static final int SEEDS = 60;
    /// Of 60 seeds more than 8 have p < .05 with a chance of .28 %, if p is uniform.
    private static final long MOST_BELOW = 8;

    private static ArrowOfTime of(Recording recording, Estimate ratio) {
        return ArrowOfTime.of(recording, q -> q[0] * q[0] / 2, ratio, Engine.scalar());
    }

    private static Estimate ratio() {
        return Estimate.exact(1 / D, 1000);
    }

    /// H of N(m, v) on ½q².
    private static double h(double ratio, double mean, double variance) {
        return ratio * (mean * mean + variance) / 2 - Math.log(2 * Math.PI * Math.E * variance) / 2;
    }

    private static ArrowOfTime[] seeds(IntFunction<ArrowOfTime> of) {
        return IntStream.range(0, SEEDS).parallel().mapToObj(of).toArray(ArrowOfTime[]::new);
    }

    private static void assertCalibrated(ArrowOfTime[] all, double fall) {
        double[] z = Arrays.stream(all)
                .mapToDouble(arrow -> Calibration.normalScore(arrow.fall(), fall))
                .toArray();
        Calibration.assertStandardNormal(z, 0.001);
        Calibration.assertUnitMoments(z, 0.001);
    }

    @Test
    void ofNoiseHFallsByItsClosedForm() {
        ArrowOfTime found = of(new Ensembles(4000, 81, 0.025, 1, 0.5, 1).ornsteinUhlenbeck(D), ratio());
        double variance = D + (0.25 - D) * Math.exp(-4);
        double fall = h(1 / D, 1, 0.25) - h(1 / D, Math.exp(-2), variance);
        assertThat(found.fall().zAgainst(fall)).isBetween(-3.0, 3.0);
        assertThat(found.fall().zAgainst(0)).isGreaterThan(10);
        assertThat(found.pValue()).isGreaterThan(0.01);
    }

    /// N(0, D/γ) goes on: the closest to a rise that (3.1) has. 50 replicas in a group, the fewest.
    @Test
    void inEquilibriumErrorsAreCalibratedAndFewSeedsRise() {
        ArrowOfTime[] all =
                seeds(seed -> of(new Ensembles(1000, 9, 0.25, 0, Math.sqrt(D), seed).ornsteinUhlenbeck(D), ratio()));
        assertCalibrated(all, 0);
        assertThat(Arrays.stream(all).filter(arrow -> arrow.pValue() < 0.05).count())
                .isLessThanOrEqualTo(MOST_BELOW);
    }

    /// N(0, 1) splits into two of its kind, independent draws, F = 0: S rises by log 2. The bias of S is not the same in both.
    @Test
    void aLawThatSplitsKeepsErrorsCalibrated() {
        int replicas = 1000;
        assertCalibrated(
                seeds(seed -> {
                    double[] q = new RandomStream(seed, Purpose.KNOWN_PROCESS, 0, 0).gaussians(2 * replicas);
                    for (int r = 0; r < replicas; r++) {
                        q[replicas + r] += r % 2 == 0 ? 10 : -10;
                    }
                    return ArrowOfTime.of(Recording.of(q, replicas, 1, 1), x -> 0, ratio(), Engine.scalar());
                }),
                Math.log(2));
    }

    /// The width of a packet breathes, σ² = .16 cos²t + sin²t/.64, and H with it: least at σ² = ½, highest at t = π/2. Points scale, so that errors are those of Δσ²
    /// alone, and the last step there is the clearest. At t and π − t points are the same up to rounding.
    @Test
    void ofAWaveHRises() {
        Recording period = new Ensembles(4000, 81, Math.PI / 80, 0, 0.4, 2).packet(1);
        ArrowOfTime half = of(period.between(0, 41), Estimate.exact(2, 1000));
        assertThat(half.from()).isCloseTo(Math.PI * 7 / 16, within(1e-12));
        assertThat(half.to()).isCloseTo(Math.PI / 2, within(1e-12));
        double cosine = Math.cos(Math.PI * 7 / 16);
        double before = 0.16 * cosine * cosine + (1 - cosine * cosine) / 0.64;
        assertThat(half.rise().zAgainst(h(2, 0, 1 / 0.64) - h(2, 0, before))).isBetween(-3.0, 3.0);
        assertThat(half.pValue()).isLessThan(1e-6);
        ArrowOfTime whole = of(period, Estimate.exact(2, 1000));
        assertThat(whole.fall().zAgainst(0)).isBetween(-1.0, 1.0);
        assertThat(whole.rise().value()).isGreaterThan(0.01);
        assertThat(whole.pValue()).isLessThan(1e-6);
    }

    /// Two coordinates on ½|q|², each as above: H is twice that of one.
    @Test
    void ofTwoCoordinatesItIsTheSum() {
        int replicas = 4000;
        int frames = 5;
        double[] x = new double[frames * replicas];
        double[] y = new double[frames * replicas];
        new Ensembles(replicas, frames, 0.5, 1, 0.5, 3).ornsteinUhlenbeck(D).read(0, frames, x);
        new Ensembles(replicas, frames, 0.5, 1, 0.5, 4).ornsteinUhlenbeck(D).read(0, frames, y);
        double[] both = new double[2 * x.length];
        Arrays.setAll(both, i -> (i % 2 == 0 ? x : y)[i / 2]);
        ArrowOfTime found = ArrowOfTime.of(
                Recording.of(both, replicas, 2, 0.5), q -> (q[0] * q[0] + q[1] * q[1]) / 2, ratio(), Engine.scalar());
        double variance = D + (0.25 - D) * Math.exp(-4);
        double fall = 2 * (h(1 / D, 1, 0.25) - h(1 / D, Math.exp(-2), variance));
        assertThat(found.fall().zAgainst(fall)).isBetween(-3.0, 3.0);
        assertThat(found.pValue()).isGreaterThan(0.01);
    }

    @Test
    void whatStandsStillNeitherFallsNorRises() {
        double[] once = new RandomStream(5, Purpose.KNOWN_PROCESS, 0, 0).gaussians(1000);
        double[] frozen = new double[7000];
        Arrays.setAll(frozen, i -> once[i % 1000]);
        ArrowOfTime found = of(Recording.of(frozen, 1000, 1, 1), ratio());
        assertThat(found.fall().value()).isZero();
        assertThat(found.rise().value()).isZero();
        assertThat(found.pValue()).isEqualTo(1);
    }

    /// ΔF is H at γ/D + 1 less H at γ/D.
    @Test
    void theErrorOfTheRatioAddsInQuadrature() {
        Recording recording = new Ensembles(1000, 5, 0.5, 1, 0.5, 6).ornsteinUhlenbeck(D);
        Estimate exact = of(recording, Estimate.exact(2, 1000)).fall();
        double change = of(recording, Estimate.exact(3, 1000)).fall().value() - exact.value();
        Estimate found = of(recording, new Estimate(2, 0.1, 1000)).fall();
        assertThat(found.value()).isEqualTo(exact.value());
        assertThat(found.standardError()).isCloseTo(Math.hypot(exact.standardError(), 0.1 * change), within(1e-12));
    }

    @Test
    void bitsDoNotDependOnThreads() {
        Recording recording = new Ensembles(3000, 5, 0.5, 1, 0.5, 7).ornsteinUhlenbeck(D);
        try (ThreadCrew crew = new ThreadCrew(3)) {
            assertThat(ArrowOfTime.of(recording, q -> q[0] * q[0] / 2, ratio(), new Engine(Kernels.scalar(), crew)))
                    .isEqualTo(of(recording, ratio()));
        }
    }

    @Test
    void whatTellsNothingIsRefused() {
        Recording few = new Ensembles(999, 5, 0.5, 1, 0.5, 8).ornsteinUhlenbeck(D);
        assertThatThrownBy(() -> of(few, ratio())).hasMessageContaining("replicas: 999, must be >= 1000");
        Recording enough = new Ensembles(1000, 5, 0.5, 1, 0.5, 8).ornsteinUhlenbeck(D);
        assertThatThrownBy(() -> of(enough, Estimate.exact(-1, 9))).hasMessageContaining("must be finite and > 0");
        assertThatThrownBy(() -> of(enough, new Estimate(1, Double.NaN, 9))).hasMessageContaining("a finite error");
        assertThatThrownBy(() -> of(enough.between(0, 1), ratio())).hasMessageContaining("frames: 1");
        assertThatThrownBy(() -> ArrowOfTime.of(enough, q -> 1 / 0.0, ratio(), Engine.scalar()))
                .hasMessageContaining("must be finite");
    }
}
