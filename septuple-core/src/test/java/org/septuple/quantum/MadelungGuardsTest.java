package org.septuple.quantum;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;
import static org.septuple.quantum.MadelungProblems.*;

import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.septuple.numerics.Axis;
import org.septuple.numerics.Boundary;
import org.septuple.numerics.Engine;
import org.septuple.numerics.Grid;
import org.septuple.numerics.Outcome;

class MadelungGuardsTest {

    /// Two packets of different width meet: where their sizes are the same and their phases opposite p has a node.
    @Test
    void aNodeStopsIt() {
        Grid grid = line(8, 256, Boundary.REFLECTING);
        double[] p = on(
                grid,
                q -> gaussian(-2, 0.3).applyAsDouble(q) + gaussian(2, 0.15).applyAsDouble(q));
        MadelungState state = atRest(grid, p);
        double mass = state.mass();
        Madelung solver = solver(grid, 0, 1, 1);
        MadelungEnd end = solver.advance(state, 3);
        assertThat(end).isInstanceOfSatisfying(MadelungEnd.Stopped.class, stopped -> {
            assertThat(stopped.word()).isEqualTo("node");
            assertThat(stopped.time()).isBetween(state.time(), 3.0);
            assertThat(stopped.value()).isGreaterThan(stopped.bound());
            assertThat(stopped.steps()).isGreaterThan(10);
        });
        assertThat(end.outcome(grid, 1000)).isInstanceOfSatisfying(Outcome.Diverged.class, diverged -> {
            assertThat(diverged.step()).isEqualTo(1000 + end.steps());
            int cell = ((MadelungEnd.Stopped) end).cell();
            assertThat(diverged.what()).endsWith("q=[%.4g]".formatted(grid.positions(0)[cell]));
        });
        assertThat(state.mass()).isCloseTo(mass, within(1e-13));
        assertThat(solver.advance(state.copy(), state.time())).isEqualTo(new MadelungEnd.Reached(0));
    }

    @Test
    void aResolvedVortexCoreIsANode() {
        Axis axis = new Axis(-4, 4, 40, Boundary.REFLECTING);
        Grid grid = Grid.of(axis, axis);
        MadelungState state = halfVortex(grid, 1, 0);
        assertThat(solver(grid, 1, 1, 1).advance(state, 1))
                .isInstanceOfSatisfying(MadelungEnd.Stopped.class, stopped -> {
                    assertThat(stopped.word()).isEqualTo("node");
                    assertThat(stopped.value()).isCloseTo(Math.PI / 2, within(1e-6));
                    assertThat(stopped.steps()).isZero();
                });
    }

    /// E12: without a bound below, mass runs to the edges.
    @Test
    void massAtTheEdgesStopsIt() {
        Grid grid = line(6, 200, Boundary.VANISHING);
        MadelungState state = atRest(grid, on(grid, gaussian(0, 0.4)));
        Madelung solver = new Madelung(
                grid, new MadelungProblems.Trap(1, -2), 1, 1, MadelungGuards.USUAL.edge(1e-6), Engine.scalar());
        assertThat(solver.advance(state, 5)).isInstanceOfSatisfying(MadelungEnd.Stopped.class, stopped -> {
            assertThat(stopped.word()).isEqualTo("edge");
            assertThat(stopped.outcome(grid, 0).toString()).doesNotContain("q=");
            assertThat(stopped.value()).isGreaterThan(1e-6);
        });
        assertThat(state.time()).isPositive();
    }

    /// The state left is that of the last good step: one that was told to end at its time is the same.
    @ParameterizedTest
    @CsvSource({"1, NaN", "0, NaN", "1, -Infinity", "0, -Infinity"})
    void aPotentialThatIsNotFiniteStopsIt(double hbar, double broken) {
        Grid grid = line(6, 256, Boundary.PERIODIC);
        Sketch wave = new Sketch(
                1, true, (q, t) -> t < 0.5 ? 0.01 * (1 + t) * Math.cos(Math.PI * q[0] / 6) : q[0] > 0 ? broken : 0);
        double[][] along = new double[1][256];
        Arrays.fill(along[0], 0.1);
        MadelungState state = new MadelungState(grid, on(grid, q -> 1.0 / 12), along, 0);
        MadelungState other = state.copy();
        Madelung solver = new Madelung(grid, wave, hbar, 1, MadelungGuards.USUAL, Engine.scalar());
        MadelungEnd end = solver.advance(state, 100.0 / 128);
        assertThat(end).isInstanceOfSatisfying(MadelungEnd.Stopped.class, stopped -> {
            assertThat(stopped.time()).isBetween(0.5, 100.0 / 128);
            assertThat(stopped.steps()).isPositive();
            assertThat(stopped.quantity()).isEqualTo("V/M");
            assertThat(stopped.cell()).isEqualTo(128);
            assertThat(stopped.value()).isEqualTo(Double.valueOf(broken));
        });
        assertThat(end.outcome(grid, 7)).isInstanceOfSatisfying(Outcome.Diverged.class, diverged -> {
            assertThat(diverged.what())
                    .startsWith("potential: V/M is not finite at t=0.")
                    .endsWith(", q=[%.4g]".formatted(grid.positions(0)[128]));
            assertThat(diverged.step()).isEqualTo(7 + end.steps());
        });
        assertThat(state.time()).isBetween(0.2, 0.5);
        solver.advance(other, state.time());
        assertThat(state.density()).containsExactly(other.density(), within(1e-12));
        assertThat(state.velocity(0)).containsExactly(other.velocity(0), within(1e-9));
        assertThat(solver.advance(state, state.time())).isEqualTo(new MadelungEnd.Reached(0));
    }

    @Test
    void negativeKappaIsRefused() {
        Grid grid = line(1, 8, Boundary.PERIODIC);
        assertThatThrownBy(() -> Madelung.ofKappa(
                        grid, new MadelungProblems.Trap(1, 1), -0.1, MadelungGuards.USUAL, Engine.scalar()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("(3.12)")
                .hasMessageContaining("-0.1");
    }

    @Test
    void rotationIsRefused() {
        Axis axis = new Axis(-1, 1, 16, Boundary.REFLECTING);
        Grid grid = Grid.of(axis, axis);
        double[][] u = new double[2][256];
        double[] p = new double[256];
        double[] q = new double[2];
        for (int cell = 0; cell < p.length; cell++) {
            grid.position(cell, q);
            p[cell] = 1;
            u[0][cell] = MadelungState.next(grid, cell, 0) < 0 ? 0 : -q[1];
            u[1][cell] = MadelungState.next(grid, cell, 1) < 0 ? 0 : q[0];
        }
        MadelungState state = new MadelungState(grid, p, u, 0);
        Madelung solver = solver(grid, 0, 1, 1);
        assertThatThrownBy(() -> solver.advance(state, 1))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("curl");
    }

    /// A Gaussian at rest in a trap without pressure: q → q cos t, so mean cos t and deviation σ cos t, until all meet at t = π/2.
    @Test
    void withoutPressurePathsAreClassicalUntilTheyCross() {
        double[] errors = new double[2];
        for (int level = 0; level < 2; level++) {
            Grid grid = line(5, 200 << level, Boundary.REFLECTING);
            MadelungState state = atRest(grid, on(grid, gaussian(1, 0.3)));
            Madelung solver = solver(grid, 1, 0, 1);
            MadelungInvariants before = solver.invariants(state);
            assertThat(solver.advance(state, 0.6)).isInstanceOf(MadelungEnd.Reached.class);
            double cos = Math.cos(0.6);
            double[] expected = on(grid, gaussian(cos, 0.3 * cos * cos));
            errors[level] = largestDifference(expected, state.density());
            MadelungInvariants after = solver.invariants(state);
            assertThat(after.mass()).isCloseTo(before.mass(), within(1e-13));
            assertThat(after.quantum()).isZero();
            if (level == 1) {
                assertThat(solver.advance(state, 2))
                        .isInstanceOfSatisfying(
                                MadelungEnd.Stopped.class,
                                stopped -> assertThat(stopped.time()).isBetween(1.2, 1.6));
            }
        }
        assertThat(Math.log(errors[0] / errors[1]) / Math.log(2)).isCloseTo(2, within(0.15));
    }
}
