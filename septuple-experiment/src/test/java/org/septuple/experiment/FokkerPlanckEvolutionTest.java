package org.septuple.experiment;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.septuple.numerics.Axis;
import org.septuple.numerics.Boundary;
import org.septuple.numerics.Engine;
import org.septuple.numerics.Grid;
import org.septuple.numerics.Outcome;
import org.septuple.quantum.Diffusion;
import org.septuple.quantum.GaussianDensity;
import org.septuple.quantum.Harmonic;
import org.septuple.quantum.InitialDensity;
import org.septuple.quantum.TimeScheme;
import org.septuple.quantum.UniformDensity;

/// Kind `fokker-planck` from its start to its end.
class FokkerPlanckEvolutionTest {

    private static final Grid GRID = Grid.of(new Axis(-1, 1, 100, Boundary.VANISHING));

    private static List<String> doubts(InitialDensity initial, double diffusion, double step) {

        FokkerPlanckPlan plan = new FokkerPlanckPlan(
                GRID,
                Harmonic.of(new double[] {0}, new double[] {1}),
                1,
                Diffusion.scalar(1, diffusion),
                initial,
                0.5,
                1,
                TimeScheme.EXPONENTIAL,
                step,
                0,
                0,
                0);
        FokkerPlanckEvolution evolution = new FokkerPlanckEvolution(plan, 1, Engine.scalar());
        assertThat(evolution.advance(0.5, () -> false)).isInstanceOf(Outcome.Completed.class);
        FieldNotes notes = new FieldNotes();
        evolution.finish(notes);
        return notes.findings().remarks();
    }

    /// A uniform density falls at vanishing walls at once: the currents of a step do not tell how.
    @Test
    void currentsThatDoNotExplainTheEntropyAreDoubted() {
        assertThat(doubts(UniformDensity.over(GRID), 1, 0.005))
                .singleElement()
                .asString()
                .contains("delta_S.currents", "exceeds 0.00200", "shorter");
        assertThat(doubts(UniformDensity.over(GRID), 1, 5e-5)).isEmpty();
    }

    @Test
    void aSmoothStartGivesNoDoubt() {
        assertThat(doubts(GaussianDensity.of(new double[] {0}, new double[] {0.02}), 0.1, 0.005))
                .isEmpty();
    }
}
