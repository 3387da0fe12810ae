package org.septuple.experiment;

import java.util.List;
import org.septuple.measurement.Recording;
import org.septuple.measurement.TimeScale;
import org.septuple.measurement.Units;
import org.septuple.statistics.Estimate;

/// How many pieces of a recording are independent: replicas, or blocks of time where these are few. A block has to last five
/// correlation times; where blocks do not, longer ones are counted that would, and where correlations last longer than recorded, replicas alone.
///
/// @param units       pieces that errors are spreads over
/// @param coordinates d
/// @param correlation longest correlation time in frames, two errors above what is measured, or a bound from below; 0 if units are
///                    replicas or coordinates are too many
/// @param known       whether that is no mere bound
record IndependentPieces(Units units, int coordinates, double correlation, boolean known) {

    /// Coordinates whose correlation times are measured.
    static final int MOST_TIMES = 64;

    /// Correlation times that a block has to last.
    private static final double LONG_ENOUGH = 5;

    /// Of a recording.
    static IndependentPieces of(Recording recording) {
        Units units = Units.of(recording);
        int d = recording.coordinates();
        if (units.areReplicas()) {
            return new IndependentPieces(units, d, 0, true);
        }
        double most = 0;
        double least = 0;
        boolean known = d <= MOST_TIMES;
        for (TimeScale scale : known ? TimeScale.of(recording) : List.<TimeScale>of()) {
            switch (scale) {
                case TimeScale.Measured(Estimate time, int _) ->
                    most = Math.max(most, (time.value() + 2 * time.standardError()) / recording.interval());
                case TimeScale.LongerThanRecorded(double bound) -> {
                    known = false;
                    least = Math.max(least, bound / recording.interval());
                }
            }
        }
        return new IndependentPieces(units, d, known ? most : least, known);
    }

    /// As if all pieces were independent, in a part of a recording whose correlations are not asked for.
    static IndependentPieces assumed(Recording recording) {
        return new IndependentPieces(Units.of(recording), recording.coordinates(), 0, true);
    }

    /// Whether blocks are independent.
    boolean areApart() {
        return known && units.framesPerBlock() >= LONG_ENOUGH * correlation;
    }

    /// Independent pieces; at least the replicas.
    long count() {
        if (units.areReplicas() || !known) {
            return units.replicas();
        }
        double blocks = Math.floor(units.frames() / (LONG_ENOUGH * correlation));
        return Math.clamp((long) (units.replicas() * blocks), units.replicas(), units.count());
    }

    /// Refuses what needs all directions of the coordinates seen by independent pieces.
    ///
    /// @throws IllegalArgumentException if pieces are fewer than coordinates
    void require() {
        if (count() < coordinates) {
            throw new IllegalArgumentException(
                    units.areReplicas()
                            ? "%d replicas are fewer than %d coordinates; record %2$d replicas, or choose coordinates"
                                    .formatted(count(), coordinates)
                            : "independent pieces of the %d replicas: %d, fewer than %d coordinates (correlations last %s%.3g frames); record longer or %3$d replicas, or choose coordinates"
                                    .formatted(
                                            units.replicas(),
                                            count(),
                                            coordinates,
                                            known ? "" : "more than ",
                                            correlation));
        }
    }
}
