package org.septuple.statistics;

import java.util.Arrays;
import java.util.function.DoubleUnaryOperator;
import java.util.stream.IntStream;
import org.hipparchus.distribution.continuous.NormalDistribution;

/// Whether Markov chains agree, and how many independent draws they are worth.
///
/// Draws are `[chain][iteration]`. All chains are split in half (the middle draw of an odd number is dropped), so that a
/// drift counts as disagreement. Bulk diagnostics use normal scores: the normal quantile at (r − 3/8)/(S + 1/4), where r
/// is the rank among all S draws, ties sharing their mean rank.
///
/// Source: A. Vehtari, A. Gelman, D. Simpson, B. Carpenter, P.-C. Bürkner, *Rank-normalization, folding, and
/// localization: an improved R̂*, Bayesian Analysis 16 (2021) 667. The numbers are those of ArviZ, but for one chain,
/// for which R̂ compares its halves, and for constant draws.
///
/// @param rHat    R̂ ≥ √(1 − 1/n) for halves of n draws: the larger of that of the normal scores and that of the scores
///                of |θ − median|; near 1 if the chains agree, ∞ if they are stuck at different values, NaN if all draws
///                are equal
/// @param bulkEss effective sample size of the normal scores; NaN if all draws are equal
/// @param tailEss the smaller of the effective sample sizes of the indicators θ ≤ 5 % quantile and θ ≤ 95 % quantile;
///                an indicator that never changes is left out; NaN if neither changes
public record ChainDiagnostics(double rHat, double bulkEss, double tailEss) {

    private static final int FEWEST_DRAWS = 4;

    /// All three diagnostics.
    ///
    /// @param draws at least one chain, all of one length ≥ 4
    /// @return NaNs if a draw is not finite
    public static ChainDiagnostics of(double[][] draws) {
        requireChains(draws);
        if (!finite(draws)) {
            return new ChainDiagnostics(Double.NaN, Double.NaN, Double.NaN);
        }
        double[][] halves = split(draws);
        double[] sortedHalves = sorted(halves);
        double[][] scores = normalScores(halves, sortedHalves);
        int middle = sortedHalves.length / 2;
        double median = sortedHalves.length % 2 == 0
                ? (sortedHalves[middle - 1] + sortedHalves[middle]) / 2
                : sortedHalves[middle];
        double[][] distances = map(halves, x -> Math.abs(x - median));
        double folded = potentialScaleReduction(normalScores(distances, sorted(distances)));
        double plain = potentialScaleReduction(scores);
        return new ChainDiagnostics(
                Double.isNaN(folded) ? plain : Math.max(plain, folded),
                EffectiveSampleSize.of(scores),
                tailEss(draws, draws[0].length % 2 == 0 ? sortedHalves : sorted(draws)));
    }

    /// The effective sample size of the mean: the variance of the mean of all draws is Var θ/ESS.
    ///
    /// @param draws at least one chain, all of one length ≥ 4
    /// @return > 0; more than the number of draws if they are anticorrelated; NaN if all are equal or one is not finite
    public static double effectiveSampleSize(double[][] draws) {
        requireChains(draws);
        return finite(draws) ? EffectiveSampleSize.of(split(draws)) : Double.NaN;
    }

    /// The statistical inefficiency g: how many draws are worth an independent one.
    ///
    /// @param draws at least one chain, all of one length ≥ 4
    /// @return max(1, S/ESS) for S draws; NaN if all are equal or one is not finite
    public static double statisticalInefficiency(double[][] draws) {
        return Math.max(1, draws.length * (double) draws[0].length / effectiveSampleSize(draws));
    }

    /// Iterations that are nearly uncorrelated: those nearest to 0, g, 2g, … with the statistical inefficiency g.
    ///
    /// @param draws at least one chain, all of one length ≥ 4
    /// @return ascending iterations to keep of every chain; the first one alone if g is NaN
    public static int[] thinning(double[][] draws) {
        double g = statisticalInefficiency(draws);
        int n = draws[0].length;
        return Double.isNaN(g)
                ? new int[] {0}
                : IntStream.range(0, n)
                        .map(k -> (int) Math.min(n, Math.round(k * g)))
                        .takeWhile(i -> i < n)
                        .toArray();
    }

    private static double potentialScaleReduction(double[][] chains) {
        double n = chains[0].length;
        double[] means =
                Arrays.stream(chains).mapToDouble(EffectiveSampleSize::mean).toArray();
        double[] variances =
                Arrays.stream(chains).mapToDouble(EffectiveSampleSize::variance).toArray();
        double between = n * EffectiveSampleSize.variance(means);
        return Math.sqrt((between / EffectiveSampleSize.mean(variances) + n - 1) / n);
    }

    private static double tailEss(double[][] draws, double[] sorted) {
        double low = indicatorEss(draws, quantile(sorted, 0.05));
        double high = indicatorEss(draws, quantile(sorted, 0.95));
        if (Double.isNaN(low)) {
            return high;
        }
        return Double.isNaN(high) ? low : Math.min(low, high);
    }

    private static double indicatorEss(double[][] draws, double threshold) {
        return EffectiveSampleSize.of(split(map(draws, x -> x <= threshold ? 1 : 0)));
    }

    /// Linear interpolation at (n − 1)p, type 7 of R. J. Hyndman, Y. Fan, Am. Stat. 50 (1996) 361.
    private static double quantile(double[] sorted, double p) {
        double position = sorted.length * p + (1 - p);
        int k = (int) Math.clamp(Math.floor(position), 1, sorted.length - 1.0);
        double fraction = Math.clamp(position - k, 0, 1);
        return sorted[k - 1] + fraction * (sorted[k] - sorted[k - 1]);
    }

    private static double[][] normalScores(double[][] chains, double[] sorted) {
        double[] scores = new double[sorted.length];
        var normal = new NormalDistribution();
        for (int from = 0, to; from < sorted.length; from = to) {
            to = from + 1;
            while (to < sorted.length && sorted[to] == sorted[from]) {
                to++;
            }
            double rank = (from + 1 + to) / 2.0;
            double p = (rank - 0.375) / (sorted.length + 0.25);
            Arrays.fill(scores, from, to, normal.inverseCumulativeProbability(p));
        }
        return map(chains, x -> scores[Arrays.binarySearch(sorted, x + 0.0)]);
    }

    private static double[] sorted(double[][] chains) {
        return Arrays.stream(chains)
                .flatMapToDouble(Arrays::stream)
                .map(x -> x + 0.0) // −0 and 0 are a tie
                .sorted()
                .toArray();
    }

    private static double[][] split(double[][] draws) {
        int n = draws[0].length;
        double[][] halves = new double[2 * draws.length][];
        for (int c = 0; c < draws.length; c++) {
            halves[2 * c] = Arrays.copyOfRange(draws[c], 0, n / 2);
            halves[2 * c + 1] = Arrays.copyOfRange(draws[c], n - n / 2, n);
        }
        return halves;
    }

    private static double[][] map(double[][] chains, DoubleUnaryOperator function) {
        return Arrays.stream(chains)
                .map(chain -> Arrays.stream(chain).map(function).toArray())
                .toArray(double[][]::new);
    }

    private static boolean finite(double[][] draws) {
        return Arrays.stream(draws).flatMapToDouble(Arrays::stream).allMatch(Double::isFinite);
    }

    private static void requireChains(double[][] draws) {
        if (draws.length == 0 || draws[0].length < FEWEST_DRAWS) {
            throw new IllegalArgumentException("%d chains of %d draws: need at least 1 chain of 4 draws"
                    .formatted(draws.length, draws.length == 0 ? 0 : draws[0].length));
        }
        for (double[] chain : draws) {
            if (chain.length != draws[0].length) {
                throw new IllegalArgumentException(
                        "chains of %d and %d draws: all must have one length".formatted(draws[0].length, chain.length));
            }
        }
    }
}
