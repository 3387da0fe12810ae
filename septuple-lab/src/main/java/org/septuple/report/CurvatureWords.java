package org.septuple.report;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.SequencedMap;
import java.util.stream.Collectors;
import org.septuple.experiment.CurvaturePlan;
import org.septuple.experiment.Experiment;
import org.septuple.experiment.MetricSource;
import org.septuple.statistics.Estimate;

/// What numbers of kind `curvature` mean.
final class CurvatureWords {

    /// Where errors come from.
    static final String ERRORS =
            "Numbers are of these events, n of them: without random error, exact but for round-off and, of neurons, the cutoff of kernels.";

    private static final int DIGITS = 6;
    private static final double ROUND_OFF = 1e-12;

    private CurvatureWords() {}

    /// What a number means.
    ///
    /// @param name of the result
    /// @return words; empty for an unknown name
    static String meaning(String name) {
        return switch (name) {
            case "events" -> "events looked at, those of the slice not counted";
            case "holes" -> "events without a metric";
            case "R" -> "Ricci scalar at the first event";
            case "kretschmann" -> "Kretschmann's scalar R_ρσμν R^ρσμν at the first event";
            case "weyl_square" -> "C_ρσμν C^ρσμν at the first event: 0 where the metric is conformally flat";
            case "ricci_max" -> "largest |R_μν| (8.9) of all events and components, in these coordinates";
            case "ricci_max.relative" -> "largest |R_μν| over the sum of the absolute values of its terms";
            case "residual" ->
                "largest |R_μν − Λg_μν − κ(T_μν − ½g_μν T)| over that of its terms, Λ and T those of the family";
            case "kretschmann.error" -> "largest relative distance of Kretschmann's scalar from its closed form";
            case "grid.cells" -> "cells of the grid";
            case "grid.holes" -> "cells without a metric, or where the stencil of the differences does not fit";
            case "grid.R_min" -> "smallest Ricci scalar of the grid";
            case "grid.R_max" -> "largest Ricci scalar of the grid";
            case "grid.kretschmann_max" -> "largest Kretschmann's scalar of the grid";
            case "grid.weyl_square_max" -> "largest C_ρσμν C^ρσμν of the grid";
            case "grid.error" ->
                "largest error of R and of Kretschmann's scalar by differences, over the largest of that scalar, of R over its root";
            case "grid.order" ->
                "measured order of the differences: log₂ of that error with half the cells over it, where both stencils fit";
            default -> "";
        };
    }

    /// What was run.
    ///
    /// @param experiment of any kind
    /// @return words by term; none for other kinds
    static SequencedMap<String, String> facts(Experiment experiment) {
        SequencedMap<String, String> facts = new LinkedHashMap<>();
        if (experiment instanceof Experiment.OfCurvature(var _, CurvaturePlan plan)) {
            facts.put("Space-time", spaceTime(plan.source()));
            if (plan.events() > 0) {
                facts.put("Events", NumberText.count(plan.events()));
            }
            if (plan.cells() != null) {
                facts.put("Grid", cells(plan.cells()));
            }
        }
        return facts;
    }

    private static String cells(CurvaturePlan.Cells cells) {
        CurvaturePlan.Differences by = cells.differences();
        return "%s cells at time %s, derivatives %s"
                .formatted(
                        cells.grid().axes().stream()
                                .map(axis -> Integer.toString(axis.points()))
                                .collect(Collectors.joining(" × ")),
                        NumberText.chosen(cells.time()),
                        by == null ? "of the metric itself" : "by differences of order " + by.order());
    }

    /// A space-time in words.
    ///
    /// @param source of kinds `curvature` and `geodesic`
    /// @return with its coordinates
    static String spaceTime(MetricSource source) {
        return "%s, coordinates %s".formatted(source.words(), String.join(", ", source.coordinates()));
    }

    /// The sentence of the headline.
    ///
    /// @param plan    of the run
    /// @param results of kind `curvature`
    /// @return begins with a colon, or is a full stop
    static String headline(CurvaturePlan plan, Map<String, Estimate> results) {
        Estimate r = results.get("R");
        Estimate square = results.get("kretschmann");
        return r == null || square == null
                ? "."
                : ": R = %s, Kretschmann's scalar %s at the first event of %s."
                        .formatted(
                                isRoundOff(r.value(), square.value())
                                        ? "0 but for round-off"
                                        : NumberText.significant(r.value(), DIGITS),
                                NumberText.significant(square.value(), DIGITS),
                                plan.source().words());
    }

    /// Whether R is no more than round-off of √(R_ρσμν R^ρσμν).
    ///
    /// @param r      Ricci scalar
    /// @param square Kretschmann's scalar
    /// @return true where R may be called 0
    static boolean isRoundOff(double r, double square) {
        return r != 0 && Math.abs(r) <= ROUND_OFF * Math.sqrt(Math.abs(square));
    }
}
