package org.septuple.measurement;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
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
/// with n_i points in other units than i's (n − 1 if points are independent). The bias falls as (k/n)^{min(1, 2/d)} for smooth laws, up to
/// powers of log n from their tails, and is small only if the law is about as wide in all directions: by default points are whitened
/// first, and ½ log det Σ̂ is added. The error does not contain the bias, which exceeds it for few points or d ≥ 3: see
/// [EntropyBias].
///
/// Frames of one replica closer than it forgets add bias even so, since several neighbours then come from one unit: take them further
/// apart.
///
/// **Coinciding points.** Points whose *first* neighbour lies at distance 0 are counted, whatever k is. If they are more than one in a
/// hundred, the law is no density (a learner that stands still, integers, rounded numbers) or points are no independent ones (replicas
/// recorded twice), and it is refused. Of fewer, those whose k-th distance is 0 use the first neighbour that is further away, with its
/// own rank for k; the estimate is then finite, with a bias of the order of their share.
///
/// Source: L. F. Kozachenko, N. N. Leonenko, Probl. Inf. Transm. 23 (1987) 95; A. Kraskov, H. Stögbauer, P. Grassberger, Phys. Rev. E 69
/// (2004) 066138; T. B. Berrett, R. J. Samworth, M. Yuan, Ann. Stat. 47 (2019) 288.
///
/// @param entropy Ŝ in nats; error over groups of units, without bias
/// @param k       neighbours
/// @param points  n
/// @param tied    points whose first neighbour, of another unit, lies at distance 0
public record NearestNeighbourEntropy(Estimate entropy, int k, long points, long tied) {

    /// Largest share of coinciding points.
    public static final double MOST_TIED = 0.01;

    /// Points that a group needs for each neighbour.
    static final int POINTS_PER_NEIGHBOUR = 10;

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

    /// Entropy of whitened points without an error, in half the time.
    ///
    /// @param sample n points in d dimensions
    /// @param k      neighbours, ≥ 1
    /// @param engine shares the points out; bits do not depend on it
    /// @return in nats
    public static double value(Sample sample, int k, Engine engine) {
        Whitening white = Whitening.of(sample);
        return terms(white.sample(), k, true, engine).mean + white.logDeterminant();
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
                    boolean whole = part == sample;
                    Terms terms = terms(part, k, whole, crew);
                    if (whole) {
                        tied[0] = terms.tied;
                    }
                    return new double[] {terms.mean};
                })
                .getFirst();
        return new NearestNeighbourEntropy(entropy, k, sample.points(), tied[0]);
    }

    /// Refuses points of which too many coincide.
    ///
    /// @param tied points whose first neighbour lies at distance 0
    static void requireDensity(Sample sample, long tied) {
        if (tied > MOST_TIED * sample.points()) {
            throw new IllegalArgumentException(
                    "points that coincide with one of another unit: %d of %d, more than a share of %g: the law is no density; leave out what stands still or was recorded twice, or record with more digits"
                            .formatted(tied, sample.points(), MOST_TIED));
        }
    }

    /// Points whose first neighbour lies at distance 0.
    ///
    /// @param distances `[point·k + j]`, rising in j
    static long tied(double[] distances, int k) {
        return IntStream.range(0, distances.length / k)
                .filter(i -> distances[i * k] == 0)
                .count();
    }

    /// @param mean of the terms of all points
    /// @param tied as above
    record Terms(double mean, long tied) {}

    /// The value alone.
    ///
    /// @param density whether many coinciding points are refused
    static Terms terms(Sample sample, int k, boolean density, Engine engine) {
        return terms(sample, new int[] {k}, density, engine).getFirst();
    }

    /// The values alone for several k, from one search.
    static List<Terms> terms(Sample sample, int[] neighbours, boolean density, Engine engine) {
        int most = Arrays.stream(neighbours).max().orElseThrow();
        NeighbourTree tree = NeighbourTree.of(sample, Norm.EUCLIDEAN, engine);
        double[] squares = tree.neighbours(most, engine);
        long tied = tied(squares, most);
        if (density) {
            requireDensity(sample, tied);
        }
        return Arrays.stream(neighbours)
                .mapToObj(k -> {
                    double[] kth = new double[sample.points()];
                    Arrays.setAll(kth, i -> squares[i * most + k - 1]);
                    return new Terms(mean(sample, tree, kth, k), tied);
                })
                .toList();
    }

    private static double mean(Sample sample, NeighbourTree tree, double[] squares, int k) {
        int d = sample.dimension();
        int n = sample.points();
        double[] digamma = new double[n + 1];
        double usual = Gamma.digamma(k);
        double sum = 0;
        for (int i = 0; i < n; i++) {
            double square = squares[i];
            double ofRank = usual;
            if (square == 0) {
                double[] more = tree.upToFirstApart(i, 2 * k);
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
        return sum / n + volume;
    }
}
