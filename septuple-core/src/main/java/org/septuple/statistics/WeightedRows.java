package org.septuple.statistics;

import java.util.Arrays;

/// The rows of a linear regression, checked, each multiplied by the root of its weight: √wᵢ xᵢ and √wᵢ yᵢ, so that Σ wᵢ(yᵢ − xᵢβ)²
/// is a plain sum of squares.
final class WeightedRows {

    private final double[][] design;
    private final double[] response;
    private final double[] roots;

    private WeightedRows(double[][] design, double[] response, double[] roots) {
        this.design = design;
        this.response = response;
        this.roots = roots;
    }

    /// Rows of equal weight 1.
    static WeightedRows of(double[][] design, double[] y) {
        double[] ones = new double[y.length];
        Arrays.fill(ones, 1);
        return of(design, y, ones);
    }

    /// Checks the numbers.
    ///
    /// @param design  n ≥ 1 rows of p ≥ 1 finite numbers
    /// @param y       n finite numbers
    /// @param weights n finite numbers > 0
    /// @return copies
    static WeightedRows of(double[][] design, double[] y, double[] weights) {
        int n = design.length;
        if (n == 0 || y.length != n || weights.length != n || design[0].length == 0) {
            throw new IllegalArgumentException(
                    "%d rows, %d values, %d weights: need as many of each, at least 1, and at least 1 column"
                            .formatted(n, y.length, weights.length));
        }
        int p = design[0].length;
        double[][] rows = new double[n][p];
        double[] response = new double[n];
        double[] roots = new double[n];
        for (int i = 0; i < n; i++) {
            if (design[i].length != p) {
                throw new IllegalArgumentException(
                        "row %d has %d columns, row 0 has %d".formatted(i, design[i].length, p));
            }
            if (!(weights[i] > 0 && Double.isFinite(weights[i]))) {
                throw new IllegalArgumentException(
                        "weight %d is %s; need finite weights > 0, leave the row out instead".formatted(i, weights[i]));
            }
            double root = Math.sqrt(weights[i]);
            roots[i] = root;
            response[i] = root * y[i];
            boolean finite = Double.isFinite(response[i]);
            for (int j = 0; j < p; j++) {
                rows[i][j] = root * design[i][j];
                finite &= Double.isFinite(rows[i][j]);
            }
            if (!finite) {
                throw new IllegalArgumentException(
                        "row %d, %s with value %s, is not finite".formatted(i, Arrays.toString(design[i]), y[i]));
            }
        }
        return new WeightedRows(rows, response, roots);
    }

    int count() {
        return design.length;
    }

    int columns() {
        return design[0].length;
    }

    /// √wᵢ xᵢ.
    ///
    /// @return n×p, not a copy
    double[][] design() {
        return design;
    }

    /// √wᵢ yᵢ.
    ///
    /// @return n, not a copy
    double[] response() {
        return response;
    }

    /// √wᵢ.
    ///
    /// @return n, not a copy
    double[] roots() {
        return roots;
    }

    /// Σ wᵢ(yᵢ − ȳ)² about the weighted mean ȳ.
    double spread() {
        double mean = dot(roots, response) / dot(roots, roots);
        double sum = 0;
        for (int i = 0; i < roots.length; i++) {
            double off = response[i] - roots[i] * mean;
            sum = Math.fma(off, off, sum);
        }
        return sum;
    }

    /// √wᵢ(yᵢ − xᵢβ).
    double[] residuals(double[] coefficients) {
        double[] residuals = new double[response.length];
        Arrays.setAll(residuals, i -> response[i] - dot(design[i], coefficients));
        return residuals;
    }

    static double dot(double[] a, double[] b) {
        double sum = 0;
        for (int k = 0; k < a.length; k++) {
            sum = Math.fma(a[k], b[k], sum);
        }
        return sum;
    }
}
