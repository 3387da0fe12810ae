package org.septuple.measurement;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.septuple.measurement.EntropyBias.Extrapolation;
import org.septuple.numerics.Engine;
import org.septuple.numerics.Purpose;
import org.septuple.numerics.RandomStream;
import org.septuple.statistics.Calibration;
import org.septuple.statistics.Estimate;

class EntropyBiasTest {

    private static final double ONE = 0.5 * Math.log(2 * Math.PI * Math.E);

    private static final int[] NEIGHBOURS = {1, 2, 4, 8, 16};

    private static EntropyBias of(int n, int d, long seed) {
        double[] q = new RandomStream(seed, Purpose.KNOWN_PROCESS, 0, 0).gaussians(n * d);
        return EntropyBias.of(Sample.independent(q, d), NEIGHBOURS, Engine.scalar());
    }

    @Test
    void allSizesAndNeighboursAreListed() {
        EntropyBias bias = of(4000, 1, 1);
        assertThat(bias.values()).hasSize(20);
        assertThat(bias.values().get(7).samples()).isEqualTo(2000);
        assertThat(bias.values().get(7).neighbours()).isEqualTo(4);
        Estimate whole = bias.values().get(2).entropy();
        double[] q = new RandomStream(1, Purpose.KNOWN_PROCESS, 0, 0).gaussians(4000);
        Estimate plain = NearestNeighbourEntropy.of(Sample.independent(q, 1), 4, Engine.scalar())
                .entropy();
        assertThat(whole.value()).isBetween(plain.value() - 1e-12, plain.value() + 1e-12);
    }

    @Test
    void threeDimensionsDriftAndAreExtrapolatedByTheDeclaredPower() {
        int last = NEIGHBOURS.length - 1;
        double z = 0;
        for (int seed = 0; seed < 6; seed++) {
            EntropyBias bias = of(5600, 3, seed);
            Extrapolation far = bias.extrapolation().get(last);
            double value = bias.values().get(last).entropy().value();
            double half = bias.values().get(NEIGHBOURS.length + last).entropy().value();
            z += far.drift().zAgainst(0) / Math.sqrt(6);
            assertThat(far.drift().value()).isCloseTo(value - half, within(1e-12));
            // S + a n^(−2/3) through both
            double a = (half - value) / (Math.pow(2800, -2.0 / 3) - Math.pow(5600, -2.0 / 3));
            assertThat(far.entropy().value()).isCloseTo(value - a * Math.pow(5600, -2.0 / 3), within(1e-12));
        }
        assertThat(z).isGreaterThan(4);
    }

    /// The tails of a Gaussian law leave more than the declared power, but half of the bias goes; errors of drifts are calibrated.
    @Test
    @Tag("slow")
    void extrapolationHalvesTheBiasInThreeDimensionsAndErrorsAreCalibrated() {
        EntropyBias[] found = IntStream.range(0, 100)
                .parallel()
                .mapToObj(seed -> of(8000, 3, seed))
                .toArray(EntropyBias[]::new);
        for (int j = 0; j < NEIGHBOURS.length; j++) {
            int one = j;
            double plain = mean(found, bias -> bias.values().get(one).entropy()) - 3 * ONE;
            double extrapolated =
                    mean(found, bias -> bias.extrapolation().get(one).entropy()) - 3 * ONE;
            assertThat(Math.abs(extrapolated)).isLessThan(0.7 * Math.abs(plain));
            double drift = mean(found, bias -> bias.extrapolation().get(one).drift());
            double[] z = Arrays.stream(found)
                    .mapToDouble(bias -> Calibration.normalScore(
                            bias.extrapolation().get(one).drift(), drift))
                    .toArray();
            Calibration.assertUnitMoments(z, 0.0005);
        }
    }

    private static double mean(EntropyBias[] found, Function<EntropyBias, Estimate> number) {
        return Arrays.stream(found)
                .mapToDouble(bias -> number.apply(bias).value())
                .average()
                .orElseThrow();
    }

    /// In six dimensions Ŝ(n) of a Gaussian law has a minimum near n/k = 2000: no drift there, but a bias of six errors.
    @Test
    void noDriftDoesNotProveNoBias() {
        EntropyBias bias = of(8000, 6, 2);
        assertThat(bias.extrapolation().get(2).drifts()).isFalse();
        assertThat(bias.values().get(2).entropy().zAgainst(6 * ONE)).isLessThan(-4);
    }

    /// Of twenty laws without visible bias one shows a drift at 95 %.
    @Test
    void oneDimensionDoesNotDrift() {
        long drifting = IntStream.range(0, 20)
                .filter(seed ->
                        of(2400, 1, 100 + seed).extrapolation().getFirst().drifts())
                .count();
        assertThat(drifting).isLessThanOrEqualTo(5); // binomial(20, .05): P(> 5) = 3e-4
    }

    @Test
    void fewPointsAreRefused() {
        assertThatThrownBy(() -> of(1000, 1, 3))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("record more");
    }
}
