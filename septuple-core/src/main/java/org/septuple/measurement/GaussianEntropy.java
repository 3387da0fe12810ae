package org.septuple.measurement;

import java.util.stream.IntStream;
import org.septuple.numerics.Crew;
import org.septuple.numerics.Elementary;
import org.septuple.statistics.Estimate;
import org.septuple.statistics.Wishart;

/// The entropy ½ log det(2πe Σ) in nats of the Gaussian law with the covariance of a sample: no law of this covariance has more.
///
/// **Independent points.** For n points of a Gaussian law, ν = n − 1, the sample covariance obeys Wishart's law, and
///
/// ```
/// E log det Σ̂ = log det Σ + Σ_i ψ((ν − i + 1)/2) + d log(2/ν),   Var log det Σ̂ = Σ_i ψ′((ν − i + 1)/2),   i = 1…d
/// ```
///
/// so that the value is free of bias and the error exact. Of another law, the bias is O(1/n), and the error is too small if
/// its tails are long, by √(1 + κ/2) in one dimension with κ the excess kurtosis.
///
/// **Points in units** of several correlated points: jackknife over units, or groups of neighbouring units; holds for any law,
/// with a bias of the order of the square of d over the number of independent points.
///
/// Source: M. S. Bartlett's decomposition, in R. J. Muirhead, *Aspects of Multivariate Statistical Theory* (1982), theorem 3.2.15; N. A.
/// Ahmed, D. V. Gokhale, IEEE Trans. Inf. Theory 35 (1989) 688.
public final class GaussianEntropy {

    /// Most pieces of the jackknife.
    private static final int PIECES = Units.MOST;

    private GaussianEntropy() {}

    /// Entropy from the covariance.
    ///
    /// @param sample more than d points
    /// @return in nats
    /// @throws IllegalArgumentException if the covariance is singular
    public static Estimate of(Sample sample) {
        if (!sample.isIndependent()) {
            return pseudoValues(sample).estimate(0);
        }
        double entropy = numbers(SampleMoments.of(sample), true)[0];
        int n = sample.points();
        return new Estimate(entropy, Math.sqrt(Wishart.logVariance(n - 1.0, sample.dimension())) / 2, n);
    }

    /// Of the joint entropy and of the sum of the entropies of coordinates, over groups of units.
    static PseudoValues pseudoValues(Sample sample) {
        int pieces = Math.min(PIECES, sample.units());
        SampleMoments[] moments = SampleMoments.of(sample, pieces);
        boolean independent = sample.isIndependent();
        return PseudoValues.of(
                pieces,
                left -> numbers(
                        SampleMoments.sum(
                                moments,
                                IntStream.range(0, pieces)
                                        .filter(piece -> piece != left)
                                        .toArray()),
                        independent),
                Crew.alone());
    }

    /// Entropy of all coordinates, and the sum of the entropies of each alone; without bias for independent points.
    private static double[] numbers(SampleMoments moments, boolean independent) {
        double[][] covariance = moments.covariance();
        int d = covariance.length;
        double one = 0.5 * (1 + Elementary.log(2 * Math.PI));
        double joint = d * one + Whitening.logDeterminant(covariance);
        double alone = d * one;
        for (int i = 0; i < d; i++) {
            alone += Elementary.log(covariance[i][i]) / 2;
        }
        if (independent) {
            double nu = moments.count() - 1.0;
            for (int i = 1; i <= d; i++) {
                joint -= Wishart.logBias(nu, i) / 2;
                alone -= Wishart.logBias(nu, 1) / 2;
            }
        }
        return new double[] {joint, alone};
    }
}
