package org.septuple.experiment;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.septuple.numerics.Engine;
import org.septuple.numerics.Purpose;
import org.septuple.numerics.RandomStream;

/// The less is known of g_i, the larger a violation of (8.10) must be to be seen.
class EinsteinPowerTest {

    private static final int NEURONS = 24;

    private static double[] gaussians(int number, int count, double size) {
        double[] all = new RandomStream(1, Purpose.KNOWN_PROCESS, 87, number).gaussians(count);
        return Arrays.stream(all).map(x -> size * x).toArray();
    }

    private static double power(double error) {
        double[] random = gaussians(0, 9 * NEURONS, 0.6);
        double[] matrices = new double[6 * NEURONS];
        for (int i = 0; i < NEURONS; i++) {
            for (int a = 0, at = 6 * i; a < 3; a++) {
                for (int b = a; b < 3; b++, at++) {
                    matrices[at] = a == b ? 1 : 0;
                    for (int c = 0; c < 3; c++) {
                        matrices[at] += random[9 * i + 3 * a + c] * random[9 * i + 3 * b + c];
                    }
                }
            }
        }
        double[][][] places = new double[3][NeuronMotion.COPIES][];
        for (int frame = 0; frame < 3; frame++) {
            for (int copy = 0; copy < NeuronMotion.COPIES; copy++) {
                places[frame][copy] = gaussians(1 + 3 * copy + frame, 3 * NEURONS, 0.8);
            }
        }
        NeuronMotion motion = NeuronMotion.of(matrices, 0.5, places[0], places[1], places[2]);
        double[] errors = new double[matrices.length];
        Arrays.fill(errors, error);
        return new EinsteinPower(motion, new MatrixDraws(motion, errors, 1), Engine.scalar()).smallest();
    }

    @Test
    void theSmallestResidualThatIsSeenGrowsWithErrorsOfMatrices() {
        double exact = power(0);
        double some = power(0.1);
        double many = power(0.5);
        assertThat(exact).isLessThan(0.05);
        assertThat(some).isGreaterThan(exact).isLessThan(many);
        assertThat(many).isGreaterThan(Premise.EQUATIONS.bound());
    }
}
