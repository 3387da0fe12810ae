package org.septuple.bench;

import java.util.Arrays;
import java.util.SplittableRandom;
import org.septuple.numerics.Crew;
import org.septuple.numerics.Engine;
import org.septuple.numerics.SparseMatrix;
import org.septuple.numerics.ThreadCrew;
import org.septuple.numerics.lanes.Lanes;

/// Products of a random sparse matrix beside the STREAM triad of the same run, in bytes per second: the matrix, x and y
/// once each, without the four bytes per row and block that a product does not read. Best and median. A plain main, since a matrix of 10⁸ entries takes long to build:
/// `java -Xmx4g --add-modules jdk.incubator.vector -cp 'septuple-bench/target/benchmarks.jar' org.septuple.bench.SparseProductBenchmark 1000000 100 2`
public final class SparseProductBenchmark {

    private static final int REPETITIONS = 20;
    private static final int TRIAD = 1 << 25;
    private static final double TRIAD_BYTES = 24.0 * TRIAD;

    private SparseProductBenchmark() {}

    /// Measures.
    ///
    /// @param arguments neurons, synapses per neuron, workers
    public static void main(String[] arguments) {
        int neurons = Integer.parseInt(arguments[0]);
        int synapses = Integer.parseInt(arguments[1]);
        int workers = Integer.parseInt(arguments[2]);
        SparseMatrix matrix = SparseMatrix.of(neurons, neurons, (row, sink) -> {
            var random = new SplittableRandom(row);
            int[] columns = random.ints(synapses, 0, neurons).sorted().toArray();
            for (int e = 0; e < synapses; e++) {
                if (e == 0 || columns[e] != columns[e - 1]) {
                    sink.put(columns[e], random.nextDouble(-1, 1));
                }
            }
        });
        System.out.printf("%d neurons, %d entries, %.3f GB%n", neurons, matrix.entries(), matrix.bytes() / 1e9);
        try (ThreadCrew crew = new ThreadCrew(workers)) {
            for (int threads = 1; threads <= workers; threads += Math.max(1, workers - 1)) {
                Engine engine = new Engine(Lanes.kernels(), threads == 1 ? Crew.alone() : crew);
                Times triad = triad(engine.crew());
                System.out.printf(
                        "%d workers: triad %.1f GB/s, median %.1f%n",
                        threads, TRIAD_BYTES / triad.best / 1e9, TRIAD_BYTES / triad.median / 1e9);
                for (int batch : neurons > 200_000 ? new int[] {1} : new int[] {1, 8, 32}) {
                    double[] x = new SplittableRandom(1)
                            .doubles((long) neurons * batch, -1, 1)
                            .toArray();
                    double[] y = new double[neurons * batch];
                    double bytes = matrix.bytes() + (16.0 * batch - 4.0 * matrix.blocks()) * neurons;
                    double flop = 2.0 * matrix.entries() * batch;
                    report("S x", batch, bytes, flop, triad, () -> matrix.accumulate(engine, x, batch, y));
                    report("S^T x", batch, bytes, flop, triad, () -> matrix.accumulateTransposed(engine, x, batch, y));
                    report("outer", batch, bytes, flop, triad, () -> matrix.addOuterProduct(engine, x, x, batch));
                }
            }
            latency(crew);
        }
    }

    private static void report(String name, int batch, double bytes, double flop, Times triad, Runnable work) {
        Times times = Times.of(work);
        System.out.printf(
                "  %-6s batch %2d: %8.3f ms, %5.1f GB/s = %.2f of triad, %.1f GFLOP/s; median %8.3f ms = %.2f of triad%n",
                name,
                batch,
                1e3 * times.best,
                bytes / times.best / 1e9,
                bytes / times.best * triad.best / TRIAD_BYTES,
                flop / times.best / 1e9,
                1e3 * times.median,
                bytes / times.median * triad.median / TRIAD_BYTES);
    }

    private static Times triad(Crew crew) {
        double[] a = new double[TRIAD];
        double[] b = new double[TRIAD];
        double[] c = new double[TRIAD];
        Arrays.fill(b, 1);
        Arrays.fill(c, 2);
        int pieces = 64;
        int part = TRIAD / pieces;
        return Times.of(() -> crew.work(pieces, (worker, piece) -> add(a, b, c, piece * part, part)));
    }

    private static void add(double[] a, double[] b, double[] c, int from, int length) {
        for (int i = from; i < from + length; i++) {
            a[i] = b[i] + 3 * c[i];
        }
    }

    private static void latency(ThreadCrew crew) {
        int[] done = new int[crew.workers()];
        double best = Double.POSITIVE_INFINITY;
        for (int repetition = 0; repetition < 20; repetition++) {
            long start = System.nanoTime();
            for (int task = 0; task < 10_000; task++) {
                crew.work(2, (worker, piece) -> done[worker]++);
            }
            best = Math.min(best, (System.nanoTime() - start) / 1e4);
        }
        System.out.printf("empty task of 2 pieces: %.0f ns (pieces by worker: %s)%n", best, Arrays.toString(done));
    }

    /// Seconds.
    private record Times(double best, double median) {
        static Times of(Runnable work) {
            double[] seconds = new double[REPETITIONS];
            for (int repetition = 0; repetition < REPETITIONS; repetition++) {
                long start = System.nanoTime();
                work.run();
                seconds[repetition] = (System.nanoTime() - start) / 1e9;
            }
            Arrays.sort(seconds);
            return new Times(seconds[0], seconds[REPETITIONS / 2]);
        }
    }
}
