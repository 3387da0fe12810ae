package org.septuple.report;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.SequencedMap;
import java.util.stream.Collectors;
import org.septuple.experiment.Experiment;
import org.septuple.experiment.FramesPlan;
import org.septuple.experiment.MetricPlan;
import org.septuple.experiment.NeuronSource;
import org.septuple.spacetime.EigenvalueExchange;
import org.septuple.statistics.Estimate;

/// What numbers of space-time made of neurons mean.
final class MetricWords {

    /// Where errors come from.
    static final String ERRORS =
            "Numbers of fields are of these neurons, n of them: exact but for round-off and the cutoff. Orders have errors over n draws, frames over n starts.";

    private MetricWords() {}

    /// What a number means.
    ///
    /// @param name of the result
    /// @return words; empty for an unknown name
    static String meaning(String name) {
        return switch (name) {
            case "neurons" -> "neurons N";
            case "neurons.left_out" -> "vectors of the run whose g is not positive definite";
            case "count" -> "∫{√g_i} d³x over the box, which (6.14) says is N";
            case "count_rate" -> "∫∂_t{√g_i} d³x over these cells, 0 on periodic boxes";
            case "density" -> "mean of {√g_i} over cells that neurons cover (6.15)";
            case "density_min" -> "smallest {√g_i} of a cell";
            case "density_max" -> "largest {√g_i} of a cell";
            case "one" -> "mean of {1} over cells that neurons cover";
            case "one.noise" ->
                "relative standard deviation of {1} over these cells: .150 for Poisson positions at unit density";
            case "one.noise.positions" ->
                "relative noise of {1} by positions alone, g_i = 1: root mean square of {1} − ϱ over ϱ; .150/√ϱ for Poisson positions in a large box";
            case "one.noise.gradient" -> "the same of ∂_a{1}: .106/√ϱ";
            case "sqrt_det" -> "mean of √det g over these cells";
            case "sqrt_det.ratio" -> "largest distance of √det g from {√g_i}/{1} (E10)";
            case "sqrt_det.printed" -> "largest distance of √det g from {√g_i}, (6.16) as printed";
            case "product" -> "largest entry of g^ab g_bc − δ (6.13)";
            case "nearness" -> "root mean square of g_ab − δ_ab over these cells, Frobenius norm (6.5)";
            case "holes" -> "share of cells that no neuron covers";
            case "truncation" -> "bound of the relative error of {√g_i} by kernels that are cut";
            case "truncation.expected" -> "the same for evenly spread neurons";
            case "frames.nearness" ->
                "root mean square of g − η in frames that were sought, at times that the search has not seen (6.5); imposed";
            case "frames.exchanged" -> "the same with eigenvalues of g_i exchanged between neurons";
            case "frames.random" -> "the same of random frames, at all times";
            case "frames.p" ->
                "chance of frames.nearness as far below frames.exchanged if neurons are no better, one-sided";
            case "frames.energy" -> "E, which the search lowers, at held-out times: mean of ‖g − 1‖² + ({√g_i} − 1)²";
            case "frames.energy.exchanged" -> "the same with exchanged eigenvalues";
            case "frames.energy.p" -> "as frames.p, of E";
            case "frames.fitted" ->
                "root mean square of g − η at the times of the search, as the search sees it: 2·10⁻⁶ where the metric is η";
            case "frames.optimum" -> "E of the best optimum, first half of the times";
            case "frames.optima" -> "mean E of the optima from all starts, first half of the times";
            case "frames.spread" -> "standard deviation of E over these optima, over its mean";
            case "exponent" -> "order in ε of g^ab g_bc − δ (6.13)";
            case "exponent.inverse" -> "order in ε of g^ab − (2δ_ab − g_ab) (6.12)";
            case "exponent.ratio" -> "order in ε of √det g − {√g_i}/{1} (E10)";
            case "exponent.printed" -> "order in ε of √det g − {√g_i}, (6.16) as printed";
            case "exponent.one" -> "order in ε of {1} − 1";
            case "exponent.floor", "exponent.inverse.floor", "exponent.ratio.floor" ->
                "floor of that deviation, mean over draws: round-off";
            case "exponent.printed.floor", "exponent.one.floor" ->
                "largest {1} − 1 at ε = 0, mean over draws: by positions and cutoff";
            default -> "";
        };
    }

    private static String places(NeuronSource.Laid laid) {
        String how =
                laid.positions() == NeuronSource.Laid.Positions.LATTICE ? "on a lattice" : "each anywhere in the box";
        return "%s, %s".formatted(NumberText.count(laid.count()), how);
    }

    /// What was run.
    ///
    /// @param experiment of any kind
    /// @return words by term; none for other kinds
    static SequencedMap<String, String> facts(Experiment experiment) {
        SequencedMap<String, String> facts = new LinkedHashMap<>();
        if (experiment instanceof Experiment.OfNeurons(var _, MetricPlan plan)) {
            facts.put(
                    "Neurons",
                    switch (plan.source()) {
                        case NeuronSource.Laid laid ->
                            "%s, g_i = %s(1 + %s h_i)"
                                    .formatted(
                                            places(laid),
                                            NumberText.chosen(laid.scale()),
                                            NumberText.chosen(laid.perturbation()));
                        case NeuronSource.Sampled sampled ->
                            "%s, g_i = g_ab(x_i) of %s"
                                    .formatted(
                                            places(sampled.laid()),
                                            sampled.metric().words());
                        case NeuronSource.Listed listed -> "of " + listed.file();
                    });
            facts.put(
                    "Grid",
                    plan.grid().axes().stream()
                            .map(axis -> "%d cells from %s to %s%s"
                                    .formatted(
                                            axis.points(),
                                            NumberText.chosen(axis.from()),
                                            NumberText.chosen(axis.to()),
                                            axis.periodic() ? "" : ", open"))
                            .collect(Collectors.joining("; ")));
            if (plan.frames() != null) {
                facts.put("Frames", frames(plan.frames()));
            }
            facts.put(
                    "Kernels",
                    "cut at %s proper lengths"
                            .formatted(NumberText.significant(plan.cutoff().radius(), 3)));
        }
        return facts;
    }

    private static String frames(FramesPlan plan) {
        String paths = switch (plan.paths()) {
            case FramesPlan.Paths.Walk walk ->
                "random walks of %d times, steps of %s".formatted(walk.times(), NumberText.chosen(walk.step()));
            case FramesPlan.Paths.Listed listed -> "paths of %s, %d times".formatted(listed.file(), listed.times());
        };
        return "%s; %d starts, at most %d iterations; eigenvalues exchanged %s"
                .formatted(
                        paths,
                        plan.starts(),
                        plan.iterations(),
                        plan.exchange() == EigenvalueExchange.TRIPLES ? "three by three" : "column by column");
    }

    /// The first sentence of the report.
    static String headline(Map<String, Estimate> results) {
        Estimate neurons = results.get("neurons");
        Estimate count = results.get("count");
        if (neurons == null || count == null) {
            return ".";
        }
        return ": %s neurons, ∫{√g_i} = %s."
                .formatted(NumberText.count(Math.round(neurons.value())), NumberText.significant(count.value(), 6));
    }
}
