package org.septuple.measurement;

import org.hipparchus.distribution.continuous.FDistribution;

/// The outcome of a test whose statistic follows Fisher's F under the null hypothesis.
///
/// @param statistic   F ≥ 0
/// @param numerator   degrees of freedom that are tested, > 0
/// @param denominator degrees of freedom of the errors, > 0
/// @param pValue      chance of so large a statistic under the null hypothesis, in [0, 1]
public record FTest(double statistic, double numerator, double denominator, double pValue) {

    public FTest {
        if (!(numerator > 0 && denominator > 0) || pValue < 0 || pValue > 1) {
            throw new IllegalArgumentException(
                    "degrees %g and %g must be > 0, p = %g in [0, 1]".formatted(numerator, denominator, pValue));
        }
    }

    static FTest of(double statistic, double numerator, double denominator) {
        double p = 1 - new FDistribution(numerator, denominator).cumulativeProbability(statistic);
        return new FTest(statistic, numerator, denominator, Math.clamp(p, 0, 1));
    }
}
