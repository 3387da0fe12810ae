package org.septuple.numerics.lanes;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.DoubleStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.septuple.numerics.ElementaryKernels;
import org.septuple.numerics.Kernels;

/// Vector kernels give the bits of the scalar ones.
class VectorElementaryTest {

    private static final ElementaryKernels SCALAR = Kernels.scalar().elementary();
    private static final ElementaryKernels VECTOR = new VectorElementary(SCALAR);

    private static final double[] SPECIAL = {
        0,
        -0.0,
        1,
        -1,
        0.5,
        -0.5,
        Double.NaN,
        Double.POSITIVE_INFINITY,
        Double.NEGATIVE_INFINITY,
        Double.MAX_VALUE,
        -Double.MAX_VALUE,
        Double.MIN_VALUE,
        -Double.MIN_VALUE,
        Double.MIN_NORMAL,
        -Double.MIN_NORMAL,
        Math.nextDown(Double.MIN_NORMAL),
        709.782712893384,
        709.79,
        710,
        Math.nextUp(710.0),
        -708.4,
        -745.13,
        -745.14,
        -746,
        Math.nextDown(-746.0),
        22,
        -22,
        Math.nextUp(22.0),
        Math.sqrt(0.5),
        Math.nextDown(Math.sqrt(0.5)),
        Math.sqrt(2),
        Math.log(Math.sqrt(2) - 1),
        Math.PI / 4,
        Math.PI / 2,
        Math.PI,
        -3 * Math.PI / 4,
        0x1p20,
        -0x1p20,
        Math.nextUp(0x1p20),
        1e22,
        -1e300,
    };

    /// One function along arrays: x to y, or to y and slope.
    interface Along {
        void run(ElementaryKernels kernels, double[] x, int from, int to, double[] y, double[] slope);
    }

    record Named(String name, Along function) {
        @Override
        public String toString() {
            return name;
        }
    }

    static Stream<Named> functions() {
        return Stream.of(
                new Named("exp", (k, x, from, to, y, slope) -> k.exp(x, from, to, y)),
                new Named("log", (k, x, from, to, y, slope) -> k.log(x, from, to, y)),
                new Named("sin", (k, x, from, to, y, slope) -> k.sin(x, from, to, y)),
                new Named("cos", (k, x, from, to, y, slope) -> k.cos(x, from, to, y)),
                new Named("tanh", (k, x, from, to, y, slope) -> k.tanh(x, from, to, y)),
                new Named("tanh with slope", (k, x, from, to, y, slope) -> k.tanh(x, from, to, y, slope)),
                new Named("sigmoid", (k, x, from, to, y, slope) -> k.sigmoid(x, from, to, y)),
                new Named("sigmoid with slope", (k, x, from, to, y, slope) -> k.sigmoid(x, from, to, y, slope)),
                new Named("softplus", (k, x, from, to, y, slope) -> k.softplus(x, from, to, y)),
                new Named("softplus with slope", (k, x, from, to, y, slope) -> k.softplus(x, from, to, y, slope)),
                new Named("rectify", (k, x, from, to, y, slope) -> k.rectify(x, from, to, 0, y)),
                new Named("leaky", (k, x, from, to, y, slope) -> k.rectify(x, from, to, 0.1, y)),
                new Named("leaky with slope", (k, x, from, to, y, slope) -> k.rectify(x, from, to, 0.1, y, slope)),
                new Named(
                        "local error",
                        (k, x, from, to, y, slope) -> k.localError(x, reversed(x), turned(x), from, to, y, slope)),
                new Named(
                        "local error of tanh",
                        (k, x, from, to, y, slope) -> k.localErrorTanh(x, reversed(x), from, to, y, slope)));
    }

    private static double[] reversed(double[] x) {
        double[] result = new double[x.length];
        for (int i = 0; i < x.length; i++) {
            result[i] = x[x.length - 1 - i];
        }
        return result;
    }

    private static double[] turned(double[] x) {
        double[] result = new double[x.length];
        for (int i = 0; i < x.length; i++) {
            result[i] = x[(i + x.length / 2) % x.length];
        }
        return result;
    }

    private static long[] bits(double[] values) {
        return Arrays.stream(values).mapToLong(Double::doubleToLongBits).toArray(); // one NaN for all
    }

    private static void assertSameBits(Named named, double[] x, int from, int to) {
        double[][] scalar = {new double[x.length], new double[x.length]};
        double[][] vector = {new double[x.length], new double[x.length]};
        named.function.run(SCALAR, x, from, to, scalar[0], scalar[1]);
        named.function.run(VECTOR, x, from, to, vector[0], vector[1]);
        for (int output = 0; output < 2; output++) {
            assertThat(bits(vector[output]))
                    .as("%s of [%d, %d), output %d", named, from, to, output)
                    .isEqualTo(bits(scalar[output]));
        }
    }

    @ParameterizedTest
    @MethodSource("functions")
    void bitsAreThoseOfTheScalarKernelsForArgumentsOfAllSizes(Named named) {
        var random = new SplittableRandom(17);
        int n = 20_011;
        for (double limit : new double[] {0.1, 1, 3, 30, 800, 1e5, 3e6}) {
            assertSameBits(named, random.doubles(n, -limit, limit).toArray(), 0, n);
        }
        double[] anyBits = random.longs(n).mapToDouble(Double::longBitsToDouble).toArray();
        assertSameBits(named, anyBits, 0, n);
        double[] tiny = random.longs(n)
                .mapToDouble(word -> Double.longBitsToDouble(word & 0x803fffffffffffffL))
                .toArray();
        assertSameBits(named, tiny, 0, n);
    }

    /// Every special number at every lane, among ordinary ones and among its kind.
    @ParameterizedTest
    @MethodSource("functions")
    void bitsAreThoseOfTheScalarKernelsForSpecialNumbers(Named named) {
        var random = new SplittableRandom(29);
        for (int shift = 0; shift < 9; shift++) {
            double[] x = DoubleStream.concat(random.doubles(shift), Arrays.stream(SPECIAL))
                    .toArray();
            assertSameBits(named, x, 0, x.length);
        }
        for (double special : SPECIAL) {
            for (int lane = 0; lane < 8; lane++) {
                double[] x = random.doubles(8, 0.1, 2).toArray();
                x[lane] = special;
                assertSameBits(named, x, 0, 8);
            }
        }
    }

    @ParameterizedTest
    @MethodSource("functions")
    void everyRangeIsFilledAndNoMore(Named named) {
        double[] x = new SplittableRandom(31).doubles(140, -4, 4).toArray();
        for (int length = 0; length <= 67; length++) {
            for (int from : new int[] {0, 1, 5, 7, 73}) {
                assertSameBits(named, x, from, from + length);
            }
        }
    }

    @ParameterizedTest
    @MethodSource("functions")
    void outputsMayReplaceTheInput(Named named) {
        double[] x = new SplittableRandom(37).doubles(101, -4, 4).toArray();
        double[] y = new double[x.length];
        double[] slope = new double[x.length];
        named.function.run(SCALAR, x, 0, x.length, y, slope);
        double[] valueInPlace = x.clone();
        double[] otherSlope = new double[x.length];
        named.function.run(VECTOR, valueInPlace, 0, x.length, valueInPlace, otherSlope);
        assertThat(bits(valueInPlace)).isEqualTo(bits(y));
        assertThat(bits(otherSlope)).isEqualTo(bits(slope));
        if (Arrays.stream(slope).anyMatch(value -> value != 0)) {
            double[] slopeInPlace = x.clone();
            double[] otherValue = new double[x.length];
            named.function.run(VECTOR, slopeInPlace, 0, x.length, otherValue, slopeInPlace);
            assertThat(bits(slopeInPlace)).isEqualTo(bits(slope));
            assertThat(bits(otherValue)).isEqualTo(bits(y));
        }
    }

    @Test
    void fusedLocalErrorEqualsItsParts() {
        double[] y = new SplittableRandom(41).doubles(203, -4, 4).toArray();
        double[] x = new SplittableRandom(43).doubles(203, -1, 1).toArray();
        for (var kernels : List.of(SCALAR, VECTOR)) {
            double[] f = new double[203];
            double[] slope = new double[203];
            double[][] fused = {new double[203], new double[203]};
            double[][] parts = {new double[203], new double[203]};
            kernels.localErrorTanh(y, x, 0, 203, fused[0], fused[1]);
            kernels.tanh(y, 0, 203, f, slope);
            kernels.localError(x, f, slope, 0, 203, parts[0], parts[1]);
            assertThat(bits(fused[0])).isEqualTo(bits(parts[0]));
            assertThat(bits(fused[1])).isEqualTo(bits(parts[1]));
        }
    }

    @Test
    void nanStaysNan() {
        double[] x = {Double.NaN, 1, Double.NaN, 1, 1, 1, 1, 1, Double.NaN};
        functions().forEach(named -> {
            for (var kernels : List.of(SCALAR, VECTOR)) {
                double[] y = new double[9];
                named.function.run(kernels, x, 0, 9, y, new double[9]);
                assertThat(y[0]).as("%s", named).isNaN();
                assertThat(y[8]).as("%s", named).isNaN();
            }
        });
    }
}
