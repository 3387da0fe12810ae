package org.septuple.numerics;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// A formula in named variables, with exact derivatives. It is read, never executed: nothing but the operations below can happen.
///
/// | | |
/// |---|---|
/// | numbers | `2`, `.5`, `1e-3`, and the constants `pi`, `e` |
/// | operators | `+ - * /`, `^` from the right; `-x^2` is −(x²), `2^-x` is 2^(−x) |
/// | functions | `exp log sqrt sin cos tan sinh cosh tanh asin acos atan abs sign erf`, `atan2(y, x)`, `pow(x, y)`, `min(x, y)`, `max(x, y)`, Bessel's `j0 j1` |
///
/// Products are written with `*`. A text has at most 10 000 characters, nested at most 100 deep. Integer powers up to 64 are products,
/// within |n|/2 ulp and defined for x < 0; other powers are those of [StrictMath#pow]. 0·x is taken as 0 even where x is infinite.
///
/// Derivatives are formulas too, made by the chain rule on a graph that holds equal parts once (A. Griewank, A. Walther, *Evaluating
/// Derivatives*, 2nd ed., SIAM 2008, chapter 3), so they can be derived again. Where a function has a kink they are one-sided: those of abs at 0
/// are 0, those of min and max where both are equal those of one argument.
///
/// To evaluate many points, or several formulas with common parts, use [ExpressionProgram]. Immutable.
public final class Expression {

    private final String text;
    private final List<String> variables;
    private final ExpressionGraph graph;
    private final int root;

    private Expression(String text, List<String> variables, ExpressionGraph graph, int root) {
        this.text = text;
        this.variables = variables;
        this.graph = graph;
        this.root = root;
    }

    /// Reads a formula.
    ///
    /// @param text       such as `x^2/2 + a*cos(2*pi*y)`
    /// @param variables  names of the variables, in the order of their values
    /// @param parameters values of other names
    /// @return the formula
    /// @throws ExpressionException if the text is no formula, with the column
    public static Expression parse(String text, List<String> variables, Map<String, Double> parameters) {
        return parse(text, variables, parameters, new LinkedHashMap<>());
    }

    /// Reads a formula in which names stand for other formulas.
    ///
    /// @param text        such as `1 - 2*m/r`
    /// @param variables   names of the variables, in the order of their values
    /// @param parameters  values of other names
    /// @param definitions formulas of further names, in the same variables
    /// @return the formula
    /// @throws ExpressionException if the text is no formula, with the column
    public static Expression parse(
            String text, List<String> variables, Map<String, Double> parameters, Map<String, Expression> definitions) {
        ExpressionGraph graph = new ExpressionGraph();
        for (Expression definition : definitions.values()) {
            requireSame(variables, definition.variables);
        }
        int root = new ExpressionParser(text, graph, variables, parameters, definitions).parse();
        return new Expression(text.strip(), List.copyOf(variables), graph, root);
    }

    /// Reads a formula without parameters.
    ///
    /// @param text      the formula
    /// @param variables names of the variables, in the order of their values
    /// @return the formula
    /// @throws ExpressionException if the text is no formula, with the column
    public static Expression parse(String text, List<String> variables) {
        return parse(text, variables, new LinkedHashMap<>());
    }

    /// A number as a formula.
    ///
    /// @param value     the number
    /// @param variables names of the variables
    /// @return the formula
    public static Expression constant(double value, List<String> variables) {
        ExpressionGraph graph = new ExpressionGraph();
        return new Expression(Double.toString(value), List.copyOf(variables), graph, graph.constant(value));
    }

    /// Names of the variables.
    ///
    /// @return in the order of their values
    public List<String> variables() {
        return variables;
    }

    /// Whether the value depends on a variable, after simplification.
    ///
    /// @param variable name
    /// @return true if it occurs
    public boolean uses(String variable) {
        int number = number(variable);
        boolean[] needed = graph.reachable(root);
        for (int i = 0; i <= root; i++) {
            if (needed[i]
                    && graph.node(i).operation() == Operation.VARIABLE
                    && graph.node(i).x() == number) {
                return true;
            }
        }
        return false;
    }

    /// The partial derivative.
    ///
    /// @param variable name
    /// @return a formula in the same variables
    public Expression derivative(String variable) {
        ExpressionGraph target = new ExpressionGraph();
        int copy = graph.copy(root, target, variablesOf(target));
        int slope = ExpressionDerivative.of(target, copy, number(variable));
        return new Expression("d/d" + variable + " (" + text + ")", variables, target, slope);
    }

    /// Gives a variable a fixed value.
    ///
    /// @param variable name
    /// @param value    its value from now on
    /// @return a formula in the same variables that ignores this one
    public Expression bind(String variable, double value) {
        ExpressionGraph target = new ExpressionGraph();
        int[] nodes = variablesOf(target);
        nodes[number(variable)] = target.constant(value);
        return new Expression(
                text + " at " + variable + " = " + value, variables, target, graph.copy(root, target, nodes));
    }

    /// Sum.
    ///
    /// @param other in the same variables
    /// @return this + other
    public Expression plus(Expression other) {
        return combined(Operation.ADD, " + ", other);
    }

    /// Product.
    ///
    /// @param other in the same variables
    /// @return this · other
    public Expression times(Expression other) {
        return combined(Operation.MULTIPLY, " * ", other);
    }

    /// Multiple.
    ///
    /// @param factor a number
    /// @return factor · this
    public Expression times(double factor) {
        return constant(factor, variables).times(this);
    }

    private Expression combined(Operation operation, String sign, Expression other) {
        requireSame(variables, other.variables);
        ExpressionGraph target = new ExpressionGraph();
        int left = copyInto(target);
        int right = other.copyInto(target);
        return new Expression(
                "(" + text + ")" + sign + "(" + other.text + ")",
                variables,
                target,
                target.make(operation, left, right));
    }

    /// Whether another formula has the same parts after simplification. Formulas that are equal for other reasons are not told.
    ///
    /// @param other in the same variables
    /// @return true if both have the same bits everywhere
    public boolean isSame(Expression other) {
        requireSame(variables, other.variables);
        ExpressionGraph target = new ExpressionGraph();
        return copyInto(target) == other.copyInto(target);
    }

    private static void requireSame(List<String> variables, List<String> others) {
        if (!variables.equals(others)) {
            throw new IllegalArgumentException(
                    "formulas in %s and in %s: need the same variables".formatted(variables, others));
        }
    }

    /// Copies this into another graph of the same variables.
    int copyInto(ExpressionGraph target) {
        return graph.copy(root, target, variablesOf(target));
    }

    private int[] variablesOf(ExpressionGraph target) {
        int[] nodes = new int[variables.size()];
        Arrays.setAll(nodes, target::variable);
        return nodes;
    }

    private int number(String variable) {
        int number = variables.indexOf(variable);
        if (number < 0) {
            throw new IllegalArgumentException(
                    "no variable '%s': there are %s".formatted(variable, String.join(", ", variables)));
        }
        return number;
    }

    /// Its value at one point.
    ///
    /// @param values one number per variable
    /// @return NaN or an infinity where it is not defined
    public double at(double... values) {
        if (values.length != variables.size()) {
            throw new IllegalArgumentException(
                    "%d values for the variables %s: need one each".formatted(values.length, variables));
        }
        double[] results = new double[root + 1];
        boolean[] needed = graph.reachable(root);
        for (int i = 0; i <= root; i++) {
            if (needed[i]) {
                ExpressionGraph.Node node = graph.node(i);
                boolean variable = node.operation() == Operation.VARIABLE;
                results[i] = node.operation()
                        .apply(
                                variable ? values[node.x()] : results[node.x()],
                                results[node.y()],
                                results[node.z()],
                                node.number());
            }
        }
        return results[root];
    }

    /// The formula.
    ///
    /// @return as it was read, or how it was made of what was read
    @Override
    public String toString() {
        return text;
    }
}
