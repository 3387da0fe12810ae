package org.septuple.io;

import java.util.ArrayList;
import java.util.List;
import org.septuple.numerics.Axis;
import org.septuple.numerics.Boundary;
import org.septuple.numerics.Grid;

/// Binds the section `grid`.
///
/// ```yaml
/// grid:
///   axes:                                       # 1 to 3
///     - {from: -8, to: 8, points: 256, boundary: periodic}   # or reflecting, or vanishing
/// ```
final class GridBinder {

    private static final int MOST_AXES = 3;
    private static final int MOST_POINTS = 1 << 24;

    private final Grid grid;

    /// Reads the section.
    ///
    /// @param section   `grid`
    /// @param byDefault of axes that do not name their boundary
    GridBinder(Section section, Boundary byDefault) {
        List<Axis> axes = new ArrayList<>();
        List<Section> sections = section.sections("axes", 1);
        for (Section one : sections) {
            double from = one.number("from", Interval.FINITE);
            double to = one.number("to", Interval.FINITE);
            int points = one.integer("points", 2, MOST_POINTS);
            Boundary boundary = one.choice("boundary", byDefault);
            one.construct("to", () -> new Axis(from, to, points, boundary)).ifPresent(axes::add);
        }
        if (sections.size() > MOST_AXES) {
            section.reject(
                    "axes",
                    ErrorCode.OUT_OF_BOUNDS,
                    "`%s` has %d axes, must have 1 to %d".formatted(section.path("axes"), sections.size(), MOST_AXES),
                    "Solve for fewer coordinates.");
        }
        Grid harmless = Grid.of(new Axis(0, 1, 2, byDefault));
        this.grid = axes.size() == sections.size()
                ? section.construct("axes", () -> new Grid(axes)).orElse(harmless)
                : harmless;
    }

    /// The grid, harmless if anything is wrong.
    Grid grid() {
        return grid;
    }
}
