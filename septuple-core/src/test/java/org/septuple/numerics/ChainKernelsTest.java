package org.septuple.numerics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.SplittableRandom;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.septuple.numerics.lanes.Lanes;

class ChainKernelsTest {

    private static final int PLACE = 5;

    private static double[] random(int size, long seed) {
        return new SplittableRandom(seed).doubles(size, -2, 2).toArray();
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 7, 13, 16, 37})
    void scalarAndVectorKernelsGiveTheSameBits(int columns) {
        assertThat(all(Lanes.kernels().chains(), columns))
                .isEqualTo(all(Kernels.scalar().chains(), columns));
    }

    /// Everything that the kernels write, the numbers around it included.
    private static double[][] all(ChainKernels kernels, int columns) {
        int size = columns + 2 * PLACE;
        double[] x = random(size, 1);
        double[] p = random(size, 2);
        double[] squares = random(columns, 3);
        double[] distances = random(columns, 4);
        double[] kept = random(size, 5);
        double[] other = random(size, 6);
        double[] accepted = random(columns, 7);
        accepted[0] = 0;
        double[] pull = random(columns, 8);
        kernels.kickAndDrift(
                columns, 0.7, 1.1, 0.3, pull, accepted, x, PLACE, other, 2, random(size, 9), random(size, 10), p, 3);
        kernels.addSquares(columns, 0.5, other, PLACE, squares);
        kernels.addSquaredDistances(columns, -0.5, other, 1, p, PLACE, distances);
        kernels.take(columns, accepted, other, PLACE, kept, 2);
        return new double[][] {x, p, squares, distances, kept};
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 11})
    void kicksAndDriftsFollowTheirFormula(int columns) {
        double[] x = random(columns, 1);
        double[] p = random(columns, 2);
        double[] wasX = x.clone();
        double[] wasP = p.clone();
        double[] pull = random(columns, 3);
        double[] factor = random(columns, 4);
        double[] slope = random(columns, 5);
        double[] centre = random(columns, 6);
        double[] scale = random(columns, 7);
        Lanes.kernels().chains().kickAndDrift(columns, 0.2, 0.4, 3, pull, factor, x, 0, slope, 0, centre, scale, p, 0);
        for (int c = 0; c < columns; c++) {
            double gradient = factor[c] * slope[c] + 3 * pull[c] * (wasX[c] - centre[c]);
            double momentum = wasP[c] - 0.2 * scale[c] * gradient;
            assertThat(p[c]).isCloseTo(momentum, within(1e-13));
            assertThat(x[c]).isCloseTo(wasX[c] + 0.4 * scale[c] * momentum, within(1e-13));
        }
    }
}
