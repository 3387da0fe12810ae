package org.septuple.report;

import java.util.List;

/// Measured residuals against their tolerances, one row each, with the two cases that show the measurement to be able to
/// tell: a control, where nothing should be left, and a null model, where much should.
///
/// @param title       of the figure
/// @param description what it shows
/// @param x           logarithmic axis of all values; 0 stands left of it
/// @param rows        from the top
public record ToleranceChart(String title, String description, Axis x, List<Row> rows) implements Figure {

    private static final double WIDTH = 460;
    private static final double LEFT = 52;
    private static final double ZERO = 36;
    private static final double RIGHT = 22;
    private static final double TOP = 34;
    private static final double ROW = 24;
    private static final double BOTTOM = 46;
    private static final double HALF_BAR = 8;

    public ToleranceChart {
        rows = List.copyOf(rows);
    }

    /// One measurement.
    ///
    /// @param label     at its beginning
    /// @param tolerance how large the residual may be, > 0
    /// @param residual  what was measured
    /// @param control   where nothing should be left
    /// @param nullModel where much should be left
    public record Row(String label, double tolerance, Range residual, Range control, Range nullModel) {}

    /// A value and its interval.
    ///
    /// @param value     where the mark stands; none if NaN
    /// @param halfWidth half the interval; not drawn if 0 or NaN
    public record Range(double value, double halfWidth) {}

    @Override
    public String svg() {
        double bottom = TOP + ROW * rows.size();
        Svg svg = new Svg(this, WIDTH, bottom + BOTTOM);
        drawLegend(svg);
        svg.line("axis", x(0), bottom, WIDTH - RIGHT, bottom);
        svg.line("axis", x(0), bottom, x(0), bottom + 4);
        svg.text("tick", x(0), bottom + 18, Svg.Anchor.MIDDLE, "0");
        for (Axis.Tick tick : x.ticks()) {
            if (!tick.label().isEmpty()) {
                double at = x(tick.value());
                svg.line("grid", at, TOP, at, bottom);
                svg.line("axis", at, bottom, at, bottom + 4);
                svg.text("tick", at, bottom + 18, Svg.Anchor.MIDDLE, tick.label());
            }
        }
        svg.text("title", (LEFT + ZERO + WIDTH - RIGHT) / 2, bottom + BOTTOM - 8, Svg.Anchor.MIDDLE, x.title());
        for (int k = 0; k < rows.size(); k++) {
            draw(svg, rows.get(k), TOP + ROW * (k + 0.5));
        }
        return svg.end();
    }

    private static void drawLegend(Svg svg) {
        svg.rectangle("allowed", LEFT, 14 - HALF_BAR, 18, 2 * HALF_BAR);
        svg.line("limit", LEFT + 18, 14 - HALF_BAR, LEFT + 18, 14 + HALF_BAR);
        svg.text("tick", LEFT + 25, 18, Svg.Anchor.START, "tolerance");
        svg.path("marker ink0", SeriesInk.Marker.CIRCLE.at(LEFT + 105, 14));
        svg.text("tick", LEFT + 113, 18, Svg.Anchor.START, "residual");
        svg.path("hollow ink2", SeriesInk.Marker.TRIANGLE.at(LEFT + 185, 14));
        svg.text("tick", LEFT + 193, 18, Svg.Anchor.START, "control");
        svg.path("hollow ink1", SeriesInk.Marker.SQUARE.at(LEFT + 260, 14));
        svg.text("tick", LEFT + 268, 18, Svg.Anchor.START, "null model");
    }

    private void draw(Svg svg, Row row, double y) {
        svg.text("tick", LEFT - 8, y + 4, Svg.Anchor.END, row.label());
        double limit = x(row.tolerance());
        svg.rectangle("allowed", x(0), y - HALF_BAR, limit - x(0), 2 * HALF_BAR);
        svg.line("limit", limit, y - HALF_BAR, limit, y + HALF_BAR);
        draw(svg, row.nullModel(), y, "hollow ink1", SeriesInk.Marker.SQUARE);
        draw(svg, row.control(), y, "hollow ink2", SeriesInk.Marker.TRIANGLE);
        draw(svg, row.residual(), y, "marker ink0", SeriesInk.Marker.CIRCLE);
    }

    private void draw(Svg svg, Range range, double y, String style, SeriesInk.Marker marker) {
        if (Double.isNaN(range.value())) {
            return;
        }
        if (range.halfWidth() > 0) {
            svg.line("line " + style, x(range.value() - range.halfWidth()), y, x(range.value() + range.halfWidth()), y);
        }
        svg.path(style, marker.at(x(range.value()), y), NumberText.significant(range.value(), 2));
    }

    private double x(double value) {
        return value <= 0 ? LEFT + 6 : LEFT + ZERO + (WIDTH - RIGHT - LEFT - ZERO) * x.position(value);
    }
}
