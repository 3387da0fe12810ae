package org.septuple.contest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import org.hipparchus.special.Erf;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.septuple.numerics.Axis;
import org.septuple.numerics.Boundary;
import org.septuple.numerics.Grid;
import org.septuple.numerics.Purpose;
import org.septuple.numerics.RandomStream;
import org.septuple.quantum.GaussianDensity;

class GridPredictionTest {

    private static Axis box(int points) {
        return new Axis(-6, 6, points, Boundary.REFLECTING);
    }

    private static double normal(double x) {
        return 0.5 * Erf.erfc(-x / Math.sqrt(2));
    }

    /// Largest error of the distribution function of independent normal coordinates along a direction.
    private static double error(int points, double... direction) {
        Axis[] axes = new Axis[direction.length];
        Arrays.fill(axes, box(points));
        Grid grid = Grid.of(axes);
        double[] variances = new double[direction.length];
        Arrays.fill(variances, 1);
        var prediction = GridPrediction.ofMeans(
                grid,
                GaussianDensity.of(new double[direction.length], variances).averages(grid));
        double[] at = new double[97];
        Arrays.setAll(at, i -> -3.1 + i * 0.0631);
        double[] below = prediction.below(direction, at);
        double largest = 0;
        for (int i = 0; i < at.length; i++) {
            largest = Math.max(largest, Math.abs(below[i] - normal(at[i])));
        }
        return largest;
    }

    @Test
    void theDistributionFunctionIsOfOrderThreeOnALine() {
        double coarse = error(64, 1);
        assertThat(error(512, 1)).isLessThan(coarse / 350).isLessThan(2e-6);
        assertThat(error(64, -1)).isLessThan(1.1 * coarse);
    }

    @ParameterizedTest
    @ValueSource(doubles = {0, 0.3, 0.785, 1.57, 1.5707, 2.9})
    void theDistributionFunctionIsOfOrderTwoInThePlane(double angle) {
        double[] direction = {StrictMath.cos(angle), StrictMath.sin(angle)};
        double coarse = error(32, direction);
        assertThat(error(128, direction)).isLessThan(coarse / 12).isLessThan(2e-3);
    }

    @Test
    void theDistributionFunctionIsOfOrderTwoInSpace() {
        double[] direction = {2 / 7.0, -3 / 7.0, 6 / 7.0};
        assertThat(error(48, direction)).isLessThan(error(12, direction) / 12);
    }

    /// A cell of a box is spread as its own uniform points are.
    @Test
    void aCellIsSpreadAsUniformPointsInIt() {
        Grid grid = Grid.of(
                new Axis(0, 2, 2, Boundary.REFLECTING),
                new Axis(0, 1, 2, Boundary.REFLECTING),
                new Axis(-1, 1, 2, Boundary.REFLECTING));
        double[] means = {1, 0, 0, 0, 0, 0, 0, 0};
        double[] direction = {0.6, 0.48, -0.64};
        double[] at = {0, 0.3, 0.5, 0.75, 1.1, 1.4, 1.5};
        double[] below = GridPrediction.ofMeans(grid, means).below(direction, at);
        var random = new RandomStream(5, Purpose.CHECK_POINTS, 0, 0);
        int draws = 200_000;
        int[] counts = new int[at.length];
        for (int i = 0; i < draws; i++) {
            double projection =
                    0.6 * random.nextUniform() + 0.48 * random.nextUniform() / 2 - 0.64 * (random.nextUniform() - 1);
            for (int j = 0; j < at.length; j++) {
                counts[j] += projection <= at[j] ? 1 : 0;
            }
        }
        for (int j = 0; j < at.length; j++) {
            double sd = Math.sqrt(Math.max(below[j] * (1 - below[j]) / draws, 1e-30));
            assertThat(Math.abs(counts[j] / (double) draws - below[j]) / sd).isLessThan(4);
        }
        assertThat(below[0]).isZero();
        assertThat(below[6]).isEqualTo(1);
    }

    @Test
    void theDensityIsThatOfTheCell() {
        Grid grid = Grid.of(new Axis(0, 4, 4, Boundary.PERIODIC), new Axis(-1, 1, 2, Boundary.REFLECTING));
        double[] means = {1, 2, 3, 4, 5, 6, 0, 3};
        var prediction = GridPrediction.ofMeans(grid, means);
        assertThat(prediction.logDensity(new double[] {1.5, 0.5})).isCloseTo(StrictMath.log(4 / 24.0), within(1e-15));
        assertThat(prediction.logDensity(new double[] {-2.5, 1})).isCloseTo(StrictMath.log(4 / 24.0), within(1e-15));
        assertThat(prediction.logDensity(new double[] {7.5, -1})).isEqualTo(Double.NEGATIVE_INFINITY);
        assertThat(prediction.logDensity(new double[] {4, 0.2})).isCloseTo(StrictMath.log(2 / 24.0), within(1e-15));
        assertThat(prediction.logDensity(new double[] {1.5, 1.01})).isEqualTo(Double.NEGATIVE_INFINITY);
        assertThat(prediction.logDensity(new double[] {1.5, -1.01})).isEqualTo(Double.NEGATIVE_INFINITY);
    }

    @Test
    void oppositeDirectionsAddUpToOne() {
        Grid grid = Grid.of(box(24), box(16));
        var prediction = GridPrediction.ofMeans(
                grid,
                GaussianDensity.of(new double[] {0.4, -1}, new double[] {0.3, 2})
                        .averages(grid));
        double[] forward = prediction.below(new double[] {0.6, 0.8}, new double[] {-1.3, -0.2, 0.9});
        double[] backward = prediction.below(new double[] {-0.6, -0.8}, new double[] {-0.9, 0.2, 1.3});
        for (int i = 0; i < 3; i++) {
            assertThat(forward[i] + backward[2 - i]).isCloseTo(1, within(1e-12));
        }
    }

    @Test
    void whatIsNoDensityIsRefused() {
        Grid grid = Grid.of(box(3));
        assertThatThrownBy(() -> GridPrediction.ofMeans(grid, new double[] {1, -1e-9, 0}))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("-1.0E-9 in cell 1");
        assertThatThrownBy(() -> GridPrediction.ofMeans(grid, new double[3]))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("mass 0.0");
    }
}
