package org.septuple.measurement;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.septuple.numerics.Engine;
import org.septuple.numerics.Purpose;
import org.septuple.numerics.RandomStream;
import org.septuple.numerics.ThreadCrew;
import org.septuple.statistics.Bootstrap;
import org.septuple.statistics.Estimate;

/// Autocorrelations and period shares against closed forms.
class LagSpectrumTest {

    private static final Engine ENGINE = Engine.scalar();
    private static final int SEEDS = 40;

    private static LinearProcess autoregressions(double... phi) {
        double[][] propagator = new double[phi.length][phi.length];
        double[][] noise = new double[phi.length][phi.length];
        for (int i = 0; i < phi.length; i++) {
            propagator[i][i] = phi[i];
            noise[i][i] = 1 + i;
        }
        return LinearProcess.autoregression(propagator, noise);
    }

    /// Ring 0 → 1 → 2 → 0 of unit variance: ρ(k) = aᵏ where 3 divides k, else 0.
    static LinearProcess ring(double a) {
        double rest = 1 - a * a;
        return LinearProcess.autoregression(
                new double[][] {{0, 0, a}, {a, 0, 0}, {0, a, 0}},
                new double[][] {{rest, 0, 0}, {0, rest, 0}, {0, 0, rest}});
    }

    private static LagSpectrum spectrum(KnownProcess process, int seed) {
        return LagSpectrum.of(process.record(120, 16, seed, ENGINE), 3, ENGINE);
    }

    @Test
    void autoregressionsHaveThePowersOfTheirCoefficient() {
        double[] phi = {.8, .3, -.5};
        Scores scores = new Scores("120 × 16", SEEDS);
        for (int seed = 0; seed < SEEDS; seed++) {
            LagSpectrum found = spectrum(autoregressions(phi), seed);
            double above = 0;
            double under = 0;
            for (int i = 0; i < 3; i++) {
                double p = phi[i];
                double null3 = (1 - p * p * p) / (1 - (p * p + p * p * p * p) / 2);
                scores.put("share " + p, seed, found.share(i), null3);
                scores.put("rho(2) " + p, seed, found.autocorrelation(i, 2), p * p);
                assertThat(LagSpectrum.autoregressiveShare(p, 3)).isCloseTo(null3, within(1e-15));
                double variance = (1 + i) / (1 - p * p);
                above += variance * (1 - p * p * p);
                under += variance * (1 - (p * p + p * p * p * p) / 2);
            }
            scores.put("share", seed, found.share(), above / under);
            scores.put("null", seed, found.autoregressiveShare(), above / under);
            scores.put("excess", seed, found.excess(), 0);
        }
        scores.judge();
    }

    @Test
    void noisyRingReturnsAfterThreeSteps() {
        double a = .95;
        Scores scores = new Scores("120 × 16", SEEDS);
        for (int seed = 0; seed < SEEDS; seed++) {
            LagSpectrum found = spectrum(ring(a), seed);
            scores.put("share", seed, found.share(), 1 - a * a * a);
            scores.put("share of 1", seed, found.share(1), 1 - a * a * a);
            scores.put("rho(3)", seed, found.autocorrelation(3), a * a * a);
            scores.put("rho(4)", seed, found.autocorrelation(0, 4), 0);
            // ρ(1) = 0 is an extremum of the null, 1 + ½φ²; φ within four s.d. of .08
            assertThat(found.autoregressiveShare().value()).isBetween(1., 1.05);
            assertThat(found.below()).isEqualTo(3);
            assertThat(found.excess().zAgainst(0)).isLessThan(-5);
        }
        scores.judge();
    }

    /// x(t) = ¾x(t − 1) − ½x(t − 2) + ξ by Yule and Walker: ρ(k) = ¾ρ(k − 1) − ½ρ(k − 2).
    @Test
    void secondOrderObeysYuleAndWalker() {
        double[] rho = new double[13];
        rho[0] = 1;
        rho[1] = .75 / 1.5;
        for (int k = 2; k < 13; k++) {
            rho[k] = .75 * rho[k - 1] - .5 * rho[k - 2];
        }
        LinearProcess process =
                LinearProcess.autoregression(new double[][] {{.75, -.5}, {1, 0}}, new double[][] {{1, 0}, {0, 0}});
        Scores scores = new Scores("120 × 16", SEEDS);
        for (int seed = 0; seed < SEEDS; seed++) {
            LagSpectrum found = spectrum(process, seed);
            for (int k : new int[] {1, 2, 3, 5, 12}) {
                scores.put("rho " + k, seed, found.autocorrelation(0, k), rho[k]);
            }
            scores.put("share", seed, found.share(), 2 * (1 - rho[3]) / (2 - rho[2] - rho[4]));
        }
        scores.judge();
    }

    @Test
    void otherNeuronsKnowNoPeriod() {
        Scores scores = new Scores("120 × 16", SEEDS);
        for (int seed = 0; seed < SEEDS; seed++) {
            Recording independent =
                    autoregressions(.9, .8, .3, -.5, 0, .6, .7, .95).record(120, 16, seed, ENGINE);
            scores.put("permuted", seed, LagSpectrum.of(independent, 3, ENGINE).permuted(independent, seed, ENGINE), 1);
        }
        scores.judge();
        for (int seed = 0; seed < 200; seed++) {
            int[] partner = PermutedNeurons.cycle(9, new int[] {0, 2, 3, 5, 8}, seed);
            assertThat(partner[1]).isOne();
            int at = 0;
            for (int steps = 1; steps < 5; steps++) {
                at = partner[at];
                assertThat(at).isNotZero();
            }
            assertThat(partner[at]).isZero();
        }
    }

    /// Neuron 0 stands still, 1 repeats three values, 2 two values, 3 one of five in each replica; the others are drawn anew.
    private static Recording periodic(int neurons, int replicas, int frames) {
        double[] values = new RandomStream(1, Purpose.KNOWN_PROCESS, 0, 0).gaussians(neurons * replicas * frames);
        for (int t = 0; t < frames; t++) {
            for (int r = 0; r < replicas; r++) {
                int at = (t * replicas + r) * neurons;
                values[at] = .1 + r;
                values[at + 1] = .1 * r + (t % 3) * (t % 3) + 1e6;
                values[at + 2] = t % 2 + .7;
            }
        }
        return Recording.of(values, replicas, neurons, 1);
    }

    @Test
    void exactPeriodsHaveNoShare() {
        LagSpectrum found = LagSpectrum.of(periodic(3, 4, 50), 3, ENGINE);
        assertThat(found.moves(0)).isFalse();
        assertThat(found.moved()).isEqualTo(2);
        assertThat(found.share(0).value()).isNaN();
        assertThat(found.share(1)).isEqualTo(new Estimate(0, 0, 4));
        assertThat(found.autocorrelation(1, 3)).isEqualTo(new Estimate(1, 0, 4));
        assertThat(found.share(2).value()).isInfinite();
        assertThat(found.autocorrelation(2, 3).value()).isCloseTo(-1, within(.01));
        assertThat(found.below()).isEqualTo(1);
        double[] tenths = new double[4 * 50];
        Arrays.fill(tenths, .1);
        Recording still = Recording.of(tenths, 4, 1, 1);
        LagSpectrum none = LagSpectrum.of(still, 3, ENGINE);
        assertThat(none.moved()).isZero();
        assertThat(none.share().value()).isNaN();
        assertThat(none.permuted(still, 1, ENGINE).value()).isNaN();
    }

    /// Many pieces against the sums as they are written.
    @Test
    void sumsAreThoseOfTheDefinition() {
        int neurons = 2_000;
        int replicas = 5;
        int frames = 230;
        Recording recording = periodic(neurons, replicas, frames);
        double[] x = new double[neurons * replicas * frames];
        recording.read(0, frames, x);
        LagSpectrum found = LagSpectrum.of(recording, 3, 7, ENGINE);
        for (int i : new int[] {3, 255, 256, 1_999}) {
            double mean = 0;
            for (int j = i; j < x.length; j += neurons) {
                mean += x[j] / replicas / frames;
            }
            double m = mean;
            for (int k = 1; k <= 7; k++) {
                int lag = k;
                Estimate slow = Bootstrap.jackknife(replicas, chosen -> {
                    double square = 0;
                    double change = 0;
                    for (int r : chosen) {
                        for (int t = 0; t < frames; t++) {
                            double here = x[(t * replicas + r) * neurons + i];
                            square += (here - m) * (here - m) / frames;
                            if (t >= lag) {
                                double before = x[((t - lag) * replicas + r) * neurons + i];
                                change += (here - before) * (here - before) / 2 / (frames - lag);
                            }
                        }
                    }
                    return 1 - change / square;
                });
                assertThat(found.autocorrelation(i, k).value()).isCloseTo(slow.value(), within(1e-12));
                assertThat(found.autocorrelation(i, k).standardError()).isCloseTo(slow.standardError(), within(1e-12));
            }
        }
    }

    @Test
    void threadsChangeNoBit() {
        Recording recording = periodic(600, 20, 40);
        LagSpectrum alone = LagSpectrum.of(recording, 3, ENGINE);
        try (ThreadCrew crew = new ThreadCrew(3)) {
            Engine three = new Engine(ENGINE.kernels(), crew);
            LagSpectrum shared = LagSpectrum.of(recording, 3, three);
            assertThat(shared.share()).isEqualTo(alone.share());
            assertThat(shared.share(300)).isEqualTo(alone.share(300));
            assertThat(shared.permuted(recording, 1, three)).isEqualTo(alone.permuted(recording, 1, ENGINE));
        }
    }

    @Test
    void refusesNonsense() {
        Recording short3 = periodic(3, 4, 13);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> LagSpectrum.of(short3, 3, ENGINE))
                .withMessageContaining("13 frames for 12 lags")
                .withMessageContaining("14 or more");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> LagSpectrum.of(periodic(3, 1, 50), 3, ENGINE))
                .withMessageContaining("record more replicas");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> LagSpectrum.of(short3, 1, 4, ENGINE))
                .withMessageContaining("period of 2 or more");
        double[] lost = new double[3 * 4 * 50];
        Arrays.fill(lost, 1);
        lost[7] = Double.POSITIVE_INFINITY;
        assertThatIllegalArgumentException()
                .isThrownBy(() -> LagSpectrum.of(Recording.of(lost, 4, 3, 1), 3, ENGINE))
                .withMessageContaining("neuron 1 is not finite");
    }
}
