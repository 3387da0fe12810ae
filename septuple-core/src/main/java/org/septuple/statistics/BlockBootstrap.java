package org.septuple.statistics;

import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;
import org.septuple.numerics.Purpose;
import org.septuple.numerics.RandomStream;

/// Standard errors of statistics of one stationary series, or of several recorded at the same times, by drawing blocks of time of random
/// length (the stationary bootstrap).
///
/// A resample follows the series, from its end on to its beginning, and with probability p = 1/b jumps at each step to a time drawn
/// uniformly: blocks are geometric with mean b. The error of a mean sees covariances at lag k with the weight q^k, q = 1 − p, and those of
/// a series about its own mean are too small by σ∞²/n each; the spread is therefore multiplied by √(n/(n − 2b + 1)), which for b = 1 is the
/// factor of [Bootstrap]. Such an error is as uncertain as that of n(1 − q²)/(1 + q²) independent numbers, which is the n of the
/// estimates. Resample r uses the stream (seed, BOOTSTRAP, r, 0).
///
/// Errors are too small by about τ/b relatively, for correlations over τ steps: a series must last very many of them. Where there are
/// replicas, [Bootstrap] over replicas needs no such trust.
///
/// Source: D. N. Politis, J. P. Romano, J. Am. Stat. Assoc. 89 (1994) 1303.
///
/// @param length    n, number of times, ≥ 6
/// @param meanBlock b, in [1, n/3], such as that of [BlockLength]
/// @param resamples ≥ 2
/// @param seed      of the choice of blocks
public record BlockBootstrap(int length, double meanBlock, int resamples, long seed) {

    private static final int SHORTEST = 6;

    public BlockBootstrap {
        if (length < SHORTEST || resamples < 2) {
            throw new IllegalArgumentException(
                    "length = %d must be >= %d and resamples = %d >= 2".formatted(length, SHORTEST, resamples));
        }
        if (!(meanBlock >= 1 && meanBlock <= length / 3.0)) {
            throw new IllegalArgumentException("mean block %g must be in [1, %g]; a series needs three blocks or more"
                    .formatted(meanBlock, length / 3.0));
        }
    }

    /// The statistic of the whole series with its standard error.
    ///
    /// @param statistic number made of the given times in that order, in which some may occur more than once
    /// @return the estimate
    public Estimate of(ToDoubleFunction<int[]> statistic) {
        return ofAll(times -> new double[] {statistic.applyAsDouble(times)}).getFirst();
    }

    /// Several statistics with their standard errors, from the same resamples.
    ///
    /// @param statistics numbers made of the given times in that order, always as many
    /// @return one estimate for each
    public List<Estimate> ofAll(Function<int[], double[]> statistics) {
        double[][] values = new double[resamples][];
        for (int r = 0; r < resamples; r++) {
            values[r] = statistics.apply(resample(r));
        }
        double[] whole = statistics.apply(IntStream.range(0, length).toArray());
        double factor = length / (length - 2 * meanBlock + 1);
        double q = 1 - 1 / meanBlock;
        long units = Math.max(1, (long) (length * (1 - q * q) / (1 + q * q)));
        return IntStream.range(0, whole.length)
                .mapToObj(k -> {
                    double[] column =
                            Arrays.stream(values).mapToDouble(row -> row[k]).toArray();
                    return new Estimate(whole[k], Math.sqrt(factor * EffectiveSampleSize.variance(column)), units);
                })
                .toList();
    }

    private int[] resample(int number) {
        var random = new RandomStream(seed, Purpose.BOOTSTRAP, number, 0);
        int[] times = new int[length];
        for (int t = 0; t < length; t++) {
            boolean jump = random.nextUniform() * meanBlock < 1;
            int start = random.nextBelow(length);
            times[t] = t == 0 || jump ? start : (times[t - 1] + 1) % length;
        }
        return times;
    }
}
