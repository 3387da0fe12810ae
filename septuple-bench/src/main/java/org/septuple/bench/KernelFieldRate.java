package org.septuple.bench;

import org.septuple.numerics.Axis;
import org.septuple.numerics.Boundary;
import org.septuple.numerics.Engine;
import org.septuple.numerics.Grid;
import org.septuple.numerics.LaneKernels;
import org.septuple.numerics.Purpose;
import org.septuple.numerics.RandomStream;
import org.septuple.numerics.ThreadCrew;
import org.septuple.spacetime.Box;
import org.septuple.spacetime.Cutoff;
import org.septuple.spacetime.KernelGrid;
import org.septuple.spacetime.KernelRequest;
import org.septuple.spacetime.Neurons;

/// Times of metric fields from kernels on a periodic cube: nanoseconds of one core per pair of a neuron and a grid point within the cutoff, quotients and
/// all else included, with derivatives of order 0, 1 and 2; beside one read-modify-write of eight channels per pair, which a kernel that adds one
/// neuron after the other cannot beat. Prints a line of JSON each.
public final class KernelFieldRate {

    private static final double NANO = 1e9;
    private static final double SPREAD = 0.3;
    /// Groups of eight numbers that fit the fastest cache.
    private static final int GROUPS = 256;

    private KernelFieldRate() {}

    /// Measures.
    ///
    /// @param arguments `--grid N` (64) points along each side, `--neurons N` (20000), `--sigma S` (2) grid steps, `--cutoff C` (6), `--orders N` (2) the highest,
    ///                  `--threads N`
    public static void main(String[] arguments) {
        Options options = new Options(arguments, "grid", "neurons", "sigma", "cutoff", "orders");
        int points = options.number("grid", 64);
        int size = options.number("neurons", 20_000);
        double sigma = Double.parseDouble(options.text("sigma", "2"));
        Cutoff cutoff = new Cutoff(Double.parseDouble(options.text("cutoff", "6")));
        Neurons neurons = neurons(points, size, sigma);
        double pairs = pairs(neurons, cutoff.radius());
        Axis axis = new Axis(0, points, points, Boundary.PERIODIC);
        Grid grid = Grid.of(axis, axis, axis);
        try (ThreadCrew crew = new ThreadCrew(options.threads())) {
            Engine engine = options.engine(crew);
            for (int order = 0; order <= options.number("orders", 2); order++) {
                KernelRequest request = KernelRequest.derivatives(order);
                Timing timing = Timing.of(
                        Timing.COLD,
                        () -> KernelGrid.of(neurons, Box.cube(points, true), cutoff, grid, request, engine));
                print("kernel-field", timing, engine, options.threads() * timing.seconds() * NANO / pairs)
                        .detail("order", order)
                        .detail("grid", points)
                        .detail("neurons", size)
                        .detail("sigma", sigma)
                        .detail("seconds", timing.seconds())
                        .print();
            }
            bound(engine);
        }
    }

    private static ResultLine print(String name, Timing timing, Engine engine, double value) {
        return timing.describe(new ResultLine(name, value, "ns/pair"), engine);
    }

    private static void bound(Engine engine) {
        double[] channels = new double[LaneKernels.LANES * GROUPS];
        double[] sums = new double[LaneKernels.LANES * GROUPS];
        Timing timing =
                Timing.of(Timing.COLD, () -> engine.kernels().replicas().addScaled(1e-9, channels, 0, sums, 0, GROUPS));
        print("read-modify-write", timing, engine, timing.seconds() * NANO / GROUPS)
                .print();
    }

    /// Random positions and matrices around 1/σ².
    private static Neurons neurons(int points, int size, double sigma) {
        double[] positions = new double[3 * size];
        double[] matrices = new double[6 * size];
        RandomStream stream = new RandomStream(1, Purpose.KNOWN_PROCESS, 0, 0);
        for (int k = 0; k < positions.length; k++) {
            positions[k] = points * stream.nextUniform();
        }
        for (int k = 0; k < matrices.length; k++) {
            boolean diagonal = k % 6 == 0 || k % 6 == 3 || k % 6 == 5;
            double off = SPREAD * (stream.nextUniform() - 0.5);
            matrices[k] = (diagonal ? 1 + off : 2 * off / 3) / (sigma * sigma);
        }
        return Neurons.of(positions, matrices);
    }

    /// Expected number of grid points within the cutoff of all neurons, in steps.
    private static double pairs(Neurons neurons, double cutoff) {
        double sum = 0;
        for (int i = 0; i < neurons.size(); i++) {
            sum += 1 / neurons.volumeElement(i);
        }
        return 4 * Math.PI / 3 * cutoff * cutoff * cutoff * sum;
    }
}
