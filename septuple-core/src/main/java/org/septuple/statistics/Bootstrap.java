package org.septuple.statistics;

import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;
import org.septuple.numerics.Purpose;
import org.septuple.numerics.RandomStream;

/// Standard errors of any statistic of independent units, by drawing units anew with replacement.
///
/// The spread over resamples is multiplied by √(n/(n − 1)), so that the error of a mean is s/√n on average. Resample b
/// uses the stream (seed, BOOTSTRAP, b, 0). Fails for statistics that are not smooth, such as extremes.
///
/// Source: B. Efron, R. J. Tibshirani, *An Introduction to the Bootstrap* (1993), chapters 6 and 11.
///
/// @param units     n ≥ 2 independent units, such as replicas or blocks longer than correlations last
/// @param resamples ≥ 2; the error itself has the relative error 1/√(2·resamples)
/// @param seed      of the choice of units
public record Bootstrap(int units, int resamples, long seed) {

    public Bootstrap {
        requireUnits(units);
        if (resamples < 2) {
            throw new IllegalArgumentException("resamples = %d must be >= 2".formatted(resamples));
        }
    }

    /// The statistic of all units with its standard error.
    ///
    /// @param statistic number made of the units with the given indices, in which some may occur more than once
    /// @return the estimate with n = units
    public Estimate of(ToDoubleFunction<int[]> statistic) {
        return ofAll(asArray(statistic)).getFirst();
    }

    /// Several statistics of all units with their standard errors, from the same resamples.
    ///
    /// @param statistics numbers made of the units with the given indices, always as many
    /// @return one estimate for each
    public List<Estimate> ofAll(Function<int[], double[]> statistics) {
        double[][] values = new double[resamples][];
        for (int b = 0; b < resamples; b++) {
            var random = new RandomStream(seed, Purpose.BOOTSTRAP, b, 0);
            int[] chosen = new int[units];
            Arrays.setAll(chosen, i -> random.nextBelow(units));
            values[b] = statistics.apply(chosen);
        }
        return estimates(units, statistics, values, units / (units - 1.0));
    }

    /// The statistic of all units with its standard error by leaving out one unit at a time,
    /// √((n − 1)/n·Σ(θ_i − θ̄)²). For the mean it is s/√n exactly; for medians it fails.
    ///
    /// @param units     n ≥ 2
    /// @param statistic number made of the units with the given indices
    /// @return the estimate with n = units
    public static Estimate jackknife(int units, ToDoubleFunction<int[]> statistic) {
        return jackknifeAll(units, asArray(statistic)).getFirst();
    }

    /// Several statistics of all units with their standard errors as of [#jackknife].
    ///
    /// @param units      n ≥ 2
    /// @param statistics numbers made of the units with the given indices, always as many
    /// @return one estimate for each
    public static List<Estimate> jackknifeAll(int units, Function<int[], double[]> statistics) {
        requireUnits(units);
        double[][] values = IntStream.range(0, units)
                .mapToObj(left -> statistics.apply(
                        IntStream.range(0, units).filter(i -> i != left).toArray()))
                .toArray(double[][]::new);
        return estimates(units, statistics, values, (units - 1.0) * (units - 1.0) / units);
    }

    private static Function<int[], double[]> asArray(ToDoubleFunction<int[]> statistic) {
        return chosen -> new double[] {statistic.applyAsDouble(chosen)};
    }

    /// Errors √(factor·Σ(θ − θ̄)²/(number − 1)).
    private static List<Estimate> estimates(
            int units, Function<int[], double[]> statistics, double[][] values, double factor) {
        double[] whole = statistics.apply(IntStream.range(0, units).toArray());
        return IntStream.range(0, whole.length)
                .mapToObj(k -> {
                    double[] column =
                            Arrays.stream(values).mapToDouble(row -> row[k]).toArray();
                    return new Estimate(whole[k], Math.sqrt(factor * EffectiveSampleSize.variance(column)), units);
                })
                .toList();
    }

    private static void requireUnits(int units) {
        if (units < 2) {
            throw new IllegalArgumentException("units = %d must be >= 2".formatted(units));
        }
    }
}
