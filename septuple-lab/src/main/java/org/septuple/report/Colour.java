package org.septuple.report;

import java.util.List;
import java.util.Locale;

/// Colours as 0xRRGGBB.
final class Colour {

    private Colour() {}

    /// Linear between evenly spaced colours.
    ///
    /// @param anchors at 0, …, 1
    /// @param place   clamped to [0, 1]
    static int between(List<Integer> anchors, double place) {
        double scaled = Math.clamp(place, 0, 1) * (anchors.size() - 1);
        int below = Math.min((int) scaled, anchors.size() - 2);
        double rest = scaled - below;
        int rgb = 0;
        for (int shift = 16; shift >= 0; shift -= 8) {
            double from = anchors.get(below) >> shift & 0xFF;
            double to = anchors.get(below + 1) >> shift & 0xFF;
            rgb |= (int) Math.round(from + rest * (to - from)) << shift;
        }
        return rgb;
    }

    /// As a style sheet has it.
    ///
    /// @return `#rrggbb`
    static String css(int rgb) {
        return String.format(Locale.ROOT, "#%06x", rgb);
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
