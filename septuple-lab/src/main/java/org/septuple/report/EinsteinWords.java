package org.septuple.report;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.SequencedMap;
import org.septuple.experiment.EinsteinPlan;
import org.septuple.experiment.Experiment;
import org.septuple.statistics.Estimate;

/// What numbers of kind `einstein` mean.
final class EinsteinWords {

    /// Where errors come from.
    static final String ERRORS =
            "Numbers of an evolution have no random error; that of differences is seen in constraints, in the distance from a known metric, and in other resolutions.";

    private static final int DIGITS = 6;

    private EinsteinWords() {}

    /// What a number means.
    ///
    /// @param name of the result
    /// @return words; empty for an unknown name
    static String meaning(String name) {
        if (name.startsWith("error.")) {
            return "the same on a grid of %s points along the first axis".formatted(name.substring(6));
        }
        if (name.startsWith("place.")) {
            return "where it stopped, " + name.substring(6);
        }
        return switch (name) {
            case "hamiltonian.start" -> "largest |R + K² − K_ij K^ij − 2Λ − 2κρ| of the first slice, in 1/length²";
            case "hamiltonian.end" -> "the same of the last slice";
            case "momentum.start" -> "largest |D^j(K_ij − γ_ij K)| of the first slice, in 1/length²";
            case "momentum.end" -> "the same of the last slice";
            case "constraints.start" -> "larger violation of the first slice, over the terms that should cancel";
            case "constraints.end" -> "the same of the last slice";
            case "steps" -> "steps made";
            case "stop_time" -> "time of the last good slice";
            case "a.x" -> "mean of √γxx over the grid at the end";
            case "a.y" -> "mean of √γyy over the grid at the end";
            case "a.z" -> "mean of √γzz over the grid at the end";
            case "volume" -> "∫√γ of the box at the end";
            case "mean_k" -> "mean of K over the volume at the end: minus the rate of its growth";
            case "smallest" -> "smallest eigenvalue of γ_ij at the end";
            case "contraction" -> "k, largest eigenvalue of K^i_j as time runs, at the end";
            case "caustic_time" -> "when neighbours would meet, seen from the end";
            case "curvature_over_k4" -> "|R_ρσμν R^ρσμν| k⁻⁴ where neighbours are about to meet";
            case "curvature_growth" -> "power of k by which it grows: 4 in a singularity, 2 where shells of dust cross";
            case "constraint_over_k2" -> "violation of the Hamiltonian constraint where it stopped, over k²";
            case "density" -> "largest κρ at the end";
            case "amplitude.start" -> "largest |γyy − γzz|/(γyy + γzz) of the first slice";
            case "amplitude" -> "the same at the end";
            case "h_over_A" -> "amplitude at the end over that at the start";
            case "error" ->
                "relative distance of the part of γ that varies over the grid, or of all where nothing does, from the metric it began with, at the end";
            case "deviation" -> "largest distance of a component of γ from it, at the end";
            case "order" -> "power of the spacing by which the error falls";
            case "growth_exponent" -> "power of time by which the deviation grows after noise";
            default -> "";
        };
    }

    /// What was run.
    ///
    /// @param experiment of any kind
    /// @return words by term; none for other kinds
    static SequencedMap<String, String> facts(Experiment experiment) {
        SequencedMap<String, String> facts = new LinkedHashMap<>();
        if (experiment instanceof Experiment.Einstein(var _, EinsteinPlan plan)) {
            EinsteinPlan.Equations equations = plan.equations();
            facts.put("First slice", plan.start().source().words());
            facts.put("Grid", FieldFacts.words(plan.grid()));
            facts.put(
                    "Equations",
                    "%s, Λ = %s, differences of order %d, dissipation %s, Courant number %s"
                            .formatted(
                                    equations.formulation().name(),
                                    NumberText.chosen(equations.lambda()),
                                    equations.differences().order(),
                                    NumberText.chosen(equations.differences().dissipation()),
                                    NumberText.chosen(plan.settings().courant())));
            if (equations.form() == EinsteinPlan.Form.CCZ4) {
                facts.put("Damping of constraints", "κ₁ = " + NumberText.chosen(equations.damping()));
            }
            if (equations.form() == EinsteinPlan.Form.HARMONIC) {
                facts.put("Control", "lapse ∝ √γ: not synchronous, t is not the time of observers at rest");
            }
            switch (plan.start().dust()) {
                case EinsteinPlan.Dust.None _ -> {}
                case EinsteinPlan.Dust.Formula(var density) -> facts.put("Dust", "κρ = " + density);
                case EinsteinPlan.Dust.Solved _ -> facts.put("Dust", "κρ from the Hamiltonian constraint");
            }
            facts.put(
                    "Times",
                    "from %s to %s, %s slices kept"
                            .formatted(
                                    NumberText.chosen(plan.times().from()),
                                    NumberText.chosen(plan.times().to()),
                                    NumberText.count(plan.times().frames() + 1L)));
        }
        return facts;
    }

    /// The sentence of the headline.
    ///
    /// @param results of kind `einstein`
    /// @return begins with a colon, or is a full stop
    static String headline(Map<String, Estimate> results) {
        Estimate time = results.get("stop_time");
        Estimate constraints = results.get("constraints.end");
        Estimate error = results.get("error");
        Estimate steps = results.get("steps");
        if (time == null || constraints == null || steps == null) {
            return ".";
        }
        return ": t = %s after %s steps; constraints violated by %s of their terms%s."
                .formatted(
                        NumberText.significant(time.value(), DIGITS),
                        NumberText.count((long) steps.value()),
                        NumberText.significant(constraints.value(), 2),
                        error == null ? "" : ", error %s".formatted(NumberText.significant(error.value(), 2)));
    }
}
