package org.septuple.experiment;

import org.septuple.numerics.Engine;

/// Contests on one thread that report to nobody and keep nothing.
final class HeldContest {

    private HeldContest() {}

    /// Holds it.
    ///
    /// @param plan of the contest
    /// @param seed of the experiment
    static Run of(ContestPlan plan, long seed) {
        RunOutput nobody = new RunOutput() {
            @Override
            public void epoch(EpochRecord record) {}

            @Override
            public void progress(String stage, long done, long total) {}
        };
        Experiment.Header header = new Experiment.Header("contest", seed, "completed");
        return new ContestRun(new Experiment.Contest(header, plan), Engine.scalar(), nobody, CheckpointStore.NONE)
                .run();
    }
}
