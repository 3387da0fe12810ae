package org.septuple.architecture.broken.numerics;

import java.util.function.DoubleUnaryOperator;

/// Each member calls a Math method whose last bits the specification leaves open.
class InexactMath {
    double exp(double x) {
        return Math.exp(x);
    }

    double log(double x) {
        return Math.log(x);
    }

    double pow(double x, double y) {
        return Math.pow(x, y);
    }

    DoubleUnaryOperator tanh() {
        return Math::tanh;
    }

    DoubleUnaryOperator sin() {
        return x -> 2 * Math.sin(x);
    }

    double hypot(double x, double y) {
        return Math.hypot(x, y);
    }
}
