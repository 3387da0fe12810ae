package org.septuple.numerics;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Nodes of formulas, each kept once however often it occurs: equal operations on equal operands are one node. Operands come before
/// what uses them, so that one loop in order evaluates or differentiates all, without recursion.
///
/// New nodes are simplified: constants are folded, and x + 0, 1·x, 0·x, x − x, x/1, x⁰, x¹, −(−x) are written shorter. What is left
/// out is taken as finite: 0·x is 0 even where x is not. Sums and products of variables are not reordered but by x + y = y + x and
/// xy = yx, which keep bits.
final class ExpressionGraph {

    /// Nodes that a graph may have: derivatives of the largest formulas fit.
    private static final int MOST_NODES = 1 << 18;

    /// Largest power that is a product; larger ones go by logarithms.
    private static final int LARGEST_POWER = 64;

    /// One node.
    ///
    /// @param operation what it does
    /// @param x         first operand, number of a node; of a variable its number
    /// @param y         second operand
    /// @param z         third operand
    /// @param bits      of the constant or the power
    record Node(Operation operation, int x, int y, int z, long bits) {
        double number() {
            return Double.longBitsToDouble(bits);
        }
    }

    private final List<Node> nodes = new ArrayList<>();
    private final Map<Node, Integer> numbers = new HashMap<>();

    int size() {
        return nodes.size();
    }

    Node node(int number) {
        return nodes.get(number);
    }

    private int keep(Node node) {
        Integer known = numbers.get(node);
        if (known != null) {
            return known;
        }
        if (nodes.size() >= MOST_NODES) {
            throw new IllegalArgumentException(
                    "formula with derivatives has more than %d parts; shorten it".formatted(MOST_NODES));
        }
        nodes.add(node);
        numbers.put(node, nodes.size() - 1);
        return nodes.size() - 1;
    }

    private int plain(Operation operation, int x, int y, int z) {
        return keep(new Node(operation, x, y, z, 0));
    }

    int constant(double value) {
        // −0 is +0 here, or x + 0 would not be x; and all NaN are one.
        return keep(new Node(Operation.CONSTANT, 0, 0, 0, Double.doubleToLongBits(value == 0 ? 0 : value)));
    }

    int variable(int number) {
        return plain(Operation.VARIABLE, number, 0, 0);
    }

    boolean isConstant(int number) {
        return node(number).operation() == Operation.CONSTANT;
    }

    boolean is(int number, double value) {
        return isConstant(number) && node(number).number() == value;
    }

    double value(int number) {
        return node(number).number();
    }

    /// Any operation but constants and variables, simplified.
    int make(Operation operation, int x, int y, int z, double number) {
        int operands = operation.operands();
        boolean folds = isConstant(x) && (operands < 2 || isConstant(y)) && (operands < 3 || isConstant(z));
        if (folds) {
            return constant(
                    operation.apply(value(x), operands < 2 ? 0 : value(y), operands < 3 ? 0 : value(z), number));
        }
        return switch (operation) {
            case CONSTANT, VARIABLE -> throw new IllegalArgumentException(operation + " has no operands");
            case ADD -> add(x, y);
            case SUBTRACT -> subtract(x, y);
            case MULTIPLY -> multiply(x, y);
            case DIVIDE -> divide(x, y);
            case NEGATE -> negate(x);
            case INTEGER_POWER -> integerPower(x, (int) number);
            case POW -> pow(x, y);
            case CHOOSE -> y == z ? y : plain(operation, x, y, z);
            case MIN, MAX -> x == y ? x : plain(operation, Math.min(x, y), Math.max(x, y), 0);
            case ATAN2 -> plain(operation, x, y, 0);
            case EXP, LOG, SQRT, SIN, COS, TAN, SINH, COSH, TANH, ASIN, ACOS, ATAN, ABS, SIGN, ERF, J0, J1 ->
                plain(operation, x, 0, 0);
        };
    }

    int make(Operation operation, int x, int y) {
        return make(operation, x, y, 0, 0);
    }

    int make(Operation operation, int x) {
        return make(operation, x, 0, 0, 0);
    }

    int times(double factor, int x) {
        return make(Operation.MULTIPLY, constant(factor), x);
    }

    int power(int x, int n) {
        return make(Operation.INTEGER_POWER, x, 0, 0, n);
    }

    private int add(int x, int y) {
        if (is(x, 0)) {
            return y;
        }
        if (is(y, 0)) {
            return x;
        }
        if (node(y).operation() == Operation.NEGATE) {
            return make(Operation.SUBTRACT, x, node(y).x());
        }
        if (node(x).operation() == Operation.NEGATE) {
            return make(Operation.SUBTRACT, y, node(x).x());
        }
        return plain(Operation.ADD, Math.min(x, y), Math.max(x, y), 0);
    }

    private int subtract(int x, int y) {
        if (x == y) {
            return constant(0);
        }
        if (is(y, 0)) {
            return x;
        }
        if (is(x, 0)) {
            return negate(y);
        }
        return node(y).operation() == Operation.NEGATE
                ? make(Operation.ADD, x, node(y).x())
                : plain(Operation.SUBTRACT, x, y, 0);
    }

    private int multiply(int x, int y) {
        if (is(x, 0) || is(y, 0)) {
            return constant(0);
        }
        if (is(x, 1)) {
            return y;
        }
        if (is(y, 1)) {
            return x;
        }
        if (is(x, -1)) {
            return negate(y);
        }
        if (is(y, -1)) {
            return negate(x);
        }
        if (node(x).operation() == Operation.NEGATE) {
            return negate(make(Operation.MULTIPLY, node(x).x(), y));
        }
        if (node(y).operation() == Operation.NEGATE) {
            return negate(make(Operation.MULTIPLY, x, node(y).x()));
        }
        return plain(Operation.MULTIPLY, Math.min(x, y), Math.max(x, y), 0);
    }

    private int divide(int x, int y) {
        if (is(x, 0)) {
            return x;
        }
        if (is(y, 1)) {
            return x;
        }
        return plain(Operation.DIVIDE, x, y, 0);
    }

    private int negate(int x) {
        if (isConstant(x)) {
            return constant(-value(x));
        }
        return node(x).operation() == Operation.NEGATE ? node(x).x() : plain(Operation.NEGATE, x, 0, 0);
    }

    private int integerPower(int x, int n) {
        return switch (n) {
            case 0 -> constant(1);
            case 1 -> x;
            case 2 -> plain(Operation.MULTIPLY, x, x, 0);
            default -> keep(new Node(Operation.INTEGER_POWER, x, 0, 0, Double.doubleToLongBits(n)));
        };
    }

    private int pow(int x, int y) {
        if (isConstant(y)) {
            double power = value(y);
            if (Math.rint(power) == power && Math.abs(power) <= LARGEST_POWER) {
                return integerPower(x, (int) power);
            }
            if (power == 0.5) {
                return make(Operation.SQRT, x);
            }
        }
        return is(x, StrictMath.E) ? make(Operation.EXP, y) : plain(Operation.POW, x, y, 0);
    }

    /// Copies what `root` is made of into another graph.
    ///
    /// @param root      node here
    /// @param target    receives the nodes; not this graph
    /// @param variables node there that stands for each variable here
    /// @return node there that stands for `root`
    int copy(int root, ExpressionGraph target, int[] variables) {
        boolean[] needed = reachable(root);
        int[] there = new int[root + 1];
        for (int i = 0; i <= root; i++) {
            if (needed[i]) {
                Node node = node(i);
                there[i] = switch (node.operation()) {
                    case CONSTANT -> target.constant(node.number());
                    case VARIABLE -> variables[node.x()];
                    default ->
                        target.make(node.operation(), there[node.x()], there[node.y()], there[node.z()], node.number());
                };
            }
        }
        return there[root];
    }

    /// What `root` is made of.
    boolean[] reachable(int root) {
        boolean[] needed = new boolean[root + 1];
        needed[root] = true;
        for (int i = root; i >= 0; i--) {
            if (needed[i]) {
                Node node = node(i);
                int operands = node.operation().operands();
                if (operands > 0) {
                    needed[node.x()] = true;
                }
                if (operands > 1) {
                    needed[node.y()] = true;
                }
                if (operands > 2) {
                    needed[node.z()] = true;
                }
            }
        }
        return needed;
    }
}
