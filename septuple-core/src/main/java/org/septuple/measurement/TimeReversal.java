package org.septuple.measurement;

import java.util.Arrays;
import org.septuple.statistics.Estimate;

/// Whether the joint law of a coordinate at two times changes if the times are exchanged, by the lowest moments that can tell, an odd one and an even one,
///
/// ```
/// E[x₁²x₂ − x₁x₂²],   E[x₁³x₂ − x₁x₂³] = E[r⁴ sin 4θ]/4,    x = q − (mean over both times),   (x₁, x₂) = r(cos θ, sin θ)
/// ```
///
/// Both are 0 in any stationary motion with detailed balance, and in any whose reversed motion is as likely.
///
/// | moment | what it cannot see |
/// |---|---|
/// | odd | laws that x → −x leaves alone |
/// | even | laws that a change of sign of one time alone leaves alone, among them independent times |
/// | both | stationary Gaussian motions, such as rotations; laws that differ from their reversed in higher moments, or at three times only |
///
/// Neither is 0 in an ensemble that is not stationary, the odd one if it is skew, the even one if its variance changes and its times are correlated: that
/// too has a direction of time.
///
/// Source: Y. Pomeau, J. Physique 43 (1982) 859.
public final class TimeReversal {

    private TimeReversal() {}

    /// Measures the odd moment.
    ///
    /// @param early q(t₁) of two replicas or more, independent
    /// @param late  q(t₂) of the same
    /// @return the moment; its error has the mean's own error in it
    public static Estimate asymmetry(double[] early, double[] late) {
        return moment(early, late, (a, b) -> a * b * (a - b), (a, b) -> b * b - a * a);
    }

    /// Measures the even moment.
    ///
    /// @param early q(t₁) of two replicas or more, independent
    /// @param late  q(t₂) of the same
    /// @return the moment; its error has the mean's own error in it
    public static Estimate evenAsymmetry(double[] early, double[] late) {
        return moment(
                early, late, (a, b) -> a * b * (a * a - b * b), (a, b) -> b * b * b - a * a * a + 3 * a * b * (b - a));
    }

    /// Whether one of both moments tells the direction of time, each at half of the level (Bonferroni).
    ///
    /// @param early q(t₁) of two replicas or more, independent
    /// @param late  q(t₂) of the same
    /// @param level in (0, 1): chance at most, for many replicas, where times can be exchanged
    /// @return true if one is not 0
    public static boolean isTold(double[] early, double[] late, double level) {
        Estimate odd = asymmetry(early, late);
        Estimate even = evenAsymmetry(early, late);
        return Math.abs(odd.value()) > odd.halfWidth(1 - level / 2)
                || Math.abs(even.value()) > even.halfWidth(1 - level / 2);
    }

    /// A function of both states.
    @FunctionalInterface
    private interface Term {
        double at(double a, double b);
    }

    /// @param term  whose mean is the moment
    /// @param slope its derivative by the mean over both times, which is estimated
    private static Estimate moment(double[] early, double[] late, Term term, Term slope) {
        if (early.length < 2 || late.length != early.length) {
            throw new IllegalArgumentException(
                    "replicas at both times: %d and %d, must be as many and >= 2".formatted(early.length, late.length));
        }
        int n = early.length;
        double centre = (Arrays.stream(early).sum() + Arrays.stream(late).sum()) / (2.0 * n);
        double slopes = 0;
        for (int r = 0; r < n; r++) {
            slopes += slope.at(early[r] - centre, late[r] - centre) / n;
        }
        double[] units = new double[n];
        for (int r = 0; r < n; r++) {
            double a = early[r] - centre;
            double b = late[r] - centre;
            units[r] = term.at(a, b) + slopes * (a + b) / 2;
        }
        return Estimate.ofMean(units);
    }
}
