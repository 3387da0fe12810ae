package org.septuple.measurement;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;
import org.hipparchus.linear.Array2DRowRealMatrix;
import org.septuple.statistics.ErrorsInVariables;
import org.septuple.statistics.Estimate;
import org.septuple.statistics.LeastSquares;
import org.septuple.statistics.SemidefiniteLeastSquares;

/// ΔS regressed on columns of ẋ: by least squares, or by moments free of the errors of ẋ. Errors hold for clouds of any scatter: they are the
/// sandwich, which is the jackknife over clouds to first order.
final class FormFit {

    private final int components;
    private final int clouds;
    private final List<Estimate> coefficients;
    private final Array2DRowRealMatrix covariance;
    private final double residualVariance;
    private final double rSquared;
    private final ToDoubleFunction<int[]> test;

    private FormFit(
            int components,
            int clouds,
            List<Estimate> coefficients,
            double[][] covariance,
            double residualVariance,
            double rSquared,
            ToDoubleFunction<int[]> test) {
        this.components = components;
        this.clouds = clouds;
        this.coefficients = coefficients;
        this.covariance = new Array2DRowRealMatrix(covariance, false);
        this.residualVariance = residualVariance;
        this.rSquared = rSquared;
        this.test = test;
    }

    /// Fits columns of which the first are those of the form.
    static FormFit of(CloudDisplacements clouds, PowerColumns columns) {
        return clouds.withoutErrors() ? plain(clouds, columns) : withErrors(clouds, columns);
    }

    private static FormFit plain(CloudDisplacements clouds, PowerColumns columns) {
        int n = clouds.clouds();
        double[][] design = new double[n][];
        double[] y = new double[n];
        double[] weights = new double[n];
        Arrays.setAll(design, c -> columns.at(clouds.velocity(c), clouds.errors(c)));
        Arrays.setAll(y, clouds::change);
        Arrays.setAll(weights, clouds::weight);
        LeastSquares fit = LeastSquares.weighted(design, y, weights)
                .clustered(IntStream.range(0, n).toArray());
        return new FormFit(
                clouds.components(),
                n,
                fit.coefficients(),
                fit.covariance(),
                fit.residualVariance(),
                fit.rSquared(),
                fit::pValueWithout);
    }

    /// Rows times the roots of their weights.
    private static FormFit withErrors(CloudDisplacements clouds, PowerColumns columns) {
        int n = clouds.clouds();
        int p = columns.size();
        double[][] design = new double[n][];
        double[] y = new double[n];
        double mean = 0;
        double all = 0;
        for (int c = 0; c < n; c++) {
            double root = Math.sqrt(clouds.weight(c));
            design[c] = scaled(columns.at(clouds.velocity(c), clouds.errors(c)), root);
            y[c] = root * clouds.change(c);
            mean += clouds.weight(c) * clouds.change(c);
            all += clouds.weight(c);
        }
        ErrorsInVariables fit = ErrorsInVariables.of(
                design,
                y,
                c -> noise(design[c], columns.products(clouds.velocity(c), clouds.errors(c)), clouds.weight(c)),
                IntStream.range(0, n).toArray());
        double spread = 0;
        for (int c = 0; c < n; c++) {
            double off = clouds.change(c) - mean / all;
            spread += clouds.weight(c) * off * off;
        }
        double left = fit.equationVariance();
        return new FormFit(
                clouds.components(),
                n,
                fit.coefficients(),
                fit.covariance(),
                left,
                spread == 0 ? Double.NaN : 1 - left * (n - p) / spread,
                fit::pValueWithout);
    }

    private static double[] scaled(double[] row, double factor) {
        double[] scaled = new double[row.length];
        Arrays.setAll(scaled, k -> factor * row[k]);
        return scaled;
    }

    private static double[][] noise(double[] row, double[][] products, double weight) {
        int p = row.length;
        double[][] noise = new double[p + 1][p + 1];
        for (int k = 0; k < p; k++) {
            for (int l = 0; l < p; l++) {
                noise[k][l] = row[k] * row[l] - weight * products[k][l];
            }
        }
        return noise;
    }

    int clouds() {
        return clouds;
    }

    Estimate production() {
        return coefficients.getFirst();
    }

    double residualVariance() {
        return residualVariance;
    }

    double rSquared() {
        return rSquared;
    }

    /// p-value of the columns from one place up to another being 0.
    double pValueWithout(int from, int until) {
        return test.applyAsDouble(IntStream.range(from, until).toArray());
    }

    EstimateMatrix form() {
        return matrix(components, coefficients);
    }

    /// Symmetric matrix of the upper triangle that comes after one other estimate.
    static EstimateMatrix matrix(int d, List<Estimate> coefficients) {
        List<Estimate> entries = new ArrayList<>();
        for (int i = 0; i < d; i++) {
            for (int j = 0; j < d; j++) {
                int low = Math.min(i, j);
                int high = Math.max(i, j);
                entries.add(coefficients.get(1 + low * d - low * (low - 1) / 2 + high - low));
            }
        }
        return new EstimateMatrix(d, d, entries);
    }

    /// vᵀgv with its error.
    Estimate along(double[] v) {
        double[] slope = SemidefiniteLeastSquares.quadraticForm(v);
        double value = 0;
        for (int k = 0; k < slope.length; k++) {
            value += slope[k] * coefficients.get(1 + k).value();
        }
        return new Estimate(value, Math.sqrt(variance(slope)), clouds);
    }

    /// σ₊ − vᵀgv with its error, for v without error.
    Estimate at(double[] v) {
        double[] slope = SemidefiniteLeastSquares.quadraticForm(v);
        double[] row = new double[1 + slope.length];
        row[0] = 1;
        double value = coefficients.getFirst().value();
        for (int k = 0; k < slope.length; k++) {
            row[1 + k] = -slope[k];
            value -= slope[k] * coefficients.get(1 + k).value();
        }
        double variance = 0;
        for (int k = 0; k < row.length; k++) {
            for (int l = 0; l < row.length; l++) {
                variance += row[k] * covariance.getEntry(k, l) * row[l];
            }
        }
        return new Estimate(value, Math.sqrt(Math.max(variance, 0)), clouds);
    }

    /// Variance of Σ slope_k g_k over the upper triangle of g.
    double variance(double[] slope) {
        double variance = 0;
        for (int k = 0; k < slope.length; k++) {
            for (int l = 0; l < slope.length; l++) {
                variance += slope[k] * covariance.getEntry(1 + k, 1 + l) * slope[l];
            }
        }
        return Math.max(variance, 0);
    }
}
