package org.septuple.experiment;

import java.util.List;
import java.util.Optional;
import org.septuple.experiment.FindingTable.Shape;
import org.septuple.numerics.Engine;
import org.septuple.numerics.Grid;
import org.septuple.quantum.Diffusion;
import org.septuple.quantum.FokkerPlanck;
import org.septuple.quantum.Landscape;

/// Rates of decay λ_n of (3.1) among what is found.
final class DecayRateNotes {

    private DecayRateNotes() {}

    /// Tells those of the learner beside as many energy levels, or why they are not real.
    static void besideLevels(
            SchroedingerPlan plan, LearnerConstants learner, Landscape freeEnergy, Engine engine, FieldNotes notes) {
        Grid grid = plan.hamiltonian().grid();
        Diffusion diffusion = Diffusion.scalar(grid.dimensions(), learner.diffusion());
        Optional<String> obstacle = FokkerPlanck.obstacleToRates(grid, freeEnergy, learner.rate(), diffusion, 0);
        if (obstacle.isPresent()) {
            notes.remark(obstacle.get());
            return;
        }
        FokkerPlanck beside = new FokkerPlanck(grid, freeEnergy, learner.rate(), diffusion, engine.crew());
        tell(notes, beside.rates(plan.levels(), 0), 0, plan.levels());
    }

    /// Tells them, and how many are missing.
    ///
    /// @param notes to add to
    /// @param rates in rising order
    /// @param first n of the first of them
    /// @param asked how many were wanted, ≥ as many as found
    static void tell(FieldNotes notes, List<Double> rates, int first, int asked) {
        for (int n = 0; n < rates.size(); n++) {
            notes.add(Shape.RATES, first + n, rates.get(n));
            notes.put("lambda." + (first + n), rates.get(n));
        }
        if (rates.size() < asked) {
            notes.remark(
                    "asked for %d decay rates, found %d: the search for the next did not converge; ask for fewer, or take fewer points"
                            .formatted(asked, rates.size()));
        }
    }
}
