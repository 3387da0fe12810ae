package org.septuple.experiment;

import org.septuple.measurement.Recording;
import org.septuple.numerics.Engine;

/// What clouds of kind `measure` will take.
final class CloudsCost {

    private static final long BYTES_OF_REPORT = 500_000;
    private static final long BYTES_PER_VECTOR = 400;
    /// x, ẋ, X(t), X(t + d).
    private static final int NUMBERS = 10;
    /// Both, and layers paired at random.
    private static final long READINGS = 3;
    /// States, inputs, drives and noise of a neuron of a replica, and what a reading shows of them.
    private static final long PER_REPLICA = 10;

    private static final long BYTES_PER_SYNAPSE = 12;
    /// What every run takes, compilation for the larger part: seconds.
    private static final double STARTED = 4;

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
        long vectors = Math.min(source.network().bulk().bulk(), SpacetimePlan.MOST_VECTORS);
        return new Cost(
                STARTED + new CloudsPace(source, engine).seconds() / threads,
                memory,
                BYTES_OF_REPORT + 2 * BYTES_PER_VECTOR * vectors);
    }

    /// Bytes of base states and of what becomes of their clouds.
    static long memoryBytes(Experiment.Clouds experiment, int threads) {
        return switch (experiment.source()) {
            case CloudSource.OfNetwork source ->
                memoryBytes(
                                source.plan(),
                                source.inputs() + source.network().bulk().bulk(),
                                source.network().bulk().bulk(),
                                threads)
                        + BYTES_PER_SYNAPSE * source.network().bulk().synapses(source.inputs(), 0);
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
        long kept = READINGS * vectors * plan.clouds() * NUMBERS;
        SpacetimePlan.Scan scan = plan.scan();
        SpacetimePlan.Finite finite = plan.finite();
        long carried = neurons * CloudSurvey.TANGENTS;
        if (scan != null && neurons * scan.replicas() <= CloudScan.MOST) {
            kept += 2L * (scan.radii().size() + 1) * vectors * scan.clouds() * NUMBERS;
            carried = Math.max(carried, neurons * scan.replicas() * PER_REPLICA);
        }
        if (finite != null) {
            kept += READINGS * vectors * plan.clouds() * plan.components() * plan.components();
            carried = Math.max(carried, neurons * finite.replicas() * PER_REPLICA);
        }
        return Double.BYTES * (kept + 2L * BaseStates.NUMBERS + threads * carried);
    }
}
