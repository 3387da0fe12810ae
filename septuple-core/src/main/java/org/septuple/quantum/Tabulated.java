package org.septuple.quantum;

import java.util.Arrays;
import org.septuple.numerics.Axis;
import org.septuple.numerics.Crew;
import org.septuple.numerics.Grid;

/// Values on a grid, between them a cubic spline along each axis: periodic on periodic axes, otherwise *not-a-knot*, with the outermost
/// pieces going on to the walls half a cell away. A REFLECTING or VANISHING end says nothing about the table.
///
/// Through all values; twice continuously differentiable. Errors are O(h⁴) in values, O(h³) in slopes, O(h²) in second derivatives.
/// On the grid of the table the values are the table, bit for bit. Outside of the grid it is not defined: an error, but on periodic axes.
/// On other grids, [#fill] has the values of [#value] to rounding.
///
/// The spline is a sum of products of cubic B-splines, with coefficients by a tridiagonal solve along each line of each axis
/// (C. de Boor, *A Practical Guide to Splines*, Springer 2001, chapters IV and IX). Immutable.
public final class Tabulated implements Landscape {

    private final Grid grid;
    private final double[] values;

    /// Coefficients, with one more at the lower end of each axis and at least two at the upper.
    private final double[] coefficients;

    private final int[] padded;

    private Tabulated(Grid grid, double[] values, double[] coefficients, int[] padded) {
        this.grid = grid;
        this.values = values;
        this.coefficients = coefficients;
        this.padded = padded;
    }

    /// Interpolates.
    ///
    /// @param grid   of at least 4 points along each axis
    /// @param values one finite number per cell; copied
    /// @return a landscape on the grid
    public static Tabulated of(Grid grid, double[] values) {
        grid.require(values);
        for (int cell = 0; cell < values.length; cell++) {
            if (!Double.isFinite(values[cell])) {
                throw new IllegalArgumentException("value %s of cell %d is not finite".formatted(values[cell], cell));
            }
        }
        double[] from = values.clone();
        int d = grid.dimensions();
        int[] shape = grid.shape();
        for (int k = 0; k < d; k++) {
            if (shape[k] < 4) {
                throw new IllegalArgumentException(
                        "axis %d of %d points: a cubic spline needs at least 4".formatted(k, shape[k]));
            }
            from = SplineLines.coefficients(from, shape, k, grid.axis(k).periodic());
            shape[k] += SplineLines.PADDING;
        }
        return new Tabulated(grid, values.clone(), from, shape);
    }

    /// Where it is defined.
    ///
    /// @return the grid of the table
    public Grid grid() {
        return grid;
    }

    @Override
    public int dimensions() {
        return grid.dimensions();
    }

    @Override
    public boolean varies() {
        return false;
    }

    @Override
    public double value(double[] q, double t) {
        return derivative(q, -1, 0);
    }

    @Override
    public void gradient(double[] q, double t, double[] into) {
        for (int k = 0; k < grid.dimensions(); k++) {
            into[k] = derivative(q, k, 1);
        }
    }

    @Override
    public double laplacian(double[] q, double t) {
        double sum = 0;
        for (int k = 0; k < grid.dimensions(); k++) {
            sum += derivative(q, k, 2);
        }
        return sum;
    }

    /// The spline, derived so many times by coordinate k.
    private double derivative(double[] q, int k, int times) {
        return sum(q, 0, 0, k, times);
    }

    /// The sum over coefficients of axes from `axis` on; `at` is the place that earlier axes chose.
    private double sum(double[] q, int axis, int at, int k, int times) {
        Axis line = grid.axis(axis);
        double h = line.spacing();
        double place = place(line, axis, q[axis]);
        int cell = cell(line, place);
        double u = place - cell;
        int order = axis == k ? times : 0;
        double scale = order == 0 ? 1 : order == 1 ? 1 / h : 1 / (h * h);
        double result = 0;
        for (int j = 0; j < 4; j++) {
            int next = at * padded[axis] + cell + j;
            double below = axis == padded.length - 1 ? coefficients[next] : sum(q, axis + 1, next, k, times);
            result += SplineLines.weight(j, u, order) * below;
        }
        return scale * result;
    }

    /// Distance from the first point, in cells.
    private static double place(Axis line, int axis, double q) {
        if (line.periodic()) {
            double turns = (q - line.from()) / line.length();
            double place = (turns - Math.floor(turns)) * line.points() - 0.5;
            return place < 0 ? place + line.points() : place;
        }
        if (!(q >= line.from() && q <= line.to())) {
            throw new IllegalArgumentException(
                    "coordinate %d = %s is outside of the table, [%s, %s]; tabulate a larger box"
                            .formatted(axis, q, line.from(), line.to()));
        }
        return (q - line.from()) / line.spacing() - 0.5;
    }

    @Override
    public void fill(Grid grid, double t, double[] field, Crew crew) {
        if (grid.equals(this.grid)) {
            grid.require(field);
            System.arraycopy(values, 0, field, 0, values.length);
        } else {
            rows(grid, field, crew);
        }
    }

    /// Earlier axes first: they make one line of coefficients of a row.
    private void rows(Grid grid, double[] field, Crew crew) {
        int d = padded.length;
        Axis line = this.grid.axis(d - 1);
        double[][] lines = new double[crew.workers()][padded[d - 1]];
        Rows.each(grid, d, field, crew, (worker, q, last, at) -> {
            double[] row = lines[worker];
            Arrays.fill(row, 0);
            gather(q, 0, 0, 1, row);
            for (int j = 0; j < last.length; j++) {
                double place = place(line, d - 1, last[j]);
                int cell = cell(line, place);
                double u = place - cell;
                double sum = 0;
                for (int k = 0; k < 4; k++) {
                    sum += SplineLines.weight(k, u, 0) * row[cell + k];
                }
                field[at + j] = sum;
            }
        });
    }

    /// Adds weighted lines of the last axis.
    private void gather(double[] q, int axis, int at, double weight, double[] row) {
        if (axis == padded.length - 1) {
            for (int i = 0; i < row.length; i++) {
                row[i] += weight * coefficients[at * row.length + i];
            }
            return;
        }
        Axis line = grid.axis(axis);
        double place = place(line, axis, q[axis]);
        int cell = cell(line, place);
        for (int j = 0; j < 4; j++) {
            double share = SplineLines.weight(j, place - cell, 0);
            gather(q, axis + 1, at * padded[axis] + cell + j, weight * share, row);
        }
    }

    private static int cell(Axis line, double place) {
        return (int) Math.min(Math.max(Math.floor(place), 0), line.points() - (line.periodic() ? 1 : 2));
    }
}
