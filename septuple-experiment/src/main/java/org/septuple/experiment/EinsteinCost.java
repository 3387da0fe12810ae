package org.septuple.experiment;

import org.septuple.numerics.Engine;
import org.septuple.numerics.Outcome;

/// What kind `einstein` will take: some steps here and now, and a row of its history.
final class EinsteinCost {

    /// What every run takes, compilation for the larger part: seconds.
    private static final double STARTED = 1;

    private static final long CALM_NANOS = 300_000_000L;
    /// Constraints, and the slice to compare with, against a step.
    private static final double STEPS_OF_ROW = 2;
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

    /// Estimates by making steps until they get no faster.
    ///
    /// @param experiment what would be computed
    /// @param engine     one worker
    /// @param threads    among which the steps would be shared
    static Cost of(Experiment.Einstein experiment, Engine engine, int threads) {
        EinsteinPlan plan = experiment.plan();
        EinsteinPlan.Times times = plan.times();
        Probe probe = new Probe(experiment, engine);
        double each = Cost.fastestStep(probe, CALM_NANOS);
        double span = Math.abs(times.to() - times.from());
        double work = 1;
        for (int points : plan.resolutions()) {
            double ratio = (double) points / plan.grid().axis(0).points();
            work += StrictMath.pow(ratio, plan.grid().dimensions() + 1.0);
        }
        double made = probe.gone > 0 ? work * span * probe.steps / probe.gone : 0;
        double steps = made + STEPS_OF_ROW * times.rows();
        int workers = Math.clamp(plan.grid().size() / CELLS_OF_WORKER, 1, threads);
        long field = WRITTEN * Double.BYTES * plan.grid().size();
        return new Cost(
                STARTED + each * steps / workers,
                memoryBytes(experiment),
                BYTES_OF_REPORT + BYTES_PER_ROW * times.rows() + field * (times.frames() + 1 + CHECKPOINTS));
    }

    /// Makes a step, from the start again once it came to the end.
    private static final class Probe implements Runnable {
        private final Experiment.Einstein experiment;
        private final Engine engine;
        private final double until;
        private EinsteinEvolution evolution;
        private double gone;
        private long steps;

        Probe(Experiment.Einstein experiment, Engine engine) {
            this.experiment = experiment;
            this.engine = engine;
            this.until = experiment.plan().times().direction()
                    * experiment.plan().times().to();
            this.evolution = begun();
        }

        private EinsteinEvolution begun() {
            return new EinsteinEvolution(experiment.plan(), experiment.header().seed(), engine);
        }

        @Override
        public void run() {
            double from = evolution.time();
            Outcome outcome = evolution.advance(until, () -> true);
            if (evolution.time() > from) {
                gone += evolution.time() - from;
                steps++;
            }
            if (evolution.time() >= until || !(outcome instanceof Outcome.Completed)) {
                evolution = begun();
            }
        }
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
