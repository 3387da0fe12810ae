package org.septuple.measurement;

import java.util.Arrays;
import org.hipparchus.linear.Array2DRowRealMatrix;
import org.hipparchus.linear.ArrayRealVector;
import org.hipparchus.linear.DecompositionSolver;
import org.hipparchus.linear.LUDecomposition;
import org.hipparchus.linear.RealMatrix;

/// The score ψ = ∂log p of a density whose logarithm is a polynomial of degree d, by score matching:
///
/// ```
/// minimise ⟨½ψ² + ψ′⟩,    ψ = Σ_{i<d} c_i zⁱ:    ⟨z^{i+j}⟩ c_j = −⟨i z^{i−1}⟩
/// ```
///
/// It needs no normalisation and is linear. What the loss will be on other draws is estimated by Takeuchi's criterion, −½bᵀc + tr(A⁻¹B)/n,
/// with B the covariance of ∂loss/∂c of one draw.
///
/// Source: A. Hyvärinen, J. Mach. Learn. Res. 6 (2005) 695; K. Takeuchi, Suri-Kagaku 153 (1976) 12.
final class PolynomialScore {

    private final double[] coefficients;
    private final DecompositionSolver solver;
    private final double loss;

    private PolynomialScore(double[] coefficients, DecompositionSolver solver, double loss) {
        this.coefficients = coefficients;
        this.solver = solver;
        this.loss = loss;
    }

    /// Fits.
    ///
    /// @param moments ⟨z^k⟩ of standardised draws, k to 4d − 4 at least
    /// @param degree  d ≥ 2
    /// @param draws   n of them
    /// @return the score
    static PolynomialScore of(double[] moments, int degree, long draws) {
        RealMatrix a = new Array2DRowRealMatrix(degree, degree);
        double[] b = new double[degree];
        for (int i = 0; i < degree; i++) {
            for (int j = 0; j < degree; j++) {
                a.setEntry(i, j, moments[i + j]);
            }
            b[i] = i == 0 ? 0 : -i * moments[i - 1];
        }
        DecompositionSolver solver = new LUDecomposition(a).getSolver();
        double[] c = solver.solve(new ArrayRealVector(b)).toArray();
        RealMatrix errors = new Array2DRowRealMatrix(degree, degree);
        for (int i = 0; i < degree; i++) {
            for (int j = 0; j <= i; j++) {
                double sum = 0;
                double[] left = stein(power(i), c);
                double[] right = stein(power(j), c);
                for (int k = 0; k < left.length; k++) {
                    for (int l = 0; l < right.length; l++) {
                        sum += left[k] * right[l] * moments[k + l];
                    }
                }
                errors.setEntry(i, j, sum);
                errors.setEntry(j, i, sum);
            }
        }
        double optimism = solver.solve(errors).getTrace() / draws;
        double fit = 0;
        for (int i = 0; i < degree; i++) {
            fit -= b[i] * c[i] / 2;
        }
        return new PolynomialScore(c, solver, fit + optimism);
    }

    private static double[] power(int i) {
        double[] h = new double[i + 1];
        h[i] = 1;
        return h;
    }

    /// Stein's operator, −(h′ + hψ), whose mean under p is 0.
    private static double[] stein(double[] h, double[] c) {
        double[] out = new double[h.length + c.length - 1];
        for (int i = 0; i < h.length; i++) {
            for (int j = 0; j < c.length; j++) {
                out[i + j] -= h[i] * c[j];
            }
            if (i > 0) {
                out[i - 1] -= i * h[i];
            }
        }
        return out;
    }

    /// How a number that depends on c moves with one draw more: a polynomial in its z.
    ///
    /// @param slopes of the number, by c
    /// @return coefficients of 1, z, …, z^{2d − 2}
    double[] influence(double[] slopes) {
        return stein(solver.solve(new ArrayRealVector(slopes)).toArray(), coefficients);
    }

    /// c.
    double[] coefficients() {
        return Arrays.copyOf(coefficients, coefficients.length);
    }

    /// Expected of other draws, up to a constant.
    double loss() {
        return loss;
    }
}
