package org.septuple.numerics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.within;

import java.math.BigDecimal;
import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.septuple.numerics.lanes.Lanes;

class ReductionKernelsTest {

    private static final int LONGEST = 200;

    static Stream<Kernels> kernels() {
        return Stream.of(Kernels.scalar(), Lanes.kernels());
    }

    private static double[] random(int size, long seed) {
        return new SplittableRandom(seed).doubles(size, -1, 1).toArray();
    }

    /// The definition, word by word.
    private static double chains(double[] x, int x0, double[] y, int y0, int length) {
        double[] chain = new double[32];
        for (int i = 0; i < length; i++) {
            chain[i % 32] = Math.fma(x[x0 + i], y[y0 + i], chain[i % 32]);
        }
        double total = 0;
        for (double partial : chain) {
            total += partial;
        }
        return total;
    }

    @ParameterizedTest
    @MethodSource("kernels")
    void sumsFollowTheirDefinition(Kernels kernels) {
        double[] x = random(LONGEST + 10, 1);
        double[] y = random(LONGEST + 10, 2);
        double[] ones = new double[LONGEST];
        Arrays.fill(ones, 1);
        for (int length = 0; length <= LONGEST; length++) {
            for (int from = 0; from < 10; from += 3) {
                assertThat(kernels.reduction().sum(x, from, from + length)).isEqualTo(chains(x, from, ones, 0, length));
                assertThat(kernels.reduction().dot(x, from, y, 9 - from, length))
                        .isEqualTo(chains(x, from, y, 9 - from, length));
                assertThat(kernels.reduction().sumOfSquares(x, from, from + length))
                        .isEqualTo(chains(x, from, x, from, length));
            }
        }
    }

    @ParameterizedTest
    @MethodSource("kernels")
    void sumsAreNearTheExactOnes(Kernels kernels) {
        double[] x = random(10_007, 3);
        double[] y = random(10_007, 4);
        var sum = BigDecimal.ZERO;
        var dot = BigDecimal.ZERO;
        for (int i = 0; i < x.length; i++) {
            sum = sum.add(new BigDecimal(x[i]));
            dot = dot.add(new BigDecimal(x[i]).multiply(new BigDecimal(y[i])));
        }
        // 10007/32 + 32 roundings of partial sums below 200
        double bound = 345 * 200 * 0x1p-53;
        assertThat(kernels.reduction().sum(x, 0, x.length)).isCloseTo(sum.doubleValue(), within(bound));
        assertThat(kernels.reduction().dot(x, 0, y, 0, x.length)).isCloseTo(dot.doubleValue(), within(bound));
    }

    @ParameterizedTest
    @MethodSource("kernels")
    void largestMagnitudeIsFoundAnywhere(Kernels kernels) {
        for (int length = 1; length <= 100; length++) {
            for (int at = 0; at < length; at++) {
                double[] x = random(length, length);
                x[at] = -1.5;
                assertThat(kernels.reduction().largestMagnitude(x, 0, length)).isEqualTo(1.5);
                assertThat(kernels.reduction().largestMagnitude(x, 0, at)).isLessThan(1);
                assertThat(kernels.reduction().largestMagnitude(x, at + 1, length))
                        .isLessThan(1);
                x[at] = Double.NaN;
                x[0] = at == 0 ? x[0] : Double.POSITIVE_INFINITY;
                assertThat(kernels.reduction().largestMagnitude(x, 0, length)).isNaN();
            }
        }
        assertThat(kernels.reduction().largestMagnitude(new double[] {-0.0, 0}, 0, 2))
                .isEqualTo(0.0);
        assertThat(kernels.reduction().largestMagnitude(new double[] {1, Double.NEGATIVE_INFINITY}, 0, 2))
                .isEqualTo(Double.POSITIVE_INFINITY);
    }

    @ParameterizedTest
    @MethodSource("kernels")
    void nonFiniteNumbersReachTheSums(Kernels kernels) {
        for (double odd : new double[] {Double.NaN, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY}) {
            for (int at = 0; at < 77; at++) {
                double[] x = random(77, 5);
                double[] ones = new double[77];
                Arrays.fill(ones, 1);
                x[at] = odd;
                assertThat(kernels.reduction().sum(x, 0, 77)).isEqualTo(Double.valueOf(odd));
                assertThat(kernels.reduction().dot(x, 0, ones, 0, 77)).isEqualTo(Double.valueOf(odd));
            }
        }
    }

    @ParameterizedTest
    @MethodSource("kernels")
    void rangesBeyondTheArrayAreRefused(Kernels kernels) {
        double[] x = new double[40];
        assertThatExceptionOfType(IndexOutOfBoundsException.class)
                .isThrownBy(() -> kernels.reduction().sum(x, 0, 41));
        assertThatExceptionOfType(IndexOutOfBoundsException.class)
                .isThrownBy(() -> kernels.reduction().dot(x, 0, x, 1, 40));
        assertThatExceptionOfType(IndexOutOfBoundsException.class)
                .isThrownBy(() -> kernels.reduction().largestMagnitude(x, -1, 3));
    }
}
