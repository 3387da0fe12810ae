package org.septuple.experiment;

import org.septuple.measurement.Recording;
import org.septuple.network.CloudReading;
import org.septuple.network.NormalData;
import org.septuple.network.Septuple;
import org.septuple.numerics.Engine;

/// What clouds of kind `measure` will take.
final class CloudsCost {

    private static final int PROBED = 16;
    /// Fits, splits, competitors and the bounded fit of one vector in one cloud.
    private static final double SECONDS_PER_FIT = 2.5e-5;

    private static final long BYTES_OF_REPORT = 500_000;
    private static final long BYTES_PER_VECTOR = 400;
    /// x, ẋ, X(t), X(t + d).
    private static final int NUMBERS = 10;

    private CloudsCost() {}

    /// Estimates by carrying a few clouds.
    ///
    /// @param experiment what would be measured
    /// @param engine     kernels, one worker
    /// @param threads    workers
    static Cost of(Experiment.Clouds experiment, Engine engine, int threads) {
        long memory = memoryBytes(experiment, threads);
        if (!(experiment.source() instanceof CloudSource.OfNetwork source)) {
            return new Cost(1, memory, BYTES_OF_REPORT);
        }
        SpacetimePlan plan = source.plan();
        Septuple septuple = source.network().septuple(NormalData.standard(source.inputs(), 1, 0), 1, 1, 0);
        CloudReading reading = plan.reading(plan.reading(), septuple.projector().bulkRange());
        CloudSurvey.Source states =
                new CloudSurvey.Source(septuple, source.protocol(), plan.warmUp(), plan.spread(), 1, 0, 0);
        CloudSurvey.of(states, reading, 1, engine);
        long begin = System.nanoTime();
        CloudSurvey.of(states, reading, PROBED, engine);
        double carried = (System.nanoTime() - begin) * 1e-9 * plan.clouds() / PROBED;
        double fitted = SECONDS_PER_FIT * plan.clouds() * reading.vectors();
        return new Cost(
                2 * (carried + fitted) / threads, memory, BYTES_OF_REPORT + 2 * BYTES_PER_VECTOR * reading.vectors());
    }

    /// Bytes of base states and of what becomes of their clouds.
    static long memoryBytes(Experiment.Clouds experiment, int threads) {
        return switch (experiment.source()) {
            case CloudSource.OfNetwork source ->
                memoryBytes(
                        source.plan(),
                        source.inputs() + source.network().bulk().bulk(),
                        source.network().bulk().bulk(),
                        threads);
            case CloudSource.Recorded recorded -> memoryBytes(recorded);
            case CloudSource.Planted planted -> (long) Double.BYTES * NUMBERS * planted.clouds();
        };
    }

    private static long memoryBytes(CloudSource.Recorded recorded) {
        Recording start = recorded.start();
        if (start == null) {
            return 0;
        }
        long perCoordinate = start.frames() * (NUMBERS + recorded.components()) + 2L * start.replicas();
        return (long) Double.BYTES * start.coordinates() * perCoordinate;
    }

    /// Bytes for one network.
    ///
    /// @param plan    how clouds are measured
    /// @param neurons all
    /// @param bulk    those that are read
    /// @param threads workers
    static long memoryBytes(SpacetimePlan plan, long neurons, long bulk, int threads) {
        long vectors = Math.min(bulk, SpacetimePlan.MOST_VECTORS);
        long kept = vectors * plan.clouds() * NUMBERS;
        return Double.BYTES * (kept + CloudSurvey.NUMBERS + threads * neurons * CloudSurvey.TANGENTS);
    }
}
