package org.septuple.numerics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.stream.IntStream;
import org.hipparchus.distribution.continuous.NormalDistribution;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RandomStreamTest {

    /// Known answers published with Random123 (kat_vectors, philox4x32, 10 rounds).
    @ParameterizedTest
    @CsvSource({
        "00000000 00000000 00000000 00000000 00000000 00000000, 6627e8d5 e169c58d bc57ac4c 9b00dbd8",
        "ffffffff ffffffff ffffffff ffffffff ffffffff ffffffff, 408f276d 41c83b0e a20bc7c6 6d5451fd",
        "243f6a88 85a308d3 13198a2e 03707344 a4093822 299f31d0, d16cfe09 94fdcceb 5001e420 24126ea1"
    })
    void equalsPublishedVectors(String input, String output) {
        int[] in = words(input);
        int[] out = new int[4];
        Philox.scramble(in[0], in[1], in[2], in[3], in[4], in[5], out);
        assertThat(out).isEqualTo(words(output));
    }

    private static int[] words(String hexadecimal) {
        return Arrays.stream(hexadecimal.split(" "))
                .mapToInt(word -> Integer.parseUnsignedInt(word, 16))
                .toArray();
    }

    @Test
    void aStreamIsAFunctionOfItsName() {
        double[] first = new RandomStream(5, Purpose.WEIGHTS, 2, 7).gaussians(9);
        assertThat(new RandomStream(5, Purpose.WEIGHTS, 2, 7).gaussians(9)).isEqualTo(first);
        assertThat(new RandomStream(5, Purpose.WEIGHTS, 2, 7).gaussians(8)).isEqualTo(Arrays.copyOf(first, 8));
    }

    /// Four streams for each purpose, which differ in one part of the name only: no pair is correlated (n = 4000, |z| < 4.5
    /// for some 7000 pairs).
    @Test
    void streamsWithDifferentNamesAreIndependent() {
        int n = 4000;
        double[][] streams = new double[4 * Purpose.values().length][];
        int i = 0;
        for (Purpose purpose : EnumSet.allOf(Purpose.class)) {
            streams[4 * i] = new RandomStream(1 + i, Purpose.SPLIT, 0, 0).gaussians(n);
            streams[4 * i + 1] = new RandomStream(1, purpose, 1, 0).gaussians(n);
            streams[4 * i + 2] = new RandomStream(1, Purpose.SPLIT, 2 + i, 0).gaussians(n);
            streams[4 * i + 3] = new RandomStream(1, Purpose.SPLIT, 0, 2L << i).gaussians(n);
            i++;
        }
        for (int a = 0; a < streams.length; a++) {
            for (int b = 0; b < a; b++) {
                double sum = 0;
                for (int k = 0; k < n; k++) {
                    sum += streams[a][k] * streams[b][k];
                }
                assertThat(Math.abs(sum / Math.sqrt(n)))
                        .as("streams %d and %d", a, b)
                        .isLessThan(4.5);
            }
        }
    }

    /// Kolmogorov–Smirnov: √n·D < 1.95 with probability .999.
    @Test
    void gaussiansAreNormal() {
        int n = 100_000;
        double[] sorted = new RandomStream(3, Purpose.STATE_NOISE, 0, 0).gaussians(n);
        Arrays.sort(sorted);
        var normal = new NormalDistribution();
        double distance = IntStream.range(0, n)
                .mapToDouble(i -> Math.abs(normal.cumulativeProbability(sorted[i]) - (i + 0.5) / n))
                .max()
                .orElseThrow();
        assertThat(Math.sqrt(n) * distance).isLessThan(1.95);
    }

    @Test
    void uniformsAreUniform() {
        int n = 100_000;
        var stream = new RandomStream(4, Purpose.STATE_NOISE, 0, 0);
        double[] sorted = IntStream.range(0, n)
                .mapToDouble(i -> stream.nextUniform())
                .sorted()
                .toArray();
        double distance = IntStream.range(0, n)
                .mapToDouble(i -> Math.abs(sorted[i] - (i + 0.5) / n))
                .max()
                .orElseThrow();
        assertThat(Math.sqrt(n) * distance).isLessThan(1.95);
        assertThat(sorted[0]).isNotNegative();
        assertThat(sorted[n - 1]).isLessThan(1);
    }

    /// All 24 orders of 4 elements occur equally often: χ² with 23 degrees of freedom, 49.7 at level .001.
    @Test
    void permutationsAreUniform() {
        int draws = 24_000;
        int[] counts = new int[256];
        for (int i = 0; i < draws; i++) {
            int[] order = new RandomStream(9, Purpose.SHUFFLE, 0, i).permutation(4);
            assertThat(order).containsExactlyInAnyOrder(0, 1, 2, 3);
            counts[order[0] * 64 + order[1] * 16 + order[2] * 4 + order[3]]++;
        }
        double chiSquare = Arrays.stream(counts)
                .filter(count -> count > 0)
                .mapToDouble(count -> (count - 1000.0) * (count - 1000.0) / 1000)
                .sum();
        assertThat(Arrays.stream(counts).filter(count -> count > 0).count()).isEqualTo(24);
        assertThat(chiSquare).isLessThan(49.7);
    }

    @Test
    void refusesStepsBeyondTheCounter() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new RandomStream(1, Purpose.SPLIT, 0, 1L << 56))
                .withMessageContaining("2^56");
    }
}
