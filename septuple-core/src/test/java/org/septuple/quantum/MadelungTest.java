package org.septuple.quantum;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.septuple.quantum.MadelungProblems.*;

import java.lang.management.ManagementFactory;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.septuple.numerics.Axis;
import org.septuple.numerics.Boundary;
import org.septuple.numerics.Engine;
import org.septuple.numerics.Expression;
import org.septuple.numerics.Grid;
import org.septuple.numerics.Kernels;
import org.septuple.numerics.ThreadCrew;

class MadelungTest {

    /// L1 error at t = 1 of a Gaussian released at x₀ = 1 with any variance, ħ = .8, M = 1.3, k = 1.7: by Ehrenfest the mean is
    /// cos ωt, the variance v cos²ωt + (ħ/2Mω)² sin²ωt/v.
    private static double error(int points, double variance, Boundary boundary) {
        double omega = Math.sqrt(1.7 / 1.3);
        Grid grid = line(7, points, boundary);
        MadelungState state = atRest(grid, on(grid, gaussian(1, variance)));
        MadelungEnd end = solver(grid, 1.7, 0.8, 1.3).advance(state, 1);
        assertThat(end).isInstanceOf(MadelungEnd.Reached.class);
        assertThat(state.time()).isEqualTo(1);
        double cos = Math.cos(omega);
        double sin = Math.sin(omega);
        double ground = 0.8 / (2 * 1.3 * omega);
        double[] expected = on(grid, gaussian(cos, variance * cos * cos + ground * ground * sin * sin / variance));
        double[] error = new double[points];
        for (int i = 0; i < points; i++) {
            error[i] = Math.abs(expected[i] - state.density()[i]);
        }
        return grid.integral(error);
    }

    /// .26896 = ħ/2Mω is the coherent state, the others are squeezed.
    @ParameterizedTest
    @CsvSource({"0.26896, REFLECTING", "0.4, PERIODIC", "0.2, VANISHING"})
    void gaussiansInATrapConvergeWithOrderTwo(double variance, Boundary boundary) {
        double coarse = error(128, variance, boundary);
        double fine = error(256, variance, boundary);
        assertThat(fine).isLessThan(3e-3);
        assertThat(Math.log(coarse / fine) / Math.log(2)).isCloseTo(2, within(0.15));
    }

    /// By Ehrenfest the mean obeys x″ = −x + g sin ωt, and a coherent state stays one.
    @Test
    void aDrivenTrapIsFollowedWithOrderTwoInSpace() {
        double[] errors = new double[2];
        for (int level = 0; level < 2; level++) {
            Grid grid = line(7, 100 << level, Boundary.REFLECTING);
            MadelungState state = atRest(grid, on(grid, gaussian(0, 0.5)));
            Landscape driven = new MadelungProblems.Driven(1.5, 1.7);
            Madelung solver = new Madelung(grid, driven, 1, 1, MadelungGuards.USUAL, Engine.scalar());
            assertThat(solver.advance(state, 1.2)).isInstanceOf(MadelungEnd.Reached.class);
            double x = 1.5 / (1 - 1.7 * 1.7) * (Math.sin(1.7 * 1.2) - 1.7 * Math.sin(1.2));
            errors[level] = largestDifference(state.density(), on(grid, gaussian(x, 0.5)));
            assertThat(mean(state)).isCloseTo(x, within(5e-3));
        }
        assertThat(Math.log(errors[0] / errors[1]) / Math.log(2)).isCloseTo(2, within(0.15));
    }

    @ParameterizedTest
    @EnumSource(Boundary.class)
    void massAndEnergyAreConservedAndTimeReverses(Boundary boundary) {
        Grid grid = line(6, 160, boundary);
        Madelung solver = solver(grid, 1, 1, 1);
        MadelungState state = atRest(
                grid,
                on(
                        grid,
                        q -> gaussian(0.7, 0.4).applyAsDouble(q)
                                + 0.3 * gaussian(-0.8, 0.5).applyAsDouble(q)));
        MadelungState start = state.copy();
        MadelungInvariants before = solver.invariants(state);
        MadelungEnd end = solver.advance(state, 0.9);
        assertThat(end).isInstanceOf(MadelungEnd.Reached.class);
        MadelungInvariants after = solver.invariants(state);
        assertThat(after.mass()).isCloseTo(before.mass(), within(1e-13));
        assertThat(after.energy()).isCloseTo(before.energy(), within(1e-12));
        assertThat(Math.abs(after.kinetic() - before.kinetic())).isGreaterThan(0.01);
        assertThat(largestDifference(state.density(), start.density())).isGreaterThan(0.1);
        state.reverse();
        solver.advance(state, 1.8);
        assertThat(largestDifference(state.density(), start.density())).isLessThan(1e-12);
    }

    /// The Bernoulli form itself, in (p, u), by the classical Runge–Kutta method on a ring without vacuum and with circulation .37:
    /// an independent way to the same discrete equations.
    @Test
    void theBernoulliFormIsWhatMoves() {
        int n = 24;
        Grid grid = Grid.of(new Axis(0, 2 * Math.PI, n, Boundary.PERIODIC));
        double kappa = 0.6;
        Landscape w = new MadelungProblems.Cosine(0.4);
        double[] p = on(grid, q -> (1 + 0.4 * Math.cos(q - 0.5)) / (2 * Math.PI));
        double[] u = new double[n];
        double h = 2 * Math.PI / n;
        for (int i = 0; i < n; i++) {
            u[i] = 0.37 + 0.3 * Math.sin((i + 1) * h);
        }
        MadelungState state = new MadelungState(grid, p.clone(), new double[][] {u.clone()}, 0);
        assertThat(Madelung.ofKappa(grid, w, kappa, MadelungGuards.USUAL, Engine.scalar())
                        .advance(state, 0.5))
                .isInstanceOf(MadelungEnd.Reached.class);
        BernoulliForm twin = new BernoulliForm(p, u, w.on(grid, 0), h, kappa);
        twin.advance(0.5, 2000);
        assertThat(largestDifference(state.density(), twin.density())).isLessThan(1e-11);
        assertThat(largestDifference(state.velocity(0), twin.velocity())).isLessThan(1e-10);
        assertThat(largestDifference(state.density(), p)).isGreaterThan(0.02);
    }

    /// Q11. By (3.8), (3.9) uniform p and u on a ring are stationary, quantised or not.
    @ParameterizedTest
    @ValueSource(doubles = {0, 0.25, 0.5, 1, 1.7, -2.3})
    void everyCirculationIsStationaryOnTheRing(double nu) {
        int n = 64;
        Grid grid = Grid.of(new Axis(0, 2 * Math.PI, n, Boundary.PERIODIC));
        double[] p = on(grid, q -> 1 / (2 * Math.PI));
        double[] u = on(grid, q -> nu);
        MadelungState state = new MadelungState(grid, p.clone(), new double[][] {u.clone()}, 0);
        MadelungEnd end = solver(grid, 0, 1, 1).advance(state, Math.PI);
        assertThat(end).isInstanceOf(MadelungEnd.Reached.class);
        assertThat(largestDifference(state.density(), p)).isLessThan(1e-13);
        assertThat(largestDifference(state.velocity(0), u)).isLessThan(1e-11);
        assertThat(state.circulation(5, 0)).isCloseTo(2 * Math.PI * nu, within(1e-11));
    }

    @Test
    void circulationStaysWhatItWasOnEveryLoop() {
        Axis axis = new Axis(-4, 4, 40, Boundary.REFLECTING);
        Grid grid = Grid.of(axis, axis);
        MadelungState state = halfVortex(grid, 0.5, 0.2);
        int around = 18 * 40 + 18;
        int beside = 22 * 40 + 22;
        double before = state.circulation(around, 0, 4, 1, 4);
        assertThat(before).isCloseTo(Math.PI, within(1e-12));
        assertThat(state.circulation(beside, 0, 4, 1, 4)).isCloseTo(0, within(1e-13));
        double[] p = state.density().clone();
        MadelungEnd end = solver(grid, 1, 1, 1).advance(state, 0.3);
        assertThat(end).isInstanceOf(MadelungEnd.Reached.class);
        assertThat(largestDifference(state.density(), p)).isGreaterThan(0.005);
        assertThat(state.circulation(around, 0, 4, 1, 4)).isCloseTo(before, within(1e-12));
        assertThat(state.circulation(15 * 40 + 14, 0, 9, 1, 11)).isCloseTo(before, within(1e-12));
        assertThat(state.circulation(beside, 0, 4, 1, 4)).isCloseTo(0, within(1e-12));
    }

    /// Largest change of p over the largest p, outside of r = ½ and within r = 2.5, at t = ½.
    private static double changeOfHalfVortex(int points) {
        Axis axis = new Axis(-5, 5, points, Boundary.VANISHING);
        Grid grid = Grid.of(axis, axis);
        MadelungState state = halfVortex(grid, 0.5, 0);
        double[] before = state.density().clone();
        MadelungGuards lax = new MadelungGuards(1e-3, 1, 4, 1, 1);
        Madelung solver = new Madelung(grid, new MadelungProblems.Trap(2, 1), 1, 1, lax, Engine.scalar());
        assertThat(solver.advance(state, 0.5)).isInstanceOf(MadelungEnd.Reached.class);
        double change = 0;
        double largest = 0;
        double[] q = new double[2];
        for (int cell = 0; cell < before.length; cell++) {
            grid.position(cell, q);
            double r = Math.hypot(q[0], q[1]);
            largest = Math.max(largest, before[cell]);
            if (r > 0.5 && r < 2.5) {
                change = Math.max(change, Math.abs(before[cell] - state.density()[cell]));
            }
        }
        int middle = points / 2 - 2;
        assertThat(state.circulation(middle * points + middle, 0, 3, 1, 3)).isCloseTo(Math.PI, within(1e-11));
        return change / largest;
    }

    /// Q13. The state r^{½} e^{−r²/2} e^{iφ/2} stands still, by (3.8) and (3.9). r^{½} is not smooth at the core, so the error falls slowly:
    /// .050 and .033 of the largest p with 60 and 120 points. Its tails below 1e-3 carry what the core sends out, and count as vacuum.
    @Test
    void theHalfIntegerStateIsStationary() {
        double coarse = changeOfHalfVortex(30);
        double fine = changeOfHalfVortex(60);
        assertThat(fine).isLessThan(0.06);
        assertThat(coarse / fine).isGreaterThan(1.2);
    }

    /// Q12. By (3.7) and (3.11) at saturation, α = γ/2D: F̃ = F + (D/γ) log p, u = −2γ∂F̃, twice the current velocity −γ∂F − D∂log p
    /// of Fokker–Planck, for which d⟨q⟩/dt = −γ⟨∂F⟩ = −2.
    @Test
    void madelungSetsOutTwiceAsFastAsFokkerPlanck() {
        double gamma = 1;
        double diffusion = 0.5;
        Grid grid = Grid.of(new Axis(-3, 7, 400, Boundary.REFLECTING));
        MadelungAction action =
                new MadelungAction(grid, new MadelungProblems.Trap(1, 0), gamma, diffusion, gamma / (2 * diffusion));
        double[] p = on(grid, gaussian(2, 0.25));
        double[] f = on(grid, q -> q * q / 2);
        MadelungState state = MadelungState.of(grid, p, action.shifted(p, f), action.mass(), 0);
        double start = mean(state);
        Landscape stationary = new MadelungProblems.Trap(1, 2);
        double step = 1e-3;
        Madelung solver =
                new Madelung(grid, stationary, action.hbar(), action.mass(), MadelungGuards.USUAL, Engine.scalar());
        MadelungState back = state.copy();
        assertThat(solver.advance(state, step)).isInstanceOf(MadelungEnd.Reached.class);
        assertThat(solver.advance(back, -step)).isInstanceOf(MadelungEnd.Reached.class);
        assertThat((mean(state) - mean(back)) / (2 * step)).isCloseTo(-4, within(4e-3));
        assertThat(start).isCloseTo(2, within(1e-10));
    }

    @Test
    void velocityIsTwiceTheCurrentVelocityAtSaturation() {
        double gamma = 0.7;
        double diffusion = 0.3;
        Grid grid = Grid.of(new Axis(0, 2 * Math.PI, 30, Boundary.PERIODIC), new Axis(-1, 1, 20, Boundary.REFLECTING));
        double[] p = new double[grid.size()];
        double[] f = new double[grid.size()];
        double[] q = new double[2];
        for (int cell = 0; cell < p.length; cell++) {
            grid.position(cell, q);
            p[cell] = Math.exp(Math.sin(q[0]) + q[1] * Math.cos(q[0]));
            f[cell] = Math.cos(q[0]) * q[1] * q[1] + 0.3 * q[1];
        }
        MadelungAction action =
                new MadelungAction(grid, new MadelungProblems.Trap(2, 0), gamma, diffusion, gamma / (2 * diffusion));
        MadelungState state = MadelungState.of(grid, p, action.shifted(p, f), action.mass(), 0);
        for (int k = 0; k < 2; k++) {
            double h = grid.axis(k).spacing();
            for (int cell = 0; cell < p.length; cell++) {
                int next = MadelungState.next(grid, cell, k);
                double current =
                        next < 0 ? 0 : -gamma * (f[next] - f[cell]) / h - diffusion * Math.log(p[next] / p[cell]) / h;
                assertThat(state.velocity(k)[cell]).isCloseTo(2 * current, within(1e-12));
            }
        }
    }

    /// A run that is resumed has another solver, which has not moved anything yet.
    @Test
    void bitsDoNotDependOnWhatASolverMovedBefore() {
        Grid grid = line(7, 100, Boundary.REFLECTING);
        Madelung used =
                new Madelung(grid, new MadelungProblems.Driven(1.5, 1.7), 1, 1, MadelungGuards.USUAL, Engine.scalar());
        MadelungState state = atRest(grid, on(grid, gaussian(0.5, 0.5)));
        used.advance(state, 0.3);
        MadelungState copy = state.copy();
        used.advance(state, 0.4);
        new Madelung(grid, new MadelungProblems.Driven(1.5, 1.7), 1, 1, MadelungGuards.USUAL, Engine.scalar())
                .advance(copy, 0.4);
        assertThat(copy.density()).isEqualTo(state.density());
        assertThat(copy.velocity(0)).isEqualTo(state.velocity(0));
    }

    @Test
    void bitsDoNotDependOnWorkers() {
        Axis axis = new Axis(-4, 4, 36, Boundary.VANISHING);
        Grid grid = Grid.of(axis, new Axis(-4, 4, 40, Boundary.PERIODIC), axis);
        double[] p = new double[grid.size()];
        double[] q = new double[3];
        for (int cell = 0; cell < p.length; cell++) {
            grid.position(cell, q);
            p[cell] = Math.exp(-(q[0] - 0.4) * (q[0] - 0.4) - q[1] * q[1] - 1.2 * q[2] * q[2]);
        }
        MadelungState alone = atRest(grid, p.clone());
        MadelungState shared = atRest(grid, p.clone());
        MadelungGuards lax = new MadelungGuards(1e-3, 1, 4, 1, 1);
        MadelungEnd end =
                new Madelung(grid, new MadelungProblems.Trap(3, 1), 1, 1, lax, Engine.scalar()).advance(alone, 0.1);
        assertThat(end).isInstanceOf(MadelungEnd.Reached.class);
        try (ThreadCrew crew = new ThreadCrew(3)) {
            Engine engine = new Engine(Kernels.scalar(), crew);
            new Madelung(grid, new MadelungProblems.Trap(3, 1), 1, 1, lax, engine).advance(shared, 0.1);
        }
        assertThat(shared.density()).isEqualTo(alone.density());
        for (int k = 0; k < 3; k++) {
            assertThat(shared.velocity(k)).isEqualTo(alone.velocity(k));
        }
        assertThat(largestDifference(alone.density(), p)).isGreaterThan(1e-3);
    }

    /// A mean flow of any size around a torus: angles on the faces that close each axis.
    @Test
    void bitsWithCirculationDoNotDependOnWorkers() {
        Grid grid = Grid.of(new Axis(0, 3, 160, Boundary.PERIODIC), new Axis(0, 4, 240, Boundary.PERIODIC));
        double[] p = new double[grid.size()];
        double[][] u = new double[2][grid.size()];
        double[] q = new double[2];
        for (int cell = 0; cell < p.length; cell++) {
            grid.position(cell, q);
            p[cell] = (1 + 0.3 * Math.cos(Math.PI * q[1] / 2)) / 12;
            u[0][cell] = 0.3;
            u[1][cell] = -1.7;
        }
        MadelungState alone = new MadelungState(grid, p, u, 0);
        MadelungState shared = alone.copy();
        assertThat(solver(grid, 0, 1, 1).advance(alone, 0.001)).isInstanceOf(MadelungEnd.Reached.class);
        try (ThreadCrew crew = new ThreadCrew(3)) {
            Engine engine = new Engine(Kernels.scalar(), crew);
            new Madelung(grid, new MadelungProblems.Trap(2, 0), 1, 1, MadelungGuards.USUAL, engine)
                    .advance(shared, 0.001);
        }
        assertThat(shared.density()).isEqualTo(alone.density());
        for (int k = 0; k < 2; k++) {
            assertThat(shared.velocity(k)).isEqualTo(alone.velocity(k));
            assertThat(alone.circulation(77, k)).isCloseTo(k == 0 ? 0.9 : -6.8, within(1e-11));
        }
    }

    /// Bytes that a solver takes and needs to move a state, per cell.
    private static double fields(Grid grid, Landscape potential, MadelungState state) {
        var threads = (com.sun.management.ThreadMXBean) ManagementFactory.getThreadMXBean();
        MadelungGuards lax = new MadelungGuards(1e-3, 1, 4, 1, 1);
        double spacing = grid.axis(0).spacing();
        long before = threads.getCurrentThreadAllocatedBytes();
        Madelung solver = new Madelung(grid, potential, 1, 1, lax, Engine.scalar());
        assertThat(solver.advance(state, spacing * spacing)).isInstanceOf(MadelungEnd.Reached.class);
        long bytes = threads.getCurrentThreadAllocatedBytes() - before;
        return (double) bytes / (Double.BYTES * grid.size());
    }

    @Test
    void sixFieldsAtMostAreHeld() {
        Axis axis = new Axis(-4, 4, 240, Boundary.REFLECTING);
        Grid plane = Grid.of(axis, axis);
        Landscape trap = new MadelungProblems.Trap(2, 1);
        assertThat(fields(plane, trap, halfVortex(plane, 0, 0.2))).isBetween(5.0, 5.3);
        assertThat(fields(plane, trap, halfVortex(plane, 0.5, 0.2))).isBetween(5.0, 5.3);
        Landscape swinging = new Modulated(trap, Expression.parse("1 + cos(3*t)/2", List.of("t")));
        assertThat(fields(plane, swinging, halfVortex(plane, 0, 0.2))).isBetween(6.0, 6.3);
    }
}
