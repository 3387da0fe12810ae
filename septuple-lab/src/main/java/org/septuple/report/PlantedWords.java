package org.septuple.report;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import org.septuple.experiment.Experiment;
import org.septuple.experiment.GravityPlan;
import org.septuple.experiment.PlantedSampling;
import org.septuple.statistics.Estimate;

/// What numbers of kind `gravity` mean.
final class PlantedWords {

    /// Stages, by their number in tables.
    static final List<String> STAGES = List.of("equations", "lambda", "hamiltonian", "evolved", "geodesics");

    /// Where errors come from.
    static final String ERRORS =
            "n counts seeds: other neurons, the same universe. Shares have the error of a proportion, the smallest violations that of the jackknife.";

    private static final double PERCENT = 100;

    private PlantedWords() {}

    /// What a number means.
    ///
    /// @param name of the result
    /// @return words; empty for an unknown name
    static String meaning(String name) {
        if (name.equals("passed")) {
            return "share of seeds in which the solution passes all stages that have something to see";
        }
        int dot = name.indexOf('.');
        String stage = dot < 0 ? "" : stage(name.substring(0, dot));
        if (stage.isEmpty()) {
            return "";
        }
        return switch (name.substring(dot + 1)) {
            case "residual" -> stage + ", of the solution";
            case "passed" -> "share of seeds in which the solution passes that";
            case "null.shuffled" -> "share that passes with each g_i(t) that of some neuron at some time";
            case "null.random" -> "share that passes with random g_i(t) of the same mean and spread";
            case "null.frozen" -> "share that passes with neurons at rest and g_i that stay";
            case "null.exchanged" -> "share that passes with neurons in each other's places";
            case "detected" -> "violation whose residual is beyond the tolerance at 95 % in 95 of 100 seeds";
            case "told" -> "violation whose residual is above that of 95 of 100 solutions in 95 of 100 seeds";
            default -> "";
        };
    }

    private static String stage(String word) {
        return switch (word) {
            case "equations" -> "Einstein's six spatial equations with the known Λ (8.10, 8.12), over their terms";
            case "lambda" -> "the same with the Λ that fits best on the other half of the copies (8.12)";
            case "hamiltonian" -> "the Hamiltonian constraint with the Λ that fits the six best (E9), over its terms";
            case "evolved" -> "distance of γ a step later by the equations, over that by straight continuation";
            case "geodesics" -> "own²/(own² + straight²), distances of neurons a step later from forecasts (7.7)";
            default -> "";
        };
    }

    /// What was run.
    ///
    /// @param experiment of any kind
    /// @return words by term; none for other kinds
    static SequencedMap<String, String> facts(Experiment experiment) {
        SequencedMap<String, String> facts = new LinkedHashMap<>();
        if (experiment instanceof Experiment.Gravity(var _, GravityPlan plan)) {
            PlantedSampling sampling = plan.sampling();
            facts.put("Universe", plan.words());
            facts.put(
                    "Neurons",
                    "%s in each of 8 copies, %s in a unit of proper volume, out to %s kernel widths; peculiar velocities %s"
                            .formatted(
                                    NumberText.count(plan.neurons()),
                                    NumberText.chosen(sampling.density()),
                                    NumberText.chosen(sampling.reach()),
                                    NumberText.chosen(sampling.speed())));
            facts.put(
                    "Frames",
                    "%s, %s apart".formatted(NumberText.count(sampling.frames()), NumberText.chosen(sampling.step())));
            facts.put("Imposed", "g_i(t) is the metric of the universe where neuron i is; one unit of time and length");
            facts.put(
                    "Seeds",
                    "%s, each with %s violations"
                            .formatted(
                                    NumberText.count(plan.seeds()),
                                    NumberText.count(plan.violations().size())));
        }
        return facts;
    }

    /// The sentence of the headline.
    ///
    /// @param results of kind `gravity`
    /// @return begins with a colon, or is a full stop
    static String headline(Map<String, Estimate> results) {
        Estimate passed = results.get("passed");
        if (passed == null) {
            return ".";
        }
        double nulls = results.entrySet().stream()
                .filter(entry -> entry.getKey().contains(".null."))
                .mapToDouble(entry -> entry.getValue().value())
                .max()
                .orElse(0);
        return ": what is planted passes all stages in %.0f %% of %s seeds, null models pass a stage in %.0f %% at most."
                .formatted(PERCENT * passed.value(), NumberText.count(passed.n()), PERCENT * nulls);
    }
}
