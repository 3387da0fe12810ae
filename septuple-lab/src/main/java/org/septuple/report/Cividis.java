package org.septuple.report;

import java.util.List;

/// A sequential colour map whose lightness rises evenly, for normal and for red–green colour-blind sight alike
/// (J. R. Nuñez, C. R. Anderton, R. S. Renslow, PLoS ONE 13 (2018) e0199239), linear between 17 of its colours.
final class Cividis {

    private static final List<Integer> ANCHORS = List.of(
            0x00224E, 0x002E6A, 0x1A386F, 0x32436D, 0x434E6C, 0x535A6D, 0x61656F, 0x6F7073, 0x7D7C78, 0x8C8878,
            0x9B9476, 0xABA072, 0xBCAE6C, 0xCDBB63, 0xDEC958, 0xF0D846, 0xFEE838);

    /// Luminance at which black and white text have equal contrast: (Y + 0.05)² = 0.05 · 1.05.
    private static final double MIDDLE_LUMINANCE = 0.179;

    private Cividis() {}

    /// The colour of a shade.
    ///
    /// @param shade in [0, 1], dark to light
    /// @return `#rrggbb`
    static String colour(double shade) {
        return Colour.css(rgb(shade));
    }

    /// The colour of text upon that colour, whichever is easier to read.
    ///
    /// @return `black` or `white`
    static String ink(double shade) {
        return Colour.luminance(rgb(shade)) > MIDDLE_LUMINANCE ? "black" : "white";
    }

    private static int rgb(double shade) {
        return Colour.between(ANCHORS, shade);
    }
}
