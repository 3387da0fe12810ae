package org.septuple.quantum;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.hipparchus.linear.Array2DRowRealMatrix;
import org.hipparchus.linear.EigenDecompositionSymmetric;
import org.hipparchus.linear.RealMatrix;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.septuple.numerics.Axis;
import org.septuple.numerics.Boundary;
import org.septuple.numerics.Engine;
import org.septuple.numerics.Grid;
import org.septuple.numerics.Outcome;

class EigenstatesTest {

    private static Eigenstates of(Hamiltonian h, int count, double tolerance) {
        Eigenstates states = new Eigenstates(h, 0, count, tolerance, Engine.scalar());
        Outcome outcome = states.advance(() -> false);
        assertThat(outcome).isInstanceOf(Outcome.Completed.class);
        return states;
    }

    /// Row Q3: tunnel splitting of V = (q² − a²)²/8a², a = 3.
    @Test
    void tunnelSplittingOfTheDoubleWell() {
        Grid grid = Waves.box(1, 9, 128, Boundary.PERIODIC);
        Sketch well = Sketch.still(1, q -> Math.pow(q[0] * q[0] - 9, 2) / 72);
        Eigenstates states = of(new Hamiltonian(grid, well, 1, 1), 2, 1e-9);
        assertThat(states.energy(0)).isCloseTo(.4603832269423698, within(1e-10));
        assertThat(states.energy(1)).isCloseTo(.47392920600900845, within(1e-10));
        assertThat((states.energy(1) - states.energy(0)) / .0135459790666386).isCloseTo(1, within(1e-9));
    }

    /// Levels n + 1 of the round trap are (n + 1)-fold: block methods must not miss one.
    @Test
    void degenerateLevelsOfTheTrap() {
        Grid grid = Waves.box(2, 7, 32, Boundary.VANISHING);
        Eigenstates states = of(new Hamiltonian(grid, Sketch.trap(2), 1, 1), 10, 1e-8);
        double[] levels = {1, 2, 2, 3, 3, 3, 4, 4, 4, 4};
        for (int k = 0; k < levels.length; k++) {
            assertThat(states.energy(k)).isCloseTo(levels[k], within(1e-10));
        }
        Observables observables = new Observables(new Hamiltonian(grid, Sketch.trap(2), 1, 1), Engine.scalar());
        for (int k = 0; k < levels.length; k++) {
            for (int j = 0; j <= k; j++) {
                assertThat(observables.overlap(states.state(j), states.state(k)).norm())
                        .isCloseTo(j == k ? 1 : 0, within(1e-12));
            }
        }
    }

    /// The oracle is the dense matrix, diagonalised by Hipparchus, at every kind of end.
    @ParameterizedTest
    @EnumSource
    void equalsTheDenseMatrix(Boundary boundary) {
        Grid grid = Grid.of(new Axis(-1, 2, 40, boundary));
        Sketch rough = Sketch.still(1, q -> 30 * Math.sin(4 * q[0]) + 5 * q[0]);
        Hamiltonian h = new Hamiltonian(grid, rough, .7, 1.3);
        HamiltonianAction action = new HamiltonianAction(h, 0, Engine.scalar());
        RealMatrix dense = new Array2DRowRealMatrix(40, 40);
        for (int column = 0; column < 40; column++) {
            double[] unit = new double[40];
            unit[column] = 1;
            double[] image = new double[40];
            action.apply(unit, new double[40], image, new double[40]);
            dense.setColumn(column, image);
        }
        RealMatrix symmetric = dense.add(dense.transpose()).scalarMultiply(.5);
        assertThat(dense.subtract(symmetric).getNorm1()).isLessThan(1e-10);
        double[] oracle = new EigenDecompositionSymmetric(symmetric).getEigenvalues();
        Arrays.sort(oracle);
        Eigenstates states = of(h, 4, 1e-9);
        for (int k = 0; k < 4; k++) {
            assertThat(states.energy(k)).isCloseTo(oracle[k], within(1e-10));
        }
    }

    /// Free waves: (ħ²/2M)(πm/L)² with m from 1 between walls, from 0 between mirrors, (2πm + θ)/L on a twisted ring.
    @Test
    void freeLevelsOfEveryEnd() {
        Sketch nothing = Sketch.still(1, q -> 0);
        double unit = Math.PI * Math.PI / 8;
        Eigenstates walls = of(new Hamiltonian(Waves.box(1, 1, 24, Boundary.VANISHING), nothing, 1, 1), 3, 1e-9);
        Eigenstates mirrors = of(new Hamiltonian(Waves.box(1, 1, 24, Boundary.REFLECTING), nothing, 1, 1), 3, 1e-9);
        Eigenstates ring = of(
                new Hamiltonian(Waves.box(1, 1, 24, Boundary.PERIODIC), nothing, 1, 1, java.util.List.of(Math.PI / 2)),
                3,
                1e-9);
        double[] turns = {.25, -.75, 1.25};
        for (int k = 0; k < 3; k++) {
            assertThat(walls.energy(k)).isCloseTo(unit * (k + 1) * (k + 1), within(1e-10));
            assertThat(mirrors.energy(k)).isCloseTo(unit * k * k, within(1e-10));
            assertThat(ring.energy(k)).isCloseTo(4 * unit * turns[k] * turns[k], within(1e-10));
        }
    }

    /// Row Q10: V = γF′² − 2DF″ at saturation, ħ = 2D/γ and M = 1/2γ, has the ground state √p with p ∝ e^{−γF/D} and E₀ = 0;
    /// for quadratic F the others are (4D/γ)λ_n with λ_n = γkn.
    @Test
    void groundStateIsTheRootOfTheStationaryLaw() {
        double gamma = 1.5;
        double d = .3;
        double k = .8;
        Sketch potential = Sketch.still(1, q -> gamma * k * k * q[0] * q[0] - 2 * d * k);
        Grid grid = Waves.box(1, 6, 96, Boundary.REFLECTING);
        Eigenstates states = of(new Hamiltonian(grid, potential, 2 * d / gamma, 1 / (2 * gamma)), 4, 1e-9);
        for (int n = 0; n < 4; n++) {
            assertThat(states.energy(n)).isCloseTo(4 * d / gamma * gamma * k * n, within(1e-9));
        }
        WaveFunction ground = states.state(0);
        double norm = Math.pow(gamma * k / (2 * Math.PI * d), .25);
        for (int cell = 0; cell < grid.size(); cell++) {
            double q = grid.axis(0).position(cell);
            assertThat(ground.re()[cell]).isCloseTo(norm * Math.exp(-gamma * k * q * q / (4 * d)), within(1e-8));
        }
    }

    private static Eigenstates of(Hamiltonian h, int count, double tolerance, boolean dense) {
        Eigenstates states = new Eigenstates(h, 0, count, tolerance, dense, Engine.scalar());
        assertThat(states.advance(() -> false)).isInstanceOf(Outcome.Completed.class);
        assertThat(states.converged()).isEqualTo(count);
        return states;
    }

    /// E_n = n + 1/2.
    private static void isLadder(int points, int count, boolean dense) {
        Hamiltonian h = new Hamiltonian(Waves.box(1, 16, points, Boundary.PERIODIC), Sketch.trap(1), 1, 1);
        Eigenstates states = of(h, count, 1e-10, dense);
        for (int n = 0; n < count; n++) {
            assertThat(states.energy(n)).isCloseTo(n + .5, within(1e-10));
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void twentyLevelsOfAnOscillator(boolean dense) {
        isLadder(256, 20, dense);
    }

    @Test
    void fiftyLevelsFromAMatrix() {
        isLadder(256, 50, true);
    }

    @Tag("slow")
    @ParameterizedTest
    @CsvSource({"256, 50", "1024, 20", "1024, 50"})
    void manyLevelsWithoutAMatrix(int points, int count) {
        isLadder(points, count, false);
    }

    /// Row Q3 far up: the matrix is the oracle of the search.
    @Tag("slow")
    @Test
    void fortyLevelsOfTheDoubleWell() {
        Sketch well = Sketch.still(1, q -> Math.pow(q[0] * q[0] - 9, 2) / 72);
        Hamiltonian h = new Hamiltonian(Waves.box(1, 9, 256, Boundary.PERIODIC), well, 1, 1);
        Eigenstates matrix = of(h, 40, 1.1e-11, true);
        Eigenstates search = of(h, 40, 1.1e-11, false);
        assertThat(matrix.energy(0)).isCloseTo(.4603832269423698, within(1e-10));
        for (int n = 0; n < 40; n++) {
            assertThat(search.energy(n)).isCloseTo(matrix.energy(n), within(1e-11));
        }
    }

    /// E = ω_x(i + 1/2) + ω_y(j + 1/2): equal energies of the round trap each as often as they are.
    @Tag("slow")
    @ParameterizedTest
    @ValueSource(doubles = {1, 2, 4})
    void thirtyLevelsOfATrapOfTwoAxes(double square) {
        Sketch trap = Sketch.still(2, q -> (q[0] * q[0] + square * q[1] * q[1]) / 2);
        Eigenstates states = of(new Hamiltonian(Waves.box(2, 9, 64, Boundary.VANISHING), trap, 1, 1), 30, 1e-10, false);
        double[] levels = IntStream.range(0, 30)
                .boxed()
                .flatMapToDouble(i -> IntStream.range(0, 30).mapToDouble(j -> i + .5 + Math.sqrt(square) * (j + .5)))
                .sorted()
                .toArray();
        for (int k = 0; k < 30; k++) {
            assertThat(states.energy(k)).isCloseTo(levels[k], within(1e-10));
        }
    }

    /// A lattice with a flux through it; the oracle is the real matrix (A, −B; B, A) of A + iB, with each level twice.
    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void levelsOfATwistedLattice(boolean dense) {
        int n = 64;
        Sketch lattice = Sketch.still(1, q -> 6 * Math.cos(4 * Math.PI * q[0]) + Math.sin(2 * Math.PI * q[0]));
        Hamiltonian h = new Hamiltonian(Waves.box(1, 1, n, Boundary.PERIODIC), lattice, 1, 1, java.util.List.of(1.1));
        HamiltonianAction action = new HamiltonianAction(h, 0, Engine.scalar());
        RealMatrix real = new Array2DRowRealMatrix(2 * n, 2 * n);
        for (int column = 0; column < 2 * n; column++) {
            double[] unit = new double[2 * n];
            unit[column] = 1;
            double[] re = new double[n];
            double[] im = new double[n];
            action.apply(Arrays.copyOf(unit, n), Arrays.copyOfRange(unit, n, 2 * n), re, im);
            for (int row = 0; row < n; row++) {
                real.setEntry(row, column, re[row]);
                real.setEntry(n + row, column, im[row]);
            }
        }
        double[] oracle =
                new EigenDecompositionSymmetric(real.add(real.transpose()).scalarMultiply(.5)).getEigenvalues();
        Arrays.sort(oracle);
        Eigenstates states = of(h, 12, 1e-10, dense);
        for (int k = 0; k < 12; k++) {
            assertThat(states.energy(k)).isCloseTo(oracle[2 * k], within(1e-10));
        }
    }

    /// The most levels that grids hold.
    @ParameterizedTest
    @CsvSource({"5, 1, false", "5, 1, true", "10, 2, false", "64, 12, false", "64, 12, true", "100, 20, false"})
    void asManyStatesAsTheGridHolds(int points, int count, boolean dense) {
        Hamiltonian h = new Hamiltonian(Waves.box(1, 1, points, Boundary.VANISHING), Sketch.still(1, q -> 0), 1, 1);
        Eigenstates states = of(h, count, 1e-9, dense);
        for (int k = 0; k < count; k++) {
            assertThat(states.energy(k)).isCloseTo(Math.PI * Math.PI / 8 * (k + 1) * (k + 1), within(1e-9));
        }
    }

    @Test
    void aSearchBelowRoundOffEnds() {
        Hamiltonian h = new Hamiltonian(Waves.box(1, 6, 64, Boundary.PERIODIC), Sketch.trap(1), 1, 1);
        Eigenstates states = new Eigenstates(h, 0, 3, 1e-30, Engine.scalar());
        assertThat(states.advance(() -> false)).isInstanceOf(Outcome.Diverged.class);
        assertThat(states.iterations()).isEqualTo(states.most());
        assertThat(states.converged()).isZero();
        assertThat(states.energy(2)).isCloseTo(2.5, within(1e-10));
    }

    @Test
    void refusesMoreStatesThanTheGridHolds() {
        Hamiltonian h = new Hamiltonian(Waves.box(1, 1, 20, Boundary.VANISHING), Sketch.trap(1), 1, 1);
        assertThatThrownBy(() -> new Eigenstates(h, 0, 5, 1e-9, Engine.scalar()))
                .hasMessage("5 eigenstates on a grid of 20 cells: need 1 to 4; refine the grid");
    }

    /// Rests before the first change is kept, and after it.
    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2, 7, 19})
    void aSearchGoesOnToTheSameBits(int rest) {
        Grid grid = Waves.box(2, 7, 32, Boundary.VANISHING);
        Hamiltonian h = new Hamiltonian(grid, Sketch.trap(2), 1, 1);
        Eigenstates whole = of(h, 6, 1e-12);
        assertThat(whole.iterations()).isGreaterThan(19);
        Eigenstates resting = new Eigenstates(h, 0, 6, 1e-12, Engine.scalar());
        assertThat(resting.advance(() -> resting.iterations() == rest)).isInstanceOf(Outcome.Interrupted.class);
        Eigenstates rested = new Eigenstates(h, 0, 6, 1e-12, Engine.scalar());
        rested.advance(() -> rested.iterations() == 3);
        rested.resume(resting.iterations(), resting.energies(), resting.fields());
        assertThat(rested.advance(() -> false)).isInstanceOf(Outcome.Completed.class);
        assertThat(rested.iterations()).isEqualTo(whole.iterations());
        for (int k = 0; k < 6; k++) {
            assertThat(rested.energy(k)).isEqualTo(whole.energy(k));
            assertThat(rested.residual(k)).isEqualTo(whole.residual(k));
            assertThat(rested.state(k).re()).isEqualTo(whole.state(k).re());
        }
    }
}
