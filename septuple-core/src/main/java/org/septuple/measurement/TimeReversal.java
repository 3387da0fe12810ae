package org.septuple.measurement;

import java.util.Arrays;
import org.septuple.statistics.Estimate;

/// Whether the joint law of a coordinate at two times changes if the times are exchanged, by the lowest moment that can tell,
///
/// ```
/// E[x₁²x₂ − x₁x₂²],    x = q − (mean over both times)
/// ```
///
/// 0 in any stationary motion with detailed balance, and in any whose reversed motion is as likely. What it cannot see: Gaussian motions, whose
/// third moments vanish, such as rotations; and laws symmetric about their mean. Not 0 also in an ensemble that is not
/// stationary but skew: that too has a direction of time.
///
/// Source: Y. Pomeau, J. Physique 43 (1982) 859.
public final class TimeReversal {

    private TimeReversal() {}

    /// Measures.
    ///
    /// @param early q(t₁) of two replicas or more, independent
    /// @param late  q(t₂) of the same
    /// @return the moment; its error has the mean's own error in it
    public static Estimate asymmetry(double[] early, double[] late) {
        if (early.length < 2 || late.length != early.length) {
            throw new IllegalArgumentException(
                    "replicas at both times: %d and %d, must be as many and >= 2".formatted(early.length, late.length));
        }
        int n = early.length;
        double centre = (Arrays.stream(early).sum() + Arrays.stream(late).sum()) / (2.0 * n);
        double slope = 0;
        for (int r = 0; r < n; r++) {
            double a = early[r] - centre;
            double b = late[r] - centre;
            slope += (b * b - a * a) / n;
        }
        double[] units = new double[n];
        for (int r = 0; r < n; r++) {
            double a = early[r] - centre;
            double b = late[r] - centre;
            units[r] = a * b * (a - b) + slope * (a + b) / 2;
        }
        return Estimate.ofMean(units);
    }
}
