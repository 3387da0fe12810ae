package org.septuple.bench;

import java.util.Arrays;
import java.util.List;
import org.septuple.gravity.CurvatureField;
import org.septuple.gravity.MetricSamples;
import org.septuple.numerics.Axis;
import org.septuple.numerics.Boundary;
import org.septuple.numerics.Engine;
import org.septuple.numerics.Grid;
import org.septuple.numerics.ThreadCrew;
import org.septuple.spacetime.Box;
import org.septuple.spacetime.Brackets;
import org.septuple.spacetime.Cutoff;
import org.septuple.spacetime.KernelGrid;
import org.septuple.spacetime.KernelRequest;
import org.septuple.spacetime.MetricGrid;
import org.septuple.spacetime.NearFlat;
import org.septuple.spacetime.NeuronLayout;
import org.septuple.spacetime.Neurons;

/// Times of curvature on a periodic cube: connection, Riemann's tensor, Ricci's, R, Kretschmann's scalar and the square of Weyl's tensor of a metric made of kernels, from its
/// analytic derivatives, and from differences of its values of order 4 and 6. Processor time of one core per cell; beside the bound that memory sets, one pass over all
/// sixty fields read. Prints a line of JSON each.
public final class CurvatureRate {

    private static final double NANO = 1e9;
    private static final int PAIRS = 6;

    private CurvatureRate() {}

    /// Measures.
    ///
    /// @param arguments `--grid N` (64) points along each side, `--neurons N` (20000), `--sigma S` (4) grid steps, `--threads N`
    public static void main(String[] arguments) {
        Options options = new Options(arguments, "grid", "neurons", "sigma");
        int points = options.number("grid", 64);
        int size = options.number("neurons", 20_000);
        double sigma = Double.parseDouble(options.text("sigma", "4"));
        double side = points / sigma;
        Box box = Box.cube(side, true);
        Neurons neurons = NearFlat.neurons(NeuronLayout.poisson(box, size, 1), 0.1, 1);
        Axis axis = new Axis(0, side, points, Boundary.PERIODIC);
        Grid grid = Grid.of(axis, axis, axis);
        try (ThreadCrew crew = new ThreadCrew(options.threads())) {
            Engine engine = options.engine(crew);
            MetricGrid kernels = KernelGrid.of(neurons, box, new Cutoff(4), grid, KernelRequest.derivatives(2), engine);
            rate("curvature-kernels", grid, engine, () -> CurvatureField.ofSpace(kernels, engine));
            rate("curvature-bound", grid, engine, () -> read(kernels, engine));
            List<double[]> pairs = pairs(kernels);
            for (int order = 4; order <= 6; order += 2) {
                MetricSamples samples = MetricSamples.atRest(grid, order, pairs);
                rate("curvature-differences-" + order, grid, engine, () -> CurvatureField.of(samples, engine));
            }
        }
    }

    private static void rate(String name, Grid grid, Engine engine, Runnable work) {
        Timing timing = Timing.of(Timing.COLD, work);
        double processor = timing.seconds() * timing.cores() * NANO / grid.size();
        timing.describe(new ResultLine(name, processor, "ns/cell"), engine)
                .detail("cells", grid.size())
                .detail("seconds", timing.seconds())
                .print();
    }

    /// Copies all fields line by line.
    private static void read(MetricGrid kernels, Engine engine) {
        int rows = kernels.grid().axis(2).points();
        engine.crew().work(kernels.grid().size() / rows, (worker, line) -> {
            double[] buffer = new double[rows];
            for (int pair = 0; pair < PAIRS; pair++) {
                for (int block = 0; block < Brackets.TIME; block++) {
                    kernels.copyMetric(pair, block, line * rows, rows, buffer, 0);
                }
            }
        });
    }

    private static List<double[]> pairs(MetricGrid kernels) {
        double[] clock = new double[kernels.grid().size()];
        Arrays.fill(clock, -1);
        double[] zero = new double[clock.length];
        return List.of(
                clock,
                zero,
                zero,
                zero,
                kernels.metrics(0, Brackets.VALUE),
                kernels.metrics(1, Brackets.VALUE),
                kernels.metrics(2, Brackets.VALUE),
                kernels.metrics(3, Brackets.VALUE),
                kernels.metrics(4, Brackets.VALUE),
                kernels.metrics(5, Brackets.VALUE));
    }
}
