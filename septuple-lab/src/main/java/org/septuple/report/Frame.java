package org.septuple.report;

/// Where data lie within a drawing, and the axes around them.
///
/// @param left   edge
/// @param right  edge
/// @param top    edge, 18 or more below the upper end of the drawing
/// @param bottom edge, 46 above the lower end of the drawing
/// @param across horizontal axis
/// @param up     vertical axis
record Frame(double left, double right, double top, double bottom, Axis across, Axis up) {

    /// Height that the horizontal axis takes.
    static final double BELOW = 46;

    private static final double CHARACTER = 6.9;

    /// A frame whose left edge leaves room for the labels of the vertical axis.
    static Frame within(double right, double top, double bottom, Axis across, Axis up) {
        int longest = up.ticks().stream()
                .mapToInt(tick -> tick.label().length())
                .max()
                .orElse(0);
        return new Frame(14 + CHARACTER * longest, right, top, bottom, across, up);
    }

    double x(double value) {
        return left + (right - left) * across.position(value);
    }

    double y(double value) {
        return bottom - (bottom - top) * up.position(value);
    }

    void drawAxes(Svg svg) {
        for (Axis.Tick tick : up.ticks()) {
            double at = y(tick.value());
            if (tick.label().isEmpty()) {
                svg.line("axis", left - 3, at, left, at);
            } else {
                svg.line("grid", left, at, right, at);
                svg.text("tick", left - 8, at + 4, Svg.Anchor.END, tick.label());
            }
        }
        double free = Double.NEGATIVE_INFINITY;
        for (Axis.Tick tick : across.ticks()) {
            double at = x(tick.value());
            double half = CHARACTER * tick.label().length() / 2;
            svg.line("axis", at, bottom, at, bottom + 4);
            if (at - half >= free) { // labels that would touch the one before are left out
                svg.text("tick", at, bottom + 18, Svg.Anchor.MIDDLE, tick.label());
                free = tick.label().isEmpty() ? free : at + half;
            }
        }
        svg.line("axis", left, bottom, right, bottom);
        svg.line("axis", left, top, left, bottom);
        svg.text("title", 4, 14, Svg.Anchor.START, up.title());
        svg.text("title", (left + right) / 2, bottom + BELOW - 8, Svg.Anchor.MIDDLE, across.title());
    }
}
