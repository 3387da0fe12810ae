package org.septuple.measurement;

import java.util.Arrays;
import org.hipparchus.distribution.continuous.ChiSquaredDistribution;
import org.hipparchus.exception.MathIllegalArgumentException;
import org.hipparchus.linear.Array2DRowRealMatrix;
import org.hipparchus.linear.ArrayRealVector;
import org.hipparchus.linear.CholeskyDecomposition;
import org.hipparchus.linear.DiagonalMatrix;
import org.hipparchus.linear.EigenDecompositionSymmetric;
import org.hipparchus.linear.LUDecomposition;
import org.hipparchus.linear.MatrixUtils;
import org.hipparchus.linear.RealMatrix;
import org.hipparchus.linear.RealVector;

/// Equations y = Aθ all of whose numbers are means over replicas, solved by generalised moments with the noise of A taken off:
///
/// ```
/// r(θ) = y − Aθ,   S(θ) = Cov r,   W = (S + floor)⁻¹
/// θ = (AᵀWA − C)⁻¹ (AᵀWy − c),   C_ab = tr W Cov(A_a, A_b),  c_a = tr W Cov(A_a, y)
/// V = (AᵀWA − C)⁻¹ AᵀW (S + floor) WA (AᵀWA − C)⁻¹
/// ```
///
/// repeated until W is that of θ. Covariances are those of groups of replicas. Without C, noise in A would pull θ to 0; with it the
/// bias is of the order 1/R. The floor keeps W finite where noise of y and Aθ cancels, as in motions that carry each replica without
/// noise.
///
/// Source: L. P. Hansen, Econometrica 50 (1982) 1029; L. P. Hansen, J. Heaton, A. Yaron, J. Bus. Econ. Stat. 14 (1996) 262;
/// W. A. Fuller 1987, section 3.1.
final class MomentFit {

    private static final int ROUNDS = 30;
    /// Of the error of the last number: rounds end where it moves less.
    private static final double CLOSE = 1e-2;
    private static final double SYMMETRY = 1e-12;

    private final RealMatrix a;
    private final RealVector y;
    private final double[][][] shares;
    private final double[] units;
    private final RealMatrix floor;

    private RealVector theta;
    private RealMatrix weight;
    private RealMatrix noise;
    private RealMatrix plain;
    private RealMatrix corrected;

    /// Solves.
    ///
    /// @param values `[column][equation]`; the last column is y
    /// @param shares `[column][equation][group]`: what each group adds, of sum 0
    /// @param floors `[equation]`: variances > 0 that the equations are allowed to miss
    /// @throws IllegalArgumentException if it leads to covariances that are not positive definite
    MomentFit(double[][] values, double[][][] shares, double[] floors) {
        int columns = values.length - 1;
        this.units = new double[columns];
        this.a = new Array2DRowRealMatrix(floors.length, columns);
        for (int c = 0; c < columns; c++) {
            units[c] =
                    Math.sqrt(Arrays.stream(values[c]).map(v -> v * v).average().orElseThrow());
            for (int m = 0; m < floors.length; m++) {
                a.setEntry(m, c, values[c][m] / units[c]);
            }
        }
        this.y = new ArrayRealVector(values[columns]);
        this.shares = shares;
        this.floor = new DiagonalMatrix(floors);
        this.theta = new ArrayRealVector(columns);
        weigh();
        theta = MatrixUtils.inverse(plain).operate(a.transpose().operate(weight.operate(y)));
        for (int round = 0; round < ROUNDS; round++) {
            weigh();
            RealVector before = theta;
            theta = resolved()
                    ? new LUDecomposition(corrected).getSolver().solve(right())
                    : MatrixUtils.inverse(plain).operate(a.transpose().operate(weight.operate(y)));
            double moved = theta.getEntry(columns - 1) - before.getEntry(columns - 1);
            if (Math.abs(moved) <= CLOSE * error(columns - 1) * units[columns - 1]) {
                break;
            }
        }
        weigh();
    }

    /// W, S and both normal matrices at θ.
    private void weigh() {
        int columns = units.length;
        int equations = y.getDimension();
        int groups = shares[0][0].length;
        double[][] rest = new double[equations][groups];
        for (int m = 0; m < equations; m++) {
            for (int c = 0; c <= columns; c++) {
                double factor = c == columns ? 1 : -theta.getEntry(c) / units[c];
                double[] share = shares[c][m];
                for (int g = 0; g < groups && factor != 0; g++) {
                    rest[m][g] += factor * share[g];
                }
            }
        }
        noise = covariance(rest, rest);
        weight = inverse(noise.add(floor));
        plain = a.transpose().multiply(weight).multiply(a);
        plain = plain.add(plain.transpose()).scalarMultiply(0.5);
        corrected = plain.copy();
        for (int c = 0; c < columns; c++) {
            double[][] weighted =
                    weight.multiply(new Array2DRowRealMatrix(shares[c], false)).getData();
            for (int d = 0; d <= c; d++) {
                double off = product(weighted, shares[d]) / (units[c] * units[d]);
                corrected.addToEntry(c, d, -off);
                if (d < c) {
                    corrected.addToEntry(d, c, -off);
                }
            }
        }
    }

    private static RealMatrix inverse(RealMatrix covariance) {
        try {
            return new CholeskyDecomposition(covariance, SYMMETRY, 0)
                    .getSolver()
                    .getInverse();
        } catch (MathIllegalArgumentException singular) {
            throw new IllegalArgumentException(
                    "the fit does not settle: covariances of what it leaves are not positive definite (%s); take lower degrees, or an earlier end"
                            .formatted(singular.getMessage()),
                    singular);
        }
    }

    private RealVector right() {
        RealVector right = a.transpose().operate(weight.operate(y));
        double[][] weighted = weight.multiply(new Array2DRowRealMatrix(shares[units.length], false))
                .getData();
        for (int c = 0; c < units.length; c++) {
            right.addToEntry(c, -product(weighted, shares[c]) / units[c]);
        }
        return right;
    }

    private static double product(double[][] left, double[][] right) {
        double sum = 0;
        for (int m = 0; m < left.length; m++) {
            for (int g = 0; g < left[m].length; g++) {
                sum += left[m][g] * right[m][g];
            }
        }
        return sum * left[0].length / (left[0].length - 1.0);
    }

    private static RealMatrix covariance(double[][] left, double[][] right) {
        int groups = left[0].length;
        return new Array2DRowRealMatrix(left, false)
                .multiply(new Array2DRowRealMatrix(right, false).transpose())
                .scalarMultiply(groups / (groups - 1.0));
    }

    /// Whether more is left of every combination of columns than noise: AᵀWA − C is positive definite.
    boolean resolved() {
        return spectrum()[units.length - 1] > 0;
    }

    /// Eigenvalues of AᵀWA − C in units of the diagonal of AᵀWA, falling.
    private double[] spectrum() {
        RealMatrix relative = corrected.copy();
        for (int c = 0; c < units.length; c++) {
            for (int d = 0; d < units.length; d++) {
                relative.multiplyEntry(c, d, 1 / Math.sqrt(plain.getEntry(c, c) * plain.getEntry(d, d)));
            }
        }
        return new EigenDecompositionSymmetric(relative).getEigenvalues();
    }

    /// Largest over least eigenvalue of AᵀWA − C.
    double condition() {
        double[] spectrum = spectrum();
        return spectrum[0] / spectrum[units.length - 1];
    }

    /// What noise leaves of the information on a number.
    ///
    /// @param c which
    /// @return in (0, 1] where resolved; 1 without noise in A
    double reliability(int c) {
        return MatrixUtils.inverse(plain).getEntry(c, c)
                / MatrixUtils.inverse(corrected).getEntry(c, c);
    }

    /// θ.
    double value(int c) {
        return theta.getEntry(c) / units[c];
    }

    /// Standard error, from V.
    double error(int c) {
        RealMatrix reach =
                MatrixUtils.inverse(corrected).multiply(a.transpose()).multiply(weight);
        return Math.sqrt(reach.multiply(noise.add(floor))
                        .multiply(reach.transpose())
                        .getEntry(c, c))
                / units[c];
    }

    /// How θ moves if y − Aθ moves.
    ///
    /// @param c    which number
    /// @param rest change of y − Aθ
    double response(int c, double[] rest) {
        RealMatrix reach =
                MatrixUtils.inverse(corrected).multiply(a.transpose()).multiply(weight);
        return reach.operate(rest)[c] / units[c];
    }

    /// r ᵀWr.
    double misfit() {
        RealVector r = y.subtract(a.operate(theta));
        return r.dotProduct(weight.operate(r));
    }

    /// Chance of so large a misfit where y = Aθ, by the χ² that has its mean and variance (F. E. Satterthwaite 1946); with as many degrees
    /// of freedom as equations are left where noise cancels, which is too large then.
    double pValue() {
        int equations = y.getDimension();
        RealMatrix reach =
                MatrixUtils.inverse(corrected).multiply(a.transpose()).multiply(weight);
        RealMatrix projection = MatrixUtils.createRealIdentityMatrix(equations).subtract(a.multiply(reach));
        RealMatrix form =
                projection.transpose().multiply(weight).multiply(projection).multiply(noise);
        double mean = form.getTrace();
        double variance = 2 * form.multiply(form).getTrace();
        boolean noisy = mean >= 1;
        double degrees = noisy ? 2 * mean * mean / variance : equations - units.length;
        if (!(degrees > 0 && degrees < Double.POSITIVE_INFINITY)) {
            throw new IllegalArgumentException(
                    "the fit does not settle: round-off leaves its misfit %.3g degrees of freedom; take lower degrees, or an earlier end"
                            .formatted(degrees));
        }
        double statistic = noisy ? misfit() * degrees / mean : misfit();
        return Math.clamp(1 - new ChiSquaredDistribution(degrees).cumulativeProbability(statistic), 0, 1);
    }
}
