package org.septuple.experiment;

import org.septuple.numerics.Engine;

/// What kind `einstein` will take: some steps here and now, and a row of its history.
final class EinsteinCost {

    /// What every run takes, compilation for the larger part: seconds.
    private static final double STARTED = 1;

    private static final long PROBE_NANOS = 1_000_000_000L;
    /// Fewer are not shared with profit, about.
    private static final int CELLS_OF_WORKER = 1 << 14;

    private static final long BYTES_OF_REPORT = 500_000;
    /// Fields of a step, slices that are looked at, one to compare with, and the frame that is written.
    private static final long FIELDS = 150;
    /// γ, K and κρ.
    private static final long WRITTEN = 13;

    private static final long CHECKPOINTS = 3;
    private static final long BYTES_PER_ROW = 20 * Double.BYTES;

    private EinsteinCost() {}

    /// Estimates by making steps for two seconds.
    ///
    /// @param experiment what would be computed
    /// @param engine     one worker
    /// @param threads    among which the steps would be shared
    static Cost of(Experiment.Einstein experiment, Engine engine, int threads) {
        EinsteinPlan plan = experiment.plan();
        EinsteinPlan.Times times = plan.times();
        double until = times.direction() * times.to();
        EinsteinEvolution evolution =
                new EinsteinEvolution(plan, experiment.header().seed(), engine);
        double first = evolution.time();
        probe(evolution, until); // compilers need a while
        double from = evolution.time();
        double took = probe(evolution, until);
        double made = evolution.time() - from;
        double seconds = made > 0 ? took * (until - first) / made : took;
        int workers = Math.clamp(plan.grid().size() / CELLS_OF_WORKER, 1, threads);
        double work = 1;
        for (int points : plan.resolutions()) {
            double ratio = (double) points / plan.grid().axis(0).points();
            work += StrictMath.pow(ratio, plan.grid().dimensions() + 1.0);
        }
        long field = WRITTEN * Double.BYTES * plan.grid().size();
        return new Cost(
                STARTED + seconds * work / workers,
                memoryBytes(experiment),
                BYTES_OF_REPORT + BYTES_PER_ROW * times.rows() + field * (times.frames() + 1 + CHECKPOINTS));
    }

    /// Goes on for a second, at most to the end.
    ///
    /// @return seconds
    private static double probe(EinsteinEvolution evolution, double until) {
        long start = System.nanoTime();
        if (evolution.time() < until) {
            evolution.advance(until, () -> System.nanoTime() - start > PROBE_NANOS);
        }
        return (System.nanoTime() - start) * 1e-9;
    }

    /// Bytes of arrays, an upper bound.
    static long memoryBytes(Experiment.Einstein experiment) {
        EinsteinPlan plan = experiment.plan();
        double largest = 1;
        for (int points : plan.resolutions()) {
            double ratio = (double) points / plan.grid().axis(0).points();
            largest = Math.max(largest, StrictMath.pow(ratio, plan.grid().dimensions()));
        }
        return (long) (FIELDS * Double.BYTES * plan.grid().size() * (1 + largest));
    }
}
