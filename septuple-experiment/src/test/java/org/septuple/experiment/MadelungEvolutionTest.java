package org.septuple.experiment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.septuple.numerics.Axis;
import org.septuple.numerics.Boundary;
import org.septuple.numerics.Engine;
import org.septuple.numerics.Grid;
import org.septuple.numerics.Outcome;
import org.septuple.quantum.Free;
import org.septuple.quantum.GaussianDensity;
import org.septuple.quantum.Hamiltonian;
import org.septuple.quantum.Harmonic;
import org.septuple.quantum.Landscape;
import org.septuple.quantum.MadelungGuards;
import org.septuple.quantum.WaveFunction;

/// Kind `madelung` from its start to its end.
class MadelungEvolutionTest {

    private static final MadelungGuards WIDE = new MadelungGuards(1e-8, 1, 4, 1e-6, 1);

    private static Grid line(double half, int points) {
        return Grid.of(new Axis(-half, half, points, Boundary.VANISHING));
    }

    private static MadelungPlan plan(
            Grid grid, Landscape v, double hbar, double mean, double variance, double until, boolean lift) {
        return new MadelungPlan(
                grid,
                v,
                hbar,
                1,
                null,
                new FlowPlan.Potential(GaussianDensity.of(new double[] {mean}, new double[] {variance}), new Free(1)),
                until,
                1,
                WIDE,
                List.of(),
                lift);
    }

    private static FieldNotes finished(MadelungPlan plan) {
        MadelungEvolution evolution = new MadelungEvolution(plan, Engine.scalar());
        assertThat(evolution.advance(plan.until(), () -> false)).isInstanceOf(Outcome.Completed.class);
        FieldNotes notes = new FieldNotes();
        evolution.finish(notes);
        return notes;
    }

    private static double value(FieldNotes notes, String name) {
        return Objects.requireNonNull(notes.results().get(name), name).value();
    }

    /// Neither the fluid nor the wave moves from a ground state, however stiff the trap and however long the run: what is left is the
    /// fluid's error of order 2 in space, about (h²/σ²)/16 of the width, at any time.
    @Test
    void aGroundStateStaysWhatItIsForBoth() {
        Harmonic trap = Harmonic.of(new double[] {0}, new double[] {400});
        for (double until : new double[] {20, 200}) {
            FieldNotes notes = finished(plan(line(2, 60), trap, 1, 0, 0.025, until, true));
            assertThat(value(notes, "tv_distance")).isLessThan(0.05);
            assertThat(value(notes, "lift.estimated_error")).isBetween(0.0, LiftedMotion.TOLERANCE);
        }
    }

    /// The same start at a width that breathes: the lifted wave is Q2's, of variance v₀ cos² t + sin² t/4v₀.
    @Test
    void theLiftedWaveMovesWithinItsEstimatedError() {
        Grid grid = line(8, 128);
        Harmonic trap = Harmonic.of(new double[] {0}, new double[] {1});
        double[] p = GaussianDensity.of(new double[] {0}, new double[] {0.3}).values(grid);
        WaveFunction begin = new WaveFunction(grid, root(p), new double[p.length]);
        double until = 40;
        LiftedMotion moved = LiftedMotion.of(new Hamiltonian(grid, trap, 1, 1), begin, until, 100_000, Engine.scalar());
        assertThat(moved.reached()).isTrue();
        assertThat(moved.estimatedError()).isBetween(1e-9, LiftedMotion.TOLERANCE);
        double c = Math.cos(until);
        double truth = 0.3 * c * c + (1 - c * c) / 1.2;
        assertThat(FieldWords.variance(grid, moved.psi().density(), 0)).isCloseTo(truth, within(1e-5));
    }

    @Test
    void aWaveThatDoesNotComeToTheEndSaysWhere() {
        Grid grid = line(8, 64);
        WaveFunction begin = new WaveFunction(
                grid,
                root(GaussianDensity.of(new double[] {1}, new double[] {0.5}).values(grid)),
                new double[64]);
        Hamiltonian trap = new Hamiltonian(grid, Harmonic.of(new double[] {0}, new double[] {1}), 1, 1);
        LiftedMotion moved = LiftedMotion.of(trap, begin, 100, 3, Engine.scalar());
        assertThat(moved.reached()).isFalse();
        assertThat(moved.steps()).isEqualTo(6);
        assertThat(moved.time()).isBetween(0.0, 10.0);
    }

    private static double[] root(double[] p) {
        double[] root = new double[p.length];
        for (int cell = 0; cell < p.length; cell++) {
            root[cell] = Math.sqrt(p[cell]);
        }
        return root;
    }

    /// Paths of a trap all cross at π/2. The steps until then are those of the whole run, however it is cut into parts.
    @Test
    void aBreakdownTellsAllStepsAndItsPlace() {
        Harmonic trap = Harmonic.of(new double[] {0}, new double[] {1});
        MadelungPlan plan = plan(line(8, 400), trap, 0, 1, 0.5, 3, false);
        MadelungEvolution evolution = new MadelungEvolution(plan, Engine.scalar());
        List<Double> times = new ArrayList<>();
        assertThat(evolution.advance(1, () -> !times.add(evolution.time()))).isInstanceOf(Outcome.Completed.class);
        FieldNotes half = new FieldNotes();
        evolution.finish(half);
        assertThat(evolution.advance(3, () -> false)).isInstanceOfSatisfying(Outcome.Diverged.class, diverged -> {
            assertThat(diverged.step())
                    .isGreaterThan((long) value(half, "steps"))
                    .isGreaterThan(300);
            assertThat(diverged.what()).contains("q=[").doesNotContain("cell");
            assertThat(diverged.advice()).doesNotContain("step");
        });
    }

    /// Without pressure p may be a little below 0 beside vacuum; what is told as momentum is M d⟨q⟩/dt still.
    @Test
    void aLittleNegativeDensityDoesNotHideTheDrift() {
        Harmonic trap = Harmonic.of(new double[] {0}, new double[] {1});
        MadelungEvolution evolution =
                new MadelungEvolution(plan(line(8, 100), trap, 0, 1, 0.5, 0.6, false), Engine.scalar());
        double dt = 1e-3;
        evolution.advance(0.6 - dt, () -> false);
        double before = coordinate(evolution, 2);
        evolution.advance(0.6, () -> false);
        double momentum = coordinate(evolution, 4);
        double[] p = evolution.frame().field(FieldQuantity.DENSITY).orElseThrow();
        assertThat(Arrays.stream(p).min().orElseThrow()).isNegative();
        assertThat(evolution.advance(0.6 + dt, () -> false)).isInstanceOf(Outcome.Completed.class);
        assertThat(momentum).isCloseTo((coordinate(evolution, 2) - before) / (2 * dt), within(1e-5));
    }

    private static double coordinate(MadelungEvolution evolution, int column) {
        FieldNotes notes = new FieldNotes();
        evolution.note(notes);
        return notes.findings().tables().stream()
                .filter(table -> table.shape() == FindingTable.Shape.COORDINATES)
                .findFirst()
                .orElseThrow()
                .rows()
                .getFirst()
                .get(column);
    }
}
