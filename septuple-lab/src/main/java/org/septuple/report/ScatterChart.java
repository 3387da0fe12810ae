package org.septuple.report;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.DoubleStream;

/// Groups of points, with error bars where they have errors, and at most one line across them.
///
/// @param title       of the figure
/// @param description what it shows
/// @param x           horizontal axis
/// @param y           vertical axis
/// @param groups      one to three, in the order of their inks
/// @param line        by rising x, drawn above the points; none if it has less than two points
/// @param lineName    what the line is, in the legend
record ScatterChart(
        String title,
        String description,
        Axis x,
        Axis y,
        List<Group> groups,
        List<LineChart.Point> line,
        String lineName)
        implements Figure {

    /// Points of a group up to which each has a marker and tells its numbers; beyond, dots.
    static final int MOST_MARKERS = Parts.FEW;

    private static final int MOST_GROUPS = 3;
    private static final double WIDTH = 460;
    private static final double HEIGHT = 300;
    private static final double TOP = 52;
    private static final double RIGHT = 22;
    private static final double LEGEND = 33;
    private static final double ROW = 17;
    private static final double DASH = 24;
    private static final double GAP = 18;
    private static final double CHARACTER = 6.9;

    ScatterChart {
        groups = List.copyOf(groups);
        line = List.copyOf(line);
        if (groups.isEmpty() || groups.size() > MOST_GROUPS) {
            throw new IllegalArgumentException(
                    "groups of points: need 1 to %d, got %d".formatted(MOST_GROUPS, groups.size()));
        }
    }

    /// Points of one ink.
    ///
    /// @param name   in the legend
    /// @param points with half their error bars, NaN if they have none
    record Group(String name, List<LineChart.Point> points) {
        Group {
            points = List.copyOf(points);
        }
    }

    /// The pairs that can be drawn, without errors.
    ///
    /// @param xs horizontal
    /// @param ys vertical, as many
    static List<LineChart.Point> points(double[] xs, double[] ys) {
        List<LineChart.Point> points = new ArrayList<>();
        for (int k = 0; k < xs.length; k++) {
            if (Math.abs(xs[k]) <= ConfidenceLine.LARGEST && Math.abs(ys[k]) <= ConfidenceLine.LARGEST) {
                points.add(new LineChart.Point(xs[k], ys[k], Double.NaN));
            }
        }
        return points;
    }

    /// A straight line from one end of a range to the other.
    ///
    /// @param low   end, as an x
    /// @param high  end, as an x
    /// @param base  y at x = 0
    /// @param slope of the line
    static List<LineChart.Point> straight(double low, double high, double base, double slope) {
        return List.of(
                new LineChart.Point(low, base + slope * low, Double.NaN),
                new LineChart.Point(high, base + slope * high, Double.NaN));
    }

    /// A linear axis that holds all values.
    ///
    /// @param values finite, at least one
    static Axis axis(String name, String unit, DoubleStream values) {
        double[] all = values.toArray();
        return Axis.linear(
                name,
                unit,
                Arrays.stream(all).min().orElseThrow(),
                Arrays.stream(all).max().orElseThrow());
    }

    @Override
    public String svg() {
        List<Entry> legend = legend();
        double below = ROW * legend.getLast().row();
        Svg svg = new Svg(this, WIDTH, HEIGHT + below);
        Frame frame = Frame.within(WIDTH - RIGHT, TOP + below, HEIGHT + below - Frame.BELOW, x, y);
        frame.drawAxes(svg);
        for (int k = 0; k < groups.size(); k++) {
            drawBars(svg, frame, groups.get(k), k);
        }
        for (int k = 0; k < groups.size(); k++) {
            drawPoints(svg, frame, groups.get(k), k);
        }
        if (line.size() > 1) {
            Svg.Path path = new Svg.Path();
            line.forEach(point -> path.to(frame.x(point.x()), frame.y(point.y())));
            svg.path("line " + ink(groups.size()), path);
        }
        legend.forEach(entry -> draw(svg, entry));
        return svg.end();
    }

    private static String ink(int k) {
        return "ink" + k;
    }

    private static void drawBars(Svg svg, Frame frame, Group group, int k) {
        Svg.Path bars = new Svg.Path();
        boolean any = false;
        for (LineChart.Point point : group.points()) {
            if (point.error() > 0) {
                double at = frame.x(point.x());
                bars.apart(at, frame.y(point.y() - point.error())).to(at, frame.y(point.y() + point.error()));
                any = true;
            }
        }
        if (any) {
            svg.path("whisker " + ink(k), bars);
        }
    }

    private void drawPoints(Svg svg, Frame frame, Group group, int k) {
        if (group.points().size() > MOST_MARKERS) {
            Svg.Path dots = new Svg.Path();
            group.points().forEach(point -> dots.dot(frame.x(point.x()), frame.y(point.y())));
            svg.path("dots " + ink(k), dots);
            return;
        }
        for (LineChart.Point point : group.points()) {
            svg.path(
                    "marker " + ink(k),
                    SeriesInk.ALL.get(k).marker().at(frame.x(point.x()), frame.y(point.y())),
                    "%s, %s %s: %s"
                            .formatted(
                                    group.name(),
                                    x.name(),
                                    NumberText.data(point.x()),
                                    NumberText.withError(point.y(), point.error())));
        }
    }

    /// What stands in the legend, and where.
    ///
    /// @param row counted from 0
    private record Entry(int ink, boolean line, String name, double left, int row) {}

    private List<Entry> legend() {
        List<Entry> entries = new ArrayList<>();
        double free = GAP;
        int row = 0;
        for (int k = 0; k < groups.size() + (line.size() > 1 ? 1 : 0); k++) {
            boolean isLine = k == groups.size();
            String name = isLine ? lineName : groups.get(k).name();
            double width = (isLine ? DASH + 6 : 15) + CHARACTER * name.length();
            if (free > GAP && free + width > WIDTH) {
                free = GAP;
                row++;
            }
            entries.add(new Entry(k, isLine, name, free, row));
            free += width + GAP;
        }
        return entries;
    }

    private static void draw(Svg svg, Entry entry) {
        double at = LEGEND + ROW * entry.row();
        if (entry.line()) {
            svg.line("line " + ink(entry.ink()), entry.left(), at, entry.left() + DASH, at);
            svg.text("tick", entry.left() + DASH + 6, at + 4, Svg.Anchor.START, entry.name());
        } else {
            svg.path(
                    "marker " + ink(entry.ink()),
                    SeriesInk.ALL.get(entry.ink()).marker().at(entry.left() + 6, at));
            svg.text("tick", entry.left() + 15, at + 4, Svg.Anchor.START, entry.name());
        }
    }
}
