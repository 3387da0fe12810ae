package org.septuple.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.hipparchus.linear.Array2DRowRealMatrix;
import org.hipparchus.linear.LUDecomposition;
import org.hipparchus.linear.RealMatrix;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.septuple.network.ActivationDynamics.Periodic;
import org.septuple.network.ActivationDynamics.Poisson;
import org.septuple.network.ActivationDynamics.Protocol;
import org.septuple.network.CloudChange.Shape;
import org.septuple.numerics.Engine;
import org.septuple.numerics.Purpose;
import org.septuple.numerics.RandomStream;
import org.septuple.statistics.LeastSquares;

class TangentCloudTest {

    private static final Protocol CLAMPED = new Protocol(new Periodic(1000), true, true, 0);

    /// S1: ΔS = Σ ln(w(1 − x²)) over the three arrivals; near 0 it is 3 ln w − g ẋ² with g = 9(w² + w⁴ + w⁶)/(w³ − 1)².
    @Test
    void oneNeuronHasItsClosedForm() {
        int batch = 100;
        double w = 1.5;
        Septuple one = Clouds.ring(batch, w);
        for (int s = 0; s < batch; s++) {
            one.states().values()[s] = s < 50 ? 1e-5 * (2 * s + 1) : 0.04 * (s - 50);
        }
        Clouds clouds = Clouds.of(one, CLAMPED, CloudReading.delay(1, 1, 3));
        double[][] design = new double[50][];
        double[] changes = new double[50];
        for (int s = 0; s < batch; s++) {
            double x = clouds.paths().state(0, 0, s);
            double expected = 0;
            for (int t = 0; t < 3; t++) {
                x = StrictMath.tanh(w * x);
                expected += StrictMath.log(w * (1 - x * x));
            }
            CloudChange change = clouds.change(s);
            assertThat(change.entropyChanges()[0]).isCloseTo(expected, within(1e-12));
            if (s < 50) {
                double v = 1e3 * change.velocities()[0];
                design[s] = new double[] {1, v * v};
                changes[s] = change.entropyChanges()[0];
            }
        }
        LeastSquares fit = LeastSquares.of(design, changes);
        double g = 9 * (w * w + StrictMath.pow(w, 4) + StrictMath.pow(w, 6)) / StrictMath.pow(w * w * w - 1, 2);
        assertThat(g).isCloseTo(29.842, within(5e-4));
        assertThat(fit.coefficient(0).value()).isCloseTo(3 * StrictMath.log(w), within(1e-8));
        assertThat(-1e6 * fit.coefficient(1).value()).isCloseTo(g, within(1e-4 * g));
    }

    /// A network that changes from step to step: one neuron with weights w₁, w₂, w₃ near 0 grows by their product.
    @Test
    void aNetworkThatChangesIsCarriedStepByStep() {
        double[] w = {1.5, 0.7, 1.1};
        Septuple one = Clouds.ring(1, w[0]);
        one.states().values()[0] = 1e-6;
        List<Septuple> networks = List.of(Clouds.ring(1, w[0]), Clouds.ring(1, w[1]), Clouds.ring(1, w[2]));
        CloudReading reading = CloudReading.delay(1, 1, 3);
        BasePaths paths = new BasePaths(1, 1, 3);
        ActivationDynamics run = new ActivationDynamics(one, CLAMPED, 6, 0, 0, Engine.scalar());
        paths.follow(run, step -> {
            one.weights().set(0, 0, w[step]);
            run.trainablesChanged();
        });
        CloudChange change = new CloudChange(reading);
        TangentCloud.exact(networks, paths.held(), reading, Engine.scalar()).carry(paths, 0, 0, change);
        assertThat(change.entropyChanges()[0]).isCloseTo(Math.log(1.5 * 0.7 * 1.1), within(1e-10));
        assertThat(paths.state(3, 0, 0)).isCloseTo(1e-6 * 1.5 * 0.7 * 1.1, within(1e-16));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> TangentCloud.exact(networks.subList(0, 2), paths.held(), reading, Engine.scalar()))
                .withMessageContaining("2 networks for 3 steps");
    }

    /// S2, *delay*: σ₊ = 3 ln(1.5·1.2·1.8), g_i a multiple of the unit matrix.
    @Test
    void ringReadByDelaysHasItsClosedForm() {
        double[] g = {28.6767, 29.7809, 37.7169};
        for (int i = 0; i < 3; i++) {
            LeastSquares fit = ringFit(CloudReading.delay(3, 3, 3), i);
            assertThat(fit.coefficient(0).value()).isCloseTo(3.526720, within(1e-6));
            assertQuadratic(fit, g[i], g[i], g[i]);
        }
    }

    /// S2, *layers*: the same σ₊, and one diagonal matrix of the three.
    @Test
    void ringReadByLayersHasItsClosedForm() {
        LeastSquares fit = ringFit(CloudReading.layers(3, new int[] {0}, new int[] {1}, new int[] {2}), 0);
        assertThat(fit.coefficient(0).value()).isCloseTo(3.526720, within(1e-6));
        assertQuadratic(fit, 28.6767, 29.7809, 37.7169);
    }

    private static LeastSquares ringFit(CloudReading reading, int vector) {
        int batch = 60;
        Septuple ring = Clouds.ring(batch, 1.5, 1.2, 1.8);
        new RandomStream(5, Purpose.CHECK_POINTS, 0, 0)
                .fillGaussian(ring.states().values(), 0, 3 * batch);
        for (int p = 0; p < 3 * batch; p++) {
            ring.states().values()[p] *= 3e-4;
        }
        Clouds clouds = Clouds.of(ring, CLAMPED, reading);
        double[][] design = new double[batch][];
        double[] changes = new double[batch];
        for (int s = 0; s < batch; s++) {
            CloudChange change = clouds.change(s);
            double x = 1e3 * change.velocities()[3 * vector];
            double y = 1e3 * change.velocities()[3 * vector + 1];
            double z = 1e3 * change.velocities()[3 * vector + 2];
            design[s] = new double[] {1, x * x, y * y, z * z, x * y, y * z, z * x};
            changes[s] = change.entropyChanges()[vector];
        }
        return LeastSquares.of(design, changes);
    }

    /// Within 1e-4 of the largest: the range of displacements.
    private static void assertQuadratic(LeastSquares fit, double... diagonal) {
        for (int a = 0; a < 6; a++) {
            double expected = a < 3 ? diagonal[a] : 0;
            assertThat(-1e6 * fit.coefficient(a + 1).value()).isCloseTo(expected, within(4e-3));
        }
    }

    /// Central differences of the dynamics themselves, through boundary updates, clamped or free. Their error is of order h².
    @ParameterizedTest
    @EnumSource(
            value = Held.class,
            names = {"NOTHING", "BOUNDARY"})
    void jacobiansAreThoseOfTheDynamics(Held held) {
        double h = 1e-5;
        CloudReading reading = CloudReading.delay(10, 3, 3);
        TangentCloud cloud = TangentCloud.exact(mild(1), held, reading, Engine.scalar());
        CloudChange change = new CloudChange(reading);
        int[] regular = new int[2];
        for (int begin = 0; begin < 12; begin++) {
            BasePaths paths = displaced(held, h, begin);
            cloud.carry(paths, 0, 0, change);
            for (int i = 0; i < 10; i++) {
                assertVolume(change.shapeBefore(i), change.volumesBefore()[i], volume(paths, h, i, 0));
                assertVolume(change.shapeAfter(i), change.volumesAfter()[i], volume(paths, h, i, 3));
                regular[i > 6 ? 1 : 0] += change.shapeAfter(i) == Shape.REGULAR ? 1 : 0;
            }
        }
        assertThat(regular[0]).isEqualTo(12 * 5); // the bulk
        if (held == Held.NOTHING) {
            assertThat(regular[1]).isBetween(3, 33); // outputs, until they are set from the data
        } else {
            assertThat(regular[1]).isZero();
        }
    }

    private static void assertVolume(Shape shape, double volume, double differences) {
        if (shape == Shape.REGULAR) {
            assertThat(volume).isCloseTo(differences, within(1e-6));
        } else {
            assertThat(volume).isNaN();
            assertThat(differences).isLessThan(-18);
        }
    }

    /// Column 0 is the base state; columns 1 + i and 11 + i have free neuron i displaced by ±h.
    private static BasePaths displaced(Held held, double h, int begin) {
        Septuple septuple = mild(21);
        Protocol protocol = new Protocol(new Poisson(3), held == Held.BOUNDARY, true, 0);
        ActivationDynamics dynamics = new ActivationDynamics(septuple, protocol, 6, 0, begin, Engine.scalar());
        double[] x = septuple.states().values();
        NeuronRange free = held.free(septuple.projector());
        for (int i = 0; i < 10; i++) {
            for (int s = 0; s < 21; s++) {
                double sign = s == 1 + i ? 1 : s == 11 + i ? -1 : 0;
                x[i * 21 + s] = 0.3 * septuple.states().get(i, 20) + (free.contains(i) ? sign * h : 0);
            }
        }
        dynamics.trainablesChanged();
        BasePaths paths = new BasePaths(10, 21, 5);
        paths.follow(dynamics);
        return paths;
    }

    /// Far from saturation, where differences are good.
    private static Septuple mild(int batch) {
        Septuple septuple = Networks.withFeedback(new Activation.Tanh(), new Loss.Boundary(), batch, 4);
        for (WeightBlock block : septuple.weights().blocks()) {
            double[] w = block.parts().getFirst();
            for (int p = 0; p < w.length; p++) {
                w[p] *= 0.4;
            }
        }
        return septuple;
    }

    private static double volume(BasePaths paths, double h, int neuron, int time) {
        RealMatrix rows = new Array2DRowRealMatrix(3, 10);
        for (int a = 0; a < 3; a++) {
            for (int j = 0; j < 10; j++) {
                double difference = paths.state(time + a, neuron, 1 + j) - paths.state(time + a, neuron, 11 + j);
                rows.setEntry(a, j, difference / (2 * h));
            }
        }
        double determinant = new LUDecomposition(rows.multiplyTransposed(rows), 1e-300).getDeterminant();
        return StrictMath.log(Math.max(determinant, 1e-300)) / 2;
    }

    /// Every row of J has one element, so that marginal clouds of vectors are independent, however paired.
    @Test
    void layersOfPermutedGroupsSumToTheJointChange() {
        Clouds clouds = Clouds.of(Clouds.permuted(10, 3), CLAMPED, Clouds.layers(10));
        double sum = 0;
        double factors = 0;
        CloudChange change = clouds.change(0);
        for (int v = 0; v < 10; v++) {
            sum += change.entropyChanges()[v];
        }
        for (int i = 0; i < 30; i++) {
            for (int s = 0; s < 3; s++) {
                double x = clouds.paths().state(s + 1, i, 0);
                factors += StrictMath.log(fed(clouds.network(), i) * (1 - x * x));
            }
        }
        assertThat(sum).isCloseTo(factors, within(1e-11));
        assertThat(clouds.logJacobian(0)).isCloseTo(factors, within(1e-11));
    }

    private static double fed(Septuple network, int neuron) {
        double sum = 0;
        for (int j = 0; j < network.states().neurons(); j++) {
            sum += network.weights().get(neuron, j);
        }
        return sum;
    }

    /// Hadamard's inequality: the summed change exceeds the joint one by the total correlation. The oracle of the joint one is a product
    /// of Jacobians.
    @Test
    void summedChangeExceedsTheJointOne() {
        double[] w = new RandomStream(8, Purpose.WEIGHTS, 3, 0).gaussians(144);
        for (int p = 0; p < 144; p++) {
            w[p] *= 0.3;
        }
        Clouds clouds = Clouds.of(Clouds.bulk(12, 1, w), CLAMPED, Clouds.layers(4));
        RealMatrix product = new Array2DRowRealMatrix(12, 12);
        for (int i = 0; i < 12; i++) {
            product.setEntry(i, i, 1);
        }
        for (int s = 0; s < 3; s++) {
            RealMatrix step = new Array2DRowRealMatrix(12, 12);
            for (int p = 0; p < 144; p++) {
                double x = clouds.paths().state(s + 1, p / 12, 0);
                step.setEntry(p / 12, p % 12, (1 - x * x) * w[p]);
            }
            product = step.multiply(product);
        }
        double joint = StrictMath.log(Math.abs(new LUDecomposition(product, 1e-300).getDeterminant()));
        assertThat(clouds.logJacobian(0)).isCloseTo(joint, within(1e-10));
        double sum = 0;
        for (double change : clouds.change(0).entropyChanges()) {
            sum += change;
        }
        assertThat(sum).isGreaterThan(joint + 0.1);
    }

    /// Five layers without a cycle: after as many steps nothing moves, and ŵ has no determinant.
    @Test
    void feedForwardCloudsEndStill() {
        double[] w = new double[25];
        for (int i = 0; i < 4; i++) {
            w[(i + 1) * 5 + i] = 1;
        }
        Clouds clouds = Clouds.of(Clouds.bulk(5, 1, w), CLAMPED, CloudReading.delay(5, 1, 3));
        CloudChange change = clouds.change(0);
        for (int i = 0; i < 5; i++) {
            assertThat(change.shapeBefore(i)).isEqualTo(Shape.REGULAR);
            assertThat(change.shapeAfter(i)).isEqualTo(i < 3 ? Shape.STILL : Shape.REGULAR);
            assertThat(Double.isNaN(change.entropyChanges()[i])).isEqualTo(i < 3);
        }
        assertThat(clouds.logJacobian(0)).isEqualTo(Double.NEGATIVE_INFINITY);
    }

    /// Two neurons that copy a third move together.
    @Test
    void dependentRowsAreFlat() {
        double[] w = {0, 0, 1, 0, 0, 2, 1, 0.3, 0};
        CloudReading reading = CloudReading.layers(1, new int[] {0}, new int[] {1});
        CloudChange change = Clouds.of(Clouds.bulk(3, 1, w), CLAMPED, reading).change(0);
        assertThat(change.shapeBefore(0)).isEqualTo(Shape.REGULAR);
        assertThat(change.shapeAfter(0)).isEqualTo(Shape.FLAT);
        assertThat(change.entropyChanges()[0]).isNaN();
    }

    @Test
    void displacementsArePerStep() {
        CloudReading reading = CloudReading.delay(3, 3, 4);
        Clouds clouds = Clouds.of(Clouds.ring(2, 1.5, 1.2, 1.8), CLAMPED, reading);
        CloudChange change = clouds.change(1);
        for (int p = 0; p < 9; p++) {
            double from = clouds.paths().state(p % 3, p / 3, 1);
            double to = clouds.paths().state(p % 3 + 4, p / 3, 1);
            assertThat(change.departures()[p]).isEqualTo(from);
            assertThat(change.arrivals()[p]).isEqualTo(to);
            assertThat(change.velocities()[p]).isEqualTo((to - from) / 4);
        }
    }

    @Test
    void refusesWhatDoesNotFit() {
        Septuple ring = Clouds.ring(1, 1, 2, 3);
        CloudReading reading = CloudReading.delay(3, 3, 3);
        TangentCloud cloud = TangentCloud.exact(ring, Held.BOUNDARY, reading, Engine.scalar());
        BasePaths free = Clouds.follow(ring, new Protocol(new Periodic(9), false, true, 0), 5);
        BasePaths brief = Clouds.follow(ring, CLAMPED, 4);
        assertThatIllegalArgumentException().isThrownBy(() -> cloud.carry(free, 0, 0, new CloudChange(reading)));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> cloud.carry(brief, 0, 0, new CloudChange(reading)))
                .withMessageContaining("steps suffice");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> TangentCloud.sampled(ring, Held.BOUNDARY, reading, 3, 1, Engine.scalar()))
                .withMessageContaining("more of them");
        assertThatIllegalArgumentException().isThrownBy(() -> CloudReading.layers(3, new int[] {0}, new int[] {0}));
        assertThatIllegalArgumentException().isThrownBy(() -> CloudReading.layers(3, new int[] {0}, new int[0]));
        assertThatIllegalArgumentException().isThrownBy(() -> CloudReading.delay(3, 0, 3));
        assertThatIllegalArgumentException()
                .isThrownBy(
                        () -> TangentCloud.exact(ring, Held.BOUNDARY, CloudReading.delay(4, 1, 1), Engine.scalar()));
    }
}
