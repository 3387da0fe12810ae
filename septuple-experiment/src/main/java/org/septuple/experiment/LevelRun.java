package org.septuple.experiment;

import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.septuple.numerics.Engine;
import org.septuple.numerics.Outcome;

/// Carries out kind `schroedinger` where nothing moves: energy levels, constants and decay rates.
///
/// @param experiment what is computed
/// @param engine     kernels and workers; bits do not depend on it
/// @param output     told of progress
/// @param store      keeps checkpoints
record LevelRun(Experiment.Schroedinger experiment, Engine engine, RunOutput output, CheckpointStore store) {

    Run run() {
        SchroedingerPlan plan = experiment.plan();
        FieldNotes notes = new FieldNotes();
        @Nullable
        LevelSearch search = plan.levels() > 0 ? new LevelSearch(plan.hamiltonian(), plan.levels(), engine) : null;
        if (search != null && !ended(search)) {
            return new Run(experiment, search.states().outcome(), Map.of(), new Findings());
        }
        SchroedingerEvolution.tellLevels(plan, search, engine, notes);
        return new Run(experiment, new Outcome.Completed(), notes.results(), notes.findings());
    }

    private boolean ended(LevelSearch search) {
        @Nullable Checkpoint latest = store.latest();
        if (latest != null) {
            search.resume(latest.at("levels"));
        }
        while (!search.advance(() -> {
            output.progress(
                    "energy levels",
                    search.states().iterations(),
                    search.states().most());
            return store.isDue();
        })) {
            Checkpoint moment = new Checkpoint();
            search.save(moment.at("levels"));
            if (!store.save(moment)) {
                return false;
            }
        }
        return true;
    }
}
