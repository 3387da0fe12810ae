package org.septuple.report;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Lines over a common axis, each with a band of error where it has one (a bar at a point that stands alone), and its name at its
/// end.
///
/// @param title       of the figure
/// @param description what it shows
/// @param x           horizontal axis
/// @param y           vertical axis
/// @param series      in the order of their inks, where they have none of their own
/// @param limit       values up to it are within a tolerance, shown as a band; NaN for none
public record LineChart(String title, String description, Axis x, Axis y, List<Series> series, double limit)
        implements Figure {

    private static final double WIDTH = 460;
    private static final double HEIGHT = 280;
    private static final double TOP = 32;
    private static final double CHARACTER = 6.9;
    private static final double LINE_OF_TEXT = 16;
    private static final int MOST_MARKERS = 40;

    public LineChart {
        series = List.copyOf(series);
    }

    /// Without a tolerance.
    ///
    /// @param title       of the figure
    /// @param description what it shows
    /// @param x           horizontal axis
    /// @param y           vertical axis
    /// @param series      lines
    public LineChart(String title, String description, Axis x, Axis y, List<Series> series) {
        this(title, description, x, y, series, Double.NaN);
    }

    /// One line.
    ///
    /// @param name   at its end; not shown if it is the only line
    /// @param points by rising x; a point whose y is NaN breaks the line
    /// @param ink    number of its ink; null for its place among the lines
    public record Series(
            String name, List<Point> points, @Nullable Integer ink) {
        public Series {
            points = List.copyOf(points);
        }

        /// A line whose ink is that of its place.
        ///
        /// @param name   at its end
        /// @param points by rising x
        public Series(String name, List<Point> points) {
            this(name, points, null);
        }
    }

    /// One point.
    ///
    /// @param x     horizontal
    /// @param y     vertical
    /// @param error half the height of the band around it; NaN if unknown
    public record Point(double x, double y, double error) {}

    @Override
    public String svg() {
        Svg svg = new Svg(this, WIDTH, HEIGHT);
        Frame frame = frame();
        if (limit > y.low()) {
            double top = frame.y(limit);
            svg.rectangle("allowed", frame.left(), top, frame.right() - frame.left(), frame.bottom() - top);
            svg.line("limit", frame.left(), top, frame.right(), top);
        }
        frame.drawAxes(svg);
        for (int k = 0; k < series.size(); k++) {
            drawBands(svg, frame, series.get(k), "ink" + ink(k));
        }
        for (int k = 0; k < series.size(); k++) {
            drawLine(svg, frame, series.get(k), ink(k));
        }
        if (series.size() > 1) {
            drawNames(svg, frame);
        }
        return svg.end();
    }

    private int ink(int line) {
        Integer own = series.get(line).ink();
        return (own == null ? line : own) % SeriesInk.ALL.size();
    }

    private Frame frame() {
        int longestName =
                series.stream().mapToInt(line -> line.name().length()).max().orElse(0);
        double right = series.size() > 1 ? Math.min(WIDTH / 2, 22 + CHARACTER * longestName) : 22;
        return Frame.within(WIDTH - right, TOP, HEIGHT - Frame.BELOW, x, y);
    }

    private static void drawBands(Svg svg, Frame frame, Series line, String ink) {
        for (List<Point> run : unbroken(line.points())) {
            List<Point> known =
                    run.stream().filter(point -> !Double.isNaN(point.error())).toList();
            if (known.size() == 1 && known.getFirst().error() > 0) {
                Point point = known.getFirst();
                double at = frame.x(point.x());
                svg.line(
                        "whisker " + ink,
                        at,
                        frame.y(point.y() - point.error()),
                        at,
                        frame.y(point.y() + point.error()));
            }
            if (known.size() < 2) {
                continue;
            }
            Svg.Path outline = new Svg.Path();
            known.forEach(point -> outline.to(frame.x(point.x()), frame.y(point.y() + point.error())));
            known.reversed().forEach(point -> outline.to(frame.x(point.x()), frame.y(point.y() - point.error())));
            svg.path("band " + ink, outline.closed());
        }
    }

    private void drawLine(Svg svg, Frame frame, Series line, int ink) {
        for (List<Point> run : unbroken(line.points())) {
            Svg.Path path = new Svg.Path();
            run.forEach(point -> path.to(frame.x(point.x()), frame.y(point.y())));
            svg.path("line ink" + ink, path);
            if (line.points().size() <= MOST_MARKERS) {
                run.forEach(point -> svg.path(
                        "marker ink" + ink,
                        SeriesInk.ALL.get(ink).marker().at(frame.x(point.x()), frame.y(point.y())),
                        hint(line, point)));
            }
        }
    }

    private String hint(Series line, Point point) {
        return line.name() + ", " + x.name() + " " + NumberText.data(point.x()) + ": "
                + NumberText.withError(point.y(), point.error()) + (y.unit().isEmpty() ? "" : "\u00A0" + y.unit());
    }

    /// Names beside the last points, pushed apart where they would touch, each with a line to where it belongs.
    private void drawNames(Svg svg, Frame frame) {
        List<Integer> named = new ArrayList<>();
        double[] wanted = new double[series.size()];
        for (int k = 0; k < series.size(); k++) {
            List<List<Point>> runs = unbroken(series.get(k).points());
            if (!runs.isEmpty()) {
                wanted[k] = frame.y(runs.getLast().getLast().y());
                named.add(k);
            }
        }
        named.sort(Comparator.comparingDouble(k -> wanted[k]));
        double[] placed = spread(named.stream().mapToDouble(k -> wanted[k]).toArray(), frame.bottom());
        for (int place = 0; place < placed.length; place++) {
            int k = named.get(place);
            double from =
                    frame.x(unbroken(series.get(k).points()).getLast().getLast().x());
            svg.line("leader ink" + ink(k), from + 5, wanted[k], frame.right() + 12, placed[place]);
            svg.text(
                    "name",
                    frame.right() + 15,
                    placed[place] + 4,
                    Svg.Anchor.START,
                    series.get(k).name());
        }
    }

    /// Ascending heights, moved so that neighbours lie a line of text apart and none below the bottom.
    private static double[] spread(double[] wanted, double bottom) {
        double[] placed = wanted.clone();
        for (int i = 1; i < placed.length; i++) {
            placed[i] = Math.max(placed[i], placed[i - 1] + LINE_OF_TEXT);
        }
        double limit = bottom;
        for (int i = placed.length - 1; i >= 0; i--) {
            placed[i] = Math.min(placed[i], limit);
            limit = placed[i] - LINE_OF_TEXT;
        }
        return placed;
    }

    private static List<List<Point>> unbroken(List<Point> points) {
        List<List<Point>> runs = new ArrayList<>();
        List<Point> run = new ArrayList<>();
        for (Point point : points) {
            if (Double.isNaN(point.y())) {
                run = new ArrayList<>();
                continue;
            }
            if (run.isEmpty()) {
                runs.add(run);
            }
            run.add(point);
        }
        return runs;
    }
}
