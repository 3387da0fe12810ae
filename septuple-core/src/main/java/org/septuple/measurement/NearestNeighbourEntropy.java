package org.septuple.measurement;

import java.util.Arrays;
import org.hipparchus.special.Gamma;
import org.septuple.numerics.Elementary;
import org.septuple.numerics.Engine;
import org.septuple.statistics.Estimate;

/// Differential entropy S = −∫ p log p in nats, by the Euclidean distance ε_i from each point to its k-th nearest point of another unit:
///
/// ```
/// Ŝ = (1/n) Σ_i [ψ(n_i + 1) − ψ(k) + log V_d + d log ε_i],   V_d = π^{d/2}/Γ(d/2 + 1)
/// ```
///
/// with n_i points in other units than i's (n − 1 if points are independent). The bias falls as (k/n)^{min(1, 2/d)} for smooth laws, and
/// is small only if the law is about as wide in all directions: by default points are whitened first, and ½ log det Σ̂ is added.
/// The error does not contain it.
///
/// Frames of one replica closer than it forgets add bias even so, since several neighbours then come from one unit: take them further
/// apart.
///
/// **Coinciding points.** Where the k-th distance is 0, the density would be infinite. Such points are counted, and use the first
/// neighbour that is further away, with its own rank for k; the estimate is then finite, with a bias of the order of their share. If
/// they are more than one in a hundred, the law is no density (a learner that stands still, integers, rounded numbers), and is
/// refused.
///
/// Source: L. F. Kozachenko, N. N. Leonenko, Probl. Inf. Transm. 23 (1987) 95; A. Kraskov, H. Stögbauer, P. Grassberger, Phys. Rev. E 69
/// (2004) 066138; T. B. Berrett, R. J. Samworth, M. Yuan, Ann. Stat. 47 (2019) 288.
///
/// @param entropy Ŝ in nats; error over groups of units, without bias
/// @param k       neighbours
/// @param points  n
/// @param tied    points whose k-th neighbour lies at distance 0
public record NearestNeighbourEntropy(Estimate entropy, int k, long points, long tied) {

    /// Largest share of coinciding points.
    public static final double MOST_TIED = 0.01;

    /// Points that a group needs for each neighbour.
    private static final int POINTS_PER_NEIGHBOUR = 10;

    /// Entropy of whitened points.
    ///
    /// @param sample n points in d dimensions
    /// @param k      neighbours, ≥ 1, such as 4
    /// @param engine shares the points out; bits do not depend on it
    /// @return the entropy of the points as given
    public static NearestNeighbourEntropy of(Sample sample, int k, Engine engine) {
        Whitening white = Whitening.of(sample);
        NearestNeighbourEntropy found = unscaled(white.sample(), k, engine);
        Estimate s = found.entropy;
        return new NearestNeighbourEntropy(
                new Estimate(s.value() + white.logDeterminant(), s.standardError(), s.n()),
                k,
                found.points,
                found.tied);
    }

    /// Entropy with distances between points as given.
    ///
    /// @param sample n points in d dimensions
    /// @param k      neighbours, ≥ 1
    /// @param engine shares the points out; bits do not depend on it
    /// @return the entropy
    public static NearestNeighbourEntropy unscaled(Sample sample, int k, Engine engine) {
        long[] tied = {0};
        Estimate entropy = SampleGroups.estimates(sample, 2, POINTS_PER_NEIGHBOUR * (k + 1), engine, (part, crew) -> {
                    Terms terms = terms(part, k, crew);
                    if (part == sample) {
                        tied[0] = terms.tied;
                        requireDensity(sample, k, terms.tied);
                    }
                    return new double[] {terms.mean};
                })
                .getFirst();
        return new NearestNeighbourEntropy(entropy, k, sample.points(), tied[0]);
    }

    /// Refuses points of which too many coincide.
    static void requireDensity(Sample sample, int k, long tied) {
        if (tied > MOST_TIED * sample.points()) {
            throw new IllegalArgumentException(
                    "%d of %d points coincide with %d others of other units, more than a share of %g: the law is no density; leave out what stands still, or record with more digits"
                            .formatted(tied, sample.points(), k, MOST_TIED));
        }
    }

    /// @param mean of the terms of all points
    /// @param tied as above
    record Terms(double mean, long tied) {}

    /// The value alone.
    static Terms terms(Sample sample, int k, Engine engine) {
        NeighbourTree tree = NeighbourTree.of(sample, Norm.EUCLIDEAN, engine);
        double[] squares = tree.neighbours(k, engine);
        int d = sample.dimension();
        int n = sample.points();
        double[] digamma = new double[n + 1];
        double usual = Gamma.digamma(k);
        double sum = 0;
        long tied = 0;
        for (int i = 0; i < n; i++) {
            double square = squares[i * k + k - 1];
            double ofRank = usual;
            if (square == 0) {
                tied++;
                double[] more = firstApart(tree, i, 2 * k, sample.others(i));
                ofRank = Gamma.digamma(more.length);
                square = more[more.length - 1];
            }
            int others = sample.others(i);
            if (digamma[others] == 0) {
                digamma[others] = Gamma.digamma(others + 1.0);
            }
            sum += digamma[others] - ofRank + 0.5 * d * Elementary.log(square);
        }
        double volume = 0.5 * d * Elementary.log(Math.PI) - Gamma.logGamma(0.5 * d + 1);
        return new Terms(sum / n + volume, tied);
    }

    /// Distances up to the first that is not 0.
    private static double[] firstApart(NeighbourTree tree, int point, int guess, int others) {
        int k = Math.min(guess, others);
        double[] squares = tree.neighboursOf(point, k);
        for (int j = 0; j < k; j++) {
            if (squares[j] > 0) {
                return Arrays.copyOf(squares, j + 1);
            }
        }
        if (k == others) {
            throw new IllegalArgumentException(
                    "all points of other units coincide with point %d: the law is no density".formatted(point));
        }
        return firstApart(tree, point, 2 * k, others);
    }
}
