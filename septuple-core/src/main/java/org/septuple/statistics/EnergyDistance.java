package org.septuple.statistics;

import java.util.Arrays;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.septuple.numerics.Purpose;
import org.septuple.numerics.RandomStream;

/// How far apart the laws of two samples are, 2E|X − Y| − E|X − X′| − E|Y − Y′|, and whether chance alone explains it.
///
/// Expectations are means over all pairs of the samples, each point with itself included, so that the distance is ≥ 0; it
/// is biased upwards, and the mean of the permuted distances is that bias. |·| is the Euclidean norm. In one dimension
/// the distance is 2∫(F − G)² of the two distribution functions.
///
/// The p-value is (1 + number of permuted distances ≥ this one)/(1 + permutations): exact for any law if, under the
/// null, points (unpaired) or the two members of each pair (paired) are exchangeable. Permutation b uses the stream
/// (seed, PERMUTATION, b, 0).
///
/// Source: G. J. Székely, M. L. Rizzo, J. Stat. Plan. Inference 143 (2013) 1249; B. Phipson, G. K. Smyth, Stat. Appl.
/// Genet. Mol. Biol. 9 (2010) 39 for the p-value.
///
/// @param distance     ≥ 0, in units of the samples
/// @param pValue       in (0, 1]
/// @param nullMean     mean of the permuted distances
/// @param nullSd       standard deviation of the permuted distances
/// @param permutations their number
public record EnergyDistance(double distance, double pValue, double nullMean, double nullSd, int permutations) {

    /// Relative to the mean distance of points: equal splits, summed in another order, count as equal.
    private static final double ROUNDING = 1e-12;

    /// Samples that have nothing to do with each other: labels are permuted over all points.
    ///
    /// @param x            n×d, n ≥ 1, finite
    /// @param y            m×d, m ≥ 1, finite
    /// @param permutations ≥ 2
    /// @param seed         of the permutations
    /// @return distance and test; memory 4·(n + m)² bytes
    public static EnergyDistance unpaired(double[][] x, double[][] y, int permutations, long seed) {
        int n = x.length;
        return of(x, y, permutations, b -> {
            int[] order = new RandomStream(seed, Purpose.PERMUTATION, b, 0).permutation(n + y.length);
            return Arrays.copyOf(order, n);
        });
    }

    /// Samples in which x_i and y_i share a condition, such as a seed or a data point: they are exchanged, or not, with
    /// probability ½ for each i.
    ///
    /// @param x            n×d, n ≥ 1, finite
    /// @param y            n×d, finite
    /// @param permutations ≥ 2
    /// @param seed         of the exchanges
    /// @return distance and test; memory 16·n² bytes
    public static EnergyDistance paired(double[][] x, double[][] y, int permutations, long seed) {
        int n = x.length;
        if (y.length != n) {
            throw new IllegalArgumentException(
                    "pairs need as many points in both samples, got %d and %d".formatted(n, y.length));
        }
        return of(x, y, permutations, b -> {
            var random = new RandomStream(seed, Purpose.PERMUTATION, b, 0);
            return IntStream.range(0, n).map(i -> i + n * random.nextBelow(2)).toArray();
        });
    }

    private static EnergyDistance of(double[][] x, double[][] y, int permutations, IntFunction<int[]> chosen) {
        if (permutations < 2) {
            throw new IllegalArgumentException("permutations = %d must be >= 2".formatted(permutations));
        }
        PointDistances points = PointDistances.of(x, y);
        int[][] divisions = new int[permutations + 1][];
        Arrays.setAll(
                divisions,
                b -> b < permutations
                        ? chosen.apply(b)
                        : IntStream.range(0, x.length).toArray());
        for (int[] division : divisions) {
            Arrays.sort(division);
        }
        double[] distances = points.energyDistances(divisions);
        double distance = distances[permutations];
        double[] permuted = Arrays.copyOf(distances, permutations);
        double edge = distance - ROUNDING * points.mean();
        long above = Arrays.stream(permuted).filter(value -> value >= edge).count();
        return new EnergyDistance(
                distance,
                (1.0 + above) / (1.0 + permutations),
                EffectiveSampleSize.mean(permuted),
                Math.sqrt(EffectiveSampleSize.variance(permuted)),
                permutations);
    }
}
