package org.septuple.bench;

import java.util.stream.IntStream;
import org.septuple.measurement.CloudDisplacements;
import org.septuple.measurement.CloudSample;
import org.septuple.measurement.EntropyForm;
import org.septuple.measurement.PlantedClouds;
import org.septuple.network.ActivationDynamics;
import org.septuple.network.ActivationDynamics.Protocol;
import org.septuple.network.BasePaths;
import org.septuple.network.CloudLaw;
import org.septuple.network.CloudReading;
import org.septuple.network.FiniteClouds;
import org.septuple.network.Septuple;
import org.septuple.network.TangentClouds;
import org.septuple.network.Wiring;
import org.septuple.numerics.Engine;
import org.septuple.numerics.Purpose;
import org.septuple.numerics.RandomStream;
import org.septuple.numerics.ThreadCrew;

/// Times of clouds of neuron states: nanoseconds per product of a tangent or a replica with a synapse, beside those of the dense product that bounds
/// them, and microseconds per entropy and fit. Prints a line of JSON each.
public final class CloudRate {

    private static final double PICO = 1e12;
    private static final double MICRO = 1e6;
    private static final int CLOUDS = 32;
    private static final double[][] FORM = {{2, .5, -.3}, {.5, 1, .2}, {-.3, .2, .7}};

    private CloudRate() {}

    /// Measures.
    ///
    /// @param arguments `--size N` (42) neurons in each of three cyclic groups, `--replicas R` (400), `--clouds C` (1600) of the fit, `--threads N`
    public static void main(String[] arguments) {
        Options options = new Options(arguments, "size", "replicas", "clouds");
        int size = options.number("size", 42);
        int replicas = options.number("replicas", 400);
        try (ThreadCrew crew = new ThreadCrew(options.threads())) {
            Engine engine = options.engine(crew);
            Wiring wiring = new Wiring.Cyclic(3, size, true, UndrivenNetwork.GAIN, false);
            Septuple septuple = UndrivenNetwork.septuple(wiring, CLOUDS);
            CloudReading reading = CloudReading.layers(
                    3,
                    IntStream.range(0, size).toArray(),
                    IntStream.range(size, 2 * size).toArray(),
                    IntStream.range(2 * size, 3 * size).toArray());
            BasePaths paths = new BasePaths(3 * size, CLOUDS, reading.steps());
            paths.follow(new ActivationDynamics(
                    septuple, new Protocol(new ActivationDynamics.Poisson(3), false, false, 0), 1, 0, 0, engine));
            double synapses = 3.0 * size * size * reading.steps() * CLOUDS;
            TangentClouds tangents = TangentClouds.exact(septuple, paths.held(), reading, engine);
            rate("tangent-cloud", engine, synapses * 3 * size, () -> tangents.carry(paths, 0, (column, change) -> {}));
            FiniteClouds finite = new FiniteClouds(septuple, paths.held(), reading, replicas, 1, engine);
            rate(
                    "finite-cloud",
                    engine,
                    synapses * replicas,
                    () -> finite.carry(paths, 0, new CloudLaw(0.03, 0.01), (worker, column, cloud) -> {}));
            sample(replicas, engine);
            CloudDisplacements clouds = PlantedClouds.of(0.2, FORM, 0.1)
                    .draw(PlantedClouds.Displacements.UNIFORM, options.number("clouds", 1600), 1);
            time("entropy-form", engine, () -> EntropyForm.of(clouds));
        }
    }

    private static void sample(int replicas, Engine engine) {
        double[] before = new RandomStream(1, Purpose.KNOWN_PROCESS, 2, 0).gaussians(3 * replicas);
        double[] after = new RandomStream(1, Purpose.KNOWN_PROCESS, 3, 0).gaussians(3 * replicas);
        CloudSample sample = new CloudSample(replicas, 3, 3);
        time("entropy-normal", engine, () -> {
            sample.take(before, after);
            sample.gaussian();
        });
        time("entropy-neighbours", engine, sample::neighbours);
    }

    private static void rate(String name, Engine engine, double products, Runnable work) {
        Timing timing = Timing.of(Timing.COLD, work);
        timing.describe(new ResultLine(name, timing.seconds() * PICO / products, "ps/product"), engine)
                .print();
    }

    private static void time(String name, Engine engine, Runnable work) {
        Timing timing = Timing.of(Timing.COLD, work);
        timing.describe(new ResultLine(name, timing.seconds() * MICRO, "us"), engine)
                .print();
    }
}
