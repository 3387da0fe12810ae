package org.septuple.bench;

import org.septuple.numerics.Engine;
import org.septuple.numerics.ThreadCrew;
import org.septuple.spacetime.Box;
import org.septuple.spacetime.Cutoff;
import org.septuple.spacetime.KernelField;
import org.septuple.spacetime.NearFlat;
import org.septuple.spacetime.NeuronLayout;
import org.septuple.spacetime.Neurons;

/// Times of brackets at random points: nanoseconds per pair of a point and a neuron inside the cutoff, for neurons at unit density with g_i near 1. Prints a line of
/// JSON each for values, first and second derivatives, these with motion, and the time to sort the neurons.
public final class KernelPointRate {

    private static final double NANO = 1e9;
    private static final double NEAR = 0.1;

    private KernelPointRate() {}

    /// Measures.
    ///
    /// @param arguments `--size N` (1000000) neurons, `--points M` (4000), `--digits D` (6): relative error 10^(−D) of the cutoff, `--threads N`
    public static void main(String[] arguments) {
        Options options = new Options(arguments, "size", "points", "digits");
        int size = options.number("size", 1_000_000);
        int points = options.number("points", 4000);
        Cutoff cutoff = Cutoff.of(Math.pow(10, -options.number("digits", 6)));
        Box box = Box.cube(Math.cbrt(size), true);
        try (ThreadCrew crew = new ThreadCrew(options.threads())) {
            Engine engine = options.engine(crew);
            Neurons rest = NearFlat.neurons(NeuronLayout.poisson(box, size, 1), NEAR, 1);
            double[] positions = NeuronLayout.poisson(box, points, 2);
            double radius = cutoff.radius();
            double pairs = points * 4 / 3.0 * Math.PI * radius * radius * radius;
            KernelField field = new KernelField(rest, box, cutoff, 0, engine.kernels());
            for (int order = 0; order <= 2; order++) {
                rate("kernel-points-" + order, field, positions, order, pairs, engine);
            }
            Neurons moving = rest.moving(new double[3 * size], new double[3 * size], new double[6 * size]);
            KernelField motion = new KernelField(moving, box, cutoff, 0, engine.kernels());
            rate("kernel-points-moving-2", motion, positions, 2, pairs, engine);
            Timing timing = Timing.of(0, () -> new KernelField(rest, box, cutoff, 0, engine.kernels()));
            timing.describe(new ResultLine("kernel-points-sort", timing.seconds() * NANO / size, "ns/neuron"), engine)
                    .print();
        }
    }

    private static void rate(
            String name, KernelField field, double[] positions, int order, double pairs, Engine engine) {
        Timing timing = Timing.of(Timing.COLD, () -> field.brackets(positions, order, false, engine));
        timing.describe(new ResultLine(name, timing.seconds() * NANO / pairs, "ns/pair"), engine)
                .detail("order", order)
                .detail("neurons", field.neurons().size())
                .print();
    }
}
