package org.septuple.numerics;

import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;

/// Several formulas in the same variables, made one list of instructions that has equal parts once, and evaluated at one point or
/// along arrays, [#BLOCK] points at a time. Parts that depend only on variables with one value for all points are computed once
/// per block.
///
/// Evaluation along arrays allocates nothing; each thread needs a [Registers] of its own. Values do not depend on the kernels, on the
/// block, or on which way they are evaluated: bits are those of [Expression#at]. Immutable.
public final class ExpressionProgram {

    /// Points evaluated together: the registers of a usual formula stay in the first-level cache.
    public static final int BLOCK = 256;

    private final List<String> variables;
    private final Operation[] operations;
    private final int[] x;
    private final int[] y;
    private final int[] z;
    private final double[] numbers;
    private final int[] outputs;

    /// Block of registers that each result goes to. Results that are no longer needed give theirs to later ones.
    private final int[] slots;

    private final int slotCount;

    private ExpressionProgram(List<String> variables, ExpressionGraph graph, int[] roots) {
        this.variables = variables;
        boolean[] needed = new boolean[graph.size()];
        for (int root : roots) {
            boolean[] part = graph.reachable(root);
            for (int i = 0; i < part.length; i++) {
                needed[i] |= part[i];
            }
        }
        int[] place = new int[graph.size()];
        int count = 0;
        for (int i = 0; i < needed.length; i++) {
            place[i] = needed[i] ? count++ : 0;
        }
        operations = new Operation[count];
        x = new int[count];
        y = new int[count];
        z = new int[count];
        numbers = new double[count];
        for (int i = 0; i < needed.length; i++) {
            if (needed[i]) {
                ExpressionGraph.Node node = graph.node(i);
                int at = place[i];
                operations[at] = node.operation();
                x[at] = node.operation() == Operation.VARIABLE ? node.x() : place[node.x()];
                y[at] = place[node.y()];
                z[at] = place[node.z()];
                numbers[at] = node.number();
            }
        }
        outputs = Arrays.stream(roots).map(root -> place[root]).toArray();
        slots = new int[count];
        slotCount = assign();
    }

    /// Gives each result the block that was freed last, constants and outputs one of their own.
    private int assign() {
        int[] lastUse = new int[operations.length];
        for (int i = 0; i < operations.length; i++) {
            for (int k = 0; k < operations[i].operands(); k++) {
                lastUse[operand(i, k)] = i;
            }
        }
        for (int i = 0; i < operations.length; i++) {
            lastUse[i] = operations[i] == Operation.CONSTANT ? Integer.MAX_VALUE : lastUse[i];
        }
        for (int output : outputs) {
            lastUse[output] = Integer.MAX_VALUE;
        }
        Deque<Integer> free = new ArrayDeque<>();
        int made = 0;
        for (int i = 0; i < operations.length; i++) {
            for (int k = 0; k < operations[i].operands(); k++) {
                int operand = operand(i, k);
                if (lastUse[operand] == i) {
                    free.push(slots[operand]);
                    lastUse[operand] = Integer.MAX_VALUE; // once, though it be both operands
                }
            }
            boolean fresh = free.isEmpty() || operations[i] == Operation.CONSTANT;
            slots[i] = fresh ? made++ : free.pop();
        }
        return made;
    }

    private int operand(int instruction, int k) {
        return (k == 0 ? x : k == 1 ? y : z)[instruction];
    }

    /// Compiles formulas.
    ///
    /// @param expressions one or more, in the same variables
    /// @return evaluates all of them
    public static ExpressionProgram of(List<Expression> expressions) {
        if (expressions.isEmpty()) {
            throw new IllegalArgumentException("a program needs at least one formula");
        }
        List<String> variables = expressions.getFirst().variables();
        ExpressionGraph graph = new ExpressionGraph();
        int[] roots = new int[expressions.size()];
        for (int k = 0; k < roots.length; k++) {
            Expression expression = expressions.get(k);
            if (!expression.variables().equals(variables)) {
                throw new IllegalArgumentException("formulas in %s and in %s: need the same variables"
                        .formatted(variables, expression.variables()));
            }
            roots[k] = expression.copyInto(graph);
        }
        return new ExpressionProgram(variables, graph, roots);
    }

    /// Names of the variables.
    ///
    /// @return in the order of their values
    public List<String> variables() {
        return variables;
    }

    /// Number of formulas.
    ///
    /// @return ≥ 1
    public int outputs() {
        return outputs.length;
    }

    /// Number of operations, constants and variables.
    ///
    /// @return ≥ 1
    public int instructions() {
        return operations.length;
    }

    /// Evaluates all formulas at one point.
    ///
    /// @param values one number per variable
    /// @param into   receives one number per formula
    public void at(double[] values, double[] into) {
        at(values, new double[operations.length], into, 0);
    }

    /// Evaluates all formulas at one point, without allocation.
    ///
    /// @param values  one number per variable
    /// @param results scratch of at least [#instructions] numbers
    /// @param into    receives one number per formula; may be the scratch, behind these
    /// @param first   where in there
    public void at(double[] values, double[] results, double[] into, int first) {
        for (int i = 0; i < operations.length; i++) {
            boolean variable = operations[i] == Operation.VARIABLE;
            results[i] = operations[i].apply(
                    variable ? values[x[i]] : results[x[i]], results[y[i]], results[z[i]], numbers[i]);
        }
        for (int k = 0; k < outputs.length; k++) {
            into[first + k] = results[outputs[k]];
        }
    }

    /// Room for intermediate results of one thread.
    public static final class Registers {

        private final double[][] blocks;
        private final boolean[] uniform;

        private Registers(int slots, int instructions) {
            blocks = new double[slots][BLOCK];
            uniform = new boolean[instructions];
        }
    }

    /// Room for one thread.
    ///
    /// @return of 2 kB for each result that is needed at the same time
    public Registers registers() {
        Registers registers = new Registers(slotCount, operations.length);
        for (int i = 0; i < operations.length; i++) {
            if (operations[i] == Operation.CONSTANT) {
                Arrays.fill(registers.blocks[slots[i]], numbers[i]);
            }
        }
        return registers;
    }

    /// Evaluates all formulas along arrays.
    ///
    /// @param values    for each variable one number per point, or an array of one number that holds for all points
    /// @param from      first index in those arrays
    /// @param to        index after the last
    /// @param into      for each formula an array
    /// @param at        where in those the value of point `from` goes
    /// @param kernels   of exp, log, sin, cos, tanh; they change no bit
    /// @param registers of this program and this thread
    public void along(
            double[][] values,
            int from,
            int to,
            double[][] into,
            int at,
            ElementaryKernels kernels,
            Registers registers) {
        if (values.length != variables.size()) {
            throw new IllegalArgumentException(
                    "%d arrays for the variables %s: need one each".formatted(values.length, variables));
        }
        mark(values, registers.uniform);
        for (int first = from; first < to; first += BLOCK) {
            int count = Math.min(BLOCK, to - first);
            block(values, first, count, kernels, registers);
            for (int k = 0; k < outputs.length; k++) {
                double[] result = registers.blocks[slots[outputs[k]]];
                if (registers.uniform[outputs[k]]) {
                    Arrays.fill(into[k], at + first - from, at + first - from + count, result[0]);
                } else {
                    System.arraycopy(result, 0, into[k], at + first - from, count);
                }
            }
        }
    }

    /// Which results are the same for all points.
    private void mark(double[][] values, boolean[] uniform) {
        for (int i = 0; i < operations.length; i++) {
            uniform[i] = switch (operations[i]) {
                case CONSTANT -> true;
                case VARIABLE -> values[x[i]].length == 1;
                default -> {
                    int operands = operations[i].operands();
                    yield uniform[x[i]] && (operands < 2 || uniform[y[i]]) && (operands < 3 || uniform[z[i]]);
                }
            };
        }
    }

    private void block(double[][] values, int first, int count, ElementaryKernels kernels, Registers registers) {
        double[][] blocks = registers.blocks;
        for (int i = 0; i < operations.length; i++) {
            Operation operation = operations[i];
            double[] result = blocks[slots[i]];
            if (operation == Operation.VARIABLE) {
                double[] variable = values[x[i]];
                if (registers.uniform[i]) {
                    Arrays.fill(result, 0, count, variable[0]);
                } else {
                    System.arraycopy(variable, first, result, 0, count);
                }
            } else if (operation != Operation.CONSTANT) {
                int points = registers.uniform[i] ? 1 : count;
                run(
                        operation,
                        blocks[slots[x[i]]],
                        blocks[slots[y[i]]],
                        blocks[slots[z[i]]],
                        numbers[i],
                        points,
                        kernels,
                        result);
                if (registers.uniform[i]) {
                    Arrays.fill(result, 1, count, result[0]);
                }
            }
        }
    }

    private static void run(
            Operation operation,
            double[] a,
            double[] b,
            double[] c,
            double number,
            int points,
            ElementaryKernels kernels,
            double[] result) {
        switch (operation) {
            case ADD -> add(a, b, points, result);
            case SUBTRACT -> subtract(a, b, points, result);
            case MULTIPLY -> multiply(a, b, points, result);
            case DIVIDE -> divide(a, b, points, result);
            case NEGATE -> negate(a, points, result);
            case SQRT -> sqrt(a, points, result);
            case INTEGER_POWER -> power(a, (int) number, points, result);
            case EXP -> kernels.exp(a, 0, points, result);
            case LOG -> kernels.log(a, 0, points, result);
            case SIN -> kernels.sin(a, 0, points, result);
            case COS -> kernels.cos(a, 0, points, result);
            case TANH -> kernels.tanh(a, 0, points, result);
            default -> {
                for (int i = 0; i < points; i++) {
                    result[i] = operation.apply(a[i], b[i], c[i], number);
                }
            }
        }
    }

    private static void add(double[] a, double[] b, int points, double[] result) {
        for (int i = 0; i < points; i++) {
            result[i] = a[i] + b[i];
        }
    }

    private static void subtract(double[] a, double[] b, int points, double[] result) {
        for (int i = 0; i < points; i++) {
            result[i] = a[i] - b[i];
        }
    }

    private static void multiply(double[] a, double[] b, int points, double[] result) {
        for (int i = 0; i < points; i++) {
            result[i] = a[i] * b[i];
        }
    }

    private static void divide(double[] a, double[] b, int points, double[] result) {
        for (int i = 0; i < points; i++) {
            result[i] = a[i] / b[i];
        }
    }

    private static void negate(double[] a, int points, double[] result) {
        for (int i = 0; i < points; i++) {
            result[i] = -a[i];
        }
    }

    private static void sqrt(double[] a, int points, double[] result) {
        for (int i = 0; i < points; i++) {
            result[i] = Math.sqrt(a[i]);
        }
    }

    private static void power(double[] a, int n, int points, double[] result) {
        for (int i = 0; i < points; i++) {
            result[i] = Operation.integerPower(a[i], n);
        }
    }
}
