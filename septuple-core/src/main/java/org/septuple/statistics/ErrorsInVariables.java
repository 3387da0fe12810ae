package org.septuple.statistics;

import java.util.Arrays;
import java.util.List;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.hipparchus.linear.Array2DRowRealMatrix;
import org.hipparchus.linear.ArrayRealVector;
import org.hipparchus.linear.EigenDecompositionSymmetric;
import org.hipparchus.linear.LUDecomposition;
import org.hipparchus.linear.MatrixUtils;
import org.hipparchus.linear.RealMatrix;
import org.hipparchus.linear.RealVector;

/// Linear regression y = xβ + ε of which x and y are measured with errors u and v of known covariance: what plain least squares
/// underestimates ("attenuation"), by moments from which the errors' own have been taken off.
///
/// ```
/// X = x + u,  Y = y + v,  Cov(u, v)ᵢ = [[Σᵤᵤ, Σᵤᵥ], [Σᵥᵤ, Σᵥᵥ]]ᵢ
/// β̂ = A⁻¹ Σᵢ (XᵢᵀYᵢ − Σᵤᵥᵢ),   A = Σᵢ (XᵢᵀXᵢ − Σᵤᵤᵢ)
/// V = G/(G − 1) A⁻¹ (Σ_g h_g h_gᵀ) A⁻¹,   h_g = Σ_{i∈g} [Xᵢᵀ(Yᵢ − Xᵢβ̂) − Σᵤᵥᵢ + Σᵤᵤᵢβ̂]
/// ```
///
/// Neither normal errors nor equal variances are assumed, only independent clusters of rows. The bias is of the order 1/n. Where the
/// errors explain most of the spread of x, β̂ has heavy tails and needs many more rows than its error suggests.
///
/// A constant term is a column of ones without error.
///
/// Source: W. A. Fuller, *Measurement Error Models* (1987), sections 2.2 and 3.1.
public final class ErrorsInVariables {

    /// What must be left of the spread of some combination of columns, relative to it.
    private static final double LEFT = 1e-10;

    /// Part of a column's square that is round-off.
    private static final double ROUND_OFF = 1e-12;

    private final double[] coefficients;
    private final RealMatrix covariance;
    private final double[] reliability;
    private final double equationVariance;
    private final int clusters;

    private ErrorsInVariables(
            double[] coefficients, RealMatrix covariance, double[] reliability, double equationVariance, int clusters) {
        this.coefficients = coefficients;
        this.covariance = covariance;
        this.reliability = reliability;
        this.equationVariance = equationVariance;
        this.clusters = clusters;
    }

    /// Regression of independent rows with the same error covariance.
    ///
    /// @param design X, n rows of p columns, n > p
    /// @param y      Y, n values
    /// @param noise  covariance of the errors of (X₁ … X_p, Y), (p + 1)×(p + 1)
    /// @return the fit
    /// @throws IllegalArgumentException if noise explains the spread of the columns
    public static ErrorsInVariables of(double[][] design, double[] y, double[][] noise) {
        return of(design, y, row -> noise, IntStream.range(0, y.length).toArray());
    }

    /// Regression of rows with their own error covariances.
    ///
    /// @param design  X, n rows of p columns, n > p
    /// @param y       Y, n values
    /// @param noise   covariance of the errors of (X₁ … X_p, Y) in a row, (p + 1)×(p + 1), or an unbiased estimate of it; only the mean over
    ///                rows needs variances ≥ 0
    /// @param cluster of each row: rows of different clusters are independent
    /// @return the fit
    /// @throws IllegalArgumentException if noise explains the spread of the columns
    public static ErrorsInVariables of(double[][] design, double[] y, IntFunction<double[][]> noise, int[] cluster) {
        WeightedRows rows = WeightedRows.of(design, y);
        int n = rows.count();
        int p = rows.columns();
        if (n <= p) {
            throw new IllegalArgumentException("%d rows for %d coefficients: need more rows".formatted(n, p));
        }
        Clusters clusters = Clusters.of(cluster, n);
        RealMatrix x = new Array2DRowRealMatrix(rows.design(), false);
        RealMatrix total = new Array2DRowRealMatrix(p + 1, p + 1);
        RealMatrix[] each = new RealMatrix[n];
        for (int i = 0; i < n; i++) {
            each[i] = covariance(noise.apply(i), p + 1, i);
            total = total.add(each[i]);
        }
        for (int k = 0; k <= p; k++) {
            double[] column = k < p ? x.getColumn(k) : rows.response();
            if (!(total.getEntry(k, k) >= -ROUND_OFF * WeightedRows.dot(column, column))) {
                throw new IllegalArgumentException(
                        "the mean error variance %s of column %d of %d, the last being y, must be >= 0"
                                .formatted(total.getEntry(k, k) / n, k, p + 1));
            }
        }
        RealMatrix moments = x.transposeMultiply(x);
        RealMatrix corrected = moments.subtract(total.getSubMatrix(0, p - 1, 0, p - 1));
        requireSpread(moments, corrected);
        RealMatrix inverse = new LUDecomposition(corrected, 0).getSolver().getInverse();
        RealVector products = x.preMultiply(new ArrayRealVector(rows.response(), false))
                .subtract(total.getColumnVector(p).getSubVector(0, p));
        double[] beta = inverse.operate(products).toArray();
        double[] residuals = rows.residuals(beta);
        double[] contrast = Arrays.copyOf(Arrays.stream(beta).map(b -> -b).toArray(), p + 1);
        contrast[p] = 1;
        double[][] scores = new double[n][p];
        for (int i = 0; i < n; i++) {
            double[] own = each[i].operate(contrast);
            for (int j = 0; j < p; j++) {
                scores[i][j] = rows.design()[i][j] * residuals[i] - own[j];
            }
        }
        RealMatrix sandwich = inverse.multiply(clusters.squares(scores)).multiply(inverse);
        double noiseOfResiduals = WeightedRows.dot(contrast, total.operate(contrast)) / n;
        return new ErrorsInVariables(
                beta,
                sandwich.scalarMultiply(clusters.factor()),
                reliability(x, total),
                WeightedRows.dot(residuals, residuals) / (n - p) - noiseOfResiduals,
                clusters.count());
    }

    private static RealMatrix covariance(double[][] noise, int size, int row) {
        if (noise.length != size || Arrays.stream(noise).anyMatch(line -> line.length != size)) {
            throw new IllegalArgumentException(
                    "the error covariance of row %d must be %d×%d, columns first, then y".formatted(row, size, size));
        }
        RealMatrix matrix = new Array2DRowRealMatrix(noise);
        if (!MatrixUtils.isSymmetric(matrix, 1e-10)) {
            throw new IllegalArgumentException(
                    "the error covariance %s of row %d must be symmetric".formatted(Arrays.deepToString(noise), row));
        }
        return matrix;
    }

    /// Refuses columns whose spread, or that of a combination of them, is no larger than that of their errors.
    private static void requireSpread(RealMatrix moments, RealMatrix corrected) {
        int p = moments.getRowDimension();
        double[] scale = new double[p];
        Arrays.setAll(scale, j -> 1 / Math.sqrt(moments.getEntry(j, j)));
        RealMatrix unit = MatrixUtils.createRealDiagonalMatrix(scale);
        for (int j = 0; j < p; j++) {
            if (!Double.isFinite(scale[j])) {
                throw new IllegalArgumentException("column %d is zero; leave it out".formatted(j));
            }
        }
        double least = Arrays.stream(
                        new EigenDecompositionSymmetric(unit.multiply(corrected).multiply(unit)).getEigenvalues())
                .min()
                .orElseThrow();
        if (!(least > LEFT)) {
            throw new IllegalArgumentException(
                    "noise explains the spread of the columns or of a combination of them: without noise, the least eigenvalue of their scaled moments is %g; use more rows, less noise or fewer columns"
                            .formatted(least));
        }
    }

    private static double[] reliability(RealMatrix x, RealMatrix total) {
        int n = x.getRowDimension();
        double[] reliability = new double[x.getColumnDimension()];
        for (int j = 0; j < reliability.length; j++) {
            double noise = total.getEntry(j, j) / n;
            reliability[j] = noise == 0 ? 1 : 1 - noise / EffectiveSampleSize.variance(x.getColumn(j));
        }
        return reliability;
    }

    /// All coefficients.
    ///
    /// @return p estimates with n = number of clusters
    public List<Estimate> coefficients() {
        return IntStream.range(0, coefficients.length)
                .mapToObj(this::coefficient)
                .toList();
    }

    /// One coefficient.
    ///
    /// @param column in [0, p)
    /// @return the estimate with n = number of clusters
    public Estimate coefficient(int column) {
        return new Estimate(coefficients[column], Math.sqrt(covariance.getEntry(column, column)), clusters);
    }

    /// Covariance of the coefficients.
    ///
    /// @return p×p, a copy
    public double[][] covariance() {
        return covariance.getData();
    }

    /// Whether terms are needed: the Wald test that q coefficients are all 0, V taken for a Wishart matrix of G − 1 degrees of freedom, as
    /// in [LeastSquares#pValueWithout].
    ///
    /// @param columns of the terms, all different, fewer than there are clusters
    /// @return p-value; small if a term is needed; NaN if the rows are fitted exactly
    public double pValueWithout(int... columns) {
        int q = columns.length;
        if (q == 0 || q >= clusters || Arrays.stream(columns).distinct().count() < q) {
            throw new IllegalArgumentException("columns %s with %d clusters: need 1 to %d different columns"
                    .formatted(Arrays.toString(columns), clusters, clusters - 1));
        }
        return WaldTest.pValue(coefficients, covariance, columns, clusters - 1, clusters - q);
    }

    /// Part of a column's variance that is not error. In a regression on it alone, with a constant, plain least squares finds this
    /// part of the true slope.
    ///
    /// @param column in [0, p)
    /// @return κ = 1 − mean Σᵤᵤ/Var X, ≤ 1; 1 without error
    public double reliability(int column) {
        return reliability[column];
    }

    /// Variance of ε, the part of the spread of y that neither x nor the errors explain.
    ///
    /// @return Σ(Y − Xβ̂)²/(n − p) less the mean variance of v − uβ̂; below 0 by chance, or if the errors are stated too large
    public double equationVariance() {
        return equationVariance;
    }
}
