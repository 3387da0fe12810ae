package org.septuple.report;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.SequencedMap;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.septuple.experiment.Experiment;
import org.septuple.experiment.Premise;
import org.septuple.experiment.PremisesPlan;
import org.septuple.statistics.Estimate;

/// What numbers of kind `premises` mean.
final class PremisesWords {

    /// Where errors come from.
    static final String ERRORS =
            "Shares are of networks that were searched: their errors are those of as many draws from these axes, not from all networks there are.";

    private static final String HOLDS = "holds.";
    private static final Set<String> COUNTS = Set.of("networks", "premises", "most", "best");

    private PremisesWords() {}

    /// A premise with its bound.
    ///
    /// @param word of the premise
    /// @return words; empty for an unknown one
    static String of(String word) {
        return Stream.of(Premise.values())
                .filter(premise -> word.equals(premise.word()))
                .findFirst()
                .map(PremisesWords::bounded)
                .orElse("");
    }

    /// What a number means.
    ///
    /// @param name of the result
    /// @return words; empty for an unknown name
    static String meaning(String name) {
        if (name.startsWith(HOLDS)) {
            String bounded = of(name.substring(HOLDS.length()));
            return bounded.isEmpty() ? "" : "share of networks with: " + bounded;
        }
        return switch (name) {
            case "networks" -> "networks that were measured";
            case "premises" -> "premises that were asked for";
            case "most" -> "premises that hold together in the best network";
            case "best" -> "number of that network, counted from 0";
            case "together" -> "share of networks in which all premises hold";
            default -> "";
        };
    }

    /// A premise with its bound.
    static String bounded(Premise premise) {
        return named(premise) + " " + bound(premise);
    }

    /// What is measured.
    static String named(Premise premise) {
        return premise.number().replace("sigma_+", "σ₊").replace("d_t", "∂ₜ").replace("R^2", "R²");
    }

    /// What it must keep.
    static String bound(Premise premise) {
        String side = premise == Premise.VECTORS ? "≥ " : premise.isAbove() ? "> " : "< ";
        return side + NumberText.chosen(premise.bound());
    }

    /// Whether a number counts something.
    static boolean isCount(String name) {
        return COUNTS.contains(name);
    }

    /// What was run.
    ///
    /// @param experiment of any kind
    /// @return words by term; none for other kinds
    static SequencedMap<String, String> facts(Experiment experiment) {
        SequencedMap<String, String> facts = new LinkedHashMap<>();
        if (experiment instanceof Experiment.OfPremises(var _, PremisesPlan plan)) {
            facts.put("Networks", "%d of them.".formatted(plan.cases().size()));
            facts.put(
                    "Values",
                    plan.axes().stream()
                            .map(axis -> axis.key() + " " + String.join(", ", axis.values()))
                            .collect(Collectors.joining("; ", "", ".")));
            facts.put(
                    "Clouds",
                    "%s of each network, which has weights and base states of its own."
                            .formatted(NumberText.count(
                                    plan.cases().getFirst().source().plan().clouds())));
        }
        return facts;
    }

    /// The sentence of the headline.
    ///
    /// @param results of kind `premises`
    /// @return begins with a colon, or is a full stop
    static String headline(Map<String, Estimate> results) {
        Estimate together = results.get("together");
        Estimate most = results.get("most");
        Estimate asked = results.get("premises");
        Estimate networks = results.get("networks");
        if (together == null || most == null || asked == null || networks == null) {
            return ".";
        }
        long all = Math.round(asked.value());
        return together.value() > 0
                ? ": all %d premises hold together in %s of %s networks."
                        .formatted(
                                all,
                                NumberText.count(Math.round(together.value() * networks.value())),
                                NumberText.count(Math.round(networks.value())))
                : ": in none of %s networks all %d premises of gravity hold together; at most %d do."
                        .formatted(NumberText.count(Math.round(networks.value())), all, Math.round(most.value()));
    }
}
