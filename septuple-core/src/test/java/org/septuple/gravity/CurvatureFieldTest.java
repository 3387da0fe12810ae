package org.septuple.gravity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.septuple.numerics.Axis;
import org.septuple.numerics.Boundary;
import org.septuple.numerics.Crew;
import org.septuple.numerics.Engine;
import org.septuple.numerics.Grid;
import org.septuple.numerics.Kernels;
import org.septuple.numerics.Purpose;
import org.septuple.numerics.RandomStream;
import org.septuple.numerics.ThreadCrew;
import org.septuple.numerics.lanes.Lanes;
import org.septuple.spacetime.Box;
import org.septuple.spacetime.Brackets;
import org.septuple.spacetime.Cutoff;
import org.septuple.spacetime.KernelField;
import org.septuple.spacetime.KernelGrid;
import org.septuple.spacetime.KernelRequest;
import org.septuple.spacetime.Metric;
import org.septuple.spacetime.MetricGrid;
import org.septuple.spacetime.Neurons;

class CurvatureFieldTest {

    private static final Engine ONE = new Engine(Lanes.kernels(), Crew.alone());

    private static Grid cube(int points, Boundary boundary) {
        Axis axis = new Axis(0, 1, points, boundary);
        return Grid.of(axis, axis, axis);
    }

    /// Periodic, with all ten components, moving.
    private static Metric wavy() {
        return LineElement.in("t", "x", "y", "z")
                .define("u", "2*pi*(x + t/3)")
                .define("v", "2*pi*(y - t/2)")
                .define("w", "2*pi*z")
                .diagonal("-1 + .1*sin(u)*cos(v)", "1 + .2*sin(v + w)", "1.1 + .1*cos(u - w)", "1 + .15*sin(u)*sin(v)")
                .component("t", "x", ".1*sin(v)")
                .component("t", "y", ".1*cos(w + u)")
                .component("t", "z", ".05*sin(u + v)")
                .component("x", "y", ".1*cos(w)*sin(v)")
                .component("x", "z", ".1*sin(u + w)")
                .component("y", "z", ".05*cos(v)")
                .metric();
    }

    /// Largest differences of R, of Kretschmann's scalar and of R_01, relative to the largest values.
    private static double[] errors(CurvatureField field, CurvatureField exact) {
        double[] errors = new double[3];
        double[] sizes = new double[3];
        for (int cell = 0; cell < exact.grid().size(); cell++) {
            double[] known = {exact.scalar(cell), exact.kretschmann(cell), exact.ricci(0, 1, cell)};
            double[] found = {field.scalar(cell), field.kretschmann(cell), field.ricci(0, 1, cell)};
            for (int k = 0; k < 3; k++) {
                errors[k] = Math.max(errors[k], Math.abs(found[k] - known[k]));
                sizes[k] = Math.max(sizes[k], Math.abs(known[k]));
            }
        }
        for (int k = 0; k < 3; k++) {
            errors[k] /= sizes[k];
        }
        return errors;
    }

    @ParameterizedTest
    @ValueSource(ints = {4, 6})
    void differencesHaveTheirOrder(int order) {
        Metric metric = wavy();
        double time = 0.4;
        double[][] errors = new double[2][];
        int[] points = {12, 24};
        for (int k = 0; k < 2; k++) {
            Grid grid = cube(points[k], Boundary.PERIODIC);
            MetricSamples samples = MetricSamples.moving(metric, grid, order, time, 1.0 / points[k], ONE);
            CurvatureField field = CurvatureField.of(samples, ONE);
            assertThat(field.holes()).isZero();
            errors[k] = errors(field, CurvatureField.of(metric, grid, time, ONE));
        }
        for (int k = 0; k < 3; k++) {
            double measured = Math.log(errors[0][k] / errors[1][k]) / Math.log(2);
            assertThat(measured).as("order of %d", k).isBetween(order - 0.5, order + 0.6);
        }
    }

    /// Row G4 on grids: Kasner, x of one axis, times alone differ.
    @ParameterizedTest
    @CsvSource({"4", "6"})
    void kasnerOnAGridIsAsFlatAsItsOrder(int order) {
        Metric kasner = Kasner.of(-1.0 / 3, 2.0 / 3, 2.0 / 3);
        Grid grid = Grid.of(new Axis(0, 1, 8, Boundary.PERIODIC));
        double[] ricci = new double[2];
        double[] square = new double[2];
        for (int k = 0; k < 2; k++) {
            double step = k == 0 ? 0.04 : 0.02;
            CurvatureField field = CurvatureField.of(MetricSamples.moving(kasner, grid, order, 1, step, ONE), ONE);
            ricci[k] = Math.abs(field.ricci(0, 0, 3));
            square[k] = Math.abs(field.kretschmann(3) - 64.0 / 27);
        }
        assertThat(Math.log(ricci[0] / ricci[1]) / Math.log(2)).isBetween(order - 0.5, order + 0.5);
        assertThat(Math.log(square[0] / square[1]) / Math.log(2)).isBetween(order - 0.5, order + 0.5);
    }

    /// A ball of a three-sphere of radius 1 at rest: R_ab = 2 g_ab, R = 6. Three cells at each open end have none.
    @Test
    void openEndsHaveNone() {
        Metric sphere = LineElement.in("t", "x", "y", "z")
                .define("w", "1/(1 + ((x - .5)^2 + (y - .5)^2 + (z - .5)^2)/4)^2")
                .diagonal("-1", "w", "w", "w")
                .metric();
        int n = 16;
        Grid grid = cube(n, Boundary.REFLECTING);
        CurvatureField field = CurvatureField.of(MetricSamples.atRest(sphere, grid, 6, 0, ONE), ONE);
        assertThat(field.holes()).isEqualTo(n * n * n - (n - 6) * (n - 6) * (n - 6));
        int middle = (8 * n + 8) * n + 8;
        assertThat(field.scalar(middle)).isCloseTo(6, within(1e-6));
        assertThat(field.ricci(0, 0, middle)).isZero();
        assertThat(field.scalar((2 * n + 8) * n + 8)).isNaN();
        CurvatureField exact = CurvatureField.of(sphere, grid, 0, ONE);
        assertThat(exact.holes()).isZero();
        assertThat(exact.scalar(0)).isCloseTo(6, within(1e-13));
    }

    /// Random neurons that drift for a time.
    private static Neurons neurons(Box box, int size, double time) {
        RandomStream stream = new RandomStream(5, Purpose.NEURON_POSITIONS, 0, 0);
        double[] positions = new double[3 * size];
        double[] matrices = new double[6 * size];
        double[] velocities = new double[3 * size];
        for (int k = 0; k < positions.length; k++) {
            velocities[k] = 0.6 * (stream.nextUniform() - 0.5);
            positions[k] = box.x().to() * stream.nextUniform() + time * velocities[k];
        }
        for (int k = 0; k < matrices.length; k++) {
            boolean diagonal = k % 6 == 0 || k % 6 == 3 || k % 6 == 5;
            matrices[k] = (diagonal ? 1 : 0) + 0.3 * (stream.nextUniform() - 0.5);
        }
        return Neurons.of(positions, matrices).moving(velocities, new double[3 * size], new double[6 * size]);
    }

    private static Neurons neurons(Box box, int size) {
        Neurons moving = neurons(box, size, 0);
        double[] positions = new double[3 * size];
        double[] matrices = new double[6 * size];
        double[] matrix = new double[6];
        for (int i = 0; i < size; i++) {
            for (int a = 0; a < 3; a++) {
                positions[3 * i + a] = moving.position(i, a);
            }
            moving.matrix(i, matrix);
            System.arraycopy(matrix, 0, matrices, 6 * i, 6);
        }
        return Neurons.of(positions, matrices);
    }

    @Test
    void spaceOfNeuronsOnAGridIsThatAtPoints() {
        Box box = Box.cube(5, true);
        Axis axis = new Axis(0, 5, 8, Boundary.PERIODIC);
        Grid grid = Grid.of(axis, axis, axis);
        Neurons neurons = neurons(box, 60);
        Cutoff cutoff = new Cutoff(8.5);
        CurvatureField onGrid = CurvatureField.ofSpace(
                KernelGrid.of(neurons, box, cutoff, grid, KernelRequest.derivatives(2), ONE), ONE);
        CurvatureField atPoints =
                CurvatureField.of(new KernelField(neurons, box, cutoff, 0, ONE.kernels()), grid, 0, ONE);
        double size = 0;
        for (double value : atPoints.scalars()) {
            size = Math.max(size, Math.abs(value));
        }
        assertThat(size).isGreaterThan(0.01);
        for (int cell = 0; cell < grid.size(); cell++) {
            assertThat(onGrid.scalar(cell)).isCloseTo(atPoints.scalar(cell), within(1e-10 * size));
            assertThat(onGrid.ricci(1, 2, cell)).isCloseTo(atPoints.ricci(1, 2, cell), within(1e-10 * size));
            assertThat(onGrid.kretschmann(cell)).isCloseTo(atPoints.kretschmann(cell), within(1e-10 * size * size));
            assertThat(onGrid.ricci(0, 0, cell)).isZero();
            assertThat(atPoints.ricci(0, 0, cell)).isCloseTo(0, within(1e-15));
        }
    }

    @Test
    void differencesOfAKernelFieldAreItsDerivatives() {
        Box box = Box.cube(3.2, true);
        Neurons neurons = neurons(box, 40);
        double[] errors = new double[2];
        for (int k = 0; k < 2; k++) {
            Axis axis = new Axis(0, 3.2, 9 * (k + 1), Boundary.PERIODIC);
            Grid grid = Grid.of(axis, axis, axis);
            MetricGrid kernels = KernelGrid.of(neurons, box, new Cutoff(6), grid, KernelRequest.derivatives(2), ONE);
            CurvatureField found = CurvatureField.of(MetricSamples.atRest(grid, 6, pairs(kernels)), ONE);
            errors[k] = errors(found, CurvatureField.ofSpace(kernels, ONE))[0];
        }
        assertThat(Math.log(errors[0] / errors[1]) / Math.log(2)).isBetween(5.4, 6.3);
    }

    private static List<double[]> pairs(MetricGrid kernels) {
        List<double[]> pairs = new ArrayList<>();
        for (int nu = 0; nu < 4; nu++) {
            double[] field = new double[kernels.grid().size()];
            Arrays.fill(field, nu == 0 ? -1 : 0);
            pairs.add(field);
        }
        for (int pair = 0; pair < 6; pair++) {
            pairs.add(kernels.metrics(pair, Brackets.VALUE));
        }
        return pairs;
    }

    /// Space-time curvature of neurons that move: exact derivatives in time against slices of drifting neurons.
    @Test
    void spaceTimeOfMovingNeuronsIsThatOfItsSlices() {
        Box box = Box.cube(3.2, true);
        Cutoff cutoff = new Cutoff(6);
        double[][] errors = new double[2][];
        for (int k = 0; k < 2; k++) {
            int points = 8 * (k + 1);
            Axis axis = new Axis(0, 3.2, points, Boundary.PERIODIC);
            Grid grid = Grid.of(axis, axis, axis);
            double step = 3.2 / points;
            List<List<double[]>> times = new ArrayList<>();
            for (int slice = -3; slice <= 3; slice++) {
                Neurons then = neurons(box, 40, slice * step);
                times.add(pairs(KernelGrid.of(then, box, cutoff, grid, KernelRequest.derivatives(0), ONE)));
            }
            CurvatureField slices = CurvatureField.of(MetricSamples.moving(grid, 6, 0, step, times), ONE);
            Metric field = new KernelField(neurons(box, 40, 0), box, cutoff, 0, ONE.kernels());
            errors[k] = errors(slices, CurvatureField.of(field, grid, 0, ONE));
        }
        for (int k = 0; k < 3; k++) {
            assertThat(errors[1][k]).isLessThan(1e-3);
            assertThat(Math.log(errors[0][k] / errors[1][k]) / Math.log(2)).isBetween(5.0, 6.5);
        }
    }

    @Test
    void holesStayHoles() {
        Box box = Box.cube(8, false);
        Neurons one = Neurons.of(new double[] {4, 4, 4}, new double[] {1, 0, 0, 1, 0, 1});
        Axis axis = new Axis(0, 8, 16, Boundary.REFLECTING);
        Grid grid = Grid.of(axis, axis, axis);
        var kernels = KernelGrid.of(one, box, new Cutoff(2), grid, KernelRequest.derivatives(2), ONE);
        CurvatureField field = CurvatureField.ofSpace(kernels, ONE);
        assertThat(field.holes()).isEqualTo(kernels.account().holes()).isPositive();
        // One neuron alone makes flat space.
        assertThat(field.scalar((8 * 16 + 8) * 16 + 8)).isCloseTo(0, within(1e-13));
    }

    @Test
    void bitsDoNotDependOnWorkers() {
        Grid grid = cube(9, Boundary.PERIODIC);
        MetricSamples samples = MetricSamples.moving(wavy(), grid, 4, 0, 0.1, ONE);
        CurvatureField alone = CurvatureField.of(samples, ONE);
        try (ThreadCrew crew = new ThreadCrew(3)) {
            CurvatureField shared = CurvatureField.of(samples, new Engine(Kernels.scalar(), crew));
            assertThat(shared.scalars()).isEqualTo(alone.scalars());
            assertThat(shared.kretschmanns()).isEqualTo(alone.kretschmanns());
        }
    }

    @Test
    void whatDoesNotFitIsRefused() {
        Metric flat = Minkowski.cartesian();
        refused(
                "axis 1 of 6 cells is too coarse for differences of order 6: need at least 7",
                () -> MetricSamples.atRest(
                        flat,
                        Grid.of(new Axis(0, 1, 7, Boundary.PERIODIC), new Axis(0, 1, 6, Boundary.PERIODIC)),
                        6,
                        0,
                        ONE));
        Grid grid = Grid.of(new Axis(0, 1, 8, Boundary.PERIODIC));
        refused("differences of order 5: need 4 or 6", () -> MetricSamples.atRest(flat, grid, 5, 0, ONE));
        refused("time step 0.0", () -> MetricSamples.moving(flat, grid, 4, 0, 0, ONE));
        List<double[]> fields = new ArrayList<>();
        for (int pair = 0; pair < 9; pair++) {
            fields.add(new double[8]);
        }
        refused("9 fields of a metric: need 10", () -> MetricSamples.atRest(grid, 4, fields));
        refused(
                "2 times for differences of order 4: need 5",
                () -> MetricSamples.moving(grid, 4, 0, 1, List.of(fields, fields)));
        Box box = Box.cube(1, true);
        Neurons neurons = neurons(box, 3);
        var values = KernelGrid.of(
                neurons, box, new Cutoff(3), cube(4, Boundary.PERIODIC), KernelRequest.derivatives(1), ONE);
        refused("derivatives of order 1: need 2", () -> CurvatureField.ofSpace(values, ONE));
    }

    private static void refused(String message, Runnable work) {
        assertThatIllegalArgumentException().isThrownBy(work::run).withMessageContaining(message);
    }
}
