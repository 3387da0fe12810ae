package org.septuple.statistics;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.function.DoubleUnaryOperator;
import org.hipparchus.distribution.continuous.NormalDistribution;

/// The Kolmogorov–Smirnov test of one sample, for claims about whole distributions: error bars are right if
/// (estimate − truth)/error is standard normal over seeds; a test is right if its p-value is uniform under the null.
public final class Calibration {

    private Calibration() {}

    /// Fails unless the numbers look standard normal.
    ///
    /// @param z     independent numbers
    /// @param level fails if the p-value is not above this, such as 0.001
    public static void assertStandardNormal(double[] z, double level) {
        assertThat(ofStandardNormal(z))
                .as(
                        "p of %d z-scores, mean %.3f, sd %.3f",
                        z.length, mean(z), Math.sqrt(EffectiveSampleSize.variance(z)))
                .isGreaterThan(level);
    }

    /// The p-value of the hypothesis that the numbers are standard normal.
    ///
    /// @param z independent numbers
    /// @return in [0, 1]
    public static double ofStandardNormal(double[] z) {
        return pValue(statistic(z, new NormalDistribution()::cumulativeProbability), z.length);
    }

    /// Fails unless the numbers look uniform on [0, 1].
    ///
    /// @param u     independent numbers
    /// @param level fails if the p-value is not above this, such as 0.001
    public static void assertUniform(double[] u, double level) {
        double p = pValue(statistic(u, x -> Math.clamp(x, 0, 1)), u.length);
        assertThat(p).as("p of %d numbers, mean %.3f", u.length, mean(u)).isGreaterThan(level);
    }

    private static double mean(double[] x) {
        return EffectiveSampleSize.mean(x);
    }

    /// sup |F_n − F|; 1 if a number is NaN.
    static double statistic(double[] x, DoubleUnaryOperator cdf) {
        if (Arrays.stream(x).anyMatch(Double::isNaN)) {
            return 1;
        }
        double[] sorted = x.clone();
        Arrays.sort(sorted);
        double largest = 0;
        for (int i = 0; i < sorted.length; i++) {
            double f = cdf.applyAsDouble(sorted[i]);
            largest = Math.max(largest, Math.max(f - (double) i / sorted.length, (i + 1.0) / sorted.length - f));
        }
        return largest;
    }

    /// 2 Σ (−1)^{j−1} e^{−2j²λ²} with λ = (√n + .12 + .11/√n)·D (M. A. Stephens, J. R. Stat. Soc. B 32 (1970) 115).
    static double pValue(double distance, int n) {
        double root = Math.sqrt(n);
        double lambda = (root + 0.12 + 0.11 / root) * distance;
        if (lambda < 0.3) {
            return 1; // to 1e-5; the series converges slowly there
        }
        double sum = 0;
        for (int j = 1; j <= 20; j++) {
            sum += (j % 2 == 1 ? 2 : -2) * Math.exp(-2 * j * j * lambda * lambda);
        }
        return Math.clamp(sum, 0, 1);
    }
}
