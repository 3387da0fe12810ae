package org.septuple.spacetime;

import java.util.Arrays;
import org.hipparchus.distribution.continuous.TDistribution;
import org.septuple.numerics.Elementary;
import org.septuple.statistics.Estimate;

/// A number of optimal frames, at times they were not fitted to, beside the same number of a null model; smaller is better.
///
/// Own neurons are one labelling, whose optima vary with the start; every draw of the null is another labelling with another start. Under the null hypothesis the mean of the own optima
/// varies no more than one draw does, so t = (own − null)/(s √(1 + 1/K)), s the s.d. of K draws, is Student's of K − 1 degrees of freedom or narrower. t is of logarithms, as
/// energies vary by factors.
///
/// @param own    mean over starts, with their error: the spread of optima over √K
/// @param random mean over frames that were not optimised
/// @param nullModel mean over draws of the null model, optimised like the own
/// @param p      of "own is no smaller than null", one-sided
public record NullComparison(Estimate own, Estimate random, Estimate nullModel, double p) {

    /// What was shown.
    public enum Verdict {
        /// Nearer to η than the null model.
        BETTER,
        /// No nearer: the number is no finding.
        NO_BETTER
    }

    /// Compares.
    ///
    /// @param own       one number > 0 for each start
    /// @param random    one for each start
    /// @param nullModel one for each draw, two or more
    /// @return the comparison
    static NullComparison of(double[] own, double[] random, double[] nullModel) {
        Estimate other = ofLogarithms(nullModel);
        int draws = nullModel.length;
        double error = other.standardError() * Math.sqrt(draws + 1.0);
        double gap = ofLogarithms(own).value() - other.value();
        double p = error > 0 ? new TDistribution(draws - 1.0).cumulativeProbability(gap / error) : gap < 0 ? 0 : 1;
        return new NullComparison(Estimate.ofMean(own), Estimate.ofMean(random), Estimate.ofMean(nullModel), p);
    }

    private static Estimate ofLogarithms(double[] values) {
        return Estimate.ofMean(Arrays.stream(values)
                .map(value -> Elementary.log(Math.max(value, Double.MIN_NORMAL)))
                .toArray());
    }

    /// The verdict at a level.
    ///
    /// @param level in (0, ½): the largest chance of a wrong BETTER
    /// @return BETTER if p < level
    public Verdict verdict(double level) {
        if (!(level > 0 && level < 0.5)) {
            throw new IllegalArgumentException("level %s must be in (0, 0.5)".formatted(level));
        }
        return p < level ? Verdict.BETTER : Verdict.NO_BETTER;
    }
}
