package org.septuple.report;

import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/// A cyclic colour map for angles: light at ±π, through blue to nearly black at 0, through orange back to light.
///
/// Both halves run along the one axis of hue that red–green colour-blind sight keeps, so that positive and negative angles are
/// told apart, and lightness says how far an angle is from 0.
final class PhaseColours {

    private static final List<Integer> AROUND = List.of(
            0xF6F6F6, 0xB5E6FE, 0x77D2FF, 0x08A4E3, 0x0375AE, 0x00497A, 0x261B26, 0x882000, 0xBE4A00, 0xE67F2B,
            0xF5BC88, 0xF8D9BB, 0xF6F6F6);

    private PhaseColours() {}

    /// The colour of a place on the circle.
    ///
    /// @param turn −π at 0, π at 1
    /// @return `#rrggbb`
    static String colour(double turn) {
        return Colour.css(Colour.between(AROUND, turn));
    }

    /// A palette for images, behind a transparent colour at place 0.
    ///
    /// @param levels how many
    static List<Integer> levels(int levels) {
        return Stream.concat(
                        Stream.of(0),
                        IntStream.range(0, levels).mapToObj(k -> Colour.between(AROUND, k / (levels - 1.0))))
                .toList();
    }

    /// What a bar of these colours is marked with.
    static List<Axis.Tick> angles() {
        return List.of(
                new Axis.Tick(-Math.PI, "−π"),
                new Axis.Tick(-Math.PI / 2, "−π/2"),
                new Axis.Tick(0, "0"),
                new Axis.Tick(Math.PI / 2, "π/2"),
                new Axis.Tick(Math.PI, "π"));
    }
}
