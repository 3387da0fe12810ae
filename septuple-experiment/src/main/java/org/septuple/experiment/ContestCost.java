package org.septuple.experiment;

import org.septuple.numerics.Engine;

/// What a contest will take: one seed with few replicas, made now, times seeds and replicas.
final class ContestCost {

    private static final int FEW = 500;
    private static final long BYTES_OF_REPORT = 300_000;
    private static final long BYTES_PER_ROW = 200;
    /// Positions of both halves as recorded and as observed, increments, forces, scores.
    private static final int COPIES = 8;

    private ContestCost() {}

    /// Estimates by a contest of few replicas.
    ///
    /// @param experiment what would be run
    /// @param engine     kernels
    /// @param threads    worker threads
    /// @return the estimate
    static Cost of(Experiment.Contest experiment, Engine engine, int threads) {
        ContestPlan plan = experiment.plan();
        ContestPlan small = plan.with(Math.min(plan.replicas(), FEW), 1);
        long begin = System.nanoTime();
        new ContestRun(new Experiment.Contest(experiment.header(), small), engine, NOBODY, CheckpointStore.NONE).run();
        double seconds = (System.nanoTime() - begin) * 1e-9;
        double replicas = (double) plan.replicas() / small.replicas();
        return new Cost(
                seconds * plan.seeds() * replicas / threads,
                memoryBytes(experiment),
                BYTES_OF_REPORT
                        + BYTES_PER_ROW * plan.times().size() * plan.entrants().size());
    }

    private static final RunOutput NOBODY = new RunOutput() {
        @Override
        public void epoch(EpochRecord record) {}

        @Override
        public void progress(String stage, long done, long total) {}
    };

    /// Bytes of positions and of densities.
    static long memoryBytes(Experiment.Contest experiment) {
        ContestPlan plan = experiment.plan();
        long numbers =
                (long) plan.replicas() * plan.times().size() * plan.grid().dimensions() * COPIES;
        return Double.BYTES
                * (numbers + (long) COPIES * plan.times().size() * plan.grid().size());
    }
}
