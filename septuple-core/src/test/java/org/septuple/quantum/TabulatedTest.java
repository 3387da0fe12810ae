package org.septuple.quantum;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.septuple.numerics.Axis;
import org.septuple.numerics.Boundary;
import org.septuple.numerics.Grid;

class TabulatedTest {

    private static double error(Landscape table, Formula truth, int what) {
        double worst = 0;
        double[] slope = new double[2];
        double[] right = new double[2];
        for (int i = 0; i <= 60; i++) {
            for (int j = 0; j <= 60; j++) {
                double[] q = {-1 + 3 * i / 60.0, 4 * j / 60.0};
                worst = Math.max(
                        worst,
                        switch (what) {
                            case 0 -> Math.abs(table.value(q, 0) - truth.value(q, 0));
                            case 1 -> {
                                table.gradient(q, 0, slope);
                                truth.gradient(q, 0, right);
                                yield Math.max(Math.abs(slope[0] - right[0]), Math.abs(slope[1] - right[1]));
                            }
                            default -> Math.abs(table.laplacian(q, 0) - truth.laplacian(q, 0));
                        });
            }
        }
        return worst;
    }

    private static Grid grid(int n, Boundary first, Boundary second) {
        return Grid.of(new Axis(-1, 2, n, first), new Axis(0, 4, n + 3, second));
    }

    /// Value, slope and Laplacian converge with orders 4, 3, 2 up to the walls, where the spline goes on for half a cell.
    @ParameterizedTest
    @EnumSource(Boundary.class)
    void ordersAreFourThreeTwo(Boundary second) {
        String f = "sin(2*pi*(x+1)/3 + 0.3)*" + (second == Boundary.PERIODIC ? "cos(pi*y/2)" : "exp(y/4)");
        Formula truth = Formula.of(f, 2);
        for (int what = 0; what < 3; what++) {
            Grid coarse = grid(97, Boundary.PERIODIC, second);
            Grid fine = grid(197, Boundary.PERIODIC, second);
            double ratio = error(Tabulated.of(coarse, truth.on(coarse, 0)), truth, what)
                    / error(Tabulated.of(fine, truth.on(fine, 0)), truth, what);
            double order = Math.log(ratio) / Math.log(200.0 / 100);
            assertThat(order).isGreaterThan(4 - what - 0.15);
        }
    }

    /// Any cubic is its own not-a-knot spline, out to the walls.
    @Test
    void cubicsAreReproduced() {
        Formula cubic = Formula.of("x^3 - 2*x^2*y + y^3/4 - x + 1", 2);
        for (int n : new int[] {4, 5, 6, 11}) {
            Grid grid = grid(n, Boundary.REFLECTING, Boundary.VANISHING);
            Tabulated table = Tabulated.of(grid, cubic.on(grid, 0));
            assertThat(error(table, cubic, 0)).isLessThan(1e-12);
            assertThat(error(table, cubic, 1)).isLessThan(2e-12);
            assertThat(error(table, cubic, 2)).isLessThan(2e-11);
        }
    }

    @Test
    void theTableIsKept() {
        Grid grid = grid(12, Boundary.PERIODIC, Boundary.REFLECTING);
        double[] values = Formula.of("sin(7*x)+y^5", 2).on(grid, 0);
        Tabulated table = Tabulated.of(grid, values);
        assertThat(table.on(grid, 0)).isEqualTo(values);
        double[] q = new double[2];
        for (int cell = 0; cell < values.length; cell++) {
            grid.position(cell, q);
            assertThat(table.value(q, 0)).isCloseTo(values[cell], within(1e-11));
        }
        values[0] = Double.NaN;
        assertThat(table.on(grid, 0)[0]).isFinite();
    }

    @Test
    void threeDimensionsWork() {
        Axis axis = new Axis(0, 1, 40, Boundary.PERIODIC);
        Grid grid = new Grid(List.of(axis, new Axis(-1, 1, 41, Boundary.VANISHING), axis));
        Formula f = Formula.of("sin(2*pi*x)*y^3 + cos(2*pi*z)*y", 3);
        Tabulated table = Tabulated.of(grid, f.on(grid, 0));
        for (double[] q : new double[][] {{0.01, 0.99, 0.5}, {0.7, -0.3, 3.999}, {-2.3, -1, 0}}) {
            assertThat(table.value(q, 0)).isCloseTo(f.value(q, 0), within(1e-5));
            assertThat(table.laplacian(q, 0)).isCloseTo(f.laplacian(q, 0), within(0.1));
        }
    }

    /// Row by row on a grid of another shape, or point by point.
    @Test
    void fieldsOnOtherGridsAreTheSpline() {
        Grid grid = grid(12, Boundary.PERIODIC, Boundary.REFLECTING);
        Tabulated table = Tabulated.of(grid, Formula.of("sin(7*x)+y^5/100", 2).on(grid, 0));
        Grid other = Grid.of(new Axis(-3, 9, 37, Boundary.PERIODIC), new Axis(0, 4, 41, Boundary.VANISHING));
        double[] field = table.on(other, 0);
        double[] q = new double[2];
        for (int cell = 0; cell < field.length; cell++) {
            other.position(cell, q);
            assertThat(field[cell]).isCloseTo(table.value(q, 0), within(1e-13));
        }
    }

    @Test
    void outsideIsAnError() {
        Grid grid = grid(8, Boundary.PERIODIC, Boundary.REFLECTING);
        Tabulated table = Tabulated.of(grid, new double[grid.size()]);
        assertThat(table.value(new double[] {100, 4}, 0)).isZero();
        assertThatIllegalArgumentException()
                .isThrownBy(() -> table.value(new double[] {0, 4.1}, 0))
                .withMessageContaining("coordinate 1 = 4.1 is outside of the table, [0.0, 4.0]");
        double[] bad = new double[grid.size()];
        bad[3] = Double.POSITIVE_INFINITY;
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Tabulated.of(grid, bad))
                .withMessageContaining("cell 3");
        Grid small = Grid.of(new Axis(0, 1, 3, Boundary.PERIODIC));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Tabulated.of(small, new double[3]))
                .withMessageContaining("at least 4");
    }
}
