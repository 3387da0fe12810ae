package org.septuple.report;

import java.util.List;

/// An image of a few colours.
final class PaletteImage {

    private final int columns;
    private final byte[] pixels;
    private final List<Integer> colours;

    /// An image.
    ///
    /// @param columns width
    /// @param pixels  rows from the top, each `columns` places in the palette; kept
    /// @param colours 0xRRGGBB, at most 256; the first is transparent
    PaletteImage(int columns, byte[] pixels, List<Integer> colours) {
        this.columns = columns;
        this.pixels = pixels;
        this.colours = List.copyOf(colours);
    }

    /// Width over height.
    double aspect() {
        return (double) columns * columns / pixels.length;
    }

    /// As a file.
    ///
    /// @return PNG
    byte[] file() {
        return Png.file(columns, pixels, colours);
    }

    /// As an address.
    ///
    /// @return `data:` URI
    String uri() {
        return Png.ofColours(columns, pixels, colours);
    }
}
