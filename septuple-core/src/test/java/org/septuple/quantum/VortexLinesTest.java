package org.septuple.quantum;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.septuple.numerics.Axis;
import org.septuple.numerics.Boundary;
import org.septuple.numerics.Grid;
import org.septuple.numerics.Purpose;
import org.septuple.numerics.RandomStream;

class VortexLinesTest {

    private static final double FAINT = 1e-10;

    /// (x′ + iy′) e^{−r²/2}, x′ and y′ across a direction t through `through`: zero on a straight line along t.
    private static WaveFunction straight(Grid grid, double[] t, double[] through) {
        double[] e = across(t);
        double[] f = cross(t, e);
        return States.of(grid, (q, z) -> {
            double gauss = Math.exp(-dot(q, q) / 2);
            double[] from = {q[0] - through[0], q[1] - through[1], q[2] - through[2]};
            z[0] = gauss * dot(from, e);
            z[1] = gauss * dot(from, f);
        });
    }

    private static double[] across(double[] t) {
        double[] e = cross(t, Math.abs(t[0]) < 0.8 ? new double[] {1, 0, 0} : new double[] {0, 1, 0});
        double length = Math.sqrt(dot(e, e));
        return new double[] {e[0] / length, e[1] / length, e[2] / length};
    }

    private static double dot(double[] a, double[] b) {
        return a[0] * b[0] + a[1] * b[1] + a[2] * b[2];
    }

    private static double[] cross(double[] a, double[] b) {
        return new double[] {a[1] * b[2] - a[2] * b[1], a[2] * b[0] - a[0] * b[2], a[0] * b[1] - a[1] * b[0]};
    }

    private static double[] array(List<Double> point) {
        return point.stream().mapToDouble(Double::doubleValue).toArray();
    }

    /// A ring of radius R in a plane of constant z.
    private static WaveFunction ring(Grid grid, double radius, double slope) {
        return States.of(grid, (q, z) -> {
            double gauss = Math.exp(-dot(q, q) / 2);
            double x = q[0] - 0.03;
            double y = q[1] + 0.04;
            z[0] = gauss * (x * x + y * y - radius * radius);
            z[1] = gauss * slope * (q[2] - 0.07);
        });
    }

    @ParameterizedTest
    @CsvSource({"1, 0, 0", "0, 1, 0", "0, 0, 1", "0, 0, -1", "1, 2, -2", "2, -3, 6"})
    void aStraightLineIsFoundFromWallToWall(double x, double y, double z) {
        Grid grid = States.box(48, 3, 3, Boundary.VANISHING);
        double length = Math.sqrt(x * x + y * y + z * z);
        double[] t = {x / length, y / length, z / length};
        double[] through = {0.11, -0.07, 0.05};
        VortexLines lines = VortexLines.in(straight(grid, t, through), FAINT, 0);
        assertThat(lines.all()).hasSize(1);
        VortexLine line = lines.all().getFirst();
        assertThat(line.ends()).containsExactly(VortexLine.End.WALL, VortexLine.End.WALL);
        assertThat(line.certain()).isTrue();
        assertThat(line.probes()).isBetween(6, 8);
        double[] first = array(line.points().getFirst());
        double[] last = array(line.points().getLast());
        double[] chord = {last[0] - first[0], last[1] - first[1], last[2] - first[2]};
        assertThat(dot(chord, t)).isPositive().isCloseTo(line.length(), within(1e-4));
        assertThat(farthest(line, t, through, 2)).isLessThan(1e-5 * grid.axis(0).spacing());
        assertThat(farthest(line, t, through, 3)).isLessThan(1e-4 * grid.axis(0).spacing());
    }

    /// From the straight line, of points with coordinates within ±half.
    private static double farthest(VortexLine line, double[] t, double[] through, double half) {
        double most = 0;
        for (List<Double> point : line.points()) {
            if (point.stream().anyMatch(q -> Math.abs(q) > half)) {
                continue;
            }
            double[] from = {point.get(0) - through[0], point.get(1) - through[1], point.get(2) - through[2]};
            double[] off = cross(from, t);
            most = Math.max(most, Math.sqrt(dot(off, off)));
        }
        return most;
    }

    @Test
    void pointsConvergeWithOrderSix() {
        double[] t = {2.0 / 7, -3.0 / 7, 6.0 / 7};
        double[] through = {0.11, -0.07, 0.05};
        double coarse = error(24, t, through);
        double fine = error(48, t, through);
        assertThat(Math.log(coarse / fine) / Math.log(2)).isGreaterThan(5.5);
    }

    private static double error(int points, double[] t, double[] through) {
        Grid grid = States.box(points, 3, 3, Boundary.VANISHING);
        VortexLine line =
                VortexLines.in(straight(grid, t, through), FAINT, 0).all().getFirst();
        return farthest(line, t, through, 1.8);
    }

    @Test
    void aRingIsClosedAndItsLengthConvergesWithOrderTwo() {
        double radius = 1.3;
        double[] errors = new double[3];
        for (int i = 0; i < 3; i++) {
            Grid grid = States.box(24 << i, 3, 3, Boundary.VANISHING);
            VortexLines lines = VortexLines.in(ring(grid, radius, 1), FAINT, 0);
            assertThat(lines.all()).hasSize(1);
            VortexLine line = lines.all().getFirst();
            assertThat(line.closed()).isTrue();
            assertThat(line.wraps()).containsOnly(0);
            assertThat(line.certain()).isTrue();
            errors[i] = Math.TAU * radius - line.length();
        }
        assertThat(errors[2]).isPositive();
        assertThat(Math.log(errors[0] / errors[2]) / Math.log(4)).isCloseTo(2, within(0.15));
    }

    /// With u = (r² − 1 + 2iz)/(r² + 1) and v = 2(x + iy)/(r² + 1), u^a = v^b on the sphere |u|² + |v|² = 1 is a torus link of gcd(a, b)
    /// lines: (2, 2) is Hopf's, (3, 2) a trefoil.
    private static VortexLines torusLink(int a, int b) {
        Grid grid = States.box(64, 3.5, 3, Boundary.VANISHING);
        return VortexLines.in(
                States.of(grid, (q, z) -> {
                    double square = dot(q, q);
                    double[] left = power(a, (square - 1) / (square + 1), 2 * q[2] / (square + 1));
                    double[] right = power(b, 2 * q[0] / (square + 1), 2 * q[1] / (square + 1));
                    double gauss = Math.exp(-square / 2);
                    z[0] = gauss * (left[0] - right[0]);
                    z[1] = gauss * (left[1] - right[1]);
                }),
                FAINT,
                0);
    }

    private static double[] power(int n, double re, double im) {
        double[] power = {1, 0};
        for (int i = 0; i < n; i++) {
            power = new double[] {power[0] * re - power[1] * im, power[0] * im + power[1] * re};
        }
        return power;
    }

    @Test
    void twoLinesOfAHopfLinkAreLinkedOnce() {
        VortexLines lines = torusLink(2, 2);
        assertThat(lines.certain()).hasSize(2).allMatch(VortexLine::closed);
        assertThat(lines.all()).hasSize(2);
        double linking = linking(lines.all().getFirst(), lines.all().getLast());
        assertThat(Math.abs(linking)).isCloseTo(1, within(0.02));
    }

    @Test
    void aTrefoilIsOneLine() {
        VortexLines lines = torusLink(3, 2);
        assertThat(lines.certain()).hasSize(1).allMatch(VortexLine::closed);
        assertThat(lines.all()).hasSize(1);
    }

    /// Gauss' integral by the midpoint rule.
    private static double linking(VortexLine one, VortexLine other) {
        double sum = 0;
        for (int i = 0; i < one.points().size(); i++) {
            double[] a = array(one.points().get(i));
            double[] b = array(one.points().get((i + 1) % one.points().size()));
            for (int j = 0; j < other.points().size(); j++) {
                double[] c = array(other.points().get(j));
                double[] e = array(other.points().get((j + 1) % other.points().size()));
                double[] along = {b[0] - a[0], b[1] - a[1], b[2] - a[2]};
                double[] beside = {e[0] - c[0], e[1] - c[1], e[2] - c[2]};
                double[] apart = {
                    (a[0] + b[0] - c[0] - e[0]) / 2, (a[1] + b[1] - c[1] - e[1]) / 2, (a[2] + b[2] - c[2] - e[2]) / 2
                };
                sum += dot(apart, cross(along, beside)) / Math.pow(dot(apart, apart), 1.5);
            }
        }
        return sum / (4 * Math.PI);
    }

    /// (sin x + i sin y) on a torus: four lines along z, two each way, each around once.
    @Test
    void linesWrapPeriodicAxes() {
        Axis axis = new Axis(0, Math.TAU, 32, Boundary.PERIODIC);
        Grid grid = Grid.of(axis, axis, new Axis(0, 2, 20, Boundary.PERIODIC));
        WaveFunction psi = States.of(grid, (q, z) -> {
            z[0] = Math.sin(q[0] - 0.3 * Math.sin(Math.PI * q[2]) - 0.21);
            z[1] = Math.sin(q[1] - 0.13);
        });
        List<VortexLine> lines = VortexLines.in(psi, 0, 0).all();
        assertThat(lines).hasSize(4).allMatch(VortexLine::closed).allMatch(VortexLine::certain);
        assertThat(lines.stream().map(line -> line.wraps().get(2))).containsExactlyInAnyOrder(1, 1, -1, -1);
        assertThat(lines)
                .allMatch(line -> line.wraps().get(0) == 0 && line.wraps().get(1) == 0);
    }

    @ParameterizedTest
    @ValueSource(doubles = {0, 2})
    void aPacketHasNone(double momentum) {
        Grid grid = States.box(32, 8, 3, Boundary.PERIODIC);
        double[] noise = new RandomStream(4, Purpose.CHECK_POINTS, 0, 0).gaussians(2 * grid.size());
        WaveFunction psi = States.of(grid, (q, z) -> {
            double gauss = Math.exp(-dot(q, q) / 2);
            z[0] = gauss * Math.cos(momentum * q[0]);
            z[1] = gauss * Math.sin(momentum * q[0]);
        });
        for (int cell = 0; cell < grid.size(); cell++) {
            psi.re()[cell] += 1e-16 * noise[2 * cell];
            psi.im()[cell] += 1e-16 * noise[2 * cell + 1];
        }
        assertThat(VortexLines.in(psi, FAINT, 0).all()).isEmpty();
        assertThat(VortexLines.in(psi, 0, 0).certain()).isEmpty();
    }

    /// In white noise lines are many and close through every cube; none is certain. A true line among 1 % noise is.
    @Test
    void noiseIsNotCertain() {
        Grid grid = States.box(32, 3, 3, Boundary.PERIODIC);
        double sigma = 0.01;
        double[] noise = new RandomStream(2, Purpose.CHECK_POINTS, 0, 0).gaussians(2 * grid.size());
        WaveFunction alone = States.of(grid, (q, z) -> z[0] = 0);
        WaveFunction psi = straight(grid, new double[] {0, 0, 1}, new double[] {0.2, 0.1, 0});
        for (WaveFunction each : List.of(alone, psi)) {
            for (int cell = 0; cell < grid.size(); cell++) {
                each.re()[cell] += sigma * noise[2 * cell];
                each.im()[cell] += sigma * noise[2 * cell + 1];
            }
        }
        VortexLines many = VortexLines.in(alone, 0, 0);
        assertThat(many.all()).hasSizeGreaterThan(100).allMatch(VortexLine::closed);
        assertThat(many.crossings()).isGreaterThan(100);
        assertThat(many.certain()).isEmpty();
        List<VortexLine> lines = VortexLines.in(psi, 0, sigma).certain();
        assertThat(lines).hasSize(1);
        for (List<Double> point : lines.getFirst().points()) {
            if (Math.abs(point.get(2)) < 1) {
                assertThat(Math.hypot(point.get(0) - 0.2, point.get(1) - 0.1)).isLessThan(0.15);
            }
        }
    }

    /// Of windings that leave a cube none is left over, whatever Ψ is: here random, and zero in parts.
    @Test
    void theFluxOutOfEveryCubeVanishes() {
        Grid grid = States.box(12, 1, 3, Boundary.PERIODIC);
        double[] numbers = new RandomStream(3, Purpose.CHECK_POINTS, 0, 0).gaussians(2 * grid.size());
        WaveFunction psi = States.of(grid, (q, z) -> z[0] = 0);
        for (int cell = 0; cell < grid.size(); cell++) {
            psi.re()[cell] = Math.rint(numbers[2 * cell]);
            psi.im()[cell] = Math.rint(numbers[2 * cell + 1]);
        }
        PiercedSquares squares = new PiercedSquares(psi, 0);
        WrappedPhase phase = new WrappedPhase(psi);
        int[] wound = new int[1];
        new Squares(grid).each((a, b, c, d, j, k) -> {
            int winding = phase.winding(a, b, c, d);
            assertThat(squares.winding(a, 3 - j - k)).isEqualTo(winding);
            wound[0] += Math.abs(winding);
        });
        assertThat(squares.all()).hasSize(wound[0]).hasSizeGreaterThan(1000);
        Links links = new Links(grid);
        for (int cell = 0; cell < grid.size(); cell++) {
            int flux = 0;
            for (int normal = 0; normal < 3; normal++) {
                flux += squares.winding(links.next(cell, normal), normal) - squares.winding(cell, normal);
            }
            assertThat(flux).isZero();
        }
    }

    @Test
    void otherDimensionsAreRefused() {
        WaveFunction psi = States.vortices(States.box(8, 1, 2, Boundary.PERIODIC), new double[] {0, 0, 1});
        assertThatThrownBy(() -> VortexLines.in(psi, 0, 0)).hasMessageContaining("need 3");
    }
}
