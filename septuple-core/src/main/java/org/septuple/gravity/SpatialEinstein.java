package org.septuple.gravity;

import org.septuple.spacetime.MetricJet;

/// The six spatial equations of (8.10), (8.12) in synchronous gauge, term by term, and the four constraints apart (E9): scratch of one thread, filled without allocation.
///
/// ```
/// K_ab = −½ ∂_t γ_ab,  A_ab = γ_ac ∂_t K^c_b = ∂_t K_ab + 2 K_ac K^c_b,  A = ∂_t K
/// G_ab = S_ab + T_ab + V_ab
///   S_ab = R⁽³⁾_ab − ½ R⁽³⁾ γ_ab         curvature of space
///   T_ab = γ_ab A − A_ab                 what is of second order in ∂_t
///   V_ab = K K_ab − ½ γ_ab (K² + K_cd K^cd)
/// G_ab + Λ γ_ab = 0                       variation of g_ab alone
/// R⁽³⁾ + K² − K_ab K^ab = 2Λ,  D_b K^b_a = ∂_a K   the constraints G_00 = Λ, G_0a = 0
/// ```
///
/// Norms are ‖M‖ = √(γ^ac γ^bd M_ab M_cd), the same in all coordinates of space. S is what R⁽³⁾ of Gauss and Codazzi leaves of G, so that one computation of [Curvature] gives all.
///
/// Source: M. Alcubierre, *Introduction to 3+1 Numerical Relativity* (2008), chapter 2.
public final class SpatialEinstein {

    private static final int AXES = 3;
    private static final int NINE = AXES * AXES;
    private static final int TEN = MetricJet.PAIRS;
    private static final double SYNCHRONOUS = 1e-12;

    private final Curvature curvature = new Curvature();
    private final double[] metric = new double[NINE];
    private final double[] inverse = new double[NINE];
    private final double[] einstein = new double[NINE];
    private final double[] extrinsic = new double[NINE];
    private final double[] mixed = new double[NINE];
    private final double[] square = new double[NINE];
    private final double[] acceleration = new double[NINE];
    private final double[] space = new double[NINE];
    private final double[] time = new double[NINE];
    private final double[] velocity = new double[NINE];
    private final double[] scratch = new double[NINE];
    private final double[] divergence = new double[AXES];
    private final double[] gradient = new double[AXES];
    private double trace;
    private double k;
    private double kk;
    private double rate;

    /// Computes all terms.
    ///
    /// @param jet metric with second derivatives, in synchronous gauge
    /// @return false if the metric is singular or not finite; then nothing here is to be used
    /// @throws IllegalArgumentException if g_0μ is other than −1, 0, 0, 0
    public boolean of(MetricJet jet) {
        double shift = Math.abs(jet.g(0, 1)) + Math.abs(jet.g(0, 2)) + Math.abs(jet.g(0, 3));
        if (Math.abs(jet.g(0, 0) + 1) > SYNCHRONOUS || shift > SYNCHRONOUS) {
            throw new IllegalArgumentException("g_00 = %s, g_01 = %s, g_02 = %s, g_03 = %s: need -1, 0, 0, 0"
                    .formatted(jet.g(0, 0), jet.g(0, 1), jet.g(0, 2), jet.g(0, 3)));
        }
        if (!curvature.of(jet)) {
            return false;
        }
        double[] up = curvature.connection().inverse();
        for (int a = 0; a < AXES; a++) {
            for (int b = 0; b < AXES; b++) {
                int pair = MetricJet.pair(1 + a, 1 + b);
                int at = AXES * a + b;
                metric[at] = jet.metric()[pair];
                inverse[at] = up[pair];
                einstein[at] = curvature.einstein(1 + a, 1 + b);
                extrinsic[at] = -jet.first()[pair] / 2;
                acceleration[at] = -jet.second()[pair] / 2;
            }
        }
        multiply(inverse, extrinsic, mixed);
        multiply(extrinsic, mixed, square);
        for (int at = 0; at < NINE; at++) {
            acceleration[at] += 2 * square[at];
        }
        k = contract(extrinsic);
        kk = contract(square);
        rate = contract(acceleration);
        trace = contract(einstein);
        for (int at = 0; at < NINE; at++) {
            time[at] = metric[at] * rate - acceleration[at];
            velocity[at] = k * extrinsic[at] - metric[at] * (k * k + kk) / 2;
            space[at] = einstein[at] - time[at] - velocity[at];
        }
        momentum(jet);
        return true;
    }

    /// D_b K^b_a and ∂_a K, with ∂_c γ^ab = −γ^ad γ^be ∂_c γ_de.
    private void momentum(MetricJet jet) {
        for (int c = 0; c < AXES; c++) {
            double sum = 0;
            for (int a = 0; a < AXES; a++) {
                for (int b = 0; b < AXES; b++) {
                    int pair = MetricJet.pair(1 + a, 1 + b);
                    sum += inverse[AXES * a + b] * mixedRate(jet, c, pair);
                    sum -= raised(a, b) * jet.first()[TEN * (1 + c) + pair];
                }
            }
            gradient[c] = sum;
        }
        for (int a = 0; a < AXES; a++) {
            double sum = 0;
            for (int b = 0; b < AXES; b++) {
                for (int c = 0; c < AXES; c++) {
                    double d = mixedRate(jet, c, MetricJet.pair(1 + b, 1 + a));
                    for (int e = 0; e < AXES; e++) {
                        d -= gamma(e, c, b) * extrinsic[AXES * e + a] + gamma(e, c, a) * extrinsic[AXES * b + e];
                    }
                    sum += inverse[AXES * c + b] * d;
                }
            }
            divergence[a] = sum;
        }
    }

    /// ∂_c K of a pair.
    private static double mixedRate(MetricJet jet, int c, int pair) {
        return -jet.second()[TEN * MetricJet.pair(0, 1 + c) + pair] / 2;
    }

    private double gamma(int e, int c, int b) {
        return curvature.connection().at(1 + e, 1 + c, 1 + b);
    }

    /// K^ab.
    private double raised(int a, int b) {
        double sum = 0;
        for (int c = 0; c < AXES; c++) {
            sum += mixed[AXES * a + c] * inverse[AXES * c + b];
        }
        return sum;
    }

    private static void multiply(double[] m, double[] n, double[] product) {
        for (int a = 0; a < AXES; a++) {
            for (int b = 0; b < AXES; b++) {
                double sum = 0;
                for (int c = 0; c < AXES; c++) {
                    sum += m[AXES * a + c] * n[AXES * c + b];
                }
                product[AXES * a + b] = sum;
            }
        }
    }

    /// γ^ab M_ab.
    private double contract(double[] m) {
        double sum = 0;
        for (int at = 0; at < NINE; at++) {
            sum += inverse[at] * m[at];
        }
        return sum;
    }

    /// ‖M‖.
    private double norm(double[] m) {
        multiply(inverse, m, scratch);
        double sum = 0;
        for (int a = 0; a < AXES; a++) {
            for (int b = 0; b < AXES; b++) {
                sum += scratch[AXES * a + b] * scratch[AXES * b + a];
            }
        }
        return Math.sqrt(Math.max(0, sum));
    }

    private double norm(double[] v, double[] w) {
        double sum = 0;
        for (int a = 0; a < AXES; a++) {
            for (int b = 0; b < AXES; b++) {
                sum += inverse[AXES * a + b] * (v[a] - w[a]) * (v[b] - w[b]);
            }
        }
        return Math.sqrt(Math.max(0, sum));
    }

    /// How large G_ab is. With its trace this gives ‖G_ab + Λγ_ab‖² = ‖G_ab‖² + 2Λ γ^ab G_ab + 3Λ².
    ///
    /// @return ‖G_ab‖
    public double size() {
        return norm(einstein);
    }

    /// Trace of the six: −3Λ where they hold.
    ///
    /// @return γ^ab G_ab
    public double trace() {
        return trace;
    }

    /// What G_ab is a sum of, without Λ.
    ///
    /// @return ‖S_ab‖ + ‖T_ab‖ + ‖V_ab‖
    public double terms() {
        return norm(space) + norm(time) + norm(velocity);
    }

    /// Curvature of space.
    ///
    /// @return R⁽³⁾
    public double spatialScalar() {
        return -2 * contract(space);
    }

    /// How space contracts.
    ///
    /// @return K; ∂_t√γ = −K√γ
    public double contraction() {
        return k;
    }

    /// How √γ accelerates.
    ///
    /// @return ∂_t²√γ/√γ = K² − ∂_tK, whatever the equations say
    public double volumeAcceleration() {
        return k * k - rate;
    }

    /// √det γ.
    ///
    /// @return > 0
    public double volumeElement() {
        return Math.sqrt(-curvature.connection().determinant());
    }

    /// The Hamiltonian constraint: 2Λ where it holds.
    ///
    /// @return R⁽³⁾ + K² − K_ab K^ab = 2G_00
    public double hamiltonian() {
        return 2 * curvature.einstein(0, 0);
    }

    /// What it is a sum of.
    ///
    /// @return |R⁽³⁾| + K² + K_ab K^ab
    public double hamiltonianTerms() {
        return Math.abs(spatialScalar()) + k * k + kk;
    }

    /// The momentum constraint: 0 where it holds.
    ///
    /// @return ‖D_b K^b_a − ∂_a K‖
    public double momentum() {
        return norm(divergence, gradient);
    }

    /// What it is a sum of.
    ///
    /// @return ‖D_b K^b_a‖ + ‖∂_a K‖
    public double momentumTerms() {
        double[] none = new double[AXES];
        return norm(divergence, none) + norm(gradient, none);
    }

    /// The ∂_t² γ_ab with which the six equations hold here, from γ, its derivatives in space and K: with W = S + V + Λγ they say A_ab − γ_ab A = W_ab, so
    /// A_ab = W_ab − ½ γ_ab γ^cd W_cd.
    ///
    /// @param lambda Λ
    /// @param into   receives 11, 12, 13, 22, 23, 33
    public void secondRate(double lambda, double[] into) {
        for (int at = 0; at < NINE; at++) {
            scratch[at] = space[at] + velocity[at] + lambda * metric[at];
        }
        double half = contract(scratch) / 2;
        for (int a = 0, pair = 0; a < AXES; a++) {
            for (int b = a; b < AXES; b++, pair++) {
                int at = AXES * a + b;
                into[pair] = -2 * (scratch[at] - half * metric[at] - 2 * square[at]);
            }
        }
    }
}
