package org.septuple.contest;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.hipparchus.distribution.continuous.TDistribution;
import org.septuple.statistics.Estimate;

/// All contestants on the same late positions of fresh replicas.
///
/// | | |
/// |---|---|
/// | leader | the largest mean log score |
/// | ties with it | who is not worse at the level: one-sided t of paired differences, p·(C − 1) > level (Bonferroni). The best one is then neither leader nor tied with at most that chance |
/// | alone | who has no one beside it is a tie with itself: picked, not a winner |
/// | contradiction | who has a smaller energy distance than the leader by the same test |
/// | adequacy | of the leader, see [Adequacy]: *the best of the list, but rejected* is a possible end |
///
/// Parameters are *given*, with a covariance, or *fitted* to early positions. Given by Kramers–Moyal coefficients of the same
/// learners, Fokker–Planck has the right slope of ⟨q⟩ and ⟨q²⟩ at the start by construction: there its success is an identity, not evidence;
/// *fitted* treats all alike.
///
/// @param scores      by falling log score
/// @param comparisons of each pair, the better log score first
/// @param fits        of those whose parameters were fitted
/// @param absent      contestants without prediction
/// @param verdict     who wins
/// @param adequacy    of the leader; empty if there is none
public record Contest(
        List<Score> scores,
        List<Comparison> comparisons,
        List<Fit> fits,
        List<Absence> absent,
        Verdict verdict,
        Optional<Adequacy> adequacy) {

    /// Copies.
    public Contest {
        scores = List.copyOf(scores);
        comparisons = List.copyOf(comparisons);
        fits = List.copyOf(fits);
        absent = List.copyOf(absent);
    }

    /// Who takes part with parameters that are known.
    ///
    /// @param contestant who
    /// @param law        of its parameters
    public record Entry(Contestant contestant, ParameterLaw law) {}

    /// Who takes part with parameters that are fitted.
    ///
    /// @param contestant who
    /// @param starts     parameters from which fits start; the highest likelihood reached counts
    public record Candidate(Contestant contestant, List<List<Double>> starts) {
        /// Copies.
        public Candidate {
            starts = starts.stream().map(List::copyOf).toList();
        }
    }

    /// Who does not take part.
    ///
    /// @param name   of the contestant
    /// @param reason why it has no prediction
    public record Absence(String name, String reason) {}

    /// Two contestants.
    ///
    /// @param better   the one with the larger log score
    /// @param other    the other
    /// @param logScore mean difference of log scores, ≥ 0
    /// @param energy   difference of mean energy distances, < 0 if the better one is also closer
    public record Comparison(String better, String other, Estimate logScore, Estimate energy) {}

    /// With parameters that are given.
    ///
    /// @param judge   rules
    /// @param entries 1 or more, names all different
    /// @param late    positions of replicas that no parameter was measured on
    /// @return scores and verdict
    public static Contest given(Judge judge, List<Entry> entries, Observed late) {
        return given(judge, entries, List.of(), late);
    }

    /// The same, beside some whose parameters are not known.
    ///
    /// @param judge   rules
    /// @param entries names all different
    /// @param absent  others, with why
    /// @param late    positions of replicas that no parameter was measured on
    /// @return scores and verdict
    public static Contest given(Judge judge, List<Entry> entries, List<Absence> absent, Observed late) {
        requireNames(Stream.concat(
                        entries.stream().map(entry -> entry.contestant().name()),
                        absent.stream().map(Absence::name))
                .toList());
        return of(judge, entries, List.of(), absent, late);
    }

    /// With parameters that are fitted to early positions.
    ///
    /// @param judge      rules
    /// @param candidates 1 or more, names all different
    /// @param early      positions for the fits
    /// @param late       later positions of other replicas
    /// @return scores and verdict
    public static Contest fitted(Judge judge, List<Candidate> candidates, Observed early, Observed late) {
        requireNames(candidates.stream().map(c -> c.contestant().name()).toList());
        if (!(early.times().getLast() < late.times().getFirst())) {
            throw new IllegalArgumentException("late positions begin at t = %s, the early ones end at %s: need later"
                    .formatted(late.times().getFirst(), early.times().getLast()));
        }
        List<Entry> entries = new ArrayList<>();
        List<Fit> fits = new ArrayList<>();
        List<Absence> absent = new ArrayList<>();
        for (Candidate candidate : candidates) {
            Contestant contestant = candidate.contestant();
            try {
                if (contestant.parameters().isEmpty()) {
                    entries.add(new Entry(contestant, ParameterLaw.exact(contestant)));
                } else {
                    Fit fit = new MaximumLikelihood(contestant, early, judge.box(), judge.epsilon())
                            .from(candidate.starts());
                    fits.add(fit);
                    entries.add(new Entry(contestant, fit.law()));
                }
            } catch (UnpredictableException none) {
                absent.add(new Absence(contestant.name(), String.valueOf(none.getMessage())));
            }
        }
        return of(judge, entries, fits, absent, late);
    }

    private static void requireNames(List<String> names) {
        if (names.isEmpty() || names.stream().distinct().count() < names.size()) {
            throw new IllegalArgumentException("contestants %s: need 1 or more, with different names".formatted(names));
        }
    }

    private record Judged(Score score, Forecast forecast, EnergyScores energies) {}

    private static Contest of(Judge judge, List<Entry> entries, List<Fit> fits, List<Absence> early, Observed data) {
        Observed late = data.within(judge.box());
        List<Absence> absent = new ArrayList<>(early);
        List<Judged> judged = new ArrayList<>();
        for (Entry entry : entries) {
            try {
                Forecast forecast = Forecast.of(entry.contestant(), entry.law(), late.times());
                EnergyScores energies = new EnergyScores(judge.box(), late, forecast);
                judged.add(new Judged(new Score(judge, late, forecast, energies), forecast, energies));
            } catch (UnpredictableException none) {
                absent.add(new Absence(entry.contestant().name(), String.valueOf(none.getMessage())));
            }
        }
        judged.sort(Comparator.comparingDouble(one -> -one.score().logScore().value()));
        List<Score> scores = judged.stream().map(Judged::score).toList();
        List<Comparison> comparisons = new ArrayList<>();
        for (int a = 0; a < scores.size(); a++) {
            for (int b = a + 1; b < scores.size(); b++) {
                Score better = scores.get(a);
                Score other = scores.get(b);
                comparisons.add(new Comparison(
                        better.name(), other.name(), better.logScoreAbove(other), better.energyAbove(other)));
            }
        }
        Optional<Adequacy> adequacy = judged.stream()
                .findFirst()
                .map(leader -> Adequacy.of(judge, late, leader.forecast(), leader.energies()));
        return new Contest(scores, comparisons, fits, absent, verdict(scores, judge.level()), adequacy);
    }

    private static Verdict verdict(List<Score> scores, double level) {
        if (scores.isEmpty()) {
            return new Verdict.Nobody();
        }
        Score leader = scores.getFirst();
        List<Score> others = scores.subList(1, scores.size());
        double each = level / Math.max(1, others.size());
        List<String> closer = others.stream()
                .filter(other -> pValue(leader.energyAbove(other)) <= each)
                .sorted(Comparator.comparingDouble(
                        other -> -leader.energyAbove(other).value()))
                .map(Score::name)
                .toList();
        if (!closer.isEmpty()) {
            return new Verdict.Contradiction(leader.name(), closer);
        }
        List<Score> tied = new ArrayList<>(List.of(leader));
        others.stream()
                .filter(other -> pValue(leader.logScoreAbove(other)) > each)
                .forEach(tied::add);
        if (tied.size() == 1 && scores.size() > 1) {
            return new Verdict.Winner(leader.name());
        }
        Score pick = tied.stream().min(Comparator.comparingInt(Score::fitted)).orElseThrow();
        return new Verdict.Tie(tied.stream().map(Score::name).toList(), pick.name());
    }

    /// That a difference is this large if it is ≤ 0 in truth; 1 of equal scores.
    private static double pValue(Estimate difference) {
        if (difference.standardError() == 0) {
            return difference.value() > 0 ? 0 : 1;
        }
        return new TDistribution(difference.n() - 1.0).cumulativeProbability(-difference.zAgainst(0));
    }
}
