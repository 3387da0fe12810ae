package org.septuple.experiment;

/// What kind `geodesic` will take.
final class GeodesicCost {

    /// What every run takes, compilation for the larger part: seconds.
    private static final double STARTED = 1;

    private static final double SECONDS_PER_PATH = 1e-3;
    /// Through a field of neurons.
    private static final double SECONDS_PER_PATH_OF_NEURONS = 0.05;

    private static final double SECONDS_OF_ORBITS = 2;
    private static final long BYTES_OF_REPORT = 500_000;
    /// Twelve numbers as objects, in a row and in its table.
    private static final long MEMORY_PER_POINT = 800;

    private static final long BYTES_PER_POINT = 12 * Double.BYTES;

    private GeodesicCost() {}

    /// From the number of paths.
    static Cost of(Experiment.OfGeodesics experiment, int threads) {
        boolean field = experiment.source() instanceof MetricSource.OfNeurons;
        double each = field ? SECONDS_PER_PATH_OF_NEURONS : SECONDS_PER_PATH;
        GeodesicPlan plan = experiment.plan();
        double paths = plan == null ? 0 : plan.paths();
        double orbits = experiment.orbits() == null ? 0 : SECONDS_OF_ORBITS;
        return new Cost(
                STARTED + orbits + each * paths / threads,
                memoryBytes(experiment),
                BYTES_OF_REPORT + BYTES_PER_POINT * points(experiment));
    }

    /// Bytes of the rows, and of neurons.
    static long memoryBytes(Experiment.OfGeodesics experiment) {
        return MEMORY_PER_POINT * points(experiment) + CurvatureCost.memoryBytes(experiment.source());
    }

    private static long points(Experiment.OfGeodesics experiment) {
        GeodesicPlan plan = experiment.plan();
        return plan == null ? 0 : (long) plan.paths() * plan.points();
    }
}
