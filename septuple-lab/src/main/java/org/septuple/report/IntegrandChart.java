package org.septuple.report;

import java.util.List;
import org.septuple.thermodynamics.Rung;

/// The integrand of thermodynamic integration over λ: full marks on the nodes of the rule, hollow ones on the ends, which have
/// no weight, error bars of 95 %, and a tick on the axis below each node.
///
/// @param rungs  by rising λ
/// @param points of the rungs, with half their intervals
/// @param up     vertical axis; a point beyond it is not drawn
record IntegrandChart(List<Rung> rungs, List<LineChart.Point> points, Axis up) implements Figure {

    private static final double WIDTH = 460;
    private static final double HEIGHT = 300;
    private static final double TOP = 52;
    private static final double RIGHT = 22;
    private static final double CAP = 3.5;

    @Override
    public String title() {
        return "Integrand of thermodynamic integration";
    }

    @Override
    public String description() {
        return "Mean of D at each rung against lambda, with error bars. Filled marks are nodes of the integration rule, hollow ones are not.";
    }

    @Override
    public String svg() {
        Svg svg = new Svg(this, WIDTH, HEIGHT);
        Frame frame = Frame.within(WIDTH - RIGHT, TOP, HEIGHT - Frame.BELOW, Axis.linear("coupling λ", "", 0, 1), up);
        frame.drawAxes(svg);
        drawLegend(svg, frame.left());
        for (int k = 0; k < rungs.size(); k++) {
            Rung rung = rungs.get(k);
            LineChart.Point point = points.get(k);
            if (isNode(rung)) {
                svg.line(
                        "node ink0",
                        frame.x(rung.lambda()),
                        frame.bottom(),
                        frame.x(rung.lambda()),
                        frame.bottom() - 9);
            }
            if (point.y() >= up.low() && point.y() <= up.high()) {
                draw(svg, frame, rung, point);
            }
        }
        return svg.end();
    }

    /// Whether the rule counts a rung.
    static boolean isNode(Rung rung) {
        return rung.weight() > 0;
    }

    private static void draw(Svg svg, Frame frame, Rung rung, LineChart.Point point) {
        double x = frame.x(point.x());
        if (point.error() > 0) {
            double above = frame.y(point.y() + point.error());
            double below = frame.y(point.y() - point.error());
            svg.path(
                    "whisker ink0",
                    new Svg.Path()
                            .apart(x, below)
                            .to(x, above)
                            .apart(x - CAP, above)
                            .to(x + CAP, above)
                            .apart(x - CAP, below)
                            .to(x + CAP, below));
        }
        svg.path(
                isNode(rung) ? "marker ink0" : "hollow ink0",
                SeriesInk.Marker.CIRCLE.at(x, frame.y(point.y())),
                "λ = %s: %s".formatted(NumberText.data(rung.lambda()), NumberText.withError(point.y(), point.error())));
    }

    private static void drawLegend(Svg svg, double left) {
        double y = 33;
        svg.path("marker ink0", SeriesInk.Marker.CIRCLE.at(left + 6, y));
        svg.text("tick", left + 15, y + 4, Svg.Anchor.START, "node of the rule");
        svg.line("node ink0", left + 122, y + 4, left + 122, y - 5);
        svg.text("tick", left + 130, y + 4, Svg.Anchor.START, "its λ");
        svg.path("hollow ink0", SeriesInk.Marker.CIRCLE.at(left + 180, y));
        svg.text("tick", left + 189, y + 4, Svg.Anchor.START, "end, not in the rule");
    }
}
