package org.septuple.experiment;

import org.septuple.network.Split;

/// Carries out experiments. The result depends on the experiment and its data, never on the runner.
public interface Runner {

    /// Runs an experiment to its end, or goes on with one.
    ///
    /// @param experiment what to compute
    /// @param data       its samples, divided and scaled
    /// @param output     told of progress
    /// @param store      where to begin, and what is kept on the way; says when to stop
    /// @return results, with breakdown or interruption as an outcome
    /// @throws InterruptedException if the thread is interrupted while it waits
    Run run(Experiment experiment, Split data, RunOutput output, CheckpointStore store) throws InterruptedException;

    /// Runs an experiment to its end, and keeps nothing on the way.
    ///
    /// @param experiment what to compute
    /// @param data       its samples, divided and scaled
    /// @param output     told of progress
    /// @return results, with breakdown as an outcome
    /// @throws InterruptedException if the thread is interrupted while it waits
    default Run run(Experiment experiment, Split data, RunOutput output) throws InterruptedException {
        return run(experiment, data, output, CheckpointStore.NONE);
    }
}
