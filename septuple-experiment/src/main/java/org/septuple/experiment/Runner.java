package org.septuple.experiment;

import org.septuple.network.Split;

/// Carries out experiments. The result depends on the experiment and its data, never on the runner.
public interface Runner {

    /// Runs an experiment to its end.
    ///
    /// @param experiment what to compute
    /// @param data       its samples, divided and scaled
    /// @param output     told of progress
    /// @return results, with breakdown as an outcome
    /// @throws InterruptedException if the thread is interrupted while it waits
    Run run(Experiment experiment, Split data, RunOutput output) throws InterruptedException;
}
