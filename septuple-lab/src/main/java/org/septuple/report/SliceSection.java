package org.septuple.report;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.septuple.experiment.FreeEnergyFindings.Slice;
import org.septuple.statistics.Estimate;

/// F on a grid of points q = q₀ + Ez: lines for one coordinate, maps for two, maps of the middle planes for three.
///
/// @param grid what it is about
record SliceSection(SliceGrid grid) implements Section {

    private static final double LARGEST = Axis.LARGEST / 4;
    private static final double WIDE = 30;
    private static final String WHERE = "the slice q = q₀ + Ez";

    /// A section about a slice.
    SliceSection(Slice slice) {
        this(new SliceGrid(slice));
    }

    @Override
    public void write(Markup html) {
        if (grid.dimensions() == 0 || grid.points() == 0) {
            return;
        }
        html.element("h3", "F on " + WHERE).newline();
        html.element(
                        "p",
                        ("q₀ is the q of the last moment, and z runs over %s along %s. F is measured at each point by itself; "
                                        + "off the slice nothing is said.")
                                .formatted(
                                        grid.points() == 1 ? "1 point" : NumberText.count(grid.points()) + " points",
                                        grid.dimensions() == 1 ? "one coordinate" : grid.dimensions() + " coordinates"))
                .newline();
        html.open("div", "class", "figures").newline();
        switch (grid.dimensions()) {
            case 1 -> writeLines(html);
            case 2 -> writeMaps(html);
            case 3 -> writePlanes(html);
            default -> new SliceNumbers(grid).write(html);
        }
        html.close("div").newline();
    }

    private void writeLines(Markup html) {
        Coordinate z = grid.coordinate(0);
        List<@Nullable Estimate> slopes = new ArrayList<>();
        List<@Nullable Estimate> values = new ArrayList<>();
        for (int k = 0; k < grid.points(); k++) {
            values.add(grid.value(k));
            slopes.add(grid.slope(k, 0));
        }
        writeLine(html, z, "F on " + WHERE, "free energy F", values, "F along z.", new SliceNumbers(grid));
        if (grid.hasSlopes()) {
            writeLine(
                    html,
                    z,
                    "Slope of F on " + WHERE,
                    "∂F/∂z",
                    slopes,
                    "∂F/∂z = Eᵀ⟨∂H/∂q⟩, measured at each point, not from differences of F.",
                    new SliceNumbers(grid));
        }
    }

    private void writeLine(
            Markup html,
            Coordinate z,
            String title,
            String name,
            List<@Nullable Estimate> estimates,
            String words,
            Section numbers) {
        List<LineChart.Point> points = IntStream.range(0, z.size())
                .mapToObj(k -> point(z.values().get(k), estimates.get(k)))
                .toList();
        ConfidenceLine line =
                new ConfidenceLine(name, z.values().getFirst() <= z.values().getLast() ? points : points.reversed());
        if (line.isEmpty()) {
            Section.notDrawn(html, title);
            return;
        }
        LineChart chart = new LineChart(
                title,
                name + " against the coordinate z.",
                Axis.linear("z along " + z.name(), "", z.low(), z.high()),
                line.axis(name),
                List.of(line.series()));
        String band =
                line.hasErrors() ? " Band: 95\u00A0% interval of each point." : " No band: exact, or errors unknown.";
        Section.figure(html, chart, words + band, numbers);
    }

    private static LineChart.Point point(double z, @Nullable Estimate estimate) {
        return estimate == null ? new LineChart.Point(z, Double.NaN, Double.NaN) : ConfidenceLine.point(z, estimate);
    }

    private void writeMaps(Markup html) {
        List<Integer> points = grid.plane(0, 1);
        List<Double> values = values(points);
        List<Double> errors = errors(points);
        Axis colour = colour("free energy F", values);
        if (colour == null) {
            Section.notDrawn(html, "F on " + WHERE);
            return;
        }
        FieldMap map = map("F on " + WHERE, "Free energy", 0, 1, values, colour);
        Section.figure(html, map, "Colour: F at each point." + marks(map), new SliceNumbers(grid));
        Axis scale = colour("standard error of F", errors);
        if (scale == null || scale.high() <= 0 || errors.stream().allMatch(error -> error == 0)) {
            html.element("p", "Errors of F: exact, or unknown; no map is drawn.", "class", "note")
                    .newline();
            return;
        }
        FieldMap doubt = new FieldMap(
                "Standard error of F on " + WHERE,
                "Standard error of the free energy at each point.",
                along(0),
                along(1),
                errors,
                scale,
                List.of());
        Section.figure(
                html,
                doubt,
                "Colour: the standard error of F. Differences of F smaller than this are noise.",
                SliceSection::writeSeeBeside);
    }

    private void writePlanes(Markup html) {
        int[][] planes = {{0, 1}, {0, 2}, {1, 2}};
        List<Double> all = new ArrayList<>();
        for (int[] plane : planes) {
            all.addAll(values(grid.plane(plane[0], plane[1])));
        }
        Axis colour = colour("free energy F", all);
        if (colour == null) {
            Section.notDrawn(html, "F on " + WHERE);
            return;
        }
        for (int k = 0; k < planes.length; k++) {
            int fixed = 2 - k;
            Coordinate third = grid.coordinate(fixed);
            List<Integer> points = grid.plane(planes[k][0], planes[k][1]);
            FieldMap map = map(
                    "F on %s, plane %s of 3".formatted(WHERE, k + 1),
                    "Free energy",
                    planes[k][0],
                    planes[k][1],
                    values(points),
                    colour);
            double worst = errors(points).stream()
                    .filter(Double::isFinite)
                    .mapToDouble(Double::doubleValue)
                    .max()
                    .orElse(Double.NaN);
            String words =
                    "The plane z = %2$s along %1$s. Largest standard error in it: %3$s. All three planes share their colours.%4$s"
                            .formatted(
                                    third.name(),
                                    NumberText.significant(third.values().get(grid.middle(fixed)), 3),
                                    NumberText.significant(worst, 2),
                                    marks(map));
            Section.figure(html, map, words, k == 0 ? new SliceNumbers(grid) : SliceSection::writeSeeFirst);
        }
    }

    private FieldMap map(String title, String what, int first, int second, List<Double> values, Axis colour) {
        Coordinate across = along(first);
        Coordinate up = along(second);
        List<FieldMap.Mark> marks = new ArrayList<>();
        IntStream.range(0, values.size())
                .filter(k -> Double.isFinite(values.get(k)))
                .reduce((a, b) -> values.get(b) < values.get(a) ? b : a)
                .ifPresent(least -> marks.add(new FieldMap.Mark(
                        "least F",
                        across.values().get(least / up.size()),
                        up.values().get(least % up.size()),
                        SeriesInk.Marker.CIRCLE)));
        if (across.covers(0) && up.covers(0)) {
            marks.add(new FieldMap.Mark("q₀, z = 0", 0, 0, SeriesInk.Marker.DIAMOND));
        }
        return new FieldMap(title, what + " at each point of two coordinates.", across, up, values, colour, marks);
    }

    private Coordinate along(int dimension) {
        Coordinate coordinate = grid.coordinate(dimension);
        return new Coordinate("z along " + coordinate.name(), coordinate.values());
    }

    private static String marks(FieldMap map) {
        return map.marks().stream().anyMatch(mark -> mark.name().startsWith("least"))
                ? " The least is that of the grid, within its errors."
                : "";
    }

    private List<Double> values(List<Integer> points) {
        return points.stream().map(point -> drawable(grid.value(point), false)).toList();
    }

    private List<Double> errors(List<Integer> points) {
        return points.stream().map(point -> drawable(grid.value(point), true)).toList();
    }

    private static double drawable(@Nullable Estimate estimate, boolean error) {
        if (estimate == null) {
            return Double.NaN;
        }
        double number = error ? estimate.standardError() : estimate.value();
        return Math.abs(number) <= LARGEST ? number : Double.NaN;
    }

    /// Colours for all finite values, logarithmic where they are positive and widely spread; null if there is none.
    private static @Nullable Axis colour(String name, List<Double> values) {
        double[] finite = values.stream()
                .filter(Double::isFinite)
                .mapToDouble(Double::doubleValue)
                .sorted()
                .toArray();
        if (finite.length == 0) {
            return null;
        }
        double low = finite[0];
        double high = finite[finite.length - 1];
        return low >= 1 / Axis.LARGEST && high / low > WIDE
                ? Axis.log(name + " (logarithmic)", "", low, high)
                : Axis.linear(name, "", low, high);
    }

    private static void writeSeeBeside(Markup html) {
        html.element("p", "The errors stand beside the values, in the table of the map of F.", "class", "note");
    }

    private static void writeSeeFirst(Markup html) {
        html.element("p", "All numbers stand in the table of the first plane.", "class", "note");
    }
}
