package org.septuple.experiment;

/// What kind `cosmology` will take: less than starting takes, but for long tables.
final class CosmologyCost {

    /// What every run takes, compilation for the larger part: seconds.
    private static final double STARTED = 1;
    /// Of a fit through a window, by increments in it.
    private static final double SECONDS_PER_INCREMENT = 3e-7;
    /// Of a point found between steps.
    private static final double SECONDS_PER_POINT = 2e-5;
    /// Of the steps that little radiation needs: Ω_d/√Ω_r of them in a unit of time.
    private static final double SECONDS_PER_STEP = 2e-6;

    private static final long BYTES_OF_REPORT = 500_000;
    /// Eleven numbers as objects, in a row and in its table.
    private static final long MEMORY_PER_ROW = 1_000;

    private static final long BYTES_PER_ROW = 11 * Double.BYTES;

    private CosmologyCost() {}

    static Cost of(Experiment.OfCosmology experiment) {
        CosmologyPlan plan = experiment.plan();
        double seconds = switch (plan) {
            case CosmologyPlan.Isotropic isotropic ->
                SECONDS_PER_POINT * isotropic.times().points() + SECONDS_PER_STEP * steps(isotropic);
            case CosmologyPlan.Anisotropic anisotropic ->
                SECONDS_PER_POINT * anisotropic.times().points();
            case CosmologyPlan.OfLambda growth ->
                SECONDS_PER_POINT * growth.times().points();
            case CosmologyPlan.OfNeurons neurons ->
                (SECONDS_PER_POINT + SECONDS_PER_INCREMENT * neurons.window()) * neurons.rows();
        };
        return new Cost(STARTED + seconds, memoryBytes(experiment), BYTES_OF_REPORT + BYTES_PER_ROW * plan.rows());
    }

    private static double steps(CosmologyPlan.Isotropic plan) {
        double radiation = plan.model().radiation();
        double span = Math.abs(plan.times().to()) + Math.abs(plan.times().from());
        return radiation > 0 ? (1 + plan.model().hubble() * span) * plan.model().dust() / Math.sqrt(radiation) : 0;
    }

    /// Bytes of the rows.
    static long memoryBytes(Experiment.OfCosmology experiment) {
        return MEMORY_PER_ROW * experiment.plan().rows();
    }
}
