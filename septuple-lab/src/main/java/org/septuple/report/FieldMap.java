package org.septuple.report;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/// A quantity on a grid of two coordinates: one cell per point, its colour the value, hatching where it is not finite.
///
/// @param title       of the figure
/// @param description what it shows
/// @param across      horizontal coordinate
/// @param up          vertical coordinate
/// @param values      at each point, `up` running fastest
/// @param colour      of the values, dark to light
/// @param marks       points that stand out
record FieldMap(
        String title,
        String description,
        Coordinate across,
        Coordinate up,
        List<Double> values,
        Axis colour,
        List<Mark> marks)
        implements Figure {

    private static final double WIDTH = 460;
    private static final double LEFT = 70;
    private static final double TOP = 24;
    private static final double SIDE = 350;
    private static final double BAR = 62;
    private static final double BELOW = BAR + 50;
    private static final double LEGEND = 24;
    private static final int COLOURS = 255;

    FieldMap {
        values = List.copyOf(values);
        marks = List.copyOf(marks);
        if (values.size() != across.size() * up.size()) {
            throw new IllegalArgumentException(
                    "%d values for a grid of %d by %d points".formatted(values.size(), across.size(), up.size()));
        }
    }

    /// A point that stands out.
    ///
    /// @param name   in the legend
    /// @param across where
    /// @param up     where
    /// @param shape  of the mark
    record Mark(String name, double across, double up, SeriesInk.Marker shape) {}

    @Override
    public String svg() {
        boolean whole = values.stream().allMatch(Double::isFinite);
        boolean legend = !whole || !marks.isEmpty();
        Svg svg = new Svg(this, WIDTH, TOP + SIDE + BELOW + (legend ? LEGEND : 0));
        if (!whole) {
            svg.hatched(LEFT, TOP, SIDE, SIDE);
        }
        svg.picture("pixels", LEFT, TOP, SIDE, SIDE, image());
        svg.rectangle("frame", LEFT, TOP, SIDE, SIDE);
        drawCoordinates(svg);
        for (Mark mark : marks) {
            double x = LEFT + SIDE * across.position(mark.across());
            double y = TOP + SIDE * (1 - up.position(mark.up()));
            svg.path("hollow ink4", mark.shape().at(x, y), mark.name());
        }
        new ColourBar(colour, Cividis::colour).draw(svg, LEFT, TOP + SIDE + BAR, SIDE);
        if (legend) {
            drawLegend(svg, whole);
        }
        return svg.end();
    }

    private String image() {
        List<Integer> palette = new ArrayList<>(List.of(0));
        IntStream.range(0, COLOURS)
                .mapToObj(k ->
                        Integer.parseInt(Cividis.colour(k / (COLOURS - 1.0)).substring(1), 16))
                .forEach(palette::add);
        byte[] pixels = new byte[values.size()];
        for (int i = 0; i < across.size(); i++) {
            for (int j = 0; j < up.size(); j++) {
                double value = values.get(i * up.size() + j);
                pixels[(up.size() - 1 - j) * across.size() + i] =
                        Double.isFinite(value) ? (byte) (1 + Math.round(colour.position(value) * (COLOURS - 1))) : 0;
            }
        }
        return Png.ofColours(across.size(), pixels, palette);
    }

    private void drawCoordinates(Svg svg) {
        for (Axis.Tick tick : across.ticks()) {
            double at = LEFT + SIDE * across.position(tick.value());
            svg.line("axis", at, TOP + SIDE, at, TOP + SIDE + 4);
            svg.text("tick", at, TOP + SIDE + 18, Svg.Anchor.MIDDLE, tick.label());
        }
        for (Axis.Tick tick : up.ticks()) {
            double at = TOP + SIDE * (1 - up.position(tick.value()));
            svg.line("axis", LEFT - 4, at, LEFT, at);
            svg.text("tick", LEFT - 8, at + 4, Svg.Anchor.END, tick.label());
        }
        svg.text("title", LEFT + SIDE / 2, TOP + SIDE + 38, Svg.Anchor.MIDDLE, across.name());
        svg.upwards("title", 13, TOP + SIDE / 2, up.name());
    }

    private void drawLegend(Svg svg, boolean whole) {
        double y = TOP + SIDE + BELOW + LEGEND - 8;
        double x = LEFT;
        for (Mark mark : marks) {
            svg.path("hollow ink4", mark.shape().at(x + 6, y - 4));
            svg.text("tick", x + 16, y, Svg.Anchor.START, mark.name());
            x += 120;
        }
        if (!whole) {
            svg.hatched(x, y - 10, 18, 12);
            svg.text("tick", x + 24, y, Svg.Anchor.START, "not finite or not known");
        }
    }
}
