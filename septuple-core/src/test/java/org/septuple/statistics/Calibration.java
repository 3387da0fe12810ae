package org.septuple.statistics;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.function.DoubleUnaryOperator;
import org.hipparchus.distribution.continuous.ChiSquaredDistribution;
import org.hipparchus.distribution.continuous.NormalDistribution;
import org.hipparchus.distribution.continuous.TDistribution;

/// Tests of one sample, for claims about whole distributions: error bars are right if (estimate − truth)/error is standard normal
/// over seeds; a test is right if its p-value is uniform under the null.
///
/// The Kolmogorov–Smirnov test sees any difference, but a wrong width late: of 200 numbers of standard deviation 1.27 it passes many at
/// level 1e-5. Mean and standard deviation are therefore tested beside it.
public final class Calibration {

    private Calibration() {}

    /// Fails unless the numbers look standard normal.
    ///
    /// @param z     independent numbers
    /// @param level fails if the p-value is not above this, such as 0.001
    public static void assertStandardNormal(double[] z, double level) {
        assertThat(ofStandardNormal(z))
                .as("p of %d z-scores, mean %.3f, sd %.3f", z.length, mean(z), deviation(z))
                .isGreaterThan(level);
    }

    /// Fails unless mean and standard deviation are those of standard normal numbers: √n·mean is N(0, 1) and (n − 1)s² is χ² of n − 1
    /// degrees of freedom.
    ///
    /// @param z     n independent numbers
    /// @param level chance of each of the two to fail, both sides together, such as 0.001
    public static void assertUnitMoments(double[] z, double level) {
        double root = Math.sqrt(z.length);
        double most = new NormalDistribution().inverseCumulativeProbability(1 - level / 2);
        assertThat(mean(z) * root).as("mean z times √%d", z.length).isBetween(-most, most);
        double degrees = z.length - 1.0;
        var chi = new ChiSquaredDistribution(degrees);
        assertThat(deviation(z))
                .as("standard deviation of %d z-scores", z.length)
                .isBetween(
                        Math.sqrt(chi.inverseCumulativeProbability(level / 2) / degrees),
                        Math.sqrt(chi.inverseCumulativeProbability(1 - level / 2) / degrees));
    }

    /// (estimate − truth)/error as a standard normal number, though the error is estimated too: the ratio follows Student's t of n − 1
    /// degrees of freedom, and this is the normal number of the same rank.
    ///
    /// @param estimate with n independent units behind its error
    /// @param truth    exact
    /// @return NaN from one unit
    public static double normalScore(Estimate estimate, double truth) {
        double t = estimate.zAgainst(truth);
        if (estimate.n() == 1 || Double.isNaN(t)) {
            return Double.NaN;
        }
        double tail = new TDistribution(estimate.n() - 1.0).cumulativeProbability(-Math.abs(t));
        return -Math.signum(t) * new NormalDistribution().inverseCumulativeProbability(tail);
    }

    /// The standard deviation, with n − 1.
    ///
    /// @param z at least two numbers
    /// @return ≥ 0
    public static double deviation(double[] z) {
        return Math.sqrt(EffectiveSampleSize.variance(z));
    }

    /// The p-value of the hypothesis that the numbers are standard normal.
    ///
    /// @param z independent numbers
    /// @return in [0, 1]
    public static double ofStandardNormal(double[] z) {
        return pValue(z, new NormalDistribution()::cumulativeProbability);
    }

    /// Fails unless the numbers look uniform on [0, 1].
    ///
    /// @param u     independent numbers
    /// @param level fails if the p-value is not above this, such as 0.001
    public static void assertUniform(double[] u, double level) {
        double p = ofUniform(u);
        assertThat(p).as("p of %d numbers, mean %.3f", u.length, mean(u)).isGreaterThan(level);
    }

    /// The p-value of the hypothesis that the numbers are uniform on [0, 1].
    ///
    /// @param u independent numbers
    /// @return in [0, 1]
    public static double ofUniform(double[] u) {
        return pValue(u, x -> Math.clamp(x, 0, 1));
    }

    private static double mean(double[] x) {
        return EffectiveSampleSize.mean(x);
    }

    /// Of the Kolmogorov–Smirnov test; 0 if a number is NaN.
    private static double pValue(double[] x, DoubleUnaryOperator law) {
        return Arrays.stream(x).anyMatch(Double::isNaN)
                ? 0
                : KolmogorovSmirnov.oneSample(x, law).pValue();
    }
}
