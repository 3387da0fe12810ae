package org.septuple.measurement;

import java.util.Arrays;
import java.util.List;
import org.hipparchus.linear.Array2DRowRealMatrix;
import org.hipparchus.linear.DiagonalMatrix;
import org.hipparchus.linear.EigenDecompositionSymmetric;
import org.hipparchus.linear.RealMatrix;
import org.septuple.numerics.Engine;
import org.septuple.statistics.Estimate;

/// Entropy production rate of a stationary Gaussian process (a vector autoregression, an Ornstein–Uhlenbeck process) from its covariances:
/// the relative entropy of pairs (q(t), q(t + τ)) to reversed pairs (εq(t + τ), εq(t)), per time τ, in nats per unit of time.
///
/// With Σ = Cov q, C = Cov(q(t + τ), q(t)) and even coordinates (ε = 1) both laws have one mean, and covariances
///
/// ```
/// Σ_fwd = [Σ Cᵀ; C Σ],   Σ_rev = [Σ C; Cᵀ Σ]
/// ```
///
/// that a permutation of coordinates makes into each other, so that determinants agree. The relative entropy of two Gaussian laws
/// ½[tr Σ_rev⁻¹Σ_fwd − 2d + log det Σ_rev/det Σ_fwd + δᵀΣ_rev⁻¹δ] is then
///
/// ```
/// EP(τ)·τ = ½ tr Σ_rev⁻¹Σ_fwd − d ≥ 0,   zero if and only if C = Cᵀ
/// ```
///
/// Coordinates odd under time reversal (velocities) change sign in the reversed pair: Σ_rev gets ε on both sides and δ is twice their mean.
/// For a Markov process EP(τ) is the entropy production of the process as it is seen every τ, and never more than that of the
/// process itself; the relative entropy of pairs is also no more than that of long stretches of a process with memory. For other than Gaussian laws this
/// is what a Gaussian process with these covariances would produce: see [NearestNeighbourEntropyProduction].
///
/// The plug-in is too large, by O(1/pairs); pseudo-values over [Units] take that off and give the error. At detailed balance the
/// estimate is quadratic in C − Cᵀ: not normal, and of either sign. Whether there is any production must be asked of [#reversible], which is linear.
///
/// Source: C. Godrèche, J.-M. Luck, J. Phys. A 52 (2019) 035002; É. Roldán, J. M. R. Parrondo, Phys. Rev. E 85 (2012) 031129.
public final class GaussianEntropyProduction {

    /// Least eigenvalue of D, relative to the largest, that counts as regular.
    private static final double SINGULAR = 1e-12;

    private final double time;
    private final double[] origin;
    private final int[] signs;
    private final double[][] moments;
    private final Engine engine;

    private GaussianEntropyProduction(Recording recording, int lag, int[] signs, Engine engine) {
        this.signs = signs;
        this.engine = engine;
        time = lag * recording.interval();
        origin = Design.origin(recording);
        Design pairs = new Design.Lagged(origin, new int[] {0, lag}, 1, true);
        moments = Moments.of(recording, Units.of(recording), pairs, engine);
    }

    /// Reads all pairs of a recording.
    ///
    /// @param recording stationary, of two or more coordinates or an odd one
    /// @param lag       of the pairs, ≥ 1 frames
    /// @param odd       coordinates that change sign under time reversal; none if all are like positions
    /// @param engine    kernels and crew; bits do not depend on it
    /// @return the sums over pairs
    public static GaussianEntropyProduction of(Recording recording, int lag, List<Integer> odd, Engine engine) {
        if (lag < 1 || lag >= recording.frames()) {
            throw new IllegalArgumentException("lag = %d must be >= 1 and below the frames of the recording, %d"
                    .formatted(lag, recording.frames()));
        }
        int[] signs = PairCovariance.signs(recording.coordinates(), odd);
        if (signs.length == 1 && signs[0] > 0) {
            throw new IllegalArgumentException(
                    "one even coordinate: every stationary Gaussian process is reversible; measure its nearest neighbours, or record more coordinates");
        }
        return new GaussianEntropyProduction(recording, lag, signs, engine);
    }

    /// The rate at this lag.
    ///
    /// @return EP(τ) in nats per unit of time
    public Estimate rate() {
        return pseudo(sums -> new double[] {PairCovariance.of(sums, origin).irreversibility(signs) / time})
                .estimate(0);
    }

    /// The rate in continuous time, EP(τ → 0), if the process is an Ornstein–Uhlenbeck process with rates A and diffusion D:
    ///
    /// ```
    /// tr AᵀD⁻¹AΣ − tr A = tr Σ⁻¹JᵀD⁻¹J,   J = ½(AΣ − ΣAᵀ)
    /// ```
    ///
    /// equal where AΣ + ΣAᵀ = 2D; the second is computed, which is never negative before its bias is taken off. A and D as in [DriftDiffusion#continuous].
    ///
    /// @return in nats per unit of time; NaN if the propagator has no real logarithm with regular D (all or without one of the units), or
    ///     a coordinate is odd
    public Estimate limit() {
        return pseudo(sums -> new double[] {continuous(sums)}).estimate(0);
    }

    /// The hypothesis that the process is reversible: Cᵀ = εCε, and Σ and the mean do not change with signs.
    ///
    /// @return Hotelling's T², p small if entropy is produced
    /// @throws IllegalArgumentException if there are fewer than two units for each of the d(d − 1)/2 or more numbers
    public FTest reversible() {
        return pseudo(sums -> PairCovariance.of(sums, origin).asymmetries(signs))
                .vanish("asymmetries under time reversal");
    }

    private interface Numbers {
        double[] of(double[] sums);
    }

    private PseudoValues pseudo(Numbers numbers) {
        return PseudoValues.of(moments.length, left -> numbers.of(Moments.total(moments, left)), engine.crew());
    }

    private double continuous(double[] sums) {
        int d = signs.length;
        if (Arrays.stream(signs).anyMatch(sign -> sign < 0)) {
            return Double.NaN;
        }
        Regression fit = Regression.of(sums, 1 + 2 * d, 1 + d);
        double[][] propagator = new double[d][d];
        double[][] added = new double[d][d];
        for (int i = 0; i < d; i++) {
            for (int j = 0; j < d; j++) {
                propagator[i][j] = (i == j ? 1 : 0) + fit.coefficient(1 + j, i);
                added[i][j] = fit.rest(i, j) / (sums[0] - fit.regressors());
            }
        }
        double[] generator = LinearGenerator.of(propagator, added, time);
        return generator == null
                ? Double.NaN
                : production(
                        matrix(generator, 0, d),
                        matrix(generator, d * d, d),
                        PairCovariance.of(sums, origin).positions());
    }

    private static double[][] matrix(double[] flat, int from, int d) {
        double[][] rows = new double[d][];
        Arrays.setAll(rows, i -> Arrays.copyOfRange(flat, from + i * d, from + (i + 1) * d));
        return rows;
    }

    /// tr Σ⁻¹JᵀD⁻¹J, in units in which D_ii = 1; NaN if D is singular.
    static double production(double[][] rates, double[][] diffusion, double[][] covariance) {
        int d = rates.length;
        double[] unit = new double[d];
        Arrays.setAll(unit, i -> StrictMath.sqrt(diffusion[i][i]));
        if (!Arrays.stream(unit).allMatch(scale -> scale > 0 && Double.isFinite(scale))) {
            return Double.NaN;
        }
        DiagonalMatrix scales = new DiagonalMatrix(unit);
        RealMatrix inverse = scales.inverse();
        var noise = new EigenDecompositionSymmetric(between(inverse, diffusion, inverse));
        double[] widths = noise.getEigenvalues();
        if (!(widths[d - 1] > SINGULAR * widths[0])) {
            return Double.NaN;
        }
        RealMatrix sigma = between(inverse, covariance, inverse);
        RealMatrix half = between(inverse, rates, scales).multiply(sigma);
        RealMatrix current = half.subtract(half.transpose()).scalarMultiply(0.5);
        RealMatrix squared = current.transpose().multiply(noise.getSolver().solve(current));
        return new EigenDecompositionSymmetric(sigma).getSolver().solve(squared).getTrace();
    }

    private static RealMatrix between(RealMatrix left, double[][] matrix, RealMatrix right) {
        return left.multiply(new Array2DRowRealMatrix(matrix)).multiply(right);
    }
}
