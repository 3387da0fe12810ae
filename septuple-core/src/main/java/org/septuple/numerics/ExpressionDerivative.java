package org.septuple.numerics;

import org.septuple.numerics.ExpressionGraph.Node;

/// Differentiates nodes of an [ExpressionGraph] by the chain rule, in one pass from operands to results: a derivative has at most a few
/// times as many nodes as its function, however deep it is.
final class ExpressionDerivative {

    private static final double TWO_OVER_ROOT_PI = 1.1283791670955126;

    private final ExpressionGraph graph;
    private final int[] slopes;

    private ExpressionDerivative(ExpressionGraph graph, int root) {
        this.graph = graph;
        this.slopes = new int[root + 1];
    }

    /// The node that is ∂root/∂variable, made in the same graph.
    static int of(ExpressionGraph graph, int root, int variable) {
        return new ExpressionDerivative(graph, root).run(root, variable);
    }

    private int run(int root, int variable) {
        boolean[] needed = graph.reachable(root);
        for (int i = 0; i <= root; i++) {
            if (needed[i]) {
                Node node = graph.node(i);
                slopes[i] = switch (node.operation()) {
                    case CONSTANT, SIGN -> graph.constant(0);
                    case VARIABLE -> graph.constant(node.x() == variable ? 1 : 0);
                    case ADD, SUBTRACT -> graph.make(node.operation(), slopes[node.x()], slopes[node.y()]);
                    case NEGATE -> graph.make(Operation.NEGATE, slopes[node.x()]);
                    case MULTIPLY -> product(node);
                    case DIVIDE -> quotient(node, i);
                    case CHOOSE -> graph.make(Operation.CHOOSE, node.x(), slopes[node.y()], slopes[node.z()], 0);
                    case MIN -> choice(node.y(), node.x(), slopes[node.x()], slopes[node.y()]);
                    case MAX -> choice(node.x(), node.y(), slopes[node.x()], slopes[node.y()]);
                    case POW -> pow(node, i);
                    case ATAN2 -> atan2(node);
                    default -> times(outer(node, i), slopes[node.x()]);
                };
            }
        }
        return slopes[root];
    }

    /// f′(x) of a function of one operand, which is node `self`.
    private int outer(Node node, int self) {
        int x = node.x();
        return switch (node.operation()) {
            case INTEGER_POWER -> graph.times(node.number(), graph.power(x, (int) node.number() - 1));
            case EXP -> self;
            case LOG -> one(Operation.DIVIDE, x);
            case SQRT -> graph.make(Operation.DIVIDE, graph.constant(0.5), self);
            case SIN -> graph.make(Operation.COS, x);
            case COS -> graph.make(Operation.NEGATE, graph.make(Operation.SIN, x));
            case TAN -> one(Operation.ADD, times(self, self));
            case SINH -> graph.make(Operation.COSH, x);
            case COSH -> graph.make(Operation.SINH, x);
            case TANH -> one(Operation.SUBTRACT, times(self, self));
            case ASIN -> one(Operation.DIVIDE, arc(x));
            case ACOS -> graph.make(Operation.DIVIDE, graph.constant(-1), arc(x));
            case ATAN -> one(Operation.DIVIDE, one(Operation.ADD, times(x, x)));
            case ABS -> graph.make(Operation.SIGN, x);
            case ERF ->
                graph.times(TWO_OVER_ROOT_PI, graph.make(Operation.EXP, graph.make(Operation.NEGATE, times(x, x))));
            case J0 -> graph.make(Operation.NEGATE, graph.make(Operation.J1, x));
            case J1 ->
                graph.make(Operation.SUBTRACT, graph.make(Operation.J0, x), graph.make(Operation.DIVIDE, self, x));
            default -> throw new IllegalArgumentException(node.operation() + " is not a function of one operand");
        };
    }

    private int times(int x, int y) {
        return graph.make(Operation.MULTIPLY, x, y);
    }

    private int one(Operation operation, int x) {
        return graph.make(operation, graph.constant(1), x);
    }

    private int arc(int x) {
        return graph.make(Operation.SQRT, one(Operation.SUBTRACT, times(x, x)));
    }

    private int product(Node node) {
        if (node.x() == node.y()) {
            return times(graph.times(2, node.x()), slopes[node.x()]);
        }
        return graph.make(Operation.ADD, times(slopes[node.x()], node.y()), times(node.x(), slopes[node.y()]));
    }

    /// (x′ − (x/y)y′)/y.
    private int quotient(Node node, int self) {
        int above = graph.make(Operation.SUBTRACT, slopes[node.x()], times(self, slopes[node.y()]));
        return graph.make(Operation.DIVIDE, above, node.y());
    }

    /// `first` where x ≥ y, otherwise `second`; for min and max with x, y in either order.
    private int choice(int x, int y, int first, int second) {
        return graph.make(Operation.CHOOSE, graph.make(Operation.SUBTRACT, x, y), first, second, 0);
    }

    /// x^y: y x^{y−1} x′ + x^y log(x) y′.
    private int pow(Node node, int self) {
        int x = node.x();
        int y = node.y();
        int lower = graph.make(Operation.POW, x, graph.make(Operation.SUBTRACT, y, graph.constant(1)));
        int byBase = times(times(y, lower), slopes[x]);
        int byPower = graph.is(slopes[y], 0)
                ? graph.constant(0)
                : times(times(self, graph.make(Operation.LOG, x)), slopes[y]);
        return graph.make(Operation.ADD, byBase, byPower);
    }

    /// atan2(y, x): (x y′ − y x′)/(x² + y²).
    private int atan2(Node node) {
        int y = node.x();
        int x = node.y();
        int above = graph.make(Operation.SUBTRACT, times(x, slopes[y]), times(y, slopes[x]));
        return graph.make(Operation.DIVIDE, above, graph.make(Operation.ADD, times(x, x), times(y, y)));
    }
}
