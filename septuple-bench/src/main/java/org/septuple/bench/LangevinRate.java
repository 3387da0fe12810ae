package org.septuple.bench;

import java.util.Arrays;
import java.util.Locale;
import org.septuple.numerics.Drift;
import org.septuple.numerics.Engine;
import org.septuple.numerics.Kernels;
import org.septuple.numerics.Langevin;
import org.septuple.numerics.lanes.Lanes;

/// Steps per second of particles in the double well V = (q₀² − 1)²/4 + q₁²/2, dt = .01, D = .1. Prints one line of JSON.
///
/// Arguments, all optional: threads (2), replicas (1000000), steps (20), scalar|vector.
public final class LangevinRate {

    private static final int REPEATS = 5;

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
    /// @param arguments see above
    public static void main(String[] arguments) {
        int threads = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 2;
        int replicas = arguments.length > 1 ? Integer.parseInt(arguments[1]) : 1_000_000;
        int steps = arguments.length > 2 ? Integer.parseInt(arguments[2]) : 20;
        Kernels kernels = arguments.length > 3 && arguments[3].equals("scalar") ? Kernels.scalar() : Lanes.kernels();
        try (SharedPieces crew = new SharedPieces(threads)) {
            Langevin ensemble = new Langevin(new DoubleWell(), 2, 0.1, 0.01, 1, replicas, new Engine(kernels, crew));
            ensemble.advance(steps);
            double best = 0;
            double leastCpu = Double.POSITIVE_INFINITY;
            for (int repeat = 0; repeat < REPEATS; repeat++) {
                long begin = System.nanoTime();
                long cpu = SharedPieces.cpuTime();
                ensemble.advance(steps);
                best = Math.max(best, steps * 1e9 / (System.nanoTime() - begin));
                leastCpu = Math.min(leastCpu, (SharedPieces.cpuTime() - cpu) / ((double) replicas * steps));
            }
            double[] q = new double[replicas];
            ensemble.read(1, q);
            System.out.println(String.format(
                    Locale.ROOT,
                    "{\"name\":\"Langevin step\",\"value\":%.4g,\"unit\":\"1/s\",\"detail\":{\"threads\":%d,\"replicas\":%d,\"steps\":%d,\"kernels\":\"%s\",\"lanes\":%d,\"cpuNsPerParticle\":%.4g,\"meanSquare1\":%.5f}}",
                    best,
                    threads,
                    replicas,
                    steps,
                    kernels.name(),
                    kernels.lanes(),
                    leastCpu,
                    Arrays.stream(q).map(x -> x * x).average().orElseThrow()));
        }
    }
}
