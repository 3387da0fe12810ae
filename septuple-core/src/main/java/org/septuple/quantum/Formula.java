package org.septuple.quantum;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.septuple.numerics.Crew;
import org.septuple.numerics.Expression;
import org.septuple.numerics.ExpressionProgram;
import org.septuple.numerics.Grid;
import org.septuple.numerics.Kernels;

/// A landscape written as a formula in coordinates and the time `t`, with exact derivatives. See [Expression] for what may be written.
/// Immutable.
public final class Formula implements Landscape {

    private static final List<String> LETTERS = List.of("x", "y", "z");

    private final Expression expression;

    /// Coordinate that each variable stands for; d for the time.
    private final int[] coordinate;

    private final int dimensions;
    private final ExpressionProgram value;
    private final ExpressionProgram gradient;
    private final ExpressionProgram laplacian;

    private Formula(Expression expression, int[] coordinate) {
        this.expression = expression;
        this.coordinate = coordinate;
        this.dimensions = coordinate[coordinate.length - 1];
        List<Expression> slopes = new ArrayList<>();
        Expression bend = constant(0);
        for (int k = 0; k < dimensions; k++) {
            Expression slope = derivative(expression, k);
            slopes.add(slope);
            bend = bend.plus(derivative(slope, k));
        }
        value = ExpressionProgram.of(List.of(expression));
        gradient = ExpressionProgram.of(slopes);
        laplacian = ExpressionProgram.of(List.of(bend));
    }

    /// In coordinates `x, y, z`, also called `q0, q1, q2, …` and, if there is but one, `q`.
    ///
    /// @param text       such as `(x^2 + y^2)/2 + k*cos(t)*x`
    /// @param dimensions number of coordinates d ≥ 1
    /// @param parameters values of other names, such as `k`
    /// @return the landscape
    /// @throws org.septuple.numerics.ExpressionException if the text is no formula, with the column
    public static Formula of(String text, int dimensions, Map<String, Double> parameters) {
        List<String> names = new ArrayList<>();
        List<Integer> stands = new ArrayList<>();
        for (int k = 0; k < dimensions; k++) {
            if (k < LETTERS.size()) {
                names.add(LETTERS.get(k));
                stands.add(k);
            }
            names.add("q" + k);
            stands.add(k);
        }
        if (dimensions == 1) {
            names.add("q");
            stands.add(0);
        }
        return of(text, names, stands, dimensions, parameters);
    }

    /// In coordinates `x, y, z`, also called `q0, q1, q2, …` and, if there is but one, `q`.
    ///
    /// @param text       the formula
    /// @param dimensions number of coordinates d ≥ 1
    /// @return the landscape
    /// @throws org.septuple.numerics.ExpressionException if the text is no formula, with the column
    public static Formula of(String text, int dimensions) {
        return of(text, dimensions, new LinkedHashMap<>());
    }

    /// In coordinates of any names.
    ///
    /// @param text        the formula
    /// @param coordinates their names, but `t`, in order
    /// @param parameters  values of other names
    /// @return the landscape
    /// @throws org.septuple.numerics.ExpressionException if the text is no formula, with the column
    public static Formula of(String text, List<String> coordinates, Map<String, Double> parameters) {
        List<Integer> stands = new ArrayList<>();
        for (int k = 0; k < coordinates.size(); k++) {
            stands.add(k);
        }
        return of(text, coordinates, stands, coordinates.size(), parameters);
    }

    private static Formula of(
            String text, List<String> names, List<Integer> stands, int dimensions, Map<String, Double> parameters) {
        if (dimensions < 1) {
            throw new IllegalArgumentException("formula in %d coordinates: need at least one".formatted(dimensions));
        }
        List<String> variables = new ArrayList<>(names);
        variables.add("t");
        int[] coordinate = new int[variables.size()];
        for (int v = 0; v < stands.size(); v++) {
            coordinate[v] = stands.get(v);
        }
        coordinate[stands.size()] = dimensions;
        return new Formula(Expression.parse(text, variables, parameters), coordinate);
    }

    private Expression constant(double number) {
        return Expression.constant(number, expression.variables());
    }

    /// By a coordinate under all its names.
    private Expression derivative(Expression of, int k) {
        Expression sum = constant(0);
        for (int v = 0; v < coordinate.length; v++) {
            if (coordinate[v] == k) {
                sum = sum.plus(of.derivative(of.variables().get(v)));
            }
        }
        return sum;
    }

    /// square·|∂F|² + bend·∂²F + byTime·∂F/∂t + constant of this F, with exact derivatives of its own.
    Formula derived(double square, double bend, double byTime, double constant) {
        Expression sum = constant(constant);
        for (int k = 0; k < dimensions; k++) {
            Expression slope = derivative(expression, k);
            sum = sum.plus(slope.times(slope).times(square))
                    .plus(derivative(slope, k).times(bend));
        }
        return new Formula(sum.plus(derivative(expression, dimensions).times(byTime)), coordinate);
    }

    @Override
    public int dimensions() {
        return dimensions;
    }

    @Override
    public boolean varies() {
        return expression.uses("t");
    }

    private double[] values(double[] q, double t) {
        double[] values = new double[coordinate.length];
        Arrays.setAll(values, v -> coordinate[v] == dimensions ? t : q[coordinate[v]]);
        return values;
    }

    @Override
    public double value(double[] q, double t) {
        double[] into = new double[1];
        value.at(values(q, t), into);
        return into[0];
    }

    @Override
    public void gradient(double[] q, double t, double[] into) {
        gradient.at(values(q, t), into);
    }

    @Override
    public double laplacian(double[] q, double t) {
        double[] into = new double[1];
        laplacian.at(values(q, t), into);
        return into[0];
    }

    @Override
    public void fill(Grid grid, double t, double[] field, Crew crew) {
        fill(grid, t, field, crew, Kernels.scalar());
    }

    /// Writes its values in the middle of all cells.
    ///
    /// @param grid    of as many dimensions
    /// @param t       time
    /// @param field   receives one number per cell
    /// @param crew    the workers
    /// @param kernels of elementary functions; they change no bit
    public void fill(Grid grid, double t, double[] field, Crew crew, Kernels kernels) {
        int workers = crew.workers();
        double[][] into = {field};
        double[][][] inputs = new double[workers][coordinate.length][];
        ExpressionProgram.Registers[] registers = new ExpressionProgram.Registers[workers];
        Arrays.setAll(registers, worker -> value.registers());
        Rows.each(grid, dimensions, field, crew, (worker, q, last, at) -> {
            double[][] input = inputs[worker];
            for (int v = 0; v < coordinate.length; v++) {
                if (coordinate[v] == dimensions - 1) {
                    input[v] = last;
                } else {
                    input[v] = input[v] == null ? new double[1] : input[v];
                    input[v][0] = coordinate[v] == dimensions ? t : q[coordinate[v]];
                }
            }
            value.along(input, 0, last.length, into, at, kernels.elementary(), registers[worker]);
        });
    }

    /// The formula.
    ///
    /// @return as it was read
    @Override
    public String toString() {
        return expression.toString();
    }
}
