package org.septuple.report;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// Paths on a plane, of up to three inks.
///
/// @param title       of the figure
/// @param description what it shows
/// @param across      horizontal axis
/// @param up          vertical axis
/// @param groups      one to three, in the order of their inks
/// @param shade       behind them; null for none
record PathChart(
        String title,
        String description,
        Axis across,
        Axis up,
        List<Group> groups,
        @Nullable Shade shade) implements Figure {

    private static final double WIDTH = 460;
    private static final double HEIGHT = 440;
    private static final double TOP = 52;
    private static final double RIGHT = 22;
    private static final double LEGEND = 33;
    private static final double DASH = 24;
    private static final double CHARACTER = 6.9;
    private static final double GAP = 18;

    PathChart {
        groups = List.copyOf(groups);
    }

    /// Paths of one ink.
    ///
    /// @param name  in the legend
    /// @param paths points one after the other
    record Group(String name, List<List<LineChart.Point>> paths) {
        Group {
            paths = paths.stream().map(List::copyOf).toList();
        }
    }

    @Override
    public String svg() {
        Svg svg = new Svg(this, WIDTH, HEIGHT);
        Frame frame = Frame.within(WIDTH - RIGHT, TOP, HEIGHT - Frame.BELOW, across, up);
        if (shade != null) {
            shade.draw(svg, frame);
        }
        frame.drawAxes(svg);
        double legend = frame.left();
        for (int ink = 0; ink < groups.size(); ink++) {
            Group group = groups.get(ink);
            String style = "ink" + ink;
            for (List<LineChart.Point> points : group.paths()) {
                draw(svg, frame, style, points);
            }
            svg.line("line " + style, legend, LEGEND, legend + DASH, LEGEND);
            svg.text("tick", legend + DASH + 6, LEGEND + 4, Svg.Anchor.START, group.name());
            legend += DASH + 6 + CHARACTER * group.name().length() + GAP;
        }
        return svg.end();
    }

    private static void draw(Svg svg, Frame frame, String style, List<LineChart.Point> points) {
        Svg.Path line = new Svg.Path();
        points.forEach(point -> line.to(frame.x(point.x()), frame.y(point.y())));
        svg.path("line " + style, line);
        LineChart.Point start = points.getFirst();
        svg.path("marker " + style, SeriesInk.ALL.get(0).marker().at(frame.x(start.x()), frame.y(start.y())), "start");
    }
}
