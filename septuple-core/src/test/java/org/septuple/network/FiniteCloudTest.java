package org.septuple.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.septuple.network.ActivationDynamics.Periodic;
import org.septuple.network.ActivationDynamics.Poisson;
import org.septuple.network.ActivationDynamics.Protocol;
import org.septuple.numerics.Engine;
import org.septuple.numerics.Purpose;
import org.septuple.numerics.RandomStream;
import org.septuple.numerics.ThreadCrew;

class FiniteCloudTest {

    private static final int R = 5;

    private static Septuple network(int batch) {
        Septuple septuple = Networks.withFeedback(new Activation.Tanh(), new Loss.Boundary(), batch, 4);
        new RandomStream(4, Purpose.CHECK_POINTS, 0, 0)
                .fillGaussian(septuple.states().values(), 0, 10 * batch);
        return septuple;
    }

    /// The other way to write it: every replica is a column of the dynamics themselves, of the same seed and with common input and noise.
    @ParameterizedTest
    @CsvSource({"true", "false"})
    void replicasMoveAsColumnsOfTheDynamics(boolean clamped) {
        Protocol protocol = new Protocol(new Poisson(2), clamped, true, 0);
        CloudReading reading = CloudReading.delay(10, 3, 3);
        BasePaths paths = Clouds.follow(network(3), protocol, 5);
        FiniteCloud cloud = new FiniteCloud(network(1), protocol.held(), reading, R, 8, Engine.scalar());
        int sets = 0;
        for (int column = 0; column < 3; column++) {
            cloud.carry(paths, column, 40 + column, new CloudLaw(.1, 0));
            BasePaths replicas = columns(protocol, paths, column, 40 + column);
            assertEqualTo(cloud, replicas);
            for (int step = 0; step < 5; step++) {
                sets += paths.isSet(step, 0, column) ? 1 : 0;
                assertThat(paths.isSet(step, paths.neurons() / 2, column)).isFalse();
            }
        }
        assertThat(sets).isBetween(1, 14);
    }

    private static BasePaths columns(Protocol protocol, BasePaths paths, int column, int number) {
        Septuple septuple = network(R);
        ActivationDynamics dynamics = new ActivationDynamics(septuple, protocol, 6, 0, 0, Engine.scalar());
        NeuronRange free = protocol.held().free(septuple.projector());
        double[] xi = new RandomStream(8, Purpose.FINITE_CLOUDS, number, 0).gaussians(free.size() * R);
        for (int i = 0; i < 10; i++) {
            for (int s = 0; s < R; s++) {
                septuple.states().values()[i * R + s] =
                        paths.state(0, i, column) + (free.contains(i) ? .1 * xi[(i - free.from()) * R + s] : 0);
            }
        }
        BasePaths replicas = new BasePaths(10, R, 5);
        replicas.follow(dynamics);
        return replicas;
    }

    private static void assertEqualTo(FiniteCloud cloud, BasePaths replicas) {
        double[] before = new double[3 * R];
        double[] after = new double[3 * R];
        for (int i = 0; i < 10; i++) {
            cloud.before(i, before);
            cloud.after(i, after);
            for (int s = 0; s < R; s++) {
                for (int a = 0; a < 3; a++) {
                    assertThat(before[s * 3 + a]).isCloseTo(replicas.state(a, i, s), within(1e-14));
                    assertThat(after[s * 3 + a]).isCloseTo(replicas.state(3 + a, i, s), within(1e-14));
                }
            }
        }
    }

    /// A cloud of almost no radius stays on its base path, whatever noise and updates that has.
    @ParameterizedTest
    @CsvSource({"true", "false"})
    void noiseOfTheBasePathIsCommon(boolean clamped) {
        Protocol protocol = new Protocol(new Poisson(2), clamped, true, .3);
        CloudReading reading = CloudReading.delay(10, 2, 3);
        BasePaths paths = Clouds.follow(network(4), protocol, 4);
        FiniteCloud cloud = new FiniteCloud(network(1), protocol.held(), reading, R, 8, Engine.scalar());
        double[] after = new double[2 * R];
        for (int column = 0; column < 4; column++) {
            cloud.carry(paths, column, column, new CloudLaw(1e-300, 0));
            for (int i = 0; i < 10; i++) {
                cloud.after(i, after);
                for (int p = 0; p < 2 * R; p++) {
                    assertThat(after[p]).isCloseTo(paths.state(3 + p % 2, i, column), within(1e-14));
                }
            }
        }
    }

    /// A ring of identities: Var x₀(t + 1) = w²r² + s² of a neuron, and x₀(t + 3) has w₀²w₁²w₂²r² + s²(1 + w₂² + w₁²w₂²). Both z < 4.
    @Test
    void ownNoiseHasItsClosedForm() {
        double[] w = {.8, 1.1, .7};
        Septuple ring = identity(w);
        int r = 40_000;
        FiniteCloud cloud = new FiniteCloud(ring, Held.NOTHING, CloudReading.delay(3, 2, 2), r, 8, Engine.scalar());
        BasePaths paths = new BasePaths(3, 1, 3);
        paths.follow(
                new ActivationDynamics(ring, new Protocol(new Poisson(5), false, true, 0), 6, 0, 0, Engine.scalar()));
        cloud.carry(paths, 0, 0, new CloudLaw(.2, .1));
        double[] x = new double[2 * r];
        cloud.before(0, x);
        assertVariance(x, 0, .04);
        assertVariance(x, 1, w[2] * w[2] * .04 + .01);
        cloud.after(0, x);
        double in = w[1] * w[1] * w[2] * w[2];
        assertVariance(x, 1, w[0] * w[0] * in * .04 + .01 * (1 + w[2] * w[2] + in));
    }

    /// x(t + 1) = w x(t) + v u(t), u set at each step in each replica: u(t) is of one place, or has the cloud's radius where the boundary is free, later ones are
    /// of unit variance. Under common input nothing but the first displacement is left. All z < 4.
    @ParameterizedTest
    @CsvSource({"true", "false"})
    void ownInputHasItsClosedForm(boolean clamped) {
        double w = .8;
        double v = .3;
        int r = 40_000;
        Protocol protocol = new Protocol(new Periodic(1), clamped, false, 0);
        CloudReading reading = CloudReading.delay(new int[] {1}, 2, 2);
        BasePaths paths = new BasePaths(2, 1, 3);
        paths.follow(new ActivationDynamics(driven(w, v, 1), protocol, 6, 0, 0, Engine.scalar()));
        FiniteCloud cloud = new FiniteCloud(driven(w, v, 1), protocol.held(), reading, r, 8, Engine.scalar());
        double first = (w * w + (clamped ? 0 : v * v)) * .04;
        double[] x = new double[2 * r];
        cloud.carry(paths, 0, 0, new CloudLaw(.2, 0, CloudLaw.Input.INDEPENDENT));
        cloud.before(0, x);
        assertVariance(x, 0, .04);
        assertVariance(x, 1, first);
        cloud.after(0, x);
        assertVariance(x, 0, w * w * first + v * v);
        assertVariance(x, 1, w * w * (w * w * first + v * v) + v * v);
        cloud.carry(paths, 0, 0, new CloudLaw(.2, 0, CloudLaw.Input.COMMON));
        cloud.after(0, x);
        assertVariance(x, 1, w * w * w * w * first);
    }

    /// Samples come at updates of the base path only, and every cloud has its own.
    @Test
    void ownInputIsThatOfTheCloud() {
        Protocol protocol = new Protocol(new Periodic(2), true, false, 0);
        CloudReading reading = CloudReading.layers(3, new int[] {0});
        BasePaths paths = new BasePaths(2, 2, 3);
        paths.follow(new ActivationDynamics(driven(.8, .3, 2), protocol, 6, 0, 0, Engine.scalar()));
        FiniteCloud cloud = new FiniteCloud(driven(.8, .3, 1), protocol.held(), reading, R, 8, Engine.scalar());
        double[] one = new double[R];
        double[] other = new double[R];
        CloudLaw law = new CloudLaw(.1, 0).withInput(CloudLaw.Input.INDEPENDENT);
        cloud.carry(paths, 0, 3, law);
        cloud.before(0, one);
        assertThat(one).containsOnly(paths.state(0, 0, 0));
        cloud.after(0, one);
        assertThat(Arrays.stream(one).distinct().count()).isEqualTo(R);
        assertThat(one).doesNotContain(paths.state(3, 0, 0));
        cloud.carry(paths, 0, 4, law);
        cloud.after(0, other);
        assertThat(Arrays.stream(other).filter(x -> Arrays.stream(one).anyMatch(y -> x == y)))
                .isEmpty();
        cloud.carry(paths, 1, 3, law);
        cloud.after(0, other);
        assertThat(other).isEqualTo(one);
        Protocol rare = new Protocol(new Periodic(1000), true, false, 0);
        paths.follow(new ActivationDynamics(driven(.8, .3, 2), rare, 6, 0, 0, Engine.scalar()));
        cloud.carry(paths, 0, 3, law);
        cloud.after(0, other);
        assertThat(other).containsOnly(paths.state(3, 0, 0));
    }

    /// A linear neuron that hears itself by w and an input by v.
    private static Septuple driven(double w, double v, int batch) {
        BoundaryProjector projector = new BoundaryProjector(1, 1, 0);
        NeuronRange bulk = projector.bulkRange();
        Weights weights = new Weights(
                2, List.of(new DenseBlock(bulk, projector.inputRange(), false), new DenseBlock(bulk, bulk, false)));
        weights.set(1, 0, v);
        weights.set(1, 1, w);
        return new Septuple(
                new States(2, batch),
                projector,
                new Networks.Noise(1, 0, 5),
                weights,
                Biases.of(projector, weights),
                new Activation.Identity(),
                new Loss.Boundary());
    }

    private static void assertVariance(double[] x, int component, double expected) {
        int r = x.length / 2;
        double mean = 0;
        double squares = 0;
        for (int s = 0; s < r; s++) {
            mean += x[2 * s + component] / r;
        }
        for (int s = 0; s < r; s++) {
            squares += (x[2 * s + component] - mean) * (x[2 * s + component] - mean);
        }
        double z = (squares / (r - 1) / expected - 1) / Math.sqrt(2.0 / (r - 1));
        assertThat(z).isBetween(-4.0, 4.0);
    }

    private static Septuple identity(double... w) {
        Septuple ring = Clouds.ring(1, w);
        return new Septuple(
                ring.states(),
                ring.projector(),
                ring.distribution(),
                ring.weights(),
                ring.biases(),
                new Activation.Identity(),
                ring.loss());
    }

    /// ½ log of the ratio of variances is that of the tangent cloud: at r = .003 within 4 errors, and from it on O(r²), so that twice the radius
    /// is four times off. All radii have the same ξ.
    @Test
    void smallCloudsAreTangentClouds() {
        Protocol protocol = new Protocol(new Poisson(1e6), true, true, 0);
        CloudReading reading = CloudReading.delay(10, 1, 3);
        int r = 20_000;
        Septuple septuple = network(1);
        septuple.states().values()[4] = .5;
        BasePaths paths = Clouds.follow(septuple, protocol, 3);
        CloudChange tangent = new CloudChange(reading);
        TangentCloud.exact(network(1), protocol.held(), reading, Engine.scalar())
                .carry(paths, 0, 0, tangent);
        FiniteCloud cloud = new FiniteCloud(network(1), protocol.held(), reading, r, 8, Engine.scalar());
        double[] changes = new double[4];
        double[] radii = {.003, .05, .1, 1e-6};
        for (int k = 0; k < 4; k++) {
            cloud.carry(paths, 0, 0, new CloudLaw(radii[k], 0));
            double[] before = new double[r];
            double[] after = new double[r];
            cloud.before(4, before);
            cloud.after(4, after);
            changes[k] = StrictMath.log(variance(after) / variance(before)) / 2;
        }
        assertThat(changes[0]).isCloseTo(tangent.entropyChanges()[4], within(4 / Math.sqrt(r)));
        assertThat(Math.abs(changes[1] - changes[3])).isGreaterThan(1e-4);
        assertThat((changes[2] - changes[3]) / (changes[1] - changes[3])).isBetween(3.0, 5.0);
    }

    private static double variance(double[] x) {
        double mean = Arrays.stream(x).sum() / x.length;
        return Arrays.stream(x).map(v -> (v - mean) * (v - mean)).sum() / (x.length - 1);
    }

    @ParameterizedTest
    @EnumSource
    void bitsDoNotDependOnThreads(CloudLaw.Input input) {
        Protocol protocol = new Protocol(new Poisson(2), true, true, .1);
        BasePaths paths = Clouds.follow(network(7), protocol, 3);
        double[] alone = all(paths, protocol, input, Engine.scalar());
        try (ThreadCrew crew = new ThreadCrew(3)) {
            assertThat(all(paths, protocol, input, new Engine(Engine.scalar().kernels(), crew)))
                    .isEqualTo(alone);
        }
        assertThat(Arrays.stream(alone).distinct().count()).isGreaterThan(7 * R);
    }

    private static double[] all(BasePaths paths, Protocol protocol, CloudLaw.Input input, Engine engine) {
        CloudReading reading = CloudReading.layers(3, new int[] {4}, new int[] {5});
        FiniteClouds clouds = new FiniteClouds(network(1), protocol.held(), reading, R, 8, engine);
        double[] all = new double[paths.batch() * 2 * R];
        clouds.carry(paths, 3, new CloudLaw(.1, .1, input), (worker, column, cloud) -> {
            double[] after = new double[2 * R];
            cloud.after(0, after);
            System.arraycopy(after, 0, all, column * 2 * R, 2 * R);
        });
        return all;
    }

    @Test
    void refusesWhatItCannotCarry() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new CloudLaw(0, 0))
                .withMessage("radius 0.0 must be finite and > 0; the limit 0 is that of tangent clouds");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new CloudLaw(.1, -1))
                .withMessage("noise -1.0 must be finite and >= 0");
        CloudReading reading = CloudReading.delay(10, 3, 3);
        FiniteCloud cloud = new FiniteCloud(network(1), Held.BOUNDARY, reading, R, 8, Engine.scalar());
        assertThatIllegalArgumentException()
                .isThrownBy(() -> cloud.carry(new BasePaths(10, 2, 4), 0, 0, new CloudLaw(.1, 0)))
                .withMessageContaining("steps suffice");
    }
}
