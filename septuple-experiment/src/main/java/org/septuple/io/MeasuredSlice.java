package org.septuple.io;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.septuple.gravity.evolution.SpatialSlice;
import org.septuple.numerics.Grid;

/// A slice of space from a file: γ, K, and κρ if there is dust.
final class MeasuredSlice {

    private final double time;
    private final List<double[]> metric;
    private final List<double[]> extrinsic;
    private final double @Nullable [] density;

    /// Keeps fields.
    ///
    /// @param time      when
    /// @param metric    γ, six fields in the order 11, 12, 13, 22, 23, 33
    /// @param extrinsic K, likewise
    /// @param density   κρ; null without dust
    MeasuredSlice(double time, List<double[]> metric, List<double[]> extrinsic, double @Nullable [] density) {
        this.time = time;
        this.metric = metric;
        this.extrinsic = extrinsic;
        this.density = density;
    }

    /// When it was.
    double time() {
        return time;
    }

    /// The slice.
    ///
    /// @param grid of the fields
    /// @param at   its time in the experiment
    SpatialSlice at(Grid grid, double at) {
        SpatialSlice slice = SpatialSlice.of(grid, at, metric, extrinsic);
        return density == null ? slice : slice.withDust(density);
    }
}
