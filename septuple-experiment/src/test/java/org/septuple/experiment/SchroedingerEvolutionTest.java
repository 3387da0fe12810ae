package org.septuple.experiment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.septuple.numerics.Axis;
import org.septuple.numerics.Boundary;
import org.septuple.numerics.Engine;
import org.septuple.numerics.Grid;
import org.septuple.quantum.Free;
import org.septuple.quantum.Hamiltonian;
import org.septuple.quantum.Harmonic;
import org.septuple.quantum.Loop;
import org.septuple.quantum.PlaneWave;
import org.septuple.quantum.QuantumConstants;
import org.septuple.quantum.SplittingScheme;
import org.septuple.quantum.StepControl;

/// Kind `schroedinger` from its start to its end.
class SchroedingerEvolutionTest {

    /// Around a ring of length 2π with a twist the circulation is 2π⟨p⟩/M, told as a flux beside a whole winding.
    @Test
    void aTwistIsAFluxThroughTheRing() {
        Grid ring = Grid.of(new Axis(0, Math.TAU, 64, Boundary.PERIODIC));
        double twist = 0.7;
        SchroedingerPlan plan = new SchroedingerPlan(
                new Hamiltonian(ring, new Free(1), 1, 1, List.of(twist)),
                null,
                new WavePlan.Given(new PlaneWave(List.of(1), List.of(twist))),
                0.1,
                1,
                SplittingScheme.RKN11,
                new StepControl.Fixed(0.1),
                null,
                0,
                List.of(new Loop.Ring(0, 0)),
                true,
                0,
                1);
        SchroedingerEvolution evolution = new SchroedingerEvolution(plan, 1, Engine.scalar());
        evolution.advance(0.1, () -> false);
        FieldNotes notes = new FieldNotes();
        evolution.finish(notes);
        assertThat(value(notes, "winding")).isCloseTo(1 + twist / Math.TAU, within(1e-12));
        assertThat(value(notes, "circulation")).isCloseTo(Math.TAU * value(notes, "momentum"), within(1e-10));
        assertThat(value(notes, "quantised")).isZero();
        assertThat(notes.findings().remarks()).singleElement().asString().contains("winds 1 times", "flux");
    }

    /// F = q²/2 steps where a ring from 0 to 1 closes: (3.1) has no real rates, and the levels are told all the same.
    @Test
    void levelsAreToldWhereThereAreNoRealDecayRates() {
        FieldNotes notes = levels(Boundary.PERIODIC);
        assertThat(notes.results()).containsKeys("E.0", "E.1").doesNotContainKey("lambda.0");
        assertThat(notes.findings().remarks())
                .anySatisfy(line -> assertThat(line).contains("steps by", "axis 0"));
        assertThat(levels(Boundary.REFLECTING).results()).containsKeys("E.0", "E.1", "lambda.0", "lambda.1");
    }

    private static FieldNotes levels(Boundary boundary) {
        Grid grid = Grid.of(new Axis(0, 1, 32, boundary));
        QuantumConstants constants = QuantumConstants.saturated(1, 0.5);
        Hamiltonian hamiltonian = new Hamiltonian(grid, new Free(1), constants.hbar(), constants.mass());
        SchroedingerPlan plan = new SchroedingerPlan(
                hamiltonian,
                new LearnerConstants(1, 0.5, null, constants, Harmonic.of(new double[] {0}, new double[] {1})),
                null,
                0,
                0,
                SplittingScheme.RKN11,
                new StepControl.Fixed(0.1),
                null,
                2,
                List.of(),
                true,
                0,
                1);
        LevelSearch search = new LevelSearch(hamiltonian, 2, Engine.scalar());
        assertThat(search.advance(() -> false)).isTrue();
        FieldNotes notes = new FieldNotes();
        SchroedingerEvolution.tellLevels(plan, search, Engine.scalar(), notes);
        return notes;
    }

    private static double value(FieldNotes notes, String name) {
        return Objects.requireNonNull(notes.results().get(name), name).value();
    }
}
