package org.septuple.learning;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.septuple.numerics.Kernels;
import org.septuple.numerics.Purpose;
import org.septuple.numerics.RandomStream;
import org.septuple.statistics.KolmogorovSmirnov;

class ChiSquaredTest {

    private static final int BLOCKS = 16;

    private static double[] drawn(int degrees) {
        ChiSquared law = new ChiSquared(
                degrees,
                new MinibatchStream(Kernels.scalar().random(), 3),
                Kernels.scalar().elementary(),
                1);
        double[] all = new double[BLOCKS * MinibatchStream.BLOCK];
        double[] row = new double[MinibatchStream.BLOCK];
        double[] product = new double[MinibatchStream.BLOCK];
        double[] draw = new double[MinibatchStream.BLOCK];
        for (int block = 0; block < BLOCKS; block++) {
            law.fill(block, 5, row.length, row, product, draw);
            System.arraycopy(row, 0, all, block * row.length, row.length);
        }
        return all;
    }

    /// χ²_B has mean B, variance 2B and fourth central moment 12B(B + 4); and it is the sum of B squared normals. From B = 34 on there
    /// are two logarithms.
    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 8, 9, 34, 41, 64})
    void numbersAreSumsOfSquaredNormals(int degrees) {
        double[] drawn = drawn(degrees);
        double n = drawn.length;
        double mean = Arrays.stream(drawn).sum() / n;
        double variance =
                Arrays.stream(drawn).map(x -> (x - degrees) * (x - degrees)).sum() / n;
        assertThat(Math.abs(mean - degrees) / Math.sqrt(2 * degrees / n)).isLessThan(4);
        double ofVariance = (12.0 * degrees * (degrees + 4) - 4.0 * degrees * degrees) / n;
        assertThat(Math.abs(variance - 2 * degrees) / Math.sqrt(ofVariance)).isLessThan(4);

        RandomStream normals = new RandomStream(4, Purpose.KNOWN_PROCESS, 0, 0);
        double[] sums = new double[5000];
        for (int i = 0; i < sums.length; i++) {
            for (double x : normals.gaussians(degrees)) {
                sums[i] += x * x;
            }
        }
        assertThat(KolmogorovSmirnov.twoSamples(drawn, sums).pValue()).isGreaterThan(1e-3);
        if (degrees % 2 == 0) {
            assertThat(KolmogorovSmirnov.oneSample(drawn, x -> ofEven(x, degrees))
                            .pValue())
                    .isGreaterThan(1e-3);
        }
    }

    /// P(χ²_B ≤ x) = 1 − e^{−x/2} Σ_{k < B/2} (x/2)ᵏ/k!.
    private static double ofEven(double x, int degrees) {
        double term = StrictMath.exp(-x / 2);
        double above = 0;
        for (int k = 0; k < degrees / 2; k++) {
            above += term;
            term *= x / 2 / (k + 1);
        }
        return Math.clamp(1 - above, 0, 1);
    }
}
