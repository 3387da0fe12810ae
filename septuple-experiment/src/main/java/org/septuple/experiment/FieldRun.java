package org.septuple.experiment;

import java.util.Map;
import org.septuple.numerics.Engine;
import org.septuple.numerics.Outcome;

/// Carries out the kinds that solve an equation on a grid.
final class FieldRun {

    private FieldRun() {}

    static Run of(Experiment.OnGrid experiment, Engine engine, RunOutput output, CheckpointStore store) {
        if (experiment instanceof Experiment.Schroedinger still && still.plan().initial() == null) {
            return new LevelRun(still, engine, output, store).run();
        }
        Evolution evolution;
        try {
            evolution = evolution(experiment, engine);
        } catch (IllegalArgumentException refused) { // only the solver finds out
            Outcome broken = new Outcome.Diverged("the start was refused", 0, String.valueOf(refused.getMessage()));
            return new Run(experiment, broken, Map.of(), new Findings());
        }
        return new EvolutionRun(experiment, experiment.grid(), 0, until(experiment), experiment.frames(), output, store)
                .run(evolution);
    }

    /// The solution at t = 0; kind `schroedinger` needs a wave function to begin with.
    static Evolution evolution(Experiment.OnGrid experiment, Engine engine) {
        return switch (experiment) {
            case Experiment.FokkerPlanck(var header, FokkerPlanckPlan plan) ->
                new FokkerPlanckEvolution(plan, header.seed(), engine);
            case Experiment.Schroedinger(var header, SchroedingerPlan plan) ->
                new SchroedingerEvolution(plan, header.seed(), engine);
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
