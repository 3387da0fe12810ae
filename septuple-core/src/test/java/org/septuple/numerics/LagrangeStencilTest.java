package org.septuple.numerics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class LagrangeStencilTest {

    /// Polynomials of degree w − 1 in each of three coordinates are met everywhere, at walls too, with their slopes and from the
    /// means of their derivatives.
    @ParameterizedTest
    @ValueSource(ints = {2, 4, 6, 8})
    void polynomialsAreExact(int width) {
        Grid grid = Grid.of(
                new Axis(-1, 2, 9, Boundary.VANISHING),
                new Axis(0, 1, 8, Boundary.REFLECTING),
                new Axis(-2, 1, 11, Boundary.VANISHING));
        int degree = width - 1;
        double[] field = new double[grid.size()];
        double[] means = new double[grid.size()];
        double[] q = new double[3];
        double h = grid.axis(1).spacing();
        for (int cell = 0; cell < field.length; cell++) {
            grid.position(cell, q);
            field[cell] = f(q, degree);
            double here = Math.pow(q[1] + 1, degree + 0.0);
            double next = Math.pow(q[1] + h + 1, degree + 0.0);
            means[cell] = g(q[0], degree) * g(q[2], degree) * (next - here) / h;
        }
        LagrangeStencil stencil = new LagrangeStencil(grid, width);
        for (int i = 0; i < 50; i++) {
            RandomStream random = new RandomStream(1, Purpose.CHECK_POINTS, 0, i);
            for (int k = 0; k < 3; k++) {
                q[k] = grid.axis(k).from() + grid.axis(k).length() * random.nextUniform();
            }
            stencil.moveTo(q);
            double a = g(q[0], degree);
            double c = g(q[2], degree);
            double slope = degree * Math.pow(q[1] + 1, degree - 1.0);
            double size = 1 + Math.abs(f(q, degree)) + 200;
            assertThat(stencil.value(field)).isCloseTo(f(q, degree), within(1e-12 * size));
            assertThat(stencil.slope(field, 1)).isCloseTo(a * c * slope, within(1e-10 * size));
            assertThat(stencil.fromMeans(means, 1)).isCloseTo(a * c * slope, within(1e-10 * size));
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3})
    void onePassGivesTheBitsOfMany(int dimensions) {
        List<Axis> axes = List.of(
                new Axis(-1, 2, 9, Boundary.VANISHING),
                new Axis(0, 1, 5, Boundary.REFLECTING),
                new Axis(-2, 1, 11, Boundary.PERIODIC));
        Grid grid = new Grid(axes.subList(0, dimensions));
        double[] field = new double[grid.size()];
        RandomStream random = new RandomStream(2, Purpose.CHECK_POINTS, 0, dimensions);
        Arrays.setAll(field, cell -> random.nextUniform());
        LagrangeStencil stencil = new LagrangeStencil(grid, 6);
        double[] jet = new double[dimensions + 1];
        double[] q = new double[dimensions];
        for (int i = 0; i < 50; i++) {
            Arrays.setAll(q, k -> grid.axis(k).from() + grid.axis(k).length() * random.nextUniform());
            stencil.moveTo(q);
            stencil.jet(field, jet);
            assertThat(jet[0]).isEqualTo(stencil.value(field));
            for (int k = 0; k < dimensions; k++) {
                assertThat(jet[k + 1]).isEqualTo(stencil.slope(field, k));
            }
        }
    }

    private static double g(double x, int degree) {
        return Math.pow(x, degree) - x / 3 + 0.5;
    }

    private static double f(double[] q, int degree) {
        return g(q[0], degree) * Math.pow(q[1] + 1, degree) * g(q[2], degree);
    }

    @ParameterizedTest
    @CsvSource({"4, 4, 3", "6, 6, 5"})
    void ordersAreThoseDeclared(int width, double valueOrder, double slopeOrder) {
        double[] value = new double[2];
        double[] slope = new double[2];
        double[] link = new double[2];
        for (int level = 0; level < 2; level++) {
            Grid grid = Grid.of(new Axis(0, Math.TAU, 48 << level, Boundary.PERIODIC));
            double h = grid.axis(0).spacing();
            double[] field = new double[grid.size()];
            double[] means = new double[grid.size()];
            for (int i = 0; i < field.length; i++) {
                double x = grid.axis(0).position(i);
                field[i] = Math.sin(x);
                means[i] = (Math.sin(x + h) - Math.sin(x)) / h;
            }
            LagrangeStencil stencil = new LagrangeStencil(grid, width);
            for (int i = 0; i < 1000; i++) {
                double x = Math.TAU * i / 1000;
                stencil.moveTo(new double[] {x});
                value[level] = Math.max(value[level], Math.abs(stencil.value(field) - Math.sin(x)));
                slope[level] = Math.max(slope[level], Math.abs(stencil.slope(field, 0) - Math.cos(x)));
                link[level] = Math.max(link[level], Math.abs(stencil.fromMeans(means, 0) - Math.cos(x)));
            }
        }
        assertThat(log2(value)).isCloseTo(valueOrder, within(0.15));
        assertThat(log2(slope)).isCloseTo(slopeOrder, within(0.15));
        assertThat(log2(link)).isCloseTo(slopeOrder, within(0.15));
    }

    private static double log2(double[] errors) {
        return Math.log(errors[0] / errors[1]) / Math.log(2);
    }

    @Test
    void oddWidthsAreRefused() {
        Grid grid = Grid.of(new Axis(0, 1, 9, Boundary.PERIODIC));
        assertThatThrownBy(() -> new LagrangeStencil(grid, 5)).hasMessageContaining("even");
    }
}
