package org.septuple.io;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.septuple.experiment.CurvaturePlan;
import org.septuple.experiment.MetricSource;
import org.septuple.spacetime.Box;
import org.septuple.spacetime.MetricJet;

/// Binds the section `curvature`.
///
/// ```yaml
/// curvature:
///   at: [[1, 0, 0, 0], [2, 0, 0, 0]]                     # events; may be left out
///   random: {count: 100, from: [1, 0, 0, 0], to: [5, 1, 1, 1]}   # ends may be left out where the family or a box has some
///   slice: {axes: [t], from: [0.2], to: [5], points: 64, at: [1, 0, 0, 0]}   # or two axes; may be left out
/// ```
final class CurvatureBinder {

    private static final int FOUR = MetricJet.DIMENSIONS;
    private static final int MOST_AXES = 2;
    private static final int POINTS = 64;

    private final MetricSourceBinder metric;
    private final CurvaturePlan plan;

    /// Reads the section.
    ///
    /// @param section `curvature`
    /// @param metric  space-time
    CurvatureBinder(Section section, MetricSourceBinder metric) {
        this.metric = metric;
        double[][] at = section.has("at") ? section.matrix("at", Section.ANY, FOUR, Interval.FINITE) : new double[0][];
        CurvaturePlan.Random random = section.has("random") ? random(section.section("random")) : null;
        double[] first = at.length == 0 ? new double[FOUR] : at[0];
        CurvaturePlan.Slice slice = section.has("slice") ? slice(section.section("slice"), first) : null;
        if (at.length == 0 && random == null && section.isSound()) {
            section.reject(
                    "at",
                    ErrorCode.MISSING_KEY,
                    "neither `curvature.at` nor `curvature.random` is given",
                    "Give `at: [[t, x, y, z]]`, or `random: {count: 100}`.");
        }
        for (double[] event : at) {
            if (section.isSound()) {
                metric.missing(event)
                        .ifPresent(why -> section.reject(
                                "at", ErrorCode.REFUSED, "`curvature.at`: " + why, "Give events of the chart."));
            }
        }
        this.plan = new CurvaturePlan(
                metric.source(), Arrays.stream(at).map(CurvatureBinder::boxed).toList(), random, slice);
    }

    private static List<Double> boxed(double[] numbers) {
        return Arrays.stream(numbers).boxed().toList();
    }

    private CurvaturePlan.Random random(Section section) {
        int count = section.integer("count", 1, CurvaturePlan.MOST_EVENTS, 100);
        boolean ends = section.has("from") || section.has("to");
        return switch (metric.source()) {
            case MetricSource.Known _ when !ends -> new CurvaturePlan.Random(count, List.of(), List.of());
            case MetricSource.OfNeurons field when !ends -> inBox(count, field.box());
            case MetricSource.Known _, MetricSource.Formulas _, MetricSource.OfNeurons _ ->
                new CurvaturePlan.Random(
                        count,
                        boxed(section.numbers("from", FOUR, Interval.FINITE)),
                        boxed(section.numbers("to", FOUR, Interval.FINITE)));
        };
    }

    private static CurvaturePlan.Random inBox(int count, Box box) {
        List<Double> from = new ArrayList<>(List.of(0.0));
        List<Double> to = new ArrayList<>(List.of(0.0));
        for (int axis = 0; axis < FOUR - 1; axis++) {
            from.add(box.side(axis).from());
            to.add(box.side(axis).to());
        }
        return new CurvaturePlan.Random(count, from, to);
    }

    private CurvaturePlan.@Nullable Slice slice(Section section, double[] first) {
        Map<String, Integer> names = new LinkedHashMap<>();
        metric.source().coordinates().forEach(name -> names.put(name, names.size()));
        List<Integer> axes = section.choices("axes", names);
        if (axes.size() > MOST_AXES) {
            section.reject(
                    "axes",
                    ErrorCode.WRONG_LENGTH,
                    "`%s` has %d coordinates, must have 1 or 2".formatted(section.path("axes"), axes.size()),
                    "Choose one for a line, two for a plane.");
            return null;
        }
        return new CurvaturePlan.Slice(
                axes,
                boxed(section.numbers("from", axes.size(), Interval.FINITE)),
                boxed(section.numbers("to", axes.size(), Interval.FINITE)),
                section.integer("points", 2, CurvaturePlan.MOST_POINTS, POINTS),
                boxed(section.numbers("at", FOUR, Interval.FINITE, first)));
    }

    /// What is computed, harmless if anything is wrong.
    CurvaturePlan plan() {
        return plan;
    }
}
