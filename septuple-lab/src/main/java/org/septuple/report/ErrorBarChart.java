package org.septuple.report;

import java.util.List;

/// Points with error bars about a line.
///
/// @param title       of the figure
/// @param description what it shows
/// @param x           horizontal axis
/// @param y           vertical axis
/// @param points      measured; not drawn where y is NaN
/// @param pointName   what a point is, in the legend
/// @param line        the line, by rising x
/// @param lineName    what it is, in the legend
record ErrorBarChart(
        String title,
        String description,
        Axis x,
        Axis y,
        List<LineChart.Point> points,
        String pointName,
        List<LineChart.Point> line,
        String lineName)
        implements Figure {

    private static final double WIDTH = 460;
    private static final double HEIGHT = 300;
    private static final double TOP = 52;
    private static final double RIGHT = 22;
    private static final double CAP = 3.5;
    private static final double LEGEND = 33;
    private static final double CHARACTER = 6.9;

    ErrorBarChart {
        points = List.copyOf(points);
        line = List.copyOf(line);
    }

    @Override
    public String svg() {
        Svg svg = new Svg(this, WIDTH, HEIGHT);
        Frame frame = Frame.within(WIDTH - RIGHT, TOP, HEIGHT - Frame.BELOW, x, y);
        frame.drawAxes(svg);
        if (line.size() > 1) {
            Svg.Path path = new Svg.Path();
            line.forEach(point -> path.to(frame.x(point.x()), frame.y(point.y())));
            svg.path("line ink1", path);
        }
        for (LineChart.Point point : points) {
            if (!Double.isNaN(point.y())) {
                draw(svg, frame, point);
            }
        }
        double left = frame.left();
        svg.path("marker ink0", SeriesInk.Marker.CIRCLE.at(left + 6, LEGEND));
        svg.text("tick", left + 15, LEGEND + 4, Svg.Anchor.START, pointName);
        if (line.size() > 1) {
            double from = left + 35 + CHARACTER * pointName.length();
            svg.line("line ink1", from, LEGEND, from + 24, LEGEND);
            svg.text("tick", from + 30, LEGEND + 4, Svg.Anchor.START, lineName);
        }
        return svg.end();
    }

    private void draw(Svg svg, Frame frame, LineChart.Point point) {
        double at = frame.x(point.x());
        if (point.error() > 0) {
            double above = frame.y(point.y() + point.error());
            double below = frame.y(point.y() - point.error());
            svg.path(
                    "whisker ink0",
                    new Svg.Path()
                            .apart(at, below)
                            .to(at, above)
                            .apart(at - CAP, above)
                            .to(at + CAP, above)
                            .apart(at - CAP, below)
                            .to(at + CAP, below));
        }
        svg.path(
                "marker ink0",
                SeriesInk.Marker.CIRCLE.at(at, frame.y(point.y())),
                "%s %s: %s"
                        .formatted(
                                x.name(), NumberText.data(point.x()), NumberText.withError(point.y(), point.error())));
    }
}
