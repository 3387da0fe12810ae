package org.septuple.report;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.SequencedMap;
import org.septuple.experiment.CosmologyPlan;
import org.septuple.experiment.Experiment;
import org.septuple.statistics.Estimate;

/// What numbers of kind `cosmology` mean.
final class CosmologyWords {

    /// Where errors come from.
    static final String ERRORS =
            "Numbers of a universe that is computed have no random error; those from a measured number of neurons have that of independent births and deaths.";

    private static final int DIGITS = 10;
    private static final int FEWER_DIGITS = 4;

    private CosmologyWords() {}

    /// What a number means.
    ///
    /// @param name of the result
    /// @return words; empty for an unknown name
    static String meaning(String name) {
        return switch (name) {
            case "a" -> "scale factor at the last time; of three directions the cube root of their product";
            case "a.least" -> "least (n/n₀)^⅓ of a cell at the last time";
            case "a.largest" -> "largest (n/n₀)^⅓ of a cell at the last time";
            case "a.spread" -> "its standard deviation over cells, weighted by their neurons at first";
            case "a1" -> "scale factor along x at the last time";
            case "a2" -> "scale factor along y at the last time";
            case "a3" -> "scale factor along z at the last time";
            case "H" -> "rate of expansion ȧ/a at the last time; of three directions their mean";
            case "acceleration" -> "ä at the last time";
            case "deceleration" -> "deceleration parameter −äa/ȧ² at the last time";
            case "conformal" -> "∫dt/a from t = 0 to the last time";
            case "horizon" -> "a∫dt/a since the big bang: distance of the farthest that was in causal contact";
            case "shear" -> "½Σ(H_i − H)² at the last time";
            case "age" -> "time from the big bang to a = 1";
            case "turning" -> "time of the first turning point, ȧ = 0";
            case "accelerates" -> "time at which ä becomes positive first";
            case "decelerates" -> "time at which ä becomes negative first";
            case "crunch" -> "time at which a is 0 again";
            case "constraint" -> "largest violation of the constraint (8.12), over its terms";
            case "a.error" -> "largest relative distance of a from its closed form";
            case "H.early" -> "rate of expansion Ṅ/3N in the middle of the first window";
            case "H.late" -> "rate of expansion Ṅ/3N in the middle of the last window";
            case "lambda.early" -> "3H² in the middle of the first window: Λ of the flat vacuum that expands so (8.11)";
            case "lambda.late" -> "3H² in the middle of the last window";
            case "lambda.change" -> "late less early 3H²";
            case "neurons" -> "number of neurons at the last time";
            case "lambda" -> "Λ at the last time";
            case "acceleration.early" -> "ä in the middle of the first window; with a given Λ at the first time";
            case "acceleration.late" -> "ä in the middle of the last window; with a given Λ at the last time";
            case "exponent" -> "s of N ∝ (∫√γ)^s: 1 if neurons keep their density (E19)";
            default -> "";
        };
    }

    /// What was run.
    ///
    /// @param experiment of any kind
    /// @return words by term; none for other kinds
    static SequencedMap<String, String> facts(Experiment experiment) {
        SequencedMap<String, String> facts = new LinkedHashMap<>();
        if (experiment instanceof Experiment.OfCosmology(var _, CosmologyPlan plan)) {
            facts.put("Universe", plan.words());
            switch (plan) {
                case CosmologyPlan.Isotropic isotropic -> {
                    facts.put("H₀", NumberText.chosen(isotropic.model().hubble()));
                    facts.put("Times", times(isotropic.times()));
                }
                case CosmologyPlan.Anisotropic anisotropic -> facts.put("Times", times(anisotropic.times()));
                case CosmologyPlan.OfLambda growth -> facts.put("Times", times(growth.times()));
                case CosmologyPlan.OfNeurons neurons ->
                    facts.put("Fits", "parabolas of H through %d increments each".formatted(neurons.window()));
            }
        }
        return facts;
    }

    private static String times(CosmologyPlan.Times times) {
        return "%s from %s to %s, by steps of tolerance %s"
                .formatted(
                        NumberText.count(times.points()),
                        NumberText.chosen(times.from()),
                        NumberText.chosen(times.to()),
                        NumberText.chosen(times.tolerance()));
    }

    /// The sentence of the headline.
    ///
    /// @param results of kind `cosmology`
    /// @return begins with a colon, or is a full stop
    static String headline(Map<String, Estimate> results) {
        Estimate a = results.get("a");
        Estimate early = results.get("H.early");
        Estimate late = results.get("H.late");
        Estimate crunch = results.get("crunch");
        if (a != null && early != null && late != null) {
            return ": space grows %s-fold, H = %s early and %s late."
                    .formatted(
                            NumberText.significant(a.value(), FEWER_DIGITS),
                            NumberText.measured(early.value(), early.standardError()),
                            NumberText.measured(late.value(), late.standardError()));
        }
        if (a != null) {
            return ": a = %s at the end.".formatted(NumberText.significant(a.value(), DIGITS));
        }
        return crunch == null
                ? "."
                : ": the universe ends at t = %s.".formatted(NumberText.significant(crunch.value(), DIGITS));
    }
}
