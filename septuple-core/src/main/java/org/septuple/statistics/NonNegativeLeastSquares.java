package org.septuple.statistics;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.hipparchus.linear.Array2DRowRealMatrix;
import org.hipparchus.linear.ArrayRealVector;
import org.hipparchus.linear.QRDecomposition;
import org.hipparchus.linear.RealMatrix;

/// Linear regression with coefficients ≥ 0: the minimum of Σ wᵢ(yᵢ − xᵢβ)² over β ≥ 0, by the active sets of Lawson and Hanson.
///
/// The coefficients are the solution if and only if, with the gradient g = XᵀW(y − Xβ), gⱼ = 0 where βⱼ > 0 and gⱼ ≤ 0 where
/// βⱼ = 0. [#violation] says how far that is missed. Errors are the caller's, by [Bootstrap]: near a bound no estimate is normal.
///
/// Source: C. L. Lawson, R. J. Hanson, *Solving Least Squares Problems* (1974), chapter 23.
public final class NonNegativeLeastSquares {

    /// A gradient is 0 if its cosine with the residual is below this.
    private static final double FLAT = 1e-12;

    /// Sets tried, as a multiple of the number of columns.
    private static final int PATIENCE = 10;

    private final double[] coefficients;
    private final double residualSquares;
    private final double violation;

    private NonNegativeLeastSquares(double[] coefficients, double residualSquares, double violation) {
        this.coefficients = coefficients;
        this.residualSquares = residualSquares;
        this.violation = violation;
    }

    /// Regression with equal weights.
    ///
    /// @param design X, n rows of p columns
    /// @param y      n values
    /// @return the fit
    public static NonNegativeLeastSquares of(double[][] design, double[] y) {
        return fit(WeightedRows.of(design, y));
    }

    /// Regression with weights.
    ///
    /// @param design  X, n rows of p columns
    /// @param y       n values
    /// @param weights n numbers > 0, the inverse variances up to a common factor
    /// @return the fit
    public static NonNegativeLeastSquares weighted(double[][] design, double[] y, double[] weights) {
        return fit(WeightedRows.of(design, y, weights));
    }

    private static NonNegativeLeastSquares fit(WeightedRows rows) {
        int p = rows.columns();
        double[] norms = rows.norms();
        double[] beta = new double[p];
        boolean[] free = new boolean[p];
        boolean[] barred = new boolean[p];
        double[] cosines = cosines(rows, beta, norms);
        for (int round = 0; round < PATIENCE * p; round++) {
            int entering = steepest(cosines, free, barred);
            if (entering < 0) {
                break;
            }
            free[entering] = true;
            double[] trial = solve(rows, free);
            if (trial.length == 0 || !(trial[entering] > 0)) {
                free[entering] = false; // depends on the others, or its gradient was round-off
                barred[entering] = true;
                continue;
            }
            while (!positive(trial, free)) {
                backtrack(beta, trial, free);
                trial = solve(rows, free);
            }
            beta = trial;
            Arrays.fill(barred, false);
            cosines = cosines(rows, beta, norms);
        }
        double[] residuals = rows.residuals(beta);
        double violation = 0;
        for (int j = 0; j < p; j++) {
            violation = Math.max(violation, beta[j] > 0 ? Math.abs(cosines[j]) : cosines[j]);
        }
        return new NonNegativeLeastSquares(beta, WeightedRows.dot(residuals, residuals), violation);
    }

    /// The bound column whose gradient points up most; −1 if there is none.
    private static int steepest(double[] cosines, boolean[] free, boolean[] barred) {
        int best = -1;
        for (int j = 0; j < cosines.length; j++) {
            if (!free[j] && !barred[j] && cosines[j] > FLAT && (best < 0 || cosines[j] > cosines[best])) {
                best = j;
            }
        }
        return best;
    }

    private static boolean positive(double[] trial, boolean[] free) {
        return IntStream.range(0, trial.length).allMatch(j -> !free[j] || trial[j] > 0);
    }

    /// Goes from β towards the trial until the first free coefficient is 0, and binds what is 0 there.
    private static void backtrack(double[] beta, double[] trial, boolean[] free) {
        double part = 1;
        int first = -1;
        for (int j = 0; j < beta.length; j++) {
            if (free[j] && !(trial[j] > 0) && (first < 0 || beta[j] / (beta[j] - trial[j]) < part)) {
                part = beta[j] - trial[j] > 0 ? beta[j] / (beta[j] - trial[j]) : 0;
                first = j;
            }
        }
        for (int j = 0; j < beta.length; j++) {
            beta[j] += part * (trial[j] - beta[j]);
            if (free[j] && (j == first || !(beta[j] > 0))) {
                beta[j] = 0;
                free[j] = false;
            }
        }
    }

    /// The unconstrained solution in the free columns, 0 elsewhere; empty if they depend on each other.
    private static double[] solve(WeightedRows rows, boolean[] free) {
        int[] columns = IntStream.range(0, free.length).filter(j -> free[j]).toArray();
        double[] beta = new double[free.length];
        if (columns.length == 0) {
            return beta;
        }
        if (columns.length > rows.count()) {
            return new double[0];
        }
        double[][] part = new double[rows.count()][columns.length];
        for (int i = 0; i < part.length; i++) {
            for (int k = 0; k < columns.length; k++) {
                part[i][k] = rows.design()[i][columns[k]];
            }
        }
        RealMatrix matrix = new Array2DRowRealMatrix(part, false);
        QRDecomposition qr = new QRDecomposition(matrix, 0);
        if (WeightedRows.dependent(qr) >= 0) {
            return new double[0];
        }
        double[] found = qr.getSolver()
                .solve(new ArrayRealVector(rows.response(), false))
                .toArray();
        for (int k = 0; k < columns.length; k++) {
            beta[columns[k]] = found[k];
        }
        return beta;
    }

    /// Gradients over column norm and norm of y: 0 to 1 in size.
    private static double[] cosines(WeightedRows rows, double[] beta, double[] norms) {
        double[] residuals = rows.residuals(beta);
        double scale = Math.sqrt(WeightedRows.dot(rows.response(), rows.response()));
        double[] cosines = new double[beta.length];
        for (int i = 0; i < residuals.length; i++) {
            for (int j = 0; j < cosines.length; j++) {
                cosines[j] = Math.fma(residuals[i], rows.design()[i][j], cosines[j]);
            }
        }
        Arrays.setAll(cosines, j -> cosines[j] == 0 ? 0 : cosines[j] / norms[j] / scale);
        return cosines;
    }

    /// The coefficients.
    ///
    /// @return β ≥ 0, p numbers, a copy
    public double[] coefficients() {
        return coefficients.clone();
    }

    /// What is left.
    ///
    /// @return Σ wᵢ(yᵢ − xᵢβ)²
    public double residualSquares() {
        return residualSquares;
    }

    /// How far the conditions of the minimum are missed.
    ///
    /// @return the largest of |gⱼ| where βⱼ > 0 and of gⱼ where βⱼ = 0, over the norms of column and y: of the order of round-off
    ///         if this is the minimum
    public double violation() {
        return violation;
    }
}
