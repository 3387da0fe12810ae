package org.septuple.statistics;

import java.util.Arrays;
import java.util.function.DoubleUnaryOperator;
import org.septuple.numerics.Elementary;

/// Whether a sample is of a given law, or two samples of one law, by the largest difference of distribution functions.
///
/// One sample: p is [exact][KolmogorovDistribution] up to n = 1000, for a law that is continuous and was not fitted to the sample. Two
/// samples: p is the part of all orders of n + m numbers that give this distance or more, exactly, up to nm = 10⁷; with ties it is too
/// large. Beyond, Kolmogorov's limit with Stephens' correction, for two samples with nm/(n + m) for n.
///
/// Source: G. Marsaglia, W. W. Tsang, J. Wang, J. Stat. Softw. 8 (2003) 18; M. A. Stephens, J. R. Stat. Soc. B 32 (1970) 115;
/// J. L. Hodges, Ark. Mat. 3 (1958) 469.
///
/// @param distance sup |F − G|, in [0, 1]
/// @param pValue   chance of that distance or a larger one, if there is no difference
public record KolmogorovSmirnov(double distance, double pValue) {

    private static final int MOST_EXACT = 1000;
    private static final long MOST_EXACT_PAIRS = 10_000_000;

    /// One sample against a law.
    ///
    /// @param sample independent numbers, at least one
    /// @param law    its distribution function, with values in [0, 1]
    /// @return distance and p-value
    public static KolmogorovSmirnov oneSample(double[] sample, DoubleUnaryOperator law) {
        double[] x = sorted(sample);
        int n = x.length;
        double largest = 0;
        for (int i = 0; i < n; i++) {
            double f = law.applyAsDouble(x[i]);
            if (!(f >= 0 && f <= 1)) {
                throw new IllegalArgumentException("distribution function of %s is %s; need [0, 1]".formatted(x[i], f));
            }
            largest = Math.max(largest, Math.max(f - (double) i / n, (i + 1.0) / n - f));
        }
        double p = n <= MOST_EXACT ? KolmogorovDistribution.above(largest, n) : limit(largest, n);
        return new KolmogorovSmirnov(largest, p);
    }

    /// Two samples.
    ///
    /// @param first  n independent numbers, at least one
    /// @param second m independent numbers, at least one
    /// @return distance and p-value
    public static KolmogorovSmirnov twoSamples(double[] first, double[] second) {
        double[] x = sorted(first);
        double[] y = sorted(second);
        long n = x.length;
        long m = y.length;
        long largest = 0; // n·m times the distance
        int i = 0;
        int j = 0;
        while (i < n && j < m) {
            double here = Math.min(x[i], y[j]);
            while (i < n && x[i] <= here) {
                i++;
            }
            while (j < m && y[j] <= here) {
                j++;
            }
            largest = Math.max(largest, Math.abs(i * m - j * n));
        }
        double distance = (double) largest / (n * m);
        double p = n * m <= MOST_EXACT_PAIRS
                ? ofOrders((int) n, (int) m, largest)
                : limit(distance, (double) n * m / (n + m));
        return new KolmogorovSmirnov(distance, p);
    }

    private static double[] sorted(double[] sample) {
        if (sample.length == 0 || Arrays.stream(sample).anyMatch(Double::isNaN)) {
            throw new IllegalArgumentException(
                    "a sample of %d numbers must have one or more, and no NaN".formatted(sample.length));
        }
        double[] sorted = sample.clone();
        Arrays.sort(sorted);
        return sorted;
    }

    /// Part of the lattice paths from (0, 0) to (n, m) that meet a point with |i·m − j·n| ≥ distance. Paths to (i, j) come from
    /// (i − 1, j) with probability i/(i + j).
    private static double ofOrders(int n, int m, long distance) {
        double[] part = new double[m + 1];
        for (int i = 0; i <= n; i++) {
            for (int j = 0; j <= m; j++) {
                if (Math.abs((long) i * m - (long) j * n) >= distance) {
                    part[j] = 1;
                } else if (i + j > 0) {
                    double left = i > 0 ? part[j] * i : 0;
                    double below = j > 0 ? part[j - 1] * j : 0;
                    part[j] = (left + below) / (i + j);
                }
            }
        }
        return part[m];
    }

    /// 2 Σ (−1)^{j−1} e^{−2j²λ²} with λ = (√n + .12 + .11/√n)·D.
    private static double limit(double distance, double n) {
        double root = Math.sqrt(n);
        double lambda = (root + 0.12 + 0.11 / root) * distance;
        if (lambda < 0.3) {
            return 1; // to 1e-5; the series converges slowly there
        }
        double sum = 0;
        for (int j = 1; j <= 20; j++) {
            sum += (j % 2 == 1 ? 2 : -2) * Elementary.exp(-2.0 * j * j * lambda * lambda);
        }
        return Math.clamp(sum, 0, 1);
    }
}
