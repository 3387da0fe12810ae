package org.septuple.experiment;

import org.septuple.numerics.Engine;
import org.septuple.numerics.Outcome;

/// Carries out the kinds that solve an equation on a grid.
final class FieldRun {

    private FieldRun() {}

    static Run of(Experiment.OnGrid experiment, Engine engine, RunOutput output, CheckpointStore store) {
        return switch (experiment) {
            case Experiment.FokkerPlanck(var _, FokkerPlanckPlan plan) ->
                new EvolutionRun(experiment, plan.grid(), plan.until(), plan.frames(), output, store)
                        .run(new FokkerPlanckEvolution(plan, engine));
            case Experiment.Schroedinger(var _, SchroedingerPlan plan) ->
                plan.initial() == null
                        ? still(experiment, plan, engine)
                        : new EvolutionRun(experiment, experiment.grid(), plan.until(), plan.frames(), output, store)
                                .run(new SchroedingerEvolution(plan, engine));
            case Experiment.Madelung(var _, MadelungPlan plan) ->
                new EvolutionRun(experiment, plan.grid(), plan.until(), plan.frames(), output, store)
                        .run(new MadelungEvolution(plan, engine));
        };
    }

    /// Energy levels alone.
    private static Run still(Experiment experiment, SchroedingerPlan plan, Engine engine) {
        FieldNotes notes = new FieldNotes();
        SchroedingerEvolution.tellLevels(plan, engine, notes);
        return new Run(experiment, new Outcome.Completed(), notes.results(), notes.findings());
    }
}
