package org.septuple.measurement;

import java.util.Arrays;

/// Drifts of independent units at points where ∂F is known, and the sums that regressions on ∂F are made of.
///
/// A unit may be the same replica at all points: its noise may be correlated between points and coordinates, not between units.
final class MeasuredDrift {

    private final double[][][] drift;
    private final double[][] gradient;
    private final double[][] errors;
    private final double[][] mean;

    /// @param drift    `[point][unit][coordinate]`
    /// @param gradient `[point][coordinate]`
    /// @param errors   `[point][coordinate]`
    MeasuredDrift(double[][][] drift, double[][] gradient, double[][] errors) {
        requireShapes(drift, gradient, errors);
        this.drift = drift;
        this.gradient = gradient;
        this.errors = errors;
        this.mean = Arrays.stream(drift).map(MeasuredDrift::meanOverUnits).toArray(double[][]::new);
    }

    private static void requireShapes(double[][][] drift, double[][] gradient, double[][] errors) {
        if (drift.length == 0 || gradient.length != drift.length || errors.length != drift.length) {
            throw new IllegalArgumentException(
                    "points of drifts: %d, of gradients: %d, of errors: %d; need the same points, one or more"
                            .formatted(drift.length, gradient.length, errors.length));
        }
        int units = drift[0].length;
        int c = gradient[0].length;
        for (int p = 0; p < drift.length; p++) {
            if (drift[p].length != units
                    || units < 2
                    || c == 0
                    || gradient[p].length != c
                    || errors[p].length != c
                    || Arrays.stream(drift[p]).anyMatch(row -> row.length != c)) {
                throw new IllegalArgumentException(
                        "point %d: need %d >= 2 units, and %d >= 1 coordinates of drift, gradient and errors, as at point 0"
                                .formatted(p, units, c));
            }
            if (!Arrays.stream(errors[p]).allMatch(e -> e >= 0 && Double.isFinite(e))) {
                throw new IllegalArgumentException(
                        "errors %s of the gradient at point %d must be finite and >= 0; 0 if exact"
                                .formatted(Arrays.toString(errors[p]), p));
            }
        }
    }

    private static double[] meanOverUnits(double[][] rows) {
        double[] sum = new double[rows[0].length];
        for (double[] row : rows) {
            for (int k = 0; k < sum.length; k++) {
                sum[k] += row[k] / rows.length;
            }
        }
        return sum;
    }

    int points() {
        return drift.length;
    }

    int units() {
        return drift[0].length;
    }

    int coordinates() {
        return gradient[0].length;
    }

    double drift(int point, int unit, int k) {
        return drift[point][unit][k];
    }

    double mean(int point, int k) {
        return mean[point][k];
    }

    double gradient(int point, int k) {
        return gradient[point][k];
    }

    double error(int point, int k) {
        return errors[point][k];
    }

    /// The regression of the coordinates of one block on ∂F.
    ///
    /// @param blocks block of every coordinate
    /// @param block  which
    RateOfBlock rate(int[] blocks, int block) {
        double squares = 0;
        double[] products = new double[units()];
        for (int p = 0; p < points(); p++) {
            for (int k = 0; k < coordinates(); k++) {
                if (blocks[k] == block) {
                    double g = gradient[p][k];
                    squares += g * g - errors[p][k] * errors[p][k];
                    for (int u = 0; u < products.length; u++) {
                        products[u] -= drift[p][u][k] * g;
                    }
                }
            }
        }
        if (!(squares > 0)) {
            throw new IllegalArgumentException(
                    "the squared gradient of block %d is %g after its noise is taken off; measure the gradient better, or elsewhere"
                            .formatted(block, squares));
        }
        for (int u = 0; u < products.length; u++) {
            products[u] /= squares;
        }
        double rate = Arrays.stream(products).sum() / products.length;
        double variance = 0;
        for (int p = 0; p < points(); p++) {
            for (int k = 0; k < coordinates(); k++) {
                if (blocks[k] == block) {
                    variance += varianceOfGradient(p, k, rate);
                }
            }
        }
        return new RateOfBlock(squares, products, rate, Math.max(0, variance) / (squares * squares));
    }

    /// s²((d + 2γg)² − Var d − 4γ²s²) + 2γ²s⁴, the variance that the noise of ∂F gives to Σ d·g̃ + γ(Σ g̃² − Σ s²). The bracket
    /// takes the noise of both means off the square.
    private double varianceOfGradient(int p, int k, double rate) {
        double s = errors[p][k] * errors[p][k];
        if (s == 0) {
            return 0;
        }
        double w = mean[p][k] + 2 * rate * gradient[p][k];
        double noise = varianceOfMean(p, k);
        return s * (w * w - noise - 2 * rate * rate * s);
    }

    double varianceOfMean(int p, int k) {
        double sum = 0;
        for (double[] unit : drift[p]) {
            sum += (unit[k] - mean[p][k]) * (unit[k] - mean[p][k]);
        }
        return sum / (units() - 1.0) / units();
    }
}
