package org.septuple.report;

import java.util.function.DoubleFunction;

/// The bar beside a map that says which colour is which value.
///
/// @param axis   of the values
/// @param colour `#rrggbb` of a position on the axis, 0 at its lower end, 1 at its upper
record ColourBar(Axis axis, DoubleFunction<String> colour) {

    private static final double THICKNESS = 12;
    private static final int STEPS = 64;

    /// Draws bar, ticks and title into a strip 45 high.
    ///
    /// @param x     left end
    /// @param y     upper edge
    /// @param width of the bar
    void draw(Svg svg, double x, double y, double width) {
        double step = width / STEPS;
        for (int k = 0; k < STEPS; k++) {
            double wide = k + 1 < STEPS ? step + 0.5 : step; // no seams
            svg.rectangle("bar", x + k * step, y, wide, THICKNESS, "fill", colour.apply((k + 0.5) / STEPS));
        }
        for (Axis.Tick tick : axis.ticks()) {
            if (!tick.label().isEmpty()) {
                double at = x + width * axis.position(tick.value());
                svg.line("axis", at, y + THICKNESS, at, y + THICKNESS + 4);
                svg.text("tick", at, y + THICKNESS + 16, Svg.Anchor.MIDDLE, tick.label());
            }
        }
        svg.text("title", x + width / 2, y + THICKNESS + 33, Svg.Anchor.MIDDLE, axis.title());
    }
}
