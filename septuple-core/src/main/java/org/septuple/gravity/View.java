package org.septuple.gravity;

import org.septuple.numerics.Elementary;

/// What part of all directions an image shows, and its pixels. The distance of a pixel from the middle of the image is the angle of its light from the direction of
/// view (azimuthal equidistant projection): degrees are evenly spaced along every line through the middle, and circles around it are circles.
///
/// @param degrees from the left side of the image to the right one
/// @param columns of pixels, ≥ 1
/// @param rows    of pixels, ≥ 1
public record View(double degrees, int columns, int rows) {

    private static final double HALF_TURN = 180;

    /// Checks the numbers.
    public View {
        if (columns < 1 || rows < 1) {
            throw new IllegalArgumentException("%d columns and %d rows: need >= 1".formatted(columns, rows));
        }
        double corner = 0.5 * degrees * Math.sqrt(1 + (double) rows / columns * rows / columns);
        if (!(degrees > 0 && corner <= HALF_TURN)) {
            throw new IllegalArgumentException(
                    "view of %s degrees with %d columns and %d rows: corners are %s degrees from the middle, need > 0 and <= 180"
                            .formatted(degrees, columns, rows, corner));
        }
    }

    /// Side of a pixel.
    ///
    /// @return degrees
    public double pixel() {
        return degrees / columns;
    }

    /// Where the middle of a column is.
    ///
    /// @param column from 0, from the left
    /// @return degrees to the right of the middle of the image
    public double right(int column) {
        return (column + 0.5 - 0.5 * columns) * pixel();
    }

    /// Where the middle of a row is.
    ///
    /// @param row from 0, from above
    /// @return degrees above the middle of the image
    public double up(int row) {
        return (0.5 * rows - row - 0.5) * pixel();
    }

    /// The solid angle of a pixel, to first order in its size.
    ///
    /// @param column from 0
    /// @param row    from 0
    /// @return square degrees
    public double solidAngle(int column, int row) {
        double right = right(column);
        double up = up(row);
        double angle = radians(Math.sqrt(right * right + up * up));
        return pixel() * pixel() * (angle == 0 ? 1 : Elementary.sin(angle) / angle);
    }

    /// The direction of a point of the image.
    ///
    /// @param right degrees right of the middle
    /// @param up    degrees above the middle
    /// @param to    receives three components of a unit vector: along the view, right, up
    public static void direction(double right, double up, double[] to) {
        double degrees = Math.sqrt(right * right + up * up);
        double angle = radians(degrees);
        double share = degrees == 0 ? 0 : Elementary.sin(angle) / degrees;
        to[0] = Elementary.cos(angle);
        to[1] = share * right;
        to[2] = share * up;
    }

    private static double radians(double degrees) {
        return degrees * (Math.PI / HALF_TURN);
    }
}
