package org.septuple.gravity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.septuple.spacetime.Metric;
import org.septuple.spacetime.MetricJet;

class CameraTest {

    private static final View VIEW = new View(40, 4, 3);
    private static final double[] UP = {0, 0, 1};
    private static final double[] ORIGIN = new double[3];

    private static double[] metric(Metric metric, double... event) {
        MetricJet jet = new MetricJet(0);
        System.arraycopy(event, 0, jet.event(), 0, 4);
        assertThat(metric.at(jet)).isTrue();
        return jet.metric();
    }

    @Test
    void framesAreOrthonormal() {
        List<Metric> metrics = List.of(
                Minkowski.cartesian(),
                Schwarzschild.isotropic(1),
                Kerr.kerrSchild(1, 0.9),
                Kerr.kerrSchild(1, -0.99),
                GaugeWave.of(0.3, 2));
        for (Metric metric : metrics) {
            double[] event = {0.3, 1.7, -1.1, 0.9};
            double[] g = metric(metric, event);
            Camera camera = Camera.at(metric, event, new double[] {0.2, 0.1, -0.5}, UP, VIEW);
            for (int a = 0; a < 4; a++) {
                for (int b = 0; b < 4; b++) {
                    double product = 0;
                    for (int mu = 0; mu < 4; mu++) {
                        for (int nu = 0; nu < 4; nu++) {
                            product += g[MetricJet.pair(mu, nu)] * camera.leg(a, mu) * camera.leg(b, nu);
                        }
                    }
                    double flat = a == b ? a == 0 ? -1 : 1 : 0;
                    assertThat(product).as("%s: e_%d e_%d", metric, a, b).isCloseTo(flat, within(2e-14));
                }
            }
            assertThat(camera.leg(0, 0)).isPositive();
            assertThat(camera.leg(0, 1)).isZero();
        }
    }

    @Test
    void inFlatSpaceRightIsRightAndUpIsUp() {
        Camera camera = Camera.at(Minkowski.cartesian(), new double[] {0, 5, 0, 0}, ORIGIN, UP, VIEW);
        double[][] expected = {{1, 0, 0, 0}, {0, -1, 0, 0}, {0, 0, 1, 0}, {0, 0, 0, 1}};
        for (int leg = 0; leg < 4; leg++) {
            for (int mu = 0; mu < 4; mu++) {
                assertThat(camera.leg(leg, mu)).isEqualTo(expected[leg][mu]);
            }
        }
    }

    /// Light that is seen ahead moves against the view, that from the right to the left, that from above down.
    @Test
    void lightArrives() {
        Camera camera = Camera.at(Minkowski.cartesian(), new double[] {0, 5, 0, 0}, ORIGIN, UP, VIEW);
        GeodesicStart right = camera.light(90, 0);
        GeodesicStart above = camera.light(0, 30);
        assertThat(right.velocity(0)).isEqualTo(1);
        assertThat(right.velocity(2)).isCloseTo(-1, within(1e-15));
        assertThat(right.momentum(0)).isEqualTo(-1);
        assertThat(above.velocity(1)).isCloseTo(Math.sqrt(0.75), within(1e-15));
        assertThat(above.velocity(3)).isCloseTo(-0.5, within(1e-15));
    }

    @Test
    void lightIsNullOfUnitFrequencyAndOfTheFuture() {
        Metric metric = Kerr.kerrSchild(1, 0.9);
        double[] event = {0, 2, 1, 0.4};
        double[] g = metric(metric, event);
        Camera camera = Camera.at(metric, event, ORIGIN, UP, new View(180, 8, 8));
        for (int pixel = 0; pixel < 64; pixel++) {
            GeodesicStart light =
                    camera.light(camera.view().right(pixel % 8), camera.view().up(pixel / 8));
            double[] u = light.velocity();
            assertThat(GeodesicForce.norm(g, u)).isCloseTo(0, within(1e-14 * u[0] * u[0]));
            double frequency = -light.momentum(0) * camera.leg(0, 0);
            assertThat(frequency).isCloseTo(1, within(1e-13));
            assertThat(u[0]).isPositive();
        }
    }

    @Test
    void refusesWithNumbers() {
        Metric kerr = Kerr.kerrSchild(1, 0.9);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Camera.at(kerr, new double[] {0, 1.9, 0, 0}, ORIGIN, UP, VIEW))
                .withMessageContaining("g_00 = 0.195")
                .withMessageContaining("(0.0, 1.9, 0.0, 0.0): nothing is at rest there");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Camera.at(Schwarzschild.isotropic(1), new double[] {0, 0.4, 0, 0}, ORIGIN, UP, VIEW))
                .withMessage("there is no metric at (0.0, 0.4, 0.0, 0.0)");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Camera.at(kerr, new double[] {0, 9, 0, 1}, new double[] {9, 0, 1}, UP, VIEW))
                .withMessage("the camera at (9.0, 0.0, 1.0) looks at itself");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Camera.at(kerr, new double[] {0, 0, 0, 9}, ORIGIN, UP, VIEW))
                .withMessage("up (0.0, 0.0, 1.0) lies along the view, from (0.0, 0.0, 9.0) to (0.0, 0.0, 0.0)");
        Metric euclidean = jet -> {
            jet.metric()[0] = -1;
            jet.metric()[4] = -1;
            jet.metric()[7] = 1;
            jet.metric()[9] = 1;
            return true;
        };
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Camera.at(euclidean, new double[] {0, 3, 0, 0}, ORIGIN, UP, VIEW))
                .withMessageContaining("not of signature (−, +, +, +)");
    }

    @Test
    void pixelsAreEvenlySpacedAndCoverTheirSolidAngle() {
        View view = new View(60, 300, 200);
        assertThat(view.pixel()).isEqualTo(0.2);
        assertThat(view.right(0)).isCloseTo(-29.9, within(1e-13));
        assertThat(view.up(0)).isCloseTo(19.9, within(1e-13));
        assertThat(view.right(149) + view.right(150)).isCloseTo(0, within(1e-13));
        double disc = 0;
        for (int pixel = 0; pixel < 300 * 200; pixel++) {
            double right = view.right(pixel % 300);
            double up = view.up(pixel / 300);
            disc += right * right + up * up < 400 ? view.solidAngle(pixel % 300, pixel / 300) : 0;
        }
        // a cap of 20 degrees: 2π(1 − cos 20°)
        double cap = 2 * Math.PI * (1 - StrictMath.cos(Math.toRadians(20))) * Math.pow(Math.toDegrees(1), 2);
        assertThat(disc).isCloseTo(cap, within(2e-3 * cap));
    }

    @Test
    void directionsAreUnitVectors() {
        double[] n = new double[3];
        View.direction(30, 40, n);
        assertThat(n[0]).isCloseTo(StrictMath.cos(Math.toRadians(50)), within(1e-15));
        assertThat(n[1] * n[1] + n[2] * n[2] + n[0] * n[0]).isCloseTo(1, within(1e-15));
        assertThat(n[2] / n[1]).isCloseTo(4 / 3.0, within(1e-15));
        View.direction(0, 0, n);
        assertThat(n).containsExactly(1, 0, 0);
    }

    @Test
    void refusesViewsThatAreNone() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new View(300, 10, 10))
                .withMessageContaining("300.0 degrees")
                .withMessageContaining("212.1");
        assertThatIllegalArgumentException().isThrownBy(() -> new View(0, 10, 10));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new View(10, 0, 10))
                .withMessageContaining("0 columns");
    }
}
