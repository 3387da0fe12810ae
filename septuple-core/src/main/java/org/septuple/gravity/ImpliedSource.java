package org.septuple.gravity;

import java.util.Arrays;
import org.hipparchus.linear.Array2DRowRealMatrix;
import org.hipparchus.linear.EigenDecompositionSymmetric;
import org.septuple.spacetime.MetricJet;

/// What (8.13) with κ = 1 takes for a source, T_μν := G_μν + Λg_μν, as observers at rest in synchronous gauge see it. Any metric has one (E23): it says what stuff a metric would need, not that there is
/// any.
///
/// Energy conditions are of all u = (1, v), |v| ≤ 1, in an orthonormal frame, whatever the type of T. With Lagrange's multiplier μ of |v|² = 1 and eigenvalues λ_k of A
///
/// ```
/// min c + 2b·v + vᵀAv = max c − Σ_k (b_k)²/(λ_k + μ) − μ,  over μ > −λ_k, and μ ≥ 0 if |v| < 1 is allowed
/// ```
///
/// | condition | for all u |
/// |---|---|
/// | weak | T(u, u) ≥ 0 |
/// | light-like | T(u, u) ≥ 0 at \|v\| = 1 |
/// | strong | (T − ½ tr T g)(u, u) ≥ 0 |
/// | dominant | weak, and −T^μ_ν u^ν not space-like: (T g⁻¹ T)(u, u) ≤ 0 |
///
/// Source: S. W. Hawking, G. F. R. Ellis, *The Large Scale Structure of Space-Time* (1973), section 4.3.
///
/// @param density   T_00
/// @param flux      length of T_0a
/// @param least     smallest principal pressure
/// @param middle    the next
/// @param most      the largest
/// @param weak      whether energy is nowhere below 0
/// @param lightLike whether the light-like condition is met
/// @param strong    whether gravity attracts
/// @param dominant  whether energy goes no faster than light
public record ImpliedSource(
        double density,
        double flux,
        double least,
        double middle,
        double most,
        boolean weak,
        boolean lightLike,
        boolean strong,
        boolean dominant) {

    private static final int FOUR = MetricJet.DIMENSIONS;
    private static final int AXES = 3;
    private static final int BISECTIONS = 200;
    /// Of the sum of the absolute values of T_μν: rounding.
    private static final double ROUNDING = 1e-12;

    /// The source that a metric implies.
    ///
    /// @param curvature at an event
    /// @param jet       metric there, in synchronous gauge
    /// @param lambda    Λ
    /// @return T in the frame of observers at rest
    public static ImpliedSource of(Curvature curvature, MetricJet jet, double lambda) {
        double[][] frame = frame(jet);
        double[][] stress = new double[FOUR][FOUR];
        for (int k = 0; k < FOUR; k++) {
            for (int l = 0; l < FOUR; l++) {
                for (int mu = 0; mu < FOUR; mu++) {
                    for (int nu = 0; nu < FOUR; nu++) {
                        stress[k][l] +=
                                frame[k][mu] * frame[l][nu] * (curvature.einstein(mu, nu) + lambda * jet.g(mu, nu));
                    }
                }
            }
        }
        return of(stress);
    }

    /// Of a source in an orthonormal frame.
    ///
    /// @param stress T_μν, 4×4, symmetric
    /// @return what it is
    public static ImpliedSource of(double[][] stress) {
        double size = 0;
        double trace = -stress[0][0];
        for (int mu = 0; mu < FOUR; mu++) {
            size += Arrays.stream(stress[mu]).map(Math::abs).sum();
            trace += mu > 0 ? stress[mu][mu] : 0;
        }
        double[][] turned = new double[FOUR][FOUR];
        double[][] squares = new double[FOUR][FOUR];
        for (int mu = 0; mu < FOUR; mu++) {
            for (int nu = 0; nu < FOUR; nu++) {
                double metric = mu == nu ? sign(mu) : 0;
                turned[mu][nu] = stress[mu][nu] - trace / 2 * metric;
                for (int rho = 0; rho < FOUR; rho++) {
                    squares[mu][nu] -= sign(rho) * stress[mu][rho] * stress[rho][nu];
                }
            }
        }
        boolean weak = least(stress, true) >= -ROUNDING * size;
        double[] pressures = new EigenDecompositionSymmetric(space(stress)).getEigenvalues();
        Arrays.sort(pressures);
        return new ImpliedSource(
                stress[0][0],
                Math.sqrt(stress[0][1] * stress[0][1] + stress[0][2] * stress[0][2] + stress[0][3] * stress[0][3]),
                pressures[0],
                pressures[1],
                pressures[2],
                weak,
                least(stress, false) >= -ROUNDING * size,
                least(turned, true) >= -ROUNDING * size,
                weak && least(squares, true) >= -ROUNDING * size * size);
    }

    private static double sign(int mu) {
        return mu == 0 ? -1 : 1;
    }

    /// Least T(u, u).
    ///
    /// @param inside whether |v| < 1 is allowed
    static double least(double[][] stress, boolean inside) {
        EigenDecompositionSymmetric axes = new EigenDecompositionSymmetric(space(stress));
        double[] squares = new double[AXES];
        double lowest = Double.MAX_VALUE;
        double length = 0;
        for (int k = 0; k < AXES; k++) {
            double along = 0;
            for (int a = 0; a < AXES; a++) {
                along += axes.getEigenvector(k).getEntry(a) * stress[0][1 + a];
            }
            squares[k] = along * along;
            length += squares[k];
            lowest = Math.min(lowest, axes.getEigenvalue(k));
        }
        double from = inside ? Math.max(0, -lowest) : -lowest;
        double to = Math.max(from, Math.sqrt(length) - lowest);
        for (int step = 0; step < BISECTIONS && from < to; step++) {
            double mu = (from + to) / 2;
            double square = 0;
            for (int k = 0; k < AXES; k++) {
                double apart = axes.getEigenvalue(k) + mu;
                square += squares[k] == 0 ? 0 : squares[k] / (apart * apart);
            }
            if (square > 1) {
                from = mu;
            } else {
                to = mu;
            }
        }
        double value = stress[0][0] - to;
        for (int k = 0; k < AXES; k++) {
            value -= squares[k] == 0 ? 0 : squares[k] / (axes.getEigenvalue(k) + to);
        }
        return value;
    }

    private static Array2DRowRealMatrix space(double[][] stress) {
        double[][] space = new double[AXES][AXES];
        for (int a = 0; a < AXES; a++) {
            for (int b = 0; b < AXES; b++) {
                space[a][b] = (stress[1 + a][1 + b] + stress[1 + b][1 + a]) / 2;
            }
        }
        return new Array2DRowRealMatrix(space, false);
    }

    /// e_0 = ∂_t, and ∂_x, ∂_y, ∂_z made orthonormal one after the other.
    private static double[][] frame(MetricJet jet) {
        double[][] frame = new double[FOUR][FOUR];
        frame[0][0] = 1;
        for (int k = 1; k < FOUR; k++) {
            frame[k][k] = 1;
            for (int l = 1; l < k; l++) {
                double along = product(jet, frame[k], frame[l]);
                for (int a = 1; a < FOUR; a++) {
                    frame[k][a] -= along * frame[l][a];
                }
            }
            double length = Math.sqrt(product(jet, frame[k], frame[k]));
            for (int a = 1; a < FOUR; a++) {
                frame[k][a] /= length;
            }
        }
        return frame;
    }

    private static double product(MetricJet jet, double[] one, double[] other) {
        double sum = 0;
        for (int a = 1; a < FOUR; a++) {
            for (int b = 1; b < FOUR; b++) {
                sum += jet.g(a, b) * one[a] * other[b];
            }
        }
        return sum;
    }
}
