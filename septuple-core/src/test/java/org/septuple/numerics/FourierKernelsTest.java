package org.septuple.numerics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.math.BigDecimal;
import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.jtransforms.fft.DoubleFFT_1D;
import org.junit.jupiter.api.Test;
import org.septuple.numerics.lanes.Lanes;

class FourierKernelsTest {

    private static final FourierKernels SCALAR = Kernels.scalar().fourier();
    private static final FourierKernels VECTOR = Lanes.kernels().fourier();

    private static int[] lengths() {
        return IntStream.concat(IntStream.rangeClosed(2, 130), IntStream.of(1024, 1000, 768, 625, 729))
                .toArray();
    }

    private static void fill(LineTile tile, int length, long seed) {
        var random = new SplittableRandom(seed);
        for (int k = 0; k < length * tile.width(); k++) {
            tile.numbers()[tile.re() + k] = random.nextDouble(-1, 1);
            tile.numbers()[tile.im() + k] = random.nextDouble(-1, 1);
        }
    }

    @Test
    void scalarAndVectorKernelsGiveTheSameBits() {
        for (int length : lengths()) {
            FourierPlan plan = FourierPlan.of(length);
            for (int lines : new int[] {1, 3, 32}) {
                LineTile slow = new LineTile(plan.room(), lines);
                LineTile fast = new LineTile(plan.room(), lines);
                fill(slow, length, length);
                fill(fast, length, length);
                for (boolean inverse : new boolean[] {false, true}) {
                    plan.transform(SCALAR, slow, inverse);
                    plan.transform(VECTOR, fast, inverse);
                    assertThat(fast.re()).isEqualTo(slow.re());
                    assertThat(fast.im()).isEqualTo(slow.im());
                    assertThat(fast.numbers())
                            .as("%d lines of %d", lines, length)
                            .isEqualTo(slow.numbers());
                }
            }
        }
    }

    @Test
    void transformsAreThoseOfJTransforms() {
        for (int length : lengths()) {
            FourierPlan plan = FourierPlan.of(length);
            LineTile tile = new LineTile(plan.room(), 1);
            fill(tile, length, length);
            double[] pairs = new double[2 * length];
            for (int j = 0; j < length; j++) {
                pairs[2 * j] = tile.numbers()[tile.re() + j];
                pairs[2 * j + 1] = tile.numbers()[tile.im() + j];
            }
            new DoubleFFT_1D(length).complexForward(pairs);
            plan.transform(VECTOR, tile, false);
            double norm = Math.sqrt(length);
            for (int k = 0; k < length; k++) {
                assertThat(tile.numbers()[tile.re() + k] / norm).isCloseTo(pairs[2 * k] / norm, within(4e-15));
                assertThat(tile.numbers()[tile.im() + k] / norm).isCloseTo(pairs[2 * k + 1] / norm, within(4e-15));
            }
        }
    }

    @Test
    void loopsOverTilesGiveTheSameBits() {
        for (int lines : new int[] {1, 5, 8, 32}) {
            for (int length : new int[] {2, 7, 24}) {
                LineTile slow = new LineTile(length, lines);
                LineTile fast = new LineTile(length, lines);
                fill(slow, length, 1);
                fill(fast, length, 1);
                double[] factors =
                        new SplittableRandom(2).doubles(length, -1, 1).toArray();
                double[] others = new SplittableRandom(3).doubles(length, -1, 1).toArray();
                double[] potential = new SplittableRandom(4)
                        .doubles((long) lines * length, -40, 40)
                        .toArray();
                potential[1] = 1e8; // beyond the reduction of the vector form
                for (int which = 0; which < 2; which++) {
                    FourierKernels kernels = which == 0 ? SCALAR : VECTOR;
                    LineTile tile = which == 0 ? slow : fast;
                    double[] z = tile.numbers();
                    System.arraycopy(potential, 0, z, tile.spareRe(), potential.length);
                    kernels.rotate(length, lines, factors, others, z, tile.re(), tile.im());
                    kernels.mix(length, lines, factors, others, others, factors, z, tile.re(), tile.im());
                    kernels.kick(0.3, tile.spareRe(), length * lines, z, tile.re(), tile.im());
                }
                assertThat(fast.numbers()).isEqualTo(slow.numbers());
            }
        }
    }

    /// Field → tile → field, along and across the lines, through a permutation.
    @Test
    void tilesTakeLinesInAnyDirection() {
        int at = 6;
        for (int length : new int[] {21, 24}) {
            int[] place = IntStream.range(0, length).map(i -> i * 5 % length).toArray();
            double[] field = new SplittableRandom(1).doubles(16L * length).toArray();
            for (FourierKernels kernels : new FourierKernels[] {SCALAR, VECTOR}) {
                for (int width : new int[] {1, 7, 8, 16}) {
                    for (boolean along : new boolean[] {true, false}) {
                        int step = along ? 1 : 16;
                        int lineStep = along ? length : 1;
                        double[] tile = new double[at + 16 * length];
                        kernels.gather(field, 0, step, lineStep, length, width, place, tile, at);
                        double[] back = new double[field.length];
                        kernels.scatter(tile, at, place, back, 0, step, lineStep, length, width);
                        for (int i = 0; i < length; i++) {
                            for (int line = 0; line < 16; line++) {
                                int cell = i * step + line * lineStep;
                                assertThat(back[cell]).isEqualTo(line < width ? field[cell] : 0);
                                if (line < width) {
                                    assertThat(tile[at + place[i] * width + line])
                                            .isEqualTo(field[cell]);
                                }
                            }
                        }
                    }
                }
            }
        }
    }

    /// Errors of a thousand numbers against sums in which each term is right and errors of addition are caught.
    @Test
    void longTransformsAreAccurate() {
        for (int length : new int[] {1024, 1000, 997, 729}) {
            FourierPlan plan = FourierPlan.of(length);
            LineTile tile = new LineTile(plan.room(), 1);
            fill(tile, length, 7);
            double[] re = Arrays.copyOfRange(tile.numbers(), tile.re(), tile.re() + length);
            double[] im = Arrays.copyOfRange(tile.numbers(), tile.im(), tile.im() + length);
            plan.transform(VECTOR, tile, false);
            double worst = 0;
            for (int k = 0; k < length; k += 97) {
                var sumRe = new BigDecimal(0);
                double sumIm = 0;
                for (int j = 0; j < length; j++) {
                    long turns = (long) j * k % length;
                    double cos = RootsOfUnity.cos(turns, length);
                    double sin = RootsOfUnity.minusSin(turns, length);
                    double x = re[j];
                    double y = im[j];
                    sumRe = sumRe.add(new BigDecimal(x).multiply(new BigDecimal(cos)))
                            .subtract(new BigDecimal(y).multiply(new BigDecimal(sin)));
                    sumIm += x * sin + y * cos;
                }
                worst = Math.max(worst, Math.abs(tile.numbers()[tile.re() + k] - sumRe.doubleValue()));
                assertThat(tile.numbers()[tile.im() + k]).isCloseTo(sumIm, within(1e-12));
            }
            // the norm of the result is some √(2n/3)·√n
            assertThat(worst / Math.sqrt(length)).isLessThan(length == 997 ? 2e-15 : 8e-16);
        }
    }

    @Test
    void rootsOfUnityAreRight() {
        for (int n : new int[] {2, 3, 7, 12, 625, 1024}) {
            for (int j = 0; j < n; j++) {
                double turns = (double) j / n;
                assertThat(RootsOfUnity.cos(j, n)).isCloseTo(StrictMath.cos(2 * Math.PI * turns), within(1e-15));
                assertThat(RootsOfUnity.minusSin(j, n)).isCloseTo(-StrictMath.sin(2 * Math.PI * turns), within(1e-15));
                double circle = RootsOfUnity.cos(j, n) * RootsOfUnity.cos(j, n)
                        + RootsOfUnity.minusSin(j, n) * RootsOfUnity.minusSin(j, n);
                assertThat(circle).isCloseTo(1, within(4e-16));
            }
        }
        assertThat(RootsOfUnity.cos(3, 12)).isZero();
        assertThat(RootsOfUnity.minusSin(3, 12)).isEqualTo(-1);
        assertThat(FourierKernels.COS_144).isCloseTo(-(1 + Math.sqrt(5)) / 4, within(2e-16));
        assertThat(FourierKernels.SIN_72).isCloseTo(Math.sqrt(10 + 2 * Math.sqrt(5)) / 4, within(2e-16));
    }
}
