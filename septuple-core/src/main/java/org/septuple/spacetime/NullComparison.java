package org.septuple.spacetime;

import java.util.Arrays;
import java.util.stream.DoubleStream;
import org.hipparchus.distribution.continuous.TDistribution;
import org.septuple.numerics.Elementary;
import org.septuple.statistics.Estimate;

/// A number of optimal frames, at times they were not fitted to, beside the same number of a null model; smaller is better.
///
/// Own neurons are one labelling, whose optima vary with the start; every draw of the null is another labelling with another start. Under the null hypothesis the mean of the own optima
/// varies no more than one draw does, so t = (own − null)/(s √(1 + 1/K)), s the s.d. of K draws, is Student's of K − 1 degrees of freedom or narrower. t is of logarithms, as
/// energies vary by factors. Numbers below round-off count as round-off; where all do there is nothing to compare.
///
/// @param own    mean over starts, with their error: the spread of optima over √K
/// @param random mean over frames that were not optimised
/// @param nullModel mean over draws of the null model, optimised like the own
/// @param p      of "own is no smaller than null", one-sided; NaN where all numbers of both are round-off, or the null model is the own labelling
public record NullComparison(Estimate own, Estimate random, Estimate nullModel, double p) {

    /// What was shown.
    public enum Verdict {
        /// Nearer to η than the null model.
        BETTER,
        /// No nearer: the number is no finding.
        NO_BETTER,
        /// Both are η but for round-off, or the null model is the own labelling, as where all g_i have the same eigenvalues.
        NOT_TESTABLE
    }

    /// Compares.
    ///
    /// @param own       one number > 0 for each start
    /// @param random    one for each start
    /// @param nullModel one for each draw, two or more
    /// @param roundOff  > 0: what is no larger is round-off
    /// @return the comparison
    static NullComparison of(double[] own, double[] random, double[] nullModel, double roundOff) {
        Estimate other = ofLogarithms(nullModel, roundOff);
        int draws = nullModel.length;
        double error = other.standardError() * Math.sqrt(draws + 1.0);
        double gap = ofLogarithms(own, roundOff).value() - other.value();
        double p = error > 0 ? new TDistribution(draws - 1.0).cumulativeProbability(gap / error) : gap < 0 ? 0 : 1;
        boolean testable = DoubleStream.concat(Arrays.stream(own), Arrays.stream(nullModel))
                .anyMatch(value -> value > roundOff);
        return new NullComparison(
                Estimate.ofMean(own), Estimate.ofMean(random), Estimate.ofMean(nullModel), testable ? p : Double.NaN);
    }

    private static Estimate ofLogarithms(double[] values, double roundOff) {
        return Estimate.ofMean(Arrays.stream(values)
                .map(value -> Elementary.log(Math.max(value, roundOff)))
                .toArray());
    }

    /// The same numbers of a null model that is the own labelling.
    ///
    /// @return without p
    NullComparison untestable() {
        return new NullComparison(own, random, nullModel, Double.NaN);
    }

    /// The verdict at a level.
    ///
    /// @param level in (0, ½): the largest chance of a wrong BETTER
    /// @return BETTER if p < level, NOT_TESTABLE if there is no p
    public Verdict verdict(double level) {
        if (!(level > 0 && level < 0.5)) {
            throw new IllegalArgumentException("level %s must be in (0, 0.5)".formatted(level));
        }
        if (Double.isNaN(p)) {
            return Verdict.NOT_TESTABLE;
        }
        return p < level ? Verdict.BETTER : Verdict.NO_BETTER;
    }
}
