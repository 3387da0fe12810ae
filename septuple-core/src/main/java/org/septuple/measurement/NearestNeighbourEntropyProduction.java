package org.septuple.measurement;

import java.util.List;
import org.hipparchus.special.Gamma;
import org.septuple.numerics.Elementary;
import org.septuple.numerics.Engine;
import org.septuple.statistics.Estimate;

/// Entropy production rate of a stationary process of any law: the relative entropy of pairs x = (q(t), q(t + τ)) to reversed pairs
/// Tx = (εq(t + τ), εq(t)), per time τ, in nats per unit of time, where ε = −1 for coordinates odd under time reversal.
///
/// Reversed pairs have the density p(Tx), so that
///
/// ```
/// EP(τ)·τ = E[log p(x) − log p(Tx)]
/// ```
///
/// and p is found at both places from the distance to the k-th nearest pair *of other units*, ρ_i from x_i and ν_i from Tx_i. With
/// densities taken for constant in a ball this is (1/n) Σ 2d log(ν_i/ρ_i), the estimator of Wang, Kulkarni and Verdú, which falls far short
/// where few pairs are found as reversed pairs go: by a third for 10⁴ whitened pairs of an Ornstein–Uhlenbeck process with 1.5 nats per pair. So here
///
/// - each coordinate is mapped to normal scores, which changes no relative entropy; then pairs are whitened;
/// - not the density but its ratio to the normal law g of the same mean and covariance is taken for constant in a ball:
///
/// ```
/// D̂ = (1/n) Σ_i [log G(Tx_i, ν_i) − log G(x_i, ρ_i) + ½|Tx_i|² − ½|x_i|²],   G(x, ρ) = ∫_{|y − x| < ρ} g dy
/// ```
///
/// For normal pairs log G has the mean ψ(k) − ψ(n_i + 1) at both places, so that no bias is left but that of the covariance, O(1/n); the same holds for
/// whatever rising functions of their coordinates were recorded. For other laws the bias is what the ratio changes in a ball, mostly towards 0, and falls slowly: bent by (q₁, q₂) ↦ (q₁, q₂ + q₁²/2) that process lacks
/// 15 % with 5000 pairs and 12 % with 20000, of which [#bias] sees about two thirds; the Gaussian estimate lacks 45 %.
///
/// At detailed balance x and Tx have one law: the estimate has mean 0 and is normal, unlike that of [GaussianEntropyProduction].
///
/// Source: Q. Wang, S. R. Kulkarni, S. Verdú, IEEE Trans. Inf. Theory 55 (2009) 2392; É. Roldán, J. M. R. Parrondo, Phys. Rev. E 85 (2012) 031129.
///
/// Singular laws produce infinitely much and are refused: those whose pairs lie on a plane ([TransitionNoise]), and those whose pairs lie on
/// any other surface. On one of m dimensions the mass of balls about pairs grows with the radius as that of g does to the power m/2d, so
///
/// ```
/// s = (1/n) Σ_i [log G(x_i, ρ_i) − log G(x_i, ρ_i⁽¹⁾)]/(ψ(k) − ψ(1)),   ρ⁽¹⁾ the distance of the nearest pair,
/// ```
///
/// is 2d/m, and 1 where there is a density that g describes within a ball. Two standard deviations beyond halfway from 1 to 2d/(2d − 1), at most
/// beyond 1.2 (ranks are even where one number says all of a pair), the estimate is refused: at the scale of neighbours the law has no
/// density, whatever it has below. One neighbour has no s.
///
/// @param rate  in nats per unit of time; error over groups of units, without bias
/// @param bias  value − truth, roughly: what doubling the number of pairs changed, carried on to infinitely many by the power n^{−1/2d};
///              error over groups of units, measured a quarter too large for normal pairs; unknown (NaN) where there are too few. Not taken off
/// @param k     neighbours
/// @param pairs n
/// @param tied  pairs whose first neighbour lies at distance 0; left out if the k-th does
public record NearestNeighbourEntropyProduction(Estimate rate, Estimate bias, int k, long pairs, long tied) {

    /// Units and pairs that a group needs.
    private static final int UNITS = 2;

    private static final int PAIRS_PER_NEIGHBOUR = 10;

    private static final double MOST_GROWTH = 1.2;

    /// Measures.
    ///
    /// @param recording stationary
    /// @param lag       of the pairs, ≥ 1 frames
    /// @param every     takes a pair every so many frames, ≥ 1; those closer than the process forgets add bias and little knowledge
    /// @param k         neighbours, ≥ 1, such as 4
    /// @param odd       coordinates that change sign under time reversal; none if all are like positions
    /// @param engine    shares the pairs out; bits do not depend on it
    /// @return the rate
    /// @throws IllegalArgumentException if more than a share [NearestNeighbourEntropy#MOST_TIED] of pairs coincide, they lie on a surface, or
    ///     there are too few
    public static NearestNeighbourEntropyProduction of(
            Recording recording, int lag, long every, int k, List<Integer> odd, Engine engine) {
        int[] signs = PairCovariance.signs(recording.coordinates(), odd);
        Sample pairs = Sample.pairs(recording, Units.of(recording), every, lag);
        int points = PAIRS_PER_NEIGHBOUR * (k + 1);
        SampleGroups.require(pairs, UNITS, points);
        TransitionNoise.require(pairs);
        Terms whole = terms(pairs, signs, k, engine);
        NearestNeighbourEntropy.requireDensity(pairs, whole.tied);
        requireDensity(whole, pairs, k);
        double time = lag * recording.interval();
        Estimate rate = SampleGroups.estimates(pairs, UNITS, points, engine, (part, crew) ->
                        new double[] {part == pairs ? whole.mean : terms(part, signs, k, crew).mean})
                .getFirst()
                .times(1 / time);
        double growth = Elementary.exp(Elementary.log(2) / (2 * signs.length)) - 1;
        Estimate bias = halved(pairs, whole, signs, k, engine).times(1 / (growth * time));
        return new NearestNeighbourEntropyProduction(rate, bias, k, pairs.points(), whole.tied);
    }

    /// Mean of both halves less the whole.
    private static Estimate halved(Sample pairs, Terms whole, int[] signs, int k, Engine engine) {
        SampleGroups.Statistic gain = (part, crew) -> {
            int middle = part.units() / 2;
            double halves = terms(part.unitsBetween(0, middle), signs, k, crew).mean
                    + terms(part.unitsBetween(middle, part.units()), signs, k, crew).mean;
            double all = part == pairs ? whole.mean : terms(part, signs, k, crew).mean;
            return new double[] {halves / 2 - all};
        };
        int points = 2 * PAIRS_PER_NEIGHBOUR * (k + 1);
        return SampleGroups.makesGroups(pairs, 2 * UNITS, points)
                ? SampleGroups.estimates(pairs, 2 * UNITS, points, engine, gain).getFirst()
                : new Estimate(gain.of(pairs, engine)[0], Double.NaN, 1);
    }

    private static void requireDensity(Terms terms, Sample pairs, int k) {
        int d = pairs.dimension();
        double most = Math.min(MOST_GROWTH, 1 + 0.5 / (d - 1));
        double deviation = Math.sqrt((Gamma.trigamma(1) - Gamma.trigamma(k)) / pairs.points()) / logVolumes(k);
        if (terms.growth - 2 * deviation > most) {
            throw new IllegalArgumentException(
                    "near each other pairs fill %.2f of %d dimensions, must be > %.2f: they lie on a surface or close to one, so entropy production is infinite or cannot be seen from %d pairs; leave out coordinates that follow from others, or record more"
                            .formatted(d / terms.growth, d, d / (most + 2 * deviation), pairs.points()));
        }
    }

    /// Mean logarithm of the mass nearer than the k-th neighbour over that nearer than the first.
    private static double logVolumes(int k) {
        return Gamma.digamma(k) - Gamma.digamma(1);
    }

    /// @param mean of log p(x) − log p(Tx)
    /// @param growth s; NaN for one neighbour
    /// @param tied as above
    private record Terms(double mean, double growth, long tied) {}

    private static Terms terms(Sample recorded, int[] signs, int k, Engine engine) {
        Sample pairs = NormalScores.of(recorded, signs);
        SampleMoments moments = SampleMoments.of(pairs);
        Sample white = Whitening.by(moments, pairs).sample();
        Sample reversed = Whitening.by(moments, reversed(pairs, signs)).sample();
        NeighbourTree tree = NeighbourTree.of(white, Norm.EUCLIDEAN, engine);
        double[] near = tree.neighbours(k, engine);
        double[] far = tree.neighboursOfOtherUnits(reversed, k, engine);
        double sum = 0;
        double growth = 0;
        long grown = 0;
        long tied = 0;
        long left = 0;
        for (int i = 0; i < white.points(); i++) {
            double rho = near[i * k + k - 1];
            double nu = far[i * k + k - 1];
            if (near[i * k] == 0 || far[i * k] == 0) {
                tied++;
            }
            if (rho == 0 || nu == 0) {
                left++;
            } else {
                double here = excess(white, i, rho);
                sum += excess(reversed, i, nu) - here;
                double nearest = near[i * k];
                if (k > 1 && nearest > 0) {
                    growth += here - excess(white, i, nearest);
                    grown++;
                }
            }
        }
        return new Terms(sum / (white.points() - left), growth / (grown * logVolumes(k)), tied);
    }

    /// log G/g: −log p(x) up to a constant.
    private static double excess(Sample white, int point, double squareOfRadius) {
        double square = 0;
        for (int c = 0; c < white.dimension(); c++) {
            square = Math.fma(white.get(point, c), white.get(point, c), square);
        }
        return GaussianBall.logMass(white.dimension(), square, squareOfRadius) + square / 2;
    }

    private static Sample reversed(Sample pairs, int[] signs) {
        int d = signs.length;
        double[] values = new double[pairs.points() * 2 * d];
        for (int i = 0; i < pairs.points(); i++) {
            for (int c = 0; c < d; c++) {
                values[i * 2 * d + c] = signs[c] * pairs.get(i, d + c);
                values[i * 2 * d + d + c] = signs[c] * pairs.get(i, c);
            }
        }
        return pairs.withValues(values, 2 * d);
    }
}
