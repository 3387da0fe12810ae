package org.septuple.experiment;

import org.septuple.numerics.Engine;

/// What the solution of an equation on a grid will take.
final class FieldCost {

    private static final long PROBE_NANOS = 1_000_000_000L;
    private static final long BYTES_OF_REPORT = 300_000;
    private static final int CHECKPOINTS = 3;
    /// Fields of a solver, work space and the frame that is written.
    private static final int FIELDS = 24;

    private static final int FIELDS_OF_MULTIGRID = 40;

    private FieldCost() {}

    /// Estimates by making steps for a second.
    ///
    /// @param experiment what would be computed
    /// @param engine     one worker
    /// @param threads    among which the steps would be shared
    static Cost of(Experiment.OnGrid experiment, Engine engine, int threads) {
        double until = FieldRun.until(experiment);
        double seconds = 0;
        if (until > 0) {
            Evolution evolution = FieldRun.evolution(experiment, engine);
            long start = System.nanoTime();
            evolution.advance(until, () -> System.nanoTime() - start > PROBE_NANOS);
            double made = evolution.time();
            seconds = made > 0 ? (System.nanoTime() - start) * 1e-9 * until / made / threads : Double.NaN;
        }
        long field = (long) experiment.grid().size() * Double.BYTES;
        long frames = (1L + experiment.grid().dimensions()) * (experiment.frames() + 1);
        long kept = CHECKPOINTS * 2L * (1 + experiment.grid().dimensions());
        return new Cost(seconds, memoryBytes(experiment), BYTES_OF_REPORT + field * (frames + kept));
    }

    /// Bytes of arrays, an upper bound.
    static long memoryBytes(Experiment.OnGrid experiment) {
        int fields = experiment instanceof Experiment.FokkerPlanck ? FIELDS_OF_MULTIGRID : FIELDS;
        long levels = experiment instanceof Experiment.Schroedinger(var _, SchroedingerPlan plan)
                ? 6L * plan.levels() * 5 / 4
                : 0;
        return (long) experiment.grid().size() * Double.BYTES * (fields + levels);
    }
}
