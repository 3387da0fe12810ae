package org.septuple.gravity.cosmology;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.septuple.numerics.Purpose;
import org.septuple.numerics.RandomStream;
import org.septuple.statistics.Estimate;

/// From numbers of neurons to expansion and back (8.11, E19).
class MeasuredExpansionTest {

    private static final int ROWS = 41;

    private static double[] times(double from, double to) {
        return IntStream.range(0, ROWS)
                .mapToDouble(k -> from + (to - from) * k / (ROWS - 1))
                .toArray();
    }

    /// H = 1 − .8t + .3t², so ln N = 3t − 1.2t² + .3t³.
    private static double hubble(double t) {
        return 1 - .8 * t + .3 * t * t;
    }

    private static double neurons(double t) {
        return 1000 * StrictMath.exp(3 * t - 1.2 * t * t + .3 * t * t * t);
    }

    @Test
    void parabolasAreFollowedExactly() {
        double[] time = times(0, 2);
        time[3] += .02;
        double[] count =
                IntStream.range(0, ROWS).mapToDouble(k -> neurons(time[k])).toArray();
        MeasuredExpansion expansion = MeasuredExpansion.of(time, count, 7);
        for (MeasuredExpansion.Point point : expansion.points()) {
            double t = point.time();
            double h = hubble(t);
            assertThat(point.a()).isCloseTo(StrictMath.exp(t - .4 * t * t + .1 * t * t * t), within(1e-12));
            assertThat(point.hubble().value()).isCloseTo(h, within(1e-11));
            assertThat(point.lambda().value()).isCloseTo(3 * h * h, within(1e-10));
            double second = point.a() * (-.8 + .6 * t + h * h);
            assertThat(point.acceleration().value()).isCloseTo(second, within(1e-9));
            assertThat(point.acceleration().standardError()).isLessThan(1e-9);
        }
        assertThat(expansion.early().time()).isEqualTo(time[3]);
        assertThat(expansion.late().time()).isEqualTo(time[ROWS - 5]);
    }

    /// Births and deaths: increments of N are independent, of variance 500² per unit of time at N = 1000.
    private static double[] drawn(double[] time, int replica) {
        double[] noise = new RandomStream(11, Purpose.CHECK_POINTS, replica, 0).gaussians(time.length);
        double[] count = new double[time.length];
        double logarithm = StrictMath.log(1000);
        for (int k = 0; k < time.length; k++) {
            if (k > 0) {
                double step = time[k] - time[k - 1];
                double exact = StrictMath.log(neurons(time[k]) / neurons(time[k - 1]));
                logarithm += exact + .01 * Math.sqrt(step * 1000 / neurons(time[k])) * noise[k];
            }
            count[k] = StrictMath.exp(logarithm);
        }
        return count;
    }

    /// With 12 − 3 degrees of freedom z² has mean 9/7; 400 replicas, two times each.
    @Test
    void errorsAreThoseOfBirthsAndDeaths() {
        double[] time = times(0, 2);
        int replicas = 400;
        double[] squares = new double[3];
        int covered = 0;
        for (int replica = 0; replica < replicas; replica++) {
            MeasuredExpansion expansion = MeasuredExpansion.of(time, drawn(time, replica), 12);
            MeasuredExpansion.Point early = expansion.early();
            MeasuredExpansion.Point late = expansion.late();
            double h = hubble(early.time());
            double z = early.hubble().zAgainst(h);
            squares[0] += z * z / replicas;
            double hLate = hubble(late.time());
            double second = late.a() * (-.8 + .6 * late.time() + hLate * hLate);
            double zSecond = late.acceleration().zAgainst(second);
            squares[1] += zSecond * zSecond / replicas;
            double zLambda = late.lambda().zAgainst(3 * hLate * hLate);
            squares[2] += zLambda * zLambda / replicas;
            covered += Math.abs(late.acceleration().value() - second)
                            <= late.acceleration().halfWidth(.95)
                    ? 1
                    : 0;
        }
        // Var t₉² = 2·9²(9 − 1)/(7²·5) = 5.3, so ± .115
        for (double square : squares) {
            assertThat(square).isBetween(9 / 7. - 3.5 * .115, 9 / 7. + 3.5 * .115);
        }
        assertThat(covered / (double) replicas).isBetween(.95 - 3.5 * .011, .95 + 3.5 * .011);
    }

    /// Λ(t) → N(t) → Λ(t).
    @Test
    void lambdaComesBackFromTheNeuronsThatItMakes() {
        NeuronGrowth.CosmologicalTerm term = (t, n) -> .3 + StrictMath.exp(-t);
        double[] time = times(0, 1);
        double[] count = NeuronGrowth.of(term, 500, 1e-13, time);
        assertThat(count).hasSize(ROWS);
        for (MeasuredExpansion.Point point :
                MeasuredExpansion.of(time, count, 6).points()) {
            assertThat(point.lambda().value()).isCloseTo(term.at(point.time(), 0), within(2e-5));
        }
    }

    /// Λ = cN^{−p}: N^{p/2} = N₀^{p/2} + ½p√(3c) t, and ä > 0 for p < 2/3 only.
    @ParameterizedTest
    @CsvSource({".2, 1", ".6, 1", ".7333333333333333, -1", "1, -1", "2, -1"})
    void expansionAcceleratesForSmallPowersOnly(double p, int sign) {
        double[] time = times(0, 5);
        double[] count = NeuronGrowth.of((t, n) -> 2 * StrictMath.pow(n, -p), 3, 1e-13, time);
        for (int k = 0; k < ROWS; k++) {
            double power = StrictMath.pow(3, p / 2) + p / 2 * Math.sqrt(6) * time[k];
            double expected = StrictMath.pow(power, 2 / p);
            assertThat(count[k]).isCloseTo(expected, within(1e-10 * expected));
        }
        Estimate late = MeasuredExpansion.of(time, count, 8).late().acceleration();
        assertThat(Math.signum(late.value())).isEqualTo(sign);
        assertThat(Math.abs(late.value())).isGreaterThan(5 * late.standardError());
    }

    @Test
    void negativeLambdaHasNoFlatVacuum() {
        double[] count = NeuronGrowth.of((t, n) -> .75 - t, 1, 1e-12, 0, .5, 1);
        assertThat(count).hasSize(2);
        assertThatThrownBy(() -> NeuronGrowth.of((t, n) -> 1, 0, 1e-12, 0, 1)).hasMessageContaining("0.0 neurons");
    }

    /// With N fixed nothing expands: H, Λ and ä are 0.
    @Test
    void aFixedNumberFreezesTheVolume() {
        double[] time = times(0, 1);
        double[] count = IntStream.range(0, ROWS).mapToDouble(k -> 77).toArray();
        for (MeasuredExpansion.Point point :
                MeasuredExpansion.of(time, count, 9).points()) {
            assertThat(point.a()).isEqualTo(1);
            assertThat(point.hubble().value()).isZero();
            assertThat(point.lambda().value()).isZero();
            assertThat(point.acceleration().value()).isZero();
        }
    }

    /// N ∝ V^s with s = 1 and 2/3; births make no bias.
    @Test
    void neuronsAreHeldAgainstVolumes() {
        double[] time = times(0, 2);
        double[] volume =
                IntStream.range(0, ROWS).mapToDouble(k -> 5 * neurons(time[k])).toArray();
        Estimate kept = MeasuredExpansion.exponent(time, drawn(time, 3), volume);
        assertThat(Math.abs(kept.zAgainst(1))).isLessThan(3);
        assertThat(Math.abs(kept.zAgainst(2 / 3.))).isGreaterThan(5);
        double[] thinner = IntStream.range(0, ROWS)
                .mapToDouble(k -> StrictMath.pow(volume[k], 1.5))
                .toArray();
        assertThat(MeasuredExpansion.exponent(time, drawn(time, 3), thinner).value())
                .isCloseTo(kept.value() / 1.5, within(1e-12));
    }

    @Test
    void whatIsNoMeasurementIsRefused() {
        double[] time = times(0, 1);
        double[] count = times(1, 2);
        assertThatThrownBy(() -> MeasuredExpansion.of(time, count, 5)).hasMessageContaining("window of 5");
        assertThatThrownBy(() -> MeasuredExpansion.of(time, count, ROWS)).hasMessageContaining("not more than all");
        count[4] = 0;
        assertThatThrownBy(() -> MeasuredExpansion.of(time, count, 7)).hasMessageContaining("row 5: count = 0.0");
        time[2] = 0;
        assertThatThrownBy(() -> MeasuredExpansion.of(time, count, 7)).hasMessageContaining("row 3: time 0.0 after");
    }
}
