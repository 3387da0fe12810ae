package org.septuple.experiment;

import java.util.ArrayList;
import java.util.List;
import org.septuple.contest.Contest;
import org.septuple.contest.Contestant;
import org.septuple.contest.FittedMultiplier;
import org.septuple.contest.FittedMultiplier.Ground;
import org.septuple.contest.Judge;
import org.septuple.contest.Observed;
import org.septuple.quantum.InitialDensity;

/// α by likelihood in one seed.
///
/// @param judge      rules
/// @param start      p(q, 0)
/// @param candidates with the starts of their fits
/// @param early      positions of the fits
/// @param fresh      positions of other replicas at the same times
record ContestAlpha(
        Judge judge, InitialDensity start, List<Contest.Candidate> candidates, Observed early, Observed fresh) {

    /// What a description with α as a parameter says of it.
    ///
    /// @param name  of the contestant
    /// @param alpha α, or why not
    record Found(String name, FittedMultiplier alpha) {}

    /// Of each; without a fit it is refused.
    ///
    /// @param contest with the fits of `early`
    List<Found> found(Contest contest) {
        List<Found> found = new ArrayList<>();
        for (Contest.Candidate candidate : candidates) {
            Contestant one = candidate.contestant();
            if (one.parameters().stream()
                    .noneMatch(parameter -> parameter.name().equals("alpha"))) {
                continue;
            }
            FittedMultiplier alpha = contest.fits().stream()
                    .filter(fit -> fit.contestant().name().equals(one.name()))
                    .findFirst()
                    .map(fit -> FittedMultiplier.of(judge, start, fit, candidate.starts(), early, fresh))
                    .orElse(new FittedMultiplier.Refused(Ground.REJECTED, "there is no fit of early times"));
            found.add(new Found(one.name(), alpha));
        }
        return found;
    }
}
