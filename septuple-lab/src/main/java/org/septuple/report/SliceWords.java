package org.septuple.report;

import java.util.Map;

/// What numbers of a slice mean: `slice.`, `plain.` for plain descent, `loss.` with the mean loss in place of F, and a name.
final class SliceWords {

    static final String PREFIX = "slice.";
    private static final String PLAIN = "plain.";
    private static final String LOSS = "loss.";

    private static final Map<String, String> MEANINGS = Map.ofEntries(
            Map.entry(
                    "bend",
                    "largest eigenvalue of the second derivatives of the mean loss; its eigenvector is the slice"),
            Map.entry("bend.residual", "how far the slice is from an eigenvector, relative to the eigenvalue"),
            Map.entry("sd", "standard deviation of p(z, 0), imposed"),
            Map.entry("rate", "γ of plain descent, imposed"),
            Map.entry("slope", "slope at the trained network, by a parabola"),
            Map.entry("curvature", "second derivative there, by a parabola"),
            Map.entry("third", "third derivative there"),
            Map.entry(
                    "closure", "share of the drift of z that a polynomial of z explains: the slice closes from .9 on"),
            Map.entry("gradient.closure", "the same along −∂F"),
            Map.entry("gamma", "γ of single early steps on the slope"),
            Map.entry("D", "D of single early steps"),
            Map.entry("leader.p_value", "chance of so large a distance if the best description by log score were true"),
            Map.entry("velocity", "slope of the current velocity on −2γ∂F̃: 1 by (3.10), ½ by (3.1)"),
            Map.entry("dFdt.paper", "share of ⟨dF/dt⟩ at given z that V = −γF′² leaves"),
            Map.entry("dFdt.paper-ito", "share that V = −γF′² + DF″ leaves"),
            Map.entry("dFdt.stationary", "share that V = γF′² − 2DF″ leaves"));

    private SliceWords() {}

    /// The meaning of a result that begins with [#PREFIX]; empty if there is none.
    static String meaning(String name) {
        String rest = name.substring(PREFIX.length());
        if (rest.startsWith(PLAIN)) {
            return with(meaning(PREFIX + rest.substring(PLAIN.length())), "plain descent");
        }
        if (rest.startsWith(LOSS)) {
            return with(meaning(PREFIX + rest.substring(LOSS.length())), "mean loss of relaxed states as F");
        }
        int dot = rest.indexOf('.');
        String who = rest.substring(dot + 1);
        return switch (rest.substring(0, Math.max(0, dot))) {
            case "late" -> "energy distance of later densities from " + who + ", over that from p(z, 0)";
            case "early" -> "energy distance of early densities from " + who + ", over that from p(z, 0)";
            case "behind" -> "what the mean log score of " + who + " lacks beside the best, nats";
            default -> MEANINGS.getOrDefault(rest, "");
        };
    }

    private static String with(String meaning, String what) {
        return meaning.isEmpty() ? "" : "%s (%s)".formatted(meaning, what);
    }
}
