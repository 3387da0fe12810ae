package org.septuple.report;

import java.util.List;

/// Small images in rows of five, with a line of text under each.
///
/// @param title       of the figure
/// @param description what the images are
/// @param columns     pixels in a row of an image, ≥ 1
/// @param shades      which value is which colour
/// @param images      in order
public record ImageStrip(String title, String description, int columns, Shades shades, List<Image> images)
        implements Figure {

    private static final int PER_ROW = 5;
    private static final double WIDTH = 460;
    private static final double CELL = WIDTH / PER_ROW;
    private static final double PICTURE = 72;
    private static final double FRAME = 3;
    private static final double CAPTION = 17;
    private static final double GAP = 14;
    private static final int LEVELS = 255;

    public ImageStrip {
        images = List.copyOf(images);
        for (Image image : images) {
            if (columns < 1 || image.pixels().isEmpty() || image.pixels().size() % columns != 0) {
                throw new IllegalArgumentException("%d pixels are not a whole number of rows of %d"
                        .formatted(image.pixels().size(), columns));
            }
        }
    }

    /// Which value is which colour.
    public sealed interface Shades {}

    /// Grey: dark pixels are high values.
    ///
    /// @param low  value shown white
    /// @param high value shown black
    public record Grey(double low, double high) implements Shades {}

    /// Blue below zero, orange above.
    ///
    /// @param limit size shown darkest, > 0
    public record Signed(double limit) implements Shades {}

    /// One image.
    ///
    /// @param pixels  rows from the top
    /// @param caption under it
    /// @param marked  whether a heavy dashed frame sets it apart
    public record Image(List<Double> pixels, String caption, boolean marked) {
        public Image {
            pixels = List.copyOf(pixels);
        }
    }

    @Override
    public String svg() {
        double rowHeight = PICTURE + 2 * FRAME + CAPTION + GAP;
        int rows = Math.ceilDiv(images.size(), PER_ROW);
        Svg svg = new Svg(this, WIDTH, Math.max(1, rows * rowHeight));
        for (int k = 0; k < images.size(); k++) {
            int row = k / PER_ROW;
            int column = k % PER_ROW;
            draw(svg, images.get(k), (column + 0.5) * CELL, row * rowHeight + FRAME);
        }
        return svg.end();
    }

    private void draw(Svg svg, Image image, double middle, double top) {
        double aspect = (double) image.pixels().size() / columns / columns;
        double width = PICTURE * Math.min(1, 1 / aspect);
        double height = PICTURE * Math.min(1, aspect);
        double x = middle - width / 2;
        double y = top + (PICTURE - height) / 2;
        svg.picture("pixels", x, y, width, height, picture(image.pixels()));
        double margin = image.marked() ? FRAME - 1 : 0;
        svg.rectangle(
                image.marked() ? "marked" : "frame", x - margin, y - margin, width + 2 * margin, height + 2 * margin);
        svg.text("caption", middle, top + PICTURE + FRAME + CAPTION - 2, Svg.Anchor.MIDDLE, image.caption());
    }

    private String picture(List<Double> pixels) {
        byte[] levels = new byte[pixels.size()];
        return switch (shades) {
            case Grey(double low, double high) -> {
                for (int k = 0; k < levels.length; k++) {
                    double darkness = high > low ? Math.clamp((pixels.get(k) - low) / (high - low), 0, 1) : 0;
                    levels[k] = (byte) Math.round(LEVELS * (1 - darkness));
                }
                yield Png.grey(columns, levels);
            }
            case Signed(double limit) -> {
                for (int k = 0; k < levels.length; k++) {
                    levels[k] = BlueOrange.level(pixels.get(k) / limit, LEVELS);
                }
                yield Png.ofColours(columns, levels, BlueOrange.levels(LEVELS));
            }
        };
    }
}
