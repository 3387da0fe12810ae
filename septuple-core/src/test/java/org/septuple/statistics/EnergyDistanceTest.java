package org.septuple.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.stream.DoubleStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.septuple.numerics.Purpose;
import org.septuple.numerics.RandomStream;

class EnergyDistanceTest {

    private static double[][] gaussian(long seed, int block, int n, int d, double shift) {
        double[][] points = new double[n][];
        for (int i = 0; i < n; i++) {
            points[i] = new RandomStream(seed, Purpose.DATASET, block, i).gaussians(d);
            points[i][0] += shift;
        }
        return points;
    }

    private static double meanDistance(double[][] x, double[][] y) {
        double sum = 0;
        for (double[] a : x) {
            for (double[] b : y) {
                double square = 0;
                for (int c = 0; c < a.length; c++) {
                    square += Math.pow(a[c] - b[c], 2);
                }
                sum += Math.sqrt(square);
            }
        }
        return sum / x.length / y.length;
    }

    /// The definition, by loops over all pairs; sizes around the blocks of the fast path.
    @ParameterizedTest
    @CsvSource({"1, 1, 1", "3, 5, 2", "13, 8, 7", "40, 31, 3", "300, 230, 2", "517, 512, 1"})
    void distanceIsThatOfTheDefinition(int n, int m, int d) {
        double[][] x = gaussian(1, 0, n, d, 0.7);
        double[][] y = gaussian(1, 1, m, d, 0);
        double expected = 2 * meanDistance(x, y) - meanDistance(x, x) - meanDistance(y, y);
        assertThat(EnergyDistance.unpaired(x, y, 2, 1).distance()).isCloseTo(expected, within(1e-12));
    }

    /// 2∫(F − G)² of the empirical distribution functions, summed between neighbouring points.
    @Test
    void onALineItIsTheSquaredDifferenceOfDistributionFunctions() {
        double[][] x = gaussian(2, 0, 30, 1, 1);
        double[][] y = gaussian(2, 1, 45, 1, 0);
        double[] both = DoubleStream.concat(
                        Arrays.stream(x).mapToDouble(p -> p[0]),
                        Arrays.stream(y).mapToDouble(p -> p[0]))
                .sorted()
                .toArray();
        double integral = 0;
        for (int i = 0; i + 1 < both.length; i++) {
            double t = both[i];
            double f = Arrays.stream(x).filter(p -> p[0] <= t).count() / 30.0;
            double g = Arrays.stream(y).filter(p -> p[0] <= t).count() / 45.0;
            integral += 2 * (f - g) * (f - g) * (both[i + 1] - t);
        }
        assertThat(EnergyDistance.unpaired(x, y, 2, 1).distance()).isCloseTo(integral, within(1e-13));
    }

    /// Two points of each sample, by hand: {0, 1} and {2, 3}; the divisions 01|23, 02|13 and 03|12, each drawn
    /// with probability ⅓, have the distances 3, 1 and 1.
    @Test
    void distancesOfFourPoints() {
        double[][] x = {{0}, {1}};
        double[][] y = {{2}, {3}};
        EnergyDistance found = EnergyDistance.unpaired(x, y, 9000, 3);
        assertThat(found.distance()).isCloseTo(2 * 2 - 0.5 - 0.5, within(1e-15));
        double z = (found.pValue() - 1 / 3.0) / Math.sqrt(2 / 9.0 / 9000);
        assertThat(z).isBetween(-4.0, 4.0);
        double expectedMean = (3 + 1 + 1) / 3.0;
        assertThat((found.nullMean() - expectedMean) / found.nullSd() * Math.sqrt(9000))
                .isBetween(-4.0, 4.0);
    }

    @Test
    void unpairedTestIsUniformUnderTheNull() {
        double[] p = new double[200];
        for (int seed = 0; seed < p.length; seed++) {
            p[seed] = EnergyDistance.unpaired(gaussian(seed, 0, 20, 3, 0), gaussian(seed, 1, 30, 3, 0), 199, seed)
                    .pValue();
        }
        Calibration.assertUniform(p, 0.001);
    }

    private static double[][] withConditions(long seed, int block, double shift) {
        double[][] points = gaussian(seed, block, 30, 3, 0);
        double[][] conditions = gaussian(seed, 9, 30, 3, 0);
        for (int i = 0; i < points.length; i++) {
            for (int c = 0; c < 3; c++) {
                points[i][c] = 4 * conditions[i][c] + points[i][c] + shift;
            }
        }
        return points;
    }

    @Test
    void pairedTestIsUniformUnderTheNull() {
        double[] p = new double[200];
        for (int seed = 0; seed < p.length; seed++) {
            p[seed] = EnergyDistance.paired(withConditions(seed, 0, 0), withConditions(seed, 1, 0), 199, seed)
                    .pValue();
        }
        Calibration.assertUniform(p, 0.001);
    }

    @Test
    void shiftedSamplesAreTold() {
        EnergyDistance found = EnergyDistance.unpaired(gaussian(3, 0, 60, 5, 1.5), gaussian(3, 1, 50, 5, 0), 999, 3);
        assertThat(found.pValue()).isEqualTo(0.001);
        assertThat(found.distance()).isGreaterThan(found.nullMean() + 5 * found.nullSd());
    }

    /// Where conditions vary more than the shift, only the pairs show it.
    @Test
    void pairsTellWhatTheirConditionsHide() {
        double[][] x = withConditions(4, 0, 0);
        double[][] y = withConditions(4, 1, 1);
        assertThat(EnergyDistance.paired(x, y, 999, 5).pValue()).isLessThan(0.005);
        assertThat(EnergyDistance.unpaired(x, y, 999, 5).pValue()).isGreaterThan(0.05);
    }

    /// All permutations tie with equal points: nothing is significant.
    @Test
    void equalSamplesAreAtDistanceZero() {
        double[][] x = gaussian(5, 0, 20, 4, 0);
        EnergyDistance found = EnergyDistance.paired(x, x, 99, 1);
        assertThat(found.distance()).isCloseTo(0, within(1e-14));
        assertThat(found.pValue()).isEqualTo(1);
    }

    @Test
    void seedsDecide() {
        double[][] x = gaussian(6, 0, 20, 2, 0.3);
        double[][] y = gaussian(6, 1, 20, 2, 0);
        assertThat(EnergyDistance.paired(x, y, 99, 1))
                .isEqualTo(EnergyDistance.paired(x, y, 99, 1))
                .isNotEqualTo(EnergyDistance.paired(x, y, 99, 2));
    }

    @Test
    void refusesNonsense() {
        double[][] x = {{1, 2}};
        assertThatIllegalArgumentException().isThrownBy(() -> EnergyDistance.unpaired(x, new double[0][], 9, 1));
        assertThatIllegalArgumentException().isThrownBy(() -> EnergyDistance.unpaired(x, new double[1][3], 9, 1));
        assertThatIllegalArgumentException().isThrownBy(() -> EnergyDistance.paired(x, new double[2][2], 9, 1));
        assertThatIllegalArgumentException().isThrownBy(() -> EnergyDistance.unpaired(x, x, 1, 1));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> EnergyDistance.unpaired(x, new double[][] {{Double.NaN, 1}}, 9, 1));
    }
}
