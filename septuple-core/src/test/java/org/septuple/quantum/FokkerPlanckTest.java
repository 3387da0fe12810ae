package org.septuple.quantum;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Objects;
import java.util.function.DoubleUnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.septuple.numerics.Axis;
import org.septuple.numerics.Boundary;
import org.septuple.numerics.Crew;
import org.septuple.numerics.Grid;
import org.septuple.numerics.Outcome;
import org.septuple.numerics.ThreadCrew;

class FokkerPlanckTest {

    private static final Landscape WELL = new PlainLandscape(1, q -> q[0] * q[0] / 2);

    private static Grid line(double from, double to, int n, Boundary boundary) {
        return Grid.of(new Axis(from, to, n, boundary));
    }

    private static FokkerPlanckRun q6(int n, int steps, TimeScheme scheme) {
        Grid grid = line(-4, 6, n, Boundary.REFLECTING);
        FokkerPlanck solver = new FokkerPlanck(grid, WELL, 1, Diffusion.scalar(1, 0.5), Crew.alone());
        Density start = Density.gaussian(grid, new double[] {2}, new double[] {0.25});
        return solver.advance(
                FokkerPlanckState.start(start, 0),
                1,
                FokkerPlanckSteps.equal(scheme, 1. / steps).withEntropy());
    }

    @Test
    void ornsteinUhlenbeckMeanVarianceAndEntropyAreThoseOfQ6() {
        FokkerPlanckRun run = q6(1000, 1000, TimeScheme.SPLIT);
        Density p = run.state().density();
        EntropyBalance balance = Objects.requireNonNull(run.balance());
        assertThat(p.mean(0)).isCloseTo(2 * StrictMath.exp(-1), within(1e-4));
        assertThat(p.covariance(0, 0)).isCloseTo(0.5 - 0.25 * StrictMath.exp(-2), within(1e-4));
        assertThat(balance.change()).isCloseTo(0.311540630200, within(1e-4));
        assertThat(balance.residual()).isCloseTo(0, within(1e-4));
        assertThat(balance.production()).isCloseTo(3.554033318, within(1e-4 * 3.55));
        assertThat(run.outcome()).isEqualTo(new Outcome.Completed());
        assertThat(p.mass()).isCloseTo(1, within(1e-13));
    }

    @Test
    void meanMovesAsFokkerPlanckSaysInQ12() {
        // d<q>/dt = -gamma <F'> = -2 at the start, by the generator itself.
        Grid grid = line(-4, 8, 1200, Boundary.REFLECTING);
        FokkerPlanck solver = new FokkerPlanck(grid, WELL, 1, Diffusion.scalar(1, 0.5), Crew.alone());
        double[] p =
                Density.gaussian(grid, new double[] {2}, new double[] {0.25}).values();
        double[] rate = new double[p.length];
        solver.generator(0).apply(p, rate);
        double[] moment = new double[p.length];
        for (int i = 0; i < p.length; i++) {
            moment[i] = grid.axis(0).position(i) * rate[i];
        }
        assertThat(grid.integral(moment)).isCloseTo(-2, within(1e-4));
    }

    @Test
    void stationaryLawOfOneWeightIsStudentsTOfQ8() {
        Landscape f = new PlainLandscape(1, q -> StrictMath.log(1 + 2 * (1 - q[0]) * (1 - q[0])) / 4);
        Grid grid = line(-5, 5, 1000, Boundary.REFLECTING);
        FokkerPlanck solver = new FokkerPlanck(grid, f, 1, Diffusion.scalar(1, 0.05), Crew.alone());
        Density p = Objects.requireNonNull(solver.stationary(0));
        assertThat(p.mean(0)).isCloseTo(1, within(1e-4));
        assertThat(p.covariance(0, 0)).isCloseTo(1 / 14., within(1e-4));
        FokkerPlanckRun run = solver.advance(
                FokkerPlanckState.start(Density.gaussian(grid, new double[] {0}, new double[] {0.1}), 0),
                200,
                FokkerPlanckSteps.equal(TimeScheme.SPLIT_EULER, 1));
        assertThat(run.state().density().covariance(0, 0)).isCloseTo(1 / 14., within(1e-4));
    }

    @ParameterizedTest
    @EnumSource(TimeScheme.class)
    void massStaysAndRelativeEntropyNeverRises(TimeScheme scheme) {
        Landscape f = new PlainLandscape(2, q -> {
            double a = q[0] * q[0] - 1;
            return a * a / 4 + q[1] * q[1] / 2 + 0.3 * q[0] * q[1];
        });
        Grid grid = Grid.of(new Axis(-2.5, 2.5, 24, Boundary.REFLECTING), new Axis(-3, 3, 20, Boundary.REFLECTING));
        FokkerPlanck solver = new FokkerPlanck(grid, f, 1.3, Diffusion.scalar(2, 0.2), Crew.alone());
        Density equilibrium = solver.equilibrium(0);
        FokkerPlanckState state =
                FokkerPlanckState.start(Density.gaussian(grid, new double[] {1.5, -1}, new double[] {0.02, 0.05}), 0);
        double before = state.density().relativeEntropy(equilibrium);
        for (int step = 1; step <= 12; step++) {
            FokkerPlanckRun run =
                    solver.advance(state, step, FokkerPlanckSteps.equal(scheme, scheme.positive() ? 1 : 0.02));
            state = run.state();
            double after = state.density().relativeEntropy(equilibrium);
            assertThat(run.massError()).isLessThan(1e-13);
            assertThat(state.density().mass()).isCloseTo(1, within(1e-13));
            assertThat(after).isLessThan(before);
            if (scheme.positive()) {
                assertThat(run.smallest()).isGreaterThanOrEqualTo(0);
            }
            before = after;
        }
    }

    @ParameterizedTest
    @EnumSource(TimeScheme.class)
    void equilibriumStaysAsItIs(TimeScheme scheme) {
        Landscape f = new PlainLandscape(2, q -> StrictMath.cos(q[0]) + StrictMath.sin(q[1]) * StrictMath.sin(q[0]));
        Grid grid = Grid.of(new Axis(0, 2 * Math.PI, 17, Boundary.PERIODIC), new Axis(-1, 2, 19, Boundary.REFLECTING));
        FokkerPlanck solver = new FokkerPlanck(grid, f, -0.7, Diffusion.scalar(2, 0.2), Crew.alone());
        Density equilibrium = solver.equilibrium(0);
        FokkerPlanckRun run =
                solver.advance(FokkerPlanckState.start(equilibrium, 0), 5, FokkerPlanckSteps.equal(scheme, 2.5));
        double[] p = run.state().density().values();
        for (int cell = 0; cell < p.length; cell++) {
            assertThat(p[cell]).isCloseTo(equilibrium.at(cell), within(1e-9));
        }
    }

    @Test
    void tiltedRingCarriesTheCurrentOfADriftingParticle() {
        // F = -2q on a ring: p uniform, current gamma*2*p; the generator keeps p, equilibrium() refuses.
        Grid grid = line(0, 1, 30, Boundary.PERIODIC);
        FokkerPlanck solver = new FokkerPlanck(
                grid, new PlainLandscape(1, q -> -2 * q[0]), 1, Diffusion.scalar(1, 0.1), Crew.alone());
        assertThatThrownBy(() -> solver.equilibrium(0)).hasMessageContaining("stationary");
        Density p = Objects.requireNonNull(solver.stationary(0));
        assertThat(p.at(7)).isCloseTo(1, within(1e-9));
        FokkerPlanckRun run = solver.advance(
                FokkerPlanckState.start(p, 0),
                1,
                FokkerPlanckSteps.equal(TimeScheme.SPLIT, 0.1).withEntropy());
        // v^2/D per unit of time.
        assertThat(Objects.requireNonNull(run.balance()).production()).isCloseTo(40, within(1e-6));
        assertThat(run.balance().change()).isCloseTo(0, within(1e-9));
    }

    @Test
    void absorbedMassIsReported() {
        // Heat between absorbing walls: the lowest mode decays at D pi^2, survival = (4/pi) e^{-D pi^2 t} * ... of a
        // sine start.
        Grid grid = line(0, 1, 400, Boundary.VANISHING);
        FokkerPlanck solver =
                new FokkerPlanck(grid, new PlainLandscape(1, q -> 0), 1, Diffusion.scalar(1, 0.2), Crew.alone());
        FokkerPlanckRun run = solver.advance(
                FokkerPlanckState.start(Density.proportional(grid, q -> StrictMath.sin(Math.PI * q[0])), 0),
                0.5,
                FokkerPlanckSteps.equal(TimeScheme.SPLIT, 0.002));
        double left = StrictMath.exp(-0.2 * Math.PI * Math.PI * 0.5);
        assertThat(run.state().density().mass()).isCloseTo(left, within(1e-5));
        assertThat(run.state().absorbed()).isCloseTo(1 - left, within(1e-5));
    }

    @ParameterizedTest
    @EnumSource(TimeScheme.class)
    void bitsDependNeitherOnThreadsNorOnInterruption(TimeScheme scheme) {
        Landscape f = new PlainLandscape(2, q -> q[0] * q[0] * q[0] * q[0] / 4 + q[1] * q[1] / 2);
        Grid grid = Grid.of(new Axis(-3, 3, 130, Boundary.REFLECTING), new Axis(-3, 3, 120, Boundary.VANISHING));
        FokkerPlanckState start =
                FokkerPlanckState.start(Density.gaussian(grid, new double[] {1, 0}, new double[] {0.1, 0.1}), 0);
        FokkerPlanckSteps control = FokkerPlanckSteps.adaptive(scheme, 0.001, 1e-3);
        FokkerPlanck alone = new FokkerPlanck(grid, f, 1, Diffusion.diagonal(0.05, 0.1), Crew.alone());
        FokkerPlanckRun whole = alone.advance(start, 0.02, control);
        try (ThreadCrew crew = new ThreadCrew(2)) {
            FokkerPlanck shared = new FokkerPlanck(grid, f, 1, Diffusion.diagonal(0.05, 0.1), crew);
            FokkerPlanckRun part = shared.advance(start, 0.02, control.withBudget(2));
            assertThat(part.outcome()).isInstanceOf(Outcome.Interrupted.class);
            FokkerPlanckRun rest = shared.advance(part.state(), 0.02, control);
            assertThat(rest.state().density().values())
                    .isEqualTo(whole.state().density().values());
            assertThat(rest.state().nextStep()).isEqualTo(whole.state().nextStep());
        }
    }

    @Test
    void aStartThatIsNoProbabilityIsRefused() {
        Grid grid = line(0, 1, 4, Boundary.REFLECTING);
        assertThatThrownBy(() -> FokkerPlanckState.start(Density.of(grid, new double[] {3, 3, -1, -1}), 0))
                .hasMessageContaining(">= 0");
        assertThatThrownBy(() -> FokkerPlanckState.start(Density.of(grid, new double[] {3, 3, 1, 1}), 0))
                .hasMessageContaining("normalise");
    }

    @Test
    void warningsCarryTheirNumbers() {
        Grid grid = line(-1, 2.5, 20, Boundary.REFLECTING);
        FokkerPlanck solver = new FokkerPlanck(grid, WELL, 50, Diffusion.scalar(1, 0.5), Crew.alone());
        FokkerPlanckRun run = solver.advance(
                FokkerPlanckState.start(Density.gaussian(grid, new double[] {2}, new double[] {0.25}), 0),
                1,
                FokkerPlanckSteps.equal(TimeScheme.SPLIT, 1));
        assertThat(run.warnings().stream().map(Warning::quantity))
                .contains("cell Peclet number", "mass in the cells at a wall", "mean change of p in one step");
        assertThat(run.warnings()).allMatch(warning -> warning.value() > warning.bound());
    }

    @Test
    void adaptiveStepsKeepTheToleranceAndGrow() {
        Grid grid = line(-4, 6, 500, Boundary.REFLECTING);
        FokkerPlanck solver = new FokkerPlanck(grid, WELL, 1, Diffusion.scalar(1, 0.5), Crew.alone());
        FokkerPlanckState start =
                FokkerPlanckState.start(Density.gaussian(grid, new double[] {2}, new double[] {0.25}), 0);
        FokkerPlanckRun run = solver.advance(start, 20, FokkerPlanckSteps.adaptive(TimeScheme.SPLIT, 1e-4, 1e-6));
        FokkerPlanckRun early = solver.advance(start, 1, FokkerPlanckSteps.adaptive(TimeScheme.SPLIT, 1e-4, 1e-6));
        assertThat(early.state().density().covariance(0, 0)).isCloseTo(0.5 - 0.25 * StrictMath.exp(-2), within(2e-4));
        assertThat(run.state().steps()).isBetween(20L, 600L);
        assertThat(run.state().density().relativeEntropy(solver.equilibrium(0))).isLessThan(1e-7);
    }

    private static Landscape timed(DoubleUnaryOperator stiffness) {
        return new Landscape() {
            @Override
            public int dimensions() {
                return 1;
            }

            @Override
            public boolean varies() {
                return true;
            }

            @Override
            public double value(double[] q, double t) {
                return stiffness.applyAsDouble(t) * q[0] * q[0] / 2;
            }

            @Override
            public void gradient(double[] q, double t, double[] into) {
                into[0] = stiffness.applyAsDouble(t) * q[0];
            }

            @Override
            public double laplacian(double[] q, double t) {
                return stiffness.applyAsDouble(t);
            }
        };
    }

    @Test
    void anFThatEndsAtTheStateIsADivergenceAndKeepsIt() {
        Grid grid = line(-4, 6, 100, Boundary.REFLECTING);
        FokkerPlanck solver =
                new FokkerPlanck(grid, timed(t -> 1 / (t - 0.5)), 1, Diffusion.scalar(1, 0.5), Crew.alone());
        FokkerPlanckSteps control =
                FokkerPlanckSteps.equal(TimeScheme.SPLIT, 0.01).withEntropy();
        FokkerPlanckState start =
                FokkerPlanckState.start(Density.gaussian(grid, new double[] {2}, new double[] {0.25}), 0);
        FokkerPlanckRun before = solver.advance(start, 0.5, control);
        assertThat(before.outcome()).isEqualTo(new Outcome.Completed());
        FokkerPlanckRun run = solver.advance(before.state(), 1, control);
        assertThat(run.outcome()).isInstanceOfSatisfying(Outcome.Diverged.class, diverged -> {
            assertThat(diverged.what()).isEqualTo("F or its slope is not finite");
            assertThat(diverged.step()).isEqualTo(50);
            assertThat(diverged.advice()).contains("t = 0.5");
        });
        assertThat(run.state().time()).isEqualTo(0.5);
        assertThat(run.state().density().values())
                .isEqualTo(before.state().density().values());
        assertThat(Objects.requireNonNull(run.balance()).production()).isZero();
    }

    @Test
    void whyThereAreNoRatesIsSaid() {
        Grid square = Grid.of(new Axis(-2, 2, 8, Boundary.REFLECTING), new Axis(-2, 2, 8, Boundary.REFLECTING));
        Landscape round = new PlainLandscape(2, q -> q[0] * q[0] + q[1] * q[1]);
        Landscape coupled = new PlainLandscape(2, q -> q[0] * q[0] + q[1] * q[1] + q[0] * q[1]);
        Diffusion unequal = Diffusion.diagonal(0.5, 0.4);
        assertThat(FokkerPlanck.obstacleToRates(square, round, 1, unequal, 0)).isEmpty();
        assertThat(FokkerPlanck.obstacleToRates(square, coupled, 1, Diffusion.scalar(2, 0.5), 0))
                .isEmpty();
        // the mixed difference of q_0 q_1 is h^2 = 1/4, and 1/.4 - 1/.5 = 1/2
        assertThat(FokkerPlanck.obstacleToRates(square, coupled, 1, unequal, 0))
                .hasValueSatisfying(why -> assertThat(why).contains("axes 0 and 1", "0.5 and 0.4", "0.125", "1.0E-9"));
        assertThat(FokkerPlanck.obstacleToRates(
                        square, round, 1, Diffusion.tensor(2, new double[] {0.5, 0.2, 0.2, 0.4}), 0))
                .hasValueSatisfying(why -> assertThat(why).contains("D_01 = 0.2"));
        assertThat(FokkerPlanck.obstacleToRates(square, round, 1, Diffusion.diagonal(0.5, 0), 0))
                .hasValueSatisfying(why -> assertThat(why).contains("D_11 = 0"));
        assertThat(FokkerPlanck.obstacleToRates(
                        line(0, 1, 10, Boundary.PERIODIC),
                        new PlainLandscape(1, q -> q[0]),
                        1,
                        Diffusion.scalar(1, 0.5),
                        0))
                .hasValueSatisfying(why -> assertThat(why).contains("steps by 2.00"));
    }
}
