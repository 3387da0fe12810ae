package org.septuple.numerics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.septuple.numerics.lanes.Lanes;

class HopKernelsTest {

    private static final int WIDTH = 40;

    private static double[] noise(int which) {
        double[] x = new double[5 * WIDTH];
        Kernels.scalar().random().gaussians(7, Purpose.LANGEVIN, which, 0, 0, x, 0, x.length);
        return x;
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2, 7, 13, 31, 37})
    void vectorsLeapAsScalarsAndAsTheFormula(int length) {
        double[] hops = {0.7, -0.3, 1.1, 0, 2.3};
        double[] diagonal = noise(1);
        double[] x = noise(2);
        double[][] y = {noise(3), noise(3)};
        double[][] sum = {noise(4), noise(4)};
        HopKernels[] kernels = {Kernels.scalar().hops(), Lanes.kernels().hops()};
        for (int n = 0; n < 2; n++) {
            int[] places = {1 + 2 * WIDTH, 1 + WIDTH, 1 + 3 * WIDTH, 1, 1 + 4 * WIDTH};
            int[] before = places.clone();
            kernels[n].leap(length, places, hops, diagonal, x, y[n], sum[n], 0.6, -1.7);
            assertThat(places).isEqualTo(before);
        }
        assertThat(y[1]).isEqualTo(y[0]);
        assertThat(sum[1]).isEqualTo(sum[0]);
        for (int i = 0; i < 5 * WIDTH; i++) {
            boolean inside = i > 2 * WIDTH && i <= 2 * WIDTH + length;
            double g = inside
                    ? diagonal[i] * x[i]
                            - 0.7 * (x[i - 1] + x[i + 1])
                            + 0.3 * x[i - WIDTH]
                            - 1.1 * x[i + WIDTH]
                            - 2.3 * x[i + 2 * WIDTH]
                    : 0;
            double next = noise(3)[i] + 0.6 * g;
            assertThat(y[0][i]).isCloseTo(next, within(1e-13));
            assertThat(sum[0][i]).isCloseTo(noise(4)[i] + (inside ? -1.7 * next : 0), within(1e-13));
        }
    }
}
