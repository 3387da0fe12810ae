package org.septuple.io;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.DoubleSummaryStatistics;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.septuple.numerics.Axis;
import org.septuple.numerics.Grid;
import org.septuple.quantum.Loop;

/// Binds closed paths.
///
/// ```yaml
/// loops:
///   - {path: circle, centre: [0, 0], radius: 1}       # axes: [0, 1]
///   - {path: polygon, corners: [[-1, -1], [1, -1], [1, 1], [-1, 1]]}
///   - {path: ring, axis: 0}                           # around a periodic axis
/// ```
final class LoopBinder {

    private static final Loop HARMLESS = new Loop.Ring(0, 0);

    private final List<Loop> loops = new ArrayList<>();

    /// Reads the sections.
    ///
    /// @param parent of the key `loops`
    /// @param grid   where the paths lie
    LoopBinder(Section parent, Grid grid) {
        int d = grid.dimensions();
        for (Section section : parent.sections("loops", 0)) {
            Map<String, Supplier<Loop>> paths = new LinkedHashMap<>();
            paths.put("circle", () -> {
                double[] centre = section.numbers("centre", d, Interval.FINITE, new double[d]);
                double radius = section.number("radius", Interval.POSITIVE);
                int[] axes = section.integers("axes", 2, 0, Math.max(1, d - 1), 0, 1);
                if (d < 2) {
                    section.reject("path", "a circle needs two axes, the grid has one", "Use `path: ring`.");
                }
                for (int k : axes) {
                    if (k < d) {
                        requireInside(section, "radius", grid, k, centre[k] - radius, centre[k] + radius);
                    }
                }
                return section.construct("radius", () -> (Loop)
                                new Loop.Circle(Arrays.stream(centre).boxed().toList(), axes[0], axes[1], radius))
                        .orElse(HARMLESS);
            });
            paths.put("polygon", () -> {
                double[][] corners = section.matrix("corners", Section.ANY, d, Interval.FINITE);
                for (int k = 0; k < d; k++) {
                    int axis = k;
                    DoubleSummaryStatistics range = Arrays.stream(corners)
                            .mapToDouble(corner -> corner[axis])
                            .summaryStatistics();
                    requireInside(section, "corners", grid, k, range.getMin(), range.getMax());
                }
                return section.construct("corners", () -> (Loop) new Loop.Polyline(Arrays.stream(corners)
                                .map(corner -> Arrays.stream(corner).boxed().toList())
                                .toList()))
                        .orElse(HARMLESS);
            });
            paths.put("ring", () -> {
                int axis = section.integer("axis", 0, d - 1, 0);
                if (!grid.axis(axis).periodic()) {
                    section.reject(
                            "axis",
                            "`%s` is axis %d, which is not periodic".formatted(section.path("axis"), axis),
                            "A ring goes around a periodic axis.");
                }
                return new Loop.Ring(axis, 0);
            });
            loops.add(section.select("path", paths).get());
        }
    }

    /// A loop may cross the seam of a periodic axis, and no wall.
    private static void requireInside(Section section, String key, Grid grid, int k, double low, double high) {
        Axis axis = grid.axis(k);
        boolean inside = axis.periodic() ? high - low <= axis.length() : low >= axis.from() && high <= axis.to();
        if (!inside && section.isSound()) { // else the grid may be a stand-in
            section.reject(
                    key,
                    ErrorCode.OUT_OF_BOUNDS,
                    "`%s` goes from %s to %s along axis %d, which goes from %s to %s"
                            .formatted(section.path(key), low, high, k, axis.from(), axis.to()),
                    "Take a smaller loop, or a larger box.");
        }
    }

    List<Loop> loops() {
        return loops;
    }
}
