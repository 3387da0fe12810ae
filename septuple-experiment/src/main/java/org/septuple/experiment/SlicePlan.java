package org.septuple.experiment;

import java.util.List;

/// A grid of 1 to 3 coordinates z in the space of trainables, q = q₀ + Ez: a slice, which says nothing about q outside it.
///
/// @param axes one per coordinate
public record SlicePlan(List<Axis> axes) {

    public SlicePlan {
        axes = List.copyOf(axes);
    }

    /// One coordinate.
    ///
    /// @param direction index of the trainable that z moves; −1 for the direction of −∂F/∂q at q₀ (unit length)
    /// @param from      first z
    /// @param to        last z, > from
    /// @param points    ≥ 2, equally spaced
    public record Axis(int direction, double from, double to, int points) {}
}
