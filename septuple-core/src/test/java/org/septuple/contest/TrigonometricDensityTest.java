package org.septuple.contest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.septuple.numerics.Axis;
import org.septuple.numerics.Boundary;

class TrigonometricDensityTest {

    private static final double[] COSINES = {1.3, 0.4, 0, -0.2, 0.03};
    private static final double[] SINES = {0, -0.7, 0.1, 0, 0.05};

    private static Axis axis(int points) {
        return new Axis(-1, 4, points, Boundary.PERIODIC);
    }

    /// Σ a_k cos kx + b_k sin kx, x = 2π(q + 1)/5: phases of its own, another origin than the type's.
    private static double polynomial(double q) {
        double sum = 0;
        for (int k = 0; k < COSINES.length; k++) {
            double x = 2 * Math.PI * k * (q + 1) / 5;
            sum += COSINES[k] * StrictMath.cos(x) + SINES[k] * StrictMath.sin(x);
        }
        return sum;
    }

    /// ∫ polynomial from −1 to q.
    private static double integral(double q) {
        double sum = COSINES[0] * (q + 1);
        for (int k = 1; k < COSINES.length; k++) {
            double wave = 2 * Math.PI * k / 5;
            double x = wave * (q + 1);
            sum += (COSINES[k] * StrictMath.sin(x) + SINES[k] * (1 - StrictMath.cos(x))) / wave;
        }
        return sum;
    }

    private static TrigonometricDensity of(int points) {
        double[] values = new double[points];
        for (int i = 0; i < points; i++) {
            values[i] = polynomial(axis(points).position(i));
        }
        return new TrigonometricDensity(axis(points), values);
    }

    /// Four waves need nine points or more.
    @ParameterizedTest
    @ValueSource(ints = {9, 10, 33})
    void itIsThePolynomialThroughItsValues(int points) {
        for (double q = -3; q < 7; q += 0.37) {
            assertThat(of(points).at(q)).isCloseTo(polynomial(q), within(1e-13));
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {3, 7, 12, 40})
    void meansOverCellsAreThoseOfTheIntegral(int cells) {
        Axis box = axis(cells);
        double[] means = of(11).means(box);
        for (int i = 0; i < cells; i++) {
            double from = box.from() + i * box.spacing();
            double expected = (integral(from + box.spacing()) - integral(from)) / box.spacing();
            assertThat(means[i]).as("cell %d", i).isCloseTo(expected, within(1e-13));
        }
    }

    /// Squares of amplitudes: 1.69, .65, .01, .04, .0034; all together 2.3934.
    @Test
    void theBandHoldsAllButAPart() {
        TrigonometricDensity density = of(11);
        double all = 1.69 + 0.65 + 0.01 + 0.04 + 0.0034;
        double[] above = {0.7034, 0.0534, 0.0434, 0.0034, 0};
        for (int k = 0; k < above.length; k++) {
            double part = Math.sqrt(above[k] / all);
            assertThat(density.band(part + 1e-6)).as("all but %s", part).isEqualTo(k);
            if (k < above.length - 1) {
                assertThat(density.band(part - 1e-6))
                        .as("all but less than %s", part)
                        .isEqualTo(k + 1);
            }
        }
    }

    /// Of a Gaussian a(k) = e^{−σ²κ²/2}, κ = 2πk/L: the part of its waves above K.
    @Test
    void theBandOfAGaussianIsThatOfItsWaves() {
        Axis q = new Axis(-5, 5, 128, Boundary.PERIODIC);
        double variance = 0.09;
        double[] values = new double[128];
        for (int i = 0; i < values.length; i++) {
            values[i] = StrictMath.exp(-q.position(i) * q.position(i) / (2 * variance));
        }
        double[] squares = new double[64];
        double all = 0;
        for (int k = 0; k < squares.length; k++) {
            double wave = 2 * Math.PI * k / 10;
            squares[k] = (k == 0 ? 1 : 4) * StrictMath.exp(-variance * wave * wave);
            all += squares[k];
        }
        int expected = squares.length - 1;
        double above = 0;
        while (above + squares[expected] <= 1e-10 * all) {
            above += squares[expected];
            expected--;
        }
        assertThat(new TrigonometricDensity(q, values).band(1e-5))
                .isEqualTo(expected)
                .isBetween(20, 30);
    }
}
