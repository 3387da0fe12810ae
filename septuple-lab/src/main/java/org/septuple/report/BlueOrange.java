package org.septuple.report;

import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/// A diverging colour map for values of either sign: blue below zero, nearly white at zero, orange above.
///
/// Lightness L* falls evenly from 97 at zero to 30 at either end, so that size is read without colour and zero is always the
/// lightest. Blue and orange differ along the one axis of hue that red–green colour-blind sight keeps; the hues run towards
/// the blue and vermilion of Okabe and Ito, with the largest chroma up to 75 that sRGB holds.
final class BlueOrange {

    private static final List<Integer> BELOW =
            List.of(0xF6F6F6, 0xB5E6FE, 0x77D2FF, 0x0DBDFD, 0x08A4E3, 0x058CC9, 0x0375AE, 0x005F94, 0x00497A);
    private static final List<Integer> ABOVE =
            List.of(0xF6F6F6, 0xF8D9BB, 0xF5BC88, 0xEF9E59, 0xE67F2B, 0xD66208, 0xBE4A00, 0xA33501, 0x882000);

    private BlueOrange() {}

    /// The colour of a value.
    ///
    /// @param value −1 blue, 0 white, 1 orange; beyond as at the ends
    /// @return 0xRRGGBB
    static int rgb(double value) {
        return Colour.between(value < 0 ? BELOW : ABOVE, Math.abs(value));
    }

    /// A palette of such colours for images, behind a transparent one at place 0.
    ///
    /// @param levels how many, odd, so that the middle one is that of 0
    static List<Integer> levels(int levels) {
        return Stream.concat(Stream.of(0), IntStream.range(0, levels).mapToObj(k -> rgb(2.0 * k / (levels - 1) - 1)))
                .toList();
    }

    /// The place of a value in that palette; 0, the transparent one, for NaN.
    static byte level(double value, int levels) {
        return Double.isNaN(value) ? 0 : (byte) (1 + Math.round((Math.clamp(value, -1, 1) + 1) / 2 * (levels - 1)));
    }
}
