package org.septuple.io;

import java.util.ArrayList;
import java.util.Collections;
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
    /// No solver has fewer.
    private static final int FIELDS = 8;

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
        int axesGiven = Math.clamp(sections.size(), 1, MOST_AXES); // lengths of other keys are right with it
        Grid harmless = new Grid(Collections.nCopies(axesGiven, new Axis(0, 1, 2, byDefault)));
        Grid bound = axes.size() == sections.size()
                ? section.construct("axes", () -> new Grid(axes)).orElse(harmless)
                : harmless;
        this.grid = fits(section, bound) ? bound : harmless;
    }

    /// Before any field is made on it; what a kind needs in all is known once it is bound.
    private static boolean fits(Section section, Grid grid) {
        long needed = (long) grid.size() * FIELDS * Double.BYTES;
        long available = Runtime.getRuntime().maxMemory();
        if (needed > available) {
            section.reject(
                    "axes",
                    ErrorCode.DATA_TOO_LARGE,
                    "`%s` make %,d cells: %d fields need %,d MB, Java may use %,d MB"
                            .formatted(section.path("axes"), grid.size(), FIELDS, needed >> 20, available >> 20),
                    "Use fewer points, or give Java more: SEPTUPLE_JAVA_OPTS=-Xmx8g");
        }
        return needed <= available;
    }

    /// The grid, harmless if anything is wrong.
    Grid grid() {
        return grid;
    }
}
