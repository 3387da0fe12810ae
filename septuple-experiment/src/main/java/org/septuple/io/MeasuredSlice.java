package org.septuple.io;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.septuple.gravity.evolution.SpatialSlice;
import org.septuple.numerics.Grid;

/// A slice of space from a file: γ, K, and κρ if there is dust.
final class MeasuredSlice {

    private final String words;
    private final double time;
    private final List<double[]> metric;
    private final List<double[]> extrinsic;
    private final double @Nullable [] density;

    /// Keeps fields.
    ///
    /// @param words     where they lie
    /// @param time      when
    /// @param metric    γ, six fields in the order 11, 12, 13, 22, 23, 33
    /// @param extrinsic K, likewise
    /// @param density   κρ; null without dust
    MeasuredSlice(
            String words, double time, List<double[]> metric, List<double[]> extrinsic, double @Nullable [] density) {
        this.words = words;
        this.time = time;
        this.metric = metric;
        this.extrinsic = extrinsic;
        this.density = density;
    }

    /// Flat space at rest, for files that were not read.
    static MeasuredSlice none(Grid grid) {
        List<double[]> metric = new ArrayList<>();
        for (int pair = 0; pair < SpatialSlice.PAIRS; pair++) {
            double[] field = new double[grid.size()];
            if (pair == SpatialSlice.pair(0, 0) || pair == SpatialSlice.pair(1, 1) || pair == SpatialSlice.pair(2, 2)) {
                Arrays.fill(field, 1);
            }
            metric.add(field);
        }
        List<double[]> still = IntStream.range(0, SpatialSlice.PAIRS)
                .mapToObj(_ -> new double[grid.size()])
                .toList();
        return new MeasuredSlice("a slice that was not read", 0, metric, still, null);
    }

    /// Where it lies.
    String words() {
        return words;
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
