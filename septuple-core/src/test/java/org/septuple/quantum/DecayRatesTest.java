package org.septuple.quantum;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.assertj.core.data.Percentage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.septuple.numerics.Axis;
import org.septuple.numerics.Boundary;
import org.septuple.numerics.Crew;
import org.septuple.numerics.Grid;

class DecayRatesTest {

    private static final Landscape DOUBLE_WELL =
            new PlainLandscape(1, q -> q[0] * q[0] * q[0] * q[0] / 4 - q[0] * q[0] / 2);

    private static FokkerPlanck solver(Grid grid, Landscape f, double... diffusion) {
        return new FokkerPlanck(grid, f, 1, Diffusion.diagonal(diffusion), Crew.alone());
    }

    @ParameterizedTest
    @CsvSource({"0.1, 0.033545287308000611", "0.05, 0.00277614063657273"})
    void kramersRateIsThatOfQ7(double d, double rate) {
        Grid grid = Grid.of(new Axis(-3, 3, 1000, Boundary.REFLECTING));
        List<Double> rates = solver(grid, DOUBLE_WELL, d).rates(2, 0);
        assertThat(rates.get(0)).isZero();
        assertThat(rates.get(1)).isCloseTo(rate, Percentage.withPercentage(0.02));
    }

    @Test
    void tinyRatesFollowKramersLaw() {
        // lambda_1 = (sqrt(2)/pi) e^{-1/4D} (1 + O(D)) twice over both directions: -> 2 * sqrt(2)/(2 pi).
        Grid grid = Grid.of(new Axis(-2, 2, 4000, Boundary.REFLECTING));
        double d = 0.005;
        double rate = solver(grid, DOUBLE_WELL, d).rates(2, 0).get(1);
        double kramers = Math.sqrt(2) / Math.PI * StrictMath.exp(-0.25 / d);
        assertThat(rate / kramers).isBetween(0.98, 1.0);
    }

    @Test
    void ratesOfAHarmonicWellAreMultiplesOfItsStiffness() {
        Grid grid = Grid.of(new Axis(-7, 7, 1400, Boundary.REFLECTING));
        List<Double> rates =
                solver(grid, new PlainLandscape(1, q -> q[0] * q[0] / 2), 0.8).rates(6, 0);
        for (int n = 0; n < 6; n++) {
            assertThat(rates.get(n)).isCloseTo(n, within(4e-4));
        }
    }

    @Test
    void heatDecaysAsSinesCosinesAndWavesDo() {
        Landscape flat = new PlainLandscape(1, q -> 0);
        int n = 40;
        double h = 1. / n;
        for (Boundary boundary : Boundary.values()) {
            List<Double> rates =
                    solver(Grid.of(new Axis(0, 1, n, boundary)), flat, 0.3).rates(5, 0);
            for (int k = 0; k < 5; k++) {
                int wave = switch (boundary) {
                    case PERIODIC -> 2 * ((k + 1) / 2);
                    case REFLECTING -> k;
                    case VANISHING -> k + 1;
                };
                double sine = StrictMath.sin(Math.PI * wave * h / 2);
                assertThat(rates.get(k)).as("%s %d", boundary, k).isCloseTo(1.2 * sine * sine / (h * h), within(1e-7));
            }
        }
    }

    @Test
    void separableRatesInTwoDimensionsAreSumsOfThoseOnAxes() {
        Axis x = new Axis(-2.5, 2.5, 36, Boundary.REFLECTING);
        Axis y = new Axis(-3, 3, 30, Boundary.VANISHING);
        Landscape sum = new PlainLandscape(2, q -> DOUBLE_WELL.value(new double[] {q[0]}, 0) + q[1] * q[1] / 2);
        List<Double> rates = solver(Grid.of(x, y), sum, 0.1, 0.25).rates(5, 0);
        List<Double> sums = new ArrayList<>();
        for (double a : solver(Grid.of(x), DOUBLE_WELL, 0.1).rates(5, 0)) {
            for (double b : solver(Grid.of(y), new PlainLandscape(1, q -> q[0] * q[0] / 2), 0.25)
                    .rates(5, 0)) {
                sums.add(a + b);
            }
        }
        sums.sort(Comparator.naturalOrder());
        for (int n = 0; n < 5; n++) {
            assertThat(rates.get(n)).isCloseTo(sums.get(n), Percentage.withPercentage(1e-3));
        }
    }

    @Test
    void equalRatesAreAllFound() {
        Axis axis = new Axis(-3, 3, 24, Boundary.REFLECTING);
        Landscape round = new PlainLandscape(2, q -> (q[0] * q[0] + q[1] * q[1]) / 2);
        List<Double> rates = solver(Grid.of(axis, axis), round, 0.5, 0.5).rates(6, 0);
        List<Double> line = solver(Grid.of(axis), new PlainLandscape(1, q -> q[0] * q[0] / 2), 0.5)
                .rates(3, 0);
        assertThat(rates).hasSize(6);
        double[] expected = {0, line.get(1), line.get(1), 2 * line.get(1), line.get(2), line.get(2)};
        java.util.Arrays.sort(expected);
        for (int n = 0; n < 6; n++) {
            assertThat(rates.get(n)).isCloseTo(expected[n], within(1e-7));
        }
    }

    @ParameterizedTest
    @CsvSource({"1.618, 20", "2, 20", "2, 40"})
    void manyRatesOfAHarmonicWellAreAllSumsOfMultiples(double stiffness, int count) {
        Landscape well = new PlainLandscape(2, q -> (q[0] * q[0] + stiffness * q[1] * q[1]) / 2);
        Axis axis = new Axis(-4, 4, 48, Boundary.REFLECTING);
        List<Double> rates = solver(Grid.of(axis, axis), well, 0.5, 0.5).rates(count, 0);
        List<Double> sums = sums(axis, stiffness, count);
        assertThat(rates).hasSize(count);
        for (int n = 0; n < count; n++) {
            assertThat(rates.get(n)).as("%d", n).isCloseTo(sums.get(n), within(1e-8 * (1 + sums.get(n))));
        }
    }

    /// Of one-dimensional rates, by bidiagonal singular values.
    private static List<Double> sums(Axis axis, double stiffness, int count) {
        List<Double> sums = new ArrayList<>();
        for (double a : solver(Grid.of(axis), new PlainLandscape(1, q -> q[0] * q[0] / 2), 0.5)
                .rates(count, 0)) {
            for (double b : solver(Grid.of(axis), new PlainLandscape(1, q -> stiffness * q[0] * q[0] / 2), 0.5)
                    .rates(count, 0)) {
                sums.add(a + b);
            }
        }
        sums.sort(Comparator.naturalOrder());
        return sums.subList(0, count);
    }

    @ParameterizedTest
    @CsvSource({"1.618, 20", "2, 12"})
    void ratesOfAHarmonicWellAreSumsOfMultiplesToSecondOrder(double stiffness, int count) {
        Landscape well = new PlainLandscape(2, q -> (q[0] * q[0] + stiffness * q[1] * q[1]) / 2);
        List<Double> exact = new ArrayList<>();
        for (int n = 0; n < count; n++) {
            for (int m = 0; m < count; m++) {
                exact.add(n + m * stiffness);
            }
        }
        exact.sort(Comparator.naturalOrder());
        List<Double> coarse = rates(well, 40, count);
        List<Double> fine = rates(well, 80, count);
        for (int n = 1; n < count; n++) {
            double far = exact.get(n) - coarse.get(n);
            double near = exact.get(n) - fine.get(n);
            assertThat(far).as("%d", n).isBetween(0., 0.1 * exact.get(n));
            assertThat(far / near).as("%d: %s %s", n, far, near).isBetween(3.4, 4.6);
        }
    }

    private static List<Double> rates(Landscape well, int cells, int count) {
        Axis axis = new Axis(-5, 5, cells, Boundary.REFLECTING);
        return solver(Grid.of(axis, axis), well, 0.5, 0.5).rates(count, 0);
    }

    @Test
    void allRatesOfASmallGridAreFound() {
        Axis axis = new Axis(-1, 1, 4, Boundary.REFLECTING);
        Landscape flat = new PlainLandscape(2, q -> 0);
        List<Double> rates = solver(Grid.of(axis, axis), flat, 1, 1).rates(16, 0);
        List<Double> line =
                solver(Grid.of(axis), new PlainLandscape(1, q -> 0), 1).rates(4, 0);
        List<Double> sums = new ArrayList<>();
        line.forEach(a -> line.forEach(b -> sums.add(a + b)));
        sums.sort(Comparator.naturalOrder());
        assertThat(rates).hasSize(16);
        for (int n = 0; n < 16; n++) {
            assertThat(rates.get(n)).isCloseTo(sums.get(n), within(1e-8));
        }
    }

    @Test
    void currentsThatCannotVanishAreRefused() {
        Grid grid = Grid.of(new Axis(-2, 2, 10, Boundary.REFLECTING), new Axis(-2, 2, 10, Boundary.REFLECTING));
        Landscape mixed = new PlainLandscape(2, q -> q[0] * q[1]);
        assertThatThrownBy(() -> solver(grid, mixed, 0.1, 0.2).rates(2, 0)).hasMessageContaining("complex");
    }
}
