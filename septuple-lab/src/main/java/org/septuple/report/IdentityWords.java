package org.septuple.report;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.SequencedMap;
import org.septuple.experiment.Experiment;
import org.septuple.experiment.IdentityPlan;
import org.septuple.statistics.Estimate;

/// What numbers of kind `identity` mean.
final class IdentityWords {

    /// Where errors come from.
    static final String ERRORS = "n counts vectors, or metrics. The numbers are those of these, without random error.";

    private static final int DIGITS = 2;

    private IdentityWords() {}

    /// What a number means.
    ///
    /// @param name of the result
    /// @return words; empty for an unknown name
    static String meaning(String name) {
        return switch (name) {
            case "max_violation" ->
                "largest |change of −g ẋẋ| over its largest term between two frames, g = η in both (6.3, 6.4); or of (8.8) over the sum of its terms";
            case "max_violation.general" -> "of (8.8) for metrics of any gauge";
            case "max_violation.synchronous" -> "of (8.8) for g_00 = −1, g_0a = 0";
            case "printed" -> "median of the same with the printed sign (E6): not √−g R";
            case "printed.least" -> "least of these: what the check would have seen in every metric";
            case "max_violation.g" -> "the same of general g_i, transformed by (6.2)";
            case "max_violation.shift" -> "the same of ẋ between two events, both also shifted (6.1)";
            case "max_violation.product" ->
                "the same of η put through (6.2), entries of order 1 as sums of terms of order cosh²: not in the verdict";
            case "control" -> "median of the same with a general g_i left as it was: not invariant";
            case "control.least" -> "least of these: what the check would have seen in every vector";
            case "allowed_change" -> "largest change of ΔS within the tolerance, 10⁻¹² of the largest term";
            case "not_testable" -> "vectors whose |ΔS| is no larger than that";
            default -> "";
        };
    }

    /// What was run.
    ///
    /// @param experiment of any kind
    /// @return words by term, none but of kind `identity`
    static SequencedMap<String, String> facts(Experiment experiment) {
        SequencedMap<String, String> facts = new LinkedHashMap<>();
        if (experiment instanceof Experiment.Identity identity) {
            switch (identity.plan()) {
                case IdentityPlan.Lorentz plan -> {
                    facts.put(
                            "Vectors",
                            "%s, of independent standard normal components"
                                    .formatted(NumberText.count(plan.vectors())));
                    facts.put(
                            "Frames",
                            "one for each vector: a rotation after a boost, rapidity uniform from 0 to %s"
                                    .formatted(NumberText.chosen(plan.rapidity())));
                    facts.put(
                            "Matrices",
                            switch (plan.matrices()) {
                                case RANDOM -> "η, and g_ab = (BBᵀ)_ab/3 of normal B with g_00 = −1, g_0a = 0";
                                case MINKOWSKI ->
                                    "η; for the control as well (BBᵀ)_ab/3 of normal B with g_00 = −1, g_0a = 0";
                            });
                }
                case IdentityPlan.Action plan ->
                    facts.put(
                            "Metrics",
                            "%s of any gauge and as many in the synchronous one, g and its derivatives of independent normal numbers"
                                    .formatted(NumberText.count(plan.metrics())));
            }
        }
        return facts;
    }

    /// What is counted.
    ///
    /// @param plan which identity
    /// @return a plural
    static String counted(IdentityPlan plan) {
        return switch (plan) {
            case IdentityPlan.Lorentz _ -> "vectors";
            case IdentityPlan.Action _ -> "metrics";
        };
    }

    /// The sentence of the headline.
    ///
    /// @param results of kind `identity`
    /// @return begins with a colon, or is empty
    static String headline(Map<String, Estimate> results) {
        Estimate eta = results.get("max_violation");
        Estimate printed = results.get("printed");
        if (eta != null && printed != null) {
            return ": (8.8) with plus is √−g R up to a divergence, to %s of its terms; with the printed sign it is off by %s (%s metrics)."
                    .formatted(
                            NumberText.significant(eta.value(), DIGITS),
                            NumberText.significant(printed.value(), DIGITS),
                            NumberText.count(eta.n()));
        }
        Estimate general = results.getOrDefault("max_violation.g", eta);
        return eta == null || general == null
                ? ""
                : ": −g ẋẋ changes by %s of its largest term, or less, between Lorentz frames (%s vectors)."
                        .formatted(
                                NumberText.significant(Math.max(eta.value(), general.value()), DIGITS),
                                NumberText.count(eta.n()));
    }
}
