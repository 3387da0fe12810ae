package org.septuple.experiment;

import org.septuple.numerics.Engine;
import org.septuple.numerics.Outcome;

/// Carries out the kinds that solve an equation on a grid.
final class FieldRun {

    private FieldRun() {}

    static Run of(Experiment.OnGrid experiment, Engine engine, RunOutput output, CheckpointStore store) {
        if (experiment instanceof Experiment.Schroedinger(var _, SchroedingerPlan plan) && plan.initial() == null) {
            FieldNotes notes = new FieldNotes();
            SchroedingerEvolution.tellLevels(plan, engine, notes);
            return new Run(experiment, new Outcome.Completed(), notes.results(), notes.findings());
        }
        return new EvolutionRun(experiment, experiment.grid(), until(experiment), experiment.frames(), output, store)
                .run(evolution(experiment, engine));
    }

    /// The solution at t = 0; kind `schroedinger` needs a wave function to begin with.
    static Evolution evolution(Experiment.OnGrid experiment, Engine engine) {
        return switch (experiment) {
            case Experiment.FokkerPlanck(var _, FokkerPlanckPlan plan) -> new FokkerPlanckEvolution(plan, engine);
            case Experiment.Schroedinger(var _, SchroedingerPlan plan) -> new SchroedingerEvolution(plan, engine);
            case Experiment.Madelung(var _, MadelungPlan plan) -> new MadelungEvolution(plan, engine);
        };
    }

    /// When it ends.
    static double until(Experiment.OnGrid experiment) {
        return switch (experiment) {
            case Experiment.FokkerPlanck(var _, FokkerPlanckPlan plan) -> plan.until();
            case Experiment.Schroedinger(var _, SchroedingerPlan plan) -> plan.until();
            case Experiment.Madelung(var _, MadelungPlan plan) -> plan.until();
        };
    }
}
