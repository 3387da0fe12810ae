package org.septuple.experiment;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.septuple.numerics.Grid;

/// What kind `curvature` computes.
///
/// @param source space-time
/// @param at     events, four coordinates each
/// @param random events drawn beside these; null for none
/// @param slice  events on a line or plane; null for none
/// @param cells  curvature of all cells of a grid; null for none
public record CurvaturePlan(
        MetricSource source,
        List<List<Double>> at,
        @Nullable Random random,
        @Nullable Slice slice,
        @Nullable Cells cells) {

    /// Most random events.
    public static final int MOST_EVENTS = 100_000;

    /// Most points along an axis of a slice.
    public static final int MOST_POINTS = 256;

    /// Most cells along an axis of a grid.
    public static final int MOST_CELLS = 512;

    /// Copies.
    public CurvaturePlan {
        at = at.stream().map(List::copyOf).toList();
    }

    /// Events evenly distributed in a box of coordinates.
    ///
    /// @param count how many
    /// @param from  lower ends, four; empty for those of the family, inside its chart
    /// @param to    upper ends
    public record Random(int count, List<Double> from, List<Double> to) {
        /// Copies.
        public Random {
            from = List.copyOf(from);
            to = List.copyOf(to);
        }
    }

    /// Events through one event, evenly spaced along one or two coordinates.
    ///
    /// @param axes   indices of coordinates
    /// @param from   first values
    /// @param to     last values
    /// @param points along each
    /// @param at     all four coordinates; those of `axes` are not looked at
    public record Slice(List<Integer> axes, List<Double> from, List<Double> to, int points, List<Double> at) {
        /// Copies.
        public Slice {
            axes = List.copyOf(axes);
            from = List.copyOf(from);
            to = List.copyOf(to);
            at = List.copyOf(at);
        }

        /// How many events.
        ///
        /// @return the product of points over axes
        public int events() {
            return axes.size() == 1 ? points : points * points;
        }
    }

    /// All cells of a grid.
    ///
    /// @param grid        of the three spatial coordinates
    /// @param time        of the slice
    /// @param differences by which derivatives are taken; null for those of the metric itself
    public record Cells(Grid grid, double time, @Nullable Differences differences) {}

    /// Central differences of samples.
    ///
    /// @param order 4 or 6
    /// @param step  in time, of a metric that depends on it; 0 of one at rest
    public record Differences(int order, double step) {}

    /// How many events in all.
    ///
    /// @return those given, drawn, and of the slice
    public long events() {
        return at.size() + (random == null ? 0L : random.count()) + (slice == null ? 0L : slice.events());
    }
}
