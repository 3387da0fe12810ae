package org.septuple.bench;

import java.util.stream.IntStream;
import org.septuple.numerics.Crew;
import org.septuple.numerics.Engine;
import org.septuple.numerics.Purpose;
import org.septuple.numerics.RandomStream;
import org.septuple.numerics.ThreadCrew;
import org.septuple.spacetime.FrameFit;
import org.septuple.spacetime.FrameSearch;
import org.septuple.spacetime.Frames;
import org.septuple.spacetime.LocalNeurons;

/// Times of the search for flat space-time: seconds per iteration against the number of neurons. Prints a line of JSON for each number.
public final class FrameRate {

    private static final int ENTRIES = 6;
    private static final int AXES = 3;
    private static final double STRAIN = 0.1;

    private FrameRate() {}

    /// Measures.
    ///
    /// @param arguments `--size N` (10000) neurons, and a tenth and a hundredth of it, `--times T` (2) of the fit, `--iterations I` (20), `--threads N`
    public static void main(String[] arguments) {
        Options options = new Options(arguments, "size", "times", "iterations");
        int size = options.number("size", 10_000);
        int times = options.number("times", 2);
        FrameSearch.Settings settings = FrameSearch.Settings.standard().atMost(options.number("iterations", 20));
        try (ThreadCrew crew = new ThreadCrew(options.threads())) {
            for (int part : new int[] {100, 10, 1}) {
                iterate(size / part, times, settings, options.engine(crew));
            }
        }
    }

    private static void iterate(int size, int times, FrameSearch.Settings settings, Engine engine) {
        LocalNeurons neurons = nearlyFlat(size, times);
        Frames start = Frames.random(neurons, 1, 0);
        int[] fit = IntStream.range(0, times).toArray();
        Crew crew = engine.crew();
        FrameFit end = new FrameSearch(settings, crew).from(neurons, start, fit);
        Timing timing = Timing.of(0, () -> new FrameSearch(settings, crew).from(neurons, start, fit));
        timing.describe(new ResultLine("frames", timing.seconds() / end.iterations(), "s/iteration"), engine)
                .detail("neurons", size)
                .detail("times", times)
                .detail("iterations", end.iterations())
                .detail("start", end.start().energy())
                .detail("end", end.end().energy())
                .print();
    }

    /// g_i = 1 + .1·h_i, h_i symmetric normal, paths random walks of .1 a step and axis.
    private static LocalNeurons nearlyFlat(int size, int times) {
        double[] normal = new RandomStream(1, Purpose.KNOWN_PROCESS, 60, 0).gaussians((ENTRIES + AXES * times) * size);
        double[] matrices = new double[ENTRIES * size];
        double[] paths = new double[AXES * size * times];
        for (int k = 0; k < matrices.length; k++) {
            int entry = k % ENTRIES;
            matrices[k] = (entry == 0 || entry == 3 || entry == 5 ? 1 : 0) + STRAIN * normal[k];
        }
        for (int k = 0; k < paths.length; k++) {
            paths[k] = (k < AXES * size ? 0 : paths[k - AXES * size]) + STRAIN * normal[matrices.length + k];
        }
        return LocalNeurons.of(matrices, paths);
    }
}
