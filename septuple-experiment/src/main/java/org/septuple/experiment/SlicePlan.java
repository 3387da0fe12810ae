package org.septuple.experiment;

import java.util.List;
import java.util.stream.IntStream;

/// A grid of 1 to 3 coordinates z in the space of trainables, q = q₀ + Ez: a slice, which says nothing about q outside it.
///
/// @param axes one per coordinate
public record SlicePlan(List<Axis> axes) {

    /// Most coordinates.
    public static final int MOST_AXES = 3;

    public SlicePlan {
        axes = List.copyOf(axes);
    }

    /// Number of points of the grid.
    ///
    /// @return the product over the axes
    public int points() {
        return axes.stream().mapToInt(Axis::points).reduce(1, Math::multiplyExact);
    }

    /// Where a point lies.
    ///
    /// @param point in [0, points), the last coordinate running fastest
    /// @return z, one number per axis
    public double[] at(int point) {
        double[] z = new double[axes.size()];
        int rest = point;
        for (int k = axes.size() - 1; k >= 0; k--) {
            z[k] = axes.get(k).value(rest % axes.get(k).points());
            rest /= axes.get(k).points();
        }
        return z;
    }

    /// One coordinate.
    ///
    /// @param direction index of the trainable that z moves; −1 for the direction of −∂F/∂q at q₀ (unit length)
    /// @param from      first z
    /// @param to        last z, > from
    /// @param points    ≥ 2, equally spaced
    public record Axis(int direction, double from, double to, int points) {

        /// The direction of −∂F/∂q.
        public static final int GRADIENT = -1;

        /// One value of the coordinate.
        ///
        /// @param index in [0, points)
        /// @return z
        public double value(int index) {
            return from + (to - from) * index / (points - 1);
        }

        /// All values.
        ///
        /// @return rising
        public List<Double> values() {
            return IntStream.range(0, points).mapToObj(this::value).toList();
        }

        /// The word in files and reports.
        ///
        /// @return `q.3`, or `gradient`
        public String label() {
            return direction == GRADIENT ? "gradient" : "q." + direction;
        }
    }
}
