package org.septuple.report;

import java.util.List;
import java.util.Locale;

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
        return String.format(Locale.ROOT, "#%06x", rgb(shade));
    }

    /// The colour of text upon that colour, whichever is easier to read.
    ///
    /// @return `black` or `white`
    static String ink(double shade) {
        return luminance(rgb(shade)) > MIDDLE_LUMINANCE ? "black" : "white";
    }

    private static int rgb(double shade) {
        double place = Math.clamp(shade, 0, 1) * (ANCHORS.size() - 1);
        int below = Math.min((int) place, ANCHORS.size() - 2);
        double rest = place - below;
        int rgb = 0;
        for (int shift = 16; shift >= 0; shift -= 8) {
            double from = ANCHORS.get(below) >> shift & 0xFF;
            double to = ANCHORS.get(below + 1) >> shift & 0xFF;
            rgb |= (int) Math.round(from + rest * (to - from)) << shift;
        }
        return rgb;
    }

    /// Relative luminance Y of an sRGB colour (IEC 61966-2-1), 0 for black, 1 for white.
    static double luminance(int rgb) {
        return 0.2126 * linear(rgb >> 16) + 0.7152 * linear(rgb >> 8) + 0.0722 * linear(rgb);
    }

    private static double linear(int channel) {
        double c = (channel & 0xFF) / 255.0;
        return c <= 0.04045 ? c / 12.92 : StrictMath.pow((c + 0.055) / 1.055, 2.4);
    }
}
