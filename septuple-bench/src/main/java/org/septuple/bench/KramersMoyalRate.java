package org.septuple.bench;

import org.septuple.measurement.DriftDiffusion;
import org.septuple.measurement.LinearProcess;
import org.septuple.measurement.Recording;
import org.septuple.numerics.Engine;
import org.septuple.numerics.ThreadCrew;
import org.septuple.statistics.Estimate;

/// Seconds for drift and diffusion, errors included, from many samples of one coordinate, beside `peers/kramers.py`. The recording repeats a buffer of
/// 4096 frames, so that its length costs no memory. Prints one line of JSON.
public final class KramersMoyalRate {

    private static final int FRAMES = 4096;

    private KramersMoyalRate() {}

    /// Frames of a buffer again and again.
    private record Repeated(Recording buffer, long frames) implements Recording {
        @Override
        public int replicas() {
            return buffer.replicas();
        }

        @Override
        public int coordinates() {
            return buffer.coordinates();
        }

        @Override
        public double interval() {
            return buffer.interval();
        }

        @Override
        public void read(long first, int count, double[] target) {
            int done = 0;
            double[] part = new double[FRAMES * replicas() * coordinates()];
            while (done < count) {
                long at = (first + done) % FRAMES;
                int some = (int) Math.min(count - done, FRAMES - at);
                buffer.read(at, some, part);
                System.arraycopy(part, 0, target, done * replicas() * coordinates(), some * replicas() * coordinates());
                done += some;
            }
        }
    }

    /// Measures.
    ///
    /// @param arguments `--samples N` (100000000), `--replicas N` (1), `--threads N`, `--kernels scalar|vector`
    public static void main(String[] arguments) {
        Options options = new Options(arguments, "samples", "replicas");
        int samples = options.number("samples", 100_000_000);
        int replicas = options.number("replicas", 1);
        Recording buffer = LinearProcess.ornsteinUhlenbeck(new double[][] {{1}}, new double[][] {{1}}, 0.01)
                .record(FRAMES, replicas, 1, Engine.scalar());
        Recording recording = new Repeated(buffer, samples / replicas);
        try (ThreadCrew crew = new ThreadCrew(options.threads())) {
            Engine engine = options.engine(crew);
            Timing timing = Timing.of(
                    Timing.COLD, () -> DriftDiffusion.of(recording, 1, engine).step());
            Estimate d =
                    DriftDiffusion.of(recording, 1, engine).step().diffusion().scalar();
            timing.describe(new ResultLine("kramers-moyal", timing.seconds(), "s"), engine)
                    .detail("samples", samples)
                    .detail("replicas", replicas)
                    .detail("ns_per_sample", timing.seconds() / samples * 1e9)
                    .detail("heap_mb", Runtime.getRuntime().maxMemory() >> 20)
                    .detail("D", d.value())
                    .print();
        }
    }
}
