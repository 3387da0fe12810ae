package org.septuple.statistics;

import java.util.Arrays;
import org.hipparchus.linear.ArrayRealVector;
import org.hipparchus.linear.EigenDecompositionSymmetric;
import org.hipparchus.linear.QRDecomposition;
import org.hipparchus.linear.RealMatrix;
import org.hipparchus.linear.RealVector;

/// Linear regression in which some coefficients form a symmetric m×m matrix G ≥ 0 (no negative eigenvalue), such as
/// y ≈ c + zᵀGz: the minimum of Σ wᵢ(yᵢ − xᵢβ)² under that condition.
///
/// The free coefficients are eliminated by QR, which leaves ‖R(g − ĝ)‖² for the entries g of G. If ĝ itself has no negative
/// eigenvalue, it is the answer; else a [barrier][SemidefiniteBarrier] finds it. With Z half the gradient in G, the answer is the one if
/// and only if Z ≥ 0 and tr ZG = 0: [#violation] says how far that is missed, and no G ≥ 0 leaves less than residualSquares − 2 tr ZG.
/// Eigenvalues that should be 0 are small and positive.
///
/// Errors are the caller's, by [Bootstrap]: near the bound no estimate is normal.
///
/// Source: L. Vandenberghe, S. Boyd, *Semidefinite programming*, SIAM Review 38 (1996) 49.
public final class SemidefiniteLeastSquares {

    private final double[] free;
    private final RealMatrix matrix;
    private final double residualSquares;
    private final double violation;

    private SemidefiniteLeastSquares(double[] free, RealMatrix matrix, double residualSquares, double violation) {
        this.free = free;
        this.matrix = matrix;
        this.residualSquares = residualSquares;
        this.violation = violation;
    }

    /// The columns that belong to a quadratic form zᵀGz.
    ///
    /// @param z m numbers
    /// @return zᵢ² for Gᵢᵢ and 2zᵢzⱼ for Gᵢⱼ, i < j: m(m + 1)/2 numbers, the upper triangle row by row
    public static double[] quadraticForm(double[] z) {
        int m = z.length;
        double[] columns = new double[SymmetricEntries.count(m)];
        int at = 0;
        for (int i = 0; i < m; i++) {
            for (int j = i; j < m; j++) {
                columns[at++] = (i == j ? 1 : 2) * z[i] * z[j];
            }
        }
        return columns;
    }

    /// Regression with equal weights.
    ///
    /// @param design X, n rows of p ≤ n columns; the last m(m + 1)/2 belong to the upper triangle of G, row by row, and a column of
    ///               Gᵢⱼ, i < j, stands for both Gᵢⱼ and Gⱼᵢ
    /// @param y      n values
    /// @param size   m ≥ 1
    /// @return the fit
    /// @throws IllegalArgumentException if a column depends on those before it
    public static SemidefiniteLeastSquares of(double[][] design, double[] y, int size) {
        return fit(WeightedRows.of(design, y), size);
    }

    /// Regression with weights.
    ///
    /// @param design  X, as in [#of]
    /// @param y       n values
    /// @param weights n numbers > 0, the inverse variances up to a common factor
    /// @param size    m ≥ 1
    /// @return the fit
    /// @throws IllegalArgumentException if a column depends on those before it
    public static SemidefiniteLeastSquares weighted(double[][] design, double[] y, double[] weights, int size) {
        return fit(WeightedRows.of(design, y, weights), size);
    }

    private static SemidefiniteLeastSquares fit(WeightedRows rows, int m) {
        int p = rows.columns();
        int f = p - SymmetricEntries.count(m);
        if (m < 1 || f < 0 || rows.count() < p) {
            throw new IllegalArgumentException(
                    "%d rows of %d columns for a %d×%d matrix: need %d columns or more, and as many rows"
                            .formatted(rows.count(), p, m, m, SymmetricEntries.count(m)));
        }
        QRDecomposition qr = rows.decompose();
        RealVector plain = qr.getSolver().solve(new ArrayRealVector(rows.response(), false));
        RealMatrix upper = qr.getR().getSubMatrix(0, p - 1, 0, p - 1);
        RealMatrix entries = SymmetricEntries.toOrthonormal(upper.getSubMatrix(f, p - 1, f, p - 1), m);
        RealVector unbound = SymmetricEntries.orthonormal(plain.getSubVector(f, p - f), m);
        RealMatrix matrix = SymmetricEntries.matrix(unbound, m);
        if (least(matrix) < 0) {
            matrix = SemidefiniteBarrier.minimum(entries, unbound, m);
        }
        RealVector moved = SymmetricEntries.of(matrix).subtract(unbound);
        double[] beta = plain.toArray();
        double[] upperTriangle = SymmetricEntries.plain(SymmetricEntries.of(matrix), m);
        System.arraycopy(upperTriangle, 0, beta, f, upperTriangle.length);
        if (f > 0) {
            RealVector shift = new ArrayRealVector(beta).subtract(plain).getSubVector(f, p - f);
            RealVector pulled = upper.getSubMatrix(0, f - 1, f, p - 1).operate(shift);
            RealVector change = new QRDecomposition(upper.getSubMatrix(0, f - 1, 0, f - 1), 0)
                    .getSolver()
                    .solve(pulled);
            for (int j = 0; j < f; j++) {
                beta[j] -= change.getEntry(j);
            }
        }
        double[] residuals = rows.residuals(beta);
        RealVector half = entries.preMultiply(entries.operate(moved));
        double all = WeightedRows.dot(rows.response(), rows.response());
        return new SemidefiniteLeastSquares(
                Arrays.copyOf(beta, f),
                matrix,
                WeightedRows.dot(residuals, residuals),
                violation(SymmetricEntries.matrix(half, m), matrix, all));
    }

    private static double violation(RealMatrix half, RealMatrix matrix, double all) {
        double norm = half.getFrobeniusNorm();
        return norm == 0
                ? 0
                : Math.max(-least(half) / norm, Math.abs(half.multiply(matrix).getTrace()) * 2 / all);
    }

    private static double least(RealMatrix symmetric) {
        return Arrays.stream(new EigenDecompositionSymmetric(symmetric).getEigenvalues())
                .min()
                .orElseThrow();
    }

    /// The coefficients before those of the matrix.
    ///
    /// @return p − m(m + 1)/2 numbers, a copy
    public double[] free() {
        return free.clone();
    }

    /// The matrix.
    ///
    /// @return G ≥ 0, m×m, symmetric, a copy
    public double[][] matrix() {
        return matrix.getData();
    }

    /// What is left.
    ///
    /// @return Σ wᵢ(yᵢ − xᵢβ)²
    public double residualSquares() {
        return residualSquares;
    }

    /// How far the conditions of the minimum are missed.
    ///
    /// @return the larger of −(least eigenvalue of Z)/‖Z‖ and 2 tr ZG/Σ wy²; 0 if the unconstrained fit is the answer, else of the order
    ///         of 1e-14
    public double violation() {
        return violation;
    }
}
