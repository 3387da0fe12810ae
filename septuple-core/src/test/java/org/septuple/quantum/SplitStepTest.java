package org.septuple.quantum;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.septuple.numerics.Axis;
import org.septuple.numerics.Boundary;
import org.septuple.numerics.Crew;
import org.septuple.numerics.Engine;
import org.septuple.numerics.Grid;
import org.septuple.numerics.GridTransform;
import org.septuple.numerics.Kernels;
import org.septuple.numerics.ThreadCrew;
import org.septuple.numerics.lanes.Lanes;

class SplitStepTest {

    private static final Engine ENGINE = new Engine(Lanes.kernels(), Crew.alone());
    private static final double HBAR = 0.7;
    private static final double MASS = 1.3;
    private static final double[] NO_TWIST = {};

    private static double[] random(int size, long seed) {
        return new SplittableRandom(seed).doubles(size, -1, 1).toArray();
    }

    private static WaveFunction randomWave(Grid grid) {
        WaveFunction psi = new WaveFunction(grid, random(grid.size(), 1), random(grid.size(), 2));
        psi.normalise();
        return psi;
    }

    private static void rotate(WaveFunction psi, double[] field, double factor) {
        for (int cell = 0; cell < field.length; cell++) {
            double cos = StrictMath.cos(factor * field[cell]);
            double sin = StrictMath.sin(factor * field[cell]);
            double re = psi.re()[cell];
            psi.re()[cell] = re * cos - psi.im()[cell] * sin;
            psi.im()[cell] = re * sin + psi.im()[cell] * cos;
        }
    }

    /// Factor by factor over whole fields.
    private static void unfused(
            WaveFunction psi, double[] twist, double[] a, double[] b, List<double[]> potentials, double dt) {
        GridTransform transform = new GridTransform(psi.grid(), twist, Engine.scalar());
        double[] squares = transform.squaredWavenumbers();
        for (int i = 0; i < a.length; i++) {
            rotate(psi, potentials.get(i), -a[i] * dt / HBAR);
            if (i < b.length) {
                transform.forward(psi.re(), psi.im());
                rotate(psi, squares, -b[i] * dt * HBAR / (2 * MASS));
                transform.inverse(psi.re(), psi.im());
            }
        }
    }

    private static double distance(WaveFunction one, WaveFunction other) {
        double largest = 0;
        for (int cell = 0; cell < one.re().length; cell++) {
            largest = Math.max(largest, Math.abs(one.re()[cell] - other.re()[cell]));
            largest = Math.max(largest, Math.abs(one.im()[cell] - other.im()[cell]));
        }
        return largest;
    }

    private static Grid grid(int dimensions, Boundary boundary) {
        Axis[] axes = {new Axis(-1, 1, 24, boundary), new Axis(-2, 1, 20, boundary), new Axis(0, 1.5, 14, boundary)};
        return new Grid(List.of(axes).subList(0, dimensions));
    }

    private static double[] twist(Grid grid) {
        double[] twist = new double[grid.dimensions()];
        for (int k = 0; k < twist.length; k++) {
            twist[k] = grid.axis(k).periodic() ? 0.4 + k : 0;
        }
        return twist;
    }

    @ParameterizedTest
    @EnumSource(Boundary.class)
    void fusedStepsAreTheirFactorsOneByOne(Boundary boundary) {
        double[] a = {0.3, 0, 0.5, 0.2};
        double[][] drifts = {{0.6, 0.1, 0, 0.3}, {0.6, 0.2, 0.2}};
        for (double[] b : drifts) {
            for (int dimensions = 1; dimensions <= 3; dimensions++) {
                Grid grid = grid(dimensions, boundary);
                double[] v = random(grid.size(), 3);
                double[] w = random(grid.size(), 4);
                WaveFunction psi = randomWave(grid);
                WaveFunction slow = psi.copy();
                SplitStep split = new SplitStep(grid, twist(grid), HBAR, MASS, a, b, ENGINE);
                split.steps(psi, v, 0.1, 3);
                split.step(psi, List.of(v, w, w, v), -0.03);
                for (int step = 0; step < 3; step++) {
                    unfused(slow, twist(grid), a, b, List.of(v, v, v, v), 0.1);
                }
                unfused(slow, twist(grid), a, b, List.of(v, w, w, v), -0.03);
                assertThat(distance(psi, slow)).isLessThan(1e-13);
            }
        }
    }

    @Test
    void longSequencesOfOneDimensionAreCutWithoutAnotherBit() {
        Grid grid = grid(1, Boundary.PERIODIC);
        double[] v = random(grid.size(), 3);
        SplitStep split = new SplitStep(grid, NO_TWIST, HBAR, MASS, new double[] {0.5, 0.5}, new double[] {1}, ENGINE);
        WaveFunction psi = randomWave(grid);
        WaveFunction slow = psi.copy();
        split.steps(psi, v, 0.05, 100);
        for (int step = 0; step < 100; step++) {
            unfused(slow, NO_TWIST, new double[] {0.5, 0.5}, new double[] {1}, List.of(v, v), 0.05);
        }
        assertThat(distance(psi, slow)).isLessThan(2e-12);
    }

    @ParameterizedTest
    @EnumSource(Boundary.class)
    void aThousandStepsKeepTheNorm(Boundary boundary) {
        assertThat(normAfterAThousandSteps(32, 16, boundary)).isCloseTo(1, within(1e-13));
        // 1/n is rounded, and 22 takes the chirp
        assertThat(normAfterAThousandSteps(24, 22, boundary)).isCloseTo(1, within(5e-13));
    }

    private static double normAfterAThousandSteps(int n, int m, Boundary boundary) {
        Grid grid = Grid.of(new Axis(-3, 3, n, boundary), new Axis(-2, 2, m, boundary));
        WaveFunction psi = randomWave(grid);
        double[] v = random(grid.size(), 3);
        SplitStep split =
                new SplitStep(grid, twist(grid), HBAR, MASS, new double[] {0.5, 0.5}, new double[] {1}, ENGINE);
        split.steps(psi, v, 0.1, 1000);
        return psi.norm();
    }

    /// e^(−iħk²t/2M) is all that happens to an eigenfunction of T, for any dt.
    @ParameterizedTest
    @EnumSource(Boundary.class)
    void eigenfunctionsOfTheFreeParticleTurn(Boundary boundary) {
        Axis axis = new Axis(-1, 1.5, 30, boundary);
        Grid grid = Grid.of(axis);
        double theta = axis.periodic() ? 0.9 : 0;
        double k = (axis.periodic() ? 6 * Math.PI + theta : 3 * Math.PI) / 2.5;
        WaveFunction psi = new WaveFunction(grid, new double[30], new double[30]);
        for (int i = 0; i < 30; i++) {
            double x = axis.position(i) + 1;
            psi.re()[i] = boundary == Boundary.VANISHING ? Math.sin(k * x) : Math.cos(k * x);
            psi.im()[i] = axis.periodic() ? Math.sin(k * x) : 0;
        }
        WaveFunction expected = psi.copy();
        double t = 7.5;
        double[] all = new double[30];
        Arrays.fill(all, 1);
        rotate(expected, all, -HBAR * k * k * t / (2 * MASS));
        new SplitStep(grid, new double[] {theta}, HBAR, MASS, new double[] {1}, new double[] {1}, ENGINE)
                .steps(psi, new double[30], t / 3, 3);
        assertThat(distance(psi, expected)).isLessThan(1e-13);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3})
    void neitherWorkersNorVectorsChangeABit(int workers) {
        Grid grid = Grid.of(
                new Axis(-1, 1, 18, Boundary.PERIODIC),
                new Axis(-1, 1, 21, Boundary.REFLECTING),
                new Axis(-1, 1, 11, Boundary.VANISHING));
        double[] v = random(grid.size(), 3);
        double[] a = {0.3, 0.7};
        double[] b = {0.5, 0.5};
        WaveFunction psi = randomWave(grid);
        WaveFunction other = psi.copy();
        new SplitStep(grid, NO_TWIST, HBAR, MASS, a, b, Engine.scalar()).steps(psi, v, 0.1, 2);
        try (ThreadCrew crew = new ThreadCrew(workers)) {
            new SplitStep(grid, NO_TWIST, HBAR, MASS, a, b, new Engine(Lanes.kernels(), crew)).steps(other, v, 0.1, 2);
        }
        assertThat(other.re()).isEqualTo(psi.re());
        assertThat(other.im()).isEqualTo(psi.im());
    }

    /// Strang's error is of second order: halving dt divides it by 4.
    @Test
    void strangIsOfSecondOrder() {
        Grid grid = Grid.of(new Axis(-8, 8, 64, Boundary.PERIODIC));
        double[] v = new double[64];
        WaveFunction start = new WaveFunction(grid, new double[64], new double[64]);
        for (int i = 0; i < 64; i++) {
            double q = grid.axis(0).position(i);
            v[i] = 0.5 * q * q;
            start.re()[i] = Math.exp(-0.5 * (q - 1) * (q - 1));
        }
        double[] errors = new double[2];
        SplitStep split = new SplitStep(
                grid,
                NO_TWIST,
                1,
                1,
                new double[] {0.5, 0.5},
                new double[] {1},
                new Engine(Kernels.scalar(), Crew.alone()));
        WaveFunction exact = start.copy();
        split.steps(exact, v, 1.0 / 4096, 4096);
        for (int which = 0; which < 2; which++) {
            WaveFunction psi = start.copy();
            int steps = 16 << which;
            split.steps(psi, v, 1.0 / steps, steps);
            errors[which] = distance(psi, exact);
        }
        assertThat(Math.log(errors[0] / errors[1]) / Math.log(2)).isCloseTo(2, within(0.05));
    }

    @Test
    void refusesWhatDoesNotFit() {
        Grid grid = grid(1, Boundary.VANISHING);
        double[] one = {1};
        assertThatThrownBy(() -> new SplitStep(grid, NO_TWIST, 0, 1, one, one, ENGINE))
                .hasMessageContaining("hbar");
        assertThatThrownBy(() -> new SplitStep(grid, NO_TWIST, 1, 1, one, new double[3], ENGINE))
                .hasMessageContaining("kicks");
        SplitStep split = new SplitStep(grid, NO_TWIST, 1, 1, one, one, ENGINE);
        WaveFunction psi = randomWave(grid);
        double[] v = new double[grid.size()];
        assertThatThrownBy(() -> split.steps(psi, v, Double.NaN, 1)).hasMessageContaining("dt");
        assertThatThrownBy(() -> split.step(psi, List.of(), 0.1)).hasMessageContaining("potentials");
        assertThatThrownBy(() -> split.steps(randomWave(grid(2, Boundary.VANISHING)), v, 0.1, 1))
                .hasMessageContaining("same grid");
    }
}
