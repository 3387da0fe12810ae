package org.septuple.report;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.septuple.experiment.Experiment;
import org.septuple.experiment.ImagePlan;
import org.septuple.experiment.MetricSource;
import org.septuple.gravity.RayEnd;
import org.septuple.gravity.RayImage;
import org.septuple.spacetime.Box;
import org.septuple.spacetime.Side;

/// The colours of the sky that a camera sees, so that lensing shows: a chequered sphere with a hue for each quarter of the longitude, or the six chequered
/// sides of a box, and a white spot straight ahead. Shadows are black, holes grey; a disc is brighter where its light has a higher frequency.
///
/// @param image what the camera sees
/// @param plan  of the image
/// @param box   whose sides are the sky; null for a sphere
record SkyColours(RayImage image, ImagePlan plan, @Nullable Box box) {

    /// Of what no neuron covers.
    static final int GREY = 0x8A8A8A;

    private static final int TRANSPARENT = 0;
    private static final int SHADOW = 1;
    private static final int HOLE = 2;
    private static final int SPOT = 3;
    private static final int SKY = 4;
    private static final int TONES = 4;
    private static final int DISC = 64;
    private static final int SHADES = 128;
    private static final double CELL = 10;
    private static final double QUARTER = 90;
    private static final double HALF_TURN = 180;
    private static final int CELLS_OF_SIDE = 20;
    /// Degrees around the direction of view that are white, and their share of the view.
    private static final double LARGEST_SPOT = 2;

    private static final double SHARE_OF_VIEW = 1 / 70.0;
    private static final List<Integer> HUES = List.of(0x3A6EA5, 0x2A9D8F, 0x7D5BA6, 0xB5557F, 0x8A9A5B, 0x6F8091);
    private static final List<Integer> GLOW = List.of(0x2E0A06, 0x84250A, 0xD2600C, 0xF4AE3D, 0xFFF4D6);

    /// Colours of an image of kind `geodesic`.
    static SkyColours of(RayImage image, ImagePlan plan, Experiment.OfGeodesics experiment) {
        return new SkyColours(
                image, plan, experiment.source() instanceof MetricSource.OfNeurons field ? field.box() : null);
    }

    /// The image.
    PaletteImage picture() {
        int columns = image.view().columns();
        int rows = image.view().rows();
        double[] range = discRange();
        byte[] pixels = new byte[columns * rows];
        for (int row = 0; row < rows; row++) {
            for (int column = 0; column < columns; column++) {
                pixels[row * columns + column] = (byte)
                        switch (image.end(column, row)) {
                            case SKY -> sky(column, row);
                            case DISC -> DISC + disc(image.frequencyRatio(column, row), range);
                            case CAPTURED -> SHADOW;
                            case HOLE -> HOLE;
                            case LOST -> TRANSPARENT;
                        };
            }
        }
        return new PaletteImage(columns, pixels, palette());
    }

    private static List<Integer> palette() {
        List<Integer> palette = new ArrayList<>(List.of(0, 0x000000, GREY, 0xFFFFFF));
        for (int hue : HUES) {
            palette.add(hue);
            palette.add(Colour.between(List.of(hue, 0xFFFFFF), 0.25));
            palette.add(Colour.between(List.of(hue, 0x000000), 0.35));
            palette.add(Colour.between(List.of(hue, 0x000000), 0.15));
        }
        while (palette.size() < DISC) {
            palette.add(0);
        }
        for (int shade = 0; shade < SHADES; shade++) {
            palette.add(Colour.between(GLOW, shade / (SHADES - 1.0)));
        }
        return palette;
    }

    /// Least and largest frequency ratio of the disc.
    private double[] discRange() {
        double[] range = {Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY};
        for (int row = 0; row < image.view().rows(); row++) {
            for (int column = 0; column < image.view().columns(); column++) {
                double g = image.frequencyRatio(column, row);
                if (image.end(column, row) == RayEnd.DISC && Double.isFinite(g)) {
                    range[0] = Math.min(range[0], g);
                    range[1] = Math.max(range[1], g);
                }
            }
        }
        return range;
    }

    private static int disc(double g, double[] range) {
        double share = range[1] > range[0] ? (g - range[0]) / (range[1] - range[0]) : 1;
        return Double.isNaN(share) ? 0 : (int) Math.round(Math.clamp(share, 0, 1) * (SHADES - 1));
    }

    private int sky(int column, int row) {
        double x = image.event(column, row, 1);
        double y = image.event(column, row, 2);
        double z = image.event(column, row, 3);
        if (isAhead(x, y, z)) {
            return SPOT;
        }
        return box == null ? ofSphere(x, y, z) : ofBox(box, x, y, z);
    }

    private boolean isAhead(double x, double y, double z) {
        double[] place = {x, y, z};
        double product = 0;
        double view = 0;
        double way = 0;
        for (int a = 0; a < place.length; a++) {
            double ahead = plan.toward().get(a) - plan.event().get(1 + a);
            double to = place[a] - plan.event().get(1 + a);
            product += ahead * to;
            view += ahead * ahead;
            way += to * to;
        }
        double spot = Math.min(LARGEST_SPOT, SHARE_OF_VIEW * image.view().degrees());
        return product > Math.sqrt(view * way) * StrictMath.cos(Math.toRadians(spot));
    }

    private static int ofSphere(double x, double y, double z) {
        double longitude = degrees(StrictMath.atan2(y, x)) + HALF_TURN;
        double latitude = degrees(StrictMath.atan2(z, Math.sqrt(x * x + y * y)));
        int quarter = Math.clamp((int) (longitude / QUARTER), 0, 3);
        boolean odd = ((int) (longitude / CELL) + (int) Math.floor(latitude / CELL)) % 2 != 0;
        return SKY + TONES * quarter + (latitude < 0 ? 2 : 0) + (odd ? 1 : 0);
    }

    private static double degrees(double radians) {
        return radians * (HALF_TURN / Math.PI);
    }

    /// The side that is nearest, relatively to its length, and the squares on the other two.
    private static int ofBox(Box box, double... place) {
        int side = 0;
        double nearest = Double.POSITIVE_INFINITY;
        int cells = 0;
        for (int axis = 0; axis < place.length; axis++) {
            Side along = box.side(axis);
            double share = (place[axis] - along.from()) / along.length();
            if (share < nearest || 1 - share < nearest) {
                nearest = Math.min(share, 1 - share);
                side = 2 * axis + (share < 1 - share ? 0 : 1);
            }
        }
        for (int axis = 0; axis < place.length; axis++) {
            Side along = box.side(axis);
            cells += axis == side / 2
                    ? 0
                    : (int) Math.floor((place[axis] - along.from()) / along.length() * CELLS_OF_SIDE);
        }
        return SKY + TONES * side + Math.floorMod(cells, 2);
    }
}
