package org.septuple.experiment;

import org.septuple.numerics.Engine;

/// What kind `gravity` will take: as many universes as there are seeds, violations and null models, each as that of fewer neurons takes here and now.
final class GravityCost {

    /// What every run takes, compilation for the larger part: seconds.
    private static final double STARTED = 1;

    private static final long CALM_NANOS = 300_000_000L;
    /// Neurons of the universe that is timed, about.
    private static final int PROBED = 500;
    /// Universes of a seed beside its violations: null models and the closed form.
    private static final int BESIDE = 4;
    /// Universes that convergence takes for a seed, by neurons in them.
    private static final double CONVERGENCE = 14;

    private static final long BYTES_OF_REPORT = 500_000;
    private static final long BYTES_PER_ROW = 7 * Double.BYTES;
    private static final long STAGES = 5;
    /// Places of all copies and frames, twice, g_i of frames, and what fields keep of a neuron.
    private static final long NUMBERS_PER_NEURON = 400;

    private GravityCost() {}

    /// Estimates by planting a few neurons until that gets no faster.
    ///
    /// @param experiment what would be computed
    /// @param engine     one worker
    /// @param threads    among which seeds would be shared
    static Cost of(Experiment.Gravity experiment, Engine engine, int threads) {
        GravityPlan plan = experiment.plan();
        PlantedSampling sampling = plan.sampling();
        GravityPlan few = new GravityPlan(
                plan.universe(),
                sampling.withDensity(sampling.density() * Math.min(1, (double) PROBED / plan.neurons())),
                plan.violations(),
                plan.seeds(),
                plan.convergence());
        double each = Cost.fastestStep(
                        () -> new PlantedSeed(few, 0, experiment.header().seed(), engine).solution(), CALM_NANOS)
                * plan.neurons()
                / few.neurons();
        double seeds = (double) plan.seeds() * (plan.violations().size() + BESIDE) / Math.min(threads, plan.seeds());
        double convergence = plan.convergence() ? CONVERGENCE * GravityRun.CONVERGENCE_SEEDS / threads : 0;
        return new Cost(
                STARTED + each * (seeds + convergence),
                memoryBytes(experiment, threads),
                BYTES_OF_REPORT
                        + BYTES_PER_ROW
                                * STAGES
                                * plan.seeds()
                                * (plan.violations().size() + BESIDE));
    }

    /// Bytes of arrays, an upper bound.
    static long memoryBytes(Experiment.Gravity experiment, int threads) {
        GravityPlan plan = experiment.plan();
        double most = plan.convergence() ? GravityRun.MOST_NEURONS : 1;
        return (long) (NUMBERS_PER_NEURON
                * Double.BYTES
                * plan.neurons()
                * (Math.min(threads, plan.seeds()) + most)
                * plan.sampling().frames()
                / 5);
    }
}
