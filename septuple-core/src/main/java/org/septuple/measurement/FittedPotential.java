package org.septuple.measurement;

import java.util.List;
import java.util.stream.IntStream;
import org.hipparchus.linear.Array2DRowRealMatrix;
import org.hipparchus.linear.ArrayRealVector;
import org.hipparchus.linear.QRDecomposition;
import org.septuple.numerics.Elementary;
import org.septuple.statistics.Bootstrap;
import org.septuple.statistics.Estimate;

/// The *fitted* potential: the polynomial V(q) = Σ_{j=1}^{n} a_j q^j of one coordinate that ensemble means obey by Ehrenfest's theorem. It is
/// tuned to the motion, never measured apart from it.
///
/// All descriptions of sections 3 and 4 have ∂p/∂t = −∂(pu) and, with W = V/M,
///
/// ```
/// u̇ + u∂u = −∂W + (κ/2) ∂((∂²√p)/√p)
/// ```
///
/// (κ = (ħ/M)² Schrödinger, 0 classical, −4D² Fokker–Planck). So d⟨q⟩/dt = ⟨u⟩ and d²⟨q⟩/dt² = ⟨u̇ + u∂u⟩. The last term averages to zero for
/// any κ, as p∂((∂²√p)/√p) = ∂(√p∂²√p − (∂√p)²) is a divergence, and
///
/// ```
/// M d²⟨q⟩/dt² = −⟨∂V⟩ = −Σ j a_j ⟨q^{j−1}⟩
/// ```
///
/// No second derivative of noisy means is taken: with φ_k(s) = sin πs · sin kπs, s = t/T, which vanishes at both ends with its slope,
///
/// ```
/// M ∫ φ̈_k ⟨q⟩ dt = −Σ j a_j ∫ φ_k ⟨q^{j−1}⟩ dt,    k = 1, …, n + 2
/// ```
///
/// by the trapezoidal rule (order 2 in Δ), every row divided by (k + 1)², then least squares. Errors are a jackknife over groups of
/// replicas. Noise of the means ⟨q^j⟩, of relative variance 1/R, biases a_j in that order.
///
/// An ensemble of (3.1) on F = kq²/2 has ⟨q⟩ ∝ e^{−γkt}: with M = 1/(2γ) the fit gives −γk²q²/4, neither *paper* nor *stationary*.
///
/// @param coefficients a_1, …, a_n
/// @param mass         M, given
public record FittedPotential(List<Estimate> coefficients, double mass) implements Potential {

    private static final int MOST_TERMS = 8;

    public FittedPotential {
        coefficients = List.copyOf(coefficients);
    }

    /// Fits V to the means of an ensemble.
    ///
    /// @param ensemble one coordinate of at least 16 replicas that start from one law, far from rest
    /// @param mass     M > 0 of (3.10), 1/(2γ)
    /// @param degree   n of V, in [1, 8]
    /// @return V up to a constant
    public static FittedPotential of(Recording ensemble, double mass, int degree) {
        Units units = Units.of(ensemble);
        if (ensemble.coordinates() != 1
                || !units.areReplicas()
                || ensemble.replicas() < Units.FEW
                || ensemble.frames() < 2L * (degree + 3)
                || degree < 1
                || degree > MOST_TERMS
                || !(mass > 0 && Double.isFinite(mass))) {
            throw new IllegalArgumentException(
                    "need one coordinate of %d or more replicas, degree %d in [1, %d], %d frames or more, a finite mass > 0; coordinates: %d, replicas: %d, frames: %d, mass: %g"
                            .formatted(
                                    Units.FEW,
                                    degree,
                                    MOST_TERMS,
                                    2 * (degree + 3),
                                    ensemble.coordinates(),
                                    ensemble.replicas(),
                                    ensemble.frames(),
                                    mass));
        }
        double[][][] rows = rows(ensemble, units, mass, degree);
        return new FittedPotential(Bootstrap.jackknifeAll(units.count(), chosen -> solve(rows, chosen)), mass);
    }

    /// V at a point; its errors are correlated between coefficients, so none is given.
    ///
    /// @param q where
    /// @return Σ a_j q^j
    public double at(double q) {
        double sum = 0;
        for (int j = coefficients.size() - 1; j >= 0; j--) {
            sum = (sum + coefficients.get(j).value()) * q;
        }
        return sum;
    }

    /// Sums over the replicas of each unit: `[unit][k][j]` is −j∫φ_k q^{j−1}, and the last column M∫φ̈_k q.
    private static double[][][] rows(Recording ensemble, Units units, double mass, int degree) {
        int tests = degree + 2;
        int replicas = ensemble.replicas();
        double[][][] rows = new double[units.count()][tests][degree + 1];
        double[] q = new double[replicas];
        double steps = ensemble.frames() - 1.0;
        double duration = steps * ensemble.interval();
        for (long t = 0; t <= steps; t++) {
            ensemble.read(t, 1, q);
            double weight = t == 0 || t == steps ? 0.5 : 1;
            for (int k = 1; k <= tests; k++) {
                double near = Elementary.cosTurns((k - 1) * t / steps / 2);
                double far = Elementary.cosTurns((k + 1) * t / steps / 2);
                double scale = weight / ((k + 1.0) * (k + 1.0));
                double phi = scale * (near - far) / 2;
                double rate = Math.PI / duration;
                double bend = scale * rate * rate * ((k + 1.0) * (k + 1.0) * far - (k - 1.0) * (k - 1.0) * near) / 2;
                for (int r = 0; r < replicas; r++) {
                    double[] row = rows[units.group(r)][k - 1];
                    double power = phi;
                    for (int j = 1; j <= degree; j++) {
                        row[j - 1] -= j * power;
                        power *= q[r];
                    }
                    row[degree] += mass * bend * q[r];
                }
            }
        }
        return rows;
    }

    private static double[] solve(double[][][] rows, int[] chosen) {
        int tests = rows[0].length;
        int degree = rows[0][0].length - 1;
        double[][] left = new double[tests][degree];
        double[] right = new double[tests];
        for (int u : chosen) {
            for (int k = 0; k < tests; k++) {
                for (int j = 0; j < degree; j++) {
                    left[k][j] += rows[u][k][j];
                }
                right[k] += rows[u][k][degree];
            }
        }
        double[] scales =
                IntStream.range(0, degree).mapToDouble(j -> scale(left, j)).toArray();
        for (double[] row : left) {
            for (int j = 0; j < degree; j++) {
                row[j] /= scales[j];
            }
        }
        double[] solution = new QRDecomposition(new Array2DRowRealMatrix(left))
                .getSolver()
                .solve(new ArrayRealVector(right))
                .toArray();
        for (int j = 0; j < degree; j++) {
            solution[j] /= scales[j];
        }
        return solution;
    }

    private static double scale(double[][] left, int column) {
        double squares = 0;
        for (double[] row : left) {
            squares += row[column] * row[column];
        }
        return squares > 0 ? Math.sqrt(squares) : 1;
    }
}
