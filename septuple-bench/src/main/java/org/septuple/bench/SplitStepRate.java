package org.septuple.bench;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.septuple.numerics.Axis;
import org.septuple.numerics.Boundary;
import org.septuple.numerics.Engine;
import org.septuple.numerics.Grid;
import org.septuple.numerics.ThreadCrew;
import org.septuple.quantum.SplitStep;
import org.septuple.quantum.WaveFunction;

/// Septuple's side of the contests `split-step-GRID`: Strang steps per second on a periodic grid, formula in `split_step.py`;
/// and how their cost grows with the grid. Prints one line of JSON per grid, with `detail.nanoseconds_per_point`.
///
/// 256³ needs some 400 MB.
public final class SplitStepRate {

    private static final double DT = 0.001;

    /// Points of one call at least: the passes of consecutive steps are joined.
    private static final int POINTS_PER_CALL = 1 << 23;

    private static final List<String> SCALING = List.of(
            "64x64",
            "128x128",
            "256x256",
            "512x512",
            "1024x1024",
            "2048x2048",
            "4096x4096",
            "32x32x32",
            "64x64x64",
            "128x128x128",
            "256x256x256");

    private SplitStepRate() {}

    /// Measures.
    ///
    /// @param arguments `--grid NxN` (1024x1024), or `--grid all` from 64² to 4096² and to 256³, `--threads N`,
    ///     `--kernels scalar|vector`
    public static void main(String[] arguments) {
        Options options = new Options(arguments, "grid");
        String text = options.text("grid", "1024x1024");
        try (ThreadCrew crew = new ThreadCrew(options.threads())) {
            for (String grid : text.equals("all") ? SCALING : List.of(text)) {
                measure(grid, options.engine(crew));
            }
        }
    }

    private static void measure(String text, Engine engine) {
        Grid grid = new Grid(Stream.of(text.split("x", -1))
                .map(points -> new Axis(-10, 10, Integer.parseInt(points), Boundary.PERIODIC))
                .toList());
        double[] v = new double[grid.size()];
        WaveFunction psi = new WaveFunction(grid, new double[grid.size()], new double[grid.size()]);
        double[] q = new double[grid.dimensions()];
        for (int cell = 0; cell < v.length; cell++) {
            grid.position(cell, q);
            v[cell] = 0.5 * Arrays.stream(q).map(x -> x * x).sum();
            psi.re()[cell] =
                    Math.exp(-0.5 * Arrays.stream(q).map(x -> (x - 1) * (x - 1)).sum());
        }
        psi.normalise();
        SplitStep split = new SplitStep(
                grid, new double[grid.dimensions()], 1, 1, new double[] {0.5, 0.5}, new double[] {1}, engine);
        int steps = Math.max(10, POINTS_PER_CALL / grid.size());
        Timing timing = Timing.of(Timing.COLD, () -> split.steps(psi, v, DT, steps));
        ResultLine line = new ResultLine("split-step-" + text, steps / timing.seconds(), "steps/s");
        timing.describe(line, engine)
                .detail("x", grid.size())
                .detail("nanoseconds_per_point", timing.seconds() / steps * 1e9 / grid.size())
                .detail("norm", psi.norm())
                .print();
    }
}
