package org.septuple.report;

import java.util.List;

/// Named numbers with their intervals, one row each.
///
/// @param title       of the figure
/// @param description what it shows
/// @param x           axis of all values
/// @param rows        from the top
record NamedIntervals(String title, String description, Axis x, List<Row> rows) implements Figure {

    private static final double WIDTH = 460;
    private static final double RIGHT = 22;
    private static final double TOP = 12;
    private static final double ROW = 24;
    private static final double BOTTOM = 46;
    private static final double CAP = 3.5;
    private static final double CHARACTER = 6.9;

    NamedIntervals {
        rows = List.copyOf(rows);
    }

    /// A number.
    ///
    /// @param name  at its beginning
    /// @param value where the mark stands; NaN if there is none, which is said
    /// @param error half the interval; not drawn if 0 or NaN
    /// @param ink   number of its ink
    record Row(String name, double value, double error, int ink) {}

    @Override
    public String svg() {
        double left = 12
                + CHARACTER
                        * rows.stream()
                                .mapToInt(row -> row.name().length())
                                .max()
                                .orElse(0);
        double bottom = TOP + ROW * rows.size();
        Svg svg = new Svg(this, WIDTH, bottom + BOTTOM);
        for (Axis.Tick tick : x.ticks()) {
            double at = at(left, tick.value());
            svg.line("grid", at, TOP, at, bottom);
            svg.line("axis", at, bottom, at, bottom + 4);
            svg.text("tick", at, bottom + 18, Svg.Anchor.MIDDLE, tick.label());
        }
        svg.line("axis", left, bottom, WIDTH - RIGHT, bottom);
        svg.text("title", (left + WIDTH - RIGHT) / 2, bottom + BOTTOM - 8, Svg.Anchor.MIDDLE, x.title());
        for (int k = 0; k < rows.size(); k++) {
            draw(svg, left, rows.get(k), TOP + ROW * (k + 0.5));
        }
        return svg.end();
    }

    private void draw(Svg svg, double left, Row row, double y) {
        svg.text("tick", left - 8, y + 4, Svg.Anchor.END, row.name());
        if (Double.isNaN(row.value())) {
            svg.text("tick", left + 8, y + 4, Svg.Anchor.START, "no prediction");
            return;
        }
        int ink = row.ink() % SeriesInk.ALL.size();
        double at = at(left, row.value());
        if (row.error() > 0) {
            double from = at(left, row.value() - row.error());
            double to = at(left, row.value() + row.error());
            svg.path(
                    "whisker ink" + ink,
                    new Svg.Path()
                            .apart(from, y)
                            .to(to, y)
                            .apart(from, y - CAP)
                            .to(from, y + CAP)
                            .apart(to, y - CAP)
                            .to(to, y + CAP));
        }
        svg.path(
                "marker ink" + ink,
                SeriesInk.ALL.get(ink).marker().at(at, y),
                row.name() + ": " + NumberText.withError(row.value(), row.error()));
    }

    private double at(double left, double value) {
        return left + (WIDTH - RIGHT - left) * x.position(value);
    }
}
