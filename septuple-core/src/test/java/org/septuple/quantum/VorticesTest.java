package org.septuple.quantum;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.septuple.numerics.Boundary;
import org.septuple.numerics.Grid;
import org.septuple.numerics.Purpose;
import org.septuple.numerics.RandomStream;

class VorticesTest {

    /// Q5: Ψ(t) = e^{−it} (z e^{−it} − x₀) e^{−r²/2} from (z − x₀) e^{−r²/2}: the core is at x₀ e^{it}.
    @ParameterizedTest
    @ValueSource(doubles = {0, 0.3, 1, 2.5, 5})
    void aMovingCoreIsFoundWithinASmallPartOfACell(double t) {
        Grid grid = States.box(256, 8, 2, Boundary.PERIODIC);
        double x = 0.8 * Math.cos(t);
        double y = 0.8 * Math.sin(t);
        WaveFunction psi = States.of(grid, (q, z) -> {
            double r = Math.exp(-(q[0] * q[0] + q[1] * q[1]) / 2);
            double re = r * (q[0] - x);
            double im = r * (q[1] - y);
            z[0] = re * Math.cos(2 * t) + im * Math.sin(2 * t);
            z[1] = im * Math.cos(2 * t) - re * Math.sin(2 * t);
        });
        Vortices vortices = Vortices.in(psi, 1e-10, 0);
        assertThat(vortices.all()).hasSize(1);
        Vortex vortex = vortices.all().getFirst();
        assertThat(vortex.certain()).isTrue();
        assertThat(vortex.winding()).isEqualTo(1);
        assertThat(vortex.tried()).isEqualTo(5);
        assertThat(Math.hypot(vortex.position().get(0) - x, vortex.position().get(1) - y))
                .isLessThan(1e-6 * grid.axis(0).spacing());
    }

    /// n zeros at one place, in the middle of a square, on a cell or anywhere: one vortex of winding n at that place.
    @ParameterizedTest
    @CsvSource({"2, 0, 0", "3, 0, 0", "-2, .05, .05", "3, .031, -.017", "4, .02, .07", "-5, 0, .1", "6, .03, .04"})
    void aManyfoldCoreIsOneVortex(int n, double x, double y) {
        Grid grid = States.box(80, 4, 2, Boundary.VANISHING);
        double[][] zeros = new double[Math.abs(n)][];
        Arrays.fill(zeros, new double[] {x, y, Math.signum(n)});
        Vortices vortices = Vortices.in(States.vortices(grid, zeros), 1e-14, 0);
        assertThat(vortices.all()).hasSize(1);
        Vortex vortex = vortices.all().getFirst();
        assertThat(vortex.winding()).isEqualTo(n);
        assertThat(vortex.certain()).isTrue();
        assertThat(vortex.squares()).isGreaterThan(1);
        assertThat(Math.hypot(vortex.position().get(0) - x, vortex.position().get(1) - y))
                .isLessThan(0.01 * grid.axis(0).spacing());
    }

    @Test
    void severalVorticesAreToldApart() {
        Grid grid = States.box(96, 5, 2, Boundary.VANISHING);
        double[][] zeros = {{1.1, 0.4, 1}, {-1.3, 0.2, 1}, {0.1, 1.5, -1}, {0.6, -1.4, 1}};
        Vortices vortices = Vortices.in(States.vortices(grid, zeros), 1e-10, 0);
        assertThat(vortices.certain()).hasSize(4);
        assertThat(vortices.total()).isEqualTo(2);
        for (double[] zero : zeros) {
            assertThat(vortices.all()).anySatisfy(vortex -> {
                assertThat(vortex.winding()).isEqualTo((int) zero[2]);
                assertThat(vortex.position().get(0)).isCloseTo(zero[0], within(1e-5));
                assertThat(vortex.position().get(1)).isCloseTo(zero[1], within(1e-5));
            });
        }
    }

    /// On a torus all windings cancel.
    @Test
    void windingsOfATorusCancel() {
        Grid grid = States.box(64, Math.PI, 2, Boundary.PERIODIC);
        double[] c = new RandomStream(5, Purpose.CHECK_POINTS, 0, 0).gaussians(50);
        WaveFunction psi = States.of(grid, (q, z) -> {
            Arrays.fill(z, 0);
            for (int mode = 0; mode < 25; mode++) {
                double phase = (mode % 5 - 2) * q[0] + (mode / 5 - 2) * q[1];
                z[0] += c[2 * mode] * Math.cos(phase) - c[2 * mode + 1] * Math.sin(phase);
                z[1] += c[2 * mode] * Math.sin(phase) + c[2 * mode + 1] * Math.cos(phase);
            }
        });
        Vortices vortices = Vortices.in(psi, 0, 0);
        assertThat(vortices.all()).hasSizeGreaterThan(3);
        assertThat(vortices.total()).isZero();
    }

    /// In white noise windings are many, and none of them is certain; a true core among 1 % noise is.
    @Test
    void noiseIsNotCertain() {
        Grid grid = States.box(64, 4, 2, Boundary.VANISHING);
        double sigma = 0.01;
        double[] noise = new RandomStream(2, Purpose.CHECK_POINTS, 0, 0).gaussians(2 * grid.size());
        WaveFunction psi = States.vortices(grid, new double[] {0.4, 0.3, 1});
        for (int cell = 0; cell < grid.size(); cell++) {
            psi.re()[cell] += sigma * noise[2 * cell];
            psi.im()[cell] += sigma * noise[2 * cell + 1];
        }
        Vortices vortices = Vortices.in(psi, 0, sigma);
        assertThat(vortices.all().stream().mapToInt(Vortex::squares).sum()).isGreaterThan(300);
        assertThat(vortices.certain()).hasSize(1);
        Vortex core = vortices.certain().getFirst();
        // a core is off by noise over slope, here about .01
        assertThat(Math.hypot(core.position().get(0) - 0.4, core.position().get(1) - 0.3))
                .isLessThan(0.05);
    }

    @Test
    void otherDimensionsAreRefused() {
        Grid grid = States.box(8, 1, 3, Boundary.PERIODIC);
        WaveFunction psi = States.vortices(grid, new double[] {0, 0, 1});
        assertThatThrownBy(() -> Vortices.in(psi, 0, 0)).hasMessageContaining("need 2");
    }
}
