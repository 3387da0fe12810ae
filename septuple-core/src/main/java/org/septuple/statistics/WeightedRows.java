package org.septuple.statistics;

import java.util.Arrays;
import org.hipparchus.linear.Array2DRowRealMatrix;
import org.hipparchus.linear.QRDecomposition;
import org.hipparchus.linear.RealMatrix;

/// The rows of a linear regression, checked, each multiplied by the root of its weight: √wᵢ xᵢ and √wᵢ yᵢ, so that Σ wᵢ(yᵢ − xᵢβ)²
/// is a plain sum of squares.
final class WeightedRows {

    /// A column depends on others if the part of it that they do not explain is smaller than this, relative to it.
    private static final double DEPENDENT = 1e-11;

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

    /// Norms of the columns.
    double[] norms() {
        double[] norms = new double[columns()];
        for (double[] row : design) {
            for (int j = 0; j < norms.length; j++) {
                norms[j] = Math.fma(row[j], row[j], norms[j]);
            }
        }
        Arrays.setAll(norms, j -> Math.sqrt(norms[j]));
        return norms;
    }

    /// QR of the rows.
    ///
    /// @throws IllegalArgumentException naming a column that depends on those before it
    QRDecomposition decompose() {
        QRDecomposition qr = new QRDecomposition(new Array2DRowRealMatrix(design, false), 0);
        int dependent = dependent(qr);
        if (dependent >= 0) {
            throw new IllegalArgumentException(
                    "column %d of %d is zero or a combination of the columns before it; leave it out"
                            .formatted(dependent, columns()));
        }
        return qr;
    }

    /// The first column that is 0 or a combination of those before it, by the diagonal of R; −1 if there is none.
    static int dependent(QRDecomposition qr) {
        RealMatrix upper = qr.getR();
        for (int j = 0; j < upper.getColumnDimension(); j++) {
            if (!(Math.abs(upper.getEntry(j, j))
                    > DEPENDENT * upper.getColumnVector(j).getNorm())) {
                return j;
            }
        }
        return -1;
    }

    static double dot(double[] a, double[] b) {
        double sum = 0;
        for (int k = 0; k < a.length; k++) {
            sum = Math.fma(a[k], b[k], sum);
        }
        return sum;
    }
}
