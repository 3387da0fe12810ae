package org.septuple.numerics.lanes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.stream.IntStream;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.apache.commons.rng.core.source32.Philox4x32;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.septuple.numerics.Kernels;
import org.septuple.numerics.Purpose;
import org.septuple.numerics.RandomKernels;
import org.septuple.numerics.RandomStream;

/// Bulk numbers, scalar and vector, are those of [RandomStream].
class RandomKernelsTest {

    private static final long SEED = 0xfedcba9876543210L;
    private static final Purpose PURPOSE = Purpose.STATE_NOISE;
    private static final int BLOCK = -3; // a tile that crosses 2³²
    private static final long STEP = 0x00fedcba98765432L;
    private static final int TILE = RandomKernels.TILE;

    record Named(String name, RandomKernels kernels) {
        @Override
        public String toString() {
            return name;
        }
    }

    static Stream<Named> all() {
        RandomKernels scalar = Kernels.scalar().random();
        return Stream.of(new Named("scalar", scalar), new Named("vector", new VectorRandom(scalar)));
    }

    private static RandomStream stream(int block, int position) {
        var stream = new RandomStream(SEED, PURPOSE, block, STEP);
        for (int p = 0; p < position; p++) {
            stream.nextBits();
            stream.nextBits();
        }
        return stream;
    }

    private static IntStream counts() {
        return IntStream.concat(IntStream.rangeClosed(0, 67), IntStream.of(257, 2048, 2063, 6151));
    }

    @ParameterizedTest
    @MethodSource("all")
    void uniformsAreThoseOfTheStream(Named named) {
        counts().forEach(n -> {
            int from = n % 5;
            double[] filled = new double[from + n + 3];
            named.kernels.uniforms(SEED, PURPOSE, BLOCK, STEP, 3, filled, from, from + n);
            var stream = stream(BLOCK, 3);
            double[] expected = new double[filled.length];
            for (int k = 0; k < n; k++) {
                expected[from + k] = stream.nextUniform();
            }
            assertThat(filled).as("%d numbers", n).isEqualTo(expected);
        });
    }

    @ParameterizedTest
    @MethodSource("all")
    void gaussiansAreThoseOfTheStream(Named named) {
        counts().forEach(n -> {
            int from = n % 5;
            double[] filled = new double[from + n + 3];
            named.kernels.gaussians(SEED, PURPOSE, BLOCK, STEP, 3, filled, from, from + n);
            double[] expected = new double[filled.length];
            stream(BLOCK, 3).fillGaussian(expected, from, from + n);
            assertThat(filled).as("%d numbers", n).isEqualTo(expected);
        });
    }

    @ParameterizedTest
    @MethodSource("all")
    void tilesHoldTheNumbersOfEightStreams(Named named) {
        counts().filter(n -> n < 3000).forEach(n -> {
            int offset = n % 3;
            int size = offset + n * TILE + 2;
            long[] words = new long[size];
            long[] below = new long[size];
            double[] uniforms = new double[size];
            double[] gaussians = new double[size];
            named.kernels.tileOfWords(SEED, PURPOSE, BLOCK, STEP, 2, n, words, offset);
            named.kernels.tileBelow(SEED, PURPOSE, BLOCK, STEP, 2, n, 60_000, below, offset);
            named.kernels.tileOfUniforms(SEED, PURPOSE, BLOCK, STEP, 2, n, uniforms, offset);
            named.kernels.tileOfGaussians(SEED, PURPOSE, BLOCK, STEP, 2, n, gaussians, offset);
            long[] expectedWords = new long[size];
            long[] expectedBelow = new long[size];
            double[] expectedUniforms = new double[size];
            double[] expectedGaussians = new double[size];
            for (int j = 0; j < TILE; j++) {
                var wordStream = stream(BLOCK + j, 2);
                var belowStream = stream(BLOCK + j, 2);
                var uniformStream = stream(BLOCK + j, 2);
                double[] normal = new double[n];
                stream(BLOCK + j, 2).fillGaussian(normal, 0, n);
                for (int k = 0; k < n; k++) {
                    expectedWords[offset + k * TILE + j] = wordStream.nextBits();
                    expectedBelow[offset + k * TILE + j] = belowStream.nextBelow(60_000);
                    expectedUniforms[offset + k * TILE + j] = uniformStream.nextUniform();
                    expectedGaussians[offset + k * TILE + j] = normal[k];
                }
            }
            assertThat(words).isEqualTo(expectedWords);
            assertThat(below).isEqualTo(expectedBelow);
            assertThat(uniforms).isEqualTo(expectedUniforms);
            assertThat(gaussians).isEqualTo(expectedGaussians);
        });
    }

    @ParameterizedTest
    @MethodSource("all")
    void boundsReachFromOneToTheLargestInteger(Named named) {
        for (int bound : new int[] {1, 2, 3, 1 << 30, Integer.MAX_VALUE}) {
            long[] tile = new long[40 * TILE];
            named.kernels.tileBelow(SEED, PURPOSE, 5, STEP, 0, 40, bound, tile, 0);
            for (int j = 0; j < TILE; j++) {
                var stream = stream(5 + j, 0);
                for (int k = 0; k < 40; k++) {
                    assertThat(tile[k * TILE + j]).isEqualTo(stream.nextBelow(bound));
                }
            }
        }
        assertThatIllegalArgumentException()
                .isThrownBy(() -> named.kernels.tileBelow(SEED, PURPOSE, 5, STEP, 0, 2, 0, new long[16], 0))
                .withMessageContaining("bound 0");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> named.kernels.gaussians(SEED, PURPOSE, 5, -1, 0, new double[2], 0, 2))
                .withMessageContaining("2^56");
    }

    /// A stream filled by kernels goes on as if it had been drawn from number by number.
    @ParameterizedTest
    @MethodSource("all")
    void streamsMayMixBulkAndSingleNumbers(Named named) {
        var bulk = new RandomStream(1, PURPOSE, 2, 3);
        var single = new RandomStream(1, PURPOSE, 2, 3);
        for (int n : new int[] {0, 1, 5, 16, 33, 2, 100, 1}) {
            double[] expected = new double[n];
            for (int k = 0; k < n; k++) {
                expected[k] = single.nextUniform();
            }
            double[] filled = new double[n];
            bulk.fillUniform(named.kernels, filled, 0, n);
            assertThat(filled).isEqualTo(expected);
            single.fillGaussian(expected, 0, n);
            bulk.fillGaussian(named.kernels, filled, 0, n);
            assertThat(filled).isEqualTo(expected);
            assertThat(bulk.nextBits()).isEqualTo(single.nextBits());
        }
    }

    /// Apache Commons RNG's Philox, told the same key and counter, gives the same words. It counts up before it draws.
    @ParameterizedTest
    @MethodSource("all")
    void wordsAreThoseOfCommonsRng(Named named) {
        int[] state = {(int) SEED, (int) (SEED >>> 32), 16, BLOCK, (int) STEP, (int) (STEP >>> 32) | (6 << 24)};
        var oracle = new Philox4x32(state);
        long[] expected = LongStream.generate(() -> (oracle.nextInt() & 0xffffffffL) | ((long) oracle.nextInt() << 32))
                .limit(1000)
                .toArray();
        long[] tile = new long[1000 * TILE];
        named.kernels.tileOfWords(SEED, PURPOSE, BLOCK, STEP, 17, 1000, tile, 0);
        assertThat(IntStream.range(0, 1000).mapToLong(k -> tile[k * TILE]).toArray())
                .isEqualTo(expected);
    }
}
