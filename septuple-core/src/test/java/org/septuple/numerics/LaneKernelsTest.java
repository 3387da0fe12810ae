package org.septuple.numerics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.septuple.numerics.lanes.Lanes;

class LaneKernelsTest {

    private static final LaneKernels SCALAR = Kernels.scalar().replicas();
    private static final LaneKernels VECTOR = Lanes.kernels().replicas();
    private static final int LANES = LaneKernels.LANES;

    private static double[] numbers(long step, int groups) {
        return new RandomStream(1, Purpose.CHECK_POINTS, 0, step).gaussians(groups * LANES);
    }

    /// Against the product of each lane on its own, through strides.
    @Test
    void productsAreThoseOfEachLane() {
        for (int rows : new int[] {0, 1, 2, 3, 4, 5, 9}) {
            for (int columns : new int[] {0, 1, 2, 3, 4, 5, 8, 11}) {
                for (int depth : new int[] {0, 1, 2, 7}) {
                    double[] a = numbers(1, rows * depth + 3);
                    double[] b = numbers(2, depth * columns + 2);
                    double[] c = numbers(3, rows * columns + 1);
                    double[] expected = c.clone();
                    for (int lane = 0; lane < LANES; lane++) {
                        double[] one = lane(c, lane);
                        new MatrixProduct(Kernels.scalar().product())
                                .accumulate(
                                        new MatrixView(lane(a, lane), 3, rows, depth, 1, rows),
                                        new MatrixView(lane(b, lane), 2, depth, columns, 1, depth),
                                        new MatrixView(one, 1, rows, columns, columns, 1));
                        for (int k = 0; k < one.length; k++) {
                            expected[k * LANES + lane] = one[k];
                        }
                    }
                    for (LaneKernels kernels : List.of(SCALAR, VECTOR)) {
                        double[] sum = c.clone();
                        kernels.accumulate(
                                rows, columns, depth, a, 3, 1, rows, b, 2, 1, depth, sum, 1, columns, 1, sum, 1,
                                columns, 1);
                        assertThat(sum).isEqualTo(expected);
                        sum = c.clone();
                        kernels.accumulate(
                                rows, columns, depth, a, 3, 1, rows, b, 2, 1, depth, c, 1, columns, 1, sum, 1, columns,
                                1);
                        assertThat(sum).isEqualTo(expected);
                    }
                }
            }
        }
    }

    private static double[] lane(double[] lanes, int lane) {
        double[] one = new double[lanes.length / LANES];
        for (int k = 0; k < one.length; k++) {
            one[k] = lanes[k * LANES + lane];
        }
        return one;
    }

    @Test
    void vectorAndScalarLoopsAgree() {
        for (int groups : new int[] {0, 1, 2, 3, 4, 7, 12}) {
            double[] a = numbers(4, groups + 2);
            double[] b = numbers(5, groups + 2);
            double[] slope = numbers(6, groups + 2);
            double[][] results = new double[2][];
            for (int which = 0; which < 2; which++) {
                LaneKernels kernels = which == 0 ? SCALAR : VECTOR;
                double[] out = new double[(6 * (groups + 2) + 3) * LANES];
                double[] first = new double[(groups + 2) * LANES];
                double[] second = b.clone();
                double[] sum = new double[LANES];
                int at = 0;
                kernels.error(a, b, slope, 1, groups + 1, first, second, sum);
                at = append(sum, out, at);
                kernels.addDistance(a, 1, groups + 1, b, 1, sum);
                at = append(sum, out, at);
                at = append(first, out, at);
                at = append(second, out, at);
                kernels.error(a, b, 1, groups + 1, first, second, sum);
                at = append(sum, out, at);
                kernels.addScaled(0.3, a, 1, second, 0, groups);
                kernels.addScaled(0.7, first, 0, first, 1, 1);
                at = append(second, out, at);
                kernels.scale(1.7, a, 1, groups + 1, second);
                kernels.squares(a, 1, groups + 1, first, 0);
                at = append(first, out, at);
                kernels.addRows(1, groups, a, 1, second, 0);
                at = append(second, out, at);
                kernels.spread(a, 1, groups, second, 1);
                append(second, out, at);
                results[which] = out;
            }
            assertThat(results[1]).isEqualTo(results[0]);
        }
    }

    private static int append(double[] part, double[] all, int at) {
        System.arraycopy(part, 0, all, at, part.length);
        return at + part.length;
    }

    @Test
    void squaresAreSummed() {
        double[] sum = new double[LANES];
        double[] a = numbers(1, 7);
        VECTOR.squares(a, 2, 7, sum, 0);
        double[] same = new double[LANES];
        VECTOR.addDistance(a, 2, 7, new double[LANES], 0, same);
        assertThat(same).isEqualTo(sum);
        VECTOR.error(a, new double[a.length], 2, 7, a.clone(), a.clone(), same);
        assertThat(same).isEqualTo(sum);
        for (int lane = 0; lane < LANES; lane++) {
            double expected = 0;
            for (int k = 2; k < 7; k++) {
                expected += a[k * LANES + lane] * a[k * LANES + lane];
            }
            assertThat(sum[lane]).isCloseTo(expected, within(1e-14));
        }
    }

    @Test
    void whatIsNotFiniteIsFoundInItsLane() {
        for (LaneKernels kernels : List.of(SCALAR, VECTOR)) {
            double[] a = numbers(1, 5);
            assertThat(kernels.notFinite(a, 0, 5)).isZero();
            a[LANES + 2] = Double.NaN;
            a[4 * LANES + 7] = Double.NEGATIVE_INFINITY;
            assertThat(kernels.notFinite(a, 0, 5)).isEqualTo(1 << 2 | 1 << 7);
            assertThat(kernels.notFinite(a, 2, 4)).isZero();
        }
    }
}
