package org.septuple.report;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.septuple.gravity.View;

/// What a camera sees, with degrees from the middle of the image along its sides.
///
/// @param title       of the figure
/// @param description what it shows
/// @param view        angles and pixels
/// @param picture     the pixels
/// @param bar         what its colours mean; null where words do
record CameraPicture(
        String title,
        String description,
        View view,
        PaletteImage picture,
        @Nullable ColourBar bar) implements Figure {

    private static final double WIDTH = 460;
    private static final double LEFT = 58;
    private static final double TOP = 12;
    private static final double SIDE = 386;
    private static final double BAR = 54;
    private static final double BELOW = 46;
    private static final double HEIGHT_OF_BAR = 52;

    @Override
    public String svg() {
        double height = SIDE / picture.aspect();
        Svg svg = new Svg(this, WIDTH, TOP + height + BELOW + (bar == null ? 0 : HEIGHT_OF_BAR));
        svg.picture("photo", LEFT, TOP, SIDE, height, picture.uri());
        svg.rectangle("frame", LEFT, TOP, SIDE, height);
        Coordinate across = across();
        for (Axis.Tick tick : across.ticks()) {
            double at = LEFT + SIDE * across.position(tick.value());
            svg.line("axis", at, TOP + height, at, TOP + height + 4);
            svg.text("tick", at, TOP + height + 18, Svg.Anchor.MIDDLE, tick.label());
        }
        Coordinate up = up();
        for (Axis.Tick tick : up.ticks()) {
            double at = TOP + height * (1 - up.position(tick.value()));
            svg.line("axis", LEFT - 4, at, LEFT, at);
            svg.text("tick", LEFT - 8, at + 4, Svg.Anchor.END, tick.label());
        }
        svg.text("title", LEFT + SIDE / 2, TOP + height + 38, Svg.Anchor.MIDDLE, across.name());
        svg.upwards("title", 13, TOP + height / 2, up.name());
        if (bar != null) {
            bar.draw(svg, LEFT, TOP + height + BAR, SIDE);
        }
        return svg.end();
    }

    private Coordinate across() {
        List<Double> right = new ArrayList<>();
        for (int column = 0; column < view.columns(); column++) {
            right.add(view.right(column));
        }
        return new Coordinate("degrees to the right", right);
    }

    private Coordinate up() {
        List<Double> up = new ArrayList<>();
        for (int row = view.rows() - 1; row >= 0; row--) {
            up.add(view.up(row));
        }
        return new Coordinate("degrees up", up);
    }
}
