package org.septuple.measurement;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.hipparchus.exception.MathIllegalArgumentException;
import org.hipparchus.linear.Array2DRowRealMatrix;
import org.hipparchus.linear.ArrayRealVector;
import org.hipparchus.linear.CholeskyDecomposition;
import org.hipparchus.linear.MatrixUtils;
import org.hipparchus.linear.RealMatrix;
import org.septuple.statistics.Bootstrap;
import org.septuple.statistics.Estimate;
import org.septuple.statistics.SemidefiniteLeastSquares;

/// ΔS = σ₊ − ẋᵀgẋ with σ₊ ≥ 0 and g ≥ 0 (no negative eigenvalue), (5.5)–(5.8): the least squares of [EntropyForm] under these bounds.
///
/// Least squares of clouds are those of p rows, the Cholesky factor of their moments; a resample of clouds costs no more than the sum of its
/// moments. Near a bound no estimate is normal, so that errors are no intervals there.
///
/// @param production σ₊ ≥ 0 in nats over the d steps, error by bootstrap over clouds
/// @param form       g ≥ 0, d×d, errors by bootstrap over clouds
/// @param bound      whether a bound changes the fit
public record ConstrainedForm(Estimate production, EstimateMatrix form, boolean bound) {

    /// Fits.
    ///
    /// @param clouds    of one neuron
    /// @param resamples of the bootstrap, ≥ 2
    /// @param seed      of the bootstrap
    /// @return the fit; estimates with n = clouds
    /// @throws IllegalArgumentException if displacements do not tell the coefficients apart
    public static ConstrainedForm of(CloudDisplacements clouds, int resamples, long seed) {
        int d = clouds.components();
        double[][] moments = moments(clouds);
        Fit whole = fit(MomentSums.of(moments, d, every(moments.length)), d);
        List<Estimate> estimates = new Bootstrap(clouds.clouds(), resamples, seed)
                .ofAll(chosen -> fit(MomentSums.of(moments, d, chosen), d).coefficients());
        return new ConstrainedForm(estimates.getFirst(), FormFit.matrix(d, estimates), whole.bound());
    }

    private static int[] every(int clouds) {
        int[] all = new int[clouds];
        Arrays.setAll(all, c -> c);
        return all;
    }

    /// Weighted products of columns, row by row, then those with ΔS.
    private static double[][] moments(CloudDisplacements clouds) {
        PowerColumns columns = PowerColumns.form(clouds.components());
        int p = columns.size();
        double[][] moments = new double[clouds.clouds()][p * p + p];
        for (int c = 0; c < moments.length; c++) {
            double[] row = columns.at(clouds.velocity(c), clouds.errors(c));
            double[][] products = columns.products(clouds.velocity(c), clouds.errors(c));
            for (int k = 0; k < p; k++) {
                for (int l = 0; l < p; l++) {
                    moments[c][k * p + l] = clouds.weight(c) * products[k][l];
                }
                moments[c][p * p + k] = clouds.weight(c) * row[k] * clouds.change(c);
            }
        }
        return moments;
    }

    private static Fit fit(MomentSums sums, int d) {
        int p = sums.response().length;
        Fit fit = fit(sums.matrix(), sums.response(), d);
        if (fit.coefficients()[0] >= 0) {
            return fit;
        }
        Fit without = fit(sums.matrix().getSubMatrix(1, p - 1, 1, p - 1), Arrays.copyOfRange(sums.response(), 1, p), d);
        double[] coefficients = new double[p];
        System.arraycopy(without.coefficients(), 0, coefficients, 1, p - 1);
        return new Fit(coefficients, true);
    }

    /// Minimum of βᵀAβ − 2βᵀb, g ≥ 0, as that of |Lᵀβ − L⁻¹b|² with A = LLᵀ.
    private static Fit fit(RealMatrix matrix, double[] response, int d) {
        RealMatrix lower;
        try {
            lower = new CholeskyDecomposition(matrix, 1e-10, 0).getL();
        } catch (MathIllegalArgumentException e) {
            throw new IllegalArgumentException(
                    "displacements of a resample, less their errors, do not tell the coefficients apart: use more clouds, or clouds of smaller errors",
                    e);
        }
        double[] right = response.clone();
        MatrixUtils.solveLowerTriangularSystem(lower, new ArrayRealVector(right, false));
        SemidefiniteLeastSquares fit =
                SemidefiniteLeastSquares.of(lower.transpose().getData(), right, d);
        List<Double> coefficients = new ArrayList<>();
        for (double free : fit.free()) {
            coefficients.add(free);
        }
        for (int i = 0; i < d; i++) {
            for (int j = i; j < d; j++) {
                coefficients.add(fit.matrix()[i][j]);
            }
        }
        return new Fit(coefficients.stream().mapToDouble(x -> x).toArray(), fit.violation() > 0);
    }

    private static final class Fit {

        private final double[] coefficients;
        private final boolean bound;

        Fit(double[] coefficients, boolean bound) {
            this.coefficients = coefficients;
            this.bound = bound;
        }

        double[] coefficients() {
            return coefficients;
        }

        boolean bound() {
            return bound;
        }
    }

    private static final class MomentSums {

        private final RealMatrix matrix;
        private final double[] response;

        private MomentSums(RealMatrix matrix, double[] response) {
            this.matrix = matrix;
            this.response = response;
        }

        static MomentSums of(double[][] moments, int d, int[] chosen) {
            int p = PowerColumns.form(d).size();
            double[] sums = new double[p * p + p];
            for (int c : chosen) {
                for (int k = 0; k < sums.length; k++) {
                    sums[k] += moments[c][k];
                }
            }
            RealMatrix matrix = new Array2DRowRealMatrix(p, p);
            for (int k = 0; k < p; k++) {
                for (int l = 0; l < p; l++) {
                    matrix.setEntry(k, l, sums[k * p + l]);
                }
            }
            return new MomentSums(matrix, Arrays.copyOfRange(sums, p * p, p * p + p));
        }

        RealMatrix matrix() {
            return matrix;
        }

        double[] response() {
            return response;
        }
    }
}
