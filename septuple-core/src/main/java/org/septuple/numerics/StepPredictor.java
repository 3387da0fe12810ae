package org.septuple.numerics;

/// Sizes of the steps of [Dop853], from its errors.
///
/// Eighth roots are square roots taken thrice, so that they are the same everywhere.
final class StepPredictor {

    private static final double SAFETY = 0.9;
    private static final double LEAST_FACTOR = 0.2;
    private static final double LARGEST_FACTOR = 6;
    private static final double UNDEFINED_FACTOR = 0.25;
    /// The eighth root of the error from which on the factor is the largest.
    private static final double LEAST_ROOT = SAFETY / LARGEST_FACTOR;

    private double size;
    private double root;
    private boolean rejected;

    /// Forgets all steps.
    void forget() {
        size = 0;
        rejected = false;
    }

    /// Factor from an accepted step to the next.
    ///
    /// @param accepted its size
    /// @param error    its error, below 1
    double accepted(double accepted, double error) {
        double present = Math.max(eighthRoot(error), LEAST_ROOT);
        double factor = SAFETY / present;
        if (size > 0) {
            factor = Math.min(factor, factor * (accepted / size) * (root / present));
        }
        size = accepted;
        root = present;
        factor = Math.clamp(factor, LEAST_FACTOR, rejected ? 1 : LARGEST_FACTOR);
        rejected = false;
        return factor;
    }

    /// Factor from a rejected step to the next try.
    ///
    /// @param error of the try, at least 1; infinite if a stage was not defined
    double rejected(double error) {
        rejected = true;
        return Double.isInfinite(error) ? UNDEFINED_FACTOR : Math.max(LEAST_FACTOR, SAFETY / eighthRoot(error));
    }

    static double eighthRoot(double value) {
        return Math.sqrt(Math.sqrt(Math.sqrt(value)));
    }
}
