package org.septuple.quantum;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.Objects;
import java.util.function.IntToDoubleFunction;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.septuple.numerics.Axis;
import org.septuple.numerics.Boundary;
import org.septuple.numerics.Crew;
import org.septuple.numerics.Grid;

class FokkerPlanckOrderTest {

    private static final double[] COUPLED = {0.3, 0.12, -0.09, 0.12, 0.25, 0.1, -0.09, 0.1, 0.35};

    private static Landscape bowl(int d) {
        return new PlainLandscape(d, q -> Arrays.stream(q).map(x -> x * x / 2).sum());
    }

    private static Grid cube(int d, double half, int n) {
        Axis[] axes = new Axis[d];
        Arrays.fill(axes, new Axis(-half, half, n, Boundary.REFLECTING));
        return Grid.of(axes);
    }

    private static double distance(Grid grid, Density a, Density b) {
        double[] difference = a.values();
        for (int cell = 0; cell < difference.length; cell++) {
            difference[cell] = Math.abs(difference[cell] - b.at(cell));
        }
        return grid.integral(difference);
    }

    private static double order(IntToDoubleFunction error, int coarse) {
        return StrictMath.log(error.applyAsDouble(coarse) / error.applyAsDouble(2 * coarse)) / StrictMath.log(2);
    }

    /// Exact law of F = q²/2 after time t: mean m e^{−t}, covariance D + (1·v − D)e^{−2t}.
    private static Density exact(Grid grid, double[] mean, double v, double[] diffusion, double t) {
        int d = mean.length;
        double decay = StrictMath.exp(-t);
        double[] covariance = new double[d * d];
        for (int k = 0; k < d; k++) {
            for (int l = 0; l < d; l++) {
                double start = k == l ? v : 0;
                covariance[k * d + l] = diffusion[k * d + l] + (start - diffusion[k * d + l]) * decay * decay;
            }
        }
        double[] inverse = Diffusion.tensor(d, covariance).inverse();
        return Density.proportional(grid, q -> {
            double form = 0;
            for (int k = 0; k < d; k++) {
                for (int l = 0; l < d; l++) {
                    form += (q[k] - decay * mean[k]) * inverse[k * d + l] * (q[l] - decay * mean[l]);
                }
            }
            return StrictMath.exp(-form / 2);
        });
    }

    private static double[] part(int d, boolean coupled) {
        double[] matrix = new double[d * d];
        for (int k = 0; k < d; k++) {
            for (int l = 0; l < d; l++) {
                matrix[k * d + l] = coupled || k == l ? COUPLED[k * 3 + l] : 0;
            }
        }
        return matrix;
    }

    @Test
    @Tag("slow")
    void spaceIsOfSecondOrderForTensorsInThreeDimensions() {
        spaceIsOfSecondOrder(3, 28, true);
    }

    @ParameterizedTest
    @CsvSource({"1, 60, false", "2, 50, false", "3, 20, false", "2, 50, true"})
    void spaceIsOfSecondOrder(int d, int n, boolean coupled) {
        double[] diffusion = part(d, coupled);
        double[] mean = Arrays.copyOf(new double[] {0.8, -0.5, 0.3}, d);
        double order = order(
                cells -> {
                    Grid grid = cube(d, 3.6, cells);
                    FokkerPlanck solver =
                            new FokkerPlanck(grid, bowl(d), 1, Diffusion.tensor(d, diffusion), Crew.alone());
                    Density start = exact(grid, mean, 0.2, diffusion, 0);
                    FokkerPlanckRun run = solver.advance(
                            FokkerPlanckState.start(start, 0),
                            0.3,
                            FokkerPlanckSteps.equal(TimeScheme.EXPONENTIAL, 0.3));
                    assertThat(run.smallest()).isGreaterThanOrEqualTo(0);
                    return distance(grid, run.state().density(), exact(grid, mean, 0.2, diffusion, 0.3));
                },
                n);
        assertThat(order).isCloseTo(2, within(0.15));
    }

    @ParameterizedTest
    @CsvSource({
        "SPLIT_EULER, 1",
        "SPLIT, 1",
        "SPLIT_EULER, 2",
        "SPLIT, 2",
        "EULER, 2",
        "SECOND, 2",
        "SPLIT_EULER, 3",
        "SPLIT, 3",
        "EULER, 3",
        "SECOND, 3"
    })
    void timeIsOfTheDeclaredOrder(TimeScheme scheme, int d) {
        Landscape f = new PlainLandscape(d, q -> {
            double sum = 0;
            for (int k = 0; k < d; k++) {
                sum += q[k] * q[k] / 2 + 0.4 * q[k] * q[(k + 1) % d] * (k + 1 < d ? 1 : 0);
            }
            return sum + 0.1 * q[0] * q[0] * q[0] * q[0];
        });
        Grid grid = cube(d, 2.4, d == 1 ? 40 : d == 2 ? 20 : 10);
        FokkerPlanck solver = new FokkerPlanck(grid, f, 1, Diffusion.scalar(d, 0.3), Crew.alone());
        double[] mean = new double[d];
        double[] variance = new double[d];
        Arrays.fill(mean, 0.5);
        Arrays.fill(variance, 0.3);
        FokkerPlanckState start = FokkerPlanckState.start(Density.gaussian(grid, mean, variance), 0);
        Density reference = solver.advance(start, 0.6, FokkerPlanckSteps.equal(TimeScheme.EXPONENTIAL, 0.6))
                .state()
                .density();
        double order = order(
                steps -> distance(
                        grid,
                        reference,
                        solver.advance(start, 0.6, FokkerPlanckSteps.equal(scheme, 0.6 / steps))
                                .state()
                                .density()),
                24);
        assertThat(order).isCloseTo(scheme.order(), within(0.15));
    }

    /// F = |q − s(t)|²/2 with s = sin 3t along all axes.
    private record MovingBowl(int dimensions) implements Landscape {
        @Override
        public boolean varies() {
            return true;
        }

        @Override
        public double value(double[] q, double t) {
            double s = StrictMath.sin(3 * t);
            return Arrays.stream(q).map(x -> (x - s) * (x - s) / 2).sum();
        }

        @Override
        public void gradient(double[] q, double t, double[] into) {
            Arrays.setAll(into, k -> q[k] - StrictMath.sin(3 * t));
        }

        @Override
        public double laplacian(double[] q, double t) {
            return q.length;
        }
    }

    @ParameterizedTest
    @EnumSource(TimeScheme.class)
    void movingWellsKeepTheOrder(TimeScheme scheme) {
        Grid grid = cube(2, 3, 16);
        FokkerPlanck solver = new FokkerPlanck(grid, new MovingBowl(2), 1, Diffusion.scalar(2, 0.4), Crew.alone());
        FokkerPlanckState start =
                FokkerPlanckState.start(Density.gaussian(grid, new double[] {0.5, 0}, new double[] {0.4, 0.4}), 0);
        Density[] found = new Density[3];
        for (int k = 0; k < 3; k++) {
            found[k] = solver.advance(start, 0.8, FokkerPlanckSteps.equal(scheme, 0.8 / (16 << k)))
                    .state()
                    .density();
        }
        double order = StrictMath.log(distance(grid, found[0], found[1]) / distance(grid, found[1], found[2]))
                / StrictMath.log(2);
        assertThat(order).isCloseTo(scheme.order(), within(0.15));
    }

    @Test
    void entropyByCurrentsIsItsChangeToSecondOrder() {
        Grid grid = cube(1, 5, 400);
        FokkerPlanck solver = new FokkerPlanck(grid, bowl(1), 1, Diffusion.scalar(1, 0.5), Crew.alone());
        FokkerPlanckState start =
                FokkerPlanckState.start(Density.gaussian(grid, new double[] {1.5}, new double[] {0.25}), 0);
        double order = order(
                steps -> {
                    FokkerPlanckRun run = solver.advance(
                            start,
                            1,
                            FokkerPlanckSteps.equal(TimeScheme.SPLIT, 1. / steps)
                                    .withEntropy());
                    return Math.abs(Objects.requireNonNull(run.balance()).residual());
                },
                40);
        assertThat(order).isCloseTo(2, within(0.15));
    }

    @Test
    void diffusivePartOfTheEntropyRateIsFishersInformation() {
        // integral of D/var(t), var = D + (v - D)e^{-2t}: (log(D e^{2t} + v - D) - log v)/2 with D = 1/2.
        Grid grid = cube(1, 6, 1200);
        FokkerPlanck solver = new FokkerPlanck(grid, bowl(1), 1, Diffusion.scalar(1, 0.5), Crew.alone());
        FokkerPlanckRun run = solver.advance(
                FokkerPlanckState.start(Density.gaussian(grid, new double[] {1.5}, new double[] {0.25}), 0),
                1,
                FokkerPlanckSteps.equal(TimeScheme.SPLIT, 1e-3).withEntropy());
        EntropyBalance balance = Objects.requireNonNull(run.balance());
        double expected = (StrictMath.log(0.5 * StrictMath.exp(2) - 0.25) - StrictMath.log(0.25)) / 2;
        assertThat(balance.diffusive()).isCloseTo(expected, within(2e-4));
        // gamma Sum d_k log p d_k F averages to -gamma k.
        assertThat(balance.drift()).isCloseTo(-1, within(2e-4));
    }

    @ParameterizedTest
    @ValueSource(ints = {2, 3})
    void tensorsKeepMassAndSignOnRings(int d) {
        Axis[] axes = new Axis[d];
        int points = d == 2 ? 12 : 8;
        Arrays.fill(axes, new Axis(0, 1, points, Boundary.PERIODIC));
        axes[0] = new Axis(0, 1, points + 2, Boundary.PERIODIC);
        Grid grid = Grid.of(axes);
        Landscape f = new PlainLandscape(d, q -> 0.2 * StrictMath.cos(2 * Math.PI * (q[0] - q[1])));
        FokkerPlanck solver = new FokkerPlanck(grid, f, 1, Diffusion.tensor(d, part(d, true)), Crew.alone());
        double[] p = new double[grid.size()];
        p[5] = 1 / grid.cellVolume();
        FokkerPlanckState start = FokkerPlanckState.start(Density.of(grid, p), 0);
        for (TimeScheme scheme : TimeScheme.values()) {
            FokkerPlanckRun run = solver.advance(start, 0.2, FokkerPlanckSteps.equal(scheme, 0.01));
            assertThat(run.state().density().mass()).isCloseTo(1, within(1e-13));
            if (scheme.positive()) {
                assertThat(run.smallest()).isGreaterThanOrEqualTo(0);
            }
            Density still = Objects.requireNonNull(solver.stationary(0));
            Density later = solver.advance(run.state(), 2, FokkerPlanckSteps.equal(scheme, 0.05))
                    .state()
                    .density();
            assertThat(distance(grid, later, still)).isLessThan(0.02);
        }
    }

    /// F = (q − sin 3t)²/2 from mean 1, variance .3 with D = ½: mean m' = s − m, variance v' = 1 − 2v, and the heat
    /// ∫⟨F'² − DF''⟩/D and ΔS = ½ log(v/v₀) add up to the production. The solver's own limit of small steps is the reference, so
    /// that the grid does not count; the closed form checks that.
    @ParameterizedTest
    @CsvSource({"SPLIT_EULER, 3e-5, 9", "SPLIT, 1e-6, 27"})
    void entropyProductionOfAdaptiveStepsIsOfTheOrderOfTheScheme(TimeScheme scheme, double tolerance, double finer) {
        Grid grid = cube(1, 5, 200);
        FokkerPlanck solver = new FokkerPlanck(grid, new MovingBowl(1), 1, Diffusion.scalar(1, 0.5), Crew.alone());
        FokkerPlanckState start =
                FokkerPlanckState.start(Density.gaussian(grid, new double[] {1}, new double[] {0.3}), 0);
        double reference = production(solver.advance(
                start, 2, FokkerPlanckSteps.equal(TimeScheme.SPLIT, 1e-3).withEntropy()));
        assertThat(reference).isCloseTo(movingBowlProduction(), within(4e-4));
        double[] error = new double[2];
        double[] steps = new double[2];
        for (int k = 0; k < 2; k++) {
            FokkerPlanckRun run = solver.advance(
                    start,
                    2,
                    FokkerPlanckSteps.adaptive(scheme, 1e-3, k == 0 ? tolerance : tolerance / finer)
                            .withEntropy());
            error[k] = production(run) - reference;
            steps[k] = run.state().steps();
        }
        double order = StrictMath.log(error[0] / error[1]) / StrictMath.log(steps[1] / steps[0]);
        assertThat(order)
                .as("errors %s in %s steps", Arrays.toString(error), Arrays.toString(steps))
                .isCloseTo(scheme.order(), within(0.15));
    }

    private static double production(FokkerPlanckRun run) {
        return Objects.requireNonNull(run.balance()).production();
    }

    /// By the midpoint rule of 20 000 steps.
    private static double movingBowlProduction() {
        double m = 1;
        double v = 0.3;
        double heat = 0;
        int steps = 20_000;
        double dt = 2. / steps;
        for (int n = 0; n < steps; n++) {
            double halfM = m + dt / 2 * (StrictMath.sin(3 * n * dt) - m);
            double halfV = v + dt / 2 * (1 - 2 * v);
            double away = halfM - StrictMath.sin(3 * (n + 0.5) * dt);
            heat += dt * (away * away + halfV - 0.5) / 0.5;
            m -= dt * away;
            v += dt * (1 - 2 * halfV);
        }
        return heat + StrictMath.log(v / 0.3) / 2;
    }
}
