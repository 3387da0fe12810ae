package org.septuple.statistics;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.hipparchus.linear.ArrayRealVector;
import org.hipparchus.linear.QRDecomposition;
import org.hipparchus.linear.RealMatrix;

/// Linear regression y = Xβ + ε by weighted least squares, with the errors of the coefficients.
///
/// ```
/// β̂ = argmin Σᵢ wᵢ (yᵢ − xᵢβ)²,   by QR of √w X
/// independent rows, Var εᵢ = σ²/wᵢ:   V = s² (XᵀWX)⁻¹,   s² = Σ wᵢrᵢ²/(n − p),   n − p degrees of freedom
/// rows correlated within clusters:    V = c (XᵀWX)⁻¹ (Σ_g h_g h_gᵀ) (XᵀWX)⁻¹,   h_g = Σ_{i∈g} wᵢrᵢxᵢ,
///                                     c = G/(G − 1)·(n − 1)/(n − p)  (CR1),   G − 1 degrees of freedom
/// ```
///
/// A constant term is a column of ones. The clustered errors need no weights that are right, only independent clusters; with few
/// clusters, or a coefficient that few clusters decide, they are too small: by a tenth where 30 clusters share a normal regressor.
///
/// Source: A. C. Cameron, D. L. Miller, *A practitioner's guide to cluster-robust inference*, J. Human Resources 50 (2015) 317.
public final class LeastSquares {

    private final WeightedRows rows;
    private final double[] coefficients;
    private final double[] residuals;
    private final RealMatrix inverse;
    private final RealMatrix covariance;
    private final int degrees;
    private final boolean clustered;

    private LeastSquares(
            WeightedRows rows,
            double[] coefficients,
            double[] residuals,
            RealMatrix inverse,
            RealMatrix covariance,
            int degrees,
            boolean clustered) {
        this.rows = rows;
        this.coefficients = coefficients;
        this.residuals = residuals;
        this.inverse = inverse;
        this.covariance = covariance;
        this.degrees = degrees;
        this.clustered = clustered;
    }

    /// Regression with equal weights.
    ///
    /// @param design X, n rows of p columns, n > p
    /// @param y      n values
    /// @return the fit, its errors those of independent rows of equal variance
    /// @throws IllegalArgumentException if a column depends on those before it
    public static LeastSquares of(double[][] design, double[] y) {
        return fit(WeightedRows.of(design, y));
    }

    /// Regression with weights.
    ///
    /// @param design  X, n rows of p columns, n > p
    /// @param y       n values
    /// @param weights n numbers > 0, the inverse variances up to a common factor
    /// @return the fit, its errors those of independent rows of variance σ²/w
    /// @throws IllegalArgumentException if a column depends on those before it
    public static LeastSquares weighted(double[][] design, double[] y, double[] weights) {
        return fit(WeightedRows.of(design, y, weights));
    }

    private static LeastSquares fit(WeightedRows rows) {
        int n = rows.count();
        int p = rows.columns();
        if (n <= p) {
            throw new IllegalArgumentException("%d rows for %d coefficients: need more rows".formatted(n, p));
        }
        QRDecomposition qr = rows.decompose();
        double[] coefficients = qr.getSolver()
                .solve(new ArrayRealVector(rows.response(), false))
                .toArray();
        double[] residuals = rows.residuals(coefficients);
        double squares = WeightedRows.dot(residuals, residuals);
        RealMatrix upper = qr.getR().getSubMatrix(0, p - 1, 0, p - 1);
        RealMatrix inverseOfUpper = new QRDecomposition(upper, 0).getSolver().getInverse();
        RealMatrix inverse = inverseOfUpper.multiplyTransposed(inverseOfUpper);
        int degrees = n - p;
        return new LeastSquares(
                rows, coefficients, residuals, inverse, inverse.scalarMultiply(squares / degrees), degrees, false);
    }

    /// The same fit with errors that hold if rows of different clusters are independent, whatever goes on within one.
    ///
    /// @param cluster of each row, any integers, at least two different ones
    /// @return the fit with the covariance CR1 and G − 1 degrees of freedom
    public LeastSquares clustered(int[] cluster) {
        int n = rows.count();
        int p = rows.columns();
        Clusters clusters = Clusters.of(cluster, n);
        double[][] scores = new double[n][p];
        for (int i = 0; i < n; i++) {
            for (int j = 0; j < p; j++) {
                scores[i][j] = residuals[i] * rows.design()[i][j];
            }
        }
        double c = clusters.factor() * ((n - 1.0) / (n - p));
        RealMatrix sandwich = inverse.multiply(clusters.squares(scores)).multiply(inverse);
        return new LeastSquares(
                rows, coefficients, residuals, inverse, sandwich.scalarMultiply(c), clusters.count() - 1, true);
    }

    /// All coefficients.
    ///
    /// @return p estimates with n = degrees of freedom + 1
    public List<Estimate> coefficients() {
        return IntStream.range(0, coefficients.length)
                .mapToObj(this::coefficient)
                .toList();
    }

    /// One coefficient.
    ///
    /// @param column in [0, p)
    /// @return the estimate with n = degrees of freedom + 1
    public Estimate coefficient(int column) {
        return new Estimate(coefficients[column], Math.sqrt(covariance.getEntry(column, column)), degrees + 1L);
    }

    /// Covariance of the coefficients.
    ///
    /// @return p×p, a copy
    public double[][] covariance() {
        return covariance.getData();
    }

    /// Degrees of freedom of the errors.
    ///
    /// @return n − p, or G − 1 if clustered
    public int degreesOfFreedom() {
        return degrees;
    }

    /// Residual variance of a row of weight 1.
    ///
    /// @return s² = Σ wr²/(n − p)
    public double residualVariance() {
        return WeightedRows.dot(residuals, residuals) / (rows.count() - rows.columns());
    }

    /// Residuals.
    ///
    /// @return yᵢ − xᵢβ̂
    public double[] residuals() {
        double[] plain = new double[residuals.length];
        Arrays.setAll(plain, i -> residuals[i] / rows.roots()[i]);
        return plain;
    }

    /// Part of the spread of y that the fit explains.
    ///
    /// @return R² = 1 − Σ wr²/Σ w(y − ȳ)², ≤ 1, with the weighted mean ȳ; ≥ 0 if the columns span a constant; NaN if all y
    ///         are equal
    public double rSquared() {
        double spread = rows.spread();
        return spread == 0 ? Double.NaN : 1 - WeightedRows.dot(residuals, residuals) / spread;
    }

    /// The mean of y where the columns have the given values.
    ///
    /// @param row x, p numbers
    /// @return xβ̂ with the error √(x V xᵀ) of the fit, without the scatter of a single y
    public Estimate predict(double[] row) {
        if (row.length != coefficients.length) {
            throw new IllegalArgumentException("%d numbers for %d columns".formatted(row.length, coefficients.length));
        }
        double variance = WeightedRows.dot(row, covariance.operate(row));
        return new Estimate(WeightedRows.dot(row, coefficients), Math.sqrt(Math.max(variance, 0)), degrees + 1L);
    }

    /// Whether terms are needed: the Wald test that q coefficients are all 0.
    ///
    /// With W = β̂ᵀV⁻¹β̂ of those coefficients, W/q follows F of q and n − p degrees of freedom, exactly for normal rows. Clustered,
    /// V is taken for a Wishart matrix of ν = G − 1 degrees of freedom: (ν − q + 1)/(νq)·W follows F of q and ν − q + 1 (Hotelling).
    ///
    /// @param columns of the terms, all different; clustered, fewer than there are clusters
    /// @return p-value; small if a term is needed; NaN if the rows are fitted exactly
    public double pValueWithout(int... columns) {
        int q = columns.length;
        int second = clustered ? degrees - q + 1 : degrees;
        if (q == 0 || second < 1 || Arrays.stream(columns).distinct().count() < q) {
            throw new IllegalArgumentException("columns %s with %d degrees of freedom: need 1 to %d different columns"
                    .formatted(Arrays.toString(columns), degrees, clustered ? degrees : coefficients.length));
        }
        return WaldTest.pValue(coefficients, covariance, columns, degrees, second);
    }
}
