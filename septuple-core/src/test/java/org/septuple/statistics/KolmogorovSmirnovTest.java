package org.septuple.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import org.assertj.core.data.Percentage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.septuple.numerics.Purpose;
import org.septuple.numerics.RandomStream;

class KolmogorovSmirnovTest {

    /// `scipy.stats.kstwo.sf(d, n)` of SciPy 1.17.1; by hand n = 1, d = .7: 2·.3, and n = 2, d = .3: 1 − 2(.6 − .5)².
    /// For n = 1000 that function approximates, to 3e-7: d = .03 by `_ksstats._kolmogn_Pomeranz`, d = .05 by `_kolmogn_DMTW`.
    @ParameterizedTest
    @CsvSource({
        "1, 0.7, 0.6",
        "2, 0.3, 0.98",
        "5, 0.2, 0.9616",
        "5, 0.6, 0.03008",
        "10, 0.274, 0.3715203845434957",
        "10, 0.7, 1.9544800000000034e-05",
        "100, 0.05, 0.9532159710635725",
        "100, 0.1, 0.2526927570063874",
        "100, 0.199, 0.0006024947156633567",
        "100, 0.201, 0.0005113887061892418",
        "100, 0.3, 1.7719869892662917e-08",
        "1000, 0.01, 0.9999496745370611",
        "1000, 0.03, 0.3226902464132934",
        "1000, 0.05, 0.013012071309982706",
        "1000, 0.08, 5.154189384789824e-06"
    })
    void pValuesOfOneSampleAreExact(int n, double distance, double p) {
        assertThat(KolmogorovDistribution.above(distance, n)).isCloseTo(p, Percentage.withPercentage(1e-7));
    }

    @Test
    void distancesBeyondAllHaveNoOrFullProbability() {
        assertThat(KolmogorovDistribution.above(1, 5)).isZero();
        assertThat(KolmogorovDistribution.above(0.1, 5)).isEqualTo(1);
    }

    /// By hand: F_2 jumps to ½ at .3 and to 1 at .5; the largest gap is 1 − .5.
    @Test
    void largestGapOfTwoNumbers() {
        assertThat(KolmogorovSmirnov.oneSample(new double[] {0.5, 0.3}, x -> x).distance())
                .isCloseTo(0.5, within(1e-15));
    }

    /// Beyond 1000 numbers the limit takes over; to a part in 100 it is the exact value.
    @Test
    void limitContinuesTheExactValue() {
        for (double shift : new double[] {0.02, 0.04}) {
            double[] grid = new double[1001];
            Arrays.setAll(grid, i -> Math.min(1, shift + (i + 0.5) / 1001));
            var test = KolmogorovSmirnov.oneSample(grid, x -> x);
            assertThat(test.pValue())
                    .isCloseTo(KolmogorovDistribution.above(test.distance(), 1001), Percentage.withPercentage(1));
        }
    }

    /// `scipy.stats.ks_2samp(x, y, method='exact')` of SciPy 1.17.1.
    @Test
    void pValuesOfTwoSamplesAreExact() {
        var few = KolmogorovSmirnov.twoSamples(
                new double[] {0.7, 0.1, 0.4, 1.1, 2.5}, new double[] {0.3, 1.2, 1.3, 2.2, 2.9, 3.1, 4.0});
        assertThat(few.distance()).isCloseTo(0.6571428571428571, within(1e-15));
        assertThat(few.pValue()).isCloseTo(0.11616161616161617, within(1e-14));
        double[] a = new double[30];
        double[] b = new double[20];
        Arrays.setAll(a, StrictMath::sin);
        Arrays.setAll(b, i -> StrictMath.cos(1.3 * i) + 0.5);
        var more = KolmogorovSmirnov.twoSamples(a, b);
        assertThat(more.distance()).isCloseTo(0.35, within(1e-15));
        assertThat(more.pValue()).isCloseTo(0.08926848744392459, within(1e-13));
    }

    /// By hand: of the 20 orders of three and three numbers, two have distance 1; equal samples have distance 0.
    @Test
    void twoOrdersOfTwentySeparateThreeFromThree() {
        var apart = KolmogorovSmirnov.twoSamples(new double[] {1, 2, 3}, new double[] {4, 5, 6});
        assertThat(apart.distance()).isEqualTo(1);
        assertThat(apart.pValue()).isCloseTo(0.1, within(1e-15));
        var equal = KolmogorovSmirnov.twoSamples(new double[] {1, 2, 2}, new double[] {2, 1, 2});
        assertThat(equal.distance()).isZero();
        assertThat(equal.pValue()).isEqualTo(1);
    }

    /// Large samples: the limit, within a part in 50 of the exact value just below the switch.
    @Test
    void limitOfTwoSamplesContinuesTheExactValue() {
        double[] x = new double[3170];
        double[] y = new double[3150];
        Arrays.setAll(x, i -> i / 3170.0);
        Arrays.setAll(y, i -> i / 3150.0 + 0.033);
        var exact = KolmogorovSmirnov.twoSamples(x, y);
        double[] longer = new double[3190];
        Arrays.setAll(longer, i -> i / 3190.0);
        var limit = KolmogorovSmirnov.twoSamples(longer, y);
        assertThat(limit.pValue())
                .isCloseTo(exact.pValue(), Percentage.withPercentage(3))
                .isBetween(0.02, 0.2);
    }

    /// p-values of one sample are uniform under the null; of two samples, at most as often small as they say.
    @Test
    void pValuesAreUniformUnderTheNull() {
        int seeds = 1000;
        double[] one = new double[seeds];
        int rejected = 0;
        for (int s = 0; s < seeds; s++) {
            var random = new RandomStream(3, Purpose.DATASET, s, 0);
            double[] x = new double[12];
            double[] y = new double[40];
            Arrays.setAll(x, i -> random.nextUniform());
            Arrays.setAll(y, i -> random.nextUniform());
            one[s] = KolmogorovSmirnov.oneSample(x, u -> u).pValue();
            rejected += KolmogorovSmirnov.twoSamples(x, y).pValue() <= 0.1 ? 1 : 0;
        }
        Calibration.assertUniform(one, 1e-4);
        assertThat(rejected).isBetween(60, 138);
    }

    @Test
    void refusesNonsense() {
        assertThatIllegalArgumentException().isThrownBy(() -> KolmogorovSmirnov.oneSample(new double[0], x -> x));
        assertThatIllegalArgumentException().isThrownBy(() -> KolmogorovSmirnov.oneSample(new double[] {2}, x -> x));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> KolmogorovSmirnov.twoSamples(new double[] {Double.NaN}, new double[] {1}));
    }
}
