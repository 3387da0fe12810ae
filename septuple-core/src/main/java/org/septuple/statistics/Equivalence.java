package org.septuple.statistics;

import org.hipparchus.distribution.continuous.TDistribution;

/// Whether a number lies between two bounds, not merely "does not differ significantly": two one-sided tests (TOST).
///
/// The hypotheses "≤ low" and "≥ high" are both tested by Student's t of n − 1 degrees of freedom, and the larger of the two p-values
/// counts. At level α the number is between the bounds if and only if the interval of confidence 1 − 2α,
/// value ± [Estimate#halfWidth], is.
///
/// Source: D. J. Schuirmann, J. Pharmacokinet. Biopharm. 15 (1987) 657.
///
/// @param inside  p-value of "not between the bounds": small if between; NaN if the error is unknown
/// @param outside p-value of "between the bounds": small if below or above
public record Equivalence(double inside, double outside) {

    /// What was shown.
    public enum Verdict {
        /// Between the bounds.
        EQUIVALENT,
        /// Below or above.
        DIFFERENT,
        /// Too uncertain for either.
        UNDECIDED
    }

    /// Tests an estimate.
    ///
    /// @param estimate with an error of n − 1 degrees of freedom; an exact one is between the bounds or not
    /// @param low      the lower bound
    /// @param high     the upper bound, above the lower
    /// @return both p-values
    public static Equivalence of(Estimate estimate, double low, double high) {
        if (!(low < high)) {
            throw new IllegalArgumentException("low %g must be below high %g".formatted(low, high));
        }
        double notAbove = tail(estimate, estimate.value() - low);
        double notBelow = tail(estimate, high - estimate.value());
        double above = tail(estimate, estimate.value() - high);
        double below = tail(estimate, low - estimate.value());
        return new Equivalence(Math.max(notAbove, notBelow), Math.min(1, 2 * Math.min(above, below)));
    }

    /// P(t > excess/error).
    private static double tail(Estimate estimate, double excess) {
        double error = estimate.standardError();
        if (Double.isNaN(excess) || Double.isNaN(error) || (error > 0 && estimate.n() == 1)) {
            return Double.NaN;
        }
        if (error == 0) {
            return excess > 0 ? 0 : 1;
        }
        return new TDistribution(estimate.n() - 1.0).cumulativeProbability(-excess / error);
    }

    /// The verdict at a level.
    ///
    /// @param level α in (0, ½): the largest chance of a wrong EQUIVALENT, and of a wrong DIFFERENT
    /// @return EQUIVALENT if inside < α, DIFFERENT if outside < α, else UNDECIDED
    public Verdict verdict(double level) {
        if (!(level > 0 && level < 0.5)) {
            throw new IllegalArgumentException("level %g must be in (0, 0.5)".formatted(level));
        }
        if (inside < level) {
            return Verdict.EQUIVALENT;
        }
        return outside < level ? Verdict.DIFFERENT : Verdict.UNDECIDED;
    }
}
