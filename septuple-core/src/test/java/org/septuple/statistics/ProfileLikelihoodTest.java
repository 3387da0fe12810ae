package org.septuple.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.function.DoubleUnaryOperator;
import org.junit.jupiter.api.Test;
import org.septuple.numerics.Elementary;
import org.septuple.numerics.Purpose;
import org.septuple.numerics.RandomStream;

class ProfileLikelihoodTest {

    /// z₀.₉₇₅, √ of the 95 % quantile of χ² of one degree of freedom.
    private static final double Z = 1.959963984540054;

    /// ℓ = −(x − 2)²/(2·¼): 2 ± z/2.
    @Test
    void parabolasHaveTheNormalInterval() {
        var profile = ProfileLikelihood.of(x -> 7 - 2 * (x - 2) * (x - 2), -10, 10, 37, 0.95);
        assertThat(profile.estimate()).isCloseTo(2, within(1e-7));
        assertThat(profile.maximum()).isCloseTo(7, within(1e-12));
        assertThat(profile.low()).isCloseTo(2 - Z / 2, within(1e-8));
        assertThat(profile.high()).isCloseTo(2 + Z / 2, within(1e-8));
        assertThat(profile.isMultimodal()).isFalse();
    }

    /// A peak between two grid points of which neither is above the threshold.
    @Test
    void narrowPeaksAreBracketed() {
        var profile = ProfileLikelihood.of(x -> -5000 * (x - 0.45) * (x - 0.45), 0, 2, 20, 0.95);
        assertThat(profile.estimate()).isCloseTo(0.45, within(1e-7));
        assertThat(profile.low()).isCloseTo(0.45 - Z / 100, within(1e-8));
        assertThat(profile.high()).isCloseTo(0.45 + Z / 100, within(1e-8));
        assertThat(profile.maxima()).isEqualTo(1);
    }

    /// An exponential decay of which only a lower limit is known: ℓ rises to a plateau.
    @Test
    void unboundedSidesAreOpen() {
        DoubleUnaryOperator rising = x -> -20 * Elementary.exp(-x);
        var profile = ProfileLikelihood.of(rising, 0, 30, 100, 0.95);
        assertThat(profile.high()).isEqualTo(Double.POSITIVE_INFINITY);
        assertThat(profile.low()).isCloseTo(Elementary.log(20 / (Z * Z / 2)), within(1e-6));
        var mirrored = ProfileLikelihood.of(x -> rising.applyAsDouble(-x), -30, 0, 100, 0.95);
        assertThat(mirrored.low()).isEqualTo(Double.NEGATIVE_INFINITY);
        assertThat(mirrored.high()).isCloseTo(-profile.low(), within(1e-9));
        var flat = ProfileLikelihood.of(x -> 3, 0, 1, 10, 0.95);
        assertThat(flat.low()).isEqualTo(Double.NEGATIVE_INFINITY);
        assertThat(flat.high()).isEqualTo(Double.POSITIVE_INFINITY);
        assertThat(flat.maxima()).isEqualTo(1);
    }

    /// ℓ = −2(x² − 1)²·k: both wells count if the dip between is deep, a lower one only if it is above the threshold.
    @Test
    void severalMaximaAreFlaggedAndCovered() {
        DoubleUnaryOperator twin = x -> -50 * (x * x - 1) * (x * x - 1);
        var both = ProfileLikelihood.of(twin, -3, 3, 60, 0.95);
        assertThat(both.isMultimodal()).isTrue();
        assertThat(both.maxima()).isEqualTo(2);
        double edge = Math.sqrt(1 + Z / 10);
        assertThat(both.low()).isCloseTo(-edge, within(1e-8));
        assertThat(both.high()).isCloseTo(edge, within(1e-8));
        var one = ProfileLikelihood.of(x -> twin.applyAsDouble(x) + 5 * x, -3, 3, 60, 0.95);
        assertThat(one.isMultimodal()).isFalse();
        assertThat(one.low()).isGreaterThan(0.5);
    }

    /// Impossible parameters: ℓ is NaN or −∞ below 0. ℓ = n log x − n x of an exponential law with mean 1.
    @Test
    void impossibleParametersAreOutside() {
        var profile = ProfileLikelihood.of(x -> x < 0 ? Double.NaN : 4 * (Elementary.log(x) - x), -1, 9, 100, 0.95);
        assertThat(profile.estimate()).isCloseTo(1, within(1e-7));
        for (double end : new double[] {profile.low(), profile.high()}) {
            assertThat(4 * (Elementary.log(end) - end)).isCloseTo(-4 - Z * Z / 2, within(1e-8));
        }
        assertThat(profile.low()).isBetween(0.0, 1.0);
    }

    /// Rate of 30 exponential numbers, 1000 times: 95 % of the intervals cover it, |z| < 4.
    @Test
    void intervalsCoverTheTruth() {
        int cases = 1000;
        int covered = 0;
        for (int s = 0; s < cases; s++) {
            var random = new RandomStream(6, Purpose.DATASET, s, 0);
            double[] u = new double[30];
            Arrays.setAll(u, i -> random.nextUniform());
            double sum = Arrays.stream(u).map(v -> -Elementary.log(1 - v)).sum();
            var profile = ProfileLikelihood.of(rate -> 30 * Elementary.log(rate) - rate * sum, 0.05, 5, 50, 0.95);
            covered += profile.low() <= 1 && 1 <= profile.high() ? 1 : 0;
        }
        assertThat((covered - 0.95 * cases) / Math.sqrt(cases * 0.95 * 0.05)).isBetween(-4.0, 4.0);
    }

    @Test
    void refusesNonsense() {
        assertThatIllegalArgumentException().isThrownBy(() -> ProfileLikelihood.of(x -> x, 1, 0, 10, 0.95));
        assertThatIllegalArgumentException().isThrownBy(() -> ProfileLikelihood.of(x -> x, 0, 1, 1, 0.95));
        assertThatIllegalArgumentException().isThrownBy(() -> ProfileLikelihood.of(x -> x, 0, 1, 10, 1));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ProfileLikelihood.of(x -> Double.NaN, 0, 1, 10, 0.9))
                .withMessageContaining("search elsewhere");
    }
}
