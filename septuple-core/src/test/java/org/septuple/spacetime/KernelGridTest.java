package org.septuple.spacetime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.septuple.numerics.Axis;
import org.septuple.numerics.Boundary;
import org.septuple.numerics.Engine;
import org.septuple.numerics.Grid;
import org.septuple.numerics.Kernels;
import org.septuple.numerics.ThreadCrew;
import org.septuple.numerics.lanes.Lanes;

/// Sums on grids against the slow twin, closed forms and themselves.
class KernelGridTest {

    private static final Cutoff WIDE = new Cutoff(9.5);
    private static final KernelRequest ALL = new KernelRequest(2, true, true, 0);

    /// A box with a grid.
    ///
    /// @param name     for people
    /// @param box      sides
    /// @param nx       points along x
    /// @param ny       points along y
    /// @param nz       points along z
    /// @param softest  smallest eigenvalue of matrices
    /// @param stiffest largest eigenvalue of matrices
    /// @param images   that the slow twin takes
    record Case(String name, Box box, int nx, int ny, int nz, double softest, double stiffest, int images) {
        Grid grid() {
            return KernelGridTest.grid(box, nx, ny, nz);
        }

        @Override
        public String toString() {
            return name;
        }
    }

    private static Grid grid(Box box, int... points) {
        Axis[] axes = new Axis[3];
        for (int a = 0; a < 3; a++) {
            Side side = box.side(a);
            axes[a] = new Axis(
                    side.from(), side.to(), points[a], side.periodic() ? Boundary.PERIODIC : Boundary.VANISHING);
        }
        return Grid.of(axes);
    }

    static Stream<Case> cases() {
        Side one = new Side(-1, 2, true);
        Side other = new Side(0, 5, true);
        Side third = new Side(2, 4, true);
        Side open = new Side(-1, 2, false);
        return Stream.of(
                new Case("periodic", new Box(one, other, third), 13, 18, 11, 20, 60, 2),
                new Case("open", new Box(open, open, open), 7, 12, 17, 2, 9, 0),
                new Case("mixed", new Box(one, open, third), 9, 10, 23, 15, 50, 2),
                new Case("wider than the box", new Box(one, other, third), 8, 9, 10, 4, 12, 3),
                new Case("narrow", new Box(one, one, open), 6, 5, 7, 150, 2000, 1),
                new Case("two points", new Box(one, open, third), 2, 2, 2, 15, 50, 2));
    }

    /// Neurons in and around the box, some outside, with eigenvalues of g between the two.
    private static Neurons random(Box box, double softest, double stiffest, int n, long seed) {
        var random = new SplittableRandom(seed);
        double[] positions = new double[3 * n];
        double[] matrices = new double[6 * n];
        double[] rates = new double[6 * n];
        double[] velocities = new double[3 * n];
        for (int i = 0; i < n; i++) {
            for (int a = 0; a < 3; a++) {
                Side side = box.side(a);
                positions[3 * i + a] = side.from() + side.length() * random.nextDouble(-0.3, 1.3);
                velocities[3 * i + a] = random.nextDouble(-1, 1);
            }
            addUnit(matrices, 6 * i, softest);
            add(matrices, 6 * i, stiffest - softest, direction(random));
            for (int k = 0; k < 6; k++) {
                rates[6 * i + k] = softest * random.nextDouble(-0.2, 0.2);
            }
        }
        return Neurons.of(positions, matrices).moving(velocities, new double[3 * n], rates);
    }

    private static double[] direction(SplittableRandom random) {
        double[] v = {random.nextGaussian(), random.nextGaussian(), random.nextGaussian()};
        double length = Math.sqrt(v[0] * v[0] + v[1] * v[1] + v[2] * v[2]);
        return new double[] {v[0] / length, v[1] / length, v[2] / length};
    }

    private static void add(double[] m, int at, double factor, double[] v) {
        int k = at;
        for (int a = 0; a < 3; a++) {
            for (int b = a; b < 3; b++) {
                m[k++] += factor * v[a] * v[b];
            }
        }
    }

    private static void addUnit(double[] m, int at, double factor) {
        for (int k : new int[] {0, 3, 5}) {
            m[at + k] += factor;
        }
    }

    @ParameterizedTest
    @MethodSource("cases")
    void sumsAreThoseOfTheSlowTwin(Case c) {
        Neurons neurons = random(c.box, c.softest, c.stiffest, 40, 7);
        MetricGrid fast = KernelGrid.of(neurons, c.box, WIDE, c.grid(), ALL, Engine.scalar());
        isTheSlowTwin(c, neurons, fast);
    }

    private static void isTheSlowTwin(Case c, Neurons neurons, MetricGrid fast) {
        DirectSums direct = new DirectSums(neurons, c.box, c.images);
        Grid grid = c.grid();
        var random = new SplittableRandom(11);
        double[] point = new double[3];
        double largest = 0;
        for (double density : fast.densities(Brackets.VALUE)) {
            largest = Double.isNaN(density) ? largest : Math.max(largest, density);
        }
        int compared = 0;
        for (int k = 0; k < 60; k++) {
            int cell = random.nextInt(grid.size());
            grid.position(cell, point);
            double[][][] slow = direct.at(point, -1);
            double density = slow[0][0][0];
            if (density < 1e-3 * largest) {
                continue;
            }
            compared++;
            for (int block = 0; block <= Brackets.TIME; block++) {
                // natural sizes: a derivative in space is √g times as large
                double scale = block == 0 || block == Brackets.TIME
                        ? 1
                        : block < Brackets.SPACE_SPACE ? Math.sqrt(c.stiffest) : c.stiffest;
                double room = 1e-12 * scale * largest / density;
                assertThat(fast.density(block, cell))
                        .as("density, block %d at %d", block, cell)
                        .isCloseTo(slow[0][block][0], within(1e-12 * scale * largest));
                for (int pair = 0; pair < 6; pair++) {
                    assertThat(fast.metric(pair, block, cell))
                            .as("metric %d, block %d at %d", pair, block, cell)
                            .isCloseTo(quotient(slow, 0, pair + 1, block), within(20 * room * c.stiffest));
                    assertThat(fast.inverse(pair, block, cell))
                            .as("inverse %d, block %d at %d", pair, block, cell)
                            .isCloseTo(quotient(slow, 1, pair, block), within(20 * room / c.softest));
                }
            }
            assertThat(fast.one(cell)).isCloseTo(slow[0][0][7], within(1e-12 * largest));
        }
        assertThat(compared).isGreaterThan(3);
    }

    /// The quotient rule, written out once more.
    private static double quotient(double[][][] sums, int octet, int channel, int block) {
        double d = sums[0][0][0];
        double n = sums[octet][0][channel];
        double db = sums[0][block][0];
        double nb = sums[octet][block][channel];
        if (block == 0) {
            return n / d;
        }
        if (block < Brackets.SPACE_SPACE || block == Brackets.TIME) {
            return nb / d - n * db / (d * d);
        }
        int[][] pairs = {{1, 1}, {1, 2}, {1, 3}, {2, 2}, {2, 3}, {3, 3}};
        int p = pairs[block - Brackets.SPACE_SPACE][0];
        int q = pairs[block - Brackets.SPACE_SPACE][1];
        double dp = sums[0][p][0];
        double dq = sums[0][q][0];
        double np = sums[octet][p][channel];
        double nq = sums[octet][q][channel];
        return nb / d - (np * dq + nq * dp) / (d * d) - n * db / (d * d) + 2 * n * dp * dq / (d * d * d);
    }

    @ParameterizedTest
    @MethodSource("cases")
    void bitsDependNeitherOnThreadsNorOnRegisters(Case c) {
        Neurons neurons = random(c.box, c.softest, c.stiffest, 60, 8);
        MetricGrid alone = KernelGrid.of(neurons, c.box, WIDE, c.grid(), ALL, Engine.scalar());
        for (Kernels kernels : new Kernels[] {Kernels.scalar(), Lanes.kernels()}) {
            for (int threads = 1; threads <= 3; threads++) {
                try (ThreadCrew crew = new ThreadCrew(threads)) {
                    MetricGrid other = KernelGrid.of(neurons, c.box, WIDE, c.grid(), ALL, new Engine(kernels, crew));
                    assertThat(other.account()).isEqualTo(alone.account());
                    for (int block = 0; block <= Brackets.TIME; block++) {
                        assertThat(other.densities(block)).isEqualTo(alone.densities(block));
                        assertThat(other.metrics(3, block)).isEqualTo(alone.metrics(3, block));
                        assertThat(other.inverses(2, block)).isEqualTo(alone.inverses(2, block));
                    }
                }
            }
        }
    }

    /// One neuron in each cell of a unit lattice, g = factor·1.
    private static Neurons lattice(int side, double factor) {
        int n = side * side * side;
        double[] positions = new double[3 * n];
        double[] matrices = new double[6 * n];
        for (int i = 0; i < n; i++) {
            int x = i / (side * side);
            int y = i / side % side;
            positions[3 * i] = x;
            positions[3 * i + 1] = y;
            positions[3 * i + 2] = i % side;
            addUnit(matrices, 6 * i, factor);
        }
        return Neurons.of(positions, matrices);
    }

    /// S5.
    @Test
    void aUnitLatticeIsNearlyEvenAndKeepsItsNumber() {
        Box box = Box.cube(8, true);
        MetricGrid grid =
                KernelGrid.of(lattice(8, 1), box, WIDE, grid(box, 16, 16, 16), KernelRequest.values(), Engine.scalar());
        double ripple = 6 * StrictMath.exp(-2 * Math.PI * Math.PI);
        assertThat(grid.account().number()).isCloseTo(512, within(512e-12));
        for (double density : grid.densities(Brackets.VALUE)) {
            assertThat(Math.abs(density - 1)).isLessThan(1.001 * ripple);
        }
    }

    /// S7.
    @Test
    void theDeterminantNeedsTheBracketOfOne() {
        Box box = Box.cube(8, true);
        MetricGrid grid = KernelGrid.of(
                lattice(8, 1.1), box, WIDE, grid(box, 12, 12, 12), KernelRequest.values(), Engine.scalar());
        for (int cell = 0; cell < grid.grid().size(); cell++) {
            assertThat(grid.density(Brackets.VALUE, cell)).isCloseTo(1, within(1e-6));
            assertThat(grid.volumeElement(cell)).isCloseTo(Math.sqrt(1.1 * 1.1 * 1.1), within(1e-12));
            assertThat(grid.density(Brackets.VALUE, cell) / grid.one(cell))
                    .isCloseTo(grid.volumeElement(cell), within(1e-12));
        }
    }

    /// One kernel on a grid point: by Poisson's sum ∫{√g} = Π_a Σ_k e^(−2π²(kσ/h)²).
    @ParameterizedTest
    @ValueSource(doubles = {0.3, 0.5, 0.75, 1, 1.25, 1.5})
    void numberIsLostBelowThreeHalvesOfAStep(double sigma) {
        Box box = Box.cube(30, false);
        double[] g = {1 / (sigma * sigma), 0, 0, 1 / (sigma * sigma), 0, 1 / (sigma * sigma)};
        MetricGrid grid = KernelGrid.of(
                Neurons.of(new double[] {14.5, 15.5, 13.5}, g),
                box,
                WIDE,
                grid(box, 30, 30, 30),
                KernelRequest.values(),
                Engine.scalar());
        double series = 1;
        for (int k = 1; k < 5; k++) {
            series += 2 * StrictMath.exp(-2 * Math.pow(Math.PI * k * sigma, 2));
        }
        assertThat(grid.account().number()).isCloseTo(series * series * series, within(1e-12));
        assertThat(grid.account().number() - 1 < 1e-12).isEqualTo(sigma >= 1.25);
        assertThat(grid.account().resolution()).isCloseTo(sigma, within(1e-3)).isLessThan(sigma);
    }

    @Test
    void sumsOfTwoSetsAddUp() {
        Case c = cases().toList().get(2);
        Neurons all = random(c.box, c.softest, c.stiffest, 30, 9);
        double[][] parts = new double[3][];
        for (int part = 0; part < 3; part++) {
            int from = part == 2 ? 12 : 0;
            int to = part == 1 ? 12 : 30;
            Neurons some = Neurons.of(
                    Arrays.copyOfRange(all.positions(), 3 * from, 3 * to),
                    Arrays.copyOfRange(all.matrices(), 6 * from, 6 * to));
            parts[part] = KernelGrid.of(some, c.box, WIDE, c.grid(), KernelRequest.values(), Engine.scalar())
                    .densities(Brackets.VALUE);
        }
        for (int cell = 0; cell < parts[0].length; cell++) {
            assertThat(parts[0][cell]).isCloseTo(parts[1][cell] + parts[2][cell], within(1e-13));
        }
    }

    /// What a narrow cutoff leaves out is within the bound told.
    @ParameterizedTest
    @MethodSource("cases")
    void whatIsLeftOutIsWithinTheBound(Case c) {
        Neurons neurons = random(c.box, c.softest, c.stiffest, 200, 10);
        Cutoff narrow = new Cutoff(2.5);
        KernelRequest request = new KernelRequest(0, false, false, 1e-3);
        MetricGrid cut = KernelGrid.of(neurons, c.box, narrow, c.grid(), request, Engine.scalar());
        MetricGrid whole = KernelGrid.of(neurons, c.box, WIDE, c.grid(), KernelRequest.values(), Engine.scalar());
        double largest = 0;
        for (int cell = 0; cell < c.grid().size(); cell++) {
            if (!cut.hole(cell)) {
                double density = cut.density(Brackets.VALUE, cell);
                largest = Math.max(largest, whole.density(Brackets.VALUE, cell) / density - 1);
            }
        }
        assertThat(largest).isPositive().isLessThanOrEqualTo(cut.account().truncation());
    }

    /// On an even lattice the bound is some hundred times the expected share, not more.
    @Test
    void theBoundIsNotIdle() {
        Box box = Box.cube(8, true);
        MetricGrid grid = KernelGrid.of(
                lattice(8, 1), box, new Cutoff(6), grid(box, 8, 8, 8), KernelRequest.values(), Engine.scalar());
        assertThat(grid.account().truncation() / grid.account().share()).isBetween(1.0, 300.0);
    }

    /// A needle reaches some hundred images along one side and its neighbours along the others: the bound knows which. By its smallest eigenvalue in all directions
    /// it was .21; what is left, 2.8e-4, is the room for round-off, 10⁻⁹ of the sums along the sides, over the least density.
    @Test
    void theBoundOfANeedleIsNotIdle() {
        Box box = Box.cube(8, true);
        Neurons needle = Neurons.of(new double[] {1, 2, 3}, new double[] {1e-4, 0, 0, 1, 0, 1});
        MetricGrid grid =
                KernelGrid.of(needle, box, new Cutoff(9), grid(box, 8, 8, 8), KernelRequest.values(), Engine.scalar());
        assertThat(grid.account().truncation()).isBetween(grid.account().share(), 1e-3);
    }

    @Test
    void holesAreFlaggedAndCounted() {
        Box box = Box.cube(10, false);
        Neurons one = Neurons.of(new double[] {5, 5, 5}, new double[] {1, 0, 0, 1, 0, 1});
        Grid points = grid(box, 20, 20, 20);
        double hole = 0.01;
        MetricGrid grid = KernelGrid.of(
                one, box, new Cutoff(6), points, new KernelRequest(1, false, false, hole), Engine.scalar());
        int holes = 0;
        double[] q = new double[3];
        for (int cell = 0; cell < points.size(); cell++) {
            points.position(cell, q);
            double square = (q[0] - 5) * (q[0] - 5) + (q[1] - 5) * (q[1] - 5) + (q[2] - 5) * (q[2] - 5);
            boolean empty = Brackets.NORMALISATION * StrictMath.exp(-square / 2) < hole;
            assertThat(grid.hole(cell)).as("cell %d", cell).isEqualTo(empty);
            assertThat(Double.isNaN(grid.metric(5, Brackets.SPACE, cell))).isEqualTo(empty);
            holes += empty ? 1 : 0;
        }
        assertThat(grid.account().holes()).isEqualTo(holes).isPositive().isLessThan(points.size());
    }

    @Test
    void refusals() {
        Box box = Box.cube(8, true);
        Neurons neurons = lattice(2, 1);
        Box open = Box.cube(8, false);
        assertThatIllegalArgumentException()
                .isThrownBy(() ->
                        KernelGrid.of(neurons, open, WIDE, grid(box, 4, 4, 4), KernelRequest.values(), Engine.scalar()))
                .withMessageContaining("does not span");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> KernelGrid.of(
                        neurons, box, WIDE, grid(box, 4, 4, 4), new KernelRequest(0, true, false, 0), Engine.scalar()))
                .withMessageContaining("at rest");
        MetricGrid grid =
                KernelGrid.of(neurons, box, WIDE, grid(box, 4, 4, 4), KernelRequest.values(), Engine.scalar());
        assertThatIllegalArgumentException()
                .isThrownBy(() -> grid.density(Brackets.SPACE, 0))
                .withMessageContaining("not asked for");
    }
}
