package org.septuple.report;

import java.util.List;

/// Symmetric 2×2 matrices at points of a plane, each as the curve dᵀ g d = r²: where lengths are large, it is small.
///
/// @param title       of the figure
/// @param description what it shows
/// @param across      horizontal coordinate
/// @param up          vertical coordinate
/// @param ellipses    one for each matrix
/// @param unit        r: a proper length
record EllipseMap(
        String title, String description, Coordinate across, Coordinate up, List<Ellipse> ellipses, double unit)
        implements Figure {

    private static final double WIDTH = 460;
    private static final double LEFT = 70;
    private static final double TOP = 24;
    private static final double SIDE = 350;
    private static final double BELOW = 50;
    private static final int CORNERS = 48;

    EllipseMap {
        ellipses = List.copyOf(ellipses);
    }

    /// A matrix that is positive definite.
    ///
    /// @param x  where, across
    /// @param y  where, upwards
    /// @param xx entry
    /// @param xy entry
    /// @param yy entry
    record Ellipse(double x, double y, double xx, double xy, double yy) {

        /// A corner of the curve dᵀ g d = 1, from the Cholesky factor of g: d = L⁻ᵀ(cos φ, sin φ).
        double[] corner(double phi) {
            double l11 = Math.sqrt(xx);
            double l21 = xy / l11;
            double l22 = Math.sqrt(yy - l21 * l21);
            double second = Math.sin(phi) / l22;
            return new double[] {(Math.cos(phi) - l21 * second) / l11, second};
        }

        /// Largest distance from the middle to the curve, across or upwards.
        double reach() {
            double determinant = xx * yy - xy * xy;
            return Math.sqrt(Math.max(xx, yy) / determinant);
        }
    }

    @Override
    public String svg() {
        double longer = Math.max(extent(across), extent(up));
        return new Drawing(SIDE * extent(across) / longer, SIDE * extent(up) / longer).svg();
    }

    private static double extent(Coordinate coordinate) {
        double extent = coordinate.high() - coordinate.low();
        return extent > 0 ? extent : 1;
    }

    /// One scale for both coordinates, so that circles are round.
    private final class Drawing {
        private final double width;
        private final double height;

        Drawing(double width, double height) {
            this.width = width;
            this.height = height;
        }

        String svg() {
            Svg svg = new Svg(EllipseMap.this, WIDTH, TOP + height + BELOW);
            svg.rectangle("frame", LEFT, TOP, width, height);
            svg.inside(
                    LEFT, TOP, width, height, () -> ellipses.forEach(ellipse -> svg.path("line ink0", curve(ellipse))));
            for (Axis.Tick tick : across.ticks()) {
                double at = LEFT + width * across.position(tick.value());
                svg.line("axis", at, TOP + height, at, TOP + height + 4);
                svg.text("tick", at, TOP + height + 18, Svg.Anchor.MIDDLE, tick.label());
            }
            for (Axis.Tick tick : up.ticks()) {
                double at = TOP + height * (1 - up.position(tick.value()));
                svg.line("axis", LEFT - 4, at, LEFT, at);
                svg.text("tick", LEFT - 8, at + 4, Svg.Anchor.END, tick.label());
            }
            svg.text("title", LEFT + width / 2, TOP + height + 38, Svg.Anchor.MIDDLE, across.name());
            svg.upwards("title", 13, TOP + height / 2, up.name());
            return svg.end();
        }

        private Svg.Path curve(Ellipse ellipse) {
            double scale = width * (across.position(across.high()) - across.position(across.low())) / extent(across);
            Svg.Path path = new Svg.Path();
            for (int k = 0; k < CORNERS; k++) {
                double[] d = ellipse.corner(2 * Math.PI * k / CORNERS);
                path.to(
                        LEFT + width * across.position(ellipse.x()) + scale * unit * d[0],
                        TOP + height * (1 - up.position(ellipse.y())) - scale * unit * d[1]);
            }
            return path.closed();
        }
    }
}
