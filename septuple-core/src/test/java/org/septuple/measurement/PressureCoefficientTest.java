package org.septuple.measurement;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.function.LongFunction;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.septuple.measurement.PressureCoefficient.Measured;
import org.septuple.measurement.PressureCoefficient.Unresolved;
import org.septuple.numerics.Purpose;
import org.septuple.numerics.RandomStream;

class PressureCoefficientTest {

    private static final PressureDesign QUADRATIC = PressureDesign.ofSlope(1);
    private static final PressureScale NOISE = PressureScale.ofNoise(0.5, 0);

    private static Measured measured(Recording recording, PressureDesign design) {
        PressureCoefficient result = PressureCoefficient.of(recording, 0, design, NOISE);
        assertThat(result).isInstanceOf(Measured.class);
        return (Measured) result;
    }

    private static void calibrated(
            double kappa, int seeds, PressureDesign design, LongFunction<Recording> ensemble, int mostRejected) {
        Scores scores = new Scores("", seeds);
        double rejected = 0;
        for (int seed = 0; seed < seeds; seed++) {
            Measured fit = measured(ensemble.apply(seed), design);
            scores.put("kappa", seed, fit.kappa(), kappa);
            rejected += fit.pValue() < 0.01 ? 1 : 0;
        }
        scores.judge();
        assertThat(rejected).isLessThanOrEqualTo(mostRejected);
    }

    /// dq = −q dt + dW, D = ½: W = −½q², u(q, 0) = −q + ½(q − 1)/¼.
    @Test
    void noiseOnAQuadraticHasMinusFourDSquared() {
        Measured fit = measured(new Ensembles(20_000, 25, 0.1, 1, 0.5, 0).ornsteinUhlenbeck(0.5), QUADRATIC);
        assertThat(fit.kappa().zAgainst(-1)).isBetween(-3.0, 3.0);
        assertThat(fit.kappa().zAgainst(0)).isLessThan(-15);
        assertThat(fit.pValue()).isGreaterThan(0.01);
        assertThat(fit.potentialSlope().get(1).zAgainst(-fit.scale())).isBetween(-3.0, 3.0);
        assertThat(fit.initialVelocity().get(1).zAgainst(fit.scale())).isBetween(-3.0, 3.0);
        assertThat(fit.initialVelocity().get(0).zAgainst(fit.origin() - 2)).isBetween(-3.0, 3.0);
    }

    /// W = −½(q³ − q)² + ½(3q² − 1), whose slope has degree 5; p has two humps in the end. With the degree of log p of least loss, 4 for
    /// 8 of 20 seeds, κ would be off by two errors and p small.
    @Test
    @Tag("slow")
    void noiseInADoubleWellHasMinusFourDSquared() {
        calibrated(
                -1,
                20,
                PressureDesign.ofSlope(3),
                seed -> new Ensembles(20_000, 61, 0.025, 0.3, 0.25, seed).langevin(q -> q * q * q - q, 0.5, 3),
                1);
    }

    @Test
    @Tag("slow")
    void errorsOnAQuadraticAreRight() {
        calibrated(-1, 40, QUADRATIC, seed -> new Ensembles(10_000, 41, 0.075, 1, 0.5, seed).ornsteinUhlenbeck(0.5), 2);
    }

    @Test
    @Tag("slow")
    void errorsOfPacketsAreRight() {
        calibrated(1, 40, QUADRATIC, seed -> new Ensembles(10_000, 31, 0.05, 0.5, 0.4, seed + 100).packet(0), 2);
        calibrated(1, 40, QUADRATIC, seed -> new Ensembles(10_000, 31, 0.1, 0.5, 0.4, seed + 200).packet(1), 2);
    }

    /// Variances of means that are narrow beside the unit of q are no singular covariance.
    @Test
    void narrowFramesAreNotSingular() {
        Measured fit = measured(new Ensembles(10_000, 31, 0.1, 0.5, 0.4, 109).packet(1), QUADRATIC);
        assertThat(fit.kappa().zAgainst(1)).isBetween(-3.0, 3.0);
    }

    /// A force of too low a degree is noticed, not taken for κ.
    @Test
    @Tag("slow")
    void aPotentialOfTooLowADegreeIsRejected() {
        Recording recording = new Ensembles(20_000, 61, 0.025, 0.3, 0.25, 1).langevin(q -> q * q * q - q, 0.5, 3);
        assertThat(measured(recording, new PressureDesign(3, 3, 6, 5, 8)).pValue())
                .isLessThan(1e-6);
    }

    @Test
    void aFreePacketHasHbarOverMassSquared() {
        Measured fit = measured(new Ensembles(10_000, 31, 0.05, 0.5, 0.4, 0).packet(0), QUADRATIC);
        assertThat(fit.kappa().zAgainst(1)).isBetween(-3.0, 3.0);
        assertThat(fit.kappa().standardError()).isLessThan(0.05);
        assertThat(fit.pValue()).isGreaterThan(0.01);
    }

    @Test
    void aPacketInAWellHasHbarOverMassSquared() {
        Measured fit = measured(new Ensembles(10_000, 31, 0.1, 0.5, 0.4, 0).packet(1), QUADRATIC);
        assertThat(fit.kappa().zAgainst(1)).isBetween(-3.0, 3.0);
        assertThat(fit.potentialSlope().get(1).zAgainst(fit.scale())).isBetween(-3.0, 3.0);
    }

    /// Each replica obeys the law itself, so even the noise of the sample does.
    @Test
    void coldNewtonianMotionHasNone() {
        Measured fit = measured(new Ensembles(10_000, 31, 0.045, 0.5, 0.4, 0).newton(0.3, 0), QUADRATIC);
        assertThat(fit.kappa().value()).isCloseTo(0, within(1e-6));
        assertThat(fit.kappa().standardError()).isLessThan(0.01);
        assertThat(fit.potentialSlope().get(1).value()).isCloseTo(fit.scale(), within(1e-4));
    }

    /// 4 det Cov(q, v), with independent q and v of widths .4 and .4.
    @Test
    void warmthOnAQuadraticActsAsPositiveKappa() {
        Measured fit = measured(new Ensembles(10_000, 31, 0.1, 0.5, 0.4, 0).newton(0, 0.4), QUADRATIC);
        assertThat(fit.kappa().zAgainst(4 * 0.16 * 0.16)).isBetween(-3.0, 3.0);
        assertThat(fit.kappa().zAgainst(0)).isGreaterThan(10);
    }

    /// On q⁴/4 streams cross, and the family loses.
    @Test
    void warmthInAQuarticWellIsRejected() {
        int replicas = 5000;
        double[] v = new RandomStream(9, Purpose.KNOWN_PROCESS, 1, 0).gaussians(replicas);
        Recording recording = new Ensembles(replicas, 41, 0.1, 0.8, 0.3, 0).record((t, q) -> {
            for (int n = 0; n < 10; n++) {
                for (int r = 0; r < replicas; r++) {
                    v[r] -= 0.01 * q[r] * q[r] * q[r];
                    q[r] += 0.01 * v[r];
                }
            }
        });
        PressureCoefficient result =
                PressureCoefficient.of(recording, 0, new PressureDesign(3, 1, 0, 5, 8), new PressureScale(1, 10, 0));
        assertThat(result instanceof Measured fit ? fit.pValue() : 0).isLessThan(1e-6);
    }

    @Test
    void whatDoesNotMoveHasNoPressureToSee() {
        Ensembles ensembles = new Ensembles(6000, 21, 0.1, 0, Math.sqrt(0.5), 3);
        for (Recording still : new Recording[] {ensembles.ornsteinUhlenbeck(0.5), ensembles.record((t, q) -> {})}) {
            PressureCoefficient result = PressureCoefficient.of(still, 0, QUADRATIC, NOISE);
            assertThat(result)
                    .isInstanceOfSatisfying(
                            Unresolved.class,
                            unresolved -> assertThat(unresolved.reason()).contains("reliability"));
        }
    }

    @Test
    void anotherOrderOfTimesIsRejected() {
        int replicas = 6000;
        int frames = 25;
        double[] values = new double[frames * replicas];
        new Ensembles(replicas, frames, 0.1, 1, 0.5, 0).ornsteinUhlenbeck(0.5).read(0, frames, values);
        double[] shuffled = new double[values.length];
        int[] order = new RandomStream(5, Purpose.PERMUTATION, 0, 0).permutation(frames);
        for (int t = 0; t < frames; t++) {
            System.arraycopy(values, order[t] * replicas, shuffled, t * replicas, replicas);
        }
        PressureCoefficient result =
                PressureCoefficient.of(Recording.of(shuffled, replicas, 1, 0.1), 0, QUADRATIC, NOISE);
        assertThat(result instanceof Measured fit ? fit.pValue() : 0).isLessThan(1e-6);
    }

    @Test
    void nothingIsMeasuredBelowOneRelaxation() {
        Recording recording = new Ensembles(1000, 9, 0.1, 1, 0.5, 0).ornsteinUhlenbeck(0.5);
        assertThat(PressureCoefficient.of(recording, 0, QUADRATIC, PressureScale.ofNoise(0.5, 1)))
                .isInstanceOfSatisfying(
                        Unresolved.class,
                        unresolved -> assertThat(unresolved.reason()).contains("0.800 relaxations, must be >= 1"));
    }

    /// A twentieth of the replicas of [#noiseOnAQuadraticHasMinusFourDSquared] knows κ to a fifth at best.
    @Test
    void tooFewReplicasAreRefusedWithTheirError() {
        Recording recording = new Ensembles(1000, 25, 0.1, 1, 0.5, 0).ornsteinUhlenbeck(0.5);
        PressureScale strict = new PressureScale(1, 0.1, 1);
        assertThat(PressureCoefficient.of(recording, 0, QUADRATIC, strict))
                .isInstanceOfSatisfying(
                        Unresolved.class,
                        unresolved -> assertThat(unresolved.standardError()).isBetween(0.1, 0.4));
    }

    /// The width doubles before the second frame; κ would come out as −.31.
    @Test
    void framesTooFarApartAreRefused() {
        Recording recording = new Ensembles(10_000, 9, 0.4, 1, 0.15, 0).ornsteinUhlenbeck(0.5);
        assertThat(PressureCoefficient.of(recording, 0, QUADRATIC, new PressureScale(1, 10, 1)))
                .isInstanceOfSatisfying(
                        Unresolved.class,
                        unresolved -> assertThat(unresolved.reason()).contains("record more often"));
    }

    @Test
    void aCoordinateAmongOthersIsFoundAlone() {
        int replicas = 2000;
        Ensembles ensembles = new Ensembles(replicas, 21, 0.1, 1, 0.5, 0);
        double[] one = new double[21 * replicas];
        ensembles.ornsteinUhlenbeck(0.5).read(0, 21, one);
        double[] both = new double[2 * one.length];
        for (int i = 0; i < one.length; i++) {
            both[2 * i] = i % 7;
            both[2 * i + 1] = one[i];
        }
        PressureScale wide = new PressureScale(1, 10, 0);
        assertThat(PressureCoefficient.of(Recording.of(both, replicas, 2, 0.1), 1, QUADRATIC, wide))
                .isEqualTo(PressureCoefficient.of(Recording.of(one, replicas, 1, 0.1), 0, QUADRATIC, wide));
    }

    @Test
    void fewerReplicasThanMomentsNeedAreAnError() {
        Recording recording = new Ensembles(100, 25, 0.1, 1, 0.5, 0).ornsteinUhlenbeck(0.5);
        assertThatThrownBy(() -> PressureCoefficient.of(recording, 0, QUADRATIC, NOISE))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("replicas: 100, must be >= 240 for 24 moments");
        assertThatThrownBy(() -> new PressureDesign(1, 1, 3, 3, 8)).hasMessageContaining("that of log p: 3");
        assertThatThrownBy(() -> PressureDesign.ofSlope(4)).hasMessageContaining("degree 4");
        assertThatThrownBy(() -> new PressureScale(0, 1, 1)).hasMessageContaining("reference");
    }
}
