package org.septuple.gravity.evolution;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.septuple.gravity.Minkowski;
import org.septuple.numerics.Eigenvalues;
import org.septuple.numerics.Engine;
import org.septuple.numerics.Grid;
import org.septuple.numerics.Purpose;
import org.septuple.numerics.RandomStream;

class SliceBoundsTest {

    private static final int PAIRS = SpatialSlice.PAIRS;

    /// γ = 1 + noise, K = noise, some cells with two equal eigenvalues.
    private static SpatialSlice random(int cells) {
        Grid grid = PeriodicSpacetimes.line(cells);
        double[][] fields =
                SpatialSlice.of(Minkowski.cartesian(), grid, 0).copy().fields();
        RandomStream stream = new RandomStream(5, Purpose.CHECK_POINTS, 0, 0);
        for (int cell = 0; cell < cells; cell++) {
            for (int q = 0; q < PAIRS; q++) {
                fields[q][cell] += 0.4 * (stream.nextUniform() - 0.5);
                fields[PAIRS + q][cell] = cell % 3 == 0 ? -fields[q][cell] : stream.nextUniform() - 0.6;
            }
        }
        return SpatialSlice.around(grid, 0, fields);
    }

    private static double[] matrix(double[][] fields, int from, int cell) {
        double[] a = new double[9];
        for (int i = 0; i < 3; i++) {
            for (int j = 0; j < 3; j++) {
                a[3 * i + j] = fields[from + SpatialSlice.pair(i, j)][cell];
            }
        }
        return a;
    }

    /// γ⁻¹K by Cramer's rule.
    private static double[] mixed(double[] g, double[] k) {
        double[] cofactors = new double[9];
        for (int i = 0; i < 3; i++) {
            for (int j = 0; j < 3; j++) {
                cofactors[3 * i + j] = g[3 * ((i + 1) % 3) + (j + 1) % 3] * g[3 * ((i + 2) % 3) + (j + 2) % 3]
                        - g[3 * ((i + 1) % 3) + (j + 2) % 3] * g[3 * ((i + 2) % 3) + (j + 1) % 3];
            }
        }
        double determinant = g[0] * cofactors[0] + g[1] * cofactors[1] + g[2] * cofactors[2];
        double[] product = new double[9];
        for (int i = 0; i < 3; i++) {
            for (int j = 0; j < 3; j++) {
                for (int l = 0; l < 3; l++) {
                    product[3 * i + j] += cofactors[3 * l + i] * k[3 * l + j] / determinant;
                }
            }
        }
        return product;
    }

    /// Against eigenvalues by QR steps.
    @Test
    void eigenvaluesAreThoseOfEveryCell() {
        int cells = 400;
        SpatialSlice slice = random(cells);
        SliceBounds found = SliceBounds.of(slice, Engine.scalar());
        double largest = -9;
        int largestCell = 0;
        double smallest = 9;
        int smallestCell = 0;
        double rate = 0;
        for (int cell = 0; cell < cells; cell++) {
            double[] metric = matrix(slice.fields(), 0, cell);
            Eigenvalues own = Objects.requireNonNull(Eigenvalues.of(3, metric));
            Eigenvalues both =
                    Objects.requireNonNull(Eigenvalues.of(3, mixed(metric, matrix(slice.fields(), PAIRS, cell))));
            double square = 0;
            for (int n = 0; n < 3; n++) {
                if (own.re(n) < smallest) {
                    smallest = own.re(n);
                    smallestCell = cell;
                }
                if (both.re(n) > largest) {
                    largest = both.re(n);
                    largestCell = cell;
                }
                square += both.re(n) * both.re(n);
            }
            rate = Math.max(rate, Math.sqrt(square));
        }
        assertThat(found.badCell()).isEqualTo(-1);
        assertThat(found.contraction()).isCloseTo(largest, within(1e-13));
        assertThat(found.contractionCell()).isEqualTo(largestCell);
        assertThat(found.smallest()).isCloseTo(smallest, within(1e-13));
        assertThat(found.smallestCell()).isEqualTo(smallestCell);
        assertThat(found.rate()).isCloseTo(rate, within(1e-13));
    }

    @Test
    void speedIsThatOfLightThroughCells() {
        Grid grid = Grid.of(PeriodicSpacetimes.axis(10), PeriodicSpacetimes.axis(20));
        double[][] fields =
                SpatialSlice.of(Minkowski.cartesian(), grid, 0).copy().fields();
        Arrays.fill(fields[0], 4);
        SliceBounds found = SliceBounds.of(SpatialSlice.around(grid, 0, fields), Engine.scalar());
        assertThat(found.speed()).isCloseTo(Math.sqrt(25 + 400), within(1e-12));
        assertThat(found.contraction()).isZero();
        assertThat(found.timeToCaustic(0)).isInfinite();
    }

    /// Runge and Kutta take dk/dt = k² − Λ/3 through 99 % of that time; where k² ≫ |Λ| it is 1/k.
    @ParameterizedTest
    @CsvSource({"0.8, 0", "0.8, 0.3", "0.8, -2", "-0.5, -2"})
    void timeToCausticSolvesItsEquation(double k, double lambda) {
        SliceBounds bounds = new SliceBounds(k, 0, 1, 1, 0, 1, -1);
        double time = bounds.timeToCaustic(lambda);
        double steps = 200_000;
        double dt = time * 0.99 / steps;
        double value = k;
        for (int n = 0; n < steps; n++) {
            double one = value * value - lambda / 3;
            double two = square(value + 0.5 * dt * one) - lambda / 3;
            double three = square(value + 0.5 * dt * two) - lambda / 3;
            double four = square(value + dt * three) - lambda / 3;
            value += dt * (one + 2 * two + 2 * three + four) / 6;
        }
        SliceBounds later = new SliceBounds(value, 0, 1, 1, 0, 1, -1);
        assertThat(later.timeToCaustic(lambda)).isCloseTo(0.01 * time, within(1e-9 * time));
        assertThat(1 / value).isCloseTo(0.01 * time, within(2e-4 * 0.01 * time));
    }

    private static double square(double x) {
        return x * x;
    }

    @ParameterizedTest
    @CsvSource({"0, -0.1", "3, NaN", "1, 1.01", "8, NaN", "10, Infinity"})
    void findsBadCells(int field, double value) {
        SpatialSlice slice = SpatialSlice.of(Minkowski.cartesian(), PeriodicSpacetimes.line(8), 0)
                .copy();
        slice.fields()[field][5] = value;
        assertThat(SliceBounds.of(slice, Engine.scalar()).badCell()).isEqualTo(5);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Evolution.begin(
                        slice,
                        new Adm(0, new Discretisation(4, 0)),
                        EvolutionSettings.usual().force(),
                        Engine.scalar()))
                .withMessageContaining("cell 5");
    }
}
