package org.septuple.bench;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.septuple.numerics.Drift;
import org.septuple.numerics.Engine;
import org.septuple.numerics.Langevin;
import org.septuple.numerics.ThreadCrew;

/// Septuple's side of the contest `langevin`: steps per second of particles in the double well V = (q₀² − 1)²/4 + q₁²/2,
/// dt = .01, D = .1. Prints one line of JSON.
public final class LangevinRate {

    private LangevinRate() {}

    /// F = −∇V.
    private record DoubleWell() implements Drift {
        @Override
        public void at(double time, double[] q, int replicas, double[] out) {
            for (int r = 0; r < replicas; r++) {
                out[r] = q[r] - q[r] * q[r] * q[r];
            }
            for (int r = Langevin.BLOCK; r < Langevin.BLOCK + replicas; r++) {
                out[r] = -q[r];
            }
        }
    }

    /// Measures.
    ///
    /// @param arguments `--particles N` (1000000), `--steps N` (20) in one call, so that a block of particles stays in cache
    ///     for so many, `--threads N`, `--kernels scalar|vector`
    public static void main(String[] arguments) {
        Options options = new Options(arguments, "particles", "steps");
        int particles = options.number("particles", 1_000_000);
        int steps = options.number("steps", 20);
        try (ThreadCrew crew = new ThreadCrew(options.threads())) {
            Engine engine = options.engine(crew);
            Langevin ensemble = new Langevin(new DoubleWell(), 2, 0.1, 0.01, 1, particles, engine);
            Timing timing = Timing.of(Timing.COLD, () -> ensemble.advance(steps));
            ResultLine line = new ResultLine("langevin", steps / timing.seconds(), "steps/s");
            timing.describe(line, engine)
                    .detail("particles", particles)
                    .detail("steps", steps)
                    .detail("made", ensemble.steps())
                    .detail("mean_square", meanSquares(ensemble))
                    .print();
        }
    }

    private static double[] meanSquares(Langevin ensemble) {
        double[] q = new double[ensemble.replicas()];
        return IntStream.range(0, 2)
                .mapToDouble(coordinate -> {
                    ensemble.read(coordinate, q);
                    return Arrays.stream(q).map(x -> x * x).average().orElseThrow();
                })
                .toArray();
    }
}
