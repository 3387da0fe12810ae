package org.septuple.experiment;

/// What kind `identity` will take.
final class IdentityCost {

    /// What every run takes, compilation for the larger part: seconds.
    private static final double STARTED = 1;

    private static final double SECONDS_PER_VECTOR = 5e-6;
    private static final long BYTES_OF_REPORT = 500_000;
    /// Five numbers as objects, in a row and in its table.
    private static final long MEMORY_PER_VECTOR = 400;

    private static final long BYTES_PER_VECTOR = 5 * Double.BYTES;

    /// Of both gauges, each worth as many vectors.
    private static final long METRICS = 4;

    private IdentityCost() {}

    /// From the number of vectors.
    static Cost of(Experiment.Identity experiment) {
        long vectors = vectors(experiment);
        return new Cost(
                STARTED + SECONDS_PER_VECTOR * vectors,
                memoryBytes(experiment),
                BYTES_OF_REPORT + BYTES_PER_VECTOR * vectors);
    }

    /// Bytes of the rows.
    static long memoryBytes(Experiment.Identity experiment) {
        return MEMORY_PER_VECTOR * vectors(experiment);
    }

    private static long vectors(Experiment.Identity experiment) {
        return switch (experiment.plan()) {
            case IdentityPlan.Lorentz lorentz -> lorentz.vectors();
            case IdentityPlan.Action action -> METRICS * action.metrics();
        };
    }
}
