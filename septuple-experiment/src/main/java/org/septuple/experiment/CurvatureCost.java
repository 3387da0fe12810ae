package org.septuple.experiment;

/// What kind `curvature` will take.
final class CurvatureCost {

    /// What every run takes, compilation for the larger part: seconds.
    private static final double STARTED = 1;

    private static final double SECONDS_PER_EVENT = 1e-5;
    /// By a field of neurons.
    private static final double SECONDS_PER_PLACE = 2e-4;

    private static final long BYTES_OF_REPORT = 500_000;
    /// Eleven numbers as objects, in a row and in its table.
    private static final long MEMORY_PER_EVENT = 700;

    private static final long BYTES_PER_EVENT = 11 * Double.BYTES;
    private static final long MEMORY_PER_NEURON = 800;

    private CurvatureCost() {}

    /// From the number of events.
    static Cost of(Experiment.OfCurvature experiment, int threads) {
        long events = experiment.plan().events();
        double each =
                experiment.plan().source() instanceof MetricSource.OfNeurons ? SECONDS_PER_PLACE : SECONDS_PER_EVENT;
        return new Cost(
                STARTED + each * events / threads, memoryBytes(experiment), BYTES_OF_REPORT + BYTES_PER_EVENT * events);
    }

    /// Bytes of the rows, and of neurons.
    static long memoryBytes(Experiment.OfCurvature experiment) {
        return MEMORY_PER_EVENT * experiment.plan().events()
                + memoryBytes(experiment.plan().source());
    }

    /// Bytes of neurons.
    static long memoryBytes(MetricSource source) {
        return source instanceof MetricSource.OfNeurons field
                ? MEMORY_PER_NEURON * field.source().count()
                : 0;
    }
}
