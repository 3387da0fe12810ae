package org.septuple.io;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.septuple.experiment.CurvaturePlan;
import org.septuple.experiment.MetricSource;
import org.septuple.gravity.MetricSamples;
import org.septuple.numerics.Grid;
import org.septuple.spacetime.Box;
import org.septuple.spacetime.MetricJet;
import org.septuple.spacetime.Side;

/// Binds the section `curvature`.
///
/// ```yaml
/// curvature:
///   at: [[1, 0, 0, 0], [2, 0, 0, 0]]                     # events; may be left out
///   random: {count: 100, from: [1, 0, 0, 0], to: [5, 1, 1, 1]}   # ends may be left out where the family or a box has some
///   grid: {points: [32, 32, 32], from: [2, 0.1, 0], to: [8, 3, 6], periodic: [phi], time: 0, differences: 4, step: 0.1}   # may be left out
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
        CurvaturePlan.Cells cells = section.has("grid") ? cells(section.section("grid")) : null;
        if (at.length == 0 && random == null && cells == null && section.isSound()) {
            section.reject(
                    "at",
                    ErrorCode.MISSING_KEY,
                    "none of `curvature.at`, `curvature.random` and `curvature.grid` is given",
                    "Give `at: [[t, x, y, z]]`, `random: {count: 100}`, or `grid: {points: [32, 32, 32]}`.");
        }
        for (double[] event : at) {
            if (section.isSound()) {
                metric.missing(event)
                        .ifPresent(why -> section.reject(
                                "at", ErrorCode.REFUSED, "`curvature.at`: " + why, "Give events of the chart."));
            }
        }
        this.plan = new CurvaturePlan(
                metric.source(), Arrays.stream(at).map(CurvatureBinder::boxed).toList(), random, slice, cells);
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

    private CurvaturePlan.@Nullable Cells cells(Section section) {
        int[] points = section.integers("points", FOUR - 1, 1, CurvaturePlan.MOST_CELLS);
        Box box = metric.source() instanceof MetricSource.OfNeurons field ? field.box() : openBox(section);
        double time = section.number("time", Interval.FINITE, 0);
        boolean sampled = section.has("differences");
        int order = sampled ? section.integer("differences", 4, 6) : 0;
        boolean moves = sampled && metric.source().dependsOn(0);
        if (moves && metric.source() instanceof MetricSource.OfNeurons) {
            section.reject(
                    "differences",
                    "the neurons of `metric` move, and where they are is known at one time only: differences in time need more",
                    "Leave `differences` out, for derivatives of the kernels and of the motion.");
        }
        double step = moves ? section.number("step", Interval.POSITIVE) : 0;
        if (!section.isSound()) {
            return null;
        }
        Grid grid = MetricBinder.grid(box, points);
        if (sampled) {
            section.construct(order % 2 == 0 ? "points" : "differences", () -> {
                MetricSamples.require(grid, order);
                return order;
            });
        }
        return new CurvaturePlan.Cells(grid, time, sampled ? new CurvaturePlan.Differences(order, step) : null);
    }

    private Box openBox(Section section) {
        double[] from = section.numbers("from", FOUR - 1, Interval.FINITE);
        double[] to = section.numbers("to", FOUR - 1, Interval.FINITE);
        Map<String, Integer> names = new LinkedHashMap<>();
        metric.source().coordinates().stream().skip(1).forEach(name -> names.put(name, names.size()));
        List<Integer> periodic = section.has("periodic") ? section.choices("periodic", names) : List.of();
        Side[] sides = new Side[FOUR - 1];
        for (int k = 0; k < sides.length; k++) {
            boolean rises = from[k] < to[k];
            if (section.isSound() && !rises) {
                section.reject(
                        "to",
                        "`%s` is %s, must be above `from`, %s, along each coordinate"
                                .formatted(section.path("to"), Arrays.toString(to), Arrays.toString(from)),
                        "Give the upper ends.");
            }
            sides[k] = rises ? new Side(from[k], to[k], periodic.contains(k)) : new Side(0, 1, false);
        }
        return new Box(sides[0], sides[1], sides[2]);
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
