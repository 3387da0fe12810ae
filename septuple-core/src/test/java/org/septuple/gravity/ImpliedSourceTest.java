package org.septuple.gravity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.septuple.numerics.Purpose;
import org.septuple.numerics.RandomStream;
import org.septuple.spacetime.Metric;
import org.septuple.spacetime.MetricJet;

/// Energy conditions against those of fluids by hand, and of any T against random directions; sources of known universes.
class ImpliedSourceTest {

    private static double[][] fluid(double density, double... pressures) {
        double[][] stress = new double[4][4];
        stress[0][0] = density;
        for (int a = 0; a < 3; a++) {
            stress[1 + a][1 + a] = pressures[a];
        }
        return stress;
    }

    @Test
    void fluidsMeetTheConditionsOfTheirPressures() {
        double[] some = {-1.5, -1, -0.7, -0.3, 0, 0.4, 1, 1.3};
        for (double density : some) {
            for (double p : some) {
                for (double q : some) {
                    ImpliedSource source = ImpliedSource.of(fluid(density, p, q, q));
                    boolean light = density + p >= 0 && density + q >= 0;
                    assertThat(source.lightLike()).isEqualTo(light);
                    assertThat(source.weak()).isEqualTo(light && density >= 0);
                    assertThat(source.strong()).isEqualTo(light && density + p + 2 * q >= -1e-14);
                    assertThat(source.dominant()).isEqualTo(density >= Math.max(Math.abs(p), Math.abs(q)));
                    assertThat(source.least()).isEqualTo(Math.min(p, q));
                    assertThat(source.most()).isEqualTo(Math.max(p, q));
                }
            }
        }
    }

    /// T of no rest frame too, and minima where the gradient is along no axis.
    @Test
    void leastValuesAreThoseOfRandomDirections() {
        RandomStream stream = new RandomStream(3, Purpose.KNOWN_PROCESS, 84, 0);
        for (int draw = 0; draw < 20; draw++) {
            double[][] stress = new double[4][4];
            for (int k = 0; k < 16; k++) {
                stress[k / 4][k % 4] = stress[k % 4][k / 4] = stream.gaussians(1)[0];
            }
            double sphere = Double.MAX_VALUE;
            double ball = Double.MAX_VALUE;
            for (int k = 0; k < 20_000; k++) {
                double[] u = stream.gaussians(4);
                double length = Math.sqrt(u[1] * u[1] + u[2] * u[2] + u[3] * u[3]);
                double radius = Math.cbrt(stream.nextUniform());
                sphere = Math.min(sphere, value(stress, u, 1 / length));
                ball = Math.min(ball, value(stress, u, radius / length));
            }
            ball = Math.min(ball, sphere);
            double least = ImpliedSource.least(stress, false);
            assertThat(least).isLessThanOrEqualTo(sphere + 1e-12).isCloseTo(sphere, within(0.01));
            least = ImpliedSource.least(stress, true);
            assertThat(least).isLessThanOrEqualTo(ball + 1e-12).isCloseTo(ball, within(0.05));
        }
    }

    private static double value(double[][] stress, double[] direction, double factor) {
        double[] u = {1, direction[1] * factor, direction[2] * factor, direction[3] * factor};
        double sum = 0;
        for (int k = 0; k < 16; k++) {
            sum += stress[k / 4][k % 4] * u[k / 4] * u[k % 4];
        }
        return sum;
    }

    /// Light that goes one way: ρ = p = flux, on the edge of all conditions. Faster than light, it is of no rest frame.
    @Test
    void lightMeetsAllConditionsAndNothingGoesFaster() {
        double[][] light = fluid(1, 1, 0, 0);
        light[0][1] = light[1][0] = -1;
        ImpliedSource source = ImpliedSource.of(light);
        assertThat(source.weak()).isTrue();
        assertThat(source.dominant()).isTrue();
        assertThat(source.flux()).isEqualTo(1);
        light[0][1] = light[1][0] = -1.1;
        assertThat(ImpliedSource.of(light).lightLike()).isFalse();
        assertThat(ImpliedSource.of(light).dominant()).isFalse();
    }

    private static ImpliedSource at(Metric metric, double lambda, double... event) {
        MetricJet jet = new MetricJet(2);
        System.arraycopy(event, 0, jet.event(), 0, 4);
        Curvature curvature = new Curvature();
        assertThat(metric.at(jet) && curvature.of(jet)).isTrue();
        return ImpliedSource.of(curvature, jet, lambda);
    }

    @Test
    void deSitterImpliesNothingButItsLambda() {
        ImpliedSource empty = at(DeSitter.of(0.7), 3 * 0.49, 0.3, 0.1, 0.2, 0.4);
        assertThat(empty.density()).isCloseTo(0, within(1e-12));
        ImpliedSource source = at(DeSitter.of(0.7), 0, 0.3, 0.1, 0.2, 0.4);
        assertThat(source.density()).isCloseTo(3 * 0.49, within(1e-12));
        assertThat(source.least()).isCloseTo(-3 * 0.49, within(1e-12));
        assertThat(source.most()).isCloseTo(-3 * 0.49, within(1e-12));
        assertThat(source.weak()).isTrue();
        assertThat(source.strong()).isFalse();
    }
}
