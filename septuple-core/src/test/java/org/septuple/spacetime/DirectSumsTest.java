package org.septuple.spacetime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

/// The slow twin itself against central differences in space and time.
class DirectSumsTest {

    private static final double STEP = 1e-4;
    private static final double[] AT = {0.4, 0.7, 0.1};

    /// Neurons that move on parabolas, with g linear in time.
    private static Neurons at(double t) {
        double[] position = {0.2, 0.5, 0.4, 0.9, 0.1, 0.6};
        double[] velocity = {0.3, -0.2, 0.5, -0.4, 0.6, 0.1};
        double[] acceleration = {0.7, 0.1, -0.3, 0.2, -0.5, 0.4};
        double[] matrix = {3, 0.4, -0.2, 2, 0.3, 4, 2, -0.5, 0.1, 3, 0.6, 2.5};
        double[] rate = {0.5, 0.2, 0.3, -0.4, 0.1, 0.6, -0.3, 0.4, 0.2, 0.7, -0.1, 0.3};
        for (int k = 0; k < position.length; k++) {
            position[k] += t * velocity[k] + t * t / 2 * acceleration[k];
            velocity[k] += t * acceleration[k];
        }
        for (int k = 0; k < matrix.length; k++) {
            matrix[k] += t * rate[k];
        }
        return Neurons.of(position, matrix).moving(velocity, acceleration, rate);
    }

    private static double[][][] sums(double t, double x, double y, double z) {
        Box box = Box.cube(1.5, true);
        return new DirectSums(at(t), box, 3).at(new double[] {AT[0] + x, AT[1] + y, AT[2] + z}, -1);
    }

    /// Block `rises` of the middle is the slope of block `of`.
    private static void isSlope(double[][][] up, double[][][] down, int of, int rises) {
        double[][][] middle = sums(0, 0, 0, 0);
        for (int octet = 0; octet < 2; octet++) {
            for (int k = 0; k < Brackets.CHANNELS; k++) {
                double slope = (up[octet][of][k] - down[octet][of][k]) / (2 * STEP);
                assertThat(middle[octet][rises][k])
                        .as("%d %d %d", octet, rises, k)
                        .isCloseTo(slope, within(1e-6));
            }
        }
    }

    @Test
    void derivativesInSpace() {
        int[][] pair = {{4, 5, 6}, {5, 7, 8}, {6, 8, 9}};
        for (int a = 0; a < 3; a++) {
            double[] s = new double[3];
            s[a] = STEP;
            double[][][] up = sums(0, s[0], s[1], s[2]);
            double[][][] down = sums(0, -s[0], -s[1], -s[2]);
            isSlope(up, down, Brackets.VALUE, Brackets.SPACE + a);
            isSlope(up, down, Brackets.TIME, Brackets.TIME_SPACE + a);
            for (int b = 0; b < 3; b++) {
                isSlope(up, down, Brackets.SPACE + b, pair[a][b]);
            }
        }
    }

    @Test
    void derivativesInTime() {
        double[][][] up = sums(STEP, 0, 0, 0);
        double[][][] down = sums(-STEP, 0, 0, 0);
        isSlope(up, down, Brackets.VALUE, Brackets.TIME);
        isSlope(up, down, Brackets.TIME, Brackets.TIME_TIME);
    }

    /// S5: one neuron in each cell of a unit lattice, g = 1.
    @Test
    void aLatticeIsNearlyEven() {
        double[] positions = {0, 0, 0, 0, 0, 1, 0, 1, 0, 0, 1, 1, 1, 0, 0, 1, 0, 1, 1, 1, 0, 1, 1, 1};
        double[] matrices = new double[6 * 8];
        for (int i = 0; i < 8; i++) {
            for (int k : new int[] {0, 3, 5}) {
                matrices[6 * i + k] = 1;
            }
        }
        DirectSums sums = new DirectSums(Neurons.of(positions, matrices), Box.cube(2, true), 6);
        double ripple = 6 * StrictMath.exp(-2 * Math.PI * Math.PI);
        assertThat(sums.at(new double[3], -1)[0][0][0]).isCloseTo(1 + ripple, within(1e-12));
        assertThat(sums.at(new double[] {0.5, 0.5, 0.5}, -1)[0][0][0]).isCloseTo(1 - ripple, within(1e-12));
    }
}
