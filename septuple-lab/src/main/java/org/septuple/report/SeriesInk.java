package org.septuple.report;

import java.util.List;

/// How one of several lines is told from the others: by colour, dashes and marker. Colours are those of M. Okabe and
/// K. Ito, "Color universal design" (2008), then brown and grey, chosen for each background so that each stands out by 3 : 1 or nearly so.
///
/// @param light  colour on a light background
/// @param dark   colour on a dark background
/// @param dash   lengths of strokes and gaps, `none` for a full line
/// @param marker at the points
record SeriesInk(String light, String dark, String dash, Marker marker) {

    /// In the order of use; an eighth line begins again.
    static final List<SeriesInk> ALL = List.of(
            new SeriesInk("#0072B2", "#56B4E9", "none", Marker.CIRCLE),
            new SeriesInk("#D55E00", "#E69F00", "7 3", Marker.SQUARE),
            new SeriesInk("#009E73", "#009E73", "2 3", Marker.TRIANGLE),
            new SeriesInk("#CC79A7", "#CC79A7", "8 3 2 3", Marker.DIAMOND),
            new SeriesInk("#000000", "#F0E442", "4 2", Marker.CROSS),
            new SeriesInk("#8C510A", "#D8B365", "11 3", Marker.WEDGE),
            new SeriesInk("#66707A", "#B0BAC4", "1 2", Marker.SALTIRE));

    private static final double SIZE = 3.6;

    /// The shape at a point.
    enum Marker {
        CIRCLE,
        SQUARE,
        TRIANGLE,
        DIAMOND,
        CROSS,
        WEDGE,
        SALTIRE;

        Svg.Path at(double x, double y) {
            Svg.Path path = new Svg.Path();
            switch (this) {
                case CIRCLE -> polygon(path, x, y, 12, Math.PI / 12);
                case SQUARE -> polygon(path, x, y, 4, Math.PI / 4);
                case TRIANGLE -> polygon(path, x, y, 3, -Math.PI / 2);
                case DIAMOND -> polygon(path, x, y, 4, 0);
                case WEDGE -> polygon(path, x, y, 3, Math.PI / 2);
                case CROSS -> cross(path, x, y, 0);
                case SALTIRE -> cross(path, x, y, Math.PI / 4);
            }
            return path.closed();
        }

        /// Two bars across each other, turned.
        private static void cross(Svg.Path path, double x, double y, double turn) {
            double s = SIZE / 3;
            double cos = StrictMath.cos(turn);
            double sin = StrictMath.sin(turn);
            double[][] arm = {{-s, -SIZE}, {s, -SIZE}, {s, -s}};
            for (int quarter = 0; quarter < 4; quarter++) {
                for (double[] corner : arm) {
                    path.to(x + cos * corner[0] - sin * corner[1], y + sin * corner[0] + cos * corner[1]);
                }
                double turned = -sin;
                sin = cos;
                cos = turned;
            }
        }

        private static void polygon(Svg.Path path, double x, double y, int corners, double phase) {
            double radius = corners > 4 ? SIZE : SIZE * 1.25;
            for (int k = 0; k < corners; k++) {
                double angle = phase + 2 * Math.PI * k / corners;
                path.to(x + radius * StrictMath.cos(angle), y + radius * StrictMath.sin(angle));
            }
        }
    }
}
