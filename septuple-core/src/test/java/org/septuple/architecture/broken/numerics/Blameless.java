package org.septuple.architecture.broken.numerics;

import java.util.Arrays;
import java.util.List;

/// What the laws allow, so that they are not stricter than they say.
final class Blameless {
    private static final double[] WEIGHTS = {0.5, 0.5};
    private static final List<String> NAMES = List.of("left", "right");
    static final double TOLERANCE = 1e-12;

    /// A closed choice.
    enum Side {
        LEFT,
        RIGHT
    }

    double mean(double[] x, Side side) {
        double[] copy = new double[x.length];
        System.arraycopy(x, 0, copy, 0, x.length);
        double sum = Arrays.stream(copy).sum() * WEIGHTS[0];
        return switch (side) {
            case LEFT -> Math.fma(Math.sqrt(sum), Math.PI, StrictMath.exp(sum));
            case RIGHT -> Math.floor(Math.abs(sum)) + NAMES.size();
        };
    }
}
